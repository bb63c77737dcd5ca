"""Lists for others by the command line: complete ones and public ones, harmless in a spreadsheet."""

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest

from tests.cli.laptop import Laptop
from tests.privacy import is_private

FORMULA = '=HYPERLINK("http://x.example";"Press me")'


@pytest.fixture
def listed(table: Laptop) -> Laptop:
    """One has signed and may be named with its signer, one is named like a formula, one has not signed."""
    organisation = {"name": "Panadería", "sector": "business", "country": "MX", "place": "iso3166-2:MX-JAL"}
    table.ok("sign", table.file, table.record(organisation=organisation), "--out", table.folder)
    consents = {"publish-organisation": True, "publish-signer": False, "contact": False}
    organisation = {"name": FORMULA, "sector": "business", "country": "MX"}
    table.ok("sign", table.file, table.record(organisation=organisation, consents=consents), "--out", table.folder)
    fields = ("names.es=Museo", "sector=culture", "country=MX", "contacts.press=Luz <luz@museo.example>")
    table.ok("organisations", "add", table.file, *fields)
    return table


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def test_a_public_list_has_who_may_be_named_and_no_more(listed: Laptop) -> None:
    path = listed.folder / "list.csv"
    assert listed.ok("export", listed.file, "--to", path, "--public") == {
        "path": str(path),
        "rows": 2,
        "unnamed": 0,
    }
    found = {row["names.es"]: row for row in rows(path)}
    assert set(found) == {"Panadería", f"'{FORMULA}"}
    bakery = found["Panadería"]
    assert (bakery["signer"], bakery["title"], bakery["place_name"]) == ("María Zúñiga", "Rectora", "Jalisco")
    assert found[f"'{FORMULA}"]["signer"] == ""
    text = path.read_text("utf-8-sig")
    assert "museo.example" not in text
    assert "maria@ejemplo.mx" not in text
    assert "id" not in bakery


def test_a_complete_list_can_be_read_again(listed: Laptop) -> None:
    path = listed.folder / "list.json"
    assert listed.ok("export", listed.file, "--to", path)["rows"] == 3
    document = json.loads(path.read_bytes())
    by_name = {row["names.es"]: row for row in document["organisations"]}
    assert by_name[FORMULA]["status"] == "signed"
    assert by_name["Museo"]["status"] == "expected"
    assert by_name["Museo"]["contacts.press"] == {"name": "Luz", "email": "luz@museo.example"}
    assert is_private(path)


def test_a_workbook_holds_text_as_text(listed: Laptop) -> None:
    path = listed.folder / "list.xlsx"
    listed.ok("export", listed.file, "--to", path, "--public")
    with zipfile.ZipFile(path) as book:
        assert book.testzip() is None
        sheet = book.read("xl/worksheets/sheet1.xml").decode("utf-8")
        strings = book.read("xl/sharedStrings.xml").decode("utf-8")
    assert "<f>" not in sheet
    assert "=HYPERLINK" in strings
    assert "Panadería" in strings


def test_a_list_is_never_written_over_another_nor_as_what_nobody_knows(listed: Laptop) -> None:
    path = listed.folder / "list.csv"
    path.write_text("mine", encoding="utf-8")
    assert listed.refused("export", listed.file, "--to", path)["code"] == "file-exists"
    assert path.read_text("utf-8") == "mine"
    assert listed.refused("export", listed.file, "--to", listed.folder / "a.doc", code=2)["code"] == "not-a-choice"


def test_who_may_not_be_named_is_left_out_and_counted(listed: Laptop) -> None:
    said = listed.call("export", listed.file, "--to", listed.folder / "list.csv", "--public").out
    assert "2 organisations" in said
