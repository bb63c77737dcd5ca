"""Another laptop's workspace as input: a private copy, opened so that nothing in it can act, asked as our own is.

Nothing that it says is believed: it goes through the ordinary exporter, and what comes out is checked like a file.
"""

import os
import shutil
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import sqlcipher3
from sqlite_utils import Database

from aca_desktop.domain.journal.trust import Verifier
from aca_desktop.errors import AcaError
from aca_desktop.files import world_trouble
from aca_desktop.storage.journal import schema
from aca_desktop.storage.journal.journal import Journal
from aca_desktop.storage.workspace import connection, workspace_shape

MAGIC = b"SQLite format 3\0"

_BESIDE = ("-wal", "-journal")
_SAYS_NOTHING = (ValueError, KeyError, TypeError, AttributeError, AssertionError, RecursionError, struct.error)
"""What reading rows can raise that nobody has checked: the file is damaged, whatever it was."""


@contextmanager
def foreign_journal(path: Path, private: Path, passphrase: str | None, verifier: Verifier) -> Iterator[Journal]:
    """Yield the journal in a copy of a workspace; `private` is a new folder that only we can enter.

    Raise AcaError `not-closed` (a WAL or journal beside it: its end would be missing), `not-a-workspace` (another
    schema too), `damaged`, `not-found`, `not-a-file`, `cannot-read`.
    """
    if path.is_symlink():
        raise AcaError("not-a-file", path=str(path))
    connection.require_file(path)
    for ending in _BESIDE:
        beside = path.with_name(path.name + ending)
        if beside.exists() and beside.stat().st_size:
            raise AcaError("not-closed", path=str(path), beside=beside.name)
    copy = private / "foreign.aca"
    with world_trouble("cannot-read", path):
        shutil.copyfile(path, copy, follow_symlinks=False)
    database = _opened(copy, passphrase)
    try:
        with connection.trouble(path, otherwise="damaged"):
            _require_ours(path, database)
        yield Journal(copy, database, verifier)
    finally:
        database.close()


@contextmanager
def unbelieved(path: Path) -> Iterator[None]:
    """Turn whatever reading unchecked rows raises into AcaError `damaged`."""
    try:
        yield
    except (*_SAYS_NOTHING, sqlcipher3.Error) as error:
        raise AcaError("damaged", path=str(path), reason=type(error).__name__) from error


def _opened(copy: Path, passphrase: str | None) -> Database:
    """Open as never before: nothing beside it is looked at, nothing is written, nothing in its schema acts."""
    return connection.connect_to(
        f"file:{quote(os.fsencode(copy.absolute()))}?mode=ro&immutable=1", copy, passphrase
    )


def _require_ours(path: Path, database: Database) -> None:
    if database.execute("PRAGMA application_id").fetchone()[0] != schema.APPLICATION_ID:
        raise AcaError("not-a-workspace", path=str(path))
    applied = connection.applied_migrations(path, database)
    if applied != schema.NAMES:
        raise AcaError("newer-program" if applied - schema.NAMES else "older-program", path=str(path))
    if workspace_shape.shape(database) != workspace_shape.ours():
        raise AcaError("not-a-workspace", path=str(path))
    found = [row[0] for row in database.execute("PRAGMA quick_check").fetchall()]
    if found != ["ok"]:
        raise AcaError("damaged", path=str(path), reason=found[0])
