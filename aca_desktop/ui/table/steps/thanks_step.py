"""Last step: that the signature is kept, and the copy in the way that is wanted. Knows no draft.

The paper is made beside it; if that fails the signature is safe, and the paper is made later.
"""

from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt, QTimer, Signal

from aca_desktop.domain.signing.ink import Ink
from aca_desktop.i18n import Speech
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.marks import InkFrame
from aca_desktop.ui.parts.progress import SIGNING_BAR, Progress
from aca_desktop.ui.parts.rows import Column, Row
from aca_desktop.ui.parts.symbols import Symbol
from aca_desktop.ui.parts.text import Text
from aca_desktop.ui.table.form import Form
from aca_desktop.ui.table.steps.copies import Copies
from aca_desktop.ui.table.steps.facts import Facts
from aca_desktop.ui.table.steps.step import Step, Table
from aca_desktop.ui.theme.type import SIGNING, THANKS

if TYPE_CHECKING:
    from datetime import datetime

SECONDS = 30
_TICK = 1_000


class ThanksStep(Step):
    """`aside` belongs into the foot: how long it is until the screen is wiped. `over`: that time has come."""

    over = Signal()

    def __init__(self, copies: Copies) -> None:
        super().__init__(gap=24)
        self.copies = copies
        self._large = False
        self._left = SECONDS
        self._signed = ""
        self._when: datetime | None = None
        self._clock = QTimer(self, interval=_TICK)
        self._clock.timeout.connect(self.tick)
        self._thanks = Text("", THANKS, wraps=True)
        self._kept = Text("", SIGNING, "quiet", wraps=True)
        self._facts = Facts()
        self._ink = InkFrame("", size=(344, 196))
        self._build()

    def _build(self) -> None:
        said = Column(self._thanks, self._kept, gap=4)
        self._mark = Symbol("check", 40, tone="on_primary", disc=72, ground="primary")
        self._head = Row(self._mark, said, gap=24)
        self._head.box.setStretch(1, 1)
        self._head.box.setAlignment(said, Qt.AlignmentFlag.AlignVCenter)
        self._card = Card(padding=24, gap=16)
        self._inside = Row(self._facts, self._ink, gap=32)
        self._inside.box.setStretch(0, 1)
        self._inside.box.setAlignment(self._ink, Qt.AlignmentFlag.AlignVCenter)
        self._card.body.addWidget(self._inside)
        for widget in (self._head, self._card, self.copies):
            self.box.addWidget(widget)
        self.box.addStretch(1)
        self._told = Text("", SIGNING, wraps=True)
        self._bar = Progress("", SIGNING_BAR)
        self._bar.setRange(0, SECONDS)
        self.aside = Column(None, self._told, self._bar, None, gap=8)

    @override
    def show_table(self, table: Table) -> None:
        super().show_table(table)
        self.copies.offer(table.settings.copies)

    def show_signed(self, form: Form, signed: str, when: "datetime", ink: Ink | None) -> None:
        """Thank for a signature, by its entry's id."""
        self.form, self._signed, self._when = form, signed, when
        self._ink.show_ink("", ink)
        self._ink.setVisible(ink is not None and not self._large)
        self.retranslate(self.speech)

    @override
    def begin(self) -> None:
        self.restart()

    def restart(self) -> None:
        """Count anew: somebody is still there."""
        self._left = SECONDS
        self._clock.start()
        self._tell_left()

    def tick(self) -> None:
        """Let a second pass."""
        self._left -= 1
        self._tell_left()
        if self._left <= 0:
            self._clock.stop()
            self.over.emit()

    def wipe(self) -> None:
        """Forget the signature and its paper."""
        self._clock.stop()
        self._signed, self._when = "", None
        self.form = Form()
        self._ink.show_ink("", None)
        self._facts.show_facts(())
        self._thanks.setText("")
        self.copies.wipe()

    def _tell_left(self) -> None:
        words = self.speech.say_count(
            "The screen is wiped in {count} second", "The screen is wiped in {count} seconds", self._left
        )
        self._told.setText(words)
        self._bar.setValue(self._left)
        self._bar.setAccessibleName(words)

    def _signer(self) -> str:
        person, title = self.form.person, self.form.title.strip()
        return self.speech.say("{person}, {title}", person=person, title=title) if title else person

    @override
    def way_on(self) -> tuple[str, str]:
        return self.speech.say("Finish"), "check"

    @override
    def retranslate(self, speech: Speech) -> None:
        super().retranslate(speech)
        form = self.form
        self._thanks.setText(speech.say("Thank you, {name}", name=form.person))
        self._kept.setText(speech.say("Your signature is kept on this laptop."))
        self._ink.show_ink(speech.say("The signature of {name}", name=form.person), self._ink.ink)
        self.copies.retranslate(speech)
        self._tell_left()
        if self.table is None or self._when is None:
            return
        tongue = Speech(speech.language).language_name(form.language)
        version = speech.say(
            "Version {version}, in {language}", version=self.table.publication.label, language=tongue
        )
        moment = speech.day_and_hour(self._when)
        code = " ".join((self._signed[:4].upper(), self._signed[4:8].upper()))
        self._facts.show_facts(
            (
                (speech.say("Organisation"), form.organisation_name),
                (speech.say("Signed by"), self._signer()),
                (speech.say("Declaration"), version),
                (speech.say("Date"), moment),
                (speech.say("Receipt"), code),
            )
        )

    @override
    def set_large(self, large: bool) -> None:
        self._large = large
        self.copies.set_large(large)
        self._thanks.set_style(SIGNING.strong if large else THANKS)
        self._mark.setVisible(not large)
        self._ink.setVisible(not large and self._ink.ink is not None)
