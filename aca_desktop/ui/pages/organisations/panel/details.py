"""An organisation's details, edited in place: each field saves when it is left, and says what is wrong with it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, override

from aca_desktop.domain.coalition.sectors import in_order, known_codes
from aca_desktop.domain.values.problems import Problem
from aca_desktop.sentences.telling import problem
from aca_desktop.sentences.words import countries
from aca_desktop.ui.background import Progress
from aca_desktop.ui.pages.organisations.panel.detail_field import PLACES, DetailField
from aca_desktop.ui.pages.organisations.panel.field_words import ANSWERS
from aca_desktop.ui.pages.organisations.panel.organisation_part import OrganisationPart
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.parts.rows import Column
from aca_desktop.ui.parts.text import section_title

if TYPE_CHECKING:
    from aca_desktop.i18n import Speech
    from aca_desktop.services.coalition.coalitions import Coalition
    from aca_desktop.services.organisations.organisations import OrganisationDetail
    from aca_desktop.services.workspace.workspaces import Workspace

_FACTS = ("sector", "country", "place", "represents", "website", "tier", "joined", "founding")
_FOLLOWING_UP = ("answer", "next", "notes")
_CONTACTS = ("contacts.spokesperson", "contacts.press", "contacts.assistant")
_FLAGS = ("", "yes", "no")


class DetailsPart(OrganisationPart):
    """Which fields there are depends on the coalition's languages and on what is said of the organisation."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.fields: dict[str, DetailField] = {}
        self._contacts = section_title("")
        self._following_up = section_title("")
        self._column = Column(gap=12)
        self.box.addWidget(self._column)
        self.box.addStretch(1)
        self._of: str | None = None
        self._places_of: tuple[str, str, str] | None = None

    @override
    def refresh(self) -> None:
        detail, which = self.detail, self.coalition
        if detail is None or which is None:
            return
        names = _names(detail, self.tags)
        if self._of != detail.id or list(self.fields) != names:
            self._of = detail.id
            self._make_fields(names, which)
        for name, field in self.fields.items():
            value = detail.fields.get(name)
            field.show_value(value)
            field.say(self.speech, which, value, detail.conflicts.get(name, ()))
            if not self.can_edit:
                field.control.setEnabled(False)
        self._look_for_places(detail, which)

    def _look_for_places(self, detail: "OrganisationDetail", which: "Coalition") -> None:
        """Suggest the places of the organisation's country and those that the coalition has described."""
        session, language = self.session, self.speech.language
        said = detail.fields.get("country")
        country = said if isinstance(said, str) else which.record.country
        if session is None or self._places_of == (detail.id, country, language):
            return
        self._places_of = (detail.id, country, language)

        def work(workspace: "Workspace", _progress: Progress) -> list[tuple[str, str]]:
            from aca_desktop.services.figures.place_choices import place_choices

            return place_choices(workspace, which, country, language)

        session.read(self, work, self._offer_places)

    def _offer_places(self, places: list[tuple[str, str]]) -> None:
        for name in PLACES:
            if name in self.fields:
                self.fields[name].offer(places)

    @override
    def retranslate(self) -> None:
        self._contacts.setText(self.speech.say("Contacts"))
        self._following_up.setText(self.speech.say("Following up"))
        which = self.coalition
        if which is not None:
            for name, field in self.fields.items():
                field.offer(choices(name, self.speech, which))
        self.refresh()

    @override
    def keep(self) -> None:
        for field in self.fields.values():
            field.keep()

    def revert(self) -> bool:
        """Take back what is being typed in the field that has the keyboard; False if nothing was."""
        for field in self.fields.values():
            if field.control.hasFocus() and field.is_changed:
                field.revert()
                return True
        return False

    def _make_fields(self, names: Sequence[str], which: "Coalition") -> None:
        for title in (self._contacts, self._following_up):
            self._column.box.removeWidget(title)
        for old in self.fields.values():
            self._column.box.removeWidget(old)
            old.left.disconnect(self._save)
            old.hide()
            old.deleteLater()
        self.fields = {name: DetailField(name) for name in names}
        self._places_of = None
        for name, field in self.fields.items():
            field.offer(choices(name, self.speech, which))
            field.left.connect(self._save)
            if name == _CONTACTS[0]:
                self._column.box.addWidget(self._contacts)
            elif name == _FOLLOWING_UP[0]:
                self._column.box.addWidget(self._following_up)
            self._column.box.addWidget(field)

    def _save(self, name: str, text: str) -> None:
        detail = self.detail
        if detail is None:
            return
        id_ = detail.id

        def writing(workspace: "Workspace", which: "Coalition") -> str | None:
            from aca_desktop.services.organisations.organisations import edit

            entry = edit(workspace, which, id_, {name: text})
            return None if entry is None else entry.id

        def refused(problems: Sequence[Problem]) -> None:
            field = self.fields.get(name)
            if self.detail is not None and self.detail.id == id_ and field is not None:
                field.say_mistake(problem(self.speech, problems[0]))

        self.save(writing, refused)


def choices(name: str, speech: "Speech", which: "Coalition") -> list[tuple[str, str]]:
    """Return what a field can be, as (typed, words); none for a field that is typed."""
    from aca_desktop.services.coalition.sectors import sector_of, sector_words

    if name == "sector":
        known = [sector_of(which, code) for code in known_codes(which.record.sectors)]
        ordered = in_order(one for one in known if one is not None)
        return [(one.code, sector_words(which, one.code, speech.language)) for one in ordered]
    if name == "country":
        return countries(speech)
    if name == "answer":
        return [("", "—"), *((answer, speech.say(words)) for answer, words in ANSWERS.items())]
    if name == "founding":
        return [(flag, speech.say(flag) if flag else "—") for flag in _FLAGS]
    return []


def _names(detail: "OrganisationDetail", tags: Sequence[str]) -> list[str]:
    """Return the fields to show, in order: those that everybody has, and what else is said of this one."""
    said = sorted(name for name in detail.fields if name != "logo")

    def of(collection: str) -> list[str]:
        return [name for name in said if name.startswith(f"{collection}.")]

    names = [*(f"names.{tag}" for tag in tags), *of("names"), *of("legal"), "short"]
    if "ja" in tags or "reading" in said:
        names.append("reading")
    names += _FACTS
    names += [*of("identifiers"), *of("figures"), *of("lists")]
    names += [name for name in ("parent",) if name in said]
    names += [*_CONTACTS, *of("contacts"), *_FOLLOWING_UP]
    return list(dict.fromkeys(names))
