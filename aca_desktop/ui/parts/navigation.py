"""The entries of side bars: pages at the left of the window, parts of a page in a list."""

from collections.abc import Mapping
from typing import override

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from aca_desktop.ui.painting.shapes import rounded
from aca_desktop.ui.painting.words import draw_line, fitted, width
from aca_desktop.ui.parts.chips import badge_width, badge_words, draw_badge
from aca_desktop.ui.parts.rows import Column
from aca_desktop.ui.theme.icons import draw_icon
from aca_desktop.ui.theme.theme import Theme, ThemedWidget
from aca_desktop.ui.theme.type import BODY, QUIET

_LEAST = 28


class _Entry(ThemedWidget, QPushButton):
    """A checkable line; who is checked is decided by whoever holds the entries. Told as a tab."""

    def __init__(self, words: str, icon: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._badge = ""
        self._narrow = False
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setText(words)
        self.toggled.connect(self._tell_choice)

    @override
    def setText(self, words: str) -> None:
        """Say these words; an ampersand in them is one."""
        self._words = words
        super().setText(words.replace("&", "&&"))
        self.updateGeometry()
        self._show_rest()
        self.update()

    def words(self) -> str:
        """Return what the entry says."""
        return self._words

    def told_page(self) -> str:
        """Return what a screen reader calls it."""
        return self._words

    @override
    def nextCheckState(self) -> None:
        """Leave the choice to whoever holds the entries."""

    def ring(self) -> tuple[QRectF, float]:
        """Return what the focus ring goes round, and its radius."""
        return QRectF(self.rect()), self.theme().px(8)

    def _tell_choice(self, on: bool) -> None:
        """Let a screen reader know that another entry is selected."""
        what = QAccessible.Event.Selection if on else QAccessible.Event.SelectionRemove
        QAccessible.updateAccessibility(QAccessibleEvent(self, what))

    def _show_rest(self) -> None:
        self.setToolTip(self._words if self._narrow else "")

    def _ground(self, painter: QPainter, theme: Theme) -> None:
        tokens = theme.tokens
        box = QRectF(self.rect())
        if not tokens.tinted:
            if self.isChecked() or self.underMouse():
                rounded(painter, box, theme.px(8), None, tokens.primary, 3 if self.isChecked() else 1)
        elif self.isChecked():
            rounded(painter, box, theme.px(8), tokens.tint)
        elif self.underMouse() or self.isDown():
            rounded(painter, box, theme.px(8), tokens.tint if self.isDown() else tokens.hover)


class NavigationItem(_Entry):
    """One page of the window: icon, name and how much waits there; narrow, the icon alone.

    Where the window is low for the size of its text, entries become lower.
    """

    def __init__(self, words: str, icon: str, *, parent: QWidget | None = None) -> None:
        super().__init__(words, icon, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def set_badge(self, count: int, said: str = "") -> None:
        """Show how much waits, and what is told of it; nothing for 0."""
        self._badge = badge_words(count)
        self.setAccessibleDescription(said if self._badge else "")
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Show the icon alone, the name as a tooltip."""
        self._narrow = narrow
        self.updateGeometry()
        self._show_rest()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        theme = self.theme()
        if self._narrow:
            return QSize(theme.px(44), theme.px(44))
        wide = theme.px(12 + 20 + 10 + 12) + width(self._words, BODY.strong, theme) + 1
        return QSize(
            round(wide) + (badge_width(self._badge, theme) + theme.px(8) if self._badge else 0), theme.px(44)
        )

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme().px(44), self.theme().px(_LEAST))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme()
        tokens = theme.tokens
        on = self.isChecked()
        ink = tokens.primary if on else tokens.text
        with QPainter(self) as painter:
            self._ground(painter, theme)
            if on:
                bar = QRectF(0, (self.height() - theme.px(24)) / 2, theme.px(3), theme.px(24))
                rounded(painter, bar, theme.px(1.5), tokens.primary)
            square = theme.px(20)
            icon = ink if on else tokens.quiet
            draw_icon(painter, self._icon, theme.px(12), (self.height() - square) / 2, square, icon)
            right = self.width() - theme.px(12)
            if self._narrow:
                if self._badge:
                    rounded(
                        painter,
                        QRectF(theme.px(26), theme.px(8), theme.px(10), theme.px(10)),
                        theme.px(5),
                        tokens.sun,
                    )
                return
            if self._badge:
                draw_badge(painter, right, self.height() / 2, self._badge, theme)
                right -= badge_width(self._badge, theme) + theme.px(6)
            style = BODY.strong if on else BODY
            box = QRectF(theme.px(42), 0, right - theme.px(42), self.height())
            shown = fitted(self._words, style, theme, box.width())
            draw_line(painter, box, self._words, style, theme, ink)
        if (shown != self._words) != bool(self.toolTip()):
            self.setToolTip(self._words if shown != self._words else "")


class ListItem(_Entry):
    """One part of a page in a list at its left: icon, name, and below it a quiet line if given."""

    def __init__(self, words: str, icon: str, below: str = "", *, parent: QWidget | None = None) -> None:
        self._below = below
        super().__init__(words, icon, parent=parent)
        self.setAccessibleDescription(below)

    @override
    def keyPressEvent(self, e: QKeyEvent) -> None:
        """Leave the arrows to the list: there they choose, Qt would only move the focus."""
        if e.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            e.ignore()
        else:
            super().keyPressEvent(e)

    def set_below(self, words: str) -> None:
        """Say something else in the quiet line."""
        self._below = words
        self.setAccessibleDescription(words)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        theme = self.theme()
        wide = max(width(self._words, BODY.strong, theme), width(self._below, QUIET, theme))
        return QSize(round(wide) + 1 + theme.px(12 + 18 + 12 + 12), theme.px(60 if self._below else 40))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme().px(96), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme()
        tokens = theme.tokens
        on = self.isChecked()
        ink = tokens.primary if on else tokens.text
        with QPainter(self) as painter:
            self._ground(painter, theme)
            square = theme.px(20 if self._below else 18)
            left = theme.px(12) + square + theme.px(12)
            draw_icon(
                painter,
                self._icon,
                theme.px(12),
                (self.height() - square) / 2,
                square,
                ink if on else tokens.quiet,
            )
            style = BODY.strong if on else BODY
            room = self.width() - left - theme.px(12)
            box = QRectF(left, 0, room, self.height())
            if self._below:
                box = QRectF(left, theme.px(12), room, theme.px(20))
                draw_line(
                    painter,
                    QRectF(left, theme.px(31), room, theme.px(16)),
                    self._below,
                    QUIET,
                    theme,
                    tokens.quiet,
                )
            draw_line(painter, box, self._words, style, theme, ink)
            cut = fitted(self._words, style, theme, room) != self._words
        if cut != bool(self.toolTip()):
            self.setToolTip(self._words if cut else "")


class ItemList(Column):
    """Items by their names, below each other; `chosen` tells which was touched, or reached by an arrow."""

    chosen = Signal(str)

    def __init__(self, items: Mapping[str, ListItem]) -> None:
        super().__init__(*items.values(), gap=0)
        self._items = items
        for name, item in items.items():
            item.clicked.connect(lambda _on=False, name=name: self.chosen.emit(name))

    def check(self, name: str) -> None:
        """Show which one is chosen."""
        for known, item in self._items.items():
            item.setChecked(known == name)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        shown = [name for name, item in self._items.items() if not item.isHidden()]
        at = next((place for place, name in enumerate(shown) if self._items[name].hasFocus()), None)
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if at is None or step is None or not 0 <= at + step < len(shown):
            super().keyPressEvent(event)
            return
        name = shown[at + step]
        self._items[name].setFocus(Qt.FocusReason.TabFocusReason)
        self.chosen.emit(name)
