"""Checking a sealed document's seal, strict to the byte: only the exact file that our form prescribes is sound.

It must not know how documents are drawn nor what the journal says: services hold the record that comes out of here
against both. Nothing is raised for any bytes, however hostile; what is wrong comes out as a failed check.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from aca_desktop.domain.papers.evidence import Evidence, NotEvidence, read_evidence
from aca_desktop.domain.papers.verification import Check, CheckName, Outcome, SealedBy, Verification, all_checks
from aca_desktop.sealing import attached, chain, der, foreign, place
from aca_desktop.sealing.chain import Chain, Link
from aca_desktop.sealing.keys import replica_of, signature_holds
from aca_desktop.sealing.place import Place
from aca_desktop.sealing.refusal import Refusal

_MESSAGE_DIGEST = der.write(der.OBJECT_IDENTIFIER, bytes.fromhex("2a864886f70d010904"))


@dataclass(frozen=True, slots=True)
class SignedData:
    """The embedded certificates (DER, as they lie), the digest that was signed, and the signature."""

    certificates: tuple[bytes, ...]
    digest: bytes
    signature: bytes


def read_signed_data(cms: bytes) -> SignedData:
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


LARGEST_PDF = 256 * 1024 * 1024
"""More than any document of ours; a larger file is not looked at."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """What a seal's check found, and where it is sound the record (its bytes) and what puts the seal on a finished
    file, to be compared: the sealed one may be large, and is not copied."""

    found: Verification
    record: bytes = b""
    put_on: Callable[[bytes], bytes] = bytes


def verify_seal(data: bytes, *, root: bytes | None = None) -> Sealed:
    """Check a sealed PDF against a root certificate (DER; None: none is at hand, so it is never plainly valid).

    Raise AcaError `not-a-root` for a root that is none: that is the asker's mistake, not the document's.
    """
    findings = _Findings()
    trusted = None if root is None else chain.root_link(root)
    try:
        record, where = _check(data, trusted, findings)
    except Refusal as refusal:
        findings.note(refusal.check, "undecided" if refusal.code == "other-form" else "failed", refusal.code)
        return Sealed(findings.result())
    return Sealed(findings.result(), record, partial(place.put_on, data=data, place=where))


class _Findings:
    """What has been found so far, on the way through the checks."""

    def __init__(self) -> None:
        self._checks: dict[CheckName, Check] = {}
        self.sealed_by: SealedBy | None = None
        self.sealed_at: str | None = None
        self.evidence: Evidence | None = None

    def note(self, name: CheckName, outcome: Outcome, reason: str | None = None) -> None:
        """Keep one check's outcome."""
        self._checks[name] = Check(name, outcome, reason)

    def result(self) -> Verification:
        """Return all of it."""
        return Verification(all_checks(self._checks, "not-reached"), self.sealed_by, self.sealed_at, self.evidence)


def _check(data: bytes, root: Link | None, found: _Findings) -> tuple[bytes, Place]:
    """Go through the checks, each on what the ones before it have secured; raise Refusal where one fails.

    Return the record and the seal's place. But for the evidence, which names the form, what the file carries is
    unpacked only under a seal that holds.
    """
    if len(data) > LARGEST_PDF:
        raise Refusal("file", "too-large")
    if attached.is_of_newer_form(data):
        raise Refusal("form", "other-form")
    where = place.find(data)
    found.note("file", "passed")
    found.note("form", "passed")
    cms = place.contents(data, where)
    signed = read_signed_data(cms)
    digest = place.digest(data, where)
    if digest != signed.digest:
        raise Refusal("seal", "content-changed")
    path = chain.arrange(signed.certificates)
    _require_seal(cms, digest, signed, path)
    found.note("seal", "passed")
    found.sealed_at = place.sealed_at(data, where)
    _check_root(path, root, found)
    carried = attached.read(data)
    found.evidence = _evidence(carried.evidence, root)
    found.note("evidence", "passed")
    return carried.record, where


def _require_seal(cms: bytes, digest: bytes, signed: SignedData, path: Chain) -> None:
    """Make the CMS again from digest, certificates and signature: there is one right form, to the byte."""
    from aca_desktop.sealing.cms import shaper

    statements: list[bytes] = []

    def embedded_signature(statement: bytes) -> bytes:
        statements.append(statement)
        return signed.signature

    with foreign.guarded():
        again = shaper(tuple(link.der for link in path.links)).shape(digest, embedded_signature)
    if again != cms:
        raise Refusal("seal", "seal-altered")
    if not signature_holds(path.leaf.key, statements[0], signed.signature):
        raise Refusal("seal", "wrong-signature")


def _check_root(path: Chain, root: Link | None, found: _Findings) -> None:
    """Note whether the root asked for answers for the laptop; raise Refusal where it does not."""
    answers = root is not None and chain.is_under(path, root)
    found.sealed_by = path.sealed_by(root if answers else None)
    if path.is_enrolled:
        found.note("certificates", "passed")
    else:
        found.note("certificates", "doubted", "not-enrolled")
    if root is None:
        found.note("root", "doubted", "unknown-root")
    elif not answers:
        raise Refusal("root", "unknown-root")
    else:
        found.note("root", "passed")


def _evidence(data: bytes, root: Link | None) -> Evidence:
    try:
        said = read_evidence(data)
    except NotEvidence as error:
        raise Refusal("evidence", error.code) from error
    if root is not None and said.coalition != replica_of(root.public_key):
        raise Refusal("evidence", "other-coalition")
    return said
