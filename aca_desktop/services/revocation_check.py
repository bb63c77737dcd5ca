"""Whether a key on a seal's path has been revoked: by the list that the coalition publishes, by the journal."""

from aca_desktop.domain.entry import named_subject
from aca_desktop.domain.verification import Check, SealedBy, Verification
from aca_desktop.services.revocation_lists import Listed
from aca_desktop.services.workspaces import Workspace


def revocation(found: Verification, workspace: Workspace | None, listed: Listed | None) -> Check:
    """Return the check: a paper sealed by a revoked key is never plainly valid, only its entry saves it.

    A stolen key can draw another page around an entry that survives. Where root has not passed nobody can say
    whose key it is, so nothing is checked. An older list than one seen before may hide a revocation.
    """
    by, said = found.sealed_by, found.evidence
    if by is None or said is None or found.check("root").outcome != "passed":
        return Check("revocation", "not-checked", "not-reached")
    here = workspace is not None and said.coalition in workspace.journal.coalitions()
    if listed is None and not here:
        return Check("revocation", "not-checked", "no-revocation-list")
    known = listed.revocations if listed is not None else None
    revoked = known is not None and not known.keys.keys().isdisjoint(by.path)
    survives = known is not None and said.entry in known.entries
    if workspace is not None and here:
        revoked = revoked or _is_revoked(workspace, said.coalition, by)
        survives = survives or _has_effect(workspace, said.coalition, said.entry)
    if revoked:
        return Check("revocation", "doubted" if survives else "failed", "laptop-revoked")
    if listed is not None and listed.is_older:
        return Check("revocation", "doubted", "older-revocation-list")
    return Check("revocation", "passed")


def _is_revoked(workspace: Workspace, coalition: str, by: SealedBy) -> bool:
    revoked = workspace.journal.authority(coalition).survivors
    return any(named_subject(key) in revoked for key in by.path)


def _has_effect(workspace: Workspace, coalition: str, id_: str | None) -> bool:
    entry = workspace.journal.entry(id_) if id_ is not None else None
    if entry is None or entry.header.coalition != coalition:
        return False
    return entry.id not in workspace.journal.state(coalition, entry.header.subject).void
