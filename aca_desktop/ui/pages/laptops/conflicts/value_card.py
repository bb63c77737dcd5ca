"""One of a field's values in conflict, as a card that is chosen whole: who wrote it, when, in place of what."""

from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QSizePolicy

from aca_desktop.i18n import Speech
from aca_desktop.ui.pages.laptops.conflicts.differences import marked
from aca_desktop.ui.pages.laptops.words import ROLES, moment_words
from aca_desktop.ui.parts.cards import Card, Face
from aca_desktop.ui.parts.fields.checks import Radio
from aca_desktop.ui.parts.rows import Row, Rule
from aca_desktop.ui.parts.symbols import KeyCap, Symbol
from aca_desktop.ui.parts.text import Text
from aca_desktop.ui.theme.type import BODY, CLAIM, SECTION

if TYPE_CHECKING:
    from aca_desktop.services.journal.conflicts import ConflictValue

_SHORT = 60
"""Characters of a value that is set large."""


class ValueCard(Card):
    """`radio` is what is chosen; a click anywhere on the card chooses it."""

    def __init__(self, number: int, value: "ConflictValue", text: str, other: str, speech: Speech) -> None:
        super().__init__(padding=20)
        self.value = value
        self._number = number
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.radio = Radio("")
        self.radio.setAutoExclusive(False)
        self.radio.setAccessibleName(f"{number}: {text}")
        self.radio.toggled.connect(self._show_chosen)
        said = speech.say("Shown everywhere for now") if number == 1 else speech.say("Also entered")
        self._said = Text(said, BODY.strong, wraps=True)
        head = Row(KeyCap(str(number)), self._said, self.radio)
        head.box.setStretch(1, 1)
        self.body.addWidget(head)
        shown = Text("", CLAIM if len(text) <= _SHORT else SECTION, wraps=True)
        shown.set_runs(marked(text, other))
        self.body.addWidget(shown)
        self.body.addWidget(Rule())
        self._add_facts(value, speech)
        self.body.addStretch(1)

    def _add_facts(self, value: "ConflictValue", speech: Speech) -> None:
        role, _tone = ROLES[value.role]
        laptop = value.laptop or speech.say("Unknown laptop")
        self._add_fact("laptop", laptop)
        self._add_fact("user", speech.say(role))
        self._add_fact("clock", moment_words(value.at, speech))

    def _add_fact(self, icon: str, words: str, tone: str = "text") -> None:
        row = Row(Symbol(icon, 16), Text(words, tone=tone, wraps=True))
        row.box.setStretch(1, 1)
        self.body.addWidget(row)

    def add_before(self, words: str) -> None:
        """Say what the value stands in place of."""
        row = Row(Symbol("history", 16), Text(words, tone="quiet", wraps=True))
        row.box.setStretch(1, 1)
        self.body.insertWidget(self.body.count() - 1, row)

    def _show_chosen(self, chosen: bool) -> None:
        self.set_face(Face.CHOSEN if chosen else Face.USUAL)
        self._said.set_tone("primary" if chosen else "text")

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.radio.isEnabled():
            self.radio.setChecked(True)
