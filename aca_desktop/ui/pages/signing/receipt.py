"""After signing: that it is kept, its sealed paper, and the next signer. Knows nothing of how it was signed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from aca_desktop.errors import AcaError
from aca_desktop.i18n import Speech
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.pages.paper_pane import PaperPane
from aca_desktop.ui.pages.signing.role import not_enrolled
from aca_desktop.ui.parts.buttons import Button, Kind
from aca_desktop.ui.parts.messages import MessageBar
from aca_desktop.ui.parts.rows import Column
from aca_desktop.ui.parts.tone import Tone
from aca_desktop.ui.troubles import sentence

if TYPE_CHECKING:
    from aca_desktop.services.papers import Paper
    from aca_desktop.services.signing import Signed
    from aca_desktop.services.workspaces import Workspace
    from aca_desktop.ui.background import Progress
    from aca_desktop.ui.session import Session


class Receipt(Column):
    """`next_asked`: the next signer comes. The paper is made once the signature is on disk; it can fail alone."""

    next_asked = Signal()

    def __init__(self, room: Room) -> None:
        super().__init__(gap=16)
        self._room = room
        self._session: Session | None = None
        self._signature = self._organisation = ""
        self._clock_behind: str | None = None
        self._enrolled = True
        self._failed: AcaError | None = None
        self._bar = MessageBar("", Tone.GOOD)
        self.next = self._bar.add_action("", kind=Kind.PRIMARY, icon="user-plus", keys="Ctrl+Return")
        self.next.clicked.connect(self.next_asked)
        self._trouble = MessageBar("", Tone.ATTENTION)
        self._again: Button = self._trouble.add_action("", icon="refresh-cw")
        self._again.clicked.connect(self._make)
        self._clock = MessageBar("", Tone.ATTENTION, icon="clock")
        self._unenrolled = MessageBar("", Tone.ATTENTION, icon="badge-question-mark")
        self.pane = PaperPane(room, primary=False)
        for widget in (self._bar, self._trouble, self._clock, self._unenrolled):
            self.box.addWidget(widget)
        self.box.addWidget(self.pane, 1)

    def show_signed(self, session: "Session", signed: "Signed", organisation: str) -> None:
        """Say that a signature is kept, and make its paper."""
        self._session, self._signature = session, signed.signature
        self._organisation = organisation
        self._clock_behind, self._enrolled = signed.clock_behind, signed.enrolled
        self.retranslate(self._room.speech.now)
        self._bar.announce()
        self._make()
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def wipe(self) -> None:
        """Forget the signature and its paper."""
        self._session, self._failed, self._clock_behind = None, None, None
        self._signature = self._organisation = ""
        self._bar.tell("", Tone.GOOD)
        self.pane.clear()

    def _make(self) -> None:
        session, signature = self._session, self._signature
        if session is None:
            return
        self._failed = None
        self._say_trouble()
        self.pane.show_making()

        def work(workspace: "Workspace", _progress: "Progress") -> "Paper":
            from aca_desktop.services.papers import declaration_pdf
            from aca_desktop.ui.pages import pdf_view  # noqa: F401 (heavy: read here, not when it is shown)

            return declaration_pdf(workspace, signature)

        def done(paper: "Paper") -> None:
            self._keep(session, signature, paper)
            if signature == self._signature and self._session is session:
                self.pane.show_paper(paper, self._organisation, sealed=True, folder=session.path.parent)

        def failed(error: AcaError) -> None:
            if signature == self._signature:
                self._failed = error
                self.pane.clear()
                self._say_trouble()

        session.read(self, work, done, failed)

    def _keep(self, session: "Session", signed: str, paper: "Paper") -> None:
        """Keep the paper in the table's folder, if there is one; until it is there, it is due."""

        def work(workspace: "Workspace", _progress: "Progress") -> None:
            from aca_desktop.services.faces import signature
            from aca_desktop.services.papers_folder import keep_paper

            keep_paper(workspace, signature(workspace, signed), paper)

        if session.is_open:
            session.write(session, "", work, failed=lambda _error: None)

    def _say_trouble(self) -> None:
        speech = self._room.speech.now
        self._trouble.setVisible(self._failed is not None)
        if self._failed is not None:
            why = sentence(speech, self._failed)
            words = speech.say("The signature is safe, its paper could not be made. {why}", why=why)
            self._trouble.tell(words, Tone.ATTENTION)

    def retranslate(self, speech: Speech) -> None:
        """Say everything in the language of now."""
        self.next.setText(speech.say("Next signer"))
        self._again.setText(speech.say("Make it again"))
        self.pane.retranslate()
        if self._organisation:
            self._bar.tell(
                speech.say("**Signed and kept** for {organisation}.", organisation=self._organisation), Tone.GOOD
            )
        self._clock.setVisible(self._clock_behind is not None)
        self._clock.tell(
            speech.say("This laptop’s clock is behind its own last record. Set it right before the next signer."),
            Tone.ATTENTION,
            icon="clock",
        )
        self._unenrolled.setVisible(not self._enrolled)
        self._unenrolled.tell(not_enrolled(speech), Tone.ATTENTION, icon="badge-question-mark")
        self._say_trouble()
