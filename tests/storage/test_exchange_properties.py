"""Whatever could be imported can be exported, and every laptop that has the coalition takes it.

Drawn together: forks, entries that name another number's entry as the one before, feeds longer than a segment,
optional chunks gathered from several files, withheld and erased parts. Segments are cut short here so that small
feeds are long ones.
"""

from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
import zstandard
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from aca_desktop.domain.journal import sync_opening
from aca_desktop.domain.journal.entry import Entry, make_entry, statement
from aca_desktop.domain.journal.sync_opening import Exporter, Opening, OpeningFeed, Run
from aca_desktop.storage.journal import branches, checking
from aca_desktop.storage.journal.branches import Branch
from aca_desktop.storage.journal.journal import Journal
from aca_desktop.storage.sync import sync_frames, sync_merging, sync_reading, sync_writing
from aca_desktop.storage.sync.sync_merging import check_entries, check_file, merge
from aca_desktop.storage.workspace.workspace import WorkspaceFile
from tests.journals import AT, CHECKER, Laptop, Story, key, subject
from tests.long_runs import LongRun
from tests.storage.test_merge_properties import files
from tests.storage.test_tables_properties import emptied

FEW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))

LONGEST = 4
LATER = 3
MAKER = key("rogue")


@dataclass(frozen=True, slots=True)
class Node:
    """An entry: which one it follows (-1: none), by how much its number is wrong, what is in it."""

    parent: int
    jump: int
    personal: bool


@dataclass(frozen=True, slots=True)
class Drawn:
    """A file: its segments by their last entries and lengths, whether parts are withheld, its optional chunks."""

    segments: Sequence[tuple[int, int]]
    withhold: bool
    later: Sequence[int]


NODES = st.lists(
    st.builds(
        Node,
        parent=st.integers(-1, 12),
        jump=st.sampled_from([0, 0, 0, 0, 0, 1, 3]),
        personal=st.booleans(),
    ),
    min_size=1,
    max_size=20,
)
FILES = st.lists(
    st.builds(
        Drawn,
        segments=st.lists(st.tuples(st.integers(0, 19), st.integers(1, LONGEST)), min_size=1, max_size=5),
        withhold=st.booleans(),
        later=st.lists(st.integers(0, 9), max_size=LATER),
    ),
    min_size=1,
    max_size=6,
)


@pytest.fixture
def laptops(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[WorkspaceFile]]:
    """Yield workspaces: of who makes files, of two that take and exchange them, of one that is new."""
    for module in (branches, sync_opening):
        monkeypatch.setattr(module, "LONGEST_SEGMENT", LONGEST)
    for module_ in (sync_reading, sync_merging):
        monkeypatch.setattr(module_, "MOST_LATER_CHUNKS", LATER)
    made = []
    for name in ("maker", "one", "other", "new"):
        with WorkspaceFile.create(tmp_path / f"{name}.aca", CHECKER):
            pass
        made.append(WorkspaceFile.beside(tmp_path / f"{name}.aca", CHECKER, None))
        made[-1].journal.database.execute("PRAGMA synchronous=OFF")
    yield made
    for one in made:
        one.close()


def written(laptop: Laptop, nodes: Sequence[Node]) -> list[Entry]:
    """Write entries that follow one another as drawn."""
    found: list[Entry] = []
    for number, node in enumerate(nodes):
        parent = found[min(node.parent, number - 1)] if node.parent >= 0 and found else None
        laptop.entries[:] = [parent] if parent else []
        values = {"signer": {"family": "山田"}} if node.personal else None
        entry = laptop.write("organisation", subject(number % 3), {"names.es": f"O {number}"}, values)
        if parent and node.jump:
            header = entry.header._replace(seq=entry.header.seq + node.jump)
            entry = make_entry(header, entry.open, entry.personal, entry.blobs)
        found.append(entry)
    return found


class Files:
    """Makes drawn files of one laptop's entries, all of whose segments are signed by it."""

    def __init__(self, journal: Journal, coalition: str, laptop: Laptop, entries: Sequence[Entry]) -> None:
        self._journal = journal
        self._coalition = coalition
        self._laptop = laptop
        self._entries = entries
        self._at = {entry.id: place for place, entry in enumerate(entries)}

    def made(self, drawn: Drawn) -> bytes:
        """Return a file."""
        taken: set[int] = set()
        runs, rows = [], []
        for end, length in drawn.segments:
            path = self._path(end % len(self._entries), length)
            if taken.isdisjoint(path):
                taken.update(path)
                runs.append(self._run(path))
                rows.append(Branch(runs[-1].first, array_of(self._journal, [self._entries[at].id for at in path])))
        feed = OpeningFeed(self._laptop.replica, self._laptop.key.public_key, tuple(runs), tuple(runs))
        exporter = Exporter(MAKER.replica, MAKER.public_key, "Mesa")
        opening = Opening(self._coalition, exporter, AT, "coordinator", (feed,))
        later = tuple(optional(number) for number in drawn.later)
        export = sync_writing.Export(opening, tuple(rows), drawn.withhold, later)
        return b"".join(sync_writing.blocks(self._journal, export, MAKER))

    def _path(self, end: int, length: int) -> list[int]:
        """Return the places of entries that follow one another, of which this is the last."""
        path = [end]
        while len(path) < length:
            header = self._entries[path[0]].header
            before = self._at.get(header.prev or "")
            if before is None or self._entries[before].header.seq != header.seq - 1:
                break
            path.insert(0, before)
        return path

    def _run(self, path: Sequence[int]) -> Run:
        first, head = self._entries[path[0]].header, self._entries[path[-1]]
        said = statement(self._coalition, self._laptop.replica, head.header.seq, head.id)
        return Run(first.seq, len(path), head.id, self._laptop.key.sign(said))


def array_of(journal: Journal, ids: Sequence[str]) -> array[int]:
    """Return the row numbers of entries that are here."""
    return array("q", [n for id_ in ids if (n := journal.entries.number(id_)) is not None])


def optional(number: int) -> bytes:
    """Return an optional frame, as only a newer program reads it."""
    return sync_frames.frame("newS", b"%d" % number, compress=zstandard.ZstdCompressor().compress)


def pouring(data: bytes) -> Callable[[Callable[[bytes], None]], None]:
    def pour(take: Callable[[bytes], None]) -> None:
        take(data)

    return pour


def take(journal: Journal, data: bytes) -> None:
    """Take a file as a laptop does that accepts nobody anew."""
    pour = pouring(data)
    check_entries(pour, CHECKER)
    merge(journal, check_file(pour, CHECKER), pour, CHECKER, accept=lambda _strangers: False)


def exported(journal: Journal, coalition: str, lacking: Opening | None = None) -> tuple[bytes, int]:
    """Return a file of what a laptop has, and how many entries it brings."""
    exporter = Exporter(MAKER.replica, MAKER.public_key, "Mesa")
    plan = sync_writing.plan(journal, coalition, exporter, at=AT, audience="coordinator", lacking=lacking)
    return b"".join(sync_writing.blocks(journal, plan, MAKER)), plan.opening.entries


def digests(journal: Journal) -> tuple[tuple[str, str], list[bytes]]:
    """Return what laptops compare, and which optional chunks are here."""
    later = journal.database.execute("SELECT hash FROM later_chunk ORDER BY hash").fetchall()
    return checking.digests(journal.path, journal), [row[0] for row in later]


def what_came_can_go(laptops: list[WorkspaceFile], nodes: list[Node], drawn: list[Drawn], erased: int) -> None:
    maker, one, other, new = map(emptied, laptops)
    story = Story("Here")
    rogue = story.laptop("rogue")
    mesa = story.event_laptop("mesa")
    story.join(rogue, story.invite(story.ana), b"forged")  # without effect, and so are all that follow
    mesa.write("organisation", subject(9), {"names.es": "O"})
    (base,) = files(maker, story.entries)
    entries = written(rogue, nodes)
    maker.add(entries)
    makes = Files(maker, story.id, rogue, entries)
    known = [base, *(makes.made(file) for file in drawn)]
    erasures = [story.ana.write("erasure", entry.header.subject, over=[entry]) for entry in entries[:erased]]
    if erasures:
        laptop = Files(maker, story.id, story.ana, erasures)
        maker.add(erasures)
        known.append(laptop.made(Drawn([(place, 1) for place in range(len(erasures))], withhold=False, later=[])))
    for number, data in enumerate(known):
        if number % 3 != 1:
            take(one, data)
        if number % 3 != 2:
            take(other, data)
    for journal in (one, other):
        assert checking.check(journal_file(laptops, journal), CHECKER) == []
        take(emptied_like(new), exported(journal, story.id)[0])
    _exchange_what_lacks(one, other, story.id)
    for number, data in enumerate(known):  # what was withheld in one file may come by the other
        take(one if number % 3 == 1 else other, data)
    for sender, receiver in ((one, other), (other, one), (one, other)):
        take(receiver, exported(sender, story.id)[0])
    assert digests(one) == digests(other)
    fresh = emptied_like(new)
    take(fresh, exported(one, story.id)[0])
    assert digests(fresh) == digests(one)
    for sender, receiver in ((one, other), (other, fresh), (fresh, one)):
        _data, count = exported(sender, story.id, opening_of(exported(receiver, story.id)[0]))
        assert count == 0


def _exchange_what_lacks(one: Journal, other: Journal, coalition: str) -> None:
    """Let two laptops send each other what the other lacks, by what it says: at the end both have all."""
    for sender, receiver in ((one, other), (other, one), (one, other), (other, one)):
        take(receiver, exported(sender, coalition, opening_of(exported(receiver, coalition)[0]))[0])
    assert digests(one)[0] == digests(other)[0]


def opening_of(data: bytes) -> Opening:
    return check_file(pouring(data), CHECKER).opening


def emptied_like(journal: Journal) -> Journal:
    """Return the journal with nothing in it, as it is on a new laptop."""

    class _File:
        def __init__(self) -> None:
            self.path, self.journal = journal.path, journal

    return emptied(_File())  # type: ignore[arg-type]


def journal_file(laptops: list[WorkspaceFile], journal: Journal) -> WorkspaceFile:
    return next(one for one in laptops if one.path == journal.path)


def _chain(*parents: int, jump: int = 0) -> list[Node]:
    """Return entries that follow these; the number of the last one is wrong by `jump`."""
    return [Node(parent, jump if place == len(parents) else 0, True) for place, parent in enumerate(parents, 1)]


def _whole(*segments: tuple[int, int], later: Sequence[int] = ()) -> Drawn:
    return Drawn(segments, withhold=False, later=later)


@FEW
@example(nodes=_chain(-1, 0, 0, 1, jump=3), drawn=[_whole((1, 2), (2, 1), (3, 1))], erased=0).via("wrong number")
@example(nodes=_chain(-1, 0, 1, 1, 3, 4, 5), drawn=[_whole((2, 3), (6, 4))], erased=0).via("far head")
@example(nodes=_chain(-1), drawn=[_whole((0, 1), later=(n, n + 1, n + 2)) for n in (0, 3, 6)], erased=0).via(
    "chunks"
)
@given(nodes=NODES, drawn=FILES, erased=st.integers(0, 3))
def test_what_could_be_imported_can_be_exported(
    laptops: list[WorkspaceFile], nodes: list[Node], drawn: list[Drawn], erased: int
) -> None:
    what_came_can_go(laptops, nodes, drawn, erased)


@pytest.mark.long
@pytest.mark.timeout(0)
def test_whatever_could_be_imported_can_be_exported(laptops: list[WorkspaceFile], long_run: LongRun) -> None:
    holds = partial(what_came_can_go, laptops)
    long_run.holds("what came can go", FEW, holds, nodes=NODES, drawn=FILES, erased=st.integers(0, 3))


@given(numbers=st.sets(st.integers(1, 60)), most=st.integers(1, 8))
def test_spans_hold_all_numbers_and_no_other_if_there_are_few(numbers: set[int], most: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sync_writing, "MOST_LACKS", most)
        found = sync_writing.spans(sorted(numbers))
    inside = [number for first, count in found for number in range(first, first + count)]
    assert inside == sorted(set(inside))
    assert len(found) <= most
    assert set(inside) >= numbers
    beginnings = {number for number in numbers if number - 1 not in numbers}
    if len(beginnings) <= most:
        assert set(inside) == numbers
    assert len(found) == min(most, len(beginnings))


def test_what_an_outsider_has_forked_too_often_is_left_out(
    laptops: list[WorkspaceFile], monkeypatch: pytest.MonkeyPatch
) -> None:
    maker, one, _other, new = map(emptied, laptops)
    story = Story("Here")
    outsider = story.laptop("new")
    story.join(outsider, story.invite(story.ana), b"forged")
    (base,) = files(maker, story.entries)
    take(one, base)
    without = len(opening_of(exported(one, story.id)[0]).to_bytes())
    entries = written(outsider, [Node(-1, 0, True) for _ in range(40)])
    maker.add(entries)
    makes = Files(maker, story.id, outsider, entries)
    take(one, makes.made(_whole(*((at, 1) for at in range(40)))))
    monkeypatch.setattr(sync_writing, "MAX_UNPACKED", without + 2000)
    data, count = exported(one, story.id)
    assert outsider.replica not in {feed.replica for feed in opening_of(data).feeds}
    assert count == sum(1 for entry in story.entries if entry.header.replica != outsider.replica)
    take(new, data)
