"""Checking a sealed paper, strict to the byte: only the exact file that our form prescribes is valid.

It must not know the journal: whether the entry is here and in force is added by services. Nothing is raised for
any bytes, however hostile; what is wrong comes out as a failed check with its reason.
"""

from aca_desktop.domain.evidence import Evidence, NotEvidence, newer_form, read_evidence
from aca_desktop.domain.page_words import PageWords, shortened
from aca_desktop.domain.verification import Check, CheckName, Outcome, SealedBy, Verification, all_checks
from aca_desktop.sealing import attached, chain, foreign, place, signed_data
from aca_desktop.sealing.attached import Attached
from aca_desktop.sealing.chain import Chain, Link
from aca_desktop.sealing.keys import replica_of, signature_holds
from aca_desktop.sealing.refusal import Refusal
from aca_desktop.sealing.signed_data import SignedData

LARGEST_PDF = 256 * 1024 * 1024
"""More than any paper of ours; a larger file is not looked at."""


def verify_pdf(data: bytes, *, root: bytes | None = None) -> Verification:
    """Check a sealed PDF against a root certificate (DER; None: none is at hand, so it is never plainly valid).

    Raise AcaError `not-a-root` for a root that is none: that is the asker's mistake, not the paper's.
    """
    found = _Findings()
    trusted = None if root is None else chain.root_link(root)
    try:
        _check(data, trusted, found)
    except Refusal as refusal:
        carried = _carried(data)
        if carried is not None and carried.evidence is not None and newer_form(carried.evidence) is not None:
            return _check_other_form(data, root, carried)
        found.note(refusal.check, "failed", refusal.code)
    return found.result()


class _Findings:
    """What has been found so far, on the way through the checks."""

    def __init__(self) -> None:
        self._checks: dict[CheckName, Check] = {}
        self.sealed_by: SealedBy | None = None
        self.sealed_at: str | None = None
        self.evidence: Evidence | None = None
        self.words: PageWords | None = None

    def note(self, name: CheckName, outcome: Outcome, reason: str | None = None) -> None:
        """Keep one check's outcome."""
        self._checks[name] = Check(name, outcome, reason)

    def outcome(self, name: CheckName) -> Outcome:
        """Return one check's outcome."""
        return self._checks[name].outcome

    def result(self) -> Verification:
        """Return all of it."""
        return Verification(all_checks(self._checks), self.sealed_by, self.sealed_at, self.evidence, self.words)


def _check(data: bytes, root: Link | None, found: _Findings) -> None:
    """Go through the checks, each on what the ones before it have secured; raise Refusal where one fails."""
    if len(data) > LARGEST_PDF:
        raise Refusal("file", "too-large")
    where = place.find(data)
    cms = place.contents(data, where)
    signed = signed_data.read(cms)
    digest = place.digest(data, where)
    if digest != signed.digest:
        raise Refusal("seal", "content-changed")
    path = chain.arrange(signed.certificates)
    _require_seal(cms, digest, signed, path)
    found.note("seal", "passed")
    found.sealed_by = path.sealed_by()
    is_ours = _check_root(path, root, found)
    carried = attached.read(data, pages=True)
    if carried.sealed_at is None:
        raise Refusal("file", "damaged")
    found.note("file", "passed")
    found.sealed_at = carried.sealed_at
    found.evidence = _evidence(carried, root if is_ours else None)
    found.note("evidence", "passed")
    found.note("form", "passed")
    found.words = _words(carried, found.evidence)
    found.note("page", "passed")


def _words(carried: Attached, said: Evidence) -> PageWords:
    """Return what the pages say, if that is what the evidence says; the journal is held against it elsewhere.

    Each page's foot names the entry, or the journal behind the numbers. A declaration prints both hashes in full.
    """
    words = carried.words
    if words is None:
        raise Refusal("page", "page-unreadable")
    identity = said.entry or said.journal_sha256
    if identity is not None and not all(shortened(identity) in foot for foot in words.feet):
        raise Refusal("page", "page-differs")
    if said.kind == "declaration" and not {said.entry, said.text_sha256} <= {*words.passages}:
        raise Refusal("page", "page-differs")
    return words


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


def _check_root(path: Chain, root: Link | None, found: _Findings) -> bool:
    """Note and return whether the root asked for answers for the laptop; where it does not, the rest is read."""
    if path.is_enrolled:
        found.note("certificates", "passed")
    else:
        found.note("certificates", "doubted", "not-enrolled")
    if root is None:
        found.note("root", "doubted", "unknown-root")
    elif chain.is_under(path, root):
        found.note("root", "passed")
    else:
        found.note("root", "failed", "unknown-root")
    return found.outcome("root") == "passed"


def _evidence(carried: Attached, root: Link | None) -> Evidence:
    if carried.evidence is None:
        raise Refusal("evidence", "no-evidence")
    try:
        said = read_evidence(carried.evidence)
    except NotEvidence as error:
        raise Refusal("evidence", error.code) from error
    if root is not None and said.coalition != replica_of(root.public_key):
        raise Refusal("evidence", "other-coalition")
    return said


def _carried(data: bytes) -> Attached | None:
    try:
        return attached.read(data) if len(data) <= LARGEST_PDF else None
    except Refusal:
        return None


def _check_other_form(data: bytes, root: bytes | None, carried: Attached) -> Verification:
    """Check a seal whose form only a newer program knows."""
    from aca_desktop.sealing import other_form

    found = _Findings()
    found.note("form", "doubted", "other-form")
    found.sealed_at = carried.sealed_at
    try:
        trusted = other_form.judge(data, root)
    except Refusal as refusal:
        found.note(refusal.check, "failed", refusal.code)
        return found.result()
    found.note("file", "passed")
    found.note("seal", "passed")
    if trusted is None:
        found.note("root", "doubted", "unknown-root")
    elif trusted:
        found.note("root", "passed")
    else:
        found.note("root", "failed", "unknown-root")
    return found.result()
