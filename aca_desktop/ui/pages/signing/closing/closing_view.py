"""The end of a table's day: what was signed, what waits, copies owed, the hand-in, whether to erase the laptop."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from aca_desktop.errors import AcaError
from aca_desktop.i18n import Speech
from aca_desktop.ui import choosing
from aca_desktop.ui.frame.dropping import Dropped
from aca_desktop.ui.frame.messages import Action, Message
from aca_desktop.ui.pages.laptops.laptop_actions import LaptopActions
from aca_desktop.ui.pages.page import Page, Room
from aca_desktop.ui.pages.paper_pane import show_folder
from aca_desktop.ui.pages.signing.closing.end_cards import FileStep, LaptopStep, SignedStep
from aca_desktop.ui.painting.paragraph import literal
from aca_desktop.ui.parts.buttons import Button, Kind
from aca_desktop.ui.parts.messages import ACTION_ROW, Toast
from aca_desktop.ui.parts.rows import Column, Row
from aca_desktop.ui.parts.scrolling import ScrollArea
from aca_desktop.ui.parts.text import Text, page_title
from aca_desktop.ui.parts.tone import Tone
from aca_desktop.ui.theme.theme import Theme, ThemedWidget
from aca_desktop.ui.theme.type import BODY
from aca_desktop.ui.troubles import told

if TYPE_CHECKING:
    from aca_desktop.services.laptops.holdings import Held
    from aca_desktop.services.laptops.sync_export import Exported
    from aca_desktop.services.signing.closing import Closing, InFiles
    from aca_desktop.services.workspace.workspaces import Workspace
    from aca_desktop.ui.background import Progress

CLOSING = "closing-the-table"


class ClosingView(ThemedWidget, Page):
    """`left`: back to the queue. `resumed`: this draft (its id) is gone on with; `deleted`: it is to go."""

    left = Signal()
    resumed = Signal(str)
    deleted = Signal(str)

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.closing: Closing | None = None
        self._laptop_actions = LaptopActions(self)
        self._title, self._which = page_title(""), Text("", BODY, "quiet")
        self.back = Button("", icon="arrow-left")
        self.signed, self.file, self.laptop = SignedStep(), FileStep(), LaptopStep()
        self._column = QVBoxLayout(self)
        foot = Row(self.back, None, self.file.by_passphrase, self.file.save)
        foot.setObjectName(ACTION_ROW)
        self._column.addWidget(Row(self._title, self._which, None))
        cards = ScrollArea(Column(self.signed, self.file, self.laptop, None, gap=16))
        self._column.addWidget(Column(cards, margins=(0, 0, 0, Toast.least)), 1)  # a toast lies below the cards
        self._column.addWidget(foot)
        self._connect()

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.signed.open.clicked.connect(lambda: self._with_draft(self.resumed.emit))
        self.signed.delete.clicked.connect(lambda: self._with_draft(self.deleted.emit))
        self.signed.send.clicked.connect(lambda: self._ask_for_folder("email"))
        self.signed.save.clicked.connect(lambda: self._ask_for_folder("file"))
        self.file.save.clicked.connect(self._hand_in)
        self.file.by_passphrase.clicked.connect(self._laptop_actions.export)
        self.laptop.open.clicked.connect(self._open)
        self._laptop_actions.told.connect(self.told)

    @override
    def refresh(self) -> None:
        session = self.session
        which = session.coalition if session is not None and session.is_open else None
        if session is None or which is None or not self.isVisible():
            return
        id_, language = which.id, self.speech.language

        def work(workspace: "Workspace", _progress: "Progress") -> "Closing":
            from aca_desktop.services.coalition.coalitions import coalition
            from aca_desktop.services.signing.closing import closing

            return closing(workspace, coalition(workspace, id_), language)

        session.read(self, work, self._show)

    def _show(self, now: "Closing") -> None:
        self.closing = now
        today = self.speech.day(self.room.context.now().date())
        self._which.setText(f"{now.laptop} · {today}")
        main = self._next_step(now)
        for one in (self.file.save, self.signed.open, self.laptop.open, self.back):
            one.set_kind(Kind.PRIMARY if one is main else Kind.SECONDARY)
        had = self.window().focusWidget()
        self.signed.show_day(now, self.speech)
        self.file.show_day(now, self.speech)
        self.laptop.show_day(now, self.speech)
        if had is not None and self.signed.isAncestorOf(had) and not had.isVisible():
            main.setFocus()  # what had the keyboard is gone, as a deleted draft's button

    def _next_step(self, now: "Closing") -> Button:
        """Return the button of what is to be done next; the file can be saved again at any time."""
        if now.handed_in is None or not now.handed_in.whole:
            return self.file.save
        if now.drafts:
            return self.signed.open
        return self.back if now.may_be_wiped else self.laptop.open

    @override
    def retranslate(self) -> None:
        self._title.setText(self.speech.say("End the day"))
        self.back.setText(self.speech.say("Back to signing"))
        if self.closing is not None:
            self._show(self.closing)

    @override
    def begin(self) -> None:
        (self.file.save if self.closing is None else self._next_step(self.closing)).setFocus()

    # what is done

    def _with_draft(self, do: Callable[[str], None]) -> None:
        """Do something with the first of the unfinished."""
        if self.closing is not None and self.closing.drafts:
            do(self.closing.drafts[0].id)

    def _hand_in(self) -> None:
        """Ask where the file goes, and write it; the passphrase only where no coordinator's key is known."""
        now = self.closing
        if now is None:
            return
        if not now.recipients:
            self._laptop_actions.export()
            return
        folder = choosing.folder_to_write_into(self, self.speech.say("USB stick or folder for the file"))
        if folder is not None:
            self.hand_in(folder)

    def hand_in(self, folder: Path) -> None:
        """Write the file for the coordinators' laptops into a folder."""
        session = self.session
        which = session.coalition if session is not None else None
        if session is None or which is None:
            return

        def work(workspace: "Workspace", progress: "Progress") -> "Exported":
            from aca_desktop.services.coalition.coalitions import coalition
            from aca_desktop.services.signing import closing

            return closing.hand_in(workspace, coalition(workspace, which.id), folder, progress)

        def done(made: "Exported") -> None:
            def words(speech: Speech) -> str:
                return speech.say(
                    "{name} is saved in {folder}.", name=literal(made.path.name), folder=literal(folder.name)
                )

            show = Action(lambda speech: speech.say("Show folder"), lambda: show_folder(made.path))
            self.told.emit(Message(words, Tone.GOOD, (show,), key=CLOSING))

        session.write(self, self.speech.say("Saving the file"), work, done, self._tell_trouble)

    def _open(self) -> None:
        title, kind = self.speech.say("A coordinator’s file"), self.speech.say("Files of laptops")
        path = choosing.file_to_open(self, title, f"{kind} (*.acasync);;* (*)")
        if path is not None:
            self.note(path)

    def note(self, path: Path) -> None:
        """Read in a coordinator's file what has arrived there."""
        session = self.session
        which = session.coalition if session is not None else None
        if session is None or which is None:
            return

        def work(workspace: "Workspace", _progress: "Progress") -> "Held":
            from aca_desktop.services.coalition.coalitions import coalition
            from aca_desktop.services.laptops.holdings import note_file
            from aca_desktop.services.laptops.sync_sources import PassphraseKeys

            return note_file(workspace, coalition(workspace, which.id), path, PassphraseKeys(None))

        def failed(error: AcaError) -> None:
            if error.code == "sync-encrypted":  # its passphrase is asked for where files are imported
                self.page_asked.emit("laptops", Dropped("sync", [path]))
            else:
                self._tell_trouble(error)

        session.write(self, self.speech.say("Reading the file"), work, None, failed, self.refresh)

    def _ask_for_folder(self, way: "InFiles") -> None:
        speech = self.speech
        emails, papers = speech.say("Folder for the emails"), speech.say("Folder or USB stick for the PDFs")
        folder = choosing.folder_to_write_into(self, emails if way == "email" else papers)
        if folder is not None:
            self.write_copies(way, folder)

    def write_copies(self, way: "InFiles", folder: Path) -> None:
        """Write the copies of all who have none yet, or an email to each of them who gave an address."""
        now, session, speech = self.closing, self.session, self.speech
        if now is None or session is None:
            return
        owed = now.to_send if way == "email" else now.without_copy
        name = speech.say("Preparing emails") if way == "email" else speech.say("Saving PDFs")

        def work(workspace: "Workspace", progress: "Progress") -> list[Path]:
            from aca_desktop.services.signing.closing import write_copies

            return write_copies(workspace, owed, way, folder, progress)

        def done(written: list[Path]) -> None:
            words = partial(_written, way=way, count=len(written), folder=folder)
            self.told.emit(Message(words, Tone.GOOD, key=CLOSING))

        session.write(self, name, work, done, self._tell_trouble, self.refresh)

    def _tell_trouble(self, error: AcaError) -> None:
        self.told.emit(Message(told(error), key=CLOSING))

    @override
    def use_theme(self, theme: Theme) -> None:
        self._column.setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(12))
        self._column.setSpacing(theme.px(16))


def _written(speech: Speech, way: "InFiles", count: int, folder: Path) -> str:
    if way == "email":
        return speech.say_count(
            "{count} email is ready in {folder}. Open it in a mail program and send it.",
            "{count} emails are ready in {folder}. Open them in a mail program and send them.",
            count,
            folder=folder.name,
        )
    return speech.say_count(
        "{count} PDF is saved in {folder}.", "{count} PDFs are saved in {folder}.", count, folder=folder.name
    )
