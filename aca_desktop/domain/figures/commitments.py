"""Commitments: a target that an organisation sets itself, how it was validated over time, how far it has come.

Each stands for itself: targets of several organisations are never summed, that would count twice. It knows no
journal and no clock: the day is an argument.
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from aca_desktop.domain.values.problems import Problem

type CommitmentType = Literal[
    "emission-reduction", "net-zero", "renewable-energy", "energy-efficiency", "adaptation", "other"
]
type ValidationStatus = Literal["self-declared", "committed", "approved", "lapsed", "removed"]

TYPES: tuple[CommitmentType, ...] = (
    "emission-reduction",
    "net-zero",
    "renewable-energy",
    "energy-efficiency",
    "adaptation",
    "other",
)
SCOPES = ("1", "2", "1+2", "3", "value-chain", "territory")
STATUSES: tuple[ValidationStatus, ...] = ("self-declared", "committed", "approved", "lapsed", "removed")

MONTHS_SEEN: Mapping[str, int] = {"SBTi": 24, "RE100": 12}
"""How old a body's word may be, in months.

SBTi marks commitments as removed that have no validated target after 24 months (SBTi, Commitment Compliance
Policy, in force since 31 January 2023); RE100 has its members report each year (RE100, frequently asked
questions). That a sentence cannot rest on what is older is our own rule.
"""

MONTHS_SEEN_OTHERWISE = 24
"""The same for all other bodies and for an organisation's own word: our own choice."""

_MONTHS_OF = {body.casefold(): months for body, months in MONTHS_SEEN.items()} | {
    "science based targets initiative": MONTHS_SEEN["SBTi"]
}


@dataclass(frozen=True, slots=True)
class Validation:
    """How a commitment stood with a body (SBTi, RE100 …; None: by its own word) from a day on.

    `seen` is the day when somebody last found it so at its source.
    """

    day: date
    status: ValidationStatus
    source: str
    seen: date
    body: str | None = None

    def is_too_old(self, at: date) -> bool:
        """Say whether it was seen too long ago to rest a sentence on: MONTHS_SEEN before that day."""
        months = _MONTHS_OF.get((self.body or "").strip().casefold(), MONTHS_SEEN_OTHERWISE)
        return self.seen < _months_before(at, months)


@dataclass(frozen=True, slots=True)
class Progress:
    """A measurement: the value in the commitment's unit, where it stands, and when that was seen."""

    value: Decimal
    source: str
    seen: date


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be reached, and by when; None is what nobody said."""

    year: int | None
    percent: Decimal | None


@dataclass(frozen=True, slots=True)
class Commitment:
    """A commitment by its id.

    `percent` is what is to be reached: the cut against the base, or the share (100 % renewable). `interim` are
    percents by year on the way; `validations` are in the order of their days; `progress` is by year.
    """

    id: str
    organisation: str
    type: CommitmentType
    words: Mapping[str, str] = dataclasses.field(default_factory=dict)
    scope: str | None = None
    base_year: int | None = None
    base_value: Decimal | None = None
    unit: str | None = None
    target_year: int | None = None
    target_value: Decimal | None = None
    percent: Decimal | None = None
    interim: Mapping[int, Decimal] = dataclasses.field(default_factory=dict)
    validations: tuple[Validation, ...] = ()
    progress: Mapping[int, Progress] = dataclasses.field(default_factory=dict)
    source: str | None = None

    @property
    def targets(self) -> tuple[Target, ...]:
        """Its targets by year: each step on the way and its end. This alone is what counts as a target.

        A commitment that names neither a year nor a percent is one target too.
        """
        steps = [
            Target(year, percent) for year, percent in sorted(self.interim.items()) if year != self.target_year
        ]
        if steps and self.target_year is None and self.percent is None:
            return tuple(steps)
        return (*steps, Target(self.target_year, self.percent))

    def validation(self, at: date, body: str | None = None) -> Validation | None:
        """Return how it stood at a day, with that body or with whichever spoke last; None before any did."""
        own = [
            one
            for one in self.validations
            if one.day <= at and (body is None or (one.body or "").casefold() == body.casefold())
        ]
        return own[-1] if own else None

    def expected(self, year: int) -> Decimal | None:
        """Return the percent that a straight line from the base through the targets asks for in a year.

        None outside of base and target year, or where one of them or the percent is not said.
        """
        if self.base_year is None or self.target_year is None or self.percent is None:
            return None
        points = sorted({**self.interim, self.base_year: Decimal(0), self.target_year: self.percent}.items())
        for (begin, low), (end, high) in pairwise(points):
            if begin <= year <= end:
                return low + (high - low) * (year - begin) / (end - begin)
        return None

    def reached(self, year: int) -> Decimal | None:
        """Return the percent by which the value of a year is below the base, None if either is not known."""
        measured = self.progress.get(year)
        if measured is None or not self.base_value:
            return None
        return (self.base_value - measured.value) / self.base_value * 100

    def is_on_track(self, year: int) -> bool | None:
        """Say whether the measurement of a year is where the straight line is, or better; None if nobody can."""
        reached, expected = self.reached(year), self.expected(year)
        return None if reached is None or expected is None else reached >= expected


def commitment_problems(commitment: Commitment, today: date) -> list[Problem]:
    """Return what cannot be right about a commitment."""
    problems: list[Problem] = []
    base, target = commitment.base_year, commitment.target_year
    if base is not None and target is not None and target <= base:
        problems.append(Problem("target_year", "target-before-base", {"base": str(base)}))
    for name, percent in [
        ("percent", commitment.percent),
        *((f"interim.{year}", value) for year, value in sorted(commitment.interim.items())),
    ]:
        if percent is not None and not 0 <= percent <= 100:
            problems.append(Problem(name, "out-of-range", {"low": 0, "high": 100}))
    for year in sorted(commitment.interim):
        if (base is not None and year <= base) or (target is not None and year >= target):
            problems.append(Problem(f"interim.{year}", "target-out-of-order"))
    for year, measured in sorted(commitment.progress.items()):
        if year > measured.seen.year:
            problems.append(
                Problem(f"progress.{year}", "progress-past-source", {"seen": measured.seen.isoformat()})
            )
    for one in commitment.validations:
        field = f"validation.{one.day.isoformat()}"
        if one.seen < one.day:
            problems.append(Problem(field, "seen-before-it-was", {"seen": one.seen.isoformat()}))
        if max(one.seen, one.day) > today:
            problems.append(Problem(field, "day-in-future", {"today": today.isoformat()}))
        if one.body is None and one.status != "self-declared":
            problems.append(Problem(field, "validated-by-nobody"))
    return problems


def _months_before(at: date, months: int) -> date:
    """Return the day so many months before; the month's last day where it has no such day."""
    whole = at.year * 12 + at.month - 1 - months
    for day in range(at.day, 27, -1):
        try:
            return date(whole // 12, whole % 12 + 1, day)
        except ValueError:
            continue
    return date(whole // 12, whole % 12 + 1, min(at.day, 28))
