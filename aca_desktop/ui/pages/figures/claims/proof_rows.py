"""The signatories behind a public sentence as a table; a row leads to the organisation."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy

from aca_desktop.i18n import Speech
from aca_desktop.sentences.words import STATUSES
from aca_desktop.ui.models.rows_model import RowsModel
from aca_desktop.ui.parts.cells import Cell, Index, TableColumn
from aca_desktop.ui.parts.tables import Table
from aca_desktop.ui.parts.tone import Tone

if TYPE_CHECKING:
    from aca_desktop.services.figures.claim_rows import ClaimRow


class ProofTable(Table):
    """`chosen` tells an organisation's id."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__("")
        self._speech = Speech("en")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(36 + 3 * 40)
        self.rows: RowsModel[ClaimRow] = RowsModel(4, self._says, self)
        self.setModel(self.rows)
        self.activated.connect(self._choose)
        self.doubleClicked.connect(self._choose)

    def show_rows(self, rows: "Sequence[ClaimRow]") -> None:
        """Show other signatories."""
        self.scrollToTop()
        self.rows.show_rows(rows)

    def retranslate(self, speech: Speech) -> None:
        """Say everything in the language of now."""
        self._speech = speech
        self.setAccessibleName(speech.say("Who stands behind it"))
        self.rows.set_titles(
            speech.say("Organisation"), speech.say("Sector"), speech.say("Since"), speech.say("Status")
        )
        self.set_columns(
            (
                TableColumn(share=56, strong=True),
                TableColumn(share=44, tone="quiet"),
                TableColumn(wide=104, tone="quiet"),
                TableColumn(
                    words=tuple(_capital(speech.say(STATUSES[one])) for one in ("approved", "signed")), chip=True
                ),
            )
        )

    def _choose(self, index: Index) -> None:
        self.chosen.emit(self.rows.rows[index.row()].id)

    def _says(self, row: "ClaimRow", column: int, role: int) -> object:
        speech = self._speech
        if role == Qt.ItemDataRole.DisplayRole:
            if column == 0:
                return row.name
            if column == 1:
                return row.sector
            return speech.short_day(row.since) if column == 2 else _capital(speech.say(STATUSES[row.status]))
        if column == 3 and role == Cell.CHIP:
            return Tone.GOOD if row.status == "approved" else Tone.NEUTRAL
        if column == 0 and role == Cell.ICON and row.unnamed:
            return "eye-off"
        if column == 0 and role == Qt.ItemDataRole.ToolTipRole and row.unnamed:
            return speech.say("It does not agree to be named in public.")
        return None


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
