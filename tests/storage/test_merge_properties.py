"""Any journal by sync files: whatever comes in which file, the tables say what the pure functions say."""

import gc
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from aca_desktop.domain.journal.entry import Entry, make_entry, statement
from aca_desktop.domain.journal.meaning import interpret_all
from aca_desktop.domain.journal.sync_opening import Exporter
from aca_desktop.errors import AcaError
from aca_desktop.storage.journal import checking
from aca_desktop.storage.journal.journal import Journal
from aca_desktop.storage.queries.conflicts import conflicting
from aca_desktop.storage.sync import sync_writing
from aca_desktop.storage.sync.sync_merging import Merged, check_file, merge, rolled_back
from aca_desktop.storage.workspace.workspace import WorkspaceFile
from tests.journals import AT, CHECKER, Story, key, subject
from tests.long_runs import LongRun
from tests.random_journals import NAMES, Delivery, deliveries
from tests.services.test_sync_fuzz import put_together, taken_apart
from tests.storage.test_tables_properties import differences, emptied, held

FEW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
KEYS = {own.replica: own for own in map(key, (*NAMES, "root Here", "root There"))}
EXPORTER = key("ana")


@pytest.fixture
def laptops(tmp_path: Path) -> Iterator[tuple[WorkspaceFile, WorkspaceFile]]:
    """Yield two workspaces: one from which files are made, one into which they come."""
    with (
        WorkspaceFile.create(tmp_path / "maker.aca", CHECKER) as maker,
        WorkspaceFile.create(tmp_path / "taker.aca", CHECKER) as taker,
    ):
        for workspace in (maker, taker):
            workspace.journal.database.execute("PRAGMA synchronous=OFF")
        yield maker, taker


def files(journal: Journal, entries: Sequence[Entry]) -> list[bytes]:
    """Return a file for each coalition with these entries, all of whose authors sign each of them."""
    journal.add(entries)
    database = journal.database
    for f, replica in database.execute("SELECT f, replica FROM feed").fetchall():
        database.execute("UPDATE feed SET public_key = ? WHERE f = ?", [KEYS[replica].public_key, f])
    for id_ in {entry.id for entry in entries}:
        entry = journal.entry(id_)
        assert entry is not None
        header = entry.header
        said = statement(header.coalition, header.replica, header.seq, id_)
        database.execute(
            "INSERT INTO segment SELECT e.n, e.f, e.seq, 1, ? FROM entry e JOIN entry_id i ON i.n = e.n "
            "WHERE i.id = ?",
            [KEYS[header.replica].sign(said), bytes.fromhex(id_)],
        )
    exporter = Exporter(EXPORTER.replica, EXPORTER.public_key, "Mesa")
    plans = [
        sync_writing.plan(journal, coalition, exporter, at=AT, audience="coordinator")
        for coalition in journal.coalitions()
    ]
    return [b"".join(sync_writing.blocks(journal, plan, EXPORTER)) for plan in plans]


def taken(journal: Journal, file: bytes) -> Merged:
    """Merge a file after a preview, which must say the same and change nothing."""

    def pour(take: Callable[[bytes], None]) -> None:
        take(file)

    before = checking.digests(journal.path, journal)
    checked = check_file(pour, CHECKER)
    with rolled_back(journal):
        preview = merge(journal, checked, pour, CHECKER, accept=lambda _strangers: True)
    assert checking.digests(journal.path, journal) == before
    done = merge(journal, checked, pour, CHECKER, accept=lambda _strangers: True)
    assert done == preview
    return done


def comes_by_files(laptops: tuple[WorkspaceFile, WorkspaceFile], delivery: Delivery) -> None:
    maker, taker = laptops
    journal = emptied(taker)
    for batch in delivery.batches:
        before = {(entry.header.coalition, id_) for id_, entry in held(journal).items()}
        coming = {(entry.header.coalition, entry.id) for entry in batch}
        merged = [taken(journal, file) for file in files(emptied(maker), batch)]
        assert sum(one.new for one in merged) == len(coming - before)
        assert sum(one.new + one.present for one in merged) == len(coming)
        here = held(journal)
        assert set(here) == {id_ for _coalition, id_ in before | coming}
        state = interpret_all(here.values(), CHECKER)
        assert checking.digests(journal.path, journal) == state.digests
        assert differences(journal) == []
        for coalition in state.authorities:
            assert conflicting(journal, coalition) == {
                (about, *field)
                for (of, about), one in state.subjects.items()
                for field in one.conflicts()
                if of == coalition
            }


@FEW
@given(delivery=deliveries())
def test_any_journal_comes_by_files(laptops: tuple[WorkspaceFile, WorkspaceFile], delivery: Delivery) -> None:
    comes_by_files(laptops, delivery)


@pytest.mark.long
@pytest.mark.timeout(0)
def test_any_long_journal_comes_by_files(laptops: tuple[WorkspaceFile, WorkspaceFile], long_run: LongRun) -> None:
    long_run.holds("a journal comes by files", FEW, partial(comes_by_files, laptops), delivery=deliveries(60))


def test_what_is_refused_or_somebody_stops_changes_nothing(
    laptops: tuple[WorkspaceFile, WorkspaceFile],
) -> None:
    maker, taker = laptops
    story = Story("Here")
    for number in range(10):
        story.ana.write("organisation", subject(number), {"names.es": f"O {number}"})
    (file,) = files(emptied(maker), story.entries)
    (kind, data), *rest = reversed(taken_apart(file))
    changed = put_together([*reversed(rest), (kind, data.replace(b"O 9", b"O 8"))])
    journal = emptied(taker)
    before = checking.digests(journal.path, journal)

    def stop(_done: int, _all: int) -> None:
        assert not gc.isenabled()
        assert cache() > usual
        raise ZeroDivisionError

    def cache() -> int:
        return abs(int(journal.database.execute("PRAGMA cache_size").fetchone()[0]))

    usual = cache()

    def merge_in(data: bytes, progress: Callable[[int, int], None] | None) -> None:
        def pour(take: Callable[[bytes], None]) -> None:
            take(data)

        merge(journal, check_file(pour, CHECKER), pour, CHECKER, accept=bool, progress=progress)

    with pytest.raises(AcaError, match="sync-hash") as refused:
        merge_in(changed, None)
    assert refused.value.facts == {"part": "open"}
    with pytest.raises(ZeroDivisionError):
        merge_in(file, stop)
    assert checking.digests(journal.path, journal) == before
    assert gc.isenabled()
    assert cache() == usual


@pytest.mark.parametrize("order", [(0, 1), (1, 0)], ids=["after", "before"])
def test_an_entry_that_names_another_numbers_entry_waits_for_good(
    laptops: tuple[WorkspaceFile, WorkspaceFile], order: tuple[int, int]
) -> None:
    maker, taker = laptops
    story = Story("Here")
    story.ana.write("organisation", subject(1), {"names.es": "O"})
    last = story.ana.write("organisation", subject(2), {"names.es": "O"})
    jumps = make_entry(last.header._replace(seq=7), last.open, last.personal, last.blobs)
    both = [files(emptied(maker), entries)[0] for entries in (story.entries[:-1], [jumps])]
    journal = emptied(taker)
    for number in order:
        taken(journal, both[number])
    assert checking.check(taker, CHECKER) == []
    assert sum(taken(journal, file).gaps for file in both) == 2
