"""The tables that are a view of the journal, written and compared."""

import json
from collections.abc import Iterable
from itertools import groupby

from sqlite_utils import Database

from aca_desktop.storage.journal.many_rows import insert_rows
from aca_desktop.storage.journal.state_rows import Batch, Rows, found_by


def fill_search(database: Database) -> None:
    """Put what they are found by beside organisations that were written before."""
    rows = database.execute(
        "SELECT x.s, x.field, x.value FROM value x JOIN organisation g ON g.s = x.s "
        "WHERE x.kind = 'organisation' AND x.place = 0 AND x.value IS NOT NULL ORDER BY x.s"
    )
    found = []
    for s, own in groupby(rows.fetchall(), lambda row: row[0]):
        fields = {field: json.loads(text) for _s, field, text in own}
        found.append((*found_by(fields)[1:3], s))
    database.conn.executemany("UPDATE organisation SET sector = ?, text = ? WHERE s = ?", found)


def fill_represents(database: Database) -> None:
    """Put the places that they stand for beside organisations that were written before."""
    rows = database.execute(
        "SELECT x.s, x.value FROM value x JOIN organisation g ON g.s = x.s WHERE x.kind = 'organisation' "
        "AND x.field = 'represents' AND x.place = 0 AND x.value IS NOT NULL"
    )
    found = [(place, s) for s, text in rows.fetchall() if isinstance(place := json.loads(text), str)]
    database.conn.executemany("UPDATE organisation SET represents = ? WHERE s = ?", found)


def remove(database: Database, subjects: Iterable[int], numbers: Iterable[int]) -> None:
    """Take subjects' rows away; `numbers` are the row numbers of all their entries."""
    old = [(s,) for s in subjects]
    if old:
        many = database.conn.executemany
        for table in ("value", "signature", "organisation"):
            many(f"DELETE FROM {table} WHERE s = ?", old)
        many("DELETE FROM void WHERE n = ?", [(n,) for n in numbers])


def insert(database: Database, batch: Batch, n: int = 0, s: int = 0) -> None:
    """Write the rows of subjects that have none; `n` and `s` are added to entries' and subjects' numbers."""
    insert_rows(database, "void (n, why)", "(?n, ?)", batch.void, n)
    values = "value (s, kind, field, place, n, value, absent)"
    insert_rows(database, values, "(?s, ?, ?, ?, ?n, ?, ?)", batch.values, n, s)
    insert_rows(database, "signature (n, s, status, day)", "(?n, ?s, ?, ?)", batch.signatures, n, s)
    organisations = "organisation (s, c, status, sort, sector, text, represents)"
    insert_rows(database, organisations, "(?s, ?, ?, ?, ?, ?, ?)", batch.organisations, n, s)


def clear(database: Database) -> None:
    """Empty the view."""
    for table in ("void", "value", "signature", "organisation", "compared", "duplicate"):
        database.execute(f"DELETE FROM {table}")


def written(database: Database, s: int, numbers: Iterable[int]) -> Rows:
    """Return a subject's rows as they are in the tables; `numbers` are its entries' row numbers."""
    marks = ",".join(str(int(n)) for n in numbers)
    void = database.execute(f"SELECT n, why FROM void WHERE n IN ({marks}) ORDER BY n")
    values = database.execute(
        "SELECT s, kind, field, place, n, value, absent FROM value WHERE s = ? ORDER BY kind, field, place", [s]
    )
    signatures = database.execute("SELECT n, s, status, day FROM signature WHERE s = ? ORDER BY n", [s])
    organisation = database.execute(
        "SELECT s, c, status, sort, sector, text, represents FROM organisation WHERE s = ?", [s]
    ).fetchone()
    return Rows(
        [tuple(row) for row in void],
        [tuple(row) for row in values],
        [tuple(row) for row in signatures],
        tuple(organisation) if organisation else None,
    )
