"""Who signs: name, title, e-mail, by what right, a witness if the table wants one. Knows no organisation."""

from collections.abc import Sequence
from functools import partial
from typing import cast

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from aca_desktop.domain.addresses import email
from aca_desktop.domain.problems import Problem
from aca_desktop.domain.signature_record import BASES, IDENTIFIED
from aca_desktop.domain.table_settings import TableSettings
from aca_desktop.domain.typed_text import line
from aca_desktop.i18n import Speech
from aca_desktop.sentences.telling import problem
from aca_desktop.ui import person_words
from aca_desktop.ui.pages.part import side_by_side
from aca_desktop.ui.pages.signing.filled import FilledPerson
from aca_desktop.ui.parts.checks import CheckBox, Radio
from aca_desktop.ui.parts.combos import Combo
from aca_desktop.ui.parts.fields import Field, Labelled
from aca_desktop.ui.parts.rows import Column


class Person(Column):
    """`changed` tells that the name is another."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(gap=12)
        self._speech = Speech("en")
        self._asks = TableSettings()
        self.name, self.title, self.email, self.witness = Field(), Field(), Field(), Field()
        self.identified, self.of_age = Combo(), Combo()
        self.bases = {basis: Radio("") for basis in BASES}
        self.provisional = CheckBox("")
        self._build()
        self.ask(TableSettings())

    def _build(self) -> None:
        self._labels = {
            "signer.name": Labelled("", self.name),
            "signer.title": Labelled("", self.title),
            "signer.email": Labelled("", self.email),
            "witness": Labelled("", self.witness),
            "identified": Labelled("", self.identified),
            "of_age": Labelled("", self.of_age),
        }
        for field in ("signer.name", "signer.title", "signer.email", "witness"):
            self._labels[field].judge_by(partial(self._judged, field))
        self.name.textChanged.connect(lambda _text: self.changed.emit())
        self._group = QButtonGroup(self)
        radios = Column(*self.bases.values(), gap=6)
        for radio in self.bases.values():
            self._group.addButton(radio)
        self._authority = Labelled("", radios)
        self._group.buttonClicked.connect(lambda _radio: self._authority.say_mistake(None))
        self.box.addWidget(side_by_side(self._labels["signer.name"], self._labels["signer.title"]))
        self._more = side_by_side(self._labels["signer.email"], self._labels["witness"])
        self.box.addWidget(self._more)
        self.box.addWidget(side_by_side(self._labels["identified"], self._labels["of_age"]))
        self.box.addWidget(self._authority)
        self.box.addWidget(self.provisional)

    def ask(self, settings: TableSettings) -> None:
        """Ask what the table asks for."""
        self._asks = settings
        self._labels["witness"].setVisible(settings.witness)
        self._labels["identified"].setVisible(settings.identify)
        self._labels["of_age"].setVisible(settings.minors)

    @property
    def filled(self) -> FilledPerson:
        """What is filled in."""
        return FilledPerson(
            name=self.name.text(),
            title=self.title.text(),
            email=self.email.text(),
            basis=next((basis for basis, radio in self.bases.items() if radio.isChecked()), None),
            provisional=self.provisional.isChecked(),
            witness=self.witness.text() if self._asks.witness else None,
            identified=self.identified.currentData() if self._asks.identify else None,
            of_age=self.of_age.currentData() if self._asks.minors else None,
        )

    def wipe(self) -> None:
        """Forget everything of the person, what could be taken back by Ctrl+Z too."""
        for field in (self.name, self.title, self.email, self.witness):
            field.setText("")
        self._group.setExclusive(False)
        for radio in self.bases.values():
            radio.setAutoExclusive(False)
            radio.setChecked(False)
            radio.setAutoExclusive(True)
        self._group.setExclusive(True)
        self.provisional.setChecked(False)
        for combo in (self.identified, self.of_age):
            combo.setCurrentIndex(-1)
        for label in (*self._labels.values(), self._authority):
            label.say_mistake(None)

    def say_problem(self, one: Problem) -> bool:
        """Say what is wrong at its field; say whether it is one of these fields."""
        label = self._label(one)
        if label is not None:
            label.say_mistake(problem(self._speech, one))
        return label is not None

    def first_control(self, one: Problem) -> QWidget:
        """Return where a problem is mended."""
        label = self._label(one)
        if label is None or label is self._authority:
            return next(iter(self.bases.values()))
        return label.control

    def _label(self, one: Problem) -> Labelled | None:
        if one.field.startswith("authority"):
            return self._authority
        field = "witness" if one.field.startswith("witness") else one.field
        return self._labels.get(field)

    def _judged(self, field: str, text: str) -> str | None:
        if not text.strip():
            return None
        judged = email(field, text) if field == "signer.email" else line(field, text)
        return problem(self._speech, judged) if isinstance(judged, Problem) else None

    def retranslate(self, speech: Speech) -> None:
        """Say everything in the language of now."""
        self._speech = speech
        self._labels["signer.name"].set_label(speech.say("Full name"))
        self._labels["signer.title"].set_label(speech.say("Office or title"), hint=speech.say("optional"))
        self._labels["signer.email"].set_label(
            speech.say("E-mail"), hint=speech.say("optional"), note=speech.say("For the copy, and nothing else.")
        )
        self._labels["witness"].set_label(
            speech.say("Witness"), note=speech.say("Somebody who sees the hand sign.")
        )
        self._labels["identified"].set_label(speech.say("How the signer was identified"))
        self._authority.set_label(speech.say("On what authority"))
        for basis, words in person_words.BASES.items():
            self.bases[basis].setText(speech.say(words))
        self.provisional.setText(speech.say("A body has yet to ratify it"))
        self._labels["of_age"].set_label(speech.say("Is the signer of age?"))
        placeholder = speech.say("Choose…")
        _fill(
            self.identified,
            [(speech.say(person_words.IDENTIFIED[kind]), kind) for kind in IDENTIFIED],
            placeholder,
        )
        _fill(self.of_age, [(speech.say("Of age"), True), (speech.say("A minor"), False)], placeholder)


def _fill(combo: Combo, choices: Sequence[tuple[str, object]], placeholder: str) -> None:
    """Offer choices in other words; what is chosen stays."""
    chosen = cast("object", combo.currentData())
    with QSignalBlocker(combo):
        combo.clear()
        for words, data in choices:
            combo.addItem(words, data)
        combo.setPlaceholderText(placeholder)
        combo.setCurrentIndex(combo.findData(chosen))
