"""Whether a key on a path of certificates has been revoked: by the published list, by the journal.

One answer for papers and sync files alike.
"""

from collections.abc import Sequence

from aca_desktop.domain.entry import named_subject
from aca_desktop.domain.revocations import Revocations
from aca_desktop.domain.verification import Check, Verification
from aca_desktop.services.revocation_lists import Listed
from aca_desktop.services.workspaces import Workspace


def revocation(found: Verification, workspace: Workspace | None, listed: Listed | None) -> Check:
    """Return the check: what a revoked key has sealed is never plainly valid; only its entry saves a document.

    A stolen key can draw another page around an entry that survives. Where root has not passed nobody can say
    whose key it is, so nothing is checked. An older list than one seen before may hide a revocation.
    """
    by, said = found.sealed_by, found.evidence
    coalition = found.coalition if said is None else said.coalition
    if by is None or coalition is None or found.check("root").outcome != "passed":
        return Check("revocation", "not-checked", "not-reached")
    known = None if listed is None else listed.revocations
    revoked = is_revoked(by.path, coalition, workspace, known)
    if revoked is None:
        return Check("revocation", "not-checked", "no-revocation-list")
    if revoked:
        entry = None if said is None else said.entry
        survives = entry is not None and _survives(entry, coalition, workspace, known)
        return Check("revocation", "doubted" if survives else "failed", "laptop-revoked")
    if listed is not None and listed.is_older:
        return Check("revocation", "doubted", "older-revocation-list")
    return Check("revocation", "passed")


def is_revoked(
    path: Sequence[str], coalition: str, workspace: Workspace | None, listed: Revocations | None
) -> bool | None:
    """Return whether one of these keys (replicas) is revoked in a coalition; None: nobody here could know."""
    here = workspace is not None and coalition in workspace.journal.coalitions()
    if listed is None and not here:
        return None
    if listed is not None and not listed.keys.keys().isdisjoint(path):
        return True
    revoked = workspace.journal.authority(coalition).survivors if workspace is not None and here else {}
    return any(named_subject(key) in revoked for key in path)


def _survives(id_: str, coalition: str, workspace: Workspace | None, listed: Revocations | None) -> bool:
    if listed is not None and id_ in listed.entries:
        return True
    entry = workspace.journal.entry(id_) if workspace is not None else None
    if workspace is None or entry is None or entry.header.coalition != coalition:
        return False
    return entry.id not in workspace.journal.state(coalition, entry.header.subject).void
