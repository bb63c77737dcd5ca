"""Keys that act from anywhere in a window or a page, and the sheet (F1) that tells all of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import override

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from aca_desktop.i18n import Speech
from aca_desktop.ui.parts.dialogs import Dialog
from aca_desktop.ui.parts.symbols import KeyCap
from aca_desktop.ui.parts.text import Text, section_title
from aca_desktop.ui.theme import Dressed, Look


@dataclass(frozen=True, slots=True)
class Keys:
    """Keys as Qt names them (Ctrl+F), and the sentence that says what they do (marked, in English)."""

    keys: str
    does: str


def press(widget: QWidget, keys: str, slot: Callable[[], object], *, everywhere: bool = True) -> QShortcut:
    """Let keys act while the widget's window has the focus, or only while the widget (or a part of it) has it.

    A single letter, digit or sign acts only outside text fields.
    """
    inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
    context = Qt.ShortcutContext.WindowShortcut if everywhere else inside
    shortcut = _OutsideText(keys, widget) if len(keys) == 1 else QShortcut(QKeySequence(keys), widget)
    shortcut.setContext(context)
    shortcut.activated.connect(lambda: slot())
    return shortcut


class _OutsideText(QShortcut):
    """A letter that is a key only where nothing is being written."""

    def __init__(self, letter: str, widget: QWidget) -> None:
        super().__init__(QKeySequence(letter), widget)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)
        self._follow(None, QApplication.focusWidget())

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        self.setEnabled(not is_writing(now))


def is_writing(widget: QWidget | None) -> bool:
    """Say whether letters typed into this widget are text, also where it is read-only or a list to choose from."""
    return isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit | QComboBox | QAbstractSpinBox)


class ShortcutSheet(Dialog):
    """All keys, in groups; goes with Escape."""

    def __init__(self, speech: Speech, groups: Sequence[tuple[str, Sequence[Keys]]], parent: QWidget) -> None:
        super().__init__(speech.say("Shortcuts"), parent, width=720)
        for title, keys in groups:
            if keys:
                self.body.addWidget(section_title(title))
                self.body.addWidget(_Group(speech, keys))
        self.add_way_out(speech.say("Close"))


class _Group(Dressed, QWidget):
    """Keys with what they do, in two columns."""

    def __init__(self, speech: Speech, keys: Sequence[Keys]) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        rows = (len(keys) + 1) // 2
        for number, one in enumerate(keys):
            row, side = number % rows, number // rows
            self._grid.addWidget(KeyCap(one.keys), row, 2 * side, Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(Text(speech.say(one.does)), row, 2 * side + 1)
        for column in (1, 3):
            self._grid.setColumnStretch(column, 1)

    @override
    def dress(self, look: Look) -> None:
        self._grid.setHorizontalSpacing(look.px(12))
        self._grid.setVerticalSpacing(look.px(8))
