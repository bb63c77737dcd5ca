"""The window's beginning and end: Qt's application, the last resort, the first window.

Everything else of the window is imported here, when it starts: what comes before its first picture is waited for.
"""

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent, QIcon
from PySide6.QtWidgets import QApplication

from aca_desktop.context import Context
from aca_desktop.paths import resources

if TYPE_CHECKING:
    from aca_desktop.ui.program import Program


_INTERVAL = 1000


class Collector(QObject):
    """Takes over from Python's own collecting while it lives; `stop` gives it back."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self, interval=_INTERVAL)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect the youngest generations that have grown enough, as Python would."""
        for generation, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)):
            if count <= most:
                break
            gc.collect(generation)

    def stop(self) -> None:
        """Let Python collect again."""
        self._timer.stop()
        if self._was_on:
            gc.enable()


_LATER = 200
"""Milliseconds after which the window is certainly seen, and the rest can be made."""

_SWITCH_SECONDS = 0.001
"""How long work beside the window may keep the interpreter from it."""


def start(path: Path | None, context: Context) -> int:
    """Open the window, with a file or with none, and return the exit code when the last one is closed."""
    gc.disable()  # what is made at the start stays; looking through it again and again takes a fifth of the time
    app = application()

    from aca_desktop.ui.single_instance import hand_over

    if hand_over(path, context.home):
        return 0

    from aca_desktop.ui.last_resort import LastResort
    from aca_desktop.ui.program import Program

    resort = LastResort(context)
    resort.install()
    try:
        program = Program(context, resort)
        program.open_window(path)
        app.file_opened.connect(program.receiving.receive)
        QTimer.singleShot(_LATER, program, lambda: _complete(program, context))
        try:
            return app.exec()
        finally:
            program.end()
    finally:
        resort.uninstall()
        gc.enable()


class Application(QApplication):
    """`file_opened`: macOS asks to open a file (Path), which it does not name among the arguments."""

    file_opened = Signal(object)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.url().isLocalFile():
            self.file_opened.emit(Path(event.url().toLocalFile()))
            return True
        return super().event(event)


def application() -> Application:
    """Make Qt's application as ours is: its style, its name."""
    sys.setswitchinterval(_SWITCH_SECONDS)
    QApplication.setStyle("fusion")
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_CompressHighFrequencyEvents, on=False)
    app = Application(["aca-desktop"])
    app.setApplicationName("aca-desktop")
    app.setApplicationDisplayName("ACA Desktop")
    app.setDesktopFileName("aca-desktop")
    return app


def icon() -> QIcon:
    """Return the program's icon, which windows bear where the system finds none by the program's name."""
    return QIcon(str(resources() / "application" / "aca-desktop.svg"))


def _complete(program: "Program", context: Context) -> None:
    """Do what can wait until the window is seen: its icon, later starts, screen readers, garbage."""
    from aca_desktop.ui.painting.telling import tell_paintings
    from aca_desktop.ui.single_instance import Listener

    QApplication.setWindowIcon(icon())
    Listener(context.home, program).received.connect(program.receiving.receive)
    tell_paintings()
    gc.freeze()
    Collector(program)
