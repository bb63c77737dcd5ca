"""What every part of the figures' page shares: it reads beside the window, and asks for something to be opened."""

from collections.abc import Callable
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from aca_desktop.errors import AcaError
from aca_desktop.services.coalition.coalitions import coalition
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.pages.part import Part
from aca_desktop.ui.parts.buttons import Button
from aca_desktop.ui.parts.cards import Card

if TYPE_CHECKING:
    from aca_desktop.services.coalition.coalitions import Coalition
    from aca_desktop.services.workspace.workspaces import Workspace
    from aca_desktop.ui.background import Job, Progress

type Reading[T] = Callable[["Workspace", "Coalition", "Progress"], T]


def fill(card: Card, *parts: QWidget) -> None:
    """Put parts into a card, one below the other."""
    for part in parts:
        card.body.addWidget(part)


class FiguresPart(Part):
    """`asked`: something of the figures (WantedFigures) is to be opened; `page_asked`: another page, as of pages.

    `closed`: what was opened is done with. A part reads only while it is shown (`show_part`).
    """

    asked = Signal(object)
    page_asked = Signal(str, object)
    closed = Signal()

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._jobs: dict[str, Job] = {}
        self._is_shown = False

    def head_buttons(self) -> tuple[Button, ...]:
        """Return the buttons that stand beside the page's title while this part is shown."""
        return ()

    @property
    def is_shown(self) -> bool:
        """Whether this part is the one in front."""
        return self._is_shown

    def may_leave(self) -> bool:
        """Say whether the part can be left; False keeps what is half entered, and tells so."""
        return True

    def show_part(self, *, shown: bool) -> None:
        """Read now and whenever something changes, or no longer."""
        self._is_shown = shown
        self.setVisible(shown)
        if shown:
            self.load()

    def load(self) -> None:
        """Read what is shown."""

    def begin_anew(self) -> None:
        """Forget what was chosen or typed: another coalition is shown."""

    @override
    def refresh(self) -> None:
        if self._is_shown:
            self.load()

    def read[T](
        self,
        name: str,
        work: Reading[T],
        done: Callable[[T], None],
        failed: Callable[[AcaError], None] | None = None,
        *,
        bulk: bool = False,
    ) -> None:
        """Read in the shown coalition, in place of what this part reads under the same name."""
        which, session = self.coalition, self.session
        before = self._jobs.pop(name, None)
        if before is not None:
            before.cancel()
        if which is None or session is None:
            return
        id_ = which.id

        self._jobs[name] = session.read(
            self,
            lambda workspace, progress: work(workspace, coalition(workspace, id_), progress),
            done,
            failed,
            bulk=bulk,
        )
