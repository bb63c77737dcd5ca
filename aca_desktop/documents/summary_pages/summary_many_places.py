"""Places that signed, where they are many: those that count in two columns, the others under what they lie in."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from aca_desktop.documents.images.vectors import segment, stroked
from aca_desktop.documents.summary_pages.summary_facts import SUMMARY_MARGIN
from aca_desktop.documents.typesetting.colours import INK, LINE, QUIET, SUN_TEXT, Colour
from aca_desktop.documents.typesetting.lines import Line
from aca_desktop.documents.typesetting.page import MM, Placed
from aca_desktop.documents.typesetting.press import Press, Style
from aca_desktop.domain.papers.phrases import NO_BREAK
from aca_desktop.domain.papers.summary_blocks import TotalRow

_NUMBERED = re.compile(r" (?=\d+$)")
"""Before the number in which a place's name ends."""

_FEW = 3
"""Places that hold so few others share a paragraph."""

MANY = 40
"""From so many rows on a table of one row for each would take pages and pages."""

_CELL, _HEAD = Style(8.6, 11.4), Style(7.8, 10, 400, QUIET)
_H3, _LISTED = Style(9, 12, 600), Style(8.2, 11.2, 400, INK)
_ROW, _BASE = 5.0, 3.6
_GUTTER, _FIGURE = 7.0, 32.5
"""Between the two columns, and from a place's code to the end of its figure."""


def is_long(rows: Sequence[TotalRow]) -> bool:
    """Say whether rows are drawn so."""
    return len(rows) > MANY


def plain_rows(rows: Sequence[TotalRow]) -> tuple[TotalRow, ...]:
    """Return the rows that need a line of their own: partly taken off, outside the territory, without a figure."""
    return tuple(row for row in rows if not _counts(row) and not _lies_inside(row))


class ManyPlaces:
    """Draws from `y` on; what finds no room goes on at the top of the page that `turn` begins."""

    def __init__(self, press: Press, y: float, limit: float, turn: Callable[[], None], top: float) -> None:
        self._press, self._pages, self._limit, self._turn, self._top = press, press.pages, limit, turn, top
        self.y = y
        self._whole = press.pages.width - 2 * SUMMARY_MARGIN
        self._wide = (self._whole - _GUTTER) / 2
        self._code = self._wide - _FIGURE

    def draw_counting(self, rows: Sequence[TotalRow], value: str) -> None:
        """Draw the places that count, two beside each other; `value` heads their figures."""
        counting = [row for row in rows if _counts(row)]
        if not counting:
            return
        with self._pages.group("Table"):
            self._draw_heads(value, again=False)
            for n in range(0, len(counting), 2):
                if self.y + 2 * _ROW > self._limit:
                    self._turn()
                    self.y = self._top - 5.0
                    self._draw_heads(value, again=True)
                self._draw_pair(counting[n : n + 2])

    def draw_inside(self, rows: Sequence[TotalRow]) -> None:
        """Draw the places that add nothing, all that lie in one place together."""
        inside: dict[str, list[TotalRow]] = {}
        for row in rows:
            if _lies_inside(row):
                inside.setdefault(row.of or "", []).append(row)
        speech, few = self._press.speech, {place: own for place, own in inside.items() if len(own) <= _FEW}
        for place, own in inside.items():
            if place not in few:
                head = speech.say("In {place}, which counts: −{sum}", place=place, sum=self._taken(own))
                self._draw_group(head, self._listed(own))
        if few:
            sum_ = self._taken([row for own in few.values() for row in own])
            head = speech.say(
                "In other places that count, at most {most} in each: −{sum}", most=speech.number(_FEW), sum=sum_
            )
            self._draw_group(head, "; ".join(f"{place}: {self._listed(own)}" for place, own in few.items()))

    def _taken(self, rows: Sequence[TotalRow]) -> str:
        return self._press.speech.number(sum((row.removed for row in rows), Decimal(0)))

    def _listed(self, rows: Sequence[TotalRow]) -> str:
        number = self._press.speech.number
        told = (f"{_NUMBERED.sub(NO_BREAK, row.place)}\u00a0{number(row.value or Decimal(0))}" for row in rows)
        return "\u00a0· ".join(told)

    def _draw_heads(self, value: str, *, again: bool) -> None:
        """Draw the columns' names over a rule; read once, decoration on the right and on later pages."""
        speech, pages = self._press.speech, self._pages
        self.y += 5.0
        place, code = (self._press.single(speech.say(one), _HEAD, 24) for one in ("Place", "Code"))
        figure = self._press.single(value, _HEAD, 24)
        heads: list[Placed] = [
            (x + at, self.y, line)
            for x in (SUMMARY_MARGIN, SUMMARY_MARGIN + self._wide + _GUTTER)
            for at, line in ((0.0, place), (self._code, code), (self._wide - figure.width / MM, figure))
        ]
        if not again:
            with pages.group("TR"):
                for head in heads[:3]:
                    with pages.element("TH", scope="Column"):
                        pages.lines([head], QUIET)
        with pages.artifact("Header" if again else None):
            pages.lines(heads if again else heads[3:], QUIET)
        self.y += 1.8
        self._rule()

    def _draw_pair(self, pair: Sequence[TotalRow]) -> None:
        press, base, lead = self._press, self.y + _BASE, _CELL.lead / MM
        names = [self._name(row.place) for row in pair]
        for n, row in enumerate(pair):
            cells: list[tuple[Sequence[Placed], Colour]] = []
            x = SUMMARY_MARGIN + n * (self._wide + _GUTTER)
            number = press.single(press.speech.number(row.value or Decimal(0)), _CELL, 34)
            cells.append(([(x, base + k * lead, line) for k, line in enumerate(names[n])], INK))
            cells.append(([(x + self._code, base, press.single(row.code or "–", _CELL, 14))], QUIET))
            cells.append(([(x + self._wide - number.width / MM, base, number)], INK))
            self._pages.table_row(cells)
        self.y += _ROW + (max(len(lines) for lines in names) - 1) * lead
        self._rule()

    def _name(self, words: str) -> tuple[Line, ...]:
        """Set a name on one line, a little smaller if that does it, else on two."""
        for style in (_CELL, _CELL.scaled(0.9)):
            lines = self._press.set(words, style, self._code - 1.5)
            if len(lines) == 1:
                return lines
        return self._press.at_most(2, words, _CELL, self._code - 1.5)

    def _draw_group(self, head: str, words: str) -> None:
        press, pages = self._press, self._pages
        lines = press.set(words, _LISTED, self._whole)
        lead = _LISTED.lead / MM
        if self.y + 7.4 + min(len(lines), 2) * lead > self._limit:
            self._turn()
            self.y = self._top - 4
        self.y += 6.4
        with pages.element("H3"):
            pages.line(SUMMARY_MARGIN, self.y, press.single(head, _H3, self._whole), SUN_TEXT)
        self.y += 0.4
        while lines:
            room = int((self._limit - self.y) / lead)
            if room < 1:
                self._turn()
                self.y = self._top
                continue
            with pages.element("P"):
                self.y = press.write(lines[:room], SUMMARY_MARGIN, self.y + lead, _LISTED)
            lines = lines[room:]

    def _rule(self) -> None:
        pages = self._pages
        with pages.artifact():
            left, y = SUMMARY_MARGIN * MM, pages.y(self.y)
            right = (SUMMARY_MARGIN + self._whole) * MM
            pages.draw(f"{stroked(LINE, 0.35)} {segment(left, y, right, y)}")


def _counts(row: TotalRow) -> bool:
    return row.value is not None and not row.removed


def _lies_inside(row: TotalRow) -> bool:
    return row.why == "inside" and row.value is not None and row.removed == row.value
