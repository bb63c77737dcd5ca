"""Columns of very many rows, each fetched whole as one JSON array that SQLite makes: quicker than row by row."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlite_utils import Database

from aca_desktop.domain.journal.canonical import Json


def whole_columns(
    database: Database, columns: Sequence[str], source: str, arguments: Sequence[object]
) -> list[list[Any]]:
    """Return these columns (expressions, texts and integers) of a source (all from FROM on), alike in order.

    Text goes through as text, whatever it is: nothing is taken for JSON that a column did not make as such.
    """
    wanted = ", ".join(f"json_group_array({column})" for column in columns)
    arrays = database.execute(f"SELECT {wanted} {source}", arguments).fetchone()
    return [json.loads(array) for array in arrays]


def values_of(texts: Iterable[str | None]) -> list[Json]:
    """Return the values that canonical JSON texts mean, None for none: all at once, that is many times faster."""
    values: list[Json] = json.loads(f"[{','.join(text or 'null' for text in texts)}]")
    return values
