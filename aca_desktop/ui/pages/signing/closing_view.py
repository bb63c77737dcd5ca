"""The end of a table's day: what was signed, what waits, copies owed, the export, when the laptop may be wiped."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from aca_desktop.errors import AcaError
from aca_desktop.i18n import Speech
from aca_desktop.ui.messages import Message
from aca_desktop.ui.pages.page import Page, Room
from aca_desktop.ui.pages.wanted import WantedExport
from aca_desktop.ui.parts.buttons import Button, Kind, icon_button
from aca_desktop.ui.parts.cards import Card, FigureCard
from aca_desktop.ui.parts.messages import MessageBar
from aca_desktop.ui.parts.rows import Column, Row
from aca_desktop.ui.parts.scrolling import ScrollArea
from aca_desktop.ui.parts.text import Text, page_title, section_title
from aca_desktop.ui.parts.tone import Tone
from aca_desktop.ui.theme.look import Dressed, Look
from aca_desktop.ui.theme.type import BODY
from aca_desktop.ui.troubles import told

if TYPE_CHECKING:
    from aca_desktop.services.closing import Closing, InFiles
    from aca_desktop.services.workspaces import Workspace
    from aca_desktop.ui.background import Progress

CLOSING = "closing-the-table"
MOST_NAMES = 6


class ClosingView(Dressed, Page):
    """`left`: back to the queue."""

    left = Signal()

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.closing: Closing | None = None
        self.back = icon_button("arrow-left", "")
        self.back.clicked.connect(self.left)
        self._title = page_title("")
        self._signed, self._waiting, self._owed = (
            FigureCard("", " ", icon) for icon in ("pen-line", "pause", "mail")
        )
        self.keep = MessageBar("", Tone.ATTENTION, icon="shield-alert")
        self.send, self.save = Button("", icon="mail"), Button("", icon="save")
        self.export = Button("", Kind.PRIMARY, icon="upload")
        self.bring = Button("", icon="download")
        self._unsigned = _Part(Button("", icon="arrow-left"))
        self._copies, self._file, self._end = _Part(self.send, self.save), _Part(self.export), _Part(self.bring)
        self._build()
        self._connect()

    def _build(self) -> None:
        figures = Row(self._signed, self._waiting, self._owed, gap=16)
        parts = Column(figures, self._unsigned, self._copies, self._file, self._end, None, gap=16)
        self._area = ScrollArea(parts)
        self._column = QVBoxLayout(self)
        self._column.addWidget(Row(self.back, self._title, None))
        self._column.addWidget(self.keep)
        self._column.addWidget(self._area, 1)

    def _connect(self) -> None:
        self.send.clicked.connect(lambda: self._ask_for_folder("email"))
        self.save.clicked.connect(lambda: self._ask_for_folder("file"))
        self.export.clicked.connect(lambda: self.page_asked.emit("laptops", WantedExport()))
        self.bring.clicked.connect(self._bring)
        for card in (self._signed, self._waiting, self._unsigned.button):
            card.clicked.connect(self.left)
        self._owed.clicked.connect(lambda: self._area.ensureWidgetVisible(self._copies))

    @override
    def refresh(self) -> None:
        session = self.session
        which = session.coalition if session is not None and session.is_open else None
        if session is None or which is None or not self.isVisible():
            return
        id_, language = which.id, self.speech.language

        def work(workspace: "Workspace", _progress: "Progress") -> "Closing":
            from aca_desktop.services.closing import closing
            from aca_desktop.services.coalitions import coalition

            return closing(workspace, coalition(workspace, id_), language)

        session.read(self, work, self._show)

    def _show(self, now: "Closing") -> None:
        self.closing = now
        speech = self.speech
        waiting = len(now.drafts) + len(now.arrived)
        owed = len(now.without_copy)
        number = speech.number
        self._signed.tell(number(now.signed), speech.say("signed here today"))
        self._waiting.tell(number(waiting), speech.say("begun or arrived, not signed"))
        self._owed.tell(number(owed), speech.say("have no copy yet"))
        self._show_unsigned(now, speech)
        self._show_copies(now, speech)
        self._show_end(now, speech)

    def _show_unsigned(self, now: "Closing", speech: Speech) -> None:
        names = [one.organisation or speech.say("Nobody named yet") for one in now.drafts]
        names += [one.name for one in now.arrived]
        self._unsigned.setVisible(bool(names))
        self._unsigned.button.setVisible(bool(names))
        self._unsigned.say(
            speech.say("Left unsigned"),
            speech.say(
                "{names}. Drafts stay on this laptop and go nowhere else: let them be signed, or discard them.",
                names=speech.enumerate(_some(names, speech)),
            ),
        )
        self._unsigned.button.setText(speech.say("Back to the queue"))

    def _show_copies(self, now: "Closing", speech: Speech) -> None:
        sendable = len(now.to_send)
        if not now.signed:
            words = speech.say("Nobody has signed here today yet.")
        elif not now.without_copy:
            words = speech.say("Everybody who signed today has a copy.")
        else:
            names = speech.enumerate(_some([one.name for one in now.without_copy], speech))
            words = (
                speech.say("No copy yet: {names}.", names=names)
                + " "
                + speech.say_count("{count} gave an e-mail address.", "{count} gave an e-mail address.", sendable)
            )
        if now.due:
            words = f"{words} " + speech.say_count(
                "{count} PDF could not be made yet: make it again at the queue.",
                "{count} PDFs could not be made yet: make them again at the queue.",
                now.due,
            )
        self._copies.say(speech.say("Copies"), words)
        self.send.setVisible(sendable > 0)
        self.send.setText(speech.say("Write e-mails…"))
        self.save.setVisible(bool(now.without_copy))
        self.save.setText(speech.say("Save the papers…"))

    def _show_end(self, now: "Closing", speech: Speech) -> None:
        self._file.say(
            speech.say("The file to hand in"),
            speech.say(
                "It holds everything that was signed here. Bring it to a coordinator on a USB stick, or send it; "
                "keep this laptop until they have it."
            ),
        )
        self.export.setText(speech.say("Write the file…"))
        held = now.held
        if now.may_be_wiped and held is not None:
            self.keep.tell(
                speech.say(
                    "**This laptop may be wiped.** “{laptop}” holds all of its {count} records.",
                    laptop=held.laptop,
                    count=speech.number(held.entries),
                ),
                Tone.GOOD,
                icon="shield-check",
            )
        else:
            self.keep.tell(_why_kept(now, speech), Tone.ATTENTION, icon="shield-alert")
        self._end.say(
            speech.say("When may this laptop be wiped?"),
            speech.say(
                "When a coordinator’s file shows that all of it has arrived, with what is personal. Bring such a "
                "file in, and it says so here."
            ),
        )
        self.bring.setText(speech.say("Bring in a coordinator’s file…"))

    @override
    def retranslate(self) -> None:
        speech = self.speech
        self._title.setText(speech.say("Close the table"))
        self.back.setText(speech.say("Back to the queue"))
        if self.closing is not None:
            self._show(self.closing)

    # what is done

    def _ask_for_folder(self, way: "InFiles") -> None:
        from aca_desktop.ui.choosing import folder_to_write_into

        speech = self.speech
        emails, papers = speech.say("Folder for the e-mails"), speech.say("Folder or USB stick for the papers")
        folder = folder_to_write_into(self, emails if way == "email" else papers)
        if folder is not None:
            self.write_copies(way, folder)

    def write_copies(self, way: "InFiles", folder: Path) -> None:
        """Write the copies of all who have none yet, or an e-mail to each of them who gave an address."""
        now, session, speech = self.closing, self.session, self.speech
        if now is None or session is None:
            return
        owed = now.to_send if way == "email" else now.without_copy
        name = speech.say("Writing e-mails") if way == "email" else speech.say("Saving the papers")

        def work(workspace: "Workspace", progress: "Progress") -> list[Path]:
            from aca_desktop.services.closing import write_copies

            return write_copies(workspace, owed, way, folder, progress)

        def done(written: list[Path]) -> None:
            words = partial(_written, way=way, count=len(written), folder=folder)
            self.told.emit(Message(words, Tone.GOOD, key=CLOSING))

        def failed(error: AcaError) -> None:
            self.told.emit(Message(told(error), key=CLOSING))

        session.write(self, name, work, done, failed, self.refresh)

    def _bring(self) -> None:
        from aca_desktop.ui.choosing import files_to_open
        from aca_desktop.ui.dropping import Dropped

        paths = files_to_open(self, self.speech.say("A coordinator’s file"), self.speech.say("Files of laptops"))
        if paths:
            self.page_asked.emit("laptops", Dropped("sync", paths))

    @override
    def dress(self, look: Look) -> None:
        self._column.setContentsMargins(*(look.px(24),) * 4)
        self.keep.setMinimumHeight(look.px(44))
        self._column.setSpacing(look.px(16))


class _Part(Card):
    """A title, what is said of it, and a button or two (`button` is the first)."""

    def __init__(self, *buttons: Button) -> None:
        super().__init__(padding=16, gap=8)
        self.button = buttons[0]
        self._title, self._words = section_title(""), Text("", BODY, wraps=True)
        words = Column(self._title, self._words, gap=4)
        row = Row(words, *buttons, gap=16)
        row.box.setStretch(0, 1)
        self.body.addWidget(row)

    def say(self, title: str, words: str) -> None:
        """Say something else."""
        self._title.setText(title)
        self._words.setText(words)


def _written(speech: Speech, way: "InFiles", count: int, folder: Path) -> str:
    if way == "email":
        return speech.say_count(
            "{count} e-mail is ready in {folder}. Open it in a mail program and send it.",
            "{count} e-mails are ready in {folder}. Open them in a mail program and send them.",
            count,
            folder=folder.name,
        )
    return speech.say_count(
        "{count} paper is saved in {folder}.", "{count} papers are saved in {folder}.", count, folder=folder.name
    )


def _some(names: list[str], speech: Speech) -> list[str]:
    """Return names, the first few of many."""
    if len(names) <= MOST_NAMES:
        return names
    more = len(names) - MOST_NAMES
    return [*names[:MOST_NAMES], speech.say_count("{count} more", "{count} more", more)]


def _why_kept(now: "Closing", speech: Speech) -> str:
    held = now.held
    keep = speech.say("**Keep this laptop.**")
    if now.drafts:
        why = speech.say_count("{count} draft is only here.", "{count} drafts are only here.", len(now.drafts))
    elif held is None:
        why = speech.say("No coordinator’s file has shown yet what has arrived of it.")
    elif held.missing:
        why = speech.say_count(
            "By the newest file of “{laptop}”, {count} of its records has not arrived there.",
            "By the newest file of “{laptop}”, {count} of its records have not arrived there.",
            held.missing,
            laptop=held.laptop,
        )
    else:
        why = speech.say("Records of {coalitions} have not arrived.", coalitions=speech.enumerate(now.others))
    return f"{keep} {why}"
