"""The overview by real events: what waits, counts and bars lead into lists, the sentence is copied while true."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from aca_desktop.context import Context
from aca_desktop.services import claims, following
from aca_desktop.services.workspaces import Workspace
from aca_desktop.ui.pages.organisations import OrganisationsPage
from aca_desktop.ui.pages.overview import OverviewPage
from aca_desktop.ui.parts.bars import BarButton
from aca_desktop.ui.parts.cards import FigureCard
from aca_desktop.ui.parts.chips import FilterChip
from aca_desktop.ui.parts.row_buttons import RowButton
from aca_desktop.ui.window import MainWindow
from tests.services.founding import founded, only, signed
from tests.ui.hands import button, click, press, words
from tests.ui.windows import said, window_in


def page_of(window: MainWindow) -> OverviewPage:
    press("Ctrl+1", window)
    page = window.desk.frame.stack.currentWidget()
    assert isinstance(page, OverviewPage)
    return page


def organisations_of(window: MainWindow) -> OrganisationsPage:
    page = window.desk.frame.stack.currentWidget()
    assert isinstance(page, OrganisationsPage)
    return page


def signed_file(folder: Path, sentence: str | None = None, *, approved: bool = True) -> Path:
    """Write a workspace with two signatories, one to review (or both), one provisional; and a public sentence."""
    with founded(folder) as workspace:
        for place in range(2):
            done = signed(workspace)
            if approved and place == 0:
                following.review(workspace, done.signature, "approved")
        signed(workspace, provisional=True)
        if sentence is not None:
            _say(workspace, sentence)
    return folder / "coordination.aca"


def _say(workspace: Workspace, number: str) -> None:
    said_ = {"words.en": f"More than {number} signed", "words.es": f"Firmaron más de {number}"}
    claims.add(
        workspace, only(workspace), {**said_, "operator": "more-than", "number": number, "counted": "signatories"}
    )


def test_a_new_coalition_is_told_what_to_do_first(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with founded(tmp_path):
        pass
    with window_in(qtbot, context, tmp_path / "coordination.aca") as window:
        page = page_of(window)
        qtbot.waitUntil(lambda: "What to do first" in words(page))
        steps = [one for one in page.findChildren(RowButton) if one.isVisible()]
        assert [one.accessibleDescription() for one in steps] == ["done", "", "", ""]
        click(steps[2])
        assert organisations_of(window) is not None


def test_counts_lead_into_the_filtered_list(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with window_in(qtbot, context, signed_file(tmp_path)) as window:
        page = page_of(window)
        qtbot.waitUntil(lambda: "2 Signatories" in words(page))
        cards = {card.text(): card for card in page.findChildren(FigureCard)}
        assert set(cards) == {"2 Signatories", "3 Signed today", "1 To review", "0 Conflicts", "0 Laptops to come"}
        assert cards["1 To review"].accessibleDescription() == "Review"
        click(cards["1 To review"])
        found = organisations_of(window)
        qtbot.waitUntil(lambda: found.model.rowCount() == 1)
        one = found.model.organisation(0)
        assert one is not None
        assert one.status == "signed"


def test_what_waits_is_listed_and_leads_there(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with window_in(qtbot, context, signed_file(tmp_path)) as window:
        page = page_of(window)
        qtbot.waitUntil(lambda: "1 provisional, to ratify" in words(page))
        (chip,) = [one for one in page.findChildren(FilterChip) if one.isVisible()]
        chip.setFocus()
        press("Space", chip)
        found = organisations_of(window)
        qtbot.waitUntil(lambda: found.model.rowCount() == 1)
        one = found.model.organisation(0)
        assert one is not None
        assert one.status == "provisional"


def test_a_bar_leads_to_its_sector(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with window_in(qtbot, context, signed_file(tmp_path)) as window:
        page = page_of(window)
        qtbot.waitUntil(lambda: bool(page.findChildren(BarButton)))
        (bar,) = page.findChildren(BarButton)
        assert bar.text() == "Higher education: 2"
        click(bar)
        found = organisations_of(window)
        qtbot.waitUntil(lambda: found.model.rowCount() == 2)
        assert "Higher education" in words(found.filters)


def test_a_true_sentence_is_copied_in_either_language(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with window_in(qtbot, context, signed_file(tmp_path, "1")) as window:
        page = page_of(window)
        qtbot.waitUntil(lambda: "More than 1 signed" in words(page))
        qtbot.waitUntil(lambda: "Today: 2 signatories" in words(page))
        click(button(page, "Copy in English"))
        assert QGuiApplication.clipboard().text() == "More than 1 signed (June 5, 2026)"
        click(button(page, "Copy in Spanish"))
        assert QGuiApplication.clipboard().text() == "Firmaron más de 1 (5 de junio de 2026)"
        assert said(window) == ["Copied: Firmaron más de 1 (5 de junio de 2026)"]


def test_what_is_not_true_offers_no_copy(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with window_in(qtbot, context, signed_file(tmp_path, "2")) as window:
        page = page_of(window)
        qtbot.waitUntil(lambda: "Not true" in words(page))
        shown = words(page)
        assert "It says more than 2; today it is 2." in shown
        assert not [one for one in shown if one.startswith("Copy")]
        assert "Correct the sentence…" in shown


def test_it_follows_what_is_written_and_the_language(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with window_in(qtbot, context, signed_file(tmp_path)) as window:
        page = page_of(window)
        qtbot.waitUntil(lambda: "2 Signatories" in words(page))
        session = window.desk.session
        assert session is not None
        session.write(page, "", lambda workspace, _progress: signed(workspace))
        qtbot.waitUntil(lambda: "3 Signatories" in words(page))
        window.language_asked.emit("ja")
        qtbot.waitUntil(lambda: "大学・高等教育機関: 3" in words(page) or "大学・高等教育機関：3" in words(page))
