"""Organisations that may be one and that nobody has decided about: they count once in what is said in public."""

from typing import Any

from aca_desktop.domain.organisations.identity import pair
from aca_desktop.services.figures import claim_causes, claims, places
from aca_desktop.services.organisations import organisations
from aca_desktop.services.organisations.saying_same import say
from aca_desktop.services.signing import following
from aca_desktop.services.workspace.workspaces import Workspace
from tests.services.counted import FIXTURE, NORTH, SOUTH, STATE, place, signatory
from tests.services.founding import only
from tests.services.test_claims import checked, sentence, verdict


def test_two_that_may_be_one_count_once_until_somebody_decides(workspace: Workspace) -> None:
    which = only(workspace)
    one, other = (signatory(workspace, name).organisation for name in ("Fortius", "FORTIUS"))
    signatory(workspace, "Otra empresa")
    whole = sentence(workspace, "3")
    (found,) = whole.slots
    assert (found.verdict, found.doubts) == ("not-provable", ("duplicates-undecided",))
    assert found.now is not None
    assert [found.now.value, found.now.most] == [2, 3]
    told = claim_causes.causes(workspace, which, whole, "es")
    assert told.undecided == (pair(one, other),)
    assert verdict(workspace, "2") == "not-provable"
    assert verdict(workspace, "2", "more-than") == "not-provable"
    assert verdict(workspace, "1", "more-than") == "true"
    assert verdict(workspace, "4", "at-least") == "false"
    say(workspace, which, one, other, same=False)
    assert verdict(workspace, "3") == "true"
    say(workspace, which, one, other, same=True)
    assert verdict(workspace, "2") == "true"


def test_a_chain_of_pairs_is_one_though_its_middle_does_not_count(workspace: Workspace) -> None:
    names = ("Aguas de Jalisco", "Aguas de Jaliscos", "Aguas de Jaliscosss")
    signed = [signatory(workspace, name) for name in names]
    assert verdict(workspace, "2", "at-least") == "not-provable"
    assert verdict(workspace, "1", "at-least") == "true"
    following.withdraw(workspace, signed[1].signature)
    assert verdict(workspace, "2", "at-least") == "not-provable"
    say(workspace, only(workspace), signed[0].organisation, signed[1].organisation, same=False)
    assert verdict(workspace, "2", "at-least") == "true"


def test_a_chain_goes_on_through_records_that_are_one(workspace: Workspace) -> None:
    ids = [
        signatory(workspace, name).organisation
        for name in ("Fortius", "FORTIUS", "Solaris del Sur", "SOLARIS del sur")
    ]
    assert verdict(workspace, "2", "at-least") == "true"
    say(workspace, only(workspace), ids[1], ids[2], same=True)
    assert verdict(workspace, "2", "at-least") == "not-provable"
    assert verdict(workspace, "1", "at-least") == "true"


def test_people_of_two_places_count_by_the_smaller_one(workspace: Workspace) -> None:
    places.add(workspace, only(workspace), FIXTURE)
    for represents in (NORTH, SOUTH):
        signatory(workspace, "Gobierno de Jalisco", "local-government", represents)
    found = checked(workspace, "2000000", "more-than", counted="people")
    assert (found.verdict, found.doubts) == ("not-provable", ("duplicates-undecided",))
    assert found.now is not None
    assert [found.now.value, found.now.most] == [1_155_790, 1_460_148 + 1_155_790]
    assert verdict(workspace, "1155789", "more-than", counted="people") == "true"


def test_a_place_stood_for_twice_leaves_no_doubt(workspace: Workspace) -> None:
    places.add(workspace, only(workspace), FIXTURE)
    for _ in range(2):
        signatory(workspace, "Gobierno de Jalisco", "regional-government", STATE)
    found = checked(workspace, "8055985", counted="people")
    assert (found.verdict, found.doubts) == ("true", ())


def test_many_undecided_count_at_least_without_them(workspace: Workspace) -> None:
    which = only(workspace)
    places.add(workspace, which, [place(f"x:{number}", 10 + number) for number in range(16)])
    for number in range(16):
        signatory(workspace, f"Gobierno {'abcdefgh'[number // 2] * 8}", "local-government", f"x:{number}")
    found = checked(workspace, "279", "more-than", counted="people")
    assert found.verdict == "not-provable"
    assert found.now is not None
    assert [found.now.value, found.now.most] == [0, 280]


def test_sectors_staff_and_coalitions_of_undecided_ones(workspace: Workspace) -> None:
    for sector, staff in (("business", "10"), ("higher-education", "30")):
        said: dict[str, Any] = {"figures__staff__2024": {"value": staff, "source": "Informe"}}
        signatory(workspace, "Instituto del Norte", sector, **said)
    assert verdict(workspace, "2", counted="sectors") == "not-provable"
    assert verdict(workspace, "1", "at-least", counted="sectors") == "true"
    found = checked(workspace, "40", counted="staff")
    assert found.now is not None
    assert found.verdict == "not-provable"
    assert [found.now.value, found.now.most] == [10, 40]
    assert verdict(workspace, "1", counted="coalitions") == "true"


def test_a_rejected_or_filtered_one_leaves_no_doubt(workspace: Workspace) -> None:
    one = signatory(workspace, "Fortius")
    other = signatory(workspace, "FORTIUS", "higher-education")
    assert verdict(workspace, "1", sector="business") == "true"
    following.review(workspace, other.signature, "rejected")
    assert verdict(workspace, "1") == "true"
    organisations.edit(workspace, only(workspace), one.organisation, {"names.es": "Fortius dos"})
    assert claims.check(workspace, only(workspace))[-1].verdict == "true"


def test_a_rejected_record_of_an_organisation_leaves_no_doubt(workspace: Workspace) -> None:
    """Its name is nobody's, though somebody said whose record it is."""
    which = only(workspace)
    counting, rejected = signatory(workspace, "Fortius"), signatory(workspace, "Otra empresa")
    signatory(workspace, "OTRA EMPRESA")
    say(workspace, which, counting.organisation, rejected.organisation, same=True)
    assert verdict(workspace, "2") == "not-provable"
    following.review(workspace, rejected.signature, "rejected")
    assert verdict(workspace, "2") == "true"
