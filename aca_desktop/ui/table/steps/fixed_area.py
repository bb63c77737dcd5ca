"""Areas that scroll where room is short: one as large as what is in it, one that takes what it gets."""

from typing import override

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from aca_desktop.ui.parts.scrolling import ScrollArea


class Panel(ScrollArea):
    """One of several that stand in one place: those that are not shown ask for no room."""

    @override
    def minimumSizeHint(self) -> QSize:
        theme = self.theme()
        return QSize(theme.px(160), theme.px(80))


_BAR = 12
"""What the scroll bar takes, if it comes."""


class FixedArea(ScrollArea):
    """Takes the size that its content wants, no more."""

    def __init__(self, content: QWidget) -> None:
        super().__init__(content)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        content.installEventFilter(self)

    def fit(self) -> None:
        """Take at once the size that the content wants now."""
        content = self.widget()
        layout = content.layout() if content is not None else None
        if layout is not None:
            layout.invalidate()
        self.updateGeometry()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    @override
    def sizeHint(self) -> QSize:
        content = self.widget()
        hint = content.sizeHint() if content is not None else QSize()
        return QSize(hint.width() + self.theme().px(_BAR), hint.height())

    @override
    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(hint.width(), min(hint.height(), self.theme().px(64)))
