"""What the cells of the list of public sentences say, and how. Knows no session."""

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from aca_desktop.i18n import Speech, mark
from aca_desktop.sentences.claims import amount, asked
from aca_desktop.ui.painting.shapes import line, rounded
from aca_desktop.ui.painting.words import draw_line
from aca_desktop.ui.parts.cells import Cell, Index, TableColumn
from aca_desktop.ui.parts.chips import chip_width, draw_chip
from aca_desktop.ui.parts.tone import Tone
from aca_desktop.ui.theme.theme import Theme
from aca_desktop.ui.theme.type import BODY

if TYPE_CHECKING:
    from aca_desktop.services.figures.claim_texts import Worded
    from aca_desktop.services.figures.claims import Checked, CheckedSlot

VERDICTS: dict[str | None, tuple[str, Tone, str]] = {
    "true": (mark("True"), Tone.GOOD, "circle-check"),
    "false": (mark("Not true"), Tone.ATTENTION, "triangle-alert"),
    "not-any-more": (mark("Not any more"), Tone.ATTENTION, "triangle-alert"),
    "not-provable": (mark("Not provable"), Tone.NEUTRAL, "circle-question-mark"),
    None: (mark("Cited"), Tone.NEUTRAL, "quote"),
}
"""How a verdict is shown: its word, tone and icon; None of a cited sentence."""

_THICK, _ROOM = 10, 1.2
_TEXT = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class Column(IntEnum):
    """The columns of the list."""

    WORDS = 0
    ASKED = 1
    BAR = 2
    NUMBER = 3
    VERDICT = 4


@dataclass(frozen=True, slots=True)
class ThresholdBar:
    """What was counted as a bar, and the number that the sentence needs as a stroke across it."""

    found: float
    needed: float

    def draw(self, painter: QPainter, box: QRect, theme: Theme) -> None:
        """Draw it in the middle of a box."""
        tokens = theme.tokens
        whole = max(self.needed * _ROOM, self.found, 1.0)
        thick = theme.px(_THICK)
        top = box.center().y() - thick // 2 + 1
        track = QRectF(box.left(), top, box.width(), thick)
        rounded(painter, track, theme.px(3), tokens.track, None if tokens.tinted else tokens.line, 1)
        if self.found > 0:
            filled = QRectF(track)
            filled.setWidth(max(theme.px(4), track.width() * self.found / whole))
            rounded(painter, filled, theme.px(3), tokens.primary)
        at = round(track.left() + track.width() * self.needed / whole)
        over = theme.px(5)
        line(painter, at - 1, top - over, at - 1, top + thick + over, tokens.text, theme.px(2))


@dataclass(frozen=True, slots=True)
class WordsWithChip:
    """Words, and a chip behind them as far as there is room."""

    words: str
    chip: str

    def draw(self, painter: QPainter, box: QRect, theme: Theme) -> None:
        """Draw them at the left of a box."""
        beside = chip_width(self.chip, None, theme) + theme.px(8)
        inside = QRect(box.left(), box.top(), box.width() - beside, box.height())
        wide = draw_line(painter, inside, self.words, BODY.strong, theme, theme.tokens.text)
        inside = QRect(round(box.left() + wide) + theme.px(8), box.top(), beside, box.height())
        draw_chip(painter, inside, self.chip, None, Tone.NEUTRAL, theme)


def bar_of(told: "CheckedSlot") -> ThresholdBar | None:
    """Return a figure's bar; None where it could not be counted."""
    return None if told.now is None else ThresholdBar(float(told.now.value), float(told.slot.number))


def columns(speech: Speech, numbers: tuple[str, ...]) -> tuple[TableColumn, ...]:
    """Return how the columns share a table's room; the numbers are never cut short."""
    chips = tuple(speech.say(word) for word, _tone, _icon in VERDICTS.values())
    return (
        TableColumn(share=48, strong=True),
        TableColumn(share=28, tone="quiet"),
        TableColumn(share=24),
        TableColumn(words=(*numbers, "1,000"), right=True, strong=True),
        TableColumn(words=(*chips, speech.say("Being counted…")), chip=True),
    )


class ClaimRows(QAbstractTableModel):
    """Sentences in the order in which they were written down; those not yet counted say so."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.claims: list[Worded] = []
        self._checked: dict[str, Checked] = {}
        self._speech = Speech("en")
        self._tags: tuple[str, ...] = ()

    def show_claims(self, claims: "list[Worded]", tags: tuple[str, ...]) -> None:
        """Show other sentences; of those that are as they were, what was counted stays until it is anew."""
        self.beginResetModel()
        kept = {
            id_ for one in claims if (id_ := one.claim.id) in self._checked and self._checked[id_].worded == one
        }
        self._checked = {id_: one for id_, one in self._checked.items() if id_ in kept}
        self.claims, self._tags = claims, tags
        self.endResetModel()

    def show_checked(self, checked: "list[Checked]") -> None:
        """Show what was counted."""
        self._checked = {one.claim.id: one for one in checked}
        if self.claims:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.claims) - 1, Column.VERDICT))

    def say(self, speech: Speech) -> None:
        """Say everything in this speech."""
        self.beginResetModel()
        self._speech = speech
        self.endResetModel()

    @property
    def checked(self) -> "list[Checked]":
        """What was counted, in the list's order."""
        return [self._checked[id_] for one in self.claims if (id_ := one.claim.id) in self._checked]

    @property
    def numbers(self) -> tuple[str, ...]:
        """What was counted, as it is written."""
        return tuple(self._words(one.worded, one, Column.NUMBER) for one in self.checked)

    @property
    def headline(self) -> str | None:
        """The id of the first sentence that is counted."""
        return next((one.claim.id for one in self.claims if one.claim.basis == "counted"), None)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self.claims)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(Column)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        said = self.claims[index.row()]
        claim, checked = said.claim, self._checked.get(said.claim.id)
        if role in _TEXT:
            return self._words(said, checked, index.column())
        if index.column() == Column.WORDS and role == Cell.DRAWING and claim.id == self.headline:
            return WordsWithChip(self._words(said, checked, Column.WORDS), self._speech.say("Headline"))
        if index.column() == Column.WORDS and role == Qt.ItemDataRole.ToolTipRole and claim.id == self.headline:
            return self._words(said, checked, Column.WORDS)
        if index.column() == Column.BAR and role == Cell.DRAWING and checked is not None:
            told = checked.telling
            return None if told is None else bar_of(told)
        if index.column() == Column.VERDICT and role in (Cell.CHIP, Cell.ICON):
            _words, tone, icon = VERDICTS[checked.verdict if checked else None]
            if checked is None and claim.basis == "counted":
                return Tone.NEUTRAL if role == Cell.CHIP else None
            return tone if role == Cell.CHIP else icon
        return None

    def _words(self, said: "Worded", checked: "Checked | None", column: int) -> str:
        speech, claim = self._speech, said.claim
        told = None if checked is None else checked.telling
        if column == Column.WORDS:
            return said.words(speech.language, *self._tags, "en")
        if column == Column.ASKED:
            slots = [one.slot for one in checked.slots] if checked else list(claim.slots.values())
            return " · ".join(asked(speech, slot) for slot in slots) if slots else claim.source or ""
        if column == Column.VERDICT:
            if checked is None and claim.basis == "counted":
                return speech.say("Being counted…")
            return speech.say(VERDICTS[checked.verdict if checked else None][0])
        if column == Column.NUMBER and checked is not None:
            return "–" if told is None or told.now is None else amount(speech, told.slot, told.now.value)
        return "…" if column == Column.NUMBER else ""
