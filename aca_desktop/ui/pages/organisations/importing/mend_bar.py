"""What is wrong with one row of a table, and how it is mended: other words for all that say so, or without it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from aca_desktop.i18n import Speech
from aca_desktop.sentences.telling import problem
from aca_desktop.ui.parts.buttons import Button, Kind
from aca_desktop.ui.parts.cards import Card, Face
from aca_desktop.ui.parts.fields.suggesting import SuggestField
from aca_desktop.ui.parts.rows import Column, Row
from aca_desktop.ui.parts.symbols import Symbol
from aca_desktop.ui.parts.text import Text, quiet

if TYPE_CHECKING:
    from aca_desktop.services.organisations.organisation_import import Preview, PreviewRow

type Choices = Sequence[tuple[str, str]]


class MendBar(Card):
    """`mended`: a field, its words in the file, the words to take instead. `left_out`: a row's number."""

    mended = Signal(str, str, str)
    left_out = Signal(int)

    def __init__(self) -> None:
        super().__init__(padding=16, face=Face.ATTENTION)
        self._speech = Speech("en")
        self._row: PreviewRow | None = None
        self._field = self._said = ""
        self._words, self._reach = Text("", wraps=True), quiet("")
        self.instead = SuggestField()
        self.leave, self.apply = Button(""), Button("", Kind.PRIMARY, icon="check")
        self.leave.clicked.connect(lambda: self.left_out.emit(self._row.number) if self._row else None)
        self.apply.clicked.connect(self._apply)
        self.instead.returnPressed.connect(self._apply)
        self.instead.textChanged.connect(lambda _text: self._wake())
        row = Row(
            Symbol("corner-down-right", 20, tone="sun_ink"),
            Column(self._words, self._reach, gap=2),
            self.instead,
            self.leave,
            self.apply,
            gap=12,
        )
        row.box.setStretch(1, 2)
        row.box.setStretch(2, 1)
        self.body.addWidget(row)
        self.hide()

    def show_row(self, preview: "Preview | None", row: "PreviewRow | None", choices: dict[str, Choices]) -> None:
        """Say what is wrong with a row, or go."""
        self._row = row
        self.setVisible(row is not None and bool(row.problems))
        if row is None or preview is None or not row.problems:
            return
        column = next(iter(row.problems))
        found = row.problems[column]
        if found.code == "unknown-sector":  # of which the sentence would list all
            sector = row.cells[column].strip() if column is not None else ""
            self._words.setText(self._speech.say("“{sector}” is no sector here.", sector=sector))
        else:
            self._words.setText(problem(self._speech, found))
        self._field = (preview.fields[column] or "") if column is not None else ""
        self._said = row.cells[column].strip() if column is not None and column < len(row.cells) else ""
        alike = [one for one in preview.rows if column is not None and self._says_so(one, column)]
        self._reach.setText(
            self._speech.say_count("{count} row says so", "{count} rows say so", len(alike)) if alike else ""
        )
        for widget in (self.instead, self.apply, self._reach):
            widget.setVisible(bool(self._field and self._said))
        self.instead.clear()
        self.instead.offer(choices.get(self._field, ()))
        self._wake()

    def _says_so(self, row: "PreviewRow", column: int) -> bool:
        return column in row.problems and column < len(row.cells) and row.cells[column].strip() == self._said

    def retranslate(self, speech: Speech) -> None:
        """Say everything in the language of now."""
        self._speech = speech
        self.instead.setPlaceholderText(speech.say("Take instead"))
        self.instead.setAccessibleName(speech.say("Take instead"))
        self.leave.setText(speech.say("Leave this row out"))
        self.apply.setText(speech.say("Apply"))

    def _wake(self) -> None:
        self.apply.setEnabled(bool(self.instead.text().strip()))

    def _apply(self) -> None:
        if self._field and self._said and self.instead.text().strip():
            self.mended.emit(self._field, self._said, self.instead.value)
