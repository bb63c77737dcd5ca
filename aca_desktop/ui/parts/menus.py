"""Menus that open from buttons and chips: lines with icons, keys, and a check beside what is chosen."""

from collections.abc import Callable
from typing import override

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QWidget

from aca_desktop.ui.painting.shapes import line, rounded
from aca_desktop.ui.painting.words import draw_line, width
from aca_desktop.ui.theme.icons import draw_icon
from aca_desktop.ui.theme.theme import Theme, ThemedWidget
from aca_desktop.ui.theme.type import BODY, SMALL, font

_LEFT, _ICON, _GAP = 12, 16, 10


class Menu(ThemedWidget, QMenu):
    """A few things to do or to choose among."""

    def __init__(self, said: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(said)

    def add(
        self, words: str, done: Callable[[], object], *, icon: str = "", below: str = "",
        chosen: bool | None = None,
    ) -> QAction:  # fmt: skip
        """Add a line that calls `done`; `below` stands quietly at its right; `chosen` makes it one of a choice."""
        action = QAction(words.replace("&", "&&"), self)
        action.setData((words, icon, below))
        if chosen is not None:
            action.setCheckable(True)
            action.setChecked(chosen)
        action.triggered.connect(lambda _checked: done())
        self.addAction(action)
        return action

    @override
    def use_theme(self, theme: Theme) -> None:
        self.setFont(font(BODY, theme))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        theme = self.theme()
        self.setMinimumWidth(max((self._needed(action, theme) for action in self.actions()), default=0))
        super().showEvent(event)

    def _needed(self, action: QAction, theme: Theme) -> int:
        words, _icon, below = _told(action)
        beside = width(below, SMALL, theme) + theme.px(24) if below else 0
        return round(self._start(theme) + width(words, BODY.strong, theme) + beside) + theme.px(_LEFT) + 2

    def _start(self, theme: Theme) -> int:
        """Return where words begin: after icons and checks, where any line has one."""
        marked = any(action.isCheckable() or _told(action)[1] for action in self.actions())
        return theme.px(_LEFT + (_ICON + _GAP if marked else 0))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme()
        tokens = theme.tokens
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), tokens.card)
            for action in self.actions():
                self._draw_line(painter, action, self.actionGeometry(action), theme)
            rounded(painter, QRectF(self.rect()), 0, None, tokens.line_strong, tokens.border)

    def _draw_line(self, painter: QPainter, action: QAction, box: QRect, theme: Theme) -> None:
        tokens = theme.tokens
        if action.isSeparator():
            line(painter, box.left(), box.center().y(), box.right(), box.center().y(), tokens.line)
            return
        words, icon, below = _told(action)
        if action is self.activeAction() and action.isEnabled():
            if tokens.tinted:
                painter.fillRect(box, tokens.tint)
            else:
                rounded(painter, box, 0, None, tokens.primary, 3)
        ink = tokens.text if action.isEnabled() else tokens.on_disabled
        square = theme.px(_ICON)
        top = box.top() + (box.height() - square) / 2
        if action.isChecked():
            draw_icon(painter, "check", box.left() + theme.px(_LEFT), top, square, tokens.primary)
        elif icon:
            draw_icon(painter, icon, box.left() + theme.px(_LEFT), top, square, tokens.quiet)
        inside = box.adjusted(self._start(theme), 0, -theme.px(_LEFT), 0)
        draw_line(painter, inside, words, BODY.strong if action.isChecked() else BODY, theme, ink)
        if below:
            draw_line(painter, inside, below, SMALL, theme, tokens.quiet, Qt.AlignmentFlag.AlignRight)


def _told(action: QAction) -> tuple[str, str, str]:
    data = action.data()
    return data if isinstance(data, tuple) else (action.text(), "", "")
