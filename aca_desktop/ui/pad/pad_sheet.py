"""What is on a signing pad: strokes with the paths that are filled for them, and every act that can be undone.

It must not know any widget or device: points come in hundredths of a millimetre, times in milliseconds.
"""

from dataclasses import dataclass, field

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath

from aca_desktop.domain.signing.ink import Ink, Point, Stroke
from aca_desktop.domain.signing.ink_acceptance import InkSums, Nothing, sums_of
from aca_desktop.domain.signing.ink_outline import GrowingStroke
from aca_desktop.domain.signing.ink_reading import MAX_POINTS, MAX_TIME
from aca_desktop.ui.painting.ink import PAD_PEN, shapes_path, stroke_path

_LONGEST_PAUSE = 600_000
_PAUSE = 1_000
"""What a pause counts for where clocks do not tell: before a draft's next stroke, or from another device."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A stroke that is done, and its path."""

    points: Stroke
    path: QPainterPath


@dataclass(slots=True)
class Growing:
    """The stroke that the hand is drawing: its points, what of it is settled, and what may still change."""

    points: list[Point] = field(default_factory=list)
    settled: QPainterPath = field(default_factory=lambda: shapes_path(()))
    fresh: QPainterPath = field(default_factory=lambda: shapes_path(()))
    outline: GrowingStroke = field(default_factory=lambda: GrowingStroke(PAD_PEN))

    def add(self, point: Point) -> None:
        """Let the hand be here now."""
        self.points.append(point)
        self.outline.add(point)
        settled = shapes_path(self.outline.settle())
        if not settled.isEmpty():
            self.settled.addPath(settled)
            self.fresh.addPath(settled)

    def tail(self) -> QPainterPath:
        """Return the path of what may still change."""
        return shapes_path(self.outline.tail())

    def take_fresh(self) -> QPainterPath:
        """Return what has been settled since this was last asked."""
        fresh, self.fresh = self.fresh, shapes_path(())
        return fresh

    def done(self) -> Drawn:
        """Return the stroke as the hand has left it."""
        path = self.settled
        path.addPath(self.tail())
        return Drawn(tuple(self.points), path)


class Sheet:
    """The strokes on a pad. `growing` is the one that is being drawn."""

    def __init__(self) -> None:
        self.strokes: list[Drawn] = []
        self.growing: Growing | None = None
        self.width = self.height = 0
        self._acts: list[list[Drawn] | None] = []
        self._sums = InkSums()
        self._offset: int | None = None
        self._last = 0

    @property
    def is_blank(self) -> bool:
        """Whether nothing is drawn and nothing is being drawn."""
        return not self.strokes and self.growing is None

    @property
    def can_undo(self) -> bool:
        """Whether there is an act to take back."""
        return bool(self._acts)

    @property
    def is_full(self) -> bool:
        """Whether no more points are taken: a signature has a bound."""
        return self._sums.points >= MAX_POINTS

    def nothing(self) -> Nothing | None:
        """Say why what is drawn is no signature, None if it may be one."""
        return self._sums.nothing()

    def ink(self) -> Ink:
        """Return all strokes that are done."""
        return Ink(self.width, self.height, tuple(one.points for one in self.strokes))

    def make_room(self, width: int, height: int) -> None:
        """Take the pad's size: of a blank one as it is, else no side becomes shorter than ink was drawn on."""
        if self.is_blank:
            self.width, self.height = width, height
        else:
            self.width, self.height = max(self.width, width), max(self.height, height)

    def begin(self) -> None:
        """Begin a stroke; one that was not ended is done."""
        self.end()
        self.growing = Growing()

    def add(self, x: int, y: int, when: int, pressure: int | None, tilt: tuple[int, int] | None) -> None:
        """Add a point to the stroke that is being drawn; `when` is the device's time, whatever it counts from."""
        if self.growing is None or self.is_full:
            return
        point = Point(x, y, self._time(when), pressure, tilt)
        self._sums.add(x, y, begins=not self.growing.points)
        self.growing.add(point)

    def end(self) -> bool:
        """End the stroke; say whether there was one."""
        growing, self.growing = self.growing, None
        if growing is None or not growing.points:
            return False
        self.strokes.append(growing.done())
        self._acts.append(None)
        return True

    def drop(self) -> None:
        """Forget the stroke that is being drawn: it was a resting hand."""
        self.growing = None
        self._count_anew()

    def undo(self) -> bool:
        """Take back the last stroke or the last clearing; say whether there was one."""
        if not self._acts:
            return False
        cleared = self._acts.pop()
        if cleared is None:
            self.strokes.pop()
        else:
            self.strokes = cleared
        self._count_anew()
        return True

    def clear(self) -> bool:
        """Take everything away until it is undone; say whether there was anything."""
        self.end()
        if not self.strokes:
            return False
        self._acts.append(self.strokes)
        self.strokes = []
        self._count_anew()
        return True

    def show(self, ink: Ink) -> None:
        """Put ink of before in place of everything."""
        self.growing = None
        self.strokes = [Drawn(stroke, stroke_path(stroke)) for stroke in ink.strokes if stroke]
        self._acts = [None for _ in self.strokes]
        self.width, self.height = ink.width, ink.height
        self._last, self._offset = max((one.points[-1].t for one in self.strokes), default=0), None
        self._count_anew()

    def box(self) -> QRectF:
        """Return what all strokes reach, in hundredths of a millimetre."""
        reached = QRectF()
        for one in self.strokes:
            reached = reached.united(one.path.controlPointRect())
        return reached

    def _time(self, when: int) -> int:
        """Return the time since the first point; clocks that jump or count from elsewhere are taken as a pause."""
        if self._sums.points == 0 and not self.strokes:
            self._offset, self._last = when, 0
        elif self._offset is None or not 0 <= when - self._offset - self._last <= _LONGEST_PAUSE:
            self._offset = when - self._last - _PAUSE
        self._last = min(when - self._offset, MAX_TIME)
        return self._last

    def _count_anew(self) -> None:
        self._sums = sums_of(Ink(1, 1, tuple(one.points for one in self.strokes)))
