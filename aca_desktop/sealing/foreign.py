"""Reading certificates and keys that strangers made; it must not know what they are for.

cryptography parses lazily and raises late, in many ways: all of them are caught here, in one place.
"""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

LARGEST_CERTIFICATE = 4096
"""More than any of ours (names of at most 64 characters) ever needs, in bytes."""

# Everything that cryptography has been seen to raise, at once or at the first look at a field, for DER that is
# cut, mistyped, out of range or of unknown kinds; Warning, since odd serials and names are only warned about.
_PARSER_TROUBLE = (
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    OverflowError,
    AttributeError,
    NotImplementedError,
    UnsupportedAlgorithm,
    x509.InvalidVersion,
    x509.DuplicateExtension,
    x509.ExtensionNotFound,
    x509.AttributeNotFound,
    x509.UnsupportedGeneralNameType,
    Warning,
)


class Malformed(ValueError):
    """The bytes are not what they should be."""


@contextmanager
def guarded() -> Iterator[None]:
    """Turn whatever parsing foreign DER raises or warns about into Malformed."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            yield
        except Malformed:
            raise
        except _PARSER_TROUBLE as error:
            raise Malformed(str(error)[:200]) from error


def certificate(der: bytes) -> x509.Certificate:
    """Return the certificate that these bytes are, or raise Malformed; its fields are still to be guarded."""
    if len(der) > LARGEST_CERTIFICATE:
        raise Malformed("too long for a certificate")
    with guarded():
        return x509.load_der_x509_certificate(der)


def certified_key(parsed: x509.Certificate) -> ec.EllipticCurvePublicKey:
    """Return a certificate's key, which must be on P-256."""
    with guarded():
        key = parsed.public_key()
    return _p256(key)


def public_key(spki: bytes) -> ec.EllipticCurvePublicKey:
    """Return the P-256 key whose only right SubjectPublicKeyInfo these bytes are, or raise Malformed."""
    if len(spki) > LARGEST_CERTIFICATE:
        raise Malformed("too long for a key")
    with guarded():
        key = _p256(serialization.load_der_public_key(spki))
    if subject_public_key_info(key) != spki:
        raise Malformed("another form of the same key")
    return key


def private_key(pkcs8: bytes) -> ec.EllipticCurvePrivateKey:
    """Return the P-256 key in unencrypted PKCS#8 DER, or raise Malformed."""
    with guarded():
        key = serialization.load_der_private_key(pkcs8, password=None)
    return p256_private(key)


def p256_private(key: object) -> ec.EllipticCurvePrivateKey:
    """Return the key if it is one on P-256, or raise Malformed."""
    if not isinstance(key, ec.EllipticCurvePrivateKey) or not isinstance(key.curve, ec.SECP256R1):
        raise Malformed("not a P-256 key")
    return key


def subject_public_key_info(key: ec.EllipticCurvePublicKey) -> bytes:
    """Return the key as SubjectPublicKeyInfo DER, the point uncompressed."""
    return key.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)


def _p256(key: object) -> ec.EllipticCurvePublicKey:
    if not isinstance(key, ec.EllipticCurvePublicKey) or not isinstance(key.curve, ec.SECP256R1):
        raise Malformed("not a P-256 key")
    return key
