"""Writing a sync file in one pass: which segments go into it, and its bytes, block by block.

It knows neither where the bytes go nor how they are encrypted.
"""

import dataclasses
import hashlib
import heapq
from array import array
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import zstandard
from sqlite_utils import Database

from aca_desktop.domain.journal import canonical
from aca_desktop.domain.journal.entry import blob_parts
from aca_desktop.domain.journal.kinds import Rank
from aca_desktop.domain.journal.sync_opening import (
    MOST_LACKS,
    Audience,
    Exporter,
    Opening,
    OpeningFeed,
    Run,
    Span,
    sync_statement,
)
from aca_desktop.domain.journal.trust import Signer
from aca_desktop.storage.journal import branches
from aca_desktop.storage.journal.branches import Branch
from aca_desktop.storage.journal.journal import Journal
from aca_desktop.storage.journal.presence import with_personal
from aca_desktop.storage.sync import sync_frames
from aca_desktop.storage.sync.sync_entries import written
from aca_desktop.storage.sync.sync_frames import CHUNK, DATA, INVITATION, MAX_UNPACKED, OPEN

type Progress = Callable[[int, int], None]
"""Is told how many entries are done, of how many; what it raises ends the work."""

LEVEL = 3
"""Of zstd: a higher one costs far more time than it saves bytes."""

_AT_ONCE = 16 * 2**20
"""Bytes of blobs that are fetched at once."""

_NO_BLOBS = b'"blobs":[],"coalition"'


@dataclass(frozen=True, slots=True)
class Export:
    """What a sync file will hold: its opening, and the rows of each of its segments in order."""

    opening: Opening
    segments: tuple[Branch, ...]
    withhold: bool
    later: tuple[bytes, ...]


def plan(
    journal: Journal,
    coalition: str,
    exporter: Exporter,
    *,
    at: str,
    audience: Audience,
    lacking: Opening | None = None,
) -> Export:
    """Choose what a file for others holds: everything, or what another file's maker (`lacking`) does not hold.

    For event laptops all personal parts are withheld. If there is more than an opening can tell, as where somebody
    has forked a feed tens of thousands of times, the feeds of laptops without a role are left out.
    """
    database = journal.database
    withhold = audience == "event"
    theirs = {} if lacking is None else {feed.replica: feed.holds for feed in lacking.feeds}
    chosen: list[tuple[OpeningFeed, list[Branch]]] = []
    c = journal.entries.coalition(coalition)
    rank = journal.authority(coalition).rank
    found = database.execute(
        "SELECT f, replica, public_key FROM feed WHERE c = ? AND public_key IS NOT NULL", [c]
    ).fetchall()
    # who decides comes first, so that a reader knows what counts when the rest comes
    for f, replica, key in sorted(found, key=lambda row: (-rank(row[1]), row[1])):
        feed = _Feed(journal, f, withhold=withhold)
        holds, segments = feed.holds(), feed.lacking(theirs.get(replica, ()))
        if holds:
            runs = tuple(feed.run(segment) for segment in segments)
            chosen.append((OpeningFeed(replica, key, tuple(holds), runs), segments))
    later = [] if withhold else database.execute("SELECT bytes FROM later_chunk WHERE c = ?", [c]).fetchall()
    opening = Opening(coalition, exporter, at, audience, tuple(feed for feed, _rows in chosen))
    if len(opening.to_bytes()) > MAX_UNPACKED:
        own = exporter.replica
        chosen = [one for one in chosen if rank(one[0].replica) > Rank.NONE or one[0].replica == own]
        opening = dataclasses.replace(opening, feeds=tuple(feed for feed, _rows in chosen))
    rows = tuple(row for _feed, segments in chosen for row in segments)
    return Export(opening, rows, withhold, tuple(row[0] for row in later))


def blocks(
    journal: Journal,
    export: Export,
    signer: Signer,
    *,
    invitation: bytes | None = None,
    progress: Progress | None = None,
) -> Iterator[bytes]:
    """Yield the file's bytes. Raise AcaError `sync-too-large` if the opening has more than one can hold."""
    compress = zstandard.ZstdCompressor(level=LEVEL).compress
    total = hashlib.sha256()

    def counted(data: bytes) -> bytes:
        total.update(data)
        return data

    yield counted(sync_frames.PLAIN)
    yield counted(sync_frames.frame(OPEN, export.opening.to_bytes(), compress=compress))
    if invitation is not None:
        yield counted(sync_frames.frame(INVITATION, invitation, compress=compress))
    number, done, entries = 0, 0, export.opening.entries
    for index, segment in enumerate(export.segments):
        for chunk in _chunks(_entries(journal.database, segment, withhold=export.withhold)):
            number += 1
            yield counted(sync_frames.frame(DATA, chunk, before=index.to_bytes(4), compress=compress))
        done += len(segment.numbers)
        if progress is not None:
            progress(done, entries)
    for later in export.later:
        yield counted(later)
    digest = total.hexdigest()
    signature = signer.sign(sync_statement(export.opening.coalition, signer.replica, digest))
    yield sync_frames.trailer(
        canonical.encode({"chunks": number, "entries": entries, "sha256": digest, "signature": signature.hex()})
    )


class _Feed:
    """One feed on its way into a file."""

    def __init__(self, journal: Journal, f: int, *, withhold: bool) -> None:
        self._entries = journal.entries
        self._db = journal.database
        self._withhold = withhold
        self._branches = branches.branches(self._db, f)
        self._signed: Mapping[int, bytes] = dict(
            self._db.execute("SELECT head, signature FROM segment WHERE f = ?", [f]).fetchall()
        )
        self._lacking = {
            n
            for (n,) in self._db.execute("SELECT l.n FROM lacking l JOIN entry e ON e.n = l.n WHERE e.f = ?", [f])
        }

    def holds(self) -> list[Run]:
        """Return a run for each branch, with what is lacking in it."""
        return [dataclasses.replace(self.run(branch), lacks=self._lacks(branch)) for branch in self._branches]

    def lacking(self, theirs: Sequence[Run]) -> list[Branch]:
        """Return the segments that another laptop lacks, by what it holds: what cannot be known, it lacks."""
        held = self._held(theirs)
        return [
            segment
            for branch in self._branches
            for piece in _without(branch, held, self._signed)
            for segment in branches.segments(piece, self._signed)
        ]

    def run(self, branch: Branch) -> Run:
        """Return how a branch or segment is told in the opening."""
        return Run(branch.first, len(branch.numbers), self._entries.id(branch.head), self._signed[branch.head])

    def _held(self, theirs: Sequence[Run]) -> set[int]:
        """Return the rows of what another laptop holds, without those of which it lacks parts that are here."""
        runs = {n: run for run in theirs if (n := self._entries.number(run.head)) is not None}
        held, bare = branches.covered(self._branches, runs)
        return held if self._withhold else held - with_personal(self._db, bare)

    def _lacks(self, branch: Branch) -> tuple[Span, ...]:
        """Return spans outside of which a branch lacks nothing."""
        if self._withhold:
            return ((branch.first, len(branch.numbers)),)
        if not self._lacking:
            return ()
        return spans([branch.first + place for place, n in enumerate(branch.numbers) if n in self._lacking])


def spans(numbers: Sequence[int]) -> tuple[Span, ...]:
    """Return ascending numbers as spans of consecutive ones; of more than MOST_LACKS the nearest become one."""
    if not numbers:
        return ()
    gaps = [(after - before, at) for at, (before, after) in enumerate(pairwise(numbers), 1) if after > before + 1]
    cuts = sorted(at for _gap, at in heapq.nlargest(MOST_LACKS - 1, gaps))
    return tuple(
        (numbers[start], numbers[end - 1] - numbers[start] + 1)
        for start, end in pairwise([0, *cuts, len(numbers)])
    )


def _without(branch: Branch, held: Container[int], signed: Container[int]) -> Iterator[Branch]:
    """Yield what is left of a branch without what is held; each piece goes on to a signed head."""
    start = None
    for place, n in enumerate(branch.numbers):
        if start is None and n not in held:
            start = place
        following = branch.numbers[place + 1] if place + 1 < len(branch.numbers) else None
        if start is not None and n in signed and (following is None or following in held):
            yield branch.part(start, place + 1)
            start = None


def _chunks(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Yield a segment's stream cut into chunks: all but the last have exactly CHUNK bytes."""
    buffer = bytearray()
    for piece in pieces:
        buffer += piece
        while len(buffer) > CHUNK:
            yield bytes(buffer[:CHUNK])
            del buffer[:CHUNK]
    yield bytes(buffer)


def _entries(database: Database, segment: Branch, *, withhold: bool) -> Iterator[bytes]:
    for numbers in _ascending(segment.numbers):
        marks = ",".join(map(str, numbers))
        blobs = _blobs(database, marks)
        rows = database.execute(
            "SELECT h.n, h.bytes, o.salt, o.bytes, p.salt, p.bytes FROM header h "
            "LEFT JOIN open_part o ON o.n = h.n LEFT JOIN personal_part p ON p.n = h.n "
            f"WHERE h.n IN ({marks}) ORDER BY h.n"
        )
        for n, header, open_salt, open_, salt, personal in rows:
            parts = [
                None if open_ is None else (open_salt, open_),
                None if personal is None or withhold else (salt, personal),
            ]
            if _NO_BLOBS not in header[:64]:
                here = blobs.get(n, {}) if blobs is not None else _blobs_of(database, n)
                for place, part in enumerate(blob_parts(header)):
                    parts.append(None if withhold and part == b"personal" else here.get(place))
            yield written(header, parts)


type _Places = dict[int, tuple[bytes, bytes]]
"""An entry's blobs that are here: (salt, bytes) by place."""


def _blobs(database: Database, marks: str) -> dict[int, _Places] | None:
    """Return the blobs of these entries at once, None if they are too large for that."""
    size = database.execute(f"SELECT sum(length(bytes)) FROM blob WHERE n IN ({marks})").fetchone()[0] or 0
    if size > _AT_ONCE:
        return None
    found: dict[int, _Places] = {}
    for n, place, salt, data in database.execute(f"SELECT n, place, salt, bytes FROM blob WHERE n IN ({marks})"):
        found.setdefault(n, {})[place] = (salt, data)
    return found


def _blobs_of(database: Database, n: int) -> _Places:
    rows = database.execute("SELECT place, salt, bytes FROM blob WHERE n = ?", [n])
    return {place: (salt, data) for place, salt, data in rows}


def _ascending(numbers: array[int]) -> Iterator[array[int]]:
    """Yield runs of ascending row numbers, short enough for one statement, so that rows come in their order."""
    start = 0
    for place, (before, after) in enumerate(pairwise(numbers), 1):
        if after < before or place - start == 500:
            yield numbers[start:place]
            start = place
    yield numbers[start:]
