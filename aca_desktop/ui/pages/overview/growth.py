"""How the number of signatories grew, beside the number that the public sentence asks for."""

from typing import TYPE_CHECKING

from aca_desktop.domain.figures.claims import Chosen
from aca_desktop.domain.papers.charts import Growth
from aca_desktop.i18n import Speech
from aca_desktop.ui.pages.overview.heads import CardHead
from aca_desktop.ui.painting.charts import GrowthChart, Threshold
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.text import quiet, section_title

if TYPE_CHECKING:
    from aca_desktop.domain.figures.claims import Claim

_PLAIN = Chosen()


class GrowthCard(Card):
    """The same growth as in the summary."""

    def __init__(self) -> None:
        super().__init__(gap=8)
        self._speech = Speech("en")
        self._claim: Claim | None = None
        self._growth = Growth((), ())
        self._counting = True
        self._title = section_title("")
        self._years = quiet("")
        self._chart = GrowthChart("", self._growth, self._speech)
        self._nobody = quiet("", wraps=True)
        self.body.addWidget(CardHead(self._title, None, self._years))
        self.body.addWidget(self._chart, 1)
        self.body.addWidget(self._nobody)
        self.body.addStretch()

    def show_growth(self, growth: Growth) -> None:
        """Show another growth."""
        self._growth, self._counting = growth, False
        self._tell()

    def show_claim(self, claim: "Claim | None") -> None:
        """Show the number of a sentence's figure of all signatories; of others the chart says nothing."""
        self._claim = claim
        self._tell()

    def retranslate(self, speech: Speech) -> None:
        """Say everything in the language of now."""
        self._speech = speech
        self._title.setText(speech.say("Growth"))
        self._tell()

    def _tell(self) -> None:
        days, speech = self._growth.days, self._speech
        self._nobody.setText(
            speech.say("Being counted…") if self._counting else speech.say("Nobody counts as a signatory yet.")
        )
        self._chart.setVisible(bool(days))
        self._nobody.setVisible(not days)
        self._years.setText(self._spoken_years())
        self._chart.show_chart(
            self._title.text(), self._growth, self._speech, threshold=self._threshold() if days else None
        )

    def _spoken_years(self) -> str:
        days = self._growth.days
        if not days:
            return ""
        first, last = days[0].year, days[-1].year
        if first == last:
            return self._speech.say("signatories, {year}", year=first)
        return self._speech.say("signatories, {first}–{last}", first=first, last=last)

    def _threshold(self) -> Threshold | None:
        slots = () if self._claim is None else self._claim.slots.values()
        slot = next((one for one in slots if one.counted == "signatories" and one.chosen == _PLAIN), None)
        if slot is None or slot.whole is not None or slot.number % 1:
            return None
        number = self._speech.number(int(slot.number))
        if slot.operator == "more-than":
            return Threshold(int(slot.number), self._speech.say("The sentence: more than {number}", number=number))
        if slot.operator == "at-least":
            return Threshold(int(slot.number), self._speech.say("The sentence: at least {number}", number=number))
        return None
