"""What a paper says, as plain records: gathered by services, drawn by documents.

Everything that a page prints is in its record, already in the page's language where it is somebody's words
(names, titles, the declaration's text); fixed words come from the catalogues when drawing.
"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from aca_desktop.domain.coalition.declaration_rules import MAX_TEXT
from aca_desktop.domain.journal.entry import MAX_HEADER
from aca_desktop.domain.papers.record_codec import AtLeastOne, Between, Form, Instant, Longest, PlainPng
from aca_desktop.domain.signing.ink import Trace
from aca_desktop.domain.values.typed_text import MAX_LINE

type PaperStatus = Literal["signed", "approved", "provisional", "withdrawn", "rejected", "superseded"]
type PageSize = Literal["a4", "letter"]

type Digest = Annotated[str, Form(r"[0-9a-f]{64}")]
"""SHA-256 in lower-case hex."""

type Moment = Annotated[str, Instant()]
"""ISO 8601 with whole seconds and offset."""

type Code = Annotated[str, Longest(100)]
"""A language's tag, a country's code, or one of a record's codes; none that is unknown does harm."""

type Png = Annotated[bytes, PlainPng(800 * 800)]
"""A picture of the coalition or of a seal, as documents/images/pictures makes it."""

type Line = Annotated[str, Longest(MAX_LINE)]
type Text = Annotated[str, Longest(MAX_TEXT)]


@dataclass(frozen=True, slots=True)
class CoalitionFace:
    """How a coalition shows itself: `code` as in its id ("aca-gdl"), growth rings of `lobes` and `amplitude`.

    `in_text` is its name as it stands within a sentence. `logo`, a PNG as `documents/images/logos` makes it,
    stands in the place of the rings.
    """

    code: Code
    name: Line
    in_text: Line
    subtitle: Line | None
    lobes: Annotated[int, Between(3, 12)]
    amplitude: Annotated[float, Between(0.0, 0.5)]
    sample: bool
    country: Code
    logo: Png | None = None


@dataclass(frozen=True, slots=True)
class DeclarationFace:
    """One published version in one language: Markdown text, its own hash, and the whole version's hash.

    `public_since` and its source are there if the text was public before it was published here.
    """

    version: Line
    title: Line
    text: Text
    published: date
    text_sha256: Digest
    version_sha256: Digest
    public_since: date | None = None
    public_source: Line | None = None


@dataclass(frozen=True, slots=True)
class ConsentFace:
    """One purpose in the words that were read, and whether it was ticked."""

    words: str
    given: bool


@dataclass(frozen=True, slots=True)
class CoSignerFace:
    """Somebody who signed the same signature for the organisation: name, title, and the hand's ink if there is."""

    name: Line
    title: Line | None = None
    ink: Trace | None = None


@dataclass(frozen=True, slots=True)
class SignatureFace:
    """Who signed for whom, how, and when, as the paper shows it.

    `method` and `basis` are codes of the record (`pen`, `office-holder`); `personal_gone` names why a person's
    particulars are not here (`withheld`, `erased`), when `signer` and `ink` are None. `place` is free text.
    `status_day` is the day of the withdrawal, rejection or later signature behind `status`; `picture` the
    seal that was set instead of a signature, `typed` the name as it was typed instead. `witnessed`
    says that there was a witness, whose name may be gone; `mandate_sha256` is the mandate's hash.
    """

    status: PaperStatus
    signer: Line | None
    title: Line | None
    organisation: Line
    sector: Line
    country: Code | None
    basis: Code
    identified: Code | None
    witness: Line | None
    method: Code
    ink: Trace | None
    ink_sha256: Digest | None
    personal_gone: Literal["withheld", "erased"] | None
    consents: tuple[ConsentFace, ...]
    day: date
    place: Line | None
    read_language: Code
    read_seconds: int | None
    elsewhere: Line | None = None
    elsewhere_sha256: Digest | None = None
    row_code: Line | None = None
    status_day: date | None = None
    picture: Png | None = None
    typed: Line | None = None
    co_signers: tuple[CoSignerFace, ...] = ()
    witnessed: bool = False
    witness_ink: Trace | None = None
    mandate_sha256: Digest | None = None


@dataclass(frozen=True, slots=True)
class EntryFace:
    """The journal's line behind the paper: its id, exact header, place in the feed and the laptop's time.

    `before` is the time of the entry before it, where that is later: the laptop's clock was set back.
    """

    id: Digest
    header: Annotated[str, Longest(MAX_HEADER)]
    seq: int
    prev: Digest | None
    at: Moment
    event: Line | None
    before: Moment | None = None


@dataclass(frozen=True, slots=True)
class SealFace:
    """Whose key seals: laptop's name and check code, issuer's common name, the root's SHA-256 fingerprint.

    `at` is the time of the sealing (ISO 8601 with offset) where another laptop's entry is sealed again, else None:
    then the paper's time is the entry's. It is no part of what makes a paper another one.
    """

    laptop: Line
    check_code: Line
    issuer: Line
    valid_until: date
    root_sha256: Digest
    enrolled: bool
    at: Moment | None = None


@dataclass(frozen=True, slots=True)
class BesideFace:
    """The same version in a second language, to stand beside the first."""

    language: Code
    declaration: DeclarationFace


@dataclass(frozen=True, slots=True)
class DeclarationPaper:
    """One organisation's signed declaration in one language or two: page 1 to frame, page 2 the evidence."""

    language: Code
    coalition: CoalitionFace
    coalition_id: Digest
    declaration: DeclarationFace
    signature: SignatureFace
    entry: EntryFace
    seal: SealFace
    page_size: PageSize = "a4"
    beside: BesideFace | None = None


@dataclass(frozen=True, slots=True)
class DraftPaper:
    """A text that is not published: nobody can sign it yet. `at` is the clock's time as ISO 8601 with offset."""

    language: str
    coalition: CoalitionFace
    title: str
    text: str
    at: str
    page_size: PageSize = "a4"


@dataclass(frozen=True, slots=True)
class JointCell:
    """One organisation on the joint declaration: who signed for it, if they may be named, and how.

    `signer`, `title`, `ink` and `picture` are None where the signer does not want to be published or the
    particulars are not here; `published` says which.
    """

    organisation: Line
    signer: Line | None
    title: Line | None
    method: Code
    ink: Trace | None
    picture: Png | None
    published: bool
    provisional: bool
    typed: Line | None = None


@dataclass(frozen=True, slots=True)
class JointGroup:
    """Signatories under one heading, in the printed order."""

    words: Line
    cells: tuple[JointCell, ...]


@dataclass(frozen=True, slots=True)
class JointText:
    """One version's text and who signed it; `unnamed` organisations have taken back that they be published."""

    declaration: DeclarationFace
    groups: tuple[JointGroup, ...]
    unnamed: int

    @property
    def signatories(self) -> int:
        """How many organisations count: provisional ones do not, unnamed ones do."""
        return self.unnamed + sum(not cell.provisional for group in self.groups for cell in group.cells)


@dataclass(frozen=True, slots=True)
class JointPaper:
    """A declaration with all that signed it, version by version.

    `by_sector`: the groups are sectors. `at` is the clock's time as ISO 8601 with offset.
    """

    language: Code
    coalition: CoalitionFace
    coalition_id: Digest
    texts: Annotated[tuple[JointText, ...], AtLeastOne()]
    by_sector: bool
    at: Moment
    journal_sha256: Digest
    seal: SealFace
    page_size: PageSize = "a4"


@dataclass(frozen=True, slots=True)
class CertificatePaper:
    """That an organisation takes part: one page to frame.

    `since` and `place` are its signature’s; `targets` what it has set itself; `issuer` and `issuer_title` are
    who will sign it by hand for the coalition.
    """

    language: Code
    coalition: CoalitionFace
    coalition_id: Digest
    organisation: Line
    since: date
    place: Line | None
    declaration: DeclarationFace
    targets: tuple[str, ...]
    issuer: Line | None
    issuer_title: Line | None
    entry: EntryFace
    seal: SealFace
    page_size: PageSize = "a4"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of a sheet for signing on paper: its code, what its QR code holds, whose it is (None: anybody's)."""

    code: str
    holds: str
    organisation: str | None


@dataclass(frozen=True, slots=True)
class SheetPaper:
    """A sheet on which organisations sign by pen. `label` names it, `occasion` is event and day in words."""

    language: str
    coalition: CoalitionFace
    declaration: DeclarationFace
    label: str
    occasion: str
    rows: tuple[SheetRow, ...]
    at: str
    page_size: PageSize = "a4"


@dataclass(frozen=True, slots=True)
class TableFace:
    """A signing table: what it is called ("3"), and what its QR code holds."""

    name: str
    holds: str


@dataclass(frozen=True, slots=True)
class GuidePaper:
    """A sheet for volunteers: what to do at a table, `occasion` being event and day if they are known."""

    language: str
    coalition: CoalitionFace
    occasion: str
    at: str
    page_size: PageSize = "a4"


@dataclass(frozen=True, slots=True)
class CardPaper:
    """Cards to be folded and set on tables, one a page, in one language or two."""

    language: str
    beside: str | None
    coalition: CoalitionFace
    tables: tuple[TableFace, ...]
    event: str | None
    day: date | None
    at: str
    page_size: PageSize = "a4"
