"""Sealing: the same bytes for the same input, accepted by other programs, fast for names of any length."""

import io
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

import pytest
from asn1crypto import x509
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes, Signer
from pyhanko_certvalidator.registry import SimpleCertificateStore

from aca_desktop.sealing import place
from aca_desktop.sealing.cms import CmsShaper
from aca_desktop.sealing.seal import Sealer
from tests.sealing.forging import Sign, cms_of
from tests.sealing.papers import Coalition, attachment, coalition, finished, key, sealed
from tests.sealing.programs import call, trusting


@pytest.fixture(scope="module")
def of() -> Coalition:
    return coalition()


def test_the_same_input_makes_the_same_bytes(of: Coalition) -> None:
    assert sealed(of) == sealed(of)
    with Sealer(of.laptop, of.enrolled_chain) as sealer:
        unsealed = finished(attachment(of.root, of.enrolled_chain))
        assert sealer.seal(unsealed) == sealer.seal(unsealed) == sealed(of)


def test_sealing_changes_the_two_places_alone(of: Coalition) -> None:
    before, after = finished(attachment(of.root, of.enrolled_chain)), sealed(of)
    where = place.find(after)
    assert len(before) == len(after)
    ranges = after.index(b"/ByteRange [ 0 ") + len(b"/ByteRange [ 0 ")
    assert after[:ranges] == before[:ranges]
    assert after[ranges + 32 : where.start + 1] == before[ranges + 32 : where.start + 1]
    assert after[where.end :] == before[where.end :]


def test_a_sealer_can_be_closed_and_used_again(of: Coalition) -> None:
    unsealed = finished(attachment(of.root, of.enrolled_chain))
    sealer = Sealer(of.laptop, of.enrolled_chain)
    first = sealer.seal(unsealed)
    sealer.close()
    sealer.close()
    assert sealer.seal(unsealed) == first
    sealer.close()


def test_a_key_seals_under_its_own_certificate_only(of: Coalition) -> None:
    with pytest.raises(ValueError, match="another key"):
        Sealer(key("somebody"), of.enrolled_chain)


@pytest.mark.parametrize("spoil", ["none", "two", "sealed"])
def test_a_file_without_the_one_place_is_not_sealed(of: Coalition, spoil: str) -> None:
    unsealed = finished(None)
    spoilt = {
        "none": unsealed.replace(b"9999999999", b"9999999998"),
        "two": unsealed + unsealed,
        "sealed": sealed(of),
    }[spoil]
    with Sealer(of.laptop, of.enrolled_chain) as sealer, pytest.raises(ValueError, match="one place"):
        sealer.seal(spoilt)


def by_pyhanko_alone(chain: tuple[bytes, ...], digest: bytes, shaper: CmsShaper, sign: Sign) -> bytes:
    import asyncio

    class Bare(Signer):
        async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
            assert (digest_algorithm, dry_run) == ("sha256", False)
            return sign(data)

    leaf, *above = (x509.Certificate.load(der) for der in chain)
    bare = Bare(signing_cert=leaf, embed_roots=False)
    assert isinstance(bare.cert_registry, SimpleCertificateStore)
    bare.cert_registry.register_multiple(above)
    bare.signed_attr_prov_spec = shaper.attributes
    content = asyncio.run(
        bare.async_sign(digest, "sha256", use_pades=True, signed_attr_settings=PdfCMSSignedAttributes())
    )
    made: bytes = content.dump()
    return made


def test_the_frames_are_what_pyhanko_writes(of: Coalition) -> None:
    for chain, holder in (
        (of.own_chain, of.coordinator.key),
        (of.enrolled_chain, of.laptop),
        (of.joined_chain, of.laptop),
    ):
        shaper = CmsShaper(chain)
        for n in range(8):
            digest = bytes([n]) * 32
            assert shaper.shape(digest, holder.sign) == by_pyhanko_alone(chain, digest, shaper, holder.sign)


def test_other_programs_call_it_sound(of: Coalition, tmp_path: Path) -> None:
    trusting(tmp_path, of.root.certificate)
    for chain in (of.own_chain, of.enrolled_chain, of.joined_chain):
        (tmp_path / "paper.pdf").write_bytes(sealed(of, chain))
        said = call(tmp_path, "pdfsig", "-nssdir", "nss", "paper.pdf")
        assert "Signature is Valid" in said
        assert "Certificate is Trusted" in said
        assert "Total document signed" in said
        assert "ETSI.CAdES.detached" in said
        assert "No syntax or stream encoding errors" in call(tmp_path, "qpdf", "--check", "paper.pdf")


def test_names_of_any_length_are_sealed_fast() -> None:
    """asn1crypto encodes everything anew, for 30 to 80 ms, where some header happens to end in 0x80."""
    unsealed = finished(None)
    slow = {}
    for n in range(1, 64, 2):
        of = coalition("a" * n, "気" * (n // 3 + 1))
        for chain in (of.enrolled_chain, of.joined_chain):
            with Sealer(of.laptop, chain) as sealer:
                sealer.seal(unsealed)
                taken = median(timed(sealer, unsealed, second) for second in range(5))
            if taken > 0.015:
                slow[n, len(chain)] = taken
    assert slow == {}


def timed(sealer: Sealer, unsealed: bytes, second: int) -> float:
    one = unsealed.replace(b"D:20260605114207", b"D:202606051142%02d" % second)
    start = time.perf_counter()
    sealer.seal(one)
    return time.perf_counter() - start


def test_a_seal_leaves_room(of: Coalition) -> None:
    widest = coalition("山" * 40, "候" * 40)
    assert len(cms_of(sealed(widest, widest.joined_chain))) < 4096
    assert io.BytesIO(sealed(of)).read(9) == b"%PDF-1.7\n"


def test_nothing_that_is_slow_to_import_is_imported_at_start() -> None:
    modules = "aca_desktop.sealing.recovery, aca_desktop.sealing.seal, aca_desktop.sealing.verify"
    code = f"import sys, {modules}; print(*sorted({{name.partition('.')[0] for name in sys.modules}}))"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert "cryptography" in loaded
    assert not {"pyhanko", "pyhanko_certvalidator", "asn1crypto", "reportlab"} & set(loaded)
