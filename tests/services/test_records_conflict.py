"""Records of one organisation that contradict each other: a doubt where a number depends on it, in any order."""

from collections.abc import Mapping
from itertools import permutations

import pytest

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.services.figures import places
from aca_desktop.services.figures.gathering import gathered, gathered_at
from aca_desktop.services.figures.signatories import signatories
from aca_desktop.services.figures.totals import FIELDS, totals
from aca_desktop.services.organisations import organisations
from aca_desktop.services.organisations.duplicates import other_records
from aca_desktop.services.organisations.sameness import conflicts, differing
from aca_desktop.services.workspace.workspaces import Workspace
from tests.services.counted import FIXTURE, NORTH
from tests.services.founding import only
from tests.services.test_claims import checked
from tests.services.test_places_conflict import one_of

NONE: dict[str, str] = {}


@pytest.mark.parametrize(
    ("field", "values", "asked"),
    [
        ("sector", ("business", "health"), {"sector": "business"}),
        ("tier", ("A", "B"), {"tier": "A"}),
        ("country", ("MX", "JP"), {"country": "MX"}),
        ("founding", ("yes", "no"), {"founding": "yes"}),
        ("joined", ("2020-01-01", "2026-01-01"), {"joined_until": "2021-01-01"}),
        ("figures.staff.2025", ("9 own", "5 own"), {"counted": "staff", "number": "9"}),
    ],
)
def test_a_sentence_depends_on_neither_order_of_ids(
    workspace: Workspace, field: str, values: tuple[str, str], asked: dict[str, str]
) -> None:
    which, ids = only(workspace), one_of(workspace, 2)
    seen = []
    for order in permutations(values):
        for id_, value in zip(ids, order, strict=True):
            organisations.edit(workspace, which, id_, {field: value})
        told = checked(workspace, **{"number": "1", "operator": "at-least", **asked})
        assert (told.verdict, told.doubts) == ("not-provable", ("records-conflict",))
        assert checked(workspace, "1", operator="at-least").verdict == "true", "nothing there depends on it"
        assert [*other_records(workspace, which, ids[0])[0].differs] == [field]
        assert [*conflicts(workspace, which, ids[0])] == [*conflicts(workspace, which, ids[1])] == [field]
        found = totals(workspace, [which])
        assert gathered_at(workspace, [which]) == gathered([which], signatories(workspace, [which], FIELDS))
        seen.append((found.sectors, found.tiers, found.founding, [one.net for one in found.own]))
    assert seen[0] == seen[1]
    organisations.edit(workspace, which, ids[0], {field: values[0]})
    organisations.edit(workspace, which, ids[1], {field: values[0]})
    settled = checked(workspace, **{"number": "1", "operator": "at-least", **asked})
    assert (settled.verdict, conflicts(workspace, which, ids[0])) == ("true", {})


def test_who_may_be_no_government_stands_for_no_place(workspace: Workspace) -> None:
    which = only(workspace)
    places.add(workspace, which, FIXTURE)
    ids = one_of(workspace, 2)
    for order in permutations(("local-government", "business")):
        for id_, sector in zip(ids, order, strict=True):
            organisations.edit(workspace, which, id_, {"sector": sector, "represents": NORTH})
        assert totals(workspace, [which]).population.net == 0
        told = checked(workspace, "1", operator="at-least", counted="people")
        assert (told.verdict, told.doubts[-1:]) == ("not-provable", ("records-conflict",))


def test_more_ways_than_are_tried_are_a_span(workspace: Workspace) -> None:
    which = only(workspace)
    for number in range(5):
        for id_, tier in zip(one_of(workspace, 2, "abcde"[number] * 9), ("A", "B"), strict=True):
            organisations.edit(workspace, which, id_, {"tier": tier})
    told = checked(workspace, "5", operator="exactly", tier="A")
    assert (told.verdict, told.doubts) == ("not-provable", ("records-conflict",))
    assert checked(workspace, "6", operator="at-least", tier="A").verdict == "false"


def test_values_have_an_order_that_no_id_decides() -> None:
    said: list[dict[str, Json]] = [
        {"tier": "b", "names.es": "x", "figures.staff.2025": {"value": "10", "source": "own"}},
        {"tier": "a", "names.es": "y", "figures.staff.2025": {"value": "9", "source": "own"}},
        {"tier": "a"},
    ]
    found: list[Mapping[str, tuple[Json, ...]]] = [
        differing(dict(zip("abc", order, strict=True))) for order in permutations(said)
    ]
    assert all(one == found[0] for one in found)
    assert found[0]["tier"] == ("a", "b")
    assert [one["value"] for one in found[0]["figures.staff.2025"] if isinstance(one, dict)] == ["9", "10"]
    assert "names.es" not in found[0]
