"""An organisation that is not there yet: name, sector, country, place; the rest can wait. Knows no list."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal

from aca_desktop.domain.coalition.sectors import PRESETS, in_order
from aca_desktop.domain.values.problems import Problem
from aca_desktop.domain.values.typed_text import line
from aca_desktop.i18n import Speech
from aca_desktop.sentences.telling import problem
from aca_desktop.sentences.words import countries
from aca_desktop.ui.parts.fields.combos import Combo
from aca_desktop.ui.parts.fields.fields import SIGNING_FIELD
from aca_desktop.ui.parts.rows import Column
from aca_desktop.ui.table.form import Form
from aca_desktop.ui.table.steps.columns import Columns
from aca_desktop.ui.table.steps.step import Table
from aca_desktop.ui.table.steps.typed_field import FLAT_FIELD, WIDE_ENOUGH, TypedField, labelled

if TYPE_CHECKING:
    from aca_desktop.ui.session import Session


class NewOrganisation(Column):
    """`changed` has the names and values of the form's fields that are now others."""

    changed = Signal(object)

    def __init__(self, session: "Session") -> None:
        super().__init__(gap=16)
        self._session = session
        self._places: dict[tuple[str, str], list[tuple[str, str]]] = {}
        self._speech = Speech("en")
        self._table: Table | None = None
        self._form = Form()
        self.name = TypedField()
        self.sector, self.country, self.place = (Combo(SIGNING_FIELD) for _ in range(3))
        self._labels = {
            "name": labelled(self.name),
            "sector": labelled(self.sector),
            "country": labelled(self.country),
            "place": labelled(self.place),
        }
        self._labels["name"].judge_by(self._judged)
        self.name.written.connect(lambda text: self._tell(new_name=text))
        self.sector.activated.connect(lambda _place: self._tell(new_sector=self.sector.currentData()))
        self.country.activated.connect(self._on_country)
        self.place.activated.connect(lambda _place: self._tell(new_place=self.place.currentData()))
        self.box.addWidget(Columns(WIDE_ENOUGH, *self._labels.values()))

    def show_table(self, table: Table) -> None:
        """Offer the coalition's sectors."""
        self._table = table
        self._labels["place"].set_label(self._speech.say("Place"), hint=self._place_hint())

    def show_form(self, form: Form) -> None:
        """Show what is filled in."""
        self._form = form
        with QSignalBlocker(self.name):
            self.name.setText(form.new_name)
        self._fill()

    def take_form(self, form: Form) -> None:
        """Know what is filled in now."""
        self._form = form

    def begin(self) -> None:
        """Let the keyboard be at the name."""
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish(self) -> None:
        """Keep what is being composed."""
        self.name.finish()

    def blocker(self) -> tuple[str, bool] | None:
        """Return what keeps from going on."""
        if not self.name.text().strip():
            return self._speech.say("The organisation’s name is missing."), False
        if (wrong := self._judged(self.name.text())) is not None:
            return wrong, True
        if self.sector.currentData() is None:
            return self._speech.say("The sector is missing."), False
        if self.country.currentData() is None:
            return self._speech.say("The country is missing."), False
        needs_place = self._table is not None and "place" in self._table.asked.required and self.place.count()
        if needs_place and self.place.currentData() is None:
            return self._speech.say("The place is missing."), False
        return None

    def _judged(self, text: str) -> str | None:
        judged = line("organisation.names", text) if text.strip() else None
        return problem(self._speech, judged) if isinstance(judged, Problem) else None

    def _on_country(self, _place: int) -> None:
        self._tell(new_country=self.country.currentData(), new_place=None)
        self._fill_places(None)

    def _tell(self, **changes: object) -> None:
        self.changed.emit(changes)

    def retranslate(self, speech: Speech) -> None:
        """Say everything in the guest's language."""
        self._speech = speech
        self._labels["name"].set_label(speech.say("Name of the organisation"))
        self._labels["sector"].set_label(speech.say("Sector"))
        self._labels["country"].set_label(speech.say("Country"))
        self._labels["place"].set_label(speech.say("Place"), hint=self._place_hint())
        for combo in (self.sector, self.country, self.place):
            combo.setPlaceholderText(speech.say("Choose…"))
        self._fill()

    def _place_hint(self) -> str:
        required = self._table is not None and "place" in self._table.asked.required
        return "" if required else self._speech.say("optional")

    def set_large(self, large: bool) -> None:
        """Use the measures for large text, or the usual ones."""
        self.name.set_large(large)
        for combo in (self.sector, self.country, self.place):
            combo.set_size(FLAT_FIELD if large else SIGNING_FIELD)

    def _fill(self) -> None:
        if self._table is None:
            return
        record, language = self._table.which.record, self._speech.language
        form = self._form
        with QSignalBlocker(self.sector), QSignalBlocker(self.country):
            self.sector.clear()
            for one in in_order(record.sectors or PRESETS):
                self.sector.addItem(one.names.get(language) or one.names.get("en") or one.code, one.code)
            self.sector.setCurrentIndex(self.sector.findData(form.new_sector))
            self.country.clear()
            for code, words in countries(self._speech):
                self.country.addItem(words, code)
            self.country.setCurrentIndex(self.country.findData(form.new_country))
        self._fill_places(form.new_place)

    def _fill_places(self, chosen: str | None) -> None:
        country = self.country.currentData()
        places = self._places_of(country) if country else []
        with QSignalBlocker(self.place):
            self.place.clear()
            for code, name in places:
                self.place.addItem(name, code)
            self.place.setCurrentIndex(self.place.findData(chosen) if chosen else -1)
        asks = self._table is None or self._table.settings.asks("place") != "no"
        self._labels["place"].setVisible(bool(places) and asks)

    def _places_of(self, country: str) -> list[tuple[str, str]]:
        """Return a country's subdivisions and the towns that the coalition has described, (code, name)."""
        from aca_desktop.services.figures.place_choices import choices_within

        language = self._speech.language
        if self._table is not None and (country, language) not in self._places:
            which = self._table.which
            self._places[country, language] = choices_within(self._session.reader, which, country, language)
        return self._places.get((country, language), [])
