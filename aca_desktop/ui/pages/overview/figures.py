"""The counts of the overview, each a button into the list that it counts."""

from typing import TYPE_CHECKING, override

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aca_desktop.i18n import Speech, mark
from aca_desktop.ui.pages.wanted import WantedOrganisations
from aca_desktop.ui.parts.cards import FigureCard
from aca_desktop.ui.theme.look import Dressed, Look

if TYPE_CHECKING:
    from aca_desktop.services.overview import Overview

_CARDS: tuple[tuple[str, str, str, str], ...] = (
    ("signatories", mark("Signatories"), "users", ""),
    ("today", mark("Signed today"), "pen-line", ""),
    ("to-review", mark("To review"), "clipboard-check", mark("Review")),
    ("conflicts", mark("Conflicts"), "git-compare", mark("Resolve")),
    ("expected", mark("Expected"), "clock", ""),
)

_LEADS = {
    "signatories": WantedOrganisations(("approved", "signed")),
    "to-review": WantedOrganisations(("signed",)),
    "conflicts": WantedOrganisations(contradicting=True),
    "expected": WantedOrganisations(("expected",)),
}


class Figures(Dressed, QWidget):
    """Five numbers side by side; those that wait for somebody are in sun."""

    page_asked = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._speech = Speech("en")
        self._numbers: dict[str, int] = {}
        self._cards = {name: FigureCard("", "", icon) for name, _words, icon, _action in _CARDS}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for name, card in self._cards.items():
            card.clicked.connect(lambda _on=False, name=name: self._lead(name))
            self._row.addWidget(card, 1)

    def show_overview(self, found: "Overview") -> None:
        """Show other numbers."""
        statuses = found.statuses
        self._numbers = {
            "signatories": found.signatories,
            "today": found.today,
            "to-review": statuses.get("signed", 0),
            "conflicts": found.contradicting,
            "expected": statuses.get("expected", 0),
        }
        self._tell()

    def retranslate(self, speech: Speech) -> None:
        """Say everything in the language of now."""
        self._speech = speech
        self._tell()

    def _tell(self) -> None:
        speech = self._speech
        for name, words, _icon, action in _CARDS:
            count = self._numbers.get(name, 0)
            does = speech.say(action) if action and count else ""
            self._cards[name].tell(speech.number(count), speech.say(words), action=does)

    def _lead(self, name: str) -> None:
        if name == "today":
            self.page_asked.emit("signing", None)
        else:
            self.page_asked.emit("organisations", _LEADS[name])

    @override
    def dress(self, look: Look) -> None:
        self._row.setSpacing(look.px(16))
