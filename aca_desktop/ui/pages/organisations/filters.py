"""The filters above the list, as chips: sector, each status that anybody has, and those in conflict."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from aca_desktop.domain.coalition.sectors import PRESETS, within
from aca_desktop.domain.journal.meaning import OrganisationStatus
from aca_desktop.i18n import Speech
from aca_desktop.services.coalition.sectors import sector_words
from aca_desktop.services.organisations import organisation_list
from aca_desktop.services.organisations.organisation_list import Filter, Standing
from aca_desktop.ui.models.organisation_cells import STATUSES
from aca_desktop.ui.pages.organisations.panel.details import choices
from aca_desktop.ui.parts.buttons import link
from aca_desktop.ui.parts.chips import FilterChip
from aca_desktop.ui.parts.flow import Flow
from aca_desktop.ui.parts.menus import Menu
from aca_desktop.ui.parts.rows import Row

if TYPE_CHECKING:
    from aca_desktop.services.coalition.coalitions import Coalition


class Filters(Row):
    """`changed`: something else is looked for (`wanted`); `cleared`: nothing in particular any more."""

    changed = Signal()
    cleared = Signal()

    def __init__(self) -> None:
        self._sector_chip = FilterChip("")
        self._statuses = {status: FilterChip("") for status in organisation_list.STATUSES}
        self._conflicts = FilterChip("", icon="git-compare")
        self.clear_link = link("")
        flow = Flow(self._sector_chip, *self._statuses.values(), self._conflicts)
        super().__init__(flow, self.clear_link)
        self.box.setStretch(0, 1)
        self._speech = Speech("en")
        self._which: Coalition | None = None
        self._standing = Standing({}, 0)
        self._sector: str | None = None
        self._on: set[OrganisationStatus] = set()
        self._contradicting = False
        self._connect()

    def _connect(self) -> None:
        self._sector_chip.cleared.connect(lambda: self._choose_sector(None))
        for status, chip in self._statuses.items():
            chip.clicked.connect(lambda _on=False, status=status: self._turn(status))
            chip.cleared.connect(lambda status=status: self._turn(status))
        for signal in (self._conflicts.clicked, self._conflicts.cleared):
            signal.connect(self._turn_conflicts)
        self.clear_link.clicked.connect(self.cleared)

    def wanted(self, search: str) -> Filter:
        """Return what is looked for, together with what is typed."""
        sectors: frozenset[str] = frozenset()
        if self._sector is not None:
            own = self._which.record.sectors if self._which is not None else ()
            sectors = within(self._sector, (*own, *PRESETS))
        return Filter(search, frozenset(self._on), sectors, self._contradicting)

    def set_wanted(
        self, statuses: tuple[OrganisationStatus, ...], sector: str | None, *, contradicting: bool
    ) -> None:
        """Look for these, whatever was looked for before."""
        self._on, self._sector, self._contradicting = set(statuses), sector, contradicting
        self._tell()
        self.changed.emit()

    def show_standing(self, coalition: "Coalition | None", standing: Standing) -> None:
        """Show how many there are of each; a status that nobody has needs no chip."""
        self._which, self._standing = coalition, standing
        self._tell()

    def retranslate(self, speech: Speech) -> None:
        """Say everything in the language of now."""
        self._speech = speech
        self.clear_link.setText(speech.say("Clear filters"))
        self._tell()

    def _tell(self) -> None:
        speech, counts = self._speech, self._standing.statuses
        sector = self._sector
        named = sector_words(self._which, sector, speech.language) if self._which is not None and sector else ""
        self._sector_chip.tell(named or speech.say("Sector"))
        self._offer_sectors()
        self._sector_chip.set_on(sector is not None)
        for status, chip in self._statuses.items():
            count = counts.get(status, 0)
            chip.tell(_of_many(speech, status, count), speech.number(count))
            chip.set_on(status in self._on)
            chip.setVisible(count > 0 or status in self._on)
        self._conflicts.tell(speech.say("In conflict"), speech.number(self._standing.contradicting))
        self._conflicts.set_on(self._contradicting)
        self._conflicts.setVisible(self._standing.contradicting > 0 or self._contradicting)
        self.clear_link.setVisible(bool(sector is not None or self._on or self._contradicting))

    def _turn(self, status: OrganisationStatus) -> None:
        self._on ^= {status}
        self._tell()
        self.changed.emit()

    def _turn_conflicts(self) -> None:
        self._contradicting = not self._contradicting
        self._tell()
        self.changed.emit()

    def _choose_sector(self, sector: str | None) -> None:
        self._sector = sector
        self._tell()
        self.changed.emit()

    def _offer_sectors(self) -> None:
        """Have a menu of the coalition's sectors at their chip."""
        before, coalition = self._sector_chip.menu(), self._which
        menu = Menu(self._speech.say("Sector"), self)
        for code, words in choices("sector", self._speech, coalition) if coalition is not None else ():
            menu.add(words, self._chooser(code), chosen=code == self._sector)
        self._sector_chip.setMenu(menu)
        if before is not None:
            before.deleteLater()

    def _chooser(self, code: str) -> Callable[[], None]:
        return lambda: self._choose_sector(code)


def _of_many(speech: Speech, status: OrganisationStatus, count: int) -> str:
    """Return a status as it is said of so many organisations: one is aprobada, several are aprobadas."""
    said = {
        "approved": lambda: speech.say_count("Approved", "Approved", count),
        "expected": lambda: speech.say_count("Expected", "Expected", count),
        "withdrawn": lambda: speech.say_count("Withdrawn", "Withdrawn", count),
        "rejected": lambda: speech.say_count("Rejected", "Rejected", count),
        "provisional": lambda: speech.say_count("Provisional", "Provisional", count),
    }.get(status)
    return said() if said is not None else speech.say(STATUSES[status][0])
