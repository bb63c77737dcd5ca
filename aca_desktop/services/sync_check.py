"""Checking a sync file as `verify` does: framing, sums, signatures, and whose coalition's it is."""

from collections.abc import Sequence
from pathlib import Path

from aca_desktop.domain.verification import Check, CheckName, Verification, all_checks
from aca_desktop.errors import AcaError
from aca_desktop.sealing.chain import root_link
from aca_desktop.sealing.keys import Checker, replica_of
from aca_desktop.services.sync_sources import PassphraseKeys, Source
from aca_desktop.storage.sync_merging import check_entries


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
    made: dict[CheckName, Check] = {"file": Check("file", "passed"), "seal": Check("seal", "passed")}
    tried = roots if trust is None else [trust]
    known = {replica_of(root_link(root).public_key) for root in tried}
    if opening.coalition in known:
        made["root"] = Check("root", "passed")
    else:
        made["root"] = Check("root", "doubted" if trust is None else "failed", "unknown-root")
    return Verification(all_checks(made))
