"""One row of the queue: whom, since when, and what can be done. It tells what was asked and does nothing."""

from typing import override

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from aca_desktop.ui.painting.shapes import line
from aca_desktop.ui.parts.buttons import SMALL_SIZE, Button, Kind
from aca_desktop.ui.parts.rows import Column
from aca_desktop.ui.parts.symbols import Symbol
from aca_desktop.ui.parts.text import Text, quiet
from aca_desktop.ui.theme.theme import Theme, ThemedWidget
from aca_desktop.ui.theme.type import BODY, QUIET, SMALL

_HIGH = 52
_FAR = 6


class Grip(Button):
    """By this a row is moved, with the mouse or by Alt+Up and Alt+Down.

    `moved` tells in which direction, again and again while the mouse goes on; `dropped` that it was let go of.
    """

    moved = Signal(int)
    dropped = Signal()

    def __init__(self, said: str) -> None:
        super().__init__(said, Kind.PLAIN, SMALL_SIZE, icon="grip-vertical", shown=False)
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(step)
            self.dropped.emit()
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        row = self.parentWidget()
        if not event.buttons() & Qt.MouseButton.LeftButton or row is None:
            return
        y = self.mapTo(row, event.position().toPoint()).y()
        if y < -_FAR:
            self.moved.emit(-1)
        elif y > row.height() + _FAR:
            self.moved.emit(1)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.dropped.emit()


class QueueRow(ThemedWidget, QWidget):
    """`asked` tells what is wanted (start, park, resume, arrived, delete, leave), with the row's key.

    `moved`: the row is to stand so many places further down; `dropped`: it was let go of there.
    """

    asked = Signal(str, str)
    moved = Signal(str, int)
    dropped = Signal()

    def __init__(
        self, key: str, name: str, below: str, beside: str, *, number: int | None = None, grip: str = "",
        icon: str = "", marked: bool = False, urgent: bool = False,
    ) -> None:  # fmt: skip
        super().__init__()
        self.key, self._number = key, number
        self._marked = marked
        self.grip: Grip | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._lead: QWidget | None = None
        if number is not None:
            self.grip = Grip(grip)
            self.grip.moved.connect(lambda step: self.moved.emit(self.key, step))
            self.grip.dropped.connect(self.dropped)
            self._row.addWidget(self.grip, 0, Qt.AlignmentFlag.AlignVCenter)
            self._lead = Text(str(number), SMALL.strong)
        elif icon:
            self._lead = Symbol(icon, 18, tone="sun_ink")
        if self._lead is not None:
            self._row.addWidget(self._lead, 0, Qt.AlignmentFlag.AlignVCenter)
        words = Column(Text(name, BODY.strong), *([quiet(below)] if below else []), gap=0)
        self._row.addWidget(words, 1, Qt.AlignmentFlag.AlignVCenter)
        if beside:
            said = Text(beside, QUIET, "sun_ink" if urgent else "quiet", fixed=True)
            self._row.addWidget(said, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(name)
        self.buttons: dict[str, Button] = {}

    def is_held(self) -> bool:
        """Whether the row is in somebody's hand, to be moved."""
        pressed = QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton
        return self.grip is not None and self.grip.isDown() and bool(pressed)

    def add_action(self, act: str, words: str, icon: str | None = None, said: str = "") -> Button:
        """Put a button at the right; `said` names it in full for those who hear it."""
        button = Button(words, size=SMALL_SIZE, icon=icon)
        button.setAccessibleName(said or f"{words}: {self.accessibleName()}")
        button.clicked.connect(lambda: self.asked.emit(act, self.key))
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.buttons[act] = button
        return button

    @override
    def use_theme(self, theme: Theme) -> None:
        left = 0 if self.grip is not None else 34 if self._lead is not None else 68
        self._row.setContentsMargins(theme.px(left), 0, theme.px(12), 0)
        self._row.setSpacing(theme.px(12))
        if self._lead is not None:
            self._lead.setFixedWidth(theme.px(16 if self.grip is not None else 22))

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.theme().px(_HIGH))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.theme().px(_HIGH))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme()
        tokens = theme.tokens
        with QPainter(self) as painter:
            if self.grip is not None and self.grip.isDown():
                painter.fillRect(self.rect(), tokens.hover)
            elif self._marked and tokens.tinted:
                painter.fillRect(self.rect(), tokens.tint)
            elif self._marked:
                painter.fillRect(0, 0, theme.px(4), self.height(), tokens.primary)
            line(painter, 0, self.height() - 1, self.width(), self.height() - 1, tokens.line)
