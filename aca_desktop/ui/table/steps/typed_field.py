"""Fields of the table: large, and keeping what an input method is still composing when they are left."""

import re
from typing import override

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QHideEvent, QInputMethodEvent
from PySide6.QtWidgets import QWidget

from aca_desktop.ui.parts.fields.fields import SIGNING_FIELD, Field, FieldSize, Labelled
from aca_desktop.ui.parts.rows import Row
from aca_desktop.ui.theme.type import SIGNING

WIDE_ENOUGH = 460
"""So wide must each of two fields be to stand beside the other."""


_BREAKS = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")

FLAT_FIELD = FieldSize(46, 14, SIGNING, 24, 2)
"""Used where the text is large, and room is short."""


class TypedField(Field):
    """`written` has what the field holds, text still being composed included, at every change by hand."""

    written = Signal(str)

    def __init__(self, size: FieldSize = SIGNING_FIELD) -> None:
        super().__init__("", size)
        self._composing: str | None = None
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)  # it would offer what others have copied
        self.textChanged.connect(self._keep_to_one_line)
        self.composed.connect(self.written)

    def _keep_to_one_line(self, text: str) -> None:
        """Take line breaks that were pasted for blanks."""
        if _BREAKS.search(text):
            place = self.cursorPosition()
            self.setText(_BREAKS.sub(" ", text))
            self.setCursorPosition(place)
            self.written.emit(self.text())

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        place, before = self.cursorPosition(), self.text()
        self._composing = None
        super().inputMethodEvent(event)
        if event.preeditString():
            now, place = self.text(), self.cursorPosition()
            self._composing = now[:place] + event.preeditString() + now[place:]
        elif self.text() != before:
            self.written.emit(self.text())

    def set_large(self, large: bool) -> None:
        """Use the measures for large text, or the usual ones."""
        self.set_size(FLAT_FIELD if large else SIGNING_FIELD)

    def finish(self) -> None:
        """Take what is being composed as typed: whoever goes on has meant it."""
        whole, self._composing = self._composing, None
        if whole is not None:
            QGuiApplication.inputMethod().reset()
            self.setText(whole)
            self.written.emit(whole)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.finish()
        super().focusOutEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.finish()
        super().hideEvent(event)


def labelled(control: QWidget, *, lines: int = 0) -> Labelled:
    """Return a control with its label above it and a note below, in the table's letters.

    What is wrong is said in the foot of a step; elsewhere in `lines` that are reserved below.
    """
    return Labelled("", control, style=SIGNING, below=SIGNING, lines=lines)


def pair(first: QWidget, second: QWidget) -> Row:
    """Return two controls side by side."""
    return Row(first, second, gap=32)
