"""What a summary can show beside its list: totals, commitments, public sentences, and events of its growth.

Plain records, gathered by services and drawn by documents; whatever is not there is not drawn. Names and words are
in the paper's language already; numbers are numbers.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from aca_desktop.domain.figures.claims import Run, Verdict
from aca_desktop.domain.figures.commitments import Validation
from aca_desktop.domain.figures.sentence_text import plain
from aca_desktop.domain.papers.record_codec import Between
from aca_desktop.domain.values.addresses import website_in

type Year = Annotated[int, Between(1000, 9998)]
"""A year that a chart's axis may reach."""

type Row = Annotated[int, Between(1, 100_000_000)]
"""The number of a row in the summary's list."""

MOST_NAMED = 24
"""Of so many rows behind a figure its proof gives the names; if there are more, they are marked in the list."""

type Measure = Literal["population", "gdp"]
type RemovedWhy = Literal["outside", "inside"]
type MarkKind = Literal["reduction", "renewable", "net-zero", "other"]
type ClaimVerdict = Literal["true", "false", "not-any-more", "not-provable", "cited"]


@dataclass(frozen=True, slots=True)
class TotalRow:
    """A place that signatories stand for: its figure (None: missing), what is taken off it and why.

    `why` is "outside" (of the territory) or "inside" (of another place that counts, named by `of`). A set of
    several places has no code; `members` counts them.
    """

    place: str
    code: str | None
    value: Decimal | None
    removed: Decimal
    why: RemovedWhy | None
    of: str | None = None
    members: int = 1


@dataclass(frozen=True, slots=True)
class PlaceFigure:
    """A place of the territory and its figure, of which year and by whose word."""

    place: str
    value: Decimal
    year: Year | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class UnitedMoney:
    """GDP of all currencies in one: `net`, the rates it took, in words, and the places that lack one."""

    net: Decimal
    rates: tuple[str, ...]
    without_rate: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TotalsBlock:
    """One measure summed without counting twice: gross = net + outside + inside.

    `currency` is set for GDP, `united` where it is known in several; `exceeds`: net is more than the territory's
    own figure, so one of them is wrong. `everywhere` is net without the territory, where there is one. `years` are
    those of the figures; of the places in `later` only a figure of a year after the summary's is known; `left_out`
    are places that cannot be right, `doubts` what else makes it uncertain, in words.
    """

    measure: Measure
    currency: str | None
    territory: str | None
    gross: Decimal
    net: Decimal
    outside: Decimal
    inside: Decimal
    rows: tuple[TotalRow, ...]
    places: tuple[PlaceFigure, ...]
    source: str | None
    missing: tuple[str, ...]
    exceeds: bool
    years: tuple[Year, ...] = ()
    later: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    united: UnitedMoney | None = None
    everywhere: Decimal | None = None
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TargetMark:
    """A target at its year (None: not said): how many percent of what it was in the base year are to go (None: no
    such number), what kind it is, and whether a named body has approved it."""

    year: Year | None
    percent: Decimal | None
    kind: MarkKind
    approved: bool


@dataclass(frozen=True, slots=True)
class CommitmentRow:
    """An organisation's targets on the axis of time; `measured` are years and percent of the base year's value.

    `validation` is how they stood with a body when the summary was made, `source` where they were read.
    """

    name: str
    scope: str
    base_year: Year | None
    marks: tuple[TargetMark, ...]
    measured: tuple[tuple[Year, Decimal], ...] = ()
    validation: Validation | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class PledgeBand:
    """The country's pledge: from and to how many percent less than in its base year (None: not recorded), by when.

    `told` is all of that in words, `source` where it was read.
    """

    name: str
    base_year: Year | None
    year: Year
    least: Decimal
    most: Decimal
    told: str = ""
    source: str | None = None


@dataclass(frozen=True, slots=True)
class CommitmentsBlock:
    """All commitments of signatories that may be named; one of them (`featured`) is drawn by itself, beside the
    pledge."""

    rows: tuple[CommitmentRow, ...]
    featured: CommitmentRow | None
    pledge: PledgeBand | None
    today: date

    @property
    def total(self) -> int:
        """How many targets they are."""
        return sum(len(row.marks) for row in self.rows)


@dataclass(frozen=True, slots=True)
class SlotFigures:
    """A slot's numbers as numbers: what it says, what was found today and at its date, of how many unnamed.

    Of those found at its date, `recorded_after` organisations had no signature written down by then. `counted`,
    `operator` and `unit` are the codes of domain.figures.claims. `organisations` stand behind it today; it is from
    `least` to `most` once all open cases are decided (None: not known), `sources` is how many there are in all.
    """

    counted: str
    operator: str
    number: Decimal
    unit: str | None
    day: date | None
    found: Decimal | None
    then: Decimal | None
    recorded_after: int
    unnamed: int
    organisations: int = 0
    least: Decimal | None = None
    most: Decimal | None = None
    sources: int = 0


@dataclass(frozen=True, slots=True)
class SlotSource:
    """Where something behind a figure was read, in words, and the day when it was last seen there."""

    words: str
    seen: date | None = None

    @property
    def link(self) -> str | None:
        """The address in it, if it has one."""
        return website_in(self.words)


@dataclass(frozen=True, slots=True)
class NotCounted:
    """How many a figure does not count, and why, in words."""

    count: int
    why: str


@dataclass(frozen=True, slots=True)
class SlotFace:
    """A figure of a public sentence, which alone is checked: how it is written, its verdict, "38 > 35", its proof.

    `filters` say in words what it counts, each with its label; `query` is the slot as the journal keeps it, as
    canonical JSON. `found` and `threshold` are its numbers in words, `open_cases` what these could change. `rows`
    are those of the summary's list that stand behind it, from 1 on, without those that may not be named.
    """

    name: str
    words: str
    verdict: Verdict
    count: str | None
    filters: tuple[tuple[str, str], ...]
    proof: str
    query: str
    figures: SlotFigures
    found: str | None = None
    threshold: str = ""
    open_cases: str | None = None
    rows: tuple[Row, ...] = ()
    sources: tuple[SlotSource, ...] = ()
    not_counted: tuple[NotCounted, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimFace:
    """A public sentence with its verdict, its figures in the order of its words, and whose words a cited one
    repeats, where they were read, and when."""

    runs: tuple[Run, ...]
    verdict: ClaimVerdict
    slots: tuple[SlotFace, ...]
    source: str | None = None
    link: str | None = None
    seen: date | None = None

    @property
    def words(self) -> str:
        """The sentence as one text."""
        return plain(self.runs)

    @property
    def marked(self) -> tuple[str, ...]:
        """What the author marked as a name or a date, so that a number in it is no figure."""
        return tuple(dict.fromkeys(run.words for run in self.runs if run.marked))


def marks(claims: Iterable[ClaimFace]) -> list[tuple[str, SlotFace]]:
    """Return the figures of sentences in their order, each with the mark that rows behind it bear in the list: the
    sentence's number among those that are counted, and the figure's name if it has several."""
    return [
        (f"{number}{slot.name if len(one.slots) > 1 else ''}", slot)
        for number, one in enumerate((one for one in claims if one.slots), 1)
        for slot in one.slots
    ]


@dataclass(frozen=True, slots=True)
class MethodFacts:
    """What a method note cites: sources of figures, of the country's pledge and its rank among emitters, rates
    between currencies; and how many months old a validation may be, by the body that gave it ("" any other).

    `ages` is empty where nothing ages: in a sample.
    """

    figures: tuple[str, ...]
    pledges: tuple[str, ...]
    rates: tuple[str, ...]
    ages: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Milestone:
    """An event in a coalition's growth: its day and name."""

    day: date
    name: str


@dataclass(frozen=True, slots=True)
class KeyNumber:
    """A number of the cover, and what it is."""

    number: Decimal
    words: str


@dataclass(frozen=True, slots=True)
class Headline:
    """The sentences on the cover, and what proves their figures, in words."""

    runs: tuple[Run, ...]
    proof: str

    @property
    def words(self) -> str:
        """The sentences as one text."""
        return plain(self.runs)
