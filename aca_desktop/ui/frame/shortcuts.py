"""Keys that act from anywhere in a window or a page. The sheet that tells all of them is beside."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget


class Keys(NamedTuple):
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
    from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit

    return isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit | QComboBox | QAbstractSpinBox)
