"""How long nobody has touched a window: told once before, and once when the time is over. Knows no page."""

from typing import override

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

_TOUCHES = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.KeyPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
        QEvent.Type.InputMethod,
    }
)


class Idle(QObject):
    """Watches one window while it is running. `warned` after `quiet` seconds, `over` after `grace` more.

    `touched` tells of the first touch after a warning, `felt` of every touch.
    """

    warned = Signal()
    touched = Signal()
    over = Signal()
    felt = Signal()

    def __init__(self, window: QWidget, quiet: int, grace: int) -> None:
        super().__init__(window)
        self._window = window
        self._app: QApplication = QApplication.instance()  # type: ignore[assignment]
        self.grace = grace
        self._before = QTimer(self, singleShot=True, interval=quiet * 1000)
        self._after = QTimer(self, singleShot=True, interval=grace * 1000)
        self._before.timeout.connect(self.warn)
        self._after.timeout.connect(self.end)
        self._runs = False
        self._warns = True

    @property
    def is_warning(self) -> bool:
        """Whether the warning is given and the time not yet over."""
        return self._after.isActive()

    @property
    def seconds_left(self) -> int:
        """How many whole seconds are left after the warning."""
        return max(0, -(-self._after.remainingTime() // 1000))

    def run(self, *, warns: bool = True) -> None:
        """Begin to watch, or begin anew; unless it `warns`, touches are told and nothing else."""
        if not self._runs:
            self._app.installEventFilter(self)
            self._runs = True
        self._warns = warns
        self._after.stop()
        self._before.stop()
        if warns:
            self._before.start()

    def rest(self) -> None:
        """Watch no more."""
        if self._runs:
            self._app.removeEventFilter(self)
            self._runs = False
        self._before.stop()
        self._after.stop()

    def warn(self) -> None:
        """Warn now."""
        self._before.stop()
        self._after.start()
        self.warned.emit()

    def end(self) -> None:
        """Let the time be over now."""
        self.rest()
        self.over.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES and isinstance(watched, QWidget) and watched.window() is self._window:
            warning = self.is_warning
            self._after.stop()
            if self._warns:
                self._before.start()
            self.felt.emit()
            if warning:
                self.touched.emit()
        return False
