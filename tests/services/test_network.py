"""The network's summary: its numbers are those of the totals, coalition by coalition and united."""

import secrets
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from aca_desktop.context import Context
from aca_desktop.documents import network
from aca_desktop.domain.coalition.network import BODY_ROLES
from aca_desktop.domain.figures.sentence_text import plain
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.papers.summary_papers import NetworkPaper
from aca_desktop.errors import AcaError
from aca_desktop.sealing.keys import LaptopKey
from aca_desktop.services.coalition import coalitions
from aca_desktop.services.figures.figure_words import BODY_ROLE_WORDS
from aca_desktop.services.papers import papers
from aca_desktop.services.papers.certification import seal_face
from aca_desktop.services.papers.network import network_paper
from aca_desktop.services.workspace.workspaces import Workspace, open_workspace
from tests.documents.reading import text
from tests.services.counted import signatory
from tests.services.founding import AFTER_SAMPLES, Clock, found, founded, only


@pytest.fixture
def aca(built_samples: Mapping[str, Path]) -> Iterator[Workspace]:
    path = built_samples["aca"]
    with open_workspace(
        path, Context(Clock(AFTER_SAMPLES), secrets.token_bytes, path.parent / "home")
    ) as workspace:
        yield workspace


def of(workspace: Workspace, code: str, language: str) -> NetworkPaper:
    coalition = coalitions.coalition(workspace, code)
    with papers.Papers(workspace) as press:
        own, _sealer = press._sealer(coalition)
    return network_paper(workspace, coalition, language, seal_face(workspace, coalition, own), "a4")


def test_every_role_of_a_body_has_words() -> None:
    assert tuple(BODY_ROLE_WORDS) == BODY_ROLES


def test_coalitions_stand_side_by_side_and_united(aca: Workspace) -> None:
    paper = of(aca, "aca", "en")
    assert [(one.country, one.signatories, one.people) for one in paper.columns] == [
        ("Mexico", 36, Decimal(5_268_642)),
        ("Japan", 162, None),
        ("United States", 2_950, Decimal(170_850_000)),
    ]
    assert [one.emissions for one in paper.columns] == [
        "number 10 among emitters",
        "number 6 among emitters",
        None,
    ]
    assert [one.pledge is not None for one in paper.columns] == [True, False, False]
    assert [one.people_everywhere for one in paper.columns] == [
        Decimal(8_348_151),
        None,
        Decimal(170_850_000),
    ]
    assert paper.columns[0].people_note == (
        "Guadalajara Metropolitan Area. INEGI, Censo de Población y Vivienda 2020"
    )
    assert plain(paper.columns[0].headline) == (
        "Over 35 Mexican entities have signed. "
        "Signatories represent over 5 million people in the Guadalajara Metropolitan Area."
    )
    assert paper.columns[0].pledge == "−22% by 2030; up to −36% with support; base not recorded"
    assert paper.columns[0].signatories_note == "21 founding signatories"
    assert paper.shared == ()
    assert (paper.signatories, paper.repeated, paper.people) == (3_148, 0, Decimal(179_198_151))
    advancing = [one.name for one in paper.bodies if one.role == "advancing-organisation"]
    assert advancing == [
        "C40 Cities Climate Leadership Group",
        "CDP",
        "Climate Action Network",
        "Fundación Avina",
        "The Climate Group",
        "We Mean Business",
        "WWF",
    ]
    partners = [(one.name, one.country) for one in paper.bodies if one.role == "partner"]
    assert partners == [("We Are Still In", "United States")]
    assert not {one.face.name for one in paper.columns} & set(advancing), "no coalition advances the network"
    assert paper.headline.words == (
        "Three coalitions in three countries. "
        "More than 3,100 signatories, representing more than 175 million people."
    )
    assert paper.foreword is not None
    assert paper.foreword.startswith("Advanced jointly by C40")


def test_who_signed_in_two_coalitions_counts_once_and_is_named(tmp_path: Path) -> None:
    with founded(tmp_path) as workspace:
        first, second = only(workspace), found(workspace, "jci", LaptopKey.from_seed(b"s" * 32))
        over = found(workspace, "aca", LaptopKey.from_seed(b"t" * 32))
        said: dict[str, Json] = {f"members.{one.id}": True for one in (first, second)}
        coalitions.change(workspace, over, said)
        for which in (first, second):
            signatory(workspace, "Dos Veces", which=which, identifiers__lei="529900T8BM49AURSDO55")
        signatory(workspace, "Una Vez", which=first)
        paper = of(workspace, "aca", "es")
        assert (paper.signatories, paper.repeated) == (2, 1)
        assert paper.shared == ("Dos Veces (ACA-GDL y JCI)",)
        page = " ".join(text(tmp_path, network.draw(paper)).split())
        assert "2+1=3" in page.replace(" ", "")
        assert "Dos Veces (ACA-GDL y JCI)" in page
        assert [one.signatories_note for one in paper.columns] == [None, None]


def test_it_speaks_the_papers_language(aca: Workspace) -> None:
    assert of(aca, "aca", "ja").headline.words == (
        "3か国の3つの連合。1億7,500万人を超える人々を代表する3,100団体を超える署名団体。"
    )
    assert of(aca, "aca", "es").columns[1].country == "Japón"


def test_it_is_a_sealed_paper(aca: Workspace) -> None:
    with papers.Papers(aca) as press:
        paper = press.network(coalitions.coalition(aca, "aca"), "es")
    assert paper.data.startswith(b"%PDF")
    assert paper.name.startswith("aca-network-")


def test_a_coalition_without_members_has_no_such_paper(aca: Workspace) -> None:
    with pytest.raises(AcaError, match="not-a-network"):
        of(aca, "jci", "en")
