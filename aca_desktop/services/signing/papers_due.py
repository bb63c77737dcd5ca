"""Which signatures of this laptop's table have no paper yet. It is local knowledge, which no export reads.

It is noted in the transaction that signs and taken back once the paper is there, so that neither a crash nor a
power cut between the two loses it. It must not know how a paper is made.
"""

from aca_desktop.domain.journal.meaning import Status
from aca_desktop.domain.signing.signature_record import SignatureRecord
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.signing.signing import Signed, sign
from aca_desktop.services.workspace.workspaces import Workspace
from aca_desktop.storage.queries import local_values

_IN_FORCE: frozenset[Status] = frozenset({"signed", "provisional", "approved"})


def sign_at_table(workspace: Workspace, record: SignatureRecord, *, over: tuple[str, ...] = ()) -> Signed:
    """Sign as `sign` does, and keep that the paper is still to be made: both, or neither."""
    with workspace.file.transaction():
        signed = sign(workspace, record, over=over)
        coalition = signed.coalition.id
        _keep(workspace, coalition, [*_kept(workspace, coalition), signed.signature])
        return signed


def settle(workspace: Workspace, signature: str) -> None:
    """Keep that a signature's paper is there; `signature` is its entry's whole id."""
    entry = workspace.journal.entry(signature)
    before = _kept(workspace, entry.header.coalition) if entry is not None else []
    if entry is not None and signature in before:
        _keep(workspace, entry.header.coalition, [one for one in before if one != signature])


def due(workspace: Workspace, coalition: Coalition) -> tuple[str, ...]:
    """Return the signatures in force (entry ids) that have no paper yet, the first signed first."""
    return tuple(one for one in _kept(workspace, coalition.id) if _is_in_force(workspace, coalition, one))


def _is_in_force(workspace: Workspace, coalition: Coalition, signature: str) -> bool:
    entry = workspace.journal.entry(signature)
    if entry is None:
        return False
    statuses = workspace.own_state(coalition.id, entry.header.subject).statuses
    return statuses.get(signature) in _IN_FORCE


def _kept(workspace: Workspace, coalition: str) -> list[str]:
    kept = local_values.read(workspace.file, _name(coalition))
    return [one for one in kept if isinstance(one, str)] if isinstance(kept, list) else []


def _keep(workspace: Workspace, coalition: str, signatures: list[str]) -> None:
    local_values.keep(workspace.file, _name(coalition), list(signatures) or None)


def _name(coalition: str) -> str:
    return f"papers-due.{coalition}"
