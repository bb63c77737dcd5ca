"""Bringing a sync file's entries into the journal: checked whole first, then read, written and settled at once.

All of it happens inside the caller's transaction, so that a preview is the same work, rolled back.
"""

import gc
import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields

from sqlite_utils import Database

from aca_desktop.domain.journal.authority import DECIDING, may_decide
from aca_desktop.domain.journal.entry import Entry, named_subject
from aca_desktop.domain.journal.sync_opening import Opening, OpeningFeed, Run, malformed
from aca_desktop.domain.journal.trust import Verifier
from aca_desktop.errors import AcaError
from aca_desktop.storage.journal.journal import Journal
from aca_desktop.storage.queries.conflicts import conflict_keys
from aca_desktop.storage.sync.bulk_writing import BulkWriter
from aca_desktop.storage.sync.chunk_rows import new_rows
from aca_desktop.storage.sync.sync_entries import SegmentWalk
from aca_desktop.storage.sync.sync_frames import Frame
from aca_desktop.storage.sync.sync_reading import MOST_LATER_CHUNKS, Pour, SyncReader
from aca_desktop.storage.sync.sync_wanted import Wanted, meeting
from aca_desktop.storage.workspace.connection import larger_cache

type Progress = Callable[[int, int], None]
"""Is told how many entries are done, of how many; what it raises ends the work, and nothing has changed."""


_MOST_TOLD = 16
"""So many heads that are not here are kept of a feed: a laptop has few branches, and may tell of many."""


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A sync file whose framing, sums and signatures are right: what it says of itself, and its bytes' digest."""

    opening: Opening
    digest: str
    invitation: bytes | None
    later: tuple[Frame, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """What a file came to. `conflicts` are fields that have several values now and had not; `void` the new entries
    without effect; `lost` those here before that have none any more; `purged` entries whose personal parts an
    erasure takes away here; `strangers` the laptops that nobody has enrolled."""

    new: int
    present: int
    filled: int
    conflicts: int
    void: int
    lost: int
    gaps: int
    purged: int
    strangers: tuple[str, ...]


def added_up(every: Sequence[Merged]) -> Merged:
    """Return what several files come to; each count is the sum."""
    counts = {
        field.name: sum(getattr(one, field.name) for one in every)
        for field in fields(Merged)
        if field.name != "strangers"
    }
    return Merged(**counts, strangers=tuple(replica for one in every for replica in one.strangers))


def check_file(pour: Pour, verifier: Verifier) -> CheckedFile:
    """Go through a file and check all that can be checked without reading its entries."""
    reader = SyncReader(verifier)
    pour(reader.feed)
    reader.end()
    return CheckedFile(reader.opening, reader.digest, reader.invitation, tuple(reader.later))


def check_entries(pour: Pour, verifier: Verifier) -> Opening:
    """Go through a file and check all of it, every entry's hashes and links included; return its opening."""
    walk: SegmentWalk | None = None
    several: set[str] = set()
    seen: set[str] = set()

    def consume(index: int, frame: Frame) -> None:
        nonlocal walk, several
        if walk is None:
            walk = SegmentWalk(reader.opening)
            runs = [(feed.replica, run) for feed, run in reader.opening.segments()]
            several = {runs[at][0] for at in meeting(runs)}
        for entry in walk.entries(index, frame):
            if entry.header.replica in several:
                if entry.id in seen:
                    raise malformed("segment", "an entry twice")
                seen.add(entry.id)

    reader = SyncReader(verifier, consume)
    pour(reader.feed)
    reader.end()
    if walk is not None:
        walk.end()
    return reader.opening


def merge(
    journal: Journal,
    checked: CheckedFile,
    pour: Pour,
    verifier: Verifier,
    *,
    accept: Callable[[tuple[str, ...]], bool],
    progress: Progress | None = None,
) -> Merged:
    """Merge a checked file in a transaction of its own inside the caller's.

    `accept` is asked about laptops (replicas) that nobody has enrolled, when all else is done; it may enrol them.
    Raise AcaError `sync-malformed`, `sync-chain`, `sync-hash`, `sync-changed` (between checking and reading),
    `unknown-laptop`; then nothing of the file is here.
    """
    with larger_cache(journal.database), journal.transaction():
        return _Merge(journal, checked, verifier, progress).run(pour, accept)


class _Merge:
    """One file on its way in."""

    def __init__(
        self, journal: Journal, checked: CheckedFile, verifier: Verifier, progress: Progress | None
    ) -> None:
        self._journal = journal
        self._db = journal.database
        self._checked = checked
        self._opening = checked.opening
        self._coalition = checked.opening.coalition
        self._verifier = verifier
        self._progress = progress
        self._before = journal.authority(self._coalition)
        self._new = self._present = self._done = 0
        self._filled: set[int] = set()
        self._purged: set[int] = set()
        self._touched: set[int] = set()
        self._decides = False
        self._last_before = self._last()
        self._c = journal.entries.make_coalition(self._coalition)
        self._writer = BulkWriter(journal.entries, self._c)

    def run(self, pour: Pour, accept: Callable[[tuple[str, ...]], bool]) -> Merged:
        c, last = self._c, self._last_before
        feeds = {feed.replica: self._keep_key(c, feed) for feed in self._opening.feeds if feed.segments}
        wanted = Wanted(self._db, self._opening, feeds)
        self._present += sum(wanted.segments[index][1].count for index in wanted.here)
        strangers = self._strangers(c, feeds)
        if wanted.here and not (wanted.entries or self._checked.later or strangers):
            self._tell(self._present)
            self._keep_heads(c)
            return Merged(0, self._present, 0, 0, 0, 0, gaps(self._db, c), 0, ())
        conflicts, void = conflict_keys(self._journal, self._coalition), self._void()
        self._read(pour, wanted)
        written = self._last()
        purged = self._purged | self._settle(self._progress)
        self._keep_heads(c)
        strangers = self._strangers(c, feeds)
        if strangers and not accept(strangers):
            raise AcaError("unknown-laptop", laptops=list(strangers))
        after = self._void()
        return Merged(
            new=self._new,
            present=self._present,
            filled=len(self._filled - purged),
            conflicts=len(conflict_keys(self._journal, self._coalition) - conflicts),
            void=sum(1 for n in after if last < n <= written),
            lost=sum(1 for n in after - void if n <= last),
            gaps=gaps(self._db, c),
            purged=len(purged - self._filled),
            strangers=strangers,
        )

    def _read(self, pour: Pour, wanted: Wanted) -> None:
        """Read the segments that are not here whole, and check that the file is still the one that was checked."""
        walk = SegmentWalk(self._opening)

        def take(index: int, frame: Frame) -> None:
            if index not in wanted.here and (entries := list(walk.entries(index, frame))):
                self._take(entries, *wanted.segments[index], new=index in wanted.new)

        sync = SyncReader(self._verifier, take)
        with _without_collecting():
            pour(sync.feed)
            sync.end()
            walk.end()
        self._writer.flush()
        if sync.digest != self._checked.digest:
            raise AcaError("sync-changed")
        for frame in self._checked.later:
            self._db.execute(
                "INSERT OR IGNORE INTO later_chunk VALUES (?, ?, ?, ?)",
                [_digest(frame.raw), self._c, frame.type, frame.raw],
            )
        if self._checked.later:  # as many as a file may have: by their hashes, so that all laptops keep the same
            self._db.execute(
                "DELETE FROM later_chunk WHERE c = ?1 AND hash NOT IN "
                "(SELECT hash FROM later_chunk WHERE c = ?1 ORDER BY hash LIMIT ?2)",
                [self._c, MOST_LATER_CHUNKS],
            )

    def _take(self, entries: Sequence[Entry], f: int, run: Run, *, new: bool) -> None:
        """Write the entries of a segment's next chunk. The view follows at once, from what is in memory.

        `new` says that none of the segment's is here: those after the last that may decide who writes are written
        as rows. The segment's signed head is kept with its last entry; if that is not the head, the file will be
        refused.
        """
        rest = entries
        while rest:
            deciding = [at for at, one in enumerate(rest, 1) if may_decide(one.header, self._before)]
            if new and not deciding:
                part, rest = rest, ()
                head: int | None = self._write_new(f, part, begins=part[0].header.seq == run.first)
            else:  # what decides changes what may decide: the rest is looked at again
                end = deciding[-1] if new else len(rest)
                part, rest = rest[:end], rest[end:]
                self._writer.flush()
                self._write(part)
                head = self._journal.entries.number(part[-1].id)
            self._tell(len(part))
        if entries[-1].header.seq == run.last:
            self._db.execute(
                "INSERT OR IGNORE INTO segment (head, f, first, count, signature) VALUES (?, ?, ?, ?, ?)",
                [head, f, run.first, run.count, run.signature],
            )

    def _write_new(self, f: int, entries: Sequence[Entry], *, begins: bool) -> int:
        """Write entries of which none is here and none decides who writes; return the last one's row number."""
        written = self._writer.write(f, new_rows(entries, self._c, self._before), begins=begins)
        self._purged |= self._journal.purge(written.erased)
        self._purged |= self._journal.follow(self._coalition, set(written.old))
        self._new += len(entries)
        return written.last

    def _write(self, entries: Sequence[Entry]) -> None:
        """Write entries of which some may be here or may decide who writes.

        That is decided anew where an entry says so; but an entry of a revoked laptop may close a gap, which is
        looked at once for the whole file.
        """
        deciding = [entry for entry in entries if may_decide(entry.header, self._before)]
        if deciding:
            added, purged = self._journal.entries.add(entries), set[int]()
            self._touched.update(one.s for one in added.new)
            self._touched |= self._journal.entries.subjects_of(added.filled)
            self._decides = True
            if any(entry.header.kind in DECIDING for entry in deciding):
                purged = self._settle(None)
        else:
            added, purged = self._journal.keep(self._coalition, entries)
        twice = len(added.new) + len(added.present) < len(entries)
        if twice or any(n > self._last_before for n in added.present):
            raise malformed("segment", "an entry twice")
        self._new += len(added.new)
        self._present += len(added.present)
        self._filled |= added.filled
        self._purged |= purged

    def _settle(self, progress: Progress | None) -> set[int]:
        """Decide anew who may write, and bring up to date what has waited for it."""
        purged = self._journal.settle(
            self._coalition, self._before, self._touched, decides=self._decides, progress=progress
        )
        self._before = self._journal.authority(self._coalition)
        self._touched, self._decides = set(), False
        return purged

    def _tell(self, entries: int) -> None:
        self._done += entries
        if self._progress is not None:
            self._progress(self._done, self._opening.entries)

    def _keep_key(self, c: int, feed: OpeningFeed) -> int:
        f = self._journal.entries.make_feed(c, feed.replica)
        self._db.execute("UPDATE feed SET public_key = ? WHERE f = ? AND public_key IS NULL", [feed.key, f])
        return f

    def _keep_heads(self, c: int) -> None:
        """Keep the signed heads that the maker holds, as far as they are not here: so gaps can be told.

        Of a laptop about which nobody here has written nothing is kept: anybody can make one up.
        """
        for feed in self._opening.feeds:
            missing = [run for run in feed.holds if self._journal.entries.number(run.head) is None]
            if not missing or not self._is_known(c, feed.replica):
                continue
            f = self._keep_key(c, feed)
            self._db.conn.executemany(
                "INSERT OR IGNORE INTO told VALUES (?, ?, ?)",
                [(bytes.fromhex(run.head), f, run.last) for run in missing],
            )
            self._db.execute(
                "DELETE FROM told WHERE f = ?1 AND head NOT IN "
                "(SELECT head FROM told WHERE f = ?1 ORDER BY last DESC, head LIMIT ?2)",
                [f, _MOST_TOLD],
            )
        self._db.execute("DELETE FROM told WHERE head IN (SELECT id FROM entry_id)")

    def _strangers(self, c: int, feeds: dict[str, int]) -> tuple[str, ...]:
        """Return the laptops of the file that nobody has enrolled and that have not joined."""
        return tuple(replica for replica in feeds if not self._is_known(c, replica))

    def _is_known(self, c: int, replica: str) -> bool:
        """Say whether an enrolment or a join is here about a laptop, with effect or without; root is known."""
        known = self._db.execute(
            "SELECT 1 FROM entry e JOIN subject t ON t.s = e.s WHERE t.id = ? AND t.c = ? "
            "AND e.kind IN ('enrolment', 'join') LIMIT 1",
            [named_subject(replica), c],
        ).fetchone()
        return known is not None or replica == self._coalition

    def _void(self) -> set[int]:
        rows = self._db.execute(
            "SELECT v.n FROM void v JOIN entry e ON e.n = v.n JOIN feed f ON f.f = e.f "
            "JOIN coalition k ON k.c = f.c WHERE k.id = ?",
            [self._coalition],
        )
        return {n for (n,) in rows}

    def _last(self) -> int:
        return int(self._db.execute("SELECT coalesce(max(n), 0) FROM entry").fetchone()[0])


def gaps(database: Database, c: int) -> int:
    """Return how many gaps a coalition's feeds have here: before entries, and up to heads that others hold."""
    waiting = database.execute(
        "SELECT count(*) FROM waiting w JOIN entry e ON e.n = w.n JOIN feed f ON f.f = e.f WHERE f.c = ?", [c]
    ).fetchone()[0]
    told = database.execute(
        "SELECT count(DISTINCT t.f) FROM told t JOIN feed f ON f.f = t.f WHERE f.c = ?", [c]
    ).fetchone()[0]
    return int(waiting) + int(told)


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Let Python look for no garbage: nothing that is read refers back to itself, and there is much of it."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def rolled_back(journal: Journal) -> Iterator[None]:
    """All that is written inside is taken back when this ends: for a preview."""
    try:
        with journal.transaction():
            yield
            raise _Back  # noqa: TRY301 (it is raised for the transaction to see)
    except _Back:
        return


class _Back(Exception):
    """Takes a preview's transaction back."""


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()
