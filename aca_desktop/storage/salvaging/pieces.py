"""What a damaged workspace still holds of entries: headers, parts, signatures and keys, told by their own hashes.

A row is known by its shape, whatever table it was in. What a row says counts only where a hash or a signature
bears it out; what does not is evidence of what was lost, and nothing else.
"""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from aca_desktop.domain.journal.contents import read_contents
from aca_desktop.domain.journal.entry import SALT_BYTES, Entry, Header, Malformed, Part, read_header
from aca_desktop.domain.journal.kinds import AUTHORITY_KINDS
from aca_desktop.domain.journal.trust import Verifier
from aca_desktop.storage.salvaging.leaf_rows import Place, Row, Rows, Value
from aca_desktop.storage.workspace.workspace import LocalLaptop

type Feed = tuple[str, str]
"""A coalition's id and a laptop's replica."""

_HEX = re.compile(r"[0-9a-f]{64}")
_KIND = re.compile(r"[a-z-]{1,40}")
_LARGEST = 2**40
_ID_BYTES = 32


class Found(NamedTuple):
    """A header that is here: where its row lies, and what links it to others."""

    id: str
    feed: Feed
    seq: int
    prev: str | None
    at: str
    number: int
    place: Place


@dataclass(slots=True)
class Pieces:
    """Everything that was found. `heads` are signatures by the row number of what they sign; `laptops` what may be
    this laptop's own key; `lacking` the entries (row numbers) of which something was not here before either;
    `sure` the ids of entries that certainly were there, as the list of entries or what is signed says."""

    rows: Rows
    headers: dict[str, Found] = field(default_factory=dict)
    parts: dict[str, Place] = field(default_factory=dict)
    heads: dict[int, set[bytes]] = field(default_factory=dict)
    keys: dict[str, bytes] = field(default_factory=dict)
    laptops: list[LocalLaptop] = field(default_factory=list)
    lacking: set[int] = field(default_factory=set)
    sure: set[str] = field(default_factory=set)
    _feeds: dict[int, tuple[int, str]] = field(default_factory=dict)
    _coalitions: dict[int, str] = field(default_factory=dict)
    _numbered: dict[int, set[tuple[int, int]]] = field(default_factory=dict)

    def header(self, one: Found) -> tuple[Header, bytes]:
        """Return a header that was found, and its bytes."""
        row = self.rows.at(one.place)
        data = row.values[1] if row is not None else None
        assert isinstance(data, bytes)  # noqa: S101 (it was read once)
        return read_header(data), data

    def entry(self, one: Found) -> Entry:
        """Return an entry with those of its parts that are here."""
        header, data = self.header(one)
        blobs = tuple(self._part(hash_) for _part, hash_ in header.blobs)
        return Entry(one.id, header, data, self._part(header.open), self._part(header.personal), blobs)

    def is_whole(self, header: Header) -> bool:
        """Return whether all that can never be withheld of an entry is here."""
        needed = [header.open, *(hash_ for part, hash_ in header.blobs if part == "open")]
        return all(hash_ is None or hash_ in self.parts for hash_ in needed)

    def told(self) -> dict[Feed, set[int]]:
        """Return the numbers of entries that rows alone tell of, by feed: any of them may be wrong."""
        feeds = {
            f: (self._coalitions[c], replica)
            for f, (c, replica) in self._feeds.items()
            if c in self._coalitions and replica in self.keys
        }
        by_row = {one.number: one for id_, one in self.headers.items() if id_ in self.sure}
        numbered = [(n, f, seq) for n, said in self._numbered.items() for f, seq in said]
        feeds.update((f, by_row[n].feed) for n, f, seq in numbered if n in by_row and by_row[n].seq == seq)
        found: dict[Feed, set[int]] = {}
        for _n, f, seq in numbered:
            if f in feeds:
                found.setdefault(feeds[f], set()).add(seq)
        return found

    def _part(self, hash_: str | None) -> Part | None:
        place = None if hash_ is None else self.parts.get(hash_)
        row = None if place is None else self.rows.at(place)
        return None if row is None else _part_in(row.values)


def collect(rows: Rows, verifier: Verifier, told: Callable[[int], None]) -> Pieces:
    """Go through all rows and keep what is of use; `told` gets how many pages are done."""
    pieces = Pieces(rows)
    for row in rows.all(told):
        _take(pieces, row)
    for one in list(pieces.headers.values()):
        if pieces.header(one)[0].kind in AUTHORITY_KINDS:
            _take_certified(pieces, pieces.entry(one), verifier)
    return pieces


def _take(pieces: Pieces, row: Row) -> None:
    """Keep what a row says, by its shape."""
    part = _part_in(row.values)
    if part is not None:
        pieces.parts.setdefault(part.hash, row.place)
        return
    match row.values:
        case (bytes() as id_, int()) if len(id_) == _ID_BYTES:
            pieces.sure.add(id_.hex())
        case (None,):
            pieces.lacking.add(row.number)
        case (None, bytes() as data):
            _take_header(pieces, row, data)
        case (None, str() as id_) if _HEX.fullmatch(id_):
            pieces._coalitions[row.number] = id_  # noqa: SLF001 (made here)
        case (None, int() as c, str() as replica, key) if _HEX.fullmatch(replica):
            pieces._feeds[row.number] = c, replica  # noqa: SLF001
            if isinstance(key, bytes):
                _take_key(pieces, key)
        case (None, int() as f, int() as seq, str() as kind, int()) if _KIND.fullmatch(kind):
            _note(pieces, row.number, f, seq)
        case (None, int() as f, int() as first, int() as count, bytes() as signature):
            pieces.heads.setdefault(row.number, set()).add(signature)
            _note(pieces, row.number, f, first + count - 1)
        case (None, str() as name, bytes() as key, str() as installation) if row.number == 1:
            pieces.laptops.append(LocalLaptop(name, key, installation))
        case _:
            return


def _note(pieces: Pieces, n: int, f: int, seq: int) -> None:
    if 0 < seq < _LARGEST:
        pieces._numbered.setdefault(n, set()).add((f, seq))  # noqa: SLF001 (made here)


def _take_header(pieces: Pieces, row: Row, data: bytes) -> None:
    try:
        header = read_header(data)
    except Malformed:
        return
    id_ = hashlib.sha256(data).hexdigest()
    feed = header.coalition, header.replica
    pieces.headers[id_] = Found(id_, feed, header.seq, header.prev, header.at, row.number, row.place)


def _take_key(pieces: Pieces, key: bytes) -> None:
    pieces.keys[hashlib.sha256(key).hexdigest()] = key


def _take_certified(pieces: Pieces, entry: Entry, verifier: Verifier) -> None:
    """Keep the keys in an entry's certificates: they are there too where the list of laptops is gone."""
    for value in read_contents(entry).values.values():
        for word in value.split() if isinstance(value, str) else ():
            try:
                key = verifier.certified_key(bytes.fromhex(word))
            except ValueError:
                continue
            if key is not None:
                _take_key(pieces, key)


def _part_in(values: tuple[Value, ...]) -> Part | None:
    """Return the part or blob in a row that has the shape of one."""
    match values:
        case (None, bytes() as salt, bytes() as data) | (None, int(), int(), bytes() as salt, bytes() as data):
            return Part(salt, data) if len(salt) == SALT_BYTES else None
        case _:
            return None
