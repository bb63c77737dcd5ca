"""`sign`: what is told, where the paper goes, and that the signature holds even if the paper fails."""

import json
from pathlib import Path

import pytest
from pypdf import PdfReader

from aca_desktop.services.papers import papers
from tests.cli.laptop import Laptop
from tests.domain.example_records import record_json


def test_a_record_becomes_a_signature_and_a_paper(table: Laptop) -> None:
    told = table.ok("sign", table.file, table.record(), "--out", table.folder / "papers")
    assert set(told) == {"signature", "organisation", "status", "enrolled", "pdf"}
    assert (told["status"], told["enrolled"]) == ("signed", True)
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


def test_a_laptop_that_is_not_enrolled_signs_seals_and_says_what_to_do(table: Laptop, other: Laptop) -> None:
    everything = table.ok("sync", "export", table.file, table.folder / "all.acasync")["path"]
    other.ok("sync", "import", other.file, everything, "--accept-new")
    ran = other.call("sign", other.file, other.record(), "--out", other.folder / "papers")
    assert (ran.code, ran.err) == (0, "")
    assert len(ran.out.splitlines()) == 3
    assert "isn’t enrolled yet" in ran.out
    assert "aca-desktop laptops request" in ran.out
    told = other.ok("sign", other.file, other.record(), "--out", other.folder / "papers")
    assert (told["status"], told["enrolled"]) == ("signed", False)
    (checked,) = other.call("verify", told["pdf"], "--json").data["results"]
    assert (checked["verdict"], "not-enrolled" in checked["reasons"]) == ("valid-but", True)
    page = " ".join(PdfReader(told["pdf"]).pages[-1].extract_text().split())
    assert "no ha dado de alta esta laptop" in page
    again = other.ok("pdf", "declaration", other.file, "--signature", told["signature"], "--out", other.folder)
    assert Path(again["paths"][0]).read_bytes() == Path(told["pdf"]).read_bytes()
    corrected = other.record(organisation={"id": told["organisation"]})
    assert other.ok("sign", other.file, corrected, "--replaces", told["signature"])["status"] == "signed"
    other.ok("withdraw", other.file, told["signature"])


def test_what_a_laptop_signs_counts_nowhere_before_it_is_enrolled(table: Laptop, other: Laptop) -> None:
    everything = table.ok("sync", "export", table.file, table.folder / "all.acasync")["path"]
    other.ok("sync", "import", other.file, everything, "--accept-new")
    told = other.ok("sign", other.file, other.record())
    assert other.ok("organisations", "list", other.file)["organisations"] == []
    assert other.ok("pdf", "declaration", other.file, "--all", "--out", other.folder / "all")["paths"] == []
    assert other.refused("pdf", "joint", other.file, "--out", other.folder)["code"] == "only-coordinators"
    assert other.ok("info", other.file)["coalitions"][0]["organisations"] == 0
    asked = other.ok("laptops", "request", other.file, other.folder)
    table.ok("laptops", "enrol", table.file, asked["path"], "--check-code", asked["fingerprint"])
    back = table.ok("sync", "export", table.file, table.folder / "back.acasync")["path"]
    other.ok("sync", "import", other.file, back)
    (row,) = other.ok("organisations", "list", other.file)["organisations"]
    assert row["signatures"] == [told["signature"]]
    (path,) = other.ok("pdf", "declaration", other.file, "--all", "--out", other.folder / "all")["paths"]
    assert other.ok("verify", path, "--workspace", other.file)["results"][0]["verdict"] == "valid"
