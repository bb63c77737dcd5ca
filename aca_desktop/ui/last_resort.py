"""What nobody has caught: kept in the log and told in the window, which lives on. It must not know any page.

A mistake of our own, from any thread; a complaint of Qt's. One that repeats itself, as in painting, is told once.
"""

import sys
import threading
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

from aca_desktop.context import Context

_QUIET = (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg)
_MOST_KEPT = 50


class QtComplaint(Exception):
    """Something that Qt has complained of."""


class LastResort(QObject):
    """`happened` tells of a mistake: its kind, and the log's path, empty if it could not be written."""

    happened = Signal(str, str)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._known: set[tuple[str, ...]] = set()

    def install(self) -> None:
        """Hear of everything from now on."""
        self._before = (sys.excepthook, sys.unraisablehook, threading.excepthook)
        sys.excepthook = self.caught
        sys.unraisablehook = self._unraisable
        threading.excepthook = self._in_thread
        self._qt_before = qInstallMessageHandler(self._qt)

    def uninstall(self) -> None:
        """Let those hear of it again who did before."""
        sys.excepthook, sys.unraisablehook, threading.excepthook = self._before
        qInstallMessageHandler(self._qt_before)

    def caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None = None) -> None:
        """Keep and tell of an exception that nobody caught; Ctrl+C in a terminal ends the program."""
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        log = self._keep(error, _place(kind, trace or error.__traceback__))
        if log is not None:
            self.happened.emit(kind.__name__, log)

    def _unraisable(self, told: "sys.UnraisableHookArgs") -> None:
        if told.exc_value is not None:
            self.caught(told.exc_type, told.exc_value, told.exc_traceback)

    def _in_thread(self, told: threading.ExceptHookArgs) -> None:
        if told.exc_value is not None:
            self.caught(told.exc_type, told.exc_value, told.exc_traceback)

    def _qt(self, level: QtMsgType, _where: QMessageLogContext, words: str) -> None:
        if level not in _QUIET:
            self._keep(QtComplaint(words), ("Qt", words))

    def _keep(self, error: BaseException, place: tuple[str, ...]) -> str | None:
        """Write it into the log and return the path, "" if that failed, None if it is known already."""
        if place in self._known or len(self._known) >= _MOST_KEPT:
            return None
        self._known.add(place)
        import traceback

        from aca_desktop import mishap

        path = mishap.keep(error, self._context.home, self._context.at())
        if path is None and sys.__stderr__ is not None:
            traceback.print_exception(error, file=sys.__stderr__)
        return str(path or "")


def _place(kind: type[BaseException], trace: TracebackType | None) -> tuple[str, ...]:
    """Return what tells one mistake from another: its kind and where it arose."""
    import traceback

    frames = traceback.extract_tb(trace)
    return (kind.__name__, *(f"{frame.filename}:{frame.lineno}" for frame in frames[-1:]))
