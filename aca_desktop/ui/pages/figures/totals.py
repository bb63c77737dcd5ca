"""The totals at any day, in any territory: the sum, what is taken off and why, every place behind it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt, QTimer

from aca_desktop.domain.papers.charts import bars
from aca_desktop.domain.values.days import day
from aca_desktop.domain.values.problems import Problem, Refused
from aca_desktop.errors import AcaError
from aca_desktop.i18n import Speech
from aca_desktop.sentences.figure_words import OWN_MEASURES, RECORDS_CONFLICT
from aca_desktop.sentences.telling import problem
from aca_desktop.sentences.totals import RULES, became_words, united_words
from aca_desktop.services.coalition.sectors import sector_of, sector_words
from aca_desktop.services.figures.claims import counted_coalitions, territory_of_people
from aca_desktop.services.figures.figure_choices import choices, place_typed
from aca_desktop.services.figures.money_words import money
from aca_desktop.services.figures.place_names import names_in
from aca_desktop.services.figures.totals import totals
from aca_desktop.services.figures.totals_rows import place_rows
from aca_desktop.ui.frame.messages import Message
from aca_desktop.ui.models.rows_model import RowsModel
from aca_desktop.ui.pages.figures.facts import Facts
from aca_desktop.ui.pages.figures.figures_part import FiguresPart, fill
from aca_desktop.ui.pages.overview.people import people_steps
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.pages.wanted import WantedFigures, WantedOrganisations
from aca_desktop.ui.painting.deductions import DeductionChart
from aca_desktop.ui.parts.bars import BarList
from aca_desktop.ui.parts.buttons import Button, Kind
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.cells import Cell, Index, TableColumn
from aca_desktop.ui.parts.fields.combos import Combo
from aca_desktop.ui.parts.fields.fields import Field, Labelled
from aca_desktop.ui.parts.rows import Column, Row, Rule, empty
from aca_desktop.ui.parts.scrolling import ScrollArea
from aca_desktop.ui.parts.tables import TWO_LINES, Table
from aca_desktop.ui.parts.text import Text, quiet, section_title
from aca_desktop.ui.theme.type import BODY, FIGURE
from aca_desktop.ui.troubles import told as told_of

if TYPE_CHECKING:
    from aca_desktop.domain.figures.totals import Total
    from aca_desktop.services.coalition.coalitions import Coalition
    from aca_desktop.services.figures.totals import Totals
    from aca_desktop.services.figures.totals_rows import PlaceRow
    from aca_desktop.services.workspace.workspaces import Workspace

_PAUSE = 400


@dataclass(frozen=True, slots=True)
class _Summed:
    totals: "Totals"
    rows: "Mapping[str, Sequence[PlaceRow]]"
    names: Mapping[str, str]
    sectors: Sequence[tuple[str, str, int]]
    places: Mapping[str, str]


class TotalsPart(FiguresPart):
    """Counted anew whenever the day or the territory is another."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._found: _Summed | None = None
        self._begun_territory: str | None = None
        self._is_begun = False
        self.day, self.territory, self.measure = Field(), Field(), Combo()
        self._day, self._territory = Labelled("", self.day), Labelled("", self.territory)
        self._measure = Labelled("", self.measure, lines=0)
        self._how = Button("", icon="circle-question-mark")
        self._how.setCheckable(True)
        self._rates = Button("", icon="refresh-cw")
        self._rates.clicked.connect(lambda: self.asked.emit(WantedFigures("totals", edited=True)))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.load)
        self._title, self._figure = section_title(""), Text("", FIGURE)
        self._note = quiet("", wraps=True)
        self.chart = DeductionChart("", self.speech)
        self._rows_title, self._rows_note = section_title(""), quiet("")
        self.table = Table("", row=TWO_LINES)
        self.rows: RowsModel[PlaceRow] = RowsModel(4, self._says, self.table)
        self._sectors_title, self._tiers_title, self._own_title = (section_title("") for _ in range(3))
        self.sectors = BarList("", bars([]), self.speech)
        self._tiers, self._own = Facts(), Facts()
        self._none = Text("", BODY, "quiet", wraps=True)
        self._nothing = Column(self._none, None, margins=(16, 16, 16, 16))
        self._rules_title, self._rules_source = section_title(""), quiet("", wraps=True)
        self._rules = Column(gap=8)
        self._build()

    def _build(self) -> None:
        for field in (self.day, self.territory):
            field.textEdited.connect(lambda _text: self._on_typed())
        self.measure.activated.connect(lambda _place: self._tell())
        self._how.toggled.connect(self._show_rules)
        self.sectors.chosen.connect(self._lead)
        self.table.setModel(self.rows)
        self.table.setMinimumHeight(36 + 3 * TWO_LINES)
        self.table.activated.connect(self._open)
        self.table.doubleClicked.connect(self._open)
        asked = Row(self._day, self._territory, self._measure, Column(quiet(" "), self._how, None, gap=6), gap=16)
        for n, share in enumerate((20, 36, 30)):
            asked.box.setStretch(n, share)
            asked.box.setAlignment((self._day, self._territory, self._measure)[n], Qt.AlignmentFlag.AlignTop)
        self.box.addWidget(asked)
        self._build_rules()
        summed, behind, beside = Card(), Card(padding=0, gap=0), Card()
        fill(summed, self._title, self._figure, self._note, self.chart)
        summed.body.addStretch()
        head = Row(self._rows_title, self._rows_note, margins=(16, 12, 16, 12))
        head.box.setStretch(1, 1)
        fill(behind, head, Rule(), self._nothing, self.table)
        self._beside = (self._tiers_title, self._tiers, self._own_title, self._own)
        fill(beside, self._sectors_title, self.sectors, *self._beside)
        beside.body.addStretch()
        aside = ScrollArea(Column(summed, beside, None, gap=16))
        row = Row(behind, aside, gap=16)
        row.box.setStretch(0, 66)
        row.box.setStretch(1, 34)
        self.box.addWidget(row, 1)

    def _build_rules(self) -> None:
        self._rules_card = Card(gap=8)
        fill(self._rules_card, self._rules_title, self._rules, self._rules_source)
        self._rules_card.hide()
        self.box.addWidget(self._rules_card)

    @override
    def begin_anew(self) -> None:
        self._found, self._is_begun, self._begun_territory = None, False, None
        for field in (self.day, self.territory):
            field.clear()
        self.rows.show_rows(())

    def clip(self, territory: str) -> None:
        """Count within this territory (a place's code)."""
        known = self._found.places if self._found is not None else {}
        self._begun_territory = territory
        self.territory.setText(known.get(territory, territory))
        self.load()

    @override
    def head_buttons(self) -> tuple[Button, ...]:
        return (self._rates,)

    # -- reading

    def _on_typed(self) -> None:
        self._day.say_mistake(None)
        self._territory.say_mistake(None)
        self._pause.start()

    @override
    def load(self) -> None:
        typed, wanted = self.day.text().strip(), self.territory.text().strip()
        on = day("at", typed) if typed else None
        if isinstance(on, Problem):
            self._day.say_mistake(problem(self.speech, on))
            return
        language, begun = self.speech.language, self._is_begun

        self.read(
            "totals",
            lambda workspace, coalition, _progress: _summed(
                workspace, coalition, on, wanted, language, begun=begun
            ),
            self._show,
            self._refused,
        )

    def _show(self, found: _Summed) -> None:
        self._found = found
        if not self._is_begun or self._begun_territory is not None:
            self._is_begun, self._begun_territory = True, None
            code = found.totals.territory
            self.territory.setText("" if code is None else found.places.get(code, code))
        self._territory.say_mistake(None)
        self._offer_measures()
        self._tell()

    def _refused(self, error: AcaError) -> None:
        if isinstance(error, Refused):
            self._territory.say_mistake(problem(self.speech, error.problems[0]))
        else:
            self.told.emit(Message(told_of(error), key="totals"))

    # -- words

    @override
    def retranslate(self) -> None:
        speech = self.speech
        self._day.set_label(speech.say("As of"), note=speech.say("2026-06-05; empty for today"))
        self._territory.set_label(
            speech.say("Within the territory"), note=speech.say("Name or code; empty for everywhere")
        )
        self._measure.set_label(speech.say("Of what"))
        self._how.setText(speech.say("How is it counted?"))
        self._rates.setText(speech.say("Currency rates…"))
        self._none.setText(
            speech.say(
                "Once a government signs and it is said which place it stands for, the place is listed here, "
                "with its people and where their number comes from."
            )
        )
        self.table.setAccessibleName(speech.say("Places behind the sum"))
        self._sectors_title.setText(speech.say("Signatories by sector"))
        self._tiers_title.setText(speech.say("Signatories"))
        self._own_title.setText(speech.say("Of the organisations themselves"))
        self._rules_title.setText(speech.say("How it is counted"))
        self._rules_source.setText(
            speech.say(
                "The rules are this program’s own; the summary’s method note says what they were held against."
            )
        )
        self._tell_rules()
        self.rows.set_titles(
            speech.say("Places"), speech.say("Figure"), speech.say("Not added"),
            speech.say("Year and source"),
        )  # fmt: skip
        self.table.set_columns(
            (
                TableColumn(share=64, strong=True), TableColumn(words=("100,000,000",), right=True),
                TableColumn(words=("−100,000,000",), right=True),
                TableColumn(share=36, tone="quiet", small=True),
            )
        )  # fmt: skip
        self._offer_measures()
        self._tell()

    def _offer_measures(self) -> None:
        """Offer people, and GDP in each currency."""
        found, speech = self._found, self.speech
        chosen = self.measure.currentData()
        self.measure.clear()
        self.measure.addItem(speech.say("People"), "population")
        for total in found.totals.gdp if found is not None else ():
            said = speech.say("GDP") if total.currency is None else f"{speech.say('GDP')} ({total.currency})"
            self.measure.addItem(said, f"gdp {total.currency}")
        self.measure.setCurrentIndex(max(0, self.measure.findData(chosen)))

    def _total(self, found: _Summed) -> "Total":
        name = self.measure.currentData()
        for total in found.totals.gdp:
            if name == f"gdp {total.currency}":
                return total
        return found.totals.population

    def _tell(self) -> None:
        found, speech = self._found, self.speech
        if found is None:
            self._title.setText(speech.say("Being counted…"))
            return
        total = self._total(found)
        people = total.measure == "population"
        self._title.setText(speech.say("Net population") if people else speech.say("Net GDP"))
        self._figure.setText(_amount(speech, total))
        self._note.setText(self._remarks(total))
        self.chart.show_chart(self._title.text(), people_steps(speech, found.totals, found.names, total), speech)
        self._tell_rows(found, total)
        self._tell_beside(found)

    def _remarks(self, total: "Total") -> str:
        """Say what is missing, of which years the figures are, that they cannot be right."""
        speech, said = self.speech, []
        if total.missing:
            said.append(
                speech.say_count(
                    "At least: {count} place has no figure.", "At least: {count} places have no figure.",
                    len(total.missing),
                )
            )  # fmt: skip
        if total.years:
            years = speech.enumerate([str(year) for year in total.years])
            said.append(speech.say("Figures of {years}.", years=years))
        if total.later:
            said.append(
                speech.say_count("{count} is of after the day.", "{count} are of after the day.", len(total.later))
            )
        if total.exceeds:
            said.append(speech.say("It comes to more than the whole territory: a figure must be wrong."))
        conflicting = self._found is not None and self._found.totals.conflicting
        if conflicting:
            said.append(speech.say(RECORDS_CONFLICT))
        elif not total.counted and not total.missing:
            said.append(speech.say("No government among the signatories stands for a place."))
        return "\n".join((" ".join(said), *self._united(total)))

    def _united(self, total: "Total") -> list[str]:
        """Say what all currencies come to in this one, at which rates, and what had none."""
        one = self._found.totals.united if self._found is not None else None
        if one is None or total.measure != "gdp" or total.currency != one.currency:
            return []
        return united_words(self.speech, one)

    def _tell_rows(self, found: _Summed, total: "Total") -> None:
        speech = self.speech
        rows = found.rows.get(f"{total.measure} {total.currency}", ())
        self.table.scrollToTop()
        self.rows.show_rows(rows)
        self._rows_title.setText(
            speech.say_count("{count} place behind the figure", "{count} places behind the figure", len(rows))
        )
        self.table.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        taken = sum(row.became in ("inside", "again", "outside", "partly") for row in rows)
        self._rows_note.setText(
            speech.say_count("{count} not added, or not wholly", "{count} not added, or not wholly", taken)
            if taken
            else ""
        )

    def _tell_beside(self, found: _Summed) -> None:
        speech, totals = self.speech, found.totals
        said = bars((words, count) for _code, words, count in found.sectors)
        self.sectors.show_chart(self._sectors_title.text(), said, speech)
        for part in (self._sectors_title, self.sectors):
            part.setVisible(bool(found.sectors))
        facts = [
            (speech.say("All"), speech.number(totals.signatories)),
            (speech.say("Founding"), speech.number(totals.founding)),
            *((tier, speech.number(count)) for tier, count in totals.tiers.items()),
        ]
        self._tiers.show_facts(facts)
        own = [(speech.say(OWN_MEASURES[one.measure]), _amount(speech, one)) for one in totals.own]
        self._own_title.setVisible(bool(own))
        self._own.show_facts(own)

    def _says(self, row: "PlaceRow", column: int, role: int) -> object:
        speech = self.speech
        if role == Qt.ItemDataRole.DisplayRole:
            if column == 0:
                return row.name
            if column == 1:
                return "–" if row.value is None else speech.number(row.value)
            if column == 2:
                return f"−{speech.number(row.taken)}" if row.taken else ""
            return " · ".join(filter(None, (str(row.year or ""), row.source)))
        if column == 0 and role == Cell.BELOW:
            return self._below(row)
        if column == 0 and role == Qt.ItemDataRole.ToolTipRole:
            return f"{row.name} ({row.code})\n{self._below(row)}"
        if column == 2 and role == Cell.TONE:
            return "sun_ink"
        return None

    def _below(self, row: "PlaceRow") -> str:
        """Return what became of a place, and who stands for it."""
        return " · ".join(filter(None, (became_words(self.speech, row), row.signatories)))

    def _tell_rules(self) -> None:
        empty(self._rules.box)
        for n, (rule, why) in enumerate(RULES, 1):
            text = Text("", BODY, wraps=True)
            text.set_marked(f"{n}. **{self.speech.say(rule)}** {self.speech.say(why)}")
            self._rules.box.addWidget(text)

    def _show_rules(self, shown: bool) -> None:
        self._rules_card.setVisible(shown)
        self._how.set_kind(Kind.PRIMARY if shown else Kind.SECONDARY)

    # -- where it leads

    def _lead(self, place: int) -> None:
        if self._found is not None:
            counts = sorted(self._found.sectors, key=lambda one: -one[2])
            wanted = WantedOrganisations(("approved", "signed"), sector=counts[place][0])
            self.page_asked.emit("organisations", wanted)

    def _open(self, index: Index) -> None:
        self.asked.emit(WantedFigures("places", opened=self.rows.rows[index.row()].code))


def _amount(speech: Speech, total: "Total") -> str:
    """Return a net sum with its currency in words, or as it is."""
    return speech.number(total.net) if total.currency is None else money(speech, total.net, total.currency)


def _tops(coalition: "Coalition", found: "Totals") -> "Iterable[tuple[str, int]]":
    """Return how many signatories each sector has, finer ones in the one that they belong to."""
    counts: Counter[str] = Counter()
    for code, count in found.sectors.items():
        sector = sector_of(coalition, code)
        counts[(sector.parent or sector.code) if sector else code] += count
    return counts.items()


def _summed(
    workspace: "Workspace", coalition: "Coalition", on: date | None, wanted: str, language: str, *, begun: bool
) -> _Summed:
    """Count at a day, within a territory typed by name or code; the first time within the first sentence's."""
    places = choices(workspace, coalition, language).places
    territory = place_typed(places, wanted) if wanted else None
    if not wanted and not begun:
        territory = territory_of_people(workspace, coalition)
    found = totals(workspace, counted_coalitions(workspace, coalition), on, territory)
    every = (found.population, *found.gdp)
    return _Summed(
        totals=found,
        rows={
            f"{one.measure} {one.currency}": place_rows(workspace, coalition, found, one, language)
            for one in every
        },
        names=names_in(found, coalition, language),
        sectors=[
            (code, sector_words(coalition, code, language), count) for code, count in _tops(coalition, found)
        ],
        places=places,
    )
