"""A table from a file that somebody brings: a workbook (XLSX, XLS, ODS) or text (CSV, TSV)."""

from collections.abc import Callable
from functools import partial

from aca_desktop.domain.values.problems import Problem, Refused
from aca_desktop.errors import AcaError
from aca_desktop.services.papers.crew import alone
from aca_desktop.storage.tables.encodings import ENCODINGS
from aca_desktop.storage.tables.table import MAX_BYTES, Shape, Table, is_workbook
from aca_desktop.storage.tables.text import DELIMITERS, read_text

__all__ = ["DELIMITERS", "ENCODINGS", "LARGEST_TABLE", "Shape", "Table"]
__all__ += ["read_or_refuse", "read_table"]

LARGEST_TABLE = MAX_BYTES
"""Bytes that a table may have; whoever opens the file reads one more and no more."""

_MEMORY = 2**30
"""Bytes for reading a workbook; one of 100,000 rows takes a tenth."""


def read_table(
    data: bytes, shape: Shape | None = None, progress: Callable[[int, int], None] = lambda _done, _of: None
) -> Table | Problem:
    """Return the table in a file's bytes, or why it is not read. What `shape` leaves open is found out.

    A workbook is read by another process, which may fail on it and is ended if `progress` raises. Codes: those of
    `read_text` and `read_workbook`, and `workbook-unreadable` if that process failed.
    """
    if len(data) > MAX_BYTES or not is_workbook(data):
        return read_text(data, shape or Shape())
    try:
        return alone(partial(_read_workbook, shape=shape or Shape()), data, _MEMORY, progress)
    except AcaError as error:
        if error.code != "process-gone":
            raise
        return Problem("file", "workbook-unreadable")


def read_or_refuse(data: bytes, shape: Shape | None = None) -> Table:
    """Return the table in a file's bytes; raise Refused if it is none."""
    table = read_table(data, shape)
    if isinstance(table, Problem):
        raise Refused([table])
    return table


def _read_workbook(data: bytes, shape: Shape) -> Table | Problem:
    from aca_desktop.storage.tables.workbook import read_workbook  # only in the other process

    return read_workbook(data, shape)
