"""Backups on schedule, while a file is open and worked in; and those that have outlived an erasure taken away."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from aca_desktop.context import Context
from aca_desktop.errors import AcaError
from aca_desktop.settings import Settings
from aca_desktop.ui.frame.messages import Message
from aca_desktop.ui.parts.tone import Tone
from aca_desktop.ui.troubles import told

if TYPE_CHECKING:
    from aca_desktop.services.workspace.backup_keeping import Kept
    from aca_desktop.services.workspace.workspaces import Workspace
    from aca_desktop.ui.background import Progress
    from aca_desktop.ui.session import Session

_MINUTE = 60_000
KEY = "backup"


class BackingUp(QObject):
    """Lives as long as a session. `told` has a Message for the window; `made` tells of a backup."""

    told = Signal(object)
    made = Signal()

    def __init__(self, session: "Session", context: Context) -> None:
        super().__init__(session)
        self._session, self._context = session, context
        self._worked = False
        self._minutes = 0
        self._clock = QTimer(self, interval=_MINUTE)
        self._clock.timeout.connect(self.pass_minute)
        session.changed.connect(self._on_changed)
        self._clock.start()
        self._tidy()

    def _on_changed(self) -> None:
        self._worked = True

    def pass_minute(self) -> None:
        """Let a minute go by; after enough of them with work in between, back up."""
        session = self._session
        if not session.is_open or not session.writable or not self._worked:
            return
        self._minutes += 1
        kept = Settings.kept_in(self._context.home)
        if kept.backup_minutes and self._minutes >= kept.backup_minutes:
            self._worked, self._minutes = False, 0
            self._back_up(kept.backup_keep)

    def _back_up(self, keep: int) -> None:
        def work(workspace: "Workspace", _progress: "Progress") -> "Kept":
            from aca_desktop.services.workspace.backup_keeping import back_up_on_schedule

            return back_up_on_schedule(workspace, keep)

        def failed(error: AcaError) -> None:
            self.told.emit(Message(told(error), key=KEY, lasting=True))

        self._session.write(self, "", work, lambda _kept: self.made.emit(), failed)

    def _tidy(self) -> None:
        """Take away the backups that have outlived an erasure, and say so."""
        session = self._session
        if not session.writable:
            return

        def work(workspace: "Workspace", _progress: "Progress", passphrase: str | None) -> list[Path]:
            from aca_desktop.services.workspace.backup_keeping import delete_outlived

            return delete_outlived(workspace, passphrase)

        def done(gone: list[Path]) -> None:
            if gone:
                self.told.emit(
                    Message(
                        lambda speech: speech.say_count(
                            "{count} backup was deleted: it held personal data erased over 30 days ago.",
                            "{count} backups were deleted: they held personal data erased over 30 days ago.",
                            len(gone),
                        ),
                        Tone.NEUTRAL,
                        key="outlived",
                    )
                )

        session.read(self, session.with_passphrase(work), done, bulk=True)
