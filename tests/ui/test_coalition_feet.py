"""What stays in sight below a part of the coalition's page, and what messages keep clear of."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from aca_desktop.context import Context
from aca_desktop.ui.frame.messages import Message
from aca_desktop.ui.parts.tabs import Tabs
from tests.services.founding import founded
from tests.ui.coalition_views import page_in
from tests.ui.hands import button, click
from tests.ui.windows import said


def on_screen(widget: QWidget) -> QRect:
    return QRect(widget.mapToGlobal(QPoint()), widget.size())


def file_in(folder: Path) -> Path:
    with founded(folder):
        return folder / "coordination.aca"


@pytest.mark.parametrize("size", [(1280, 800), (960, 540)])
def test_a_message_lies_over_no_foot(
    qtbot: QtBot, context: Context, tmp_path: Path, size: tuple[int, int]
) -> None:
    with page_in(qtbot, context, file_in(tmp_path), "notice") as (window, page, part, _session):
        window.resize(*size)
        assert part.foot is not None
        save = part.foot.findChildren(QAbstractButton)[-1]
        window.desk.tell(Message(lambda _speech: "Saved."))
        toast = window.desk.frame.messages.toast
        assert toast is not None
        assert said(window)[0] == "Saved."
        qtbot.waitUntil(lambda: not on_screen(toast).intersects(on_screen(save)))
        assert on_screen(window).contains(on_screen(save)), "the foot does not scroll away"
        page.choose("sectors")
        assert not save.isVisible()


@pytest.mark.parametrize("size", [(1280, 800), (960, 540)])
def test_the_way_to_publishing_stays_in_sight(
    qtbot: QtBot, context: Context, tmp_path: Path, size: tuple[int, int]
) -> None:
    with page_in(qtbot, context, file_in(tmp_path), "declarations") as (window, page, part, _session):
        window.resize(*size)
        way = button(page, "Continue to publishing")
        assert on_screen(window).contains(on_screen(way))
        assert way.isEnabled()
        click(way)
        (tabs,) = part.findChildren(Tabs)
        assert tabs.currentIndex() == 2
        assert not way.isVisible(), "here the version itself is published"
