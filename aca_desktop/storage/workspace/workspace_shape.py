"""What the schema of a workspace looks like, to tell one in which something was changed. It knows no rows."""

from functools import cache
from pathlib import Path

from sqlite_utils import Database

from aca_desktop.storage.journal import schema
from aca_desktop.storage.workspace import connection

type Shape = frozenset[tuple[str, str, str, str | None]]
"""Every table, index, view and trigger as it was written: type, name, table, SQL."""


def shape(database: Database) -> Shape:
    """Return the schema, without the library's own list of migrations."""
    rows = database.execute("SELECT type, name, tbl_name, sql FROM sqlite_master")
    return frozenset(tuple(row) for row in rows if "_sqlite_migrations" not in row[2])


@cache
def ours() -> Shape:
    """Return the schema that a workspace of this program has."""
    model = connection.connect_to(":memory:", Path(":memory:"), None)
    try:
        schema.migrations.apply(model)
        return shape(model)
    finally:
        model.close()
