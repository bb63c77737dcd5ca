"""The pads of all who sign here by hand: the signer, whoever signs with them, the witness. One is shown at a time.

Knows no consent and no other way of signing.
"""

from collections.abc import Mapping
from functools import partial
from typing import override

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from aca_desktop.domain.signing.ink import Ink
from aca_desktop.i18n import Speech
from aca_desktop.ui.table.form import SIGNER, WITNESS, Form, other_pad
from aca_desktop.ui.table.steps.choices import Choices
from aca_desktop.ui.table.steps.controls import TableButton
from aca_desktop.ui.table.steps.hand_pad import HandPad
from aca_desktop.ui.theme.theme import Theme, ThemedWidget


class Hands(ThemedWidget, QWidget):
    """`undo` and `clear` act on the pad that is shown, and stand where there is room for them.

    `drawn`, `taken_back`, `emptied` tell of a pad's strokes, by its name; `judged`: ink is judged otherwise.

    `turned`: another pad is shown.
    """

    drawn = Signal(str, int, object, object)
    taken_back = Signal(str)
    emptied = Signal(str)
    judged = Signal()
    turned = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._speech = Speech("en")
        self._form = Form()
        self._names: dict[str, str] = {}
        self.pads: dict[str, HandPad] = {}
        self.people = Choices()
        self.people.taken.connect(self.turn_to)
        self._stack = QStackedLayout()
        self.undo = TableButton(icon="undo-2", fills=True)
        self.clear = TableButton(icon="eraser", fills=True)
        self.undo.clicked.connect(lambda: self.pad.undo())
        self.clear.clicked.connect(lambda: self.pad.clear())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.people)
        self._column.addLayout(self._stack, 1)
        self._ensure(SIGNER)

    @property
    def shown(self) -> str:
        """The name of the pad that is shown."""
        return next(name for name, pad in self.pads.items() if pad is self._stack.currentWidget())

    @property
    def pad(self) -> HandPad:
        """The pad that is shown."""
        return self.pads[self.shown]

    @property
    def inks(self) -> Mapping[str, Ink]:
        """The ink of every pad that has any."""
        inks = {name: self.pads[name].ink for name in self._names if name in self.pads}
        return {name: ink for name, ink in inks.items() if ink.strokes}

    def show_people(self, form: Form, *, signer: bool, witness: bool) -> None:
        """Let these draw: the `signer` unless they sign otherwise, whoever signs with them, the `witness`."""
        self._form = form
        names = {SIGNER: form.person} if signer else {}
        names |= {other_pad(place): name.strip() for place, (name, _title) in enumerate(form.second)}
        if witness and form.witness.strip():
            names[WITNESS] = form.witness.strip()
        self._names = names
        for name in names:
            self._ensure(name)
        self.people.offer([(name, said or "—") for name, said in names.items()])
        self.people.setVisible(len(names) > 1)
        if names and self.shown not in names:
            self.turn_to(next(iter(names)))
        self.people.take(self.shown)
        self._say_captions()

    def show_inks(self, inks: Mapping[str, Ink]) -> None:
        """Show what was drawn before, and nothing else."""
        for name in inks:
            self._ensure(name)
        for name, pad in self.pads.items():
            pad.show_kept(inks.get(name))
        self.turn_to(SIGNER)

    def turn_to(self, name: str) -> None:
        """Show the pad of that name."""
        self._stack.setCurrentWidget(self._ensure(name))
        self.people.take(name)
        self._on_changed(name)
        self.turned.emit()

    def unsigned(self) -> str | None:
        """Return the first pad on which somebody has still to sign; a witness need not."""
        names = (name for name in self._names if name != WITNESS)
        return next((name for name in names if self.pads[name].nothing is not None), None)

    def _ensure(self, name: str) -> HandPad:
        pad = self.pads.get(name)
        if pad is None:
            pad = self.pads[name] = HandPad()
            pad.drawn.connect(partial(self.drawn.emit, name))
            pad.taken_back.connect(partial(self.taken_back.emit, name))
            pad.emptied.connect(partial(self.emptied.emit, name))
            pad.changed.connect(partial(self._on_changed, name))
            pad.judged.connect(lambda _why: self.judged.emit())
            pad.retranslate(self._speech.say("Sign here"), self._speech)
            self._stack.addWidget(pad)
        return pad

    def _on_changed(self, name: str) -> None:
        if self._stack.currentWidget() is not self.pads.get(name):
            return
        pad = self.pads[name]
        had_focus = self.undo.hasFocus() or self.clear.hasFocus()
        self.undo.setEnabled(pad.can_undo)
        self.clear.setEnabled(bool(pad.ink.strokes))
        if had_focus and not (self.undo.hasFocus() or self.clear.hasFocus()):
            pad.setFocus(Qt.FocusReason.OtherFocusReason)
        self.judged.emit()

    def _say_captions(self) -> None:
        for name, pad in self.pads.items():
            person, organisation = self._names.get(name, ""), self._form.organisation_name
            if name == WITNESS:
                organisation = self._speech.say("witness")
            both = self._speech.say("{person}, {organisation}", person=person, organisation=organisation)
            pad.set_caption(both if person and organisation else person or organisation)

    def retranslate(self, speech: Speech) -> None:
        """Say everything in the guest's language."""
        self._speech = speech
        self.undo.setText(speech.say("Undo stroke"))
        self.clear.setText(speech.say("Clear"))
        for pad in self.pads.values():
            pad.retranslate(speech.say("Sign here"), speech)
        self._say_captions()

    def set_large(self, large: bool) -> None:
        """Use the measures for large text, or the usual ones."""
        self.undo.set_large(large)
        self.clear.set_large(large)
        self.people.set_large(large)

    @override
    def use_theme(self, theme: Theme) -> None:
        self._column.setSpacing(theme.px(12))
