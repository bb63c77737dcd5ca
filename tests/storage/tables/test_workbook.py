"""Workbooks as strangers make them: read as one would type them, and hostile ones refused without a harm."""

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

import pytest
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from aca_desktop.domain.values.problems import Problem
from aca_desktop.services.tables.reading import read_table
from aca_desktop.storage.tables import workbook
from aca_desktop.storage.tables.table import Shape, Table

XLS = Path(__file__).parents[2] / "data" / "tables" / "attendees.xls"
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"


def xlsx(*sheets: tuple[str, Callable[[Worksheet, xlsxwriter.Workbook], object]]) -> bytes:
    """Return a workbook of sheets that are filled by functions."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        for name, fill in sheets:
            fill(book.add_worksheet(name), book)
    return out.getvalue()


def of_rows(rows: Sequence[Sequence[object]], name: str = "Sheet1") -> bytes:
    """Return a workbook with one sheet of these rows."""

    def fill(sheet: Worksheet, _book: xlsxwriter.Workbook) -> None:
        for number, cells in enumerate(rows):
            sheet.write_row(number, 0, cells)

    return xlsx((name, fill))


def ods(rows: Sequence[Sequence[str]]) -> bytes:
    """Return a minimal ODS workbook."""
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
            for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {names}><office:body><office:spreadsheet>'
        f'<table:table table:name="Hoja1">{cells}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    entry = '<manifest:file-entry manifest:full-path="{}" manifest:media-type="{}"/>'
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f"{entry.format('/', ODS_TYPE)}{entry.format('content.xml', 'text/xml')}</manifest:manifest>"
    )
    return packed({"mimetype": ODS_TYPE, "content.xml": content, "META-INF/manifest.xml": manifest})


def packed(parts: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return out.getvalue()


def with_part(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return a workbook with one part changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        parts: dict[str, str | bytes] = {one: file.read(one) for one in file.namelist()}
    before = parts.get(name, b"")
    assert isinstance(before, bytes)
    return packed({**parts, name: change(before)})


def table(data: bytes, shape: Shape | None = None) -> Table:
    read = read_table(data, shape)
    assert isinstance(read, Table), read
    return read


def refusal(data: bytes, shape: Shape | None = None) -> str:
    read = read_table(data, shape)
    assert isinstance(read, Problem)
    return read.code


ROWS = [["Nombre", "Sector", "País"], ["Año", "Salud", "México"], ["日本", "文化", "JP"]]
READ = Table(ROWS[0], 1, [(2, ROWS[1]), (3, ROWS[2])])


@pytest.mark.parametrize("data", [of_rows(ROWS), ods(ROWS)], ids=["xlsx", "ods"])
def test_every_kind_says_the_same(data: bytes) -> None:
    assert table(data) == READ


def test_a_file_of_old_excel() -> None:
    assert table(XLS.read_bytes()) == Table(
        ["Nombre de la organización", "Sector", "País", "Joined"],
        1,
        [(2, ["Panadería Ejemplo", "Empresas", "México", "2026-02-03"])],
    )


def test_cells_are_read_as_one_would_type_them() -> None:
    def fill(sheet: Worksheet, book: xlsxwriter.Workbook) -> None:
        sheet.write_row(0, 0, ["whole", "part", "day", "time", "yes", "error", "formula", "empty"])
        day, moment = (
            book.add_format({"num_format": "dd/mm/yyyy"}),
            book.add_format({"num_format": "dd/mm/yy hh:mm"}),
        )
        sheet.write(1, 0, 14039)
        sheet.write(1, 1, 0.25)
        sheet.write_datetime(1, 2, datetime(2026, 5, 12), day)  # noqa: DTZ001 (workbooks know no zones)
        sheet.write_datetime(1, 3, datetime(2026, 5, 12, 9, 30), moment)  # noqa: DTZ001
        sheet.write_boolean(1, 4, True)
        sheet.write_formula(1, 5, "=1/0", None, "#DIV/0!")
        sheet.write_formula(1, 6, "=A2&A2", None, "kept")
        sheet.write(2, 7, "x")

    (first, _second) = table(xlsx(("One", fill))).rows
    assert first == (2, ["14039", "0.25", "2026-05-12", "2026-05-12 09:30:00", "yes", "#DIV/0!", "kept"])


def test_the_first_sheet_that_is_seen_and_holds_something() -> None:
    def of(*cells: str) -> Callable[[Worksheet, xlsxwriter.Workbook], object]:
        return lambda sheet, _book: sheet.write_row(0, 0, cells)

    def hidden(sheet: Worksheet, _book: xlsxwriter.Workbook) -> None:
        sheet.write(0, 0, "secret")
        sheet.hide()

    data = xlsx(("Empty", of()), ("Hidden", hidden), ("People", of("name")), ("Other", of("place")))
    read = table(data)
    assert (read.header, read.shape.sheet, read.sheets) == (["name"], "People", ["Empty", "People", "Other"])
    assert table(data, Shape(sheet="Other")).header == ["place"]
    assert refusal(data, Shape(sheet="Nowhere")) == "workbook-unknown-sheet"
    assert refusal(data, Shape(sheet="Empty")) == "csv-empty"


def test_a_title_and_a_head_of_two_lines() -> None:
    def fill(sheet: Worksheet, _book: xlsxwriter.Workbook) -> None:
        sheet.merge_range(0, 0, 0, 3, "Asistentes al foro")
        sheet.merge_range(2, 0, 3, 0, "Organización")
        sheet.merge_range(2, 1, 2, 2, "Contacto")
        sheet.write_row(3, 1, ["Nombre", "Correo"])
        sheet.write(2, 3, "País")
        for row in range(4, 8):
            sheet.write_row(row, 0, [f"Empresa {row}", "Luz", "luz@ejemplo.mx", "MX"])

    read = table(xlsx(("One", fill)))
    assert (read.header, read.header_row) == (["Organización", "Contacto Nombre", "Contacto Correo", "País"], 3)
    assert [number for number, _cells in read.rows] == [5, 6, 7, 8]


def test_columns_with_nothing_in_them_are_left_out() -> None:
    assert table(of_rows([["name", "", "sector", "", ""], ["A", "", "x"], ["B", "", "", "", "y"]])) == Table(
        ["name", "sector"], 1, [(2, ["A", "x"]), (3, ["B", "", ""])]
    )


CELL = '<c r="{}" t="inlineStr"><is><t>{}</t></is></c>'


def far(cell: str) -> bytes:
    row = cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    extra = f'<row r="{row}">{CELL.format(cell, "x")}</row></sheetData>'.encode()
    return with_part(
        of_rows([["name"]]), "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b"</sheetData>", extra)
    )


def test_cells_so_far_out_that_they_would_fill_memory() -> None:
    assert refusal(far("XFD1048576")) == "csv-too-many-rows"
    assert refusal(far("XFD2")) == "csv-too-many-columns"
    assert refusal(far("ZZ900000")) == "workbook-unreadable", "15 GB: only the other process's limit holds it back"


def test_ten_thousand_columns() -> None:
    assert refusal(of_rows([[f"c{number}" for number in range(10_000)], ["x"]])) == "csv-too-many-columns"


def test_a_cell_without_end_and_one_that_is_repeated() -> None:
    def strings(xml: bytes) -> bytes:
        return xml.replace(b"<t>LONG</t>", b"<t>" + b"x" * 10_000_000 + b"</t>")

    long = with_part(of_rows([["name", "LONG"], ["A", "B"]]), "xl/sharedStrings.xml", strings)
    assert refusal(long) == "csv-row-too-long"
    many = with_part(of_rows([["name"], *[["LONG"]] * 5000]), "xl/sharedStrings.xml", strings)
    assert refusal(many) in ("workbook-unreadable", "csv-row-too-long")


def test_a_bomb_is_seen_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    data = with_part(of_rows(ROWS), "xl/media/image1.png", lambda _nothing: bytes(200_000_000))
    assert len(data) < 1_000_000
    assert table(data) == READ
    monkeypatch.setattr(workbook, "MAX_UNPACKED", 100_000_000)
    assert workbook.read_workbook(data, Shape()) == Problem("file", "workbook-too-large")


def test_what_is_damaged_encrypted_or_something_else() -> None:
    whole = of_rows(ROWS)
    assert refusal(b"PK\x03\x04" + bytes(26) + b"[Content_Types].xml") == "workbook-damaged"
    assert refusal(whole[: len(whole) // 2]) == "workbook-damaged"
    assert refusal(packed({"word/document.xml": "<w/>"})) == "workbook-damaged"
    assert refusal(XLS.read_bytes()[:1000]) == "workbook-damaged"
    encrypted = Path(__file__).parents[2] / "data" / "tables" / "encrypted.xlsx"
    assert refusal(encrypted.read_bytes()) == "workbook-encrypted"


def test_macros_and_links_are_not_followed() -> None:
    data = with_part(of_rows(ROWS), "xl/vbaProject.bin", lambda _nothing: b"\xd0\xcf\x11\xe0" + bytes(500))
    link = b'<externalLink xmlns="x"><externalBook r:id="rId1" xmlns:r="y"/></externalLink>'
    assert table(with_part(data, "xl/externalLinks/externalLink1.xml", lambda _nothing: link)) == READ


def test_an_unpatient_asker_ends_the_other_process() -> None:
    class Stopped(Exception):
        pass

    def stop(_done: int, _of: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        read_table(of_rows([["name"], *([f"A{number}"] for number in range(60_000))]), None, stop)
