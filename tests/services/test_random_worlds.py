"""Random worlds: what the program makes of them is what a slow computation makes that shares no code with it."""

import ast
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from aca_desktop.domain.figures.totals import Total
from aca_desktop.domain.values.problems import Refused
from aca_desktop.services.coalition import coalitions
from aca_desktop.services.figures import claims
from aca_desktop.services.figures.totals import totals
from aca_desktop.services.workspace.workspaces import Workspace
from tests.long_runs import LongRun
from tests.services import slow_sentences, slow_slots, slow_totals, slow_worlds
from tests.services.random_worlds import World, aimed, put, random_world

SLOW = (slow_worlds, slow_totals, slow_slots, slow_sentences)


@pytest.mark.parametrize("module", SLOW, ids=lambda one: one.__name__.rpartition(".")[2])
def test_the_slow_computation_is_short_and_shares_nothing(module: Any) -> None:
    text = Path(module.__file__).read_text("utf-8")
    assert len(text.splitlines()) <= 100
    named = {
        name
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module] if isinstance(node, ast.ImportFrom) else [one.name for one in node.names])
    }
    own = {one.__name__ for one in SLOW}
    assert named <= {"decimal", "itertools", "math", "typing", *own}


@pytest.mark.parametrize("seed", range(12))
def test_a_world_comes_to_what_it_slowly_comes_to(seed: int, tmp_path: Path) -> None:
    hold(random_world(seed), tmp_path)


@pytest.mark.long
@pytest.mark.timeout(0)
def test_many_worlds_come_to_what_they_slowly_come_to(long_run: LongRun) -> None:
    """A world takes half a second of the processor: 500 and more in the usual time, on a quiet machine."""
    with long_run.tally("properties", "worlds") as tally:

        def held(seed: str) -> bool:
            with TemporaryDirectory() as folder:
                hold(random_world(seed), Path(folder))
            return True

        for turn in long_run.turns(parts=20):
            tally.timed(held, f"{long_run.seed} {turn}")


def hold(world: World, folder: Path) -> None:
    """Hold all totals that are asked of a world, and each sentence, against the slow computation."""
    with put(world, folder) as workspace:
        for which, at, territory in world["asked"]:
            asked = (which, at, territory)
            assert quick(workspace, *asked) == slow(world, *asked), asked
        for code, slots in world["sentences"]:
            said(workspace, world, code, slots)


def quick(workspace: Workspace, which: Sequence[str], at: str | None, territory: str | None) -> Any:
    over = [coalitions.coalition(workspace, code) for code in which]
    try:
        found = totals(workspace, over, date.fromisoformat(at) if at else None, territory)
    except Refused:
        return None
    gdp = {one.currency: told(one) for one in found.gdp if one.currency}
    return found.signatories, told(found.population), gdp, bool(found.covered.left_out)


def told(one: Total) -> Any:
    removed = sorted((each.place, each.inside, each.times, each.value) for each in one.removed)
    return one.gross, one.net, removed, list(one.missing)


def slow(world: World, which: Sequence[str], at: str | None, territory: str | None) -> Any:
    map_ = slow_worlds.Map(world, which)
    if territory and (territory not in map_.known or map_.parts(territory) is None):
        return None
    own = slow_worlds.rows(world, which, at or slow_worlds.EVER)
    year = int((at or world["today"])[:4])
    standing = slow_totals.smallest(map_, slow_slots.stand(own), year, territory)
    people = slow_totals.total(map_, standing, "population", year, None, territory)
    money = slow_totals.currencies(map_, people[4])
    gdp = {m: slow_totals.total(map_, standing, "gdp", year, m, territory)[:4] for m in money}
    signatories = len({row["one"] for row in own})
    return signatories, people[:4], gdp, people[5]


def said(workspace: Workspace, world: World, code: str, slots: Sequence[dict[str, str]]) -> None:
    which = [code, *(world["members"] if code == world["coalitions"][0] else ())]
    ready = []
    for slot in slots:
        day = min(slot.get("date", world["today"]), world["today"])
        truth = slow_sentences.found(world, which, slot, day, day)
        ready.append(aimed(slot, truth[0] if truth else Decimal(1)))
    letters = "abcdefghijklmnopqrstuvwxyz"[: len(ready)]
    fields = {"words.en": " and ".join(f"{{{letter}}}" for letter in letters)}
    for letter, slot in zip(letters, ready, strict=True):
        fields |= {f"slots.{letter}.{name}": value for name, value in slot.items()}
    of = coalitions.coalition(workspace, code)
    claims.add(workspace, of, fields)
    (checked,) = claims.check(workspace, of)
    for one, slot in zip(checked.slots, ready, strict=True):
        verdict, now = slow_sentences.verdict(world, which, slot)
        counted = (one.now.value, one.now.most) if one.now else None
        assert (one.verdict, counted) == (verdict, now), slot
