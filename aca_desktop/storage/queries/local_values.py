"""What this laptop keeps for itself under a name: staff, PIN, what is chosen at its table. No export reads it."""

import json

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.storage.workspace.connection import trouble
from aca_desktop.storage.workspace.workspace import WorkspaceFile


def read(file: WorkspaceFile, name: str) -> Json:
    """Return what is kept under a name, None for nothing."""
    with trouble(file.path):
        row = file.journal.database.execute("SELECT value FROM local_value WHERE name = ?", [name]).fetchone()
    value: Json = None if row is None else json.loads(row[0])
    return value


def keep(file: WorkspaceFile, name: str, value: Json) -> None:
    """Keep a value under a name; None removes it. It is on disk when this returns."""
    with file.transaction():
        database = file.journal.database
        database.execute("DELETE FROM local_value WHERE name = ?", [name])
        if value is not None:
            text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
            database.execute("INSERT INTO local_value VALUES (?, ?)", [name, text])
