"""Going round a window's parts by key: side bar, top bar, page, and round again."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from aca_desktop.ui.parts.by_keyboard import reading_order


def go_to_next(parts: Sequence[QWidget], now: QWidget | None) -> None:
    """Move the keyboard from the part that has it to the next one that takes it."""
    here = next((place for place, part in enumerate(parts) if now and part.isAncestorOf(now)), -1)
    for step in range(1, len(parts) + 1):
        first = next(reading_order(parts[(here + step) % len(parts)]), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)
            return
