"""Tables for others, as the bytes of CSV and XLSX. It must not know what the columns mean.

A spreadsheet takes a cell that begins with certain characters for a formula: in a CSV such a cell gets an
apostrophe before it (OWASP, CSV Injection), in an XLSX text is written as text.
"""

import csv
import io
from collections.abc import Iterable, Sequence

type Cell = str | int | bool | None

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return a table as CSV (RFC 4180) in UTF-8 with a byte order mark, without which Excel reads no accents."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([_harmless(cell) for cell in header])
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def xlsx_bytes(name: str, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return a table as a workbook of one sheet (ISO/IEC 29500), its header bold and always in sight.

    `name` is the sheet's, cut to the 31 characters that it may have. Cells of over 32,767 characters are cut.
    """
    import xlsxwriter  # here, so that no other command waits for it

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet(_sheet_name(name))
        bold = book.add_format({"bold": True})
        sheet.freeze_panes(1, 0)
        for column, title in enumerate(header):
            sheet.write_string(0, column, title, bold)
        for number, row in enumerate(rows, 1):
            for column, cell in enumerate(row):
                if isinstance(cell, bool):
                    sheet.write_boolean(number, column, cell)
                elif isinstance(cell, int) and abs(cell) < 10**15:
                    sheet.write_number(number, column, cell)
                elif cell is not None:
                    sheet.write_string(number, column, str(cell)[:_LONGEST])
    return out.getvalue()


_LONGEST = 32_767


def _harmless(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    text = str(cell)
    return f"'{text}" if isinstance(cell, str) and text.startswith(_FORMULA) else text


def _sheet_name(name: str) -> str:
    kept = "".join(" " if one in "[]:*?/\\" else one for one in name).strip("' ")
    return kept[:31] or "1"
