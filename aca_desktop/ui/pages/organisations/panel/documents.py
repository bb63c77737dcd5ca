"""An organisation's papers: each signature's declaration, opened to be looked at, saved, printed."""

from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from aca_desktop.paths import persons
from aca_desktop.services.papers.papers import declaration_pdf
from aca_desktop.ui.pages.organisations.panel.organisation_part import OrganisationPart
from aca_desktop.ui.pages.organisations.panel.signature_words import method_words, signer_words
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.pages.paper_pane import PaperPane
from aca_desktop.ui.parts.buttons import SMALL_SIZE, Button
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.dialogs import Dialog
from aca_desktop.ui.parts.empty import EmptyState
from aca_desktop.ui.parts.rows import Row
from aca_desktop.ui.parts.text import Text, quiet
from aca_desktop.ui.theme.type import BODY

if TYPE_CHECKING:
    from aca_desktop.services.organisations.organisations import SignatureShown
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


class DocumentsPart(OrganisationPart):
    """A paper is made in the worker each time it is wanted: the same signature gives the same file."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.cards: list[Card] = []
        self._made_now: set[str] = set()
        self._nothing = EmptyState("", "file-text")
        self.box.addWidget(self._nothing)
        self.box.addStretch(1)

    @override
    def refresh(self) -> None:
        for card in self.cards:
            self.box.removeWidget(card)
            card.hide()
            card.deleteLater()
        shown = [] if self.detail is None else [*reversed(self.detail.signatures)]
        self.cards = [self._card(one) for one in shown]
        for place, card in enumerate(self.cards):
            self.box.insertWidget(place, card)
        self._nothing.setVisible(not shown)

    @override
    def retranslate(self) -> None:
        self._nothing.set_sentence(self.speech.say("There is a paper when somebody has signed."))
        self.refresh()

    def _card(self, shown: "SignatureShown") -> Card:
        speech, read = self.speech, shown.read
        card = Card(gap=4)
        card.body.addWidget(Text(speech.say("Signed declaration"), BODY.strong))
        card.body.addWidget(quiet(signer_words(read, speech)))
        card.body.addWidget(quiet(method_words(read, speech), wraps=True))
        button = Button(speech.say("Preview, save, print…"), size=SMALL_SIZE, icon="eye")
        button.clicked.connect(lambda: self._make(read.entry.id))
        card.body.addWidget(Row(button, None, margins=(0, 4, 0, 0)))
        return card

    def _make(self, signature: str) -> None:
        """Make the paper of a signature beside the window, and show it; pressed twice, it is made once."""
        session = self.session
        if session is None or not session.is_open or signature in self._made_now:
            return
        self._made_now.add(signature)

        def ended() -> None:
            self._made_now.discard(signature)

        session.read(
            self,
            lambda workspace, _progress: declaration_pdf(workspace, signature),
            self._preview,
            self._tell_trouble,
            ended,
            name=self.speech.say("Making a paper"),
        )

    def _preview(self, paper: "Paper") -> None:

        dialog = PaperDialog(paper, self.room, self.window())
        dialog.told.connect(self.told)
        dialog.show()
