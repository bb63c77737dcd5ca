"""The coalition's certificates: root, coordinator, invitation, laptop; the same bytes for the same input.

It must not know workspaces or seals. Valid from 2000 to 2099, so that no laptop's clock breaks a reader.
"""

import hashlib
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization

from aca_desktop.sealing import foreign, names
from aca_desktop.sealing.keys import LaptopKey, is_low, replica_of
from aca_desktop.sealing.names import CertifiedName, Role

VALID_FROM = datetime(2000, 1, 1, tzinfo=UTC)
VALID_UNTIL = datetime(2099, 12, 31, 23, 59, 59, tzinfo=UTC)

PATH_LENGTHS: dict[Role, int | None] = {"root": None, "coordinator": 1, "invitation": 0, "laptop": None}
"""How many authorities may stand below one; a laptop is none."""

ISSUERS: dict[Role, tuple[Role, ...]] = {
    "root": ("root",),
    "coordinator": ("root",),
    "invitation": ("coordinator",),
    "laptop": ("coordinator", "invitation"),
}
"""Whose certificate may issue which."""

_TRIES = 4096


@dataclass(frozen=True, slots=True)
class Authority:
    """Who issues certificates: a key with its own certificate (DER)."""

    key: LaptopKey
    certificate: bytes


@dataclass(frozen=True, slots=True)
class CertificateFacts:
    """What a certificate says: whom it names, whose key (`replica`), who issued it, until when."""

    coalition: str
    role: Role
    name: str
    sample: bool
    replica: str
    issuer: str
    valid_until: date


def root_certificate(key: LaptopKey, *, coalition: str, sample: bool = False) -> bytes:
    """Return the coalition's root certificate (DER), signed by its own key."""
    name = CertifiedName(coalition, "root", coalition, sample)
    return _issue(key, names.write(name), name, key.public_key)


def coordinator_certificate(root: Authority, public_key: bytes, *, name: str) -> bytes:
    """Return a coordinator's certificate (DER), by which its laptop issues others."""
    return _issued_by(root, "coordinator", public_key, name)


def invitation_certificate(coordinator: Authority, public_key: bytes, *, name: str) -> bytes:
    """Return an invitation's certificate (DER), by whose key laptops join by themselves."""
    return _issued_by(coordinator, "invitation", public_key, name)


def laptop_certificate(issuer: Authority, public_key: bytes, *, name: str) -> bytes:
    """Return a certificate that seals (DER): another laptop's, or the coordinator's own for its own key."""
    return _issued_by(issuer, "laptop", public_key, name)


def unenrolled_certificate(key: LaptopKey, *, coalition: str, name: str, sample: bool = False) -> bytes:
    """Return the certificate (DER) that a laptop makes for itself until somebody enrols it."""
    certified = CertifiedName(coalition, "laptop", name, sample)
    return _issue(key, names.write(certified), certified, key.public_key)


def root_fingerprint(certificate: bytes) -> str:
    """Return the SHA-256 of a certificate (DER) in lower-case hex, as papers print root's."""
    return hashlib.sha256(certificate).hexdigest()


def to_pem(certificate: bytes) -> bytes:
    """Return a certificate (DER) as PEM, the form of ROOT.pem."""
    return foreign.certificate(certificate).public_bytes(serialization.Encoding.PEM)


@lru_cache(maxsize=64)
def certificate_facts(certificate: bytes) -> CertificateFacts:
    """Return what a certificate of ours (DER) says; raise foreign.Malformed if it is none."""
    parsed = foreign.certificate(certificate)
    with foreign.guarded():
        subject, issuer = names.read(parsed.subject), names.read(parsed.issuer)
        key = foreign.subject_public_key_info(foreign.certified_key(parsed))
        until = parsed.not_valid_after_utc.date()
    return CertificateFacts(
        subject.coalition, subject.role, subject.name, subject.sample, replica_of(key), issuer.name, until
    )


def _issued_by(issuer: Authority, role: Role, public_key: bytes, name: str) -> bytes:
    parsed = foreign.certificate(issuer.certificate)
    above = names.read(parsed.subject)
    if above.role not in ISSUERS[role]:
        raise ValueError(f"a {above.role} issues no certificate for a {role}")
    if foreign.subject_public_key_info(foreign.certified_key(parsed)) != issuer.key.public_key:
        raise ValueError("the issuer's certificate is for another key")
    return _issue(issuer.key, parsed.subject, CertifiedName(above.coalition, role, name, above.sample), public_key)


def _issue(key: LaptopKey, issuer: x509.Name, certified: CertifiedName, public_key: bytes) -> bytes:
    """Return the certificate with the first serial by which s is low and no DER header ends in 0x80.

    cryptography's builder cannot choose the lower s, and asn1crypto takes such a header for an indefinite
    length, which costs a seal up to 300 ms: another serial makes another signature and other lengths.
    """
    subject = names.write(certified)
    builder = _builder(issuer, subject, certified.role, key.public_key, public_key)
    for counter in range(_TRIES):
        serial = _serial(issuer, subject, certified.role, public_key, counter)
        if not serial:
            continue
        signed = builder.serial_number(serial).sign(key.private_key, hashes.SHA256(), ecdsa_deterministic=True)
        der = signed.public_bytes(serialization.Encoding.DER)
        if is_low(signed.signature) and not _has_awkward_header(der):
            return der
    raise ValueError("no serial fits")


def _builder(
    issuer: x509.Name, subject: x509.Name, role: Role, issuer_key: bytes, subject_key: bytes
) -> x509.CertificateBuilder:
    builder = x509.CertificateBuilder(
        issuer, subject, foreign.public_key(subject_key), not_valid_before=VALID_FROM, not_valid_after=VALID_UNTIL
    )
    for extension, critical in extensions(role, key_identifier(issuer_key), subject_key):
        builder = builder.add_extension(extension, critical)
    return builder


def extensions(role: Role, issuer: bytes, subject_key: bytes) -> list[tuple[x509.ExtensionType, bool]]:
    """Return the extensions of a certificate for a role, each with whether it is critical, in order.

    `issuer` is the issuer's key identifier, `subject_key` SubjectPublicKeyInfo DER.
    """
    seals = role == "laptop"
    usage = x509.KeyUsage(
        digital_signature=seals,
        content_commitment=seals,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=not seals,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    return [
        (x509.BasicConstraints(ca=not seals, path_length=PATH_LENGTHS[role]), True),
        (usage, True),
        (x509.SubjectKeyIdentifier(key_identifier(subject_key)), False),
        (x509.AuthorityKeyIdentifier(issuer, None, None), False),
    ]


def key_identifier(public_key: bytes) -> bytes:
    """Return the first 160 bits of the key's SHA-256 (RFC 7093, method 4): the replica id's beginning."""
    return hashlib.sha256(public_key).digest()[:20]


def _serial(issuer: x509.Name, subject: x509.Name, role: Role, public_key: bytes, counter: int) -> int:
    """Return 127 bits of SHA-256 over issuer, subject, key, role and counter, each with its length before it."""
    parts = (
        issuer.public_bytes(),
        subject.public_bytes(),
        public_key,
        role.encode("ascii"),
        counter.to_bytes(4),
    )
    digest = hashlib.sha256(b"".join(len(part).to_bytes(4) + part for part in parts))
    return int.from_bytes(digest.digest()[:16]) >> 1


def _has_awkward_header(der: bytes) -> bool:
    """Say whether the header of the certificate, or of what it signs, ends in 0x80 (lengths 128, 384, 640 …)."""
    outer = _header_length(der, 0)
    inner = _header_length(der, outer)
    return der[outer - 1] == 0x80 or der[outer + inner - 1] == 0x80


def _header_length(der: bytes, at: int) -> int:
    return 2 + (der[at + 1] & 0x7F if der[at + 1] & 0x80 else 0)
