"""The launch release, statement by statement: each is held by a sample, counted, cited, as text or as quotation.

The numbers behind the counted ones are held in test_sample_facts.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import pytest

from aca_desktop.domain.coalition.network import bodies_of
from aca_desktop.services.coalition import coalitions
from aca_desktop.services.coalition.declarations import current_publication
from aca_desktop.services.figures import claims, commitments
from aca_desktop.services.organisations import organisations
from aca_desktop.services.workspace.workspaces import Workspace
from tests.services.conftest import built_samples
from tests.services.test_sample_facts import opened

__all__ = ["built_samples"]

type Held = Literal["counted", "cited", "text"]

HELD: Mapping[int, tuple[str, Held, tuple[str, ...]]] = {
    1: ("aca-gdl", "counted", ("Over 35 Mexican entities",)),
    2: (
        *("aca-gdl", "text"),
        (
            *("Universidad de Guadalajara", "Local government of the Guadalajara Metropolitan Area"),
            *("Government of the State of Jalisco", "Fortius"),
        ),
    ),
    3: ("aca-gdl", "text", ("hand in hand with the Government of Mexico to reach its pledge",)),
    4: ("aca-gdl", "cited", ("22% lower by 2030, and up to 36%", "submitted to the UN in 2015")),
    5: ("aca-gdl", "counted", ("over 5 million people",)),
    6: ("aca-gdl", "cited", ("third coalition of its kind",)),
    7: ("jci", "counted", ("More than 100 founding signatories",)),
    8: ("jci", "cited", ("took inspiration from We Are Still In",)),
    9: ("jci", "cited", ("launched in June 2017",)),
    10: ("wasi", "counted", ("Nearly 3,000 signatories",)),
    11: ("wasi", "counted", ("about 170 million Americans",)),
    12: ("wasi", "counted", ("about 6.4 trillion US dollars of the GDP of the United States",)),
    13: ("aca", "text", ("We Are Still In: partner",)),
    14: ("aca", "counted", ("three countries",)),
    15: (
        "aca",
        "cited",
        ("at least halve the gap to 2 °C", "by up to a third", "Yearbook of Global Climate Action"),
    ),
    16: ("jci", "text", ("Japan should take a larger role", "decarbonised society")),
    17: ("jci", "counted", ("Five companies with 100% renewable-energy targets",)),
    18: ("jci", "counted", ("15 companies with science-based targets approved by SBTi",)),
    19: ("jci", "counted", ("More than 50 members that have joined since April 25, 2026",)),
    20: ("wasi", "text", ("Mars, Incorporated: 27% by 2025, 67% by 2050, value-chain, from 2015",)),
    21: ("wasi", "cited", ("largest climate coalition in the United States",)),
    22: (
        *("aca", "text"),
        (
            *(
                f"{name}: advancing-organisation"
                for name in (
                    *("C40 Cities Climate Leadership Group", "CDP", "Climate Action Network", "Fundación Avina"),
                    *("The Climate Group", "We Mean Business", "WWF"),
                )
            ),
            ": national-coordinator",
        ),
    ),
    23: ("jci", "cited", ("Japan is the sixth-largest emitter", "CAIT")),
    24: ("aca-gdl", "cited", ("Our students ask", "an invented person", "press contact")),
}


@pytest.mark.parametrize("number", HELD)
def test_a_statement_is_held_by_a_sample(built_samples: Mapping[str, Path], number: int) -> None:
    code, held, told = HELD[number]
    with opened(built_samples[code]) as workspace:
        coalition = coalitions.coalition(workspace, code)
        said = {"counted": counted, "cited": cited, "text": text}[held](workspace, coalition)
    for words in told:
        assert any(words in one for one in said), words


def test_ricoh_and_sony_stand_behind_the_fifteen(built_samples: Mapping[str, Path]) -> None:
    with opened(built_samples["jci"]) as workspace:
        coalition = coalitions.coalition(workspace, "jci")
        told = next(
            slot for one in claims.check(workspace, coalition) for slot in one.slots if slot.slot.number == 15
        )
        assert told.evidence is not None
        rows = organisations.listing(workspace, coalition).rows
        names = {row.fields.get("names.en") for row in rows if row.id in told.evidence.ids}
    assert {"Ricoh", "Sony"} <= names


def test_the_other_rank_and_the_tier_are_held_too(built_samples: Mapping[str, Path]) -> None:
    with opened(built_samples["aca-gdl"]) as workspace:
        coalition = coalitions.coalition(workspace, "aca-gdl")
        assert any("Mexico is the tenth-largest emitter" in one for one in cited(workspace, coalition))
    with opened(built_samples["wasi"]) as workspace:
        coalition = coalitions.coalition(workspace, "wasi")
        (mars,) = organisations.listing(workspace, coalition, search="Mars, Incorporated").rows
        assert workspace.journal.state(coalition.id, mars.id).shown("organisation")["tier"] == "Leaders’ Circle"


def counted(workspace: Workspace, coalition: coalitions.Coalition) -> list[str]:
    """Return the figures that are checked and true."""
    every = (one for one in claims.check(workspace, coalition) if one.verdict == "true")
    return [run.words for one in every for run in one.worded.runs("en") if run.is_checked]


def cited(workspace: Workspace, coalition: coalitions.Coalition) -> list[str]:
    """Return what is cited, with its source."""
    every = (one for one in claims.written(workspace, coalition) if one.claim.basis == "cited")
    return [said for one in every for said in (one.words("en"), one.claim.source or "")]


def text(workspace: Workspace, coalition: coalitions.Coalition) -> list[str]:
    """Return what a sample says as text: its declaration, its names, its members' roles, its commitments."""
    publication = current_publication(workspace, coalition)
    said = [] if publication is None else [publication.texts["en"]]
    said += [coalition.record.subtitle.get("en", "")]
    rows = organisations.listing(workspace, coalition).rows
    said += [str(value) for row in rows for name, value in row.fields.items() if name.startswith("names.")]
    said += [f"{one.names.get('en')}: {one.role}" for one in bodies_of(coalition.fields)]
    for row in commitments.listed(workspace, coalition):
        made = row.commitment
        reached = [*made.interim.items(), (made.target_year, made.percent)]
        targets = ", ".join(f"{percent}% by {year}" for year, percent in reached)
        said.append(f"{row.names.get('en')}: {targets}, {made.scope}, from {made.base_year}")
    return said
