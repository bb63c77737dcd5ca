"""Which entries of each feed are here, as runs of entry numbers: asked of the index, not of every entry.

The runs are those of `branches` united. A feed that was forked is followed entry by entry, as only its headers
tell where its branches part; that is rare.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlite_utils import Database

from aca_desktop.storage.journal.branches import branches
from aca_desktop.storage.journal.journal import Journal
from aca_desktop.storage.workspace.connection import trouble

type Span = tuple[int, int]
"""The first and the last of consecutive entry numbers."""

_FEEDS = """
SELECT f.f, f.replica, e.first, e.last, e.count, coalesce(e.count > e.apart, 0),
    EXISTS (SELECT 1 FROM waiting w JOIN entry x ON x.n = w.n WHERE x.f = f.f)
FROM feed f
LEFT JOIN (
    SELECT f, min(seq) AS first, max(seq) AS last, count(*) AS count, count(DISTINCT seq) AS apart FROM entry
    WHERE f IN (SELECT f FROM feed WHERE c = :c) GROUP BY f
) e ON e.f = f.f
WHERE f.c = :c
"""
_BEGINNINGS = """
SELECT e.seq FROM entry e
WHERE e.f = :f AND (
    NOT EXISTS (SELECT 1 FROM entry before WHERE before.f = :f AND before.seq = e.seq - 1)
    OR e.n IN (SELECT n FROM waiting)
) ORDER BY e.seq
"""
_LAST_SIGNED = """
SELECT e.seq, e.n FROM entry e
WHERE e.f = ? AND e.seq BETWEEN ? AND ? AND EXISTS (SELECT 1 FROM segment g WHERE g.head = e.n)
ORDER BY e.seq DESC LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class Held:
    """The runs of a feed's entries that are here and signed for, and the id of the last of them, if any."""

    spans: tuple[Span, ...]
    newest: str | None


def held(journal: Journal, coalition: str) -> dict[str, Held]:
    """Return what is here of each feed of a coalition, by its replica."""
    found = {}
    with trouble(journal.path):
        database = journal.database
        c = journal.entries.coalition(coalition)
        for f, replica, first, last, count, forked, waits in database.execute(_FEEDS, {"c": c}).fetchall():
            if forked:
                spans, newest = _of_branches(database, f)
            elif count and not waits and count == last - first + 1:
                spans, newest = _of_runs(database, f, [first], last)
            else:
                starts = [seq for (seq,) in database.execute(_BEGINNINGS, {"f": f})]
                spans, newest = _of_runs(database, f, starts, last)
            found[replica] = Held(spans, None if newest is None else journal.entries.id(newest))
    return found


def united(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in order, those that touch or overlap as one."""
    found: list[Span] = []
    for first, last in sorted(spans):
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return tuple(found)


def _of_runs(database: Database, f: int, starts: list[int], last: int) -> tuple[tuple[Span, ...], int | None]:
    """Return the runs that begin at these numbers, each up to its last signed head, and the last head's row."""
    spans, newest = [], None
    for place, start in enumerate(starts):
        end = starts[place + 1] - 1 if place + 1 < len(starts) else last
        head = database.execute(_LAST_SIGNED, [f, start, end]).fetchone()
        if head is not None:
            spans.append((start, head[0]))
            newest = head[1]
    return united(spans), newest


def _of_branches(database: Database, f: int) -> tuple[tuple[Span, ...], int | None]:
    found = branches(database, f)
    newest = max(found, key=lambda one: one.first + len(one.numbers), default=None)
    spans = united((one.first, one.first + len(one.numbers) - 1) for one in found)
    return spans, None if newest is None else newest.head
