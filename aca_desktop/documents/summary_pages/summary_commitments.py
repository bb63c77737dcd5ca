"""What signatories have set themselves, on one axis of time: kinds by shape, approval by filling."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from aca_desktop.documents.commitment_sources import draw_sources
from aca_desktop.documents.images.vectors import circle, filled, rectangle, segment, stroked
from aca_desktop.documents.summary_pages.summary_charts import draw_title
from aca_desktop.documents.summary_pages.summary_facts import SUMMARY_MARGIN
from aca_desktop.documents.typesetting.colours import AXIS, GREEN, INK, LINE, QUIET, SUN, SUN_TEXT, WHITE, Colour
from aca_desktop.documents.typesetting.lines import Line
from aca_desktop.documents.typesetting.page import MM
from aca_desktop.documents.typesetting.press import Press, Style
from aca_desktop.domain.coalition.emphasis import spans
from aca_desktop.domain.figures.pathway import Measured, pathway
from aca_desktop.domain.papers.charts import moment, time_axis
from aca_desktop.domain.papers.summary_blocks import (
    CommitmentRow,
    CommitmentsBlock,
    MarkKind,
    PledgeBand,
    TargetMark,
)

_AXIS_LEFT = 72.0
_ROW = 9.95
_FOOT = 44.0
_UPPER_HIGH = 66.0
_H2 = Style(11, 14, 600)
_TICK, _SMALL = Style(7.8, 10, 400, QUIET), Style(8.2, 11, 400, QUIET)
_VALUE, _TINY = Style(8.6, 11, 600), Style(7.4, 8.4, 400, QUIET)
_MARK = 1.75


def draw_commitments(press: Press, block: CommitmentsBlock, turn_page: Callable[[], None]) -> None:
    """Draw the page of commitments, and as many more as they take with where they were read."""
    y = _Commitments(press, block, turn_page).draw()
    draw_sources(press, block.rows, y, turn_page)


class _Commitments:
    def __init__(self, press: Press, block: CommitmentsBlock, turn_page: Callable[[], None]) -> None:
        self._press, self._pages, self._block, self._turn = press, press.pages, block, turn_page
        self._right = press.pages.width - SUMMARY_MARGIN - 2.7
        self._axis = time_axis(_years(block), block.today)

    def draw(self) -> float:
        """Draw from the title down, and return where the last page's rows end."""
        press, pages, speech = self._press, self._pages, self._press.speech
        draw_title(press, speech.say("Commitments by target year"))
        lead = Style(10, press.either(15.5, 17.5))
        says = (
            speech.say(
                "What signatories have set themselves. Every line is measured against its **own** base year, so "
                "lines may be read along time, but not added to each other."
            )
            if self._block.pledge is None
            else speech.say(
                "What signatories have set themselves, beside their country’s pledge. Every line is measured "
                "against its **own** base year, so lines may be read along time, but not added to each other."
            )
        )
        with pages.element("P"):
            y = press.write(press.set(spans(says), lead, 150), SUMMARY_MARGIN, 52.5, lead)
        if self._block.featured is not None:
            self._draw_featured(self._block.featured, y + 13.0)
            y += 13.0 + _UPPER_HIGH + 4.0
        return self._draw_rows(y + 13.0)

    def _x(self, year: float) -> float:
        return _AXIS_LEFT + (self._right - _AXIS_LEFT) * self._axis.share(year)

    # -- one organisation by itself

    def _draw_featured(self, row: CommitmentRow, top: float) -> None:
        press, pages = self._press, self._pages
        bottom = top + _UPPER_HIGH
        self._draw_words(row, top)
        told = self._told(row)
        with pages.element("Figure", alt=told) as figure:
            for percent in (0, 25, 50, 75, 100):
                y = bottom - _UPPER_HIGH * percent / 100
                colour, width = (AXIS, 0.6) if percent == 0 else (LINE, 0.4)
                rule = segment(_AXIS_LEFT * MM, pages.y(y), self._right * MM, pages.y(y))
                pages.draw(f"{stroked(colour, width)} {rule}")
                says = press.speech.percent(Decimal(percent) / 100)
                press.write_right(press.set(says, _TICK, 20)[0], _AXIS_LEFT - 2.4, y + 1, _TICK)
            self._draw_years(bottom + 4.0)
            if self._block.pledge is not None and self._block.pledge.base_year is not None:
                self._draw_band(self._block.pledge, self._block.pledge.base_year, bottom)
            self._draw_today(top - 2, bottom, named=True)
            self._draw_line(row, bottom)
            right = (self._right + 3) * MM
            figure.box = ((_AXIS_LEFT - 10) * MM, pages.y(bottom + 5), right, pages.y(top - 4))

    def _told(self, row: CommitmentRow) -> str:
        """Return in words what a row's marks show."""
        speech = self._press.speech
        listed = [
            self._label(one)
            if one.year is None
            else speech.say("{target} by the year {year}", target=self._label(one), year=one.year)
            for one in row.marks
        ]
        return speech.say("Targets of {name}: {list}", name=row.name, list=speech.enumerate(listed))

    def _draw_words(self, row: CommitmentRow, top: float) -> None:
        press, pages, speech = self._press, self._pages, self._press.speech
        room = _AXIS_LEFT - SUMMARY_MARGIN - 12
        name = Style(10.5, 13, 600)
        with pages.element("H2"):
            y = press.write(press.at_most(3, row.name, name, room), SUMMARY_MARGIN, top + 1, name)
        says = row.scope
        if row.base_year is not None:
            says = speech.say("{scope}, base year {year} = 100%", scope=row.scope, year=row.base_year)
        with pages.element("P"):
            y = press.write(press.at_most(5, says, _SMALL, room), SUMMARY_MARGIN, y + 5, _SMALL)
        big = Style(20, 26, 300, GREEN)
        for one in row.marks[:3]:
            y += 9.6
            number = press.single(self._label(one), big, room - 16)
            with pages.element("P"):
                pages.line(SUMMARY_MARGIN, y, number, GREEN)
                if one.year is not None:
                    by = press.set(speech.say("by {year}", year=one.year), Style(8.6, 11), 30)[0]
                    pages.line(SUMMARY_MARGIN + number.width / MM + 1.6, y, by, INK)
        for year in _unmeasured(row, self._block.today.year):
            says = speech.say("{year} is due; no measurement is recorded yet.", year=year)
            if row.measured:
                says = speech.say(
                    "{year} is due; the latest measurement is of {last}.", year=year, last=row.measured[-1][0]
                )
            style = Style(8.2, 11, 400, SUN_TEXT)
            with pages.element("P"):
                y = press.write(press.set(says, style, room), SUMMARY_MARGIN, y + 7, style)

    def _draw_line(self, row: CommitmentRow, bottom: float) -> None:
        """Draw from the base year through the targets; measurements as small discs."""
        pages, press = self._pages, self._press
        known = [
            (one.year, one.percent, one) for one in row.marks if one.percent is not None and one.year is not None
        ]
        way = pathway(
            row.base_year,
            [(year, percent) for year, percent, _one in known],
            [Measured(year, percent, None) for year, percent in row.measured],
        )
        at = [
            (self._x(one.year) * MM, pages.y(bottom - _UPPER_HIGH * float(one.percent) / 100)) for one in way.asked
        ]
        if len(at) > 1:
            path = " ".join(f"{x:.2f} {y:.2f} {'m' if n == 0 else 'l'}" for n, (x, y) in enumerate(at))
            pages.draw(f"1 j {stroked(GREEN, 2)} {path} S 0 j")
        for measured in way.measured:
            y = bottom - _UPPER_HIGH * min(float(measured.percent), 100.0) / 100
            pages.draw(f"{filled(INK)} {circle(self._x(measured.year) * MM, pages.y(y), 1.1 * MM)} f")
        if row.base_year is not None:
            self._draw_ring(self._x(row.base_year), bottom - _UPPER_HIGH, 1.5)
        for year, percent, one in known:
            y = bottom - _UPPER_HIGH * float(100 - percent) / 100
            self._draw_mark(self._x(year), y, one)
            line = press.set(press.speech.percent((100 - percent) / 100), _VALUE, 20)[0]
            x = self._x(year) + 2.2
            if x > self._right - line.width / MM:
                x, y = x - 4.4 - line.width / MM, y + 7.0
            self._draw_label(line, x, y - 2.4 if y - 2.4 > bottom - _UPPER_HIGH else y + 4.6, GREEN)

    def _draw_band(self, pledge: PledgeBand, base_year: int, bottom: float) -> None:
        """Draw the country's pledge as a hatched band from its base year to the year that it is for."""
        press, pages = self._press, self._pages
        high, low = (bottom - _UPPER_HIGH * float(100 - share) / 100 for share in (pledge.least, pledge.most))
        high, low = min(high, low), max(low, high, min(high, low) + 1.0)
        start = max(base_year, self._axis.first)
        left, right = self._x(start) * MM, self._x(pledge.year) * MM
        box = rectangle(left, pages.y(low), max(right - left, 1.0), (low - high) * MM)
        hatch = []
        x, step = left - 10, 2.6
        while x < right:
            hatch.append(f"{x:.1f} {pages.y(low):.1f} m {x + 10:.1f} {pages.y(low) + 10:.1f} l")
            x += step
        pages.draw(f"{filled(SUN.tint(0.3))} {box} f q {box} W n {stroked(SUN_TEXT, 0.5)} {' '.join(hatch)} S Q")
        pages.draw(f"{stroked(SUN_TEXT, 0.5)} {box} S")
        x = self._x(start) + 1
        pages.line(x, low + 4.0, press.single(pledge.name, Style(8.6, 11, 600), 60), SUN_TEXT)
        today = self._x(moment(self._block.today))
        room = max(30.0, today - x - 1) if x < today else 58.0
        for n, line in enumerate(press.at_most(4, pledge.told, _TICK, min(room, 58.0))):
            pages.line(x, low + 8.0 + n * _TICK.lead / MM, line, QUIET)

    # -- all of them below each other

    def _draw_rows(self, top: float) -> float:
        """Draw the pledge and all rows, on further pages if they are many; return where the last of them ends."""
        press, pages, speech, block = self._press, self._pages, self._press.speech, self._block
        says = speech.say_count(
            "{count} target, by the year it is due", "{count} targets, by the year they are due", block.total
        )
        with pages.element("H2"):
            pages.line(SUMMARY_MARGIN, top, press.single(says, _H2, 160))
        rows, pledge, y = list(block.rows), block.pledge, top
        while True:
            above = 0 if pledge is None else 1
            fit = max(1, int((pages.height - _FOOT - y - 4.5) / _ROW) - above)
            shown, rows = rows[:fit], rows[fit:]
            y = self._draw_chart(pledge, shown, y + 4.5, named=block.featured is None or y < top)
            if not rows:
                break
            self._turn()
            pledge, y = None, 34.0
        return self._draw_legend(y + 6.5)

    def _draw_chart(
        self, pledge: PledgeBand | None, shown: Sequence[CommitmentRow], first: float, *, named: bool
    ) -> float:
        """Draw a page's rows over their years, and return where these end."""
        pages, speech = self._pages, self._press.speech
        above = 0 if pledge is None else 1
        end = first + _ROW * (above + len(shown))
        pledged = [] if pledge is None else [f"{pledge.name}: {pledge.told}"]
        told = speech.enumerate([*pledged, *(self._told(row) for row in shown)])
        with pages.element("Figure", alt=told) as figure:
            for year in self._axis.ticks():
                x = self._x(year) * MM
                pages.draw(f"{stroked(LINE, 0.4)} {segment(x, pages.y(first), x, pages.y(end))}")
            self._draw_today(first - 2, end, named=named)
            if pledge is not None:
                self._draw_pledge(pledge, first + _ROW * 0.5)
            for n, row in enumerate(shown, above):
                self._draw_row(row, first + _ROW * (n + 0.5))
            self._draw_years(end + 4.0)
            right = (self._right + 3) * MM
            figure.box = (SUMMARY_MARGIN * MM, pages.y(end + 5), right, pages.y(first))
        return end + 4.5

    def _draw_row(self, row: CommitmentRow, y: float) -> None:
        press, pages = self._press, self._pages
        room = _AXIS_LEFT - SUMMARY_MARGIN - 3
        style = Style(8.6, 11)
        if press.width(row.name, style) > room:
            style = style.scaled(0.88)
        pages.line(SUMMARY_MARGIN, y - 0.2, press.single(row.name, style, room), INK)
        pages.line(SUMMARY_MARGIN, y + 3.4, press.single(self._scope(row), _TINY, room), QUIET)
        due = [one.year for one in row.marks if one.year is not None]
        if not due:
            return
        start, end = row.base_year if row.base_year is not None else min(due), max(due)
        rule = segment(self._x(start) * MM, pages.y(y), self._x(end) * MM, pages.y(y))
        pages.draw(f"{stroked(GREEN, 0.9)} {rule}")
        if row.base_year is not None:
            self._draw_ring(self._x(start), y, 0.85)
        for one in row.marks:
            if one.year is None:
                continue
            at = self._x(one.year)
            self._draw_mark(at, y, one)
            line = press.set(self._label(one), _VALUE, 40)[0]
            if one.year == end and at + 2.6 + line.width / MM <= self._right + 2:
                self._draw_label(line, at + 2.6, y + 1.1, INK)
            else:
                middle = min(at, self._right - line.width / MM / 2)
                self._draw_label(line, middle - line.width / MM / 2, y - 2.5, INK)

    def _scope(self, row: CommitmentRow) -> str:
        """Say what a row is about, and which of its targets have no year, thus no place on the axis."""
        yearless = [self._label(one) for one in row.marks if one.year is None]
        if not yearless:
            return row.scope
        speech = self._press.speech
        return speech.say("{scope}; {targets}, no year", scope=row.scope, targets=speech.enumerate(yearless))

    def _draw_label(self, line: Line, x: float, y: float, colour: Colour) -> None:
        """Write a mark's label, on white where today's line would run through it."""
        wide = line.width / MM
        if x - 0.6 < self._x(moment(self._block.today)) < x + wide + 0.6:
            ground = rectangle((x - 0.4) * MM, self._pages.y(y + 0.5), (wide + 0.8) * MM, 3.0 * MM)
            self._pages.draw(f"{filled(WHITE)} {ground} f")
        self._pages.line(x, y, line, colour)

    def _draw_pledge(self, pledge: PledgeBand, y: float) -> None:
        """Draw the country's pledge as a row of its own: dashed, with a hatched square at its year."""
        press, pages = self._press, self._pages
        room = _AXIS_LEFT - SUMMARY_MARGIN - 3
        told = press.at_most(2, pledge.source or press.speech.say("source not recorded"), _TINY, room)
        up = 1.7 * (len(told) - 1)
        pages.line(SUMMARY_MARGIN, y - 0.2 - up, press.single(pledge.name, Style(8.6, 11, 600), room), SUN_TEXT)
        press.write(told, SUMMARY_MARGIN, y + 3.4 - up, _TINY)
        x = self._x(pledge.year)
        if pledge.base_year is not None:
            start = self._x(max(pledge.base_year, self._axis.first))
            rule = segment(start * MM, pages.y(y), x * MM, pages.y(y))
            pages.draw(f"{stroked(SUN_TEXT, 0.9, '[3 2] 0')} {rule} [] 0 d")
            pages.draw(f"{filled(WHITE)} {stroked(SUN_TEXT, 1.1)} {circle(start * MM, pages.y(y), 0.85 * MM)} B")
        box = rectangle(x * MM - 4.4, pages.y(y) - 4.4, 8.8, 8.8)
        pages.draw(f"{filled(SUN.tint(0.3))} {stroked(SUN_TEXT, 1.1)} {box} B")
        share = press.speech.percent
        says = f"−{share(pledge.least / 100)}"
        if pledge.most != pledge.least:
            says = press.speech.say(
                "−{least} to −{most}", least=share(pledge.least / 100), most=share(pledge.most / 100)
            )
        line = press.set(says, _VALUE, 50)[0]
        at = x + 2.6
        if at + line.width / MM > self._right + 2:
            at = x - 2.6 - line.width / MM
        pages.line(at, y + 1.1, line, SUN_TEXT)

    def _label(self, one: TargetMark) -> str:
        speech = self._press.speech
        if one.kind == "net-zero":
            return speech.say("net zero")
        if one.percent is None:
            return speech.say("target")
        share = speech.percent(one.percent / 100)
        return f"−{share}" if one.kind == "reduction" else share

    # -- marks

    def _draw_mark(self, x: float, y: float, one: TargetMark) -> None:
        pages = self._pages
        cx, cy, r = x * MM, pages.y(y), _MARK * MM
        paint = f"{filled(GREEN if one.approved else WHITE)} {stroked(GREEN, 1.1)}"
        pages.draw(f"{paint} {_shape(one.kind, cx, cy, r)} B")

    def _draw_ring(self, x: float, y: float, r: float) -> None:
        pages = self._pages
        pages.draw(f"{filled(WHITE)} {stroked(GREEN, 1.1)} {circle(x * MM, pages.y(y), r * MM)} B")

    def _draw_years(self, y: float) -> None:
        for year in self._axis.ticks():
            self._press.write_centred(self._press.set(str(year), _TICK, 20)[0], self._x(year), y, _TICK)

    def _draw_today(self, top: float, bottom: float, *, named: bool) -> None:
        pages, press = self._pages, self._press
        x = self._x(moment(self._block.today))
        rule = segment(x * MM, pages.y(top), x * MM, pages.y(bottom))
        pages.draw(f"{stroked(INK, 0.8, '[1.5 1.8] 0')} {rule} [] 0 d")
        if named:
            pages.line(x + 1.2, top + 1.2, press.set(press.speech.say("today"), _TICK, 30)[0], INK)

    def _draw_legend(self, y: float) -> float:
        """Explain the marks that occur, and return the last baseline."""
        press, pages, speech = self._press, self._pages, self._press.speech
        every = [one for row in self._block.rows for one in row.marks if one.year is not None]
        kinds = {one.kind for one in every}
        named: list[tuple[str, MarkKind]] = [
            (speech.say("reduction"), "reduction"), (speech.say("renewable energy"), "renewable"),
            (speech.say("net zero"), "net-zero"), (speech.say("another target"), "other"),
        ]  # fmt: skip
        marks: list[tuple[str, MarkKind | None, Colour]] = [
            (words, kind, QUIET) for words, kind in named if kind in kinds
        ]
        if any(one.approved for one in every):
            marks.append((speech.say("approved by a named body"), "reduction", QUIET))
        if any(not one.approved for one in every):
            marks.append((speech.say("not approved by a body"), "reduction", WHITE))
        if any(row.base_year is not None for row in self._block.rows):
            marks.append((speech.say("base year"), None, WHITE))
        x = SUMMARY_MARGIN + 1.5
        style = Style(8.2, 11)
        for n, (words, kind, fill) in enumerate(marks):
            line = press.set(words, style, 60)[0]
            if x + 4 + line.width / MM > SUMMARY_MARGIN + 166:
                x, y = SUMMARY_MARGIN + 1.5, y + 5.0
            with pages.artifact():
                paint = f"{filled(fill)} {stroked(QUIET, 0.9)}"
                at = (x * MM, pages.y(y - 1.1))
                shape = circle(*at, 0.85 * MM) if kind is None else _shape(kind, *at, 1.4 * MM)
                pages.draw(f"{paint} {shape} B")
            with pages.element("P"):
                pages.line(x + 2.6, y, line, INK)
            x += 2.6 + line.width / MM + (5.4 if n < len(marks) - 1 else 0.0)
        return y


def _shape(kind: MarkKind, x: float, y: float, r: float) -> str:
    """Return a diamond for a reduction, a square for renewable energy, a circle for net zero, else a triangle."""
    match kind:
        case "reduction":
            d = r * 1.15
            return f"{x - d:.2f} {y:.2f} m {x:.2f} {y + d:.2f} l {x + d:.2f} {y:.2f} l {x:.2f} {y - d:.2f} l h"
        case "renewable":
            s = r * 0.86
            return rectangle(x - s, y - s, 2 * s, 2 * s)
        case "net-zero":
            return circle(x, y, r)
        case "other":
            return f"{x - r:.2f} {y - 0.8 * r:.2f} m {x:.2f} {y + r:.2f} l {x + r:.2f} {y - 0.8 * r:.2f} l h"


def _years(block: CommitmentsBlock) -> Iterator[int]:
    rows: Sequence[CommitmentRow] = (*block.rows, *([block.featured] if block.featured else []))
    for row in rows:
        yield from (one.year for one in row.marks if one.year is not None)
        if row.base_year is not None:
            yield row.base_year
    if block.pledge is not None:
        yield block.pledge.year
        if block.pledge.base_year is not None:
            yield block.pledge.base_year


def _unmeasured(row: CommitmentRow, year: int) -> Iterator[int]:
    """Yield the years of targets that are due and have no measurement from then on."""
    for one in row.marks:
        if one.year is None or one.year > year:
            continue
        if not any(measured >= one.year for measured, _ in row.measured):
            yield one.year
            return
