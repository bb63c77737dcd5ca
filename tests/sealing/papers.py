"""A small paper, finished as documents finishes theirs, and a coalition's keys and certificates to seal it."""

import hashlib
import io
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from reportlab.pdfgen.canvas import Canvas

from aca_desktop.domain.entry import Header
from aca_desktop.domain.evidence import FILE_NAME, SEAL_BYTES, evidence
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


def header(coalition_id: str, replica: str) -> Header:
    """Return the header of a signature's entry."""
    return Header(
        coalition=coalition_id,
        replica=replica,
        seq=17,
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
    """Return a page of text."""
    drawn = io.BytesIO()
    canvas = Canvas(drawn, invariant=1)
    for line in range(lines):
        canvas.drawString(72, 780 - 16 * line, f"{line}. Juntos por el clima de Guadalajara")
    canvas.showPage()
    canvas.save()
    return drawn.getvalue()


def finished(attached: bytes | None, drawn: bytes | None = None) -> bytes:
    """Return a PDF that is ready to be sealed, with its evidence attached unless there is none."""
    with pikepdf.open(io.BytesIO(drawn or page())) as pdf:
        if attached is not None:
            pdf.attachments[FILE_NAME] = pikepdf.AttachedFileSpec(
                pdf, attached, filename=FILE_NAME, mime_type="application/json", relationship=Name.Data
            )
        value = Dictionary(
            Type=Name.Sig,
            Filter=Name("/Adobe.PPKLite"),
            SubFilter=Name("/ETSI.CAdES.detached"),
            M=String(M),
            ByteRange=Array([0, 9999999999, 9999999999, 9999999999]),
            Contents=String(bytes(SEAL_BYTES)),
        )
        widget = pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                FT=Name.Sig,
                T=String("seal"),
                F=132,
                Rect=Array([0, 0, 0, 0]),
                P=pdf.pages[0].obj,
                V=pdf.make_indirect(value),
            )
        )
        pdf.pages[0].Annots = pdf.make_indirect(Array([widget]))
        pdf.Root.AcroForm = pdf.make_indirect(Dictionary(Fields=Array([widget]), SigFlags=3))
        pdf.Root.Extensions = Dictionary(ESIC=Dictionary(BaseVersion=Name("/1.7"), ExtensionLevel=1))
        written = io.BytesIO()
        pdf.save(
            written,
            deterministic_id=True,
            force_version="1.7",
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return written.getvalue()


def sealed(of: Coalition, chain: tuple[bytes, ...] | None = None, attached: bytes | None = None) -> bytes:
    """Return a declaration sealed by the enrolled laptop, or by the key that another chain is for."""
    chain = chain or of.enrolled_chain
    holder = of.coordinator.key if chain == of.own_chain else of.laptop
    with Sealer(holder, chain) as sealer:
        return sealer.seal(finished(attached or attachment(of.root, chain)))
