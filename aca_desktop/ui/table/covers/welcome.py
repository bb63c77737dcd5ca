"""Between two guests: whose declaration is signed here, a welcome in its languages, and one large button.

It knows no guest. The coalition's rings lie around the words, never behind them.
"""

from typing import override

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aca_desktop.domain.papers.rings import Growth
from aca_desktop.i18n import Speech
from aca_desktop.ui.painting.rings import draw_rings_around
from aca_desktop.ui.parts.buttons import Kind, Size
from aca_desktop.ui.parts.marks import CoalitionMark
from aca_desktop.ui.parts.picture import Picture
from aca_desktop.ui.parts.rows import Column, Row
from aca_desktop.ui.parts.scrolling import ScrollArea
from aca_desktop.ui.parts.text import Text
from aca_desktop.ui.table.steps.controls import FOOT, TableButton
from aca_desktop.ui.table.steps.step import Table, speech_of
from aca_desktop.ui.theme.theme import Theme, ThemedWidget
from aca_desktop.ui.theme.type import SIGNING, STEP_TITLE, Style

_NAME, _WELCOME = Style(30, 40, 600), Style(STEP_TITLE.size, STEP_TITLE.line)
_START = Size(128, 32, 44, 24, Style(44, 60, 600), 2)
_MARK, _SMALLER_MARK, _WIDE, _BUTTON = 160, 96, 760, 560
_LEAST_WITH_MARK = 470
"""In a lower window, in pixels of the design, there is room for the words alone."""

_FIRST_RING = 412
_CENTRE = Qt.AlignmentFlag.AlignHCenter


class Welcome(ThemedWidget, QWidget):
    """`next_asked`: the next guest begins. `staff_asked`: staff takes the laptop."""

    next_asked = Signal()
    staff_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._table: Table | None = None
        self._is_large = False
        self._growth = Growth(5, 0.12, "")
        self._mark, self._logo = CoalitionMark(self._growth, _MARK), Picture((_MARK * 3 // 2, _MARK))
        self._name = Text("", _NAME, balanced=True, align=_CENTRE)
        self._welcome = Text("", _WELCOME, "quiet", balanced=True, align=_CENTRE)
        self.next = TableButton(kind=Kind.PRIMARY, size=_START, icon="pen-line")
        self._start = Text("", SIGNING, balanced=True, align=_CENTRE)
        self.clock = Text("", SIGNING, "sun_ink", wraps=True, align=_CENTRE)
        self.clock.hide()
        self.staff = TableButton(kind=Kind.QUIET, icon="lock")
        self.next.clicked.connect(self.next_asked)
        self.staff.clicked.connect(self.staff_asked)
        said = Column(self._name, self._welcome, gap=4)
        self._words = Column(None, self._mark, self._logo, said, self.next, self._start, self.clock, None, gap=24)
        for widget in (self._mark, self._logo, self.next):
            self._words.box.setAlignment(widget, _CENTRE)
        self._column = QVBoxLayout(self)
        self._column.addWidget(ScrollArea(Row(None, self._words, None, gap=0)), 1)
        self._column.addWidget(Row(None, self.staff, gap=0))

    def show_table(self, table: Table) -> None:
        """Show whose declaration is signed here."""
        self._table, which = table, table.which
        self._growth = Growth(which.lobes, which.amplitude, which.code)
        self._mark.show_growth(self._growth)
        self._logo.show_png(which.logo or b"", table.name(table.languages[0]))

    def show_clock(self, *, behind: bool) -> None:
        """Tell staff that the clock was set back."""
        self.clock.setVisible(behind)
        self._show_mark(self.theme())

    def begin(self) -> None:
        """Let the keyboard be at the button, so that Enter starts."""
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self, speech: Speech) -> None:
        """Welcome in each of the declaration's languages; its first one is the button's."""
        table = self._table
        tags = table.languages if table is not None else (speech.language,)
        country = table.which.record.country if table is not None else ""
        each = [speech_of(tag, country, speech.language) for tag in tags]
        start, *others = dict.fromkeys(one.say("Start") for one in each)
        self._name.setText(table.name(tags[0]) if table is not None else "")
        self._welcome.setText("  ·  ".join(dict.fromkeys(one.say("Welcome") for one in each)))
        self.next.setText(start)
        self._start.setText("  ·  ".join(others))
        self.clock.setText(
            speech.say("This laptop’s clock is behind its own last record. Set it right before the next signer.")
        )
        self.staff.setText(speech.say("For the staff"))

    def set_large(self, large: bool) -> None:
        """Be flatter where the text is large."""
        self._is_large = large
        self.next.set_size(FOOT if large else _START)
        self.staff.set_large(large)
        self._show_mark(self.theme())

    @override
    def use_theme(self, theme: Theme) -> None:
        side = theme.px(32)
        room = max(1, self.width() - 2 * side)
        self._words.setFixedWidth(min(theme.px(_WIDE), room))
        self.next.setFixedWidth(min(theme.px(_BUTTON), room))
        self._column.setContentsMargins(side, side // 2, side, side)
        self._show_mark(theme)

    def _show_mark(self, theme: Theme) -> None:
        """Show the logo or, without one, the mark: smaller where there is less room, and after the words."""
        has_room = self.height() >= theme.px(_LEAST_WITH_MARK) and not (
            self._is_large and self.clock.isVisibleTo(self)
        )
        has_logo = self._table is not None and self._table.which.logo is not None
        side = theme.px(_SMALLER_MARK if self._is_large else _MARK)
        self._mark.setFixedSize(side, side)
        self._logo.setFixedSize(side * 3 // 2, side)
        self._mark.setVisible(has_room and not has_logo)
        self._logo.setVisible(has_room and has_logo)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.use_theme(self.theme())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme()
        if theme.tokens.tinted:
            with QPainter(self) as painter:
                centre = QPointF(self.width() / 2, self.height() / 2)
                draw_rings_around(painter, centre, self._growth, theme.px(_FIRST_RING), theme.tokens.primary)
