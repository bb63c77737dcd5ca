"""A paper in a window of its own beside the first one, which Escape closes."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from aca_desktop.paths import persons
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.pages.paper_pane import PaperPane
from aca_desktop.ui.parts.dialogs import Dialog

if TYPE_CHECKING:
    from aca_desktop.services.papers.papers import Paper

_WIDE, _HIGH = 800, 560


class PaperDialog(Dialog):
    """The paper with its ways to save and print it; `told` has a Message for the window behind."""

    told = Signal(object)

    def __init__(self, paper: "Paper", room: Room, parent: QWidget) -> None:
        speech = room.speech.now
        super().__init__(speech.say("Signed declaration"), parent, width=_WIDE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.pane = PaperPane(room)
        self.pane.retranslate()
        self.pane.setMinimumHeight(self.theme().px(_HIGH))
        self.pane.told.connect(self.told)
        self.pane.show_paper(paper, paper.name, sealed=True, folder=persons())
        self.finished.connect(self.pane.clear)  # a PDF is let go before its view is
        self.body.addWidget(self.pane, 1)
        self.add_way_out(speech.say("Close"))
