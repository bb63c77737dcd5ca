"""Scroll bars six pixels wide, and the areas that scroll with them."""

from typing import override

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QFrame,
    QScrollArea,
    QScrollBar,
    QWidget,
)

from aca_desktop.ui.painting.shapes import rounded
from aca_desktop.ui.theme.theme import ThemedWidget

_WIDE, _ROOM, _END, _SHORTEST = 6, 12, 4, 32


class ThinScrollBar(ThemedWidget, QScrollBar):
    """A scroll bar that is nothing but its handle."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self._held = 0.0
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @override
    def sizeHint(self) -> QSize:
        room = self.theme().px(_ROOM)
        return QSize(room, room * 4) if self.orientation() == Qt.Orientation.Vertical else QSize(room * 4, room)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _is_upright(self) -> bool:
        return self.orientation() == Qt.Orientation.Vertical

    def _handle(self) -> tuple[float, float]:
        """Return where the handle begins along the bar, and how long it is."""
        way = (self.height() if self._is_upright() else self.width()) - 2 * _END
        span = self.maximum() - self.minimum()
        long = max(min(self.theme().px(_SHORTEST), way), way * self.pageStep() / max(1, span + self.pageStep()))
        at = (self.sliderPosition() - self.minimum()) / span if span else 0.0
        return _END + (way - long) * at, long

    def _along(self, event: QMouseEvent) -> float:
        return event.position().y() if self._is_upright() else event.position().x()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        start, long = self._handle()
        at = self._along(event)
        if start <= at <= start + long:
            self._held = at - start
            self.setSliderDown(True)
        else:
            step = (
                QScrollBar.SliderAction.SliderPageStepSub
                if at < start
                else QScrollBar.SliderAction.SliderPageStepAdd
            )
            self.triggerAction(step)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            way = (self.height() if self._is_upright() else self.width()) - 2 * _END - self._handle()[1]
            share = (self._along(event) - self._held - _END) / way if way > 0 else 0.0
            self.setValue(round(self.minimum() + share * (self.maximum() - self.minimum())))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme()
        start, long = self._handle()
        wide = theme.px(_WIDE)
        if self._is_upright():
            handle = QRectF((self.width() - wide) / 2, start, wide, long)
        else:
            handle = QRectF(start, (self.height() - wide) / 2, long, wide)
        lively = self.underMouse() or self.isSliderDown()
        with QPainter(self) as painter:
            if self.maximum() > self.minimum():
                tokens = theme.tokens
                rounded(painter, handle, wide / 2, tokens.quiet if lively else tokens.line_strong)


def thin_bars(area: QAbstractScrollArea) -> None:
    """Give an area our scroll bars and take its frame away."""
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setVerticalScrollBar(ThinScrollBar(Qt.Orientation.Vertical, area))
    area.setHorizontalScrollBar(ThinScrollBar(Qt.Orientation.Horizontal, area))


class FloatingBar(ThinScrollBar):
    """A scroll bar that lies over the right edge of its area, so that rows go through below it."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(Qt.Orientation.Vertical, area)
        self._area = area
        self._real = area.verticalScrollBar()
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._real.rangeChanged.connect(self._take_range)
        self._real.valueChanged.connect(self.setValue)
        self.valueChanged.connect(self._real.setValue)
        self._take_range(self._real.minimum(), self._real.maximum())

    def _take_range(self, least: int, most: int) -> None:
        self.setPageStep(self._real.pageStep())
        self.setSingleStep(self._real.singleStep())
        self.setRange(least, most)
        self.setValue(self._real.value())
        self.setVisible(self._is_wanted())

    def _is_wanted(self) -> bool:
        return self._real.maximum() > self._real.minimum()

    def place(self, box: QRect) -> None:
        """Lie at the right edge of a box in the area's coordinates."""
        wide = self.sizeHint().width()
        self.setGeometry(box.right() + 1 - wide, box.top(), wide, box.height())
        self.raise_()


class BesideBar(FloatingBar):
    """A scroll bar in the margin at the right of its area: what scrolls ends where all else on a page ends.

    It lies in the nearest widget around the area that has room there, or over the area if none has.
    """

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(area)
        self._around = list[QWidget]()
        area.installEventFilter(self)
        area.destroyed.connect(self.deleteLater)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.ParentChange}:
            self._follow()
        elif kind == QEvent.Type.Hide and watched is self._area:
            self.hide()
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        holder, around = self._holder()
        for one in self._around:
            if one not in around:
                one.removeEventFilter(self)
        for one in around:
            if one not in self._around:
                one.installEventFilter(self)
        self._around = around
        if self.parentWidget() is not holder:
            self.setParent(holder)
        corner, wide = self._area.mapTo(holder, QPoint(self._area.width(), 0)), self.sizeHint().width()
        left = corner.x() - (wide if holder is self._area else 0)
        self.setGeometry(left, corner.y(), wide, self._area.height())
        self.setVisible(self._is_wanted())
        self.raise_()

    def _holder(self) -> tuple[QWidget, list[QWidget]]:
        """Return who has room for the bar, and all between them and the area, whose moves move it."""
        room, between = self.sizeHint().width(), list[QWidget]()
        one = self._area.parentWidget()
        while one is not None:
            if one.width() - self._area.mapTo(one, QPoint(self._area.width(), 0)).x() >= room:
                return one, between
            between.append(one)
            if one.isWindow() or isinstance(one.parentWidget(), QAbstractScrollArea):
                break
            one = one.parentWidget()
        return self._area, []

    @override
    def _is_wanted(self) -> bool:
        return self._area.isVisible() and super()._is_wanted()


class ScrollArea(ThemedWidget, QScrollArea):
    """A page or panel that scrolls up and down when it is higher than its room; never sideways.

    Its bar lies in the margin beside it, or with `inside` over its own right edge, for rows that reach it.
    """

    def __init__(self, content: QWidget, *, inside: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        thin_bars(self)
        self._bar = FloatingBar(self) if inside else BesideBar(self)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.setWidget(content)
        content.setAutoFillBackground(False)  # which taking it has set

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the content's least width, so that nothing is cut at the right."""
        content = self.widget()
        wide = content.minimumSizeHint().width() if content is not None else 0
        return QSize(wide, self.theme().px(80))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not isinstance(self._bar, BesideBar):
            self._bar.place(self.rect())
