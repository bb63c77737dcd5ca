"""Charts as plain data: what window and paper both draw, and the few numbers that a drawing needs.

Knows no colours, no fonts and no unit of length.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

LEAST_SHARE = Decimal("0.005")
"""A smaller share is not rounded to nothing, but said to be less than one percent."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its words, how many, and its share of all."""

    words: str
    count: int
    share: Decimal


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars from the longest to the shortest; equal ones in the order they came in."""

    bars: tuple[Bar, ...]

    @property
    def longest(self) -> int:
        """The greatest count, at least 1."""
        return max((bar.count for bar in self.bars), default=1)


def bars(counts: Iterable[tuple[str, int]]) -> Bars:
    """Make a chart of counts by group; groups without any are left out."""
    present = sorted(((words, count) for words, count in counts if count), key=lambda pair: -pair[1])
    whole = sum(count for _, count in present)
    return Bars(tuple(Bar(words, count, Decimal(count) / whole) for words, count in present))


@dataclass(frozen=True, slots=True)
class Band:
    """One group of a growing whole: its words, and how many there were after each of the chart's days."""

    words: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Growth:
    """How a whole grew, day by day: the days on which it did, and its bands from the lowest upwards."""

    days: tuple[date, ...]
    bands: tuple[Band, ...]

    @property
    def total(self) -> int:
        """How many there are at the end."""
        return sum(band.counts[-1] for band in self.bands) if self.days else 0


def growth(
    joined: Iterable[tuple[date, str]] | Mapping[tuple[date, str], int], rest: str, most: int = 4
) -> Growth:
    """Make a chart of who joined when, by group: the largest groups, and all others together as `rest`.

    `joined` has each day and group as often as somebody joined, or says how often.
    """
    everyone = sorted(Counter(joined).items())
    sizes: Counter[str] = Counter()
    for (_, group), count in everyone:
        sizes[group] += count
    named = [group for group, _ in sizes.most_common(most if len(sizes) <= most else most - 1)]
    groups = named if len(named) == len(sizes) else [*named, rest]
    days = sorted({day for (day, _), _ in everyone})
    at = {day: n for n, day in enumerate(days)}
    added = {group: [0] * len(days) for group in groups}
    for (day, group), count in everyone:
        added[group if group in named else rest][at[day]] += count
    return Growth(tuple(days), tuple(Band(group, _running(added[group])) for group in groups))


def _running(added: Sequence[int]) -> tuple[int, ...]:
    counts, whole = [], 0
    for count in added:
        whole += count
        counts.append(whole)
    return tuple(counts)


def grid(greatest: int, lines: int = 4) -> tuple[int, ...]:
    """Return round values from 0 upwards that reach at least the greatest, about so many steps."""
    step = 1
    while step * lines < greatest:
        leading = int(str(step)[0])
        step = step * 2 if leading in (1, 5) else step // 2 * 5
    return tuple(range(0, greatest + step, step))


def month_starts(first: date, last: date, most: int = 8) -> tuple[date, ...]:
    """Return the beginnings of months after `first` up to `last`: all, or every second, third, sixth, twelfth …"""
    months = range(first.year * 12 + first.month, last.year * 12 + last.month)
    stride = next((n for n in (1, 2, 3, 6) if len(months) <= most * n), 12 * -(-len(months) // (12 * most)))
    return tuple(date(n // 12, n % 12 + 1, 1) for n in months if n % stride == 0)


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a sum: its words, value, and where its bar begins and ends, as shares of the greatest."""

    words: str
    value: Decimal
    start: Decimal
    end: Decimal


@dataclass(frozen=True, slots=True)
class Deduction:
    """A whole, what is taken off it one after the other from its end, and what is left at its beginning."""

    gross: Step
    taken: tuple[Step, ...]
    net: Step


def deduction(gross: tuple[str, Decimal], taken: Iterable[tuple[str, Decimal]], net: str) -> Deduction:
    """Make a chart of a sum: the words and value of the whole and of what is taken off, and the words of the rest.

    What is nothing is left out; of more than there is, all of it is taken.
    """
    words, whole = gross
    steps, left = [], whole
    for name, value in taken:
        off = min(value, left)
        if off > 0:
            steps.append(Step(name, value, _share(left - off, whole), _share(left, whole)))
            left -= off
    return Deduction(
        Step(words, whole, Decimal(0), _share(whole, whole)), tuple(steps),
        Step(net, left, Decimal(0), _share(left, whole)),
    )  # fmt: skip


def _share(value: Decimal, whole: Decimal) -> Decimal:
    return value / whole if whole else Decimal(0)


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """Years from `first` to `last`, both of fives, on which baselines, targets and today are placed."""

    first: int
    last: int

    def share(self, year: float) -> float:
        """Return where a moment (2026.4) lies, from 0 at the first year to 1 at the last; never outside."""
        return min(1.0, max(0.0, (year - self.first) / (self.last - self.first)))

    def ticks(self, step: int | None = None) -> tuple[int, ...]:
        """Return the years that are written: every fifth, or tenth where there are many."""
        return tuple(range(self.first, self.last + 1, step or (5 if self.last - self.first <= 60 else 10)))


def time_axis(years: Iterable[int], today: date) -> TimeAxis:
    """Return an axis that has room for all these years and for today."""
    every = [*years, today.year]
    first, last = min(every) // 5 * 5, -(-max(every) // 5) * 5
    return TimeAxis(first, last if last > first else first + 5)


def moment(day: date) -> float:
    """Return a day as a year and its part, as an axis places it."""
    return day.year + (day.timetuple().tm_yday - 1) / 365
