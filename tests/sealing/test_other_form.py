"""Seals of a form that only a newer program knows: never called forged if they are sound, never plainly valid."""

import io

import asn1crypto.keys
import asn1crypto.x509
import pikepdf
import pytest
from pikepdf import Name
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, Signer, SimpleSigner, sign_pdf

from aca_desktop.domain.canonical import decode, encode
from aca_desktop.domain.evidence import FILE_NAME, LARGEST
from aca_desktop.domain.verification import Verification
from aca_desktop.sealing.seal import Sealer
from aca_desktop.sealing.verify import verify_pdf
from tests.sealing import forging
from tests.sealing.papers import Coalition, attachment, coalition, finished, key, page


@pytest.fixture(scope="module")
def of() -> Coalition:
    return coalition()


def of_form(of: Coalition, form: int) -> bytes:
    value = decode(attachment(of.root, of.enrolled_chain))
    assert isinstance(value, dict)
    return encode({**value, "form": form, "more": "than this program knows"})


@pytest.fixture(scope="module")
def newer(of: Coalition) -> bytes:
    """A paper of form 2: pyHanko's own way of sealing, in one revision."""
    attached = io.BytesIO()
    with pikepdf.open(io.BytesIO(page())) as pdf:
        pdf.attachments[FILE_NAME] = pikepdf.AttachedFileSpec(
            pdf, of_form(of, 2), filename=FILE_NAME, mime_type="application/json", relationship=Name.Data
        )
        pdf.save(attached)
    writer = copy_into_new_writer(PdfFileReader(attached), writer_kwargs={"stream_xrefs": False})
    leaf, above = (asn1crypto.x509.Certificate.load(der) for der in of.enrolled_chain)
    registry = Signer(signing_cert=leaf).cert_registry
    registry.register(above)
    signer = SimpleSigner(
        signing_cert=leaf,
        signing_key=asn1crypto.keys.PrivateKeyInfo.load(of.laptop.to_pkcs8()),
        cert_registry=registry,
    )
    made = sign_pdf(
        writer, PdfSignatureMetadata(field_name="seal", subfilter=SigSeedSubFilter.PADES), signer=signer
    )
    return bytes(made.getbuffer())


def check(paper: bytes, of: Coalition) -> Verification:
    return verify_pdf(paper, root=of.root.certificate)


def test_a_sound_seal_of_a_newer_form_is_valid_but(newer: bytes, of: Coalition) -> None:
    found = check(newer, of)
    assert (found.verdict, found.reasons) == ("valid-but", ("other-form",))
    assert found.check("seal").outcome == found.check("root").outcome == "passed"
    assert found.check("evidence").outcome == "not-checked"


def test_our_own_way_of_sealing_with_a_newer_attachment_is_valid_but(of: Coalition) -> None:
    with Sealer(of.laptop, of.enrolled_chain) as sealer:
        found = check(sealer.seal(finished(of_form(of, 2))), of)
    assert (found.verdict, found.reasons) == ("valid-but", ("other-form",))
    assert found.sealed_at == "2026-06-05T11:42:07-06:00"


def test_without_a_root_it_is_doubted_twice(newer: bytes) -> None:
    found = verify_pdf(newer)
    assert (found.verdict, found.reasons) == ("valid-but", ("unknown-root", "other-form"))


def test_under_another_root_it_is_not_valid(newer: bytes) -> None:
    found = verify_pdf(newer, root=coalition("Alianza B").root.certificate)
    assert (found.verdict, found.reasons) == ("not-valid", ("unknown-root", "other-form"))


def test_changed_papers_of_a_newer_form_are_not_valid(newer: bytes, of: Coalition) -> None:
    text = newer.replace(b"/Rotate 0", b"/Rotate 9")
    assert text != newer
    assert check(text, of).reasons == ("content-changed", "other-form")
    assert check(newer + b"\n", of).verdict == "not-valid"
    assert check(forging.updated(newer), of).verdict == "not-valid"
    assert check(newer[:-10], of).verdict == "not-valid"


def test_no_attachment_makes_a_seal_of_this_form_less_strict(of: Coalition) -> None:
    """What names form 1 is held to form 1, whatever pyHanko would say of it."""
    high = forging.seal_by_hand(
        finished(attachment(of.root, of.enrolled_chain)),
        of.enrolled_chain,
        lambda signed: forging.with_high_s(of.laptop.sign(signed)),
    )
    assert check(high, of).reasons == ("wrong-signature",)
    older = of_form(of, 0)
    with Sealer(of.laptop, of.enrolled_chain) as sealer:
        assert check(sealer.seal(finished(older)), of).reasons == ("malformed-evidence",)


def test_two_seals_of_a_newer_form_are_not_valid(of: Coalition) -> None:
    two = forging.rewritten(finished(of_form(of, 2)), forging.add_second_field)
    assert check(forging.seal_by_hand(two, of.enrolled_chain, of.laptop.sign), of).verdict == "not-valid"


def test_anothers_signature_in_a_newer_form_is_not_valid(of: Coalition) -> None:
    paper = forging.seal_by_hand(finished(of_form(of, 2)), of.enrolled_chain, key("mallory").sign)
    assert check(paper, of).reasons == ("seal-altered", "other-form")


def test_an_attachment_beyond_all_bounds_names_no_form(of: Coalition) -> None:
    value = decode(of_form(of, 2))
    assert isinstance(value, dict)
    with Sealer(of.laptop, of.enrolled_chain) as sealer:
        paper = sealer.seal(finished(encode({**value, "more": "x" * LARGEST})))
    assert check(paper, of).reasons == ("malformed-evidence",)
