"""A workspace that lists a million organisations, and the same rows in a plain SQLite file; made in seconds.

Only what a list reads is there: the view's tables, without the journal behind them.
"""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import sqlcipher3

from aca_desktop.domain.values.sorting import fold
from tests.services.founding import founded

ROWS = 1_000_000
_WORDS = (
    "universidad", "condado", "empresa", "ciudad", "verde", "norte", "agua", "solar", "energía", "grupo", "red",
    "山田製作所", "東京", "株式会社", "alianza", "Árbol",
)  # fmt: skip
_SECTORS = ("business", "local-government", "higher-education", "civil-society")


def rows() -> Iterator[tuple[int, str, str]]:
    """Yield each organisation's number, name and sector; the same each time."""
    chance = random.Random(1)
    for number in range(1, ROWS + 1):
        yield number + 1000, f"{' '.join(chance.sample(_WORDS, 3))} {number}", chance.choice(_SECTORS)


def workspace(folder: Path) -> Path:
    """Write the workspace."""
    with founded(folder):
        pass
    path = folder / "coordination.aca"
    with closing(sqlcipher3.connect(str(path), isolation_level=None)) as database:
        database.execute("BEGIN")
        many = database.executemany
        many("INSERT INTO subject VALUES (?, 1, ?)", ((s, f"{s:032x}") for s, _name, _sector in rows()))
        many(
            "INSERT INTO organisation (s, c, status, sort, sector, text) VALUES (?, 1, 'expected', ?, ?, ?)",
            ((s, fold(name), sector, fold(name)) for s, name, sector in rows()),
        )
        many(
            "INSERT INTO value (s, kind, field, place, n, value) VALUES (?, 'organisation', ?, 0, 1, ?)",
            (
                (s, field, f'"{value}"')
                for s, name, sector in rows()
                for field, value in (("names.es", name), ("sector", sector), ("country", "MX"))
            ),
        )
        database.execute("COMMIT")
    return path


def plain(path: Path) -> Path:
    """Write the same rows into a plain SQLite file, sorted by an index, as QSqlTableModel likes them."""
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE organisation (name TEXT, sector TEXT, status TEXT, sort TEXT)")
        database.executemany(
            "INSERT INTO organisation VALUES (?, ?, 'expected', ?)",
            ((name, sector, fold(name)) for _s, name, sector in rows()),
        )
        database.execute("CREATE INDEX by_name ON organisation (sort)")
        database.commit()
    return path
