"""The main job through the command line: from an empty folder to a sealed declaration that anybody can check."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.cli.laptop import PASSPHRASE, TEXT, Laptop
from tests.domain.example_records import record_json


def laptop(folder: Path, name: str) -> Laptop:
    """Return a laptop with a folder and a data folder of its own."""
    one = Laptop(folder / name, name)
    one.folder.mkdir()
    return one


def done(one: Laptop, *arguments: object) -> Any:
    """Run a command in a process of its own, and return its JSON."""
    ran = one.run(*arguments, "--json")
    assert (ran.code, ran.err) == (0, ""), ran
    return ran.data


def test_from_an_empty_folder_to_a_paper_that_verifies(tmp_path: Path) -> None:
    table = laptop(tmp_path, "Coordinación 1")
    secret = tmp_path / "passphrase"
    secret.write_text(PASSPHRASE, encoding="utf-8")
    text, list_, record = (table.folder / name for name in ("texto.md", "lista.csv", "record.json"))
    text.write_text(TEXT, encoding="utf-8")
    list_.write_text("name,sector,country\nPanadería Ejemplo,business,MX\n", encoding="utf-8")

    done(
        *(table, "new", table.file, "--laptop", table.name, "--found", "aca-gdl"),
        *("--title", "Alianza para la Acción Climática de Prueba", "--country", "MX", "--language", "es"),
        *("--recovery", tmp_path / "recovery.pem", "--passphrase-file", secret),
    )
    done(table, "coalition", "edit", table.file, "short_names.es=AAC Prueba", "website=ejemplo.mx")
    added = done(table, "declarations", "add", table.file, text, "--language", "es", "--title", "Declaración")
    named = ("--declaration", added["declaration"])
    published = done(table, "declarations", "publish", table.file, "--version", "1", *named)
    event = done(table, "events", "add", table.file, "names.es=Cumbre", "time_zone=America/Mexico_City")
    expected = done(
        *(table, "organisations", "add", table.file, "names.es=Universidad de Zúñiga"),
        *("sector=higher-education", "country=MX"),
    )
    done(table, "organisations", "import", table.file, list_)
    record.write_text(
        json.dumps(record_json(organisation={"id": expected["organisation"]}, event=event["event"])),
        encoding="utf-8",
    )
    signed = done(table, "sign", table.file, record, "--out", tmp_path / "papers")
    done(table, "pdf", "summary", table.file, "--out", tmp_path / "papers")
    done(table, "laptops", "root", table.file, "--out", tmp_path / "public")

    told = done(table, "info", table.file)
    (coalition,) = told["coalitions"]
    assert (coalition["signatories"], coalition["organisations"]) == (1, 2)
    assert coalition["declarations"][0]["sha256"] == published["sha256"]
    assert signed["status"] == "signed"

    visitor = laptop(tmp_path, "somebody else")
    trust = ("--trust", tmp_path / "public" / "ROOT.pem")
    results = done(visitor, "verify", tmp_path / "papers", *trust)["results"]
    assert [one["verdict"] for one in results] == ["valid", "valid"]
    assert {one["entry"] for one in results} == {signed["signature"], None}

    paper = Path(signed["pdf"])
    paper.write_bytes(paper.read_bytes().replace(b"%%EOF", b"%%EOG"))
    ran = visitor.run("verify", paper, *trust, "--json")
    assert (ran.code, ran.data["results"][0]["verdict"]) == (1, "not-valid")
    done(table, "check", table.file)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler reads the paper as a second program")
def test_what_was_signed_can_be_read_on_the_paper(tmp_path: Path) -> None:
    table = laptop(tmp_path, "Mesa 1")
    table.found()
    table.publish()
    organisation = {"name": "Cooperativa Zúñiga 山田", "sector": "cooperative", "country": "MX"}
    signed = done(table, "sign", table.file, table.record(organisation=organisation))
    read = subprocess.run(
        ["pdftotext", signed["pdf"], "-"], capture_output=True, encoding="utf-8", check=True
    ).stdout
    for words in ("Declaración", "a reducir", "Cooperativa Zúñiga 山田", "María Zúñiga"):
        assert words in read
    assert signed["signature"][:16] in read.replace(" ", "").replace("\n", "")


def test_laptops_that_hold_the_same_have_the_same_digests(tmp_path: Path) -> None:
    first = laptop(tmp_path, "Mesa 1")
    first.found()
    first.publish()
    second = laptop(tmp_path, "Mesa 2")
    shutil.copy(first.file, second.file)
    assert done(first, "digest", first.file) == done(second, "digest", second.file)
    done(first, "sign", first.file, first.record())
    assert done(first, "digest", first.file) != done(second, "digest", second.file)


def test_a_sample_is_there_to_try_things_in(tmp_path: Path) -> None:
    one = laptop(tmp_path, "Mesa 1")
    told = done(one, "sample", "aca-gdl", one.file)
    assert [coalition["code"] for coalition in told["coalitions"]] == ["aca-gdl"]
    before = done(one, "organisations", "list", one.file, "--status", "signed", "--limit", 1)["total"]
    done(one, "sign", one.file, one.record(declaration="1"))
    after = done(one, "organisations", "list", one.file, "--status", "signed", "--limit", 1)["total"]
    assert after == before + 1
    done(one, "check", one.file)
    again = laptop(tmp_path, "Mesa 2")
    done(again, "sample", "aca-gdl", again.file)
    assert done(again, "info", again.file)["laptop"] == told["laptop"]
