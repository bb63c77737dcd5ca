"""A sentence for every reason why a paper is not simply valid, and for the three verdicts."""

from collections.abc import Mapping

from aca_desktop.domain.verification import Verdict, Verification
from aca_desktop.i18n import mark

VERDICTS: Mapping[Verdict, str] = {
    "valid": mark("valid"),
    "valid-but": mark("valid, but"),
    "not-valid": mark("not valid"),
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
    "no-evidence": mark("No evidence is attached to the paper."),
    "page-differs": mark("The pages say something else than the evidence attached, or than the journal."),
    "page-unreadable": mark("The pages are not written as this program writes them."),
    "other-coalition": mark("The paper speaks of another coalition than the one that sealed it."),
    "other-form": mark("The seal is sound, but of a form that only a newer program knows in full."),
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
    if found.verdict == "not-valid" or found.sealed_by is None:
        return []
    said = []
    if found.check("revocation").outcome == "not-checked":
        said.append(mark("Whether the coalition has revoked the laptop was not checked."))
    has_entry = found.evidence is not None and found.evidence.entry is not None
    if found.check("journal").outcome == "not-checked" and has_entry:
        said.append(mark("Whether the signature still stands was not checked: the coalition’s file tells."))
    return said
