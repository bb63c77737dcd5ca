"""Questions about the feeds of a coalition: where they end, where they branch, what is missing, what they sign."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

from aca_desktop.domain.journal.entry import Entry
from aca_desktop.domain.journal.kinds import AUTHORITY_KINDS
from aca_desktop.domain.journal.sync_opening import Run
from aca_desktop.storage.journal.branches import Branch, branches, covered
from aca_desktop.storage.journal.journal import Journal
from aca_desktop.storage.journal.stored import Stored
from aca_desktop.storage.workspace.connection import trouble


@dataclass(frozen=True, slots=True)
class FeedFacts:
    """A feed here: its entries, how far it goes (`seq`), in how many branches, how far others say it goes
    (None: not farther), and how many gaps it has."""

    replica: str
    entries: int
    last: int
    branches: int
    told: int | None
    gaps: int


def feeds(journal: Journal, coalition: str) -> list[FeedFacts]:
    """Return the feeds of a coalition, those that are only told of included."""
    with trouble(journal.path):
        c = journal.entries.coalition(coalition)
        rows = journal.database.execute("SELECT f, replica FROM feed WHERE c = ? ORDER BY replica", [c]).fetchall()
        return [_facts(journal, f, replica) for f, replica in rows]


def heads(journal: Journal, coalition: str, replica: str) -> list[str]:
    """Return the ids of the last entries of a laptop's branches."""
    with trouble(journal.path):
        return [journal.entries.id(branch.head) for branch in _branches(journal, coalition, replica)]


def last_of(journal: Journal, coalition: str, replica: str, numbers: set[int]) -> list[str]:
    """Return the id of each branch's last entry among these (row numbers), as far as a branch has any."""
    with trouble(journal.path):
        found = []
        for branch in _branches(journal, coalition, replica):
            inside = [n for n in branch.numbers if n in numbers]
            if inside:
                found.append(journal.entries.id(inside[-1]))
        return found


def signatures_of(journal: Journal, coalition: str, replica: str) -> list[Stored]:
    """Return a laptop's signatures, without blobs."""
    with trouble(journal.path):
        c = journal.entries.coalition(coalition)
        if c is None:
            return []
        return [one for one in journal.entries.of_kinds(c, ["signature"]) if one.entry.header.replica == replica]


def without_blobs(journal: Journal, ids: Iterable[str]) -> list[Entry]:
    """Return those of these entries that are here, without blobs, as they came here."""
    with trouble(journal.path):
        return [one.entry for one in journal.entries.of_ids(ids)]


def effective_signatures(journal: Journal, coalition: str, replica: str) -> list[str]:
    """Return the ids of a laptop's signatures that have effect."""
    with trouble(journal.path):
        rows = journal.database.execute(
            "SELECT h.bytes FROM signature g JOIN entry e ON e.n = g.n JOIN header h ON h.n = e.n "
            "JOIN feed f ON f.f = e.f JOIN coalition k ON k.c = f.c WHERE k.id = ? AND f.replica = ?",
            [coalition, replica],
        )
        return [hashlib.sha256(header).hexdigest() for (header,) in rows]


def signatures_at(journal: Journal, coalition: str, replica: str, day: str) -> list[str]:
    """Return the ids of a laptop's signatures that its clock puts on a day, the newest first.

    Those in effect, and those that only lack the laptop's enrolment, undone ones included.
    """
    with trouble(journal.path):
        rows = journal.database.execute(
            "SELECT h.bytes FROM entry e JOIN header h ON h.n = e.n "
            "JOIN feed f ON f.f = e.f JOIN coalition k ON k.c = f.c "
            "WHERE k.id = ? AND f.replica = ? AND e.kind = 'signature' AND (EXISTS "
            "(SELECT 1 FROM signature g WHERE g.n = e.n) OR EXISTS "
            "(SELECT 1 FROM void v WHERE v.n = e.n AND v.why = 'not-authorised')) "
            "AND instr(h.bytes, ?) > 0 ORDER BY e.seq DESC, e.n DESC",  # what is of other days is read no further
            [coalition, replica, f'"at":"{day}'.encode()],
        )
        return [hashlib.sha256(data).hexdigest() for (data,) in rows if json.loads(data)["at"][:10] == day]


def followed_by_copies(journal: Journal, coalition: str) -> set[str]:
    """Return the ids of the signatures of which a copy was handed over, where that was not undone."""
    with trouble(journal.path):
        c = journal.entries.coalition(coalition)
        found = [] if c is None else [one.entry for one in journal.entries.of_kinds(c, ["copy", "undo"])]
    undone = {id_ for entry in found if entry.header.kind == "undo" for id_ in entry.header.over}
    kept = (entry for entry in found if entry.header.kind == "copy" and entry.id not in undone)
    return {id_ for entry in kept for id_ in entry.header.over}


def covered_by(journal: Journal, coalition: str, replica: str, runs: Iterable[Run]) -> tuple[set[int], set[int]]:
    """Return the rows of a laptop's feed that runs cover, as far as their heads are here, and those of them of
    which parts may be lacking."""
    with trouble(journal.path):
        heads_ = {n: run for run in runs if (n := journal.entries.number(run.head)) is not None}
        return covered(_branches(journal, coalition, replica), heads_)


def deciding(journal: Journal, coalition: str) -> list[Stored]:
    """Return a coalition's entries that decide who may write what, those without effect included."""
    with trouble(journal.path):
        c = journal.entries.coalition(coalition)
        return [] if c is None else journal.entries.of_kinds(c, AUTHORITY_KINDS)


def void_count(journal: Journal, coalition: str) -> int:
    """Return how many of a coalition's entries have no effect."""
    with trouble(journal.path):
        row = journal.database.execute(
            "SELECT count(*) FROM void v JOIN entry e ON e.n = v.n JOIN feed f ON f.f = e.f "
            "JOIN coalition k ON k.c = f.c WHERE k.id = ?",
            [coalition],
        ).fetchone()
        return int(row[0])


def _branches(journal: Journal, coalition: str, replica: str) -> list[Branch]:
    c = journal.entries.coalition(coalition)
    f = None if c is None else journal.entries.feed(c, replica)
    return [] if f is None else branches(journal.database, f)


def _facts(journal: Journal, f: int, replica: str) -> FeedFacts:
    database = journal.database
    entries, last = database.execute(
        "SELECT count(*), coalesce(max(seq), 0) FROM entry WHERE f = ?", [f]
    ).fetchone()
    waiting = database.execute(
        "SELECT count(*) FROM waiting w JOIN entry e ON e.n = w.n WHERE e.f = ?", [f]
    ).fetchone()[0]
    told = database.execute("SELECT max(last) FROM told WHERE f = ?", [f]).fetchone()[0]
    forks = database.execute(
        "SELECT coalesce(max(n), 0) FROM (SELECT count(*) n FROM entry WHERE f = ? GROUP BY seq)", [f]
    ).fetchone()[0]
    return FeedFacts(replica, entries, last, forks, told, waiting + (told is not None))
