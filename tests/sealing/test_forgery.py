"""Everything that a forger could do to a paper, or with keys of their own, is refused with its reason."""

import dataclasses
import random
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

import pikepdf
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from pyhanko.sign.general import SigningError

from aca_desktop.domain.papers.verification import Verification
from aca_desktop.sealing import certificates, place
from aca_desktop.sealing.certificates import Authority
from aca_desktop.sealing.keys import LaptopKey
from aca_desktop.sealing.names import CertifiedName, Role
from tests.sealing import forging
from tests.sealing.forging import Forged
from tests.sealing.papers import attachment, coalition, finished, key, sealed, verify_pdf

OF = coalition()
PAPERS = {
    "own": sealed(OF, OF.own_chain),
    "enrolled": sealed(OF, OF.enrolled_chain),
    "joined": sealed(OF, OF.joined_chain),
}
PAPER = PAPERS["enrolled"]
TITLE = certificates.certificate_facts(OF.root.certificate).coalition


def check(paper: bytes) -> Verification:
    return verify_pdf(paper, root=OF.root.certificate)


def reasons(paper: bytes) -> tuple[str, ...]:
    found = check(paper)
    assert found.verdict == "not-valid"
    assert verify_pdf(paper).verdict == "not-valid"
    return found.reasons


def flip(paper: bytes, seed: str, times: int) -> None:
    chance = random.Random(seed)
    for _ in range(times):
        bit = chance.randrange(8 * len(paper))
        forged = bytearray(paper)
        forged[bit // 8] ^= 1 << (bit % 8)
        found = check(bytes(forged))
        assert found.verdict == "not-valid", f"bit {bit}"
        assert found.reasons, f"bit {bit}"


@pytest.mark.parametrize("which", PAPERS)
def test_any_one_bit_is_noticed(which: str) -> None:
    flip(PAPERS[which], which, 200)


@pytest.mark.long
@pytest.mark.parametrize("which", PAPERS)
def test_any_one_of_many_bits_is_noticed(which: str) -> None:
    flip(PAPERS[which], f"long {which}", 10_000)


@pytest.mark.long
def test_every_bit_of_the_cms_and_of_the_ranges_is_noticed() -> None:
    where = place.find(PAPER)
    used = where.start + 1 + 2 * len(forging.cms_of(PAPER))
    for byte in range(where.start - 80, used + 4):
        for bit in range(8):
            forged = bytearray(PAPER)
            forged[byte] ^= 1 << bit
            assert check(bytes(forged)).verdict == "not-valid", (byte, bit)


@pytest.mark.parametrize("added", [b"\0", b"\n", b" ", b"%comment\n", b"%%EOF\n"])
def test_a_byte_appended_is_noticed(added: bytes) -> None:
    assert reasons(PAPER + added) == ("added-after-sealing",)


def test_a_byte_before_is_noticed() -> None:
    assert reasons(b"\n" + PAPER) == ("not-a-pdf",)
    assert reasons(PAPER.replace(b"%PDF-1.7\n", b"%PDF-1.7\n\n", 1)) == ("byte-range-altered",)


@pytest.mark.parametrize("kept", [0, 1, 9, 1000, 10_000, len(PAPER) - 100, len(PAPER) - 1])
def test_a_cut_file_is_noticed(kept: int) -> None:
    assert reasons(PAPER[:kept])[0] in ("not-a-pdf", "no-seal", "seal-altered", "cut-short")


def test_an_update_after_the_seal_is_noticed() -> None:
    assert reasons(forging.updated(PAPER)) == ("added-after-sealing",)


def test_a_second_seal_is_noticed() -> None:
    mallory = key("mallory")
    own = certificates.unenrolled_certificate(mallory, coalition="M", name="Mallory")
    with pytest.raises(SigningError, match="forbids all changes"):  # the seal certifies the document
        forging.sealed_again(PAPER, mallory, own)
    assert reasons(forging.rewritten(PAPER, forging.add_second_field)) == ("seal-altered",)


def test_a_file_saved_anew_is_noticed() -> None:
    assert reasons(forging.rewritten(PAPER, lambda _: None)) == ("seal-altered",)


def moved(paper: bytes, change: Callable[[place.Place], bytes]) -> bytes:
    where = place.find(paper)
    written = change(where).ljust(len(where.padded_byte_range))
    return paper.replace(where.padded_byte_range, written)


@pytest.mark.parametrize(
    "change",
    [
        lambda p: b"0 %d %d %d" % (p.start - 1, p.end, p.size - p.end),
        lambda p: b"0 %d %d %d" % (p.start, p.end + 1, p.size - p.end - 1),
        lambda p: b"1 %d %d %d" % (p.start, p.end, p.size - p.end),
        lambda p: b"0  %d %d %d" % (p.start, p.end, p.size - p.end),
        lambda p: b"0 0%d %d %d" % (p.start, p.end, p.size - p.end),
        lambda p: b" 0 %d %d %d" % (p.start, p.end, p.size - p.end),
        lambda p: b"0 %d %d" % (p.start, p.end),
        lambda p: b"0 %d %d %d 0" % (p.start, p.end, p.size - p.end),
    ],
)
def test_a_moved_range_is_noticed(change: Callable[[place.Place], bytes]) -> None:
    assert reasons(moved(PAPER, change)) == ("byte-range-altered",)


def test_a_longer_or_shorter_claim_is_noticed() -> None:
    assert reasons(moved(PAPER, lambda p: b"0 %d %d %d" % (p.start, p.end, p.size - p.end - 1)))[0] == (
        "added-after-sealing"
    )
    assert reasons(moved(PAPER, lambda p: b"0 %d %d %d" % (p.start, p.end, p.size - p.end + 1)))[0] == "cut-short"


def test_other_ways_of_writing_the_same_seal_are_noticed() -> None:
    where = place.find(PAPER)
    digits = PAPER[where.start + 1 : where.end - 1]
    assert reasons(PAPER.replace(digits, digits.lower())) == ("seal-altered",)
    assert reasons(PAPER.replace(digits, digits[:-1] + b"1")) == ("seal-altered",)
    assert reasons(PAPER.replace(digits, digits[:-1] + b" ")) == ("seal-altered",)
    assert reasons(PAPER.replace(b"/Contents <", b"/Contents<0", 1)) == ("seal-altered",)
    assert reasons(PAPER.replace(b"/ByteRange [ ", b"/ByteRange[  ", 1)) == ("seal-altered",)


def test_a_paper_whose_seal_was_taken_away_is_no_sealed_paper() -> None:
    def strip(pdf: pikepdf.Pdf) -> None:
        del pdf.Root.AcroForm
        del pdf.Root.Perms
        del pdf.pages[0].Annots
        del pdf.Root.StructTreeRoot

    assert reasons(forging.rewritten(PAPER, strip)) == ("no-seal",)
    assert reasons(finished(attachment(OF.root, OF.enrolled_chain))) == ("no-seal",)


def test_the_high_twin_of_a_seal_is_noticed() -> None:
    unsealed = finished(attachment(OF.root, OF.enrolled_chain))
    high = forging.seal_by_hand(
        unsealed, OF.enrolled_chain, lambda signed: forging.with_high_s(OF.laptop.sign(signed))
    )
    assert reasons(high) == ("wrong-signature",)
    assert check(forging.seal_by_hand(unsealed, OF.enrolled_chain, OF.laptop.sign)).verdict == "valid"


def test_anothers_signature_is_noticed() -> None:
    unsealed = finished(attachment(OF.root, OF.enrolled_chain))
    assert reasons(forging.seal_by_hand(unsealed, OF.enrolled_chain, key("mallory").sign)) == ("wrong-signature",)
    assert reasons(forging.seal_by_hand(unsealed, OF.enrolled_chain, lambda _: b"")) == ("wrong-signature",)


def test_a_seal_moved_to_another_paper_is_noticed() -> None:
    other = finished(attachment(OF.root, OF.own_chain))
    prepared, where = place.prepare(other)
    place.fill(prepared, where, forging.cms_of(PAPER))
    assert reasons(bytes(prepared)) == ("content-changed",)


def test_a_twin_certificate_for_the_same_key_is_noticed() -> None:
    twin = certificates.laptop_certificate(OF.coordinator, OF.laptop.public_key, name="Mesa 4")
    chain = (twin, OF.coordinator.certificate)
    swapped = forging.with_cms(PAPER, lambda cms: forging.with_certificates(cms, chain))
    assert set(forging.embedded_in(swapped)) == set(chain)
    assert reasons(swapped) == ("seal-altered",)
    same = forging.with_cms(PAPER, lambda cms: forging.with_certificates(cms, OF.enrolled_chain))
    assert same == PAPER


def test_certificates_missing_from_the_way_or_beside_it_are_noticed() -> None:
    other = coalition("Alianza B")
    for chain in (
        OF.enrolled_chain[:1],
        OF.joined_chain[:2],
        (OF.enrolled_chain[0], OF.root.certificate),
        (*OF.enrolled_chain, OF.root.certificate),
        (*OF.enrolled_chain, OF.invitation.certificate),
        (*OF.enrolled_chain, OF.coordinator.certificate),
        (*OF.enrolled_chain, other.coordinator.certificate),
        (OF.enrolled_chain[0], other.coordinator.certificate),
        (OF.enrolled_chain[0], OF.joined_chain[0], OF.coordinator.certificate),
    ):
        unsealed = finished(attachment(OF.root, OF.enrolled_chain))
        paper = forging.seal_by_hand(unsealed, chain, OF.laptop.sign)
        assert reasons(paper) == ("broken-chain",)
    four = forging.with_cms(
        PAPER, lambda cms: forging.with_certificates(cms, (*OF.joined_chain, OF.root.certificate))
    )
    assert reasons(four) == ("broken-chain",)
    none = forging.with_cms(PAPER, lambda cms: forging.with_certificates(cms, (), OF.enrolled_chain[0]))
    assert reasons(none) == ("broken-chain",)


def test_an_authority_seals_no_papers() -> None:
    for chain, holder in (
        ((OF.coordinator.certificate,), OF.coordinator.key),
        ((OF.invitation.certificate, OF.coordinator.certificate), OF.invitation.key),
    ):
        unsealed = finished(attachment(OF.root, OF.own_chain))
        assert reasons(forging.seal_by_hand(unsealed, chain, holder.sign)) == ("broken-chain",)


def named(role: Role, name: str) -> CertifiedName:
    return CertifiedName(TITLE, role, name, sample=False)


def paper_by(chain: Sequence[bytes], holder: LaptopKey) -> bytes:
    return forging.seal_by_hand(finished(attachment(OF.root, OF.enrolled_chain)), chain, holder.sign)


def test_a_laptop_certifies_nobody() -> None:
    mallory = key("mallory")
    leaf = Forged(
        OF.laptop,
        named("laptop", "Mesa 3"),
        OF.laptop.public_key,
        named("laptop", "Mesa 9"),
        mallory.public_key,
    ).to_der()
    assert reasons(paper_by((leaf, *OF.enrolled_chain), mallory)) == ("broken-chain",)
    claimed = Forged(
        OF.laptop,
        named("laptop", "Mesa 3"),
        OF.laptop.public_key,
        named("coordinator", "Mesa 9"),
        mallory.public_key,
    ).to_der()
    below = certificates.laptop_certificate(Authority(mallory, claimed), mallory.public_key, name="Mesa 9")
    assert reasons(paper_by((below, claimed), mallory)) == ("broken-chain",)


def test_an_invitation_invites_nobody() -> None:
    """Path lengths hold: an invitation's key makes neither coordinators nor further invitations."""
    mallory = key("mallory")
    for role in ("coordinator", "invitation"):
        claimed = Forged(
            OF.invitation.key,
            named("invitation", "Invitación 1"),
            OF.invitation.key.public_key,
            named(role, "Mesa 9"),
            mallory.public_key,
        ).to_der()
        leaf = certificates.laptop_certificate(Authority(mallory, claimed), mallory.public_key, name="Mesa 9")
        assert reasons(paper_by((leaf, claimed, OF.invitation.certificate), mallory)) == ("broken-chain",)


def test_a_coordinator_makes_no_coordinators() -> None:
    mallory = key("mallory")
    claimed = Forged(
        OF.coordinator.key,
        named("coordinator", "Mesa 1"),
        OF.coordinator.key.public_key,
        named("coordinator", "Mesa 9"),
        mallory.public_key,
    ).to_der()
    leaf = certificates.laptop_certificate(Authority(mallory, claimed), mallory.public_key, name="Mesa 9")
    assert reasons(paper_by((leaf, claimed, OF.coordinator.certificate), mallory)) == ("broken-chain",)


def test_nobody_certifies_themselves_with_anothers_signature() -> None:
    own = Forged(
        key("mallory"),
        named("laptop", "Mesa 3"),
        OF.laptop.public_key,
        named("laptop", "Mesa 3"),
        OF.laptop.public_key,
    )
    assert reasons(paper_by((own.to_der(),), OF.laptop)) == ("broken-chain",)
    honest = dataclasses.replace(own, signer=OF.laptop)
    assert verify_pdf(paper_by((honest.to_der(),), OF.laptop)).reasons == ("not-enrolled", "unknown-root")


def leaf_with(**changed: Any) -> bytes:
    right = Forged(
        OF.coordinator.key,
        named("coordinator", "Mesa 1"),
        OF.coordinator.key.public_key,
        named("laptop", "Mesa 3"),
        OF.laptop.public_key,
    )
    return dataclasses.replace(right, **changed).to_der()


def extensions(of: LaptopKey = OF.laptop) -> list[tuple[x509.ExtensionType, bool]]:
    return certificates.extensions(
        "laptop", certificates.key_identifier(OF.coordinator.key.public_key), of.public_key
    )


@pytest.mark.parametrize(
    "changed",
    [
        {"until": datetime(2036, 12, 31, 23, 59, 59, tzinfo=UTC)},
        {"hash": hashes.SHA384()},
        {"extensions": []},
        {"extensions": extensions()[:-1]},
        {"extensions": extensions()[::-1]},
        {"extensions": [(extension, True) for extension, _ in extensions()]},
        {"extensions": extensions(key("somebody"))},
        {"extensions": [*extensions(), (x509.OCSPNoCheck(), False)]},
        {"extensions": [(x509.BasicConstraints(ca=True, path_length=None), True), *extensions()[1:]]},
    ],
)
def test_certificates_of_another_form_are_noticed(changed: dict[str, Any]) -> None:
    assert check(paper_by((leaf_with(), OF.coordinator.certificate), OF.laptop)).verdict == "valid"
    paper = paper_by((leaf_with(**changed), OF.coordinator.certificate), OF.laptop)
    assert reasons(paper) == ("malformed-certificate",)


def test_a_certificate_of_another_coalition_or_another_signer_is_noticed() -> None:
    for changed in (
        {"subject": CertifiedName("Alianza B", "laptop", "Mesa 3", sample=False)},
        {"subject": CertifiedName(TITLE, "laptop", "Mesa 3", sample=True)},
        {"signer": key("mallory")},
        {"issuer_key": key("mallory").public_key},
        {"issuer": named("coordinator", "Mesa 2")},
    ):
        paper = paper_by((leaf_with(**changed), OF.coordinator.certificate), OF.laptop)
        assert reasons(paper) == ("broken-chain",)


def test_a_certificate_with_its_high_twin_signature_is_noticed() -> None:
    for at in (0, 1):
        chain = list(OF.enrolled_chain)
        chain[at] = forging.certificate_with_high_s(chain[at])
        paper = forging.seal_by_hand(finished(attachment(OF.root, OF.enrolled_chain)), chain, OF.laptop.sign)
        assert reasons(paper) == ("malformed-certificate",)


def test_a_coalition_made_up_with_the_same_names_is_noticed() -> None:
    """All names and even the coordinator's key identifier can be copied; root's signature cannot."""
    mallory = key("mallory root")
    root = Authority(mallory, certificates.root_certificate(mallory, coalition=TITLE))
    coordinator_key = key("mallory coordinator")
    coordinator = Authority(
        coordinator_key, certificates.coordinator_certificate(root, coordinator_key.public_key, name="Mesa 1")
    )
    leaf = certificates.laptop_certificate(coordinator, OF.laptop.public_key, name="Mesa 3")
    unsealed = finished(attachment(OF.root, OF.enrolled_chain))
    paper = forging.seal_by_hand(unsealed, (leaf, coordinator.certificate), OF.laptop.sign)
    found = check(paper)
    assert (found.verdict, found.reasons) == ("not-valid", ("unknown-root",))


def test_a_certificate_that_only_claims_to_be_roots_is_noticed() -> None:
    mallory = key("mallory")
    claimed = Forged(
        mallory,
        named("root", TITLE),
        OF.root.key.public_key,
        named("coordinator", "Mesa 1"),
        mallory.public_key,
    ).to_der()
    leaf = certificates.laptop_certificate(Authority(mallory, claimed), mallory.public_key, name="Mesa 3")
    paper = paper_by((leaf, claimed), mallory)
    assert check(paper).reasons == ("broken-chain",)
    assert verify_pdf(paper).reasons == ("unknown-root",)
