"""How windows answer the keyboard: Tab goes in reading order, Enter presses the button that has the focus.

The order is read from the layouts at each press, so that it holds for controls that were made later.
"""

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QLayout, QScrollArea, QWidget

if TYPE_CHECKING:
    _Widget = QWidget
else:
    _Widget = object


class ByKeyboard(_Widget):
    """A window, named before its Qt class, that is used by keyboard."""

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        stops = list(reading_order(self))
        if not stops:
            return False
        now = self.focusWidget()
        at = stops.index(now) if now in stops else (-1 if next else 0)
        to = stops[(at + (1 if next else -1)) % len(stops)]
        to.setFocus(Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason)
        show_whole(to)
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        now = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(now, QAbstractButton):
            if not event.isAutoRepeat():
                now.click()
        else:
            super().keyPressEvent(event)


def reading_order(widget: QWidget) -> Iterator[QWidget]:
    """Yield the controls in a widget to which Tab goes, the first one first."""
    for child in _children(widget):
        if child.isVisible() and child.isEnabled() and not child.isWindow():
            if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.focusProxy() is None:
                yield child
            yield from reading_order(child)


def show_whole(widget: QWidget) -> None:
    """Scroll whatever a control is in until it is seen."""
    holder = widget.parentWidget()
    while holder is not None and not holder.isWindow():
        if isinstance(holder, QScrollArea):
            holder.ensureWidgetVisible(widget)
        holder = holder.parentWidget()


def _children(widget: QWidget) -> Iterator[QWidget]:
    """Yield a widget's children as its layout has them, then those in no layout from the top to the bottom."""
    layout = widget.layout()
    laid = list(_laid(layout)) if layout is not None else []
    others = [one for one in widget.children() if isinstance(one, QWidget) and one not in laid]
    return chain(laid, sorted(others, key=lambda one: (one.y(), one.x())))


def _laid(layout: QLayout) -> Iterator[QWidget]:
    places = range(layout.count())
    if isinstance(layout, QGridLayout):
        grid = layout
        places = sorted(places, key=lambda place: grid.getItemPosition(place)[:2])  # type: ignore[assignment,index]
    for place in places:
        item = layout.itemAt(place)
        inner, widget = (item.layout(), item.widget()) if item is not None else (None, None)
        if inner is not None:
            yield from _laid(inner)
        elif widget is not None:
            yield widget
