"""An event laptop's window: it opens at its signing table, shows what it may do, and goes into a small screen."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from aca_desktop.ui.frame.window import MainWindow, inside
from aca_desktop.ui.pages.signing.page import SigningPage
from aca_desktop.ui.parts.navigation import NavigationItem
from tests.services.laptops import Table
from tests.ui.hands import press
from tests.ui.laptops import laid
from tests.ui.windows import window_in

LEAST = (940, 500)

type Box = tuple[int, int, int, int]


def _joined(laptops: Table) -> None:
    laptops.joined("mesa")


def pages(window: MainWindow) -> list[str]:
    """Return what the side bar offers."""
    bar = window.desk.frame.bars.side
    return [one.text() for one in bar.findChildren(NavigationItem) if one.isVisible()]


def shown(window: MainWindow) -> object:
    return window.desk.frame.stack.currentWidget()


def test_it_opens_at_its_table_and_offers_nothing_of_a_coordinators(qtbot: QtBot, tmp_path: Path) -> None:
    closed = laid(tmp_path / "laptops", _joined)
    with window_in(qtbot, closed.context("mesa"), closed.path("mesa")) as window:
        assert isinstance(shown(window), SigningPage)
        assert pages(window) == ["Signing table", "Documents", "Settings"]
        top = window.desk.frame.bars.top
        assert not top.search.isVisible()
        for key in ("Ctrl+3", "Ctrl+F"):
            press(key, window)
            assert isinstance(shown(window), SigningPage)
        press("Ctrl+5", window)
        assert not isinstance(shown(window), SigningPage)
    with window_in(qtbot, closed.context(), closed.path()) as window:
        assert len(pages(window)) == 8
        assert window.desk.frame.bars.top.search.isVisible()
        assert not isinstance(shown(window), SigningPage)


def test_the_way_to_a_signature_is_seen_in_the_smallest_window(qtbot: QtBot, tmp_path: Path) -> None:
    closed = laid(tmp_path / "laptops", _joined)
    with window_in(qtbot, closed.context("mesa"), closed.path("mesa")) as window:
        window.resize(*LEAST)
        page = shown(window)
        assert isinstance(page, SigningPage)
        qtbot.waitUntil(lambda: page.day is not None)
        assert (window.width(), window.height()) == LEAST
        start = page.desk.next.start
        qtbot.waitUntil(lambda: start.visibleRegion().boundingRect() == start.rect())  # once all is laid out


@pytest.mark.parametrize(
    ("left", "room", "stands"),
    [
        ((100, 100, 800, 600), (0, 0, 1280, 760), (100, 100, 800, 600)),
        ((-400, -100, 1280, 800), (0, 0, 960, 500), (0, 32, 960, 468)),
        ((300, 300, 940, 460), (0, 0, 960, 500), (20, 40, 940, 460)),
        ((-900, 10, 940, 460), (-960, 0, 960, 500), (-940, 32, 940, 460)),
        ((100, 100, 1280, 800), (0, 0, 800, 480), (100, 100, 1280, 800)),
    ],
    ids=["inside", "larger than the screen", "beyond its edge", "on another screen", "without a display"],
)
def test_a_window_opens_within_its_screen(left: Box, room: Box, stands: Box) -> None:
    assert inside(QRect(*left), QRect(*room)) == QRect(*stands)
