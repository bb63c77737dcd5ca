"""The way from a baseline through measurements to targets, in percent of the base year's value.

Window and paper draw it; it knows no colours and no unit of length. The way asked for is a straight line from each
point to the next; that is this program's own choice, and nobody's promise.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from aca_desktop.domain.figures.commitments import Commitment

_WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True)
class Point:
    """A year and the percent of the base year's value."""

    year: int
    percent: Decimal


@dataclass(frozen=True, slots=True)
class Measured:
    """A measurement; `on_track` is None where no way is known that it could be held against."""

    year: int
    percent: Decimal
    on_track: bool | None


@dataclass(frozen=True, slots=True)
class Pathway:
    """`asked` begins at the base year, if one is said, and goes through the targets by year."""

    base_year: int | None
    asked: tuple[Point, ...]
    measured: tuple[Measured, ...]

    @property
    def years(self) -> tuple[int, ...]:
        """All years that are on it."""
        return tuple(sorted({*(one.year for one in self.asked), *(one.year for one in self.measured)}))

    @property
    def greatest(self) -> Decimal:
        """The greatest percent on it, at least 100."""
        return max((_WHOLE, *(one.percent for one in self.measured)))


def pathway(
    base_year: int | None, targets: Iterable[tuple[int, Decimal]], measured: Iterable[Measured]
) -> Pathway:
    """Return a way; `targets` are years and how many percent less than in the base year."""
    asked = [] if base_year is None else [Point(base_year, _WHOLE)]
    asked += [Point(year, _WHOLE - percent) for year, percent in sorted(targets)]
    return Pathway(base_year, tuple(asked), tuple(sorted(measured, key=lambda one: one.year)))


def pathway_of(one: Commitment) -> Pathway | None:
    """Return the way of a commitment to emit or use less than in its base year; None of any other kind."""
    if one.type not in ("emission-reduction", "net-zero", "energy-efficiency"):
        return None
    targets = [
        (target.year, target.percent)
        for target in one.targets
        if target.year is not None and target.percent is not None
    ]
    measured = [
        Measured(year, _WHOLE - percent, one.is_on_track(year))
        for year in one.progress
        if (percent := one.reached(year)) is not None
    ]
    return pathway(one.base_year, targets, measured) if targets else None
