"""Asks what is to be done with laptops, has it done in the worker, and tells what came of it. Knows no list."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from aca_desktop.domain.values.problems import Refused
from aca_desktop.errors import AcaError
from aca_desktop.i18n import Speech
from aca_desktop.paths import persons
from aca_desktop.sentences.telling import problem
from aca_desktop.services.coalition.coalitions import in_language
from aca_desktop.services.coalition.events import events
from aca_desktop.services.coalition.made_up_passphrases import made_up
from aca_desktop.ui import choosing
from aca_desktop.ui.frame.messages import Action, Message, Words
from aca_desktop.ui.pages.ask import Ask
from aca_desktop.ui.pages.laptops import acts, reading
from aca_desktop.ui.pages.laptops.dialogs.enrol_dialog import EnrolDialog
from aca_desktop.ui.pages.laptops.dialogs.export_dialog import ExportDialog
from aca_desktop.ui.pages.laptops.dialogs.kit_dialog import KitDialog, PassphraseShown
from aca_desktop.ui.pages.laptops.dialogs.recovery import RecoverDialog
from aca_desktop.ui.pages.laptops.dialogs.revoke_dialog import Revocable, RevokeAsked, RevokeDialog
from aca_desktop.ui.pages.laptops.importing.late_dialog import Late, LateDialog
from aca_desktop.ui.pages.paper_pane import show_folder
from aca_desktop.ui.painting.paragraph import literal
from aca_desktop.ui.parts.tone import Tone
from aca_desktop.ui.troubles import sentence, told

if TYPE_CHECKING:
    from aca_desktop.services.journal.erasers import CameLater
    from aca_desktop.services.workspace.workspaces import Workspace
    from aca_desktop.ui.background import Progress
    from aca_desktop.ui.pages.page import Page

DONE = "laptops"
TO_SETTLE = "to-settle"
"""The key of what tells that conflicts have come: it goes once there are none."""
"""The key of messages about what was done here."""

type Work[T] = Callable[["Workspace", "Progress"], T]


class LaptopActions(QObject):
    """`told` has a Message for the window; `papers_asked`: papers are to be made anew."""

    told = Signal(object)
    papers_asked = Signal()

    def __init__(self, page: "Page") -> None:
        super().__init__(page)
        self._page = page

    # what is asked

    def make_kit(self) -> None:
        """Ask for a kit, make it, show its passphrase once."""
        context = self._page.room.context
        session = self._page.session
        coalition = session.coalition if session is not None else None
        if session is None or coalition is None:
            return
        tags = (self._speech.language, *coalition.record.languages)
        known = [(one.id, in_language(one.names, tags) or one.id) for one in events(session.reader, coalition)]
        dialog = KitDialog(
            self._speech, self._folder, lambda: made_up(context.random), known, self._window,
            noticed=coalition.record.notice is not None,
        )  # fmt: skip
        dialog.answered.connect(
            lambda asked: self._run(
                dialog,
                self._speech.say("Making a kit"),
                acts.kit(self._coalition, asked),
                lambda made: self._show_kit(made, asked.passphrase),
            )
        )
        dialog.open()

    def export(self) -> None:
        """Ask what is to go into a file, and write it."""
        dialog = ExportDialog(self._speech, self._folder, self._window)
        dialog.answered.connect(
            lambda asked: self._run(
                dialog,
                self._speech.say("Writing a file"),
                acts.export(self._coalition, asked),
                self._tell_written,
                reads=True,
            )
        )
        dialog.open()

    def enrol(self, *, coordinator: bool = False, path: Path | None = None) -> None:
        """Ask for a join file, which may be known already, and its check code, and enrol that laptop."""
        dialog = EnrolDialog(self._speech, self._window, coordinator=coordinator, path=path)
        dialog.answered.connect(
            lambda asked: self._run(
                dialog, self._speech.say("Enrolling"), acts.enrol(self._coalition, asked), self._tell_enrolled
            )
        )
        dialog.open()

    def recover(self) -> None:
        """Ask for the recovery file, and make this laptop a coordinator's."""
        dialog = RecoverDialog(self._speech, self._window)
        dialog.answered.connect(
            lambda asked: self._run(
                dialog, self._speech.say("Enrolling"), acts.recover(self._coalition, asked), self._tell_recovered
            )
        )
        dialog.open()

    def request(self) -> None:
        """Ask for a folder, and write this laptop's join file into it."""
        folder = choosing.folder_to_write_into(
            self._window, self._speech.say("Folder to write it into"), self._folder
        )
        session = self._page.session
        if folder is not None and session is not None:
            session.write(
                self,
                self._speech.say("Writing a file"),
                acts.request(folder),
                self._tell_requested,
                self._tell_trouble,
            )

    def publish(self) -> None:
        """Ask for a folder, and write what the coalition publishes into it."""
        folder = choosing.folder_to_write_into(
            self._window, self._speech.say("Folder to publish from"), self._folder
        )
        session = self._page.session
        if folder is not None and session is not None:
            name = self._speech.say("Writing a file")
            work = acts.publish(self._coalition, folder)
            session.read(self, work, self._tell_published, self._tell_trouble, name=name)

    def revoke(self, named: str, called: str) -> None:
        """Find out what revoking a laptop or kit would cost, ask what of it stays, and revoke it."""
        session = self._page.session
        if session is not None:
            work = reading.revocable(self._coalition, named, called, self._speech.language)
            name = self._speech.say("Looking what a revocation would cost")
            session.write(self, name, work, self._ask_what_stays, self._tell_trouble)

    def _ask_what_stays(self, target: Revocable) -> None:
        dialog = RevokeDialog(self._speech, target, self._window)
        dialog.answered.connect(lambda asked: self._revoke(dialog, target, asked))
        dialog.open()

    def _revoke(self, dialog: RevokeDialog, target: Revocable, asked: RevokeAsked) -> None:
        self._run(
            dialog,
            self._speech.say("Revoking"),
            acts.revoke(self._coalition, target, asked),
            lambda lost: self._tell_revoked(target, lost),
        )

    def ask_about_late(self, found: "list[CameLater]") -> None:
        """Find out whom it is about that came after an erasure, and ask whether it is to go too."""
        session = self._page.session
        if session is not None:
            session.read(self, reading.late(found, self._speech.language), self._ask_late, self._tell_trouble)

    def _ask_late(self, late: list[Late]) -> None:
        dialog = LateDialog(self._speech, late, self._window)
        dialog.answered.connect(
            lambda asked: self._run(dialog, self._speech.say("Erasing"), acts.erase(asked), self._tell_erased)
        )
        dialog.open()

    # how it is done

    def _run[T](
        self, dialog: Ask, name: str, work: Work[T], done: Callable[[T], None], *, reads: bool = False
    ) -> None:
        session = self._page.session
        if session is None or not session.is_open:
            dialog.finish()
            return
        went: list[bool] = []

        def finished(result: T) -> None:
            went.append(True)
            dialog.finish()
            done(result)

        def failed(error: AcaError) -> None:
            went.append(False)
            dialog.refuse(self._words_of(error)(self._speech))

        def ended() -> None:
            if not went:
                dialog.resume()

        if reads:
            session.read(dialog, work, finished, failed, ended, name=name)
        else:
            session.write(dialog, name, work, finished, failed, ended)

    @staticmethod
    def _words_of(error: AcaError) -> Words:
        if isinstance(error, Refused):
            found = error.problems[0]
            return lambda speech: problem(speech, found)
        return lambda speech: sentence(speech, error)

    # what is told

    def _show_kit(self, made: acts.Written, passphrase: str) -> None:
        title = self._speech.say("The kit is made")
        PassphraseShown(self._speech, title, passphrase, made.path, self._window).open()

    def _tell_written(self, made: acts.Written) -> None:
        def words(speech: Speech) -> str:
            return speech.say_count(
                "{name} is written: {count} record.", "{name} is written: {count} records.", made.entries,
                name=literal(made.path.name),
            )  # fmt: skip

        self._tell(words, made.path)

    def _tell_requested(self, made: acts.Requested) -> None:
        def words(speech: Speech) -> str:
            return speech.say(
                "{name} is written. Tell the coordinator this check code, by telephone or side by side: "
                "**{code}**",
                name=literal(made.path.name),
                code=made.check_code,
            )

        self._tell(words, made.path)

    def _tell_published(self, paths: list[Path]) -> None:
        def words(speech: Speech) -> str:
            return speech.say("Written: {names}.", names=literal(speech.enumerate([path.name for path in paths])))

        self._tell(words, paths[0])

    def _tell_enrolled(self, name: str) -> None:
        self._tell(lambda speech: speech.say("“{laptop}” is enrolled. Write it a file now.", laptop=literal(name)))

    def _tell_recovered(self, _nothing: None) -> None:
        self._tell(lambda speech: speech.say("This laptop is a coordinator’s now."), papers=True)

    def _tell_erased(self, entries: int) -> None:
        def words(speech: Speech) -> str:
            return speech.say_count(
                "Personal data was erased in {count} record.",
                "Personal data was erased in {count} records.",
                entries,
            )

        self._tell(words)

    def _tell_revoked(self, target: Revocable, lost: int) -> None:
        def words(speech: Speech) -> str:
            return speech.say_count(
                "“{laptop}” is revoked: {count} record has lost its effect. Papers that it sealed can be sealed "
                "again here; publish the list of what is revoked.",
                "“{laptop}” is revoked: {count} records have lost their effect. Papers that it sealed can be "
                "sealed again here; publish the list of what is revoked.",
                lost,
                laptop=literal(target.name),
            )

        publish = Action(lambda speech: speech.say("Publish…"), self.publish)
        self._tell(words, papers=True, more=(publish,))

    def _tell(
        self, words: Words, path: Path | None = None, *, papers: bool = False, more: tuple[Action, ...] = ()
    ) -> None:
        actions = list(more)
        if papers:
            actions.append(Action(lambda speech: speech.say("Seal papers again…"), self.papers_asked.emit))
        if path is not None:
            actions.append(Action(lambda speech: speech.say("Show folder"), lambda: show_folder(path)))
        to_do = papers or bool(more)
        self.told.emit(Message(words, Tone.GOOD, tuple(actions), key=DONE, to_do=to_do))

    def _tell_trouble(self, error: AcaError) -> None:
        self.told.emit(Message(told(error), key=DONE))

    @property
    def _speech(self) -> Speech:
        return self._page.speech

    @property
    def _window(self) -> QWidget:
        return self._page.window()

    @property
    def _coalition(self) -> str:
        session = self._page.session
        coalition = session.coalition if session is not None else None
        return coalition.id if coalition is not None else ""

    @property
    def _folder(self) -> Path:
        """Where files are proposed to go: beside the workspace."""
        session = self._page.session
        return session.path.absolute().parent if session is not None else persons()
