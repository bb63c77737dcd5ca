"""Public sentences in a workspace: counted then and now, proved or not, over what they choose."""

from datetime import date
from typing import Any

import pytest

from aca_desktop.domain.figures.slot_record import record_of
from aca_desktop.domain.journal.draft import Draft
from aca_desktop.domain.values.problems import Refused
from aca_desktop.sealing.keys import LaptopKey
from aca_desktop.services.coalition import coalitions, declarations
from aca_desktop.services.figures import claims, commitments, places
from aca_desktop.services.figures.claims import Checked, CheckedSlot
from aca_desktop.services.journal import conflicts
from aca_desktop.services.signing import following
from aca_desktop.services.tables.reading import read_or_refuse
from aca_desktop.services.workspace.workspaces import Workspace
from tests.services.counted import FIXTURE, NORTH, SOUTH, STATE, place, signatory
from tests.services.founding import Clock, found, only
from tests.services.sentences import cited, one_figure

LIST = (
    "lei,name,type,percent,target_year,validation,validation_day,validation_body,validation_source,validation_seen"
)


def sentence(workspace: Workspace, number: str, operator: str = "exactly", **members: str) -> Checked:
    """Write a sentence of one figure down and check it; `counted` is signatories unless said otherwise."""
    which = only(workspace)
    said = one_figure(operator=operator, number=number, **members)
    (found,) = claims.check(workspace, which, claims.add(workspace, which, said))
    return found


def checked(workspace: Workspace, number: str, operator: str = "exactly", **members: str) -> CheckedSlot:
    """Return the figure of such a sentence, whose verdict is the sentence's own."""
    found = sentence(workspace, number, operator, **members)
    (told,) = found.slots
    assert told.verdict == found.verdict
    return told


def verdict(workspace: Workspace, number: str, operator: str = "exactly", **members: str) -> str | None:
    return checked(workspace, number, operator, **members).verdict


def test_signatories_are_counted_as_of_the_date_and_today(workspace: Workspace, clock: Clock) -> None:
    one = signatory(workspace, "Uno")
    signatory(workspace, "Dos")
    which = only(workspace)
    claim = claims.add(workspace, which, one_figure(operator="more-than", number="1", date="2026-06-05"))
    (before,) = claims.check(workspace, which)
    assert before.verdict == "true"
    clock.wait(days=3)
    following.withdraw(workspace, one.signature)
    (after,) = claims.check(workspace, which, claim)
    assert after.verdict == "not-any-more"
    (told,) = after.slots
    assert told.now is not None
    assert told.then is not None
    assert told.now.value == 1
    assert told.then.value == 2
    assert verdict(workspace, "1", "more-than") == "false"
    assert verdict(workspace, "2", date="2026-06-08") == "false"


def test_a_sentence_that_was_never_true_is_false_even_if_it_is_now(workspace: Workspace, clock: Clock) -> None:
    signatory(workspace, "Uno")
    clock.wait(days=3)
    signatory(workspace, "Dos", day=date(2026, 6, 8))
    assert verdict(workspace, "2", date="2026-06-05") == "false"
    assert verdict(workspace, "2") == "true"


def test_signatories_are_chosen_by_what_they_are(workspace: Workspace) -> None:
    signatory(workspace, "Uno", "company", founding=True, tier="A", place=NORTH)
    signatory(workspace, "Dos", "business", joined="2026-03-01", place=STATE)
    signatory(workspace, "Tres", "culture", tier="A", place=SOUTH)
    signatory(workspace, "Cuatro", "local-government", provisional=True)
    places.add(workspace, only(workspace), [*FIXTURE, place("set:S")])
    assert verdict(workspace, "3") == "true"
    assert verdict(workspace, "2", sector="business") == "true"
    assert verdict(workspace, "1", sector="company") == "true"
    assert verdict(workspace, "2", tier="A") == "true"
    assert verdict(workspace, "1", founding="true") == "true"
    assert verdict(workspace, "2", founding="false") == "true"
    assert verdict(workspace, "2", joined_since="2026-06-01") == "true"
    assert verdict(workspace, "1", joined_until="2026-05-31") == "true"
    assert verdict(workspace, "3", place=STATE) == "true"
    assert verdict(workspace, "1", place=NORTH) == "true"
    assert verdict(workspace, "2", counted="sectors") == "true"
    assert verdict(workspace, "1", counted="coalitions") == "true"


def test_approved_and_signed_are_told_apart(workspace: Workspace) -> None:
    one = signatory(workspace, "Uno")
    signatory(workspace, "Dos")
    following.review(workspace, one.signature, "approved")
    assert verdict(workspace, "1", status="approved") == "true"
    assert verdict(workspace, "2", status="signed") == "true"


def test_a_version_of_the_declaration_is_told_apart(workspace: Workspace) -> None:
    which = only(workspace)
    signatory(workspace, "Uno")
    (publication,) = declarations.publications(workspace, which)
    assert verdict(workspace, "1", declaration=publication.id) == "true"
    gone = checked(workspace, "1", declaration="ab" * 32)
    assert (gone.verdict, [one.code for one in gone.problems]) == ("not-provable", ["declaration-not-published"])


def test_of_all_on_record_those_that_joined_or_signed_something_are_told_apart(workspace: Workspace) -> None:
    for name, day in (("Uno", 1), ("Dos", 5), ("Tres", 5)):
        signatory(workspace, name, day=date(2026, 6, day))
    which = only(workspace)
    gone = signatory(workspace, "Cuatro", day=date(2026, 6, 5))
    following.withdraw(workspace, gone.signature)
    said: dict[str, Any] = {"names.es": "Cinco", "sector": "business", "country": "MX"}
    workspace.write(which.id, [Draft("organisation", workspace.context.new_id(), said)])
    (publication,) = declarations.publications(workspace, which)
    known = {"of__status": "known"}
    assert verdict(workspace, "3", of__number="5", **known) == "true"
    since = {"joined_since": "2026-06-02", "of__joined_since": "2026-06-02"}
    assert verdict(workspace, "2", of__number="2", **since, **known) == "true"
    assert verdict(workspace, "1", of__number="1", joined_until="2026-06-02", **known) == "false"
    assert verdict(workspace, "3", of__number="3", of__declaration=publication.id, **known) == "true"


def test_people_within_a_territory(workspace: Workspace) -> None:
    which = only(workspace)
    places.add(workspace, which, [*FIXTURE, place("x:far")])
    signatory(workspace, "Norte", "local-government", NORTH)
    assert verdict(workspace, "1", "more-than", counted="people", territory=STATE, unit="percent") == "true"
    share = checked(workspace, "50", "more-than", counted="people", territory=STATE, unit="percent")
    assert share.verdict == "false"
    assert share.now is not None
    assert str(round(share.now.value, 1)) == "18.1"
    assert verdict(workspace, "1460148", counted="people") == "true"
    signatory(workspace, "Lejos", "local-government", "x:far")
    assert verdict(workspace, "1460148", "at-least", counted="people") == "true"
    unknown = checked(workspace, "1460149", "at-least", counted="people")
    assert (unknown.verdict, unknown.doubts) == ("not-provable", ("figures-missing",))
    assert verdict(workspace, "1460148", counted="people", territory=STATE) == "true"
    assert (
        verdict(workspace, "1", "more-than", counted="people", territory="x:far", unit="percent") == "not-provable"
    )


def test_a_territory_or_sector_that_is_gone_proves_nothing(workspace: Workspace) -> None:
    found_ = checked(workspace, "1", counted="people", territory="x:gone")
    assert (found_.verdict, [one.code for one in found_.problems]) == ("not-provable", ["unknown-place"])
    found_ = checked(workspace, "1", sector="bakeries")
    assert (found_.verdict, [one.code for one in found_.problems]) == ("not-provable", ["unknown-sector"])


def test_gdp_in_its_currency(workspace: Workspace) -> None:
    places.add(workspace, only(workspace), [place(NORTH, gdp="5 MXN"), place(SOUTH, gdp="7 USD")])
    signatory(workspace, "Norte", "local-government", NORTH)
    assert verdict(workspace, "5", counted="gdp", unit="MXN") == "true"
    signatory(workspace, "Sur", "local-government", SOUTH)
    assert verdict(workspace, "5", counted="gdp", unit="MXN") == "not-provable"
    assert verdict(workspace, "4", "more-than", counted="gdp", unit="MXN") == "true"


def test_none_at_all_and_a_day_to_come_are_not_proved(workspace: Workspace) -> None:
    assert [checked(workspace, "0").doubts, verdict(workspace, "0", "nearly")] == [
        ("none-at-all",),
        "not-provable",
    ]
    signatory(workspace, "Uno")
    assert [verdict(workspace, "0", operator) for operator in ("exactly", "nearly")] == ["not-provable"] * 2
    assert [verdict(workspace, "0", operator) for operator in ("more-than", "at-least")] == ["true"] * 2
    to_come = checked(workspace, "0", "more-than", date="2030-01-01")
    assert (to_come.verdict, to_come.doubts) == ("not-provable", ("date-in-future",))
    assert verdict(workspace, "5", "more-than", date="2030-01-01") == "not-provable"
    assert verdict(workspace, "0", "more-than", date="2026-06-05") == "true"


def test_gdp_of_nobody_who_names_a_place_is_not_proved(workspace: Workspace) -> None:
    places.add(workspace, only(workspace), FIXTURE)
    signatory(workspace, "Gobierno", "local-government")
    signatory(workspace, "Empresa", "business", NORTH)
    for operator, number in (("more-than", "5"), ("exactly", "7"), ("at-least", "0.5")):
        found = checked(workspace, number, operator, counted="gdp", unit="MXN")
        assert (found.verdict, found.doubts) == ("not-provable", ("no-government-with-place",))


def test_what_organisations_say_of_themselves(workspace: Workspace) -> None:
    staff: dict[str, Any] = {"figures__staff__2024": {"value": "900", "source": "Own count"}}
    signatory(workspace, "Uno", **staff)
    assert verdict(workspace, "900", counted="staff") == "true"
    signatory(workspace, "Dos")
    assert verdict(workspace, "900", counted="staff") == "not-provable"
    assert verdict(workspace, "900", "at-least", counted="staff") == "true"
    assert verdict(workspace, "1", "at-least", counted="students") == "not-provable"


def test_subdivisions_in_which_somebody_signed(workspace: Workspace) -> None:
    for name, where in (("Uno", "inegi:14039"), ("Dos", "iso3166-2:MX-JAL"), ("Tres", "iso3166-2:MX-NAY")):
        signatory(workspace, name, place=where)
    assert verdict(workspace, "2", counted="subdivisions", territory="iso3166-1:MX") == "true"
    assert verdict(workspace, "1", counted="subdivisions", territory="iso3166-1:JP") == "false"


def committed(workspace: Workspace, seen: str) -> None:
    rows = [
        LIST,
        f",Uno,renewable-energy,100,2030,approved,2023-01-01,RE100,List,{seen}",
        f",Dos,renewable-energy,80,2030,approved,2023-01-01,RE100,List,{seen}",
        f",Tres,net-zero,,2050,removed,2023-01-01,SBTi,List,{seen}",
    ]
    commitments.import_table(workspace, only(workspace), read_or_refuse("\n".join(rows).encode()))


def test_commitments_of_a_kind_and_validation(workspace: Workspace) -> None:
    for name in ("Uno", "Dos", "Tres", "Cuatro"):
        signatory(workspace, name)
    committed(workspace, "2026-01-01")
    assert verdict(workspace, "2", commitment="renewable-energy") == "true"
    assert verdict(workspace, "1", commitment="renewable-energy", commitment_percent="100") == "true"
    assert verdict(workspace, "2", validation="approved", body="RE100") == "true"
    assert verdict(workspace, "1", validation="approved", body="SBTi") == "false"
    assert verdict(workspace, "0", commitment="net-zero") == "not-provable", (
        "a list can't show that nobody else did"
    )


def test_what_was_seen_too_long_ago_proves_nothing_and_says_what_to_look_up(workspace: Workspace) -> None:
    for name in ("Uno", "Dos", "Tres"):
        signatory(workspace, name)
    committed(workspace, "2024-01-01")
    found_ = checked(workspace, "2", commitment="renewable-energy")
    assert (found_.verdict, found_.doubts) == ("not-provable", ("validation-too-old",))
    assert found_.evidence is not None
    assert len(found_.evidence.too_old) == 2


def test_the_evidence_names_who_may_be_named(workspace: Workspace) -> None:
    which = only(workspace)
    one = signatory(workspace, "Uno")
    signatory(workspace, "Dos")
    consent: dict[str, Any] = {
        "consents.publish-organisation": {"given": False, "version": "1"},
        "day": "2026-06-05",
    }
    workspace.write(which.id, [Draft("consent", one.organisation, consent, over=(one.signature,))])
    found_ = checked(workspace, "2")
    assert found_.evidence is not None
    assert (len(found_.evidence.ids), found_.evidence.unnamed) == (2, 1)


def test_a_cited_sentence_has_no_verdict_and_no_figure(workspace: Workspace) -> None:
    which = only(workspace)
    (found_,) = claims.check(workspace, which, claims.add(workspace, which, cited("2,700 signatories")))
    assert (found_.verdict, [*found_.slots], found_.worded.words("en")) == (None, [], "2,700 signatories")


def test_a_network_counts_its_members_once(workspace: Workspace) -> None:
    second = found(workspace, "jci", LaptopKey.from_seed(b"s" * 32))
    network = found(workspace, "aca", LaptopKey.from_seed(b"n" * 32))
    first = coalitions.coalition(workspace, "aca-gdl")
    for which in (first, second):
        signatory(workspace, "Uno", which=which, identifiers__lei="529900T8BM49AURSDO55")
    signatory(workspace, "Dos", which=second)
    members: dict[str, Any] = {f"members.{one.id}": True for one in (first, second)}
    coalitions.change(workspace, network, members)
    network = coalitions.coalition(workspace, "aca")
    for number, counted in (("2", "signatories"), ("2", "coalitions")):
        said = one_figure(number=number, counted=counted)
        (found_,) = claims.check(workspace, network, claims.add(workspace, network, said))
        assert found_.verdict == "true", counted


def test_what_is_wrong_with_a_sentence_is_told_and_nothing_written(workspace: Workspace) -> None:
    which = only(workspace)
    for fields, told in (
        ({"slots.a.operator": "exactly"}, {("slots.a.number", "missing"), ("slots.a.counted", "missing")}),
        (
            {"slots.a.operator": "over", "slots.a.size": "5", "slots.abc.number": "5", "operator": "exactly"},
            {
                *(("slots.a.operator", "not-one-of"), ("slots.a.size", "unknown-field")),
                *(("slots.abc.number", "unknown-field"), ("operator", "unknown-field")),
            },
        ),
        (
            one_figure(number="5", date="2020-01-01") | {"words.en": "null"},
            {("words", "missing"), ("slots.a.date", "before-the-coalition")},
        ),
    ):
        with pytest.raises(Refused) as error:
            claims.add(workspace, which, fields)
        assert {(one.field, one.code) for one in error.value.problems} == told
    assert claims.claims(workspace, which) == []


def test_a_sentence_is_changed_field_by_field(workspace: Workspace) -> None:
    which = only(workspace)
    signatory(workspace, "Uno")
    id_ = claims.add(workspace, which, one_figure(number="2", founding="false"))
    claims.edit(workspace, which, id_, {"slots.a.number": "1", "words.es": "{a}", "slots.a.founding": "null"})
    (claim,) = claims.claims(workspace, which)
    assert claim.words == {"en": "{a}", "es": "{a}"}
    assert claim.slots["a"].chosen.founding is None
    assert claims.check(workspace, which)[0].verdict == "true"
    for wrong in ({"slots.a.counted": "null"}, {"slots.a": "null"}, {"slots.a": "{}"}):
        with pytest.raises(Refused):
            claims.edit(workspace, which, id_, wrong)


def test_two_edits_of_a_figure_at_once_never_mix(workspace: Workspace) -> None:
    which = only(workspace)
    for name in ("Uno", "Dos"):
        signatory(workspace, name)
    id_ = claims.add(workspace, which, one_figure(number="2"))
    (written,) = workspace.journal.state(which.id, id_).fields["claim", "slots.a"]
    one: dict[str, Any] = {"operator": "exactly", "number": "3", "counted": "signatories"}
    other: dict[str, Any] = {"operator": "at-least", "number": "2", "counted": "people"}
    for value in (one, other):
        workspace.write(which.id, [Draft("claim", id_, {"slots.a": value}, over=(written.entry,))])
    (conflict,) = conflicts.conflicts(workspace, which)
    assert conflict.field == "slots.a"
    said = [value.value for value in conflict.values]
    assert said in ([one, other], [other, one]), "each whole"
    assert record_of(claims.claims(workspace, which)[0].slots["a"]) in (one, other)
