"""What a forger would do to a seal, so that tests can show that it is noticed. Not a test itself."""

import dataclasses
import io
import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

import asn1crypto.keys
import asn1crypto.x509
import pikepdf
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding
from pikepdf import Dictionary, Name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.signers import PdfSignatureMetadata, Signer, SimpleSigner, sign_pdf

from aca_desktop.sealing import certificates, der, foreign, names, place, verify
from aca_desktop.sealing.cms import CmsShaper
from aca_desktop.sealing.keys import ORDER, LaptopKey, is_low
from aca_desktop.sealing.names import CertifiedName

type Sign = Callable[[bytes], bytes]


def seal_by_hand(finished: bytes, chain: Sequence[bytes], sign: Sign) -> bytes:
    """Seal with certificates and signatures that Sealer would not take."""
    prepared, where = place.prepare(finished)
    place.fill(prepared, where, CmsShaper(chain).shape(place.digest(prepared, where), sign))
    return bytes(prepared)


def with_high_s(signature: bytes) -> bytes:
    """Return the other signature that is mathematically as right."""
    r, s = decode_dss_signature(signature)
    return encode_dss_signature(r, max(s, ORDER - s))


def certificate_with_high_s(certificate: bytes) -> bytes:
    """Return the same certificate with its other signature."""
    signed, algorithm, signature = der.inside(certificate, der.SEQUENCE)
    high = der.write(signature.tag, b"\0", with_high_s(signature.content[1:]))
    return der.write(der.SEQUENCE, signed.whole, algorithm.whole, high)


def cms_of(sealed: bytes) -> bytes:
    """Return the CMS in a sealed PDF."""
    return place.contents(sealed, place.find(sealed))


def with_cms(sealed: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """Return the file with its CMS changed, the room after it filled with zeros again."""
    where = place.find(sealed)
    written = change(place.contents(sealed, where)).hex().upper().encode()
    return sealed[: where.start + 1] + written.ljust(where.end - where.start - 2, b"0") + sealed[where.end - 1 :]


def with_certificates(cms: bytes, chain: Sequence[bytes], leaf: bytes | None = None) -> bytes:
    """Return the CMS with other certificates in it, the signer's own named as signer, and nothing else changed."""
    kind, content = der.inside(cms, der.SEQUENCE)
    (signed,) = der.inside(content.whole, der.CONTEXT_0)
    version, digests, encapsulated, _certificates, signers = der.inside(signed.whole, der.SEQUENCE)
    embedded = der.write(der.CONTEXT_0, *sorted(chain))
    parts = (
        version.whole,
        digests.whole,
        encapsulated.whole,
        embedded,
        _signer_for(signers.whole, leaf or chain[0]),
    )
    return der.write(der.SEQUENCE, kind.whole, der.write(der.CONTEXT_0, der.write(der.SEQUENCE, *parts)))


def _signer_for(signers: bytes, leaf: bytes) -> bytes:
    (signer,) = der.inside(signers, der.SET)
    version, _name, *rest = der.inside(signer.whole, der.SEQUENCE)
    _version, serial, _algorithm, issuer, *_ = der.inside(der.inside(leaf, der.SEQUENCE)[0].whole, der.SEQUENCE)
    name = der.write(der.SEQUENCE, issuer.whole, serial.whole)
    return der.write(der.SET, der.write(der.SEQUENCE, version.whole, name, *(part.whole for part in rest)))


def embedded_in(sealed: bytes) -> tuple[bytes, ...]:
    """Return the certificates in a sealed PDF."""
    return verify.read_signed_data(cms_of(sealed)).certificates


def updated(sealed: bytes) -> bytes:
    """Return the file with an incremental update after it, which adds an object and stays well-formed."""
    with pikepdf.open(io.BytesIO(sealed)) as pdf:
        size, root = int(pdf.trailer.Size), pdf.Root.objgen[0]
    before = sealed[sealed.rindex(b"startxref\n") + len(b"startxref\n") :].split()[0]
    body = b"%d 0 obj\n<< /Added (afterwards) >>\nendobj\n" % size
    table = b"xref\n%d 1\n%010d 00000 n \n" % (size, len(sealed))
    trailer = b"trailer << /Size %d /Root %d 0 R /Prev %s >>\n" % (size + 1, root, before)
    end = b"startxref\n%d\n%%%%EOF\n" % (len(sealed) + len(body))
    return sealed + body + table + trailer + end


@dataclass(frozen=True)
class Forged:
    """A certificate as somebody would like it to be; what is None is as it should be."""

    signer: LaptopKey
    issuer: CertifiedName
    issuer_key: bytes
    subject: CertifiedName
    public_key: bytes
    until: datetime = certificates.VALID_UNTIL
    extensions: list[tuple[x509.ExtensionType, bool]] | None = None
    hash: hashes.SHA256 | hashes.SHA384 = dataclasses.field(default_factory=hashes.SHA256)

    def to_der(self) -> bytes:
        """Return it signed, with the lower s so that nothing else is wrong with it."""
        builder = x509.CertificateBuilder(
            names.write(self.issuer),
            names.write(self.subject),
            foreign.public_key(self.public_key),
            not_valid_before=certificates.VALID_FROM,
            not_valid_after=self.until,
        )
        identifier = certificates.key_identifier(self.issuer_key)
        right = certificates.extensions(self.subject.role, identifier, self.public_key)
        for extension, critical in right if self.extensions is None else self.extensions:
            builder = builder.add_extension(extension, critical)
        for serial in itertools.count(1):
            made = builder.serial_number(serial).sign(self.signer.private_key, self.hash, ecdsa_deterministic=True)
            if is_low(made.signature):
                return made.public_bytes(Encoding.DER)
        raise AssertionError


def sealed_again(sealed: bytes, key: LaptopKey, certificate: bytes) -> bytes:
    """Return the file with a second seal of somebody's, added as readers add theirs."""
    writer = IncrementalPdfFileWriter(io.BytesIO(sealed))
    leaf = asn1crypto.x509.Certificate.load(certificate)
    signer = SimpleSigner(
        signing_cert=leaf,
        signing_key=asn1crypto.keys.PrivateKeyInfo.load(key.to_pkcs8()),
        cert_registry=Signer(signing_cert=leaf).cert_registry,
    )
    out = sign_pdf(writer, PdfSignatureMetadata(field_name="second"), signer=signer)
    return bytes(out.getbuffer())


def rewritten(sealed: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    """Return the file opened, changed and saved anew."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(sealed)) as pdf:
        change(pdf)
        pdf.save(out, static_id=True, force_version="1.7", object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()


def add_second_field(pdf: pikepdf.Pdf) -> None:
    """Give the file a second field for a seal beside the one it has."""
    field = pdf.make_indirect(Dictionary(FT=Name.Sig, Type=Name.Annot, Subtype=Name.Widget, T="second"))
    pdf.Root.AcroForm.Fields.append(field)
