"""One signature: its ink, who gave it, how it stands, and what can be done about it. Writes nothing."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from aca_desktop.i18n import Speech, mark
from aca_desktop.ui.pages.organisations.panel.signature_words import (
    STATUSES,
    method_words,
    office_words,
    others_words,
    signer_words,
)
from aca_desktop.ui.parts.buttons import SMALL_SIZE, Button, Kind
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.chips import Chip
from aca_desktop.ui.parts.flow import Flow
from aca_desktop.ui.parts.marks import InkFrame
from aca_desktop.ui.parts.rows import Column, Row
from aca_desktop.ui.parts.text import Text, quiet
from aca_desktop.ui.theme.type import BODY

if TYPE_CHECKING:
    from aca_desktop.services.organisations.organisations import SignatureShown

_ACTIONS: tuple[tuple[str, str, Kind, str], ...] = (
    ("approve", mark("Approve"), Kind.SECONDARY, "check"),
    ("ratify", mark("Ratify…"), Kind.SECONDARY, "stamp"),
    ("reject", mark("Reject"), Kind.SECONDARY, "x"),
    ("correct", mark("Correct…"), Kind.SECONDARY, "pen-line"),
    ("renew", mark("Sign version {version}…"), Kind.SECONDARY, "scroll-text"),
    ("another", mark("Signs for another too…"), Kind.SECONDARY, "building-2"),
    ("withdraw", mark("Withdraw…"), Kind.HARM, "undo-2"),
    ("erase", mark("Erase personal data…"), Kind.HARM, "eraser"),
)

_AGAIN = ("correct", "renew", "another")
_POSSIBLE: dict[str, frozenset[str]] = {
    "signed": frozenset({"approve", "reject", "withdraw", *_AGAIN}),
    "approved": frozenset({"reject", "withdraw", *_AGAIN}),
    "provisional": frozenset({"ratify", "reject", "withdraw", *_AGAIN}),
    "rejected": frozenset({"approve", "withdraw", *_AGAIN}),
    "withdrawn": frozenset({"another"}),
}
_REVIEWS = frozenset({"approve", "reject", "erase"})


class SignatureCard(Card):
    """`asked` tells what is to be done with the signature: approve, reject, ratify, withdraw, erase; correct,
    renew, another. `newer` is the label of a version that has taken the place of the one that was signed.
    """

    asked = Signal(str, str)

    def __init__(
        self, shown: "SignatureShown", speech: Speech, *, reviews: bool, follows: bool, newer: str | None = None
    ) -> None:
        super().__init__(gap=8)
        self.id = shown.read.entry.id
        read = shown.read
        word, tone, icon = STATUSES[shown.status]
        name = signer_words(read, speech)
        ink = InkFrame(speech.say("Signature of {name}", name=name), read.ink)
        who = Column(Text(name, BODY.strong), quiet(office_words(read, speech)), gap=0)
        head = Row(ink, who)
        head.box.setStretch(1, 1)
        self.body.addWidget(head)
        self.body.addWidget(Row(Chip(speech.say(word), tone, icon=icon), None))
        self.body.addWidget(quiet(method_words(read, speech), wraps=True))
        if others := others_words(read, speech):
            self.body.addWidget(quiet(others, wraps=True))
        self._newer, self._has_signer = newer, read.signer is not None
        self._is_erased = read.gone == "erased"
        self._has_personal = read.entry.personal is not None
        self.buttons = self._make_buttons(shown.status, speech, reviews=reviews, follows=follows)
        if self.buttons:
            self.body.addWidget(Flow(*self.buttons.values()))

    def _make_buttons(self, status: str, speech: Speech, *, reviews: bool, follows: bool) -> dict[str, Button]:
        possible = _POSSIBLE.get(status, frozenset())
        if self._is_erased:
            possible -= {"correct"}  # there is nothing left of it to correct
        if self._has_personal:
            possible |= {"erase"}
        made = {}
        for name, words, kind, icon in _ACTIONS:
            if name in possible and self._may(name, reviews=reviews, follows=follows):
                said = speech.say(words, version=self._newer) if name == "renew" else speech.say(words)
                made[name] = Button(said, kind, SMALL_SIZE, icon=icon)
                made[name].clicked.connect(lambda _on=False, name=name: self.asked.emit(name, self.id))
        return made

    def _may(self, action: str, *, reviews: bool, follows: bool) -> bool:
        """Say whether an action makes sense for whoever is here."""
        if action in _REVIEWS:
            return reviews
        if action == "renew":
            return follows and self._newer is not None
        return follows and (action != "another" or self._has_signer)
