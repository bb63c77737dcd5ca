"""`verify`: one result for each file, exit 0 only if all are valid, and the reasons in words."""

import shutil
from pathlib import Path

import pytest

from tests.cli.laptop import Laptop


@pytest.fixture
def paper(table: Laptop) -> Path:
    """Return a sealed declaration, alone in its folder."""
    return Path(table.ok("sign", table.file, table.record(), "--out", table.folder / "papers")["pdf"])


@pytest.fixture
def root(table: Laptop) -> Path:
    """Return the coalition's root certificate, without anything that is published beside it."""
    table.ok("laptops", "root", table.file, "--out", table.folder / "public")
    alone = table.folder / "alone"
    alone.mkdir()
    return Path(shutil.copy(table.folder / "public" / "ROOT.pem", alone))


def test_a_paper_is_valid_under_its_root(table: Laptop, paper: Path, root: Path) -> None:
    (result,) = table.ok("verify", paper, "--trust", root)["results"]
    assert (result["path"], result["verdict"], result["reasons"]) == (str(paper), "valid", [])
    assert result["sealed_by"]["laptop"] == "Mesa 1"
    assert {one["name"]: one["outcome"] for one in result["checks"]}["revocation"] == "not-checked"
    told = table.call("verify", paper, "--trust", root)
    assert told.code == 0
    assert "valid" in told.out
    assert (
        "Not verified. This needs REVOKED.json in the same folder as ROOT.pem, or the coalition file." in told.out
    )
    assert "Not compared. This needs the coalition file." in told.out


def test_without_a_root_nobody_knows_whose_it_is(table: Laptop, paper: Path) -> None:
    ran = table.call("verify", paper, "--json")
    assert ran.code == 1
    assert [(one["verdict"], one["reasons"]) for one in ran.data["results"]] == [("valid-but", ["unknown-root"])]
    assert ran.error["code"] == "not-valid"


def test_another_root_is_not_its_root(table: Laptop, paper: Path) -> None:
    other = Laptop(table.folder / "other")
    other.folder.mkdir()
    other.found()
    root = other.ok("laptops", "root", other.file, "--out", other.folder)["paths"][0]
    ran = table.call("verify", paper, "--trust", root, "--json")
    assert ran.code == 1
    assert [(one["verdict"], one["reasons"]) for one in ran.data["results"]] == [("not-valid", ["unknown-root"])]


def test_a_workspace_stands_for_its_root_and_knows_what_came_after(table: Laptop, paper: Path) -> None:
    assert table.ok("verify", paper, "--workspace", table.file)["results"][0]["verdict"] == "valid"
    signature = table.ok("organisations", "list", table.file)["organisations"][0]["signatures"][0]
    table.ok("withdraw", table.file, signature)
    ran = table.call("verify", paper, "--workspace", table.file, "--json")
    assert ran.code == 1
    assert ran.data["results"][0]["reasons"] == ["signature-withdrawn"]
    told = {(one["field"], one["document"], one["kind"]) for one in ran.data["results"][0]["differences"]}
    assert told == {("signature.status", "signed", "withdrawn"), ("signature.status_day", None, "withdrawn")}
    said = table.call("verify", paper, "--workspace", table.file).out
    assert "The signature was withdrawn." in said
    assert "Status: the document says “signed”. The journal now says “withdrawn”." in said


def test_a_changed_paper_is_told_beside_a_whole_one(table: Laptop, paper: Path, root: Path) -> None:
    data = bytearray(paper.read_bytes())
    data[2000] ^= 1
    changed = paper.with_name("changed.pdf")
    changed.write_bytes(data)
    grown = paper.with_name("grown.pdf")
    grown.write_bytes(paper.read_bytes() + b"\n")
    (paper.parent / "notes.txt").write_text("no paper", encoding="utf-8")
    ran = table.call("verify", paper.parent, "--trust", root, "--json")
    assert ran.code == 1
    verdicts = {Path(one["path"]).name: one["verdict"] for one in ran.data["results"]}
    assert verdicts == {paper.name: "valid", "changed.pdf": "not-valid", "grown.pdf": "not-valid"}
    assert all(one["reasons"] for one in ran.data["results"] if one["verdict"] != "valid")
    told = table.call("verify", grown, "--trust", root)
    assert "Something was added to the file after it was sealed." in told.out
    assert "Not every file is valid." in told.err


def test_what_is_not_there_and_what_is_no_root_is_told(table: Laptop, paper: Path, root: Path) -> None:
    assert table.refused("verify", paper.parent / "no.pdf")["code"] == "not-found"
    assert table.refused("verify", paper, "--trust", root.parent / "no.pem")["code"] == "not-found"
    assert table.refused("verify", paper, "--trust", root.parent)["code"] == "not-a-file"
    assert table.refused("verify", paper, "--trust", paper)["code"] == "not-a-root"
    assert table.refused("verify", paper, "--workspace", paper)["code"] == "not-a-workspace"


def test_an_empty_folder_is_not_valid(table: Laptop) -> None:
    empty = table.folder / "empty"
    empty.mkdir()
    ran = table.call("verify", empty, "--json")
    assert (ran.code, ran.data, ran.error["code"]) == (1, {"results": []}, "nothing-to-verify")


def test_a_sample_says_that_it_is_one(laptop: Laptop) -> None:
    laptop.ok("sample", "aca-gdl", laptop.file)
    laptop.ok("pdf", "summary", laptop.file, "--out", laptop.folder / "summary.pdf")
    told = laptop.call("verify", laptop.folder / "summary.pdf", "--workspace", laptop.file)
    assert "It is a sample: nobody has signed this." in told.out
