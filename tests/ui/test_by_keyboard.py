"""The order in which Tab goes does not depend on when a control was made, and needs no layout."""

from PySide6.QtWidgets import QGridLayout, QLineEdit, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from aca_desktop.ui.parts.by_keyboard import ByKeyboard, reading_order
from tests.ui.hands import press


class Window(ByKeyboard, QMainWindow):
    """A window that is used by keyboard."""


def shown(qtbot: QtBot, inside: QWidget) -> Window:
    window = Window()
    qtbot.addWidget(window)
    window.setCentralWidget(inside)
    window.show()
    qtbot.waitExposed(window)
    return window


def test_a_field_made_later_comes_where_it_is_seen(qtbot: QtBot) -> None:
    column = QVBoxLayout(inside := QWidget())
    last, first = QLineEdit(), QLineEdit()
    column.addWidget(last)
    window = shown(qtbot, inside)
    column.insertWidget(0, first)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    first.setFocus()
    press("Tab", first)
    assert last.hasFocus()
    press("Shift+Tab", last)
    assert first.hasFocus()


def test_a_grid_is_read_row_by_row(qtbot: QtBot) -> None:
    grid = QGridLayout(inside := QWidget())
    fields = [QLineEdit() for _ in range(4)]
    for place in (3, 1, 0, 2):
        grid.addWidget(fields[place], place // 2, place % 2)
    window = shown(qtbot, inside)
    assert list(reading_order(window)) == fields


def test_what_is_in_no_layout_is_read_from_the_top(qtbot: QtBot) -> None:
    inside = QWidget()
    lower, upper = QLineEdit(inside), QLineEdit(inside)
    lower.setGeometry(0, 60, 100, 30)
    upper.setGeometry(0, 10, 100, 30)
    window = shown(qtbot, inside)
    assert list(reading_order(window)) == [upper, lower]
