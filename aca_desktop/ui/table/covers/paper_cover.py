"""The paper as it will be printed, and the way to print it. Knows not how papers are made."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from aca_desktop.i18n import Speech
from aca_desktop.ui.parts.buttons import Kind
from aca_desktop.ui.parts.rows import Column, Row
from aca_desktop.ui.table.steps.controls import FOOT, TableButton

if TYPE_CHECKING:
    from aca_desktop.services.papers.papers import Paper
    from aca_desktop.ui.pages.pdf_view import PdfView


class PaperCover(Column):
    """`print_asked`: print it. `back_asked`: it was looked at."""

    print_asked = Signal()
    back_asked = Signal()

    def __init__(self) -> None:
        super().__init__(gap=16, margins=(48, 24, 48, 16))
        self._view: PdfView | None = None
        self._speech = Speech("en")
        self.back = TableButton(size=FOOT, icon="arrow-left")
        self.print = TableButton(kind=Kind.PRIMARY, size=FOOT, icon="printer")
        self.back.clicked.connect(self.back_asked)
        self.print.clicked.connect(self.print_asked)
        self._foot = Row(self.back, None, self.print)
        self.box.addWidget(self._foot)

    def show_paper(self, paper: "Paper") -> None:
        """Show a paper."""
        from aca_desktop.ui.pages.pdf_view import PdfView

        if self._view is None:
            self._view = PdfView(self)
            self.box.insertWidget(0, self._view, 1)
        self._view.setAccessibleName(self._speech.say("Pages of the paper"))
        self._view.show_pdf(paper.data, self._speech)

    def wipe(self) -> None:
        """Forget the paper."""
        if self._view is not None:
            self._view.show_pdf(b"", self._speech)

    def begin(self) -> None:
        """Let the keyboard be at the way to print."""
        self.print.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self, speech: Speech) -> None:
        """Say everything in the guest's language."""
        self._speech = speech
        self.back.setText(speech.say("Back"))
        self.print.setText(speech.say("Print"))

    def set_large(self, large: bool) -> None:
        """Use the measures for large text, or the usual ones."""
        self.back.set_large(large)
        self.print.set_large(large)
