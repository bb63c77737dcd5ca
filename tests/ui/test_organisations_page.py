"""The organisations by real events: searched, filtered, opened, edited in place, followed, undone, added."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from aca_desktop.context import Context
from aca_desktop.domain.journal.draft import Draft
from aca_desktop.services.organisations import organisations
from aca_desktop.services.workspace.workspaces import Workspace, open_workspace
from aca_desktop.ui.frame.window import MainWindow
from aca_desktop.ui.models.organisation_cells import Column
from aca_desktop.ui.pages.organisations import OrganisationsPage
from aca_desktop.ui.pages.organisations.adding import AddDialog
from aca_desktop.ui.pages.organisations.panel.details import DetailField
from aca_desktop.ui.pages.organisations.panel.documents import PaperDialog
from aca_desktop.ui.pages.organisations.reviewing.reason import ReasonDialog
from aca_desktop.ui.pages.wanted import WantedOrganisations
from aca_desktop.ui.parts.fields.fields import Field
from aca_desktop.ui.parts.marks import InkFrame
from aca_desktop.ui.parts.navigation import NavigationItem
from tests.services.founding import OtherLaptop, founded, only, signed
from tests.ui.desk import drafts
from tests.ui.hands import button, click, press, words, write
from tests.ui.windows import message_button, said, window_in


def organisations_file(folder: Path, count: int = 3) -> Path:
    """Write a workspace with a signatory to review and so many expected: Ejemplo 1, Ejemplo 2, …"""
    with founded(folder) as workspace:
        signed(workspace)
        workspace.write(only(workspace).id, drafts(workspace, count))
    return folder / "coordination.aca"


@contextmanager
def page_in(
    qtbot: QtBot, context: Context, path: Path, rows: int
) -> Iterator[tuple[MainWindow, OrganisationsPage]]:
    """Open a file's organisations, and wait until so many are listed."""
    with window_in(qtbot, context, path) as window:
        window.resize(1280, 800)
        window.activateWindow()
        press("Ctrl+3", window)
        page = window.desk.frame.stack.currentWidget()
        assert isinstance(page, OrganisationsPage)
        qtbot.waitUntil(lambda: page.model.is_complete and page.model.rowCount() == rows)
        yield window, page


def names(page: OrganisationsPage) -> list[str]:
    model = page.model
    return [str(model.index(row, Column.NAME).data()) for row in range(model.rowCount())]


def click_row(page: OrganisationsPage, row: int, column: Column = Column.NAME) -> None:
    page.table.scrollTo(page.model.index(row, column))
    click(page.table.viewport(), page.table.visualRect(page.model.index(row, column)).center())


def open_row(qtbot: QtBot, page: OrganisationsPage, row: int) -> None:
    """Click on a row, and wait until that organisation is shown beside it."""
    wanted = names(page)[row]
    click_row(page, row)
    qtbot.waitUntil(lambda: page.panel.isVisible() and page.panel.accessibleName() == wanted)


def field(page: OrganisationsPage, name: str) -> DetailField:
    return page.panel.details.fields[name]


def replace(control: Field, text: str) -> None:
    """Type in place of what stands in a field, and leave it."""
    control.setFocus()
    control.selectAll()
    write(text, control)
    press("Tab", control)


def test_the_model_holds_what_a_table_may_ask(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with page_in(qtbot, context, organisations_file(tmp_path), 4) as (_window, page):
        fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
        tester = QAbstractItemModelTester(page.model, fatal)
        page.show_this(WantedOrganisations(("expected",)))
        qtbot.waitUntil(lambda: page.model.rowCount() == 3)
        page.show_this(WantedOrganisations())
        qtbot.waitUntil(lambda: page.model.rowCount() == 4)
        assert tester.model() is page.model


def test_typing_searches_and_the_count_comes_first(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with page_in(qtbot, context, organisations_file(tmp_path), 4) as (window, page):
        page.table.setFocus()
        press("/", page.table)
        search = window.desk.frame.bars.top.search
        assert search.hasFocus()
        write("ejemplo 2", search)
        qtbot.waitUntil(lambda: names(page) == ["Ejemplo 2"])
        assert "1 of 4 organisations" in words(page)
        write("zzz", search)
        qtbot.waitUntil(lambda: page.model.rowCount() == 0)
        assert "None of them fits. Take a filter away, or type less." in words(page)


def test_its_own_number_leads_back_to_the_list(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with page_in(qtbot, context, organisations_file(tmp_path), 4) as (window, page):
        page._show_duplicates()
        assert page.asides.is_shown
        press("Ctrl+3", window)
        assert (page.asides.is_shown, page.table.isVisible()) == (False, True)
        open_row(qtbot, page, 1)
        item = next(one for one in window.desk.frame.bars.side.findChildren(NavigationItem) if one.isChecked())
        click(item)
        assert (page.panel.shown, item.isChecked()) == (None, True)


def test_a_click_or_a_key_sorts_by_a_column(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with page_in(qtbot, context, organisations_file(tmp_path), 4) as (_window, page):
        first = names(page)
        at = page.table.head.sectionViewportPosition(Column.NAME) + 20
        with qtbot.waitSignal(page.model.ended):
            QTest.mouseClick(page.table.head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at, 18))
        assert names(page) == first[::-1]
        page.table.setFocus()
        with qtbot.waitSignal(page.model.ended):
            QTest.keyClick(page.table, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
        assert names(page) == first


def test_chips_filter_and_are_cleared(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with page_in(qtbot, context, organisations_file(tmp_path), 4) as (_window, page):
        qtbot.waitUntil(lambda: "To review 1" in words(page.filters))
        assert "Withdrawn 0" not in words(page.filters), "nobody has it"
        click(button(page.filters, "To review 1"))
        qtbot.waitUntil(lambda: names(page) == ["Universidad de Guadalajara"])
        click(button(page.filters, "Expected 3"))
        qtbot.waitUntil(lambda: page.model.rowCount() == 4)
        press("Delete", button(page.filters, "Expected 3"))
        qtbot.waitUntil(lambda: page.model.rowCount() == 1)
        click(button(page.filters, "Clear filters"))
        qtbot.waitUntil(lambda: page.model.rowCount() == 4)


def test_a_sector_is_chosen_from_its_menu(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with page_in(qtbot, context, organisations_file(tmp_path), 4) as (_window, page):
        qtbot.waitUntil(lambda: "Expected 3" in words(page.filters))
        menu = button(page.filters, "Sector").menu()  # type: ignore[attr-defined]
        action = next(one for one in menu.actions() if one.text() == "Companies")
        action.trigger()
        qtbot.waitUntil(lambda: page.model.rowCount() == 3)
        assert "Companies" in words(page.filters)


def test_arrows_move_enter_opens_and_escape_closes(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with page_in(qtbot, context, organisations_file(tmp_path), 4) as (_window, page):
        page.table.setFocus()
        press("Down")
        press("Down")
        row = page.table.currentIndex().row()
        assert page.panel.isHidden()
        press("Return")
        qtbot.waitUntil(lambda: page.panel.accessibleName() == names(page)[row])
        press("Down", page.table)
        qtbot.waitUntil(lambda: page.panel.accessibleName() == names(page)[row + 1])
        press("Esc", page.table)
        assert page.panel.isHidden()
        assert page.table.hasFocus()


def test_a_field_saves_when_it_is_left_and_is_undone(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    path = organisations_file(tmp_path)
    with page_in(qtbot, context, path, 4) as (window, page):
        open_row(qtbot, page, 0)
        control = field(page, "website").control
        assert isinstance(control, Field)
        replace(control, "https://ejemplo.mx")
        qtbot.waitUntil(lambda: said(window) == ["Saved."])
        click(message_button(window, "Undo"))
        qtbot.waitUntil(lambda: said(window) == ["It is as it was before."])
        qtbot.waitUntil(lambda: control.text() == "")


def test_what_is_wrong_is_said_at_the_field_and_stays_typed(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    with page_in(qtbot, context, organisations_file(tmp_path), 4) as (window, page):
        open_row(qtbot, page, 0)
        control = field(page, "website").control
        assert isinstance(control, Field)
        replace(control, "ftp://ejemplo.mx")
        qtbot.waitUntil(lambda: control.is_mistaken)
        assert "A web address begins with https or http, not with ftp." in words(field(page, "website"))
        assert control.text() == "ftp://ejemplo.mx"
        assert said(window) == []
        control.setFocus()
        press("Esc", control)
        assert (control.text(), control.is_mistaken) == ("", False)
        assert page.panel.isVisible(), "the first Escape takes back what was typed"
        press("Esc", control)
        assert page.panel.isHidden()


def test_what_is_typed_is_kept_when_another_is_opened(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    path = organisations_file(tmp_path)
    with page_in(qtbot, context, path, 4) as (_window, page):
        open_row(qtbot, page, 0)
        control = field(page, "contacts.press").control
        control.setFocus()
        write("Ana Muestra <ana@example.org>", control)
        open_row(qtbot, page, 1)
        open_row(qtbot, page, 0)
        qtbot.waitUntil(lambda: field(page, "contacts.press").text() == "Ana Muestra <ana@example.org>")


def test_what_was_withheld_or_differs_is_shown(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with founded(tmp_path) as workspace:
        (entry,) = workspace.write(only(workspace).id, drafts(workspace, 1))
        other = OtherLaptop(workspace, "Mesa 2")
        id_ = entry.header.subject
        workspace.write(only(workspace).id, [Draft("organisation", id_, {"tier": "uno"})])
        other.write(Draft("organisation", id_, {"tier": "dos"}))
    with page_in(qtbot, context, tmp_path / "coordination.aca", 1) as (window, page):
        qtbot.waitUntil(lambda: "In conflict 1" in words(page.filters))
        open_row(qtbot, page, 0)
        told = " ".join(words(field(page, "tier")))
        assert "“uno” (Coordinación 1) and “dos” (Mesa 2)" in told
        control = field(page, "tier").control
        control.setFocus()
        press("Return", control)
        qtbot.waitUntil(lambda: said(window) == ["Saved."])
        qtbot.waitUntil(lambda: "In conflict 1" not in words(page.filters))
        assert field(page, "tier").text() == "uno"


def test_a_signature_shows_its_ink_and_is_approved_with_undo(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    with page_in(qtbot, context, organisations_file(tmp_path), 4) as (window, page):
        row = names(page).index("Universidad de Guadalajara")
        open_row(qtbot, page, row)
        page.panel.tabs.setCurrentIndex(1)
        (ink,) = page.panel.signatures.findChildren(InkFrame)
        assert ink.text() == "Signature of María Zúñiga"
        assert "Rectora · by office" in words(page.panel.signatures)
        click(button(page.panel.signatures, "Approve"))
        qtbot.waitUntil(lambda: "Approved" in words(page.panel.signatures))
        assert page.model.index(row, Column.STATUS).data() == "Approved"
        click(message_button(window, "Undo"))
        qtbot.waitUntil(lambda: "To review" in words(page.panel.signatures))


def test_withdrawing_asks_for_a_reason_and_stands_in_the_history(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    with page_in(qtbot, context, organisations_file(tmp_path), 4) as (window, page):
        open_row(qtbot, page, names(page).index("Universidad de Guadalajara"))
        page.panel.tabs.setCurrentIndex(1)
        click(button(page.panel.signatures, "Withdraw…"))
        (dialog,) = window.findChildren(ReasonDialog)
        write("Nuevo consejo", dialog.field)
        click(dialog.take)
        qtbot.waitUntil(lambda: "Withdrawn" in words(page.panel.signatures))
        page.panel.tabs.setCurrentIndex(2)
        assert "Signature withdrawn: Nuevo consejo" in words(page.panel.history)
        click(button(page.panel.history.entries[0], "Undo"))
        qtbot.waitUntil(lambda: "Signature withdrawn: Nuevo consejo undone" in words(page.panel.history))
        page.panel.tabs.setCurrentIndex(1)
        qtbot.waitUntil(lambda: "To review" in words(page.panel.signatures))


def test_a_signers_personal_data_is_erased_from_the_signature(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    path = organisations_file(tmp_path)
    with page_in(qtbot, context, path, 4) as (window, page):
        open_row(qtbot, page, names(page).index("Universidad de Guadalajara"))
        page.panel.tabs.setCurrentIndex(1)
        (card,) = page.panel.signatures.cards
        signature = card.id
        click(card.buttons["erase"])
        (dialog,) = window.findChildren(ReasonDialog)
        assert "Erase the personal data of María Zúñiga, Universidad de Guadalajara?" in words(dialog)
        (told,) = (one for one in words(dialog) if one.startswith("Erased from this signature"))
        goes, stays = told.split("Kept: ")
        assert all(one in goes for one in ("names", "email", "handwritten", "witness", "age", "attached files"))
        assert all(one in stays for one in ("consents", "reading time", "authority", "hashes", "device"))
        write("Request 12", dialog.field)
        click(dialog.take)
        qtbot.waitUntil(
            lambda: [list(one.buttons) for one in page.panel.signatures.cards] != [list(card.buttons)],
            timeout=20_000,
        )
        (card,) = page.panel.signatures.cards
        assert not {"erase", "correct"} & {*card.buttons}, "nothing is left of it"
        assert "withdraw" in card.buttons, "that the organisation signed remains"
        assert not any(card.buttons[one].hasFocus() for one in ("reject", "withdraw") if one in card.buttons)
        qtbot.waitUntil(lambda: "The personal data of this signature was erased." in said(window))
        page.panel.tabs.setCurrentIndex(2)
        history = page.panel.history
        assert "Personal data erased: Request 12" in words(history)
        erased = [
            one
            for one in history.entries
            if {"Signature given", "Personal data erased: Request 12"} & {*words(one)}
        ]
        assert len(erased) == 2
        assert not any("Undo" in words(one) for one in erased), "an erasure can't be undone"
    with open_workspace(path, context) as workspace:
        kept = workspace.journal.entry(signature)
        assert kept is not None
        assert kept.personal is None


def test_a_double_clicks_second_half_takes_nothing_away(
    qtbot: QtBot, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QApplication, "doubleClickInterval", lambda: 60_000)
    with page_in(qtbot, context, organisations_file(tmp_path), 4) as (window, page):
        open_row(qtbot, page, names(page).index("Universidad de Guadalajara"))
        page.panel.tabs.setCurrentIndex(1)
        click(button(page.panel.signatures, "Withdraw…"))
        (dialog,) = window.findChildren(ReasonDialog)
        click(dialog.take)
        assert dialog.isVisible(), "it has just come to lie under the pointer"
        monkeypatch.setattr(QApplication, "doubleClickInterval", lambda: 0)
        click(dialog.take)
        qtbot.waitUntil(lambda: "Withdrawn" in words(page.panel.signatures))


def test_leaving_the_reason_writes_nothing(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with page_in(qtbot, context, organisations_file(tmp_path), 4) as (window, page):
        open_row(qtbot, page, names(page).index("Universidad de Guadalajara"))
        page.panel.tabs.setCurrentIndex(1)
        click(button(page.panel.signatures, "Withdraw…"))
        (dialog,) = window.findChildren(ReasonDialog)
        qtbot.waitUntil(dialog.isActiveWindow)
        press("Esc", dialog.field)
        qtbot.waitUntil(lambda: not window.findChildren(ReasonDialog))
        assert "To review" in words(page.panel.signatures)


def test_the_history_tells_values_before_and_after(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    path = organisations_file(tmp_path)
    with open_workspace(path, context, write=True) as workspace:
        _rename(workspace, "Ejemplo 1", "Ejemplo Uno")
    with page_in(qtbot, context, path, 4) as (_window, page):
        open_row(qtbot, page, names(page).index("Ejemplo Uno"))
        page.panel.tabs.setCurrentIndex(2)
        told = [one for one in words(page.panel.history) if "Name" in one or "added" in one]
        assert told == ["Name (Spanish) Ejemplo 1 Ejemplo Uno", "Organisation added"]


def _rename(workspace: Workspace, before: str, after: str) -> None:
    which = only(workspace)
    (row,) = organisations.listing(workspace, which, search=before).rows
    organisations.edit(workspace, which, row.id, {"names.es": after})


def test_a_paper_is_previewed(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with page_in(qtbot, context, organisations_file(tmp_path), 4) as (window, page):
        open_row(qtbot, page, names(page).index("Universidad de Guadalajara"))
        page.panel.tabs.setCurrentIndex(3)
        click(button(page.panel.documents, "Preview, save, print…"))
        page.panel.refresh()  # somebody else may write meanwhile: the paper comes all the same
        qtbot.waitUntil(lambda: bool(window.findChildren(PaperDialog)), timeout=20_000)
        (dialog,) = window.findChildren(PaperDialog)
        qtbot.waitUntil(lambda: "Actuamos por el clima." in dialog.pane.words, timeout=20_000)
        dialog.pane.save_to(tmp_path / "paper.pdf")
        qtbot.waitUntil(lambda: said(window) == ["Saved as paper.pdf."])
        assert (tmp_path / "paper.pdf").read_bytes().startswith(b"%PDF-")
        press("Esc", dialog)
        qtbot.waitUntil(lambda: not window.findChildren(PaperDialog))


def test_one_is_added_by_the_keyboard(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with page_in(qtbot, context, organisations_file(tmp_path), 4) as (window, page):
        page.table.setFocus()
        press("Ctrl+N", page.table)
        (dialog,) = window.findChildren(AddDialog)
        press("Return", dialog.name)
        assert dialog.isVisible()
        assert words(dialog).count("It is missing.") == 2, "name and sector"
        write("Cooperativa Sol", dialog.name)
        dialog.sector.setFocus()
        QTest.keyClicks(dialog.sector, "Civ")
        qtbot.waitUntil(lambda: bool(dialog.place._words), timeout=20_000)
        write("jalis", dialog.place)
        assert dialog.place.suggestions == ["Jalisco"]
        press("Down", dialog.place)
        press("Return", dialog.place)
        press("Return", dialog.name)
        qtbot.waitUntil(lambda: page.panel.accessibleName() == "Cooperativa Sol")
        fields = page.panel.details.findChildren(QLineEdit)
        qtbot.waitUntil(lambda: "Jalisco" in [one.text() for one in fields], timeout=20_000)
        qtbot.waitUntil(lambda: page.model.rowCount() == 5)
        assert said(window) == ["The organisation was added."]
        click(message_button(window, "Undo"))
        qtbot.waitUntil(lambda: page.model.rowCount() == 4 and page.panel.isHidden())


def test_several_are_ticked_and_approved_at_once(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with page_in(qtbot, context, organisations_file(tmp_path), 4) as (window, page):
        for row in range(4):
            click_row(page, row, Column.TICK)
        assert page.panel.isHidden(), "a click on a tick opens nothing"
        assert "4 ticked" in words(page.ticked)
        click(button(page.ticked, "Approve 1 of 4"))
        qtbot.waitUntil(lambda: said(window) == ["1 signature was approved."])
        qtbot.waitUntil(lambda: "Approved 1" in words(page.filters))
        assert page.ticked.isHidden()
        click(message_button(window, "Undo"))
        qtbot.waitUntil(lambda: "To review 1" in words(page.filters))


def test_in_a_narrow_window_the_panel_lies_over_the_list(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with page_in(qtbot, context, organisations_file(tmp_path), 4) as (window, page):
        open_row(qtbot, page, 0)
        wide = page.table.width()
        beside = page.panel.mapTo(page, QPoint(0, 0)).x()
        assert page.table.mapTo(page, QPoint(wide, 0)).x() <= beside
        window.resize(1200, 800)
        qtbot.waitUntil(lambda: page.table.width() > wide)
        assert page.table.mapTo(page, QPoint(page.table.width(), 0)).x() > page.panel.mapTo(page, QPoint(0, 0)).x()


def test_who_may_only_read_can_change_nothing(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    path = organisations_file(tmp_path)
    with open_workspace(path, context, write=True), page_in(qtbot, context, path, 4) as (_window, page):
        open_row(qtbot, page, names(page).index("Universidad de Guadalajara"))
        assert not field(page, "website").control.isEnabled()
        assert not button(page, "Add").isEnabled()
        page.panel.tabs.setCurrentIndex(1)
        assert "Approve" not in words(page.panel.signatures)
        page.panel.tabs.setCurrentIndex(2)
        assert "Undo" not in words(page.panel.history)


@pytest.mark.parametrize("language", ["es", "ja"])
def test_the_language_changes_while_one_is_open(
    language: str, qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    with page_in(qtbot, context, organisations_file(tmp_path), 4) as (window, page):
        open_row(qtbot, page, 0)
        window.language_asked.emit(language)
        titles = {"es": "Estado", "ja": "状態"}
        assert page.model.headerData(Column.STATUS, Qt.Orientation.Horizontal) == titles[language]
        labels = {one.text() for one in field(page, "website").findChildren(QLabel)}
        assert {"es": "Sitio web", "ja": "ウェブサイト"}[language] in labels
