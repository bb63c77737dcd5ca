"""Asks for a new organisation: what it needs to be one. Returns the fields as typed, and writes nothing."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from aca_desktop.domain.organisations.rules import organisation_field
from aca_desktop.domain.values.problems import Problem
from aca_desktop.i18n import Speech
from aca_desktop.sentences.telling import problem
from aca_desktop.ui.pages.organisations.panel.details import choices
from aca_desktop.ui.pages.organisations.panel.field_words import field_words
from aca_desktop.ui.parts.dialogs import Dialog
from aca_desktop.ui.parts.fields.combos import Combo
from aca_desktop.ui.parts.fields.fields import Field, Labelled

if TYPE_CHECKING:
    from aca_desktop.services.coalition.coalitions import Coalition


class AddDialog(Dialog):
    """Name, sector and country; what else is known of it is typed beside the list afterwards."""

    def __init__(self, speech: Speech, coalition: "Coalition", tags: Sequence[str], parent: QWidget) -> None:
        super().__init__(speech.say("Add an organisation"), parent)
        self._speech, self._name = speech, f"names.{next(iter(tags), speech.language)}"
        self.name, self.website = Field(), Field()
        self.sector, self.country = Combo(), Combo()
        self._labelled = {
            self._name: Labelled(field_words(self._name, speech), self.name),
            "sector": Labelled(field_words("sector", speech), self.sector),
            "country": Labelled(field_words("country", speech), self.country),
            "website": Labelled(field_words("website", speech), self.website),
        }
        for name, combo in (("sector", self.sector), ("country", self.country)):
            for value, words in choices(name, speech, coalition):
                combo.addItem(words, value)
        self.sector.setCurrentIndex(-1)
        self.sector.setPlaceholderText(speech.say("Choose a sector"))
        self.country.setCurrentIndex(self.country.findData(coalition.record.country or ""))
        self.country.setPlaceholderText(speech.say("Choose a country"))
        for labelled in self._labelled.values():
            self.body.addWidget(labelled)
        self.take = self.add_answers(speech.say("Add"), speech.say("Cancel"), icon="plus")
        self.name.textEdited.connect(lambda _text: self._labelled[self._name].say_mistake(None))
        self.website.textEdited.connect(lambda _text: self._labelled["website"].say_mistake(None))
        self.sector.activated.connect(lambda _place: self._labelled["sector"].say_mistake(None))
        self.name.setFocus()

    def fields(self) -> dict[str, str]:
        """Return what was typed and chosen."""
        said = {
            self._name: self.name.text(),
            "sector": str(self.sector.currentData() or ""),
            "country": str(self.country.currentData() or ""),
            "website": self.website.text(),
        }
        return {name: text for name, text in said.items() if text.strip()}

    def say_problems(self, problems: Sequence[Problem]) -> None:
        """Say at the fields what is wrong."""
        for one in problems:
            name = self._name if one.field.startswith("names") else one.field
            if name in self._labelled:
                self._labelled[name].say_mistake(problem(self._speech, one))

    def accept(self) -> None:
        """Be accepted if nothing is wrong with what was typed."""
        said = self.fields()
        judged = {name: organisation_field(name, text) for name, text in said.items()}
        problems = [one for one in judged.values() if isinstance(one, Problem)]
        problems += [Problem(name, "missing") for name in (self._name, "sector", "country") if name not in said]
        if problems:
            self.say_problems(problems)
        else:
            super().accept()
