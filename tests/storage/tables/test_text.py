"""Tables in CSV as strangers make them: what is read alike, and what is refused calmly."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aca_desktop.domain.values.problems import Problem
from aca_desktop.storage.tables import table as tables
from aca_desktop.storage.tables.table import MAX_BYTES, MAX_COLUMNS, MAX_RECORD, MAX_ROWS, Shape, Table
from aca_desktop.storage.tables.text import read_text


def table(data: bytes) -> Table:
    read = read_text(data, Shape())
    assert isinstance(read, Table), read
    return read


def refusal(data: bytes) -> tuple[str, dict[str, object]]:
    read = read_text(data, Shape())
    assert isinstance(read, Problem)
    return read.code, dict(read.facts)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_every_usual_form_says_the_same(delimiter: str, end: str, mark: bytes) -> None:
    text = end.join(
        delimiter.join(cells) for cells in (("name", "sector"), ("Año", "culture"), ("日本", "health"))
    )
    assert table(mark + text.encode()) == Table(
        ["name", "sector"], 1, [(2, ["Año", "culture"]), (3, ["日本", "health"])]
    )


def test_rows_have_a_spreadsheets_numbers() -> None:
    data = b'\n,,\nname,notes\n\n"A","two\nlines"\n , \nB\nC,,,\n'
    assert table(data) == Table(["name", "notes"], 3, [(5, ["A", "two\nlines"]), (7, ["B"]), (8, ["C"])])


def test_other_delimiters_within_quotation_marks_are_text() -> None:
    assert table(b'a;"b, c, d, e";f\n"x;y";"say ""z""";\n').rows == [(2, ["x;y", 'say "z"'])]


def test_a_cell_too_many_is_left_to_see_and_no_more() -> None:
    assert table(b"a,b\n1,2,3,4,5\n").rows == [(2, ["1", "2", "3"])]


@pytest.mark.parametrize(
    ("data", "code", "facts"),
    [
        (b"", "csv-empty", {}),
        (b"\xef\xbb\xbf\n ;;\n", "csv-empty", {}),
        ("name\nAño, ñu, é\n".encode() + b"\xd1o\n", "csv-not-utf-8", {"line": 3}),
        (b"name\nA\nB\0\n", "csv-nul", {"line": 3}),
        (b'name,notes\nA,x\nB,"open\nC,y\n', "csv-malformed", {"line": 3}),
        (b'name\n"A"B\n', "csv-malformed", {"line": 2}),
    ],
)
def test_what_is_no_table_is_refused_where_it_goes_wrong(data: bytes, code: str, facts: dict[str, int]) -> None:
    assert refusal(data) == (code, facts)


@pytest.mark.parametrize(
    "row",
    [b"x" * (MAX_RECORD + 1), b"," * (MAX_RECORD + 1), b'"\n",' * MAX_RECORD, b'"' + b"line\n" * MAX_RECORD],
    ids=["one cell", "many cells", "many cells of lines", "an open quotation mark"],
)
def test_a_row_without_end_is_refused_where_it_begins(row: bytes) -> None:
    assert refusal(b"name,notes\nA,x\n" + row) == ("csv-row-too-long", {"line": 3, "limit": MAX_RECORD})


def test_the_longest_cell_is_read() -> None:
    assert len(table(b"a\n" + b"x" * (MAX_RECORD - 1) + b"\n").rows[0][1][0]) == MAX_RECORD - 1


def test_too_many_bytes() -> None:
    assert refusal(b"n\n" * (MAX_BYTES // 2) + b"\n") == ("csv-too-large", {"limit": MAX_BYTES})


def test_a_million_columns() -> None:
    assert refusal(b"a," * 1_000_000) == ("csv-row-too-long", {"line": 1, "limit": MAX_RECORD})
    heads = ",".join(f"c{number}" for number in range(MAX_COLUMNS + 1))
    assert refusal(heads.encode()) == ("csv-too-many-columns", {"limit": MAX_COLUMNS})
    assert len(table(heads.rpartition(",")[0].encode()).header) == MAX_COLUMNS


def test_too_many_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MAX_ROWS", 3)
    assert MAX_ROWS >= 10_000
    assert refusal(b"n\n1\n2\n\n3\n4\n") == ("csv-too-many-rows", {"limit": 3})
    assert len(table(b"n\n1\n2\n\n3\n").rows) == 3
    assert refusal(b"n\n" + b"\n" * 30) == ("csv-too-many-rows", {"limit": 3})
    assert len(table(b"n\n" + b"\n" * 29).rows) == 0


CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)


@given(
    st.integers(1, 4).flatmap(lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=6)),
    st.sampled_from(",;\t"),
)
def test_what_was_written_is_read_again(rows: list[list[str]], delimiter: str) -> None:
    header = ["a", "b", "c", "d"][: len(rows[0]) if rows else 1]
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writerows([header, *rows])
    read = table(out.getvalue().encode())
    assert read.header == header
    told = {number: [*cells, *[""] * (len(header) - len(cells))] for number, cells in read.rows}
    for number, cells in enumerate(rows, 2):
        if any(cell.strip() for cell in cells):
            assert [cell if cell.strip() else "" for cell in told.pop(number)] == [
                cell if cell.strip() else "" for cell in cells
            ]
    assert told == {}
