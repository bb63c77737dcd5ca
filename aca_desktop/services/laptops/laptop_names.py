"""What a laptop is called: free until it has joined a coalition, then fixed, since its certificate says it."""

from aca_desktop.errors import AcaError
from aca_desktop.services.workspace.workspaces import Workspace, require_laptop_name
from aca_desktop.storage.queries import listing
from aca_desktop.storage.workspace.workspace import LocalLaptop


def has_joined(workspace: Workspace) -> bool:
    """Say whether this laptop has written in any coalition."""
    own = workspace.key.replica
    coalitions = workspace.journal.coalitions()
    return any(replica == own for one in coalitions for replica, _count in listing.feeds(workspace.journal, one))


def rename(workspace: Workspace, name: str) -> str:
    """Give a laptop that has not joined another name, and return it; `Workspace.under_its_name` goes by it.

    Raise Refused for a name that cannot be one, AcaError `name-is-fixed` for a laptop that has joined.
    """
    normal = require_laptop_name(name)
    with workspace.file.transaction():
        if has_joined(workspace):
            raise AcaError("name-is-fixed", laptop=workspace.name)
        kept = workspace.file.laptop()
        workspace.file.keep_laptop(LocalLaptop(normal, kept.key, kept.installation))
    return normal
