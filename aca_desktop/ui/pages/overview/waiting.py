"""What waits for somebody besides what the figures say, in one line: each a way into its list."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from aca_desktop.i18n import Speech
from aca_desktop.ui.pages.wanted import WantedOrganisations
from aca_desktop.ui.parts.chips import FilterChip
from aca_desktop.ui.parts.flow import Flow
from aca_desktop.ui.parts.tone import Tone

if TYPE_CHECKING:
    from aca_desktop.services.figures.overview import Overview

_LINES: dict[str, tuple[str, Tone, str, object]] = {
    "others": ("git-compare", Tone.ATTENTION, "laptops", "conflicts"),
    "duplicates": ("copy", Tone.ATTENTION, "organisations", WantedOrganisations(duplicates=True)),
    "provisional": ("stamp", Tone.GOOD, "organisations", WantedOrganisations(("provisional",))),
    "drafts": ("file-pen-line", Tone.GOOD, "coalition", "declarations"),
    "expected": ("clock", Tone.GOOD, "organisations", WantedOrganisations(("expected",))),
}
"""By name: the icon, how urgent it is, the page that it leads to, and what is shown there."""


class Waiting(Flow):
    """Only what is there to do has a chip; hidden where nothing is."""

    page_asked = Signal(str, object)

    def __init__(self) -> None:
        self._chips = {
            name: FilterChip("", icon=icon, tone=tone) for name, (icon, tone, _page, _what) in _LINES.items()
        }
        super().__init__(*self._chips.values(), gap=8)
        self._speech = Speech("en")
        self._counts: dict[str, int] = {}
        for name, chip in self._chips.items():
            chip.clicked.connect(lambda _on=False, name=name: self._lead(name))

    def show_overview(self, found: "Overview") -> None:
        """Show what waits now."""
        statuses = found.statuses
        self._counts = {
            "others": found.other_conflicts,
            "duplicates": found.duplicates,
            "provisional": statuses.get("provisional", 0),
            "drafts": found.drafts,
            "expected": statuses.get("expected", 0),
        }
        self._tell()

    def retranslate(self, speech: Speech) -> None:
        """Say everything in the language of now."""
        self._speech = speech
        self._tell()

    def _tell(self) -> None:
        for name, chip in self._chips.items():
            count = self._counts.get(name, 0)
            chip.setVisible(bool(count))
            chip.tell(_words(name, count, self._speech))
        self.setVisible(any(self._counts.values()))

    def _lead(self, name: str) -> None:
        _icon, _tone, page, what = _LINES[name]
        self.page_asked.emit(page, what)


def _words(name: str, count: int, speech: Speech) -> str:
    """Return what a chip says of so many."""
    if name == "others":
        return speech.say_count("{count} other conflict", "{count} other conflicts", count)
    if name == "duplicates":
        return speech.say_count("{count} pair may be one", "{count} pairs may be one", count)
    if name == "provisional":
        return speech.say_count("{count} provisional, to ratify", "{count} provisional, to ratify", count)
    if name == "drafts":
        return speech.say_count("{count} declaration to publish", "{count} declarations to publish", count)
    return speech.say_count("{count} expected, not signed", "{count} expected, not signed", count)
