"""What the figures' page is laid out in: the title with its tabs, the buttons of what is shown, and the parts."""

from collections.abc import Sequence
from typing import override

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSpacerItem, QVBoxLayout, QWidget

from aca_desktop.i18n import Speech
from aca_desktop.ui.pages.figures.figures_part import FiguresPart
from aca_desktop.ui.parts.buttons import Button, back_link
from aca_desktop.ui.parts.empty import EmptyState
from aca_desktop.ui.parts.tabs import Tabs
from aca_desktop.ui.parts.text import page_title
from aca_desktop.ui.theme.theme import Theme, ThemedWidget


class Inside(ThemedWidget, QWidget):
    """The title with its tabs, or the way back; the buttons of what is shown; below them the parts."""

    def __init__(self, tabs: Sequence[str]) -> None:
        super().__init__()
        self._titles = tabs
        self.title, self.back = page_title(""), back_link("")
        self.tabs = Tabs("", *("" for _ in tabs))
        self.nothing = EmptyState("", "target")
        self._head, self._parts, self._column = QHBoxLayout(), QVBoxLayout(), QVBoxLayout(self)
        self._head.addWidget(self.title)
        self._head.addWidget(self.back)
        self._gap = QSpacerItem(0, 0)
        self._head.addItem(self._gap)
        self._head.addWidget(self.tabs)
        self._head.addStretch(1)
        self._below = QHBoxLayout()
        self._is_narrow = False
        self._shown: tuple[Button, ...] = ()
        self._column.addLayout(self._head)
        self._column.addLayout(self._below)
        self._column.addWidget(self.nothing, 1)
        self._column.addLayout(self._parts, 1)
        self.nothing.hide()

    def add(self, part: QWidget) -> None:
        """Take one more part, and its buttons into the head."""
        self._parts.addWidget(part, 1)

    def show_head(self, buttons: tuple[Button, ...], *, opened: bool) -> None:
        """Show the tabs, or the way back from what is opened, and these buttons."""
        for button in self._shown:
            button.hide()
            self._head.removeWidget(button)
        self._shown = buttons
        for button in buttons:
            self._head.addWidget(button)
            button.show()
        self.title.setVisible(not opened)
        self.tabs.setVisible(not opened)
        self.back.setVisible(opened)
        self._place_tabs()

    def show_coalition(self, *, is_there: bool) -> None:
        """Say that there is no coalition, if there is none."""
        self.nothing.setVisible(not is_there)
        self.tabs.setEnabled(is_there)
        for n in range(self._parts.count()):
            item = self._parts.itemAt(n)
            widget = item.widget() if item is not None else None
            if isinstance(widget, FiguresPart):
                widget.setVisible(is_there and widget.is_shown)

    def retranslate(self, speech: Speech) -> None:
        """Say everything in the language of now."""
        self.title.setText(speech.say("Figures"))
        self.back.setText(speech.say("Figures"))
        self.tabs.setAccessibleName(speech.say("Parts of the figures"))
        for n, title in enumerate(self._titles):
            self.tabs.setTabText(n, speech.say(title))
        self.nothing.set_sentence(
            speech.say("There is no coalition in this file yet. Found one from the first page.")
        )
        self._place_tabs()

    def _needed(self, *, narrow: bool) -> int:
        """Return how wide the head is with the tabs in it, or below it."""
        theme = self.theme()
        hints = [one.sizeHint().width() for one in (self.title, *self._shown)]
        tabs = self.tabs.sizeHint().width()
        wide = sum(hints) + theme.px(12) * (len(hints) + 2) + theme.px(4)
        return 2 * theme.px(24) + (max(wide, tabs) if narrow else wide + tabs)

    def _place_tabs(self) -> None:
        """Put the tabs beside the title, or below it where there is no room."""
        narrow = self.width() < self._needed(narrow=False) and not self.tabs.isHidden()
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            if narrow:
                self._head.removeWidget(self.tabs)
                self._below.addWidget(self.tabs)
                self._below.addStretch(1)
            else:
                while self._below.takeAt(0) is not None:
                    pass
                self._head.insertWidget(3, self.tabs)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_tabs()

    @override
    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        parts = self._parts.minimumSize().width() + 2 * self.theme().px(24)
        return QSize(max(parts, self._needed(narrow=True)), hint.height())

    @override
    def use_theme(self, theme: Theme) -> None:
        self._column.setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(24))
        self._column.setSpacing(theme.px(16))
        self._head.setSpacing(theme.px(12))
        self._gap.changeSize(theme.px(4), 0)
