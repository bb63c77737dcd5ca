"""What is here of each feed, asked of the index, is what following every entry finds."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aca_desktop.storage.journal.branches import branches
from aca_desktop.storage.journal.held_spans import Held, held, united
from aca_desktop.storage.journal.journal import Journal
from aca_desktop.storage.workspace.workspace import WorkspaceFile
from tests.journals import CHECKER
from tests.random_journals import Delivery, deliveries
from tests.storage.test_tables_properties import emptied

FEW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[WorkspaceFile]:
    """Yield an empty workspace."""
    with WorkspaceFile.create(tmp_path / "maker.aca", CHECKER) as made:
        made.journal.database.execute("PRAGMA synchronous=OFF")
        yield made


def followed(journal: Journal, coalition: str) -> dict[str, Held]:
    """Return what is here of each feed, entry by entry."""
    c = journal.entries.coalition(coalition)
    found = {}
    rows = journal.database.execute("SELECT f, replica FROM feed WHERE c = ?", [c]).fetchall()
    for f, replica in rows:
        every = branches(journal.database, f)
        newest = max(every, key=lambda one: one.first + len(one.numbers), default=None)
        spans = united((one.first, one.first + len(one.numbers) - 1) for one in every)
        found[replica] = Held(spans, None if newest is None else journal.entries.id(newest.head))
    return found


def test_spans_that_touch_are_one() -> None:
    assert united([(5, 9), (1, 4), (8, 12), (20, 21)]) == ((1, 12), (20, 21))


@FEW
@given(delivery=deliveries(), kept=st.integers(0, 2**32 - 1))
def test_any_journal_is_held_as_it_is_followed(workspace: WorkspaceFile, delivery: Delivery, kept: int) -> None:
    journal = emptied(workspace)
    for batch in delivery.batches:
        journal.add(batch[::2])
    _sign_some(journal, kept)
    for coalition in journal.coalitions():
        assert held(journal, coalition) == followed(journal, coalition)


@FEW
@given(
    here=st.sets(st.integers(1, 24), min_size=1),
    waiting=st.sets(st.integers(1, 24), max_size=4),
    signed=st.sets(st.integers(1, 24)),
)
def test_any_gaps_of_a_straight_feed_are_found(
    workspace: WorkspaceFile, here: set[int], waiting: set[int], signed: set[int]
) -> None:
    journal = emptied(workspace)
    database = journal.database
    database.execute("INSERT INTO coalition (c, id) VALUES (1, 'aa')")
    database.execute("INSERT INTO subject (s, c, id) VALUES (1, 1, 'bb')")
    for f, replica in ((1, "one"), (2, "two"), (3, "none")):
        database.execute("INSERT INTO feed (f, c, replica) VALUES (?, 1, ?)", [f, replica])
        for seq in sorted(here, reverse=True) if f < 3 else ():
            n = 100 * f + 24 - seq
            database.execute("INSERT INTO entry (n, f, seq, kind, s) VALUES (?, ?, ?, 'review', 1)", [n, f, seq])
            database.execute("INSERT INTO header (n, bytes) VALUES (?, ?)", [n, str(n).encode()])
            if seq in waiting and f == 1:
                database.execute("INSERT INTO waiting (n, prev) VALUES (?, x'00')", [n])
            if seq in signed:
                database.execute(
                    "INSERT INTO segment (head, f, first, count, signature) VALUES (?, ?, ?, 1, x'00')",
                    [n, f, seq],
                )
    assert held(journal, "aa") == followed(journal, "aa")


def _sign_some(journal: Journal, kept: int) -> None:
    """Let some entries be signed heads: those whose row's bit is set."""
    for n, f, seq in journal.database.execute("SELECT n, f, seq FROM entry").fetchall():
        if kept >> (n % 32) & 1:
            journal.database.execute(
                "INSERT INTO segment (head, f, first, count, signature) VALUES (?, ?, ?, 1, x'00')", [n, f, seq]
            )
