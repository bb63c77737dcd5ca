"""A pad that tells of every stroke that comes, is taken back or cleared, so that it can be kept.

Knows no draft and no form.
"""

from typing import override

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QInputDevice

from aca_desktop.domain.signing.ink import Ink, Stroke
from aca_desktop.i18n import Speech
from aca_desktop.ui.pad.pad import SigningPad

_WHILE_DRAWING = 500
"""Milliseconds after which an unfinished stroke is told too, so that a power cut takes no more than that."""

_ENOUGH = QSize(480, 180)
"""Pixels: 120 by 45 millimetres on a screen of 100 dots an inch."""

_LONG = 5_000
"""An unfinished stroke of more points is told no more: packing it would be felt."""


class HandPad(SigningPad):
    """`drawn`: a stroke (number, points, the pad's size). `taken_back`: the last one. `emptied`: all of them."""

    drawn = Signal(int, object, object)
    taken_back = Signal()
    emptied = Signal()

    def __init__(self) -> None:
        super().__init__("", Speech("en"))
        self._told_strokes: tuple[Stroke, ...] = ()
        self._told_growing = False
        self._meanwhile = QTimer(self, interval=_WHILE_DRAWING)
        self._meanwhile.timeout.connect(self._tell_unfinished)
        self.begun.connect(self._meanwhile.start)
        self.changed.connect(self._tell)

    def show_kept(self, ink: Ink | None) -> None:
        """Show ink that is kept already, or none."""
        self._told_strokes = ink.strokes if ink else ()
        if ink is None:
            self.forget()
        else:
            self.show_ink(ink)

    def _tell(self) -> None:
        if not self.is_drawing:
            self._meanwhile.stop()
        ink = self.ink
        now, before = ink.strokes, self._told_strokes
        self._told_strokes = now
        told_growing, self._told_growing = self._told_growing, False
        if now == before:
            if told_growing:
                self.taken_back.emit()  # it was a resting hand
            return
        if now == before[:-1]:
            self.taken_back.emit()
            return
        if now[: len(before)] != before:
            self.emptied.emit()
            before = ()
        for number in range(len(before), len(now)):
            self.drawn.emit(number, now[number], (ink.width, ink.height))

    def _tell_unfinished(self) -> None:
        growing = self.growing
        if not growing:
            self._meanwhile.stop()
        elif len(growing) <= _LONG:
            ink = self.ink
            self._told_growing = True
            self.drawn.emit(len(ink.strokes), growing, (ink.width, ink.height))

    @override
    def minimumSizeHint(self) -> QSize:
        """Return what a hand needs, however large the text is."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), _ENOUGH.width()), min(hint.height(), _ENOUGH.height()))

    def device_name(self) -> str:
        """Return what the system calls the device that was drawn with, "" if it calls it nothing."""
        kinds = {
            "pen": (QInputDevice.DeviceType.Stylus, QInputDevice.DeviceType.Airbrush),
            "touch": (QInputDevice.DeviceType.TouchScreen, QInputDevice.DeviceType.TouchPad),
            "mouse": (QInputDevice.DeviceType.Mouse,),
        }[self.device or "mouse"]
        named = (one.name().strip() for one in QInputDevice.devices() if one.type() in kinds)
        return next((name[:80] for name in named if name and name.isprintable()), "")
