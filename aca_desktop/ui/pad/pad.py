"""The pad to sign on: pen, finger or mouse in, plain points out. It must not know who signs, or what.

Every point that the device tells is kept, in hundredths of a millimetre from the pad's top left. A growing stroke
is drawn bit by bit, so that the twenty-thousandth point costs what the first did.
"""

from collections.abc import Sequence
from typing import override

from PySide6.QtCore import QElapsedTimer, QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QTabletEvent,
    QTouchEvent,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from aca_desktop.domain.signing.ink import Ink, Stroke
from aca_desktop.domain.signing.ink_acceptance import Nothing
from aca_desktop.domain.signing.ink_reading import MAX_PAD, MIN_PAD, NEAR
from aca_desktop.i18n import Speech
from aca_desktop.ui.pad.pad_hand import Acts, Device, Hand, Tilt
from aca_desktop.ui.pad.pad_sheet import Sheet
from aca_desktop.ui.painting.ink import PAD_PEN
from aca_desktop.ui.painting.shapes import line, rounded
from aca_desktop.ui.painting.telling import Line
from aca_desktop.ui.painting.words import draw_line
from aca_desktop.ui.theme import Theme, ThemedWidget
from aca_desktop.ui.theme.icons import draw_icon
from aca_desktop.ui.theme.type import SIGNING

_BASE_LINE, _MARGIN, _CROSS = 64, 41, 20


def draw_paper(painter: QPainter, box: QRect, caption: str, theme: Theme) -> None:
    """Draw the paper, with the caption below its line."""
    tokens = theme.tokens
    painter.fillRect(box, tokens.window)
    rounded(painter, box, theme.px(8), tokens.paper, tokens.line_strong, max(theme.px(2), tokens.border))
    margin, low = theme.px(_MARGIN), box.height() - theme.px(_BASE_LINE)
    line(painter, margin, low, box.width() - margin, low, tokens.line_strong, theme.px(1))
    square = theme.px(_CROSS)
    draw_icon(painter, "x", margin + theme.px(8), low - square - theme.px(6), square, tokens.quiet)
    if caption:
        below = QRectF(margin, low + theme.px(16), box.width() - 2 * margin, theme.px(SIGNING.line))
        draw_line(painter, below, caption, SIGNING, theme, tokens.quiet)


_INCH = 2540
_USUAL_DPI = 96.0
_BELIEVED_DPI = (60.0, 400.0)
"""Screens that say less or more do not know how large they are: televisions, virtual machines."""

_REACH = PAD_PEN.thick
"""How far from a point its ink may reach, in hundredths of a millimetre."""


class SigningPad(ThemedWidget, QWidget):
    """A pad, named for those who listen.

    `changed` tells of every stroke that was ended, undone or cleared; `judged` why the ink is no signature
    (`blank-ink`, `dot-ink`, `line-ink`), or "" as soon as it may be one; `begun` that the hand is set down.
    """

    changed = Signal()
    judged = Signal(str)
    begun = Signal()

    def __init__(self, said: str, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = Sheet()
        self._speech = speech
        self._caption = ""
        self._device: Device | None = None
        self._hand = Hand(Acts(lambda: self.is_drawing, self._set_down, self._draw_to, self._lift, self._drop))
        self._told: Nothing | None = "blank-ink"
        self._clock = QElapsedTimer()
        self._clock.start()
        self._picture: QPixmap | None = None
        self._unpainted: list[QPainterPath] = []
        self._painted = QRectF()
        self.setAccessibleName(said)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setTabletTracking(True)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._say_state()

    # what it holds

    @property
    def ink(self) -> Ink:
        """All strokes that are done, and the pad's size."""
        self._measure()
        return self._sheet.ink()

    @property
    def device(self) -> Device | None:
        """With what was last drawn."""
        return self._device

    @property
    def nothing(self) -> Nothing | None:
        """Why what is drawn is no signature, None if it may be one."""
        return self._sheet.nothing()

    @property
    def is_drawing(self) -> bool:
        """Whether the hand is on the pad."""
        return self._sheet.growing is not None

    @property
    def growing(self) -> Stroke:
        """The points so far of the stroke that the hand is drawing; none if it is not on the pad."""
        growing = self._sheet.growing
        return tuple(growing.points) if growing is not None else ()

    @property
    def can_undo(self) -> bool:
        """Whether there is a stroke or a clearing to take back."""
        return self._sheet.can_undo

    def show_ink(self, ink: Ink) -> None:
        """Show ink of before, as from a draft, in place of what is on the pad."""
        self._sheet.show(ink)
        self._redraw()

    def undo(self) -> None:
        """Take back the last stroke, or the last clearing."""
        if self._sheet.undo():
            self._redraw()

    def clear(self) -> None:
        """Take everything away; `undo` brings it back."""
        if self._sheet.clear():
            self._redraw()

    def forget(self) -> None:
        """Take everything away for good, so that the next signer finds nothing."""
        self._sheet = Sheet()
        self._device, self._caption = None, ""
        self._hand.forget()
        self._redraw()

    def set_caption(self, words: str) -> None:
        """Write who signs below the line."""
        self._caption = words
        self._picture = None
        self.update()

    def retranslate(self, said: str, speech: Speech) -> None:
        """Say everything in another language."""
        self._speech = speech
        self.setAccessibleName(said)
        self._say_state()

    # what the hand does

    def _set_down(self, device: Device) -> None:
        self._measure()
        self._sheet.begin()
        self._device = device
        self._painted = QRectF()
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.begun.emit()

    def _draw_to(self, place: QPointF, when: int, pressure: int | None, tilt: Tilt | None) -> None:
        spot = self._from_widget().map(place)
        x = min(max(round(spot.x()), -NEAR), self._sheet.width + NEAR)
        y = min(max(round(spot.y()), -NEAR), self._sheet.height + NEAR)
        self._sheet.add(x, y, when or self._clock.elapsed(), pressure, tilt)
        self._painted = self._painted.united(QRectF(x - _REACH, y - _REACH, 2 * _REACH, 2 * _REACH))
        self.update(self._to_widget().mapRect(self._painted).toAlignedRect().adjusted(-2, -2, 2, 2))
        self._judge()

    def _lift(self) -> None:
        growing = self._sheet.growing
        if growing is None:
            return
        self._unpainted += [growing.take_fresh(), growing.tail()]
        if self._sheet.end():
            self._judge()
            self._say_state()
            self.changed.emit()

    def _drop(self) -> None:
        """Forget the stroke that is being drawn: it was the resting hand."""
        self._sheet.drop()
        self._redraw()

    def _judge(self) -> None:
        nothing = self._sheet.nothing()
        if nothing != self._told:
            self._told = nothing
            self.judged.emit(nothing or "")

    def _redraw(self) -> None:
        self._picture = None
        self._unpainted.clear()
        self.update()
        self._judge()
        self._say_state()
        self.changed.emit()

    def _say_state(self) -> None:
        self.setAccessibleDescription(said_of(self._speech, len(self._sheet.strokes), self._sheet.nothing()))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._hand.use_mouse(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hand.use_mouse(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._hand.use_mouse(event)

    @override
    def tabletEvent(self, event: QTabletEvent) -> None:
        """Draw with a pen. All are accepted, or Qt would send mouse events for them too."""
        event.accept()
        self._hand.use_pen(event)

    @override
    def event(self, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(event, QTouchEvent):
            event.accept()
            self._hand.use_fingers(event)
            return True
        is_ours = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo)
        if kind == QEvent.Type.ShortcutOverride and is_ours:
            event.accept()
            return True
        return super().event(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """End what the hand was doing: its end will not be told."""
        self._hand.leave()
        super().hideEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo by Ctrl+Z, clear by Delete."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear()
        else:
            super().keyPressEvent(event)

    # how it looks

    def ring(self) -> tuple[QRectF, float]:
        """Return what the focus ring goes round, and its radius."""
        return QRectF(self.rect()), self.theme().px(8)

    def told_role(self) -> QAccessible.Role:
        """Return what it is to a screen reader."""
        return QAccessible.Role.Canvas

    def told(self) -> list[Line]:
        """Return what is on it."""
        return [Line(self.accessibleDescription(), self.rect())]

    @override
    def sizeHint(self) -> QSize:
        theme = self.theme()
        return QSize(theme.px(736), theme.px(296))

    @override
    def minimumSizeHint(self) -> QSize:
        theme = self.theme()
        return QSize(theme.px(320), theme.px(160))

    @override
    def use_theme(self, theme: Theme) -> None:
        self._picture = None

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._picture = None
        self._measure()

    def _hundredth(self) -> float:
        """Return how many pixels a hundredth of a millimetre is on this screen, as far as it knows itself."""
        dpi = self.screen().physicalDotsPerInch()
        low, high = _BELIEVED_DPI
        return (dpi if low <= dpi <= high else _USUAL_DPI) / _INCH

    def _measure(self) -> None:
        """Let the sheet be as large as the pad, or larger where there is ink on it."""
        sides = (round(side / self._hundredth()) for side in (self.width(), self.height()))
        width, height = (min(max(side, MIN_PAD), MAX_PAD) for side in sides)
        self._sheet.make_room(width, height)

    def _to_widget(self) -> QTransform:
        """Return the way from the sheet to the widget: as large as life, unless the pad has become too small."""
        sheet, unit = self._sheet, self._hundredth()
        if not sheet.width or not sheet.height:
            return QTransform.fromScale(unit, unit)
        scale = min(unit, (self.width() + 1) / sheet.width, (self.height() + 1) / sheet.height)
        return QTransform.fromScale(scale, scale)

    def _from_widget(self) -> QTransform:
        return self._to_widget().inverted()[0]

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme()
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._picture.devicePixelRatio() != ratio:
            self._picture = self._paint_picture(theme, ratio)
        growing = self._sheet.growing
        if growing is not None:
            self._unpainted.append(growing.take_fresh())
        if self._unpainted:
            self._fill(self._picture, self._unpainted, theme)
            self._unpainted = []
        box = event.rect()
        with QPainter(self) as painter:
            inside = QRectF(box.x() * ratio, box.y() * ratio, box.width() * ratio, box.height() * ratio)
            painter.drawPixmap(QRectF(box), self._picture, inside)
            if growing is not None:
                tail = growing.tail()
                self._painted = tail.controlPointRect()
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setTransform(self._to_widget())
                painter.fillPath(tail, theme.tokens.ink)

    def _paint_picture(self, theme: Theme, ratio: float) -> QPixmap:
        """Return the pad with everything on it that no longer changes."""
        picture = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
        picture.setDevicePixelRatio(ratio)
        with QPainter(picture) as painter:
            draw_paper(painter, self.rect(), self._caption, theme)
        self._unpainted = []
        paths = [one.path for one in self._sheet.strokes]
        growing = self._sheet.growing
        if growing is not None:
            growing.take_fresh()
            paths.append(growing.settled)
        self._fill(picture, paths, theme)
        return picture

    def _fill(self, picture: QPixmap, paths: Sequence[QPainterPath], theme: Theme) -> None:
        with QPainter(picture) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setTransform(self._to_widget())
            for path in paths:
                painter.fillPath(path, theme.tokens.ink)


def said_of(speech: Speech, strokes: int, nothing: Nothing | None) -> str:
    """Return what is on a pad, for those who listen."""
    if nothing == "blank-ink":
        return speech.say("Nothing is drawn yet.")
    drawn = speech.say_count("{count} stroke is drawn.", "{count} strokes are drawn.", strokes)
    if nothing is None:
        return drawn
    return f"{drawn} {speech.say('Your full signature is missing: this is only a dot or a line.')}"
