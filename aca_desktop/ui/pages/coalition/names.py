"""What the coalition is called in each language, its country, languages and pledge, and its mark."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QSignalBlocker

from aca_desktop.domain.coalition.logo import FIELD as LOGO
from aca_desktop.domain.coalition.typing import coalition_field
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.values.problems import Problem, Refused
from aca_desktop.files import world_trouble
from aca_desktop.i18n import mark
from aca_desktop.sentences.telling import problem
from aca_desktop.sentences.words import countries
from aca_desktop.services.coalition.coalitions import change
from aca_desktop.services.coalition.logos import MOST_BYTES, bring
from aca_desktop.services.coalition.wordings import add_language
from aca_desktop.services.journal.field_conflicts import conflicts_of
from aca_desktop.ui.pages.coalition.mark_card import MarkCard
from aca_desktop.ui.pages.coalition.words_field import WordsField
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.pages.part import Part, side_by_side
from aca_desktop.ui.parts.buttons import Button
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.fields.combos import Combo
from aca_desktop.ui.parts.fields.fields import Field, Labelled
from aca_desktop.ui.parts.rows import Column
from aca_desktop.ui.parts.text import quiet, section_title

if TYPE_CHECKING:
    from aca_desktop.services.coalition.coalitions import Coalition
    from aca_desktop.services.journal.field_conflicts import Said
    from aca_desktop.services.workspace.workspaces import Workspace

_WORDS = (
    ("names", mark("Name of the coalition"), 0, True),
    ("names_in_text", mark("Name within a sentence, with its article"), 0, False),
    ("short_names", mark("Short name"), 0, False),
    ("subtitle", mark("Line below the name"), 0, False),
    ("pledge", mark("The country’s pledge"), 72, False),
)


class NamesPart(Part):
    """Every field saves when it is left."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._words: dict[str, WordsField] = {}
        self._titles = {name: section_title("") for name, _label, _high, _needed in _WORDS}
        self._build_words()
        self._build_facts()
        self._build_languages()
        self._build_mark()

    def _build_words(self) -> None:
        card = Card(padding=24, gap=8)
        for name, _label, high, needed in _WORDS:
            field = WordsField(name, high=high, needed=needed)
            field.left.connect(lambda tag, text, name=name: self._save(f"{name}.{tag}", text))
            self._words[name] = field
            card.body.addWidget(self._titles[name])
            card.body.addWidget(field)
        self.box.addWidget(card)

    def _build_facts(self) -> None:
        self._country, self._website = Combo(), Field()
        self._country_label, self._website_label = Labelled("", self._country), Labelled("", self._website)
        self._country.activated.connect(lambda _place: self._save("country", str(self._country.currentData())))
        self._website.editingFinished.connect(self._save_website)
        card = Card(padding=24)
        card.body.addWidget(side_by_side(self._country_label, self._website_label))
        self.box.addWidget(card)

    def _build_languages(self) -> None:
        self._languages_title, self._languages = section_title(""), quiet("", wraps=True)
        self._new_tag, self._new_name = Field(), Field()
        self._tag_label, self._name_label = Labelled("", self._new_tag), Labelled("", self._new_name)
        self._add = Button("", icon="plus")
        self._add.clicked.connect(self._add_language)
        card = Card(padding=24)
        card.body.addWidget(self._languages_title)
        card.body.addWidget(self._languages)
        row = side_by_side(self._tag_label, self._name_label, Column(quiet(" "), self._add, None, gap=6))
        row.box.setStretch(1, 2)
        card.body.addWidget(row)
        self.box.addWidget(card)

    def _build_mark(self) -> None:
        self.mark = MarkCard()
        self.mark.rings_chosen.connect(self._save_mark)
        self.mark.picture_brought.connect(self._save_logo)
        self.mark.logo_removed.connect(self._remove_logo)
        self.box.addWidget(self.mark)

    @override
    def refresh(self) -> None:
        coalition = self.coalition
        self.setEnabled(self.can_write)
        if coalition is None or self.session is None:
            return
        conflicts = conflicts_of(self.session.reader, coalition, coalition.subject)
        for name, field in self._words.items():
            words: Mapping[str, str] = getattr(coalition.record, name)
            field.show_words(self.tags, words, _of(name, conflicts))
        if not self._website.hasFocus():
            self._website.setText(coalition.record.website or "")
        self._say_conflicts(conflicts)
        self._fill_countries()
        self.mark.show_coalition(coalition)
        self._say_languages()

    @override
    def retranslate(self) -> None:
        speech = self.speech
        for name, label, _high, _needed in _WORDS:
            self._titles[name].setText(speech.say(label))
            self._words[name].say(speech.say(label), speech)
        self._country_label.set_label(speech.say("Country"))
        self._website_label.set_label(speech.say("Website"))
        self._languages_title.setText(speech.say("Languages"))
        self._tag_label.set_label(speech.say("One more language"), note=speech.say("Its code: ja, pt, nah"))
        self._name_label.set_label(speech.say("The coalition’s name in it"))
        self._add.setText(speech.say("Add"))
        self.mark.retranslate(speech)
        self._fill_countries()
        self.refresh()

    @override
    def keep(self) -> None:
        for name, field in self._words.items():
            for tag, text in field.unsaved().items():
                self._save(f"{name}.{tag}", text)
        self._save_website()

    @override
    def has_mistakes(self) -> bool:
        return self._website.is_mistaken or any(field.has_mistakes for field in self._words.values())

    @override
    def put_back(self) -> None:
        for field in self._words.values():
            field.put_back()
        self._website_label.say_mistake(None)
        self.refresh()

    def _save(self, name: str, text: str) -> None:
        def writing(workspace: "Workspace", coalition: "Coalition") -> str | None:
            value = coalition_field(name, text)
            if isinstance(value, Problem):
                raise Refused([value])
            entry = change(workspace, coalition, {name: value})
            return entry.id if entry else None

        self.save(writing, self._say_problems)

    def _save_website(self) -> None:
        coalition = self.coalition
        typed = self._website.text().strip()
        if coalition is not None and not self._website.is_mistaken and typed != (coalition.record.website or ""):
            self._save("website", self._website.text())

    def _save_mark(self, value: Json) -> None:
        self.save(lambda workspace, coalition: change(workspace, coalition, {"mark": value}))

    def _save_logo(self, path: Path) -> None:
        def writing(workspace: "Workspace", coalition: "Coalition") -> str | None:
            with world_trouble("cannot-read", path), path.open("rb") as file:
                data = file.read(MOST_BYTES + 1)
            return bring(workspace, coalition, data)

        self.save(writing)

    def _remove_logo(self) -> None:
        self.save(lambda workspace, coalition: change(workspace, coalition, {LOGO: None}))

    def _add_language(self) -> None:
        tag, name = self._new_tag.text().strip(), self._new_name.text()

        def saved() -> None:
            self._new_tag.clear()
            self._new_name.clear()

        self.save(
            lambda workspace, coalition: add_language(workspace, coalition, tag, name),
            self._say_problems,
            saved,
            undoable=False,
        )

    def _say_problems(self, problems: Sequence[Problem]) -> None:
        speech = self.speech
        for one in problems:
            if one.field == "website":
                self._website_label.say_mistake(problem(speech, one))
            elif one.field == "languages":
                self._tag_label.say_mistake(problem(speech, one))
            elif one.field == f"names.{self._new_tag.text().strip()[:20]}":
                self._name_label.say_mistake(problem(speech, one))
        for field in self._words.values():
            field.say_problems(problems)

    def _say_conflicts(self, conflicts: "Mapping[str, Sequence[Said]]") -> None:
        for name, labelled in (("country", self._country_label), ("website", self._website_label)):
            said = [f"“{one.value}” ({one.laptop})" for one in conflicts.get(name, ())]
            words = self.speech.say(
                "Laptops say different things: {values}. Choose once more.", values=self.speech.enumerate(said)
            )
            labelled.say_mistake(words if said else None, lasting=True)

    def _fill_countries(self) -> None:
        coalition, speech = self.coalition, self.speech
        named = countries(speech)
        with QSignalBlocker(self._country):
            if self._country.count() == 0 or self._country.itemText(0) != named[0][1]:
                self._country.clear()
                for code, name in named:
                    self._country.addItem(name, code)
            self._country.setCurrentIndex(self._country.findData(coalition.record.country) if coalition else -1)

    def _say_languages(self) -> None:
        speech = self.speech
        self._languages.setText(speech.enumerate([speech.language_name(tag) for tag in self.tags]))


def _of(name: str, conflicts: "Mapping[str, Sequence[Said]]") -> "dict[str, Sequence[Said]]":
    begin = f"{name}."
    return {one.removeprefix(begin): said for one, said in conflicts.items() if one.startswith(begin)}
