"""The privacy notice: its words per language, by version, and templates for three laws to begin with."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, override

from aca_desktop.domain.coalition.declaration_rules import blanks
from aca_desktop.domain.coalition.notice_templates import TEMPLATES, Law, filled, law_of, template
from aca_desktop.domain.values.problems import Problem
from aca_desktop.i18n import mark
from aca_desktop.services.coalition.wordings import save_notice
from aca_desktop.ui.pages.coalition.words_field import WordsField
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.pages.part import Part
from aca_desktop.ui.parts.buttons import Button, Kind
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.chips import Chip
from aca_desktop.ui.parts.fields.combos import Combo
from aca_desktop.ui.parts.rows import Column, Row, empty
from aca_desktop.ui.parts.text import Text, quiet, section_title
from aca_desktop.ui.parts.tone import Tone

if TYPE_CHECKING:
    from aca_desktop.services.coalition.coalitions import Coalition
    from aca_desktop.services.workspace.workspaces import Workspace

_LAWS: Mapping[Law, str] = {
    "mexico": mark("Mexico: aviso de privacidad"),
    "japan": mark("Japan: APPI"),
    "gdpr": mark("Europe: GDPR"),
}

_START = (0, -1)
"""Before the first language's first letter: a language's place, and one in its text."""


class NoticePart(Part):
    """A changed notice is saved as the next version by its button, once no blank of a template is left."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._title, self._version = section_title(""), Chip("")
        self._why = quiet("", wraps=True)
        self._blanks = Chip("", Tone.ATTENTION, icon="triangle-alert")
        self._laws, self._begin = Combo(), Button("", icon="file-text")
        self._begin.clicked.connect(self._fill)
        self._template_words = Text("")
        self._words = WordsField("notice.words", high=300, needed=True)
        self._words.edited.connect(self._show_changed)
        self._save_button = Button("", Kind.PRIMARY, icon="save")
        self._save_button.clicked.connect(self._save)
        card = Card(padding=24)
        card.body.addWidget(Row(self._title, self._version, self._blanks, None))
        card.body.addWidget(self._why)
        card.body.addWidget(Row(self._template_words, self._laws, self._begin, None))
        card.body.addWidget(self._words)
        self._next = Button("", icon="arrow-right")
        self._next.clicked.connect(self._go_to_next)
        self._left: list[tuple[str, int, int]] = []
        self._at = _START
        self._list = Column(gap=4)
        self.foot = self._foot = Row(self._next, None, self._save_button)
        card.body.addWidget(self._list)
        self.box.addWidget(card)
        self._fits: Law | None = None

    @override
    def refresh(self) -> None:
        coalition = self.coalition
        for widget in (self, self._foot):
            widget.setEnabled(self.can_write)
        if coalition is None:
            return
        notice = coalition.record.notice
        self._words.show_words(self.tags, notice.words if notice else {})
        fits = law_of(coalition.record.country)
        if fits != self._fits:
            self._fits = fits
            self._laws.setCurrentIndex(self._laws.findData(fits))
        self._say_version()

    @override
    def retranslate(self) -> None:
        speech = self.speech
        self._title.setText(speech.say("Privacy notice"))
        self._words.say(speech.say("Privacy notice"), speech)
        self._why.setText(
            speech.say(
                "Signers read it before they give any data. The templates are no legal advice: fill in what "
                "stands in brackets and have somebody who knows the law read it."
            )
        )
        self._template_words.setText(speech.say("Template"))
        self._begin.setText(speech.say("Begin with it"))
        self._next.setText(speech.say("Next blank"))
        chosen = self._laws.currentData()
        self._laws.clear()
        self._laws.setAccessibleName(speech.say("Template"))
        for one in TEMPLATES:
            self._laws.addItem(speech.say(_LAWS[one.law]), one.law)
        self._laws.setCurrentIndex(max(0, self._laws.findData(chosen)))
        self._fits = None if chosen is None else self._fits
        self.refresh()

    def _say_version(self) -> None:
        coalition, speech = self.coalition, self.speech
        notice = coalition.record.notice if coalition else None
        words = speech.say("Version {version}", version=notice.version) if notice else speech.say("None yet")
        self._version.tell(words, Tone.NEUTRAL if notice else Tone.ATTENTION)
        versions = [name for name in (coalition.fields if coalition else {}) if name.startswith("notices.")]
        self._save_button.setText(speech.say("Save as version {version}", version=len(versions) + 1))
        self._show_changed()

    def _show_changed(self) -> None:
        speech = self.speech
        texts = self._words.texts()
        self._left = [(tag, *place) for tag, text in texts.items() for place in blanks(text, tag)]
        left = len(self._left)
        self._blanks.tell(
            speech.say_count(
                "Template to adapt: {count} blank", "Template to adapt: {count} blanks", left
            ),
            Tone.ATTENTION, icon="triangle-alert",
        )  # fmt: skip
        self._blanks.setVisible(left > 0)
        self._next.setEnabled(left > 0)
        self._list_blanks(texts)
        self._save_button.setEnabled(bool(self._words.changed()))

    def _fill(self) -> None:
        law: Law = self._laws.currentData()
        words, coalition = template(law).words, self.coalition
        if coalition is None:
            return
        names, website = coalition.record.names, coalition.record.website
        self._at = _START
        self._words.fill(
            {
                tag: filled(words.get(tag.partition("-")[0], words["en"]), names.get(tag), website)
                for tag in self.tags
            }
        )

    def _list_blanks(self, texts: Mapping[str, str]) -> None:
        """List what is left to fill in, a line for each language."""
        empty(self._list.box)
        for tag in dict.fromkeys(tag for tag, _start, _end in self._left):
            found = [texts[tag][start:end] for one, start, end in self._left if one == tag]
            said = self.speech.say(
                "{language}: {blanks}", language=self.speech.language_title(tag), blanks=" ".join(found)
            )
            self._list.box.addWidget(quiet(said, wraps=True))

    def _go_to_next(self) -> None:
        """Select the next blank, after the last one the first."""
        order = {tag: place for place, tag in enumerate(self.tags)}
        placed = [((order[tag], start), tag, start, end) for tag, start, end in self._left if tag in order]
        following = next((one for one in placed if one[0] > self._at), placed[0] if placed else None)
        if following is not None:
            self._at, tag, start, end = following
            self._words.select(tag, start, end)

    def _save(self) -> None:
        words = self._words.texts()

        def refused(problems: Sequence[Problem]) -> None:
            self._words.say_problems(problems)

        coalition = self.coalition
        before = coalition.record.notice if coalition else None

        def put_back(workspace: "Workspace", coalition: "Coalition") -> str | None:
            entry = save_notice(workspace, coalition, before.words) if before else None
            return entry.id if entry else None

        self.save(
            lambda workspace, coalition: save_notice(workspace, coalition, words),
            refused,
            undoable=False,
            undoing=put_back if before else None,
        )
