"""Public sentences on those alike together: the same as each signatory looked at by itself, at any day."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest

from aca_desktop.domain.figures.claims import Chosen, ClaimStatus, Counted, Slot
from aca_desktop.domain.journal.draft import Draft
from aca_desktop.domain.organisations.record import OrganisationById
from aca_desktop.sealing.keys import LaptopKey
from aca_desktop.services.coalition import coalitions, declarations
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.figures import commitments, places
from aca_desktop.services.figures.claim_counting import Counting
from aca_desktop.services.figures.claims import counted_coalitions
from aca_desktop.services.figures.gathering import gathered_at
from aca_desktop.services.figures.signatories import everybody, joining_day
from aca_desktop.services.signing import following
from aca_desktop.services.signing.signing import Signed, sign
from aca_desktop.services.tables.reading import read_or_refuse
from aca_desktop.services.workspace.workspaces import Workspace
from tests.services import slow_claims
from tests.services.counted import FIXTURE, NORTH, SOUTH, STATE, signatory
from tests.services.founding import Clock, found, founded, signature
from tests.services.test_gathering import invented

KINDS: tuple[Counted, ...] = ("signatories", "people", "coalitions")
FIRST = date(2026, 6, 1)
DAYS = [FIRST + timedelta(days=number) for number in range(9)]
COMMITMENTS = "organisation,type,percent,target_year,validation,validation_day,validation_body,validation_source"


def told(workspace: Workspace, every: list[Coalition], chance: Random) -> list[Signed]:
    """Write what happens to some organisations of two coalitions: most of them sign, and little else."""
    made: list[Signed] = []
    for number in range(18):
        said: dict[str, Any] = invented(chance)
        if chance.random() < 0.5:
            said["place"] = chance.choice((NORTH, SOUTH, "x:elsewhere"))
        if chance.random() < 0.2:
            said["joined"] = chance.choice(DAYS).isoformat()
        day, unsure = chance.choice(DAYS[:7]), chance.random() < 0.2
        one = signatory(workspace, f"{number}", which=chance.choice(every), day=day, provisional=unsure, **said)
        made.append(one)
        happens = chance.random()
        if happens < 0.15:
            following.withdraw(workspace, one.signature, day=chance.choice(DAYS[3:]))
        elif unsure and happens < 0.7:
            following.ratify(workspace, one.signature, day=chance.choice(DAYS[3:]))
        elif not unsure and happens < 0.4:
            following.review(workspace, one.signature, "approved")
        elif happens < 0.5:
            silence: dict[str, Any] = {
                "consents.publish-organisation": {"given": False, "version": "1"}, "day": "2026-06-05",
            }  # fmt: skip
            draft = Draft("consent", one.organisation, silence, over=(one.signature,))
            workspace.write(one.coalition.id, [draft])
    for which in every:
        own = [one.organisation for one in made if one.coalition.id == which.id]
        smaller, larger = sorted(chance.sample(own, 2))
        workspace.write(which.id, [Draft("same", smaller, {f"same.{larger}": True})])
        rows = [
            f"{id_},renewable-energy,100,2030,approved,{day},RE100,List"
            for id_ in chance.sample(own, 3)
            for day in (chance.choice(("2026-01-01", "2023-01-01")),)
        ]
        commitments.import_table(workspace, which, read_or_refuse("\n".join([COMMITMENTS, *rows]).encode()))
    return made


def chosen(chance: Random, publication: str) -> Chosen:
    """Return a choice of one or two things."""
    ways: list[dict[str, Any]] = [
        {}, {"sector": "business"}, {"sector": "local-government"}, {"tier": "Leaders"}, {"founding": True},
        {"founding": False}, {"joined_since": chance.choice(DAYS)}, {"joined_until": chance.choice(DAYS)},
        {"place": NORTH}, {"place": STATE}, {"commitment": "renewable-energy"}, {"declaration": publication},
    ]  # fmt: skip
    statuses: tuple[ClaimStatus, ...] = ("signed", "signed", "approved")
    return Chosen(status=chance.choice(statuses), **(chance.choice(ways) | chance.choice(ways)))


@pytest.fixture(params=range(3))
def chance(request: pytest.FixtureRequest) -> Random:
    return Random(request.param)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    clock = Clock()
    clock.wait(days=8)
    with founded(tmp_path, clock) as workspace:
        yield workspace


def test_those_alike_together_are_the_same_as_each_by_itself(workspace: Workspace, chance: Random) -> None:
    first, second = coalitions.coalition(workspace), found(workspace, "jci", LaptopKey.from_seed(b"s" * 32))
    network = found(workspace, "aca", LaptopKey.from_seed(b"n" * 32))
    places.add(workspace, first, FIXTURE)
    told(workspace, [first, second], chance)
    coalitions.change(workspace, network, {f"members.{one.id}": True for one in (first, second)})
    (publication,) = declarations.publications(workspace, first)
    for coalition in (first, coalitions.coalition(workspace, "aca")):
        wanted = [
            Slot("exactly", Decimal(1), KINDS[number % 3], chosen=choice)
            for number, choice in enumerate(chosen(chance, publication.id) for _ in range(24))
        ]
        count = Counting(workspace, coalition, counted_coalitions(workspace, coalition), wanted)
        for slot in wanted:
            for at in (None, chance.choice(DAYS)):
                day = at or workspace.context.now().date()
                number, evidence = count.found(slot, at, day)
                rows = slow_claims.slow_rows(workspace, coalition, slot, at, day)
                assert evidence.organisations == slow_claims.slow_organisations(rows), (slot, at)
                assert evidence.hidden == slow_claims.slow_unnamed(rows), (slot, at)
                sums = slow_claims.slow_totals(workspace, coalition, rows, day)
                assert evidence.totals == (sums if slot.counted == "people" else None), (slot, at)
                expected: dict[str, Decimal | int] = {
                    "signatories": len(evidence.ids),
                    "coalitions": len({one.coalition for one in rows}),
                    "people": sums.population.net,
                }
                counted = Decimal(expected[slot.counted])
                if "records-conflict" in number.doubts:  # how far apart: test_random_worlds
                    assert number.value <= counted <= (counted if number.most is None else number.most), (slot, at)
                    assert number.value != number.most, (slot, at)
                else:
                    assert number.value == counted, (slot, at)


def test_who_is_alike_and_who_goes_apart(workspace: Workspace) -> None:
    coalition = coalitions.coalition(workspace)
    early = [signatory(workspace, name, day=FIRST) for name in ("Ana", "Beto", "Carla")]
    late = signatory(workspace, "Dora", day=DAYS[5])
    following.withdraw(workspace, early[2].signature, day=DAYS[5])
    now = everybody(workspace, [coalition], ())
    assert [sorted(group.ids) for group in now.alike] == [sorted(one.organisation for one in (*early[:2], late))]
    assert not now.apart
    then = everybody(workspace, [coalition], (), DAYS[4])
    assert [sorted(group.ids) for group in then.alike] == [sorted(one.organisation for one in early[:2])]
    assert [one.id for one in then.apart] == [early[2].organisation]


def test_several_signatures_of_one_are_told_together(workspace: Workspace) -> None:
    coalition = coalitions.coalition(workspace)
    one = signatory(workspace, "Ana", day=DAYS[1])
    sign(workspace, signature(OrganisationById(one.organisation), day=DAYS[0]))
    signatory(workspace, "Beto", day=DAYS[1])
    groups = everybody(workspace, [coalition], (), signatures=True).alike
    told = [(joining_day(one.fields, one.signatures), [each.day for each in one.signatures]) for one in groups]
    assert sorted(told) == [(DAYS[0], [DAYS[1], DAYS[0]]), (DAYS[1], [DAYS[1]])]


def test_a_record_that_two_coalitions_have_is_one_organisation(workspace: Workspace) -> None:
    first, second = coalitions.coalition(workspace), found(workspace, "jci", LaptopKey.from_seed(b"s" * 32))
    one = signatory(workspace, "Ana", which=first)
    said: dict[str, Any] = {"names.es": "Ana", "sector": "business", "country": "MX"}
    workspace.write(second.id, [Draft("organisation", one.organisation, said)])
    sign(workspace, signature(OrganisationById(one.organisation), day=FIRST, coalition="jci"))
    every = everybody(workspace, [first, second], ())
    assert not every.alike
    assert [(own.coalition, own.one) for own in every.apart] == [
        (first.id, one.organisation), (second.id, one.organisation),
    ]  # fmt: skip
    assert gathered_at(workspace, [first, second]).signatories == 1
