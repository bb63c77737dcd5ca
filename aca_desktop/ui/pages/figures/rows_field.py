"""A field of several rows with the same cells, such as years and percents; rows are added, emptied and removed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import override

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QWidget

from aca_desktop.i18n import Speech
from aca_desktop.ui.parts.buttons import SMALL_SIZE, Button, Kind, icon_button
from aca_desktop.ui.parts.fields.combos import Combo
from aca_desktop.ui.parts.fields.fields import Field, Sentence
from aca_desktop.ui.parts.rows import Column, Row
from aca_desktop.ui.parts.text import Text, quiet, section_title
from aca_desktop.ui.theme.theme import Theme
from aca_desktop.ui.theme.type import SMALL


@dataclass(frozen=True, slots=True)
class CellKind:
    """A cell of every row: its name, the share of the width that it takes, whether something is chosen in it."""

    name: str
    share: int = 1
    chosen: bool = False


class RowsField(Column):
    """`edited`: something in it was changed."""

    edited = Signal()

    def __init__(self, *cells: CellKind) -> None:
        self._title, self._note = section_title(""), quiet("", wraps=True)
        self._rows_box = Column(gap=8)
        self._add = Button("", Kind.TEXT, SMALL_SIZE, icon="plus", flush=True)
        self._heads = [Text("", SMALL.strong, "quiet") for _ in cells]
        self._head = Row(*self._heads, gap=8, margins=(0, 0, 36, 0))
        for n, (cell, head) in enumerate(zip(cells, self._heads, strict=True)):
            head.setMinimumWidth(1)
            self._head.box.setStretch(n, cell.share)
        super().__init__(self._title, self._note, self._head, self._rows_box, Row(self._add, None), gap=8)
        self._cells = cells
        self._rows: list[_Row] = []
        self._speech = Speech("en")
        self._labels: Mapping[str, str] = {}
        self._choices: Sequence[tuple[str, str]] = ()
        self._add.clicked.connect(self._add_one)

    def say(
        self, speech: Speech, title: str, note: str, labels: Mapping[str, str],
        choices: Sequence[tuple[str, str]] = (),
    ) -> None:  # fmt: skip
        """Say what it is, what its cells are, and what can be chosen in those that are chosen."""
        self._speech, self._labels, self._choices = speech, labels, choices
        self._title.setText(title)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._add.setText(speech.say("Add a row"))
        self._add.setAccessibleName(speech.say("{what}: add a row", what=title))
        self._tell()

    def begin(self, rows: Sequence[Mapping[str, str]]) -> None:
        """Show these rows."""
        while len(self._rows) > len(rows):
            self._drop(self._rows[-1])
        while len(self._rows) < len(rows):
            self._make()
        for row, values in zip(self._rows, rows, strict=True):
            row.begin(values)
        self._tell()

    def values(self) -> list[dict[str, str]]:
        """Return the rows in which anything stands; those that are empty are left out."""
        return [said for _place, said in self.placed()]

    def placed(self) -> list[tuple[int, dict[str, str]]]:
        """Return the rows in which anything was typed, each with its place."""
        every = [(place, row.values()) for place, row in enumerate(self._rows)]
        typed = {cell.name for cell in self._cells if not cell.chosen}
        return [(place, said) for place, said in every if any(said[name] for name in typed)]

    def say_mistake(self, place: int, words: str | None) -> None:
        """Say what is wrong with a row, or None."""
        if 0 <= place < len(self._rows):
            self._rows[place].say_mistake(words)

    def clear_mistakes(self) -> None:
        """Say that nothing is wrong."""
        for row in self._rows:
            row.say_mistake(None)

    def _add_one(self) -> None:
        self._make()
        self._tell()
        self._rows[-1].controls[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _make(self) -> None:
        row = _Row(self._cells)
        row.edited.connect(self.edited)
        row.removed.connect(lambda: self._remove(row))
        self._rows.append(row)
        self._rows_box.box.addWidget(row)

    def _remove(self, row: "_Row") -> None:
        self._drop(row)
        self._tell()
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _drop(self, row: "_Row") -> None:
        self._rows.remove(row)
        self._rows_box.box.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _tell(self) -> None:
        for n, row in enumerate(self._rows, 1):
            row.say(self._speech, self._title.text(), n, self._labels, self._choices)
        for part in (self._rows_box, self._head):
            part.setVisible(bool(self._rows))
        for cell, head in zip(self._cells, self._heads, strict=True):
            head.setText(self._labels.get(cell.name, ""))

    @override
    def use_theme(self, theme: Theme) -> None:
        super().use_theme(theme)
        self._rows_box.box.setSpacing(theme.px(8))


class _Row(Column):
    """One row."""

    edited = Signal()
    removed = Signal()

    def __init__(self, cells: Sequence[CellKind]) -> None:
        self._cells = cells
        self.controls: list[QWidget] = [Combo() if cell.chosen else Field() for cell in cells]
        self._remove = icon_button("x", "", SMALL_SIZE)
        self._wrong = Sentence()
        line = Row(*self.controls, self._remove, gap=8)
        for n, cell in enumerate(cells):
            line.box.setStretch(n, cell.share)
        super().__init__(line, self._wrong, gap=4)
        self._remove.clicked.connect(self.removed)
        self.say_mistake(None)
        for control in self.controls:
            if isinstance(control, Field):
                control.textEdited.connect(lambda _text: self._on_edited())
            elif isinstance(control, Combo):
                control.activated.connect(lambda _place: self._on_edited())

    def begin(self, values: Mapping[str, str]) -> None:
        """Show these values."""
        for cell, control in zip(self._cells, self.controls, strict=True):
            text = values.get(cell.name, "")
            if isinstance(control, Field):
                control.setText(text)
                control.setCursorPosition(0)
            elif isinstance(control, Combo):
                control.setCurrentIndex(max(0, control.findData(text)))
                control.setProperty("wanted", text)
        self.say_mistake(None)

    def values(self) -> dict[str, str]:
        """Return what stands in the cells."""
        return {cell.name: _text(control) for cell, control in zip(self._cells, self.controls, strict=True)}

    def say(
        self, speech: Speech, title: str, number: int, labels: Mapping[str, str],
        choices: Sequence[tuple[str, str]],
    ) -> None:  # fmt: skip
        """Name the cells after their row."""
        for cell, control in zip(self._cells, self.controls, strict=True):
            label = labels.get(cell.name, "")
            control.setAccessibleName(speech.say("{what} {number}: {cell}", what=title, number=number, cell=label))
            if isinstance(control, Field):
                control.setPlaceholderText(label)
            elif isinstance(control, Combo):
                self._offer(control, choices)
        self._remove.setText(speech.say("{what}: remove row {number}", what=title, number=number))

    def _offer(self, combo: Combo, choices: Sequence[tuple[str, str]]) -> None:
        with QSignalBlocker(combo):
            chosen = combo.currentData() or combo.property("wanted")
            combo.clear()
            for value, words in choices:
                combo.addItem(words, value)
            combo.setCurrentIndex(max(0, combo.findData(chosen)))

    def say_mistake(self, words: str | None) -> None:
        """Say what is wrong with the row."""
        for control in self.controls:
            if isinstance(control, Field):
                control.set_mistaken(words is not None)
        self._wrong.tell("", words)

    def _on_edited(self) -> None:
        self.say_mistake(None)
        self.edited.emit()


def _text(control: QWidget) -> str:
    if isinstance(control, Field):
        return control.text().strip()
    return str(control.currentData() or "") if isinstance(control, Combo) else ""
