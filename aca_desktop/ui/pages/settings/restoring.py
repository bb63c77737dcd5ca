"""Putting a backup in the file's place: what would go is said first. And reading backups through."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from aca_desktop.context import Context
from aca_desktop.i18n import Speech
from aca_desktop.ui.frame.aside import Done
from aca_desktop.ui.pages.settings.backup_list import Kept
from aca_desktop.ui.parts.buttons import Kind
from aca_desktop.ui.parts.dialogs import Dialog
from aca_desktop.ui.parts.text import Text
from aca_desktop.ui.theme.type import BODY

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
        from aca_desktop.services.workspace.backups import is_sound

        sound = {}
        for number, path in enumerate(paths):
            progress(number, len(paths))
            sound[path] = is_sound(path, passphrase)
        return sound

    return work


def restoring(backup: Path, context: Context) -> Callable[[Path, str | None], Done]:
    """Return the work that puts a backup in the file's place."""

    def work(path: Path, passphrase: str | None) -> Done:
        from aca_desktop.services.workspace.backups import restore

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
