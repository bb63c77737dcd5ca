"""The backups of this file: made now, listed, shown in their folder. Restoring is for a closed file."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, override

from aca_desktop.errors import AcaError
from aca_desktop.i18n import Speech
from aca_desktop.ui.messages import Action, Message
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.pages.paper_pane import show_folder
from aca_desktop.ui.pages.part import Part
from aca_desktop.ui.parts.buttons import Button, Kind
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.rows import Column, Row, Rule
from aca_desktop.ui.parts.text import Text, quiet, section_title
from aca_desktop.ui.parts.tone import Tone
from aca_desktop.ui.troubles import told

if TYPE_CHECKING:
    from aca_desktop.services.workspaces import Workspace
    from aca_desktop.ui.background import Progress

_MOST = 20


class BackupsPart(Part):
    """Newest first."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._title, self._why = section_title(""), quiet("", wraps=True)
        self.now = Button("", Kind.PRIMARY, icon="archive", keys="Ctrl+B")
        self.folder = Button("", icon="folder-open")
        self.now.clicked.connect(self._back_up)
        self.folder.clicked.connect(self._reveal)
        self._list = Column(gap=8)
        card = Card(padding=24, gap=16)
        for widget in (Row(self._title, None, self.folder, self.now), self._why, Rule(), self._list):
            card.body.addWidget(widget)
        self.box.addWidget(card)
        self._places: list[Path] = []

    @override
    def refresh(self) -> None:
        session = self.session
        is_open = session is not None and session.is_open
        self.setEnabled(is_open)
        self.now.setEnabled(session is not None and session.writable)
        if session is None or not is_open:
            return

        def work(workspace: "Workspace", _progress: "Progress") -> list[tuple[Path, str, int]]:
            from aca_desktop.services.backups import backups

            return [(one.path, one.made, one.path.stat().st_size) for one in backups(workspace)[:_MOST]]

        session.read(self, work, self._show)

    def _show(self, found: list[tuple[Path, str, int]]) -> None:
        speech = self.speech
        self._places = [path for path, _made, _size in found]
        self.folder.setVisible(bool(found))
        box = self._list.box
        while (item := box.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for path, made, size in found:
            megabytes = speech.say("{size} MB", size=speech.number(max(1, round(size / 1_000_000))))
            box.addWidget(Row(Text(_moment(speech, made)), None, quiet(path.name), quiet(megabytes)))
        if not found:
            box.addWidget(quiet(speech.say("There is no backup yet.")))

    def _back_up(self) -> None:
        session = self.session
        if session is None:
            return

        def work(workspace: "Workspace", _progress: "Progress") -> Path:
            from aca_desktop.services.backups import back_up

            return back_up(workspace, "by-hand")

        def done(path: Path) -> None:
            action = Action(lambda speech: speech.say("Show folder"), lambda: show_folder(path))
            self.told.emit(
                Message(
                    lambda speech: speech.say("Backed up, and read again: it is sound."),
                    Tone.GOOD,
                    (action,),
                    key="backup",
                )
            )
            self.refresh()

        def failed(error: AcaError) -> None:
            self.told.emit(Message(told(error), key="backup"))

        session.write(self, self.speech.say("Backing up"), work, done, failed)

    def _reveal(self) -> None:
        if self._places:
            show_folder(self._places[0])

    @override
    def retranslate(self) -> None:
        speech = self.speech
        self._title.setText(speech.say("Backups"))
        self._why.setText(
            speech.say(
                "Made by hand and before everything that changes much. They lie in a folder beside the file."
            )
        )
        self.now.setText(speech.say("Back up now"))
        self.folder.setText(speech.say("Show folder"))
        self.refresh()


def _moment(speech: Speech, made: str) -> str:
    """Return when a backup was made, as its name says."""
    try:
        moment = datetime.strptime(made, "%Y%m%dT%H%M%S")  # noqa: DTZ007 (the laptop's own time)
    except ValueError:
        return made
    return f"{speech.day(moment.date())}, {moment:%H:%M}"
