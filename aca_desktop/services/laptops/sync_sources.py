"""A sync file from outside, as bytes: opened with care, decrypted if need be, poured out as often as needed."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from aca_desktop.errors import AcaError
from aca_desktop.files import open_ordinary, world_trouble
from aca_desktop.sealing import age_stream
from aca_desktop.sealing.age_stream import LONGEST_ENVELOPE
from aca_desktop.sealing.age_stream import Envelope as Envelope
from aca_desktop.storage.sync.sync_frames import ENCRYPTED, PLAIN

_BLOCK = 2**20


class Plain(Protocol):
    """Something from outside that can be poured out as a plain sync file."""

    @property
    def is_encrypted(self) -> bool:
        """Whether it came encrypted, so that a kit's secret may be in it."""
        ...

    def pour(self, take: Callable[[bytes], None]) -> None:
        """Hand the plain file's bytes to `take`, all from the first on."""
        ...


class Keys(Protocol):
    """Opens the envelopes of encrypted files."""

    @property
    def passphrase(self) -> str | None:
        """The passphrase by which another laptop's locked workspace is opened, None if there is none."""
        ...

    def opened(self, envelope: bytes) -> Envelope:
        """Return the identity in an envelope.

        Raise AcaError `sync-encrypted` (a passphrase is needed), `wrong-passphrase`, `other-recipients`.
        """
        ...


class PassphraseKeys:
    """Opens envelopes by one passphrase, None: there is none. Each takes seconds, and is remembered."""

    def __init__(self, passphrase: str | None) -> None:
        self.passphrase = passphrase
        self._known: dict[bytes, Envelope] = {}

    def opened(self, envelope: bytes) -> Envelope:
        """Return the identity in an envelope."""
        if self.passphrase is None:
            raise AcaError("sync-encrypted")
        known = self._known.get(envelope)
        if known is None:
            known = self._known[envelope] = Envelope.opened(envelope, self.passphrase)
        return known


class Source:
    """An open file. Give it back by `close`."""

    def __init__(self, path: Path, keys: Keys) -> None:
        """Open a file; raise AcaError `not-found`, `not-a-file` (a link, a pipe, a folder), `not-a-sync-file`."""
        self.path = path
        self._file = open_ordinary(path, follow=False)
        self._size = os.fstat(self._file.fileno()).st_size
        try:
            self._start, self._envelope = self._beginning(keys)
        except BaseException:
            self._file.close()
            raise

    @property
    def is_encrypted(self) -> bool:
        """Whether a passphrase or a key was needed."""
        return self._envelope is not None

    def pour(self, take: Callable[[bytes], None]) -> None:
        """Hand the plain file's bytes to `take`, from the first on; raise AcaError `sync-changed` if it grew."""
        with world_trouble("cannot-read", self.path):
            if os.fstat(self._file.fileno()).st_size != self._size:
                raise AcaError("sync-changed")
            self._file.seek(self._start)
        if self._envelope is None:
            while data := self._read(_BLOCK):
                take(data)
        else:
            age_stream.decrypt(self._envelope, self._file, take)
        with world_trouble("cannot-read", self.path):
            if os.fstat(self._file.fileno()).st_size != self._size:
                raise AcaError("sync-changed")

    def close(self) -> None:
        """Give the file back."""
        self._file.close()

    def _beginning(self, keys: Keys) -> tuple[int, Envelope | None]:
        begin = self._read(len(PLAIN))
        if begin != ENCRYPTED:
            return 0, None  # the reader says what is wrong with it
        size = int.from_bytes(self._read(2))
        if not 0 < size <= LONGEST_ENVELOPE:
            raise AcaError("sync-malformed", where="envelope", reason="its size")
        return len(ENCRYPTED) + 2 + size, keys.opened(self._read(size))

    def _read(self, size: int) -> bytes:
        with world_trouble("cannot-read", self.path):
            return self._file.read(size)
