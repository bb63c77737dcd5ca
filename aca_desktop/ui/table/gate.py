"""What only staff may do at a table: it is done once the PIN was right. Knows neither guest nor draft."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from aca_desktop.errors import AcaError
from aca_desktop.i18n import Speech
from aca_desktop.ui.session import Session
from aca_desktop.ui.table.covers.covers import Covers
from aca_desktop.ui.troubles import sentence

if TYPE_CHECKING:
    from aca_desktop.services.signing.staff import PinAnswer
    from aca_desktop.services.workspace.workspaces import Workspace
    from aca_desktop.ui.background import Progress


class Gate(QObject):
    """Asks for the PIN over the steps, and has it tried in the session."""

    def __init__(self, session: Session, covers: Covers, parent: QObject, *, is_open: bool = False) -> None:
        super().__init__(parent)
        self._session, self._covers, self._is_open = session, covers, is_open
        self._speech = Speech("en")
        self._then: Callable[[], None] | None = None
        covers.pin.tried.connect(self._try)

    def ask(self, then: Callable[[], None]) -> None:
        """Ask for the staff's PIN; where none is set, or the gate is open, nobody is asked."""
        from aca_desktop.services.signing.staff import pin_is_set

        if self._is_open or not pin_is_set(self._session.reader):
            then()
            return
        self._then = then
        self._covers.cover(self._covers.pin)

    def _try(self, pin: str) -> None:
        def work(workspace: "Workspace", _progress: "Progress") -> "PinAnswer":
            from aca_desktop.services.signing.staff import check_pin

            return check_pin(workspace, pin)

        def done(answer: "PinAnswer") -> None:
            if answer.right and self._then is not None:
                self._then()
            else:
                self._covers.pin.answer(wait=answer.wait_seconds, left=answer.tries_left)

        def failed(error: AcaError) -> None:
            self._covers.pin.fail(sentence(self._speech, error))

        self._session.write(self, "", work, done, failed, quiet=True)

    def retranslate(self, speech: Speech) -> None:
        """Say everything in the guest's language."""
        self._speech = speech
