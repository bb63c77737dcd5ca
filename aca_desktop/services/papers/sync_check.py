"""Checking a sync file as `verify` does: framing, sums, signatures, every entry, and who made it.

Its maker's certificates are held against the root as a paper's are; revocation is checked where the list and the
journal are at hand.
"""

from collections.abc import Sequence
from pathlib import Path

from aca_desktop.domain.journal.sync_opening import Opening
from aca_desktop.domain.papers.verification import Check, CheckName, SealedBy, Verification, all_checks
from aca_desktop.errors import AcaError
from aca_desktop.sealing import chain
from aca_desktop.sealing.keys import Checker, replica_of
from aca_desktop.sealing.refusal import Refusal
from aca_desktop.services.laptops.sync_sources import PassphraseKeys, Source
from aca_desktop.storage.sync.sync_merging import check_entries


def verify_sync(path: Path, trust: bytes | None, roots: Sequence[bytes]) -> Verification:
    """Check a sync file against the root (DER) to trust, else against those that are at hand.

    An encrypted one is not opened: only that it is encrypted can be said.
    """
    try:
        source = Source(path, PassphraseKeys(None))
    except AcaError as error:
        outcome: Check = Check("file", "failed", error.code)
        if error.code == "sync-encrypted":
            outcome = Check("file", "doubted", "sync-encrypted")
        return Verification(all_checks({"file": outcome}))
    try:
        opening = check_entries(source.pour, Checker())
    except AcaError as error:
        return Verification(all_checks({"file": Check("file", "failed", error.code)}))
    finally:
        source.close()
    return _judged(opening, [trust] if trust is not None else roots, trusted=trust is not None)


def _judged(opening: Opening, roots: Sequence[bytes], *, trusted: bool) -> Verification:
    """Hold who made a file, which has been found whole, against the roots; `trusted`: no other root will do."""
    made: dict[CheckName, Check] = {
        "file": Check("file", "passed"),
        "seal": Check("seal", "passed"),
        "certificates": Check("certificates", "doubted", "not-enrolled"),
        "root": Check("root", "failed" if trusted else "doubted", "unknown-root"),
    }
    by: SealedBy | None = None
    try:
        if opening.exporter.certificates:
            path = _path(opening)
            by = path.sealed_by(None)
            if path.is_enrolled:
                made["certificates"] = Check("certificates", "passed")
            if any(_answers(root, path, opening.coalition) for root in roots):
                made["root"] = Check("root", "passed")
    except Refusal as refusal:
        made[refusal.check] = Check(refusal.check, "failed", refusal.code)
    return Verification(all_checks(made), by, opening.at, coalition=opening.coalition)


def _path(opening: Opening) -> chain.Chain:
    """Return the maker's certificates in order; raise Refusal if they are not those of the key that signed."""
    path = chain.arrange(opening.exporter.certificates)
    if path.leaf.public_key != opening.exporter.key:
        raise Refusal("certificates", "broken-chain")
    return path


def _answers(root: bytes, path: chain.Chain, coalition: str) -> bool:
    link = chain.root_link(root)
    return replica_of(link.public_key) == coalition and chain.is_under(path, link)
