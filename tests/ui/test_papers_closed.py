"""Wherever a PDF is shown, it can be closed, replaced, taken apart while it is being drawn, and nothing crashes.

A crash here ends the whole test run: QtPdf draws in threads of its own, and must not outlive what it reads.
"""

import gc
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from aca_desktop.context import Context
from aca_desktop.i18n import Speech
from aca_desktop.services.papers.papers import Paper, declaration_pdf
from aca_desktop.ui.background import Jobs
from aca_desktop.ui.pages.organisations.panel.documents import PaperDialog
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.pages.paper_pages import Pages
from aca_desktop.ui.pages.paper_pane import PaperPane
from aca_desktop.ui.speech import WindowSpeech
from aca_desktop.ui.theme.appearance import Appearance
from tests.services.founding import founded, signed

TIMES = 5
pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Paper:
    """One sealed paper of two pages."""
    with founded(tmp_path_factory.mktemp("paper")) as workspace:
        return declaration_pdf(workspace, signed(workspace).signature)


@pytest.fixture
def room(context: Context) -> Room:
    return Room(WindowSpeech("en"), Jobs(), Appearance(), context)


def _pane(room: Room, paper: Paper) -> QWidget:
    pane = PaperPane(room)
    pane.show_paper(paper, "a paper", sealed=True, folder=Path())
    return pane


def _pane_in_another(room: Room, paper: Paper) -> QWidget:
    holder = QWidget()
    pane = PaperPane(room)
    pane.setParent(holder)
    for _ in range(3):
        pane.show_paper(paper, "a paper", sealed=True, folder=Path())
    return holder


def _cleared(room: Room, paper: Paper) -> QWidget:
    pane = _pane(room, paper)
    assert isinstance(pane, PaperPane)
    pane.clear()
    pane.show_paper(paper, "once more", sealed=True, folder=Path())
    return pane


def _pages(_room: Room, paper: Paper) -> QWidget:
    pages = Pages()
    for _ in range(3):
        pages.show_pdf(paper.data, Speech("en"))
    assert pages.count == 2
    return pages


@pytest.mark.parametrize("make", [_pane, _pane_in_another, _cleared, _pages])
def test_a_paper_is_taken_apart_while_it_is_drawn(
    qtbot: QtBot, room: Room, paper: Paper, make: Callable[[Room, Paper], QWidget]
) -> None:
    for number in range(TIMES):
        shown = make(room, paper)
        shown.resize(640, 700)
        shown.show()
        qtbot.wait(5 * (number % 4))  # so that it goes at another point of being drawn each time
        shown.close()
        shown.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        del shown
        gc.collect()


def test_a_dialog_with_a_paper_is_closed_at_once(qtbot: QtBot, room: Room, paper: Paper) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    for number in range(TIMES):
        dialog = PaperDialog(paper, room, holder)
        dialog.open()
        qtbot.wait(5 * (number % 4))
        dialog.reject()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        del dialog
        gc.collect()
