"""Whether a sealed document's pages are those of its record: held against the seal, then drawn again."""

from dataclasses import replace

from aca_desktop.domain.evidence import DRAWING, Evidence
from aca_desktop.domain.paper_kinds import COORDINATORS_ALONE, KINDS
from aca_desktop.domain.paper_records import contradiction, evidence_of, read_record
from aca_desktop.domain.record_codec import NotRecord
from aca_desktop.domain.verification import Check, SealedBy, Verification
from aca_desktop.sealing.verify import Sealed, verify_seal


def verify_document(data: bytes, *, root: bytes | None = None) -> Verification:
    """Check a document's seal, then its pages. Raise what `verify_seal` raises.

    Nothing is drawn where seal, chain or root have failed. A document of another drawing's number is not drawn
    again: its seal is judged, and its pages are doubted.
    """
    sealed = verify_seal(data, root=root)
    found = sealed.found
    said, by = found.evidence, found.sealed_by
    if said is None or by is None:
        return found
    if said.kind in COORDINATORS_ALONE and not by.coordinator:
        return found.with_check(Check("role", "failed", "seal-not-allowed"))
    found = found.with_check(Check("role", "passed"))
    if said.drawing != DRAWING:
        return found.with_check(Check("pages", "doubted", "not-redrawn"))
    if said.kind not in KINDS:
        return found.with_check(Check("evidence", "failed", "unknown-kind"))
    return _drawn_again(data, found, sealed, said, by)


def _drawn_again(data: bytes, found: Verification, sealed: Sealed, said: Evidence, by: SealedBy) -> Verification:
    from aca_desktop.documents.page import TooMuch  # heavy, and most files never come so far
    from aca_desktop.documents.redrawing import is_drawn_from

    try:
        paper = read_record(said.kind, sealed.record)
    except NotRecord:
        return found.with_check(Check("evidence", "failed", "malformed-record"))
    if evidence_of(paper) != said:
        return found.with_check(Check("evidence", "failed", "entry-mismatch"))
    if (why := contradiction(paper, by)) is not None:
        return found.with_check(Check("evidence", "failed", why))
    try:
        same = is_drawn_from(paper, data, sealed.put_on)
    except TooMuch:
        return found.with_check(Check("pages", "undecided", "too-costly"))
    if not same:
        return found.with_check(Check("pages", "failed", "page-differs"))
    return replace(found.with_check(Check("pages", "passed")), paper=paper)
