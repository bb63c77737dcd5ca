"""The file's passphrase: set, changed, removed; and the file locked now, so that it asks for it again."""

from typing import TYPE_CHECKING, override

from PySide6.QtCore import Signal

from aca_desktop.i18n import Speech
from aca_desktop.services.coalition.founding import SHORTEST_PASSPHRASE, passphrase_fault, passphrase_strength
from aca_desktop.services.workspace.backups import change_passphrase, lock, unlock
from aca_desktop.ui.frame.aside import Aside, Done
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.pages.part import Part, side_by_side
from aca_desktop.ui.pages.recovery_step import strength_words
from aca_desktop.ui.parts.buttons import Button, Kind
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.chips import Chip
from aca_desktop.ui.parts.dialogs import Dialog
from aca_desktop.ui.parts.fields.fields import Labelled, PassphraseField
from aca_desktop.ui.parts.progress import strength_bar
from aca_desktop.ui.parts.rows import Column, Row
from aca_desktop.ui.parts.symbols import Symbol
from aca_desktop.ui.parts.text import Text, quiet, section_title
from aca_desktop.ui.parts.tone import Tone

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget


class PassphrasePart(Part):
    """`aside_asked`: the file is to be worked on while it is closed (Aside). `lock_asked`: it is to be locked."""

    aside_asked = Signal(object)
    lock_asked = Signal()

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._title, self._state = section_title(""), Chip("")
        self.lock_now = Button("", icon="lock", cap="Ctrl+L")
        self.lock_now.clicked.connect(self.lock_asked)
        speech = self.speech
        show, hide = speech.say("Show the passphrase"), speech.say("Hide the passphrase")
        self.old, self.new, self.again = (PassphraseField(show, hide) for _ in range(3))
        self.old_label, self.new_label, self.again_label = (
            Labelled("", field) for field in (self.old, self.new, self.again)
        )
        self._strength, self._strength_words = strength_bar(""), quiet("")
        strength = Row(self._strength, self._strength_words, gap=12)
        self._why = Text("", wraps=True)
        self.remove, self.change = Button("", Kind.HARM), Button("", Kind.PRIMARY, icon="check")
        self.remove.clicked.connect(self._ask_to_remove)
        self.change.clicked.connect(self._change)
        for field in (self.old, self.new, self.again):
            field.textChanged.connect(self._on_typed)
            field.returnPressed.connect(self._change)
        card = Card(padding=24, gap=16)
        foot = Row(Symbol("triangle-alert", 20, tone="sun_ink"), self._why, self.remove, self.change, gap=12)
        foot.box.setStretch(1, 1)
        new = Column(self.new_label, strength, None, gap=8)
        for widget in (
            Row(self._title, self._state, None, self.lock_now),
            side_by_side(self.old_label, new, self.again_label),
            foot,
        ):
            card.body.addWidget(widget)
        self.box.addWidget(card)

    @property
    def is_on(self) -> bool:
        """Whether the file lies under a passphrase."""
        return self.session is not None and self.session.encrypted

    @override
    def refresh(self) -> None:
        session = self.session
        is_open = session is not None and session.is_open
        self.setEnabled(is_open and session is not None and session.writable)
        self._say_state()
        self._wake()

    def _say_state(self) -> None:
        speech, on = self.speech, self.is_on
        if on:
            self._state.tell(speech.say("On"), Tone.GOOD, icon="lock")
        else:
            self._state.tell(speech.say("Off"), Tone.ATTENTION, icon="lock-open")
        for widget in (self.lock_now, self.old_label, self.remove):
            widget.setVisible(on)
        self.change.setText(speech.say("Change") if on else speech.say("Set a passphrase"))

    def _on_typed(self) -> None:
        speech = self.speech
        score = passphrase_strength(self.new.text())
        self._strength.setValue(score)
        self._strength_words.setText(strength_words(speech)[score])
        self.old_label.say_mistake(None)
        new, again = self.new.text(), self.again.text()
        left = len(new) - len(again)
        if again and left > 0 and new.startswith(again):
            self.again_label.say_mistake(
                speech.say_count("{count} letter still to type", "{count} letters still to type", left)
            )
        elif again and again != new:
            self.again_label.say_mistake(speech.say("The two are not the same."))
        else:
            self.again_label.say_mistake(None)
        short = 0 < len(new) < SHORTEST_PASSPHRASE and bool(again)
        words = speech.say("At least {least} characters; four or five words are good.", least=SHORTEST_PASSPHRASE)
        self.new_label.say_mistake(words if short else None)
        self._wake()

    def _wake(self) -> None:
        sound = passphrase_fault(self.new.text(), self.again.text()) is None
        self.change.setEnabled(sound and (not self.is_on or bool(self.old.text())))

    def _change(self) -> None:
        session = self.session
        if session is None or not self.change.isEnabled():
            return
        old, new = self.old.text(), self.new.text()
        if self.is_on and not session.is_its_passphrase(old):
            self.old_label.say_mistake(self.speech.say("This is not its passphrase."))
            return
        self.forget()
        name = self.speech.say("Writing all of it anew under the passphrase")
        self.aside_asked.emit(Aside(name, _changing(new) if self.is_on else _locking(new)))

    def _ask_to_remove(self) -> None:
        dialog = RemoveDialog(self.speech, self.window())

        def answered() -> None:
            session, typed = self.session, dialog.passphrase()
            if session is None:
                return
            if not session.is_its_passphrase(typed):
                self.old_label.say_mistake(self.speech.say("This is not its passphrase."))
                return
            self.forget()
            self.aside_asked.emit(Aside(self.speech.say("Taking the passphrase off"), _unlocking))

        dialog.accepted.connect(answered)
        dialog.open()

    def forget(self) -> None:
        """Empty the fields."""
        for field in (self.old, self.new, self.again):
            field.clear()

    @override
    def retranslate(self) -> None:
        speech = self.speech
        self._title.setText(speech.say("Passphrase"))
        self.lock_now.setText(speech.say("Lock now"))
        self.old_label.set_label(speech.say("Passphrase now"))
        self.new_label.set_label(speech.say("New passphrase"))
        self.again_label.set_label(speech.say("New one again"))
        self._strength.setAccessibleName(speech.say("Strength of the passphrase"))
        self._why.setText(
            speech.say(
                "Nobody can open the file and its backups without it, nor can you. Write it down and keep it away "
                "from the laptop."
            )
        )
        self.remove.setText(speech.say("Remove…"))
        self._on_typed()
        self._say_state()


class RemoveDialog(Dialog):
    """Asks for the passphrase that is to go, and says what becomes readable."""

    def __init__(self, speech: Speech, parent: "QWidget") -> None:
        super().__init__(speech.say("Remove the passphrase"), parent)
        self.setModal(True)
        self._field = PassphraseField(speech.say("Show the passphrase"), speech.say("Hide the passphrase"))
        self.body.addWidget(
            Text(
                speech.say(
                    "Then whoever has this laptop or its disk can read everything in the file and in its backups: "
                    "names, e-mail addresses, signatures, and this laptop’s key."
                ),
                wraps=True,
            )
        )
        self.body.addWidget(Labelled(speech.say("Passphrase now"), self._field, lines=0))
        self.take = self.add_answers(speech.say("Remove"), speech.say("Keep it"), kind=Kind.HARM)
        self.take.setEnabled(False)
        self._field.textChanged.connect(lambda words: self.take.setEnabled(bool(words)))
        self._field.setFocus()

    def passphrase(self) -> str:
        """Return what was typed."""
        return self._field.text()


def _locking(new: str) -> "Callable[[Path, str | None], Done]":
    def work(path: "Path", _passphrase: str | None) -> Done:
        lock(path, new)
        return Done(new, lambda speech: speech.say("The file and its backups lie under the passphrase now."))

    return work


def _changing(new: str) -> "Callable[[Path, str | None], Done]":
    def work(path: "Path", passphrase: str | None) -> Done:
        change_passphrase(path, passphrase or "", new)
        return Done(new, lambda speech: speech.say("The passphrase is another one now, of the backups too."))

    return work


def _unlocking(path: "Path", passphrase: str | None) -> Done:
    unlock(path, passphrase or "")
    return Done(None, lambda speech: speech.say("The file and its backups have no passphrase any more."))
