"""What a paper says, as plain records: gathered by services, drawn by documents.

Everything that a page prints is in its record, already in the page's language where it is somebody's words
(names, titles, the declaration's text); fixed words come from the catalogues when drawing.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from aca_desktop.domain.ink import Ink

type PaperStatus = Literal["signed", "approved", "provisional", "withdrawn", "rejected", "superseded"]
type PageSize = Literal["a4", "letter"]


@dataclass(frozen=True, slots=True)
class CoalitionFace:
    """How a coalition shows itself: `code` as in its id ("aca-gdl"), growth rings of `lobes` and `amplitude`.

    `logo`, a PNG as `documents/logos` makes it, stands in the place of the rings.
    """

    code: str
    name: str
    subtitle: str | None
    lobes: int
    amplitude: float
    sample: bool
    country: str
    logo: bytes | None = None


@dataclass(frozen=True, slots=True)
class DeclarationFace:
    """One published version in one language: Markdown text, its own hash, and the whole version's hash."""

    version: str
    title: str
    text: str
    published: date
    text_sha256: str
    version_sha256: str


@dataclass(frozen=True, slots=True)
class ConsentFace:
    """One purpose in the words that were read, and whether it was ticked."""

    words: str
    given: bool


@dataclass(frozen=True, slots=True)
class CoSignerFace:
    """Somebody who signed the same signature for the organisation: name, title, and the hand's ink if there is."""

    name: str
    title: str | None = None
    ink: Ink | None = None


@dataclass(frozen=True, slots=True)
class SignatureFace:
    """Who signed for whom, how, and when, as the paper shows it.

    `method` and `basis` are codes of the record (`pen`, `office-holder`); `personal_gone` names why a person's
    particulars are not here (`withheld`, `erased`), when `signer` and `ink` are None. `place` is free text.
    `status_day` is the day of the withdrawal, rejection or later signature behind `status`; `picture` a PNG or
    JPEG of the seal that was set instead of a signature, `typed` the name as it was typed instead. `witnessed`
    says that there was a witness, whose name may be gone; `mandate_sha256` is the mandate's hash.
    """

    status: PaperStatus
    signer: str | None
    title: str | None
    organisation: str
    sector: str
    country: str | None
    basis: str
    identified: str | None
    witness: str | None
    method: str
    ink: Ink | None
    ink_sha256: str | None
    personal_gone: Literal["withheld", "erased"] | None
    consents: tuple[ConsentFace, ...]
    day: date
    place: str | None
    read_seconds: int | None
    elsewhere: str | None = None
    elsewhere_sha256: str | None = None
    row_code: str | None = None
    status_day: date | None = None
    picture: bytes | None = None
    typed: str | None = None
    co_signers: tuple[CoSignerFace, ...] = ()
    witnessed: bool = False
    witness_ink: Ink | None = None
    mandate_sha256: str | None = None


@dataclass(frozen=True, slots=True)
class EntryFace:
    """The journal's line behind the paper: its id, exact header, place in the feed and the laptop's time.

    `before` is the time of the entry before it, where that is later: the laptop's clock was set back.
    """

    id: str
    header: str
    seq: int
    prev: str | None
    at: str
    event: str | None
    before: str | None = None


@dataclass(frozen=True, slots=True)
class SealFace:
    """Whose key seals: laptop's name and check code, issuer's common name, the root's SHA-256 fingerprint.

    `at` is the time of the sealing (ISO 8601 with offset) where another laptop's entry is sealed again, else None:
    then the paper's time is the entry's. It is no part of what makes a paper another one.
    """

    laptop: str
    check_code: str
    issuer: str
    valid_until: date
    root_sha256: str
    enrolled: bool
    at: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class BesideFace:
    """The same version in a second language, to stand beside the first."""

    language: str
    declaration: DeclarationFace


@dataclass(frozen=True, slots=True)
class DeclarationPaper:
    """One organisation's signed declaration in one language or two: page 1 to frame, page 2 the evidence."""

    language: str
    coalition: CoalitionFace
    coalition_id: str
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

    organisation: str
    signer: str | None
    title: str | None
    method: str
    ink: Ink | None
    picture: bytes | None
    published: bool
    provisional: bool
    typed: str | None = None


@dataclass(frozen=True, slots=True)
class JointGroup:
    """Signatories under one heading, in the printed order."""

    words: str
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

    language: str
    coalition: CoalitionFace
    coalition_id: str
    texts: tuple[JointText, ...]
    by_sector: bool
    at: str
    journal_sha256: str
    seal: SealFace
    page_size: PageSize = "a4"


@dataclass(frozen=True, slots=True)
class CertificatePaper:
    """That an organisation takes part: one page to frame.

    `since` and `place` are its signature’s; `targets` what it has set itself; `issuer` and `issuer_title` are
    who will sign it by hand for the coalition.
    """

    language: str
    coalition: CoalitionFace
    coalition_id: str
    organisation: str
    since: date
    place: str | None
    declaration: DeclarationFace
    targets: tuple[str, ...]
    issuer: str | None
    issuer_title: str | None
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
