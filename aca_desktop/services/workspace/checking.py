"""Whether a workspace is sound, and the digests by which two laptops see that they hold the same."""

from aca_desktop.domain.values.problems import Problem
from aca_desktop.sealing.keys import Checker
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.workspace.workspaces import Progress, Workspace
from aca_desktop.storage.journal import checking


def check(workspace: Workspace, progress: Progress | None = None) -> list[Problem]:
    """Return everything that is wrong with the file; none: SQLite, chain, hashes, signatures, tables agree."""
    return checking.check(workspace.file, Checker(), progress)


def digests(workspace: Workspace, coalition: Coalition | None = None) -> tuple[str, str]:
    """Return the digests of journal and state, of one coalition or of all: equal on two laptops, equal content."""
    return checking.digests(workspace.path, workspace.journal, None if coalition is None else coalition.id)
