"""The signatories by sector, as a table that goes on from page to page with its head and the sector's name."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from aca_desktop.documents.images.vectors import circle, filled, segment, stroked
from aca_desktop.documents.summary_pages.summary_charts import draw_title
from aca_desktop.documents.summary_pages.summary_facts import SUMMARY_MARGIN
from aca_desktop.documents.typesetting.colours import GREEN, HEAD_RULE, INK, LINE, QUIET, SUN, Colour
from aca_desktop.documents.typesetting.lines import Line
from aca_desktop.documents.typesetting.page import MM, Placed
from aca_desktop.documents.typesetting.press import Press, Style
from aca_desktop.domain.papers.summary_blocks import MOST_NAMED, marks
from aca_desktop.domain.papers.summary_papers import SummaryPaper, SummaryRow

_HEAD = Style(7.8, 10, 400, QUIET)
_CELL = Style(9, 12.2)
_FAINT = Style(9, 12.2, 400, QUIET)
_SECTION = Style(10, 12, 600, GREEN)
_MARK = Style(6.4, 8, 600)
_MOST_MARKS = 9
_NOTE = Style(8.2, 11, 400, QUIET)
_NAME, _PLACE = 4.7, 103.0
_ROW, _BASE = 6.0, 4.15
_TARGETS = 14.0
_SECTION_DOWN, _SECTION_RULE = 7.4, 2.4
_END = 28.0

type _Marked = tuple[SummaryRow, str]
type _SetRow = tuple[tuple[Line, ...], tuple[Line, ...], Line, Line | None]


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where columns begin and how wide they are, in millimetres from the sheet's left."""

    name: float
    name_wide: float
    place: float
    place_wide: float
    day_right: float
    targets_right: float | None


def draw_list(press: Press, paper: SummaryPaper, turn_page: Callable[[], None]) -> Sequence[int]:
    """Draw the list on the current page and as many more as it takes; return each row's page, from 1 on."""
    draw_title(press, press.speech.say("Signatories by sector"))
    marked = _marked(paper)
    y = _draw_legend(press, paper, 52.6, with_marks=any(marked))
    with_targets = any(row.targets is not None for row in paper.rows)
    drawn = _List(press, turn_page, with_targets=with_targets)
    drawn.draw(tuple(zip(paper.rows, marked, strict=True)), y)
    return drawn.pages_of


def _marked(paper: SummaryPaper) -> Sequence[str]:
    """Return the marks of each row: of the figures behind which more rows stand than their proofs name."""
    found: list[list[str]] = [[] for _row in paper.rows]
    for words, slot in marks(paper.claims):
        for row in slot.rows if len(slot.rows) > MOST_NAMED else ():
            if row <= len(found) and len(found[row - 1]) < _MOST_MARKS:
                found[row - 1].append(words)
    return [" ".join(own) for own in found]


def _draw_legend(press: Press, paper: SummaryPaper, y: float, *, with_marks: bool) -> float:
    """Explain the marks that occur, and return where the table may begin."""
    pages = press.pages
    explained: list[tuple[bool | None, str]] = []
    if any(row.founding for row in paper.rows):
        explained.append((True, press.speech.say("founding member")))
    if any(row.status == "provisional" for row in paper.rows):
        explained.append((False, press.speech.say("awaits ratification, not counted")))
    if with_marks:
        explained.append((None, press.speech.say("number of the proof that counts it")))
    x = SUMMARY_MARGIN
    for founding, words in explained:
        with pages.artifact():
            _draw_dot(press, x + 1.1, y, founding=founding)
        line = press.set(words, _FAINT, 80)[0]
        with pages.element("P"):
            pages.line(x + 4, y, line, QUIET)
        x += 4 + line.width / MM + 8
    return y + 9.9 if explained else y + 1


def _draw_dot(press: Press, x: float, baseline: float, *, founding: bool | None) -> None:
    cx, cy = x * MM, press.pages.y(baseline - 1.1)
    if founding is None:
        press.pages.line(x - 1.1, baseline - 1.0, press.set("1", _MARK, 10)[0])
    elif founding:
        press.pages.draw(f"{filled(GREEN)} {circle(cx, cy, 1.1 * MM)} f")
    else:
        press.pages.draw(f"{stroked(SUN, 1.1)} {circle(cx, cy, 0.95 * MM)} S")


class _List:
    def __init__(self, press: Press, turn_page: Callable[[], None], *, with_targets: bool) -> None:
        self._press, self._pages, self._turn = press, press.pages, turn_page
        width = press.pages.width - 2 * SUMMARY_MARGIN
        place = _PLACE - _TARGETS if with_targets else _PLACE
        end = width - _TARGETS if with_targets else width
        self._columns = _Columns(
            SUMMARY_MARGIN + _NAME, place - _NAME - 3, SUMMARY_MARGIN + place, end - place - 25,
            SUMMARY_MARGIN + end, SUMMARY_MARGIN + width if with_targets else None,
        )  # fmt: skip
        self._limit = press.pages.height - _END
        self.pages_of: list[int] = []
        self._y = 0.0
        self._rules: list[str] = []

    def draw(self, rows: Sequence[_Marked], y: float) -> None:
        with self._pages.group("Table"):
            self._draw_head(y, first=True)
            for sector, own in groupby(rows, key=lambda row: row[0].sector):
                self._draw_section(sector, tuple(own))
            self._draw_rules()

    def _draw_section(self, sector: str, rows: Sequence[_Marked]) -> None:
        set_rows = [self._set(*row) for row in rows]
        first = self._high(set_rows[0])
        if self._y + _SECTION_DOWN + _SECTION_RULE + first > self._limit:
            self._next_page(None)
        count = sum(row.status != "provisional" for row, _marks in rows)
        self._draw_section_head(sector, count, again=False)
        for (row, _marks), lines in zip(rows, set_rows, strict=True):
            if self._y + self._high(lines) > self._limit:
                self._next_page(sector)
            self._draw_row(row, lines)
        if self._rules:
            self._rules.pop()

    def _set(self, row: SummaryRow, marks: str) -> _SetRow:
        borne = self._press.single(marks, _MARK, 20) if marks else None
        wide = self._columns.name_wide - (0 if borne is None else borne.width / MM + 1.4)
        name = self._press.set(row.name, _CELL, wide)
        place = self._press.set(row.place or "–", _FAINT, self._columns.place_wide)
        return name, place, self._press.set(self._press.speech.short_day(row.signed), _FAINT, 40)[0], borne

    def _high(self, lines: _SetRow) -> float:
        return _ROW + (max(len(lines[0]), len(lines[1])) - 1) * _CELL.lead / MM

    def _draw_row(self, row: SummaryRow, lines: _SetRow) -> None:
        pages, columns = self._pages, self._columns
        base, lead = self._y + _BASE, _CELL.lead / MM
        name, place, day, borne = lines
        self.pages_of.append(pages.count)
        if row.founding or row.status == "provisional":
            with pages.artifact():
                _draw_dot(self._press, SUMMARY_MARGIN + 1.1, base, founding=row.status != "provisional")
        named = [(columns.name, base + n * lead, line) for n, line in enumerate(name)]
        if borne is not None:
            named.append((columns.name + name[0].width / MM + 1.0, base - 1.0, borne))
        cells: list[tuple[Sequence[Placed], Colour]] = [
            (named, INK),
            ([(columns.place, base + n * lead, line) for n, line in enumerate(place)], QUIET),
            ([(columns.day_right - day.width / MM, base, day)], QUIET),
        ]
        if columns.targets_right is not None:
            says = self._press.speech.number(row.targets) if row.targets else "–"
            number = self._press.set(says, _CELL if row.targets else _FAINT, 20)[0]
            cells.append(([(columns.targets_right - number.width / MM, base, number)], INK))
        pages.table_row(cells)
        self._y += self._high(lines)
        self._rules.append(self._rule(self._y))

    def _rule(self, y: float) -> str:
        right = (self._pages.width - SUMMARY_MARGIN) * MM
        return segment(SUMMARY_MARGIN * MM, self._pages.y(y), right, self._pages.y(y))

    def _draw_rules(self) -> None:
        """Draw the lines between the rows of this page, all at once."""
        if self._rules:
            with self._pages.artifact():
                self._pages.draw("\n".join([stroked(LINE, 0.35), *self._rules]))
        self._rules = []

    def _draw_head(self, y: float, *, first: bool) -> None:
        """Draw the columns' names over a rule; read once, decoration on later pages."""
        press, pages, columns = self._press, self._pages, self._columns
        heads = [press.speech.say("Organisation"), press.speech.say("Place"), press.speech.say("Signed")]
        if columns.targets_right is not None:
            heads.append(press.speech.say("Targets"))
        lines = [press.set(words, _HEAD, 60)[0] for words in heads]
        lefts = [columns.name - _NAME, columns.place, columns.day_right - lines[2].width / MM]
        if columns.targets_right is not None:
            lefts.append(columns.targets_right - lines[3].width / MM)
        if first:
            with pages.group("TR"):
                for x, line in zip(lefts, lines, strict=True):
                    with pages.element("TH", scope="Column"):
                        pages.line(x, y, line, QUIET)
        else:
            with pages.artifact("Header"):
                pages.lines(((x, y, line) for x, line in zip(lefts, lines, strict=True)), QUIET)
        with pages.artifact():
            pages.draw(f"{stroked(INK, 0.8)} {self._rule(y + 2.4)}")
        self._y = y + 2.4

    def _draw_section_head(self, sector: str, count: int, *, again: bool) -> None:
        press, pages = self._press, self._pages
        base = self._y + _SECTION_DOWN
        if again:
            words = press.single(press.speech.say("{sector} (continued)", sector=sector), _SECTION, 150)
            with pages.artifact("Header"):
                pages.line(SUMMARY_MARGIN, base, words, GREEN)
        else:
            words = press.single(sector, _SECTION, 150)
            with pages.group("TR"), pages.element("TD", span=3 if self._columns.targets_right is None else 4):
                pages.line(SUMMARY_MARGIN, base, words, GREEN)
                number = press.set(press.speech.number(count), Style(10, 12, 400, QUIET), 40)[0]
                pages.line(SUMMARY_MARGIN + words.width / MM + 2, base, number, QUIET)
        self._y = base + _SECTION_RULE
        with pages.artifact():
            pages.draw(f"{stroked(HEAD_RULE, 0.5)} {self._rule(self._y)}")

    def _next_page(self, sector: str | None) -> None:
        if self._rules:
            self._rules.pop()
        self._draw_rules()
        press, pages = self._press, self._pages
        says = press.speech.say("Continued on page {page}", page=press.speech.number(pages.count + 1))
        with pages.artifact("Footer"):
            line = press.set(says, _NOTE, 100)[0]
            press.write_right(line, pages.width - SUMMARY_MARGIN, self._y + 5.6, _NOTE)
        self._turn()
        self._draw_head(34.0, first=False)
        if sector is not None:
            self._draw_section_head(sector, 0, again=True)
