"""A table read from CSV (RFC 4180) that a stranger made: bounded, UTF-8, nothing guessed and nothing dropped.

It must not know what the columns mean.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aca_desktop.domain.values.problems import Problem

MAX_BYTES = 64 * 2**20
MAX_RECORD = csv.field_size_limit()
"""Characters of one row, so that none of its cells can reach the csv module's own limit for one."""

MAX_COLUMNS = 200
MAX_ROWS = 100_000

_DELIMITERS = ",;\t"
_QUOTED = re.compile('"[^"]*"')


@dataclass(frozen=True, slots=True)
class Table:
    """A header and the rows under it that say anything, each with its number as a spreadsheet counts (from 1).

    A row is as long as its last cell that says anything; one that goes beyond the header is cut after the first
    cell too many.
    """

    header: Sequence[str]
    header_row: int
    rows: Sequence[tuple[int, Sequence[str]]]


class _TooLong(Exception):
    """One row has more characters than any row of a table has."""


class _Lines:
    """Hands lines to the csv module, without a copy of all, and stops where one row becomes absurdly long."""

    def __init__(self, data: bytes) -> None:
        self._text = io.TextIOWrapper(io.BytesIO(data), "utf-8-sig", newline="")
        self._read = 0
        self._length = 0
        self.row_begins = 1

    def __iter__(self) -> Iterator[str]:
        while line := self._text.readline(MAX_RECORD + 1):
            self._read += 1
            self._length += len(line)
            if self._length > MAX_RECORD:
                raise _TooLong
            yield line

    def next_row(self) -> None:
        """Begin to count the next row."""
        self.row_begins = self._read + 1
        self._length = 0


def read_csv(data: bytes) -> Table | Problem:
    """Return the table in these bytes, or why it is not read.

    Cells are parted by comma, semicolon or tab, whichever the header's line has most; a byte order mark is passed
    over. Codes: `csv-too-large`, `csv-not-utf-8`, `csv-nul`, `csv-malformed` (quotation marks),
    `csv-row-too-long`, `csv-too-many-rows`, `csv-too-many-columns`, `csv-empty`.
    """
    if len(data) > MAX_BYTES:
        return Problem("file", "csv-too-large", {"limit": MAX_BYTES})
    if (nul := data.find(0)) >= 0:
        return Problem("file", "csv-nul", {"line": _line(data, nul)})
    lines = _Lines(data)
    try:
        return _table(lines, csv.reader(lines, delimiter=_delimiter(data), strict=True))
    except UnicodeDecodeError:
        return Problem("file", "csv-not-utf-8", {"line": _undecodable_line(data)})
    except csv.Error:
        return Problem("file", "csv-malformed", {"line": lines.row_begins})
    except _TooLong:
        return Problem("file", "csv-row-too-long", {"line": lines.row_begins, "limit": MAX_RECORD})


def _table(lines: _Lines, records: Iterator[list[str]]) -> Table | Problem:
    header: list[str] | None = None
    header_row = 0
    rows: list[tuple[int, Sequence[str]]] = []
    for number, cells in enumerate(records, 1):
        lines.next_row()
        while cells and not cells[-1].strip():
            cells.pop()
        if number > 10 * MAX_ROWS:
            return Problem("file", "csv-too-many-rows", {"limit": MAX_ROWS})
        if not cells:
            continue
        if header is None:
            header, header_row = cells, number
            if len(header) > MAX_COLUMNS:
                return Problem("file", "csv-too-many-columns", {"limit": MAX_COLUMNS})
            continue
        if len(rows) == MAX_ROWS:
            return Problem("file", "csv-too-many-rows", {"limit": MAX_ROWS})
        rows.append((number, cells[: len(header) + 1]))
    if header is None:
        return Problem("file", "csv-empty")
    return Table(header, header_row, rows)


def _delimiter(data: bytes) -> str:
    """Return what parts the cells of the first line that says anything, quoted words aside."""
    begin = data[: 2 * MAX_RECORD].decode("utf-8-sig", "ignore")
    said = (line for line in io.StringIO(begin, newline="") if line.strip(_DELIMITERS + " \r\n"))
    return max(_DELIMITERS, key=_QUOTED.sub("", next(said, begin)).count)


def _undecodable_line(data: bytes) -> int:
    """Return the line of the first byte that is no UTF-8; the reader that stumbled over it had read ahead."""
    for number, line in enumerate(io.BytesIO(data), 1):
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            return number
    raise AssertionError("some line was not UTF-8")


def _line(data: bytes, at: int) -> int:
    return data.count(b"\n", 0, at) + 1
