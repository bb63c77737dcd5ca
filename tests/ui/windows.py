"""A whole window for tests: opened as the program opens it, closed as a person closes it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from aca_desktop.context import Context
from aca_desktop.ui.frame.window import MainWindow
from aca_desktop.ui.last_resort import LastResort
from aca_desktop.ui.pages.signing import SigningPage
from aca_desktop.ui.program import Program
from aca_desktop.ui.session import Session


@contextmanager
def program_in(qtbot: QtBot, context: Context) -> Iterator[Program]:
    """Run the program without a window yet; close those that are open at the end."""
    program = Program(context, LastResort(context))
    try:
        yield program
    finally:
        for window in list(program.windows):
            window.desk.frame.messages.withdraw("closing")
            with qtbot.waitSignal(window.closed):
                window.close()
        program.deleteLater()


@contextmanager
def window_in(qtbot: QtBot, context: Context, path: Path | None = None) -> Iterator[MainWindow]:
    """Open a window, with a file if given, and wait until that is shown."""
    with program_in(qtbot, context) as program:
        window = program.open_window(path)
        qtbot.waitExposed(window)
        if path is not None:
            wait_for_session(qtbot, window)
        yield window


def wait_for_session(qtbot: QtBot, window: MainWindow) -> Session:
    """Wait until the window shows a file, and return its session."""
    qtbot.waitUntil(lambda: window.desk.session is not None)
    session = window.desk.session
    assert session is not None
    return session


def is_handed_over(page: SigningPage) -> bool:
    """Say whether a guest has the table before them."""
    return page.handing.table is not None and page.handing.table.isVisible()


def said(window: MainWindow) -> list[str]:
    """Return what the window's messages say, the newest first."""
    return [message.words(window.desk.speech.now) for message in window.desk.frame.messages.shown]


def message_button(window: MainWindow, name: str) -> QAbstractButton:
    """Return the one button in the window's messages that says this."""
    messages = window.desk.frame.messages
    bars = [bar for bar in (messages.toast, messages.line) if bar is not None]
    found = [one for bar in bars for one in bar.findChildren(QAbstractButton) if one.text() == name]
    seen = [one for one in found if one.isVisible()]
    assert len(seen) == 1, f"{len(seen)} buttons say {name}: {said(window)}"
    return seen[0]
