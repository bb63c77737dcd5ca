"""Tables and lists: rows of one height over any model, sharing their room as the design says."""

from collections.abc import Sequence
from typing import override

from PySide6.QtCore import QAbstractItemModel, QEvent, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QToolTip, QWidget

from aca_desktop.ui.painting.shapes import line, rounded
from aca_desktop.ui.painting.words import LEFT, RIGHT, draw_line, width
from aca_desktop.ui.parts.cells import GAP, PADDING, Cell, CellPainter, Drawing, Index, TableColumn, draw_check
from aca_desktop.ui.parts.chips import chip_width
from aca_desktop.ui.parts.progress import LOADING_BAR, Progress
from aca_desktop.ui.parts.scrolling import FloatingBar, thin_bars
from aca_desktop.ui.theme.icons import draw_icon
from aca_desktop.ui.theme.theme import Theme, ThemedWidget
from aca_desktop.ui.theme.type import QUIET

ROW, TWO_LINES, WITH_INK, WITH_BAR = 40, 52, 56, 64
_HEADER = 36
_PATIENCE = 200
_ARROW = 14
_BESIDE_BAR = 8


class Header(ThemedWidget, QHeaderView):
    """TableColumn titles; a tick for all rows stands in the first if wanted, an arrow beside those sorted by.

    `sort_pressed`: a column's number, and whether it is to be sorted by in addition (Shift).
    """

    check_pressed = Signal()
    sort_pressed = Signal(int, bool)

    def __init__(self, table: "Table") -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self._check: Qt.CheckState | None = None
        self._sorted: tuple[tuple[int, bool], ...] = ()
        self.setHighlightSections(False)
        self.setStretchLastSection(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def set_check(self, state: Qt.CheckState | None) -> None:
        """Show a tick for all rows in the first column, or none."""
        self._check = state
        self.viewport().update()

    def show_sorted(self, by: tuple[tuple[int, bool], ...]) -> None:
        """Show by which columns the rows are sorted, the first one first, and whether each is from its end."""
        self._sorted = by
        self.viewport().update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(0, self.theme().px(_HEADER))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._check is not None and self.logicalIndexAt(event.position().toPoint()) == 0:
            self.check_pressed.emit()
            return
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            also = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.sort_pressed.emit(self.logicalIndexAt(event.position().toPoint()), also)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme()
        with QPainter(self.viewport()) as painter:
            box = self.viewport().rect()
            painter.fillRect(box, theme.tokens.card)
            line(painter, 0, box.bottom(), box.width(), box.bottom(), theme.tokens.line)
        super().paintEvent(event)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        theme = self.theme()
        tokens = theme.tokens
        inside = self._table.cells.inside(logical, rect)
        if logical == 0 and self._check is not None:
            draw_check(painter, inside, self._check, theme)
            return
        drawing = self.model().headerData(logical, Qt.Orientation.Horizontal, Cell.DRAWING)
        if isinstance(drawing, Drawing):
            drawing.draw(painter, inside, theme)
            return
        words = str(self.model().headerData(logical, Qt.Orientation.Horizontal) or "")
        columns = self._table.cells.columns
        right = logical < len(columns) and columns[logical].right
        places = [place for place, (column, _descending) in enumerate(self._sorted) if column == logical]
        colour = tokens.text if places else tokens.quiet
        for place in places:
            square = theme.px(_ARROW)
            number = str(place + 1) if len(self._sorted) > 1 else ""
            beside = round(width(number, QUIET.strong, theme)) + theme.px(3) if number else 0
            wide = round(width(words, QUIET.strong, theme)) + 1
            x = inside.right() - square - beside
            if not right:
                x = min(inside.left() + wide + theme.px(4), x)
            icon = "arrow-down" if self._sorted[place][1] else "arrow-up"
            draw_icon(painter, icon, x, inside.center().y() - square / 2 + 1, square, colour)
            room = QRect(x + square + theme.px(3), inside.top(), beside, inside.height())
            draw_line(painter, room, number, QUIET.strong, theme, colour, LEFT)
            if right:
                inside = inside.adjusted(0, 0, -square - beside - theme.px(6), 0)
        draw_line(painter, inside, words, QUIET.strong, theme, colour, RIGHT if right else LEFT)


class Table(ThemedWidget, QTableView):
    """Rows of one height; Enter and double click are `activated`. Space ticks the row's box, if it has one."""

    def __init__(self, said: str, *, row: int = ROW, header: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = row
        self.cells = CellPainter(self)
        self.setItemDelegate(self.cells)
        self.setAccessibleName(said)
        self._build_view(header=header)
        self._build_loading(said)

    def _build_view(self, *, header: bool) -> None:
        thin_bars(self)
        self._bar = FloatingBar(self)
        self._bar.rangeChanged.connect(self._range_changed)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.head = Header(self)
        self.setHorizontalHeader(self.head)
        self.head.setVisible(header)

    def _build_loading(self, said: str) -> None:
        self._loading = Progress(said, LOADING_BAR, parent=self)
        self._loading.setRange(0, 0)
        self._loading.hide()
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._patience.timeout.connect(self._loading.show)

    @override
    def use_theme(self, theme: Theme) -> None:
        self.verticalHeader().setDefaultSectionSize(theme.px(self._row))
        self._place_columns()

    def set_columns(self, columns: Sequence[TableColumn]) -> None:
        """Say how the columns share the room; in the order of the model's."""
        self.cells.columns = tuple(columns)
        self._place_columns()

    def _range_changed(self, _least: int, most: int) -> None:
        if (self.cells.edge > 0) != (most > 0):
            self._place_columns()

    def set_loading(self, loading: bool) -> None:
        """Show a bar on top if loading takes longer than a moment; the rows stay."""
        if loading:
            self._patience.start()
        else:
            self._patience.stop()
            self._loading.hide()

    @override
    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        self._place_columns()

    def _place_columns(self) -> None:
        columns = self.cells.columns
        self.cells.edge = _BESIDE_BAR if self._bar.maximum() > 0 else 0
        model = self.model()
        if model is None or not columns:
            return
        count = min(len(columns), model.columnCount())
        fixed = {n: self._fixed_width(n, columns[n]) for n in range(count) if not columns[n].share}
        left = max(0, self.viewport().width() - sum(fixed.values()))
        shares = sum(columns[n].share for n in range(count))
        for n in range(count):
            if n in fixed:
                self.setColumnWidth(n, fixed[n])
                continue
            wide = left * columns[n].share // shares
            left, shares = left - wide, shares - columns[n].share
            self.setColumnWidth(n, wide)

    def _fixed_width(self, n: int, column: TableColumn) -> int:
        theme = self.theme()
        last = self.model().columnCount() - 1
        right = PADDING + self.cells.edge if n == last else GAP // 2
        around = theme.px(PADDING if n == 0 else GAP // 2) + theme.px(right)
        if column.wide:
            return theme.px(column.wide) + around
        title = str(self.model().headerData(n, Qt.Orientation.Horizontal) or "")
        widest = width(title, QUIET.strong, theme) + (theme.px(_ARROW + 6) if self.head.isVisible() else 0)
        for words in column.words:
            wide = chip_width(words, "check", theme) if column.chip else width(words, column.style, theme)
            widest = max(widest, wide)
        return round(widest) + 1 + around

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_columns()
        self._bar.place(self.viewport().geometry())
        self._loading.setGeometry(0, 0, self.width(), self._loading.sizeHint().height())

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(round(event.position().y())))

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        before, self.cells.hovered = self.cells.hovered, row
        if row != before:
            self._update_row(before)
            self._update_row(row)

    def _update_row(self, row: int) -> None:
        if row >= 0:
            self.viewport().update(
                QRect(0, self.rowViewportPosition(row), self.viewport().width(), self.rowHeight(row))
            )

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._update_row(previous.row())
        self._update_row(current.row())

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self.indexAt(event.pos())
            told = self.told(index) if index.isValid() else ""
            QToolTip.showText(event.globalPos(), told, self.viewport(), self.visualRect(index))
            return True
        return super().viewportEvent(event)

    def told(self, index: Index) -> str:
        """Return a cell's tooltip: the model's, else its words if they are cut short."""
        told = index.data(Qt.ItemDataRole.ToolTipRole)
        if told or isinstance(index.data(Cell.DRAWING), Drawing):
            return str(told or "")
        words = str(index.data() or "")
        column = self.cells.columns[index.column()] if index.column() < len(self.cells.columns) else TableColumn()
        room = self.cells.inside(index.column(), self.visualRect(index)).width()
        cut = width(words, column.style, self.theme()) > room
        return words if cut else ""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = self.theme()
        current = self.currentIndex()
        with QPainter(self.viewport()) as painter:
            if not theme.tokens.tinted:
                for index in self.selectionModel().selectedRows() if self.selectionModel() else ():
                    self._frame_row(painter, index.row(), 3, theme)
            if self.hasFocus() and current.isValid():
                self._frame_row(painter, current.row(), 2, theme)

    def _frame_row(self, painter: QPainter, row: int, wide: int, theme: Theme) -> None:
        top = self.rowViewportPosition(row)
        box = QRectF(0, top, self.viewport().width(), self.rowHeight(row) - 1)
        rounded(painter, box.adjusted(1, 1, -1, -1), theme.px(4), None, theme.tokens.primary, wide)
