"""Records of one organisation that name different places: the smaller total, the same whatever their ids."""

from collections.abc import Sequence
from itertools import permutations, product
from random import Random

import pytest

from aca_desktop.cli.totals import data
from aca_desktop.domain.figures.places import Place
from aca_desktop.sealing.keys import LaptopKey
from aca_desktop.services.figures import claims, places
from aca_desktop.services.figures.figure_words import RECORDS_CONFLICT
from aca_desktop.services.figures.gathering import Conflicting, Gathered, gathered, gathered_at
from aca_desktop.services.figures.overview import headline
from aca_desktop.services.figures.signatories import signatories
from aca_desktop.services.figures.totals import FIELDS, Totals, added_up, totals
from aca_desktop.services.organisations import organisations
from aca_desktop.services.organisations.saying_same import say
from aca_desktop.services.papers import summary
from aca_desktop.services.workspace.workspaces import Workspace
from tests.services.counted import DAY, FIXTURE, NORTH, SOUTH, STATE, place, signatory
from tests.services.founding import found, only
from tests.services.sentences import one_figure
from tests.services.test_claims import checked, verdict
from tests.services.test_sameness import LEI, SEAL

DOUBTS = ("records-conflict",)


def one_of(workspace: Workspace, records: int, name: str = "Norte") -> list[str]:
    """Write records of one organisation; return their ids in their order."""
    ids = sorted(signatory(workspace, name, "local-government").organisation for _ in range(records))
    for other in ids[1:]:
        say(workspace, only(workspace), ids[0], other, same=True)
    return ids


def represent(workspace: Workspace, ids: list[str], named: tuple[str | None, ...]) -> None:
    for id_, where in zip(ids, named, strict=True):
        organisations.edit(workspace, only(workspace), id_, {"represents": where or "null"})


def summed(workspace: Workspace) -> Totals:
    """Return the totals, the same from the tables as one by one."""
    which = only(workspace)
    assert gathered_at(workspace, [which]) == gathered([which], signatories(workspace, [which], FIELDS))
    found = totals(workspace, [which])
    assert found == totals(workspace, [which], workspace.context.now().date())
    return found


def test_the_smaller_total_counts_whatever_the_order_of_ids(workspace: Workspace) -> None:
    which = only(workspace)
    places.add(workspace, which, FIXTURE)
    ids = one_of(workspace, 3)
    claims.add(workspace, which, one_figure(operator="at-least", number="1155791", counted="people"))
    for named in permutations((NORTH, SOUTH, None)):
        represent(workspace, ids, named)
        found = summed(workspace)
        assert found.population.net == 1_155_790
        assert found.standing == {SOUTH: (ids[0],)}
        assert data(found)["conflicting"] == [{"organisation": ids[0], "places": [NORTH, SOUTH]}]
        said = headline(workspace, which, found)
        assert said is not None
        (told,) = said.slots
        assert told.now is not None
        assert (told.verdict, told.doubts) == ("not-provable", DOUBTS)
        assert [told.now.value, told.now.most] == [1_155_790, 1_460_148]
        paper = summary.summary_paper(workspace, which, "en", SEAL, "a4")
        (block,) = paper.totals
        assert block.net == 1_155_790
        assert block.doubts == (RECORDS_CONFLICT,)
    represent(workspace, ids, (NORTH, NORTH, None))
    assert summed(workspace).population.net == 1_460_148
    assert checked(workspace, "1460148", counted="people").doubts == ()


def test_the_smaller_total_is_of_all_places_together(workspace: Workspace) -> None:
    """A small place of its own adds more than a great one that lies in another that counts."""
    which = only(workspace)
    places.add(workspace, which, [*FIXTURE, place("x:island", 10)])
    signatory(workspace, "Estado", "regional-government", STATE)
    ids = one_of(workspace, 2)
    for named in permutations((NORTH, "x:island")):
        represent(workspace, ids, named)
        assert summed(workspace).population.net == 8_055_985
        found = checked(workspace, "8055990", counted="people")
        assert (found.verdict, found.doubts) == ("not-provable", DOUBTS)
    for named in permutations((NORTH, SOUTH)):
        represent(workspace, ids, named)
        assert summed(workspace).population.gross == 8_055_985 + 1_460_148, "equal sums: by the places' codes"
        assert checked(workspace, "8055985", counted="people").doubts == (), "no number depends on it"


@pytest.mark.parametrize("seed", range(8))
def test_no_choice_makes_less_and_no_order_of_ids_another_total(workspace: Workspace, seed: int) -> None:
    chance, which = Random(seed), only(workspace)
    codes = ("x:a", "x:b", "x:c", "x:d")
    inner = [place(code, chance.randint(1, 90), chance.choice((STATE, None))) for code in codes]
    places.add(workspace, which, [place(STATE, 900), *inner])
    said = [sorted(chance.sample((STATE, *codes), number)) for number in (2, 2, chance.randint(2, 4))]
    fixed = chance.sample((STATE, *codes), 1)

    def summed_for(ways: Sequence[Sequence[str]]) -> Totals:
        ids = chance.sample("abcdefgh", len(ways))
        named = sorted((Conflicting(id_, tuple(way)) for id_, way in zip(ids, ways, strict=True)), key=str)
        standing = {
            code: tuple(one.organisation for one in named if code in one.places) for code in (STATE, *codes)
        }
        standing |= {code: (*standing[code], "z") for code in fixed}
        conflicting = tuple(one for one in named if len(one.places) > 1)
        found = Gathered(4, 0, {}, {}, {code: own for code, own in standing.items() if own}, (), conflicting, {})
        return added_up(workspace, [which], found, DAY, None)

    found = {(one.population.net, one.population.gross) for one in (summed_for(said) for _ in range(12))}
    assert len(found) == 1
    assert {net for net, _gross in found} == {
        min(summed_for([[code] for code in way]).population.net for way in product(*said))
    }


def test_a_place_with_fewer_people_and_more_money_is_not_the_smaller_one(workspace: Workspace) -> None:
    places.add(workspace, only(workspace), [place("x:a", 10, gdp="900 MXN"), place("x:b", 20, gdp="5 MXN")])
    ids = one_of(workspace, 2)
    for named in permutations(("x:a", "x:b")):
        represent(workspace, ids, named)
        found = summed(workspace)
        assert [found.population.net, found.gdp[0].net, len(found.standing)] == [0, 0, 0]
        assert len(found.conflicting) == 1
        told = checked(workspace, "5", "more-than", counted="gdp", unit="MXN")
        assert (told.verdict, told.doubts[-1:]) == ("not-provable", DOUBTS)
        assert verdict(workspace, "21", "at-least", counted="people") == "false"


def test_too_many_conflicts_to_try_stand_for_no_place(workspace: Workspace) -> None:
    places.add(workspace, only(workspace), FIXTURE)
    every = [one_of(workspace, 2, "abcdefg"[number] * 9) for number in range(7)]
    for turned in (False, True):
        for ids in every:
            represent(workspace, ids, (NORTH, SOUTH) if turned else (SOUTH, NORTH))
        assert [summed(workspace).population.net, len(summed(workspace).conflicting)] == [0, 7]
        found = checked(workspace, "1", counted="people")
        assert (found.verdict, found.doubts[-1:]) == ("not-provable", DOUBTS)


def test_two_codes_of_one_place_are_no_conflict(workspace: Workspace) -> None:
    places.add(workspace, only(workspace), [Place("x:a", codes={"y": "a"}), *FIXTURE])
    represent(workspace, one_of(workspace, 2), ("x:a", "y:a"))
    assert summed(workspace).conflicting == ()


def test_subdivisions_of_either_place(workspace: Workspace) -> None:
    signatory(workspace, "Estado", "regional-government", "iso3166-2:MX-JAL")
    ids = one_of(workspace, 2)
    for named in permutations(("iso3166-2:MX-JAL", "iso3166-2:MX-COL")):
        represent(workspace, ids, named)
        found = checked(workspace, "2", counted="subdivisions")
        assert (found.verdict, found.doubts) == ("not-provable", DOUBTS)
        assert verdict(workspace, "1", "at-least", counted="subdivisions") == "true"


def test_records_of_two_coalitions_conflict_too(workspace: Workspace) -> None:
    which = only(workspace)
    every = [which, found(workspace, "jci", LaptopKey.from_seed(b"s" * 32))]
    places.add(workspace, which, FIXTURE)
    for one, where in zip(every, (NORTH, SOUTH), strict=True):
        signatory(workspace, "Norte", "local-government", where, which=one, identifiers__lei=LEI)
    summed_ = totals(workspace, every)
    assert [summed_.signatories, summed_.population.net, len(summed_.conflicting)] == [1, 1_155_790, 1]
    assert totals(workspace, [which]).population.net == 1_460_148, "alone it has no conflict"
