"""How one cell of a table looks: what a model says of it by these roles, and the delegate that paints it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Protocol, override, runtime_checkable

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from aca_desktop.ui.painting.shapes import line, rounded
from aca_desktop.ui.painting.words import LEFT, RIGHT, draw_line
from aca_desktop.ui.parts.chips import draw_chip
from aca_desktop.ui.parts.tone import Tone
from aca_desktop.ui.theme.icons import draw_icon
from aca_desktop.ui.theme.theme import Theme, theme_of
from aca_desktop.ui.theme.type import BODY, QUIET, SMALL, Style

_THINNEST = 3


def draw_coverage(
    painter: QPainter, box: QRectF, missing: Sequence[tuple[int, int]], known: int, theme: Theme
) -> None:
    """Draw entries 1 to `known`: those that are here filled, the spans that are missing in sun; nothing if 0."""
    tokens = theme.tokens
    rounded(painter, box, theme.px(3), tokens.track, None if tokens.tinted else tokens.line, 1)
    if known <= 0:
        return
    if sum(last - first + 1 for first, last in missing) >= known:
        rounded(painter, box, theme.px(3), tokens.sun)
        return
    rounded(painter, box, theme.px(3), tokens.primary)
    for first, last in missing:
        left = round(box.left() + box.width() * (first - 1) / known)
        right = round(box.left() + box.width() * last / known)
        wide = max(theme.px(_THINNEST), right - left)
        left = min(left, round(box.right()) - wide)
        painter.fillRect(QRectF(left, box.top(), wide, box.height()), tokens.sun)
        if not tokens.tinted:  # sun and primary are both dark there: edges keep them apart
            painter.fillRect(QRectF(left - 1, box.top(), 1, box.height()), tokens.card)
            painter.fillRect(QRectF(left + wide, box.top(), 1, box.height()), tokens.card)


type Index = QModelIndex | QPersistentModelIndex

PADDING, GAP = 16, 12
BOX = 18


class Cell(IntEnum):
    """What a model may say of a cell beside Qt's own roles (text, check state, tooltip)."""

    BELOW = Qt.ItemDataRole.UserRole + 1
    """A second, quiet line (str)."""
    CHIP = Qt.ItemDataRole.UserRole + 2
    """The text is a chip of this Tone."""
    ICON = Qt.ItemDataRole.UserRole + 3
    """An icon's name, before the text or in the chip."""
    TONE = Qt.ItemDataRole.UserRole + 4
    """The name of the text's colour among the tokens."""
    STRONG = Qt.ItemDataRole.UserRole + 5
    """Whether the text is in the heavier weight."""
    SHARE = Qt.ItemDataRole.UserRole + 6
    """A bar above the second line, filled by this share (float from 0 to 1)."""
    INK = Qt.ItemDataRole.UserRole + 7
    """A signature to draw (QPainterPath), in a frame."""
    DISC = Qt.ItemDataRole.UserRole + 8
    """The icon stands in a disc (bool)."""
    DRAWING = Qt.ItemDataRole.UserRole + 9
    """What paints the cell, or a column's head, in place of its text (a Drawing)."""
    MISSING = Qt.ItemDataRole.UserRole + 10
    """In place of a share: a strip over numbers, which spans are missing and up to which it goes (spans, int)."""


@runtime_checkable
class Drawing(Protocol):
    """A picture in a cell. Its words are the cell's text, for whoever hears it."""

    def draw(self, painter: QPainter, box: QRect, theme: Theme) -> None:
        """Draw it into a box."""


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column's room: a share of what is left, or as wide as its widest text (`words`), or `wide` pixels.

    `tone`, `strong` and `small` hold for every cell that says nothing else.
    """

    share: int = 0
    words: tuple[str, ...] = ()
    chip: bool = False
    wide: int = 0
    right: bool = False
    tone: str = "text"
    strong: bool = False
    small: bool = False

    @property
    def style(self) -> Style:
        """Return how its words are written."""
        style = SMALL if self.small else BODY
        return style.strong if self.strong else style


class CellPainter(QStyledItemDelegate):
    """Paints the cells of one table."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self.columns: tuple[TableColumn, ...] = ()
        self.hovered = -1
        self.edge = 0

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(option.rect.size())

    def inside(self, column: int, box: QRect) -> QRect:
        """Return a cell's room between its paddings: the outer ones are wider."""
        theme = theme_of(self._view)
        last = self._view.model().columnCount() - 1
        left = PADDING if column == 0 else GAP // 2
        right = PADDING + self.edge if column == last else GAP // 2
        return box.adjusted(theme.px(left), 0, -theme.px(right), 0)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = theme_of(self._view)
        box = QRect(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        self._paint_ground(painter, box, index, theme, selected=selected)
        inside = self.inside(index.column(), box)
        check = index.data(Qt.ItemDataRole.CheckStateRole)
        if check is not None:
            draw_check(painter, inside, Qt.CheckState(check), theme)
            return
        ink = index.data(Cell.INK)
        if isinstance(ink, QPainterPath):
            _draw_ink(painter, inside, ink, theme)
            return
        tone = index.data(Cell.CHIP)
        if isinstance(tone, Tone):
            icon = index.data(Cell.ICON)
            draw_chip(painter, inside, str(index.data() or ""), icon, tone, theme, selected=selected)
            return
        drawing = index.data(Cell.DRAWING)
        if isinstance(drawing, Drawing):
            drawing.draw(painter, inside, theme)
            return
        self._paint_words(painter, inside, index, theme, selected=selected)

    def _paint_ground(self, painter: QPainter, box: QRect, index: Index, theme: Theme, *, selected: bool) -> None:
        tokens = theme.tokens
        ground = tokens.card
        if selected:
            ground = tokens.tint
        elif index.row() == self.hovered:
            ground = tokens.hover
        painter.fillRect(box, ground)
        line(painter, box.left(), box.bottom(), box.right() + 1, box.bottom(), tokens.line)

    def _paint_words(self, painter: QPainter, box: QRect, index: Index, theme: Theme, *, selected: bool) -> None:
        tokens = theme.tokens
        column = self.columns[index.column()] if index.column() < len(self.columns) else TableColumn()
        strong, told = index.data(Cell.STRONG), index.data(Cell.TONE)
        style = column.style if strong is None else replace(column.style, weight=600 if strong else 400)
        colour = getattr(tokens, told or column.tone)
        below, share = index.data(Cell.BELOW), index.data(Cell.SHARE)
        if share is not None:
            self._paint_share(painter, box, index, theme, colour, strong=bool(strong))
            return
        align = RIGHT if column.right else LEFT
        if index.data(Cell.ICON):
            box = self._paint_icon(painter, box, index, theme, selected=selected)
        words = str(index.data() or "")
        if below:
            middle = box.center().y() + 1
            above = QRect(box.left(), middle - theme.px(18), box.width(), theme.px(20))
            under = QRect(box.left(), middle + theme.px(1), box.width(), theme.px(16))
            draw_line(painter, above, words, style, theme, colour, align)
            draw_line(painter, under, str(below), QUIET, theme, tokens.quiet, align)
        else:
            draw_line(painter, box, words, style, theme, colour, align)

    def _paint_share(
        self, painter: QPainter, box: QRect, index: Index, theme: Theme, colour: QColor, *, strong: bool
    ) -> None:  # fmt: skip
        """Draw a bar, and below it what it says, after a small icon if there is one."""
        middle = box.center().y()
        bar = QRectF(box.left(), middle - theme.px(15), box.width(), theme.px(10))
        missing = index.data(Cell.MISSING)
        if missing is None:
            draw_share(painter, bar, float(index.data(Cell.SHARE)), theme)
        else:
            spans, known = missing
            draw_coverage(painter, bar, spans, known, theme)
        under = QRect(box.left(), middle - theme.px(1), box.width(), theme.px(16))
        if index.data(Cell.ICON):
            side = theme.px(14)
            draw_icon(painter, str(index.data(Cell.ICON)), under.left(), under.top() + theme.px(1), side, colour)
            under.adjust(side + theme.px(4), 0, 0, 0)
        draw_line(painter, under, str(index.data() or ""), QUIET.strong if strong else QUIET, theme, colour)

    def _paint_icon(self, painter: QPainter, box: QRect, index: Index, theme: Theme, *, selected: bool) -> QRect:
        """Draw the icon and return the room that is left."""
        tokens = theme.tokens
        if index.data(Cell.DISC):
            side = theme.px(32)
            ground = tokens.card if selected and tokens.tinted else tokens.hover
            draw_disc(
                painter,
                QRectF(box.left(), box.center().y() - side // 2 + 1, side, side),
                str(index.data(Cell.ICON)),
                ground,
                tokens.quiet,
                theme,
            )
        else:
            side = theme.px(20)
            told = index.data(Cell.TONE)
            colour = getattr(tokens, told) if told else tokens.quiet
            draw_icon(
                painter, str(index.data(Cell.ICON)), box.left(), box.center().y() - side / 2 + 1, side, colour
            )
        return box.adjusted(side + theme.px(12), 0, 0, 0)

    @override
    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Tick by a click anywhere in the box's cell, or by Space."""
        if not index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        clicked = event.type() == QEvent.Type.MouseButtonRelease
        spaced = (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Space
        )
        if not clicked and not spaced:
            return False
        on = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
        after = Qt.CheckState.Unchecked if on else Qt.CheckState.Checked
        return model.setData(index, after, Qt.ItemDataRole.CheckStateRole)


def draw_check(painter: QPainter, box: QRect, state: Qt.CheckState, theme: Theme) -> None:
    """Draw a check box at the left of a cell."""
    tokens = theme.tokens
    side = theme.px(BOX)
    square = QRectF(box.left(), box.center().y() - side // 2 + 1, side, side)
    if state == Qt.CheckState.Checked:
        rounded(painter, square, theme.px(4), tokens.primary)
        inner = round(side * 0.78)
        shift = (side - inner) / 2
        draw_icon(painter, "check", square.x() + shift, square.y() + shift, inner, tokens.on_primary, 3)
        return
    rounded(painter, square, theme.px(4), tokens.card, tokens.line_strong, tokens.border)
    if state == Qt.CheckState.PartiallyChecked:
        bar = QRectF(square.left() + side * 0.22, square.center().y() - theme.px(1), side * 0.56, theme.px(2))
        rounded(painter, bar, theme.px(1), tokens.primary)


def draw_share(painter: QPainter, box: QRectF, share: float, theme: Theme) -> None:
    """Draw a bar in its track."""
    tokens = theme.tokens
    rounded(painter, box, theme.px(3), tokens.track, None if tokens.tinted else tokens.line, 1)
    if share > 0:
        filled = QRectF(box.left(), box.top(), max(theme.px(4), box.width() * min(1.0, share)), box.height())
        rounded(painter, filled, theme.px(3), tokens.primary)


def draw_disc(painter: QPainter, box: QRectF, icon: str, ground: QColor, ink: QColor, theme: Theme) -> None:
    """Draw an icon in a disc."""
    rounded(painter, box, box.height() / 2, ground, None if theme.tokens.tinted else theme.tokens.line, 1)
    side = round(box.height() * 0.5)
    shift = (box.height() - side) / 2
    draw_icon(painter, icon, box.left() + shift, box.top() + shift, side, ink)


def _draw_ink(painter: QPainter, box: QRect, ink: QPainterPath, theme: Theme) -> None:
    """Draw a signature in its frame, as large as it fits."""
    tokens = theme.tokens
    high = min(box.height() - theme.px(8), theme.px(40))
    frame = QRectF(box.left(), box.center().y() - high // 2 + 1, min(box.width(), theme.px(104)), high)
    rounded(painter, frame, theme.px(4), tokens.paper, tokens.line, 1)
    bounds = ink.boundingRect()
    if bounds.isEmpty():
        return
    room = frame.adjusted(theme.px(6), theme.px(4), -theme.px(6), -theme.px(4))
    scale = min(room.width() / bounds.width(), room.height() / bounds.height())
    painter.save()
    painter.translate(room.center())
    painter.scale(scale, scale)
    painter.translate(-bounds.center())
    painter.fillPath(ink, tokens.ink)
    painter.restore()
