"""A field of several lines."""

from typing import override

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from aca_desktop.ui.parts.fields.field_frame import draw_frame, see_through
from aca_desktop.ui.theme.look import Dressed, Look
from aca_desktop.ui.theme.type import BODY, Style, font


class TextArea(Dressed, QPlainTextEdit):
    """Several lines to type in; Tab leaves it."""

    def __init__(self, placeholder: str = "", style: Style = BODY, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._mistaken = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setPlaceholderText(placeholder)
        see_through(self)
        self.viewport().setAutoFillBackground(False)

    @override
    def dress(self, look: Look) -> None:
        self.setFont(font(self._style, look))
        self.setViewportMargins(look.px(8), look.px(5), look.px(3), look.px(5))

    def set_mistaken(self, mistaken: bool) -> None:
        """Show that something is wrong with what is typed."""
        self._mistaken = mistaken
        self.update()

    def select(self, start: int, end: int) -> None:
        """Take the keyboard, with the characters from `start` to `end` selected and seen."""
        text, cursor = self.toPlainText(), self.textCursor()
        cursor.setPosition(_units(text[:start]))
        cursor.setPosition(_units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def is_mistaken(self) -> bool:
        """Whether something is shown to be wrong."""
        return self._mistaken

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            look = self.look()
            with QPainter(self) as painter:
                draw_frame(
                    painter, QRectF(self.rect()), look, 1,
                    focused=self.hasFocus(), mistaken=self._mistaken, on=self.isEnabled(),
                )  # fmt: skip
            return True
        return super().event(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()


def _units(text: str) -> int:
    """Return how long Qt takes a text to be: it counts in UTF-16."""
    return len(text.encode("utf-16-le")) // 2
