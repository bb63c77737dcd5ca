"""The file of one window: opened, its passphrase asked for, minded while it is open, let go. Knows no page."""

from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from aca_desktop.context import Context
from aca_desktop.errors import AcaError
from aca_desktop.i18n import Speech
from aca_desktop.paths import portable
from aca_desktop.settings import Recent, Settings
from aca_desktop.ui.background import Progress, Work
from aca_desktop.ui.frame.aside import Aside, Done
from aca_desktop.ui.frame.messages import Action, Message, Words
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.parts.tone import Tone
from aca_desktop.ui.session import Session
from aca_desktop.ui.troubles import told

if TYPE_CHECKING:
    from aca_desktop.services.workspace.judging import FileKind


_MOST = 5
"""So many lines of what is missing are shown; the command line lists all."""


def recovering(damaged: Path, new: Path, context: Context, passphrase: str | None) -> Work[Words]:
    """Return the work that puts what is left of a file into a new one, and returns what to tell."""

    def work(progress: Progress) -> Words:
        from aca_desktop.sentences import salvaging as words
        from aca_desktop.services.workspace.salvaging import salvage

        done = salvage(damaged, new, context, passphrase, progress)

        def said(speech: Speech) -> str:
            lines = [words.recovered(speech, done), words.key(speech, done)]
            details = list(words.details(speech, done))
            lines += islice(details, _MOST)
            if len(details) > _MOST:
                more = len(details) - _MOST
                lines.append(speech.say_count("And {count} more.", "And {count} more.", more))
            if done.missing or done.incomplete:
                lines.append(
                    speech.say(
                        "Import a backup and the files of other laptops on the Laptops page to fill the gaps."
                    )
                )
            return "\n".join(lines)

        return said

    return work


FILE = "file"
"""The key of messages about the file itself."""

_ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class _Try:
    """What is being opened, and with which passphrase."""

    path: Path
    passphrase: str | None


class Opening(QObject):
    """Holds the window's session. `shown` tells of another one, or of None; `told` has a Message for the window.

    `begun` tells that a file is being opened; `went_aside` and `came_back` that it is closed to be worked on;
    `page_asked` asks for a page and what is to be shown on it.
    """

    begun = Signal(object)
    went_aside = Signal()
    came_back = Signal()
    shown = Signal(object)
    told = Signal(object)
    page_asked = Signal(str, object)

    def __init__(self, window: QWidget, room: Room) -> None:
        super().__init__(window)
        self.session: Session | None = None
        self._window = window
        self._room = room
        self._coming: Session | None = None
        self._try: _Try | None = None
        self._is_aside = False

    @property
    def is_busy(self) -> bool:
        """Whether a file is open or on its way."""
        return self.session is not None or self._coming is not None or self._is_aside

    @property
    def path(self) -> Path | None:
        """The file that is open or on its way, None if there is none."""
        return self._try.path if self.is_busy and self._try is not None else None

    def open(self, path: Path, passphrase: str | None = None) -> None:
        """Open a file in place of the one that is open."""
        self.close()
        self._try = _Try(path, passphrase)
        self._coming = Session(self._room.jobs, path, self._room.context, passphrase, self)
        self._coming.opened.connect(self._on_opened)
        self._coming.not_opened.connect(self._on_not_opened)
        self.begun.emit(path)
        self._coming.open()

    def close(self) -> None:
        """Let the file go, if there is one."""
        for session in (self.session, self._coming):
            if session is not None:
                session.close()
                session.deleteLater()
        had_one = self.session is not None
        self.session = self._coming = None
        if had_one:
            self.shown.emit(None)

    def go_aside(self, asked: Aside) -> None:
        """Close the file, work on it in the worker, and open it again, whatever came of it."""
        session, tried = self.session, self._try
        if session is None or tried is None or not session.writable:
            return
        path, passphrase = session.path, tried.passphrase
        session.close()
        session.deleteLater()
        self.session, self._is_aside = None, True
        self.went_aside.emit()
        went: list[Done] = []

        def ended() -> None:
            self._is_aside = False
            self.came_back.emit()
            self.open(path, went[0].passphrase if went else passphrase)
            if went:
                self.told.emit(Message(went[0].words, Tone.GOOD, key=_ASIDE))

        self._room.jobs.run(
            self,
            lambda _progress: asked.work(path, passphrase),
            went.append,
            lambda error: self.told.emit(Message(told(error), key=_ASIDE)),
            ended,
            name=asked.name,
            kind="write",
        )

    def _on_opened(self) -> None:
        session, self._coming = self._coming, None
        if session is None:
            return
        self.session = session
        session.gone.connect(self._tell_gone)
        session.access_changed.connect(self._tell_access)
        session.damaged.connect(self._tell_trouble)
        is_new = self._remember(session)
        self.shown.emit(session)
        if is_new and not session.encrypted and portable() is not None:
            self._tell_portable()
        if session.barred is not None:
            self._tell_access()

    def _remember(self, session: Session) -> bool:
        """Put the file first among those opened before; return whether it is the first time."""
        home, path = self._room.context.home, str(session.path.absolute())
        is_new = all(one.path != path for one in Settings.kept_in(home).recents)
        name = session.coalition_name(self._room.speech.now.language)
        ids = tuple(one.id for one in session.coalitions)
        recent = Recent(path, name, session.laptop, self._room.context.at(), session.encrypted, ids)
        try:
            Settings.remember(home, recent)
        except AcaError as error:
            self.told.emit(Message(told(error), key="settings"))
        return is_new

    def _tell_portable(self) -> None:
        """Say what it means that a file of a program that is carried about has no passphrase."""

        def words(speech: Speech) -> str:
            return speech.say(
                "This file has no passphrase. Anyone who finds the USB stick can read everything in the file, "
                "people’s names and email addresses included, and can add entries as this laptop."
            )

        set_one = Action(
            lambda speech: speech.say("Set a passphrase…"), lambda: self.page_asked.emit("settings", "passphrase")
        )
        self.told.emit(Message(words, actions=(set_one,), key="portable", lasting=True))

    def _on_not_opened(self, error: AcaError) -> None:
        tried = self._try
        if self._coming is None or tried is None:
            return
        self._coming.close()
        self._coming.deleteLater()
        self._coming = None
        self.shown.emit(None)
        if error.code != "not-a-workspace":
            self._tell_trouble(error)
        elif tried.passphrase is not None:
            self._ask_passphrase(tried.path, wrong=True)
        else:
            self._room.jobs.run(
                self,
                _judging(tried.path),
                lambda kind: self._on_judged(tried.path, kind, error),
                self._tell_trouble,
            )

    def _on_judged(self, path: Path, kind: "FileKind", error: AcaError) -> None:
        if kind == "locked":
            self._ask_passphrase(path, wrong=False)
        else:
            self._tell_trouble(error)

    def _ask_passphrase(self, path: Path, *, wrong: bool) -> None:

        from aca_desktop.ui.frame.passphrase import PassphraseDialog

        dialog = PassphraseDialog(self._room.speech.now, path.name, self._window, wrong=wrong)

        def answered(result: int) -> None:
            dialog.deleteLater()
            if result == QDialog.DialogCode.Accepted:
                self.open(path, dialog.passphrase())

        dialog.finished.connect(answered)
        dialog.open()

    def _tell_trouble(self, error: AcaError) -> None:
        tried = self._try
        if error.code != "damaged" or tried is None:
            self.told.emit(Message(told(error), key=FILE))
            return
        recover = Action(
            lambda speech: speech.say("Recover into a new file…"),
            lambda: self._recover(tried, error),
            primary=True,
        )
        self.told.emit(Message(told(error), Tone.HARM, (recover,), key=FILE))

    def _recover(self, tried: _Try, error: AcaError) -> None:
        """Put what is left of a damaged file into a new one, and go on there."""
        from aca_desktop.ui import choosing

        proposed = tried.path.with_name(f"{tried.path.stem}-recovered{choosing.ENDING}")
        path = choosing.workspace_to_save(self._window, self._room.speech.now, proposed)
        if path is None:
            self._tell_trouble(error)
            return

        def done(words: Words) -> None:
            self.open(path, tried.passphrase)
            self.told.emit(Message(words, key="recovered"))

        def failed(trouble: AcaError) -> None:
            self._tell_trouble(error)
            self.told.emit(Message(told(trouble), key="recovered"))

        self._room.jobs.run(
            self,
            recovering(tried.path, path, self._room.context, tried.passphrase),
            done,
            failed,
            name=self._room.speech.now.say("Recovering {name}", name=tried.path.name),
            kind="write",
        )

    def _tell_access(self) -> None:
        session = self.session
        if session is None:
            return
        if session.barred is None:
            self.told.emit(Message(lambda speech: speech.say("You can write here now."), Tone.GOOD, key=FILE))
            return
        actions = (Action(lambda speech: speech.say("Try again"), session.ask_to_write),)
        self.told.emit(Message(told(session.barred), actions=actions, key=FILE, lasting=True))

    def _tell_gone(self) -> None:
        session = self.session
        if session is None:
            return
        error = AcaError("file-gone", path=str(session.path))
        save = Action(lambda speech: speech.say("Save anew…"), self._save_anew, primary=True)
        actions = (save,) if session.writable else ()
        self.told.emit(Message(told(error), Tone.HARM, actions, key=FILE, lasting=True))

    def _save_anew(self) -> None:
        """Write what the vanished file held into a new one, and go on there."""
        session = self.session
        if session is None:
            return
        from aca_desktop.ui import choosing

        path = choosing.workspace_to_save(self._window, self._room.speech.now, session.path)
        if path is None:
            self._tell_gone()
            return

        def not_saved(error: AcaError) -> None:
            self._tell_gone()
            self.told.emit(Message(told(error)))

        passphrase = self._try.passphrase if self._try else None
        session.copy_to(self, path, lambda _nothing: self._on_saved(path, passphrase), not_saved)

    def _on_saved(self, path: Path, passphrase: str | None) -> None:
        self.open(path, passphrase)

        def words(speech: Speech) -> str:
            return speech.say("Everything is saved in {name}, and you go on there.", name=path.name)

        self.told.emit(Message(words, Tone.GOOD, key="saved"))


def _judging(path: Path) -> Work["FileKind"]:
    def work(_progress: Progress) -> "FileKind":
        from aca_desktop.services.workspace.judging import judge

        return judge(path)

    return work
