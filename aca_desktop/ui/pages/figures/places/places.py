"""The places as they lie in each other, with codes and latest figures; what cannot be right is marked."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from aca_desktop.domain.values.sorting import has_words, words_to_find
from aca_desktop.i18n import Speech
from aca_desktop.sentences.telling import problem
from aca_desktop.services.figures.money_words import money
from aca_desktop.services.figures.place_tree import place_tree
from aca_desktop.services.figures.places import import_table
from aca_desktop.ui.models.rows_model import RowsModel
from aca_desktop.ui.pages.figures.figures_part import FiguresPart, fill
from aca_desktop.ui.pages.figures.importing import ImportProblems, choose_table, import_file
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.pages.wanted import WantedFigures
from aca_desktop.ui.painting.words import draw_line
from aca_desktop.ui.parts.buttons import Button, Kind
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.cells import Cell, Index, TableColumn
from aca_desktop.ui.parts.chips import FilterChip
from aca_desktop.ui.parts.fields.fields import SearchField
from aca_desktop.ui.parts.rows import Row, Rule
from aca_desktop.ui.parts.tables import TWO_LINES, Table
from aca_desktop.ui.parts.text import Text, quiet, section_title
from aca_desktop.ui.parts.tone import Tone
from aca_desktop.ui.theme.icons import draw_icon
from aca_desktop.ui.theme.theme import Theme
from aca_desktop.ui.theme.type import BODY, QUIET

if TYPE_CHECKING:
    from aca_desktop.services.figures.place_tree import PlaceTree, TreeRow

_STEP = 20
"""By so many pixels is what lies in a place moved to the right."""


@dataclass(frozen=True, slots=True)
class TreeName:
    """A place's name with a quiet line below it, as far to the right as it is deep; what is wrong in sun."""

    name: str
    below: str
    depth: int
    described: bool
    wrong: bool

    def draw(self, painter: QPainter, box: QRect, theme: Theme) -> None:
        """Draw it into a cell."""
        tokens = theme.tokens
        inside = box.adjusted(min(theme.px(_STEP) * self.depth, box.width() // 2), 0, 0, 0)
        middle = inside.center().y() + 1
        if self.wrong:
            side = theme.px(16)
            draw_icon(painter, "triangle-alert", inside.left(), middle - side / 2, side, tokens.sun_ink)
            inside.adjust(side + theme.px(8), 0, 0, 0)
        ink = tokens.text if self.described else tokens.quiet
        style = BODY.strong if self.described else BODY
        top = theme.px(18) if self.below else theme.px(10)
        line = QRect(inside.left(), middle - top, inside.width(), theme.px(20))
        draw_line(painter, line, self.name, style, theme, ink)
        under = QRect(inside.left(), middle + theme.px(1), inside.width(), theme.px(16))
        draw_line(painter, under, self.below, QUIET, theme, tokens.sun_ink if self.wrong else tokens.quiet)


class PlacesPart(FiguresPart):
    """A row opens the place."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._tree: PlaceTree | None = None
        self.problems = ImportProblems()
        self._title, self._count = section_title(""), quiet("")
        self.search = SearchField("", "", "")
        self._wrong = FilterChip("", icon="triangle-alert", tone=Tone.ATTENTION)
        self._none = Text("", BODY, "quiet", wraps=True)
        self._empty = Row(self._none, margins=(16, 16, 16, 16))
        self.table = Table("", row=TWO_LINES)
        self.rows: RowsModel[TreeRow] = RowsModel(5, self._says, self.table)
        self._import = Button("", icon="download")
        self._add = Button("", Kind.PRIMARY, icon="plus", keys="Ctrl+N")
        self._build()

    def _build(self) -> None:
        self.table.setModel(self.rows)
        self.table.activated.connect(self._open)
        self.table.clicked.connect(self._open)
        self.search.textChanged.connect(lambda _text: self._tell())
        self._import.clicked.connect(self._import_table)
        self._add.clicked.connect(lambda: self.asked.emit(WantedFigures("places", edited=True)))
        card = Card(padding=0, gap=0)
        head = Row(self._title, self._count, self._wrong, self.search, margins=(16, 8, 16, 8))
        head.box.setStretch(1, 2)
        head.box.setStretch(3, 1)
        for signal in (self._wrong.clicked, self._wrong.cleared):
            signal.connect(self._turn_wrong)
        fill(card, head, Rule(), self._empty, self.table)
        card.body.setStretch(3, 1)
        card.body.addStretch()
        self.box.addWidget(self.problems)
        self.box.addWidget(card, 1)

    @override
    def head_buttons(self) -> tuple[Button, ...]:
        return (self._import, self._add) if self.can_write else ()

    @override
    def begin_anew(self) -> None:
        self._tree = None
        self.search.clear()
        self.problems.hide()

    @override
    def load(self) -> None:
        language = self.speech.language

        self.read(
            "places",
            lambda workspace, coalition, _progress: place_tree(workspace, coalition, language),
            self._show,
        )

    def _show(self, tree: "PlaceTree") -> None:
        self._tree = tree
        self._tell()

    @override
    def retranslate(self) -> None:
        speech = self.speech
        self._title.setText(speech.say("Places"))
        self._import.setText(speech.say("Import…"))
        self._add.setText(speech.say("Add place"))
        self.search.setPlaceholderText(speech.say("Name or code"))
        self.search.setAccessibleName(speech.say("Search places"))
        self.search.set_clear_words(speech.say("Clear"))
        self.table.setAccessibleName(speech.say("Places"))
        self.problems.retranslate(speech)
        self.rows.set_titles(
            speech.say("Places"), speech.say("Codes"), speech.say("Population"), speech.say("GDP"),
            speech.say("Source"),
        )  # fmt: skip
        self.table.set_columns(
            (
                TableColumn(share=40, strong=True), TableColumn(share=24, tone="quiet", small=True),
                TableColumn(wide=104, right=True), TableColumn(wide=176, right=True),
                TableColumn(share=36, tone="quiet", small=True),
            )
        )  # fmt: skip
        self._tell()

    def _tell(self) -> None:
        tree, speech = self._tree, self.speech
        every = tree.rows if tree is not None else ()
        words = words_to_find(self.search.text())
        wrong = sum(bool(row.problems) for row in every)
        self._wrong.set_on(self._wrong.is_on and wrong > 0)
        only = self._wrong.is_on
        shown = [row for row in every if self._fits(row, words) and (row.problems or not only)]
        self.rows.show_rows(shown)
        self.table.setVisible(bool(every))
        self.search.setVisible(bool(every))
        self._empty.setVisible(not every)
        self._none.setText(
            speech.say("Being counted…")
            if tree is None
            else speech.say(
                "No place is described yet. A government stands for a place; with the place’s population its "
                "people can be counted. Import a table of places, or add one."
            )
        )
        described = sum(row.described for row in every)
        said = speech.say_count("{count} described", "{count} described", described)
        self._count.setText(said if every else "")
        self._wrong.tell(speech.say_count("{count} to mend", "{count} to mend", wrong))
        self._wrong.setVisible(wrong > 0)

    def _turn_wrong(self) -> None:
        """Show only what is to be mended, or everything again."""
        self._wrong.set_on(not self._wrong.is_on)
        self._tell()

    def _fits(self, row: "TreeRow", words: Sequence[str]) -> bool:
        place = row.place
        return has_words("\n".join((row.name, place.code, *place.names.values(), *place.codes.values())), words)

    def _says(self, row: "TreeRow", column: int, role: int) -> object:
        speech, place = self.speech, row.place
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == Cell.DRAWING and column == 0:
            return TreeName(row.name, self._below(row), row.depth, row.described, bool(row.problems))
        if role == Cell.BELOW and column in (2, 3):
            year = row.figures.get("population" if column == 2 else "gdp", (None, None))[0]
            return str(year) if year else None
        if role == Qt.ItemDataRole.ToolTipRole and column == 0:
            wrong = [problem(speech, one) for one in row.problems]
            told = [f"{row.name} ({place.code})", *(wrong or filter(None, (self._below(row),)))]
            return "\n".join(told)
        return None

    def _text(self, row: "TreeRow", column: int) -> str:
        speech, place = self.speech, row.place
        if column == 0:
            return row.name
        if column == 1:
            codes = {place.code, *(f"{scheme}:{code}" for scheme, code in place.codes.items())}
            return ", ".join(sorted(codes))
        if column in (2, 3):
            known = row.figures.get("population" if column == 2 else "gdp")
            if known is None:
                return "–" if row.described and not place.is_set else ""
            figure = known[1]
            number = speech.number(figure.value)
            return number if figure.currency is None else money(speech, figure.value, figure.currency)
        sources = dict.fromkeys(figure.source for _year, figure in row.figures.values())
        return "; ".join(filter(None, sources))

    def _below(self, row: "TreeRow") -> str:
        """Return what is wrong with a place, or what a set is made of, or that it is only named."""
        speech, place = self.speech, row.place
        if row.problems:
            return problem(speech, row.problems[0])
        if place.is_set:
            return speech.say_count("Set of {count} place", "Set of {count} places", len(place.members))
        return place.kind or ("" if row.described else speech.say("not described; known by its code"))

    def _open(self, index: Index) -> None:
        self.asked.emit(WantedFigures("places", opened=self.rows.rows[index.row()].place.code, edited=True))

    def _import_table(self) -> None:
        choose_table(self, self.problems, import_table, _imported)

    def bring(self, path: Path) -> None:
        """Bring in a table that was dropped."""
        import_file(self, self.problems, path, import_table, _imported)


def _imported(speech: Speech, added: str, edited: str) -> str:
    return speech.say("Places imported: {added} added, {edited} changed.", added=added, edited=edited)
