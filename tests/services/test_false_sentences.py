"""Attempts at a false public sentence: refused, false, not provable, or the false words visibly unchecked.

Each has its reason. The workspace holds four signatories: a state's government, a university and two companies; of
others one withdrew, one is provisional and one is only known.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from aca_desktop.domain.figures.claims import Run
from aca_desktop.domain.figures.slot_record import record_of
from aca_desktop.domain.journal.draft import Draft
from aca_desktop.domain.papers.summary_papers import SummaryPaper
from aca_desktop.domain.values.problems import Problem
from aca_desktop.i18n import Speech
from aca_desktop.sentences.telling import problem
from aca_desktop.services.figures import claims, commitments, places
from aca_desktop.services.figures.claims import Checked
from aca_desktop.services.organisations import organisations
from aca_desktop.services.papers.certification import certification, seal_face
from aca_desktop.services.papers.summary import summary_paper
from aca_desktop.services.signing import following
from aca_desktop.services.tables.reading import read_or_refuse
from aca_desktop.services.workspace.workspaces import Workspace
from tests.services.counted import NORTH, STATE, place, signatory
from tests.services.founding import Clock, founded, only
from tests.services.sentences import cited, one_figure

WHOLE = "iso3166-1:MX"


@contextmanager
def made(folder: Path) -> Iterator[Workspace]:
    clock = Clock()
    with founded(folder, clock) as workspace:
        which = only(workspace)
        clock.wait(days=3)
        places.add(workspace, which, [place(STATE, 8_055_985, gdp="500 MXN"), place(NORTH, 1_460_148, STATE)])
        signatory(workspace, "Estado", "regional-government", STATE, place=STATE)
        listed: dict[str, Any] = {"lists__RE100": {"source": "Members’ list", "date": "2020-01-01"}}
        signatory(workspace, "Hierro", tier="80 million people", **listed)
        late: dict[str, Any] = {"lists__CDP": {"source": "A list", "date": "2026-06-07"}}
        signatory(workspace, "Cobre", founding=True, **late)
        signatory(workspace, "Universidad", "higher-education", country="JP")
        gone = signatory(workspace, "Plata")
        following.withdraw(workspace, gone.signature, day=date(2026, 6, 7))
        signatory(workspace, "Oro", provisional=True)
        known: dict[str, Any] = {"names.es": "Zinc", "sector": "business", "country": "MX"}
        known |= {"lists.RE100": {"source": "Members’ list"}}
        workspace.write(which.id, [Draft("organisation", workspace.context.new_id(), known)])
        targets = "name,type,percent,target_year\nHierro,renewable-energy,100,2030\nCobre,net-zero,,2050\n"
        commitments.import_table(workspace, which, read_or_refuse(targets.encode()))
        yield workspace


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The workspace for those that only try."""
    with made(tmp_path_factory.mktemp("world")) as workspace:
        yield workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A workspace for those that write."""
    with made(tmp_path) as workspace:
        yield workspace


def outcome(workspace: Workspace, fields: dict[str, str]) -> Checked | list[Problem]:
    found = claims.check_typed(workspace, only(workspace), "new", fields)
    return found if isinstance(found, Checked) else [*found]


# -- numbers in the author's words are refused, in whatever script

NUMBERS = [
    ("{a}, more than 350 cities and 80 million people", "en", "350"),
    ("80 million people: {a}", "en", "80"),
    ("{a} in thirty-five cities", "en", "thirty"),
    ("{a}, half of Mexico", "en", "half"),
    ("{a} and dozens of cities", "en", "dozens"),
    ("{a} speak for millions", "en", "millions"),
    ("The third coalition: {a}", "en", "third"),
    ("{a}, twice as many as before", "en", "twice"),
    ("{a}, a majority of them", "en", "majority"),
    ("None of {a} has left", "en", "none"),
    ("{a} cut ninety per cent", "en", "ninety"),
    ("{a} in XXXV cities", "en", "XXXV"),
    ("{a},000", "en", "000"),
    ("{a} in 2030", "en", "2030"),
    ("{a} in Ⅻ countries", "en", "Ⅻ"),
    ("{a} are ½ of it", "en", "½"),
    ("{a} in 🔟 countries", "en", "🔟"),
    ("{a} and mil\u00adlions more", "en", "millions"),
    ("{a} and ｍｉｌｌｉｏｎｓ more", "en", "millions"),
    ("{a} and m\u0456llions more", "en", "mіllions"),
    ("{a} en ochenta ciudades", "en", "ochenta"),
    ("{a}, la mitad de México", "es", "mitad"),
    ("{a} en treinta y cinco ciudades", "es", "treinta"),
    ("{a} y docenas de ciudades", "es", "docenas"),
    ("{a} en veintidós estados", "es", "veintidos"),
    ("Miles de personas y {a}", "es", "miles"),
    ("{a}, el doble que antes", "es", "doble"),
    ("{a} in eighty cities", "es", "eighty"),
    ("{a}、350都市", "ja", "350"),
    ("{a}、３５０都市", "ja", "３５０"),
    ("{a}、三百五十都市", "ja", "三百五十"),
    ("{a}、三五〇社", "ja", "三五〇"),
    ("{a}は国民の半数", "ja", "半数"),
    ("{a}が数百の都市を代表", "ja", "数百"),
    ("{a}は国民の三分の一", "ja", "三"),
    ("{a}は世界で三番目", "ja", "三"),
    ("{a}は去年の倍", "ja", "倍"),
    ("{a}と、ひゃく団体", "ja", "ひゃく"),
    ("{a}と、いつつの都市", "ja", "いつつ"),
    ("{a} ٣٥٠", "en", "٣٥٠"),
    ("{a} ३५०", "en", "३५०"),
    ("{a} 百の都市", "en", "百"),
]


@pytest.mark.parametrize(("words", "language", "number"), NUMBERS)
def test_a_number_in_the_words_is_refused_and_named(
    world: Workspace, words: str, language: str, number: str
) -> None:
    fields = one_figure(words, language, number="3", operator="more-than")
    (found,) = outcome(world, fields | {"words.en": words} if language == "en" else fields)  # type: ignore[misc]
    assert (found.field, found.code) == (f"words.{language}", "number-outside-figure")
    assert found.facts["number"] == number
    assert number in problem(Speech("en"), found)


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("{a} from 千葉, 三井 and 四国", "en"), ("{a}（千葉県、三重県、九州、三井住友）", "ja"),
        ("{a}は一人ひとりが十分に、一緒に二酸化炭素を減らす唯一の連合", "ja"),
        ("{a} cut CO2 and CO₂e to net zero", "en"),
        ("Once more, {a} stand one by one", "en"), ("{a} cuidan el medio ambiente de una sola vez", "es"),
        ("{a} buscan emisiones netas cero", "es"), ("{a} by [2030], as in [Article 6]", "en"),
        ("{a}は[2030年]まで", "ja"),
    ],
)  # fmt: skip
def test_names_idioms_and_what_is_marked_are_let_through(world: Workspace, words: str, language: str) -> None:
    found = outcome(world, one_figure(words, language, number="3", operator="more-than"))
    assert isinstance(found, Checked)
    assert found.verdict == "true"


# -- what a figure may not say is refused

REFUSED = [
    ("a noun of another sector", {"sector": "business", "noun": "universities"}, "slots.a.noun"),
    ("companies, though all are counted", {"noun": "companies"}, "slots.a.noun"),
    (
        "Americans, of a territory in Mexico",
        {"counted": "people", "territory": STATE, "noun": "nationals"},
        "slots.a.noun",
    ),
    ("“exactly” for “more than”", {"operator": "more-than", "comparison": "exactly"}, "slots.a.comparison"),
    ("a number in words that are not known", {"number": "35", "digits": "words"}, "slots.a.digits"),
    ("those that only are on record", {"status": "known"}, "slots.a.status"),
    ("money without its currency", {"counted": "gdp"}, "slots.a.unit"),
    ("people in dollars", {"counted": "people", "unit": "USD"}, "slots.a.unit"),
    ("a share of nothing", {"counted": "people", "unit": "%"}, "slots.a.territory"),
    ("a day before the coalition was", {"date": "2020-01-01"}, "slots.a.date"),
    ("fewer than none", {"number": "-1"}, "slots.a.number"),
    ("more than all of them", {"number": "5", "of__number": "3"}, "slots.a.of.number"),
    (
        "a span that ends before it starts",
        {"joined_since": "2026-06-02", "joined_until": "2026-06-01"},
        "slots.a.joined_until",
    ),
    ("a comparison that there isn’t", {"operator": "up-to"}, "slots.a.operator"),
    ("a number that is none", {"number": "8e7"}, "slots.a.number"),
]


@pytest.mark.parametrize(("why", "members", "field"), REFUSED, ids=[one[0] for one in REFUSED])
def test_a_figure_that_says_what_it_does_not_count_is_refused(
    world: Workspace, why: str, members: dict[str, str], field: str
) -> None:
    (found,) = outcome(world, one_figure(**members))  # type: ignore[misc]
    assert found.field == field, why


@pytest.mark.parametrize(
    ("why", "fields", "code"),
    [
        ("a figure that is not in the words", one_figure("All have signed"), "slot-not-in-words"),
        ("a figure twice, as if it were more", one_figure("{a} and {a}"), "slot-twice"),
        ("a figure that there is not", one_figure("{a} and {b}"), "unknown-slot"),
        ("braces that hide words", one_figure("{a} {80 million}"), "malformed-sentence"),
        ("braces of another width", one_figure("{a} ｛b｝"), "malformed-sentence"),
        ("a mark that never ends", one_figure("{a} [80 million"), "malformed-sentence"),
        ("a language without number words", one_figure("{a}, cinquante villes", "fr"), "language-without-figures"),
        ("“checked”, said by the author", one_figure("Checked ✓: {a} are carbon-neutral"), "says-checked"),
        ("“checked”, of a citation", cited("Checked: eighty million people"), "says-checked"),
        ("a citation without its source", cited() | {"source": ""}, "missing"),
        ("a citation without its link", cited() | {"link": ""}, "missing"),
        ("a citation that nobody saw", cited() | {"seen": ""}, "missing"),
        ("a citation dressed as counted", cited("{a}") | one_figure(), "cited-and-counted"),
        ("a bare assertion", {"words.en": "We are the largest"}, "missing"),
    ],
)  # fmt: skip
def test_words_that_hide_what_is_counted_are_refused(
    world: Workspace, why: str, fields: dict[str, str], code: str
) -> None:
    found = outcome(world, fields)
    assert not isinstance(found, Checked), why
    assert {one.code for one in found} == {code}, why


# -- what does not hold is false or not provable

VERDICTS = [
    ("the one that withdrew", {"number": "5"}, "false"),
    ("the provisional one", {"number": "5", "operator": "at-least"}, "false"),
    ("nearly, from above", {"number": "3", "operator": "nearly"}, "false"),
    ("about, from afar", {"number": "5", "operator": "about"}, "false"),
    ("the very number is not more", {"number": "4", "operator": "more-than"}, "false"),
    ("another country’s", {"number": "4", "country": "MX"}, "false"),
    ("another sector’s", {"number": "3", "sector": "business"}, "false"),
    ("another commitment’s", {"number": "2", "commitment": "renewable-energy"}, "false"),
    ("a target of less", {"number": "2", "commitment": "renewable-energy", "commitment_percent": "100"}, "false"),
    ("a validation that nobody gave", {"number": "1", "validation": "approved", "body": "SBTi"}, "false"),
    ("who is on a list and has not signed", {"number": "2", "listed": "RE100"}, "false"),
    ("who came on a list later", {"number": "1", "listed": "CDP", "date": "2026-06-05"}, "false"),
    (
        "all on a list, though half have signed",
        {"number": "1", "listed": "RE100", "of__number": "1", "of__listed": "RE100", "of__status": "known"},
        "false",
    ),
    ("a whole that is smaller", {"number": "1", "founding": "true", "of__number": "3"}, "false"),
    (
        "people of a city inside, added again",
        {"number": "9000000", "operator": "more-than", "counted": "people"},
        "false",
    ),
    ("two countries for three", {"number": "3", "counted": "countries"}, "false"),
    ("one place for two", {"number": "2", "counted": "places"}, "false"),
    ("three sectors for four", {"number": "4", "counted": "sectors"}, "false"),
    ("none at all", {"number": "0", "sector": "health"}, "not-provable"),
    ("a day to come", {"number": "1", "operator": "more-than", "date": "2030-01-01"}, "not-provable"),
    (
        "another currency without a rate",
        {"number": "20", "operator": "more-than", "counted": "gdp", "unit": "USD"},
        "not-provable",
    ),
    (
        "GDP of nobody who stands for a place",
        {"number": "1", "operator": "more-than", "counted": "gdp", "unit": "MXN", "sector": "business"},
        "not-provable",
    ),
    (
        "a share of a whole that nobody knows",
        {"number": "1", "operator": "more-than", "counted": "people", "unit": "%", "territory": WHOLE},
        "not-provable",
    ),
    ("staff that few have told", {"number": "1", "operator": "more-than", "counted": "staff"}, "not-provable"),
    ("a sector that there is not", {"number": "1", "sector": "bakeries"}, "not-provable"),
    (
        "a place that nobody knows",
        {"number": "1", "operator": "more-than", "counted": "people", "territory": "x:gone"},
        "not-provable",
    ),
    ("a declaration that was not published", {"number": "1", "declaration": "ab" * 32}, "not-provable"),
]


@pytest.mark.parametrize(("why", "members", "verdict"), VERDICTS, ids=[one[0] for one in VERDICTS])
def test_a_figure_that_does_not_hold(world: Workspace, why: str, members: dict[str, str], verdict: str) -> None:
    found = outcome(world, one_figure(**members))
    assert isinstance(found, Checked), why
    assert found.verdict == verdict, why


def test_what_the_figures_above_would_truly_be(world: Workspace) -> None:
    """The attempts fail for their reason alone, not because everything does."""
    for members in (
        {"number": "4"}, {"number": "3", "country": "MX"}, {"number": "2", "sector": "business"},
        {"number": "1", "listed": "RE100", "of__number": "2", "of__listed": "RE100", "of__status": "known"},
        {"number": "1", "founding": "true", "of__number": "4"}, {"number": "2", "counted": "countries"},
        {"number": "1", "counted": "places"}, {"number": "500", "counted": "gdp", "unit": "MXN"},
        {"number": "3", "operator": "more-than", "of__number": "4"}, {"number": "4", "operator": "about"},
        {"number": "1", "listed": "CDP"},
    ):  # fmt: skip
        found = outcome(world, one_figure(**members))
        assert isinstance(found, Checked)
        assert found.verdict == "true", members


def test_duplicates_in_pairs_and_chains_count_once(workspace: Workspace) -> None:
    for name in ("Aguas de Jalisco", "Aguas de Jaliscos", "Aguas de Jaliscosss", "Fortius", "FORTIUS"):
        signatory(workspace, name)
    for number, verdict in (("9", "not-provable"), ("7", "not-provable"), ("6", "true"), ("10", "false")):
        found = outcome(workspace, one_figure(number=number, operator="at-least"))
        assert isinstance(found, Checked)
        assert found.verdict == verdict, number


def test_one_false_figure_makes_a_sentence_false(world: Workspace) -> None:
    second = {f"slots.b.{name}": value for name, value in (("operator", "more-than"), ("counted", "people"))}
    fields = one_figure("{a} represent {b}", number="4") | second
    true = outcome(world, fields | {"slots.b.number": "8000000"})
    false = outcome(world, fields | {"slots.b.number": "9000000"})
    assert isinstance(true, Checked)
    assert isinstance(false, Checked)
    assert (true.verdict, false.verdict) == ("true", "false")
    assert [one.verdict for one in false.slots] == ["true", "false"]


# -- what the author adds is visibly unchecked


COUNTED_FROM_THE_LIST = "Counted from the list of signatories: each organisation once."


def printed(workspace: Workspace) -> SummaryPaper:
    which = only(workspace)
    return summary_paper(
        workspace, which, "en", seal_face(workspace, which, certification(workspace, which)), "a4"
    )


def test_what_the_author_adds_is_not_marked_as_checked(workspace: Workspace) -> None:
    which = only(workspace)
    claims.add(workspace, which, one_figure("{a} have gone carbon-neutral [80 million times]", number="4"))
    paper = printed(workspace)
    (face,) = paper.claims
    assert face.verdict == "true"
    assert [run.words for run in face.runs if run.is_checked] == ["4 signatories"]
    assert face.marked == ("80 million times",)
    assert [run.words for run in paper.headline.runs if run.is_checked] == ["4 signatories"]
    assert "80 million" not in paper.headline.proof


def test_a_number_in_a_name_within_a_figure_is_not_marked_as_checked(world: Workspace) -> None:
    found = outcome(world, one_figure("{a}", number="1", tier="80 million people"))
    assert isinstance(found, Checked)
    assert found.worded.texts["en"] == (
        Run("1 signatory of the tier “", "a"), Run("80 million people", "a", marked=True), Run("”", "a"),
    )  # fmt: skip


def test_a_cited_sentence_is_never_said_to_be_checked(workspace: Workspace) -> None:
    which = only(workspace)
    claims.add(workspace, which, cited("80 million people"))
    found = printed(workspace)
    assert found.headline.proof == COUNTED_FROM_THE_LIST
    (face,) = found.claims
    assert (face.verdict, face.slots) == ("cited", ())
    assert not any(run.is_checked for run in face.runs)


def test_words_written_past_the_rules_prove_nothing(workspace: Workspace) -> None:
    """Another program, or a stolen key, may write any entry."""
    which = only(workspace)
    slot = claims.check_typed(workspace, which, "new", one_figure(number="4"))
    assert isinstance(slot, Checked)
    forged: dict[str, Any] = {
        "words.en": "{a} and 80 million people", "slots.a": record_of(slot.claim.slots["a"])
    }  # fmt: skip
    workspace.write(which.id, [Draft("claim", workspace.context.new_id(), forged)])
    (found,) = claims.check(workspace, which)
    assert (found.verdict, [one.code for one in found.problems]) == ("not-provable", ["number-outside-figure"])
    assert printed(workspace).headline.proof == COUNTED_FROM_THE_LIST
    strange: dict[str, Any] = {**forged, "words.en": "{a}", "slots.a": {**forged["slots.a"], "newer": "x"}}
    workspace.write(which.id, [Draft("claim", workspace.context.new_id(), strange)])
    assert len(claims.claims(workspace, which)) == 1, "a slot that says what is not known is none"


def test_a_sentence_of_the_past_is_not_true_any_more_once_one_has_left(world: Workspace) -> None:
    before = outcome(world, one_figure(number="5", operator="at-least", date="2026-06-05"))
    assert isinstance(before, Checked)
    assert before.verdict == "not-any-more", "Plata withdrew on the seventh"
    assert organisations.listing(world, only(world), search="Plata").total == 1
