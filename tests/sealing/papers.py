"""A small paper, finished as documents finishes theirs, and a coalition's keys and certificates to seal it."""

import hashlib
import io
from dataclasses import dataclass, replace
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from aca_desktop.documents.typesetting.finish import Attached, Facts, finish
from aca_desktop.documents.typesetting.page import Pages
from aca_desktop.documents.typesetting.press import Press, Style, shortened
from aca_desktop.documents.typesetting.running import draw_footer
from aca_desktop.domain.journal.entry import Header
from aca_desktop.domain.journal.trust import check_code
from aca_desktop.domain.papers import evidence, paper_records
from aca_desktop.domain.papers.evidence import Evidence, NotEvidence, read_evidence
from aca_desktop.domain.papers.paper_kinds import SealedPaper, kind_of
from aca_desktop.domain.papers.papers import CertificatePaper, DeclarationPaper, SealFace
from aca_desktop.domain.papers.verification import Verification
from aca_desktop.i18n import Speech
from aca_desktop.sealing import certificates
from aca_desktop.sealing.certificates import Authority
from aca_desktop.sealing.keys import LaptopKey
from aca_desktop.sealing.seal import Sealer
from aca_desktop.sealing.verify import verify_seal

M = "D:20260605114207-06'00'"


def key(name: str) -> LaptopKey:
    """Return a key that is always the same for a name."""
    return LaptopKey.from_seed(hashlib.sha256(name.encode()).digest())


@dataclass(frozen=True, slots=True)
class Coalition:
    """A coalition's keys and certificates down to one laptop of each kind."""

    root: Authority
    coordinator: Authority
    invitation: Authority
    laptop: LaptopKey
    own_chain: tuple[bytes, ...]
    enrolled_chain: tuple[bytes, ...]
    joined_chain: tuple[bytes, ...]


def coalition(title: str = "Alianza para la Acción Climática de Guadalajara", laptop: str = "Mesa 3") -> Coalition:
    """Return a coalition whose keys follow from its title."""
    root_key, coordinator_key, invitation_key = (key(f"{role} {title}") for role in ("r", "c", "i"))
    root = Authority(root_key, certificates.root_certificate(root_key, coalition=title))
    coordinator = Authority(
        coordinator_key, certificates.coordinator_certificate(root, coordinator_key.public_key, name="Mesa 1")
    )
    invitation = Authority(
        invitation_key,
        certificates.invitation_certificate(coordinator, invitation_key.public_key, name="Invitación 1"),
    )
    own = certificates.laptop_certificate(coordinator, coordinator_key.public_key, name="Mesa 1")
    holder = key("laptop")
    enrolled = certificates.laptop_certificate(coordinator, holder.public_key, name=laptop)
    joined = certificates.laptop_certificate(invitation, holder.public_key, name=laptop)
    return Coalition(
        root,
        coordinator,
        invitation,
        holder,
        (own, coordinator.certificate),
        (enrolled, coordinator.certificate),
        (joined, invitation.certificate, coordinator.certificate),
    )


def header(coalition_id: str, replica: str, seq: int = 17) -> Header:
    """Return the header of a signature's entry."""
    return Header(
        coalition=coalition_id,
        replica=replica,
        seq=seq,
        prev="6e" * 32,
        at="2026-06-05T11:42:07-06:00",
        kind="signature",
        subject="01890a5d-ac96-774b-bcce-b302099a8057",
        fields=("day",),
        over=(),
        open="9f" * 32,
        personal=None,
        blobs=(),
    )


def attachment(root: Authority, chain: tuple[bytes, ...]) -> bytes:
    """Return the evidence of a declaration that the chain's laptop wrote."""
    line = header(root.key.replica, certificates.certificate_facts(chain[0]).replica).to_bytes()
    return Evidence(
        kind="declaration",
        coalition=root.key.replica,
        entry=hashlib.sha256(line).hexdigest(),
        header=line.decode("ascii"),
        text_sha256="b1" * 32,
        version_sha256="c2" * 32,
        journal_sha256=None,
    ).to_bytes()


def entered(paper: Any, of: Coalition, chain: tuple[bytes, ...] | None = None, seq: int = 17) -> Any:
    """Return a record of this coalition, of an entry that is its laptop's, to be sealed by the chain's key."""
    facts = certificates.certificate_facts((chain or of.enrolled_chain)[0])
    root = certificates.root_fingerprint(of.root.certificate)
    seal = SealFace(facts.name, check_code(facts.replica), facts.issuer, facts.valid_until, root, enrolled=True)
    paper = replace(paper, coalition_id=of.root.key.replica, seal=seal)
    if not isinstance(paper, DeclarationPaper | CertificatePaper):
        return paper
    line = header(of.root.key.replica, of.laptop.replica, seq)
    written = line.to_bytes()
    entry = replace(
        paper.entry, id=hashlib.sha256(written).hexdigest(), header=written.decode("ascii"), seq=seq,
        prev=line.prev, at=line.at, before=None,
    )  # fmt: skip
    return replace(paper, entry=entry)


def chain_for(of: Coalition, paper: SealedPaper) -> tuple[bytes, ...]:
    """Return the chain of the laptop that may seal this kind."""
    return of.enrolled_chain if kind_of(paper) in ("declaration", "certificate") else of.own_chain


def verify_pdf(data: bytes, *, root: bytes | None = None) -> Verification:
    """Return what is found of a seal by itself."""
    return verify_seal(data, root=root).found


def page(lines: int = 40) -> bytes:
    """Return a page of text as any program writes it."""
    drawn = io.BytesIO()
    canvas = Canvas(drawn, invariant=1)
    for line in range(lines):
        canvas.drawString(72, 780 - 16 * line, f"{line}. Juntos por el clima de Guadalajara")
    canvas.showPage()
    canvas.save()
    return drawn.getvalue()


def finished(attached: bytes | None) -> bytes:
    """Return a small PDF that is ready to be sealed, with this and a record attached unless it is None.

    It prints what the attachment says, if that can be read, else what this module's evidence says.
    """
    of = coalition()
    try:
        said = read_evidence(attached or b"")
    except NotEvidence:
        said = read_evidence(attachment(of.root, of.enrolled_chain))
    press = Press(Pages("a4"), Speech("es", "MX"))
    style, pages = Style(9, 12), press.pages
    for line, words in enumerate((*["Juntos por el clima de Guadalajara"] * 12, said.entry, said.text_sha256)):
        with pages.element("P"):
            pages.line(20, 30 + 6 * line, press.set(words or "", style, 180)[0])
    pages.seal_field((20, 200, 50, 230), "Sello")
    draw_footer(press, "ACA-GDL", shortened(said.entry or said.journal_sha256 or ""), 0, 20, framed=False)
    files = {
        paper_records.FILE_NAME: Attached(b"{}", "Record"),
        evidence.FILE_NAME: Attached(attached or b"", "Seal"),
    }
    facts = Facts(
        "Juntos", "Alianza", "Declaración", "es", "2026-06-05T11:42:07-06:00",
        attached={} if attached is None else files,
    )  # fmt: skip
    return finish(pages, facts)


def sealed(of: Coalition, chain: tuple[bytes, ...] | None = None, attached: bytes | None = None) -> bytes:
    """Return a declaration sealed by the enrolled laptop, or by the key that another chain is for."""
    chain = chain or of.enrolled_chain
    holder = of.coordinator.key if chain == of.own_chain else of.laptop
    with Sealer(holder, chain) as sealer:
        return sealer.seal(finished(attached or attachment(of.root, chain)))
