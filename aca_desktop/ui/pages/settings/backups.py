"""The backups of this file: made now and on a schedule, listed, read through, one put in the file's place."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from aca_desktop.context import Context
from aca_desktop.errors import AcaError
from aca_desktop.i18n import Speech
from aca_desktop.services.workspace.backups import back_up, backups, is_sound, restore, why, would_go
from aca_desktop.settings import Settings
from aca_desktop.ui.background import Job
from aca_desktop.ui.frame.aside import Aside, Done
from aca_desktop.ui.frame.messages import Action, Message
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.pages.paper_pane import show_folder
from aca_desktop.ui.pages.part import Part
from aca_desktop.ui.pages.settings.backup_list import BackupList, Kept, moment_of, size_of
from aca_desktop.ui.parts.buttons import Button, Kind
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.dialogs import Dialog
from aca_desktop.ui.parts.fields.combos import Combo
from aca_desktop.ui.parts.rows import Row, Rule
from aca_desktop.ui.parts.text import Text, quiet, section_title
from aca_desktop.ui.parts.tone import Tone
from aca_desktop.ui.theme.type import BODY
from aca_desktop.ui.troubles import told

if TYPE_CHECKING:
    from aca_desktop.services.workspace.workspaces import Workspace
    from aca_desktop.ui.background import Progress


class RestoreDialog(Dialog):
    """Says what would go, and that it is kept."""

    def __init__(self, speech: Speech, moment: str, go: int, parent: QWidget) -> None:
        super().__init__(speech.say("Restore the backup of {moment}?", moment=moment), parent, width=560)
        self.setModal(True)
        goes = speech.say("Nothing goes: all that is here is in it.")
        if go:
            goes = speech.say_count(
                "{count} record that is here is not in it, and goes.",
                "{count} records that are here are not in it, and go.",
                go,
            )
        self.body.addWidget(Text(goes, BODY.strong, wraps=True))
        self.body.addWidget(
            Text(
                speech.say(
                    "What is here now is kept as a backup first. Personal data that has been erased since stays "
                    "erased. The laptop keeps its key; if it has sent files meanwhile, others will say that it "
                    "was continued twice, and nothing of it is lost."
                ),
                wraps=True,
            )
        )
        self.take = self.add_answers(speech.say("Restore"), speech.say("Leave all as it is"), kind=Kind.HARM)


def checking(found: Sequence[Kept]) -> "Callable[[Workspace, Progress, str | None], dict[Path, bool]]":
    """Return the work that reads backups through, and says of each whether it went."""
    paths = [one.path for one in found]

    def work(_workspace: "Workspace", progress: "Progress", passphrase: str | None) -> dict[Path, bool]:
        sound = {}
        for number, path in enumerate(paths):
            progress(number, len(paths))
            sound[path] = is_sound(path, passphrase)
        return sound

    return work


def restoring(backup: Path, context: Context) -> Callable[[Path, str | None], Done]:
    """Return the work that puts a backup in the file's place."""

    def work(path: Path, passphrase: str | None) -> Done:
        done = restore(path, backup, context, passphrase)

        def words(speech: Speech) -> str:
            if done.erased:
                return speech.say_count(
                    "Restored. What was here before is a backup. Personal data was erased again in {count} "
                    "record.",
                    "Restored. What was here before is a backup. Personal data was erased again in {count} "
                    "records.",
                    done.erased,
                )
            return speech.say("Restored. What was here before is a backup now.")

        return Done(passphrase, words)

    return work


_MOST = 20
_KEY = "backup"
_EVERY = (0, 10, 30, 60)
_KEEP = (4, 8, 16, 32)


class BackupsPart(Part):
    """Newest first. `aside_asked`: a backup is to be put in the file's place while that is closed (Aside)."""

    aside_asked = Signal(object)

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._title, self._sum, self._why = section_title(""), Text("", tone="quiet"), quiet("", wraps=True)
        self.now = Button("", Kind.PRIMARY, icon="archive", keys="Ctrl+B")
        self.folder = Button("", icon="folder-open")
        self.now.clicked.connect(self._back_up)
        self.folder.clicked.connect(self._reveal)
        self.list = BackupList()
        self.list.restore_asked.connect(self._look_what_would_go)
        self._nothing = quiet("")
        self.every, self.kept = Combo(), Combo()
        self._keeps = Text("", tone="quiet", fixed=True)
        self.every.activated.connect(lambda _n: self._keep_schedule())
        self.kept.activated.connect(lambda _n: self._keep_schedule())
        card = Card(padding=24, gap=16)
        head = Row(self._title, self._sum, self.folder, self.now)
        head.box.setStretch(1, 1)
        schedule = Row(self.every, self._keeps, self.kept, None)
        for widget in (head, self._why, schedule, Rule(), self.list, self._nothing):
            card.body.addWidget(widget)
        self.box.addWidget(card)
        self._kept: list[Kept] = []
        self._checks: Job | None = None

    @override
    def refresh(self) -> None:
        session = self.session
        is_open = session is not None and session.is_open
        self.setEnabled(is_open)
        self.now.setEnabled(session is not None and session.writable)
        if self._checks is not None:
            self._checks.cancel()
        if session is None or not is_open:
            return

        session.read(
            self,
            lambda workspace, _progress: [
                Kept(one.path, one.made, why(one), one.path.stat().st_size) for one in backups(workspace)[:_MOST]
            ],
            self._show,
        )

    def _show(self, found: list[Kept]) -> None:
        speech, session = self.speech, self.session
        self._kept = found
        self.folder.setVisible(bool(found))
        self.list.show_backups(found, speech, may_restore=session is not None and session.writable)
        self._nothing.setVisible(not found)
        self._nothing.setText(speech.say("There is no backup yet."))
        number = speech.say_count("{count} kept", "{count} kept", len(found))
        size = size_of(speech, sum(one.size for one in found))
        self._sum.setText(f"{number} · {size}" if found else "")
        if session is not None and session.is_open and found:
            self._checks = session.read(
                self, session.with_passphrase(checking(found)), self.list.show_sound, bulk=True
            )

    def _back_up(self) -> None:
        session = self.session
        if session is None:
            return

        def done(path: Path) -> None:
            action = Action(lambda speech: speech.say("Show folder"), lambda: show_folder(path))
            self.told.emit(
                Message(
                    lambda speech: speech.say("Backed up, and read again: it is sound."),
                    Tone.GOOD,
                    (action,),
                    key=_KEY,
                )
            )
            self.refresh()

        session.write(
            self,
            self.speech.say("Backing up"),
            lambda workspace, _progress: back_up(workspace, "by-hand"),
            done,
            self._tell_failure,
        )

    def _tell_failure(self, error: AcaError) -> None:
        self.told.emit(Message(told(error), key=_KEY))

    def _reveal(self) -> None:
        if self._kept:
            show_folder(self._kept[0].path)

    # restoring

    def _look_what_would_go(self, path: Path) -> None:
        session = self.session
        if session is None:
            return

        session.read(
            self,
            session.with_passphrase(
                lambda workspace, _progress, passphrase: would_go(workspace, path, passphrase)
            ),
            lambda go: self._ask(path, go),
            self._tell_failure,
        )

    def _ask(self, path: Path, go: int) -> None:
        kept = next((one for one in self._kept if one.path == path), None)
        if kept is None:
            return
        dialog = RestoreDialog(self.speech, moment_of(self.speech, kept.made), go, self.window())
        dialog.accepted.connect(lambda: self._restore(path))
        dialog.open()

    def _restore(self, path: Path) -> None:
        self.aside_asked.emit(Aside(self.speech.say("Restoring"), restoring(path, self.room.context)))

    def _keep_schedule(self) -> None:
        try:
            Settings.change(
                self.room.context.home,
                backup_minutes=self.every.currentData(),
                backup_keep=self.kept.currentData(),
            )
        except AcaError as error:
            self._tell_failure(error)

    def _show_schedule(self) -> None:
        speech, kept = self.speech, Settings.kept_in(self.room.context.home)
        every = [(n, self._every(n)) for n in sorted({*_EVERY, kept.backup_minutes})]
        keep = [
            (n, speech.say_count("the last {count}", "the last {count}", n))
            for n in sorted({*_KEEP, kept.backup_keep})
        ]
        for combo, entries, chosen in (
            (self.every, every, kept.backup_minutes),
            (self.kept, keep, kept.backup_keep),
        ):
            with QSignalBlocker(combo):
                combo.clear()
                for value, words in entries:
                    combo.addItem(words, value)
                combo.setCurrentIndex(combo.findData(chosen))
        self._keeps.setText(speech.say("keep"))
        self.every.setAccessibleName(speech.say("How often a backup is made by itself"))
        self.kept.setAccessibleName(speech.say("How many of these are kept"))

    def _every(self, minutes: int) -> str:
        speech = self.speech
        if not minutes:
            return speech.say("Only by hand and before merging")
        return speech.say_count("Every {count} minute of work", "Every {count} minutes of work", minutes)

    @override
    def retranslate(self) -> None:
        speech = self.speech
        self._show_schedule()
        self._title.setText(speech.say("Backups"))
        self._why.setText(
            speech.say(
                "Made before everything that changes much, by hand, and on schedule. They lie in a folder beside "
                "the file, and go 30 days after an erasure of what they hold."
            )
        )
        self.now.setText(speech.say("Back up now"))
        self.folder.setText(speech.say("Show folder"))
        self.refresh()
