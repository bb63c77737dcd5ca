"""The way from a seal's certificate up to root: one order, each certificate used once, each of our form.

It must not know what was sealed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding

from aca_desktop.domain.papers.verification import SealedBy
from aca_desktop.errors import AcaError
from aca_desktop.sealing import certificates, foreign, names
from aca_desktop.sealing.keys import is_low, replica_of, signature_holds
from aca_desktop.sealing.names import CertifiedName
from aca_desktop.sealing.refusal import Refusal

_LARGEST_PEM = 65_536

_REMEMBERED = 64
"""Chains and roots: a folder of papers is by a few laptops of one coalition."""


@dataclass(frozen=True, slots=True)
class Link:
    """One certificate, every field of which has been looked at."""

    der: bytes
    subject: CertifiedName
    issuer: CertifiedName
    subject_name: x509.Name
    issuer_name: x509.Name
    key: ec.EllipticCurvePublicKey
    public_key: bytes
    issuer_key_identifier: bytes
    signature: bytes
    signed: bytes

    @property
    def is_self_made(self) -> bool:
        """Whether the laptop has certified itself."""
        return self.issuer_name == self.subject_name

    def is_issued_by(self, above: "Link") -> bool:
        """Say whether the other's name and key are those that this one gives as its issuer's."""
        return (
            self.issuer_name == above.subject_name
            and self.issuer_key_identifier == certificates.key_identifier(above.public_key)
            and above.subject.role in certificates.ISSUERS[self.subject.role]
            and above.subject.coalition == self.subject.coalition
            and above.subject.sample == self.subject.sample
        )

    def is_signed_by(self, above: "Link") -> bool:
        """Say whether the other's key has signed this certificate."""
        return signature_holds(above.key, self.signed, self.signature)


@dataclass(frozen=True, slots=True)
class Chain:
    """A seal's certificates, leaf first, root left out."""

    links: tuple[Link, ...]

    @property
    def leaf(self) -> Link:
        """The certificate whose key seals."""
        return self.links[0]

    @property
    def is_enrolled(self) -> bool:
        """Whether somebody else than the laptop itself has certified it."""
        return not self.leaf.is_self_made

    @property
    def is_coordinators(self) -> bool:
        """Whether the laptop has issued the certificate that it seals with, being a coordinator's."""
        return len(self.links) > 1 and self.links[1].public_key == self.leaf.public_key

    def sealed_by(self, root: Link | None) -> SealedBy:
        """Return whose seal it is, as these certificates say; `root` is the one that answers for them."""
        return SealedBy(
            coalition=self.leaf.subject.coalition,
            laptop=self.leaf.subject.name,
            replica=replica_of(self.leaf.public_key),
            issuer=self.leaf.issuer.name,
            path=tuple(dict.fromkeys(replica_of(link.public_key) for link in self.links)),
            enrolled=self.is_enrolled,
            sample=self.leaf.subject.sample,
            coordinator=self.is_coordinators,
            valid_until=certificates.VALID_UNTIL.date(),
            root_sha256=certificates.root_fingerprint(root.der) if root else None,
        )


def link(der: bytes) -> Link:
    """Return a certificate's fields, or raise foreign.Malformed if it is not exactly of our form."""
    parsed = foreign.certificate(der)
    key = foreign.certified_key(parsed)
    with foreign.guarded():
        found = Link(
            der=der,
            subject=names.read(parsed.subject),
            issuer=names.read(parsed.issuer),
            subject_name=parsed.subject,
            issuer_name=parsed.issuer,
            key=key,
            public_key=foreign.subject_public_key_info(key),
            issuer_key_identifier=_issuer_key_identifier(parsed),
            signature=parsed.signature,
            signed=parsed.tbs_certificate_bytes,
        )
        _require_form(parsed, found)
    return found


@lru_cache(maxsize=_REMEMBERED)
def arrange(embedded: tuple[bytes, ...]) -> Chain:
    """Return the one way from the laptop's certificate upwards that uses all of them, or raise Refusal.

    Who may issue which leaves room for three at most: laptop, invitation, coordinator.
    """
    try:
        left = [link(der) for der in embedded]
    except foreign.Malformed as error:
        raise Refusal("certificates", "malformed-certificate") from error
    path = [_only([one for one in left if one.subject.role == "laptop"])]
    left.remove(path[0])
    while left:
        path.append(_only([above for above in left if path[-1].is_issued_by(above)]))
        left.remove(path[-1])
    _require_signatures(path)
    return Chain(tuple(path))


@lru_cache(maxsize=_REMEMBERED)
def root_link(der: bytes) -> Link:
    """Return the root certificate to trust; raise AcaError `not-a-root` if it is none."""
    try:
        root = link(der)
    except foreign.Malformed as error:
        raise AcaError("not-a-root") from error
    if root.subject.role != "root" or not root.is_issued_by(root) or not root.is_signed_by(root):
        raise AcaError("not-a-root")
    return root


def read_root(data: bytes) -> bytes:
    """Return the DER of a root certificate in PEM or DER; raise AcaError `not-a-root` if it is none."""
    if b"-----BEGIN CERTIFICATE-----" in data[:_LARGEST_PEM]:
        try:
            with foreign.guarded():
                data = x509.load_pem_x509_certificate(data[:_LARGEST_PEM]).public_bytes(Encoding.DER)
        except foreign.Malformed as error:
            raise AcaError("not-a-root") from error
    return root_link(data).der


def is_under(chain: Chain, root: Link) -> bool:
    """Say whether this root answers for the chain; raise Refusal if it is named but has not signed."""
    last = chain.links[-1]
    if not last.is_issued_by(root):
        return False
    if not last.is_signed_by(root):
        raise Refusal("certificates", "broken-chain")
    return True


def _require_signatures(path: Sequence[Link]) -> None:
    """Raise Refusal unless each is signed by the next, and the last is for root (or the laptop) to answer."""
    last = path[-1]
    if any(not below.is_signed_by(above) for below, above in pairwise(path)):
        raise Refusal("certificates", "broken-chain")
    if last.is_self_made:
        if len(path) > 1 or not last.is_signed_by(last):
            raise Refusal("certificates", "broken-chain")
    elif last.subject.role != "coordinator" or last.issuer.role != "root":
        raise Refusal("certificates", "broken-chain")


def _only(links: Sequence[Link]) -> Link:
    if len(links) != 1:
        raise Refusal("certificates", "broken-chain")
    return links[0]


def _issuer_key_identifier(parsed: x509.Certificate) -> bytes:
    identifier = parsed.extensions.get_extension_for_class(x509.AuthorityKeyIdentifier).value.key_identifier
    if identifier is None:
        raise foreign.Malformed("its issuer's key is not named")
    return identifier


def _require_form(parsed: x509.Certificate, found: Link) -> None:
    """Raise Malformed unless times, algorithm, extensions and signature are as certificates.py writes them."""
    role = found.subject.role
    expected = certificates.extensions(role, found.issuer_key_identifier, found.public_key)
    if (
        parsed.version is not x509.Version.v3
        or parsed.signature_algorithm_oid != x509.SignatureAlgorithmOID.ECDSA_WITH_SHA256
        or parsed.not_valid_before_utc != certificates.VALID_FROM
        or parsed.not_valid_after_utc != certificates.VALID_UNTIL
        or [(extension.value, extension.critical) for extension in parsed.extensions] != expected
        or not is_low(found.signature)
    ):
        raise foreign.Malformed("a certificate of another form")
