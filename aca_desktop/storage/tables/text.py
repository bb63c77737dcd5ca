"""A table read from text (RFC 4180 with any of three separators) that a stranger made, in any usual encoding."""

import csv
import io
import math
import re
from collections import Counter
from collections.abc import Iterator

from aca_desktop.domain.values.problems import Problem
from aca_desktop.storage.tables.encodings import decoded, guessed_encoding
from aca_desktop.storage.tables.table import MAX_BYTES, MAX_RECORD, Numbered, Shape, Table, TooLong, framed

DELIMITERS = ",;\t"
_LOOKED_AT = 20
_SEPARATOR = re.compile("sep=.[\r\n]", re.IGNORECASE)


class _Lines:
    """Hands lines to the csv module, without a copy of all, and stops where one row becomes absurdly long."""

    def __init__(self, text: str) -> None:
        self._text = io.StringIO(text, newline="")
        self._read = 0
        self._length = 0
        self.row_begins = 1

    def __iter__(self) -> Iterator[str]:
        while line := self._text.readline(MAX_RECORD + 1):
            self._read += 1
            self._length += len(line)
            if self._length > MAX_RECORD:
                raise TooLong
            yield line

    def next_row(self) -> None:
        """Begin to count the next row."""
        self.row_begins = self._read + 1
        self._length = 0


def read_text(data: bytes, shape: Shape) -> Table | Problem:
    """Return the table in these bytes, or why it is not read.

    What `shape` leaves open is guessed: the encoding, and which of comma, semicolon and tab parts the cells.
    Codes: `csv-too-large`, `csv-not-utf-8`, `csv-other-encoding`, `csv-nul`, `csv-malformed` (quotation marks),
    `csv-row-too-long`, `csv-too-many-rows`, `csv-too-many-columns`, `csv-empty`.
    """
    if len(data) > MAX_BYTES:
        return Problem("file", "csv-too-large", {"limit": MAX_BYTES})
    encoding = shape.encoding or guessed_encoding(data)
    if encoding is None:
        return Problem("file", "csv-not-utf-8", {"line": _undecodable_line(data)})
    try:
        text = decoded(data, encoding)
    except UnicodeDecodeError:
        return Problem("file", "csv-other-encoding", {"encoding": encoding})
    if (nul := text.find("\0")) >= 0:
        return Problem("file", "csv-nul", {"line": text.count("\n", 0, nul) + 1})
    lines = _Lines(text)
    delimiter = shape.delimiter or _delimiter(text)
    try:
        rows = _numbered(lines, csv.reader(lines, delimiter=delimiter, strict=True))
        return framed(rows, Shape(None, encoding, delimiter, shape.header_row))
    except csv.Error:
        return Problem("file", "csv-malformed", {"line": lines.row_begins})
    except TooLong:
        return Problem("file", "csv-row-too-long", {"line": lines.row_begins, "limit": MAX_RECORD})


def _numbered(lines: _Lines, records: Iterator[list[str]]) -> Iterator[Numbered]:
    for number, cells in enumerate(records, 1):
        lines.next_row()
        if number > 1 or "".join(cells[:1]).lower() != "sep=":
            yield number, cells


def _delimiter(text: str) -> str:
    """Return what parts the cells: as declared (`sep=;`), else what makes the first rows equally long."""
    begin = text[: 2 * MAX_RECORD]
    if _SEPARATOR.match(begin) and begin[4] in DELIMITERS:
        return begin[4]
    return max(DELIMITERS, key=lambda one: (_evenness(begin, one), begin.count(one)))


def _evenness(begin: str, delimiter: str) -> float:
    """Return how even the rows at the beginning are by this separator; less if it breaks quotations."""
    lengths: Counter[int] = Counter()
    head = 0
    broken = 0.0
    try:
        for cells in csv.reader(io.StringIO(begin, newline=""), delimiter=delimiter, strict=True):
            if any(cell.strip() for cell in cells):
                lengths[len(cells)] += 1
                head = head or len(cells)
            if lengths.total() == _LOOKED_AT:
                break
    except csv.Error:
        broken = 0.5
        if not lengths:
            lengths[begin.partition("\n")[0].count(delimiter) + 1] = 1
    length, times = max(lengths.items(), key=lambda one: (one[1], one[0]), default=(1, 1))
    even = times / lengths.total() * math.log2(length) if length > 1 else 0
    return (even if head == length else even / 2) - broken


def _undecodable_line(data: bytes) -> int:
    """Return the line of the first byte that is no UTF-8."""
    for number, line in enumerate(io.BytesIO(data), 1):
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            return number
    raise AssertionError("some line was not UTF-8")
