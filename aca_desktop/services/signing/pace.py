"""How long people take at this laptop's table, from the first field to the signature. No export reads it."""

from datetime import datetime
from statistics import median

from aca_desktop.services.workspace.workspaces import Workspace
from aca_desktop.storage.queries import local_values

_KEPT = 100
_LONGEST = 3600
_FEWEST = 3
_NAME = "pace"


def note(workspace: Workspace, begun: str) -> None:
    """Keep how long it took from then (ISO 8601) until now; what took longer than an hour was an interruption."""
    seconds = round((workspace.context.now() - datetime.fromisoformat(begun)).total_seconds())
    if 0 <= seconds <= _LONGEST:
        local_values.keep(workspace.file, _NAME, [*_seconds(workspace), seconds][-_KEPT:])


def typical_seconds(workspace: Workspace) -> int | None:
    """Return how long it takes in the middle, None before three have signed."""
    kept = _seconds(workspace)
    return round(median(kept)) if len(kept) >= _FEWEST else None


def _seconds(workspace: Workspace) -> list[int]:
    kept = local_values.read(workspace.file, _NAME)
    return [one for one in kept if isinstance(one, int)] if isinstance(kept, list) else []
