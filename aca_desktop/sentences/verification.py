"""A sentence for every reason why a document is not simply valid, and for the verdicts."""

from collections.abc import Mapping

from aca_desktop.domain.verification import Verdict, Verification
from aca_desktop.i18n import mark

VERDICTS: Mapping[Verdict | None, str] = {
    "valid": mark("valid"),
    "valid-but": mark("valid, but"),
    "not-valid": mark("not valid"),
    None: mark("could not be checked"),
}

REASONS: Mapping[str, str] = {
    # failed: the file
    "added-after-sealing": mark("Something was added to the file after it was sealed."),
    "byte-range-altered": mark("The seal’s place in the file was moved."),
    "cannot-read": mark("The file cannot be read."),
    "cut-short": mark("The end of the file is missing."),
    "damaged": mark("The file is damaged, or no paper of this program."),
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
    "malformed-record": mark("The record that the pages are drawn from can’t be read."),
    "no-evidence": mark("The file lacks the evidence and the record that every sealed document carries."),
    "other-coalition": mark("The paper speaks of another coalition than the one that sealed it."),
    "page-differs": mark("The pages are not what the document’s own record looks like: they were altered."),
    "seal-not-allowed": mark(
        "Only a coordinator’s laptop may seal this kind of document. An event laptop sealed it."
    ),
    "sealer-differs": mark("The document names another laptop than the one that sealed it."),
    "unknown-kind": mark("No coalition makes a document of this kind."),
    "unknown-text": mark("The declaration’s text is not the one whose hash the document names."),
    # doubted: another version of the program
    "not-redrawn": mark(
        "The seal is genuine. The pages were not compared with their record, because another version of the "
        "program drew them."
    ),
    # undecided
    "other-form": mark(
        "A newer version of the program made this file. This version can’t check it: install the newer one."
    ),
    # revocation
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
    "entry-not-here": mark("The workspace does not hold the paper’s entry."),
    "entry-void": mark("The paper’s entry has no effect: its laptop was not allowed to write it."),
    "signature-rejected": mark("The signature was rejected in review."),
    "signature-superseded": mark("A later signature of the organisation replaces this one."),
    "signature-undone": mark("The signature was undone."),
    "signature-withdrawn": mark("The signature was withdrawn."),
}


def not_checked(found: Verification) -> list[str]:
    """Return what nobody has looked at in a paper that is not refused, as sentences to be said."""
    if found.verdict == "not-valid" or found.evidence is None:
        return []
    said = []
    if found.check("revocation").outcome == "not-checked":
        said.append(mark("Whether the coalition has revoked the laptop was not checked."))
    if found.check("journal").outcome == "not-checked" and found.evidence.entry is not None:
        said.append(mark("Whether the signature still stands was not checked: the coalition’s file tells."))
    return said
