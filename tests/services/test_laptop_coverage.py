"""What is told of laptops and files: what is missing, who is to come, on whose word data goes, who said what."""

from pathlib import Path

import pytest

from aca_desktop.errors import AcaError
from aca_desktop.sealing.keys import LaptopKey
from aca_desktop.services.coalition import events
from aca_desktop.services.coalition.made_up_passphrases import made_up
from aca_desktop.services.journal import erasing
from aca_desktop.services.journal.conflicts import conflicts
from aca_desktop.services.laptops import revoking, sync_export
from aca_desktop.services.laptops.enrolling import enrol
from aca_desktop.services.laptops.joining import join_by_kit
from aca_desktop.services.laptops.laptop_coverage import coverage, missing_of
from aca_desktop.services.organisations.organisations import edit
from aca_desktop.services.workspace.workspaces import open_workspace
from tests.services.founding import only, signed
from tests.services.laptops import KnownKeys, state, table


@pytest.mark.parametrize(
    ("held", "known", "missing"),
    [
        ((), 0, ()),
        ((), 3, ((1, 3),)),
        (((1, 380),), 412, ((381, 412),)),
        (((1, 310), (341, 417), (431, 440)), 440, ((311, 340), (418, 430))),
        (((5, 9),), 9, ((1, 4),)),
    ],
)
def test_what_lies_between_what_is_held_is_missing(
    held: tuple[tuple[int, int], ...], known: int, missing: tuple[tuple[int, int], ...]
) -> None:
    assert missing_of(held, known) == missing


def test_a_laptop_of_which_the_end_is_missing_says_so(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        mesa, other = laptops.joined("mesa"), laptops.joined("otra")
        signed(mesa)
        early = laptops.file(mesa)
        laptops.take(laptops.founder, early)
        signed(mesa)
        laptops.take(other, laptops.file(mesa))
        laptops.take(laptops.founder, laptops.lacking(other, laptops.file(mesa)))
        rows = {row.laptop.name: row for row in coverage(laptops.founder, only(laptops.founder))}
        assert rows["mesa"].held == ((1, 3),)
        assert rows["mesa"].missing == ((4, 5),)
        assert (rows["mesa"].known, rows["mesa"].lacking) == (5, 2)
        assert rows["mesa"].joined_by is not None
        assert rows["coordination"].missing == ()
        assert rows["coordination"].last_at == laptops.clock.moment.isoformat()


def test_a_laptop_that_was_enrolled_and_has_sent_nothing_is_to_come(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        which = only(laptops.founder)
        enrol(laptops.founder, which, LaptopKey.generate().public_key, "Mesa 4")
        row = coverage(laptops.founder, which)[-1]
        assert (row.laptop.name, row.laptop.role, row.held, row.last_at) == ("Mesa 4", "event", (), None)


def test_a_preview_names_who_made_the_file_who_signed_and_who_erases(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        founder = laptops.founder
        mesa = laptops.joined("mesa")
        done = signed(mesa)
        path = laptops.file(mesa)
        (told,) = laptops.take(founder, path, dry_run=True)
        (origin,) = told.origins
        assert (origin.name, origin.code, told.signed, told.erasers) == ("mesa", "aca-gdl", 1, ())
        laptops.take(founder, path)
        erasing.erase(founder, only(founder), done.organisation)
        (told,) = laptops.take(mesa, laptops.file(founder), dry_run=True)
        assert told.merged is not None
        assert told.merged.purged > 0
        assert told.erasers == ("coordination",)


def test_only_the_files_named_are_accepted(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        founder = laptops.founder
        one, two = laptops.laptop("uno"), laptops.laptop("dos")
        for laptop in (one, two):
            laptops.take(laptop, laptops.file(founder), accept_new=True)
            signed(laptop)
        paths = [laptops.file(one), laptops.file(two)]
        from aca_desktop.services.laptops.sync_import import bring

        first, second = bring(founder, paths, KnownKeys(), accept_new=[paths[1]])
        assert first.refused is not None
        assert first.refused.code == "unknown-laptop"
        assert first.origins[0].name == "uno"
        assert second.enrolled == (two.key.replica,)


def test_a_conflict_says_of_what_it_is_who_wrote_it_and_in_place_of_what(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        founder = laptops.founder
        done = signed(founder)
        mesa = laptops.laptop("mesa")
        laptops.take(mesa, laptops.kit(founder))
        edit(founder, only(founder), done.organisation, {"names.es": "Uno"})
        edit(mesa, only(mesa), done.organisation, {"names.es": "Dos"})
        laptops.take(founder, laptops.file(mesa))
        (found,) = conflicts(founder, only(founder))
        assert [(one.value, one.laptop, one.role) for one in found.values] == [
            ("Uno", "coordination", "coordinator"),
            ("Dos", "mesa", "event"),
        ]
        assert found.names["es"] == "Uno"
        assert len({str(one.before) for one in found.values}) == 1
        assert found.values[0].before not in (None, "Uno", "Dos")


def test_what_a_revocation_would_cost_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        founder = laptops.founder
        mesa = laptops.joined("mesa")
        signed(mesa)
        laptops.take(founder, laptops.file(mesa))
        which, before = only(founder), state(founder)
        target = revoking.find(founder, which, "mesa")
        everything = revoking.survivors(founder, which, target)
        assert revoking.would_lose(founder, which, target, everything) == 0
        assert revoking.would_lose(founder, which, target, ()) == 3
        own = revoking.find(founder, which, "coordination")
        assert revoking.would_lose(founder, which, own, ()) is None
        assert state(founder) == before
        assert events.events(founder, which) == []


def test_a_laptop_without_a_file_joins_by_a_kit_or_leaves_nothing_behind(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        founder = laptops.founder
        context = laptops.laptop("other").context
        path = tmp_path / "nueva.aca"
        with pytest.raises(AcaError, match="no-kit"):
            join_by_kit(path, context, "Nueva", laptops.file(founder), KnownKeys())
        assert not path.exists()
        joined = join_by_kit(path, context, "Nueva", laptops.kit(founder), KnownKeys())
        with open_workspace(path, context) as workspace:
            assert (workspace.name, only(workspace).rank.name) == ("Nueva", "EVENT")
            assert joined.check_code == workspace.check_code
        opening = sync_export.opening_of(laptops.file(founder), KnownKeys())
        assert opening.audience == "coordinator"


def test_a_made_up_passphrase_is_four_words_and_never_the_same() -> None:
    import os

    one, two = made_up(os.urandom), made_up(os.urandom)
    assert one != two
    assert [len(word) for word in one.split()] == [6, 6, 6, 6]
    # 255 lies beyond the last whole turn of 65 and is thrown away
    given = iter([b"\xff", *(bytes([n]) for n in range(12))])
    assert made_up(lambda _count: next(given)) == "babebi bobuda dedido dufafe"
