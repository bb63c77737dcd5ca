"""What is painted, told to those who listen: a painted widget says what it shows, line by line.

`tell_paintings` makes Qt ask for it. A screen reader then finds one object with a name, and its lines within.
"""

from dataclasses import dataclass
from typing import Protocol, override, runtime_checkable

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor
from PySide6.QtWidgets import QWidget


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


def tell_paintings() -> None:
    """Let Qt ask our painted widgets; once for the application."""
    QAccessible.installFactory(_interface)


_KEPT: dict[int, "PaintingInterface"] = {}
