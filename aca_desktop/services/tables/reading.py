"""A table from a file that somebody brings."""

from aca_desktop.domain.values.problems import Problem, Refused
from aca_desktop.storage.tables.text import MAX_BYTES, Table, read_csv

__all__ = ["LARGEST_TABLE", "Table", "read_or_refuse", "read_table"]

LARGEST_TABLE = MAX_BYTES
"""Bytes that a table may have; whoever opens the file reads one more and no more."""


def read_table(data: bytes) -> Table | Problem:
    """Return the table in a file's bytes, or why it is not read."""
    return read_csv(data)


def read_or_refuse(data: bytes) -> Table:
    """Return the table in a file's bytes; raise Refused if it is none."""
    table = read_table(data)
    if isinstance(table, Problem):
        raise Refused([table])
    return table
