"""A table read from a workbook: XLSX, XLS or ODS, in whatever process its caller chose for it.

Two small files make calamine abort its process, which no exception catches. So this is called in a process of its
own with a memory limit. Only values are read, as they were saved: no macro, link or formula is followed.
"""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta

from lxml import etree
from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from aca_desktop.domain.values.problems import Problem
from aca_desktop.storage.tables.table import (
    COMPOUND,
    MAX_COLUMNS,
    MAX_RECORD,
    MAX_ROWS,
    ZIP,
    Numbered,
    Shape,
    Table,
    TooLong,
    framed,
)

MAX_UNPACKED = 2**30
_MAX_PARTS = 10_000
_CHUNK = 2**20
_CARRIED = 2000
"""Bytes at a chunk's end that are looked at again, since a cell may begin in them."""

_FAR_ROW = re.compile(rb'<c r="[A-Z]+[0-9]{7,}"[^>]*[^>/]>')
_FAR_COLUMN = re.compile(rb'<c r="[A-Z]{3,}[0-9]+"[^>]*[^>/]>')
_ERROR = re.compile(
    rb'<c r="([A-Z]+)([0-9]+)"[^>]*? t="e"[^>]*>'
    rb"(?:<f[^>]*/>|<f[^>]*>[^<]*</f>)?<v>(#[A-Z0-9/!?]{2,12})</v>"
)
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SHEETS = "xl/worksheets/"
_OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

type Errors = Mapping[tuple[int, int], str]
"""Error cells by row and column, counted from 1."""


def read_workbook(data: bytes, shape: Shape) -> Table | Problem:
    """Return the table in a sheet (the first that is seen, unless one is chosen), or why it is not read.

    Codes: `workbook-encrypted`, `workbook-damaged`, `workbook-too-large`, `workbook-unknown-sheet`, and those of
    `framed`.
    """
    if data.startswith(COMPOUND) and _ENCRYPTED in data:
        return Problem("file", "workbook-encrypted")
    errors: Mapping[str, Errors] = {}
    try:
        if data.startswith(ZIP):
            scanned = _scanned(data)
            if isinstance(scanned, Problem):
                return scanned
            errors = scanned
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            return _table(book, errors, shape)
    except PasswordError:
        return Problem("file", "workbook-encrypted")
    except TooLong as error:
        return Problem("file", "csv-row-too-long", {"line": error.args[0], "limit": MAX_RECORD})
    except (CalamineError, zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, LookupError, ValueError):
        return Problem("file", "workbook-damaged")
    except (OSError, NotImplementedError, RuntimeError):  # what zipfile says of packings that it doesn't know
        return Problem("file", "workbook-damaged")


def _table(book: CalamineWorkbook, errors: Mapping[str, Errors], shape: Shape) -> Table | Problem:
    every = [one for one in book.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
    names = [one.name for one in every if one.visible == SheetVisibleEnum.Visible] or [one.name for one in every]
    if shape.sheet is not None and shape.sheet not in book.sheet_names:
        return Problem("file", "workbook-unknown-sheet", {"sheet": shape.sheet[:80], "sheets": names})
    found: Table | Problem = Problem("file", "csv-empty")
    for name in names if shape.sheet is None else [shape.sheet]:
        sheet = book.get_sheet_by_name(name)
        rows = _rows(sheet, errors.get(name, {}))
        found = framed(rows, Shape(name, header_row=shape.header_row), _spans(sheet))
        if isinstance(found, Table):
            return Table(found.header, found.header_row, found.rows, found.shape, names)
        if found.code != "csv-empty":
            break
    return found


def _rows(sheet: CalamineSheet, errors: Errors) -> Iterator[Numbered]:
    if sheet.start is None:
        return
    before = [""] * sheet.start[1]
    wrong = {row for row, _column in errors}
    for number, cells in enumerate(sheet.to_python(skip_empty_area=True), sheet.start[0] + 1):
        row = [*before, *map(_text, cells)]
        if number in wrong:
            row = [errors.get((number, column), cell) for column, cell in enumerate(row, 1)]
        if sum(map(len, row)) > MAX_RECORD:
            raise TooLong(number)
        yield number, row


def _spans(sheet: CalamineSheet) -> list[tuple[int, int, int, int]]:
    """Return cells that are one: row, first and last column, last row; ODS does not tell."""
    return [(begin[0] + 1, begin[1] + 1, end[1] + 1, end[0] + 1) for begin, end in sheet.merged_cell_ranges or ()]


def _text(value: object) -> str:
    """Return a cell as one would type it: whole numbers without a point, days and times as ISO 8601 has them."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return value.isoformat(" ") if value.time() != time() else value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value) if isinstance(value, int | timedelta) else ""


def _scanned(data: bytes) -> Mapping[str, Errors] | Problem:
    """Return a workbook's error cells by sheet, which calamine reads as empty, or why it must not be unpacked.

    Too much in it, and cells so far out that all before them would fill memory, are seen before anything is read.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        parts = packed.infolist()
        if len(parts) > _MAX_PARTS or sum(one.file_size for one in parts) > MAX_UNPACKED:
            return Problem("file", "workbook-too-large")
        found: dict[str, Errors] = {}
        for one in parts:
            if one.filename.startswith(_SHEETS) and one.filename.endswith(".xml"):
                errors = _scanned_sheet(packed, one)
                if isinstance(errors, Problem):
                    return errors
                if errors:
                    found[one.filename] = errors
        names = _sheet_names(packed) if found else {}
        return {names.get(part, ""): errors for part, errors in found.items()}


def _scanned_sheet(packed: zipfile.ZipFile, one: zipfile.ZipInfo) -> Errors | Problem:
    errors: dict[tuple[int, int], str] = {}
    before = b""
    with packed.open(one) as part:
        while chunk := part.read(_CHUNK):
            seen = before + chunk
            if _FAR_ROW.search(seen):
                return Problem("file", "csv-too-many-rows", {"limit": MAX_ROWS})
            if _FAR_COLUMN.search(seen):
                return Problem("file", "csv-too-many-columns", {"limit": MAX_COLUMNS})
            if b't="e"' in seen:
                for letters, row, word in _ERROR.findall(seen):
                    errors[int(row), _column(letters)] = word.decode("ascii")
            before = seen[-_CARRIED:]
    return errors


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _sheet_names(packed: zipfile.ZipFile) -> Mapping[str, str]:
    """Return the names of an XLSX workbook's sheets by the parts that hold them."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    links = etree.fromstring(packed.read("xl/_rels/workbook.xml.rels"), parser)
    parts = {one.get("Id"): posixpath.join("/xl", one.get("Target", "")).lstrip("/") for one in links}
    book = etree.fromstring(packed.read("xl/workbook.xml"), parser)
    return {parts.get(one.get(_OFFICE), ""): one.get("name", "") for one in book.iter("{*}sheet")}
