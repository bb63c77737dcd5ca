"""Collects Python's garbage in the window's thread alone.

Python collects in whichever thread happens to allocate. Should that be the worker, widgets that nobody needs any
more would die there, and Qt with them.
"""

import gc

from PySide6.QtCore import QObject, QTimer

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
