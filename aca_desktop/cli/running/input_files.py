"""Files that are handed in from outside, read within bounds: never waited for, never more than was meant."""

import sys
from pathlib import Path

from aca_desktop.domain.journal.strict_json import MAX_BYTES, Foreign, read_json
from aca_desktop.domain.values.problems import Problem, Refused
from aca_desktop.errors import AcaError
from aca_desktop.files import open_ordinary, world_trouble
from aca_desktop.services.tables.reading import LARGEST_TABLE, Shape, Table, read_or_refuse

STDIN = Path("-")
"""Stands for standard input, where a file is read."""


def read(path: Path, limit: int) -> bytes:
    """Return a file's first `limit` bytes, all of it if it is shorter; `-` is standard input.

    Raise AcaError `not-found`, `not-a-file` (a folder, a pipe, a device) or `cannot-read`.
    """
    if path == STDIN:
        return b"" if sys.stdin is None else sys.stdin.buffer.read(limit)
    with open_ordinary(path) as file, world_trouble("cannot-read", path):
        return file.read(limit)


def read_table(path: Path, sheet: str | None, encoding: str | None) -> Table:
    """Return the table in a workbook or text; raise Refused with why it cannot be read."""
    return read_or_refuse(read(path, LARGEST_TABLE + 1), Shape(sheet, encoding))


def read_text(path: Path, limit: int) -> str:
    """Return a text file's UTF-8; raise AcaError `too-large` (limit in bytes) or `not-utf-8` too."""
    data = read(path, limit + 1)
    if len(data) > limit:
        raise AcaError("too-large", path=str(path), limit=limit)
    return decoded(data, str(path))


def read_json_file(path: Path) -> Foreign:
    """Return what a JSON file says; raise Refused with why it cannot be read."""
    value = read_json(read(path, MAX_BYTES + 1), str(path))
    if isinstance(value, Problem):
        raise Refused([value])
    return value


def decoded(data: bytes, path: str) -> str:
    """Return bytes as UTF-8, a byte order mark passed over."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise AcaError("not-utf-8", path=path, byte=error.start) from error
