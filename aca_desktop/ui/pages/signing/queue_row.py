"""One row of the queue: whom, since when, and what can be done. It tells what was asked and does nothing."""

from typing import override

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from aca_desktop.ui.painting.shapes import line
from aca_desktop.ui.parts.buttons import SMALL_SIZE, Button
from aca_desktop.ui.parts.rows import Column
from aca_desktop.ui.parts.symbols import Symbol
from aca_desktop.ui.parts.text import Text, quiet
from aca_desktop.ui.theme.look import Dressed, Look
from aca_desktop.ui.theme.type import BODY, QUIET

_HIGH = 52
_FAR = 6


class QueueRow(Dressed, QWidget):
    """`asked` tells what is wanted (start, park, resume, arrived, discard, leave), with the row's key.

    `moved`: the row is to stand so many places further down; `dropped`: it was let go of there.
    """

    asked = Signal(str, str)
    moved = Signal(str, int)
    dropped = Signal()

    def __init__(
        self, key: str, name: str, below: str, beside: str, *, number: int | None = None, icon: str = "",
        marked: bool = False, urgent: bool = False,
    ) -> None:  # fmt: skip
        super().__init__()
        self.key, self._number, self._icon = key, number, icon
        self._marked = marked
        self._grabbed: QPoint | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._lead: list[QWidget] = []
        if number is not None:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.OpenHandCursor)
            self._lead = [Symbol("grip-vertical", 16, tone="quiet"), Text(str(number), BODY.strong, fixed=True)]
        elif icon:
            self._lead = [Symbol(icon, 18, tone="sun_ink")]
        for widget in self._lead:
            self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self._name = Text(name, BODY.strong)
        words = Column(self._name, *([quiet(below)] if below else []), gap=0)
        self._row.addWidget(words, 1, Qt.AlignmentFlag.AlignVCenter)
        if beside:
            said = Text(beside, QUIET, "sun_ink" if urgent else "quiet", fixed=True)
            self._row.addWidget(said, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(name)
        self.buttons: dict[str, Button] = {}

    def add_action(self, act: str, words: str, icon: str | None = None, said: str = "") -> Button:
        """Put a button at the right; `said` names it in full for those who hear it."""
        button = Button(words, size=SMALL_SIZE, icon=icon)
        button.setAccessibleName(said or f"{words}: {self.accessibleName()}")
        button.clicked.connect(lambda: self.asked.emit(act, self.key))
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.buttons[act] = button
        return button

    @override
    def dress(self, look: Look) -> None:
        left = (8 if self._number is not None else 34) if self._lead else 68
        self._row.setContentsMargins(look.px(left), 0, look.px(12), 0)
        self._row.setSpacing(look.px(12))
        if self._number is not None:
            self._lead[1].setFixedWidth(look.px(20))
        elif self._lead:
            self._lead[0].setFixedWidth(look.px(22))

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.look().px(_HIGH))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.look().px(_HIGH))

    def ring(self) -> tuple[QRectF, float]:
        """Return what the focus ring goes round, inside the row, and its radius."""
        return QRectF(self.rect()).adjusted(5, 5, -5, -5), self.look().px(4)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look()
        tokens = look.tokens
        with QPainter(self) as painter:
            if self._grabbed is not None:
                painter.fillRect(self.rect(), tokens.hover)
            elif self._marked and tokens.tinted:
                painter.fillRect(self.rect(), tokens.tint)
            elif self._marked:
                painter.fillRect(0, 0, look.px(4), self.height(), tokens.primary)
            line(painter, 0, self.height() - 1, self.width(), self.height() - 1, tokens.line)

    # order

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if self._number is not None and step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(self.key, step)
            self.dropped.emit()
        elif self._number is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.asked.emit("start", self.key)
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._number is not None and event.button() == Qt.MouseButton.LeftButton:
            self._grabbed = event.position().toPoint()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.update()
        else:
            super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is None:
            return
        y = event.position().y()
        if y < -_FAR:
            self.moved.emit(self.key, -1)
        elif y > self.height() + _FAR:
            self.moved.emit(self.key, 1)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is not None:
            self._grabbed = None
            self.setCursor(Qt.CursorShape.OpenHandCursor)
            self.update()
            self.dropped.emit()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()
