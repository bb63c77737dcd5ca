"""Certificates: who may issue what, the same bytes each time, and OpenSSL agrees."""

from datetime import date
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.x509.oid import ExtensionOID

from aca_desktop.sealing import certificates, chain, foreign
from aca_desktop.sealing.certificates import Authority, certificate_facts
from aca_desktop.sealing.keys import is_low
from tests.programs import output
from tests.sealing.papers import Coalition, coalition, key


@pytest.fixture(scope="module")
def of() -> Coalition:
    return coalition()


def every(of: Coalition) -> list[bytes]:
    return [
        of.root.certificate,
        of.invitation.certificate,
        *of.own_chain,
        of.enrolled_chain[0],
        of.joined_chain[0],
    ]


def test_facts_say_whom_a_certificate_names(of: Coalition) -> None:
    facts = certificate_facts(of.joined_chain[0])
    assert (facts.coalition, facts.role) == ("Alianza para la Acción Climática de Guadalajara", "laptop")
    assert (facts.name, facts.issuer, facts.sample) == ("Mesa 3", "Invitación 1", False)
    assert (facts.replica, facts.valid_until) == (of.laptop.replica, date(2099, 12, 31))
    assert certificate_facts(of.root.certificate).role == "root"


def test_the_same_input_makes_the_same_certificates(of: Coalition) -> None:
    assert every(coalition()) == every(of)
    assert len(set(every(of))) == 6


def test_path_lengths_usage_and_times_are_as_designed(of: Coalition) -> None:
    lengths = {"root": None, "coordinator": 1, "invitation": 0}
    for der in every(of):
        parsed = x509.load_der_x509_certificate(der)
        basic = parsed.extensions.get_extension_for_class(x509.BasicConstraints)
        usage = parsed.extensions.get_extension_for_oid(ExtensionOID.KEY_USAGE).value
        role = certificate_facts(der).role
        assert isinstance(usage, x509.KeyUsage)
        assert basic.critical
        assert basic.value.ca == (role in lengths) == usage.key_cert_sign
        assert basic.value.path_length == lengths.get(role)
        assert usage.digital_signature == usage.content_commitment == (role == "laptop")
        assert (parsed.not_valid_before_utc.year, parsed.not_valid_after_utc.year) == (2000, 2099)


def test_serials_are_positive_and_signatures_low_and_no_outer_header_ends_in_80(of: Coalition) -> None:
    """A length of 640 (0x0280) is met by about one name in sixty, and by one key in two that bears it."""
    for n in range(2, 129):
        holder = key(f"laptop {n}")
        der = certificates.coordinator_certificate(of.root, holder.public_key, name="x" * (n // 2))
        parsed = x509.load_der_x509_certificate(der)
        assert 0 < parsed.serial_number < 2**127
        assert is_low(parsed.signature)
        assert der[:2] == parsed.tbs_certificate_bytes[:2] == b"\x30\x82"
        assert der[3] != 0x80
        assert parsed.tbs_certificate_bytes[3] != 0x80


def test_a_coordinators_own_leaf_differs_from_its_authority_by_unit(of: Coalition) -> None:
    leaf, authority = map(x509.load_der_x509_certificate, of.own_chain)
    assert leaf.subject != authority.subject
    assert leaf.issuer == authority.subject
    assert certificate_facts(of.own_chain[0]).replica == certificate_facts(of.own_chain[1]).replica
    assert certificate_facts(of.own_chain[0]).name == certificate_facts(of.own_chain[1]).name


def test_only_who_may_issue_does(of: Coalition) -> None:
    with pytest.raises(ValueError, match="issues no certificate"):
        certificates.laptop_certificate(of.root, of.laptop.public_key, name="Mesa 3")
    with pytest.raises(ValueError, match="issues no certificate"):
        certificates.coordinator_certificate(of.coordinator, of.laptop.public_key, name="Mesa 3")
    with pytest.raises(ValueError, match="issues no certificate"):
        certificates.invitation_certificate(of.invitation, of.laptop.public_key, name="Mesa 3")
    with pytest.raises(ValueError, match="another key"):
        certificates.laptop_certificate(
            Authority(of.laptop, of.coordinator.certificate), of.laptop.public_key, name="Mesa 3"
        )


def test_a_sample_marks_every_certificate() -> None:
    root_key, coordinator_key = key("sample root"), key("sample coordinator")
    root = Authority(root_key, certificates.root_certificate(root_key, coalition="Alianza", sample=True))
    der = certificates.coordinator_certificate(root, coordinator_key.public_key, name="Mesa 1")
    leaf = certificates.laptop_certificate(
        Authority(coordinator_key, der), coordinator_key.public_key, name="Mesa 1"
    )
    for one in (root.certificate, der, leaf):
        assert "SAMPLE" in x509.load_der_x509_certificate(one).subject.rfc4514_string()
        assert certificate_facts(one).sample
    assert certificate_facts(leaf).name == "Mesa 1"


def test_openssl_accepts_every_path(of: Coalition, tmp_path: Path) -> None:
    (tmp_path / "root.pem").write_bytes(certificates.to_pem(of.root.certificate))
    for name, path in (("own", of.own_chain), ("enrolled", of.enrolled_chain), ("joined", of.joined_chain)):
        (tmp_path / "leaf.pem").write_bytes(certificates.to_pem(path[0]))
        (tmp_path / "above.pem").write_bytes(b"".join(map(certificates.to_pem, path[1:])))
        chain = ("-CAfile", "root.pem", "-untrusted", "above.pem", "leaf.pem")
        assert output("openssl", "verify", "-x509_strict", *chain, folder=tmp_path) == b"leaf.pem: OK\n", name


def test_the_root_fingerprint_is_openssls(of: Coalition, tmp_path: Path) -> None:
    (tmp_path / "root.pem").write_bytes(certificates.to_pem(of.root.certificate))
    said = output("openssl", "x509", "-in", tmp_path / "root.pem", "-noout", "-fingerprint", "-sha256").decode()
    assert said.strip().partition("=")[2].replace(":", "").lower() == certificates.root_fingerprint(
        of.root.certificate
    )


def test_a_root_is_read_from_pem_or_der_and_nothing_else_is_one(of: Coalition) -> None:
    from aca_desktop.errors import AcaError

    der = of.root.certificate
    assert chain.read_root(der) == der
    assert chain.read_root(b"a line before\n" + certificates.to_pem(der)) == der
    forged = bytearray(der)
    forged[-1] ^= 1
    for bad in (
        b"",
        b"-----BEGIN CERTIFICATE-----",
        certificates.to_pem(of.coordinator.certificate),
        of.enrolled_chain[0],
        bytes(forged),
        bytes(100_000),
    ):
        with pytest.raises(AcaError, match="not-a-root"):
            chain.read_root(bad)


@pytest.mark.parametrize("der", [b"", b"\x30\x80", bytes(5000)])
def test_what_is_no_certificate_is_malformed(der: bytes) -> None:
    with pytest.raises(foreign.Malformed):
        certificate_facts(der)
