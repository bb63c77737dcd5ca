"""The counts of the overview, each a button into the list that it counts."""

from typing import TYPE_CHECKING, override

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aca_desktop.i18n import Speech, mark
from aca_desktop.ui.pages.wanted import WantedOrganisations
from aca_desktop.ui.parts.cards import FigureCard
from aca_desktop.ui.theme.theme import Theme, ThemedWidget

if TYPE_CHECKING:
    from aca_desktop.services.figures.overview import Overview

_CARDS: tuple[tuple[str, str, str, str], ...] = (
    ("signatories", mark("Signatories"), "users", ""),
    ("today", mark("Signed today"), "pen-line", ""),
    ("to-review", mark("To review"), "clipboard-check", mark("Review")),
    ("conflicts", mark("Conflicts"), "git-compare", mark("Resolve")),
    ("laptops", mark("Laptops to come"), "laptop", ""),
)

_LEADS = {
    "signatories": WantedOrganisations(("approved", "signed")),
    "to-review": WantedOrganisations(("signed",)),
    "conflicts": WantedOrganisations(contradicting=True),
}


class Figures(ThemedWidget, QWidget):
    """Five numbers side by side; those that wait for somebody are in sun."""

    page_asked = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._speech = Speech("en")
        self._numbers: dict[str, int] = {}
        self._laptops = 0
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
            "laptops": found.laptops_to_come,
        }
        self._laptops = found.laptops
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
            self._cards[name].tell(self._figure(name), speech.say(words), action=does)

    def _figure(self, name: str) -> str:
        """Return a number as it is written; until it is known, that it is being counted."""
        count, speech = self._numbers.get(name), self._speech
        if count is None:
            return "…"
        if name == "laptops" and self._laptops:
            return speech.say("{some} of {all}", some=speech.number(count), all=speech.number(self._laptops))
        return speech.number(count)

    def _lead(self, name: str) -> None:
        if name in ("today", "laptops"):
            self.page_asked.emit("signing" if name == "today" else name, None)
        else:
            self.page_asked.emit("organisations", _LEADS[name])

    @override
    def use_theme(self, theme: Theme) -> None:
        self._row.setSpacing(theme.px(16))
