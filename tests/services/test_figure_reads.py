"""What the figures' page reads and writes: proofs by name, causes, trees of places, edits as typed, press list."""

from datetime import date
from decimal import Decimal

import pytest

from aca_desktop.domain.figures.commitments import Commitment
from aca_desktop.domain.figures.places import Figure, Place
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.values.problems import Refused
from aca_desktop.i18n import Speech
from aca_desktop.sentences.pledges import pledge_sources, pledge_words
from aca_desktop.services.figures import claims, places
from aca_desktop.services.figures.claim_causes import causes
from aca_desktop.services.figures.claim_rows import claim_rows
from aca_desktop.services.figures.claims import Checked
from aca_desktop.services.figures.commitment_edits import TypedValidation, find, judged, write
from aca_desktop.services.figures.overview import headline, turned
from aca_desktop.services.figures.place_edits import TypedFigure, judged_place, write_place
from aca_desktop.services.figures.place_tree import place_tree
from aca_desktop.services.figures.totals import totals
from aca_desktop.services.figures.totals_rows import place_rows
from aca_desktop.services.organisations.press_list import press_list
from aca_desktop.services.signing import following
from aca_desktop.services.workspace.workspaces import Workspace
from tests.services.counted import FIXTURE, NORTH, SOUTH, STATE, signatory
from tests.services.founding import only
from tests.services.sentences import one_figure

TODAY = date(2026, 6, 5)
OVER_ONE = one_figure(operator="more-than", number="1", date="2026-06-05")


def check_one(workspace: Workspace) -> Checked:
    (found,) = claims.check(workspace, only(workspace))
    return found


# -- public sentences


def test_who_left_since_is_named_with_how_it_left(workspace: Workspace) -> None:
    which = only(workspace)
    signatory(workspace, "Ana", "business")
    gone = signatory(workspace, "Beto", "business")
    claims.add(workspace, which, OVER_ONE)
    assert check_one(workspace).verdict == "true"
    assert turned(workspace, which) == []
    following.withdraw(workspace, gone.signature, day=date(2026, 6, 6))
    checked = check_one(workspace)
    assert checked.verdict == "not-any-more"
    found = causes(workspace, which, checked, "es")
    assert [(one.name, one.status) for one in found.gone] == [("Beto", "withdrawn")]
    assert (found.lost, found.to_review) == (1, 0)
    assert [row.name for row in claim_rows(workspace, which, checked.slots[0], "es")] == ["Ana"]


def test_only_other_sentences_that_were_true_are_announced(workspace: Workspace) -> None:
    which = only(workspace)
    signatory(workspace, "Ana", "business")
    gone = signatory(workspace, "Beto", "business")
    for words, number in (("headline {a}", "1"), ("later {a}", "1"), ("never true {a}", "9")):
        claims.add(workspace, which, {**OVER_ONE, "words.en": words, "slots.a.number": number})
    following.withdraw(workspace, gone.signature, day=date(2026, 6, 6))
    assert [one.claim.words["en"] for one in turned(workspace, which)] == ["later {a}"]


def test_what_waits_for_review_would_count(workspace: Workspace) -> None:
    which = only(workspace)
    signatory(workspace, "Ana", "business")
    claims.add(workspace, which, {**OVER_ONE, "slots.a.status": "approved"})
    assert causes(workspace, which, check_one(workspace), "es").to_review == 1


def test_places_without_a_figure_are_told(workspace: Workspace) -> None:
    which = only(workspace)
    signatory(workspace, "Norte", "local-government", NORTH)
    claims.add(workspace, which, {**OVER_ONE, "slots.a.counted": "people"})
    checked = check_one(workspace)
    assert checked.verdict == "not-provable"
    assert causes(workspace, which, checked, "es").missing == (NORTH,)


def test_a_sentence_is_checked_as_it_is_typed_and_nothing_is_written(workspace: Workspace) -> None:
    which = only(workspace)
    signatory(workspace, "Ana", "business")
    found = claims.check_typed(workspace, which, "new", {**OVER_ONE, "slots.a.number": "0"})
    assert isinstance(found, Checked)
    assert found.verdict == "true"
    wrong = claims.check_typed(
        workspace, which, "new", {**OVER_ONE, "slots.a.number": "many", "slots.a.sector": "nobody"}
    )
    assert not isinstance(wrong, Checked)
    assert [one.field for one in wrong] == ["slots.a.number"]
    gone = claims.check_typed(workspace, which, "new", {**OVER_ONE, "slots.a.sector": "nobody"})
    assert isinstance(gone, Checked)
    assert (gone.verdict, [one.code for one in gone.slots[0].problems]) == ("not-provable", ["unknown-sector"])
    assert claims.claims(workspace, which) == []


@pytest.mark.parametrize(
    "said",
    [
        {"number": "3"}, {"number": "2", "date": "2026-06-05"}, {"number": "3", "date": "2026-06-05"},
        {"number": "2", "operator": "exactly"}, {"number": "1", "sector": "local-government"},
        {"number": "8000000", "counted": "people"}, {"number": "1460148", "counted": "people", "territory": NORTH},
        {"number": "1", "counted": "people", "territory": "x:nowhere"},
    ],
)  # fmt: skip
def test_the_headline_is_the_same_from_totals_as_counted_one_by_one(
    workspace: Workspace, said: dict[str, str]
) -> None:
    which = only(workspace)
    places.add(workspace, which, FIXTURE)
    for name, represents in (("Norte", NORTH), ("Estado", STATE)):
        signatory(workspace, name, "local-government", represents)
    signatory(workspace, "Ana", "business", day=date(2026, 6, 4))
    gone = signatory(workspace, "Beto", "business")
    following.withdraw(workspace, gone.signature, day=date(2026, 6, 6))
    signatory(workspace, "Provisional", "business", provisional=True)
    claims.add(workspace, which, one_figure(**({"operator": "more-than", "number": "1"} | said)))
    territory = said.get("territory") if said.get("territory") != "x:nowhere" else None
    sums = totals(workspace, [which], territory=territory)
    one_by_one, at_once = headline(workspace, which), headline(workspace, which, sums)
    assert one_by_one is not None
    assert at_once is not None
    assert [(one.verdict, one.now, one.then) for one in at_once.slots] == [
        (one.verdict, one.now, one.then) for one in one_by_one.slots
    ]
    assert causes(workspace, which, at_once, "es").missing == causes(workspace, which, one_by_one, "es").missing


# -- totals


def test_every_place_says_what_became_of_it(workspace: Workspace) -> None:
    which = only(workspace)
    places.add(workspace, which, FIXTURE)
    for name, represents in (("Norte", NORTH), ("Estado", STATE), ("Sur", SOUTH), ("Otra", NORTH)):
        signatory(workspace, name, "local-government", represents)
    found = totals(workspace, [which])
    rows = place_rows(workspace, which, found, found.population, "es")
    assert [(row.code, row.became, int(row.taken)) for row in rows] == [
        (STATE, "counted", 0), (NORTH, "inside", 2 * 1_460_148), (SOUTH, "inside", 1_155_790),
    ]  # fmt: skip
    assert rows[0].signatories == "Estado"
    assert sum(row.taken for row in rows) == found.population.gross - found.population.net
    within = totals(workspace, [which], territory=NORTH)
    rows = place_rows(workspace, which, within, within.population, "es")
    assert (rows[0].code, rows[0].became) == (NORTH, "counted")
    cut = {row.code: row.became for row in rows[1:]}
    assert cut == {NORTH: "again", STATE: "partly", SOUTH: "outside"}


# -- commitments


def typed(organisation: str, **said: str) -> dict[str, str]:
    base = {"organisation": organisation, "type": "emission-reduction", "base_year": "2020", "target_year": "2030"}
    return base | {"percent": "40"} | said


SEEN = TypedValidation("2026-01-20", "approved", "SBTi", "its list", "")


def test_a_commitment_is_written_and_changed_as_typed(workspace: Workspace) -> None:
    which = only(workspace)
    owner = signatory(workspace, "Ana", "business").organisation
    id_ = write(workspace, which, None, typed(owner, **{"interim.2025": "20"}), [SEEN])
    row = find(workspace, which, id_)
    assert row is not None
    assert dict(row.commitment.interim) == {2025: Decimal(20)}
    assert row.commitment.validations[0].seen == date(2026, 1, 20)
    write(workspace, which, id_, typed(owner, percent="50"), [])
    row = find(workspace, which, id_)
    assert row is not None
    assert row.commitment.percent == Decimal(50)
    assert not row.commitment.interim
    assert not row.commitment.validations


def test_what_is_wrong_with_a_commitment_is_told_at_its_field(workspace: Workspace) -> None:
    owner = signatory(workspace, "Ana", "business").organisation
    said = typed(owner, target_year="2010", percent="140", **{"progress.2024": "many 2025-01-01 report"})
    twice = TypedValidation("2026-01-20", "committed", "", "", "")
    found = judged("", said, [SEEN, twice], TODAY)
    assert not isinstance(found, Commitment)
    assert {(one.field, one.code) for one in found} == {
        ("percent", "out-of-range"), ("progress.2024", "malformed-number"), ("validation.1.source", "missing"),
        ("target_year", "target-before-base"),
    }  # fmt: skip
    before = judged(
        "", typed(owner, target_year="2010"), [TypedValidation("2027-01-01", "approved", "", "x", "")], TODAY
    )
    assert not isinstance(before, Commitment)
    assert {(one.field, one.code) for one in before} == {
        ("target_year", "target-before-base"), ("validation.0", "day-in-future"),
        ("validation.0", "validated-by-nobody"),
    }  # fmt: skip
    nobodys = judged(
        "", {name: text for name, text in typed("").items() if text} | {"target_year": "2010"}, [], TODAY
    )
    assert not isinstance(nobodys, Commitment)
    assert [(one.field, one.code) for one in nobodys] == [
        ("organisation", "missing"), ("target_year", "target-before-base"),
    ]  # fmt: skip
    with pytest.raises(Refused):
        write(workspace, only(workspace), None, said, [])


# -- places


def test_places_stand_in_a_tree_with_what_is_wrong(workspace: Workspace) -> None:
    which = only(workspace)
    places.add(workspace, which, FIXTURE)
    places.add(workspace, which, [Place(SOUTH, figures={("population", 2021): Figure(Decimal(9_000_000), "x")})])
    tree = place_tree(workspace, which, "es")
    shown = {row.place.code: row for row in tree.rows}
    assert shown[NORTH].depth == shown[STATE].depth + 1
    codes = [row.place.code for row in tree.rows]
    assert codes.index(STATE) < codes.index(NORTH)
    assert shown[STATE].described


def test_a_place_is_described_and_judged_among_the_others(workspace: Workspace) -> None:
    which = only(workspace)
    places.add(workspace, which, FIXTURE)
    figures = [TypedFigure("population", "2020", "12000", "", "Census")]
    code = write_place(workspace, which, "inegi:14999", {"names.es": "Villa", "within": STATE}, figures)
    assert code == "inegi:14999"
    circle = judged_place(workspace, which, "inegi:14999", {"within": "inegi:14999"}, [])
    assert not isinstance(circle, Place)
    assert [(one.field, one.code) for one in circle] == [("within", "place-circle")]
    large = judged_place(
        workspace, which, "inegi:14999", {"within": STATE},
        [TypedFigure("population", "2020", "99000000", "", "Census"), TypedFigure("gdp", "2020", "5", "", "x")],
    )  # fmt: skip
    assert not isinstance(large, Place)
    assert [(one.field, one.code) for one in large] == [("figures.1", "money-without-currency")]


def test_a_figure_that_is_not_typed_any_more_goes(workspace: Workspace) -> None:
    which = only(workspace)
    figures = [TypedFigure("population", "2020", "12000", "", "Census")]
    write_place(workspace, which, "inegi:14999", {"names.es": "Villa"}, figures)
    write_place(workspace, which, "inegi:14999", {"names.es": "Villa"}, [])
    (row,) = places.described(workspace, which)
    assert dict(row.place.names) == {"es": "Villa"}
    assert not row.place.figures


# -- the country


def test_a_pledge_is_said_in_one_line_and_its_source_apart() -> None:
    speech = Speech("en", "MX")
    figures: dict[str, Json] = {"pledge_percent": "22", "pledge_conditional": "36", "pledge_year": 2030}
    assert pledge_words(speech, "MX", {**figures, "pledge_source": "NDC"}, "words") == (
        "**Pledge of Mexico:** emissions −22% by 2030; up to −36% with international support"
    )
    assert pledge_sources(speech, {**figures, "pledge_source": "NDC"}) == "Source: NDC"
    assert pledge_sources(speech, figures) == ""
    assert "。" not in pledge_words(Speech("ja", "JP"), "MX", figures, "")
    assert "−22%、" in pledge_words(Speech("ja", "JP"), "MX", figures, "")
    assert pledge_words(speech, "MX", {}, "words") == "words"
    assert pledge_words(speech, "MX", {}, "") == ""


# -- for the press


def test_the_press_list_is_by_sector_and_names_nobody_who_will_not_be(workspace: Workspace) -> None:
    signatory(workspace, "Zapatería Ñ", "business")
    signatory(workspace, "Ábaco", "business")
    signatory(workspace, "Universidad", "higher-education")
    lines = press_list(workspace, only(workspace), "es").splitlines()
    assert "3 firmantes, 5 de junio de 2026" in lines
    assert lines.index("Ábaco") == lines.index("Empresas (2)") + 1 == lines.index("Zapatería Ñ") - 1
    assert lines.index("Universidad") > lines.index("Educación superior (1)")
