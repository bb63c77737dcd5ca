"""The overview counts as the summary does, and says what waits."""

import secrets
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from aca_desktop.context import Context
from aca_desktop.domain.journal.draft import Draft
from aca_desktop.domain.papers.charts import bars, growth
from aca_desktop.domain.papers.papers import SealFace
from aca_desktop.i18n import Speech
from aca_desktop.services.coalition import declarations
from aca_desktop.services.figures import claims
from aca_desktop.services.figures.overview import headline, overview
from aca_desktop.services.organisations.saying_same import say
from aca_desktop.services.papers import summary
from aca_desktop.services.signing import following
from aca_desktop.services.workspace.workspaces import Workspace, open_workspace
from tests.services.founding import Clock, OtherLaptop, founded, only, signed
from tests.services.sentences import one_figure

SEAL = SealFace("laptop", "0", "0", date(2030, 1, 1), "0", enrolled=True)


def agrees_with_the_summary(workspace: Workspace, language: str) -> int:
    """Compare both charts with the printed ones; return how many signatories they count."""
    which = only(workspace)
    found = overview(workspace, which, language)
    paper = summary.summary_paper(workspace, which, language, SEAL, "a4")
    counted = [row for row in paper.rows if row.status in ("approved", "signed")]
    assert found.sectors == bars((one.words, one.count) for one in paper.sectors)
    rest = Speech(language).say("Other sectors")
    assert found.growth == growth(((row.signed, row.sector) for row in counted), rest)
    assert found.signatories == len(counted)
    assert len(found.codes) == len(found.sectors.bars)
    return len(counted)


@pytest.mark.parametrize("code", ["aca-gdl", "jci"])
def test_charts_are_those_of_the_summary(code: str, built_samples: Mapping[str, Path], tmp_path: Path) -> None:
    with open_workspace(built_samples[code], Context(Clock(), secrets.token_bytes, tmp_path)) as workspace:
        assert agrees_with_the_summary(workspace, "ja") > 30


def test_who_is_provisional_or_gone_does_not_count(tmp_path: Path) -> None:
    with founded(tmp_path) as workspace:
        signed(workspace)
        signed(workspace, provisional=True)
        following.withdraw(workspace, signed(workspace).signature)
        following.review(workspace, signed(workspace).signature, "rejected")
        assert agrees_with_the_summary(workspace, "es") == 1
        found = overview(workspace, only(workspace), "es")
        assert found.statuses == {"signed": 1, "provisional": 1, "withdrawn": 1, "rejected": 1}
        assert found.organisations == 4
        assert found.today == 2, "what was taken back or refused was not signed today"


def test_a_new_coalition_has_a_declaration_and_no_event(tmp_path: Path) -> None:
    with founded(tmp_path) as workspace:
        found = overview(workspace, only(workspace), "es")
        assert (found.organisations, found.published, found.has_event) == (0, True, False)
        assert found.sectors.bars == ()
        assert found.growth.days == ()


def test_words_that_are_in_no_version_are_a_draft(tmp_path: Path) -> None:
    with founded(tmp_path) as workspace:
        assert overview(workspace, only(workspace), "es").drafts == 0
        (one,) = declarations.declarations(workspace, only(workspace))
        declarations.change(workspace, only(workspace), one.id, {"texts.es": "Actuamos ya."})
        assert overview(workspace, only(workspace), "es").drafts == 1
        declarations.change(workspace, only(workspace), one.id, {"texts.es": "Actuamos por el clima."})
        assert overview(workspace, only(workspace), "es").drafts == 0


def test_conflicts_of_organisations_and_of_others_are_told_apart(tmp_path: Path) -> None:
    with founded(tmp_path) as workspace:
        other = OtherLaptop(workspace)
        id_ = signed(workspace).organisation
        for field in ("website", "tier"):
            workspace.write(only(workspace).id, [Draft("organisation", id_, {field: "https://a.example"})])
            other.write(Draft("organisation", id_, {field: "https://b.example"}))
        event = workspace.context.new_id()
        workspace.write(only(workspace).id, [Draft("event", event, {"names.es": "Foro"})])
        other.write(Draft("event", event, {"names.es": "Otro foro"}))
        found = overview(workspace, only(workspace), "es")
        assert (found.contradicting, found.other_conflicts) == (1, 1)


def test_the_headline_is_the_first_counted_sentence_as_it_stands(tmp_path: Path) -> None:
    with founded(tmp_path) as workspace:
        assert headline(workspace, only(workspace)) is None
        for number in ("1", "2"):
            fields = one_figure(operator="more-than", number=number, language="es")
            claims.add(workspace, only(workspace), fields)
        ids = [signed(workspace).organisation for _ in range(2)]
        first = headline(workspace, only(workspace))
        assert first is not None
        assert first.verdict == "not-provable", "the same name twice"
        say(workspace, only(workspace), *ids, same=False)
        first = headline(workspace, only(workspace))
        assert first is not None
        assert (first.worded.words("es"), first.verdict) == ("Más de 1 organización firmante", "true")
