"""Texts as Excel, forms and old programs write them: each in its own encoding, read alike."""

import pytest

from aca_desktop.domain.values.problems import Problem
from aca_desktop.storage.tables.encodings import guessed_encoding
from aca_desktop.storage.tables.table import Shape, Table
from aca_desktop.storage.tables.text import read_text

SPANISH = [["Organización", "Municipio"], ["Panadería Niño", "Cuautitlán"], ["Fundación Año “Uno”", "Ñuñoa"]]
JAPANESE = [
    ["団体名", "分野"],
    ["さくら環境ネットワーク", "環境"],
    ["東京都気候連合", "自治体"],
    ["ﾔﾏﾀﾞ商店", "企業"],
]
SHORT = [["Nombre", "País"], ["Café", "MX"]]


def read(data: bytes, shape: Shape | None = None) -> Table:
    found = read_text(data, shape or Shape())
    assert isinstance(found, Table), found
    return found


def written(rows: list[list[str]], delimiter: str = ",") -> str:
    return "".join(delimiter.join(cells) + "\r\n" for cells in rows)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("rows", [SPANISH, SHORT])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_spanish(rows: list[list[str]], encoding: str, delimiter: str) -> None:
    found = read(written(rows, delimiter).encode(encoding))
    assert [found.header, *(cells for _number, cells in found.rows)] == rows


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932", "euc_jp", "iso2022_jp_ext"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_japanese(encoding: str, delimiter: str) -> None:
    rows = JAPANESE[:3] if encoding.startswith("iso2022") else JAPANESE
    found = read(written(rows, delimiter).encode(encoding))
    assert [found.header, *(cells for _number, cells in found.rows)] == rows


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Nombre,Sector\nJosé,Salud\n", "cp1252"),
        ("Nombre,Sector\nJOSÉ NUÑEZ,EDUCACIÓN\n", "cp1252"),
        ("名称,国\n山田,日本\n", "cp932"),
        ("名称,国\n山田,日本\n", "euc_jp"),
        ("Nombre,Sector\nJosé Núñez,Educación\nMartín Peña,Fundación\n", "mac_roman"),
        ("Nombre,Sector\nJosé Núñez,Educación\nMartín Peña,Fundación\n", "cp850"),
    ],
)
def test_few_letters_are_enough(text: str, encoding: str) -> None:
    assert guessed_encoding(text.encode(encoding)) == encoding


def test_what_one_chooses_goes_before_what_is_guessed() -> None:
    data = "Nombre,País\nCafé,MX\n".encode("mac_roman")
    assert read(data, Shape(encoding="mac_roman")).rows == [(2, ["Café", "MX"])]
    assert read_text(data, Shape(encoding="utf-8")) == Problem("file", "csv-other-encoding", {"encoding": "utf-8"})
    assert read(b"a;b,c\n1;2,3\n", Shape(delimiter=";")).header == ["a", "b,c"]


def test_what_was_found_is_told() -> None:
    assert read("a;Año\n1;2\n".encode("cp1252")).shape == Shape(None, "cp1252", ";", 1)


@pytest.mark.parametrize("declared", [";", ",", "\t"])
def test_a_declared_separator(declared: str) -> None:
    text = f"sep={declared}\r\nname{declared}notes\r\nA{declared}b, c; d\r\n"
    if declared != "\t":
        text = text.replace("b, c; d", '"b, c; d"')
    found = read(text.encode())
    assert (found.header, found.rows) == (["name", "notes"], [(3, ["A", "b, c; d"])])


def test_a_comma_in_every_cell_parts_nothing() -> None:
    rows = [["Nombre", "Dirección", "Notas"], *(["Luz, A. C.", "Calle 5, Centro", "x, y"] for _ in range(5))]
    assert read(written(rows, ";").encode()).header == rows[0]


def test_a_title_above_the_head_is_passed_over() -> None:
    text = "Lista de asistentes,,,\n\nNombre,Sector,País,Notas\nA,Salud,MX,\nB,Salud,MX,x\n"
    found = read(text.encode())
    assert (found.header_row, found.header) == (3, ["Nombre", "Sector", "País", "Notas"])
    assert read(text.encode(), Shape(header_row=1)).header == ["Lista de asistentes"]
