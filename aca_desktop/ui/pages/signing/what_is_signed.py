"""What is signed on the desk's own page: which version, at which event, in which language. It stays chosen."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal

from aca_desktop.i18n import Speech
from aca_desktop.ui.parts.combos import Combo
from aca_desktop.ui.parts.rows import Row

if TYPE_CHECKING:
    from aca_desktop.services.coalitions import Coalition
    from aca_desktop.services.declarations import Publication
    from aca_desktop.services.events import Event


class WhatIsSigned(Row):
    """`chosen`: something else was."""

    chosen = Signal()

    def __init__(self) -> None:
        self.declaration, self.event_, self.language = (
            Combo(icon=icon) for icon in ("scroll-text", "calendar", "languages")
        )
        super().__init__(self.declaration, self.event_, self.language, gap=12)
        self._speech = Speech("en")
        self._which: Coalition | None = None
        self._publications: Sequence[Publication] = ()
        self._events: Sequence[Event] = ()
        self.declaration.activated.connect(self._on_declaration)
        for combo in (self.event_, self.language):
            combo.activated.connect(lambda _place: self.chosen.emit())

    @property
    def publication(self) -> "Publication | None":
        """The version that is signed."""
        taken = self.declaration.currentData()
        return next((one for one in self._publications if one.id == taken), None)

    @property
    def event_held(self) -> "Event | None":
        """The event at which it is signed, None for none."""
        taken = self.event_.currentData()
        return next((one for one in self._events if one.id == taken), None)

    @property
    def tag(self) -> str | None:
        """The language in which it is read."""
        tag = self.language.currentData()
        return tag if isinstance(tag, str) else None

    def offer(
        self,
        which: "Coalition",
        publications: "Sequence[Publication]",
        events: "Sequence[Event]",
        today: date,
        speech: Speech,
    ) -> None:
        """Offer versions and events; what is chosen stays, and at first an event of today is."""
        self._which, self._publications, self._events, self._speech = which, publications, events, speech
        self._fill_declarations(which)
        self._fill_events(which, today)
        self._fill_languages()

    def clear(self) -> None:
        """Offer nothing."""
        for combo in (self.declaration, self.language, self.event_):
            combo.clear()

    def retranslate(self, speech: Speech) -> None:
        """Say everything in the language of now."""
        self.declaration.setAccessibleName(speech.say("Declaration"))
        self.event_.setAccessibleName(speech.say("Event"))
        self.language.setAccessibleName(speech.say("Language that is read"))

    def _fill_declarations(self, which: "Coalition") -> None:
        from aca_desktop.services.coalitions import in_language

        speech, taken = self._speech, self.declaration.currentData()
        newest_first = sorted(self._publications, key=lambda one: (one.day, one.id), reverse=True)
        several = len({one.declaration for one in newest_first}) < len(newest_first)
        with QSignalBlocker(self.declaration):
            self.declaration.clear()
            for one in newest_first:
                title = in_language(one.titles, (speech.language, *which.record.languages)) or one.label
                versioned = speech.say("{title}, version {version}", title=title, version=one.label)
                self.declaration.addItem(versioned if several else title, one.id)
            self.declaration.setCurrentIndex(max(0, self.declaration.findData(taken)))

    def _fill_events(self, which: "Coalition", today: date) -> None:
        from aca_desktop.services.coalitions import in_language

        speech, taken = self._speech, self.event_.currentData()
        if self.event_.count() == 0:
            taken = _of_day(self._events, today)
        with QSignalBlocker(self.event_):
            self.event_.clear()
            self.event_.addItem(speech.say("Not at an event"), None)
            for held in self._events:
                name = in_language(held.names, (speech.language, *which.record.languages)) or held.id
                self.event_.addItem(name, held.id)
            self.event_.setCurrentIndex(max(0, self.event_.findData(taken)) if taken else 0)

    def _fill_languages(self) -> None:
        which, publication = self._which, self.publication
        if which is None or publication is None:
            return
        own = [tag for tag in which.record.languages if tag in publication.texts]
        tags = own + [tag for tag in publication.languages if tag not in own]
        taken = self.language.currentData()
        with QSignalBlocker(self.language):
            self.language.clear()
            for tag in tags:
                self.language.addItem(self._speech.language_name(tag), tag)
            self.language.setCurrentIndex(max(0, self.language.findData(taken)))

    def _on_declaration(self, _place: int) -> None:
        self._fill_languages()
        self.chosen.emit()


def _of_day(events: "Sequence[Event]", day: date) -> str | None:
    """Return the id of an event that is held on a day."""
    text = day.isoformat()
    return next((one.id for one in events if (one.starts or "")[:10] <= text <= (one.ends or "")[:10]), None)
