"""Which segments of a sync file have to be read, by what is here: known from its opening, before they are."""

from collections.abc import Mapping, Sequence

from sqlite_utils import Database

from aca_desktop.domain.journal.sync_opening import Opening, Run


class Wanted:
    """Which segments of a file are here with all that the file could bring, and so need not be read; and of which
    nothing is here, so that nothing of them need be looked for. `segments` are (feed's row number, run)."""

    def __init__(self, database: Database, opening: Opening, feeds: Mapping[str, int]) -> None:
        """Look at all segments; `feeds` are the row numbers of their laptops' feeds."""
        self._db = database
        self._withheld = opening.audience == "event"
        self.segments = [(feeds[feed.replica], run) for feed, run in opening.segments()]
        self.here = {index for index, (f, run) in enumerate(self.segments) if self._is_here(f, run)}
        self.new = {index for index, (f, run) in enumerate(self.segments) if self._is_new(f, run)} - meeting(
            self.segments
        )

    @property
    def entries(self) -> int:
        """How many entries are to be read."""
        return sum(run.count for index, (_f, run) in enumerate(self.segments) if index not in self.here)

    def _is_here(self, f: int, run: Run) -> bool:
        """Say whether the head is here with all back to the first: none of them waits for the one before."""
        head = self._db.execute(
            "SELECT e.f, e.seq FROM entry_id i JOIN entry e ON e.n = i.n WHERE i.id = ?",
            [bytes.fromhex(run.head)],
        ).fetchone()
        if head is None or tuple(head) != (f, run.last):
            return False
        between = [f, run.first, run.last]
        waits = self._db.execute(
            "SELECT 1 FROM waiting w JOIN entry e ON e.n = w.n WHERE e.f = ? AND e.seq > ? AND e.seq <= ? LIMIT 1",
            between,
        ).fetchone()
        if waits or self._withheld:
            return not waits
        return not self._db.execute(
            "SELECT 1 FROM lacking l JOIN entry e ON e.n = l.n WHERE e.f = ? AND e.seq BETWEEN ? AND ? LIMIT 1",
            between,
        ).fetchone()

    def _is_new(self, f: int, run: Run) -> bool:
        """Say whether no entry of that feed with any of these numbers is here."""
        found = self._db.execute(
            "SELECT 1 FROM entry WHERE f = ? AND seq BETWEEN ? AND ? LIMIT 1", [f, run.first, run.last]
        ).fetchone()
        return found is None


def meeting[Feed](segments: Sequence[tuple[Feed, Run]]) -> set[int]:
    """Return the segments that have a number in common with one before, in order of their first: of a fork, or
    of a file that brings something twice."""
    found = set()
    reached: dict[Feed, int] = {}
    for index, (f, run) in sorted(enumerate(segments), key=lambda one: (one[1][1].first, one[0])):
        if run.first <= reached.get(f, 0):
            found.add(index)
        reached[f] = max(reached.get(f, 0), run.last)
    return found
