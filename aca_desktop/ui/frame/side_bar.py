"""The window's side bar: its pages, how much waits in each, and which one is shown. Knows no page."""

from collections.abc import Collection, Sequence
from typing import override

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from aca_desktop.i18n import Speech
from aca_desktop.ui.frame.contents import Entry
from aca_desktop.ui.frame.measures import SIDE_BAR
from aca_desktop.ui.painting.shapes import line
from aca_desktop.ui.parts.navigation import NavigationItem
from aca_desktop.ui.parts.symbols import Sign
from aca_desktop.ui.parts.text import Text
from aca_desktop.ui.theme import Theme, ThemedWidget
from aca_desktop.ui.theme.type import BODY

_NARROW = 60


class SideBar(ThemedWidget, QWidget):
    """`chosen` tells the name of the page that is asked for. The last entry stands at the foot."""

    chosen = Signal(str)

    def __init__(self, entries: Sequence[Entry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = entries
        self._items = {entry.name: self._build_item(entry) for entry in entries}
        self._narrow = False
        self._name = Text("ACA Desktop", BODY.strong)
        self._build()

    def _build_item(self, entry: Entry) -> NavigationItem:
        item = NavigationItem("", entry.icon)
        item.clicked.connect(lambda: self.chosen.emit(entry.name))
        return item

    def _build(self) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._head = QHBoxLayout()
        self._head.addWidget(Sign(32))
        self._head.addWidget(self._name, 1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        *first, last = self._items.values()
        for item in first:
            self._column.addWidget(item)
        self._column.addStretch(1)
        self._column.addWidget(last)

    def show_page(self, name: str) -> None:
        """Mark a page as the one that is shown."""
        for own, item in self._items.items():
            item.setChecked(own == name)

    def offer(self, names: Collection[str]) -> None:
        """Show these pages alone."""
        for name, item in self._items.items():
            item.setVisible(name in names)

    def set_badge(self, name: str, count: int, said: str) -> None:
        """Show how much waits in a page."""
        self._items[name].set_badge(count, said)

    def set_narrow(self, narrow: bool) -> None:
        """Show icons alone."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._name.setVisible(not narrow)
            for item in self._items.values():
                item.set_narrow(narrow)
            self.updateGeometry()

    def retranslate(self, speech: Speech) -> None:
        """Name the pages anew."""
        for entry in self._entries:
            self._items[entry.name].setText(speech.say(entry.title))
        self.setAccessibleName(speech.say("Pages"))

    @override
    def use_theme(self, theme: Theme) -> None:
        self._head.setContentsMargins(theme.px(8), theme.px(12), theme.px(8), theme.px(12))
        self._head.setSpacing(theme.px(12))
        self._column.setContentsMargins(theme.px(8), 0, theme.px(9), theme.px(12))
        self._column.setSpacing(theme.px(4))

    @override
    def sizeHint(self) -> QSize:
        theme = self.theme()
        return QSize(theme.px(_NARROW if self._narrow else SIDE_BAR), super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), super().minimumSizeHint().height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go up and down with the arrows."""
        items = [item for item in self._items.values() if item.isVisible()]
        now = next((place for place, item in enumerate(items) if item.hasFocus()), None)
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if now is None or step is None:
            super().keyPressEvent(event)
            return
        items[(now + step) % len(items)].setFocus(Qt.FocusReason.TabFocusReason)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme()
        with QPainter(self) as painter:
            painter.fillRect(QRectF(self.rect()), theme.tokens.card)
            right = self.width() - 1
            line(painter, right, 0, right, self.height(), theme.tokens.line)
