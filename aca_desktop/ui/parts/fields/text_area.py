"""A field of several lines."""

from typing import override

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from aca_desktop.ui.parts.fields.field_frame import draw_frame, see_through
from aca_desktop.ui.theme.theme import Theme, ThemedWidget
from aca_desktop.ui.theme.type import BODY, Style, font


class TextArea(ThemedWidget, QPlainTextEdit):
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
    def use_theme(self, theme: Theme) -> None:
        self.setFont(font(self._style, theme))
        self.setViewportMargins(theme.px(8), theme.px(5), theme.px(3), theme.px(5))

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
            theme = self.theme()
            with QPainter(self) as painter:
                draw_frame(
                    painter, QRectF(self.rect()), theme, 1,
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
