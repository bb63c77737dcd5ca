"""A paper that was made: its name, its pages, and what can be done with it. Knows not how papers are made.

Saving writes a new file and says so; printing and showing its folder are the system's.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from aca_desktop.errors import AcaError
from aca_desktop.i18n import Speech
from aca_desktop.paths import persons
from aca_desktop.ui import choosing
from aca_desktop.ui.background import Progress
from aca_desktop.ui.frame.messages import Action, Message
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.parts.buttons import Button, Kind, icon_button
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.chips import Chip
from aca_desktop.ui.parts.empty import EmptyState
from aca_desktop.ui.parts.progress import LOADING_BAR
from aca_desktop.ui.parts.progress import Progress as Bar
from aca_desktop.ui.parts.rows import Column, Row, Rule
from aca_desktop.ui.parts.text import Text
from aca_desktop.ui.parts.tone import Tone
from aca_desktop.ui.theme.theme import Theme
from aca_desktop.ui.theme.type import BODY
from aca_desktop.ui.troubles import told

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from aca_desktop.services.papers.papers import Paper
    from aca_desktop.ui.pages.pdf_view import PdfView

SAVED, PRINTED = "paper", "printed"


class PaperPane(Card):
    """Shows a paper. `told` has a Message for the window; `saved` tells where the paper lies now."""

    told = Signal(object)
    saved = Signal(object)

    def __init__(self, room: Room, icon: str = "file-text", *, primary: bool = True) -> None:
        super().__init__(padding=0, gap=0)
        self.room = room
        self._paper: Paper | None = None
        self._view: PdfView | None = None
        self._folder: Path | None = None
        self._path: Path | None = None
        self._build(icon, primary=primary)
        self.clear()

    def _build(self, icon: str, *, primary: bool) -> None:
        self._name = Text("", BODY.strong)
        self._sealed = Chip("", Tone.GOOD, icon="shield-check")
        self.print = Button("", icon="printer", keys="Ctrl+P")
        self.reveal = Button("", icon="folder-open")
        self.save = Button("", Kind.PRIMARY if primary else Kind.SECONDARY, icon="save", keys="Ctrl+S")
        self.print.clicked.connect(self._print)
        self.reveal.clicked.connect(self._reveal)
        self.save.clicked.connect(self._save)
        named = Column(None, self._name, Row(self._sealed, None), None, gap=2)
        head = Row(named, self.print, self.reveal, self.save, gap=12, margins=(16, 10, 16, 10))
        head.box.setStretch(0, 1)
        self._head, self._rule = head, Rule()
        self._bar = Bar("", LOADING_BAR)
        self._bar.setRange(0, 0)
        self._empty = EmptyState("", icon)
        self._larger, self._smaller = (
            icon_button("plus", "", kind=Kind.SECONDARY),
            icon_button("minus", "", kind=Kind.SECONDARY),
        )
        self._fit = Button("", Kind.TEXT)
        self._larger.clicked.connect(lambda: self._enlarge(1))
        self._smaller.clicked.connect(lambda: self._enlarge(-1))
        self._fit.clicked.connect(lambda: self._view.fit() if self._view else None)
        self._zoom = Column(self._larger, self._smaller, self._fit, None, gap=8, margins=(8, 12, 12, 12))
        self._zoom.box.setAlignment(self._larger, Qt.AlignmentFlag.AlignHCenter)
        self._zoom.box.setAlignment(self._smaller, Qt.AlignmentFlag.AlignHCenter)
        self._body = _Desk(self._empty, self._zoom)
        self._body.box.setStretch(0, 1)
        for widget in (head, self._rule, self._bar):
            self.body.addWidget(widget)
        self.body.addWidget(self._body, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    # what is shown

    @property
    def paper(self) -> "Paper | None":
        """The paper that is shown."""
        return self._paper

    @property
    def words(self) -> str:
        """What the pages say."""
        return self._view.words() if self._view is not None and self._paper is not None else ""

    def show_paper(self, paper: "Paper", title: str, *, sealed: bool, folder: Path) -> None:
        """Show a paper under a title; `folder` is where it is proposed to be saved."""
        self._paper, self._folder, self._path = paper, folder, None
        self._bar.hide()
        self._empty.hide()
        view = self._pdf_view()
        view.show()
        view.show_pdf(paper.data, self.room.speech.now)
        self._name.setText(title)
        self._sealed.setVisible(sealed)
        self._set_shown(shown=True)

    def show_making(self) -> None:
        """Show that a paper is being made."""
        self.clear()
        self._bar.show()

    def show_sentence(self, sentence: str) -> None:
        """Say why there is no paper."""
        self.clear()
        self._empty.set_sentence(sentence)

    def clear(self) -> None:
        """Show nothing, and hold nothing of the paper before."""
        self._paper = self._path = None
        if self._view is not None:
            self._view.show_pdf(b"", self.room.speech.now)
            self._view.hide()
        self._name.setText("")
        self._bar.hide()
        self._empty.set_sentence("")
        self._empty.show()
        self._set_shown(shown=False)

    def _set_shown(self, *, shown: bool) -> None:
        for widget in (self._head, self._rule, self._zoom):
            widget.setVisible(shown)
        self._body.set_covered(shown)
        self.reveal.setVisible(self._path is not None)

    def _pdf_view(self) -> "PdfView":
        from aca_desktop.ui.pages.pdf_view import PdfView

        if self._view is None:
            self._view = PdfView(self)
            self._view.setAccessibleName(self.room.speech.now.say("Pages of the paper"))
            self._body.box.insertWidget(0, self._view, 1)
        return self._view

    def _enlarge(self, steps: int) -> None:
        if self._view is not None:
            self._view.enlarge(steps)

    # what is done with it

    def _save(self) -> None:
        paper, speech = self._paper, self.room.speech.now
        if paper is None:
            return
        words = speech.say("Save the paper")
        proposed = (self._folder or persons()) / paper.name
        path = choosing.file_to_save(self, words, "PDF (*.pdf)", proposed, ".pdf")
        if path is not None:
            self.save_to(path)

    def save_to(self, path: Path) -> None:
        """Write the paper into a new file, beside the window."""
        paper = self._paper
        if paper is None:
            return

        def work(_progress: Progress) -> Path:
            from aca_desktop.services.papers.papers import write_with_data

            return write_with_data(paper, path, path).path

        def done(written: Path) -> None:
            if self._paper is paper:
                self._path = written
                self.reveal.show()
            actions = (Action(lambda speech: speech.say("Show folder"), lambda: show_folder(written)),)
            self.told.emit(
                Message(
                    lambda speech: speech.say("Saved as {name}.", name=written.name), Tone.GOOD, actions, key=SAVED
                )
            )
            self.saved.emit(written)

        def failed(error: AcaError) -> None:
            another = Action(lambda speech: speech.say("Choose another name…"), self._save)
            self.told.emit(Message(told(error), actions=(another,), key=SAVED))

        self.room.jobs.run(self, work, done, failed, name=path.name, kind="write")

    def _reveal(self) -> None:
        if self._path is not None:
            show_folder(self._path)

    def _print(self) -> None:
        from aca_desktop.ui.printing import chosen_printer

        if self._paper is not None:
            printer = chosen_printer(self.window(), self._paper.name)
            if printer is not None:
                self.print_on(printer)

    def print_on(self, printer: "QPrinter") -> None:
        """Print the paper, its pages drawn beside the window."""
        paper = self._paper
        if paper is None:
            return
        data, name = paper.data, paper.name

        def work(progress: Progress) -> int:
            from aca_desktop.ui.printing import draw

            return draw(data, printer, progress)

        def done(pages: int) -> None:
            def words(speech: Speech) -> str:
                return speech.say_count(
                    "{count} page went to the printer.", "{count} pages went to the printer.", pages
                )

            self.told.emit(Message(words, Tone.GOOD, key=PRINTED))

        self.room.jobs.run(self, work, done, name=name, kind="bulk")

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        speech = self.room.speech.now
        self._sealed.tell(speech.say("Sealed"), Tone.GOOD, icon="shield-check")
        self.print.setText(speech.say("Print"))
        self.reveal.setText(speech.say("Show folder"))
        self.save.setText(speech.say("Save as…"))
        self._bar.setAccessibleName(speech.say("The paper is being made"))
        self._larger.setText(speech.say("Larger"))
        self._smaller.setText(speech.say("Smaller"))
        self._fit.setText(speech.say("Fit"))
        if self._view is not None:
            self._view.setAccessibleName(speech.say("Pages of the paper"))

    @override
    def use_theme(self, theme: Theme) -> None:
        super().use_theme(theme)
        self._sealed.setMaximumHeight(theme.px(20))


def show_folder(path: Path, opener: Callable[[QUrl], object] = QDesktopServices.openUrl) -> None:
    """Show a file's folder in the system's file manager."""
    opener(QUrl.fromLocalFile(str(path if path.is_dir() else path.parent)))


class _Desk(Row):
    """What a paper lies on, its buttons beside it."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__(*widgets, gap=0)
        self._is_covered = False

    def set_covered(self, covered: bool) -> None:
        """Show that a paper lies here, or none."""
        self._is_covered = covered
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._is_covered:
            with QPainter(self) as painter:
                painter.fillRect(self.rect(), self.theme().tokens.track)
