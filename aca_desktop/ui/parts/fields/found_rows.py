"""Keys between a search field and the rows that it found. Knows not what was looked for."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget


def key_among_rows(event: QKeyEvent, search: QWidget, found: Sequence[QAbstractButton]) -> bool:
    """Move with the arrows; Enter takes a row, and in the field the only one. Return whether the key was meant."""
    rows = [row for row in found if not row.isHidden()]
    places: list[QWidget] = [search, *rows]
    step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
    at = next((place for place, one in enumerate(places) if one.hasFocus()), None)
    if step is not None and at is not None and 0 <= at + step < len(places):
        places[at + step].setFocus(Qt.FocusReason.TabFocusReason)
    elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and at is not None and rows:
        if at:
            rows[at - 1].click()
        elif len(rows) == 1:
            rows[0].click()
    else:
        return False
    return True
