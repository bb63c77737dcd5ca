"""What scrolls: how far, by what, and what stands over it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from aca_desktop.ui.parts.rows import Column
from aca_desktop.ui.parts.scrolling import FloatingBar, ScrollArea
from aca_desktop.ui.theme.tokens import LIGHT
from tests.ui.gallery import LOOKS, Gallery
from tests.ui.parts_window import put, window_of_parts


@pytest.fixture
def desk(app: QApplication) -> Iterator[QWidget]:
    with window_of_parts(app, LIGHT) as window:
        yield window


class TestScrolling:
    def test_the_handle_is_dragged_to_both_ends(self, desk: QWidget) -> None:
        content = QWidget()
        content.setMinimumHeight(2000)
        put(desk, ScrollArea(content))
        (bar,) = desk.findChildren(FloatingBar)
        QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(6, 10))
        QTest.mouseMove(bar, QPoint(6, bar.height() + 50))
        assert bar.value() == bar.maximum()
        QTest.mouseMove(bar, QPoint(6, -50))
        QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=QPoint(6, -50))
        assert bar.value() == 0

    def test_a_press_beside_the_handle_turns_a_page(self, desk: QWidget) -> None:
        content = QWidget()
        content.setMinimumHeight(2000)
        put(desk, ScrollArea(content))
        (bar,) = desk.findChildren(FloatingBar)
        QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(6, bar.height() - 5))
        QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=QPoint(6, bar.height() - 5))
        assert bar.value() == bar.pageStep()

    def test_the_bar_lies_in_the_margin_and_goes_with_its_area(self, desk: QWidget, app: QApplication) -> None:
        content, above = QWidget(), QWidget()
        content.setMinimumHeight(2000)
        above.setFixedHeight(40)
        area = ScrollArea(content)
        page = Column(above, Column(area, gap=0), gap=0, margins=(24, 24, 24, 24))
        put(desk, page)
        app.processEvents()
        (bar,) = page.findChildren(FloatingBar)
        right = area.mapTo(page, QPoint(area.width(), 0)).x()
        assert content.width() == area.width() == page.width() - 48
        assert (bar.x(), bar.y(), bar.height()) == (right, 64, area.height())
        above.setFixedHeight(100)  # which moves what the area is in, not the area in it
        app.processEvents()
        assert bar.y() == 124
        area.hide()
        assert not bar.isVisible()
        area.show()
        assert bar.isVisible()
        content.setMinimumHeight(10)
        content.resize(10, 10)
        app.processEvents()
        assert not bar.isVisible()

    def test_the_bar_over_a_table_goes_with_it(self, app: QApplication) -> None:
        gallery = Gallery(LOOKS[0])
        gallery.show()
        app.processEvents()
        table = gallery.table
        (floating,) = table.findChildren(FloatingBar)
        assert floating.isVisible()
        assert floating.maximum() == table.verticalScrollBar().maximum() > 0
        table.scrollToBottom()
        assert floating.value() == floating.maximum()
        floating.setValue(0)
        assert table.verticalScrollBar().value() == 0
        gallery.close()
