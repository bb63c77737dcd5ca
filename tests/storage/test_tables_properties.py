"""The tables are a view of the journal: however entries arrive, they say what the pure functions say."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from aca_desktop.domain.journal.entry import Entry
from aca_desktop.domain.journal.meaning import JournalState, interpret_all
from aca_desktop.storage.journal import checking, view
from aca_desktop.storage.journal.journal import Journal
from aca_desktop.storage.journal.state_rows import rows_of
from aca_desktop.storage.workspace.workspace import WorkspaceFile
from tests.journals import CHECKER, withheld
from tests.long_runs import LongRun
from tests.random_journals import Delivery, deliveries

FEW = settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[WorkspaceFile]:
    with WorkspaceFile.create(tmp_path / "laptop.aca", CHECKER) as workspace:
        workspace.journal.database.execute("PRAGMA synchronous=OFF")
        yield workspace


def emptied(workspace: WorkspaceFile) -> Journal:
    """Return a journal in the same file with nothing in it, which is quicker than a new file."""
    database = workspace.journal.database
    tables = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    database.execute("PRAGMA foreign_keys=OFF")
    database.execute("BEGIN")
    for table in tables:
        if not table.startswith(("sqlite_", "_sqlite_")):
            database.execute(f"DELETE FROM {table}")
    database.execute("COMMIT")
    database.execute("PRAGMA foreign_keys=ON")
    return Journal(workspace.path, database, CHECKER)


def require_tables_to_say(journal: Journal, expected: JournalState) -> None:
    """Compare everything that the tables have with what the pure functions make of the same entries."""
    assert checking.digests(journal.path, journal) == expected.digests
    assert journal.coalitions() == sorted(expected.authorities)
    for coalition, authority in expected.authorities.items():
        assert journal.authority(coalition) == authority
        c = journal.entries.coalition(coalition)
        assert c is not None
        for (of, subject), state in expected.subjects.items():
            if of != coalition:
                continue
            assert journal.state(coalition, subject) == state
            stored = journal.about(coalition, subject)
            numbers = {one.entry.id: one.n for one in stored}
            s = journal.entries.subject(c, subject)
            assert s is not None
            assert view.written(journal.database, s, numbers.values()) == rows_of(c, s, state, stored)
    assert differences(journal) == []


def differences(journal: Journal) -> list[str]:
    """Return what the check says of the tables and rows; that nobody has signed these feeds is left aside."""
    problems = [
        *checking._strays(journal.database),
        *checking._entries(
            journal.database, journal.database.execute("SELECT count(*) FROM entry").fetchone()[0], None
        ),
        *checking._tables(journal, journal.database),
    ]
    return [f"{problem.field}: {problem.code}" for problem in problems]


def held(journal: Journal) -> dict[str, Entry]:
    """Return all entries with what is here of them."""
    rows = journal.database.execute("SELECT id FROM entry_id").fetchall()
    found = (journal.entry(id_.hex()) for (id_,) in rows)
    return {entry.id: entry for entry in found if entry is not None}


def without_erased(state: JournalState) -> dict[str, Entry]:
    """Return the entries as a laptop may hold them that knows what is erased."""
    return {
        id_: withheld(entry)
        if id_ in state.subjects[entry.header.coalition, entry.header.subject].erased
        else entry
        for id_, entry in state.entries.items()
    }


def has_erased_in_vain(state: JournalState) -> bool:
    """Say whether an erasure is void: had it effect for a while, then what it took is to be accepted again."""
    return any(state.entries[id_].header.kind == "erasure" for one in state.subjects.values() for id_ in one.void)


def the_end_is_the_same(workspace: WorkspaceFile, delivery: Delivery) -> None:
    journal = emptied(workspace)
    new = sum(journal.add(batch) for batch in delivery.batches)
    assert new == len(delivery.entries)
    expected = interpret_all(delivery.entries, CHECKER)
    if not has_erased_in_vain(expected):
        require_tables_to_say(journal, expected)
    assert journal.add(delivery.entries) == 0
    require_tables_to_say(journal, expected)
    assert held(journal) == without_erased(expected)
    journal.rebuild()
    require_tables_to_say(journal, expected)


def every_step_is_what_is_held_by_then(workspace: WorkspaceFile, delivery: Delivery) -> None:
    journal = emptied(workspace)
    for batch in delivery.batches:
        journal.add(batch)
        expected = interpret_all(held(journal).values(), CHECKER)
        assert checking.digests(journal.path, journal) == expected.digests
        assert held(journal) == without_erased(expected)
        assert differences(journal) == []


def add_and_fail(journal: Journal, entries: Sequence[Entry]) -> None:
    with journal.transaction():
        journal.add(entries)
        raise ZeroDivisionError


def what_is_taken_back_leaves_nothing(workspace: WorkspaceFile, delivery: Delivery) -> None:
    journal = emptied(workspace)
    first, *rest = delivery.batches
    journal.add(first)
    before = checking.digests(journal.path, journal)
    late = [entry for batch in rest for entry in batch]
    with pytest.raises(ZeroDivisionError):
        add_and_fail(journal, late)
    assert checking.digests(journal.path, journal) == before
    assert differences(journal) == []
    with journal.transaction():
        with pytest.raises(ZeroDivisionError):
            add_and_fail(journal, late)
        journal.add(delivery.batches[-1])
    expected = interpret_all(held(journal).values(), CHECKER)
    assert set(expected.entries) == {entry.id for entry in (*first, *delivery.batches[-1])}
    require_tables_to_say(journal, expected)


PROPERTIES = [the_end_is_the_same, every_step_is_what_is_held_by_then, what_is_taken_back_leaves_nothing]
type Property = Callable[[WorkspaceFile, Delivery], None]


@pytest.mark.parametrize("holds", PROPERTIES, ids=lambda holds: holds.__name__)
@FEW
@given(delivery=deliveries())
def test_tables_of_any_journal(workspace: WorkspaceFile, holds: Property, delivery: Delivery) -> None:
    holds(workspace, delivery)


@pytest.mark.long
@pytest.mark.timeout(0)
@pytest.mark.parametrize("holds", PROPERTIES, ids=lambda holds: holds.__name__)
def test_tables_of_any_long_journal(workspace: WorkspaceFile, holds: Property, long_run: LongRun) -> None:
    what = f"tables: {holds.__name__.replace('_', ' ')}"
    long_run.holds(what, FEW, partial(holds, workspace), delivery=deliveries(60))
