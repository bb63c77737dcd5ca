"""Asks for a new organisation: what it needs to be one. Returns the fields as typed, and writes nothing."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from aca_desktop.domain.organisations.rules import organisation_field
from aca_desktop.domain.values.problems import Problem
from aca_desktop.i18n import Speech
from aca_desktop.sentences.telling import problem
from aca_desktop.services.figures.place_choices import place_choices
from aca_desktop.ui.pages.organisations.panel.details import choices
from aca_desktop.ui.pages.organisations.panel.field_words import NOTES, field_words
from aca_desktop.ui.parts.dialogs import Dialog
from aca_desktop.ui.parts.fields.combos import Combo
from aca_desktop.ui.parts.fields.fields import Field, Labelled
from aca_desktop.ui.parts.fields.suggesting import SuggestField

if TYPE_CHECKING:
    from aca_desktop.services.coalition.coalitions import Coalition
    from aca_desktop.ui.session import Session


class AddDialog(Dialog):
    """Name, sector, country and place; what else is known of it is typed beside the list afterwards."""

    def __init__(
        self, speech: Speech, session: "Session", coalition: "Coalition", tags: Sequence[str], parent: QWidget
    ) -> None:
        super().__init__(speech.say("Add an organisation"), parent)
        self._speech, self._name = speech, f"names.{next(iter(tags), speech.language)}"
        self._session, self._coalition = session, coalition
        self.name, self.website = Field(), Field()
        self.sector, self.country, self.place = Combo(), Combo(), SuggestField()
        self._labelled = {
            self._name: Labelled(field_words(self._name, speech), self.name),
            "sector": Labelled(field_words("sector", speech), self.sector),
            "country": Labelled(field_words("country", speech), self.country),
            "place": Labelled(
                field_words("place", speech),
                self.place,
                hint=speech.say("optional"),
                note=speech.say(NOTES["place"]),
            ),
            "website": Labelled(field_words("website", speech), self.website, hint=speech.say("optional")),
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
        self.place.textEdited.connect(lambda _text: self._labelled["place"].say_mistake(None))
        self.country.activated.connect(lambda _place: self._look_for_places())
        self.website.textEdited.connect(lambda _text: self._labelled["website"].say_mistake(None))
        self.sector.activated.connect(lambda _place: self._labelled["sector"].say_mistake(None))
        self.name.setFocus()
        self._look_for_places()

    def _look_for_places(self) -> None:
        """Suggest the country's places and those that the coalition has described."""
        coalition, language = self._coalition, self._speech.language
        country = str(self.country.currentData() or "")
        self._session.read(
            self,
            lambda workspace, _progress: place_choices(workspace, coalition, country, language),
            self.place.offer,
        )

    def fields(self) -> dict[str, str]:
        """Return what was typed and chosen."""
        said = {
            self._name: self.name.text(),
            "sector": str(self.sector.currentData() or ""),
            "country": str(self.country.currentData() or ""),
            "place": self.place.value,
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
