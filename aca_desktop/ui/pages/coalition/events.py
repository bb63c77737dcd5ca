"""The coalition's events: a list, and of the chosen one names, place, time, running order, what its table asks."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, override
from zoneinfo import ZoneInfo, available_timezones

from PySide6.QtCore import QSignalBlocker, Qt

from aca_desktop.domain.values.problems import Problem, Refused
from aca_desktop.sentences.telling import problem
from aca_desktop.services.coalition.coalitions import change
from aca_desktop.services.coalition.events import add, edit, events
from aca_desktop.services.figures.place_choices import place_choices
from aca_desktop.services.journal.field_conflicts import conflicts_of, newest_entry
from aca_desktop.ui.pages.coalition.one_of_several import OneOfSeveral
from aca_desktop.ui.pages.coalition.table_form import TableForm
from aca_desktop.ui.pages.coalition.words_field import WordsField
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.pages.part import Part, side_by_side
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.fields.combos import Combo
from aca_desktop.ui.parts.fields.fields import Field, Labelled
from aca_desktop.ui.parts.fields.suggesting import SuggestField
from aca_desktop.ui.parts.rows import Column, Row
from aca_desktop.ui.parts.text import quiet, section_title
from aca_desktop.ui.session import Session

if TYPE_CHECKING:
    from aca_desktop.services.coalition.coalitions import Coalition
    from aca_desktop.services.coalition.events import Event
    from aca_desktop.services.workspace.workspaces import Workspace

_ZONES: Mapping[str, str] = {"MX": "America/Mexico_City", "JP": "Asia/Tokyo", "US": "America/New_York"}


class EventsPart(Part):
    """Every field saves when it is left; a new event begins with its name."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._events: list[Event] = []
        self._which = OneOfSeveral()
        self._which.asked.connect(self._go_to)
        self._why = quiet("", wraps=True)
        self.box.addWidget(Row(self._which, None))
        self.box.addWidget(self._why)
        self._build_names()
        self._build_when()
        self._build_table()
        room.jobs.run(self, lambda _progress: sorted(available_timezones()), self._take_zones)

    def _build_names(self) -> None:
        self._names_title, self._order_title = section_title(""), section_title("")
        self._names = WordsField("names", needed=True)
        self._order = WordsField("order", high=120)
        self._order_why = quiet("", wraps=True)
        self._names.left.connect(lambda tag, text: self._save({f"names.{tag}": text}))
        self._order.left.connect(lambda tag, text: self._save({f"order.{tag}": text}))
        self._card = Card(padding=24)
        for widget in (self._names_title, self._names, self._order_title, self._order_why, self._order):
            self._card.body.addWidget(widget)
        self.box.addWidget(self._card)

    def _build_when(self) -> None:
        self._place, self._starts, self._ends, self._zone = SuggestField(), Field(), Field(), Combo()
        self._labelled = {
            "place": Labelled("", self._place),
            "time_zone": Labelled("", self._zone),
            "starts": Labelled("", self._starts),
            "ends": Labelled("", self._ends),
        }
        for left in (self._place.editingFinished, self._place.picked):
            left.connect(lambda: self._on_left("place", self._place.value))
        self._starts.editingFinished.connect(lambda: self._on_left("starts", self._starts.text()))
        self._ends.editingFinished.connect(lambda: self._on_left("ends", self._ends.text()))
        self._zone.activated.connect(lambda _place: self._save_zone())
        self._when = Card(padding=24)
        self._when.body.addWidget(side_by_side(self._labelled["place"], self._labelled["time_zone"]))
        self._when.body.addWidget(side_by_side(self._labelled["starts"], self._labelled["ends"]))
        self.box.addWidget(self._when)

    def _build_table(self) -> None:
        self._table_title = section_title("")
        self.table = TableForm(over=True)
        self.table.chosen.connect(self._save_table)
        self._asking = Column(self._table_title, self.table)
        self.box.addWidget(self._asking)

    @property
    def _event(self) -> "Event | None":
        return next((one for one in self._events if one.id == self._which.chosen), None)

    @override
    def show_session(self, session: Session | None) -> None:
        if session is not self.session:
            self._which.begun = []
        super().show_session(session)

    @override
    def refresh(self) -> None:
        coalition, session = self.coalition, self.session
        may = session is not None and session.writable and coalition is not None and coalition.rank > 0
        self.setEnabled(may)
        if coalition is None or session is None:
            return
        self._events = events(session.reader, coalition)
        self._which.show_all([(one.id, self._called(one)) for one in self._events])
        event = self._event
        conflicts = conflicts_of(session.reader, coalition, event.id) if event else {}
        of_names = {name[6:]: said for name, said in conflicts.items() if name.startswith("names.")}
        self._names.show_words(self.tags, event.names if event else {}, of_names)
        self._order.show_words(self.tags, event.order if event else {})
        self._show_when(event)
        self._show_table(event)
        self._look_for_places(session, coalition)
        for name, labelled in self._labelled.items():
            said = [f"“{one.value}” ({one.laptop})" for one in conflicts.get(name, ())]
            if said:
                labelled.say_mistake(
                    self.speech.say(
                        "Laptops say different things: {values}. Choose once more.",
                        values=self.speech.enumerate(said),
                    ),
                    lasting=True,
                )
        for card in (self._when, self._asking):
            card.setVisible(event is not None)
        self._asking.setEnabled(self.can_write)
        for widget in (self._order_title, self._order_why, self._order):
            widget.setVisible(event is not None)
        self._why.setVisible(event is None)

    @override
    def retranslate(self) -> None:
        speech = self.speech
        self._which.say(speech.say("Event"), speech.say("New event"))
        self._why.setText(speech.say("An event begins with its name. It is saved when you leave the field."))
        self._names_title.setText(speech.say("Name of the event"))
        self._names.say(speech.say("Name of the event"), speech)
        self._order_title.setText(speech.say("Running order"))
        self._order_why.setText(speech.say("A line for each point: 10:00 Welcome"))
        self._order.say(speech.say("Running order"), speech)
        labelled = self._labelled
        labelled["place"].set_label(speech.say("Place"), note=speech.say("Type a part of its name, or its code."))
        labelled["time_zone"].set_label(speech.say("Time zone"))
        when = speech.say("Day and time there: 2026-06-05 10:00")
        labelled["starts"].set_label(speech.say("From"), note=when)
        labelled["ends"].set_label(speech.say("To"), note=when)
        self._table_title.setText(speech.say("The table of this event"))
        self.table.retranslate(speech)
        self.refresh()

    @override
    def keep(self) -> None:
        for field in (self._names, self._order):
            for tag, text in field.unsaved().items():
                self._save({f"{field.name}.{tag}": text})

    @override
    def has_mistakes(self) -> bool:
        return self._names.has_mistakes or self._order.has_mistakes

    @override
    def put_back(self) -> None:
        self._names.put_back()
        self._order.put_back()

    def _called(self, event: "Event") -> str:
        name = event.names.get(self.speech.language) or next(iter(event.names.values()), "")
        day = (event.starts or "")[:10]
        return f"{name} · {self.speech.short_day(date.fromisoformat(day))}" if day else name

    def _go_to(self, id_: str) -> None:
        self.keep()
        self._which.go_to(id_)
        self._clear_problems()
        self.refresh()
        if not id_ and self.tags:
            self._names.field(self.tags[0]).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_when(self, event: "Event | None") -> None:
        zone = self._zone_of(event)
        if not self._place.hasFocus():
            self._place.show_value(self._shown(event, "place"))
        for name, field in (("starts", self._starts), ("ends", self._ends)):
            if not field.hasFocus():
                field.setText(self._shown(event, name))
        with QSignalBlocker(self._zone):
            if self._zone.findText(zone) < 0:
                self._zone.addItem(zone)
            self._zone.setCurrentIndex(self._zone.findText(zone))

    def _look_for_places(self, session: Session, coalition: "Coalition") -> None:
        """Suggest the country's places and those that the coalition has described."""
        language = self.speech.language

        session.read(
            self,
            lambda workspace, _progress: place_choices(workspace, coalition, coalition.record.country, language),
            self._place.offer,
        )

    def _take_zones(self, zones: Sequence[str]) -> None:
        """Offer all time zones, which take a moment to be found."""
        with QSignalBlocker(self._zone):
            chosen = self._zone.currentText()
            self._zone.clear()
            self._zone.addItems(zones)
            self._zone.setCurrentIndex(self._zone.findText(chosen))

    def _shown(self, event: "Event | None", name: str) -> str:
        value = getattr(event, name) if event is not None else None
        if not value or name == "place":
            return value or ""
        try:
            moment = datetime.fromisoformat(value).astimezone(ZoneInfo(self._zone_of(event)))
        except (ValueError, KeyError):
            return str(value)
        return moment.strftime("%Y-%m-%d %H:%M")

    def _zone_of(self, event: "Event | None") -> str:
        coalition = self.coalition
        usual = _ZONES.get(coalition.record.country if coalition else "", "UTC")
        known = event.time_zone if event is not None and event.time_zone else usual
        return known if _is_zone(known) else "UTC"

    def _show_table(self, event: "Event | None") -> None:
        coalition = self.coalition
        if coalition is not None:
            self.table.show_value(event.settings if event else {}, coalition.record.table, self.tags)

    def _on_left(self, name: str, text: str) -> None:
        event = self._event
        if event is None or text.strip() == self._shown(event, name):
            return
        typed: str | None = text.strip() or None
        if typed and name != "place":
            typed = self._moment(typed)
        fields = {name: typed}
        if name != "place" and event.time_zone is None:
            fields["time_zone"] = self._zone_of(event)
        self._save(fields)

    def _moment(self, text: str) -> str:
        """Return a time as typed, in the event's zone unless it says its own; as it is if it is none."""
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            return text
        zone = ZoneInfo(self._zone_of(self._event))
        return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).isoformat(timespec="seconds")

    def _save_zone(self) -> None:
        """Take another zone; the hours on the clock there stay what was typed."""
        event = self._event
        if event is None:
            return
        fields: dict[str, str | None] = {"time_zone": self._zone.currentText()}
        zone = ZoneInfo(self._zone.currentText())
        for name in ("starts", "ends"):
            shown = self._shown(event, name)
            try:
                fields |= {name: datetime.fromisoformat(shown).replace(tzinfo=zone).isoformat()} if shown else {}
            except ValueError:
                continue
        self._save(fields)

    def _save(self, fields: Mapping[str, str | None]) -> None:
        chosen, begun = self._which.chosen, self._which.begun
        typed = {name: text if text and text.strip() else None for name, text in fields.items()}
        if chosen is None and not any(typed.values()):
            return

        def writing(workspace: "Workspace", coalition: "Coalition") -> str | None:
            known = chosen or (begun[0] if begun else None)
            before = newest_entry(workspace, coalition, known) if known else None
            event = edit(workspace, coalition, known, typed) if known else add(workspace, coalition, typed)
            begun[:] = [event.id]
            entry = newest_entry(workspace, coalition, event.id)
            return entry if entry != before else None

        def saved() -> None:
            self._which.begun_is_kept(begun)
            self._clear_problems()
            self.refresh()

        self.save(writing, self._say_problems, saved)

    def _save_table(self) -> None:
        chosen = self._which.chosen
        said = self.table.value()

        if chosen:
            self.save(lambda workspace, coalition: change(workspace, coalition, {f"table.{chosen}": said or None}))

    def _clear_problems(self) -> None:
        for labelled in self._labelled.values():
            labelled.say_mistake(None)

    def _say_problems(self, problems: Sequence[Problem]) -> None:
        found = self._names.say_problems(problems)
        found |= self._order.say_problems(problems)
        for one in problems:
            if one.field in self._labelled:
                self._labelled[one.field].say_mistake(problem(self.speech, one))
                found = True
        if not found:
            self._tell_trouble(Refused(list(problems)))


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):  # what it raises for a name that leads elsewhere, or nowhere
        return False
    return True
