"""What opens, holds or takes something: menus, dialogs, drop zones, cards, lists of the past."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from aca_desktop.ui.painting.paragraph import Run
from aca_desktop.ui.painting.telling import tell_paintings
from aca_desktop.ui.painting.words import width
from aca_desktop.ui.parts.buttons import Button, Kind
from aca_desktop.ui.parts.cards import Card, FigureCard
from aca_desktop.ui.parts.dialogs import Dialog
from aca_desktop.ui.parts.empty import EmptyState
from aca_desktop.ui.parts.fields.combos import Combo
from aca_desktop.ui.parts.fields.drop_zone import DropZone
from aca_desktop.ui.parts.fields.fields import Field
from aca_desktop.ui.parts.menus import Menu
from aca_desktop.ui.parts.navigation import ListItem, NavigationItem
from aca_desktop.ui.parts.row_buttons import RowButton
from aca_desktop.ui.parts.timeline import TimelineEntry
from aca_desktop.ui.theme import Theme, apply_theme
from aca_desktop.ui.theme.tokens import DARK, LIGHT
from aca_desktop.ui.theme.type import BODY, SMALL
from tests.ui.parts_window import put, window_of_parts

NAME, DESCRIPTION = QAccessible.Text.Name, QAccessible.Text.Description


@pytest.fixture
def desk(app: QApplication) -> Iterator[QWidget]:
    with window_of_parts(app, DARK) as window:
        yield window


def told(widget: QWidget, text: QAccessible.Text = NAME) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(text)


class TestMenu:
    @pytest.fixture
    def menu(self, desk: QWidget, qt_says_nothing: list[str]) -> Iterator[tuple[Menu, list[str]]]:
        """A menu of two languages, with what was chosen."""
        button = Button("Language")
        put(desk, button)
        chosen: list[str] = []
        made = Menu("Language", button)
        made.add("English", lambda: chosen.append("en"), chosen=True)
        made.add("R&D", lambda: chosen.append("rd"), icon="flask-conical", below="Ctrl+R")
        button.setMenu(made)
        yield made, chosen
        made.close()
        # The platform without a screen says of every menu that it cannot hold the keyboard.
        qt_says_nothing[:] = [said for said in qt_says_nothing if not said.startswith("This plugin does not")]

    def test_arrows_and_enter_choose(self, menu: tuple[Menu, list[str]]) -> None:
        made, chosen = menu
        made.popup(QPoint(0, 0))
        QTest.keyClick(made, Qt.Key.Key_Down)
        QTest.keyClick(made, Qt.Key.Key_Down)
        QTest.keyClick(made, Qt.Key.Key_Return)
        assert chosen == ["rd"]

    def test_it_wears_its_windows_colours_and_has_room(self, menu: tuple[Menu, list[str]]) -> None:
        made, _chosen = menu
        made.popup(QPoint(0, 0))
        image = made.grab().toImage()
        assert image.pixelColor(image.width() - 4, 6) == DARK.card
        theme = Theme(DARK)
        words, keys = width("R&D", BODY.strong, theme), width("Ctrl+R", SMALL, theme)
        assert made.width() >= 12 + 16 + 10 + words + 24 + keys + 12
        assert told(made) == "Language"


class TestDialog:
    @pytest.mark.parametrize(("kind", "result"), [(Kind.PRIMARY, True), (Kind.HARM, False)])
    def test_enter_accepts_unless_that_is_harm(self, desk: QWidget, kind: Kind, *, result: bool) -> None:
        dialog = Dialog("Remove the passphrase?", desk)
        field = Field()
        dialog.body.addWidget(field)
        dialog.add_answers("Remove", "Keep", kind=kind)
        dialog.show()
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert (dialog.result() == QDialog.DialogCode.Accepted) is result
        dialog.close()

    def test_escape_leaves_everything_as_it_is(self, desk: QWidget, qtbot: QtBot) -> None:
        dialog = Dialog("Remove the passphrase?", desk)
        dialog.add_answers("Remove", "Keep")
        dialog.show()
        dialog.activateWindow()
        with qtbot.waitSignal(dialog.rejected, timeout=5000):
            QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert dialog.windowTitle() == "Remove the passphrase?"

    def test_the_other_answer_leaves_everything_too(self, desk: QWidget) -> None:
        dialog = Dialog("Remove the passphrase?", desk)
        taken = dialog.add_answers("Remove", "Keep")
        dialog.show()
        (kept,) = (each for each in dialog.findChildren(Button) if each is not taken)
        QTest.mouseClick(kept, Qt.MouseButton.LeftButton)
        assert not dialog.isVisible()
        assert dialog.result() == QDialog.DialogCode.Rejected

    def test_it_is_dressed_as_its_window(self, desk: QWidget) -> None:
        dialog = Dialog("Question", desk)
        dialog.show()
        assert dialog.grab().toImage().pixelColor(5, 5) == DARK.card
        apply_theme(desk, Theme(LIGHT))
        assert dialog.grab().toImage().pixelColor(5, 5) == LIGHT.card
        dialog.close()


def drag(data: QMimeData) -> QDragEnterEvent:
    """Return the event of something dragged into a widget, not taken yet."""
    button, key = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDragEnterEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, button, key)
    event.ignore()
    return event


class TestDropZone:
    def test_files_are_taken_and_told_by_their_paths(self, desk: QWidget) -> None:
        zone = DropZone("Drop files here", "Nothing changes yet")
        put(desk, zone)
        dropped: list[list[Path]] = []
        zone.dropped.connect(dropped.append)
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile("/tmp/a b.acasync"), QUrl("https://example.org/x.aca")])  # noqa: S108
        before = zone.grab().toImage()
        entered = drag(data)
        QApplication.sendEvent(zone, entered)
        assert entered.isAccepted()
        assert zone.grab().toImage() != before, "it shows that it would take the file"
        button, key = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(zone, QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, button, key))
        assert dropped == [[Path("/tmp/a b.acasync")]]  # noqa: S108
        assert zone.grab().toImage() == before

    def test_what_is_no_file_is_left_alone(self, desk: QWidget) -> None:
        zone = DropZone("Drop files here", "Nothing changes yet")
        put(desk, zone)
        data = QMimeData()
        data.setText("words")
        entered = drag(data)
        QApplication.sendEvent(zone, entered)
        assert not entered.isAccepted()


def test_an_entry_of_the_past_is_told_and_taken_back(desk: QWidget) -> None:
    what = (Run("Population "), Run("812,400", struck=True, tone="quiet"), Run(" 814,100", strong=True))
    entry = TimelineEntry("users", what, "Today 10:42", undo="Undo")
    put(desk, entry)
    undone: list[None] = []
    entry.undo_pressed.connect(lambda: undone.append(None))
    button = entry.findChild(Button)
    assert button is not None
    assert (told(button), told(button, DESCRIPTION)) == ("Undo", "Population 812,400 814,100")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert undone == [None]
    assert "Population 812,400 814,100" in [label.text() for label in entry.findChildren(QLabel)]


def test_rows_and_figures_are_buttons_with_all_they_say(desk: QWidget) -> None:
    row, figure = (
        RowButton("ACA Guadalajara", "sprout", "38 signatories"),
        FigureCard("38", "Signatories", "users"),
    )
    put(desk, row, figure)
    assert (told(row), told(row, DESCRIPTION)) == ("ACA Guadalajara", "38 signatories")
    assert told(figure) == "38 Signatories"
    figure.tell("2", "To review", action="Review")
    assert (told(figure), told(figure, DESCRIPTION)) == ("2 To review", "Review")
    pressed: list[None] = []
    row.clicked.connect(lambda: pressed.append(None))
    QTest.keyClick(row, Qt.Key.Key_Space)
    assert pressed == [None]


def test_entries_leave_the_choice_to_who_holds_them(desk: QWidget) -> None:
    for entry in (NavigationItem("Overview", "target"), ListItem("Passphrase", "key-round", "on")):
        put(desk, entry)
        QTest.mouseClick(entry, Qt.MouseButton.LeftButton)
        assert not entry.isChecked()
        entry.setChecked(True)
        QTest.mouseClick(entry, Qt.MouseButton.LeftButton)
        assert entry.isChecked()


def test_a_screen_reader_finds_an_entry_as_a_tab_selected_while_it_is_shown_and_pressed_to_show_it(
    desk: QWidget,
) -> None:
    tell_paintings()
    for entry in (NavigationItem("People & places", "target"), ListItem("Passphrase", "key-round", "on")):
        put(desk, entry)
        interface = QAccessible.queryAccessibleInterface(entry)
        assert interface.role() == QAccessible.Role.PageTab
        assert (told(entry), told(entry, DESCRIPTION)) == (entry.words(), entry.accessibleDescription())
        assert (interface.state().selectable, interface.state().selected) == (1, 0)
        entry.setChecked(True)
        assert interface.state().selected
        pressed = QSignalSpy(entry.clicked)
        actions = interface.actionInterface()
        actions.doAction(actions.pressAction())
        assert pressed.count() == 1
        entry.clearFocus()
        actions.doAction(actions.setFocusAction())
        assert entry.hasFocus()


def test_a_narrow_entry_is_its_icon_and_a_tooltip(desk: QWidget) -> None:
    entry = NavigationItem("Overview", "target")
    put(desk, entry)
    entry.set_narrow(True)
    entry.set_badge(3, "3 wait")
    assert (entry.sizeHint().width(), entry.toolTip()) == (44, "Overview")
    assert (told(entry), told(entry, DESCRIPTION)) == ("Overview", "3 wait")
    entry.set_narrow(False)
    assert entry.toolTip() == ""


def test_an_empty_state_has_one_sentence_and_one_button(desk: QWidget) -> None:
    with_button, without = EmptyState("Nobody yet.", "users", action="Add"), EmptyState("Nothing found.", "search")
    put(desk, with_button, without)
    assert with_button.button is not None
    assert told(with_button.button) == "Add"
    assert without.button is None


def test_a_card_rounds_what_fills_it_to_its_edge(desk: QWidget) -> None:
    card, filling = Card(padding=0, gap=0), QWidget()
    filling.setAutoFillBackground(True)
    pale = filling.palette()
    pale.setColor(filling.backgroundRole(), LIGHT.card)
    filling.setPalette(pale)
    card.body.addWidget(filling)
    put(desk, card)
    image = card.grab().toImage()
    corners = [image.pixelColor(x, y) for x in (1, image.width() - 2) for y in (1, image.height() - 2)]
    assert LIGHT.card not in corners
    assert image.pixelColor(image.width() // 2, 5) == LIGHT.card


def test_a_list_opens_below_and_takes_a_click(desk: QWidget, qt_says_nothing: list[str]) -> None:
    combo = Combo()
    combo.addItems(["thirty minutes", "an hour"])
    put(desk, combo)
    combo.showPopup()
    view = combo.view()
    top = view.window().geometry().top()
    assert top >= combo.mapToGlobal(QPoint(0, combo.height())).y()
    assert view.visualRect(combo.model().index(1, 0)).height() == 36
    combo.hidePopup()
    QTest.keyClick(combo, Qt.Key.Key_Down)
    assert combo.currentText() == "an hour"
    qt_says_nothing[:] = [said for said in qt_says_nothing if not said.startswith("This plugin does not")]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space], ids=["Enter", "Space"])
def test_a_list_opens_by_key_and_begins_at_its_first_line(
    desk: QWidget, key: Qt.Key, qt_says_nothing: list[str]
) -> None:
    combo = Combo()
    combo.addItems(["thirty minutes", "an hour"])
    combo.setCurrentIndex(-1)
    put(desk, combo)
    QTest.keyClick(combo, key)
    assert combo.view().isVisible()
    QTest.keyClick(combo.view(), Qt.Key.Key_Down)
    QTest.keyClick(combo.view(), Qt.Key.Key_Return)
    assert combo.currentText() == "thirty minutes"
    qt_says_nothing[:] = [said for said in qt_says_nothing if not said.startswith("This plugin does not")]
