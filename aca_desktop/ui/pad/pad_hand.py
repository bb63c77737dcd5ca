"""Which hand draws on a pad: a pen before a finger before the mouse, and never the hand that rests beside the pen.

It turns a device's events into what the hand does, and must not know what is drawn, nor how that looks.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QElapsedTimer, QEvent, QPointF, Qt
from PySide6.QtGui import QEventPoint, QInputDevice, QMouseEvent, QTabletEvent, QTouchEvent

from aca_desktop.domain.signing.ink_reading import MAX_TILT

type Device = Literal["pen", "touch", "mouse"]
type Tilt = tuple[int, int]

_PEN_STAYS = 1_000
"""Milliseconds after a pen's last word for which a finger is taken for the resting hand."""

_MOUSE, _NO_FINGER = -1, -2


@dataclass(frozen=True, slots=True)
class Acts:
    """What a hand does on a pad. `draw_to` has the place, when (ms, 0 if the device does not say), pressure and
    tilt where the device tells them; `drop` says that what is being drawn was none of the hand's doing. A pad that
    is emptied meanwhile draws no more, so it is asked."""

    is_drawing: Callable[[], bool]
    set_down: Callable[[Device], None]
    draw_to: Callable[[QPointF, int, int | None, Tilt | None], None]
    lift: Callable[[], None]
    drop: Callable[[], None]


class Hand:
    """One pad's hand."""

    def __init__(self, acts: Acts) -> None:
        self._acts = acts
        self._device: Device | None = None
        self._finger = _NO_FINGER
        self._pen_down = False
        self._pen_seen = QElapsedTimer()

    def forget(self) -> None:
        """Know of no pen any more: the next one may have come with a finger."""
        self._pen_down = False
        self._device = None
        self._pen_seen.invalidate()

    def leave(self) -> None:
        """End what the hand was doing: its end will not be told."""
        self._pen_down = False
        self._lift()

    def use_mouse(self, event: QMouseEvent) -> None:
        """Draw with the mouse, while nothing else draws."""
        kind, is_left = event.type(), event.button() == Qt.MouseButton.LeftButton
        if kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            if is_left and self._finger == _NO_FINGER and not self._pen_down:
                self._finger = _MOUSE
                self._set_down("mouse")
                self._draw_to(event.position(), event.timestamp())
        elif self._finger == _MOUSE and (kind == QEvent.Type.MouseMove or is_left):
            self._draw_to(event.position(), event.timestamp())
            if kind == QEvent.Type.MouseButtonRelease:
                self._lift()

    def use_pen(self, event: QTabletEvent) -> None:
        """Draw with a pen; what something else was drawing was the resting hand."""
        self._pen_seen.start()
        if self._device != "pen" and self._acts.is_drawing():
            self._drop()
        if event.type() == QEvent.Type.TabletPress:
            self._pen_down = True
        elif self._pen_down and event.type() == QEvent.Type.TabletMove and not event.buttons():
            self._pen_down = False  # it was lifted over another window
            self._lift()
        if self._pen_down:
            self._draw_by_pen(event)
        if event.type() == QEvent.Type.TabletRelease:
            self._pen_down = False
            self._lift()

    def use_fingers(self, event: QTouchEvent) -> None:
        """Draw with the finger that came first; others on the pad are the hand."""
        if event.type() == QEvent.Type.TouchCancel:
            if self._device == "touch" and self._acts.is_drawing():
                self._drop()
        elif not self._pen_is_near():
            for point in event.points():
                self._use_finger(point, event.timestamp())

    def _use_finger(self, point: QEventPoint, when: int) -> None:
        state = point.state()
        if state == QEventPoint.State.Pressed and self._finger == _NO_FINGER:
            self._finger = point.id()
            self._set_down("touch")
        if point.id() == self._finger:
            if state != QEventPoint.State.Stationary:
                self._draw_to(point.position(), when)
            if state == QEventPoint.State.Released:
                self._lift()

    def _pen_is_near(self) -> bool:
        return self._pen_down or (self._pen_seen.isValid() and self._pen_seen.elapsed() < _PEN_STAYS)

    def _draw_by_pen(self, event: QTabletEvent) -> None:
        device = event.pointingDevice()
        pressure = tilt = None
        if device.hasCapability(QInputDevice.Capability.Pressure):
            pressure = min(round(event.pressure() * 1000), 1000)
            if pressure <= 0:
                return  # it hovers, whatever its tip says
        if device.hasCapability(QInputDevice.Capability.XTilt):
            tilt = (_tilt(event.xTilt()), _tilt(event.yTilt()))
        if not self._acts.is_drawing():
            self._set_down("pen")
        self._draw_to(event.position(), event.timestamp(), pressure, tilt)

    def _set_down(self, device: Device) -> None:
        self._device = device
        self._acts.set_down(device)

    def _draw_to(self, place: QPointF, when: int, pressure: int | None = None, tilt: Tilt | None = None) -> None:
        if self._acts.is_drawing():
            self._acts.draw_to(place, when, pressure, tilt)

    def _lift(self) -> None:
        self._finger = _NO_FINGER
        self._acts.lift()

    def _drop(self) -> None:
        self._finger = _NO_FINGER
        self._acts.drop()


def _tilt(degrees: float) -> int:
    return max(-MAX_TILT, min(MAX_TILT, round(degrees)))
