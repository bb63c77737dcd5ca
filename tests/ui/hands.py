"""What a person does: clicks, types, presses keys, looks at what is written."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget


def click(widget: QWidget, at: QPoint | None = None) -> None:
    """Click with the left button, in the middle unless told otherwise."""
    place = widget.rect().center() if at is None else at
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def write(text: str, widget: QWidget | None = None) -> None:
    """Type text into a widget, or into whatever has the keyboard."""
    target = widget or QApplication.focusWidget()
    assert target is not None, "nothing has the keyboard"
    QTest.keyClicks(target, text)


def press(keys: str, widget: QWidget | None = None) -> None:
    """Press keys (Ctrl+F) in a window, or in whatever has the keyboard."""
    target = widget or QApplication.focusWidget() or QApplication.activeWindow()
    assert target is not None, "nothing has the keyboard"
    QTest.keySequence(target, QKeySequence(keys))


def drop(widget: QWidget, *paths: Path) -> None:
    """Drop files on a widget."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    place = widget.rect().center()
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entering = QDragEnterEvent(QPointF(place), *how)
    QApplication.sendEvent(widget, entering)
    assert entering.isAccepted(), "the files are not taken"
    QApplication.sendEvent(widget, QDropEvent(QPointF(place), *how))


def words(widget: QWidget) -> list[str]:
    """Return what labels and buttons inside say, as far as they are seen."""
    labels = [(one, one.text()) for one in widget.findChildren(QLabel)]
    buttons = [(one, one.text()) for one in widget.findChildren(QAbstractButton)]
    return [text for one, text in [*labels, *buttons] if text and one.isVisible()]


def button(widget: QWidget, name: str) -> QAbstractButton:
    """Return the one button inside that says this, or is called so, and is seen."""
    named = [one for one in widget.findChildren(QAbstractButton) if name in (one.text(), one.accessibleName())]
    seen = [one for one in named if one.isVisible()]
    assert len(seen) == 1, f"{len(seen)} buttons say {name}: {words(widget)}"
    return seen[0]
