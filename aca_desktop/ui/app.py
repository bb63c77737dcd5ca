"""The window's beginning and end: Qt's application with our letters, the last resort, the first window.

Everything else of the window is imported here, when it starts: what comes before its first picture is waited for.
"""

import gc
import sys
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from aca_desktop.context import Context

_SWITCH_SECONDS = 0.001
"""How long work beside the window may keep the interpreter from it."""


def start(path: Path | None, context: Context) -> int:
    """Open the window, with a file or with none, and return the exit code when the last one is closed."""
    with_garbage = gc.isenabled()
    gc.disable()  # what is made at the start stays; looking through it again and again takes a fifth of the time
    app = application()

    from aca_desktop.ui.last_resort import LastResort
    from aca_desktop.ui.program import Program

    resort = LastResort(context)
    resort.install()
    try:
        program = Program(context, resort)
        program.open_window(path)
        if with_garbage:
            QTimer.singleShot(0, _collect_from_now)
        return app.exec()
    finally:
        resort.uninstall()


def application() -> QApplication:
    """Make Qt's application as ours is: its style, its letters, its name."""
    from aca_desktop.ui.painting.telling import tell_paintings
    from aca_desktop.ui.theme.fonts import load_fonts

    sys.setswitchinterval(_SWITCH_SECONDS)
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_CompressHighFrequencyEvents, on=False)
    app = QApplication(["aca-desktop"])
    app.setApplicationName("aca-desktop")
    app.setApplicationDisplayName("ACA Desktop")
    app.setDesktopFileName("aca-desktop")
    app.setStyle("fusion")
    load_fonts()
    tell_paintings()
    return app


def _collect_from_now() -> None:
    gc.freeze()
    gc.enable()
