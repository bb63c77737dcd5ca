"""The seal's CMS as pyHanko shapes it, for a PAdES signature of level B-B. It must not know PDFs or trust.

Imported only where something is sealed or checked: pyHanko takes a third of a second to import.
"""

import asyncio
import hashlib
from collections.abc import Callable, Iterable, Sequence
from types import TracebackType
from typing import Self, override

from asn1crypto import tsp, x509
from pyhanko.sign.attributes import CMSAttributeProvider, SignedAttributeProviderSpec
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes, Signer


class CmsShaper:
    """Shapes the CMS of seals by one chain of certificates (DER): leaf first, root left out.

    Not for several threads at once; `close` ends its event loop.
    """

    def __init__(self, chain: Sequence[bytes]) -> None:
        self._signer = _Signer(chain)
        self._runner = asyncio.Runner()
        self._settings = PdfCMSSignedAttributes()

    def shape(self, digest: bytes, sign: Callable[[bytes], bytes]) -> bytes:
        """Return the CMS (DER) over a file's SHA-256; `sign` gets what to sign and returns the signature."""
        self._signer.sign = sign
        shaped: bytes = self._runner.run(self._shape(digest))
        return shaped

    async def _shape(self, digest: bytes) -> bytes:
        content = await self._signer.async_sign(
            digest, "sha256", use_pades=True, signed_attr_settings=self._settings
        )
        shaped: bytes = content.dump()
        return shaped

    def close(self) -> None:
        """End the event loop."""
        self._runner.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class _Signer(Signer):
    """pyHanko's signer without a key of its own: the raw signature comes from `sign`."""

    sign: Callable[[bytes], bytes]

    def __init__(self, chain: Sequence[bytes]) -> None:
        certificates = [x509.Certificate.load(der) for der in chain]
        super().__init__(signing_cert=certificates[0], embed_roots=False)
        self.cert_registry.register_multiple(certificates[1:])
        self.signed_attr_prov_spec = _BoundChain(chain)

    @override
    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        """Sign the attributes with whatever `shape` was given."""
        return self.sign(data)


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
