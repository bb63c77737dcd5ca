"""The other records of an organisation, each with a way there and, if somebody said it, a way to take it back."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from aca_desktop.domain.organisations.words import name_of
from aca_desktop.i18n import Speech
from aca_desktop.ui.pages.organisations.panel.field_words import field_words
from aca_desktop.ui.parts.buttons import link
from aca_desktop.ui.parts.rows import Column, empty
from aca_desktop.ui.parts.text import quiet

if TYPE_CHECKING:
    from aca_desktop.services.organisations.duplicates import Other

_MOST = 5


class SameAs(Column):
    """`asked`: another record is wanted (its id). `taken_back`: that it is the same is to be taken back."""

    asked = Signal(str)
    taken_back = Signal(str)

    def __init__(self) -> None:
        super().__init__(gap=4)
        self.hide()

    def show_others(
        self, others: "Sequence[Other]", speech: Speech, languages: Sequence[str], *, may_take_back: bool
    ) -> None:
        """Show these; hidden where there is none."""
        empty(self.box)
        for one in others[:_MOST]:
            self._add(one, speech, languages, may_take_back=may_take_back)
        more = len(others) - _MOST
        if more > 0:
            self.box.addWidget(quiet(speech.say_count("and {count} more", "and {count} more", more)))
        self.setVisible(bool(others))

    def _add(self, one: "Other", speech: Speech, languages: Sequence[str], *, may_take_back: bool) -> None:
        name = name_of(one.fields, (speech.language, *languages, "en")) or "—"
        words = (
            speech.say("Counts as one organisation with:")
            if one.said
            else speech.say("Counts as one organisation with, by an identifier or through others:")
        )
        there = link(name, icon="copy")
        there.clicked.connect(partial(self.asked.emit, one.id))
        self.box.addWidget(quiet(words, wraps=True))
        self.box.addWidget(there)
        if one.differs:
            fields = speech.enumerate([field_words(field, speech) for field in one.differs])
            self.box.addWidget(
                quiet(speech.say("Contradicts this record in: {fields}", fields=fields), wraps=True)
            )
        if one.said and may_take_back:
            back = link(speech.say("Take back that they are one"), icon="undo-2")
            back.setAccessibleDescription(name)
            back.clicked.connect(partial(self.taken_back.emit, one.id))
            self.box.addWidget(back)
