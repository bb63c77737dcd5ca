"""The focus ring: round whatever has the keyboard, and gone with its window."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget

from aca_desktop.ui.parts.buttons import Button
from aca_desktop.ui.parts.fields.fields import Field
from aca_desktop.ui.parts.focus import FocusRing
from aca_desktop.ui.parts.scrolling import ScrollArea
from aca_desktop.ui.theme.tokens import LIGHT
from tests.ui.parts_window import put, window_of_parts


@pytest.fixture
def desk(app: QApplication) -> Iterator[QWidget]:
    with window_of_parts(app, LIGHT) as window:
        yield window


class TestFocusRing:
    def test_it_goes_round_a_button_and_leaves_fields_alone(self, desk: QWidget, app: QApplication) -> None:
        ring = FocusRing(desk)
        button, field = Button("Save"), Field()
        put(desk, button, field)
        desk.activateWindow()
        button.setFocus()
        app.processEvents()
        assert ring.isVisible()
        assert ring.geometry() == button.geometry().adjusted(-4, -4, 4, 4)
        field.setFocus()
        assert not ring.isVisible()

    def test_it_follows_what_moves_and_hides_with_it(self, desk: QWidget, app: QApplication) -> None:
        ring = FocusRing(desk)
        button = Button("Save")
        put(desk, button)
        desk.activateWindow()
        button.setFocus()
        button.move(40, 90)
        app.processEvents()
        assert ring.pos() == QPoint(36, 86)
        button.hide()
        assert not ring.isVisible()

    def test_it_is_cut_where_its_scroll_area_ends(self, desk: QWidget, app: QApplication) -> None:
        ring = FocusRing(desk)
        content = QWidget()
        content.setMinimumHeight(2000)
        button = Button("Save", parent=content)
        area = ScrollArea(content)
        put(desk, area)
        desk.activateWindow()
        button.setFocus()
        area.verticalScrollBar().setValue(20)
        app.processEvents()
        seen = ring.mask().boundingRect().translated(ring.pos())
        assert seen.top() >= area.geometry().top()
        assert ring.geometry().top() < area.geometry().top()


def test_the_ring_lets_go_of_a_window_that_is_closed(desk: QWidget, app: QApplication) -> None:
    ring = FocusRing(desk)
    button = Button("Save")
    put(desk, button)
    desk.activateWindow()
    button.setFocus()
    app.processEvents()
    desk.hide()
    app.focusChanged.emit(None, button)
    assert not ring.isVisible(), "a window that is closed is not followed"
    desk.show()
    app.focusChanged.emit(None, button)
    assert ring.isVisible()
    assert ring.geometry() == button.geometry().adjusted(-4, -4, 4, 4)
