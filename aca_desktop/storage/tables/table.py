"""A table of text cells with its head, found in a file's rows: bounded, and nothing dropped that says anything.

It must not know what the columns mean.
"""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from aca_desktop.domain.values.problems import Problem

MAX_BYTES = 64 * 2**20
MAX_RECORD = csv.field_size_limit()
"""Characters of one row, so that none of its cells can reach the csv module's own limit for one."""

MAX_COLUMNS = 200
MAX_ROWS = 100_000
ZIP = b"PK\x03\x04"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How XLSX and ODS begin, and how XLS and encrypted XLSX do."""

_FEWEST = 3
_HEAD_WITHIN = 20
"""Rows that say anything, among which the head is looked for."""

type Numbered = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class Shape:
    """How a file is read: what somebody chose; in a Table what was found. None where it doesn't apply."""

    sheet: str | None = None
    encoding: str | None = None
    delimiter: str | None = None
    header_row: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A header and the rows under it that say anything, each with its number as a spreadsheet counts (from 1).

    A row is as long as its last cell that says anything; one that goes beyond the header is cut after the first
    cell too many. `sheets` are those of a workbook to choose from.
    """

    header: Sequence[str]
    header_row: int
    rows: Sequence[tuple[int, Sequence[str]]]
    shape: Shape = field(default_factory=Shape, compare=False)
    sheets: Sequence[str] = field(default=(), compare=False)


class TooLong(Exception):
    """One row has more characters than any row of a table has."""


def is_workbook(data: bytes) -> bool:
    """Return whether a file begins as a workbook does."""
    return data.startswith((ZIP, COMPOUND))


def framed(rows: Iterable[Numbered], shape: Shape, spans: Sequence[Sequence[int]] = ()) -> Table | Problem:
    """Return the table in numbered rows.

    `spans` are cells of a workbook that are one: first row, first and last column, last row, all counted from 1.
    """
    filled: list[Numbered] = []
    for number, cells in rows:
        while cells and not cells[-1].strip():
            cells.pop()
        if number > 10 * MAX_ROWS or len(filled) > MAX_ROWS + _HEAD_WITHIN:
            return Problem("file", "csv-too-many-rows", {"limit": MAX_ROWS})
        if cells:
            filled.append((number, cells))
    if not filled:
        return Problem("file", "csv-empty")
    at = _head(filled, shape.header_row)
    first, header = filled[at]
    last = max((span[3] for span in spans if span[0] == first), default=first)
    if any(span[0] == first and span[1] < span[2] for span in spans):
        last = max(last, first + 1)
    body = at + 1
    while body < len(filled) and filled[body][0] <= last:
        header = _joined(header, filled[body][1], [span for span in spans if span[0] == first])
        body += 1
    if len(header) > MAX_COLUMNS:
        return Problem("file", "csv-too-many-columns", {"limit": MAX_COLUMNS})
    if len(filled) - body > MAX_ROWS:
        return Problem("file", "csv-too-many-rows", {"limit": MAX_ROWS})
    shape = Shape(shape.sheet, shape.encoding, shape.delimiter, first)
    return Table(*_without_empty(header, first, filled[body:]), shape)


def _head(filled: Sequence[Numbered], chosen: int | None) -> int:
    """Return where the head is: below titles, which fill a cell or two where others fill many."""
    if chosen is not None:
        return next((at for at, (number, _cells) in enumerate(filled) if number >= chosen), len(filled) - 1)
    widths = [sum(bool(cell.strip()) for cell in cells) for _number, cells in filled[:_HEAD_WITHIN]]
    usual = sorted(widths)[len(widths) // 2]
    if len(widths) < _FEWEST:
        return 0
    heads = (at for at, width in enumerate(widths) if width >= usual or width > 2 or width * 2 >= usual > 2)
    return next(heads, 0)


def _joined(upper: Sequence[str], lower: Sequence[str], spans: Sequence[Sequence[int]]) -> list[str]:
    """Return a head of two lines as one: words above several columns go for each of them."""
    upper = [*upper, *[""] * (len(lower) - len(upper))]
    for _row, begin, end, _last in spans:
        for column in range(begin, min(end, len(upper))):
            upper[column] = upper[begin - 1]
    lower = [*lower, *[""] * (len(upper) - len(lower))]
    pairs = zip(upper, lower, strict=True)
    return [" ".join(filter(None, dict.fromkeys((one.strip(), other.strip())))) for one, other in pairs]


def _without_empty(
    header: list[str], number: int, rows: Sequence[Numbered]
) -> tuple[Sequence[str], int, Sequence[tuple[int, Sequence[str]]]]:
    """Leave out columns in which nothing is said at all; cut rows after the first cell too many."""
    empty = {column for column, cell in enumerate(header) if not cell.strip()}
    for _number, cells in rows if empty else ():
        empty -= {column for column in empty if column < len(cells) and cells[column].strip()}
    width = len(header) + 1
    if not empty:
        return header, number, [(row, cells[:width]) for row, cells in rows]
    kept = [column for column in range(width) if column not in empty]
    left = [(row, [cells[column] for column in kept if column < len(cells)]) for row, cells in rows]
    return [header[column] for column in kept[:-1]], number, left
