"""Notices where an opened workspace lies, says if that is a bad place, and offers a copy in a safe one."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from aca_desktop.errors import AcaError
from aca_desktop.i18n import Speech
from aca_desktop.ui.background import Progress
from aca_desktop.ui.frame.messages import Action, Message
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.parts.tone import Tone
from aca_desktop.ui.places import warning
from aca_desktop.ui.troubles import told

if TYPE_CHECKING:
    from aca_desktop.domain.values.file_place import Place
    from aca_desktop.ui.session import Session

KEY = "place"


class Placing(QObject):
    """`told` has a Message for the window; `moved` the path of a copy in a safe place, to go on with."""

    told = Signal(object)
    moved = Signal(object)

    def __init__(self, room: Room, parent: QObject) -> None:
        super().__init__(parent)
        self._room = room

    def look_at(self, session: "Session") -> None:
        """Look where the session's file lies, beside the window."""
        path = session.path

        def work(_progress: Progress) -> "Place | None":
            from aca_desktop.services.workspace.file_place import judge_place

            return judge_place(path)

        self._room.jobs.run(session, work, lambda place: self._on_judged(session, place))

    def _on_judged(self, session: "Session", place: "Place | None") -> None:
        if place is None or not session.is_open:
            return
        copy = Action(lambda speech: speech.say("Go on with a copy in a safe place"), lambda: self._copy(session))
        actions = (copy,) if session.writable and not session.encrypted else ()
        self.told.emit(Message(lambda speech: warning(speech, place), actions=actions, key=KEY, lasting=True))

    def _copy(self, session: "Session") -> None:
        from aca_desktop.services.workspace.file_place import free_name, safe_folder

        try:
            path = free_name(safe_folder(self._room.context.home), session.path.name)
        except AcaError as error:
            self._on_failed(error)
            return
        session.copy_to(self, path, lambda _nothing: self._on_copied(session.path, path), self._on_failed)

    def _on_copied(self, before: Path, path: Path) -> None:
        self.moved.emit(path)

        def words(speech: Speech) -> str:
            return speech.say(
                "You go on in {path}. The file in {before} stays as it was: take it away yourself.",
                path=str(path), before=str(before.parent),
            )  # fmt: skip

        self.told.emit(Message(words, Tone.GOOD, key=KEY))

    def _on_failed(self, error: AcaError) -> None:
        self.told.emit(Message(told(error), key=KEY))
