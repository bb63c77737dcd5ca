"""What could be done to a paper by who has a key: one of their own, or the laptop's in the wrong hands.

Like `attacks`, which needs nothing but the file; the table is below. Not a test itself.
"""

import io
from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from aca_desktop.domain.papers.evidence import FILE_NAME
from aca_desktop.sealing import certificates, place
from aca_desktop.sealing.certificates import Authority
from aca_desktop.sealing.cms import CmsShaper
from tests.sealing import forging
from tests.sealing.attacks import COVER, Attack
from tests.sealing.every_kind import Subject, subject
from tests.sealing.papers import attachment, coalition, key


def sealed_by(of: Subject, chain: tuple[bytes, ...], signer: Any = None, unsealed: bytes | None = None) -> bytes:
    return forging.seal_by_hand(unsealed or of.unsealed, chain, (signer or of.key).sign)


def anothers_signature(of: Subject) -> bytes:
    return sealed_by(of, of.chain, key("mallory"))


def its_high_twin(of: Subject) -> bytes:
    return forging.seal_by_hand(of.unsealed, of.chain, lambda signed: forging.with_high_s(of.key.sign(signed)))


def a_twin_certificate(of: Subject) -> bytes:
    twin = certificates.laptop_certificate(of.of.coordinator, of.key.public_key, name="Mesa 4")
    chain = (twin, of.of.coordinator.certificate)
    return forging.with_cms(of.sealed, lambda cms: forging.with_certificates(cms, chain))


def a_coalition_of_the_same_names(of: Subject) -> bytes:
    title = certificates.certificate_facts(of.of.root.certificate).coalition
    root_key, coordinator_key, mallory = key("mallory r"), key("mallory c"), key("mallory")
    root = Authority(root_key, certificates.root_certificate(root_key, coalition=title))
    coordinator = Authority(
        coordinator_key, certificates.coordinator_certificate(root, coordinator_key.public_key, name="Mesa 1")
    )
    leaf = certificates.laptop_certificate(coordinator, mallory.public_key, name="Mesa 3")
    return sealed_by(of, (leaf, coordinator.certificate), mallory)


def a_laptop_that_certified_itself(of: Subject) -> bytes:
    mallory = key("mallory")
    title = certificates.certificate_facts(of.of.root.certificate).coalition
    return sealed_by(of, (certificates.unenrolled_certificate(mallory, coalition=title, name="Mesa 3"),), mallory)


def the_coordinators_certificate_left_out(of: Subject) -> bytes:
    return sealed_by(of, of.chain[:1])


def an_authority_that_seals(of: Subject) -> bytes:
    return sealed_by(of, (of.of.coordinator.certificate,), of.of.coordinator.key)


def the_seal_of_another_paper(of: Subject) -> bytes:
    from tests.sealing.papers import sealed

    prepared, where = place.prepare(of.unsealed)
    place.fill(prepared, where, forging.cms_of(sealed(of.of)))
    return bytes(prepared)


def a_seal_over_part(of: Subject) -> bytes:
    """The laptop's own key, but what follows the seal is not under it."""
    prepared, where = place.prepare(of.unsealed)
    shorter = place.Place(where.start, where.end, where.size - 40)
    prepared[:] = prepared.replace(where.padded_byte_range, shorter.padded_byte_range)
    part = place.digest(bytes(prepared[: shorter.size]), shorter)
    place.fill(prepared, where, CmsShaper(of.chain).shape(part, of.key.sign))
    return bytes(prepared)


def resealed(of: Subject, change: Callable[[Pdf], Any]) -> bytes:
    """Return the paper changed and sealed by the laptop's own key."""
    return sealed_by(of, of.chain, unsealed=forging.rewritten(of.unsealed, change))


def no_evidence(of: Subject) -> bytes:
    def change(pdf: Pdf) -> None:
        del pdf.attachments[FILE_NAME]

    return resealed(of, change)


def evidence_of_another_coalition(of: Subject) -> bytes:
    def change(pdf: Pdf) -> None:
        other = coalition("Alianza B")
        pdf.attachments[FILE_NAME].obj.EF.F.write(attachment(other.root, other.enrolled_chain))

    return resealed(of, change)


def an_entry_that_is_not_its_header(of: Subject) -> bytes:
    def change(pdf: Pdf) -> None:
        told = attachment(of.of.root, of.of.enrolled_chain).replace(b'"seq\\":17', b'"seq\\":18')
        pdf.attachments[FILE_NAME].obj.EF.F.write(told)

    return resealed(of, change)


def evidence_that_is_none(of: Subject) -> bytes:
    def change(pdf: Pdf) -> None:
        pdf.attachments[FILE_NAME].obj.EF.F.write(b'{"form": 1}')

    return resealed(of, change)


def anothers_evidence(of: Subject) -> bytes:
    """True evidence of the same laptop, attached to the pages of another paper."""

    def change(pdf: Pdf) -> None:
        with pikepdf.open(io.BytesIO(subject(of.kind, other=True).unsealed)) as other:
            true = other.attachments[FILE_NAME].get_file().read_bytes()
        pdf.attachments[FILE_NAME].obj.EF.F.write(true)

    return resealed(of, change)


def a_page_of_another_paper(of: Subject) -> bytes:
    """The last page is that of another paper of the same laptop; everything else is true."""

    def change(pdf: Pdf) -> None:
        with pikepdf.open(io.BytesIO(subject(of.kind, other=True).unsealed)) as other:
            page, theirs = pdf.pages[-1].obj, pdf.copy_foreign(other.pages[-1].obj)
            page.Contents, page.Resources = theirs.Contents, theirs.Resources

    return resealed(of, change)


def written_over(of: Subject, content: bytes) -> bytes:
    """Return the paper with operators added to its first page, sealed by the laptop's own key."""

    def change(pdf: Pdf) -> None:
        own = pdf.pages[0].obj.Contents
        streams = own if isinstance(own, Array) else Array([own])
        pdf.pages[0].obj.Contents = Array([*streams, pdf.make_stream(content)])

    return resealed(of, change)


def words_laid_over_and_sealed(of: Subject) -> bytes:
    return written_over(of, b"\n" + COVER)


def words_that_belong_to_nothing(of: Subject) -> bytes:
    return written_over(of, b"\nBT /F1+0 20 Tf <01> Tj ET\nBT /F1+0 20 Tf <01> Tj\nET")


def words_that_are_not_painted(of: Subject) -> bytes:
    return written_over(of, b"\n/P <</MCID 900>> BDC\nBT 3 Tr\n/F1+0 20 Tf\n<01> Tj\nET\nEMC\n")


def words_that_are_not_painted_in_another_way(of: Subject) -> bytes:
    return written_over(of, b"\n/P <</MCID 900>> BDC\nBT 3.0\tTr\n/F1+0 20 Tf\n<01> Tj\nET\nEMC\n")


def words_in_a_drawing(of: Subject) -> bytes:
    def change(pdf: Pdf) -> None:
        resources = pdf.pages[0].obj.Resources
        form = Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 600, 800]))
        form.Resources = Dictionary(Font=resources.Font)
        drawing = pdf.make_stream(b"BT /F1+0 20 Tf <01> Tj ET", form)
        resources.XObject = resources.get("/XObject", Dictionary())
        resources.XObject.Over = drawing

    return resealed(of, change)


def a_note_laid_over_and_sealed(of: Subject) -> bytes:
    def change(pdf: Pdf) -> None:
        note = Dictionary(
            Type=Name.Annot, Subtype=Name.FreeText, Rect=Array([0, 0, 600, 800]), Contents=String("Nothing")
        )
        page = pdf.pages[0].obj
        page.Annots = Array([*page.get("/Annots", Array()), pdf.make_indirect(note)])

    return resealed(of, change)


def a_font_that_tells_no_characters(of: Subject) -> bytes:
    def change(pdf: Pdf) -> None:
        for font in dict(pdf.pages[0].obj.Resources.Font).values():
            del font.ToUnicode

    return resealed(of, change)


def the_order_of_reading_taken_away(of: Subject) -> bytes:
    def change(pdf: Pdf) -> None:
        del pdf.Root.StructTreeRoot

    return resealed(of, change)


def two_fields_sealed_as_one(of: Subject) -> bytes:
    return resealed(of, forging.add_second_field)


def two_revisions_sealed_as_one(of: Subject) -> bytes:
    return sealed_by(of, of.chain, unsealed=forging.updated(of.unsealed))


def sealed_under_a_password(of: Subject) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(of.unsealed)) as pdf:
        options: dict[str, Any] = {"object_stream_mode": pikepdf.ObjectStreamMode.disable, "force_version": "1.7"}
        pdf.save(out, encryption=pikepdf.Encryption(owner="owner", user="", R=4), **options)
    return sealed_by(of, of.chain, unsealed=out.getvalue())


ATTACKS: dict[Attack, str] = {
    anothers_signature: "wrong-signature",
    its_high_twin: "wrong-signature",
    a_twin_certificate: "seal-altered",
    a_coalition_of_the_same_names: "unknown-root",
    a_laptop_that_certified_itself: "unknown-root",
    the_coordinators_certificate_left_out: "broken-chain",
    an_authority_that_seals: "broken-chain",
    the_seal_of_another_paper: "content-changed",
    a_seal_over_part: "added-after-sealing",
    no_evidence: "no-evidence",
    evidence_of_another_coalition: "other-coalition",
    an_entry_that_is_not_its_header: "entry-mismatch",
    evidence_that_is_none: "malformed-evidence",
    anothers_evidence: "entry-mismatch",
    a_page_of_another_paper: "page-differs",
    words_laid_over_and_sealed: "page-differs",
    words_that_belong_to_nothing: "page-differs",
    words_that_are_not_painted: "page-differs",
    words_that_are_not_painted_in_another_way: "page-differs",
    words_in_a_drawing: "page-differs",
    a_note_laid_over_and_sealed: "page-differs",
    a_font_that_tells_no_characters: "page-differs",
    the_order_of_reading_taken_away: "page-differs",
    two_fields_sealed_as_one: "page-differs",
    two_revisions_sealed_as_one: "page-differs",
    sealed_under_a_password: "seal-altered",
}
"""Each attack, and the first reason that is told."""
