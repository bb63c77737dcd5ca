"""Each guest has a keeper of their own: what still waits for the one before is theirs alone. Knows no widget."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from aca_desktop.ui.session import Session
from aca_desktop.ui.table.draft_writer import DraftWriter


class DraftWriters(QObject):
    """`now` is the keeper of the guest who is here. `troubled` (AcaError): it could not write something."""

    troubled = Signal(object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.now = self._new()

    def _new(self) -> DraftWriter:
        draft_writer = DraftWriter(
            self._session, self._session
        )  # it outlives even the window, until it has written all
        draft_writer.troubled.connect(self.troubled)
        return draft_writer

    def renew(self) -> DraftWriter:
        """Let the keeper go, and return one for somebody new."""
        self.now.troubled.disconnect(self.troubled)
        self.let_go()
        self.now = self._new()
        return self.now

    def let_go(self) -> None:
        """Let the keeper go when it has written what it has."""
        if self._has_done():
            self.now.deleteLater()
        else:
            self.now.rested.connect(self.now.deleteLater)

    def once_done(self, then: Callable[[], object]) -> None:
        """Call this when all that was handed in is kept, or cannot be: at once, if it is so already."""
        if self._has_done():
            then()
            return
        self.now.rested.connect(then)
        self.now.troubled.connect(lambda _error: then())

    def _has_done(self) -> bool:
        return self.now.is_idle or self.now.is_stuck
