"""The pages of a damaged database file and of the WAL beside it, every committed version of each.

Nothing here is opened by SQLite, so nothing in the file can act. It knows no table: rows are in `leaf_rows`.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO, NamedTuple, Self

PAGE = 4096
"""Bytes of a page, SQLite's and SQLCipher's default; no workspace has another size."""

type Opened = Callable[[int, bytes], bytes | None]
"""Returns the content of a page by number and bytes, without what encryption adds; None for one that is broken."""

_WAL_HEADER = 32
_FRAME_HEADER = 24
_KEPT = 512
"""So many pages are kept in memory: chains of them are followed from several rows."""


class Version(NamedTuple):
    """A page as one transaction left it: 0 is the file itself, later ones are in the WAL. `offset` is in bytes."""

    number: int
    generation: int
    offset: int


class DamagedPages:
    """The pages of copies of a file and, where there is one, of its WAL. Give them back by a with statement."""

    def __init__(self, path: Path, wal: Path | None, opened: Opened) -> None:
        self._file = path.open("rb")
        self._wal = wal.open("rb") if wal is not None else None
        self._opened = opened
        self._versions: dict[int, list[Version]] = {}
        size = path.stat().st_size
        for number in range(1, -(-size // PAGE) + 1):
            self._versions[number] = [Version(number, 0, (number - 1) * PAGE)]
        if self._wal is not None and wal is not None:
            for version in _committed(self._wal, wal.stat().st_size):
                self._versions.setdefault(version.number, []).append(version)
        self.content = lru_cache(_KEPT)(self._content)

    def versions(self) -> Iterator[Version]:
        """Yield every version of every page."""
        for number in sorted(self._versions):
            yield from self._versions[number]

    @property
    def count(self) -> int:
        """How many versions there are."""
        return sum(len(found) for found in self._versions.values())

    def at(self, number: int, generation: int) -> bytes | None:
        """Return a page's content as a transaction saw it; None if it is not here or broken."""
        known = [one for one in self._versions.get(number, ()) if one.generation <= generation]
        return self.content(known[-1]) if known else None

    def raw(self, version: Version) -> bytes:
        """Return the bytes of a version of a page as they lie in the file; a page that is cut ends in zeros."""
        source: BinaryIO = self._file if version.generation == 0 or self._wal is None else self._wal
        source.seek(version.offset)
        return source.read(PAGE).ljust(PAGE, b"\0")

    def _content(self, version: Version) -> bytes | None:
        return self._opened(version.number, self.raw(version))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._file.close()
        if self._wal is not None:
            self._wal.close()


def _committed(wal: BinaryIO, size: int) -> list[Version]:
    """Return the pages in a WAL that a transaction has committed, in their order.

    Frames are those of the WAL's newest beginning (its two salts), up to the last one that ends a transaction.
    Their checksums are not looked at: what is read from pages is checked by its own hashes. Source: SQLite's file
    format, "The Write-Ahead Log".
    """
    wal.seek(0)
    header = wal.read(_WAL_HEADER)
    salts: bytes | None = header[16:24] if len(header) == _WAL_HEADER and any(header[16:24]) else None
    found: list[Version] = []
    ended = 0
    generation = 1
    for start in range(_WAL_HEADER, size - _FRAME_HEADER - PAGE + 1, _FRAME_HEADER + PAGE):
        wal.seek(start)
        frame = wal.read(_FRAME_HEADER)
        number = int.from_bytes(frame[:4])
        salts = salts or frame[8:16]
        if number and frame[8:16] == salts:
            found.append(Version(number, generation, start + _FRAME_HEADER))
            if any(frame[4:8]):
                ended = len(found)
                generation += 1
    return found[:ended]
