"""The consents that a signer is asked for: each worded per language and by version, and presets to add."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Signal

from aca_desktop.domain.coalition.record import PUBLISH_ORGANISATION, Consent
from aca_desktop.domain.values.problems import Problem
from aca_desktop.i18n import Speech, mark
from aca_desktop.services.coalition.wordings import consents_to_add, save_consent
from aca_desktop.ui.pages.coalition.words_field import WordsField
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.pages.part import Part
from aca_desktop.ui.parts.buttons import Button
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.chips import Chip
from aca_desktop.ui.parts.fields.checks import CheckBox
from aca_desktop.ui.parts.rows import Column, Row, empty
from aca_desktop.ui.parts.text import quiet, section_title
from aca_desktop.ui.parts.tone import Tone

if TYPE_CHECKING:
    from aca_desktop.services.coalition.coalitions import Coalition
    from aca_desktop.services.workspace.workspaces import Workspace

_NAMES: Mapping[str, str] = {
    "publish-organisation": mark("Publish the organisation"),
    "publish-signer": mark("Publish name, title and signature"),
    "contact": mark("Write to the signer"),
    "quoted": mark("Quote the signer"),
    "interviews": mark("Ask for an interview"),
}


class ConsentsPart(Part):
    """A changed wording is saved as the next version by its own button: no version is ever changed."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._why = quiet("", wraps=True)
        self._cards: dict[str, _ConsentCard] = {}
        self._list = Column(gap=16)
        self._more_title, self._more = section_title(""), Row(None)
        self._more_card = Card(padding=24)
        self._more_card.body.addWidget(self._more_title)
        self._more_card.body.addWidget(self._more)
        for widget in (self._why, self._list, self._more_card):
            self.box.addWidget(widget)

    @override
    def refresh(self) -> None:
        coalition = self.coalition
        self.setEnabled(self.can_write)
        if coalition is None:
            return
        for consent in coalition.record.consents:
            if consent.key not in self._cards:
                card = _ConsentCard(consent.key)
                card.save_asked.connect(self._save)
                self._cards[consent.key] = card
                self._list.box.addWidget(card)
            self._cards[consent.key].show_consent(self.speech, self.tags, consent)
        current = {consent.key for consent in coalition.record.consents}
        for key, card in self._cards.items():
            card.setVisible(key in current)
        self._offer(coalition)

    @override
    def retranslate(self) -> None:
        speech = self.speech
        self._why.setText(
            speech.say(
                "One box for each, none ticked beforehand. Words that people may have agreed to are kept for "
                "good: other words are the next version."
            )
        )
        self._more_title.setText(speech.say("Ask for more"))
        for card in self._cards.values():
            card.retranslate(speech)
        self.refresh()

    def _offer(self, coalition: "Coalition") -> None:
        empty(self._more.box, keep=1)
        offered = consents_to_add(coalition)
        for place, consent in enumerate(offered):
            button = Button(name_of(self.speech, consent.key), icon="plus")
            words, necessary = dict(consent.words), consent.necessary
            button.clicked.connect(
                lambda _on=False, key=consent.key, words=words, necessary=necessary: self._save(
                    key, words, necessary
                )
            )
            self._more.box.insertWidget(place, button)
        self._more_card.setVisible(bool(offered))

    def _save(self, key: str, words: Mapping[str, str], necessary: bool) -> None:
        def refused(problems: Sequence[Problem]) -> None:
            if key in self._cards:
                self._cards[key].say_problems(problems)

        before = self._wording(key)

        def put_back(workspace: "Workspace", coalition: "Coalition") -> str | None:
            if before is None:
                return None
            entry = save_consent(workspace, coalition, key, before.words, necessary=before.necessary)
            return entry.id if entry else None

        self.save(
            lambda workspace, coalition: save_consent(workspace, coalition, key, words, necessary=necessary),
            refused,
            undoable=False,
            undoing=put_back if before else None,
        )

    def _wording(self, key: str) -> Consent | None:
        """Return a consent's words in force, which Undo makes the next version: none is ever taken away."""
        coalition = self.coalition
        return next((one for one in coalition.record.consents if one.key == key), None) if coalition else None


class _ConsentCard(Card):
    """One consent. `save_asked` tells its key, words per language, and whether it is necessary."""

    save_asked = Signal(str, object, bool)

    def __init__(self, key: str) -> None:
        super().__init__(padding=24)
        self._key = key
        self._speech: Speech | None = None
        self._consent: Consent | None = None
        self._title = section_title("")
        self._version, self._necessary = Chip(""), Chip("", Tone.ATTENTION)
        self._needed = CheckBox("")
        self._words = WordsField(f"consents.{key}.words", high=88, needed=True)
        self._save = Button("", icon="save")
        self._save.clicked.connect(self._ask)
        self._words.edited.connect(self._show_changed)
        self._needed.clicked.connect(lambda _on: self._show_changed())
        self.body.addWidget(Row(self._title, self._version, self._necessary, None))
        self.body.addWidget(self._words)
        self._foot = Row(self._needed, None, self._save)
        self.body.addWidget(self._foot)

    def show_consent(self, speech: Speech, tags: Sequence[str], consent: Consent) -> None:
        """Show the wording in force; what is being changed stays as typed."""
        is_new = self._consent is None or self._consent.version != consent.version
        self._consent = consent
        if is_new:
            self._needed.setChecked(consent.necessary)
        self._words.show_words(tags, consent.words)
        self.retranslate(speech)

    def say_problems(self, problems: Sequence[Problem]) -> None:
        """Say at the fields what is wrong."""
        self._words.say_problems(problems)

    def retranslate(self, speech: Speech) -> None:
        """Say everything in the language of now."""
        self._speech = speech
        consent = self._consent
        self._title.setText(name_of(speech, self._key))
        self._words.say(self._title.text(), speech)
        self._needed.setText(speech.say("Nothing can be signed without it"))
        self._needed.setVisible(self._key != PUBLISH_ORGANISATION)
        if consent is None:
            return
        self._version.tell(speech.say("Version {version}", version=consent.version), Tone.NEUTRAL)
        self._necessary.tell(speech.say("Necessary"), Tone.ATTENTION)
        self._necessary.setVisible(consent.necessary or self._key == PUBLISH_ORGANISATION)
        self._save.setText(speech.say("Save as version {version}", version=int(consent.version) + 1))
        self._show_changed()

    def _show_changed(self) -> None:
        consent = self._consent
        other = consent is not None and self._needed.isChecked() != consent.necessary
        changed = bool(self._words.changed()) or other
        self._save.setVisible(changed)
        self._foot.setVisible(changed or self._key != PUBLISH_ORGANISATION)

    def _ask(self) -> None:
        necessary = self._needed.isChecked() or self._key == PUBLISH_ORGANISATION
        self.save_asked.emit(self._key, self._words.texts(), necessary)


def name_of(speech: Speech, key: str) -> str:
    """Return what a consent is called on screen; one of the coalition's own by its key."""
    return speech.say(_NAMES[key]) if key in _NAMES else key
