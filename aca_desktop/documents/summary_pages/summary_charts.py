"""Who signs: the sectors as bars, and how the coalition grew."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from aca_desktop.documents.images.vectors import filled, rectangle, segment, segments, stroked
from aca_desktop.documents.summary_pages.summary_facts import SUMMARY_MARGIN
from aca_desktop.documents.typesetting.colours import AXIS, DEEP, GREEN, INK, LINE, QUIET, SUN, WHITE, Colour
from aca_desktop.documents.typesetting.lines import Line
from aca_desktop.documents.typesetting.page import MM
from aca_desktop.documents.typesetting.press import Press, Style
from aca_desktop.domain.coalition.emphasis import Span, spans
from aca_desktop.domain.papers.charts import LEAST_SHARE, Bars, Growth, bars, grid, month_starts
from aca_desktop.domain.papers.summary_blocks import Milestone
from aca_desktop.domain.papers.summary_tally import Tally
from aca_desktop.i18n import Speech

_LABEL = Style(9, 11)
_VALUE = Style(9, 11, 600)
_SHARE = Style(8.2, 11, 400, QUIET)
_H2 = Style(11, 14, 600)
_FEWEST_MONTHS = 3
_LEVELS, _LEVEL = 3, 8.6
_STRONG, _AXIS_WORDS = Style(7.8, 10, 600), Style(7.8, 10, 400, QUIET)
BANDS = (DEEP, Colour(0x2E, 0x8B, 0x67), SUN, Colour(0xC9, 0xD8, 0xD0))


def draw_title(press: Press, words: str) -> None:
    """Draw a page's title."""
    style = Style(24, 32, 300, track=press.either(-0.2 / 24, 0.6 / 24))
    with press.pages.element("H1"):
        press.pages.line(SUMMARY_MARGIN, 44, press.single(words, style, 166), style.colour)


def draw_charts(press: Press, counted: Tally, milestones: Sequence[Milestone] = ()) -> None:
    """Draw the page of charts."""
    draw_title(press, press.speech.say("Who signs"))
    lead = Style(10, press.either(15.5, 17.5))
    with press.pages.element("P"):
        y = press.write(press.set(_opening(press, counted), lead, 150), SUMMARY_MARGIN, 52.5, lead)
    y = _draw_bars(press, bars(counted.sectors), y + 12.8)
    rest = press.speech.say("Other sectors")
    grown = counted.growth(rest)
    bottom = press.pages.height - 32
    if len(grown.days) > 1 and bottom - y > 62:
        _Steps(press, grown, milestones, y + 14, bottom).draw()


def _opening(press: Press, counted: Tally) -> tuple[Span, ...]:
    speech = press.speech
    many = speech.say_count("{count} organisation", "{count} organisations", counted.signatories)
    sectors = speech.say_count("{count} sector", "{count} sectors", len(counted.sectors))
    largest, most = max(counted.sectors, key=lambda pair: pair[1])
    words = speech.say(
        "**{organisations}** from {sectors}. The largest group, with {number}: {sector}.",
        organisations=many, sectors=sectors, number=speech.number(most), sector=largest.replace("*", "\\*"),
    )  # fmt: skip
    return spans(words)


def _draw_bars(press: Press, chart: Bars, y: float) -> float:
    """Draw the bars under their heading and return where they end."""
    pages, speech = press.pages, press.speech
    with pages.element("H2"):
        pages.line(SUMMARY_MARGIN, y, press.set(speech.say("Organisations by sector"), _H2, 166)[0])
    step = min(7.1, (pages.height - 40 - y) / max(1, len(chart.bars)))
    longest = max(press.width(bar.words, _LABEL) for bar in chart.bars)
    column = min(max(longest, 24.0), 50.0)
    left = SUMMARY_MARGIN + column + 2.4
    widest = press.width(speech.number(chart.longest), _VALUE) + press.width(speech.percent(Decimal(1)), _SHARE)
    room = pages.width - SUMMARY_MARGIN - widest - 3.6 - left
    top = y + 4.4
    end = top + step * len(chart.bars)
    wides = [room * bar.count / chart.longest for bar in chart.bars]
    draw_row_bars(press, left, (top, end), wides, 0.31 * step)
    with pages.group("Table"):
        for n, (bar, wide) in enumerate(zip(chart.bars, wides, strict=True)):
            base = top + step * (n + 0.5) + 1.15
            value = press.set(speech.number(bar.count), _VALUE, 40)[0]
            share = press.set(share_words(speech, bar.share), _SHARE, 40)[0]
            with pages.group("TR"):
                with pages.element("TH", scope="Row"):
                    press.write_right(press.single(bar.words, _LABEL, column), left - 2.4, base, _LABEL)
                with pages.element("TD"):
                    pages.line(left + wide + 2, base, value, INK)
                with pages.element("TD"):
                    pages.line(left + wide + 3.6 + value.width / MM, base, share, QUIET)
    return end


def draw_row_bars(
    press: Press, left: float, span: tuple[float, float], wides: Sequence[float], half: float
) -> None:
    """Draw bars of these widths from an axis at `left`, spread over the height `span`, each twice `half` high.

    They are decoration: what they show is read from the table whose rows they stand in.
    """
    pages, (top, end) = press.pages, span
    step = (end - top) / len(wides)
    with pages.artifact():
        for n, wide in enumerate(wides):
            middle = top + step * (n + 0.5)
            box = rectangle(left * MM, pages.y(middle + half), max(wide, 0.2) * MM, 2 * half * MM)
            pages.draw(f"{filled(GREEN)} {box} f")
        pages.draw(f"{stroked(AXIS, 0.6)} {segment(left * MM, pages.y(top), left * MM, pages.y(end))}")


def share_words(speech: Speech, share: Decimal) -> str:
    """Return a share as whole percent; what is there is never written as nothing."""
    return speech.percent(round(share, 2)) if share >= LEAST_SHARE else f"<{speech.percent(Decimal('0.01'))}"


@dataclass(frozen=True, slots=True)
class _Flag:
    """An event: its line's place, how many levels up its words stand, where each line of them begins.

    `alt` has all of the words, for those who listen.
    """

    x: float
    level: int
    words: tuple[tuple[float, Line], ...]
    alt: str


class _Steps:
    """How the coalition grew, as steps: bands from dark to light, their names at the right end."""

    def __init__(
        self, press: Press, chart: Growth, milestones: Sequence[Milestone], top: float, bottom: float
    ) -> None:
        self._press, self._chart, self._pages = press, chart, press.pages
        within = [one for one in milestones if chart.days[0] <= one.day <= chart.days[-1]]
        self._left, self._right = SUMMARY_MARGIN + 8, press.pages.width - SUMMARY_MARGIN - 40
        self._span = max(1, (chart.days[-1] - chart.days[0]).days)
        self._flags = self._placed(sorted(within, key=lambda one: one.day)[:6])
        levels = max((flag.level + 1 for flag in self._flags), default=0)
        self._top, self._bottom = top + (9 + levels * _LEVEL if levels else 14), min(bottom, top + 96)
        self._heading = top
        self._values = grid(chart.total)

    def draw(self) -> None:
        press, pages = self._press, self._pages
        with pages.element("H2"):
            pages.line(SUMMARY_MARGIN, self._heading, press.set(press.speech.say("Growth"), _H2, 100)[0])
        says = press.speech.say("Today’s signatories by the day on which they signed.")
        style = Style(9, 12, 400, QUIET)
        with pages.element("P"):
            pages.line(SUMMARY_MARGIN, self._heading + 6, press.set(says, style, 166)[0], QUIET)
        with pages.element("Figure", alt=self._told()) as figure:
            self._draw_grid()
            self._draw_bands()
            self._draw_milestones()
            self._draw_names()
            self._draw_days()
            right = (pages.width - SUMMARY_MARGIN) * MM
            figure.box = (SUMMARY_MARGIN * MM, pages.y(self._bottom + 6), right, pages.y(self._top - 4))

    def _told(self) -> str:
        first, last = self._chart.days[0], self._chart.days[-1]
        speech = self._press.speech
        events = [flag.alt for flag in self._flags]
        told = speech.say(
            "How the number of signatories grew, from {first} on {from_day} to {last} on {to_day}",
            first=speech.number(sum(band.counts[0] for band in self._chart.bands)), from_day=speech.day(first),
            last=speech.number(self._chart.total), to_day=speech.day(last),
        )  # fmt: skip
        return speech.say("{chart}. Events: {list}", chart=told, list="; ".join(events)) if events else told

    def _x(self, day: date) -> float:
        # The last step needs some width to be seen.
        return self._left + (self._right - 5 - self._left) * (day - self._chart.days[0]).days / self._span

    def _y(self, count: float) -> float:
        return self._bottom - (self._bottom - self._top) * count / self._values[-1]

    def _draw_grid(self) -> None:
        press, pages = self._press, self._pages
        style = Style(7.8, 10, 400, QUIET)
        left, right = self._left * MM, self._right * MM
        axis, *levels = [(left, pages.y(self._y(value)), right, pages.y(self._y(value))) for value in self._values]
        # One path: lines that are drawn one by one are taken for a table's rules.
        pages.draw(f"{stroked(LINE, 0.4)} {segments(levels)} {stroked(AXIS, 0.6)} {segment(*axis)}")
        for value in self._values:
            y = self._y(value)
            press.write_right(press.set(press.speech.number(value), style, 40)[0], self._left - 2, y + 1, style)

    def _draw_bands(self) -> None:
        """Draw from the top band down, each reaching to the axis, so that no gap shows between them."""
        pages, days = self._pages, self._chart.days
        totals = [0] * len(days)
        steps = []
        for band in self._chart.bands:
            totals = [below + count for below, count in zip(totals, band.counts, strict=True)]
            steps.append(totals)
        for n in range(len(steps) - 1, -1, -1):
            floor = pages.y(self._bottom)
            path = [f"{self._left * MM:.2f} {floor:.2f} m"]
            for k, day in enumerate(days):
                x, y = self._x(day) * MM, pages.y(self._y(steps[n][k]))
                after = self._x(days[k + 1]) * MM if k + 1 < len(days) else self._right * MM
                path.append(f"{x:.2f} {y:.2f} l {after:.2f} {y:.2f} l")
            path.append(f"{self._right * MM:.2f} {floor:.2f} l h")
            pages.draw(f"{filled(BANDS[n])} {stroked(WHITE, 0.8)} {' '.join(path)} B")

    def _placed(self, milestones: Sequence[Milestone]) -> list["_Flag"]:
        """Set each event's words beside its line, at its left near the end, higher where two would touch."""
        speech, flags = self._press.speech, []
        free = [self._left] * _LEVELS
        for one in milestones:
            x = self._x(one.day)
            reached = [n for n, day in enumerate(self._chart.days) if day <= one.day][-1]
            number = sum(band.counts[reached] for band in self._chart.bands)
            told = speech.say("{day}, {number}", day=speech.short_day(one.day), number=speech.number(number))
            lines = (self._press.single(one.name, _STRONG, 60), self._press.single(told, _AXIS_WORDS, 60))
            wide = max(line.width for line in lines) / MM
            is_left = x + 1.2 + wide > self._right
            start = x - 1.2 - wide if is_left else x + 1.2
            level = next((n for n in range(_LEVELS) if free[n] <= start), _LEVELS - 1)
            free[level] = start + wide + 3
            starts = [x - 1.2 - line.width / MM if is_left else x + 1.2 for line in lines]
            alt = speech.say_count(
                "{event} on {day}, with {count} signatory",
                "{event} on {day}, with {count} signatories",
                number, event=one.name, day=speech.day(one.day),
            )  # fmt: skip
            flags.append(_Flag(x, level, tuple(zip(starts, lines, strict=True)), alt))
        return flags

    def _draw_milestones(self) -> None:
        pages = self._pages
        for flag in self._flags:
            y = self._top - 5.5 - flag.level * _LEVEL
            rule = segment(flag.x * MM, pages.y(y - 2.4), flag.x * MM, pages.y(self._bottom))
            pages.draw(f"{stroked(INK, 0.7, '[1.5 1.8] 0')} {rule} [] 0 d")
            for n, (start, line) in enumerate(flag.words):
                pages.line(start, y + 3.6 * n, line, QUIET if n else INK)

    def _draw_names(self) -> None:
        """Name each band beside its end, moved apart where they would touch, and the whole above."""
        press, pages = self._press, self._pages
        x = self._right + 2.4
        below, places = 0, []
        for band in self._chart.bands:
            places.append(self._y(below + band.counts[-1] / 2) + 1.1)
            below += band.counts[-1]
        lines = [press.at_most(2, band.words, _LABEL, 27) for band in self._chart.bands]
        lowest = self._bottom
        for n, (band, named) in enumerate(zip(self._chart.bands, lines, strict=True)):
            high = 4.0 * len(named)
            y = min(places[n], lowest - (high - 4.0))
            lowest = y - 4.6
            pages.draw(f"{filled(BANDS[n])} {rectangle(x * MM, pages.y(y), 2.6 * MM, 2.6 * MM)} f")
            value = press.set(press.speech.number(band.counts[-1]), _VALUE, 20)[0]
            pages.line(x + 4, y, value, INK)
            press.write(named, x + 5.2 + value.width / MM, y, _LABEL)
        whole = Style(13, 16, 600, GREEN)
        top = min(self._y(self._chart.total) - 1, lowest - 1.5)
        pages.line(x, top, press.set(press.speech.number(self._chart.total), whole, 30)[0], GREEN)

    def _draw_days(self) -> None:
        """Write the months under the axis, with years where they begin; of few months, the first and last day."""
        press, speech, y = self._press, self._press.speech, self._bottom + 4.4
        style = Style(7.8, 10, 400, QUIET)
        first, last = self._chart.days[0], self._chart.days[-1]
        starts = month_starts(first, last)
        if len(starts) < _FEWEST_MONTHS:
            press.pages.line(self._left, y, press.set(speech.short_day(first), style, 40)[0], QUIET)
            press.write_right(press.set(speech.short_day(last), style, 40)[0], self._right, y, style)
            return
        for n, start in enumerate(starts):
            x = self._x(start)
            tick = segment(x * MM, press.pages.y(self._bottom), x * MM, press.pages.y(self._bottom + 1.2))
            press.pages.draw(f"{stroked(AXIS, 0.6)} {tick}")
            words = speech.month(start) if n and start.month != 1 else speech.month_and_year(start)
            line = press.set(words, style, 40)[0]
            press.write_centred(line, max(x, self._left + line.width / MM / 2), y, style)
