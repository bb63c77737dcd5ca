"""Second step: who signs, in what office, by what right, and with whom. Knows no organisation's list.

Family and given name are asked apart, with their reading, where Japanese is read.
"""

from collections.abc import Mapping
from functools import partial
from typing import override

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from aca_desktop.domain.organisations.rules import reading
from aca_desktop.domain.signing.signature_record import Basis, Identified
from aca_desktop.domain.values.addresses import email
from aca_desktop.domain.values.problems import Problem
from aca_desktop.domain.values.typed_text import line
from aca_desktop.i18n import Speech, mark
from aca_desktop.sentences.telling import problem
from aca_desktop.ui.parts.buttons import Kind
from aca_desktop.ui.parts.fields.fields import Labelled
from aca_desktop.ui.parts.flow import Flow
from aca_desktop.ui.parts.rows import Column, Row
from aca_desktop.ui.parts.text import Text
from aca_desktop.ui.table.form import Form, person_problems
from aca_desktop.ui.table.steps.attaching import Attaching
from aca_desktop.ui.table.steps.choices import Choices
from aca_desktop.ui.table.steps.columns import Columns
from aca_desktop.ui.table.steps.controls import QUIET_INSIDE, TableButton, TableCheck
from aca_desktop.ui.table.steps.option_rows import OptionRows
from aca_desktop.ui.table.steps.step import Step, Table
from aca_desktop.ui.table.steps.typed_field import TypedField, labelled
from aca_desktop.ui.theme.theme import Theme
from aca_desktop.ui.theme.type import SIGNING, STEP_TITLE

_BASES: Mapping[Basis, tuple[str, str]] = {
    "office-holder": (mark("My position"), mark("I am its director, chair, mayor or rector")),
    "delegated": (mark("Delegated to me"), mark("Someone with authority asked me to sign")),
    "resolution": (mark("Board or council resolution"), mark("It was voted and is in the minutes")),
    "proxy": (mark("Power of attorney"), mark("I hold a written power to sign for it")),
}
"""What authorises a signer, and what that means."""

_IDENTIFIED: Mapping[Identified, str] = {
    "known": mark("Known to the staff"),
    "badge": mark("By the badge"),
    "document-seen": mark("A document was seen"),
}
_SECOND = 340
"""So wide is a field of the second signer at least."""

_AGES = {"of-age": True, "minor": False}
_FIELDS = ("family", "given", "reading", "name", "title", "email", "witness")
_MISSING = {
    "signer.name": mark("Enter your name."),
    "signer.family": mark("Enter your name."),
    "signer.given": mark("Enter your name."),
    "signer.reading": mark("Enter the reading of your name."),
    "signer.title": mark("Enter your position."),
    "signer.email": mark("Enter your email address."),
    "of_age": mark("Choose whether you are of age."),
}
_WRONG = {
    "signer.email": mark("Check your email address."),
    "signer.reading": mark("Enter the reading in kana."),
}
_WRONG_ELSE = mark("Correct the highlighted fields or leave them blank.")
"""What is wrong, in two lines of the foot at most."""

_RULES = {"email": email, "reading": reading}


class PersonStep(Step):
    """`notice_asked`: the privacy notice is to be read. `mandate` has the button that attaches one."""

    notice_asked = Signal()

    def __init__(self) -> None:
        super().__init__(gap=12)
        self._large = False
        self._title = Text("", STEP_TITLE, wraps=True)
        self.fields = {name: TypedField() for name in _FIELDS}
        self.labels = {name: labelled(field) for name, field in self.fields.items()}
        self.bases, self.identified, self.ages = OptionRows(), Choices(), Choices()
        self._authority = labelled(self.bases)
        self._how = labelled(self.identified)
        self._age = labelled(self.ages)
        self.provisional = TableCheck()
        self.mandate = Attaching()
        self.others: list[tuple[TypedField, TypedField]] = []
        self._other_labels: list[tuple[Labelled, Labelled]] = []
        self._others = Column(gap=16)
        self.add_other = TableButton(kind=Kind.TEXT, icon="user-plus")
        self.take_other = TableButton(kind=Kind.TEXT, icon="x")
        self.notice = TableButton(kind=Kind.PLAIN, size=QUIET_INSIDE, icon="shield-check")
        self.aside = Row(self.notice)
        self._build()
        self._connect()

    def _build(self) -> None:
        labels = self.labels
        self._apart = Row(labels["family"], labels["given"], gap=16)
        left = (labels[name] for name in ("reading", "name", "title", "email", "witness"))
        self._left = Column(self._apart, *left, None)
        self._right = Column(
            self._authority,
            self.mandate,
            self.provisional,
            self._how,
            self._age,
            self._others,
            Flow(self.add_other, self.take_other, gap=16),
            None,
            gap=8,
        )
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.addWidget(self._left, 480)
        self._sides.addWidget(self._right, 664)
        self.box.addWidget(self._title)
        self.box.addLayout(self._sides, 1)

    def _connect(self) -> None:
        for name, field in self.fields.items():
            self.labels[name].judge_by(partial(self._judged, name))
            field.written.connect(partial(self._on_written, name))
        self.bases.taken.connect(lambda key: self._tell(basis=key))
        self.identified.taken.connect(lambda key: self._tell(identified=key))
        self.ages.taken.connect(lambda key: self._tell(of_age=_AGES[key]))
        self.provisional.toggled.connect(lambda on: self._tell(provisional=on))
        self.add_other.clicked.connect(self._add_other)
        self.take_other.clicked.connect(self._take_other)
        self.notice.clicked.connect(self.notice_asked)

    # what is filled in

    @override
    def show_table(self, table: Table) -> None:
        super().show_table(table)
        self.labels["witness"].setVisible(table.settings.witness)
        for name in ("title", "email"):
            self.labels[name].setVisible(table.settings.asks(name) != "no")
        self._say_hints()
        self._how.setVisible(table.settings.identify)
        self._age.setVisible(table.settings.minors)
        self.notice.setVisible(table.which.record.notice is not None)

    @override
    def show_form(self, form: Form) -> None:
        super().show_form(form)
        for name, field in self.fields.items():
            with QSignalBlocker(field):
                field.setText(getattr(form, name))
            self.labels[name].say_mistake(None)
            self._show_sound(name)
        self.bases.take(form.basis)
        self.identified.take(form.identified)
        self.ages.take(_age_key(form.of_age))
        with QSignalBlocker(self.provisional):
            self.provisional.setChecked(form.provisional)
        self._show_others()
        self._show_asked()

    @override
    def take_form(self, form: Form) -> None:
        before = self.form
        super().take_form(form)
        if form.language != before.language or form.basis != before.basis:
            self._show_asked()
        if form.organisation_name != before.organisation_name:
            self._say_title()

    def _show_asked(self) -> None:
        """Ask for what the language and the authority want."""
        apart = self.form.language == "ja"
        self._apart.setVisible(apart)
        asks = self.table is None or self.table.settings.asks("reading") != "no"
        self.labels["reading"].setVisible(apart and asks)
        self.labels["name"].setVisible(not apart)
        self.mandate.setVisible(self.form.basis in ("proxy", "delegated"))
        self._say_title()
        self.judged.emit()

    @override
    def begin(self) -> None:
        empty = (self.fields[name] for name in _FIELDS if self.labels[name].isVisibleTo(self))
        first = next((field for field in empty if not field.text()), None)
        target: QWidget = first or self.fields["family" if self.form.language == "ja" else "name"]
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def finish(self) -> None:
        for field in (*self.fields.values(), *(one for pair in self.others for one in pair)):
            field.finish()

    @override
    def blocker(self) -> tuple[str, bool] | None:
        say = self.speech.say
        if self.table is None:
            return "", False
        for one in person_problems(self.form, self.table.asked):
            if one.code != "missing":
                return say(_WRONG.get(one.field, _WRONG_ELSE)), True
            if one.field in _MISSING:
                return say(_MISSING[one.field]), False
            if one.field.startswith("witness"):
                return say("Enter the witness’s name."), False
            if one.field.startswith("co_signers"):
                return say("Enter the second signer’s name."), False
            if one.field.startswith("authority"):
                return say("Choose what authorises you to sign."), False
            return say("Choose how you were identified."), False
        return None

    def _on_written(self, name: str, text: str) -> None:
        self._tell(**{name: text})
        self._show_sound(name)

    def _tell(self, **changes: object) -> None:
        self.changed.emit(changes)
        self.judged.emit()

    def _show_sound(self, name: str) -> None:
        text = self.fields[name].text()
        self.fields[name].set_sound(bool(text.strip()) and self._judged(name, text) is None)

    def _judged(self, name: str, text: str) -> str | None:
        if not text.strip():
            return None
        judged = _RULES.get(name, line)(name, text)
        return problem(self.speech, judged) if isinstance(judged, Problem) else None

    # a second person

    def _add_other(self) -> None:
        self._tell(second=(*self.form.second, ("", "")))
        self._show_others()
        self.others[-1][0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_other(self) -> None:
        self._tell(second=self.form.second[:-1])
        self._show_others()
        self.add_other.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_others(self) -> None:
        for first, second in self._other_labels[len(self.form.second) :]:
            holder = first.parentWidget()
            if holder is not None:
                self._others.box.removeWidget(holder)
                holder.hide()
                holder.deleteLater()
            second.hide()
        del self._other_labels[len(self.form.second) :], self.others[len(self.form.second) :]
        for place in range(len(self.others), len(self.form.second)):
            pair = TypedField(), TypedField()
            labels = labelled(pair[0]), labelled(pair[1])
            self.others.append(pair)
            self._other_labels.append(labels)
            self._others.box.addWidget(Columns(_SECOND, *labels, gap=16, below=12))
            for part, field in enumerate(pair):
                field.set_large(self._large)
                labels[part].judge_by(partial(self._judged, "title"))
                field.written.connect(partial(self._on_other, place, part))
        for pair, said in zip(self.others, self.form.second, strict=True):
            for field, text in zip(pair, said, strict=True):
                with QSignalBlocker(field):
                    field.setText(text)
        self._others.setVisible(bool(self.others))
        self.take_other.setVisible(bool(self.others))
        self._say_others()

    def _on_other(self, place: int, part: int, text: str) -> None:
        pairs = [list(pair) for pair in self.form.second]
        pairs[place][part] = text
        self._tell(second=tuple((name, title) for name, title in pairs))

    # words

    @override
    def retranslate(self, speech: Speech) -> None:
        super().retranslate(speech)
        say = speech.say
        labels = self.labels
        labels["family"].set_label(say("Family name"))
        labels["given"].set_label(say("Given name"))
        labels["name"].set_label(say("Full name"))
        self._say_hints()
        labels["witness"].set_label(say("Witness"), note=say("A person who is with you when you sign."))
        self._authority.set_label(say("What authorises you to sign?"))
        self.bases.offer([(key, f"{say(title)}\n{say(means)}") for key, (title, means) in _BASES.items()])
        self._how.set_label(say("How were you identified?"))
        self.identified.offer([(kind, say(words)) for kind, words in _IDENTIFIED.items()])
        self.bases.take(self.form.basis)
        self.identified.take(self.form.identified)
        self._age.set_label(say("Are you of age?"))
        self.ages.offer([("of-age", say("Yes, I am of age")), ("minor", say("No, I am a minor"))])
        self.ages.take(_age_key(self.form.of_age))
        self.provisional.setText(say("Our board or council must still ratify this signature"))
        self.mandate.retranslate(
            speech, say("Attach the power of attorney"), say("A photo or a PDF; you can also bring it later.")
        )
        self.add_other.setText(say("Add a second signer"))
        self.take_other.setText(say("Remove the second signer"))
        self.notice.setText(say("How your data are used"))
        self._say_title()
        self._say_others()

    def _say_hints(self) -> None:
        say = self.speech.say
        required = self.table.asked.required if self.table is not None else frozenset[str]()
        for name, (label, optional, needed, note) in {
            "reading": (say("How it is read"), say("optional, in kana"), say("in kana"), ""),
            "title": (say("Position"), say("optional"), "", ""),
            "email": (say("Email"), say("optional"), "", say("To send you your copy")),
        }.items():
            self.labels[name].set_label(label, hint=needed if name in required else optional, note=note)

    def _say_title(self) -> None:
        self._title.setText(
            self.speech.say("You’re signing for {organisation}", organisation=self.form.organisation_name)
        )

    def _say_others(self) -> None:
        for first, second in self._other_labels:
            first.set_label(self.speech.say("Name of the second signer"))
            second.set_label(self.speech.say("Position"), hint=self.speech.say("optional"))

    @override
    def set_large(self, large: bool) -> None:
        self._large = large
        self._title.set_style(SIGNING.strong if large else STEP_TITLE)
        for field in (*self.fields.values(), *(one for pair in self.others for one in pair)):
            field.set_large(large)
        self.bases.set_large(large)
        self.identified.set_large(large)
        self.ages.set_large(large)
        self.mandate.set_large(large)
        self.provisional.set_large(large)
        (self._right if large else self.aside).box.addWidget(self.notice)
        below = QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight
        self._sides.setDirection(below)
        for button in (self.add_other, self.take_other, self.notice):
            button.set_large(large)

    @override
    def use_theme(self, theme: Theme) -> None:
        super().use_theme(theme)
        self._sides.setSpacing(theme.px(24 if self._large else 40))
        self._left.box.setSpacing(theme.px(14 if self.form.language == "ja" or self._large else 24))


def _age_key(of_age: bool | None) -> str | None:
    return next((key for key, said in _AGES.items() if said is of_age), None)
