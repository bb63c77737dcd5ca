"""Controls side by side where each finds room, else below each other; hidden ones leave no gap."""

from typing import override

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayoutItem, QSizePolicy, QWidget

from aca_desktop.ui.parts.item_layout import ItemLayout
from aca_desktop.ui.theme.theme import Theme, ThemedWidget


class Columns(ThemedWidget, QWidget):
    """Rows of equal columns, at most `most`, each at least `least` wide (0: as its widest wants to be).

    `gap` lies between columns, `below` between rows. With `evenly` a second row is as full as the first (four
    stand as four, two and two, or one by one); one alone in its row takes all of it if it `spreads`.
    """

    def __init__(
        self,
        least: int,
        *widgets: QWidget,
        gap: int = 32,
        below: int = 16,
        most: int = 2,
        evenly: bool = False,
        spreads: bool = False,
    ) -> None:
        super().__init__()
        self._least, self._gap, self._below = least, gap, below
        self.cells = _Cells(self, most, evenly=evenly, spreads=spreads)
        for widget in widgets:
            self.cells.addWidget(widget)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_most(self, most: int) -> None:
        """Let so many stand side by side at most."""
        self.cells.set_most(most)

    @override
    def use_theme(self, theme: Theme) -> None:
        self.cells.measure(theme.px(self._least), theme.px(self._gap), theme.px(self._below))


class _Cells(ItemLayout):
    """Lays items out in rows, all at their row's top."""

    def __init__(self, parent: QWidget, most: int, *, evenly: bool, spreads: bool) -> None:
        super().__init__(parent)
        self._most, self._evenly, self._spreads = most, evenly, spreads
        self._least = self._gap = self._below = 0

    def measure(self, least: int, gap: int, below: int) -> None:
        self._least, self._gap, self._below = least, gap, below
        self.invalidate()

    def set_most(self, most: int) -> None:
        if most != self._most:
            self._most = most
            self.invalidate()

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._lay(QRect(0, 0, width, 0), place=False)

    @override
    def sizeHint(self) -> QSize:
        seen = self._seen()
        wide = max((item.sizeHint().width() for item in seen), default=0)
        columns = min(self._most, len(seen)) or 1
        whole = columns * wide + (columns - 1) * self._gap
        return QSize(whole, self.heightForWidth(whole))

    @override
    def minimumSize(self) -> QSize:
        wide = max((item.minimumSize().width() for item in self._seen()), default=0)
        return QSize(wide, max((item.minimumSize().height() for item in self._seen()), default=0))

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._lay(rect, place=True)

    def _seen(self) -> list[QLayoutItem]:
        return [item for item in self.items if not item.isEmpty()]

    def _side_by_side(self, seen: list[QLayoutItem], width: int) -> int:
        """Return how many find room beside each other."""
        least = self._least or max((item.minimumSize().width() for item in seen), default=1)
        fitting = max(1, (width + self._gap) // max(1, least + self._gap))
        most = min(self._most, fitting)
        if self._evenly and most < len(seen):
            half = (len(seen) + 1) // 2
            return half if half <= most else 1
        return most

    def _lay(self, box: QRect, *, place: bool) -> int:
        """Lay all out in a box and return how high they are."""
        seen = self._seen()
        if not seen:
            return 0
        count = max(1, min(self._side_by_side(seen, box.width()), len(seen) if self._evenly else self._most))
        wide = (box.width() - self._gap * (count - 1)) // count
        y = 0
        for first in range(0, len(seen), count):
            row = seen[first : first + count]
            alone = self._spreads and len(row) == 1
            room = box.width() if alone else wide
            heights = [_height(item, room) for item in row]
            if place:
                for column, item in enumerate(row):
                    x = box.x() + column * (wide + self._gap)
                    item.setGeometry(QRect(x, box.y() + y, room, heights[column]))
            y += max(heights) + self._below
        return y - self._below


def _height(item: QLayoutItem, wide: int) -> int:
    return item.heightForWidth(wide) if item.hasHeightForWidth() else item.sizeHint().height()
