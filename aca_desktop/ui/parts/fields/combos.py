"""A choice out of a list that opens below it; typing finds it by any part of its name, accents and case aside."""

from time import monotonic
from typing import override

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from aca_desktop.domain.values.sorting import fold
from aca_desktop.ui.painting.shapes import rounded
from aca_desktop.ui.painting.words import draw_line, fitted, width
from aca_desktop.ui.parts.fields.field_frame import draw_frame
from aca_desktop.ui.parts.fields.fields import USUAL_FIELD, FieldSize
from aca_desktop.ui.theme.icons import draw_icon
from aca_desktop.ui.theme.theme import Theme, ThemedWidget, theme_of
from aca_desktop.ui.theme.type import Style, font

_CHEVRON = 16
_ROW = 36
_PAUSE = 1.5
"""Seconds after which the next letter begins another word; Qt's own pause is shorter than many people type."""


class Combo(ThemedWidget, QComboBox):
    """A list of which one is chosen. `strong` writes the choice in the heavier weight."""

    def __init__(
        self, size: FieldSize = USUAL_FIELD, *, strong: bool = False, icon: str | None = None,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._size, self._icon = size, icon
        self._style: Style = size.style.strong if strong else size.style
        self._widest: float | None = None
        model = self.model()
        for changed in (model.rowsInserted, model.rowsRemoved, model.dataChanged, model.modelReset):
            changed.connect(self._measure_anew)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._list = _List(self)
        self.setView(self._list)
        self.setItemDelegate(_Rows(self, self._style))
        self.view().setFrameShape(QListView.Shape.NoFrame)
        self.view().setMouseTracking(True)

    @override
    def setAccessibleName(self, name: str) -> None:
        """Name it for assistive technology, which on Linux hears what is chosen in place of a combo's name."""
        super().setAccessibleName(name)
        self.setAccessibleDescription(name)

    def _measure_anew(self) -> None:
        self._widest = None

    def set_size(self, size: FieldSize) -> None:
        """Be as high as this from now on."""
        if size is not self._size:
            self._size = size
            self.updateGeometry()
            self.update()

    @override
    def use_theme(self, theme: Theme) -> None:
        self._widest = None
        self.setFont(font(self._style, theme))

    @override
    def sizeHint(self) -> QSize:
        theme = self.theme()
        if self._widest is None:
            self._widest = max(
                (width(self.itemText(n), self._style, theme) for n in range(self.count())), default=0
            )
        wide = self._widest + 1 + theme.px(2 * self._size.padding + _CHEVRON + 8)
        if self._icon is not None:
            wide += theme.px(self._size.icon + 8)
        return QSize(round(wide) + 1, theme.px(self._size.height))

    @override
    def minimumSizeHint(self) -> QSize:
        theme = self.theme()
        return QSize(min(self.sizeHint().width(), theme.px(88)), theme.px(self._size.height))

    @override
    def showPopup(self) -> None:
        """Open the list below the field, as wide as its longest line."""
        theme = self.theme()
        rows = [width(self.itemText(n), self._style, theme) for n in range(self.count())]
        self.view().setMinimumWidth(max(self.width(), round(max(rows, default=0)) + theme.px(44)))
        super().showPopup()
        if self.currentIndex() < 0:
            self.view().setCurrentIndex(QModelIndex())  # so that Down comes to the first line, not the second
        popup = self.view().window()
        if isinstance(popup, QFrame):
            popup.setFrameShape(QFrame.Shape.NoFrame)
        below = self.mapToGlobal(QPoint(0, self.height() + theme.px(4)))
        if below.y() + popup.height() <= self.screen().availableGeometry().bottom():
            popup.move(below)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list with Enter too; a blank in what is typed belongs to it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.showPopup()
        elif event.key() == Qt.Key.Key_Space and self._list.is_typed_in:
            self._choose_by(" ")
        else:
            super().keyPressEvent(event)

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Choose by what an input method has composed, as by letters."""
        if event.commitString():
            self._choose_by(event.commitString())

    def _choose_by(self, typed: str) -> None:
        """Choose what typing this finds, as Qt does with letters."""
        self._list.setCurrentIndex(self.model().index(self.currentIndex(), 0))
        self._list.keyboardSearch(typed)
        row = self._list.currentIndex().row()
        if row not in (-1, self.currentIndex()):
            self.setCurrentIndex(row)
            self.activated.emit(row)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: a choice must not change while somebody scrolls past."""
        event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme()
        tokens = theme.tokens
        with QPainter(self) as painter:
            focused = self.hasFocus() or self.view().isVisible()
            draw_frame(
                painter, QRectF(self.rect()), theme, self._size.edge,
                focused=focused, mistaken=False, on=self.isEnabled(),
            )  # fmt: skip
            if self.underMouse() and self.isEnabled() and not focused and tokens.tinted:
                rounded(painter, QRectF(self.rect()), theme.px(8), tokens.hover, tokens.line_strong, tokens.border)
            ink = tokens.text if self.isEnabled() else tokens.on_disabled
            left, square = theme.px(self._size.padding), theme.px(_CHEVRON)
            right = self.width() - left - square
            if self._icon is not None:
                side = theme.px(self._size.icon)
                draw_icon(painter, self._icon, left, (self.height() - side) / 2, side, tokens.quiet)
                left += side + theme.px(8)
            box = QRect(left, 0, right - left - theme.px(4), self.height())
            if self.currentIndex() < 0:
                draw_line(painter, box, self.placeholderText(), self._style, theme, tokens.quiet)
            else:
                draw_line(painter, box, self.currentText(), self._style, theme, ink)
            draw_icon(painter, "chevron-down", right, (self.height() - square) / 2, square, tokens.quiet)
        words = self.currentText() if self.currentIndex() >= 0 else self.placeholderText()
        rest = words if fitted(words, self._style, theme, box.width()) != words else ""
        if self.toolTip() != rest:
            self.setToolTip(rest)


class _List(QListView):
    """The opened list, within our own edge."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setUniformItemSizes(True)  # else hundreds of countries are measured at each change of font
        self._typed, self._typed_at = "", 0.0

    @property
    def is_typed_in(self) -> bool:
        """Whether the next letter goes on with the word before."""
        return bool(self._typed) and monotonic() - self._typed_at < _PAUSE

    @override
    def keyboardSearch(self, search: str) -> None:
        """Go to the line that begins with what is typed, else to one of which a word or any part does.

        One letter again and again goes through all lines that begin with it, as in any list.
        """
        self._typed = (self._typed if self.is_typed_in else "") + search
        self._typed_at = monotonic()
        typed, here = fold(self._typed).lstrip(), self.currentIndex().row()
        if not typed:
            return
        again = len(set(typed)) == 1
        typed, first = (typed[0], here + 1) if again else (typed, max(here, 0))
        rows = self.model().rowCount()
        order = [(first + n) % rows for n in range(rows)]
        folded = {row: fold(str(self.model().index(row, 0).data())) for row in order}
        for fits in (
            lambda words: words.startswith(typed),
            lambda words: f" {typed}" in words,
            lambda words: typed in words,
        ):
            found = next((row for row in order if fits(folded[row])), None)
            if found is not None:
                self.setCurrentIndex(self.model().index(found, 0))
                return

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        super().paintEvent(e)
        tokens = theme_of(self).tokens
        with QPainter(self.viewport()) as painter:
            rounded(painter, self.viewport().rect(), 0, None, tokens.line_strong, tokens.border)


class _Rows(QStyledItemDelegate):
    """The lines of an opened list; the chosen one has a check."""

    def __init__(self, combo: Combo, style: Style) -> None:
        super().__init__(combo)
        self._combo, self._style = combo, style

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        theme = theme_of(self._combo)
        return QSize(
            round(width(str(index.data()), self._style, theme)) + theme.px(44),
            theme.px(max(_ROW, self._style.line + 16)),
        )

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme = theme_of(self._combo)
        tokens = theme.tokens
        box = QRect(option.rect)
        state = option.state
        painter.fillRect(box, tokens.card)
        if state & QStyle.StateFlag.State_Selected:
            if tokens.tinted:
                painter.fillRect(box, tokens.tint)
            else:
                rounded(painter, box, 0, None, tokens.primary, 3)
        chosen = index.row() == self._combo.currentIndex()
        ink = tokens.text if index.flags() & Qt.ItemFlag.ItemIsEnabled else tokens.on_disabled
        words = QRect(box).adjusted(theme.px(12), 0, -theme.px(32), 0)
        draw_line(painter, words, str(index.data()), self._style.strong if chosen else self._style, theme, ink)
        if chosen:
            square = theme.px(16)
            y = box.top() + (box.height() - square) / 2
            draw_icon(painter, "check", box.right() - theme.px(12) - square, y, square, tokens.primary)
