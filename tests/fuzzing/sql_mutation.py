"""Changes to workspace files: rows, the schema, pages, the header. Not a test itself."""

import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from random import Random
from typing import Any

from tests.services.test_salvaging import PAGE, broken

_VALUES: tuple[Any, ...] = (
    *(None, 0, -1, 2**31, 2**63 - 1, -(2**63), 0.5, float("inf"), "", "x", "\0", "{}", "[]", '{"a":', "null"),
    *(b"", b"\0", b"\xff" * 32, bytes(16), bytes(100_000), "é" * 5000, "2026-99-99", b"{}", b'{"at":"'),
)
_HEADER = ((16, 2), (18, 1), (19, 1), (20, 1), (47, 1), *((at, 4) for at in (*range(24, 72, 4), 92, 96)))
"""Where a field of SQLite's header lies, and its bytes."""


def changed_workspace(data: bytes, path: Path, chance: Random) -> bytes:
    """Return a workspace file changed; `path` is where it may lie meanwhile."""
    how = chance.randrange(10)
    if how == 0:
        return broken(chance, data)
    if how == 1:
        made = bytearray(data)
        at, size = chance.choice(_HEADER)
        made[at : at + size] = chance.choice((bytes(size), b"\xff" * size, chance.randbytes(size), b"\x7f" * size))
        return bytes(made)
    if how == 2:
        return _pages(data, chance)
    path.write_bytes(data)
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA foreign_keys=OFF")
        database.execute("PRAGMA synchronous=OFF")
        database.execute("PRAGMA journal_mode=MEMORY")
        for _ in range(chance.choice((1, 1, 1, 2, 5))):
            with suppress(sqlite3.Error, OverflowError):  # a change that the tables themselves refuse
                (_shape if chance.random() < 0.2 else _rows)(database, chance)
    return path.read_bytes()


def _pages(data: bytes, chance: Random) -> bytes:
    """Swap two pages, or put one in another's place."""
    pages = [data[at : at + PAGE] for at in range(0, len(data), PAGE)]
    one, other = chance.randrange(1, len(pages)), chance.randrange(len(pages))
    keep = pages[one]
    pages[one] = pages[other]
    if other and chance.random() < 0.5:
        pages[other] = keep
    return b"".join(pages)


def _tables(database: sqlite3.Connection) -> list[str]:
    found = database.execute("SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE 'sqlite_%'")
    return [name for (name,) in found]


def _rows(database: sqlite3.Connection, chance: Random) -> None:
    """Change, leave out, double or mix up values of rows."""
    table = chance.choice(
        [one for one in _tables(database) if database.execute(f'SELECT 1 FROM "{one}" LIMIT 1').fetchone()]
    )
    columns = [row[1] for row in database.execute(f'PRAGMA table_info("{table}")')]
    column, how = chance.choice(columns), chance.randrange(6)
    rows = database.execute(f'SELECT "{column}" FROM "{table}"').fetchall()
    (value,), (other,) = chance.choice(rows), chance.choice(rows)
    where = f'UPDATE "{table}" SET "{column}"=? WHERE "{column}" IS ?'
    if how == 0:
        database.execute(f'DELETE FROM "{table}" WHERE "{column}" IS ?', (value,))
    elif how == 1:
        database.execute(where, (other, value))
    elif how == 2 and isinstance(value, bytes | str) and value:
        database.execute(where, (value[:-1], value))
    elif how == 3 and isinstance(value, bytes) and value:
        at = chance.randrange(len(value))
        database.execute(
            where, (value[:at] + bytes([value[at] ^ (1 << chance.randrange(8))]) + value[at + 1 :], value)
        )
    elif how == 3 and isinstance(value, int):
        database.execute(where, (value + chance.choice((-1, 1, 2**32)), value))
    else:
        database.execute(where, (chance.choice(_VALUES), value))


def _shape(database: sqlite3.Connection, chance: Random) -> None:
    """Change what tables, indexes and versions there are."""
    table = chance.choice(_tables(database))
    column = chance.choice([row[1] for row in database.execute(f'PRAGMA table_info("{table}")')])
    statement = chance.choice(
        (
            f'DROP TABLE "{table}"',
            f'ALTER TABLE "{table}" DROP COLUMN "{column}"',
            f'ALTER TABLE "{table}" RENAME COLUMN "{column}" TO "other"',
            f'ALTER TABLE "{table}" ADD COLUMN "added"',
            f'CREATE TRIGGER surprise AFTER INSERT ON "{table}" BEGIN DELETE FROM "{table}"; END',
            f'CREATE VIEW surprise AS SELECT * FROM "{table}"',
            f"PRAGMA user_version={chance.choice((0, 1, -1, 2**31 - 1))}",
            f"PRAGMA application_id={chance.choice((0, 1, -1))}",
            "PRAGMA encoding='UTF-16'; VACUUM",
            "PRAGMA journal_mode=WAL",
        )
    )
    if chance.random() < 0.2:
        database.execute("PRAGMA writable_schema=ON")
        said = chance.choice(("sql=NULL", "rootpage=1", "type=0", "rootpage=99999"))
        statement = f"UPDATE sqlite_master SET {said} WHERE name='{table}'"
    database.executescript(statement)
