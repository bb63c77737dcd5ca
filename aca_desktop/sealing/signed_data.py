"""What a seal's CMS claims: certificates, what was signed, the signature. It must not know whether that is right.

Only enough is read to make the CMS again and compare it byte for byte, so nothing here needs to be complete.
"""

from dataclasses import dataclass

from aca_desktop.sealing import der
from aca_desktop.sealing.refusal import Refusal

_MESSAGE_DIGEST = der.write(der.OBJECT_IDENTIFIER, bytes.fromhex("2a864886f70d010904"))


@dataclass(frozen=True, slots=True)
class SignedData:
    """The embedded certificates (DER, as they lie), the digest that was signed, and the signature."""

    certificates: tuple[bytes, ...]
    digest: bytes
    signature: bytes


def read(cms: bytes) -> SignedData:
    """Return what the CMS claims (RFC 5652: ContentInfo, SignedData, one SignerInfo), or raise Refusal."""
    try:
        _type, content = der.inside(cms, der.SEQUENCE)
        (signed,) = der.inside(content.whole, der.CONTEXT_0)
        _version, _digests, _encapsulated, certificates, signers = der.inside(signed.whole, der.SEQUENCE)
        (signer,) = der.inside(signers.whole, der.SET)
        _version, _id, _digest, attributes, _algorithm, signature = der.inside(signer.whole, der.SEQUENCE)
        embedded = tuple(value.whole for value in der.inside(certificates.whole, der.CONTEXT_0))
        digest = _digest_in(der.inside(attributes.whole, der.CONTEXT_0))
    except ValueError as error:
        raise Refusal("seal", "seal-altered") from error
    return SignedData(embedded, digest, signature.content)


def _digest_in(attributes: list[der.Value]) -> bytes:
    for attribute in attributes:
        kind, held = der.inside(attribute.whole, der.SEQUENCE)
        if kind.whole == _MESSAGE_DIGEST:
            (value,) = der.inside(held.whole, der.SET)
            return value.content
    raise der.NotDer("no digest was signed")
