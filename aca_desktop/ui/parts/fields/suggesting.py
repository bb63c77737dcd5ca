"""A field that suggests, while somebody types, what is known: by any part of its name, accents and case aside.

What is typed may also be something else: then it is taken as it stands. The suggestions lie over the page, in no
window of their own, so that the keyboard never leaves the field.
"""

from collections.abc import Sequence
from typing import override

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from aca_desktop.domain.values.sorting import fold
from aca_desktop.ui.painting.shapes import rounded
from aca_desktop.ui.painting.words import draw_line
from aca_desktop.ui.parts.fields.fields import USUAL_FIELD, Field, FieldSize
from aca_desktop.ui.theme.theme import theme_of

_TAKES = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_HEARS = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Escape, *_TAKES)
_SEEN, _MOST = 6, 300
_ROW = 36


class SuggestField(Field):
    """`picked`: one of the suggestions was taken."""

    picked = Signal()

    def __init__(self, placeholder: str = "", size: FieldSize = USUAL_FIELD) -> None:
        super().__init__(placeholder, size)
        self._words: dict[str, str] = {}
        self._values: dict[str, str] = {}
        self._list: _Suggestions | None = None
        self.textEdited.connect(self._suggest)

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Suggest these (value, words); what stands in the field keeps its value."""
        if dict(choices) == self._words:
            return
        value = self.value
        self._words = dict(choices)
        self._values = {fold(words): value for value, words in choices}
        if not self.hasFocus():
            self.show_value(value)

    @property
    def value(self) -> str:
        """What stands in the field: the value of known words, else the text."""
        text = self.text().strip()
        return self._values.get(fold(text), text)

    def show_value(self, value: str) -> None:
        """Show a value by its words, if it has any."""
        words = self._words.get(value, value)
        if self.text() != words:
            self.setText(words)

    @property
    def suggestions(self) -> list[str]:
        """What is suggested now."""
        return self._list.words if self._list is not None and self._list.isVisible() else []

    def _suggest(self, text: str) -> None:
        typed = fold(text.strip())
        found = [words for folded, words in self._folded() if typed in folded] if typed else []
        if self._list is None:
            self._list = _Suggestions(self)
            self._list.clicked.connect(lambda index: self._take(str(index.data())))
        self._list.suggest([] if found == [text.strip()] else found[:_MOST])

    def _suggest_all(self) -> None:
        """Suggest everything, as a list to choose from does."""
        self._suggest("")
        if self._list is not None:
            self._list.suggest(list(self._words.values())[:_MOST])

    def _folded(self) -> list[tuple[str, str]]:
        return [(folded, self._words[value]) for folded, value in self._values.items()]

    def _take(self, words: str) -> None:
        self.setText(words)
        self._close()
        self.picked.emit()

    def _close(self) -> None:
        if self._list is not None:
            self._list.hide()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the suggestions with the arrows, take one with Enter, put them away with Escape."""
        shown = self._list if self._list is not None and self._list.isVisible() else None
        key = Qt.Key(event.key())
        if shown is None and key == Qt.Key.Key_Down and not self.text().strip() and self._words:
            self._suggest_all()
        elif shown is None or key not in _HEARS:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Escape:
            self._close()
        elif key not in _TAKES:
            said = shown.move_by(1 if key == Qt.Key.Key_Down else -1)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))
        elif shown.currentIndex().isValid():
            self._take(str(shown.currentIndex().data()))
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._close()
        super().focusOutEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._close()
        super().hideEvent(event)


class _Suggestions(QListView):
    """A few lines below the field."""

    def __init__(self, field: Field) -> None:
        super().__init__(field.window())
        self._field = field
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Lines(field, self))
        self.setAccessibleName(field.accessibleName())

    @property
    def words(self) -> list[str]:
        """What is suggested."""
        return [str(self._model.index(row, 0).data()) for row in range(self._model.rowCount())]

    def suggest(self, words: Sequence[str]) -> None:
        """Suggest these, or nothing."""
        self._model.clear()
        for one in words:
            self._model.appendRow(QStandardItem(one))
        if not words:
            self.hide()
            return
        high = min(len(words), _SEEN) * theme_of(self._field).px(_ROW) + 2
        place = self._field.mapTo(self.window(), QPoint(0, self._field.height() + 2))
        if place.y() + high > self.window().height():
            place.setY(place.y() - self._field.height() - 4 - high)
        self.setGeometry(QRect(place, QSize(self._field.width(), high)))
        self.show()
        self.raise_()

    def move_by(self, step: int) -> str:
        """Go to the next or the one before, round and round; return what it says."""
        rows = self._model.rowCount()
        now = self.currentIndex().row()
        row = (now + step) % rows if now >= 0 else (0 if step > 0 else rows - 1)
        self.setCurrentIndex(self._model.index(row, 0))
        return str(self.currentIndex().data())

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        super().paintEvent(e)
        tokens = theme_of(self._field).tokens
        with QPainter(self.viewport()) as painter:
            rounded(painter, self.viewport().rect(), 0, None, tokens.line_strong, tokens.border)


class _Lines(QStyledItemDelegate):
    """How a suggestion looks."""

    def __init__(self, field: Field, parent: QListView) -> None:
        super().__init__(parent)
        self._field = field

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self._field.width(), theme_of(self._field).px(_ROW))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme = theme_of(self._field)
        tokens = theme.tokens
        box = QRect(option.rect)
        painter.fillRect(box, tokens.card)
        if option.state & QStyle.StateFlag.State_Selected:
            if tokens.tinted:
                painter.fillRect(box, tokens.tint)
            else:
                rounded(painter, box, 0, None, tokens.primary, 3)
        words = box.adjusted(theme.px(12), 0, -theme.px(12), 0)
        draw_line(painter, words, str(index.data()), USUAL_FIELD.style, theme, tokens.text)
