"""What signatories stand for, summed without counting twice: gross, what is taken off and why, net."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from aca_desktop.documents.images.vectors import filled, rectangle, segment, stroked
from aca_desktop.documents.summary_pages.summary_charts import draw_row_bars, draw_title, share_words
from aca_desktop.documents.summary_pages.summary_facts import SUMMARY_MARGIN
from aca_desktop.documents.summary_pages.summary_many_places import ManyPlaces, is_long, plain_rows
from aca_desktop.documents.summary_pages.totals_panel import totals_panel
from aca_desktop.documents.typesetting.colours import GREEN, INK, LINE, QUIET, SUN_TEXT, Colour
from aca_desktop.documents.typesetting.lines import Line
from aca_desktop.documents.typesetting.page import MM
from aca_desktop.documents.typesetting.press import Press, Style
from aca_desktop.domain.coalition.emphasis import spans
from aca_desktop.domain.papers.summary_blocks import PlaceFigure, TotalRow, TotalsBlock

_H2 = Style(11, 14, 600)
_CELL, _HEAD = Style(9, 12.2), Style(7.8, 10, 400, QUIET)
_NOTE = Style(8.2, 11, 400, QUIET)
_HATCHED, _DOTTED = Colour(0xFB, 0xE6, 0xC8), Colour(0xED, 0xF1, 0xEF)
_BAR_HIGH = 12.0
_CODE, _VALUE_RIGHT = 62.0, 104.7
_PLACE_STEP = 4.75
_END = 28.0


def draw_totals(press: Press, block: TotalsBlock, turn_page: Callable[[], None]) -> None:
    """Draw a measure's page on the current one, and more where places are many."""
    _Totals(press, block, turn_page).draw()


class _Totals:
    def __init__(self, press: Press, block: TotalsBlock, turn_page: Callable[[], None]) -> None:
        self._press, self._pages, self._block, self._turn = press, press.pages, block, turn_page
        self._width = press.pages.width - 2 * SUMMARY_MARGIN
        self._limit = press.pages.height - _END
        self._y = 0.0
        removed = max((one.removed for one in block.rows), default=Decimal(0)) or Decimal(0)
        widest = press.width(f"−{self._amount(max(removed, block.outside + block.inside))}", _CELL)
        self._removed_right = _VALUE_RIGHT + max(21.4, widest + 3.0)
        self._why_left = self._removed_right + 2.9

    def draw(self) -> None:
        press, speech, block = self._press, self._press.speech, self._block
        is_people = block.measure == "population"
        title = speech.say("People represented") if is_people else speech.say("Economy represented")
        draw_title(press, title)
        lead = Style(10, press.either(15.5, 17.5))
        with self._pages.element("P"):
            lines = press.set(spans(self._opening()), lead, 150)
            self._y = press.write(lines, SUMMARY_MARGIN, 52.5, lead)
        if block.gross > 0:
            self._draw_bar()
        self._draw_table()
        if block.places:
            self._draw_places()
        self._draw_panel()

    def _amount(self, value: Decimal) -> str:
        return self._press.speech.number(value)

    def _opening(self) -> str:
        press, speech, block = self._press, self._press.speech, self._block
        net = self._amount(block.net)
        if block.measure == "population":
            said = [speech.say("**{number} people**, each counted once.", number=net)]
        else:
            said = [
                speech.say(
                    "**{number} {currency}** of gross domestic product, each place counted once.",
                    number=net, currency=speech.currency_name(block.currency or ""),
                )
            ]  # fmt: skip
        if block.inside or block.outside:
            said.append(self._greater())
        if block.exceeds:
            said.append(speech.say("This is more than the territory’s own figure: a figure must be wrong."))
        return press.joined(said)

    def _greater(self) -> str:
        """Say why the simple sum is greater than the net."""
        speech, block = self._press.speech, self._block
        if not block.outside:
            return speech.say(
                "The simple sum of what the signatories stand for is greater, since places lie in one another."
            )
        if not block.inside:
            return speech.say(
                "The simple sum of what the signatories stand for is greater, since places lie outside the "
                "territory, wholly or in part."
            )
        return speech.say(
            "The simple sum of what the signatories stand for is greater, since places lie in one another or, "
            "wholly or in part, outside the territory."
        )

    # -- the bar

    def _draw_bar(self) -> None:
        press, pages, block = self._press, self._pages, self._block
        speech = press.speech
        top = self._y + 13.0
        parts = (
            (block.net, GREEN, "", speech.say("net: counts")),
            (block.outside, SUN_TEXT, "hatch", speech.say("outside the territory")),
            (block.inside, INK, "dots", speech.say("counted already")),
        )
        shown = [part for part in parts if part[0] > 0]
        shares = [
            speech.say("{part}: {share}", part=words, share=share_words(speech, value / block.gross))
            for value, _colour, _kind, words in shown
        ]
        self._draw_bracket(top - 3.6)
        told = speech.say("A bar that shows how the simple sum is divided: {list}", list="; ".join(shares))
        with pages.element("Figure", alt=told) as figure:
            x = SUMMARY_MARGIN
            places = []
            for value, colour, kind, words in shown:
                wide = float(self._width * float(value / block.gross))
                self._draw_part(x, top, wide, colour, kind)
                places.append((x, value, colour, words))
                x += wide
            right = SUMMARY_MARGIN + self._width
            figure.box = (SUMMARY_MARGIN * MM, pages.y(top + _BAR_HIGH), right * MM, pages.y(top))
        self._draw_amounts(places, top + _BAR_HIGH + 5.0)
        self._y = top + _BAR_HIGH + 9.4

    def _draw_bracket(self, y: float) -> None:
        press, pages = self._press, self._pages
        label, number = Style(8.2, 11, 400, QUIET), Style(8.6, 11, 600)
        words = press.set(press.speech.say("Simple sum (gross)"), label, 80)[0]
        value = press.set(self._amount(self._block.gross), number, 80)[0]
        wide = (words.width + value.width) / MM + 2
        start = SUMMARY_MARGIN + (self._width - wide) / 2
        left, right = SUMMARY_MARGIN * MM, (SUMMARY_MARGIN + self._width) * MM
        at = pages.y(y)
        rule = f"{left:.2f} {at - 5:.2f} m {left:.2f} {at:.2f} l {(start - 3) * MM:.2f} {at:.2f} l S"
        rule += f" {right:.2f} {at - 5:.2f} m {right:.2f} {at:.2f} l {(start + wide + 3) * MM:.2f} {at:.2f} l S"
        with pages.artifact():
            pages.draw(f"{stroked(QUIET, 0.6)} {rule}")
        with pages.element("P"):
            pages.line(start, y + 1.1, words, QUIET)
            pages.line(start + words.width / MM + 2, y + 1.1, value, INK)

    def _draw_part(self, x: float, top: float, wide: float, colour: Colour, kind: str) -> None:
        """Draw a part of the bar: solid, hatched or dotted, so that grey paper tells them apart."""
        pages = self._pages
        left, bottom, w, h = x * MM, pages.y(top + _BAR_HIGH), wide * MM, _BAR_HIGH * MM
        box = rectangle(left, bottom, w, h)
        if not kind:
            pages.draw(f"{filled(colour)} {box} f")
            return
        pages.draw(f"{filled(_HATCHED if kind == 'hatch' else _DOTTED)} {box} f")
        inner = rectangle(left + 0.6, bottom + 0.6, max(w - 1.2, 0.1), h - 1.2)
        marks = _hatches(left, bottom, w, h) if kind == "hatch" else _dots(left, bottom, w, h)
        style = stroked(SUN_TEXT, 0.55) if kind == "hatch" else f"1 J {stroked(QUIET, 0.9)}"
        pages.draw(f"q {inner} W n {style} {marks} Q {stroked(colour if kind == 'hatch' else LINE, 0.5)} {box} S")

    def _draw_amounts(self, places: Sequence[tuple[float, Decimal, Colour, str]], y: float) -> None:
        """Write each amount under its part, moved to the right where the one before needs the room."""
        press, pages = self._press, self._pages
        strong, small = Style(9.5, 12, 600), Style(8.2, 11, 400, QUIET)
        set_ = []
        for n, (x, value, colour, words) in enumerate(places):
            sign = "" if n == 0 and colour == GREEN else "−"
            number = press.set(sign + self._amount(value), strong, 80)[0]
            set_.append((x, number, press.set(words, small, 60)[0], colour))
        free = SUMMARY_MARGIN
        for n, (x, number, told, colour) in enumerate(set_):
            wide = max(number.width, told.width) / MM
            rest = sum(max(later[1].width, later[2].width) / MM + 4 for later in set_[n + 1 :])
            x = min(max(x, free), SUMMARY_MARGIN + self._width - rest - wide)
            with pages.element("P"):
                pages.line(x, y, number, colour)
                pages.line(x, y + 4.4, told, QUIET)
            free = x + wide + 4

    # -- the table

    def _draw_table(self) -> None:
        press, pages, speech = self._press, self._pages, self._press.speech
        self._y += 10.2
        with pages.element("H2"):
            pages.line(SUMMARY_MARGIN, self._y, press.set(speech.say("Gross, taken off, and net"), _H2, 120)[0])
        value = speech.say("Population") if self._block.measure == "population" else speech.say("GDP")
        rows = self._block.rows
        if is_long(rows):
            many = ManyPlaces(press, self._y, self._limit, self._turn, 34.0)
            many.draw_counting(rows, value)
            many.draw_inside(rows)
            self._y, rows = many.y + 3.0, plain_rows(rows)
            if self._y + 30 > self._limit:
                self._turn()
                self._y = 28.0
        heads = (
            (speech.say("Place that signed"), 0.0, False), (speech.say("Code"), _CODE, False),
            (value, _VALUE_RIGHT, True), (speech.say("Taken off"), self._removed_right, True),
            (speech.say("Why"), self._why_left, False),
        )  # fmt: skip
        self._y += 7.3
        with pages.group("Table"):
            with pages.group("TR"):
                for words, x, is_right in heads:
                    line = press.single(words, _HEAD, 40)
                    with pages.element("TH", scope="Column"):
                        at = SUMMARY_MARGIN + x - (line.width / MM if is_right else 0.0)
                        pages.line(at, self._y, line, QUIET)
            self._y += 2.4
            self._rule(INK, 0.8)
            for row in rows:
                self._draw_row(row)
                self._rule(LINE, 0.35)
            self._draw_sums()
        self._y += 4.0

    def _rule(self, colour: Colour, width: float) -> None:
        pages = self._pages
        with pages.artifact():
            end = (SUMMARY_MARGIN + self._width) * MM
            rule = segment(SUMMARY_MARGIN * MM, pages.y(self._y), end, pages.y(self._y))
            pages.draw(f"{stroked(colour, width)} {rule}")

    def _draw_row(self, row: TotalRow) -> None:
        press = self._press
        place = press.at_most(3, row.place, _CELL, _CODE - 3)
        count = press.speech.say_count("{count} place", "{count} places", row.members)
        code = press.single(row.code or (count if row.members > 1 else "–"), _CELL, 24)
        value = "–" if row.value is None else self._amount(row.value)
        removed = f"−{self._amount(row.removed)}" if row.removed else "–"
        why = press.at_most(3, self._why(row), Style(8.2, 10.6, 400, QUIET), self._width - self._why_left)
        self._cells(
            place, code, press.single(value, _CELL, 34), press.single(removed, _CELL, 34), why,
            SUN_TEXT if row.removed else QUIET,
        )  # fmt: skip

    def _why(self, row: TotalRow) -> str:
        speech = self._press.speech
        if row.value is None:
            return speech.say("no figure known")
        if row.why == "outside":
            return speech.say("outside the territory")
        if row.why == "inside":
            return speech.say("lies in {place}, which counts", place=row.of or "")
        return ""

    def _cells(
        self,
        place: tuple[Line, ...],
        code: Line,
        value: Line,
        removed: Line,
        why: tuple[Line, ...],
        colour: Colour,
    ) -> None:
        base, lead = self._y + 4.4, _CELL.lead / MM
        high = max(len(place) * lead, len(why) * 10.6 / MM) + 1.9
        if self._y + high > self._limit:
            self._turn()
            self._y, base = 34.0, 38.4
        x = SUMMARY_MARGIN
        self._pages.table_row(
            (
                ([(x, base + n * lead, line) for n, line in enumerate(place)], INK),
                ([(x + _CODE, base, code)], QUIET),
                ([(x + _VALUE_RIGHT - value.width / MM, base, value)], INK),
                ([(x + self._removed_right - removed.width / MM, base, removed)], colour),
                (
                    [
                        (x + self._why_left, base + n * 10.6 / MM, line)
                        for n, line in enumerate(why or (_empty(),))
                    ],
                    QUIET,
                ),
            )
        )
        self._y += high

    def _draw_sums(self) -> None:
        press, speech, block = self._press, self._press.speech, self._block
        removed = block.outside + block.inside
        off = press.single(f"−{self._amount(removed)}" if removed else "–", _CELL, 34)
        gross = press.single(self._amount(block.gross), _CELL, 34)
        words = press.single(speech.say("Gross"), Style(9, 12.2, 400, QUIET), 60)
        self._cells((words,), _empty(), gross, off, (), SUN_TEXT if removed else QUIET)
        self._rule(INK, 0.8)
        strong = Style(9.5, 12.4, 600, GREEN)
        says = (
            speech.say("Net in {territory}", territory=speech.within(block.territory))
            if block.territory
            else speech.say("Net")
        )
        net = press.single(self._amount(block.net), strong, 40)
        base = self._y + 4.8
        small = Style(8.2, 10.6, 400, QUIET)
        without: tuple[Line, ...] = ()
        if block.everywhere is not None and block.everywhere != block.net:
            told = speech.say("without this territory: {number}", number=self._amount(block.everywhere))
            without = press.at_most(2, told, small, self._width - self._why_left)
        self._pages.table_row(
            (
                ([(SUMMARY_MARGIN, base, press.single(says, strong, _VALUE_RIGHT - 30))], GREEN),
                ([(SUMMARY_MARGIN + _CODE, base, _empty())], QUIET),
                ([(SUMMARY_MARGIN + _VALUE_RIGHT - net.width / MM, base, net)], GREEN),
                ([(SUMMARY_MARGIN + self._removed_right, base, _empty())], QUIET),
                (
                    [
                        (SUMMARY_MARGIN + self._why_left, base + n * small.lead / MM, line)
                        for n, line in enumerate(without or (_empty(),))
                    ],
                    QUIET,
                ),
            )
        )
        self._y += 7.0 + (len(without) > 1) * small.lead / MM

    # -- places, and how it is counted

    def _draw_places(self) -> None:
        press, pages, speech = self._press, self._pages, self._press.speech
        room = self._limit - self._y - 50
        most = max(4, int(room / _PLACE_STEP))
        shown = self._block.places[:most]
        self._y += 8.2
        if self._y + 8 + len(shown) * _PLACE_STEP > self._limit:
            self._turn()
            self._y = 36.0
        with pages.element("H2"):
            pages.line(
                SUMMARY_MARGIN, self._y, press.set(speech.say("The territory, place by place"), _H2, 120)[0]
            )
        if self._block.source:
            line = press.single(self._block.source, _NOTE, 84)
            with pages.element("P"):
                press.write_right(line, SUMMARY_MARGIN + self._width, self._y, _NOTE)
        self._draw_place_bars(shown, self._y + 4.0)
        self._y += 4.0 + len(shown) * _PLACE_STEP
        rest = len(self._block.places) - len(shown)
        if rest:
            words = speech.say_count("and {count} more place", "and {count} more places", rest)
            self._y += 3.4
            with pages.element("P"):
                pages.line(SUMMARY_MARGIN, self._y, press.single(words, _NOTE, 120), QUIET)

    def _draw_place_bars(self, shown: Sequence[PlaceFigure], top: float) -> None:
        press, pages = self._press, self._pages
        label = Style(8.4, 10)
        column = min(max(max(press.width(one.place, label) for one in shown), 24.0), 50.0)
        left = SUMMARY_MARGIN + column + 2.4
        longest = max(max(one.value for one in shown), Decimal(1))
        room = SUMMARY_MARGIN + self._width - press.width(self._amount(longest), label) - 2 - left
        wides = [room * float(one.value / longest) for one in shown]
        draw_row_bars(press, left, (top, top + _PLACE_STEP * len(shown)), wides, 1.45)
        with pages.group("Table"):
            for n, (one, wide) in enumerate(zip(shown, wides, strict=True)):
                base = top + _PLACE_STEP * (n + 0.5) + 1.05
                with pages.group("TR"):
                    with pages.element("TH", scope="Row"):
                        press.write_right(press.single(one.place, label, column), left - 2.4, base, label)
                    with pages.element("TD"):
                        number = press.set(self._amount(one.value), label, 40)[0]
                        pages.line(left + wide + 2, base, number, INK)

    def _draw_panel(self) -> None:
        panel = totals_panel(self._press, self._block, self._width)
        if self._y + 7 + panel.height > self._press.pages.height - 20:
            self._turn()
            self._y = 30.0
        panel.draw(SUMMARY_MARGIN, self._y + 7)


def _empty() -> Line:
    return Line((), 9.0, 0.0, ends_with_space=True)


def _hatches(left: float, bottom: float, width: float, height: float) -> str:
    code = []
    x = left - height
    while x < left + width:
        code.append(f"{x:.1f} {bottom:.1f} m {x + height:.1f} {bottom + height:.1f} l")
        x += 3.2
    return " ".join([*code, "S"])


def _dots(left: float, bottom: float, width: float, height: float) -> str:
    code = []
    rows = int(height / 3.2)
    for n in range(rows):
        y = bottom + 2.2 + n * 3.2
        x = left + 2.0 + (n % 2) * 1.6
        while x < left + width - 1:
            code.append(f"{x:.1f} {y:.1f} m {x:.1f} {y:.1f} l")
            x += 3.2
    return " ".join([*code, "S"])
