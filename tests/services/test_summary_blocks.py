"""The summary's blocks: their numbers are those of `totals` and `claims check`, and come to each other."""

import secrets
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from aca_desktop.context import Context
from aca_desktop.domain.figures.claims import Chosen, Claim, Found, Run, Slot
from aca_desktop.domain.papers.summary_blocks import KeyNumber, MethodFacts
from aca_desktop.domain.papers.summary_papers import SummaryPaper
from aca_desktop.i18n import Speech
from aca_desktop.services.figures import claims, places
from aca_desktop.services.figures.claim_texts import Worded
from aca_desktop.services.figures.claims import Checked, CheckedSlot
from aca_desktop.services.figures.totals import totals
from aca_desktop.services.papers.certification import certification, seal_face
from aca_desktop.services.papers.summary import summary_paper
from aca_desktop.services.papers.summary_cover import headline
from aca_desktop.services.signing import following
from aca_desktop.services.workspace.workspaces import Workspace, open_workspace
from tests.services.counted import FIXTURE, NORTH, signatory
from tests.services.founding import AFTER_SAMPLES, Clock, founded, only
from tests.services.sentences import one_figure


@pytest.fixture
def gdl(built_samples: Mapping[str, Path]) -> Iterator[Workspace]:
    path = built_samples["aca-gdl"]
    with open_workspace(path, Context(Clock(), secrets.token_bytes, path.parent / "home")) as workspace:
        yield workspace


def of(workspace: Workspace, language: str = "es") -> SummaryPaper:
    which = only(workspace)
    seal = seal_face(workspace, which, certification(workspace, which))
    return summary_paper(workspace, which, language, seal, "a4")


def test_the_totals_are_those_of_the_command(gdl: Workspace) -> None:
    found = totals(gdl, [only(gdl)], territory="set:AMG").population
    (block,) = of(gdl).totals
    assert (block.gross, block.net, block.territory) == (
        found.gross,
        found.net,
        "Área Metropolitana de Guadalajara",
    )
    assert block.gross == block.net + block.outside + block.inside
    assert sum(one.value for one in block.places) == block.net


def test_each_row_says_what_is_taken_off_it_and_why(gdl: Workspace) -> None:
    (block,) = of(gdl).totals
    state, metro = block.rows
    assert (state.place, state.code, state.why) == ("Gobierno del Estado de Jalisco", "MX-JAL", "outside")
    assert (state.value, state.removed) == (Decimal(8_348_151), Decimal(3_079_509))
    assert (metro.why, metro.of, metro.code) == ("inside", "Jalisco", None)
    assert metro.value == metro.removed == Decimal(5_268_642)
    assert sum((row.value or 0) - row.removed for row in block.rows) == block.net


def test_the_sentences_are_those_of_the_check_in_the_papers_language(gdl: Workspace) -> None:
    checked = claims.check(gdl, only(gdl))
    for language in ("en", "es", "ja"):
        shown = of(gdl, language).claims
        assert [one.words for one in shown] == [one.worded.words(language) for one in checked]
    told = [(one.verdict, *(slot.count for slot in one.slots)) for one in of(gdl).claims]
    assert told[:2] == [("true", "36 > 35"), ("true", "5,268,642 > 5,000,000")]
    assert told[2:] == [("cited",)] * 4


def test_the_cover_says_only_what_is_true(gdl: Workspace) -> None:
    headline = of(gdl).headline
    assert headline.words.startswith("Más de 35 entidades de México han firmado. Los firmantes")
    assert headline.proof == (
        "Verificado, en negritas: 36 entidades de México y 5,268,642 personas del Área Metropolitana de "
        "Guadalajara. Las demás palabras son de la coalición."
    )
    japanese = of(gdl, "ja").headline
    assert japanese.words.startswith("35団体を超えるメキシコの団体が署名。署名団体は")
    assert [one.number for one in of(gdl).numbers] == [36, 5_268_642, 10, 6]


@pytest.mark.parametrize(
    ("language", "proof"),
    [
        ("en", "105 founding signatories and 5 companies with 100% renewable-energy targets."),
        (
            "es",
            "105 firmantes que participaron en la fundación y 5 empresas con metas de energía 100% renovable.",
        ),
        ("ja", "設立時の署名団体105団体、再生可能エネルギー100%の目標を持つ企業5社。"),
    ],
)
def test_what_each_sentence_counts_is_told_apart(
    built_samples: Mapping[str, Path], language: str, proof: str
) -> None:
    path = built_samples["jci"]
    context = Context(Clock(AFTER_SAMPLES), secrets.token_bytes, path.parent / "home")
    with open_workspace(path, context) as workspace:
        headline = of(workspace, language).headline
    assert proof in headline.proof


@pytest.mark.parametrize(
    ("chosen", "says"),
    [
        (Chosen(), "2 signatories"),
        (Chosen(status="approved"), "2 signatories with an approved signature"),
        (Chosen(founding=True), "2 founding signatories"),
        (Chosen(sector="business", commitment="renewable-energy"), "2 companies with renewable-energy targets"),
        (Chosen(validation="approved", founding=True), "2 founding signatories with approved climate targets"),
        (Chosen(joined_since=date(2026, 4, 25)), "2 signatories that have joined since April 25, 2026"),
        (Chosen(sector="business"), "2 companies"),
        (Chosen(founding=False), "2 later signatories"),
    ],
)
def test_signatories_are_named_by_what_chooses_them(gdl: Workspace, chosen: Chosen, says: str) -> None:
    slot = Slot("exactly", Decimal(2), "signatories", chosen=chosen)
    found = Found.certain(2)
    said = Worded(Claim("id", {}, {"a": slot}), {"en": (Run("Two", "a"), Run(" have signed."))})
    told = CheckedSlot("a", slot, "true", found, found, None)
    headline_ = headline(gdl, Speech("en", "US"), only(gdl), [Checked(said, "true", [told])])
    assert headline_ is not None
    assert headline_.proof == f"Checked, in bold: {says}. The other words are the coalition’s own."
    assert headline_.runs == (Run("Two", "a"), Run(" have signed"), Run("."))


def test_no_founders_are_not_counted_on_the_cover(tmp_path: Path) -> None:
    with founded(tmp_path) as workspace:
        places.add(workspace, only(workspace), FIXTURE)
        signatory(workspace, "Norte", "local-government", NORTH)
        assert of(workspace).numbers[0] == KeyNumber(Decimal(1), "organización firmante")
        signatory(workspace, "Sur", founding=True)
        assert of(workspace).numbers[0].words == "organizaciones firmantes, 1 de ellas fundadora"


def test_commitments_stand_with_their_targets_and_measurements(gdl: Workspace) -> None:
    found = of(gdl).commitments
    assert found is not None
    assert found.featured is not None
    assert found.featured.name == "Empresa Ejemplo 01"
    assert [(one.year, one.percent, one.approved) for one in found.featured.marks] == [
        (2025, Decimal(20), True),
        (2030, Decimal(40), True),
    ]
    assert [year for year, _percent in found.featured.measured] == [2022, 2024]
    assert found.total == sum(len(row.marks) for row in found.rows) == 6
    assert sorted(row.targets for row in of(gdl).rows if row.targets) == [1, 1, 1, 1, 2]


def test_the_page_says_what_would_count_without_the_territory(gdl: Workspace) -> None:
    people = of(gdl).totals[0]
    assert (people.net, people.everywhere) == (Decimal(5_268_642), Decimal(8_348_151))
    assert [(row.code, row.members) for row in people.rows] == [("MX-JAL", 1), (None, 10)]


def test_a_sentence_that_fell_leaves_the_cover(tmp_path: Path) -> None:
    with founded(tmp_path) as workspace:
        nothing = MethodFacts((), (), (), (("SBTi", 24), ("RE100", 12), ("", 24)))
        empty = of(workspace)
        assert (empty.totals, empty.commitments, empty.claims, empty.method) == ((), None, (), nothing)
        assert empty.headline.words == "Todavía no ha firmado ninguna organización."
        assert [one.number for one in empty.numbers] == [0]
        which = only(workspace)
        one = signatory(workspace, "Uno")
        claims.add(workspace, which, one_figure(operator="at-least", language="es"))
        assert of(workspace).headline.words.startswith("Al menos 1 organización firmante")
        following.withdraw(workspace, one.signature)
        found = of(workspace)
        assert found.headline == empty.headline
        assert [(claim.verdict, *(slot.count for slot in claim.slots)) for claim in found.claims] == [
            ("false", "0 / 1")
        ]
