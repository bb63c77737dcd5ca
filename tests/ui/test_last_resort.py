"""What nobody has caught: kept once, told in the window's thread, and the program goes on."""

import gc
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import override

import pytest
from PySide6.QtCore import qWarning
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from aca_desktop.context import Context
from aca_desktop.ui.last_resort import LastResort


@pytest.fixture
def told() -> list[tuple[str, str]]:
    return []


@pytest.fixture
def resort(qtbot: QtBot, context: Context, told: list[tuple[str, str]]) -> Iterator[LastResort]:
    del qtbot
    made = LastResort(context)
    made.happened.connect(lambda kind, log: told.append((kind, log)))
    made.install()
    yield made
    made.uninstall()


class Broken(QWidget):
    """Cannot be painted."""

    painted = 0

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self):
            self.painted += 1
            raise ZeroDivisionError


def log_of(context: Context) -> str:
    (log,) = (context.home / "log").iterdir()
    return log.read_text(encoding="utf-8")


@pytest.mark.usefixtures("resort")
def test_what_repeats_itself_is_told_once(qtbot: QtBot, context: Context, told: list[tuple[str, str]]) -> None:
    widget = Broken()
    widget.show()
    for _ in range(3):
        widget.update()
        qtbot.wait(10)
    qtbot.waitUntil(lambda: widget.painted >= 2)
    assert [kind for kind, _log in told] == ["ZeroDivisionError"]
    assert told[0][1] == str(next((context.home / "log").iterdir()))
    assert log_of(context).count("Traceback") == 1
    widget.close()
    widget.deleteLater()


@pytest.mark.usefixtures("resort")
def test_another_thread_is_told_of_here(qtbot: QtBot, told: list[tuple[str, str]]) -> None:
    def wrong() -> None:
        raise LookupError

    thread = threading.Thread(target=wrong)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(told))
    assert told[0][0] == "LookupError"


@pytest.mark.usefixtures("resort")
def test_what_a_destructor_raises_is_told(told: list[tuple[str, str]]) -> None:
    class Bad:
        def __del__(self) -> None:
            raise BufferError

    Bad()
    gc.collect()
    assert [kind for kind, _log in told] == ["BufferError"]


@pytest.mark.usefixtures("resort")
def test_qts_complaints_are_kept_and_not_told(context: Context, told: list[tuple[str, str]]) -> None:
    qWarning("QPainter::begin: Paint device returned engine == 0")
    qWarning("QPainter::begin: Paint device returned engine == 0")
    assert log_of(context).count("engine == 0") == 1
    assert not told


def test_a_log_that_cannot_be_written_is_said(
    resort: LastResort, context: Context, told: list[tuple[str, str]], capsys: pytest.CaptureFixture[str]
) -> None:
    del capsys
    context.home.mkdir()
    (context.home / "log").write_text("a file in its place", encoding="utf-8")
    error = ValueError("x")
    resort.caught(ValueError, error, None)
    assert told == [("ValueError", "")]


def test_ctrl_c_in_a_terminal_ends_the_program(
    resort: LastResort, monkeypatch: pytest.MonkeyPatch, told: list[tuple[str, str]]
) -> None:
    quits: list[bool] = []
    monkeypatch.setattr("aca_desktop.ui.last_resort.QCoreApplication.quit", lambda: quits.append(True))
    resort.caught(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert quits == [True]
    assert not told


def test_it_gives_back_what_was_before(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    del qtbot, tmp_path
    before = (sys.excepthook, sys.unraisablehook, threading.excepthook)
    resort = LastResort(context)
    resort.install()
    assert sys.excepthook != before[0]
    resort.uninstall()
    assert (sys.excepthook, sys.unraisablehook, threading.excepthook) == before
    assert QApplication.instance() is not None
