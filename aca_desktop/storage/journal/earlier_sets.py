"""Which entries a laptop may have had at some time: looked for by the digest that a document bears.

A digest is over a whole set, and no list of sets is kept. So those are tried that a laptop is likely to have had:
all that was written until then, as on a laptop that receives all at once, and what had come here until then.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from aca_desktop.domain.journal.entry import read_header
from aca_desktop.storage.journal.entries import chunks
from aca_desktop.storage.journal.journal import Journal
from aca_desktop.storage.workspace.connection import trouble

_TRIED = 60
_HASHED = 2_000_000
"""Ids hashed in about a second: of a long journal fewer sets are tried."""


@dataclass(frozen=True, slots=True)
class _Arrived:
    id: bytes
    feed: int
    written: float


def entries_with_digest(
    journal: Journal, coalitions: Sequence[str], digest: str, at: datetime, most: int
) -> list[str] | None:
    """Return the ids of the entries of these coalitions that have this digest and were here about that time.

    In the order in which they came; None if they are not found, or would be more than `most`.
    """
    every = _arrived(journal, coalitions)
    order = sorted(range(len(every)), key=lambda place: every[place].id)
    tries = max(2, min(_TRIED, _HASHED // max(1, len(every))))
    for some in islice(_sets(every, at.timestamp()), tries):
        if len(some) <= most and _digest(every, order, some) == digest:
            return [one.id.hex() for place, one in enumerate(every) if place in some]
    return None


def copy_entries(journal: Journal, ids: Sequence[str], into: Journal) -> None:
    """Write these entries, with all that is here of them, into another journal, in this order."""
    with into.transaction():
        for some in chunks(ids):
            by_id = {one.entry.id: one for one in journal.entries.of_ids(some)}
            into.add([journal.entries.with_blobs(by_id[id_]).entry for id_ in some])


def _arrived(journal: Journal, coalitions: Sequence[str]) -> list[_Arrived]:
    marks = ",".join("?" * len(coalitions))
    with trouble(journal.path):
        rows = journal.database.execute(
            "SELECT i.id, e.f, h.bytes FROM entry e JOIN entry_id i ON i.n = e.n JOIN header h ON h.n = e.n "
            f"JOIN feed f ON f.f = e.f JOIN coalition k ON k.c = f.c WHERE k.id IN ({marks}) ORDER BY e.n",
            [*coalitions],
        )
        return [
            _Arrived(id_, feed, datetime.fromisoformat(read_header(header).at).timestamp())
            for id_, feed, header in rows
        ]


def _sets(every: Sequence[_Arrived], at: float) -> Iterator[range | frozenset[int]]:
    """Yield sets of places: by the clocks, then by arrival, cut where another laptop's entries begin."""
    yield frozenset(place for place, one in enumerate(every) if one.written <= at)
    later = next((place for place, one in enumerate(every) if one.written > at), len(every))
    changes = [
        place
        for place in range(1, len(every) + 1)
        if place == len(every) or every[place - 1].feed != every[place].feed
    ]
    for cut in sorted({later, *changes}, key=lambda place: abs(place - later)):
        yield range(cut)


def _digest(every: Sequence[_Arrived], order: Sequence[int], some: range | frozenset[int]) -> str:
    digest = hashlib.sha256()
    for place in order:
        if place in some:
            digest.update(every[place].id)
    return digest.hexdigest()
