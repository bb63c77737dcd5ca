"""Public sentences with numbers, kept as queries, and what can truly be said of them.

Pure: what was found goes in, a verdict comes out. The operators are this program's own definitions: *more than*
and *at least* as in arithmetic, *exactly* the very number, *nearly* from 95 % of it to the number itself.
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

type Operator = Literal["more-than", "at-least", "exactly", "nearly"]
type Basis = Literal["counted", "cited"]
type Counted = Literal[
    "signatories", "people", "gdp", "staff", "students", "revenue", "coalitions", "sectors", "subdivisions"
]
type ClaimStatus = Literal["signed", "approved"]
type Verdict = Literal["true", "false", "not-any-more", "not-provable"]
type Doubt = Literal[
    "figures-missing",
    "rate-missing",
    "places-left-out",
    "more-than-territory",
    "territory-without-figure",
    "validation-too-old",
    "filter-gone",
    "duplicates-undecided",
    "places-conflict",
    "signed-before-public",
    "date-in-future",
    "none-at-all",
    "no-government-with-place",
]

OPERATORS: tuple[Operator, ...] = ("more-than", "at-least", "exactly", "nearly")
BASES: tuple[Basis, ...] = ("counted", "cited")
COUNTED: tuple[Counted, ...] = (
    *("signatories", "people", "gdp", "staff", "students", "revenue", "coalitions", "sectors", "subdivisions"),
)
CLAIM_STATUSES: tuple[ClaimStatus, ...] = ("signed", "approved")
PERCENT = "percent"
"""The unit of a share: of the territory's people or GDP."""

_NEARLY = Decimal("0.95")


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which signatories a sentence is about; what is None chooses nothing away.

    `sector` means finer ones too; `place` is where an organisation is; a commitment is of a type, of at least so
    many percent, and validated so (by a body); `declaration` is a publication's entry id; `status` "approved"
    leaves out those that are only signed.
    """

    status: ClaimStatus = "signed"
    sector: str | None = None
    tier: str | None = None
    founding: bool | None = None
    joined_since: date | None = None
    joined_until: date | None = None
    place: str | None = None
    commitment: str | None = None
    commitment_percent: Decimal | None = None
    validation: str | None = None
    body: str | None = None
    declaration: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A public sentence by its id: words per language, what it says, and of whom.

    `unit` is a currency where money is counted, "percent" for a share of the territory, else None; `on` is the
    day for which it was said, None for every day; `source` is whose words a cited one repeats.
    """

    id: str
    words: Mapping[str, str]
    basis: Basis
    operator: Operator
    number: Decimal
    counted: Counted
    unit: str | None = None
    territory: str | None = None
    on: date | None = None
    source: str | None = None
    chosen: Chosen = dataclasses.field(default_factory=Chosen)


@dataclass(frozen=True, slots=True)
class Found:
    """What was counted: `value` for certain, `most` at the utmost, None where nobody knows how much more it is.

    Of those that it counts at a past day, `recorded_after` organisations had no signature written down by then.
    """

    value: Decimal
    most: Decimal | None
    doubts: tuple[Doubt, ...] = ()
    recorded_after: int = 0

    @classmethod
    def certain(cls, value: Decimal | int) -> "Found":
        """Return what is known exactly."""
        return cls(Decimal(value), Decimal(value))


def holds(operator: Operator, number: Decimal, found: Found) -> bool | None:
    """Say whether a sentence with this number is true of what was found; None if that cannot be proved."""
    least, most = found.value, found.most
    if operator == "more-than":
        return _decided(yes=least > number, no=most is not None and most <= number)
    if operator == "at-least":
        return _decided(yes=least >= number, no=most is not None and most < number)
    low = number if operator == "exactly" else number * _NEARLY
    return _decided(
        yes=most is not None and low <= least and most <= number,
        no=least > number or (most is not None and most < low),
    )


def unprovable(claim: Claim, today: date) -> tuple[Doubt, ...]:
    """Return why nothing that is counted can prove or refute a sentence: a day to come, or that there is none.

    A list shows who has signed; that nobody else has is not in it.
    """
    found: list[Doubt] = []
    if claim.on is not None and claim.on > today:
        found.append("date-in-future")
    if claim.number == 0 and claim.operator in ("exactly", "nearly"):
        found.append("none-at-all")
    return tuple(found)


def verdict(then: bool | None, now: bool | None) -> Verdict:
    """Return what is to be said of a sentence that held at its date (`then`) and holds today (`now`), or not."""
    if then is None:
        return "not-provable"
    if not then:
        return "false"
    if now is None:
        return "not-provable"
    return "true" if now else "not-any-more"


def _decided(*, yes: bool, no: bool) -> bool | None:
    return True if yes else False if no else None
