"""Charts as plain data: what window and paper both draw, and the few numbers that a drawing needs.

Knows no colours, no fonts and no unit of length.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal


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


def growth(joined: Iterable[tuple[date, str]], rest: str, most: int = 4) -> Growth:
    """Make a chart of who joined when, by group: the largest groups, and all others together as `rest`."""
    everyone = sorted(joined)
    sizes = Counter(group for _, group in everyone)
    named = [group for group, _ in sizes.most_common(most if len(sizes) <= most else most - 1)]
    groups = named if len(named) == len(sizes) else [*named, rest]
    days = sorted({day for day, _ in everyone})
    at = {day: n for n, day in enumerate(days)}
    added = {group: [0] * len(days) for group in groups}
    for day, group in everyone:
        added[group if group in named else rest][at[day]] += 1
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
