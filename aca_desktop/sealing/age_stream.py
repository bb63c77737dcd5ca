"""Encrypting under a passphrase as a stream: an age identity under the passphrase, then an age stream for it.

Only the identity is encrypted by passphrase (scrypt), since that form of age holds everything in memory several
times over. It must not know what it encrypts.
"""

import re
import unicodedata
from collections.abc import Buffer, Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO

from aca_desktop.errors import AcaError

if TYPE_CHECKING:
    from pyrage import x25519

LONGEST_ENVELOPE = 2048
LARGEST_WORK = 20
"""Of scrypt, as log2 N: 1 GiB of memory. A hostile file could ask for days."""

_ENVELOPE = re.compile(rb"age-encryption\.org/v1\n-> scrypt [A-Za-z0-9+/]{22} ([0-9]{1,2})\n")


@dataclass(frozen=True, slots=True)
class Envelope:
    """An age identity, and the same as it lies in a file: encrypted under a passphrase."""

    data: bytes
    identity: "x25519.Identity" = field(repr=False)

    @classmethod
    def under(cls, passphrase: str) -> "Envelope":
        """Return a new identity under a passphrase; takes seconds. Raise AcaError `empty-passphrase`."""
        import pyrage

        identity = pyrage.x25519.Identity.generate()
        return cls(pyrage.passphrase.encrypt(str(identity).encode("ascii"), _normal(passphrase)), identity)

    @classmethod
    def opened(cls, data: bytes, passphrase: str) -> "Envelope":
        """Return the identity in an envelope; takes seconds.

        Raise AcaError `empty-passphrase`, `sync-malformed`, `wrong-passphrase` (for altered bytes too).
        """
        import pyrage

        found = _ENVELOPE.match(data)
        if found is None or not 1 <= int(found[1]) <= LARGEST_WORK:
            raise AcaError("sync-malformed", where="envelope", reason="not an envelope of ours")
        try:
            text = pyrage.passphrase.decrypt(data, _normal(passphrase))
        except pyrage.DecryptError as error:
            raise AcaError("wrong-passphrase") from error
        try:
            return cls(data, pyrage.x25519.Identity.from_str(text.decode("ascii")))
        except (pyrage.IdentityError, UnicodeDecodeError) as error:
            raise AcaError("sync-malformed", where="envelope", reason="no identity") from error


def encrypt(envelope: Envelope, plain: Iterable[bytes], out: BinaryIO) -> None:
    """Write the age stream of these bytes for an envelope's identity, at constant memory."""
    import pyrage

    pyrage.encrypt_io(_Pulled(iter(plain)), out, [envelope.identity.to_public()])


def decrypt(envelope: Envelope, source: BinaryIO, take: Callable[[bytes], None]) -> None:
    """Hand the plain bytes of an age stream to `take`, piece by piece; what `take` raises ends it.

    A cut or altered stream gives what comes before the damage. Raise AcaError `sync-malformed`.
    """
    import pyrage

    sink = _Pushed(take)
    try:
        pyrage.decrypt_io(source, sink, [envelope.identity])
    except (pyrage.DecryptError, OSError) as error:
        if sink.raised is not None:
            raise sink.raised from None
        raise AcaError("sync-malformed", where="encryption", reason=str(error)) from error


class _Pulled:
    """What pyrage reads from: pieces made one at a time."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._left = memoryview(b"")

    def read(self, size: int) -> bytes:
        while not self._left:
            piece = next(self._pieces, None)
            if piece is None:
                return b""
            self._left = memoryview(piece)
        taken, self._left = self._left[:size], self._left[size:]
        return bytes(taken)


class _Pushed:
    """What pyrage writes to."""

    def __init__(self, take: Callable[[bytes], None]) -> None:
        self._take = take
        self.raised: Exception | None = None

    def write(self, data: Buffer) -> int:
        piece = bytes(data)
        try:
            self._take(piece)
        except Exception as error:
            self.raised = error
            raise
        return len(piece)

    def flush(self) -> None:
        return


def _normal(passphrase: str) -> str:
    """Return the passphrase in NFC: keyboards differ in how they compose é."""
    if not passphrase:
        raise AcaError("empty-passphrase")
    return unicodedata.normalize("NFC", passphrase)
