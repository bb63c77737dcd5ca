"""What makes a coalition a network: the coalitions it unites, and the organisations that stand behind it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from aca_desktop.domain.coalition.network import (
    BODY_ROLES,
    Body,
    bodies_of,
    body_field,
    body_value,
    member_field,
    members_of,
    named_bodies,
    read_body,
)
from aca_desktop.domain.coalition.rules import proposed_code
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.values.countries import COUNTRIES
from aca_desktop.domain.values.problems import Problem
from aca_desktop.sentences.figure_words import BODY_ROLE_WORDS
from aca_desktop.sentences.telling import problem
from aca_desktop.services.coalition.coalitions import change, coalitions, name_in
from aca_desktop.ui.pages.coalition.words_field import WordsField
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.pages.part import Part, side_by_side
from aca_desktop.ui.parts.buttons import SMALL_SIZE, Button, icon_button
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.fields.checks import CheckBox
from aca_desktop.ui.parts.fields.combos import Combo
from aca_desktop.ui.parts.fields.fields import Field, Labelled
from aca_desktop.ui.parts.rows import Column, Row, empty
from aca_desktop.ui.parts.text import Text, quiet, section_title

if TYPE_CHECKING:
    from aca_desktop.services.coalition.coalitions import Coalition


class NetworkPart(Part):
    """A tick saves at once; an organisation is written with its button, anew or under the code that it has."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._code: str | None = None  # of the organisation that is being changed
        self._members_title, self._members_why = section_title(""), quiet("", wraps=True)
        self._members = Column(gap=8)
        self._bodies_title, self._bodies_why = section_title(""), quiet("", wraps=True)
        self._bodies = Column(gap=8)
        self._names = WordsField("body.names")
        self._role, self._country, self._website = Combo(), Combo(), Field()
        self._role_label, self._country_label = Labelled("", self._role), Labelled("", self._country)
        self._website_label = Labelled("", self._website)
        self._write, self._cancel = Button("", icon="plus"), Button("")
        self._build()

    def _build(self) -> None:
        members, bodies = Card(padding=24), Card(padding=24)
        for widget in (self._members_title, self._members_why, self._members):
            members.body.addWidget(widget)
        self._write.clicked.connect(self._write_body)
        self._cancel.clicked.connect(lambda: self._begin(None))
        facts = side_by_side(self._role_label, self._country_label)
        buttons = Row(None, self._cancel, self._write)
        below: list[QWidget] = [self._bodies_title, self._bodies_why, self._bodies, self._names]
        for each in (*below, facts, self._website_label, buttons):
            bodies.body.addWidget(each)
        self.box.addWidget(members)
        self.box.addWidget(bodies)

    @override
    def refresh(self) -> None:
        coalition = self.coalition
        self.setEnabled(self.can_write)
        if coalition is None or self.session is None:
            return
        self._show_members(coalition, [one for one in coalitions(self.session.reader) if one.id != coalition.id])
        self._show_bodies(named_bodies(coalition.fields, (self.speech.language, *self.tags, "en")))
        self._names.show_words(self.tags, {})

    @override
    def retranslate(self) -> None:
        speech = self.speech
        self._members_title.setText(speech.say("Coalitions in the network"))
        self._bodies_title.setText(speech.say("Organisations behind the network"))
        self._bodies_why.setText(
            speech.say("They are listed with their role on the network’s summary, and never counted.")
        )
        self._names.say(speech.say("Name of the organisation"), speech)
        self._role_label.set_label(speech.say("Role in the network"))
        self._country_label.set_label(speech.say("Country"), note=speech.say("Optional"))
        self._website_label.set_label(speech.say("Website"), note=speech.say("Optional"))
        self._cancel.setText(speech.say("Cancel"))
        self._fill_choices()
        self._say_button()
        self.refresh()

    def _fill_choices(self) -> None:
        speech = self.speech
        countries = sorted((speech.country_name(code), code) for code in COUNTRIES)
        roles = [(speech.say(BODY_ROLE_WORDS[role]), role) for role in BODY_ROLES]
        for combo, choices in ((self._role, roles), (self._country, [(speech.say("None"), ""), *countries])):
            chosen = combo.currentData()
            with QSignalBlocker(combo):
                combo.clear()
                for words, value in choices:
                    combo.addItem(words, value)
                combo.setCurrentIndex(max(0, combo.findData(chosen)))

    def _show_members(self, coalition: "Coalition", others: "Sequence[Coalition]") -> None:
        empty(self._members.box)
        speech, members = self.speech, members_of(coalition.fields)
        for one in others:
            check = CheckBox(name_in(one.record, speech.language))
            check.setChecked(one.id in members)
            check.clicked.connect(lambda on, id_=one.id: self._change({member_field(id_): True if on else None}))
            self._members.box.addWidget(check)
        self._members_why.setText(
            speech.say("A coalition that unites others is a network, and has a summary of all of them.")
            if others
            else speech.say(
                "There is no other coalition in this file. Add one or import a coalition’s file to unite them."
            )
        )

    def _show_bodies(self, bodies: Sequence[tuple[str, Body]]) -> None:
        empty(self._bodies.box)
        speech = self.speech
        for name, one in bodies:
            told = [speech.say(BODY_ROLE_WORDS[one.role])]
            told += [speech.country_name(one.country)] if one.country else []
            change = icon_button("pencil", speech.say("Change {name}", name=name), SMALL_SIZE)
            change.clicked.connect(lambda _on=False, body=one: self._begin(body))
            remove = icon_button("x", speech.say("Remove {name}", name=name), SMALL_SIZE)
            remove.clicked.connect(lambda _on=False, code=one.code: self._change({body_field(code): None}))
            self._bodies.box.addWidget(Row(Text(name), quiet(" · ".join(told)), None, change, remove))
        self._bodies.setVisible(bool(bodies))

    def _begin(self, body: Body | None) -> None:
        """Fill the form with an organisation, or empty it for a new one."""
        self._code = body.code if body else None
        self._names.fill({tag: body.names.get(tag, "") if body else "" for tag in self.tags})
        self._role.setCurrentIndex(self._role.findData(body.role) if body else 0)
        self._country.setCurrentIndex(self._country.findData(body.country or "") if body else 0)
        self._website.setText((body.website or "") if body else "")
        self._say_problems([])
        self._say_button()

    def _say_button(self) -> None:
        speech = self.speech
        self._cancel.setVisible(self._code is not None)
        self._write.setText(
            speech.say("Add the organisation") if self._code is None else speech.say("Save the organisation")
        )

    def _write_body(self) -> None:
        typed = {tag: text.strip() for tag, text in self._names.texts().items() if text.strip()}
        country, website = str(self._country.currentData() or ""), self._website.text().strip()
        code = self._code or self._new_code(list(typed.values()))
        value: dict[str, Json] = {"names": dict[str, Json](typed), "role": str(self._role.currentData())}
        value |= ({"country": country} if country else {}) | ({"website": website} if website else {})
        body = read_body(code, value)
        if isinstance(body, Problem):
            self._say_problems([body])
        else:
            self._change({body_field(code): body_value(body)}, begins=True)

    def _new_code(self, names: Sequence[str]) -> str:
        """Return a code that no organisation behind this network has: from a name, else a number."""
        taken = {one.code for one in bodies_of(self.coalition.fields)} if self.coalition else set()
        proposed = next(filter(None, map(proposed_code, names)), "organisation")
        numbered = (f"{proposed}-{n}" for n in range(2, len(taken) + 3))
        return next(code for code in (proposed, *numbered) if code not in taken)

    def _say_problems(self, problems: Sequence[Problem]) -> None:
        speech = self.speech
        of = {one.field.rpartition(".")[2]: one for one in problems}
        website = of.get("website")
        self._website_label.say_mistake(problem(speech, website) if website else None)
        first = self.tags[0] if self.tags else ""
        self._names.say_problems(
            [
                Problem(f"body.names.{first if name == 'names' else name}", one.code, one.facts)
                for name, one in of.items()
            ]
        )

    def _change(self, fields: dict[str, Json], *, begins: bool = False) -> None:
        self.save(
            lambda workspace, coalition: change(workspace, coalition, fields),
            self._say_problems,
            (lambda: self._begin(None)) if begins else None,
        )
