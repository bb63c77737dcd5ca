"""What came about organisations of which a person's data had been erased: the same person's too, or another's?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import override

from PySide6.QtWidgets import QWidget

from aca_desktop.i18n import Speech
from aca_desktop.ui.pages.ask import Ask
from aca_desktop.ui.parts.buttons import Kind
from aca_desktop.ui.parts.fields.checks import CheckBox
from aca_desktop.ui.parts.rows import Column
from aca_desktop.ui.parts.text import Text


@dataclass(frozen=True, slots=True)
class Late:
    """An organisation, and the entries with personal data that came after an erasure; they name `persons`."""

    coalition: str
    organisation: str
    name: str
    persons: tuple[str, ...]
    entries: tuple[str, ...]


class LateDialog(Ask):
    """Nothing is ticked beforehand: who is named may be another person."""

    def __init__(self, speech: Speech, late: Sequence[Late], parent: QWidget) -> None:
        super().__init__(
            speech,
            speech.say("Came after an erasure"),
            speech.say("Erase what is ticked"),
            parent,
            kind=Kind.HARM,
        )
        self._late = tuple(late)
        why = Text(
            speech.say(
                "Of these organisations somebody’s personal data was erased on request. Files have brought more "
                "since. If it is about the same person, erase it too, here and on every laptop that learns of it."
            ),
            wraps=True,
        )
        self.boxes = [CheckBox(one.name, note=self._note(one)) for one in self._late]
        self.build(why, Column(*self.boxes, gap=8))
        self.take.setEnabled(False)
        for box in self.boxes:
            box.toggled.connect(lambda _on: self.take.setEnabled(any(one.isChecked() for one in self.boxes)))

    def _note(self, one: Late) -> str:
        speech = self.speech
        entries = speech.say_count("{count} record", "{count} records", len(one.entries))
        if not one.persons:
            return entries
        return speech.say("{entries}: {persons}", entries=entries, persons=speech.enumerate(one.persons))

    @override
    def answer(self) -> tuple[Late, ...]:
        return tuple(one for one, box in zip(self._late, self.boxes, strict=True) if box.isChecked())
