"""Drawing a document again from the record that a file carries, and comparing the two.

The record may be a stranger's who holds a laptop's key: what drawing it may cost is bounded by the file's size.
Whatever its types let through can be drawn.
"""

import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from aca_desktop.documents.typesetting.page import Limits
from aca_desktop.domain.papers.paper_kinds import SealedPaper, kind_of

_LENGTH = re.compile(rb"/Length ([0-9]{1,10})(?= >>\nstream\n| /Filter /FlateDecode >>\nstream\n)")
_START = re.compile(rb"startxref\n([0-9]{1,10})\n%%EOF\n\Z")
_TABLE = re.compile(rb"xref\n0 ([0-9]{1,8})\n")
_FLATE = b"/Filter /FlateDecode"
_OPENING = b">>\nstream\n"
_ROW = 20


class _Differs(Exception):
    pass


def is_same(drawn: bytes, other: bytes) -> bool:
    """Say whether `other` is `drawn` but for the packing; `drawn` must be a file that documents has finished."""
    try:
        return _Other(other).matches(drawn)
    except _Differs:
        return False


@dataclass(slots=True)
class _Other:
    """The file that is compared, and how far it has been."""

    data: bytes
    at: int = 0

    def matches(self, drawn: bytes) -> bool:
        start = int(_found(_START, drawn, 0)[1])
        offsets = list(_offsets(drawn, start))
        self._take(drawn[: offsets[0]])
        moved = []
        for begin, end in zip(offsets, [*offsets[1:], start], strict=True):
            moved.append(self.at)
            self._take_object(drawn[begin:end])
        table = self.at
        self._take(_rewritten(drawn, start, moved, table))
        return self.at == len(self.data)

    def _take(self, part: bytes) -> None:
        if not self.data.startswith(part, self.at):
            raise _Differs
        self.at += len(part)

    def _take_object(self, part: bytes) -> None:
        length = _LENGTH.search(part)
        if length is None or self.data.startswith(part, self.at):
            self._take(part)
            return
        opened = part.index(_OPENING, length.end()) + len(_OPENING)
        closed = opened + int(length[1])
        self._take(part[: length.start(1)])
        theirs = _LENGTH.match(self.data, self.at - len(b"/Length "))
        if theirs is None or _FLATE not in part[:opened] or str(int(theirs[1])).encode() != theirs[1]:
            raise _Differs
        self._take(theirs[1] + part[length.end() : opened])
        packed = memoryview(self.data)[self.at : self.at + int(theirs[1])]
        if not _unpacks_to(packed, zlib.decompress(part[opened:closed])):
            raise _Differs
        self.at += len(packed)
        self._take(part[closed:])


def _unpacks_to(packed: memoryview, plain: bytes) -> bool:
    unpacking = zlib.decompressobj()
    try:
        same = unpacking.decompress(packed, len(plain) + 1) == plain
    except zlib.error:
        return False
    return same and unpacking.eof and not unpacking.unused_data


def _offsets(drawn: bytes, start: int) -> Iterator[int]:
    """Yield where each object begins, in the order of the file, which is that of their numbers."""
    table = _found(_TABLE, drawn, start)
    for n in range(1, int(table[1])):
        row = table.end() + n * _ROW
        yield int(drawn[row : row + 10])


def _rewritten(drawn: bytes, start: int, moved: list[int], table: int) -> bytes:
    """Return the drawn file's end as it is with its objects at other places."""
    head = _found(_TABLE, drawn, start)
    rows = b"".join(b"%010d 00000 n \n" % place for place in moved)
    after = head.end() + (len(moved) + 1) * _ROW
    last = _found(_START, drawn, after)
    free = drawn[head.end() : head.end() + _ROW]
    return b"%s%s%s%sstartxref\n%d\n%%%%EOF\n" % (head[0], free, rows, drawn[after : last.start()], table)


def _found(pattern: re.Pattern[bytes], data: bytes, start: int) -> re.Match[bytes]:
    found = pattern.search(data, start)
    if found is None:
        raise ValueError("not a file that documents has finished")
    return found


_SMALLEST_PAGE = 2_000
_PAGES = 30
"""A file has a page for so many of its bytes, at most, and so many more: ours have one for 7,000."""

_BYTES_A_MARK = 4
_MARKS = 200_000
"""A file has a mark for so many of its bytes, at most, and so many more: ours have one for ten, and a declaration
with two texts of 20,000 letters 220,000 in all."""


def draw(paper: SealedPaper, limits: Limits | None = None) -> bytes:
    """Return a sealed document's finished PDF, with the seal's place empty."""
    drawing = import_module(f"aca_desktop.documents.{kind_of(paper)}").draw  # each is heavy, and one is wanted
    return cast("Callable[[SealedPaper, Limits | None], bytes]", drawing)(paper, limits)


def is_drawn_from(paper: SealedPaper, data: bytes, put_on: Callable[[bytes], bytes]) -> bool:
    """Say whether a sealed file is what this record is drawn as; `put_on` puts its seal on a finished file.

    Raise TooMuch where drawing it would cost more than files of this size do.
    """
    size = len(data)
    limits = Limits(_PAGES + size / _SMALLEST_PAGE, _MARKS + size / _BYTES_A_MARK)
    return is_same(put_on(draw(paper, limits)), data)
