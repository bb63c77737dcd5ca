"""What signatories have set themselves, on one axis of time: kinds by shape, approval by filling."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from aca_desktop.documents.colours import AXIS, GREEN, INK, LINE, QUIET, SUN, SUN_TEXT, WHITE, Colour
from aca_desktop.documents.lines import Line
from aca_desktop.documents.page import MM
from aca_desktop.documents.press import Press, Style
from aca_desktop.documents.summary_charts import draw_title
from aca_desktop.documents.summary_facts import SUMMARY_MARGIN
from aca_desktop.documents.vectors import circle, filled, rectangle, segment, stroked
from aca_desktop.domain.charts import moment, time_axis
from aca_desktop.domain.emphasis import spans
from aca_desktop.domain.pathway import Measured, pathway
from aca_desktop.domain.summary_blocks import CommitmentRow, CommitmentsBlock, MarkKind, PledgeBand, TargetMark

_AXIS_LEFT = 72.0
_ROW = 9.95
_UPPER_HIGH = 66.0
_H2 = Style(11, 14, 600)
_TICK, _SMALL = Style(7.8, 10, 400, QUIET), Style(8.2, 11, 400, QUIET)
_VALUE, _TINY = Style(8.6, 11, 600), Style(7.4, 8.4, 400, QUIET)
_MARK = 1.75


def draw_commitments(press: Press, block: CommitmentsBlock) -> None:
    """Draw the page of commitments; rows that do not fit are left out, and said to be."""
    _Commitments(press, block).draw()


class _Commitments:
    def __init__(self, press: Press, block: CommitmentsBlock) -> None:
        self._press, self._pages, self._block = press, press.pages, block
        self._right = press.pages.width - SUMMARY_MARGIN - 2.7
        self._axis = time_axis(_years(block), block.today)

    def draw(self) -> None:
        """Draw the page from its title down."""
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
        self._draw_rows(y + 13.0)

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
            if self._block.pledge is not None:
                self._draw_band(self._block.pledge, bottom)
            self._draw_today(top - 2, bottom, named=True)
            self._draw_line(row, bottom)
            right = (self._right + 3) * MM
            figure.box = ((_AXIS_LEFT - 10) * MM, pages.y(bottom + 5), right, pages.y(top - 4))

    def _told(self, row: CommitmentRow) -> str:
        """Return in words what a row's marks show."""
        speech = self._press.speech
        listed = [
            speech.say("{target} by the year {year}", target=self._label(one), year=one.year) for one in row.marks
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
        known = [one for one in row.marks if one.percent is not None]
        way = pathway(
            row.base_year,
            [(one.year, one.percent or Decimal(0)) for one in known],
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
        for one in known:
            y = bottom - _UPPER_HIGH * float(100 - (one.percent or 0)) / 100
            self._draw_mark(self._x(one.year), y, one)
            says = press.speech.percent((100 - (one.percent or Decimal(0))) / 100)
            line = press.set(says, _VALUE, 20)[0]
            x = self._x(one.year) + 2.2
            if x > self._right - line.width / MM:
                x, y = x - 4.4 - line.width / MM, y + 7.0
            self._draw_label(line, x, y - 2.4 if y - 2.4 > bottom - _UPPER_HIGH else y + 4.6, GREEN)

    def _draw_band(self, pledge: PledgeBand, bottom: float) -> None:
        """Draw the country's pledge as a hatched band that ends at its year."""
        press, pages = self._press, self._pages
        high, low = (bottom - _UPPER_HIGH * float(100 - share) / 100 for share in (pledge.least, pledge.most))
        high, low = min(high, low), max(low, high, min(high, low) + 1.0)
        start = self._axis.first if pledge.base_year is None else max(pledge.base_year, self._axis.first)
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

    def _draw_rows(self, top: float) -> None:
        press, pages, speech = self._press, self._pages, self._press.speech
        block = self._block
        room = pages.height - 36 - top - 8
        first, above = top + 4.5, 0 if block.pledge is None else 1
        shown = block.rows[: max(1, int(room / _ROW) - above)]
        targets = sum(len(row.marks) for row in shown)
        says = speech.say_count(
            "{shown} of {count} target, by the year it is due",
            "{shown} of {count} targets, by the year they are due",
            max(block.total, targets), shown=speech.number(targets),
        )  # fmt: skip
        with pages.element("H2"):
            pages.line(SUMMARY_MARGIN, top, press.single(says, _H2, 160))
        end = first + _ROW * (above + len(shown))
        pledged = [] if block.pledge is None else [f"{block.pledge.name}: {block.pledge.told}"]
        told = speech.enumerate([*pledged, *(self._told(row) for row in shown)])
        with pages.element("Figure", alt=told) as figure:
            for year in self._axis.ticks():
                x = self._x(year) * MM
                pages.draw(f"{stroked(LINE, 0.4)} {segment(x, pages.y(first), x, pages.y(end))}")
            self._draw_today(first - 2, end, named=self._block.featured is None)
            if block.pledge is not None:
                self._draw_pledge(block.pledge, first + _ROW * 0.5)
            for n, row in enumerate(shown, above):
                self._draw_row(row, first + _ROW * (n + 0.5))
            self._draw_years(end + 4.0)
            right = (self._right + 3) * MM
            figure.box = (SUMMARY_MARGIN * MM, pages.y(end + 5), right, pages.y(first))
        self._draw_legend(end + 11.0)

    def _draw_row(self, row: CommitmentRow, y: float) -> None:
        press, pages = self._press, self._pages
        room = _AXIS_LEFT - SUMMARY_MARGIN - 3
        style = Style(8.6, 11)
        if press.width(row.name, style) > room:
            style = style.scaled(0.88)
        pages.line(SUMMARY_MARGIN, y - 0.2, press.single(row.name, style, room), INK)
        pages.line(SUMMARY_MARGIN, y + 3.4, press.single(row.scope, _TINY, room), QUIET)
        if not row.marks:
            return
        start = row.base_year if row.base_year is not None else min(one.year for one in row.marks)
        end = max(one.year for one in row.marks)
        rule = segment(self._x(start) * MM, pages.y(y), self._x(end) * MM, pages.y(y))
        pages.draw(f"{stroked(GREEN, 0.9)} {rule}")
        if row.base_year is not None:
            self._draw_ring(self._x(start), y, 0.85)
        last = max(row.marks, key=lambda one: one.year)
        for one in row.marks:
            self._draw_mark(self._x(one.year), y, one)
            line = press.set(self._label(one), _VALUE, 40)[0]
            if one is last and self._x(one.year) + 2.6 + line.width / MM <= self._right + 2:
                self._draw_label(line, self._x(one.year) + 2.6, y + 1.1, INK)
            else:
                middle = min(self._x(one.year), self._right - line.width / MM / 2)
                self._draw_label(line, middle - line.width / MM / 2, y - 2.5, INK)

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

    def _draw_legend(self, y: float) -> None:
        press, pages, speech = self._press, self._pages, self._press.speech
        kinds = {one.kind for row in self._block.rows for one in row.marks}
        marks: list[tuple[str, MarkKind | None, Colour]] = [
            (speech.say("reduction"), "reduction", QUIET), (speech.say("renewable energy"), "renewable", QUIET),
            (speech.say("net zero"), "net-zero", QUIET),
            (speech.say("approved by a named body"), "reduction", QUIET),
            (speech.say("self-declared"), "reduction", WHITE), (speech.say("base year"), None, WHITE),
        ]  # fmt: skip
        if "other" in kinds:
            marks.insert(3, (speech.say("another target"), "other", QUIET))
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
        yield from (one.year for one in row.marks)
        if row.base_year is not None:
            yield row.base_year
    if block.pledge is not None:
        yield block.pledge.year
        if block.pledge.base_year is not None:
            yield block.pledge.base_year


def _unmeasured(row: CommitmentRow, year: int) -> Iterator[int]:
    """Yield the years of targets that are due and have no measurement from then on."""
    for one in row.marks:
        if one.year <= year and not any(measured >= one.year for measured, _ in row.measured):
            yield one.year
            return
