"""Parts side by side that go on in the next line where there is no more room: chips, small buttons."""

from typing import override

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from aca_desktop.ui.parts.item_layout import ItemLayout
from aca_desktop.ui.theme.theme import Theme, ThemedWidget


class Flow(ThemedWidget, QWidget):
    """Widgets in lines, each as wide as it wants; hidden ones take no room."""

    def __init__(self, *widgets: QWidget, gap: int = 8) -> None:
        super().__init__()
        self._gap = gap
        self._lines = _Lines(self)
        for widget in widgets:
            self._lines.addWidget(widget)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        """Put one more at the end."""
        self._lines.addWidget(widget)

    @override
    def use_theme(self, theme: Theme) -> None:
        self._lines.setSpacing(theme.px(self._gap))


class _Lines(ItemLayout):
    """Lays items out in lines."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._lay(QRect(0, 0, width, 0), move=False)

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._lay(rect, move=True)

    @override
    def sizeHint(self) -> QSize:
        shown = [item.sizeHint() for item in self.items if not item.isEmpty()]
        wide = sum(hint.width() for hint in shown) + self.spacing() * max(0, len(shown) - 1)
        return QSize(wide, max((hint.height() for hint in shown), default=0))

    @override
    def minimumSize(self) -> QSize:
        shown = [item.minimumSize() for item in self.items if not item.isEmpty()]
        widest = max((hint.width() for hint in shown), default=0)
        return QSize(widest, max((hint.height() for hint in shown), default=0))

    def _lay(self, rect: QRect, *, move: bool) -> int:
        """Put the items into lines and return how high all of them are."""
        x, y, high, gap = rect.left(), rect.top(), 0, self.spacing()
        for item in self.items:
            if item.isEmpty():
                continue
            hint = item.sizeHint().boundedTo(QSize(rect.width(), 10_000))
            if x > rect.left() and x + hint.width() > rect.left() + rect.width():
                x, y, high = rect.left(), y + high + gap, 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), hint))
            x, high = x + hint.width() + gap, max(high, hint.height())
        return y + high - rect.top()
