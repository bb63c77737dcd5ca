"""Appending 10,000 entries by one call, beside the bare inserts of the same rows into the same tables.

Organisations are compared once they are on disk; test_merging.py measures that on its own.
"""

from collections.abc import Callable
from pathlib import Path
from statistics import median

import pytest
import sqlcipher3

from aca_desktop.domain.journal.draft import Draft
from aca_desktop.services.coalition import coalitions
from aca_desktop.services.workspace.workspaces import Workspace
from tests.benchmarks.clock import seconds
from tests.benchmarks.conftest import Report
from tests.benchmarks.test_signing import founded, opened

pytestmark = pytest.mark.benchmark
ENTRIES = 10_000
ROUNDS = 5


def drafts(workspace: Workspace) -> list[Draft]:
    """Return organisations as an import brings them."""
    return [
        Draft(
            "organisation",
            workspace.context.new_id(),
            {
                "names.es": f"Organización Ejemplo {number}",
                "sector": "business",
                "country": "MX",
                "place": "inegi:14039",
                "website": f"https://organizacion-{number}.example/",
                "answer": "unanswered",
            },
            {"contacts.spokesperson": {"name": f"Persona Ejemplo {number}", "email": f"p{number}@example.org"}},
        )
        for number in range(ENTRIES)
    ]


def test_appending_10_000_entries(tmp_path: Path, report: Report) -> None:
    (tmp_path / "bare").mkdir()
    bare_file = founded(tmp_path / "bare")
    with opened(founded(tmp_path)) as workspace:
        coalition = coalitions.coalition(workspace)
        prepared = [drafts(workspace) for _ in range(ROUNDS + 1)]
        ours = seconds(lambda: append(workspace, coalition, prepared.pop()), ROUNDS)
        tables = written_tables(workspace)
        rows = {table: last_rows(workspace, table) for table in tables}
    with opened(bare_file) as workspace:
        insert = bare_insert(workspace, rows)
        bare = seconds(insert, ROUNDS)
    report(
        "appending 10,000 entries, beside bare inserts of their rows",
        median(ours) / median(bare),
        6,
        median(ours),
        median(bare),
    )


def append(workspace: Workspace, coalition: coalitions.Coalition, prepared: list[Draft]) -> None:
    """Write them, and do not compare organisations yet."""
    with workspace.journal.transaction():
        workspace.write(coalition.id, prepared)


def written_tables(workspace: Workspace) -> list[str]:
    """Return the tables that appending writes, without those of the comparing."""
    others = {"laptop", "compared", "duplicate", "uncompared"}
    names = workspace.journal.database.table_names()
    return [name for name in names if not name.startswith(("sqlite_", "_")) and name not in others]


def last_rows(workspace: Workspace, table: str) -> list[tuple[object, ...]]:
    """Return the rows that the last call has written: those that its last 10,000 entries or subjects point to."""
    database = workspace.journal.database
    n = database.execute("SELECT max(n) FROM entry").fetchone()[0] - ENTRIES
    s = database.execute("SELECT max(s) FROM subject").fetchone()[0] - ENTRIES
    columns = {column.name for column in database.table(table).columns}
    where = f"n > {n}" if "n" in columns else f"s > {s}" if "s" in columns else None
    if table == "segment":
        where = f"head > {n}"
    if where is None:
        return []
    return [tuple(row) for row in database.execute(f"SELECT * FROM {table} WHERE {where}").fetchall()]


def bare_insert(workspace: Workspace, rows: dict[str, list[tuple[object, ...]]]) -> Callable[[], None]:
    """Return the bare inserts of the same rows in one transaction, each time under keys of their own."""
    connection: sqlcipher3.Connection = workspace.journal.database.conn
    connection.execute("PRAGMA foreign_keys=OFF")
    shift = 0

    def insert() -> None:
        nonlocal shift
        shift += 1_000_000
        connection.execute("BEGIN IMMEDIATE")
        for table, own in rows.items():
            if own:
                marks = ",".join("?" * len(own[0]))
                connection.executemany(f"INSERT INTO {table} VALUES ({marks})", moved[shift][table])
        connection.execute("COMMIT")

    moved = {
        step * 1_000_000: {table: [move(table, row, step) for row in own] for table, own in rows.items()}
        for step in range(1, ROUNDS + 2)
    }
    return insert


def move(table: str, row: tuple[object, ...], step: int) -> tuple[object, ...]:
    """Return a row with its row numbers moved on and its unique texts changed."""
    shift = step * 1_000_000
    moved = [value + shift if isinstance(value, int) and value > 1000 else value for value in row]
    if table == "entry_id":
        moved[0] = bytes([step]) + bytes(row[0])[1:]  # type: ignore[call-overload]
    if table == "subject":
        moved[2] = f"{step:x}{str(row[2])[1:]}"
    return tuple(moved)
