"""Two records that may be one organisation, side by side: why they may be, where they differ, where they agree."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent

from aca_desktop.i18n import Speech
from aca_desktop.sentences.duplicates import contradiction, why
from aca_desktop.ui.pages.organisations.merging.record_card import RecordCard, equal_fields
from aca_desktop.ui.pages.organisations.panel.field_words import field_words
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.messages import MessageBar
from aca_desktop.ui.parts.rows import Column, Row
from aca_desktop.ui.parts.scrolling import ScrollArea
from aca_desktop.ui.parts.text import Text, quiet
from aca_desktop.ui.parts.tone import Tone
from aca_desktop.ui.theme.type import BODY, PAGE_TITLE

if TYPE_CHECKING:
    from aca_desktop.services.coalition.coalitions import Coalition
    from aca_desktop.services.organisations.duplicates import Twin
    from aca_desktop.services.organisations.organisations import OrganisationDetail

    type Records = tuple[OrganisationDetail, OrganisationDetail]

_BELOW_EACH_OTHER = 620
"""How wide the room of two cards must be, in pixels of the design, for them to stand side by side."""


class DuplicatePair(Card):
    """`asked`: all of a record is wanted, by its id."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__(padding=16, gap=8)
        self.cards: list[RecordCard] = []
        self._why, self._question = Text("", BODY, "quiet", wraps=True), Text("", PAGE_TITLE, wraps=True)
        self._contradiction = MessageBar("", Tone.ATTENTION)
        self._both = Row(gap=16)
        self._equal = quiet("", wraps=True)
        inside = Column(self._why, self._question, self._contradiction, self._both, self._equal, None, gap=8)
        self.body.addWidget(ScrollArea(inside))

    def show_pair(
        self, one: "Twin", names: tuple[str, str], records: "Records", coalition: "Coalition", speech: Speech
    ) -> None:
        """Show these two in place of those before."""
        first, second = records
        self._show_cards(
            [
                RecordCard(names[0], names[1], (first, second), coalition, speech),
                RecordCard(names[1], names[0], (second, first), coalition, speech),
            ]
        )
        self._tell(one, records, speech)

    def _show_cards(self, cards: Sequence[RecordCard]) -> None:
        for card in self.cards:
            self._both.box.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [*cards]
        for card in cards:
            card.asked.connect(self.asked)
            self._both.box.addWidget(card, 1)
            card.show()
        self._place_cards()

    def _tell(self, one: "Twin", records: "Records", speech: Speech) -> None:
        words = why(speech, one)
        self._why.setText(words[:1].upper() + words[1:])
        self._why.setVisible(bool(words))
        self._question.setText(speech.say("One organisation or two?"))
        self._contradiction.setVisible(one.contradicted)
        self._contradiction.tell(contradiction(speech, one), Tone.ATTENTION)
        equal = [field_words(name, speech) for name in equal_fields(*records)]
        self._equal.setText(speech.say("The same in both: {fields}", fields=speech.enumerate(equal)))
        self._equal.setVisible(bool(equal))

    def _place_cards(self) -> None:
        """Put the cards side by side where there is room for both, else below each other."""
        across = self._both.width() >= self.theme().px(_BELOW_EACH_OTHER)
        direction = self._both.box.Direction.LeftToRight if across else self._both.box.Direction.TopToBottom
        self._both.box.setDirection(direction)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_cards()
