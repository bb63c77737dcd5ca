"""Backups of a workspace: made before what changes much, listed, and restored."""

import re
from pathlib import Path

from aca_desktop.services.workspaces import Workspace
from aca_desktop.storage import backups as storing
from aca_desktop.storage.backups import Backup


def back_up(workspace: Workspace, why: str, out: Path | None = None) -> Path:
    """Write a backup, read it again, return where it lies: among the workspace's backups unless `out` is given.

    `why` becomes part of its name. Raise AcaError `file-exists`, `cannot-write`, `disk-full`, `backup-differs`.
    """
    path = out or _path(workspace, why)
    storing.back_up(workspace.file, path)
    return path


def backups(workspace: Workspace) -> list[Backup]:
    """Return the workspace's backups, the newest first."""
    return storing.backups(workspace.path)


def _path(workspace: Workspace, why: str) -> Path:
    time = re.sub(r"[^0-9T]", "", workspace.context.at()[:19])
    return storing.folder_of(workspace.path) / f"{time}-{why}-{workspace.context.random(4).hex()}.aca"
