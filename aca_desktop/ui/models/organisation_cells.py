"""What one cell of the list of organisations says, and how: words, chips, tones. Knows no session."""

from datetime import date
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from aca_desktop.i18n import Speech, mark
from aca_desktop.ui.parts.cells import Cell, TableColumn
from aca_desktop.ui.parts.tone import Tone

if TYPE_CHECKING:
    from aca_desktop.services.coalition.coalitions import Coalition
    from aca_desktop.services.organisations.organisation_list import OrganisationRow


class Column(IntEnum):
    """The columns of the list."""

    TICK = 0
    NAME = 1
    SECTOR = 2
    STATUS = 3
    SIGNED = 4


TITLES = {
    Column.TICK: "",
    Column.NAME: mark("Organisation"),
    Column.SECTOR: mark("Sector"),
    Column.STATUS: mark("Status"),
    Column.SIGNED: mark("Signed"),
}

STATUSES: dict[str, tuple[str, Tone, str | None]] = {
    "approved": (mark("Approved"), Tone.GOOD, "check"),
    "signed": (mark("To review"), Tone.ATTENTION, None),
    "provisional": (mark("Provisional"), Tone.ATTENTION, None),
    "withdrawn": (mark("Withdrawn"), Tone.NEUTRAL, None),
    "rejected": (mark("Rejected"), Tone.NEUTRAL, None),
    "expected": (mark("Expected"), Tone.NEUTRAL, None),
}
"""How an organisation's status is shown: its word, the tone of its chip, an icon."""

TEXT = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


def columns(speech: Speech) -> tuple[TableColumn, ...]:
    """Return how the columns share a table's room."""
    words = tuple(speech.say(word) for word, _tone, _icon in STATUSES.values())
    return (
        TableColumn(wide=18),
        TableColumn(share=56, strong=True),
        TableColumn(share=44, tone="quiet"),
        TableColumn(words=words, chip=True),
        TableColumn(words=tuple(speech.short_day(date(2028, month, 28)) for month in range(1, 13)), right=True),
    )


def cell(one: "OrganisationRow", column: int, role: int, speech: Speech, coalition: "Coalition") -> object:
    """Return what a cell says in a role of Qt's or of Cell's, None for nothing."""
    if column == Column.NAME and role in TEXT:
        return name(one, speech, coalition)
    if column == Column.SECTOR and role in TEXT:
        return _sector(one, speech, coalition)
    if column == Column.STATUS:
        word, tone, icon = STATUSES[one.status]
        if role in TEXT:
            return speech.say(word)
        return {Cell.CHIP: tone, Cell.ICON: icon}.get(Cell(role)) if role in (Cell.CHIP, Cell.ICON) else None
    return None


def signed(day: str | None, speech: Speech) -> str:
    """Return how the day of a signature is written, "" for none."""
    try:
        return speech.short_day(date.fromisoformat(day)) if day else ""
    except ValueError:
        return ""


def name(one: "OrganisationRow", speech: Speech, coalition: "Coalition") -> str:
    """Return an organisation's name in the window's language, else in one of the coalition's."""
    from aca_desktop.domain.organisations.words import name_of

    return name_of(one.fields, (speech.language, *coalition.record.languages, "en")) or "—"


def _sector(one: "OrganisationRow", speech: Speech, coalition: "Coalition") -> str:
    from aca_desktop.services.coalition.sectors import sector_words

    return sector_words(coalition, one.fields.get("sector"), speech.language)
