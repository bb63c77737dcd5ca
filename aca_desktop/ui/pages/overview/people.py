"""How many people the coalition stands for, nobody counted twice, and what was taken off for it; GDP below."""

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from aca_desktop.domain.papers.charts import Deduction, deduction
from aca_desktop.i18n import Speech
from aca_desktop.sentences.figure_words import RECORDS_CONFLICT
from aca_desktop.services.figures.money_words import money
from aca_desktop.services.figures.number_words import rounded
from aca_desktop.ui.pages.overview.heads import CardHead
from aca_desktop.ui.pages.wanted import WantedFigures, WantedOrganisations
from aca_desktop.ui.painting.deductions import NOTHING, DeductionChart
from aca_desktop.ui.parts.buttons import SMALL_SIZE, Button, Kind
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.rows import Column, Row, Rule
from aca_desktop.ui.parts.text import Text, quiet, section_title
from aca_desktop.ui.theme.type import BODY, FIGURE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aca_desktop.domain.figures.totals import Total
    from aca_desktop.services.figures.totals import Totals


class PeopleCard(Card):
    """Until the totals are there, it says that they are being counted."""

    page_asked = Signal(str, object)

    def __init__(self) -> None:
        super().__init__(gap=8)
        self._speech = Speech("en")
        self._found: Totals | None = None
        self._names: Mapping[str, str] = {}
        self._title = section_title("")
        self._how = Button("", Kind.TEXT, SMALL_SIZE, icon="circle-question-mark", flush=True)
        self._figure, self._beside = Text("", FIGURE, fixed=True), quiet("", wraps=True)
        self._note = quiet("", wraps=True)
        self._chart = DeductionChart("", self._speech)
        self._gdp, self._gdp_note = Text("", BODY.strong), quiet("", wraps=True)
        self._add, self._remedy = Button("", size=SMALL_SIZE), Button("", size=SMALL_SIZE)
        self._build()

    def _build(self) -> None:
        self._how.clicked.connect(lambda: self._lead("totals"))
        self._add.clicked.connect(lambda: self._lead("places"))
        self._remedy.clicked.connect(self._mend)
        self._figures = Column(self._figure, self._beside, gap=0)
        self._foot = Row(Column(self._gdp, self._gdp_note, gap=0), self._add, gap=12)
        self._foot.box.setStretch(0, 1)
        self._rule = Rule()
        for part in (CardHead(self._title, None, self._how), self._figures, self._note):
            self.body.addWidget(part)
        self.body.addWidget(self._remedy, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._chart)
        self.body.addStretch(1)
        self.body.addWidget(self._rule)
        self.body.addWidget(self._foot)

    def show_totals(self, found: "Totals", names: "Mapping[str, str]") -> None:
        """Show other totals; `names` are words for the codes of places."""
        self._found, self._names = found, names
        self._tell()

    def retranslate(self, speech: Speech) -> None:
        """Say everything in the language of now."""
        self._speech = speech
        self._title.setText(speech.say("Net population"))
        self._how.setText(speech.say("How is it counted?"))
        self._add.setText(speech.say("Add"))
        self._add.setAccessibleName(speech.say("Add figures of places"))
        self._tell()

    def _lead(self, part: str) -> None:
        territory = self._found.territory if self._found is not None else None
        self.page_asked.emit("figures", WantedFigures(part, opened=territory if part == "totals" else None))

    def _mend(self) -> None:
        """Lead to what keeps people from being counted: a place without figures, or a government without one."""
        if self._found is not None and self._found.population.missing:
            self._lead("places")
        elif (first := self._nowhere()) is not None:
            self.page_asked.emit("organisations", WantedOrganisations(opened=first))

    def _nowhere(self) -> str | None:
        """Return the first government of which nobody has said which place it stands for."""
        standing = self._found.not_standing if self._found is not None else ()
        return next((one.organisation for one in standing if one.why == "no-place"), None)

    def _tell(self) -> None:
        found, speech = self._found, self._speech
        known = found is not None and bool(found.population.counted)
        self._figures.setVisible(known)
        self._chart.setVisible(known)
        self._note.setVisible(not known)
        missing = found is not None and bool(found.population.missing)
        self._remedy.setText(speech.say("Add figures…") if missing else speech.say("Say it of the first"))
        self._remedy.setVisible(not known and (missing or self._nowhere() is not None))
        self._rule.setVisible(found is not None and bool(found.standing))
        self._foot.setVisible(found is not None and bool(found.standing))
        if found is None:
            self._note.setText(speech.say("Being counted…"))
            return
        if not known:
            self._note.setText(_why_nobody(speech, found))
        self._figure.setText(speech.number(found.population.net))
        sources = found.population.sources
        several = [speech.say_count("{count} source", "{count} sources", len(sources))]
        said = [speech.say("people"), *(sources if len(sources) < 2 else several)]
        doubts = [speech.say(RECORDS_CONFLICT)] if found.conflicting else []
        self._beside.setText("\n".join([" · ".join(said), *doubts]))
        chart = people_steps(speech, found, self._names) if known else NOTHING
        self._chart.show_chart(self._title.text(), chart, speech)
        self._tell_gdp(found)

    def _tell_gdp(self, found: "Totals") -> None:
        speech, first = self._speech, found.gdp[0]
        self._gdp.setText(speech.say("Net GDP"))
        lacking, places = len(first.missing), len(first.missing) + len(first.counted)
        self._add.setVisible(lacking > 0)
        if not first.counted:
            self._gdp_note.setText(
                speech.say("No figure: missing for {some} of {all} places", some=lacking, all=places)
            )
            return
        one = found.united
        net = one.net if one is not None and one.converted else first.net
        said = money(speech, rounded(net), first.currency or "")
        if lacking:
            said = speech.say(
                "at least {amount}; missing for {some} of {all} places", amount=said, some=lacking, all=places
            )
        self._gdp_note.setText(said)


def people_steps(
    speech: Speech, found: "Totals", names: "Mapping[str, str]", of: "Total | None" = None
) -> Deduction:
    """Return a sum (the population's, unless told otherwise) with what is taken off it and why."""
    total = of or found.population
    governments = len({one for own in found.standing.values() for one in own})
    gross = speech.say_count("Sum of {count} government", "Sum of {count} governments", governments)
    taken = [(words, value) for words, value in (_again(speech, total, names), _beyond(speech, total, names))]
    net = speech.say("Net in the territory") if found.territory is not None else speech.say("Net")
    return deduction((gross, total.gross), taken, net)


def _again(speech: Speech, total: "Total", names: "Mapping[str, str]") -> tuple[str, Decimal]:
    around = {one.inside for one in total.removed if one.value}
    value = sum((one.value for one in total.removed if one.value), Decimal(0))
    if len(around) == 1:
        (code,) = around
        return speech.say("Already counted in {place}", place=names.get(code, code)), value
    return speech.say("Already counted"), value


def _beyond(speech: Speech, total: "Total", names: "Mapping[str, str]") -> tuple[str, Decimal]:
    outside = [one for one in total.outside if one.value]
    value = sum((one.value for one in outside if one.value), Decimal(0))
    if len(outside) == 1:
        place = names.get(outside[0].place, outside[0].place)
        return speech.say("{place}, outside the territory", place=place), value
    return speech.say("Outside the territory"), value


def _why_nobody(speech: Speech, found: "Totals") -> str:
    if found.population.missing:
        return speech.say("Governments have signed, but no figure of their places is known.")
    if found.conflicting:
        return speech.say(RECORDS_CONFLICT)
    nowhere = sum(one.why == "no-place" for one in found.not_standing)
    if nowhere:
        return speech.say_count(
            "{count} government has signed, but nobody has said which place it stands for.",
            "{count} governments have signed, but nobody has said which places they stand for.",
            nowhere,
        )
    return speech.say("No signatory is a government that stands for a place, so nobody is counted.")
