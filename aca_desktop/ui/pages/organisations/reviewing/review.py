"""Reviewing: one signature after the other, large, with what speaks for and against it; A approves and goes on."""

from functools import partial
from typing import TYPE_CHECKING, override

from PySide6.QtWidgets import QGridLayout, QWidget

from aca_desktop.domain.coalition.record import PUBLISH_ORGANISATION, PUBLISH_SIGNER
from aca_desktop.domain.organisations.words import name_of
from aca_desktop.i18n import Speech, mark
from aca_desktop.services.organisations.organisations import show
from aca_desktop.services.organisations.reviewing import waiting as to_review
from aca_desktop.services.signing.following import review
from aca_desktop.ui.models.organisation_cells import signed
from aca_desktop.ui.pages.one_by_one import OneByOne, Said, Titles
from aca_desktop.ui.pages.organisations.panel.signature_words import (
    basis_words,
    means_words,
    others_words,
    signer_words,
)
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.parts.buttons import Kind
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.marks import InkFrame
from aca_desktop.ui.parts.messages import ACTION_ROW, MessageBar
from aca_desktop.ui.parts.rows import Column, Row
from aca_desktop.ui.parts.text import Text, quiet
from aca_desktop.ui.parts.tone import Tone
from aca_desktop.ui.session import Session
from aca_desktop.ui.theme.theme import Theme, ThemedWidget
from aca_desktop.ui.theme.type import BODY, QUIET, SECTION

if TYPE_CHECKING:
    from aca_desktop.domain.signing.signature_fields import SignatureRead
    from aca_desktop.services.coalition.coalitions import Coalition
    from aca_desktop.services.organisations.reviewing import ToReview
    from aca_desktop.services.workspace.workspaces import Workspace
    from aca_desktop.ui.background import Progress


_ACROSS = 3
_INK = (560, 190)
_DECIDED = {
    True: (mark("Approved"), "circle-check"),
    False: (mark("Rejected"), "circle-x"),
}


class ReviewFacts(ThemedWidget, QWidget):
    """Who signed, by what right, before whom; what was read, what may be published, by what means."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._facts = [(Text("", QUIET, "quiet"), Text("", BODY, wraps=True)) for _ in range(6)]
        for place, (label, words) in enumerate(self._facts):
            self._grid.addWidget(Column(label, words, None, gap=2), place // _ACROSS, place % _ACROSS)
        for column in range(_ACROSS):
            self._grid.setColumnStretch(column, 1)

    def show_signature(self, read: "SignatureRead", speech: Speech) -> None:
        """Show another signature."""
        title = read.signer.title if read.signer is not None else None
        name = signer_words(read, speech)
        told = (
            (speech.say("Signer"), f"{name}, {title}" if title else name),
            (speech.say("Authority"), _begun(basis_words(read, speech))),
            (speech.say("Witness"), read.witness or _begun(speech.say("none named"))),
            (speech.say("Read in"), speech.language_title(read.language)),
            (speech.say("May be published"), _begun(_public(read, speech))),
            (speech.say("Signed with"), means_words(read, speech)),
        )
        for (label, words), (what, said) in zip(self._facts, told, strict=True):
            label.setText(what)
            words.setText(said)

    @override
    def use_theme(self, theme: Theme) -> None:
        self._grid.setHorizontalSpacing(theme.px(24))
        self._grid.setVerticalSpacing(theme.px(12))


def _public(read: "SignatureRead", speech: Speech) -> str:
    """Return what of a signature its signer lets be published."""
    given = {key for key, (is_given, _version) in read.consents.items() if is_given}
    said = [(PUBLISH_ORGANISATION, speech.say("the organisation")), (PUBLISH_SIGNER, speech.say("the signer"))]
    return speech.enumerate([words for key, words in said if key in given]) or speech.say("nothing")


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]


class ReviewView(OneByOne["ToReview", str, "SignatureRead | None"]):
    """`undo_last` takes back the last decision."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._written: list[tuple[str, str]] = []  # the signature and the entry that decided it, the newest last
        self._name, self._about = Text("", SECTION), quiet("")
        self.ink = InkFrame("", size=_INK)
        self.facts, self._others = ReviewFacts(), quiet("", wraps=True)
        self._alike = MessageBar("", Tone.ATTENTION)
        self.approve = self.act(
            mark("Approve"),
            "check",
            "A",
            mark("Approve, and go on"),
            partial(self._decide, approved=True),
            Kind.PRIMARY,
        )
        self.refuse = self.act(
            mark("Reject"), "x", "R", mark("Reject, and go on"), partial(self._decide, approved=False)
        )
        self.later = self.act(mark("Later"), "clock", "L", mark("Decide it later"), self.put_off)
        self.undo_last = self.act(
            mark("Undo the last"), "undo-2", "Ctrl+Z", mark("Undo the last decision"), self._undo_last, Kind.TEXT
        )
        self.lay_out(
            Titles(mark("Organisations"), mark("Review"), mark("Signatures to review")),
            self._card(),
            self.undo_last,
        )

    def _card(self) -> Card:
        card = Card(padding=24, gap=12)
        for widget in (self._alike, Column(self._name, self._about, gap=2), self.ink, self.facts, self._others):
            card.body.addWidget(widget)
        card.body.addStretch(1)
        acts = Row(self.approve, self.refuse, self.later, None, gap=12)
        acts.setObjectName(ACTION_ROW)
        card.body.addWidget(acts)
        return card

    @override
    def waiting(self, workspace: "Workspace", coalition: "Coalition", progress: "Progress") -> "list[ToReview]":
        return to_review(workspace, coalition, progress)

    @override
    def look(self, workspace: "Workspace", coalition: "Coalition", item: "ToReview") -> "SignatureRead | None":
        signatures = show(workspace, coalition, item.organisation).signatures
        return next((sign.read for sign in signatures if sign.read.entry.id == item.signature), None)

    @override
    def key(self, item: "ToReview") -> str:
        return item.signature

    @override
    def title(self, item: "ToReview") -> str:
        return name_of(item.fields, (self.speech.language, *self.tags, "en")) or "—"

    @override
    def said(self, item: "ToReview") -> Said:
        if item.signature in self.decided:
            word, icon = _DECIDED[self.decided[item.signature]]
            return Said(self.speech.say(word), icon, quiet=True)
        if item.alike:
            return Said(self.speech.say("Name like another’s"), "triangle-alert")
        return Said(signed(item.day, self.speech))

    @override
    def nothing_words(self) -> str:
        return self.speech.say("Nothing waits for review.")

    @override
    def show_session(self, session: Session | None) -> None:
        self._written = []
        super().show_session(session)

    @override
    def show_seen(self, item: "ToReview", seen: "SignatureRead | None") -> None:
        if seen is None:
            return
        speech = self.speech
        self._name.setText(self.title(item))
        self._about.setText(speech.say("Signed {day}", day=signed(item.day, speech)))
        self.ink.show_ink(speech.say("Signature of {name}", name=signer_words(seen, speech)), seen.ink)
        self.facts.show_signature(seen, speech)
        others = others_words(seen, speech)
        self._others.setText(others)
        self._others.setVisible(bool(others))
        self._alike.tell(
            speech.say_count(
                "{count} other organisation is called the same.",
                "{count} other organisations are called the same.",
                item.alike,
            ),
            Tone.ATTENTION,
        )
        self._alike.setVisible(item.alike > 0)

    @override
    def wake(self) -> None:
        waits = self.now is not None and self.now.signature not in self.decided
        for button in (self.approve, self.refuse, self.later):
            button.setEnabled(waits)
        # until the last decision is written, Undo would take back the one before it
        self.undo_last.setEnabled(bool(self._written) and not self.writing)

    def _decide(self, *, approved: bool) -> None:
        item = self.now
        if item is not None:
            self.decide(
                approved,
                lambda workspace, _coalition: review(
                    workspace, item.signature, "approved" if approved else "rejected"
                ),
                lambda entry: self._written.append((item.signature, entry)),
            )

    def _undo_last(self) -> None:
        self.take_back(*self._written.pop())
