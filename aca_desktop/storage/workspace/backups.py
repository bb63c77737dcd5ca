"""Backups of a workspace: a copy under the same passphrase, read again after it was written."""

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from aca_desktop.errors import AcaError
from aca_desktop.files import make_folder
from aca_desktop.storage.workspace.connection import trouble
from aca_desktop.storage.workspace.workspace import WorkspaceFile

_ENDING = ".aca"


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup: where it lies, and when it was made, as its name says (ISO 8601 basic, the laptop's time)."""

    path: Path
    made: str


def folder_of(path: Path) -> Path:
    """Return the folder in which a workspace's backups lie: beside it, so that both are found together."""
    return path.with_name(f"{path.stem}-backups")


def back_up(workspace: WorkspaceFile, path: Path) -> None:
    """Write a backup into a new file and read it again.

    Raise AcaError `file-exists`, `cannot-write`, `disk-full`, or `backup-differs` if it is not what was written.
    """
    make_folder(path.parent)
    workspace.copy_to(path)
    database = workspace.journal.database
    with trouble(path):
        database.execute("ATTACH DATABASE ? AS backup", [f"file:{quote(os.fsencode(path.absolute()))}?mode=ro"])
        try:
            sound = [row[0] for row in database.execute("PRAGMA backup.quick_check").fetchall()]
            counts = [
                database.execute(f"SELECT count(*), coalesce(max(n), 0) FROM {name}.entry").fetchone()
                for name in ("main", "backup")
            ]
        finally:
            database.execute("DETACH DATABASE backup")
    if sound != ["ok"] or counts[0] != counts[1]:
        raise AcaError("backup-differs", path=str(path))


def backups(path: Path) -> list[Backup]:
    """Return a workspace's backups, the newest first."""
    folder = folder_of(path)
    if not folder.is_dir():
        return []
    found = [one for one in folder.iterdir() if one.suffix == _ENDING and one.is_file()]
    return [Backup(one, one.stem[:15]) for one in sorted(found, key=lambda one: one.name, reverse=True)]
