"""The figures by real events: sentences proved and written, commitments, totals, places, snapshots."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aca_desktop.context import Context
from aca_desktop.domain.figures.places import Figure, Place
from aca_desktop.sealing.keys import LaptopKey
from aca_desktop.services.figures import claims, places, snapshots
from aca_desktop.services.signing import following
from aca_desktop.ui.pages.figures import FiguresPage
from aca_desktop.ui.pages.figures.claims.claim_form import ClaimForm
from aca_desktop.ui.pages.figures.claims.claim_view import ClaimView
from aca_desktop.ui.pages.figures.page import FirstPart
from aca_desktop.ui.pages.figures.places.place_form import PlaceForm
from aca_desktop.ui.pages.figures.places.places import PlacesPart
from aca_desktop.ui.pages.figures.places.rates_form import RatesForm
from aca_desktop.ui.pages.figures.snapshots import SnapshotDialog, SnapshotsPart
from aca_desktop.ui.pages.figures.totals import TotalsPart
from aca_desktop.ui.pages.organisations import OrganisationsPage
from aca_desktop.ui.pages.overview import OverviewPage
from aca_desktop.ui.parts.chips import Chip
from aca_desktop.ui.parts.fields.fields import Field
from tests.services.counted import NORTH, SOUTH, STATE, signatory
from tests.services.founding import found, only
from tests.services.sentences import one_figure
from tests.ui.figures_window import click_row, field, figures_in, mistakes, part, pick, told, written
from tests.ui.hands import button, click, press, words, write
from tests.ui.windows import message_button, said, window_in

pytestmark = pytest.mark.usefixtures("paintings_are_told")


def test_sentences_stand_with_what_they_need_and_how_they_stand(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    with written(tmp_path):
        pass
    with figures_in(qtbot, context, tmp_path) as (_window, page):
        first = part(page, FirstPart)
        qtbot.waitUntil(lambda: told(first.claims.table, 4) == ["True", "True"])
        assert told(first.claims.table, 0) == ["More than 3 signatories have signed", "Over 8 million people"]
        assert told(first.claims.table, 1) == ["needs more than 3", "needs more than 8,000,000"]
        assert told(first.claims.table, 3) == ["4", "8,055,985"]
        assert "2 of 2 true, checked now" in words(page)
        click(button(page, "Copy the true ones"))
        copied = QGuiApplication.clipboard().text().splitlines()
        assert copied == ["More than 3 signatories have signed", "Over 8 million people", "(June 5, 2026)"]


def test_a_row_opens_the_list_behind_a_sentence(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with written(tmp_path):
        pass
    with figures_in(qtbot, context, tmp_path) as (window, page):
        first = part(page, FirstPart)
        qtbot.waitUntil(lambda: told(first.claims.table, 4) == ["True", "True"])
        click_row(first.claims.table, 0)
        view = part(page, ClaimView)
        qtbot.waitUntil(lambda: told(view.table, 0) == ["Ana", "Estado", "Norte", "Sur"])
        assert "4 signatories behind it" in words(view)
        click(button(view, "Copy in Spanish"))
        assert QGuiApplication.clipboard().text() == "Más de 3 firmantes han firmado (5 de junio de 2026)"
        view.table.setFocus()
        press("Down", view.table)
        press("Return", view.table)
        shown = window.desk.frame.stack.currentWidget()
        assert isinstance(shown, OrganisationsPage)
        press("Ctrl+4", window)
        press("Alt+Left", window)
        assert part(page, FirstPart).isVisible()


def test_a_sentence_is_checked_while_it_is_typed_and_saved(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with written(tmp_path):
        pass
    with figures_in(qtbot, context, tmp_path) as (window, page):
        qtbot.waitUntil(lambda: "New sentence" in words(page))
        click(button(page, "New sentence"))
        form = part(page, ClaimForm)
        qtbot.waitUntil(lambda: QApplication.focusWidget() is field(form, "words.en"))
        write("Here sign 5 and", field(form, "words.en"))
        click(button(form, "Insert a figure"))
        assert field(form, "words.en").text() == "Here sign 5 and {a}"
        write("1", field(form, "number"))
        qtbot.waitUntil(lambda: any("“5” is a number outside the figures" in one for one in mistakes(form)))
        field(form, "words.en").setText("Here signs ")
        write("{a}", field(form, "words.en"))
        field(form, "number").clear()
        write("many", field(form, "number"))
        qtbot.waitUntil(lambda: any("no number" in one for one in mistakes(form)))
        field(form, "number").clear()
        write("1", field(form, "number"))
        pick(form, "operator", "at-least")
        pick(form, "sector", "business")
        (chip,) = form.findChildren(Chip)
        qtbot.waitUntil(lambda: chip.text() == "True")
        assert "Here signs at least 1 company" in words(form)
        pick(form, "operator", "more-than")
        qtbot.waitUntil(lambda: chip.text() == "Not true")
        assert "{a}: Not true. It says more than 1; today it is 1." in words(form)
        pick(form, "operator", "at-least")
        press("Ctrl+Return", window)
        first = page.part(FirstPart)
        qtbot.waitUntil(lambda: told(first.claims.table, 4) == ["True", "True", "True"])
        assert said(window)[0] == "Saved."
        click(button(window, "Undo"))
        qtbot.waitUntil(lambda: told(first.claims.table, 4) == ["True", "True"])


def test_a_filter_that_is_gone_is_said_beside_its_field(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with written(tmp_path):
        pass
    with figures_in(qtbot, context, tmp_path) as (window, page):
        click_row_when_there(qtbot, part(page, FirstPart), 1)
        view = part(page, ClaimView)
        qtbot.waitUntil(lambda: "Over 8 million people" in words(view))
        click(button(view, "Change…"))
        form = part(page, ClaimForm)
        qtbot.waitUntil(lambda: field(form, "number").text() == "8000000")
        write("x:nowhere", field(form, "territory"))
        qtbot.waitUntil(lambda: any("Nobody has described" in one for one in mistakes(form)))
        press("Ctrl+1", window)
        assert window.desk.frame.stack.currentWidget() is page
        assert said(window)[0].startswith("What you changed here is not saved yet")
        click(button(window, "Let it go"))
        assert part(page, FirstPart).isVisible()


def click_row_when_there(qtbot: QtBot, first: FirstPart, row: int) -> None:
    qtbot.waitUntil(lambda: first.claims.rows.rowCount() > row)
    click_row(first.claims.table, row)


def test_a_sentence_that_turned_false_is_announced_with_its_cause_and_remedy(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    with written(tmp_path) as workspace:
        which = only(workspace)
        beto = signatory(workspace, "Beto", "business")
        other = one_figure(operator="at-least", number="2", sector="business", date="2026-06-05")
        claims.add(workspace, which, other)
        following.withdraw(workspace, beto.signature, day=date(2026, 6, 6))
    with window_in(qtbot, context, tmp_path / "coordination.aca") as window:
        press("Ctrl+1", window)
        assert isinstance(window.desk.frame.stack.currentWidget(), OverviewPage)
        qtbot.waitUntil(
            lambda: any("**At least 2 companies** is not true any more." in one for one in said(window))
        )
        click(message_button(window, "See why"))
        figures = window.desk.frame.stack.currentWidget()
        assert isinstance(figures, FiguresPage)
        view = part(figures, ClaimView)
        qtbot.waitUntil(lambda: "Beto: withdrawn" in words(view))
        why = "It says at least 2; today it is 1. On June 5, 2026 it was 2. 1 withdrew."
        assert why in words(view)
        assert not [one for one in words(view) if one.startswith("Copy")]


def test_nothing_of_one_coalition_stays_open_for_another(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with written(tmp_path) as workspace:
        found(workspace, "other", LaptopKey.generate())
    with figures_in(qtbot, context, tmp_path) as (window, page):
        first = part(page, FirstPart)
        session = window.desk.session
        assert session is not None
        assert session.coalition is not None
        session.choose(next(one.id for one in session.coalitions if one.code == "aca-gdl"))
        qtbot.waitUntil(lambda: told(first.claims.table, 4) == ["True", "True"])
        click(button(page, "New sentence"))
        form = part(page, ClaimForm)
        write("More", field(form, "words.en"))
        session.choose(next(one.id for one in session.coalitions if one.code == "other"))
        qtbot.waitUntil(first.isVisible)
        assert not form.isVisible()
        qtbot.waitUntil(lambda: any(one.startswith("A public sentence says") for one in words(page)))
        assert page.may_leave()


def test_places_to_mend_can_be_kept_to(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with written(tmp_path) as workspace:
        places.add(workspace, only(workspace), [Place("set:all", members=(NORTH, "set:all"))])
    with figures_in(qtbot, context, tmp_path) as (_window, page):
        page.choose(2)
        tree = part(page, PlacesPart)
        qtbot.waitUntil(lambda: "1 to mend" in words(tree))
        click(button(tree, "1 to mend"))
        assert told(tree.table, 0) == ["set:all"]
        assert "holds itself" in str(tree.rows.index(0, 0).data(Qt.ItemDataRole.ToolTipRole))


def test_totals_say_what_is_taken_off_and_why(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with written(tmp_path):
        pass
    with figures_in(qtbot, context, tmp_path) as (_window, page):
        page.choose(1)
        totals = part(page, TotalsPart)
        qtbot.waitUntil(lambda: "8,055,985" in words(totals))
        assert told(totals.table, 0) == [STATE, NORTH, SOUTH]
        assert told(totals.table, 2) == ["", "−1,460,148", "−1,155,790"]
        below = [totals.rows.index(row, 0).data(Qt.ItemDataRole.ToolTipRole) for row in range(3)]
        assert f"inside {STATE}, which counts" in str(below[1])
        chart = QAccessible.queryAccessibleInterface(totals.chart)
        lines = [chart.child(n).text(QAccessible.Text.Name) for n in range(chart.childCount())]
        assert lines == [
            "Sum of 3 governments: 10,671,923", f"Already counted in {STATE}: −2,615,938", "Net: 8,055,985",
        ]  # fmt: skip
        write(NORTH, totals.territory)
        qtbot.waitUntil(lambda: "1,460,148" in words(totals))
        totals.territory.clear()
        write("x:nowhere", totals.territory)
        qtbot.waitUntil(lambda: any("Nobody has described" in one for one in mistakes(totals)))
        totals.territory.clear()
        write("2026-05-01", totals.day)
        qtbot.waitUntil(lambda: "0" in words(totals))
        click(button(totals, "How is it counted?"))
        assert any("The greater place wins." in one for one in words(totals))


def test_a_rate_between_currencies_is_typed_and_used(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with written(tmp_path) as workspace:
        money = {("gdp", 2022): Figure(Decimal(1000), "Bank", "MXN")}
        dollars = {("gdp", 2022): Figure(Decimal(50), "Bank", "USD")}
        places.add(workspace, only(workspace), [Place("x:one", figures=money), Place("x:two", figures=dollars)])
        signatory(workspace, "Uno", "local-government", "x:one")
        signatory(workspace, "Dos", "local-government", "x:two")
    with figures_in(qtbot, context, tmp_path) as (window, page):
        page.choose(1)
        totals = part(page, TotalsPart)
        qtbot.waitUntil(lambda: totals.measure.count() == 3)
        click(button(page, "Currency rates…"))
        form = part(page, RatesForm)
        click(button(form, "Rates between currencies: add a row"))
        cells = form.rates.findChildren(Field)
        for cell, text in zip(cells, ("USD", "USD", "2024-12-31", "20", "Bank"), strict=True):
            write(text, cell)
        qtbot.waitUntil(lambda: any("of one currency in another" in one for one in mistakes(form)))
        cells[1].clear()
        write("MXN", cells[1])
        press("Ctrl+Return", window)
        qtbot.waitUntil(totals.isVisible)
        totals.measure.setFocus()
        press("Down", totals.measure)
        totals.measure.activated.emit(totals.measure.currentIndex())
        said_ = "GDP of all currencies in MXN: 2,000"
        qtbot.waitUntil(lambda: any(said_ in one for one in words(totals)))


def test_a_place_is_changed_and_what_cannot_be_right_is_said(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    with written(tmp_path):
        pass
    with figures_in(qtbot, context, tmp_path) as (window, page):
        page.choose(2)
        tree = part(page, PlacesPart)
        qtbot.waitUntil(lambda: told(tree.table, 0) == [STATE, NORTH, SOUTH])
        write("south", tree.search)
        assert told(tree.table, 0) == [SOUTH]
        click_row(tree.table, 0)
        form = part(page, PlaceForm)
        qtbot.waitUntil(lambda: field(form, "within").text() == STATE)
        field(form, "within").clear()
        write(SOUTH, field(form, "within"))
        qtbot.waitUntil(lambda: any("lies in itself" in one for one in mistakes(form)))
        field(form, "within").clear()
        write(STATE, field(form, "within"))
        write("Sur", field(form, "names.en"))
        qtbot.waitUntil(lambda: not mistakes(form))
        press("Ctrl+Return", window)
        qtbot.waitUntil(lambda: told(tree.table, 0) == ["Sur"])
        tree.search.clear()
        assert told(tree.table, 2) == ["8,055,985", "1,155,790", "1,460,148"]


def test_a_snapshot_is_kept_and_compared_with_today(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with written(tmp_path) as workspace:
        snapshots.save(workspace, only(workspace), "Press release")
        signatory(workspace, "Beto", "business")
    with figures_in(qtbot, context, tmp_path) as (window, page):
        page.choose(3)
        kept = part(page, SnapshotsPart)
        qtbot.waitUntil(lambda: told(kept.changes, 0) == ["Beto"])
        assert "Since “Press release”" in words(kept)
        assert "1 joined · 0 left · 0 changed" in words(kept)
        click(button(kept, "Copy in Spanish"))
        qtbot.waitUntil(lambda: "Empresas (2)" in QGuiApplication.clipboard().text())
        press("Ctrl+N", window)
        qtbot.waitUntil(lambda: bool(page.findChildren(SnapshotDialog)))
        (dialog,) = page.findChildren(SnapshotDialog)
        qtbot.waitExposed(dialog)
        name = dialog.findChildren(Field)[0]
        press("Return", name)
        assert "It is missing." in words(dialog)
        write("Today", name)
        press("Return", name)
        qtbot.waitUntil(lambda: kept.rows.rowCount() == 2)
        counts = dict(zip(told(kept.table, 0), told(kept.table, 1), strict=True))
        assert counts == {"Today": "5 signatories", "Press release": "4 signatories"}
