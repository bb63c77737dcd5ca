"""A small paper, finished as documents finishes theirs, and a coalition's keys and certificates to seal it."""

import hashlib
import io
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from aca_desktop.documents.finish import Facts, finish
from aca_desktop.documents.page import Pages
from aca_desktop.documents.press import Press, Style, shortened
from aca_desktop.documents.running import draw_footer
from aca_desktop.domain.entry import Header
from aca_desktop.domain.evidence import NotEvidence, evidence, read_evidence
from aca_desktop.i18n import Speech
from aca_desktop.sealing import certificates
from aca_desktop.sealing.certificates import Authority
from aca_desktop.sealing.keys import LaptopKey
from aca_desktop.sealing.seal import Sealer

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
    return evidence(
        kind="declaration",
        coalition=root.key.replica,
        entry=hashlib.sha256(line).hexdigest(),
        header=line.decode("ascii"),
        text_sha256="b1" * 32,
        version_sha256="c2" * 32,
    )


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
    """Return a small PDF that is ready to be sealed, with this attached unless it is None.

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
    facts = Facts("Juntos", "Alianza", "Declaración", "es", "2026-06-05T11:42:07-06:00", evidence=attached)
    return finish(pages, facts)


def sealed(of: Coalition, chain: tuple[bytes, ...] | None = None, attached: bytes | None = None) -> bytes:
    """Return a declaration sealed by the enrolled laptop, or by the key that another chain is for."""
    chain = chain or of.enrolled_chain
    holder = of.coordinator.key if chain == of.own_chain else of.laptop
    with Sealer(holder, chain) as sealer:
        return sealer.seal(finished(attached or attachment(of.root, chain)))
