"""When a workspace was last backed up, for the strip. For the worker: a folder is looked through."""

from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aca_desktop.services.workspace.workspaces import Workspace
    from aca_desktop.ui.background import Progress


def last_backup(workspace: "Workspace", _progress: "Progress") -> date | None:
    """Return the day of the newest backup, None if there is none."""
    from aca_desktop.services.workspace.backups import backups

    days = (_day(one.made) for one in backups(workspace))
    return next((day for day in days if day is not None), None)


def _day(made: str) -> date | None:
    """Return the day that a backup's name tells (20260605T114207), None if it tells none."""
    try:
        return datetime.strptime(made, "%Y%m%dT%H%M%S").date()  # noqa: DTZ007 (the laptop's own time)
    except ValueError:
        return None
