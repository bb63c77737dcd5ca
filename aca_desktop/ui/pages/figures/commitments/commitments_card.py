"""The commitments in a list on one axis of years, with filters. A row opens the commitment."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from aca_desktop.domain.figures.commitments import TYPES
from aca_desktop.domain.papers.charts import moment
from aca_desktop.i18n import Speech
from aca_desktop.sentences.figure_words import COMMITMENT_TYPES
from aca_desktop.ui.models.rows_model import RowsModel
from aca_desktop.ui.pages.figures.commitments.commitment_cells import (
    STATUSES,
    Column,
    CommitmentSaying,
    Group,
    Shown,
    axis_of,
    columns,
    grouped,
    status_of,
)
from aca_desktop.ui.pages.figures.figures_part import fill
from aca_desktop.ui.pages.figures.fitting_table import FittingTable
from aca_desktop.ui.pages.overview.commitments import count_words
from aca_desktop.ui.pages.wanted import WantedFigures
from aca_desktop.ui.painting.timelines import TimelineKey, YearsHead
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.cells import Index
from aca_desktop.ui.parts.chips import FilterChip
from aca_desktop.ui.parts.menus import Menu
from aca_desktop.ui.parts.rows import Row, Rule
from aca_desktop.ui.parts.text import Text, quiet, section_title
from aca_desktop.ui.theme.type import BODY

if TYPE_CHECKING:
    from aca_desktop.services.figures.commitments import CommitmentRow

NOT_VALIDATED = "none"
"""Stands for commitments that nobody has validated, where a status is chosen."""


class CommitmentsCard(Card):
    """`asked` (WantedFigures): a commitment is to be opened."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__(padding=0, gap=0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._speech = Speech("en")
        self._every: Sequence[CommitmentRow] | None = None
        self._status: str | None = None
        self._kind: str | None = None
        self._year: int | None = None
        self._saying = CommitmentSaying()
        self._title, self._count = section_title(""), quiet("")
        self.chips = {name: FilterChip("") for name in ("status", "kind", "year")}
        self._none = Text("", BODY, "quiet", wraps=True)
        self._empty = Row(self._none, margins=(16, 16, 16, 16))
        self.table = FittingTable()
        self.rows: RowsModel[Shown] = RowsModel(len(Column), self._saying, self.table)
        self.table.setModel(self.rows)
        self._keys = {name: TimelineKey(name) for name in ("ring", "disc", "dots")}
        self._build()

    def _build(self) -> None:
        self.table.activated.connect(self._open)
        self.table.clicked.connect(self._open)
        for name, chip in self.chips.items():
            chip.cleared.connect(lambda name=name: self._choose(name, None))
        head = Row(self._title, self._count, *self.chips.values(), margins=(16, 10, 16, 10))
        head.box.setStretch(1, 1)
        self._foot = Row(*self._keys.values(), None, gap=24, margins=(16, 7, 16, 7))
        fill(self, head, Rule(), self._empty, self.table, Rule(), self._foot)

    def show_commitments(self, rows: "Sequence[CommitmentRow]", tags: tuple[str, ...], today: date) -> None:
        """Show other commitments."""
        self._every = rows
        self._saying.tags, self._saying.today = tags, today
        self._tell()

    def keep_to(self, status: str | None) -> None:
        """Show only those that stand so (NOT_VALIDATED: that nobody has validated), of every kind and year."""
        self._status, self._kind, self._year = status, None, None
        self._tell()

    def retranslate(self, speech: Speech) -> None:
        """Say everything in the language of now."""
        self._speech = self._saying.speech = speech
        self._title.setText(speech.say("Commitments"))
        self.table.setAccessibleName(speech.say("Commitments"))
        for name, words in (
            ("ring", speech.say("base year")),
            ("disc", speech.say("target year")),
            ("dots", speech.say("no base year given")),
        ):
            self._keys[name].setText(words)
            self._keys[name].updateGeometry()
        self._tell()

    def _tell(self) -> None:
        speech, every = self._speech, self._every
        shown = [row for row in every or () if self._fits(row)]
        today = self._saying.today
        self._saying.axis = axis_of(shown, today)
        head = YearsHead(self._saying.axis, moment(today), speech.say("now"))
        self.rows.heads = {Column.YEARS: head}
        self.rows.show_rows(grouped(shown))
        self.rows.set_titles(
            speech.say("Organisation"), speech.say("Target"), "", speech.say("Status"), speech.say("Source")
        )
        self.table.set_columns(columns(speech))
        self._offer()
        for part in (self.table, self._foot):
            part.setVisible(bool(every))
        self._empty.setVisible(not every)
        self._none.setText(
            speech.say("Being counted…")
            if every is None
            else speech.say(
                "No commitment is written down yet: what an organisation wants to reach, by when, and where that "
                "is said. Add one, or import a table."
            )
        )
        self._count.setText(self._counted(shown))

    def _counted(self, shown: "Sequence[CommitmentRow]") -> str:
        speech, every = self._speech, self._every or ()
        if not every:
            return ""
        if len(shown) < len(every):
            return speech.say("{some} of {all}", some=speech.number(len(shown)), all=speech.number(len(every)))
        return count_words(speech, every)

    def _fits(self, row: "CommitmentRow") -> bool:
        return (
            self._status in (None, status_of(row) or NOT_VALIDATED)
            and self._kind in (None, row.commitment.type)
            and self._year in (None, row.commitment.target_year)
        )

    def _open(self, index: Index) -> None:
        row = self.rows.rows[index.row()]
        if not isinstance(row, Group):
            self.asked.emit(WantedFigures("commitments", opened=row.commitment.id))

    # -- filters

    def _choose(self, name: str, value: str | None) -> None:
        if name == "status":
            self._status = value
        elif name == "kind":
            self._kind = value
        else:
            self._year = None if value is None else int(value)
        self._tell()

    def _offer(self) -> None:
        """Have a menu at each chip, with how many there are of each."""
        speech, every = self._speech, self._every or ()
        statuses = Counter(status_of(row) or NOT_VALIDATED for row in every)
        kinds = Counter(row.commitment.type for row in every)
        years = Counter(row.commitment.target_year for row in every if row.commitment.target_year is not None)
        self._fill(
            "status", speech.say("Any status"), self._status,
            [
                (status or NOT_VALIDATED, speech.say(word), statuses[status or NOT_VALIDATED])
                for status, (word, _tone, _shade) in STATUSES.items()
            ],
        )  # fmt: skip
        self._fill(
            "kind", speech.say("All kinds"), self._kind,
            [(kind, speech.say(COMMITMENT_TYPES[kind]), kinds[kind]) for kind in TYPES],
        )  # fmt: skip
        self._fill(
            "year", speech.say("Any target year"), None if self._year is None else str(self._year),
            [(str(year), str(year), count) for year, count in sorted(years.items())],
        )  # fmt: skip

    def _fill(self, name: str, every: str, now: str | None, choices: list[tuple[str, str, int]]) -> None:
        chip, speech = self.chips[name], self._speech
        before = chip.menu()
        menu = Menu(every, self)
        for value, words, count in choices:
            if count:
                menu.add(words, self._chooser(name, value), below=speech.number(count), chosen=value == now)
        chip.setMenu(menu)
        if before is not None:
            before.deleteLater()
        chip.tell(next((words for value, words, _count in choices if value == now), every))
        chip.set_on(now is not None)
        chip.setVisible(bool(self._every))

    def _chooser(self, name: str, value: str) -> Callable[[], None]:
        return lambda: self._choose(name, value)
