"""Who is gathered for totals: straight from the tables, the same as one by one."""

from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

import pytest

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.draft import Draft
from aca_desktop.sealing.keys import LaptopKey
from aca_desktop.services.coalition import coalitions
from aca_desktop.services.figures.gathering import Gathered, gathered, gathered_at
from aca_desktop.services.figures.signatories import signatories
from aca_desktop.services.figures.totals import FIELDS, totals
from aca_desktop.services.signing import following
from aca_desktop.services.workspace.workspaces import Workspace
from tests.services.counted import NORTH, SOUTH, STATE, signatory
from tests.services.founding import found, founded, only
from tests.services.test_sample_facts import opened

SECTORS = ("business", "company", "local-government", "regional-government", "indigenous-community", "own-kind")
LEIS = ("529900T8BM49AURSDO55", "5493006MHB84DD0ZWV18", "549300BRF5PAXQEJYE21")


def one_by_one(workspace: Workspace) -> Gathered:
    coalition = coalitions.coalitions(workspace)
    return gathered(coalition, signatories(workspace, coalition, FIELDS))


def invented(chance: Random) -> dict[str, Any]:
    """Return what an organisation may say of itself, most of it seldom."""
    said: dict[str, Any] = {"sector": chance.choice(SECTORS)}
    if chance.random() < 0.6:
        said["represents"] = chance.choice((STATE, NORTH, SOUTH))
    if chance.random() < 0.3:
        said["founding"] = chance.random() < 0.7
    if chance.random() < 0.3:
        said["tier"] = chance.choice(("Leaders", "Friends"))
    if chance.random() < 0.3:
        said["identifiers__lei"] = chance.choice(LEIS)
    if chance.random() < 0.3:
        said["figures__staff__2024"] = {"value": str(chance.randint(1, 900)), "source": "Own"}
    return said


@pytest.mark.parametrize("seed", range(4))
def test_the_tables_tell_the_same_as_one_by_one(tmp_path: Path, seed: int) -> None:
    chance = Random(seed)
    with founded(tmp_path) as workspace:
        every = [only(workspace), found(workspace, "jci", LaptopKey.from_seed(b"s" * 32))]
        ids: list[tuple[int, str]] = []
        for number in range(24):
            place = chance.randrange(2)
            said = invented(chance)
            parents = [id_ for of, id_ in ids if of == place]
            if parents and chance.random() < 0.3:
                said["parent"] = chance.choice(parents)
            name = f"{chance.choice('ÁZñab漢')} {number}"
            signed = signatory(workspace, name, which=every[place], provisional=chance.random() < 0.1, **said)
            ids.append((place, signed.organisation))
            if chance.random() < 0.15:
                following.withdraw(workspace, signed.signature)
        for _ in range(4):
            place = chance.randrange(2)
            one, other = chance.sample([id_ for of, id_ in ids if of == place], 2)
            workspace.write(every[place].id, [Draft("same", other, {f"same.{one}": chance.random() < 0.8})])
        assert gathered_at(workspace, every) == one_by_one(workspace)
        assert totals(workspace, every) == totals(workspace, every, workspace.context.now().date())


@pytest.mark.parametrize("code", ["aca-gdl", "jci", "aca"])
def test_of_the_samples_too(built_samples: Mapping[str, Path], code: str) -> None:
    with opened(built_samples[code]) as workspace:
        coalition = coalitions.coalitions(workspace)
        assert gathered_at(workspace, coalition) == one_by_one(workspace)


def test_a_conflict_counts_as_it_is_shown(tmp_path: Path) -> None:
    with founded(tmp_path) as workspace:
        which = only(workspace)
        one = signatory(workspace, "Norte", "local-government", NORTH)
        assert gathered_at(workspace, [which]).standing == {NORTH: (one.organisation,)}
        fields: dict[str, Json] = {"represents": None, "sector": None}
        workspace.write(which.id, [Draft("organisation", one.organisation, fields)])
        assert gathered_at(workspace, [which]) == one_by_one(workspace)
