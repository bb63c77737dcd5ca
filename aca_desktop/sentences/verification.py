"""A sentence for every reason why a document is not simply valid, and for the verdicts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from aca_desktop.domain.papers.verification import Check, CheckName, Outcome, Verdict, Verification
from aca_desktop.i18n import Speech, mark

NO_SENTENCE = mark("It was refused ({code}).")
"""Stands for a code that nobody has worded."""

VERDICTS: Mapping[Verdict | None, str] = {
    "valid": mark("valid"),
    "valid-but": mark("valid, but"),
    "not-valid": mark("not valid"),
    None: mark("could not be verified"),
}

REASONS: Mapping[str, str] = {
    # failed: the file
    "added-after-sealing": mark("Something was added to the file after it was sealed."),
    "byte-range-altered": mark("The seal’s place in the file was moved."),
    "cannot-read": mark("The file cannot be read."),
    "cut-short": mark("The end of the file is missing."),
    "no-seal": mark("The file has no seal."),
    "not-a-file": mark("This is no ordinary file."),
    "not-a-pdf": mark("This is no PDF of this program."),
    "several-seals": mark("The file has several seals, where a paper has one."),
    "too-large": mark("The file is larger than any paper of this program."),
    # failed: the seal
    "content-changed": mark("The file was changed after it was sealed."),
    "seal-altered": mark("The seal was changed, or was not made by this program."),
    "wrong-signature": mark("The seal was not made with the key that it names."),
    # failed or doubted: who sealed
    "broken-chain": mark("The certificates do not lead from the laptop to a root."),
    "malformed-certificate": mark("A certificate is not as this program makes it."),
    "not-enrolled": mark("The laptop was not enrolled by the coalition when it sealed."),
    "unknown-root": mark("The seal is not under a root that was given; ask the coalition for its ROOT.pem."),
    # failed: what the paper says of itself
    "entry-mismatch": mark("The paper says something else than its entry in the journal."),
    "malformed-evidence": mark("The evidence attached to the paper cannot be read."),
    "malformed-record": mark("The data that the pages are drawn from can’t be read."),
    "no-evidence": mark("The file lacks the evidence and the data that every sealed document carries."),
    "other-coalition": mark("The paper speaks of another coalition than the one that sealed it."),
    "page-differs": mark("The pages don’t match the document’s own data: they were altered."),
    "seal-not-allowed": mark(
        "Only a coordinator’s laptop may seal this kind of document. An event laptop sealed this one."
    ),
    "sealer-differs": mark("The document names a different laptop from the one that sealed it."),
    "unknown-kind": mark("ACA Desktop doesn’t make documents of this kind."),
    "unknown-text": mark("The declaration’s text doesn’t match the hash in the document."),
    # doubted: another version of the program
    "not-redrawn": mark(
        "The seal is valid. The pages were not compared with the document’s data because another version of the "
        "program drew them."
    ),
    # undecided
    "too-costly": mark(
        "Drawing this document again would take too long for its size, so it wasn’t verified. Don’t rely on it."
    ),
    "other-form": mark(
        "A newer version of the program made this file. This version can’t verify it: install the newer one."
    ),
    # revocation
    "older-revocation-list": mark(
        "This REVOKED.json is older than one that this laptop has read before. Ask the coalition for the "
        "newest: a laptop may have been revoked since."
    ),
    "laptop-revoked": mark("The key of the laptop, or of who certified it, was revoked by the coalition."),
    # sync files
    "not-a-sync-file": mark("This is no sync file."),
    "not-found": mark("The file is not there."),
    "newer-program": mark("The file is of a newer program."),
    "sync-chain": mark("The entries of a laptop do not follow one another."),
    "sync-changed": mark("The file was changed while it was read."),
    "sync-encrypted": mark("The file is encrypted: what is in it was not checked."),
    "sync-hash": mark("A part of the file is not what its hash says."),
    "sync-malformed": mark("The sync file is damaged."),
    "sync-signature": mark("A laptop’s signature in the file is wrong."),
    "sync-sum": mark("The sync file is not whole, or was changed."),
    # the journal
    "coalition-not-here": mark("This file doesn’t contain the document’s coalition, so nothing was compared."),
    "consent-withdrawn": mark("A consent shown in the document has since been withdrawn."),
    "contradicts-journal": mark(
        "The document contradicts the coalition’s journal. If the document is newer than what was last imported "
        "here, import the newest sync files and verify it again."
    ),
    "corrected-since": mark("The journal has changed since this document was made."),
    "erased-since": mark("Personal data in the document has since been erased from the journal."),
    "history-too-long": mark(
        "The journal has changed so often that the document was not compared with all earlier states."
    ),
    "journal-moved-on": mark(
        "The document’s figures were not compared: the journal in this file doesn’t have the same entries, or "
        "has newer ones."
    ),
    "version-void": mark(
        "The version that was signed has no effect: the laptop that published it was not allowed to."
    ),
    "entry-not-here": mark("The workspace does not hold the paper’s entry."),
    "entry-void": mark("The paper’s entry has no effect: its laptop was not allowed to write it."),
    "signature-rejected": mark("The signature was rejected in review."),
    "signature-superseded": mark("A later signature of the organisation replaces this one."),
    "signature-undone": mark("The signature was undone."),
    "signature-withdrawn": mark("The signature was withdrawn."),
}


_LABELS: Mapping[CheckName, str] = {
    "file": mark("Seal"),
    "seal": mark("Seal"),
    "certificates": mark("Laptop"),
    "root": mark("Laptop"),
    "form": mark("File format"),
    "evidence": mark("Pages"),
    "role": mark("Laptop"),
    "pages": mark("Pages"),
    "revocation": mark("Revocation"),
    "journal": mark("Coalition file"),
}
_PASSED: Mapping[CheckName, str] = {
    "seal": mark("No byte of the file has changed since it was sealed."),
    "root": mark("The laptop was certified by the coalition whose root certificate was used."),
    "pages": mark("Drawn again from the document’s own data, the pages are the same."),
    "revocation": mark("Neither the laptop’s key nor a key that certified it has been revoked."),
    "journal": mark("The journal says the same as the document."),
}
"""What is told of a check that has passed; the others are steps on the way to one of these."""

_NOT_CHECKED: Mapping[str, str] = {
    "no-revocation-list": mark(
        "Not verified. This needs REVOKED.json in the same folder as ROOT.pem, or the coalition file."
    ),
    "no-workspace": mark("Not compared. This needs the coalition file."),
    "not-reached": mark("Not verified because an earlier step failed."),
}


@dataclass(frozen=True, slots=True)
class Told:
    """One check in words: its outcome, and what was found or why it was not looked for."""

    outcome: Outcome
    words: str


def every_check(speech: Speech, found: Verification) -> list[Told]:
    """Return what was checked and found, and what was not checked and why, in the order of checking."""
    return [
        Told(check.outcome, speech.say("{check}: {finding}", check=speech.say(_LABELS[check.name]), finding=words))
        for check in found.checks
        if (words := _finding(speech, check, found)) is not None
    ]


def _finding(speech: Speech, check: Check, found: Verification) -> str | None:
    if check.outcome == "not-checked":
        told = _NOT_CHECKED.get(check.reason or "") if check.name in _PASSED else None
        return None if told is None else speech.say(told)
    if check.outcome != "passed":
        return reason(speech, check.reason or check.outcome)
    if check.name not in _PASSED:
        return None
    words = speech.say(_PASSED[check.name])
    if check.name == "revocation" and found.revocations_at is not None:
        moment = speech.moment(datetime.fromisoformat(found.revocations_at))
        words = speech.say("{finding} The revocation list dates from {moment}.", finding=words, moment=moment)
    return words


def reason(speech: Speech, code: str) -> str:
    """Return why a document is not simply valid."""
    return speech.say(REASONS[code]) if code in REASONS else speech.say(NO_SENTENCE, code=code)
