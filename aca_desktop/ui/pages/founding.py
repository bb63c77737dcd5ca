"""The assistant for a new coalition: three steps, then founding beside the window, then what to keep.

Whatever was typed is kept while one goes back and forth, and after anything that fails.
"""

from pathlib import Path
from typing import override

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aca_desktop.errors import AcaError
from aca_desktop.i18n import Speech
from aca_desktop.services.coalition.founding import Founded, found_workspace
from aca_desktop.services.workspace.file_place import free_name, safe_folder
from aca_desktop.ui import choosing
from aca_desktop.ui.background import Progress
from aca_desktop.ui.frame.messages import Action, Message
from aca_desktop.ui.pages.founding_steps import CoalitionStep, LaptopStep, Step
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.pages.recovery_step import RecoveryStep
from aca_desktop.ui.parts.buttons import BAR, Button, Kind, back_link
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.messages import ACTION_ROW
from aca_desktop.ui.parts.progress import LOADING_BAR, Steps
from aca_desktop.ui.parts.progress import Progress as Bar
from aca_desktop.ui.parts.rows import Column, Row, empty, fact
from aca_desktop.ui.parts.scrolling import ScrollArea
from aca_desktop.ui.parts.symbols import Symbol
from aca_desktop.ui.parts.text import Text, page_title, section_title
from aca_desktop.ui.parts.tone import Tone
from aca_desktop.ui.theme.theme import Theme, ThemedWidget
from aca_desktop.ui.troubles import told

_WIDE = 720


class Founding(ThemedWidget, QWidget):
    """`left`: one wants back to the first page. `opened`: the new file (Path) is to be opened."""

    left = Signal()
    opened = Signal(object)
    told = Signal(object)

    def __init__(self, room: Room, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._room = room
        self._coalition, self._laptop, self._recovery = CoalitionStep(room), LaptopStep(room), RecoveryStep(room)
        self._steps: list[Step] = [self._coalition, self._laptop, self._recovery]
        self._done: _Done | None = None
        self._works = False
        self._at = 0
        self._build()

    def _build(self) -> None:
        self._back = back_link("")
        self._back.clicked.connect(self.go_back)
        self._title = page_title("")
        self._way = Steps("", len(self._steps))
        self._card = Card(padding=24)
        for step in self._steps:
            self._card.body.addWidget(step)
        self._bar = Bar("", LOADING_BAR)
        self._bar.setRange(0, 0)
        self._bar.hide()
        self._next = Button("", Kind.PRIMARY, BAR)
        self._next.setObjectName(ACTION_ROW)
        self._next.clicked.connect(self.go_on)
        self._foot = QHBoxLayout()
        self._foot.addStretch(1)
        self._foot.addWidget(self._next)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._title)
        self._column.addWidget(self._way)
        self._column.addWidget(ScrollArea(Column(self._card, None)), 1)
        self._column.addWidget(self._bar)
        self._column.addLayout(self._foot)
        self._inside = inside
        middle = QHBoxLayout(self)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addStretch(1)
        middle.addWidget(inside)
        middle.addStretch(1)

    def begin(self) -> None:
        """Show the step that one was at."""
        self._show_step(self._at)

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        for step in self._steps:
            step.retranslate()
        if self._done is not None:
            self._done.retranslate()
        self._say()

    def go_on(self) -> None:
        """Go to the next step if nothing is wrong with this one; after the last, found."""
        at = self._at
        if self._works or at >= len(self._steps) or self._steps[at].problems_shown():
            return
        if at == len(self._steps) - 1:
            self._found()
            return
        if at == 0 and not self._propose_place():
            return
        if at == 1:
            self._recovery.propose(self._code, self._laptop.path)
        self._show_step(at + 1)

    def go_back(self) -> None:
        """Go to the step before, from the first to the first page."""
        at = self._at
        if self._works:
            return
        if 0 < at < len(self._steps):
            self._show_step(at - 1)
        else:
            self.left.emit()

    @property
    def _code(self) -> str:
        return self._coalition.asked().code.strip().lower()

    def _propose_place(self) -> bool:
        try:
            safe = safe_folder(self._room.context.home)
        except AcaError as error:
            self.told.emit(Message(told(error), key="found"))
            return False
        self._laptop.propose(self._code, safe)
        return True

    def _show_step(self, place: int) -> None:
        self._at = place
        for number, step in enumerate(self._steps):
            step.setVisible(number == place)
        self._say()
        if place < len(self._steps):
            self._steps[place].first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self) -> None:
        speech = self._room.speech.now
        at = self._at
        is_done = at >= len(self._steps)
        self._back.setText(speech.say("Back"))
        self._back.setVisible(not is_done)
        self._title.setText(speech.say("Your coalition is founded") if is_done else self._steps[at].title())
        self._way.setValue(min(at + 1, len(self._steps)))
        said = speech.say("Step {step} of {steps}", step=min(at + 1, len(self._steps)), steps=len(self._steps))
        self._way.setAccessibleName(said)
        self._bar.setAccessibleName(speech.say("The coalition is being founded"))
        self._next.setText(
            speech.say("Found the coalition") if at == len(self._steps) - 1 else speech.say("Continue")
        )
        self._next.setVisible(not is_done)

    def _found(self) -> None:
        path, recovery = self._laptop.path, self._recovery.path
        if path is None or recovery is None:
            return
        asked, laptop, passphrase = self._coalition.asked(), self._laptop.name, self._recovery.passphrase
        context, spoken = self._room.context, self._room.speech.now.language

        def work(_progress: Progress) -> Founded:
            return found_workspace(path, context, laptop, asked, recovery, passphrase, spoken)

        self._show_work(works=True)
        self._room.jobs.run(
            self, work, self._on_founded, self._on_failed, lambda: self._show_work(works=False), kind="write"
        )

    def _show_work(self, *, works: bool) -> None:
        self._works = works
        self._bar.setVisible(works)
        self._next.setEnabled(not works)
        self._back.setEnabled(not works)
        self._card.setEnabled(not works)

    def _on_founded(self, founded: Founded) -> None:
        self._done = _Done(self._room, founded)
        self._done.open_asked.connect(lambda: self.opened.emit(founded.workspace))
        self._done.told.connect(self.told)
        self._done.retranslate()
        self._card.body.addWidget(self._done)
        self._show_step(len(self._steps))
        self._done.save.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_failed(self, error: AcaError) -> None:
        self.told.emit(Message(told(error), key="found"))

    @override
    def use_theme(self, theme: Theme) -> None:
        self._inside.setFixedWidth(theme.px(_WIDE))
        self._column.setContentsMargins(0, theme.px(32), 0, theme.px(32))
        self._column.setSpacing(theme.px(16))


class _Done(Column):
    """What was made, what to print, and the way on."""

    open_asked = Signal()
    told = Signal(object)

    def __init__(self, room: Room, founded: Founded) -> None:
        super().__init__(gap=16)
        self._room, self._founded = room, founded
        self._said = Text("", wraps=True)
        self._facts = Column(gap=12)
        self._sheet = section_title("")
        self._sheet_why = Text("", wraps=True)
        self.save = Button("", icon="printer")
        self.save.clicked.connect(self._save_sheet)
        self.open = Button("", Kind.PRIMARY, icon="arrow-right", icon_after=True)
        self.open.clicked.connect(self.open_asked)
        head = Row(Symbol("circle-check", 24, tone="primary", disc=48), self._said)
        head.box.setStretch(1, 1)
        head.box.setAlignment(self._said, Qt.AlignmentFlag.AlignVCenter)
        for widget in (head, self._facts, self._sheet, self._sheet_why, Row(self.save, None, self.open)):
            self.box.addWidget(widget)
        self.box.addStretch(1)

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        speech = self._room.speech.now
        self._said.setText(
            speech.say("The file is made, this laptop is its first coordinator’s, and everything is saved.")
        )
        empty(self._facts.box)
        for label, path in (
            (speech.say("File"), self._founded.workspace),
            (speech.say("Recovery file"), self._founded.recovery),
        ):
            self._facts.box.addWidget(fact(label, str(path)))
        self._sheet.setText(speech.say("A sheet to keep with the recovery file"))
        self._sheet_why.setText(
            speech.say(
                "It says what the file is for, and has lines for where its copies lie. Nothing secret is on it."
            )
        )
        self.save.setText(speech.say("Save the sheet…"))
        self.open.setText(speech.say("Set up the coalition"))

    def _save_sheet(self) -> None:
        from aca_desktop.files import write_new

        folder = self._founded.recovery.parent
        proposed = free_name(folder, f"{self._founded.recovery.stem}.pdf")
        path = choosing.file_to_save(self, self.save.words(), "PDF (*.pdf)", proposed, ".pdf")
        if path is None:
            return
        sheet = self._founded.sheet
        self._room.jobs.run(
            self, lambda _progress: write_new(path, sheet), lambda _nothing: self._on_saved(path), self._on_failed
        )

    def _on_saved(self, path: Path) -> None:
        def show() -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

        def words(speech: Speech) -> str:
            return speech.say("The sheet is saved as {name}. Print it now.", name=path.name)

        opens = Action(lambda speech: speech.say("Open to print"), show)
        self.told.emit(Message(words, Tone.GOOD, (opens,), key="sheet"))

    def _on_failed(self, error: AcaError) -> None:
        self.told.emit(Message(told(error), key="sheet"))
