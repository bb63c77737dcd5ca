"""Approving what waits of several organisations at once, and taking all of it back."""

from PySide6.QtCore import QObject, Signal

from aca_desktop.errors import AcaError
from aca_desktop.i18n import Speech
from aca_desktop.services.coalition.coalitions import coalition
from aca_desktop.services.journal.undoing import undo_all
from aca_desktop.services.organisations.bulk_review import approve
from aca_desktop.ui.frame.messages import Message, undo_action
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.pages.part import SAVED
from aca_desktop.ui.parts.tone import Tone
from aca_desktop.ui.session import Session
from aca_desktop.ui.troubles import told


class Approving(QObject):
    """`approved`: nothing needs to be ticked any more. `told`: a Message for the window."""

    approved = Signal()
    told = Signal(object)

    def __init__(self, room: Room, parent: QObject) -> None:
        super().__init__(parent)
        self._room = room

    @property
    def _speech(self) -> Speech:
        return self._room.speech.now

    def approve(self, session: Session, coalition_id: str, ids: list[str]) -> None:
        """Approve what waits of these organisations, and offer to take all of it back."""

        def done(entries: list[str]) -> None:
            self.approved.emit()
            undo = undo_action(lambda: self._take_back(session, entries))
            self.told.emit(
                Message(
                    lambda speech: speech.say_count(
                        "{count} signature was approved.", "{count} signatures were approved.", len(entries)
                    ),
                    Tone.GOOD, (undo,), key=SAVED,
                )
            )  # fmt: skip

        session.write(
            self,
            self._speech.say("Saving"),
            lambda workspace, progress: approve(workspace, coalition(workspace, coalition_id), ids, progress),
            done,
            self._tell_trouble,
        )

    def _take_back(self, session: Session, entries: list[str]) -> None:
        if not session.is_open:
            return

        def done(_nothing: None) -> None:
            self.told.emit(Message(lambda speech: speech.say("It is as it was before."), Tone.GOOD, key=SAVED))

        session.write(
            self,
            self._speech.say("Undo"),
            lambda workspace, _progress: undo_all(workspace, entries),
            done,
            self._tell_trouble,
        )

    def _tell_trouble(self, error: AcaError) -> None:
        self.told.emit(Message(told(error), key=SAVED))
