"""Keys: whose they are, and that each statement has one right signature."""

import hashlib

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature

from aca_desktop.domain.journal.trust import Signer, Verifier
from aca_desktop.errors import AcaError
from aca_desktop.sealing.keys import LARGEST_LOW_S, ORDER, Checker, LaptopKey, is_low
from tests.sealing.papers import coalition, key

DER = serialization.Encoding.DER
SPKI = serialization.PublicFormat.SubjectPublicKeyInfo


def test_key_and_checker_are_what_the_journal_asks_for() -> None:
    signer: Signer = key("a")
    checker: Verifier = Checker()
    assert signer.replica == hashlib.sha256(signer.public_key).hexdigest()
    assert checker.verify(signer.public_key, b"statement", signer.sign(b"statement"))
    assert not checker.verify(signer.public_key, b"statemenT", signer.sign(b"statement"))
    assert not checker.verify(key("b").public_key, b"statement", signer.sign(b"statement"))


def test_a_seed_names_one_key_and_a_new_key_is_another_each_time() -> None:
    assert key("a").to_pkcs8() == key("a").to_pkcs8()
    assert (
        len({key("a").replica, key("b").replica, LaptopKey.generate().replica, LaptopKey.generate().replica}) == 4
    )
    with pytest.raises(ValueError, match="32 bytes"):
        LaptopKey.from_seed(b"short")


def test_a_key_comes_back_from_its_bytes() -> None:
    one = LaptopKey.generate()
    again = LaptopKey.from_pkcs8(one.to_pkcs8())
    assert (again.replica, again.sign(b"x")) == (one.replica, one.sign(b"x"))


@pytest.mark.parametrize(
    "der",
    [
        b"",
        b"\x30\x82",
        key("a").to_pkcs8()[:-1],
        ec.generate_private_key(ec.SECP384R1()).private_bytes(
            DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        ),
        ed25519.Ed25519PrivateKey.generate().private_bytes(
            DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        ),
    ],
    ids=["nothing", "a beginning", "cut short", "P-384", "Ed25519"],
)
def test_what_is_no_key_of_ours_is_refused_by_name(der: bytes) -> None:
    with pytest.raises(AcaError, match="malformed-key"):
        LaptopKey.from_pkcs8(der)


def test_a_key_does_not_show_its_secret() -> None:
    one = key("a")
    secret = format(one.private_key.private_numbers().private_value, "x")
    assert secret[:16] not in repr(one)
    assert one.replica[:16] in repr(one)


def test_signatures_are_deterministic_and_low() -> None:
    one = key("a")
    signatures = [one.sign(bytes([n])) for n in range(64)]
    assert signatures == [one.sign(bytes([n])) for n in range(64)]
    assert all(decode_dss_signature(signature)[1] <= LARGEST_LOW_S for signature in signatures)
    raw = ec.ECDSA(hashes.SHA256(), deterministic_signing=True)
    assert any(decode_dss_signature(one.private_key.sign(bytes([n]), raw))[1] > LARGEST_LOW_S for n in range(64))


def test_the_high_twin_of_a_signature_is_refused() -> None:
    one = key("a")
    r, s = decode_dss_signature(one.sign(b"statement"))
    twin = encode_dss_signature(r, ORDER - s)
    one.private_key.public_key().verify(twin, b"statement", ec.ECDSA(hashes.SHA256()))
    assert not Checker().verify(one.public_key, b"statement", twin)


def test_malformed_signatures_and_keys_are_simply_not_right() -> None:
    one, checker = key("a"), Checker()
    good = one.sign(b"s")
    longer = b"\x30" + bytes([good[1] + 1]) + good[2:] + b"\0"
    for bad in (b"", b"\x30", good[:-1], good + b"\0", longer, encode_dss_signature(0, 1), bytes(70)):
        assert not checker.verify(one.public_key, b"s", bad)
        assert not is_low(bad)
    other_curve = ec.generate_private_key(ec.SECP384R1()).public_key().public_bytes(DER, SPKI)
    point = one.private_key.public_key().public_bytes(
        serialization.Encoding.X962, serialization.PublicFormat.CompressedPoint
    )
    compressed = bytes.fromhex("3039301306072a8648ce3d020106082a8648ce3d030107032200") + point
    assert isinstance(serialization.load_der_public_key(compressed), ec.EllipticCurvePublicKey)
    for bad in (b"", one.public_key[:-1], one.public_key + b"\0", compressed, other_curve, bytes(10_000)):
        assert not checker.verify(bad, b"s", good)
        assert not checker.verify(bad, b"s", good)


def test_a_certificate_gives_its_key() -> None:
    of = coalition()
    assert Checker().certified_key(of.enrolled_chain[0]) == of.laptop.public_key
    assert Checker().certified_key(of.root.certificate) == of.root.key.public_key
    for bad in (b"", of.root.certificate[:-1], bytes(10_000)):
        assert Checker().certified_key(bad) is None
