"""`sign`: what is told, where the paper goes, and that the signature holds even if the paper fails."""

import json
from pathlib import Path

import pytest

from aca_desktop.services import papers
from tests.cli.laptop import Laptop
from tests.domain.example_records import record_json


def test_a_record_becomes_a_signature_and_a_paper(table: Laptop) -> None:
    told = table.ok("sign", table.file, table.record(), "--out", table.folder / "papers")
    assert set(told) == {"signature", "organisation", "status", "pdf"}
    assert told["status"] == "signed"
    assert Path(told["pdf"]).parent == table.folder / "papers"
    assert Path(told["pdf"]).read_bytes().startswith(b"%PDF-1.7")
    (row,) = table.ok("organisations", "list", table.file)["organisations"]
    assert (row["id"], row["signatures"]) == (told["organisation"], [told["signature"]])


def test_without_out_the_paper_lies_beside_the_workspace(table: Laptop) -> None:
    assert Path(table.ok("sign", table.file, table.record())["pdf"]).parent == table.folder


def test_an_organisation_that_is_here_signs_by_its_id(table: Laptop) -> None:
    added = table.ok("organisations", "add", table.file, "names.es=Panadería", "sector=business", "country=MX")
    told = table.ok("sign", table.file, table.record(organisation={"id": added["organisation"]}))
    assert told["organisation"] == added["organisation"]
    assert table.ok("info", table.file)["coalitions"][0]["organisations"] == 1


def test_a_record_may_come_by_standard_input(table: Laptop) -> None:
    ran = table.run("sign", table.file, "-", "--json", input=json.dumps(record_json()))
    assert (ran.code, ran.err) == (0, "")
    assert ran.data["status"] == "signed"


def test_a_signature_replaces_another(table: Laptop) -> None:
    first = table.ok("sign", table.file, table.record())
    again = table.record(organisation={"id": first["organisation"]})
    second = table.ok("sign", table.file, again, "--replaces", first["signature"])
    shown = table.ok("organisations", "show", table.file, first["organisation"])
    assert {one["id"]: one["status"] for one in shown["signatures"]} == {
        first["signature"]: "superseded",
        second["signature"]: "signed",
    }


def test_a_signature_replaces_only_one_that_its_own_organisation_has_given(table: Laptop) -> None:
    first = table.ok("sign", table.file, table.record())
    before = table.digest()
    for named, code in (
        (first["signature"], "signature-of-another"),
        ("f" * 64, "unknown-signature"),
        ("abc", "malformed-entry-id"),
    ):
        assert table.refused("sign", table.file, table.record(), "--replaces", named)["code"] == code
    assert table.digest() == before


def test_a_provisional_signature_says_so(table: Laptop) -> None:
    record = table.record(authority={"basis": "delegated", "provisional": True})
    assert table.ok("sign", table.file, record)["status"] == "provisional"
    (coalition,) = table.ok("info", table.file)["coalitions"]
    assert (coalition["signatories"], coalition["provisional"]) == (1, 1)
    assert table.ok("totals", table.file)["signatories"] == 0
    assert "1 signatory is provisional" in table.call("info", table.file).out


def test_if_only_the_paper_fails_the_signature_is_kept_and_told(table: Laptop) -> None:
    blocked = table.folder / "blocked"
    blocked.write_text("a file where a folder should be", encoding="utf-8")
    ran = table.call("sign", table.file, table.record(), "--out", blocked / "papers", "--json")
    assert ran.code == 0
    assert ran.data["pdf"] is None
    assert ran.error["code"] == "cannot-write"
    papers = table.folder / "later"
    made = table.ok("pdf", "declaration", table.file, "--signature", ran.data["signature"], "--out", papers)
    assert [Path(path).parent for path in made["paths"]] == [papers]


def test_our_own_mistake_in_the_paper_does_not_hide_the_signature(
    table: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> None:
        raise KeyError("no such glyph")

    monkeypatch.setattr(papers, "declaration_pdf", fail)
    ran = table.call("sign", table.file, table.record(), "--json")
    assert (ran.code, ran.data["pdf"], ran.error["code"]) == (0, None, "our-own-bug")
    (row,) = table.ok("organisations", "list", table.file)["organisations"]
    assert row["signatures"] == [ran.data["signature"]]
    assert "no such glyph" in Path(ran.error["facts"]["log"]).read_text(encoding="utf-8")


def test_in_sentences(table: Laptop) -> None:
    ran = table.call("sign", table.file, table.record())
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Signed (signed): ")
    blocked = table.call("sign", table.file, table.record(), "--out", table.file)
    assert blocked.code == 0
    assert "cannot be written" in blocked.err
    assert "The signature is kept." in blocked.out
