"""Columns of very many rows, each fetched whole as one JSON array that SQLite makes: quicker than row by row."""

import json
from collections.abc import Sequence
from typing import Any

from sqlite_utils import Database


def whole_columns(
    database: Database, columns: Sequence[str], source: str, arguments: Sequence[object]
) -> list[list[Any]]:
    """Return these columns (expressions, texts and integers) of a source (all from FROM on), alike in order.

    Text goes through as text, whatever it is: nothing is taken for JSON that a column did not make as such.
    """
    wanted = ", ".join(f"json_group_array({column})" for column in columns)
    arrays = database.execute(f"SELECT {wanted} {source}", arguments).fetchone()
    return [json.loads(array) for array in arrays]
