"""Public sentences as words plus slots, each of which is a query, and what can truly be said of them.

Pure: what was found goes in, a verdict comes out. The operators are this program's own definitions: *more than*
and *at least* as in arithmetic, *exactly* the very number, *nearly* from 95 % of it to the number itself, *about*
from 95 % to 105 % of it.
"""

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

type Operator = Literal["more-than", "at-least", "exactly", "nearly", "about"]
type Basis = Literal["counted", "cited"]
type Counted = Literal[
    "signatories",
    "people",
    "gdp",
    "staff",
    "students",
    "revenue",
    "coalitions",
    "sectors",
    "countries",
    "subdivisions",
    "places",
]
type ClaimStatus = Literal["signed", "approved", "known"]
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
    "records-conflict",
    "signed-before-public",
    "date-in-future",
    "none-at-all",
    "no-government-with-place",
]

OPERATORS: tuple[Operator, ...] = ("more-than", "at-least", "exactly", "nearly", "about")
COUNTED: tuple[Counted, ...] = (
    *("signatories", "people", "gdp", "staff", "students", "revenue"),
    *("coalitions", "sectors", "countries", "subdivisions", "places"),
)
STATUSES: tuple[ClaimStatus, ...] = ("signed", "approved", "known")
PERCENT = "percent"
"""The unit of a share: of the territory's people or GDP."""

_NEARLY, _ABOUT = Decimal("0.95"), Decimal("1.05")
_WORST: tuple[Verdict, ...] = ("false", "not-provable", "not-any-more", "true")


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which organisations a slot is about; what is None chooses nothing away.

    `sector` means finer ones too; `place` is where an organisation is, `country` in which country (ISO 3166-1); it
    is `listed` on a public list; a commitment is of a type, of at least so many percent, and validated so (by a
    body); `declaration` is a publication's entry id. `status` "approved" leaves out those that are only signed,
    "known" takes in those on record that haven't signed.
    """

    status: ClaimStatus = "signed"
    sector: str | None = None
    tier: str | None = None
    founding: bool | None = None
    joined_since: date | None = None
    joined_until: date | None = None
    place: str | None = None
    country: str | None = None
    listed: str | None = None
    commitment: str | None = None
    commitment_percent: Decimal | None = None
    validation: str | None = None
    body: str | None = None
    declaration: str | None = None


@dataclass(frozen=True, slots=True)
class Wording:
    """How a slot is written where there is a choice, by the codes of `slot_choices`; None: as usual."""

    comparison: str | None = None
    number: str | None = None
    noun: str | None = None


@dataclass(frozen=True, slots=True)
class Whole:
    """What a slot's number is a part of: 36 in "14 of 36 companies", and which organisations these are."""

    number: Decimal
    chosen: Chosen


@dataclass(frozen=True, slots=True)
class Slot:
    """A figure of a public sentence, kept as the query that proves it.

    `unit` is a currency where money is counted, "percent" for a share of the territory, else None; `on` is the
    day for which it was said, None for every day. Of a `whole` those count that fit both choices.
    """

    operator: Operator
    number: Decimal
    counted: Counted
    unit: str | None = None
    territory: str | None = None
    on: date | None = None
    chosen: Chosen = dataclasses.field(default_factory=Chosen)
    whole: Whole | None = None
    wording: Wording = dataclasses.field(default_factory=Wording)


@dataclass(frozen=True, slots=True)
class Claim:
    """A public sentence by its id: the author's words per language, in which {a} stands for the figure of slot a
    and [2030] marks a name or a date.

    One without slots is cited: it repeats what `source` says, read at `link` on the day `seen`.
    """

    id: str
    words: Mapping[str, str]
    slots: Mapping[str, Slot]
    source: str | None = None
    link: str | None = None
    seen: date | None = None

    @property
    def basis(self) -> Basis:
        """Whether this program counts it or a source said it."""
        return "counted" if self.slots else "cited"


@dataclass(frozen=True, slots=True)
class Run:
    """Consecutive words of a sentence: the figure of `slot`, or the author's own.

    `marked` ones are a name or a date, in which a number may stand, in a figure too: nobody checks it.
    """

    words: str
    slot: str | None = None
    marked: bool = False

    @property
    def is_checked(self) -> bool:
        """Whether the program wrote it and checks it."""
        return self.slot is not None and not self.marked


@dataclass(frozen=True, slots=True)
class Found:
    """What was counted: `value` for certain, `most` at the utmost, None where nobody knows how much more it is.

    `whole` is what was counted of the whole, if the slot has one. Of those that it counts at a past day,
    `recorded_after` organisations had no signature written down by then.
    """

    value: Decimal
    most: Decimal | None
    doubts: tuple[Doubt, ...] = ()
    whole: "Found | None" = None
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
    high = number * _ABOUT if operator == "about" else number
    return _decided(
        yes=most is not None and low <= least and most <= high,
        no=least > high or (most is not None and most < low),
    )


def slot_holds(slot: Slot, found: Found) -> bool | None:
    """Return whether a slot is true of what was found, its whole the very number; None if that can't be proved."""
    part = holds(slot.operator, slot.number, found)
    if slot.whole is None or found.whole is None:
        return part
    whole = holds("exactly", slot.whole.number, found.whole)
    return False if False in (part, whole) else None if None in (part, whole) else True


def unprovable(slot: Slot, today: date) -> tuple[Doubt, ...]:
    """Return why nothing that is counted can prove or refute a slot: a day to come, or that there is none.

    A list shows who has signed; that nobody else has is not in it.
    """
    found: list[Doubt] = []
    chosen = [slot.chosen, *([slot.whole.chosen] if slot.whole else [])]
    days = [slot.on, *(day for one in chosen for day in (one.joined_since, one.joined_until))]
    if any(day is not None and day > today for day in days):
        found.append("date-in-future")
    if slot.number == 0 and slot.operator in ("exactly", "nearly", "about"):
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


def verdict_of_all(verdicts: Iterable[Verdict]) -> Verdict:
    """Return what is to be said of a sentence whose slots have these verdicts: it is true if all are."""
    found = {*verdicts}
    return next(one for one in _WORST if one in found)


def _decided(*, yes: bool, no: bool) -> bool | None:
    return True if yes else False if no else None
