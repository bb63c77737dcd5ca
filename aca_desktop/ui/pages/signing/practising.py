"""A training run: the table's own window over a file that is made for it and goes with it. It counts nowhere."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from aca_desktop.errors import AcaError
from aca_desktop.ui.frame.messages import Message
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.parts.tone import Tone
from aca_desktop.ui.troubles import told

if TYPE_CHECKING:
    from aca_desktop.services.signing.drafts import DraftAbout
    from aca_desktop.services.signing.practice import Practice
    from aca_desktop.services.workspace.workspaces import Workspace
    from aca_desktop.ui.background import Progress
    from aca_desktop.ui.session import Session
    from aca_desktop.ui.table.window import TableWindow

PRACTICE = "practice"


class Practising(QObject):
    """One run. `told` has a Message for the window; `ended`: it is over, and its file is gone."""

    told = Signal(object)
    ended = Signal()

    def __init__(self, room: Room, session: "Session", about: "DraftAbout", parent: QObject) -> None:
        super().__init__(parent)
        self._room, self._session, self._about = room, session, about
        self._practice: Practice | None = None
        self._own: Session | None = None
        self.table: TableWindow | None = None
        self._signed = 0

    def begin(self) -> None:
        """Make the file and open the table over it."""
        about = self._about

        def work(workspace: "Workspace", _progress: "Progress") -> "Practice":
            from aca_desktop.services.signing.practice import found_practice

            return found_practice(workspace, about)

        name = self._room.speech.now.say("Preparing to practise")
        self._session.read(self, work, self._open, self._fail, name=name)

    def _open(self, practice: "Practice") -> None:
        from aca_desktop.ui.session import Session

        self._practice = practice
        own = self._own = Session(self._room.jobs, practice.path, self._room.context, parent=self)
        own.opened.connect(self._show)
        own.not_opened.connect(self._fail)
        own.open()

    def _show(self) -> None:
        from aca_desktop.ui.table.window import TableWindow

        own, practice = self._own, self._practice
        if own is None or practice is None:
            return
        self.table = TableWindow(self._room, own, practice.about)
        self.table.signed.connect(self._on_signed)
        self.table.left.connect(self._end)
        self.table.show_table()

    def _on_signed(self, _signature: str, _organisation: str) -> None:
        self._signed += 1

    def _fail(self, error: AcaError) -> None:
        self.told.emit(Message(told(error), key=PRACTICE))
        self._end()

    def _end(self) -> None:
        """Let the file go, and take it away."""
        self.table = None
        own, practice = self._own, self._practice
        self._own = self._practice = None
        if own is not None:
            own.close()
        if practice is None:
            self.ended.emit()
            return

        def work(_progress: "Progress") -> None:
            from aca_desktop.services.signing.practice import end_practice

            end_practice(practice)

        count = self._signed
        self._room.jobs.run(self, work, lambda _nothing: self._tell(count), ended=self.ended.emit, kind="write")

    def _tell(self, count: int) -> None:
        self.told.emit(
            Message(
                lambda speech: speech.say_count(
                    "Practised: {count} signature, which counts nowhere and is gone.",
                    "Practised: {count} signatures, which count nowhere and are gone.",
                    count,
                ),
                Tone.GOOD,
                key=PRACTICE,
            )
        )
