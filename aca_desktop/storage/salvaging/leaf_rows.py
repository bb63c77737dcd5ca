"""The rows that can still be read in a damaged file's pages, whatever else of it is gone.

Leaves of tables hold whole rows with their numbers, so neither the schema nor the pages above them are needed.
What comes out may be anything: whoever takes it checks it. Source: https://www.sqlite.org/fileformat2.html, 1.6
and 2.1.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from aca_desktop.domain.journal.entry import MAX_BLOB
from aca_desktop.storage.salvaging.damaged_pages import DamagedPages, Version

type Value = int | float | str | bytes | None

_LEAF, _BRANCH = 0x0D, 0x05
_LISTS = {0x0A: (8, 0), 0x02: (12, 4)}
"""Pages of lists: how long their headers are, and what lies before each row."""

_LONGEST = MAX_BLOB + 4096
"""No row of ours is longer: a blob with its salt and numbers."""

_MOST_COLUMNS = 6
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}


class Place(NamedTuple):
    """Where a row begins."""

    version: Version
    offset: int


class Row(NamedTuple):
    """A row: where it lies, its number, its values (None for the column that is the number)."""

    place: Place
    number: int
    values: tuple[Value, ...]


class Rows:
    """Reads rows from pages."""

    def __init__(self, pages: DamagedPages) -> None:
        self._pages = pages
        self._chained: set[int] = set()

    def all(self, told: Callable[[int], None]) -> Iterator[Row]:
        """Yield every row that can be read; those of pages whose beginning is gone come last.

        `told` gets how many pages were read.
        """
        odd = []
        for done, version in enumerate(self._pages.versions()):
            told(done)
            page = self._pages.content(version)
            if page is None:
                continue
            start = 100 if version.number == 1 else 0
            kind = page[start]
            if kind == _LEAF:
                offsets = _cells(page, start, 8)
                found = [self.at(Place(version, offset)) for offset in offsets]
                yield from (row for row in found if row is not None)
                if None in found or not offsets:
                    odd.append(version)
            elif kind in _LISTS:
                yield from self._listed(version, page, _cells(page, start, _LISTS[kind][0]), _LISTS[kind][1])
            elif kind != _BRANCH and any(page):
                odd.append(version)
        for version in odd:
            if version.number not in self._chained:
                yield from self._sought(version)

    def at(self, place: Place) -> Row | None:
        """Return the row that begins there, None if none does."""
        page = self._pages.content(place.version)
        if page is None:
            return None
        try:
            length, at = _varint(page, place.offset)
            number, at = _varint(page, at)
            if not 2 <= length <= _LONGEST:
                return None
            payload = self._payload(page, at, length, place.version.generation)
            values = None if payload is None else _record(payload)
        except (IndexError, UnicodeDecodeError):
            return None
        return None if values is None else Row(place, number, values)

    def _listed(self, version: Version, page: bytes, offsets: Iterable[int], before: int) -> Iterator[Row]:
        """Yield the rows of a list (an index, or a table without row numbers), which have no number: 0."""
        for offset in offsets:
            try:
                length, at = _varint(page, offset + before)
                values = _record(page[at : at + length]) if length <= len(page) - at else None
            except (IndexError, UnicodeDecodeError):
                continue
            if values is not None:
                yield Row(Place(version, offset), 0, values)

    def _sought(self, version: Version) -> Iterator[Row]:
        """Yield what looks like a row anywhere in a page that has lost the list of where they begin."""
        page = self._pages.content(version) or b""
        for offset in range(len(page)):
            if page[offset] and (row := self.at(Place(version, offset))) is not None:
                yield row

    def _payload(self, page: bytes, at: int, length: int, generation: int) -> bytes | None:
        """Return a row's bytes, from its own page and those that go on with it."""
        usable = len(page)
        most = usable - 35
        if length <= most:
            return page[at : at + length] if at + length <= usable else None
        least = (usable - 12) * 32 // 255 - 23
        local = least + (length - least) % (usable - 4)
        local = local if local <= most else least
        if at + local + 4 > usable:
            return None
        pieces, left = [page[at : at + local]], length - local
        following = int.from_bytes(page[at + local : at + local + 4])
        numbers = []
        while left:
            beyond = self._pages.at(following, generation)
            if beyond is None:
                return None
            numbers.append(following)
            following = int.from_bytes(beyond[:4])
            pieces.append(beyond[4 : 4 + left])
            left -= len(pieces[-1])
        self._chained.update(numbers)
        return b"".join(pieces)


def _cells(page: bytes, start: int, header: int) -> list[int]:
    """Return where a page says that its rows begin; its own header has so many bytes."""
    count = int.from_bytes(page[start + 3 : start + 5])
    first = start + header
    if first + 2 * count > len(page):
        return []
    return [int.from_bytes(page[at : at + 2]) for at in range(first, first + 2 * count, 2)]


def _record(payload: bytes) -> tuple[Value, ...] | None:
    """Return a record's values, None if its header does not say exactly these bytes."""
    end, at = _varint(payload, 0)
    if end > len(payload):
        return None
    types = []
    while at < end:
        type_, at = _varint(payload, at)
        types.append(type_)
        if len(types) > _MOST_COLUMNS:
            return None
    if at != end or end + sum(map(_size, types)) != len(payload):
        return None
    values: list[Value] = []
    for type_ in types:
        size = _size(type_)
        values.append(_value(type_, payload[at : at + size]))
        at += size
    return tuple(values)


def _size(type_: int) -> int:
    if type_ >= 12:
        return (type_ - 12) // 2
    return 8 if type_ == 7 else _INTEGERS.get(type_, 0)


def _value(type_: int, data: bytes) -> Value:
    if type_ >= 12:
        return data if type_ % 2 == 0 else data.decode()
    if type_ in _INTEGERS:
        return int.from_bytes(data, signed=True)
    return {8: 0, 9: 1}.get(type_)


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """Return a number of one to nine bytes, and where it ends; raise IndexError if the bytes do."""
    value = 0
    for place in range(8):
        byte = data[at + place]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + place + 1
    return value << 8 | data[at + 8], at + 9
