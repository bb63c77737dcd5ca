"""All declarations into a folder: how far it is, what could not be made and why. Nothing is overwritten.

It goes on while one works elsewhere; the strip at the window's foot shows it too, and cancels it too.
"""

from pathlib import Path
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Signal

from aca_desktop.domain.organisations.words import name_of
from aca_desktop.errors import AcaError
from aca_desktop.i18n import Speech
from aca_desktop.services.coalition.coalitions import coalition as found
from aca_desktop.services.papers.declarations_in_bulk import write_all_declarations
from aca_desktop.ui.background import Job
from aca_desktop.ui.frame.messages import Action, Message
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.pages.paper_pane import show_folder
from aca_desktop.ui.parts.buttons import Button
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.progress import Progress as Bar
from aca_desktop.ui.parts.rows import Column, Row, empty
from aca_desktop.ui.parts.scrolling import ScrollArea
from aca_desktop.ui.parts.symbols import Symbol
from aca_desktop.ui.parts.text import Text, quiet
from aca_desktop.ui.parts.tone import Tone
from aca_desktop.ui.theme.theme import Theme
from aca_desktop.ui.theme.type import BODY
from aca_desktop.ui.troubles import sentence, told

if TYPE_CHECKING:
    from aca_desktop.services.papers.declarations_in_bulk import Written
    from aca_desktop.services.workspace.workspaces import Workspace
    from aca_desktop.ui.background import Progress
    from aca_desktop.ui.session import Session

type Failures = list[tuple[str, AcaError]]
"""An organisation's name, and why its paper could not be made."""

_SHOWN_HIGH = 120


class Bulk(Card):
    """Seen while it runs and after it, until it is closed. `told` has a Message for the window."""

    told = Signal(object)

    def __init__(self, room: Room) -> None:
        super().__init__(padding=16, gap=8)
        self._room = room
        self._job: Job | None = None
        self._progress = (0, 0)
        self._failures: Failures = []
        self._folder: Path | None = None
        self._ended = ""
        self._title, self._done = Text("", BODY.strong), Text("", BODY.strong, fixed=True)
        self._bar = Bar("")
        self._sign, self._failed = (
            Symbol("triangle-alert", 18, tone="sun_ink"),
            Text("", BODY, "sun_ink", fixed=True),
        )
        self._show, self.reveal, self.cancel = Button(""), Button("", icon="folder-open"), Button("", icon="x")
        self._show.setCheckable(True)
        self._list = Column(gap=4)
        self._area = ScrollArea(self._list)
        left = Column(self._title, self._bar, gap=6)
        row = Row(left, self._done, self._sign, self._failed, self._show, self.reveal, self.cancel, gap=12)
        row.box.setStretch(0, 1)
        self.body.addWidget(row)
        self.body.addWidget(self._area)
        self._show.toggled.connect(self._area.setVisible)
        self.reveal.clicked.connect(lambda: show_folder(self._folder) if self._folder else None)
        self.cancel.clicked.connect(self._on_cancel)
        room.jobs.progressed.connect(self._on_progress)
        self._area.hide()
        self.hide()

    @property
    def is_running(self) -> bool:
        """Whether papers are being made."""
        return self._job is not None

    @property
    def failures(self) -> Failures:
        """What could not be made, and why."""
        return self._failures

    def start(self, session: "Session", coalition: str, folder: Path) -> None:
        """Make the declarations of all signatures in the folder."""
        self._failures, self._progress, self._folder, self._ended = [], (0, 0), folder, ""
        language = self._room.speech.now.language

        def work(workspace: "Workspace", progress: "Progress") -> "tuple[Written, Failures]":
            which = found(workspace, coalition)
            written = write_all_declarations(workspace, which, folder, progress=progress)
            named = [(_organisation(workspace, id_, language), error) for id_, error in written.failed]
            return written, named

        name = self._room.speech.now.say("Making declarations")
        self._job = session.read(self, work, self._on_done, self._on_failed, self._on_ended, name=name, bulk=True)
        self._say()
        self.show()

    def stop(self) -> None:
        """End it, as when the file is closed; what was made stays."""
        if self._job is not None:
            self._job.cancel()
        self.hide()

    def _on_progress(self, job: Job, done: int, of: int) -> None:
        if job is self._job:
            self._progress = (done, of)
            self._say()

    def _on_done(self, result: "tuple[Written, Failures]") -> None:
        written, self._failures = result
        made, current = len(written.paths), len(written.current)
        folder = self._folder

        def words(speech: Speech) -> str:
            said = speech.say_count(
                "{count} declaration was made; {current} lay there already.",
                "{count} declarations were made; {current} lay there already.",
                made,
                current=speech.number(current),
            )
            return said if written.stopped is None else f"{said} {sentence(speech, written.stopped)}"

        self._ended = words(self._room.speech.now)
        tone = Tone.GOOD if written.stopped is None and not self._failures else Tone.ATTENTION
        actions: tuple[Action, ...] = ()
        if folder is not None:
            actions = (Action(lambda speech: speech.say("Show folder"), lambda: show_folder(folder)),)
        self.told.emit(Message(words, tone, actions, key="bulk"))

    def _on_failed(self, error: AcaError) -> None:
        self._ended = sentence(self._room.speech.now, error)
        self.told.emit(Message(told(error), key="bulk"))

    def _on_ended(self) -> None:
        """Say what came of it; after Cancel, what was made until then stays."""
        self._job = None
        if not self._ended:
            done, _of = self._progress
            self._ended = self._room.speech.now.say_count(
                "Cancelled. {count} declaration was made and stays.",
                "Cancelled. {count} declarations were made and stay.",
                done,
            )
        self._say()

    def _on_cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
        else:
            self.hide()

    def _say(self) -> None:
        speech = self._room.speech.now
        done, of = self._progress
        running = self._job is not None
        making = (
            speech.say_count("Making {count} declaration", "Making {count} declarations", of)
            if of
            else speech.say("Making declarations")
        )
        self._title.setText(making if running else self._ended)
        self._bar.setVisible(running)
        self._bar.setRange(0, of)
        self._bar.setValue(done)
        self._done.setText(speech.say("{count} done", count=speech.number(done)))
        self._done.setVisible(running)
        failed = len(self._failures)
        for widget in (self._sign, self._failed, self._show):
            widget.setVisible(failed > 0)
        self._failed.setText(speech.say_count("{count} could not be made", "{count} could not be made", failed))
        self.cancel.setText(speech.say("Cancel") if running else speech.say("Close"))
        self._fill_list(speech)

    def _fill_list(self, speech: Speech) -> None:
        box = self._list.box
        empty(box)
        for name, error in self._failures:
            box.addWidget(
                quiet(speech.say("{where}: {wrong}", where=name, wrong=sentence(speech, error)), wraps=True)
            )
        if not self._failures:
            self._show.setChecked(False)

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        speech = self._room.speech.now
        self._show.setText(speech.say("Show"))
        self.reveal.setText(speech.say("Show folder"))
        self._bar.setAccessibleName(speech.say("Declarations made"))
        self._say()

    @override
    def use_theme(self, theme: Theme) -> None:
        """Keep the list of failures low."""
        super().use_theme(theme)
        self._area.setMaximumHeight(theme.px(_SHOWN_HIGH))


def _organisation(workspace: "Workspace", signature: str, language: str) -> str:
    """Return the name of the organisation that a signature is of, as far as it is here."""
    entry = workspace.journal.entry(signature)
    if entry is None:
        return signature[:12]
    state = workspace.journal.state(entry.header.coalition, entry.header.subject)
    return name_of(state.shown("organisation"), (language, "en")) or signature[:12]
