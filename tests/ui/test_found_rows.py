"""From a search field into what it found and back, by keys alone."""

from typing import override

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from aca_desktop.ui.parts.fields.found_rows import key_among_rows


class _Place(QWidget):
    """A field, rows below it, which of them were taken, and the keys that were not meant for either."""

    def __init__(self, words: list[str]) -> None:
        super().__init__()
        lines = QVBoxLayout(self)
        self.search = QLineEdit()
        self.rows = [QPushButton(one) for one in words]
        self.taken: list[str] = []
        self.left: list[int] = []
        lines.addWidget(self.search)
        for row in self.rows:
            row.clicked.connect(lambda _checked=False, row=row: self.taken.append(row.text()))
            lines.addWidget(row)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not key_among_rows(event, self.search, self.rows):
            self.left.append(event.key())


@pytest.fixture
def place(qtbot: QtBot) -> _Place:
    made = _Place(["Ana", "hidden", "Zoe"])
    made.rows[1].hide()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.search.setFocus()
    return made


def press(place: _Place, key: Qt.Key) -> None:
    focused = place.focusWidget()
    assert focused is not None
    # a button takes arrows itself, to the next of its like; here they are the place's
    QTest.keyClick(focused if isinstance(focused, QLineEdit) else place, key)


def test_arrows_go_from_the_field_through_what_is_seen_and_back(place: _Place) -> None:
    press(place, Qt.Key.Key_Down)
    assert place.focusWidget() is place.rows[0]
    press(place, Qt.Key.Key_Down)
    assert place.focusWidget() is place.rows[2]
    press(place, Qt.Key.Key_Up)
    press(place, Qt.Key.Key_Up)
    assert place.focusWidget() is place.search
    press(place, Qt.Key.Key_Up)
    assert place.focusWidget() is place.search
    assert place.left == [Qt.Key.Key_Up]


def test_enter_takes_the_row_that_is_reached(place: _Place) -> None:
    press(place, Qt.Key.Key_Down)
    press(place, Qt.Key.Key_Down)
    press(place, Qt.Key.Key_Return)
    assert place.taken == ["Zoe"]


def test_enter_in_the_field_takes_only_what_alone_was_found(place: _Place) -> None:
    press(place, Qt.Key.Key_Return)
    assert place.taken == []
    place.rows[0].hide()
    press(place, Qt.Key.Key_Enter)
    assert place.taken == ["Zoe"]


def test_other_keys_are_left(place: _Place) -> None:
    press(place, Qt.Key.Key_F5)
    place.rows[0].hide()
    place.rows[2].hide()
    press(place, Qt.Key.Key_Return)
    assert place.left == [Qt.Key.Key_F5, Qt.Key.Key_Return]
    assert place.taken == []
