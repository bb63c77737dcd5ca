"""Which signatures of this laptop's table have no paper yet. It is local knowledge, which no export reads.

It is noted in the transaction that signs and taken back once the paper is there, so that neither a crash nor a
power cut between the two loses it. It must not know how a paper is made.
"""

from aca_desktop.domain.journal import Status
from aca_desktop.services.coalitions import Coalition
from aca_desktop.services.workspaces import Workspace
from aca_desktop.storage import local_values

_WITH_PAPER: frozenset[Status] = frozenset({"signed", "provisional", "approved"})


def note(workspace: Workspace, coalition: str, signature: str) -> None:
    """Keep that a signature's paper is still to be made; `coalition` is its id."""
    before = _kept(workspace, coalition)
    if signature not in before:
        _keep(workspace, coalition, [*before, signature])


def settle(workspace: Workspace, coalition: str, signature: str) -> None:
    """Keep that a signature's paper is there."""
    before = _kept(workspace, coalition)
    if signature in before:
        _keep(workspace, coalition, [one for one in before if one != signature])


def due(workspace: Workspace, which: Coalition) -> tuple[str, ...]:
    """Return the signatures in force (entry ids) that have no paper yet, the first signed first."""
    return tuple(one for one in _kept(workspace, which.id) if _is_in_force(workspace, which, one))


def _is_in_force(workspace: Workspace, which: Coalition, signature: str) -> bool:
    entry = workspace.journal.entry(signature)
    if entry is None:
        return False
    statuses = workspace.journal.state(which.id, entry.header.subject).statuses
    return statuses.get(signature) in _WITH_PAPER


def _kept(workspace: Workspace, coalition: str) -> list[str]:
    kept = local_values.read(workspace.file, _name(coalition))
    return [one for one in kept if isinstance(one, str)] if isinstance(kept, list) else []


def _keep(workspace: Workspace, coalition: str, signatures: list[str]) -> None:
    local_values.keep(workspace.file, _name(coalition), list(signatures) or None)


def _name(coalition: str) -> str:
    return f"papers-due.{coalition}"
