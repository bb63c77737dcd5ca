"""Opening SQLite's file with the right settings, and what its refusals are called in this program.

sqlcipher3 raises exception classes of its own: they are caught here and nowhere else.
"""

import os
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

import sqlcipher3
from sqlite_utils import Database

from aca_desktop import windows
from aca_desktop.domain.journal.entry import Malformed
from aca_desktop.errors import AcaError
from aca_desktop.files import open_ordinary, world_trouble
from aca_desktop.storage.journal.schema import APPLICATION_ID, migrations

_MAGIC = b"SQLite format 3\0"
_BUSY_MILLISECONDS = 5_000
_LARGER_CACHE = 48_000  # KiB
_CODES = {
    "SQLITE_NOTADB": "not-a-workspace",
    "SQLITE_CORRUPT": "damaged",
    "SQLITE_FULL": "disk-full",
    "SQLITE_READONLY": "read-only",
    "SQLITE_BUSY": "busy",
    "SQLITE_LOCKED": "busy",
    "SQLITE_CANTOPEN": "cannot-read",
    "SQLITE_IOERR": "disk-trouble",
    "SQLITE_PERM": "cannot-read",
    "SQLITE_AUTH": "cannot-read",
}

_UNREADABLE = "Could not decode to UTF-8"
_UNTOLD = {"database or disk is full": "disk-full", "unsupported file format": "damaged"}
"""What SQLite says under SQLITE_ERROR, which tells nothing."""


@contextmanager
def trouble(path: Path, otherwise: str | None = None) -> Iterator[None]:
    """Turn SQLite's refusals of the world inside into AcaErrors; our own mistakes in SQL rise as they are.

    With `otherwise`, all that it says is trouble, of this code: where the file's own schema is not known yet.
    """
    try:
        yield
    except sqlcipher3.Error as error:
        name = str(getattr(error, "sqlite_errorname", None))
        known = next((code for begin, code in _CODES.items() if name.startswith(begin)), otherwise)
        code = "damaged" if str(error).startswith(_UNREADABLE) else _UNTOLD.get(str(error), known)
        if code is None:
            raise
        raise AcaError(code, path=str(path), reason=str(error)) from error
    except (UnicodeDecodeError, Malformed) as error:
        raise AcaError("damaged", path=str(path), reason=str(error)) from error


def require_file(path: Path) -> None:
    """Raise AcaError `not-found`, `not-a-file` (a folder, a pipe), `not-a-workspace` or `damaged` (cut short)."""
    with open_ordinary(path) as file, world_trouble("cannot-read", path):
        begin, size = file.read(100), os.fstat(file.fileno()).st_size
    if not begin.startswith(_MAGIC):
        return
    if begin[68:72] != APPLICATION_ID.to_bytes(4) or len(begin) < 100:
        raise AcaError("not-a-workspace", path=str(path))
    page = int.from_bytes(begin[16:18])
    pages = int.from_bytes(begin[28:32])
    if size < (65536 if page == 1 else page) * pages and not _left(path, "-wal", "-journal"):
        raise AcaError("damaged", path=str(path), reason="cut short")


def file_identity(path: Path) -> tuple[int, int] | None:
    """Return what tells this very file from another of the same name, None if there is none."""
    try:
        about = path.stat()
    except OSError:
        return None
    return about.st_dev, about.st_ino


def connect(path: Path, passphrase: str | None, *, read_only: bool = False) -> Database:
    """Open the file with the settings that every connection of ours has.

    Raise AcaError `not-a-workspace` for a foreign file, a wrong passphrase and a missing one alike, and
    `empty-passphrase`. Keyboards differ in how they compose é: a passphrase is taken in NFC.
    """
    mode = "ro" if read_only else "rwc"
    if read_only and _left(path, "-journal"):
        # who may only read is refused what died while the file was opened or closed; who may write takes it back
        connect(path, passphrase).close()
    return connect_to(f"file:{quote(os.fsencode(path.absolute()))}?mode={mode}", path, passphrase)


def connect_to(uri: str, path: Path, passphrase: str | None) -> Database:
    """Open what a URI names, as `connect` does; `path` is what errors tell of."""
    if passphrase is not None and not passphrase.strip("\0"):
        raise AcaError("empty-passphrase")
    with trouble(path):
        connection = sqlcipher3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
        try:
            connection.execute("PRAGMA cipher_log_level=NONE")
            if passphrase is not None:
                quoted = unicodedata.normalize("NFC", passphrase).replace("\0", "").replace("'", "''")
                connection.execute(f"PRAGMA key='{quoted}'")
            connection.execute("PRAGMA trusted_schema=OFF")
            connection.execute("PRAGMA cell_size_check=ON")
            connection.execute("PRAGMA temp_store=MEMORY")
            connection.execute("PRAGMA secure_delete=ON")
            connection.execute("PRAGMA foreign_keys=ON")
            connection.execute(f"PRAGMA busy_timeout={_BUSY_MILLISECONDS}")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except BaseException:
            connection.close()
            raise
    return Database(connection, execute_plugins=False)


@contextmanager
def refused_without_trace(path: Path) -> Iterator[None]:
    """Remove what SQLite lays beside a file in WAL form that is only read, if it is refused inside."""
    beside = [path.with_name(path.name + ending) for ending in ("-wal", "-shm")]
    new = [one for one in beside if not one.exists()]
    try:
        yield
    except AcaError:
        if len(new) == len(beside) and not _left(path, "-wal"):
            for one in new:
                with suppress(OSError):
                    one.unlink(missing_ok=True)
        raise


def require_whole(path: Path, database: Database) -> None:
    """Raise AcaError `damaged` if the file ends before its last page; one under a passphrase tells only now."""
    pages, size = (int(database.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("page_count", "page_size"))
    if path.stat().st_size < pages * size and not _left(path, "-wal", "-journal"):
        raise AcaError("damaged", path=str(path), reason="cut short")


def _left(path: Path, *endings: str) -> bool:
    """Say whether a program that died, or one at work, has left so named beside a file what completes it."""
    beside = [path.with_name(path.name + ending) for ending in endings]
    return any(one.exists() and one.stat().st_size for one in beside)


def applied_migrations(path: Path, database: Database) -> set[str]:
    """Return the migrations that a file has seen; raise AcaError `not-a-workspace` for one of another program."""
    tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if "_sqlite_migrations" not in tables:
        raise AcaError("damaged" if "entry" in tables else "not-a-workspace", path=str(path), reason="schema")
    rows = database.execute(
        "SELECT name FROM _sqlite_migrations WHERE migration_set = ?", [migrations.name]
    ).fetchall()
    applied = {name for (name,) in rows}
    if not applied:
        raise AcaError("not-a-workspace", path=str(path))
    return applied


def write_ahead(path: Path, database: Database) -> None:
    """Put the file into WAL mode with every commit on disk before it returns. What is beside it is private too."""
    database.execute("PRAGMA journal_mode=WAL").fetchone()
    database.execute("PRAGMA synchronous=FULL")
    database.execute("PRAGMA user_version").fetchone()  # the first read makes the files beside it
    for ending in ("-wal", "-shm"):
        windows.keep_to_owner(path.with_name(path.name + ending))


@contextmanager
def larger_cache(database: Database) -> Iterator[None]:
    """Keep more pages in memory inside: those that many rows touch again and again are written fewer times."""
    (before,) = database.execute("PRAGMA cache_size").fetchone()
    database.execute(f"PRAGMA cache_size={-_LARGER_CACHE}")
    try:
        yield
    finally:
        database.execute(f"PRAGMA cache_size={before}")


def empty_log(database: Database) -> bool:
    """Put everything into the one file and empty the log, where deleted pages lie; False: a reader prevents it."""
    try:
        busy, _size, _done = database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlcipher3.OperationalError:
        return False  # a full disk: what was committed is safe in the log
    return not busy


def leave_write_ahead(database: Database) -> None:
    """Put everything into the one file again, so that a copy of it lacks nothing; a reader may keep it open."""
    try:
        empty_log(database)
        database.execute("PRAGMA journal_mode=DELETE").fetchone()
    except sqlcipher3.OperationalError:
        return  # another process reads in it, or the disk is full: the WAL stays, and nothing is lost
