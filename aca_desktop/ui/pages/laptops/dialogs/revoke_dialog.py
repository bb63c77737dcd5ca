"""Asks what of a laptop keeps its effect when it is revoked: all that is here, all up to an event, or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, override

from PySide6.QtWidgets import QWidget

from aca_desktop.i18n import Speech
from aca_desktop.ui.pages.ask import Ask
from aca_desktop.ui.pages.laptops.dialogs.recovery import RecoveryAsked, RecoveryFields
from aca_desktop.ui.parts.buttons import Kind
from aca_desktop.ui.parts.fields.checks import CheckBox, Radio
from aca_desktop.ui.parts.fields.combos import Combo
from aca_desktop.ui.parts.fields.fields import Field, Labelled
from aca_desktop.ui.parts.rows import Column, Row
from aca_desktop.ui.parts.text import Text

type Keeps = Literal["all", "event", "nothing"]


@dataclass(frozen=True, slots=True)
class Revocable:
    """A laptop or a kit that may be revoked, and how many entries would lose their effect by each choice.

    `named` is what it is found by: a laptop's id, a kit's invitation.
    `events` are those at which it signed: id, name, how many would lose. None where only root can tell.
    """

    named: str
    name: str
    kind: Literal["laptop", "coordinator", "invitation"]
    lost_all: int | None
    lost_nothing: int | None
    events: Sequence[tuple[str, str, int | None]] = ()
    kit: str | None = None
    """The entry of the invitation by which it joined, if that can still be used."""


@dataclass(frozen=True, slots=True)
class RevokeAsked:
    """What was chosen; `event` is the id of one, `with_kit` revokes the kit by which it joined too."""

    keeps: Keeps
    event: str | None
    reason: str | None
    with_kit: bool
    recovery: RecoveryAsked | None


class RevokeDialog(Ask):
    """Nothing is chosen beforehand."""

    def __init__(self, speech: Speech, target: Revocable, parent: QWidget) -> None:
        title = speech.say("Revoke “{laptop}”", laptop=target.name)
        super().__init__(speech, title, speech.say("Revoke"), parent, kind=Kind.HARM)
        self._target = target
        self.all = Radio(speech.say("All that is here of it keeps its effect"), note=self._lost(target.lost_all))
        self.at_event = Radio(speech.say("All up to the end of an event keeps its effect"))
        self.nothing = Radio(speech.say("Nothing of it keeps its effect"), note=self._lost(target.lost_nothing))
        self.events = Combo()
        self.events.setAccessibleName(speech.say("Event"))
        for id_, name, lost in target.events:
            self.events.addItem(f"{name} · {self._lost(lost)}" if lost is not None else name, id_)
        self._at = Row(self.events, margins=(26, 0, 0, 0))
        self._at.hide()
        self.at_event.toggled.connect(self._at.setVisible)
        self.with_kit = CheckBox(
            speech.say("It was stolen: nobody joins by its kit any more"),
            note=speech.say("Laptops that have joined by it already stay. Make a new kit for the others."),
        )
        self.reason = Field()
        reason = Labelled(speech.say("Reason (optional)"), self.reason, lines=0)
        self.recovery = RecoveryFields(speech)
        choices = Column(self.all, self.at_event, self._at, self.nothing, gap=8)
        self.build(Text(self._why(), wraps=True), choices, self.with_kit, reason, self.recovery)
        self.at_event.setVisible(bool(target.events))
        self.with_kit.setVisible(target.kit is not None)
        self.recovery.setVisible(target.kind == "coordinator")
        self.take.setEnabled(False)
        for radio in (self.all, self.at_event, self.nothing):
            radio.toggled.connect(lambda _on: self.take.setEnabled(True))

    def _why(self) -> str:
        speech = self.speech
        if self._target.kind == "invitation":
            return speech.say("By this kit nobody joins any more. What you choose is about those who have joined.")
        if self._target.kind == "coordinator":
            return speech.say(
                "What it writes from now on counts nowhere. What it has enrolled later than what you keep loses "
                "its effect too. Only the recovery file revokes a coordinator’s laptop."
            )
        return speech.say("What it writes from now on counts nowhere, on no laptop that learns of this.")

    def _lost(self, lost: int | None) -> str:
        if lost is None:
            return ""
        return self.speech.say_count("{count} record loses its effect", "{count} records lose their effect", lost)

    @override
    def answer(self) -> RevokeAsked:
        keeps: Keeps = "all" if self.all.isChecked() else "event" if self.at_event.isChecked() else "nothing"
        return RevokeAsked(
            keeps,
            self.events.currentData() if keeps == "event" else None,
            self.reason.text().strip() or None,
            self.with_kit.isChecked(),
            self.recovery.answer() if self._target.kind == "coordinator" else None,
        )

    @override
    def problems_shown(self) -> bool:
        return self._target.kind == "coordinator" and self.recovery.problems_shown()
