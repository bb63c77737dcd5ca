"""The window's tests: without a screen, no thread left behind, nothing that Qt or Python complains of."""

import gc
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from aca_desktop.context import Context
from tests.services.founding import Clock

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from aca_desktop.ui.painting.telling import tell_paintings
from aca_desktop.ui.theme.fonts import load_fonts

_HARMLESS = ("This plugin does not support propagateSizeHints()",)
"""What the platform without a screen says of every window."""

QApplication.setDoubleClickInterval(0)  # a test clicks sooner than a person whose click is meant


@pytest.fixture(autouse=True)
def no_thread_is_left() -> Iterator[None]:
    """Fail a test after which a thread goes on."""
    before = set(threading.enumerate())
    yield
    new = [thread for thread in threading.enumerate() if thread not in before]
    for thread in new:
        thread.join(5)  # one that has been told to end may need a moment on a busy machine
    left = [thread for thread in new if thread.is_alive()]
    assert not left, f"threads left behind: {left}"


@pytest.fixture(autouse=True)
def garbage_is_collected_here_alone() -> Iterator[None]:
    """Collect no widgets in a worker, as the program does."""
    gc.disable()
    yield
    gc.enable()
    gc.collect()


@pytest.fixture
def context(tmp_path: Path) -> Context:
    """An installation of the test's own, whose clock stands."""
    real = Context.of_this_machine()
    return Context(Clock(), real.random, tmp_path / "home")


@pytest.fixture(scope="session")
def app(qapp: QApplication) -> QApplication:
    """The one application that a process may have, with our style and fonts."""
    qapp.setStyle("Fusion")
    load_fonts()
    return qapp


@pytest.fixture
def paintings_are_told(app: QApplication) -> QApplication:
    """Let charts tell what they show, as the program does when it starts."""
    tell_paintings()
    return app


@pytest.fixture(autouse=True)
def qt_says_nothing() -> Iterator[list[str]]:
    """Fail a test during which Qt said anything; what it says can be asked for."""
    said: list[str] = []

    def hear(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        if message not in _HARMLESS:
            said.append(message)

    before = qInstallMessageHandler(hear)
    yield said
    qInstallMessageHandler(before)
    assert said == []
