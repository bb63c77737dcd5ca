"""The seal's CMS as pyHanko shapes it, for a PAdES signature of level B-B. It must not know PDFs or trust.

Imported only where something is sealed or checked: pyHanko takes a third of a second to import.
"""

import asyncio
import hashlib
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import override

from asn1crypto import tsp, x509
from pyhanko.sign.attributes import CMSAttributeProvider, SignedAttributeProviderSpec
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes, Signer

from aca_desktop.sealing import der

_VERSION_1 = der.write(der.INTEGER, b"\x01")
_SIGNED_DATA = der.write(der.OBJECT_IDENTIFIER, bytes.fromhex("2a864886f70d010702"))
_DATA = der.write(der.OBJECT_IDENTIFIER, bytes.fromhex("2a864886f70d010701"))
_SHA256 = der.write(der.OBJECT_IDENTIFIER, bytes.fromhex("608648016503040201"))
_DETACHED_DATA = der.write(der.SEQUENCE, _DATA)
_NULL = der.write(der.NULL)
_SHA256_ALONE = der.write(der.SET, der.write(der.SEQUENCE, _SHA256, _NULL))

_STAND_IN = hashlib.sha256(b"where a paper's digest goes").digest()


class CmsShaper:
    """Shapes the CMS of seals by one chain of certificates (DER): leaf first, root left out.

    pyHanko makes everything that is signed and the signer's particulars, once for the chain: from seal to seal
    only the digest and the signature differ, and both have a place of their own.
    """

    def __init__(self, chain: Sequence[bytes]) -> None:
        self.attributes = _BoundChain(chain)
        statement, info = asyncio.run(_by_pyhanko(_Signer(chain[0], self.attributes)))
        self._before, self._after = statement.split(_STAND_IN)
        version, signer, digest, _attributes, algorithm, _signature = der.inside(info, der.SEQUENCE)
        self._signer = version.whole + signer.whole + digest.whole
        self._algorithm = algorithm.whole
        self._certificates = der.write(der.CONTEXT_0, *sorted(chain))

    def shape(self, digest: bytes, sign: Callable[[bytes], bytes]) -> bytes:
        """Return the CMS (DER) over a file's SHA-256; `sign` gets what to sign and returns the signature.

        The frames are written here: asn1crypto takes a header that ends in 0x80 (a length of 128, 384, 640 …)
        for one of indefinite length and encodes all certificates anew, for 30 to 80 ms.
        """
        held = self._before + digest + self._after
        signature = der.write(der.OCTET_STRING, sign(der.write(der.SET, held)))
        attributes = der.write(der.CONTEXT_0, held)
        info = der.write(der.SEQUENCE, self._signer, attributes, self._algorithm, signature)
        signed = der.write(
            der.SEQUENCE, _VERSION_1, _SHA256_ALONE, _DETACHED_DATA, self._certificates, der.write(der.SET, info)
        )
        return der.write(der.SEQUENCE, _SIGNED_DATA, der.write(der.CONTEXT_0, signed))


@lru_cache(maxsize=64)
def shaper(chain: tuple[bytes, ...]) -> CmsShaper:
    """Return the shaper of a chain; papers checked one after the other are mostly by a few laptops."""
    return CmsShaper(chain)


async def _by_pyhanko(signer: Signer) -> tuple[bytes, bytes]:
    """Return the attributes that are signed (what the SET of them holds), and the SignerInfo, in DER.

    The digest and the signature in them only keep the places.
    """
    attributes = await signer.signed_attrs(
        _STAND_IN, "sha256", attr_settings=PdfCMSSignedAttributes(), use_pades=True
    )
    info: bytes = signer.signer_info("sha256", attributes, b"signature").dump()
    (held,) = der.values(attributes.dump())
    return held.content, info


class _Signer(Signer):
    """pyHanko's signer, asked for the shape alone: it has no key."""

    def __init__(self, leaf: bytes, attributes: SignedAttributeProviderSpec) -> None:
        super().__init__(signing_cert=x509.Certificate.load(leaf), embed_roots=False)
        self.signed_attr_prov_spec = attributes


class _BoundChain(SignedAttributeProviderSpec):
    """The one attribute beside digest and type: hashes of every certificate of the chain, leaf first.

    So no certificate can be replaced by a twin for the same key. Without issuer and serial its size is fixed.
    """

    def __init__(self, chain: Sequence[bytes]) -> None:
        hashes = [tsp.ESSCertIDv2({"cert_hash": hashlib.sha256(der).digest()}) for der in chain]
        made = tsp.SigningCertificateV2({"certs": hashes})
        # Loaded from its own bytes it is not encoded anew for each seal.
        self._provider = _Provider(tsp.SigningCertificateV2.load(made.dump()))

    @override
    def signed_attr_providers(self, data_digest: bytes, digest_algorithm: str) -> Iterable[CMSAttributeProvider]:
        """Return the one provider, whatever is signed."""
        return (self._provider,)


class _Provider(CMSAttributeProvider):
    attribute_type = "signing_certificate_v2"

    def __init__(self, value: tsp.SigningCertificateV2) -> None:
        self._value = value

    @override
    async def build_attr_value(self, dry_run: bool = False) -> tsp.SigningCertificateV2:
        """Return the frozen value."""
        return self._value
