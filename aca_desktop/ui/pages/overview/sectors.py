"""How many signatories each sector has, as bars that lead into their lists."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from aca_desktop.domain.papers.charts import Bars
from aca_desktop.i18n import Speech
from aca_desktop.ui.pages.overview.heads import CardHead
from aca_desktop.ui.pages.wanted import WantedOrganisations
from aca_desktop.ui.parts.bars import BarList
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.text import quiet, section_title

if TYPE_CHECKING:
    from aca_desktop.services.figures.overview import Overview


class SectorsCard(Card):
    """The same bars as in the summary."""

    page_asked = Signal(str, object)

    def __init__(self) -> None:
        super().__init__(gap=8)
        self._speech = Speech("en")
        self._codes: tuple[str, ...] | None = None
        self._title = section_title("")
        self._bars = BarList("", Bars(()), self._speech)
        self._nobody = quiet("", wraps=True)
        self._bars.chosen.connect(self._lead)
        for part in (CardHead(self._title, None), self._bars, self._nobody):
            self.body.addWidget(part)
        self.body.addStretch(1)

    def show_overview(self, found: "Overview") -> None:
        """Show other bars."""
        self._codes = found.codes
        self._bars.show_chart(self._title.text(), found.sectors, self._speech)
        self._tell()

    def retranslate(self, speech: Speech) -> None:
        """Say everything in the language of now; the bars' words come with the next reading."""
        self._speech = speech
        self._title.setText(speech.say("By sector"))
        self._bars.show_chart(self._title.text(), self._bars.chart, speech)
        self._tell()

    def _tell(self) -> None:
        speech, counting = self._speech, self._codes is None
        self._nobody.setText(
            speech.say("Being counted…") if counting else speech.say("Nobody counts as a signatory yet.")
        )
        self._nobody.setVisible(not self._codes)

    def _lead(self, place: int) -> None:
        if self._codes is None:
            return
        wanted = WantedOrganisations(("approved", "signed"), sector=self._codes[place])
        self.page_asked.emit("organisations", wanted)
