"""What waits on the pages that were not visited yet, counted beside the window for their badges. Knows no page."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from aca_desktop.domain.journal.kinds import Rank
from aca_desktop.ui.speech import WindowSpeech

if TYPE_CHECKING:
    from aca_desktop.services.workspace.workspaces import Workspace
    from aca_desktop.ui.background import Job, Progress
    from aca_desktop.ui.session import Session


class Badges(QObject):
    """`counted`: a page by its name, how much waits there, and what is said of it."""

    counted = Signal(str, int, str)

    def __init__(self, speech: WindowSpeech, parent: QObject) -> None:
        super().__init__(parent)
        self._speech = speech
        self._job: Job | None = None

    def look(self, session: "Session | None") -> None:
        """Count again what waits in the session's coalition."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        which = session.coalition if session is not None and session.is_open else None
        if session is None or which is None:
            self._tell((0, 0))
            return
        id_, coordinator = which.id, which.rank >= Rank.COORDINATOR

        def work(workspace: "Workspace", _progress: "Progress") -> tuple[int, int]:
            from aca_desktop.services.coalition.coalitions import coalition
            from aca_desktop.services.journal.conflicts import conflict_count
            from aca_desktop.services.organisations.organisation_list import standing

            here = coalition(workspace, id_)
            conflicts = conflict_count(workspace, here) if coordinator else 0
            return standing(workspace, here).statuses.get("signed", 0), conflicts

        self._job = session.read(self, work, self._tell)

    def _tell(self, found: tuple[int, int]) -> None:
        review, conflicts = found
        speech = self._speech.now
        said = speech.say_count("{count} signature to review", "{count} signatures to review", review)
        self.counted.emit("organisations", review, said)
        said = speech.say_count("{count} thing waits", "{count} things wait", conflicts)
        self.counted.emit("laptops", conflicts, said)
