"""Attempts at a false figure: what a slot chooses without saying it, rounds, names, or bears from another program.

The workspace is that of test_false_sentences.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from aca_desktop.domain.journal.draft import Draft
from aca_desktop.services.figures import claims, commitments, places
from aca_desktop.services.figures.claims import Checked
from aca_desktop.services.tables.reading import read_or_refuse
from aca_desktop.services.workspace.workspaces import Workspace
from tests.services.counted import STATE, signatory
from tests.services.founding import only
from tests.services.sentences import cited, one_figure
from tests.services.test_false_sentences import made, outcome

FIGURE = {"operator": "exactly", "number": "4", "counted": "signatories"}


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with made(tmp_path) as workspace:
        yield workspace


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with made(tmp_path_factory.mktemp("world")) as workspace:
        yield workspace


def checked(workspace: Workspace, fields: dict[str, str]) -> Checked:
    found = outcome(workspace, fields)
    assert isinstance(found, Checked), found
    return found


@pytest.mark.parametrize("language", ["en", "es", "ja"])
@pytest.mark.parametrize("number", ["17.5", "99.96", "1.4"])
def test_a_share_is_never_rounded(world: Workspace, language: str, number: str) -> None:
    members = {"counted": "people", "unit": "%", "territory": STATE, "operator": "more-than"}
    found = checked(world, one_figure(language=language, number=number, **members))
    assert found.verdict == "true"
    assert f"{number}%" in found.worded.words(language), "17.5 was printed as 18"


def test_a_target_is_never_rounded(world: Workspace) -> None:
    members = {"number": "1", "commitment": "renewable-energy", "commitment_percent": "99.96"}
    assert "99.96%" in checked(world, one_figure(**members)).worded.words("en"), "it was printed as 100"


@pytest.mark.parametrize(
    ("members", "field"),
    [
        ({"number": "4", "body": "SBTi"}, "slots.a.commitment"),
        ({"number": "4", "commitment_percent": "50"}, "slots.a.commitment"),
        ({"number": "1", "validation": "approved", "commitment_percent": "50"}, "slots.a.commitment"),
        ({"number": "4", "of__number": "4", "of__body": "SBTi"}, "slots.a.of.commitment"),
    ],
)
def test_what_is_said_of_targets_is_counted(world: Workspace, members: dict[str, str], field: str) -> None:
    """“4 signatories with climate targets seen by SBTi” was true of any four."""
    found = outcome(world, one_figure(**members))
    assert not isinstance(found, Checked)
    assert [(one.field, one.code) for one in found] == [(field, "missing")]


@pytest.mark.parametrize("members", [{"joined_until": "2040-06-01"}, {"joined_since": "2030-01-01"}])
def test_who_will_have_joined_is_not_provable(world: Workspace, members: dict[str, str]) -> None:
    found = checked(world, one_figure(number="4", operator="at-least", **members))
    assert (found.verdict, found.slots[0].doubts) == ("not-provable", ("date-in-future",))


def test_a_day_to_come_is_no_joining(workspace: Workspace) -> None:
    signatory(workspace, "Mañana", joined="2035-01-01")
    since = {"operator": "more-than", "joined_since": "2026-05-01"}
    assert checked(workspace, one_figure(number="3", **since)).verdict == "true"
    assert checked(workspace, one_figure(number="4", **since)).verdict == "false"


def test_those_on_record_are_not_said_to_have_signed(world: Workspace) -> None:
    """Zinc is on the list and has not signed."""
    members = {"listed": "RE100", "of__listed": "RE100", "of__status": "known", "of__number": "2"}
    found = checked(world, one_figure(number="1", **members))
    assert found.verdict == "true"
    assert "2 organisations on the list" in found.worded.words("en"), "it said: 2 signatories"


@pytest.mark.parametrize("name", ["Norte, all of it carbon neutral", "Norte: the whole world", "Norte。全国"])
def test_a_clause_in_a_places_name_is_not_marked_as_checked(workspace: Workspace, name: str) -> None:
    row = f'place,names.en,within\nx:north,"{name}",{STATE}\n'
    places.import_table(workspace, only(workspace), read_or_refuse(row.encode()))
    members = {"operator": "at-least", "counted": "people", "territory": "x:north"}
    found = checked(workspace, one_figure(number="1", **members))
    assert [run.words for run in found.worded.texts["en"] if run.marked] == [name]


def test_nor_one_in_a_validating_bodys(workspace: Workspace) -> None:
    body = "SBTi; all of Mexico is carbon neutral"
    head = "name,type,percent,target_year,validation,validation_day,validation_source,validation_body\n"
    row = f'Hierro,emission-reduction,50,2030,approved,2026-06-01,A list,"{body}"\n'
    commitments.import_table(workspace, only(workspace), read_or_refuse((head + row).encode()))
    members = {"commitment": "emission-reduction", "validation": "approved", "body": body}
    found = checked(workspace, one_figure(**members))
    assert found.verdict == "true"
    assert [run.words for run in found.worded.texts["en"] if run.marked] == [body]


def test_a_country_is_called_by_its_own_name(workspace: Workspace) -> None:
    row = "place,names.en\niso3166-1:MX,the whole world\n"
    places.import_table(workspace, only(workspace), read_or_refuse(row.encode()))
    members = {"counted": "people", "operator": "more-than", "territory": "iso3166-1:MX"}
    assert checked(workspace, one_figure(**members)).worded.words("en") == "More than 1 person in Mexico"


def test_a_sector_under_other_words_is_called_by_them(workspace: Workspace) -> None:
    """A coalition may keep households under the code of companies, and call them so on each page but here."""
    which = only(workspace)
    named = {"sectors.business": {"names": {"en": "Households", "es": "Hogares"}}}
    workspace.write(which.id, [Draft("coalition", which.subject, named)])
    found = checked(workspace, one_figure(number="2", sector="business"))
    assert found.worded.words("en") == "2 companies of the sector “Households”"


def test_one_that_joined_is_one_in_each_language(world: Workspace) -> None:
    for members in ({"founding": "yes"}, {"joined_since": "2026-05-01"}, {"joined_until": "2026-06-01"}):
        words = checked(world, one_figure(language="es", **members)).worded.words("es")
        assert not any(plural in words for plural in ("aron", "habían")), words


def test_a_citation_was_seen_already(world: Workspace) -> None:
    found = outcome(world, {**cited(), "seen": "2030-01-01"})
    assert [(one.field, one.code) for one in found] == [("seen", "day-in-future")]  # type: ignore[union-attr]


def test_a_citations_source_does_not_say_that_it_is_checked(world: Workspace) -> None:
    found = outcome(world, {**cited(), "source": "Checked ✓ by ACA Desktop"})
    assert [(one.field, one.code) for one in found] == [("source", "says-checked")]  # type: ignore[union-attr]


def written(workspace: Workspace, **fields: Any) -> list[Checked]:
    """Write a sentence past the rules, as another program may, and check it."""
    id_ = workspace.context.new_id()
    values = {"words.en": "{a}", "slots.a": FIGURE, **{key.replace("__", "."): one for key, one in fields.items()}}
    workspace.write(only(workspace).id, [Draft("claim", id_, values)])
    return claims.check(workspace, only(workspace), id_)


@pytest.mark.parametrize(
    "member",
    [
        {"validation": "verified"}, {"commitment": "everything"}, {"tier": "x\u202ey"}, {"body": "\x00x"},
        {"listed": "of those that met Paris"}, {"country": "mx"}, {"territory": "x:state and all of Mexico"},
        {"comparison": "proven"}, {"of": {"number": "4", "tier": "x\u202ey"}},
    ],
)  # fmt: skip
def test_a_figure_that_nobody_could_type_is_none(workspace: Workspace, member: dict[str, Any]) -> None:
    """The first two stopped every paper."""
    assert written(workspace, slots__a={**FIGURE, **member}) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"words__en": "\u202e{a} derusnu"}, {"words__en": "{a}\n\nTotal"}, {"words__en": "{a} \x00"},
        {"slots__a": {**FIGURE, "comparison": "over"}},
        {"slots__a": {**FIGURE, "number": "11", "digits": "words"}},
    ],
)  # fmt: skip
def test_nothing_is_true_in_a_sentence_that_breaks_the_rules(workspace: Workspace, fields: dict[str, Any]) -> None:
    (found,) = written(workspace, **fields)
    assert found.problems
    assert found.verdict == "not-provable"
    assert [one.verdict for one in found.slots] == ["not-provable"], "“over 4” bore “true” where there are four"


def test_the_days_of_the_workspace_are_as_these_attempts_need(world: Workspace) -> None:
    assert world.context.now().date() == date(2026, 6, 8)
    assert checked(world, one_figure(number="4")).verdict == "true"
