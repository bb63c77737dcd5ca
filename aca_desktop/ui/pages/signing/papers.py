"""The papers of the table's signatures: in which folder they are kept, and those made again that could not be.

A folder is looked at in a thread of its own, since a stick or a network's folder may never answer.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from aca_desktop.errors import AcaError
from aca_desktop.i18n import Speech
from aca_desktop.ui.background import Jobs
from aca_desktop.ui.frame.messages import Message
from aca_desktop.ui.pages.signing.folder_dialog import FolderDialog
from aca_desktop.ui.parts.tone import Tone
from aca_desktop.ui.troubles import sentence, told

if TYPE_CHECKING:
    from aca_desktop.services.signing.papers_folder import FolderState, Made
    from aca_desktop.services.workspace.workspaces import Workspace
    from aca_desktop.ui.background import Progress
    from aca_desktop.ui.pages.signing.page import SigningPage
    from aca_desktop.ui.session import Session

SIGNING = "signing"
"""The key of what the signing table tells: the next takes its place."""

_PATIENCE = 3_000
"""Milliseconds after which a folder that has not answered counts as gone."""


class TablePapers(QObject):
    """`told` has a Message for the window."""

    told = Signal(object)

    def __init__(self, page: "SigningPage") -> None:
        super().__init__(page)
        self._page = page
        self._is_looking = self._is_making = False
        self._card_folder: Path | None = None
        card = page.desk.before
        card.folder_asked.connect(lambda: self._on_card(self._change))
        card.pin_chosen.connect(lambda pin: self._on_card(partial(self._keep_pin, pin=pin)))
        card.settled.connect(lambda: self._on_card(self._settle))

    def folder(self, session: "Session") -> Path | None:
        """Return the folder that is chosen, None for none."""
        from aca_desktop.services.signing.papers_folder import chosen_folder

        return chosen_folder(session.reader, session.coalition) if session.coalition is not None else None

    def _proposed(self, session: "Session") -> Path | None:
        """Return the folder that is chosen, the usual one while nobody was asked, None for none on purpose."""
        from aca_desktop.services.signing.papers_folder import default_folder, was_asked

        coalition = session.coalition
        if coalition is None or was_asked(session.reader, coalition):
            return self.folder(session)
        return default_folder(coalition, self._page.speech.language, self._page.room.context.now().date())

    def show_before(self, session: "Session") -> None:
        """Show on the card before the first signer what its folder is like, looked at once."""
        folder, card = self._proposed(session), self._page.desk.before
        if folder is None:
            card.show_folder(None)
        elif folder != self._card_folder:
            self._look(folder, card, card.show_folder)
        self._card_folder = folder

    def _on_card(self, act: "Callable[[Session], None]") -> None:
        session = self._page.session
        if session is not None and session.writable:
            act(session)

    def _change(self, session: "Session") -> None:
        self.ask(session, self._page.speech.say("Done"), lambda: None, self._page.window())

    def _keep_pin(self, session: "Session", pin: str) -> None:
        self._write(session, lambda workspace: _set_pin(workspace, pin), lambda: None)

    def _settle(self, session: "Session") -> None:
        self._remember(session, self._proposed(session), None, lambda: None)

    def once_there(
        self, session: "Session", take: str, then: Callable[[], None], *, hands_over: bool = False
    ) -> None:
        """Go on (`then`) when there is a folder that takes papers, or none on purpose; ask staff until then.

        `hands_over`: to a signer, so that the PIN of the card is taken if there is none yet. `take` is what the
        answer to another folder is called, such as "Start signing".
        """
        from aca_desktop.services.signing.papers_folder import was_asked
        from aca_desktop.services.signing.staff import pin_is_set

        coalition, pin = session.coalition, None
        if coalition is None:
            return
        if hands_over and not pin_is_set(session.reader):
            pin = self._page.desk.before.pin()
            if pin is None:
                return
        folder = self._proposed(session)
        settled = pin is None and was_asked(session.reader, coalition)
        go = then if settled else partial(self._remember, session, folder, pin, then)
        if folder is None:
            go()
        elif not self._is_looking:

            def found(state: "FolderState") -> None:
                self._is_looking = False
                if state.trouble is None:
                    go()
                else:
                    self.ask(session, take, then, self._page.window(), state, pin=pin)

            self._is_looking = True
            self._look(folder, self, found)

    def ask(
        self, session: "Session", take: str, then: Callable[[], None], parent: QWidget,
        state: "FolderState | None" = None, *, pin: str | None = None,
    ) -> None:  # fmt: skip
        """Ask in which folder papers are kept; go on when that, and a PIN that is given, are remembered."""
        from aca_desktop.services.signing.papers_folder import default_folder, was_asked

        coalition, speech = session.coalition, self._page.speech
        if coalition is None:
            return
        chosen = self.folder(session)
        proposed = chosen or default_folder(coalition, speech.language, self._page.room.context.now().date())
        dialog = FolderDialog(speech, parent, take, proposed, encrypted=session.encrypted)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.looked_for.connect(lambda folder: self._look(folder, dialog, dialog.show_state))
        if chosen is None and was_asked(session.reader, coalition):
            dialog.none.setChecked(True)
        if state is not None:
            dialog.show_state(state)
        else:
            self._look(proposed, dialog, dialog.show_state)
        dialog.accepted.connect(lambda: self._remember(session, dialog.folder, pin, then))
        dialog.open()

    def _remember(
        self, session: "Session", folder: Path | None, pin: str | None, then: Callable[[], None]
    ) -> None:
        coalition = session.coalition
        if coalition is None or not session.writable:
            return

        def work(workspace: "Workspace") -> None:
            from aca_desktop.services.signing.papers_folder import choose_folder

            choose_folder(workspace, coalition, folder)
            if pin is not None:
                _set_pin(workspace, pin)

        self._write(session, work, then)

    def _write(self, session: "Session", work: "Callable[[Workspace], None]", then: Callable[[], None]) -> None:
        session.write(
            self,
            "",
            lambda workspace, _progress: work(workspace),
            lambda _nothing: then(),
            self._fail,
            self._page.refresh,
            quiet=True,
        )

    def _look(self, folder: Path, asker: QObject, then: "Callable[[FolderState], None]") -> None:
        """Have a folder looked at, and go on with what was found, while `asker` is there; one that does not answer
        counts as gone."""
        jobs = Jobs(self, may_hang=True)
        self.destroyed.connect(jobs.close)  # the window is shut while a folder is looked at
        patience = QTimer(jobs, singleShot=True, interval=_PATIENCE)

        def work(_progress: "Progress") -> "FolderState":
            from aca_desktop.services.signing.papers_folder import look_at

            return look_at(folder)

        def found(state: "FolderState") -> None:
            if patience.isActive():
                patience.stop()
                tell(state)

        def gave_up() -> None:
            from aca_desktop.services.signing.papers_folder import FolderState

            tell(FolderState(folder, 0, AcaError("folder-gone", path=str(folder))))

        def tell(state: "FolderState") -> None:
            if isValid(asker):
                then(state)

        def end() -> None:
            jobs.close()
            jobs.deleteLater()

        patience.timeout.connect(gave_up)
        patience.start()
        jobs.run(jobs, work, found, ended=lambda: QTimer.singleShot(0, jobs, end))

    def make_what_is_left(self, session: "Session") -> None:
        """Make papers that are due as soon as staff is back, or tell what keeps them back; nobody is asked."""
        from aca_desktop.services.signing.papers_due import due
        from aca_desktop.services.signing.papers_folder import Made

        coalition, folder = session.coalition, self.folder(session)
        if coalition is None or not due(session.reader, coalition):
            return
        if folder is None:
            self._make(session)
            return

        def found(state: "FolderState") -> None:
            if state.trouble is None:
                self._make(session)
            else:
                self._tell(Made(0, state.trouble))

        self._look(folder, self, found)

    def make_again(self) -> None:
        """Make the papers that are still due, once there is a folder for them again."""
        session = self._page.session
        if session is not None and session.writable and not self._is_making:
            take = self._page.speech.say("Make it again")
            self.once_there(session, take, lambda: self._make(session))

    def _make(self, session: "Session") -> None:
        coalition = session.coalition
        if coalition is None or self._is_making or not session.writable:
            return
        self._is_making = True

        def work(workspace: "Workspace", progress: "Progress") -> "Made":
            from aca_desktop.services.signing.papers_folder import make_due

            return make_due(workspace, coalition, progress)

        def ended() -> None:
            self._is_making = False
            self._page.refresh()

        session.write(self, self._page.speech.say("Making papers"), work, self._tell, self._fail, ended)

    def _tell(self, made: "Made") -> None:
        trouble, count = made.trouble, made.count
        if trouble is None and count == 0:
            return  # the table itself has made it meanwhile

        def words(speech: Speech) -> str:
            if trouble is not None:
                why = sentence(speech, trouble)
                return speech.say("The signatures are safe, not all papers could be made. {why}", why=why)
            return speech.say_count("{count} paper was made.", "{count} papers were made.", count)

        self.told.emit(Message(words, Tone.GOOD if trouble is None else Tone.ATTENTION, key=SIGNING))

    def _fail(self, error: AcaError) -> None:
        self.told.emit(Message(told(error), key=SIGNING))


def _set_pin(workspace: "Workspace", pin: str) -> None:
    from aca_desktop.services.signing.staff import set_pin

    set_pin(workspace, pin)
