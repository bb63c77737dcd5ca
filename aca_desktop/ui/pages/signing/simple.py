"""Signing on the desk’s own page, without handing the laptop over: from the organisation to the sealed paper.

A signature is on disk before the page says so. Declaration, language and event stay chosen; everything of a person
goes when the next one comes.
"""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from aca_desktop.domain.problems import Problem, Refused
from aca_desktop.errors import AcaError
from aca_desktop.i18n import mark
from aca_desktop.sentences.telling import problem
from aca_desktop.ui.messages import Action, Message
from aca_desktop.ui.pages.page import Page, Room
from aca_desktop.ui.pages.signing.filled import Choice, record_of
from aca_desktop.ui.pages.signing.receipt import Receipt
from aca_desktop.ui.pages.signing.simple_form import SimpleForm
from aca_desktop.ui.parts.buttons import Kind
from aca_desktop.ui.parts.empty import EmptyState
from aca_desktop.ui.parts.tone import Tone
from aca_desktop.ui.session import Session
from aca_desktop.ui.shortcuts import Keys
from aca_desktop.ui.theme.look import Dressed, Look
from aca_desktop.ui.troubles import told

if TYPE_CHECKING:
    from aca_desktop.domain.signature_record import SignatureRecord
    from aca_desktop.services.coalitions import Coalition
    from aca_desktop.services.signing import Signed
    from aca_desktop.services.workspaces import Workspace
    from aca_desktop.ui.background import Progress

SIGNING = "signing"


class SimplePage(Page):
    """Shows the form, or after signing the receipt, or what is lacking for either. `left`: back to the queue."""

    left = Signal()

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._signing = False
        self._stack = QStackedLayout(self)
        self.form = SimpleForm()
        self.receipt = Receipt(room)
        self._receipt_page = _Framed(self.receipt)
        self._nothing = EmptyState(" ", "pen-line", action=" ", kind=Kind.PRIMARY, action_icon="scroll-text")
        for widget in (self.form, self._receipt_page, self._nothing):
            self._stack.addWidget(widget)
        self._connect()

    def _connect(self) -> None:
        form = self.form
        form.left_page.connect(self.left)
        form.empty_asked.connect(self.begin_again)
        form.what.chosen.connect(self._show_choice)
        form.read.clicked.connect(self._read_declaration)
        form.notice.clicked.connect(self._read_notice)
        form.sign.clicked.connect(self.sign)
        form.finder.chosen.connect(self._show_caption)
        form.person.changed.connect(self._show_caption)
        form.agreement.changed.connect(self._show_readiness)
        form.hand.judged.connect(self._show_readiness)
        self.receipt.next_asked.connect(self.next_signer)
        self.receipt.pane.told.connect(self.told)
        if self._nothing.button is not None:
            self._nothing.button.clicked.connect(lambda: self.page_asked.emit("coalition", "declarations"))

    @override
    def keys(self) -> Sequence[Keys]:
        return (
            Keys("Ctrl+Return", mark("Sign; afterwards, the next signer")),
            Keys("Ctrl+P", mark("Print the paper")),
            Keys("Ctrl+S", mark("Save the paper")),
            Keys("Ctrl+Z", mark("On the pad: take back the last stroke")),
        )

    @property
    def _which(self) -> "Coalition | None":
        return self.session.coalition if self.session is not None and self.session.is_open else None

    # what is shown

    @override
    def show_session(self, session: Session | None) -> None:
        if session is not self.session:
            self._wipe()
            self.form.what.clear()
        super().show_session(session)

    @override
    def refresh(self) -> None:
        which, session = self._which, self.session
        if which is None or session is None:
            self._stack.setCurrentWidget(self._nothing)
            return
        from aca_desktop.services.declarations import publications
        from aca_desktop.services.events import events

        signed = [one for one in publications(session.reader, which) if not one.ended]
        self.form.finder.show_coalition(session, which)
        today = self.room.context.now().date()
        self.form.what.offer(which, signed, events(session.reader, which), today, self.speech)
        self._show_choice()
        if not signed:
            self._stack.setCurrentWidget(self._nothing)
        elif self._stack.currentWidget() is self._nothing:
            self._stack.setCurrentWidget(self.form)

    @override
    def retranslate(self) -> None:
        speech = self.speech
        self.form.retranslate(speech)
        self.receipt.retranslate(speech)
        self._nothing.set_sentence(
            speech.say("Before anybody can sign, a coalition needs a declaration that is published.")
        )
        if self._nothing.button is not None:
            self._nothing.button.setText(speech.say("Write and publish one"))
        self.refresh()

    def _show_choice(self) -> None:
        """Ask what coalition, event and language want."""
        from aca_desktop.domain.table_settings import TableSettings

        form, which = self.form, self._which
        settings = which.record.table if which else TableSettings()
        event = form.what.event_held
        form.person.ask(event.table(settings) if event else settings)
        form.agreement.show_consents(which, form.what.tag or "en", self.speech)
        for before, after in pairwise((form.person.provisional, *form.agreement.boxes)):
            QWidget.setTabOrder(before, after)
        form.notice.setVisible(which is not None and which.record.notice is not None)
        self._show_readiness()

    def _show_caption(self) -> None:
        self.form.hand.show_signer(self.form.person.name.text(), self.form.finder.shown_name)

    def _show_readiness(self) -> None:
        """Let Sign wake when what is necessary is agreed to and the ink is a signature; else say what lacks."""
        form, speech = self.form, self.speech
        nothing = form.hand.pad.nothing
        writable = self.session is not None and self.session.writable
        words, is_mistake = "", False
        if self.session is not None and not writable:
            words = speech.say("This file can only be read here, so nobody can sign in it.")
        elif not form.agreement.is_sufficient:
            words = speech.say("What is necessary is not agreed to yet.")
        elif nothing == "blank-ink":
            words = speech.say("The signature on the pad is missing.")
        elif nothing is not None and not form.hand.pad.is_drawing:
            words, is_mistake = speech.say("The full signature is missing: this is only a dot or a line."), True
        form.reason.say(words, mistake=is_mistake)
        had_focus = form.sign.hasFocus()
        form.sign.setEnabled(writable and form.agreement.is_sufficient and nothing is None and not self._signing)
        if had_focus and not form.sign.isEnabled():
            form.hand.pad.setFocus(Qt.FocusReason.OtherFocusReason)

    # what is read

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the organisation, unless the keyboard is somewhere in the form."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._begin)  # after the stack has given the keyboard to whoever is first

    def _begin(self) -> None:
        now = self.window().focusWidget()
        elsewhere = now is None or now in (self, self.form.back) or not self.isAncestorOf(now)
        if self._stack.currentWidget() is self.form and elsewhere:
            self.form.finder.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read_declaration(self) -> None:
        from aca_desktop.ui.pages.signing import reading

        publication, tag = self.form.what.publication, self.form.what.tag
        if publication is not None and tag is not None and tag in publication.texts:
            title, text = publication.titles.get(tag, ""), publication.texts[tag]
            self._open(reading.declaration(self.speech, title, text, self.window()))

    def _read_notice(self) -> None:
        from aca_desktop.services.coalitions import in_language
        from aca_desktop.ui.pages.signing import reading

        which = self._which
        if which is None or which.record.notice is None:
            return
        tag = self.form.what.tag or "en"
        words = in_language(which.record.notice.words, (tag, *which.record.languages)) or ""
        self._open(reading.notice(self.speech, words, self.window()))

    def _open(self, dialog: "QWidget") -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()

    # signing

    def sign(self) -> None:
        """Sign with what is filled in, or say at its fields what is wrong."""
        form, session, which = self.form, self.session, self._which
        publication, tag, event = form.what.publication, form.what.tag, form.what.event_held
        if session is None or which is None or publication is None or tag is None or self._signing:
            return
        choice = Choice(which.id, publication.id, tag, event.id if event else None)
        filled = record_of(choice, form.finder.filled, form.person.filled, form.agreement.given, form.hand.hand)
        if isinstance(filled, list):
            self._say_problems(filled)
            return
        self._write(session, filled)

    def _write(self, session: Session, record: "SignatureRecord") -> None:
        self._signing = True
        self._show_readiness()
        name = self.form.finder.shown_name

        def work(workspace: "Workspace", _progress: "Progress") -> "Signed":
            from aca_desktop.services.papers_due import sign_at_table

            return sign_at_table(workspace, record)

        def done(signed: "Signed") -> None:
            self._stack.setCurrentWidget(self._receipt_page)
            self.receipt.show_signed(session, signed, name)
            QTimer.singleShot(0, self, self._wipe)

        def failed(error: AcaError) -> None:
            if isinstance(error, Refused):
                self._say_problems(error.problems)
            else:
                self.told.emit(Message(told(error), key=SIGNING))

        def ended() -> None:
            self._signing = False
            self._show_readiness()

        session.write(self, self.speech.say("Signing"), work, done, failed, ended)

    def _say_problems(self, problems: Sequence[Problem]) -> None:
        """Say each at its field and go to the first; what has no field of its own is told above."""
        form = self.form
        first: QWidget | None = None
        for one in problems:
            if form.finder.say_problem(one):
                first = first or form.finder.first_control(one)
            elif form.person.say_problem(one):
                first = first or form.person.first_control(one)
            else:
                self.told.emit(Message(partial(problem, one=one), key=SIGNING))
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            form.left.ensureWidgetVisible(first)

    def next_signer(self) -> None:
        """Forget everything of the person who signed, and begin anew."""
        self.receipt.wipe()
        self._wipe()
        self._stack.setCurrentWidget(self.form)
        self.form.left.verticalScrollBar().setValue(0)
        self.form.finder.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_again(self) -> None:
        """Forget what is filled in, without having signed."""
        had_ink = self.form.hand.pad.nothing != "blank-ink"
        if had_ink or self.form.person.name.text() or self.form.finder.is_chosen:
            sure = Action(lambda speech: speech.say("Yes, empty it"), self.next_signer, primary=True)
            self.told.emit(
                Message(
                    lambda speech: speech.say("Empty the form? What is typed and drawn on it goes, unsigned."),
                    Tone.ATTENTION,
                    (sure,),
                    key=SIGNING,
                )
            )

    def _wipe(self) -> None:
        form = self.form
        form.finder.wipe()
        form.person.wipe()
        form.agreement.wipe()
        form.hand.wipe()
        self._show_caption()
        self._show_readiness()


class _Framed(Dressed, QWidget):
    """The receipt within the page's margins."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.addWidget(inside)

    @override
    def dress(self, look: Look) -> None:
        self._column.setContentsMargins(*(look.px(24),) * 4)
