"""Looks at what a window shows as an eye would: what is cut, lies on something else, is pale, or has no name."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import combinations, pairwise

from PySide6.QtCore import QAbstractItemModel, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QPainter, QRegion
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from aca_desktop.ui.parts.fields.checks import Radio
from aca_desktop.ui.parts.fields.fields import Sentence
from aca_desktop.ui.parts.marks import InkFrame
from aca_desktop.ui.parts.messages import MessageBar
from aca_desktop.ui.parts.navigation import ListItem
from aca_desktop.ui.parts.scrolling import FloatingBar
from aca_desktop.ui.parts.tables import Table
from aca_desktop.ui.parts.text import Text
from aca_desktop.ui.theme.tokens import contrast

_LEAST = 4.5
_CLOSER = 4
_NAMELESS = {QAccessible.Role.NoRole, QAccessible.Role.Client}


def seen(window: QWidget) -> list[QWidget]:
    """Return what is shown inside a window, dialogs of its own left out."""
    return [one for one in window.findChildren(QWidget) if one.isVisible() and one.window() is window]


type Places = Counter[tuple[str, tuple[int, int, int, int]]]


def places(window: QWidget) -> Places:
    """Return each control and text that is seen, but of messages and below fields, with its place on the screen
    and its size."""
    kinds, said = (QLabel, QAbstractButton, QLineEdit, QComboBox, QAbstractScrollArea), (MessageBar, Sentence)
    found = (one for one in seen(window) if isinstance(one, kinds) and not isinstance(one.parent(), said))
    return Counter((_named(one), (*one.mapToGlobal(QPoint()).toTuple(), *one.size().toTuple())) for one in found)


def moved(before: Places, now: Places) -> Iterator[str]:
    """Tell what does not stand any more where it stood, or is of another size."""
    arrived = now - before
    for name, place in before - now:
        to = next((at for other, at in arrived if other == name), "nowhere")
        yield f"moved from {place} to {to}: {name}"


def _named(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, (QLabel, QAbstractButton, QLineEdit)) else ""
    holder = widget.parentWidget()
    return f"{type(widget).__name__} {text or widget.accessibleName()!r} in {type(holder).__name__}"


def cut(window: QWidget, sentences: set[str]) -> Iterator[str]:
    """Tell what is cut: outside its holder, smaller than its words, or ended with an ellipsis.

    Words that somebody entered may end so if a tooltip has them whole; the program's own `sentences` may not.
    """
    for one in seen(window):
        if isinstance(one, Text):
            whole = one._laid(one.width()).whole
            if not whole and (one.text() in sentences or one.toolTip() != one.text()):
                yield f"shown in part: {_named(one)}"
            if (
                one.hasHeightForWidth()
                and one._most is None
                and one.height() < one.heightForWidth(one.width()) - 1
            ):
                yield f"too low: {_named(one)}"
        if isinstance(one, QAbstractButton):
            least = one.minimumSizeHint()
            if one.width() < least.width() - 1 or one.height() < least.height() - 1:
                yield f"too small: {_named(one)}: {one.size().toTuple()} of {least.toTuple()}"
        if isinstance(one, (QLabel, QAbstractButton, QLineEdit, QComboBox)) and not _is_inside(one):
            yield f"outside: {_named(one)}"


def untold(window: QWidget) -> Iterator[str]:
    """Tell of areas that go on below what is seen, without a scroll bar that says so."""
    for area in window.findChildren(QAbstractScrollArea):
        real = area.verticalScrollBar()
        if area.visibleRegion().isEmpty() or real.maximum() <= real.minimum():
            continue
        bars = [real, *(one for one in window.findChildren(FloatingBar) if one._area is area)]
        if not any(one.isVisible() and not one.visibleRegion().isEmpty() for one in bars):
            yield f"goes on below: {type(area).__name__} {area.accessibleName()}"


def shortened(window: QWidget, elided: set[str], sentences: set[str]) -> Iterator[str]:
    """Tell which painted words ended with an ellipsis and cannot be read whole in a tooltip, or are our own."""
    told = "\n".join(one.toolTip() for one in seen(window))
    for words in sorted(elided):
        if words in sentences:
            yield f"painted in part: {words!r}"
        elif words not in told and not _is_told_by_a_table(window, words):
            yield f"painted in part without a tooltip: {words!r}"


def _is_told_by_a_table(window: QWidget, words: str) -> bool:
    """Say whether a cell that is seen has these words in its tooltip."""
    for table in window.findChildren(Table):
        model = table.model()
        if not table.isVisible() or model is None:
            continue
        last = table.rowAt(table.viewport().height() - 1)
        rows = range(max(0, table.rowAt(0)), (last if last >= 0 else model.rowCount() - 1) + 1)
        cells = (model.index(row, column) for row in rows for column in range(model.columnCount()))
        if any(words in table.told(cell) for cell in cells):
            return True
    return False


def _is_inside(widget: QWidget) -> bool:
    """Say whether a widget lies inside all that hold it; what can be scrolled to counts as inside."""
    box, holder = widget.geometry(), widget.parentWidget()
    while holder is not None and not box.isEmpty():
        area = holder.parentWidget()
        room = holder.rect()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is holder:
            if area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff and not (
                room.left() <= box.left() and box.right() <= room.right() + 1
            ):
                return False
            box = box.intersected(room)
        elif not room.adjusted(-1, -1, 1, 1).contains(box):
            return False
        if holder.isWindow():
            return True
        box.translate(holder.pos())
        holder = area
    return True


def overlapping(window: QWidget) -> Iterator[str]:
    """Tell which widgets of one holder lie on each other; what only paints over others, as a focus ring, may."""
    holders: dict[QObject | None, list[QWidget]] = {}
    for one in seen(window):
        over = one.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        if not over and not isinstance(one, QAbstractSlider) and not one.geometry().isEmpty():
            holders.setdefault(one.parent(), []).append(one)
    for children in holders.values():
        for first, second in combinations(children, 2):
            shared = first.geometry().intersected(second.geometry())
            if shared.width() > 1 and shared.height() > 1:
                yield f"{_named(first)} lies on {_named(second)}: {shared.getRect()}"


def pale(window: QWidget) -> Iterator[str]:
    """Tell which words have less than 4.5:1 on their ground, as painted."""
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    for one in seen(window):
        if isinstance(one, InkFrame):
            continue  # its text is told, not painted
        words = one.text() if isinstance(one, (QLabel, QAbstractButton, QLineEdit)) else ""
        words = words or (one.placeholderText() if isinstance(one, QLineEdit) else "")
        box = QRect(one.mapTo(window, QPoint(0, 0)), one.size()).intersected(_seen_part(one, window))
        if not isinstance(one, QLabel):
            box = box.adjusted(4, 4, -4, -4)
        if not words.strip() or box.width() < 4 or box.height() < one.height() - 8 or box.height() < 8:
            continue  # what is scrolled away in part has no stroke to be measured for sure
        if _contrast(image.copy(box)) < _LEAST:
            closer = _contrast(_closer(window, box))
            if closer < _LEAST:
                yield f"{closer:.2f}:1 {_named(one)}"


def _seen_part(widget: QWidget, window: QWidget) -> QRect:
    """Return what is not scrolled away, in the window's coordinates."""
    return widget.visibleRegion().boundingRect().translated(widget.mapTo(window, QPoint(0, 0)))


def _closer(window: QWidget, box: QRect) -> QImage:
    """Paint a part of a window so large that strokes have their full colour."""
    image = QImage(box.size() * _CLOSER, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_CLOSER)
    with QPainter(image) as painter:
        window.render(painter, QPoint(0, 0), QRegion(box))
    return image


def _contrast(image: QImage) -> float:
    """Return the contrast of the ground, which most points have, to the colour farthest from it."""
    points = Counter(memoryview(image.constBits()).cast("I"))
    ground = QColor.fromRgb(points.most_common(1)[0][0])
    return max(contrast(QColor.fromRgb(point), ground) for point in points)


def nameless(window: QWidget) -> Iterator[str]:
    """Tell which controls have no name or no role for who cannot see them.

    Of a list to choose from, Qt tells on Linux what is chosen in place of its name: it needs label or description.
    """
    labelled = [one.buddy() for one in window.findChildren(QLabel) if one.text().strip()]
    for one in seen(window):
        if not one.focusPolicy() & Qt.FocusPolicy.TabFocus or isinstance(one, QAbstractSlider):
            continue
        told = QAccessible.queryAccessibleInterface(one)
        if not told.text(QAccessible.Text.Name).strip():
            yield f"no name: {_named(one)}"
        if isinstance(one, QComboBox) and one not in labelled and not one.accessibleDescription().strip():
            yield f"nothing says what is chosen: {_named(one)}"
        if told.role() in _NAMELESS:
            yield f"no role: {_named(one)}"


def tabbed(window: QWidget) -> list[QWidget]:
    """Return the controls that Tab comes to, from the beginning until it comes round."""
    if (had := window.focusWidget()) is not None:
        had.clearFocus()
    reached: list[QWidget] = []
    while True:
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        if now is None or now in reached:
            return reached
        reached.append(now)


def out_of_reach(window: QWidget, reached: Sequence[QWidget] | None = None) -> Iterator[str]:
    """Tell which controls Tab does not come to. Of buttons that exclude each other, one is enough."""
    reached = tabbed(window) if reached is None else reached
    wanted = [one for one in seen(window) if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isEnabled()]
    for one in wanted:
        if one.focusProxy() is None and one not in reached and not _stands_for(one, reached):
            yield f"not reached: {_named(one)}"


def out_of_order(reached: Sequence[QWidget]) -> Iterator[str]:
    """Tell where Tab went against reading: to the left or up, or back into a group that it had left.

    What is read is decided by where things are seen; nothing is asked of layouts.
    """
    left: set[QWidget] = set()
    for before, now in pairwise(reached):
        own, other = _holders(before), _holders(now)
        apart = next(
            (place for place, (one, two) in enumerate(zip(own, other, strict=False)) if one is not two), 0
        )
        if not apart or before in other:
            continue  # one of them holds the other
        one, two = own[apart], other[apart]
        left.update(own[apart:])
        first, second = one.geometry(), two.geometry()
        goes_on = second.left() >= first.right() - 1 or second.top() >= first.bottom() - 1
        if not goes_on and not first.intersects(second):
            yield f"goes back: from {_named(before)} to {_named(now)}"
        if left.intersection(other):
            yield f"returns: from {_named(before)} to {_named(now)}"


def _holders(widget: QWidget) -> list[QWidget]:
    """Return a widget and all that hold it, the window first."""
    found = [widget]
    while not found[-1].isWindow() and (holder := found[-1].parentWidget()) is not None:
        found.append(holder)
    return found[::-1]


def unpressed(reached: Sequence[QWidget]) -> Iterator[str]:
    """Tell which buttons Enter or Space does not press; nothing comes of the pressing.

    One that is chosen among others cannot be chosen again: there Enter may go on.
    """
    for one in reached:
        among_others = isinstance(one, (ListItem, Radio)) or (
            isinstance(one, QAbstractButton) and one.autoExclusive()
        )
        if not isinstance(one, QAbstractButton) or (among_others and one.isChecked()):
            continue
        one.setFocus()
        if not _takes_space(one):
            yield f"Space does not press: {_named(one)}"
        if isinstance(one, QPushButton) and (one.autoDefault() or one.isDefault()):
            continue  # Qt presses it by Enter, in dialogs
        pressed: list[bool] = []
        one.click = partial(pressed.append, True)  # type: ignore[method-assign]
        QTest.keyClick(one, Qt.Key.Key_Return)
        del one.click
        if not pressed:
            yield f"Enter does not press: {_named(one)}"


def _takes_space(button: QAbstractButton) -> bool:
    """Hold Space down on a button, and say whether it goes down; it comes up without being pressed."""
    button.blockSignals(True)
    QTest.keyPress(button, Qt.Key.Key_Space)
    down = button.isDown()
    button.setDown(False)
    QTest.keyRelease(button, Qt.Key.Key_Space)
    button.blockSignals(False)
    return down


def watch_models(window: QWidget, watched: dict[QAbstractItemModel, QAbstractItemModelTester]) -> None:
    """Let Qt watch each of our models from now on: it says so, which fails a test, when one breaks a promise."""
    for view in window.findChildren(QAbstractItemView):
        model = view.model()
        if type(model).__module__.startswith("aca_desktop.") and model not in watched:
            mode = QAbstractItemModelTester.FailureReportingMode.Warning
            watched[model] = QAbstractItemModelTester(model, mode)


def _stands_for(widget: QWidget, reached: Sequence[QWidget]) -> bool:
    if not isinstance(widget, QAbstractButton) or not widget.autoExclusive():
        return False
    return any(other.parent() is widget.parent() and isinstance(other, QAbstractButton) for other in reached)
