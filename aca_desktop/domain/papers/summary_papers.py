"""What the papers about a coalition and a network say, as plain records: who signs, and what that comes to.

Like `papers`, which has those about signatures: gathered by services, drawn by documents, in the page's language.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from aca_desktop.domain.coalition.network import BodyRole
from aca_desktop.domain.figures.claims import Run
from aca_desktop.domain.papers.papers import (
    CoalitionFace,
    Code,
    DeclarationFace,
    Digest,
    Line,
    Moment,
    PageSize,
    PaperStatus,
    SealFace,
)
from aca_desktop.domain.papers.summary_blocks import (
    ClaimFace,
    ClaimVerdict,
    CommitmentsBlock,
    Headline,
    KeyNumber,
    MethodFacts,
    Milestone,
    TotalsBlock,
)


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """A signatory's line: `name` in the summary's language, when it signed, whether as a founding member, and how
    many targets it has set itself (None: not counted here)."""

    name: str
    sector: str
    place: str | None
    signed: date
    founding: bool
    status: PaperStatus
    targets: int | None = None


@dataclass(frozen=True, slots=True)
class SectorCount:
    """A sector's words in the summary's language and how many signatories it has."""

    words: str
    count: int


@dataclass(frozen=True, slots=True)
class SummaryPaper:
    """The coalition's state: who signed, by sector, and where every number comes from.

    `rows` are in the printed order, grouped as `sectors` lists them (`SummaryRow.sector` equals `words`).
    `at` is the clock's time as ISO 8601 with offset; `journal_sha256` the journal's digest behind the numbers. The
    blocks at the end are drawn where they are there.
    """

    language: Code
    coalition: CoalitionFace
    coalition_id: Digest
    pledge: str | None
    declaration: DeclarationFace | None
    rows: tuple[SummaryRow, ...]
    sectors: tuple[SectorCount, ...]
    provisional: int
    withdrawn: int
    expected: int
    headline: Headline
    numbers: tuple[KeyNumber, ...]
    at: Moment
    journal_sha256: Digest
    seal: SealFace
    page_size: PageSize = "a4"
    totals: tuple[TotalsBlock, ...] = ()
    commitments: CommitmentsBlock | None = None
    claims: tuple[ClaimFace, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    method: MethodFacts | None = None


@dataclass(frozen=True, slots=True)
class NetworkColumn:
    """A member coalition beside the others; what it does not say is None or empty, and drawn as not recorded.

    `people` is net, in the territory that its sentence on people names; `people_everywhere` without one. The
    notes, on place and source, are in words.
    """

    face: CoalitionFace
    country: str
    headline: tuple[Run, ...]
    verdict: ClaimVerdict | None
    signatories: int
    signatories_note: str | None
    people: Decimal | None
    people_note: str | None
    pledge: str | None
    emissions: str | None
    people_everywhere: Decimal | None = None


@dataclass(frozen=True, slots=True)
class NetworkBody:
    """An organisation that stands behind the network; its name, role and country in the page's language."""

    name: Line
    role: BodyRole
    role_words: Line
    country: Line | None
    website: Line | None


@dataclass(frozen=True, slots=True)
class NetworkPaper:
    """Coalitions side by side, and united without counting twice.

    `repeated` signatures are of organisations that signed in several coalitions and count once: `shared` says
    which these are, and where. `people` is net over all (None: unknown).
    """

    language: Code
    coalition: CoalitionFace
    coalition_id: Digest
    headline: Headline
    numbers: tuple[KeyNumber, ...]
    foreword: str | None
    columns: tuple[NetworkColumn, ...]
    repeated: int
    people: Decimal | None
    bodies: tuple[NetworkBody, ...]
    at: Moment
    journal_sha256: Digest
    seal: SealFace
    page_size: PageSize = "a4"
    shared: tuple[str, ...] = ()
    method: MethodFacts | None = None

    @property
    def signatories(self) -> int:
        """How many organisations there are in all, each once."""
        return sum(column.signatories for column in self.columns) - self.repeated
