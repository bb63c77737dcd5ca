"""The focus ring: one overlay in each window, round whatever has the keyboard, always shown."""

from typing import Protocol, override, runtime_checkable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QComboBox, QLineEdit, QWidget
from shiboken6 import isValid

from aca_desktop.ui.painting.shapes import rounded
from aca_desktop.ui.theme.theme import theme_of

_WIDTH, _AWAY = 2, 2
_WATCHED = (
    QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.ParentChange,
    QEvent.Type.DynamicPropertyChange,
)  # fmt: skip


@runtime_checkable
class Ringed(Protocol):
    """A widget that knows what its ring goes round: a box in its own coordinates, and a radius."""

    def ring(self) -> tuple[QRectF, float]:
        """Return the box and its radius."""


class FocusRing(QWidget):
    """Follows the focus inside one window while it is shown. Fields and views show their focus themselves."""

    # Qt still sends events while a window without a holder is taken apart: these stand in for what is gone then.
    _window: QWidget | None = None
    _target: QWidget | None = None

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._watched: list[QWidget] = []
        self._radius = 0.0
        self._follows = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        window.installEventFilter(self)
        if window.isVisible():
            self._begin()

    def _begin(self) -> None:
        app: QApplication = QApplication.instance()  # type: ignore[assignment]
        if not self._follows:
            app.focusChanged.connect(self._follow)
            self._follows = True
        self._follow(None, QApplication.focusWidget())

    def _end(self) -> None:
        app: QApplication = QApplication.instance()  # type: ignore[assignment]
        if self._follows:
            app.focusChanged.disconnect(self._follow)
            self._follows = False
        self._follow(None, None)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched = []
        self._target = None
        if now is None or now.window() is not self._window or _shows_itself(now):
            self.hide()
            return
        self._target = now
        holder: QWidget | None = now
        while holder is not None and holder is not self._window:
            holder.installEventFilter(self)
            self._watched.append(holder)
            holder = holder.parentWidget()
        self._place()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._window is None:
            return False
        if watched is self._window:
            if event.type() == QEvent.Type.Show:
                self._begin()
            elif event.type() == QEvent.Type.Hide:
                self._end()
        elif self._target is not None and event.type() in _WATCHED:
            self._place()
        return False

    def _place(self) -> None:
        target, window = self._target, self._window
        if target is None or window is None or not (isValid(self) and isValid(target) and isValid(window)):
            return  # events still come while a window is taken apart
        if not target.isVisible():
            self.hide()
            return
        theme = theme_of(target)
        box, self._radius = target.ring() if isinstance(target, Ringed) else (QRectF(target.rect()), theme.px(8))
        away = _AWAY + _WIDTH
        corner = target.mapTo(window, QPoint(0, 0))
        placed = box.toAlignedRect().translated(corner).adjusted(-away, -away, away, away)
        self.setGeometry(placed)
        seen = _seen(target, window)
        if seen is None:
            self.clearMask()
        else:
            self.setMask(QRegion(seen.translated(-placed.topLeft())))
        self.raise_()
        self.show()
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._target is None:
            return
        theme = theme_of(self._target)
        width = _WIDTH if theme.tokens.tinted else _WIDTH + 1
        with QPainter(self) as painter:
            rounded(painter, QRectF(self.rect()), self._radius + _AWAY + _WIDTH, None, theme.tokens.primary, width)


def _seen(target: QWidget, window: QWidget) -> QRect | None:
    """Return what scroll areas around the target let be seen, in the window's coordinates."""
    seen: QRect | None = None
    holder = target.parentWidget()
    while holder is not None and holder is not window:
        if isinstance(holder.parentWidget(), QAbstractScrollArea):
            box = QRect(holder.mapTo(window, QPoint(0, 0)), holder.size())
            seen = box if seen is None else seen.intersected(box)
        holder = holder.parentWidget()
    return seen


def _shows_itself(widget: QWidget) -> bool:
    return isinstance(widget, QLineEdit | QComboBox | QAbstractScrollArea)
