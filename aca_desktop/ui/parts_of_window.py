"""Going round a window's parts by key: side bar, top bar, page, and round again."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def go_to_next(parts: Sequence[QWidget], now: QWidget | None) -> None:
    """Move the keyboard from the part that has it to the next one that takes it."""
    here = next((place for place, part in enumerate(parts) if now and part.isAncestorOf(now)), -1)
    for step in range(1, len(parts) + 1):
        first = _first_control(parts[(here + step) % len(parts)])
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)
            return


def _first_control(part: QWidget) -> QWidget | None:
    """Return the first thing in a part of the window that takes the keyboard."""
    widget = part.nextInFocusChain()
    while widget is not None and widget is not part:
        takes = widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes and part.isAncestorOf(widget):
            return widget
        widget = widget.nextInFocusChain()
    return None
