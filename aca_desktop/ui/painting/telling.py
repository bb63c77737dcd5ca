"""What is painted, told to those who listen: a painted widget says what it shows, line by line.

`tell_paintings` makes Qt ask for it. A screen reader then finds one object with a name, and its lines within. The
entries of side bars, which Qt would call check boxes, are told as tabs of which one is selected.
"""

from dataclasses import dataclass
from typing import Protocol, override, runtime_checkable

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QWidget


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is shown: its words, and where it is in the widget."""

    words: str
    box: QRect


@runtime_checkable
class Painting(Protocol):
    """A painted widget that can say what it shows; its accessible name says what it is."""

    def told_role(self) -> QAccessible.Role:
        """Return what it is to a screen reader: a chart, a picture."""

    def told(self) -> list[Line]:
        """Return what it shows."""


@runtime_checkable
class Tab(Protocol):
    """A checkable button that stands for a page, or a part of one; checked while that is shown."""

    def told_page(self) -> str:
        """Return the name of what it leads to."""


def tell_paintings() -> None:
    """Let Qt ask our painted widgets; once for the application."""
    QAccessible.installFactory(_interface)


def _interface(_class: str, widget: QObject) -> QAccessibleInterface | None:
    made: QAccessibleInterface
    if isinstance(widget, QAbstractButton) and isinstance(widget, Tab):
        made = TabInterface(widget)
    elif isinstance(widget, QWidget) and isinstance(widget, Painting):
        made = PaintingInterface(widget)
    else:
        return None
    # Qt does not keep Python's half of it alive: the widget does.
    widget._interface = made  # type: ignore[union-attr]  # noqa: SLF001
    return made


class TabInterface(QAccessibleWidget):
    """What Qt knows of an entry: a tab, selected while its page is shown, pressed to show it."""

    def __init__(self, button: QAbstractButton) -> None:
        super().__init__(button, QAccessible.Role.PageTab)
        self._button = button

    @override
    def text(self, t: QAccessible.Text) -> str:
        button = self._button
        if t == QAccessible.Text.Name and isinstance(button, Tab):
            return button.told_page()
        return super().text(t)

    @override
    def state(self) -> QAccessible.State:
        state = super().state()
        state.selectable = True
        state.selected = self._button.isChecked()
        return state

    @override
    def actionNames(self) -> list[str]:
        return [QAccessibleActionInterface.pressAction(), *super().actionNames()]

    @override
    def doAction(self, actionName: str) -> None:
        if actionName == QAccessibleActionInterface.pressAction():
            self._button.click()
        else:
            super().doAction(actionName)


class PaintingInterface(QAccessibleInterface):
    """What Qt knows of one painting; its lines are its children."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self._widget = widget
        self._lines: list[LineInterface] = []

    def lines(self) -> list[Line]:
        """Return what the painting shows now."""
        widget = self._widget
        return widget.told() if isinstance(widget, Painting) else []

    def _children(self) -> "list[LineInterface]":
        wanted = len(self.lines())
        while len(self._lines) < wanted:
            self._lines.append(LineInterface(self, len(self._lines)))
        return self._lines[:wanted]

    @override
    def isValid(self) -> bool:
        return True

    @override
    def object(self) -> QObject:
        return self._widget

    @override
    def text(self, t: QAccessible.Text) -> str:
        if t == QAccessible.Text.Name:
            return self._widget.accessibleName()
        return self._widget.accessibleDescription() if t == QAccessible.Text.Description else ""

    @override
    def setText(self, t: QAccessible.Text, text: str) -> None:
        """Nobody can: it is painted."""

    @override
    def role(self) -> QAccessible.Role:
        widget = self._widget
        return widget.told_role() if isinstance(widget, Painting) else QAccessible.Role.Graphic

    @override
    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        widget = self._widget
        state.focusable = bool(widget.focusPolicy().value)
        state.focused = widget.hasFocus()
        state.invisible = not widget.isVisible()
        state.readOnly = True
        return state

    @override
    def rect(self) -> QRect:
        return QRect(self._widget.mapToGlobal(QPoint(0, 0)), self._widget.size())

    @override
    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self._widget.parentWidget() or self._widget.window())

    @override
    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        children = self._children()
        return children[index] if 0 <= index < len(children) else None

    @override
    def childCount(self) -> int:
        return len(self._children())

    @override
    def indexOfChild(self, arg__1: QAccessibleInterface) -> int:
        return next((n for n, line in enumerate(self._children()) if line is arg__1), -1)

    @override
    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return next((line for line in self._children() if line.rect().contains(x, y)), None)


class LineInterface(QAccessibleInterface):
    """One line of a painting."""

    def __init__(self, painting: PaintingInterface, index: int) -> None:
        super().__init__()
        self._painting, self._index = painting, index

    def _line(self) -> Line | None:
        lines = self._painting.lines()
        return lines[self._index] if self._index < len(lines) else None

    @override
    def isValid(self) -> bool:
        return self._line() is not None

    @override
    def object(self) -> QObject | None:  # type: ignore[override]
        return None

    @override
    def text(self, t: QAccessible.Text) -> str:
        line = self._line()
        return line.words if line is not None and t == QAccessible.Text.Name else ""

    @override
    def setText(self, t: QAccessible.Text, text: str) -> None:
        """Nobody can: it is painted."""

    @override
    def role(self) -> QAccessible.Role:
        return QAccessible.Role.StaticText

    @override
    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.readOnly = True
        return state

    @override
    def rect(self) -> QRect:
        line = self._line()
        return line.box.translated(self._painting.rect().topLeft()) if line is not None else QRect()

    @override
    def parent(self) -> QAccessibleInterface:
        return self._painting

    @override
    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    @override
    def childCount(self) -> int:
        return 0

    @override
    def indexOfChild(self, arg__1: QAccessibleInterface) -> int:
        return -1

    @override
    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None
