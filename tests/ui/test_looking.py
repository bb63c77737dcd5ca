"""What looks at every page finds each kind of fault in a small window that has it, and nothing in one without."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QWidget

from aca_desktop.ui.parts.buttons import Button
from aca_desktop.ui.parts.text import Text
from aca_desktop.ui.theme import Theme, apply_theme
from aca_desktop.ui.theme.tokens import LIGHT
from tests.ui.looking import cut, nameless, out_of_reach, overlapping, pale, shortened

LONG = "Words that need much more room than there is"


@pytest.fixture
def window(app: QApplication) -> Iterator[QMainWindow]:
    """A light window of 400 by 200, shown."""
    made = QMainWindow()
    made.setCentralWidget(QWidget())
    apply_theme(made, Theme(LIGHT))
    made.resize(400, 200)
    made.show()
    made.activateWindow()
    yield made
    made.close()
    made.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def put(window: QMainWindow, part: QWidget, box: tuple[int, int, int, int]) -> None:
    part.setParent(window.centralWidget())
    part.setGeometry(*box)
    part.show()


def test_what_is_well_is_not_found(window: QMainWindow) -> None:
    put(window, Text(LONG), (10, 10, 380, 24))
    put(window, Button("Open"), (10, 60, 120, 36))
    put(window, Button("Close"), (150, 60, 120, 36))
    for found in (cut(window, {LONG}), overlapping(window), pale(window), nameless(window), out_of_reach(window)):
        assert list(found) == []


def test_our_own_sentence_is_not_shown_in_part_but_a_long_name_may(window: QMainWindow) -> None:
    put(window, Text(LONG), (10, 10, 120, 24))
    assert any("shown in part" in one for one in cut(window, {LONG}))
    assert list(cut(window, set())) == [], "its tooltip has it whole"


def test_words_over_several_lines_need_their_height(window: QMainWindow) -> None:
    put(window, Text(LONG, wraps=True), (10, 10, 120, 24))
    assert any("too low" in one for one in cut(window, {LONG}))


def test_a_button_smaller_than_its_words_is_found(window: QMainWindow) -> None:
    put(window, Button(LONG), (10, 10, 100, 36))
    assert any("too small" in one for one in cut(window, set()))


def test_what_hangs_over_the_edge_is_found(window: QMainWindow) -> None:
    put(window, Button("Open"), (350, 10, 120, 36))
    assert any("outside" in one for one in cut(window, set()))


def test_what_lies_on_something_else_is_found(window: QMainWindow) -> None:
    put(window, Button("Open"), (10, 10, 120, 36))
    put(window, Button("Close"), (100, 20, 120, 36))
    assert len(list(overlapping(window))) == 1


def test_pale_words_are_found(window: QMainWindow) -> None:
    put(window, Text("Hardly to be seen", tone="line"), (10, 10, 200, 24))
    (found,) = pale(window)
    assert found.startswith("1.2")


def test_a_field_without_a_name_is_found(window: QMainWindow) -> None:
    field = QLineEdit()
    field.setPlaceholderText("A placeholder is no name")
    put(window, field, (10, 10, 200, 30))
    assert list(nameless(window)) == ["no name: QLineEdit '' in QWidget"]


def test_what_tab_does_not_come_to_is_found(window: QMainWindow) -> None:
    class Greedy(QLineEdit):
        """Keeps Tab for itself."""

        def event(self, event: QEvent) -> bool:
            if event.type() == QEvent.Type.KeyPress:
                return True
            return super().event(event)

    put(window, Greedy(), (10, 10, 200, 30))
    put(window, Button("Open"), (10, 60, 120, 36))
    assert list(out_of_reach(window)) == ["not reached: Button 'Open' in QWidget"]


def test_painted_words_need_a_tooltip(window: QMainWindow) -> None:
    assert list(shortened(window, {"A long name"}, set())) == ["painted in part without a tooltip: 'A long name'"]
    put(window, holder := QWidget(), (10, 10, 100, 30))
    holder.setToolTip("A long name")
    assert list(shortened(window, {"A long name"}, set())) == []
    assert list(shortened(window, {"A long name"}, {"A long name"})) == ["painted in part: 'A long name'"]
