"""Reviewing: one signature after the other, large, with what speaks for and against it; A approves and goes on."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from aca_desktop.domain.coalition.record import PUBLISH_ORGANISATION, PUBLISH_SIGNER
from aca_desktop.errors import AcaError
from aca_desktop.i18n import Speech, mark
from aca_desktop.services.journal.undoing import undo
from aca_desktop.services.organisations.organisations import show
from aca_desktop.services.organisations.reviewing import waiting
from aca_desktop.services.signing.following import review
from aca_desktop.ui.background import Progress
from aca_desktop.ui.frame.messages import Message
from aca_desktop.ui.frame.shortcuts import Keys, press
from aca_desktop.ui.models.organisation_cells import signed
from aca_desktop.ui.pages.organisations.panel.signature_words import (
    basis_words,
    means_words,
    others_words,
    signer_words,
)
from aca_desktop.ui.pages.organisations.reviewing.review_rows import ReviewRows
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.pages.part import SAVED
from aca_desktop.ui.parts.buttons import BAR, Button, Kind, back_link
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.cells import TableColumn
from aca_desktop.ui.parts.empty import EmptyState
from aca_desktop.ui.parts.marks import InkFrame
from aca_desktop.ui.parts.messages import ACTION_ROW, MessageBar
from aca_desktop.ui.parts.rows import Column, Row
from aca_desktop.ui.parts.tables import TWO_LINES, Table
from aca_desktop.ui.parts.text import Text, page_title, quiet
from aca_desktop.ui.parts.tone import Tone
from aca_desktop.ui.session import Session
from aca_desktop.ui.theme.theme import Theme, ThemedWidget
from aca_desktop.ui.theme.type import BODY, QUIET, SECTION
from aca_desktop.ui.troubles import told

if TYPE_CHECKING:
    from aca_desktop.domain.signing.signature_fields import SignatureRead
    from aca_desktop.services.coalition.coalitions import Coalition
    from aca_desktop.services.organisations.organisations import OrganisationDetail
    from aca_desktop.services.organisations.reviewing import ToReview
    from aca_desktop.services.workspace.workspaces import Workspace


_ACROSS = 3


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


_LIST = 288
_INK = (560, 190)


class ReviewView(Column):
    """`left`: one wants back to the list. `told`: a Message for the window."""

    left = Signal()
    told = Signal(object)

    def __init__(self, room: Room) -> None:
        super().__init__(gap=16)
        self.room = room
        self._session: Session | None = None
        self._detail: OrganisationDetail | None = None
        self._written: list[tuple[str, str]] = []  # the signature and the entry that decided it, the newest last
        self._writing: set[str] = set()  # signatures whose decision is not on disk yet
        self._later: set[str] = set()
        self._asked = 0
        self._build()

    def _build(self) -> None:
        self._back, self._title, self._count = back_link(""), page_title(""), Text("", BODY, "quiet")
        self._back.clicked.connect(self.left)
        self.rows = ReviewRows()
        self.table = Table("", row=TWO_LINES, header=False)
        self.table.setModel(self.rows)
        self.table.set_columns((TableColumn(share=1, strong=True),))
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._show_row())
        listed = Card(padding=0, gap=0)
        listed.body.addWidget(self.table)
        listed.setFixedWidth(self.theme().px(_LIST))
        self._list = listed
        self._nothing = EmptyState("", "circle-check")
        self._shown = self._built_shown()
        row = Row(listed, self._shown, self._nothing, gap=16)
        row.box.setStretch(1, 1)
        row.box.setStretch(2, 1)
        self.box.addWidget(Row(self._back, self._title, self._count, None, self.undo, gap=16))
        self.box.addWidget(row, 1)

    def _built_shown(self) -> Card:
        self._name, self._about = Text("", SECTION), quiet("")
        self.ink = InkFrame("", size=_INK)
        self.facts, self._others = ReviewFacts(), quiet("", wraps=True)
        self._alike = MessageBar("", Tone.ATTENTION)
        self.approve = Button("", Kind.PRIMARY, BAR, icon="check", cap="A")
        self.refuse = Button("", size=BAR, icon="x", cap="R")
        self.later = Button("", size=BAR, icon="clock", cap="L")
        self.undo = Button("", Kind.TEXT, icon="undo-2", cap="Ctrl+Z")
        for button, keys, act in (
            (self.approve, "A", lambda: self._decide("approved")),
            (self.refuse, "R", lambda: self._decide("rejected")),
            (self.later, "L", self._put_off),
            (self.undo, "Ctrl+Z", self._undo),
        ):
            button.clicked.connect(act)
            press(self, keys, act, everywhere=False)
        card = Card(padding=24, gap=12)
        for widget in (self._alike, Column(self._name, self._about, gap=2), self.ink):
            card.body.addWidget(widget)
        card.body.addWidget(self.facts)
        card.body.addWidget(self._others)
        card.body.addStretch(1)
        acts = Row(self.approve, self.refuse, self.later, None, gap=12)
        acts.setObjectName(ACTION_ROW)
        card.body.addWidget(acts)
        return card

    @property
    def speech(self) -> Speech:
        """The window's speech as it is now."""
        return self.room.speech.now

    @property
    def _which(self) -> "Coalition | None":
        return self._session.coalition if self._session is not None and self._session.is_open else None

    @property
    def _now(self) -> "ToReview | None":
        row = self.table.currentIndex().row()
        return self.rows.rows[row] if 0 <= row < len(self.rows.rows) else None

    # what is shown

    def keys(self) -> Sequence[Keys]:
        """Return its shortcuts, for the sheet of all of them."""
        return (
            Keys("A", mark("Approve, and go on")),
            Keys("R", mark("Reject, and go on")),
            Keys("L", mark("Decide it later")),
            Keys("Ctrl+Z", mark("Undo the last decision")),
        )

    def show_session(self, session: Session) -> None:
        """Look what waits, and begin with what came first."""
        self._session = session
        self._written, self._writing, self._later, self.rows.decided = [], set(), set(), {}
        coalition = self._which
        if coalition is None:
            return

        session.read(
            self,
            lambda workspace, progress: waiting(workspace, coalition, progress),
            self.show_waiting,
            self._tell_trouble,
        )

    def show_waiting(self, found: "list[ToReview]") -> None:
        """Show these, one after the other."""
        coalition = self._which
        self.rows.show_rows(found, self.speech, coalition.record.languages if coalition is not None else ())
        self._say()  # so that the list can be seen, and take the keyboard
        self._go_on()

    def _go_on(self) -> None:
        """Go to the next that is not decided; what was put off comes last."""
        rows = self.rows.rows
        start = self.table.currentIndex().row() + 1
        around = [*range(start, len(rows)), *range(min(start, len(rows)))]
        open_ = [row for row in around if rows[row].signature not in self.rows.decided]
        first = next((row for row in open_ if rows[row].signature not in self._later), None)
        row = first if first is not None else next(iter(open_), None)
        if row is not None:
            self.table.setCurrentIndex(self.rows.index(row, 0))
        self._show_row()
        if self.table.isVisible():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_row(self) -> None:
        one, session, coalition = self._now, self._session, self._which
        if one is None or session is None or coalition is None:
            self._detail = None
            self._say()
            return
        self._asked += 1
        number, organisation = self._asked, one.organisation

        def done(detail: "OrganisationDetail") -> None:
            if number == self._asked:
                self._detail = detail
                self._say()

        session.read(
            self, lambda workspace, _progress: show(workspace, coalition, organisation), done, self._tell_trouble
        )

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        speech, coalition = self.speech, self._which
        self._back.setText(speech.say("Organisations"))
        self._title.setText(speech.say("Review"))
        self.table.setAccessibleName(speech.say("Signatures to review"))
        self.approve.setText(speech.say("Approve"))
        self.refuse.setText(speech.say("Reject"))
        self.later.setText(speech.say("Later"))
        self.undo.setText(speech.say("Undo the last"))
        self._nothing.set_sentence(speech.say("Nothing waits for review."))
        row = self.table.currentIndex().row()
        self.rows.show_rows(self.rows.rows, speech, coalition.record.languages if coalition is not None else ())
        if row >= 0:
            self.table.setCurrentIndex(self.rows.index(row, 0))
        self._say()

    def _say(self) -> None:
        speech, one, detail = self.speech, self._now, self._detail
        every, left = len(self.rows.rows), len(self.rows.rows) - len(self.rows.decided)
        self._count.setText(speech.say("{left} of {all} left", left=speech.number(left), all=speech.number(every)))
        read = next(
            (sign.read for sign in detail.signatures if one and sign.read.entry.id == one.signature), None
        ) if detail is not None else None  # fmt: skip
        self._shown.setVisible(one is not None)
        self._list.setVisible(bool(self.rows.rows))
        self._nothing.setVisible(one is None)
        self.undo.setEnabled(self._may_undo())
        if one is None or read is None:
            return
        self._name.setText(self.rows.name(self.table.currentIndex().row()))
        self._about.setText(speech.say("Signed {day}", day=signed(one.day, speech)))
        name = signer_words(read, speech)
        self.ink.show_ink(speech.say("Signature of {name}", name=name), read.ink)
        self.facts.show_signature(read, speech)
        others = others_words(read, speech)
        self._others.setText(others)
        self._others.setVisible(bool(others))
        self._alike.tell(
            speech.say_count(
                "{count} other organisation is called the same.",
                "{count} other organisations are called the same.",
                one.alike,
            ),
            Tone.ATTENTION,
        )  # fmt: skip
        self._alike.setVisible(one.alike > 0)
        open_ = one.signature not in self.rows.decided
        for button in (self.approve, self.refuse, self.later):
            button.setEnabled(open_)

    def _may_undo(self) -> bool:
        """Return whether the last decision is written: until then, Undo would take back the one before it."""
        return bool(self._written) and not self._writing

    # what is done

    def _decide(self, decision: str) -> None:
        one, session = self._now, self._session
        if one is None or session is None or one.signature in self.rows.decided:
            return
        signature = one.signature

        def work(workspace: "Workspace", _progress: Progress) -> str | None:
            entry = review(workspace, signature, "approved" if decision == "approved" else "rejected")
            return None if entry is None else entry.id

        def done(entry: str | None) -> None:
            self._writing.discard(signature)
            if entry is not None:
                self._written.append((signature, entry))
            self._say()

        def failed(error: AcaError) -> None:
            self._writing.discard(signature)
            self.rows.decide(signature, None)
            self._say()
            self._tell_trouble(error)

        self.rows.decide(signature, decision)
        self._writing.add(signature)
        session.write(self, self.speech.say("Saving"), work, done, failed)
        self._go_on()
        self._say()

    def _put_off(self) -> None:
        one = self._now
        if one is not None:
            self._later.add(one.signature)
            self._go_on()

    def _undo(self) -> None:
        session = self._session
        if session is None or not self._may_undo():
            return
        signature, entry = self._written.pop()

        def done(_entry: object) -> None:
            self.rows.decide(signature, None)
            row = next((n for n, one in enumerate(self.rows.rows) if one.signature == signature), -1)
            self.table.setCurrentIndex(self.rows.index(row, 0))
            self._say()

        session.write(
            self,
            self.speech.say("Undo"),
            lambda workspace, _progress: undo(workspace, entry),
            done,
            self._tell_trouble,
        )

    def _tell_trouble(self, error: AcaError) -> None:
        self.told.emit(Message(told(error), key=SAVED))
