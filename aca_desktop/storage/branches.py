"""The branches of a feed: which entries follow one another without a gap, and where a signed head ends them.

A feed that was continued twice has several; they share no entry here, the longest takes what they have in common.
"""

import hashlib
import json
from array import array
from collections.abc import Container, Iterator
from dataclasses import dataclass

from sqlite_utils import Database

from aca_desktop.domain.sync_opening import LONGEST_SEGMENT


@dataclass(frozen=True, slots=True)
class Branch:
    """Consecutive entries: the first one's seq, and all their row numbers in order; the last is a signed head."""

    first: int
    numbers: array[int]

    def part(self, start: int, end: int) -> "Branch":
        """Return the entries from the start-th up to, not including, the end-th."""
        return Branch(self.first + start, self.numbers[start:end])

    @property
    def head(self) -> int:
        """The last entry's row number."""
        return self.numbers[-1]


def branches(database: Database, f: int) -> list[Branch]:
    """Return a feed's branches by seq; what no signed head covers is left out."""
    forked = database.execute(
        "SELECT 1 FROM entry WHERE f = ? GROUP BY seq HAVING count(*) > 1 LIMIT 1", [f]
    ).fetchone()
    found = _forked(database, f) if forked else _straight(database, f)
    signed = {head for (head,) in database.execute("SELECT head FROM segment WHERE f = ?", [f])}
    return [covered for one in found if (covered := _covered(one, signed)) is not None]


def segments(branch: Branch, signed: Container[int]) -> Iterator[Branch]:
    """Cut a branch into segments, each as long as it can be; the same branch is always cut alike."""
    start = 0
    while start < len(branch.numbers):
        end = min(start + LONGEST_SEGMENT, len(branch.numbers))
        while end > start and branch.numbers[end - 1] not in signed:
            end -= 1
        if end == start:
            raise AssertionError("no signed head within a segment's length")
        yield branch.part(start, end)
        start = end


def _straight(database: Database, f: int) -> Iterator[Branch]:
    """Yield the branches of a feed that nothing has forked: a new one begins where an entry waits for its prev."""
    waiting = _waiting(database, f)
    first, numbers = 0, array("q")
    for n, seq in database.execute("SELECT n, seq FROM entry WHERE f = ? ORDER BY seq", [f]):
        if numbers and (n in waiting or seq != first + len(numbers)):
            yield Branch(first, numbers)
            numbers = array("q")
        if not numbers:
            first = seq
        numbers.append(n)
    if numbers:
        yield Branch(first, numbers)


def _forked(database: Database, f: int) -> Iterator[Branch]:
    """Yield the branches of a forked feed: from each tip, the longest first, back to what has been taken."""
    rows = database.execute(
        "SELECT h.bytes, e.n, e.seq FROM entry e JOIN header h ON h.n = e.n WHERE e.f = ?", [f]
    )
    prevs: dict[str, str | None] = {}
    places: dict[str, tuple[int, int]] = {}
    for header, n, seq in rows:
        id_ = hashlib.sha256(header).hexdigest()
        prevs[id_], places[id_] = json.loads(header)["prev"], (seq, n)
    tips = prevs.keys() - set(prevs.values())
    taken: set[str] = set()
    for tip in sorted(tips, key=lambda id_: (-places[id_][0], id_)):
        numbers: list[int] = []
        here: str | None = tip
        first = places[tip][0]
        while here is not None and here in places and here not in taken:
            taken.add(here)
            first, n = places[here]
            numbers.append(n)
            here = prevs[here]
        yield Branch(first, array("q", reversed(numbers)))


def _covered(branch: Branch, signed: Container[int]) -> Branch | None:
    """Return the branch up to its last signed head, None if it has none."""
    end = len(branch.numbers)
    while end and branch.numbers[end - 1] not in signed:
        end -= 1
    return branch.part(0, end) if end else None


def _waiting(database: Database, f: int) -> set[int]:
    rows = database.execute("SELECT w.n FROM waiting w JOIN entry e ON e.n = w.n WHERE e.f = ?", [f])
    return {n for (n,) in rows}
