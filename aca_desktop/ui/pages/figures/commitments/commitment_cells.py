"""What the cells of the list of commitments say, and how; they are grouped by kind. Knows no session."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from aca_desktop.domain.figures.commitments import TYPES
from aca_desktop.domain.papers.charts import TimeAxis, moment, time_axis
from aca_desktop.i18n import Speech, mark
from aca_desktop.sentences.commitments import in_words, target_words
from aca_desktop.sentences.figure_words import COMMITMENT_TYPES
from aca_desktop.ui.painting.stack import Shade
from aca_desktop.ui.painting.timelines import TimelineRow
from aca_desktop.ui.parts.cells import Cell, TableColumn
from aca_desktop.ui.parts.tone import Tone

if TYPE_CHECKING:
    from aca_desktop.services.figures.commitments import CommitmentRow

STATUSES: dict[str | None, tuple[str, Tone, Shade]] = {
    "approved": (mark("Validated"), Tone.GOOD, "full"),
    "committed": (mark("Committed"), Tone.GOOD, "middle"),
    "self-declared": (mark("Self-declared"), Tone.NEUTRAL, "light"),
    "lapsed": (mark("Lapsed"), Tone.ATTENTION, "grey"),
    "removed": (mark("Removed"), Tone.ATTENTION, "grey"),
    None: (mark("Not validated"), Tone.NEUTRAL, "grey"),
}
"""How a validation is shown: its word, the tone of its chip, the shade of the line."""

LOOK_UP = mark("Look up again")
"""Stands for a validation that was seen too long ago."""

_ORDER = tuple(STATUSES)

_GROUPED = 3
"""So many commitments of a kind, at the middle, are worth a line above them."""


class Column(IntEnum):
    """The columns of the list."""

    ORGANISATION = 0
    TARGET = 1
    YEARS = 2
    STATUS = 3
    SOURCE = 4


@dataclass(frozen=True, slots=True)
class Group:
    """Stands above the commitments of a kind: the kind, how many there are, how many of each status."""

    kind: str
    count: int
    statuses: tuple[tuple[str | None, int], ...]


type Shown = "Group | CommitmentRow"


def status_of(row: "CommitmentRow") -> str | None:
    """Return how a commitment was validated, None if nobody has said."""
    return None if row.validation is None else row.validation.status


def grouped(rows: "Sequence[CommitmentRow]") -> "list[Shown]":
    """Return commitments by kind, target year and validation; below a line for each kind where that helps."""
    by_kind: dict[str, list[CommitmentRow]] = {}
    for row in rows:
        by_kind.setdefault(row.commitment.type, []).append(row)
    shown: list[Shown] = []
    for kind in TYPES:
        own = by_kind.get(kind, [])
        if own and len(by_kind) > 1 and len(rows) >= _GROUPED * len(by_kind):
            statuses = Counter(map(status_of, own))
            shown.append(Group(kind, len(own), tuple((one, statuses[one]) for one in _ORDER if statuses[one])))
        own.sort(key=_place)
        shown += own
    return shown


def _place(row: "CommitmentRow") -> tuple[int, int]:
    return row.commitment.target_year or 9999, _ORDER.index(status_of(row))


def axis_of(rows: "Sequence[CommitmentRow]", today: date) -> TimeAxis:
    """Return an axis with room for all of them."""
    years = [
        year
        for row in rows
        for year in (row.commitment.base_year, row.commitment.target_year, *row.commitment.interim)
        if year is not None
    ]
    return time_axis(years, today)


def columns(speech: Speech) -> tuple[TableColumn, ...]:
    """Return how the columns share a table's room."""
    chips = tuple(speech.say(word) for word, _tone, _shade in STATUSES.values())
    return (
        TableColumn(share=20, strong=True),
        TableColumn(share=23),
        TableColumn(share=44),
        TableColumn(words=(*chips, speech.say(LOOK_UP)), chip=True),
        TableColumn(share=13, tone="quiet", small=True),
    )


class CommitmentSaying:
    """Says the cells of rows on an axis, as of today."""

    def __init__(self) -> None:
        self.speech = Speech("en")
        self.tags: tuple[str, ...] = ()
        self.axis = TimeAxis(2020, 2050)
        self.today = date(2026, 1, 1)

    def __call__(self, row: "Shown", column: int, role: int) -> object:
        """Return what a cell says in a role."""
        if isinstance(row, Group):
            return self._of_group(row, column, role)
        one = row.commitment
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if column == Column.YEARS and role == Cell.DRAWING:
            shade = STATUSES[status_of(row)][2]
            interim = tuple(sorted(one.interim))
            return TimelineRow(self.axis, moment(self.today), one.base_year, interim, one.target_year, shade)
        if column == Column.YEARS and role == Qt.ItemDataRole.ToolTipRole:
            return self._text(row, column)
        if column == Column.STATUS and role == Cell.CHIP:
            return Tone.ATTENTION if row.too_old else STATUSES[status_of(row)][1]
        if column == Column.ORGANISATION and role == Cell.ICON and row.problems:
            return "triangle-alert"
        return None

    def _of_group(self, row: Group, column: int, role: int) -> object:
        speech = self.speech
        if role == Qt.ItemDataRole.DisplayRole:
            if column == Column.ORGANISATION:
                return speech.say(COMMITMENT_TYPES[row.kind])
            if column == Column.TARGET:
                parts = [
                    speech.say("{status} {count}", status=speech.say(STATUSES[one][0]), count=speech.number(count))
                    for one, count in row.statuses
                ]
                return " · ".join(parts)
            return ""
        if role == Cell.TONE:
            return "quiet"
        if role == Cell.STRONG:
            return False
        if column == Column.YEARS and role == Cell.DRAWING:
            return TimelineRow(self.axis, moment(self.today), None, (), None, "grey")
        return None

    def _text(self, row: "CommitmentRow", column: int) -> str:
        speech, one = self.speech, row.commitment
        if column == Column.ORGANISATION:
            return in_words(row.names, speech.language, *self.tags) or one.organisation
        if column == Column.TARGET:
            return target_words(speech, one)
        if column == Column.YEARS:
            if one.target_year is None:
                return speech.say("no target year")
            if one.base_year is None:
                return speech.say("by {year}", year=one.target_year)
            return speech.say("{first}–{last}", first=one.base_year, last=one.target_year)
        if column == Column.STATUS:
            return speech.say(LOOK_UP if row.too_old else STATUSES[status_of(row)][0])
        return one.source or ""
