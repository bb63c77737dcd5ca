"""The signer's copy: saved on a stick or in the table's folder, printed after a look, sent later by e-mail.

Sticks and printers can hang for minutes: they have workers of their own, so that nobody's signing waits for them.
Each handing-over is told (`given`) when the copy is there, never before.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from aca_desktop.errors import AcaError
from aca_desktop.i18n import Speech
from aca_desktop.ui.background import Jobs
from aca_desktop.ui.parts.rows import Column
from aca_desktop.ui.parts.text import Text
from aca_desktop.ui.table.covers.sticks import Stick, sticks
from aca_desktop.ui.table.steps.columns import Columns
from aca_desktop.ui.table.steps.controls import INSIDE, TableButton
from aca_desktop.ui.theme.type import SIGNING
from aca_desktop.ui.troubles import sentence

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from aca_desktop.services.papers.papers import Paper
    from aca_desktop.services.signing.handing_over import Way
    from aca_desktop.services.workspace.workspaces import Workspace
    from aca_desktop.ui.background import Progress
    from aca_desktop.ui.session import Session

_LOOK_AGAIN = 1_500


class Outside(QObject):
    """The workers for what lies outside the laptop: one for sticks, one for the printer."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sticks = Jobs(self, may_hang=True)
        self.printer = Jobs(self, may_hang=True)

    def close(self) -> None:
        """End, without waiting for what hangs."""
        self.sticks.close()
        self.printer.close()


class Copies(Column):
    """`preview_asked`: the paper is to be looked at and printed. `choice_asked`: one of these sticks is wanted."""

    preview_asked = Signal()
    choice_asked = Signal(object)

    def __init__(self, session: "Session", outside: Outside) -> None:
        super().__init__(gap=12)
        self._session, self._outside = session, outside
        self._speech = Speech("en")
        self._signed, self._email = "", ""
        self._folder: Path | None = None
        self._paper: Paper | None = None
        self._failed: AcaError | None = None
        self._after: str | None = None
        self._sticks: list[Stick] = []
        self._saved = self._later = False
        self._printed = ""
        self._trouble: AcaError | None = None
        self._printing = False
        self._title = Text("", SIGNING.strong)
        self.save = TableButton(size=INSIDE, icon="usb", fills=True)
        self.print = TableButton(size=INSIDE, icon="printer", fills=True)
        self.later = TableButton(size=INSIDE, icon="clock", fills=True)
        self._said = Text("", SIGNING, "quiet", wraps=True)
        self.save.clicked.connect(self._on_save)
        self.print.clicked.connect(self._on_print)
        self.later.clicked.connect(self._on_later)
        self._again = QTimer(self, interval=_LOOK_AGAIN)
        self._again.timeout.connect(self.look_for_sticks)
        buttons = Columns(340, self.save, self.print, self.later, gap=16, below=12, most=3)
        for widget in (self._title, buttons, self._said):
            self.box.addWidget(widget)

    @property
    def paper(self) -> "Paper | None":
        """The sealed paper, None while it is being made or if it could not be."""
        return self._paper

    def keep_in(self, folder: Path | None) -> None:
        """Keep each paper in this folder of staff's too, None in none."""
        self._folder = folder

    def offer(self, ways: "Sequence[Way]") -> None:
        """Offer copies in these ways."""
        for way, button in (("file", self.save), ("paper", self.print), ("email", self.later)):
            button.setVisible(way in ways)
        self._title.setVisible(bool(ways))

    def get_ready(self) -> None:
        """Let the first guest's paper be made as quickly as the next ones'."""

        def work(_workspace: "Workspace", _progress: "Progress") -> None:
            from aca_desktop.services.papers.papers import get_ready

            get_ready()
            Speech("en").day(date(2026, 1, 1))  # which reads how dates are written

        self._session.read(self, work, lambda _nothing: None)

    def begin(self, signed: str, email: str) -> None:
        """Offer copies of a signature's paper, by its entry's id."""
        self.wipe()
        self._signed, self._email = signed, email
        self._say()

    def make(self) -> None:
        """Make the paper, beside the window."""
        signed = self._signed
        if not signed:
            return
        self._again.start()
        self.look_for_sticks()

        def work(workspace: "Workspace", _progress: "Progress") -> "Paper":
            from aca_desktop.services.papers.papers import declaration_pdf

            return declaration_pdf(workspace, signed)

        def done(paper: "Paper") -> None:
            self._lay_by(paper, signed)
            if self._signed == signed:
                self._paper = paper
                self._say()
                self._go_on()

        def failed(error: AcaError) -> None:
            if self._signed == signed:
                self._failed = error
                self._say()

        self._session.read(self, work, done, failed)

    def _lay_by(self, paper: "Paper", signed: str) -> None:
        """Keep the paper in staff's folder, if there is one; until it is there, it is due."""
        folder, session = self._folder, self._session

        def settle(workspace: "Workspace", _progress: "Progress") -> None:
            from aca_desktop.services.signing.papers_due import settle

            settle(workspace, signed)

        def there(_nothing: None) -> None:
            if session.is_open:
                session.write(session, "", settle, failed=lambda _error: None, quiet=True)

        def work(_progress: "Progress") -> None:
            from aca_desktop.services.signing.papers_folder import archive

            archive(paper, folder)

        if folder is None:
            there(None)
        else:
            self._outside.sticks.run(self, work, there, lambda _error: None, kind="write")

    def rest(self) -> None:
        """Look for sticks no more."""
        self._again.stop()

    def wipe(self) -> None:
        """Forget the signature and its paper."""
        self.rest()
        self._signed, self._email = "", ""
        self._paper = self._failed = self._trouble = self._after = None
        self._saved = self._later = False
        self._printed = ""
        self._say()

    def look_for_sticks(self) -> None:
        """See which sticks are plugged in."""

        def done(found: list[Stick]) -> None:
            if found != self._sticks:
                self._sticks = found
                self._say()

        self._outside.sticks.run(self, lambda _progress: sticks(), done)

    # what is asked

    def _go_on(self) -> None:
        """Do what was asked while the paper was being made."""
        after, self._after = self._after, None
        if after == "save":
            self._on_save()
        elif after == "print":
            self._on_print()

    def _on_save(self) -> None:
        if self._paper is None:
            self._after = "save"
            self._say()
        elif len(self._sticks) > 1:
            self.choice_asked.emit(self._sticks)
        elif self._sticks:
            self.save_into(self._sticks[0].folder)
        else:
            self.look_for_sticks()

    def save_into(self, folder: Path) -> None:
        """Save the paper into a folder that is there."""
        paper, signed = self._paper, self._signed
        if paper is None:
            return

        def work(_progress: "Progress") -> Path:
            from aca_desktop.services.papers.papers import write_into

            return write_into(paper, folder)

        def done(_path: Path) -> None:
            self._record(signed, "file")
            if self._signed == signed:
                self._saved, self._trouble = True, None
                self._say()

        def failed(error: AcaError) -> None:
            if self._signed == signed:
                self._trouble = error
                self._say()

        self._outside.sticks.run(self, work, done, failed, kind="write")

    def _on_print(self) -> None:
        if self._paper is None:
            self._after = "print"
            self._say()
        else:
            self.preview_asked.emit()

    def print_on(self, printer: "QPrinter | None") -> None:
        """Print the paper; None is the laptop's usual printer."""
        paper, signed = self._paper, self._signed
        chosen = printer or usual_printer()
        if paper is None or self._printing:
            return
        if chosen is None:
            self._printed = "none"
            self._say()
            return
        chosen.setDocName(paper.name)
        self._printing, self._printed = True, "prints"
        data = paper.data

        def work(progress: "Progress") -> int:
            from aca_desktop.ui.printing import draw

            return draw(data, chosen, progress)

        def done(_pages: int) -> None:
            self._record(signed, "paper")
            if self._signed == signed:
                self._printed = "printed"

        def ended() -> None:
            self._printing = False
            self._say()

        self._outside.printer.run(self, work, done, lambda _error: None, ended, kind="bulk")
        self._say()

    def _on_later(self) -> None:
        self._later = True
        self._say()

    def _record(self, signed: str, way: "Way") -> None:
        def work(workspace: "Workspace", _progress: "Progress") -> None:
            from aca_desktop.services.signing.handing_over import record_copy

            record_copy(workspace, signed, way)

        self._session.write(self, "", work, failed=lambda _error: None)

    # words

    def retranslate(self, speech: Speech) -> None:
        """Say everything in the guest's language."""
        self._speech = speech
        self._title.setText(speech.say("How would you like your copy?"))
        self._say()

    def _say(self) -> None:
        say = self._speech.say
        waits = self._paper is None and self._failed is None
        if self._saved:
            self.save.setText(say("Saved"))
        elif not self._sticks:
            self.save.setText(say("Plug in a USB stick"))
        elif self._after == "save" and waits:
            self.save.setText(say("One moment…"))
        else:
            self.save.setText(say("Save to USB"))
        self.save.set_icon("check" if self._saved else "usb")
        self.save.setEnabled(bool(self._sticks) and self._failed is None and not self._saved)
        words = {"prints": say("Printing…"), "printed": say("Printed"), "none": say("No printer here")}
        self.print.setText(
            words.get(self._printed, say("One moment…") if self._after == "print" else say("Print"))
        )
        self.print.set_icon("check" if self._printed == "printed" else "printer")
        self.print.setEnabled(self._failed is None and not self._printing and self._printed != "none")
        self.later.setText(say("You will receive it") if self._later else say("Receive it later"))
        self.later.set_icon("check" if self._later else "clock")
        self.later.setEnabled(bool(self._email) and not self._later)
        self._say_below()

    def _say_below(self) -> None:
        say = self._speech.say
        words = ""
        if self._failed is not None:
            words = say("Your signature is safe. The staff will make your copy later.")
        elif self._trouble is not None:
            words = sentence(self._speech, self._trouble)
        elif self._later:
            words = say("It will be sent to {address}.", address=self._email)
        elif not self._email and self._signed and not self.later.isHidden():
            words = say("You gave no e-mail address, so nothing can be sent later.")
        self._said.setText(words)
        self._said.setVisible(bool(words))

    def set_large(self, large: bool) -> None:
        """Use the measures for large text, or the usual ones."""
        for button in (self.save, self.print, self.later):
            button.set_large(large)


def usual_printer() -> "QPrinter | None":
    """Return the printer that the laptop prints on usually, None if it has none."""
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    usual = QPrinterInfo.defaultPrinter()
    return None if usual.isNull() else QPrinter(usual, QPrinter.PrinterMode.HighResolution)
