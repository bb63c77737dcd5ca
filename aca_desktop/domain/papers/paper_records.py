"""The record that a sealed document is drawn from, as the file carries it: written, read, and held against itself.

What a record says must agree with the entry it names and with whoever sealed it before anything is drawn from it;
whether it agrees with the journal is for services.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from aca_desktop.domain.coalition.text import text_sha256
from aca_desktop.domain.journal import canonical
from aca_desktop.domain.journal.canonical import NotCanonical
from aca_desktop.domain.journal.entry import Header, Malformed, read_header, uuid8
from aca_desktop.domain.journal.trust import check_code
from aca_desktop.domain.papers.evidence import DRAWING, Evidence
from aca_desktop.domain.papers.paper_kinds import KINDS, EntryPaper, SealedPaper, kind_of
from aca_desktop.domain.papers.papers import DeclarationFace, DeclarationPaper, JointPaper
from aca_desktop.domain.papers.record_codec import NotRecord, codec
from aca_desktop.domain.papers.summary_papers import NetworkPaper
from aca_desktop.domain.papers.verification import SealedBy
from aca_desktop.domain.values.days import is_later

FILE_NAME = "document-1.json"
LARGEST = 64 * 2**20
"""More bytes than a record of ours ever has: ten thousand signatories with their ink have a third of it."""


def to_record(paper: SealedPaper) -> bytes:
    """Return the record's canonical JSON."""
    return canonical.encode(codec(type(paper)).write(paper))


def read_record(kind: str, data: bytes) -> SealedPaper:
    """Return the record that these bytes are the canonical form of; raise NotRecord."""
    try:
        value = canonical.decode(data)
    except NotCanonical as error:
        raise NotRecord(str(error)) from error
    paper: SealedPaper = codec(KINDS[kind]).read(value)
    return paper


def identity(paper: SealedPaper) -> str:
    """Return the name that the document's file bears: another one for another record or drawing.

    When another laptop's entry is sealed again is no part of it: so a file that lies there already is recognised.
    """
    alone = replace(paper, seal=replace(paper.seal, at=None))
    written = canonical.encode([DRAWING, codec(type(paper)).write(alone)])
    return f"uuid:{uuid8(hashlib.sha256(written).hexdigest())}"


def at_of(paper: SealedPaper) -> str:
    """Return the time that the file bears: of the entry, of a later sealing, or of the summing up."""
    if isinstance(paper, EntryPaper):
        return paper.seal.at or paper.entry.at
    return paper.at


def evidence_of(paper: SealedPaper) -> Evidence:
    """Return what the file says of itself to programs that do not know the record's form."""
    face = _main_text(paper)
    signed = paper if isinstance(paper, EntryPaper) else None
    return Evidence(
        kind=kind_of(paper),
        coalition=paper.coalition_id,
        entry=signed.entry.id if signed else None,
        header=signed.entry.header if signed else None,
        text_sha256=face.text_sha256 if face else None,
        version_sha256=face.version_sha256 if face else None,
        journal_sha256=None if isinstance(paper, EntryPaper) else paper.journal_sha256,
    )


def contradiction(paper: SealedPaper, by: SealedBy) -> str | None:
    """Return why a record cannot be drawn under this seal: the code of what it contradicts, None if nothing.

    `unknown-text`: a text is not the one its hash names. `entry-mismatch`: the entry's header says something else.
    `sealer-differs`: the laptop is not the one whose certificates sealed.
    """
    if any(text_sha256(face.title, face.text) != face.text_sha256 for face in _texts(paper)):
        return "unknown-text"
    seal = paper.seal
    sealer = (seal.laptop, seal.check_code, seal.issuer, seal.valid_until, seal.enrolled, paper.coalition.sample)
    if sealer != (by.laptop, check_code(by.replica), by.issuer, by.valid_until, by.enrolled, by.sample):
        return "sealer-differs"
    if by.root_sha256 is not None and seal.root_sha256 != by.root_sha256:
        return "sealer-differs"
    if isinstance(paper, EntryPaper) and not _is_of_its_entry(paper):
        return "entry-mismatch"
    return None


def _is_of_its_entry(paper: EntryPaper) -> bool:
    """Say whether the header is the entry's, and says of it what the record says."""
    entry = paper.entry
    header = _header(entry.header)
    if header is None or hashlib.sha256(entry.header.encode("utf-8")).hexdigest() != entry.id:
        return False
    if entry.before is not None and not is_later(entry.before, entry.at):
        return False
    said = (header.kind, header.coalition, header.seq, header.prev, header.at)
    return said == ("signature", paper.coalition_id, entry.seq, entry.prev, entry.at)


def _header(text: str) -> Header | None:
    try:
        return read_header(text.encode("ascii"))
    except (Malformed, UnicodeEncodeError):
        return None


def _main_text(paper: SealedPaper) -> DeclarationFace | None:
    if isinstance(paper, JointPaper):
        return paper.texts[0].declaration if paper.texts else None
    return None if isinstance(paper, NetworkPaper) else paper.declaration


def _texts(paper: SealedPaper) -> Iterator[DeclarationFace]:
    if isinstance(paper, JointPaper):
        yield from (one.declaration for one in paper.texts)
    elif isinstance(paper, DeclarationPaper) and paper.beside is not None:
        yield from (paper.declaration, paper.beside.declaration)
    elif (face := _main_text(paper)) is not None:
        yield face
