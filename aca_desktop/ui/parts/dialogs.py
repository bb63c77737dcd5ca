"""Dialogs: a question with its own window that returns an answer and never writes. It has its parent's theme."""

from typing import override

from PySide6.QtCore import QElapsedTimer, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from aca_desktop.ui.painting.shapes import line
from aca_desktop.ui.parts.buttons import Button, Kind
from aca_desktop.ui.parts.by_keyboard import ByKeyboard
from aca_desktop.ui.parts.focus import FocusRing
from aca_desktop.ui.parts.scrolling import ScrollArea
from aca_desktop.ui.parts.text import Text
from aca_desktop.ui.theme.palette import palette
from aca_desktop.ui.theme.theme import Theme, ThemedWidget
from aca_desktop.ui.theme.type import HERO

_RING = 4
"""Room round the body's controls for the ring that shows which has the keyboard."""


class Dialog(ByKeyboard, ThemedWidget, QDialog):
    """A title, a body that takes any parts (`body`), and a foot with the answers. Escape is the way out.

    It is no higher than the window that it belongs to: what finds no room scrolls, the answers stay.
    """

    def __init__(self, title: str, parent: QWidget, *, width: int = 480) -> None:
        super().__init__(parent)
        self._wide = width
        self.setWindowTitle(title)
        self._title = Text(title, HERO, wraps=True)
        inside = QWidget()
        self.body = QVBoxLayout(inside)
        self._foot = QHBoxLayout()
        self._foot.addStretch(1)
        self._column = QVBoxLayout()
        self._head = QHBoxLayout()
        self._head.addWidget(self._title)
        self._column.addLayout(self._head)
        self._column.addWidget(_Body(inside), 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._column, 1)
        whole.addLayout(self._foot)
        self._ring = FocusRing(self)

    def add_answers(self, take: str, leave: str, *, kind: Kind = Kind.PRIMARY, icon: str | None = None) -> Button:
        """Put two buttons into the foot: one that accepts, returned, and one that leaves everything as it is.

        Enter in a field accepts, unless that is harm: then the keyboard is on the way out.
        """
        back = Button(leave, keys="Esc")
        back.clicked.connect(self.reject)
        taken = _Answer(take, kind, icon=icon)
        taken.setDefault(kind is not Kind.HARM)
        taken.clicked.connect(self.accept)
        self._foot.addWidget(back)
        self._foot.addWidget(taken)
        if kind is Kind.HARM:
            back.setFocus()
        return taken

    def add_way_out(self, words: str) -> Button:
        """Put one button into the foot, where there is nothing to decide."""
        back = Button(words, keys="Esc")
        back.setDefault(True)
        back.clicked.connect(self.reject)
        self._foot.addWidget(back)
        return back

    @override
    def recolour(self, theme: Theme) -> None:
        self.setPalette(palette(theme.tokens))

    @override
    def use_theme(self, theme: Theme) -> None:
        self.setMinimumWidth(theme.px(self._wide))
        ring = theme.px(_RING)
        self.body.setContentsMargins(ring, ring, ring, ring)
        self._head.setContentsMargins(ring, 0, ring, 0)
        self._column.setContentsMargins(
            theme.px(24) - ring, theme.px(20), theme.px(24) - ring, theme.px(20) - ring
        )
        self._column.setSpacing(theme.px(16) - ring)
        self.body.setSpacing(theme.px(12))
        self._foot.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), theme.px(16))
        self._foot.setSpacing(theme.px(12))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self.theme()
        parts = self.findChildren(QWidget)
        for part in parts:  # made before it was known how they look here
            if isinstance(part, ThemedWidget):
                part.theme()
                part.updateGeometry()
        for part in reversed(parts):  # the inner ones first, so that nothing moves after the first picture
            layout = part.layout()
            if layout is not None:
                layout.activate()
        super().showEvent(event)
        self._grow()

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._grow()
        return done

    def _grow(self) -> None:
        """Be as wide as its parts need, and as high at this width, if its window is: Qt’s least height knows no
        wrapped words."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            wide = max(self.width(), layout.totalMinimumSize().width())
            high = max(self.height(), layout.totalHeightForWidth(wide))
            holder = self.parentWidget()
            if holder is not None and not self.isMaximized():
                high = min(high, holder.window().height())
            if (wide, high) != (self.width(), self.height()):
                self.resize(wide, high)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme()
        with QPainter(self) as painter:
            box = QRectF(self.rect())
            painter.fillRect(box, theme.tokens.card)
            top = self._foot.geometry().top()
            painter.fillRect(box.adjusted(0, top, 0, 0), theme.tokens.window)
            line(painter, 0, top, self.width(), top, theme.tokens.line)


class _Answer(Button):
    """Accepts. It may have come to lie under the pointer just now: a double click's second half is not meant for
    it, and Qt tells that, in another window, as a click of its own."""

    _since = QElapsedTimer()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._since = QElapsedTimer()
        self._since.start()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._since.elapsed() >= QApplication.doubleClickInterval():
            super().mousePressEvent(event)


class _Body(ScrollArea):
    """As high as what is in it, where there is room."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__(inside)
        self._inside = inside

    @override
    def sizeHint(self) -> QSize:
        return self._inside.sizeHint()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        inside = self._inside
        return inside.heightForWidth(width) if inside.hasHeightForWidth() else inside.sizeHint().height()


class Question(Dialog):
    """Asks before something is done that can't be undone: what it does, and two answers."""

    def __init__(self, title: str, effect: str, answers: tuple[str, str], parent: QWidget) -> None:
        super().__init__(title, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.body.addWidget(Text(effect, wraps=True))
        self.take = self.add_answers(*answers, kind=Kind.HARM)
