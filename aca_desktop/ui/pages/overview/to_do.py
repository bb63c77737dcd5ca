"""What waits for somebody, the most urgent first, each line a way into its list."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from aca_desktop.i18n import Speech
from aca_desktop.ui.pages.wanted import WantedOrganisations
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.row_buttons import RowButton
from aca_desktop.ui.parts.rows import Row
from aca_desktop.ui.parts.symbols import Symbol
from aca_desktop.ui.parts.text import Text, section_title
from aca_desktop.ui.theme.type import BODY

if TYPE_CHECKING:
    from aca_desktop.services.overview import Overview

_LINES: dict[str, tuple[str, str, object]] = {
    "review": ("clipboard-check", "organisations", WantedOrganisations(("signed",))),
    "conflicts": ("git-compare", "organisations", WantedOrganisations(contradicting=True)),
    "others": ("git-compare", "laptops", None),
    "provisional": ("stamp", "organisations", WantedOrganisations(("provisional",))),
    "drafts": ("file-pen-line", "coalition", "declarations"),
    "expected": ("clock", "organisations", WantedOrganisations(("expected",))),
}
"""By name: the icon, the page that the line leads to, and what is shown there."""


class ToDoCard(Card):
    """Only what is there to do has a line."""

    page_asked = Signal(str, object)

    def __init__(self) -> None:
        super().__init__(padding=0, gap=0)
        self._speech = Speech("en")
        self._counts: dict[str, int] = {}
        self._title = section_title("")
        self._nothing = Text("", BODY, "quiet", wraps=True)
        self._done = Row(Symbol("circle-check", 20, tone="primary"), self._nothing, margins=(16, 4, 16, 16))
        self._done.box.setStretch(1, 1)
        self._lines = {name: RowButton("", icon, lined=True) for name, (icon, _page, _what) in _LINES.items()}
        self.body.addWidget(Row(self._title, margins=(16, 16, 16, 12)))
        self.body.addWidget(self._done, 0, Qt.AlignmentFlag.AlignTop)
        for name, line in self._lines.items():
            line.clicked.connect(lambda _on=False, name=name: self._lead(name))
            self.body.addWidget(line)
        self.body.addStretch(1)

    def show_overview(self, found: "Overview") -> None:
        """Show what waits now."""
        statuses = found.statuses
        self._counts = {
            "review": statuses.get("signed", 0),
            "conflicts": found.contradicting,
            "others": found.other_conflicts,
            "provisional": statuses.get("provisional", 0),
            "drafts": found.drafts,
            "expected": statuses.get("expected", 0),
        }
        self._tell()

    def retranslate(self, speech: Speech) -> None:
        """Say everything in the language of now."""
        self._speech = speech
        self._title.setText(speech.say("To do first"))
        self._nothing.setText(speech.say("Nothing is waiting."))
        self._tell()

    def _tell(self) -> None:
        for name, line in self._lines.items():
            count = self._counts.get(name, 0)
            line.setVisible(bool(count))
            line.tell(_words(name, count, self._speech))
        self._done.setVisible(not any(self._counts.values()))

    def _lead(self, name: str) -> None:
        _icon, page, what = _LINES[name]
        self.page_asked.emit(page, what)


def _words(name: str, count: int, speech: Speech) -> str:
    """Return what a line says of so many."""
    if name == "review":
        return speech.say_count("{count} signature to review", "{count} signatures to review", count)
    if name == "conflicts":
        return speech.say_count("{count} organisation in conflict", "{count} organisations in conflict", count)
    if name == "others":
        return speech.say_count("{count} other conflict", "{count} other conflicts", count)
    if name == "provisional":
        return speech.say_count("{count} provisional, to ratify", "{count} provisional, to ratify", count)
    if name == "drafts":
        return speech.say_count("{count} declaration to publish", "{count} declarations to publish", count)
    return speech.say_count("{count} expected, not signed", "{count} expected, not signed", count)
