"""Putting another file in a workspace's place while nobody writes in it: restored, locked, unlocked."""

import json
import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlite_utils import Database

from aca_desktop.domain.journal.trust import Verifier
from aca_desktop.errors import AcaError
from aca_desktop.files import make_private, replace, sync, sync_folder, temporary_name, world_trouble
from aca_desktop.storage.journal import schema
from aca_desktop.storage.workspace import connection
from aca_desktop.storage.workspace.backups import folder_of
from aca_desktop.storage.workspace.lock import WriterLock
from aca_desktop.storage.workspace.workspace import WorkspaceFile

_BESIDE = ("-wal", "-shm", "-journal")
_BLOCK = 2**20


@contextmanager
def replacing(path: Path, holder: str, *, shred: bool = False) -> Iterator[Path]:
    """Yield a temporary name beside a workspace; what was written there takes its place if nothing fails inside.

    Nobody else writes meanwhile. `shred` overwrites the old file's bytes, as far as the disk obeys.
    Raise AcaError `held`, `busy`, `cannot-write`, `disk-full`; then the workspace is as it was.
    """
    lock = WriterLock(path)
    lock.take(holder)
    sweep(path)
    temporary, old = temporary_name(path), temporary_name(path)
    try:
        yield temporary
        sync(temporary)
        with world_trouble("cannot-write", path):
            for ending in _BESIDE:
                path.with_name(path.name + ending).unlink(missing_ok=True)
            if shred and path.exists():
                _name_too(old, path)
            replace(temporary, path)
            sync_folder(path.parent)
            if old.exists():
                _overwrite(old)
    finally:
        if old.exists() and not path.exists():
            old.rename(path)
        for one in (old, temporary, *(temporary.with_name(temporary.name + ending) for ending in _BESIDE)):
            one.unlink(missing_ok=True)
        lock.release()


def _name_too(second: Path, path: Path) -> None:
    """Give a file a second name, by which it is reached once the first is another's: Windows replaces no open one.

    Where the disk knows no links (FAT), it has only the second for the moment until it is replaced.
    """
    try:
        second.hardlink_to(path)
    except (OSError, NotImplementedError):
        path.rename(second)


def sweep(path: Path) -> None:
    """Remove copies under temporary names that a killed process has left of a workspace, or of a backup to be.

    Only who holds the workspace's lock may call it: all others' copies are then nobody's. They hold all that the
    workspace held, and neither a passphrase nor an erasure reaches them. What can't be removed stays, and all of
    them if the workspace is missing: one of them may be what is left of it.
    """
    if not path.exists():
        return
    for folder, name in ((path.parent, path.name[:200]), (folder_of(path), None)):
        begin = re.escape(name) if name is not None else r".*\.aca"
        left = re.compile(rf"\.{begin}\.[0-9a-f]{{8}}(-wal|-shm|-journal)?")
        with suppress(OSError):
            for one in [one for one in folder.iterdir() if left.fullmatch(one.name)]:
                one.unlink()


def erased_here(path: Path, verifier: Verifier, passphrase: str | None) -> list[str]:
    """Return the ids of the entries that erasures with effect name in a workspace; if it is damaged, none."""
    try:
        with (
            WorkspaceFile.open(path, verifier, passphrase=passphrase) as file,
            connection.trouble(path, otherwise="damaged"),
        ):
            return erased_ids(file.journal.database)
    except AcaError as error:
        if error.code == "held":
            raise
        return []


def forget(file: WorkspaceFile, erased: Iterable[str]) -> int:
    """Take the personal parts of these entries away, and make the view again; return how many had any."""
    with file.transaction():
        numbers = [n for id_ in erased if (n := file.journal.entries.number(id_)) is not None]
        gone = file.journal.purge(numbers)
        if gone:
            file.journal.rebuild()
        return len(gone)


def recrypted(path: Path, old: str | None, new: str | None, temporary: Path) -> None:
    """Write a workspace into another file under another passphrase; None: under none.

    Raise AcaError `backup-differs` if not everything has arrived.
    """
    database = connection.connect(path, old)
    try:
        with connection.trouble(path, otherwise="damaged"):
            _require_workspace(path, database)
            make_private(temporary, path)
            key = "" if new is None else unicodedata.normalize("NFC", new).replace("\0", "")
            database.execute("ATTACH DATABASE ? AS other KEY ?", [str(temporary), key])
            database.execute("SELECT sqlcipher_export('other')").fetchone()
            database.execute(f"PRAGMA other.application_id={schema.APPLICATION_ID}")
            database.execute(f"PRAGMA other.user_version={schema.FORM}")
            counts = [
                database.execute(f"SELECT count(*), coalesce(max(n), 0) FROM {name}.entry").fetchone()
                for name in ("main", "other")
            ]
            sound = [row[0] for row in database.execute("PRAGMA other.quick_check").fetchall()]
            database.execute("DETACH DATABASE other")
    finally:
        database.close()
    if counts[0] != counts[1] or sound != ["ok"]:
        raise AcaError("backup-differs", path=str(temporary))


def erased_ids(database: Database) -> list[str]:
    """Return the ids of the entries that erasures with effect name."""
    rows = database.execute(
        "SELECT h.bytes FROM entry e JOIN header h ON h.n = e.n "
        "WHERE e.kind = 'erasure' AND e.n NOT IN (SELECT n FROM void)"
    )
    return [id_ for (header,) in rows for id_ in json.loads(header)["over"]]


def _require_workspace(path: Path, database: Database) -> None:
    if database.execute("PRAGMA application_id").fetchone()[0] != schema.APPLICATION_ID:
        raise AcaError("not-a-workspace", path=str(path))
    connection.leave_write_ahead(database)


def _overwrite(path: Path) -> None:
    with path.open("r+b", buffering=0) as file:
        size = os.fstat(file.fileno()).st_size
        for start in range(0, size, _BLOCK):
            file.write(bytes(min(_BLOCK, size - start)))
        os.fsync(file.fileno())
