"""What was signed here today: the hand's ink, for whom, by whom, when; and whose copy is still owed."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from aca_desktop.i18n import Speech, mark
from aca_desktop.ui.painting.ink import framed_ink
from aca_desktop.ui.painting.shapes import line, rounded
from aca_desktop.ui.painting.words import RIGHT, draw_line, width
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.chips import chip_width, draw_chip
from aca_desktop.ui.parts.empty import EmptyState
from aca_desktop.ui.parts.messages import MessageBar
from aca_desktop.ui.parts.rows import Row
from aca_desktop.ui.parts.scrolling import ScrollArea
from aca_desktop.ui.parts.text import quiet, section_title
from aca_desktop.ui.parts.tone import Tone
from aca_desktop.ui.theme.icons import draw_icon
from aca_desktop.ui.theme.theme import Theme, ThemedWidget
from aca_desktop.ui.theme.type import BODY, QUIET

if TYPE_CHECKING:
    from aca_desktop.services.signing.table_day import SignedHere, Today

_HIGH = 56
_INK = (104, 40)
_WIDE, _NARROW_INK = 400, 72
"""In a row narrower than that, the ink leaves room for the name."""

_METHODS = {
    "typed": mark("typed"),
    "paper": mark("on paper"),
    "seal": mark("seal"),
    "elsewhere": mark("elsewhere"),
}
_OUT = {
    "withdrawn": mark("Withdrawn"),
    "rejected": mark("Rejected"),
    "superseded": mark("Replaced"),
}


class SignedView(Card):
    """`opened` tells an organisation (its id) that is to be looked at; `copies_asked`: the copies still owed.

    `papers_asked`: papers that could not be made are to be made again.
    """

    opened = Signal(str)
    papers_asked = Signal()
    copies_asked = Signal()

    def __init__(self) -> None:
        super().__init__(padding=0, gap=0)
        self._shown: tuple[object, ...] = ()
        self.rows: list[SignedRow] = []
        self._title, self._said = section_title(""), quiet("")
        self._nothing = EmptyState(" ", "pen-line")
        self._list = QWidget()
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self._area = ScrollArea(self._list, inside=True)
        self._owed = MessageBar("", Tone.ATTENTION, icon="mail")
        self._send = self._owed.add_action("")
        self._send.clicked.connect(self.copies_asked)
        self._due = MessageBar("", Tone.ATTENTION)
        self.again = self._due.add_action("", icon="refresh-cw")
        self.again.clicked.connect(self.papers_asked)
        self.body.addWidget(Row(self._title, None, self._said, margins=(16, 18, 16, 18)))
        self.body.addWidget(_Line())
        self.body.addWidget(self._nothing, 1)
        self.body.addWidget(self._area, 1)
        for bar in (self._due, self._owed):
            self.body.addWidget(bar)
            bar.hide()
        self._area.hide()

    def show_signed(self, today: "Today", typical: int | None, speech: Speech) -> None:
        """Show what was signed, the newest first."""
        signed, count = today.newest, speech.number(today.count)
        if typical is None:
            self._said.setText(count)
        else:
            each = speech.say_count("typically {count} s each", "typically {count} s each", typical)
            self._said.setText(f"{count}  ·  {each}")
        self._owed.setVisible(today.owed > 0)
        self._owed.tell(
            speech.say_count(
                "{count} copy is still to be sent", "{count} copies are still to be sent", today.owed
            ),
            Tone.ATTENTION,
            icon="mail",
        )
        self._due.setVisible(today.due > 0)
        self._due.tell(
            speech.say_count(
                "{count} signature is safe, but has no PDF yet",
                "{count} signatures are safe, but have no PDF yet",
                today.due,
            ),
            Tone.ATTENTION,
        )
        shown = (speech.language, *((one.signature, one.status, one.copies, one.due, one.name) for one in signed))
        self._nothing.setVisible(not signed)
        self._area.setVisible(bool(signed))
        if shown != self._shown:
            self._shown = shown
            self._rebuild(signed, speech)

    def retranslate(self, speech: Speech) -> None:
        """Say everything in the language of now."""
        self._title.setText(speech.say("Signed today"))
        self._nothing.set_sentence(speech.say("Nobody has signed here today yet."))
        self._send.setText(speech.say("Prepare them"))
        self.again.setText(speech.say("Make it again"))

    def _rebuild(self, signed: "Sequence[SignedHere]", speech: Speech) -> None:
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [SignedRow(one, speech) for one in signed]
        for place, row in enumerate(self.rows):
            row.clicked.connect(lambda _on=False, id_=row.organisation: self.opened.emit(id_))
            self._column.insertWidget(place, row)


class SignedRow(ThemedWidget, QPushButton):
    """One signature, a button to its organisation."""

    def __init__(self, one: "SignedHere", speech: Speech) -> None:
        super().__init__()
        self.organisation = one.organisation
        self._name, self._ink = one.name, one.ink
        method = _METHODS.get(one.method)
        self._below = one.signer or speech.say("Name withheld")
        self._instead = speech.say(method) if method and one.ink is None else ""
        self._time = speech.hour(datetime.fromisoformat(one.at))
        self._chip, self._tone, self._icon = "", Tone.ATTENTION, ""
        if one.status in _OUT:
            self._chip, self._tone = speech.say(_OUT[one.status]), Tone.NEUTRAL
        elif one.status == "provisional":
            self._chip, self._icon = speech.say("Provisional"), "clock"
        elif one.due and not one.copies:
            self._chip, self._icon = speech.say("No PDF"), "triangle-alert"
        self._is_settled = bool(one.copies)
        if not self._chip and not one.copies:
            self._below = speech.say("{signer} · no copy yet", signer=self._below)
        self._path: QPainterPath | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        said = (one.name, self._below, self._instead, self._chip, self._time)
        self.setToolTip(f"{one.name}\n{self._below}")
        self.setText(", ".join(part for part in said if part).replace("&", "&&"))

    @override
    def sizeHint(self) -> QSize:
        theme = self.theme()
        return QSize(theme.px(16 + _INK[0] + 12 + 120 + 16), theme.px(_HIGH))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def use_theme(self, theme: Theme) -> None:
        self._path = None

    def ring(self) -> tuple[QRectF, float]:
        """Return what the focus ring goes round, inside the row, and its radius."""
        return QRectF(self.rect()).adjusted(5, 5, -5, -5), self.theme().px(4)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme()
        tokens = theme.tokens
        high = self.height()
        with QPainter(self) as painter:
            if self.underMouse() or self.isDown():
                painter.fillRect(self.rect(), tokens.tint if self.isDown() else tokens.hover)
            line(painter, 0, high - 1, self.width(), high - 1, tokens.line)
            ink = _INK[0] if self.width() >= theme.px(_WIDE) else _NARROW_INK
            box = QRectF(theme.px(16), (high - theme.px(_INK[1])) / 2, theme.px(ink), theme.px(_INK[1]))
            self._draw_ink(painter, box, theme)
            right = float(self.width() - theme.px(16))
            wide = width(self._time, QUIET, theme) + 1
            draw_line(painter, QRectF(right - wide, 0, wide, high), self._time, QUIET, theme, tokens.quiet, RIGHT)
            right -= max(wide, theme.px(58)) + theme.px(12)
            right = self._draw_state(painter, right, theme)
            left = box.right() + theme.px(12)
            room = right - left
            top = high / 2 - theme.px(20)
            draw_line(painter, QRectF(left, top, room, theme.px(20)), self._name, BODY.strong, theme, tokens.text)
            below = QRectF(left, top + theme.px(21), room, theme.px(18))
            draw_line(painter, below, self._below, QUIET, theme, tokens.quiet)

    def _draw_ink(self, painter: QPainter, box: QRectF, theme: Theme) -> None:
        tokens = theme.tokens
        rounded(painter, box, theme.px(4), tokens.paper, tokens.line, tokens.border)
        if self._ink is None:
            draw_line(painter, box.adjusted(8, 0, -8, 0), self._instead, QUIET, theme, tokens.quiet)
            return
        if self._path is None:
            inside = box.adjusted(theme.px(6), theme.px(3), -theme.px(6), -theme.px(3))
            self._path = framed_ink(self._ink, inside, theme.px(1), theme.px(2))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(self._path, tokens.ink)

    def _draw_state(self, painter: QPainter, right: float, theme: Theme) -> float:
        if not self._chip and not self._is_settled:
            return right
        if not self._chip:
            square = theme.px(18)
            draw_icon(
                painter, "circle-check", right - square, (self.height() - square) / 2, square, theme.tokens.primary
            )
            return right - square - theme.px(12)
        wide = chip_width(self._chip, self._icon or None, theme)
        box = QRect(round(right) - wide, 0, wide, self.height())
        draw_chip(painter, box, self._chip, self._icon or None, self._tone, theme)
        return right - wide - theme.px(12)


class _Line(ThemedWidget, QWidget):
    """A line from edge to edge."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            line(painter, 0, 0, self.width(), 0, self.theme().tokens.line)
