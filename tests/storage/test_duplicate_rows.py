"""Pairs that may be one organisation, stored: the same as comparing all anew finds, whatever was written."""

from pathlib import Path
from random import Random

import pytest

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.draft import Draft
from aca_desktop.domain.organisations import likeness
from aca_desktop.storage.journal.checking import check
from aca_desktop.storage.queries import duplicate_rows
from aca_desktop.storage.queries.duplicate_rows import known_organisations
from aca_desktop.storage.workspace.workspace import WorkspaceFile
from tests.journals import CHECKER, subject
from tests.storage.stories import COALITION, founded, organisation, table, write

WEBSITES: tuple[Json, ...] = ("https://a.mx", "https://b.mx", None, None)


def name(chance: Random) -> str:
    """Return a name of few letters, so that many are nearly the same, and some quite."""
    long = chance.random() < 0.5
    letters = "".join(chance.choices("ab", k=3)) + ("guadalajarac" if long else "cde")
    place = chance.randrange(len(letters))
    return f"{letters[:place]}{chance.choice(('', 'x', 'y'))}{letters[place:]}{chance.choice(('', '', '1', '2'))}"


def said(chance: Random) -> dict[str, Json]:
    return {
        "names.es": name(chance),
        "names.en": name(chance) if chance.random() < 0.3 else None,
        "country": chance.choice(("MX", "MX", "US")),
        "website": chance.choice(WEBSITES),
        "identifiers.lei": chance.choice(("1", "2", None, None, None, None)),
    }


@pytest.mark.parametrize("seed", range(12))
def test_pairs_follow_what_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    """Bounds are so low that what one organisation says decides which pairs of others are offered."""
    for bound, value in (("CROWD", 2), ("EVERY_PAIR_OF", 3), ("MOST_OF_A_HOST", 2)):
        monkeypatch.setattr(likeness, bound, value)
    chance = Random(seed)
    path = tmp_path / "mesa.aca"
    founded(path)
    last: dict[int, str] = {}
    met = 0
    with WorkspaceFile.open(path, CHECKER, write=True) as workspace:
        database = workspace.journal.database
        c = workspace.journal.entries.coalition(COALITION)
        assert c is not None
        for _ in range(25):
            numbers = chance.sample(range(14), k=chance.choice((1, 1, 1, 2, 5)))
            gone = dict.fromkeys(said(chance))
            drafts = [
                Draft(
                    "organisation",
                    subject(number),
                    gone if chance.random() < 0.2 else said(chance),
                    over=(last[number],) if number in last else (),
                )
                for number in numbers
            ]
            for number, entry in zip(numbers, write(workspace, drafts), strict=True):
                last[number] = entry.id
            every = known_organisations(database, c)
            found = duplicate_rows.pairs(database, c)
            assert found == likeness.alike([*every.values()])
            assert duplicate_rows.is_true(database, c)
            met += len(found)
        assert not table(workspace, "uncompared")
        assert met > 20


def test_a_few_and_many_come_to_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = []
    for most in (1, 200):
        monkeypatch.setattr(duplicate_rows, "ONE_BY_ONE", most)
        path = tmp_path / f"{most}.aca"
        founded(path)
        with WorkspaceFile.open(path, CHECKER, write=True) as workspace:
            write(
                workspace, [organisation(number, f"Aguas de Jalisco{'s' * (number % 3)}") for number in range(9)]
            )
            workspace.journal.compare_organisations()
            rows.append((table(workspace, "compared"), table(workspace, "duplicate")))
    assert rows[0] == rows[1]
    assert len(rows[0][1]) > 20


def test_a_pair_that_is_not_stored_is_found_by_check(tmp_path: Path) -> None:
    path = tmp_path / "mesa.aca"
    founded(path)
    with WorkspaceFile.open(path, CHECKER, write=True) as workspace:
        write(workspace, [organisation(1, "Fortius"), organisation(2, "FORTIUS")])
        assert check(workspace, CHECKER) == []
        workspace.journal.database.execute("DELETE FROM duplicate")
        assert [(one.field, one.code) for one in check(workspace, CHECKER)] == [("duplicate", "table-differs")]
        workspace.journal.rebuild()
        assert check(workspace, CHECKER) == []


def test_many_are_compared_once_their_transaction_is_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(duplicate_rows, "ONE_BY_ONE", 3)
    path = tmp_path / "mesa.aca"
    founded(path)
    with WorkspaceFile.open(path, CHECKER, write=True) as workspace:
        database = workspace.journal.database
        c = workspace.journal.entries.coalition(COALITION)
        assert c is not None
        with workspace.transaction():
            write(workspace, [organisation(number, "Fortius") for number in range(5)])
            assert not table(workspace, "duplicate")
            assert len(duplicate_rows.pairs(database, c)) == 10, "whoever asks meanwhile is told"
        assert len(table(workspace, "duplicate")) == 10
        assert not table(workspace, "uncompared")
        with workspace.journal.transaction():
            write(workspace, [organisation(number, "FORTIUS") for number in range(5, 10)])
        assert len(table(workspace, "duplicate")) == 10
        assert len(duplicate_rows.pairs(database, c)) == 45
        assert check(workspace, CHECKER) == []
        write(workspace, [organisation(10, "Fortius")])
        workspace.journal.compare_organisations()
        assert len(table(workspace, "duplicate")) == 55
