"""The branches of a feed: which entries follow one another without a gap, and where a signed head ends them.

Whatever asks how a feed goes on (files, gaps, heads) asks here. An entry follows another if it names that one as
`prev` and has the number after it; otherwise it waits (`presence`). A feed that was continued twice has several
branches; they share no entry here: the one with the nearest signed head takes what they have in common, so that
each branch can be cut into segments.
"""

import hashlib
import json
from array import array
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from aca_desktop.domain.journal.sync_opening import LONGEST_SEGMENT, Run

_NONE = -1


@dataclass(frozen=True, slots=True)
class Branch:
    """Consecutive entries: the first one's seq, and all their row numbers in order; the last is a signed head.

    `above` is the branch that it leaves, and how many of that one's entries come before it.
    """

    first: int
    numbers: array[int]
    above: "tuple[Branch, int] | None" = None

    def part(self, start: int, end: int) -> "Branch":
        """Return the entries from the start-th up to, not including, the end-th."""
        return Branch(self.first + start, self.numbers[start:end])

    def back(self, end: int, count: int) -> Iterator["tuple[Branch, int, int]"]:
        """Yield the parts of branches that so many entries before the `end`-th lie in, over `above` too."""
        left: tuple[Branch, int] | None = (self, end)
        while left is not None and count > 0:
            branch, end = left
            yield branch, max(0, end - count), end
            left, count = branch.above, count - end

    @property
    def head(self) -> int:
        """The last entry's row number."""
        return self.numbers[-1]


def branches(database: Database, f: int) -> list[Branch]:
    """Return a feed's branches by seq; what no signed head covers within a segment's length is left out."""
    numbers, seqs, befores = array("q"), array("q"), array("q")
    for n, seq, before in _walk(database, f):
        numbers.append(n)
        seqs.append(seq)
        befores.append(before)
    signed = {head for (head,) in database.execute("SELECT head FROM segment WHERE f = ?", [f])}
    away, follower = _nearest(numbers, befores, signed)
    found: list[Branch] = []
    of = array("q", [_NONE]) * len(numbers)
    for place, before in enumerate(befores):
        if away[place] >= LONGEST_SEGMENT:
            continue
        above = of[before] if before != _NONE else _NONE
        if above != _NONE and follower[before] == place:
            of[place] = above
        else:
            of[place] = len(found)
            left = None if above == _NONE else (found[above], seqs[before] - found[above].first + 1)
            found.append(Branch(seqs[place], array("q"), left))
        found[of[place]].numbers.append(numbers[place])
    return found


def covered(found: Sequence[Branch], runs: Mapping[int, Run]) -> tuple[set[int], set[int]]:
    """Return the rows that runs (by their heads' rows) cover, and those of them of which parts may be lacking."""
    ends = {n: (one, place) for one in found for place, n in enumerate(one.numbers, 1) if n in runs}
    held: set[int] = set()
    bare: set[int] = set()
    for n, (branch, end) in sorted(ends.items(), key=lambda one: runs[one[0]].first):
        for part, start, stop in branch.back(end, runs[n].count):
            new = stop
            while new > start and part.numbers[new - 1] not in held:
                new -= 1
            held.update(part.numbers[new:stop])
            for first, count in runs[n].lacks:
                low, high = max(new, first - part.first), min(stop, first + count - part.first)
                bare.update(part.numbers[low:high] if low < high else ())
            if new > start:
                break  # a run that goes back farther has been here
    return held, bare


def segments(branch: Branch, signed: Container[int]) -> Iterator[Branch]:
    """Cut a branch, or its end, into segments, each as long as it can be; the same one is always cut alike."""
    start = 0
    while start < len(branch.numbers):
        end = min(start + LONGEST_SEGMENT, len(branch.numbers))
        while end > start and branch.numbers[end - 1] not in signed:
            end -= 1
        if end == start:
            raise AssertionError("no signed head within a segment's length")
        yield branch.part(start, end)
        start = end


def _walk(database: Database, f: int) -> Iterator[tuple[int, int, int]]:
    """Yield row number, seq and the place of the one before (-1: it is not here) of a feed's entries, by seq.

    Places count what is yielded. Only where a feed is forked its headers have to tell which one comes before.
    """
    waiting = {
        n for (n,) in database.execute("SELECT w.n FROM waiting w JOIN entry e ON e.n = w.n WHERE e.f = ?", [f])
    }
    earlier: list[tuple[int, int]] = []
    same: list[tuple[int, int]] = []
    ids: dict[str, int] = {}
    last = 0
    rows = database.execute("SELECT n, seq FROM entry WHERE f = ? ORDER BY seq, n", [f])
    for place, (n, seq) in enumerate(rows):
        if seq != last:
            earlier = same if seq == last + 1 else []
            same, last = [], seq
            ids = {_link(database, n)[0]: at for n, at in earlier} if len(earlier) > 1 else {}
        same.append((n, place))
        if not earlier or n in waiting:
            yield n, seq, _NONE
        elif ids:
            yield n, seq, ids.get(_link(database, n)[1], _NONE)
        else:
            yield n, seq, earlier[0][1]


def _link(database: Database, n: int) -> tuple[str, str]:
    """Return an entry's id and that of the one before."""
    (header,) = database.execute("SELECT bytes FROM header WHERE n = ?", [n]).fetchone()
    return hashlib.sha256(header).hexdigest(), json.loads(header)["prev"] or ""


def _nearest(numbers: array[int], befores: array[int], signed: Container[int]) -> tuple[array[int], array[int]]:
    """Return how many entries each is away from its nearest signed head, and the place of the next one there."""
    away = array("q", [LONGEST_SEGMENT]) * len(numbers)
    follower = array("q", [_NONE]) * len(numbers)
    for place in range(len(numbers) - 1, -1, -1):
        if numbers[place] in signed:
            away[place] = 0
        before = befores[place]
        if before != _NONE and away[place] + 1 < away[before]:
            away[before] = away[place] + 1
            follower[before] = place
    return away, follower
