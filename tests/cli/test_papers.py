"""Joint declaration, certificate, draft, sheet and card by the command line."""

from pathlib import Path
from typing import Any

import pytest

import aca_desktop.ui as ui_package
from aca_desktop.documents.guide import BUTTONS
from tests.cli.laptop import TEXT, Laptop
from tests.documents.reading import call


def signed(table: Laptop, name: str = "Panadería Ejemplo", **organisation: str) -> Any:
    """Sign for an organisation of that name, or for the one of an id."""
    whose = organisation or {"name": name, "sector": "business", "country": "MX"}
    return table.ok("sign", table.file, table.record(organisation=whose), "--out", table.folder / "signed")


def read(path: Path | str) -> str:
    return " ".join(call("pdftotext", path, "-").split())


def test_a_joint_declaration_holds_who_signed(table: Laptop) -> None:
    signed(table)
    out = table.folder / "joint.pdf"
    told = table.ok("pdf", "joint", table.file, "--out", out)
    assert told == {"paths": [str(out)], "data": []}
    assert "Panadería Ejemplo" in read(out)
    assert table.ok("verify", out, "--workspace", table.file)["results"][0]["reasons"] == []
    again = table.folder / "again.pdf"
    table.ok("pdf", "joint", table.file, "--version", "1", "--without-ink", "--out", again)
    assert again.stat().st_size < out.stat().st_size
    refused = table.refused("pdf", "joint", table.file, "--version", "7", "--out", table.folder / "no.pdf")
    assert refused["code"] == "unknown-declaration"


def test_the_order_of_names_is_set_with_the_declaration(laptop: Laptop) -> None:
    laptop.found()
    text = laptop.folder / "texto.md"
    text.write_text(TEXT, encoding="utf-8")
    one = ("declarations", "add", laptop.file, text, "--language", "es", "--title", "Uno", "--order", "name")
    id_ = laptop.ok(*one)["declaration"]
    laptop.ok("declarations", "publish", laptop.file, "--version", "1", "--declaration", id_)
    for name in ("Zapatería", "Ábaco", "Ñandú", "Nube"):
        signed(laptop, name)
    out = laptop.folder / "joint.pdf"
    laptop.ok("pdf", "joint", laptop.file, "--out", out)
    said = read(out)
    places = [said.index(name) for name in ("Ábaco", "Nube", "Ñandú", "Zapatería")]
    assert places == sorted(places)
    assert laptop.refused(*one[:-1], "size", code=2)["code"]


def test_nobody_has_signed_yet(table: Laptop) -> None:
    refused = table.refused("pdf", "joint", table.file, "--out", table.folder / "no.pdf")
    assert refused["code"] == "no-signatories"


def test_a_certificate_is_for_signatures_in_force(table: Laptop) -> None:
    done = signed(table)
    out = ("--out", table.folder / "papers")
    certificate = ("pdf", "certificate", table.file, *out)
    told = table.ok(*certificate, "--organisation", done["organisation"], "--issuer", "Sofía Muestra")
    (path,) = told["paths"]
    for words in ("Constancia de participación".upper(), "Panadería Ejemplo", "Sofía Muestra"):
        assert words in read(path)
    assert table.ok(*certificate, "--signature", done["signature"])["paths"] != [path]
    table.ok("withdraw", table.file, done["signature"])
    assert table.refused(*certificate, "--signature", done["signature"])["code"] == "not-certifiable"
    assert table.refused(*certificate, "--organisation", done["organisation"])["code"] == "no-signature"
    assert table.refused(*certificate, code=2)["code"] == "one-of"


def test_a_declaration_in_two_languages(laptop: Laptop) -> None:
    laptop.found(languages=("es", "en"))
    english = laptop.folder / "text.md"
    english.write_text(TEXT, encoding="utf-8")
    both = (english, english, "--language", "es", "--title", "Juntos", "--language", "en", "--title", "Together")
    laptop.ok("declarations", "add", laptop.file, *both)
    laptop.ok("declarations", "publish", laptop.file, "--version", "1")
    done = signed(laptop)
    out = laptop.folder / "both.pdf"
    paper = ("pdf", "declaration", laptop.file, "--signature", done["signature"])
    laptop.ok(*paper, "--beside", "en", "--out", out)
    assert "español / English" in read(out)
    assert laptop.refused(*paper, "--beside", "ja", "--out", out)["code"] == "language-not-of-declaration"


def test_a_draft_is_not_sealed(laptop: Laptop) -> None:
    laptop.found(languages=("es",))
    text = laptop.folder / "texto.md"
    text.write_text(TEXT, encoding="utf-8")
    laptop.ok("declarations", "add", laptop.file, text, "--language", "es", "--title", "Uno")
    out = laptop.folder / "draft.pdf"
    laptop.ok("pdf", "draft", laptop.file, "--out", out)
    assert "BORRADOR" in read(out)
    assert laptop.call("verify", out, "--json").data["results"][0]["reasons"] == ["no-seal"]


def test_a_sheet_has_rows_for_those_expected_and_for_anybody(table: Laptop) -> None:
    fields = ("names.es=Por firmar", "sector=business", "country=MX")
    id_ = table.ok("organisations", "add", table.file, *fields)["organisation"]
    one, two = table.folder / "one.pdf", table.folder / "two.pdf"
    table.ok("pdf", "sheet", table.file, "--all", "--blank", "2", "--out", one)
    assert "Por firmar" in read(one)
    assert read(one).count("publicar esta firma") == 3
    table.ok("pdf", "sheet", table.file, "--organisation", id_, "--out", two)
    assert read(two).count("publicar esta firma") == 1
    codes = {word for word in read(one).split() if word.startswith("GDL-")}
    assert {word for word in read(two).split() if word.startswith("GDL-")} < codes
    assert len(codes) == 3
    signed(table, id=id_)
    refused = table.refused("pdf", "sheet", table.file, "--all", "--out", table.folder / "three.pdf")
    assert refused["code"] == "no-rows"


@pytest.mark.parametrize(("language", "words"), [("es", "Firme aquí"), ("ja", "署名はこちら")])
def test_cards_one_a_table(table: Laptop, language: str, words: str) -> None:
    out = table.folder / "cards.pdf"
    table.ok(
        *("pdf", "card", table.file, "--table", "3", "--table", "4", "--language", language, "--beside", "en"),
        *("--out", out),
    )
    assert read(out).count(words) == 4
    assert "Pages: 2" in " ".join(call("pdfinfo", out).split())
    refused = table.refused("pdf", "card", table.file, "--table", "a\nb", "--out", table.folder / "x.pdf")
    assert refused["code"] == "refused"


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "choose “End the day”"), ("es", "elija “Terminar la jornada”"), ("ja", "「受付を終了」")],
)
def test_a_guide_for_volunteers_is_one_page(table: Laptop, language: str, words: str) -> None:
    out = table.folder / "guide.pdf"
    table.ok("pdf", "guide", table.file, "--language", language, "--out", out)
    assert words in " ".join(read(out).split())
    assert "Pages: 1" in " ".join(call("pdfinfo", out).split())


def test_the_guide_names_buttons_as_the_window_does() -> None:
    folder = Path(ui_package.__file__).parent
    ui = "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.py"))
    for name in BUTTONS.values():
        assert f'say("{name}")' in ui, name
