"""A laptop's key and the checking of signatures (ECDSA P-256, SHA-256, deterministic, low s, DER).

It must not know what is signed: statements of the journal, certificates and seals are all bytes here.
"""

import hashlib
from functools import lru_cache
from typing import Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature

from aca_desktop.errors import AcaError
from aca_desktop.sealing import foreign

ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
"""The number of points of P-256 (FIPS 186-5, SP 800-186)."""

LARGEST_LOW_S = ORDER // 2

_SIGNING = ec.ECDSA(hashes.SHA256(), deterministic_signing=True)
_CHECKING = ec.ECDSA(hashes.SHA256())
_KEYS_REMEMBERED = 4096


class LaptopKey:
    """One private key: implements domain.journal.trust.Signer. Root's and an invitation's are of the same kind."""

    __slots__ = ("_private", "_public", "_replica")

    def __init__(self, private: ec.EllipticCurvePrivateKey) -> None:
        self._private = private
        self._public = foreign.subject_public_key_info(private.public_key())
        self._replica = replica_of(self._public)

    @classmethod
    def generate(cls) -> Self:
        """Return a new key from the system's secure randomness."""
        return cls(ec.generate_private_key(ec.SECP256R1()))

    @classmethod
    def from_seed(cls, seed: bytes) -> Self:
        """Return the key that belongs to these 32 bytes: for samples, whose keys are public anyway."""
        if len(seed) != 32:
            raise ValueError("a seed has 32 bytes")
        wide = hashlib.sha512(b"aca-desktop/1 key\0" + seed).digest()
        return cls(ec.derive_private_key(int.from_bytes(wide) % (ORDER - 1) + 1, ec.SECP256R1()))

    @classmethod
    def from_pkcs8(cls, der: bytes) -> Self:
        """Return the key kept as unencrypted PKCS#8 DER; raise AcaError `malformed-key` if it is none."""
        try:
            return cls(foreign.private_key(der))
        except foreign.Malformed as error:
            raise AcaError("malformed-key") from error

    def to_pkcs8(self) -> bytes:
        """Return the key as unencrypted PKCS#8 DER, for the workspace's own table only."""
        return self._private.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )

    @property
    def replica(self) -> str:
        """SHA-256 of the public key as SubjectPublicKeyInfo DER, in lower-case hex."""
        return self._replica

    @property
    def public_key(self) -> bytes:
        """The public key as SubjectPublicKeyInfo DER."""
        return self._public

    @property
    def private_key(self) -> ec.EllipticCurvePrivateKey:
        """The key itself, for the certificates and the recovery file beside this module."""
        return self._private

    def sign(self, statement: bytes) -> bytes:
        """Return the statement's only right signature by this key."""
        r, s = decode_dss_signature(self._private.sign(statement, _SIGNING))
        return encode_dss_signature(r, min(s, ORDER - s))

    def __repr__(self) -> str:
        return f"LaptopKey({self._replica[:16]}…)"


class Checker:
    """Checks signatures: implements domain.journal.trust.Verifier. Remembers the keys that it has parsed."""

    def __init__(self) -> None:
        self._parse = lru_cache(_KEYS_REMEMBERED)(_readable_key)

    def verify(self, public_key: bytes, statement: bytes, signature: bytes) -> bool:
        """Say whether the signature is right, its s low and its DER exact; anything malformed is not."""
        key = self._parse(public_key)
        return key is not None and signature_holds(key, statement, signature)

    def certified_key(self, certificate: bytes) -> bytes | None:
        """Return the public key (SubjectPublicKeyInfo DER) in a DER certificate, None if unreadable."""
        try:
            return foreign.subject_public_key_info(foreign.certified_key(foreign.certificate(certificate)))
        except foreign.Malformed:
            return None


def replica_of(public_key: bytes) -> str:
    """Return the id of the laptop (or, for root's key, of the coalition) whose public key this is."""
    return hashlib.sha256(public_key).hexdigest()


def signature_holds(key: ec.EllipticCurvePublicKey, statement: bytes, signature: bytes) -> bool:
    """Say whether this is the statement's signature by the key, with a low s and in exact DER."""
    if not is_low(signature):
        return False
    try:
        key.verify(signature, statement, _CHECKING)
    except InvalidSignature:
        return False
    return True


def is_low(signature: bytes) -> bool:
    """Say whether these bytes are an ECDSA signature in exact DER whose s is the lower of the two."""
    try:
        r, s = decode_dss_signature(signature)
    except ValueError:
        return False
    return 0 < r < ORDER and 0 < s <= LARGEST_LOW_S


def _readable_key(spki: bytes) -> ec.EllipticCurvePublicKey | None:
    try:
        return foreign.public_key(spki)
    except foreign.Malformed:
        return None
