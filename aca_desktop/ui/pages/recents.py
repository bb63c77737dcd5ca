"""The files that were opened before, one row each: whose they are, where they lie, when they were open last."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import override

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from aca_desktop.i18n import Speech
from aca_desktop.settings import Recent
from aca_desktop.ui.painting.key_cap import cap_width, draw_cap
from aca_desktop.ui.painting.shapes import rounded
from aca_desktop.ui.painting.words import RIGHT, draw_line, fitted, width
from aca_desktop.ui.parts.rows import Column
from aca_desktop.ui.theme.icons import draw_icon
from aca_desktop.ui.theme.theme import Theme, ThemedWidget
from aca_desktop.ui.theme.type import BODY, QUIET

_HIGH = 72


@dataclass(frozen=True, slots=True)
class Told:
    """What a row says: the name, the quiet line, what stands at the right, whether the file is not there."""

    name: str
    below: str
    beside: str
    locked: bool
    missing: bool


class RecentRow(ThemedWidget, QPushButton):
    """One file. Enter opens it; of a missing one it asks where the file is now. Arrows move along the rows."""

    moved = Signal(int)

    def __init__(self, told: Told, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.tell(told)

    def tell(self, told: Told) -> None:
        """Say something else."""
        self._told = told
        self.setText(told.name.replace("&", "&&"))
        self.setAccessibleDescription(". ".join(filter(None, (told.below, told.beside))))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.theme().px(480), self.theme().px(_HIGH))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme().px(320), self.theme().px(_HIGH))

    def ring(self) -> tuple[QRectF, float]:
        """Return what the focus ring goes round, inside the row, and its radius."""
        return QRectF(self.rect()).adjusted(4, 4, -4, -4), self.theme().px(8)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme()
        tokens = theme.tokens
        on = self.hasFocus()
        with QPainter(self) as painter:
            if on and tokens.tinted:
                rounded(painter, QRectF(self.rect()), theme.px(8), tokens.tint)
            elif self.underMouse() or self.isDown():
                edge = None if tokens.tinted else tokens.primary
                rounded(painter, QRectF(self.rect()), theme.px(8), tokens.hover, edge, 1)
            self._draw_disc(painter, theme, on=on)
            right = self._draw_end(painter, theme, on=on)
            self._draw_words(painter, theme, right)

    def _draw_disc(self, painter: QPainter, theme: Theme, *, on: bool) -> None:
        tokens, told = theme.tokens, self._told
        side = theme.px(36)
        box = QRectF(theme.px(16), (self.height() - side) / 2, side, side)
        ground = tokens.hover if told.missing else tokens.card if on else tokens.tint
        rounded(painter, box, side / 2, ground, None if tokens.tinted else tokens.line, 1)
        inner = theme.px(18)
        shift = (side - inner) / 2
        icon, ink = ("unplug", tokens.quiet) if told.missing else ("sprout", tokens.primary)
        draw_icon(painter, icon, box.x() + shift, box.y() + shift, inner, ink)

    def _draw_end(self, painter: QPainter, theme: Theme, *, on: bool) -> float:
        """Draw what stands at the right; return where it begins."""
        tokens, told = theme.tokens, self._told
        right = float(self.width() - theme.px(16))
        if on and not told.missing:
            draw_cap(painter, right, self.height() / 2, "Enter", theme, tokens.quiet, tokens.line, tokens.window)
            right -= cap_width("Enter", theme) + theme.px(16)
        style = BODY.strong if told.missing else QUIET
        wide = width(told.beside, style, theme) + 1
        place = QRectF(right - wide, 0, wide, self.height())
        draw_line(
            painter, place, told.beside, style, theme, tokens.primary if told.missing else tokens.quiet, RIGHT
        )
        return right - wide - theme.px(16)

    def _draw_words(self, painter: QPainter, theme: Theme, right: float) -> None:
        tokens, told = theme.tokens, self._told
        left = theme.px(16 + 36 + 16)
        lock = theme.px(14)
        room = right - left - (lock + theme.px(8) if told.locked else 0)
        top = self.height() / 2 - theme.px(20)
        wide = draw_line(
            painter, QRectF(left, top, room, theme.px(20)), told.name, BODY.strong, theme, tokens.text
        )
        if told.locked:
            draw_icon(painter, "lock", left + wide + theme.px(8), top + theme.px(3), lock, tokens.quiet)
        below = QRectF(left, top + theme.px(21), right - left, theme.px(16))
        draw_line(painter, below, told.below, QUIET, theme, tokens.quiet)
        cut = fitted(told.name, BODY.strong, theme, room) != told.name
        cut |= fitted(told.below, QUIET, theme, right - left) != told.below
        words = f"{told.name}\n{told.below}" if cut else ""
        if words != self.toolTip():
            self.setToolTip(words)


class Recents(Column):
    """All rows. `chosen` tells of a file (Path) to open, `located` of one that is missing."""

    chosen = Signal(object)
    located = Signal(object)

    def __init__(self) -> None:
        super().__init__(gap=0, margins=(8, 8, 8, 8))
        self._recents: Sequence[Recent] = ()
        self._missing: frozenset[str] = frozenset()
        self._rows: list[RecentRow] = []

    def show_recents(self, recents: Sequence[Recent]) -> None:
        """Show these files, all of them as there until `show_missing` says otherwise."""
        self._recents, self._missing = recents, frozenset()
        for row in self._rows:
            self.box.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        for place, recent in enumerate(recents):
            row = RecentRow(Told("", "", "", locked=False, missing=False))
            row.clicked.connect(lambda _on=False, recent=recent: self._choose(recent))
            row.moved.connect(lambda step, place=place: self._move(place + step))
            self._rows.append(row)
            self.box.addWidget(row)

    def show_missing(self, missing: frozenset[str]) -> None:
        """Say which of them (by path) are not where they were."""
        self._missing = missing

    def retranslate(self, speech: Speech, today: date) -> None:
        """Say everything in a language."""
        for row, recent in zip(self._rows, self._recents, strict=True):
            row.tell(self._told(speech, recent, today))

    def focus_first(self) -> None:
        """Give the keyboard to the newest file."""
        if self._rows:
            self._rows[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _told(self, speech: Speech, recent: Recent, today: date) -> Told:
        path = Path(recent.path)
        name = recent.coalition or path.stem
        if recent.path in self._missing:
            below = speech.say("{file} is not where it was: {folder}", file=path.name, folder=str(path.parent))
            return Told(name, below, speech.say("Locate…"), locked=recent.encrypted, missing=True)
        parts = [path.name, speech.say("Laptop “{name}”", name=recent.laptop) if recent.laptop else ""]
        below = "  ·  ".join(filter(None, (*parts, path.parent.name)))
        return Told(name, below, when(speech, recent.opened, today), locked=recent.encrypted, missing=False)

    def _choose(self, recent: Recent) -> None:
        (self.located if recent.path in self._missing else self.chosen).emit(Path(recent.path))

    def _move(self, place: int) -> None:
        if 0 <= place < len(self._rows):
            self._rows[place].setFocus(Qt.FocusReason.TabFocusReason)


def when(speech: Speech, at: str, today: date) -> str:
    """Return a moment (ISO 8601) as a list shows it: today's with its time, others by their day; "" for none."""
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return ""
    days = (today - moment.date()).days
    if days == 0:
        return speech.say("Today {time}", time=speech.hour(moment))
    return speech.say("Yesterday") if days == 1 else speech.short_day(moment.date())
