"""The overview by real events: what waits, counts and bars lead into lists, the sentence is copied while true."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from aca_desktop.context import Context
from aca_desktop.domain.figures.commitments import Commitment
from aca_desktop.domain.organisations.record import OrganisationRecord
from aca_desktop.sealing.keys import LaptopKey
from aca_desktop.services.coalition import coalitions
from aca_desktop.services.figures import claims, commitments, places
from aca_desktop.services.figures.figure_words import RECORDS_CONFLICT
from aca_desktop.services.organisations.saying_same import say
from aca_desktop.services.signing import following
from aca_desktop.services.signing.signing import Signed, sign
from aca_desktop.services.workspace.workspaces import Workspace
from aca_desktop.ui.frame.window import MainWindow
from aca_desktop.ui.pages.figures import FiguresPage
from aca_desktop.ui.pages.figures.claims.claim_form import ClaimForm
from aca_desktop.ui.pages.figures.page import FirstPart
from aca_desktop.ui.pages.figures.totals import TotalsPart
from aca_desktop.ui.pages.organisations import OrganisationsPage
from aca_desktop.ui.pages.overview import OverviewPage
from aca_desktop.ui.painting.deductions import DeductionChart
from aca_desktop.ui.parts.bars import BarButton
from aca_desktop.ui.parts.cards import FigureCard
from aca_desktop.ui.parts.chips import FilterChip
from aca_desktop.ui.parts.fields.fields import Field
from aca_desktop.ui.parts.row_buttons import RowButton
from tests.services.counted import FIXTURE, NORTH, SOUTH, STATE, signatory
from tests.services.founding import found, founded, only, signature, signed
from tests.services.sentences import one_figure
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
            done = _sign(workspace, f"Universidad {place}")
            if approved and place == 0:
                following.review(workspace, done.signature, "approved")
        _sign(workspace, "Instituto", provisional=True)
        if sentence is not None:
            _say(workspace, sentence)
    return folder / "coordination.aca"


def _sign(workspace: Workspace, name: str, *, provisional: bool = False) -> Signed:
    record = OrganisationRecord({"es": name}, "higher-education", "MX")
    return sign(workspace, signature(record, provisional=provisional))


def _say(workspace: Workspace, number: str) -> None:
    said_ = one_figure("{a} have signed", operator="more-than", number=number)
    claims.add(workspace, only(workspace), {**said_, "words.es": "Firmaron {a}"})


def test_a_new_coalition_is_told_what_to_do_first(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with founded(tmp_path):
        pass
    with window_in(qtbot, context, tmp_path / "coordination.aca") as window:
        page = page_of(window)
        qtbot.waitUntil(lambda: "What to do first" in words(page))
        steps = [one for one in page.findChildren(RowButton) if one.isVisible()]
        assert [one.accessibleDescription() for one in steps] == ["done", "", "", "", ""]
        click(steps[3])
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
        (chip,) = [one for one in page.findChildren(FilterChip) if one.isVisible() and "provisional" in one.text()]
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
        qtbot.waitUntil(lambda: "More than 1 signatory have signed" in words(page))
        qtbot.waitUntil(lambda: "Today: 2 signatories" in words(page))
        click(button(page, "Copy in English"))
        assert QGuiApplication.clipboard().text() == "More than 1 signatory have signed (June 5, 2026)"
        click(button(page, "Copy in Spanish"))
        assert QGuiApplication.clipboard().text() == "Firmaron más de 1 organización firmante (5 de junio de 2026)"
        assert said(window) == ["Copied: Firmaron más de 1 organización firmante (5 de junio de 2026)"]


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


def governed_file(folder: Path) -> Path:
    """Write a workspace with a state and a city in it that have signed, one commitment, and a sentence."""
    with founded(folder) as workspace:
        which = only(workspace)
        places.add(workspace, which, FIXTURE)
        for name, represents in (("Estado", STATE), ("Norte", NORTH)):
            done = signatory(workspace, name, "local-government", represents)
        commitments.add(workspace, which, Commitment("", done.organisation, "net-zero", target_year=2050))
        _say(workspace, "3")
    return folder / "coordination.aca"


def test_people_are_counted_once_and_how_is_one_click_away(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with window_in(qtbot, context, governed_file(tmp_path)) as window:
        page = page_of(window)
        qtbot.waitUntil(lambda: "8,055,985" in words(page))
        (chart,) = page.findChildren(DeductionChart)
        assert [line.words for line in chart.told()] == [
            "Sum of 2 governments: 9,516,133", f"Already counted in {STATE}: −1,460,148", "Net: 8,055,985",
        ]  # fmt: skip
        assert "No figure: missing for 1 of 1 places" in words(page)
        click(button(page, "How is it counted?"))
        shown = window.desk.frame.stack.currentWidget()
        assert isinstance(shown, FiguresPage)
        qtbot.waitUntil(lambda: "2 places behind the figure" in words(shown))


def test_records_of_one_that_name_different_places_are_told(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    with founded(tmp_path) as workspace:
        places.add(workspace, only(workspace), FIXTURE)
        one, other = (
            signatory(workspace, "Norte", "local-government", where).organisation for where in (NORTH, SOUTH)
        )
        say(workspace, only(workspace), one, other, same=True)
    with window_in(qtbot, context, tmp_path / "coordination.aca") as window:
        page = page_of(window)
        qtbot.waitUntil(lambda: "1,155,790" in words(page))
        assert RECORDS_CONFLICT in "\n".join(words(page))
        click(button(page, "How is it counted?"))
        shown = window.desk.frame.stack.currentWidget()
        assert isinstance(shown, FiguresPage)
        qtbot.waitUntil(lambda: RECORDS_CONFLICT in "\n".join(words(shown)))


def test_a_government_without_a_place_is_one_click_away(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with founded(tmp_path) as workspace:
        done = signatory(workspace, "Norte", "local-government")
    with window_in(qtbot, context, tmp_path / "coordination.aca") as window:
        page = page_of(window)
        qtbot.waitUntil(lambda: any("nobody has said which place" in one for one in words(page)))
        click(button(page, "Say it of the first"))
        shown = organisations_of(window)
        qtbot.waitUntil(lambda: shown.panel.shown == done.organisation)


def test_commitments_lead_into_those_of_their_status(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with window_in(qtbot, context, governed_file(tmp_path)) as window:
        page = page_of(window)
        qtbot.waitUntil(lambda: "1, of 1 organisation" in words(page))
        click(button(page, "Not validated: 1"))
        shown = window.desk.frame.stack.currentWidget()
        assert isinstance(shown, FiguresPage)
        qtbot.waitUntil(lambda: "1, of 1 organisation" in words(shown))
        assert shown.part(FirstPart).commitments.chips["status"].is_on


def test_the_page_is_there_at_once_and_says_that_it_counts(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with window_in(qtbot, context, governed_file(tmp_path)) as window:
        session = window.desk.session
        assert session is not None
        page = OverviewPage(window.desk.room)
        page.retranslate()
        page.resize(1000, 700)
        page.show()
        page.show_session(session)  # nothing that it asks for can have come before the next event
        assert words(page).count("Being counted…") == 4
        assert "… Signatories" in words(page)
        assert page.grab().width() >= 1000
        qtbot.waitUntil(lambda: "8,055,985" in words(page) and "Being counted…" not in words(page))
        page.close()
        page.deleteLater()


def test_correcting_leads_into_the_sentence(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with window_in(qtbot, context, governed_file(tmp_path)) as window:
        page = page_of(window)
        qtbot.waitUntil(lambda: "It says more than 3; today it is 2." in words(page))
        click(button(page, "Correct the sentence…"))
        shown = window.desk.frame.stack.currentWidget()
        assert isinstance(shown, FiguresPage)
        (form,) = shown.findChildren(ClaimForm)
        number = form.fields["number"].control
        qtbot.waitUntil(lambda: isinstance(number, Field) and number.text() == "3")


def test_a_network_shows_its_members_people_and_who_stands_for_them(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    with founded(tmp_path) as workspace:
        member = only(workspace)
        places.add(workspace, member, FIXTURE)
        signatory(workspace, "Estado", "local-government", STATE, which=member)
        network = found(workspace, "aca", LaptopKey.generate())
        coalitions.change(workspace, network, {f"members.{member.id}": True})
    with window_in(qtbot, context, tmp_path / "coordination.aca") as window:
        session = window.desk.session
        assert session is not None
        page = page_of(window)
        session.choose(network.id)
        qtbot.waitUntil(lambda: "8,055,985" in words(page))
        qtbot.waitUntil(lambda: "What to do first" not in words(page))
        click(button(page, "How is it counted?"))
        shown = window.desk.frame.stack.currentWidget()
        assert isinstance(shown, FiguresPage)
        totals = shown.part(TotalsPart)
        qtbot.waitUntil(lambda: totals.rows.rowCount() == 1)
        assert totals.rows.rows[0].signatories == "Estado"
