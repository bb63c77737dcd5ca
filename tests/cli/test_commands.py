"""Declarations, coalitions, events, organisations and what follows a signature, by the command line."""

import json
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from tests.cli.laptop import TEXT, Laptop
from tests.documents import pictures

UNKNOWN = "0197e4a0-0000-7000-8000-000000000000"


def organisation(table: Laptop, name: str = "Panadería", *more: str) -> str:
    fields = (f"names.es={name}", "sector=business", "country=MX", *more)
    return str(table.ok("organisations", "add", table.file, *fields)["organisation"])


def problems(error: Any) -> list[tuple[str, str]]:
    return [(one["field"], one["code"]) for one in error["problems"]]


# declarations


def test_a_declaration_is_written_in_several_languages_at_once(laptop: Laptop) -> None:
    laptop.found(languages=("es", "en"))
    for name in ("es.md", "en.md"):
        (laptop.folder / name).write_text(TEXT, encoding="utf-8")
    added = laptop.ok(
        *("declarations", "add", laptop.file, laptop.folder / "es.md", laptop.folder / "en.md"),
        *("--language", "es", "--title", "Uno", "--language", "en", "--title", "One", "--opens", "2026-01-01"),
        *("--closes", "2099-12-31", "--embargo", "2026-01-02"),
    )
    assert added["languages"] == ["en", "es"]
    published = laptop.ok("declarations", "publish", laptop.file, "--version", "1")
    (row,) = laptop.ok("declarations", "list", laptop.file)["declarations"]
    assert row["id"] == added["declaration"]
    assert (row["titles"], row["opens"], row["closes"], row["embargo"]) == (
        *({"es": "Uno", "en": "One"},),
        *("2026-01-01", "2099-12-31", "2026-01-02"),
    )
    (version,) = row["publications"]
    assert version["id"] == published["entry"]
    assert (version["version"], version["languages"], version["ended"]) == ("1", ["en", "es"], False)
    assert set(version["hashes"]) == {"en", "es"}
    assert version["sha256"] == published["sha256"]


def test_a_language_is_added_to_a_declaration_and_publishing_asks_for_all(laptop: Laptop) -> None:
    laptop.found(languages=("es", "en"))
    text = laptop.folder / "texto.md"
    text.write_text(TEXT, encoding="utf-8")
    id_ = laptop.ok("declarations", "add", laptop.file, text, "--language", "es", "--title", "Uno")["declaration"]
    refused = laptop.refused("declarations", "publish", laptop.file, "--version", "1")
    assert problems(refused) == [("titles.en", "language-missing"), ("texts.en", "language-missing")]
    more = ("--language", "en", "--title", "One", "--declaration", id_)
    assert laptop.ok("declarations", "add", laptop.file, text, *more)["languages"] == ["en", "es"]
    assert laptop.ok("declarations", "publish", laptop.file, "--version", "1")["languages"] == ["en", "es"]


def test_a_declaration_is_named_where_there_are_several(table: Laptop) -> None:
    add = ("declarations", "add", table.file, table.folder / "texto.md", "--language", "es", "--title", "Otra")
    table.ok(*add)
    publish = ("declarations", "publish", table.file, "--version", "2")
    assert table.refused(*publish)["code"] == "several-declarations"
    assert table.refused(*publish, "--declaration", UNKNOWN)["code"] == "unknown-declaration"
    assert table.refused(*add, "--declaration", UNKNOWN)["code"] == "unknown-declaration"


def test_a_workspace_without_a_declaration_publishes_none(laptop: Laptop) -> None:
    laptop.found()
    assert laptop.refused("declarations", "publish", laptop.file, "--version", "1")["code"] == "no-declaration"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("# Título\n", "markdown-heading"),
        ("Uno <b>dos</b>", "markdown-html"),
        ("", "empty"),
        ("a" * 20_001, "too-long"),
        ("\u202eabc", "bidi-control"),
    ],
)
def test_a_text_is_plain_markdown(table: Laptop, text: str, code: str) -> None:
    before = table.digest()
    path = table.folder / "mal.md"
    path.write_text(text, encoding="utf-8")
    refused = table.refused("declarations", "add", table.file, path, "--language", "es", "--title", "Uno")
    assert ("texts.es", code) in problems(refused)
    assert table.digest() == before


def test_a_text_file_is_utf_8_and_not_huge(table: Laptop) -> None:
    path = table.folder / "mal.md"
    add = ("declarations", "add", table.file, path, "--language", "es", "--title", "Uno")
    path.write_bytes("Declaración".encode("latin-1"))
    assert table.refused(*add)["code"] == "not-utf-8"
    path.write_bytes(b"a" * 2_000_000)
    assert table.refused(*add)["code"] == "too-large"


def test_a_placeholder_is_not_published(table: Laptop) -> None:
    path = table.folder / "mal.md"
    path.write_text("Firmado por [organización].", encoding="utf-8")
    added = table.ok("declarations", "add", table.file, path, "--language", "es", "--title", "Uno")
    publish = ("declarations", "publish", table.file, "--version", "2", "--declaration", added["declaration"])
    assert problems(table.refused(*publish)) == [("texts.es", "placeholder")]


@pytest.mark.parametrize("option", ["--opens", "--closes", "--embargo"])
def test_days_are_days(table: Laptop, option: str) -> None:
    add = ("declarations", "add", table.file, table.folder / "texto.md", "--language", "es", "--title", "Uno")
    assert problems(table.refused(*add, option, "05/06/2026")) == [(option[2:], "malformed-day")]


# coalitions


def test_a_coalition_is_changed_field_by_field(table: Laptop) -> None:
    told = table.ok(
        *("coalition", "edit", table.file, "short_names.es=AAC", "website=ejemplo.mx", "table.default=witness"),
        'sectors.water={"names": {"es": "Agua"}}',
    )
    fields = table.ok("coalition", "list", table.file)["coalitions"][0]["fields"]
    assert fields["short_names.es"] == "AAC"
    assert fields["website"] == "https://ejemplo.mx"
    assert fields["table.default"]["witness"] is True
    assert len(told["entry"]) == 64
    assert table.ok("coalition", "edit", table.file, "short_names.es=AAC") == {"entry": None}
    table.ok("coalition", "edit", table.file, "website=")
    assert "website" not in table.ok("coalition", "list", table.file)["coalitions"][0]["fields"]
    refused = table.refused("sign", table.file, table.record(witness=None))
    assert ("witness", "witness-needed") in problems(refused)


def test_a_coalition_gets_a_logo_and_its_papers_show_it(table: Laptop, tmp_path: Path) -> None:
    picture, odd = tmp_path / "logo.svg", tmp_path / "odd.png"
    picture.write_bytes(pictures.drawing(pictures.DISC))
    odd.write_bytes(b"\x89PNG\r\n\x1a\n")
    assert problems(table.refused("coalition", "edit", table.file, "--logo", odd)) == [("logo", "logo-damaged")]
    assert problems(table.refused("coalition", "edit", table.file, "logo=green")) == [
        ("logo", "not-a-value-of-it")
    ]
    assert len(table.ok("coalition", "edit", table.file, "--logo", picture)["entry"]) == 64
    assert table.ok("coalition", "edit", table.file, "--logo", picture) == {"entry": None}
    (paper,) = table.ok("pdf", "card", table.file, "--out", tmp_path / "card.pdf")["paths"]
    assert b"/Logo" in Path(paper).read_bytes()
    table.ok("coalition", "edit", table.file, "logo=")
    (paper,) = table.ok("pdf", "card", table.file, "--out", tmp_path / "without.pdf")["paths"]
    assert b"/Logo" not in Path(paper).read_bytes()
    for arguments in ([], ["website=", "--logo", picture]):
        assert table.refused("coalition", "edit", table.file, *arguments, code=2)["code"] == "one-of"


def test_a_coalition_keeps_its_names_and_its_agreed_words(table: Laptop) -> None:
    before = table.digest()
    assert problems(table.refused("coalition", "edit", table.file, "names.es=")) == [
        ("names.es", "language-missing")
    ]
    words = 'consents.contact.1={"words": {"es": "Otra cosa"}}'
    assert problems(table.refused("coalition", "edit", table.file, words)) == [
        ("consents.contact.1", "wording-changed")
    ]
    assert problems(table.refused("coalition", "edit", table.file, "colour=green", "country=XX")) == [
        ("colour", "unknown-field"),
        ("country", "unknown-country"),
    ]
    assert table.digest() == before


# events


def test_an_event_is_added_and_changed(table: Laptop) -> None:
    added = table.ok(
        *(
            "events",
            "add",
            table.file,
            "names.es=Cumbre",
            "place=iso3166-2:MX-JAL",
            "time_zone=America/Mexico_City",
        ),
        "starts=2026-06-05T10:00-06:00",
    )
    table.ok("events", "edit", table.file, "Cumbre", "ends=2026-06-05T18:00-06:00")
    table.ok("events", "edit", table.file, added["event"], "place=")
    (row,) = table.ok("events", "list", table.file)["events"]
    assert (row["id"], row["names"], row["place"]) == (added["event"], {"es": "Cumbre"}, None)
    assert (row["starts"], row["ends"]) == ("2026-06-05T10:00:00-06:00", "2026-06-05T18:00:00-06:00")


def test_an_event_that_is_not_here_is_not_made_by_editing(table: Laptop) -> None:
    for name in (UNKNOWN, "Cumbre"):
        refused = table.refused("events", "edit", table.file, name, "names.es=Otra")
        assert problems(refused) == [("event", "unknown-event")]
    assert table.ok("events", "list", table.file) == {"events": []}


def test_an_event_has_a_name_and_ends_after_it_begins(table: Laptop) -> None:
    assert problems(table.refused("events", "add", table.file, "place=iso3166-2:MX-JAL")) == [("names", "missing")]
    wrong = ("names.es=Uno", "starts=2026-06-05T10:00-06:00", "ends=2026-06-05T09:00-06:00")
    assert problems(table.refused("events", "add", table.file, *wrong)) == [("ends", "ends-before-it-starts")]
    wrong = ("names.es=Uno", "starts=tomorrow", "time_zone=Mars/Olympus")
    assert problems(table.refused("events", "add", table.file, *wrong)) == [
        ("starts", "malformed-moment"),
        ("time_zone", "unknown-time-zone"),
    ]


# organisations


def test_organisations_are_listed_searched_and_paged(table: Laptop) -> None:
    for name in ("Abarrotes", "Óptica", "Zapatería"):
        organisation(table, name)
    signed = table.ok("sign", table.file, table.record())
    page = table.ok("organisations", "list", table.file, "--offset", 1, "--limit", 2)
    assert page["total"] == 4
    assert [row["names"]["es"] for row in page["organisations"]] == ["Óptica", "Universidad de Guadalajara"]
    row = page["organisations"][1]
    assert {key: row[key] for key in ("coalition", "sector", "country", "status", "signatures")} == {
        "coalition": "aca-gdl",
        "sector": "higher-education",
        "country": "MX",
        "status": "signed",
        "signatures": [signed["signature"]],
    }
    assert table.ok("organisations", "list", table.file, "--search", "optica")["total"] == 1
    both = ("--status", "signed", "--status", "withdrawn")
    assert table.ok("organisations", "list", table.file, *both)["total"] == 1
    assert table.ok("organisations", "list", table.file, "--limit", 0) == {"organisations": [], "total": 4}
    huge = ("--limit", 10**30, "--offset", 10**30)
    assert table.ok("organisations", "list", table.file, *huge) == {"organisations": [], "total": 4}


def test_an_organisation_is_changed_and_shown_with_its_history(table: Laptop) -> None:
    id_ = organisation(table)
    entry = table.ok("organisations", "edit", table.file, id_, "short=Pan", "contacts.press=Ana <ana@pan.mx>")[
        "entry"
    ]
    own = table.refused("organisations", "edit", table.file, id_, f"parent={id_}")
    assert problems(own) == [("parent", "not-a-value-of-it")]
    shown = table.ok("organisations", "show", table.file, id_)
    assert (shown["id"], shown["coalition"], shown["status"]) == (id_, "aca-gdl", "expected")
    assert shown["fields"]["short"] == "Pan"
    assert shown["fields"]["contacts.press"] == {"name": "Ana", "email": "ana@pan.mx"}
    assert [one["entry"] for one in shown["history"]][-1] == entry
    assert table.ok("organisations", "edit", table.file, id_, "short=Pan") == {"entry": None}


def test_an_edit_of_what_is_not_here_or_not_right_changes_nothing(table: Laptop) -> None:
    id_ = organisation(table)
    before = table.digest()
    assert table.refused("organisations", "edit", table.file, UNKNOWN, "short=P")["code"] == "unknown-organisation"
    assert table.refused("organisations", "show", table.file, "pan")["code"] == "unknown-organisation"
    refused = table.refused("organisations", "edit", table.file, id_, "sector=zoo", "colour=red", "names.es=")
    assert sorted(problems(refused)) == [
        ("colour", "unknown-field"),
        ("names", "missing"),
        ("sector", "unknown-sector"),
    ]
    refused = table.refused("organisations", "edit", table.file, id_, "short=A", "short=B")
    assert problems(refused) == [("short", "said-twice")]
    assert table.digest() == before


def test_a_table_is_imported_whole_or_not_at_all(table: Laptop) -> None:
    path = table.folder / "lista.csv"
    path.write_text("name,sector,country\nUno,business,MX\nDos,zoo,MX\n", encoding="utf-8")
    before = table.digest()
    assert problems(table.refused("organisations", "import", table.file, path)) == [
        ("rows[3].sector", "unknown-sector")
    ]
    assert table.digest() == before
    path.write_text("name,sector,country\nUno,business,MX\nUno,health,MX\n", encoding="utf-8")
    told = table.ok("organisations", "import", table.file, path)
    assert (len(told["added"]), told["edited"], told["unchanged"]) == (2, [], 0)
    (similar,) = told["similar"]
    assert (similar["name"], similar["rows"]) == ("Uno", [2, 3])
    path.write_text(f"id,short\n{told['added'][0]},U\n{told['added'][1]},\n", encoding="utf-8")
    told = table.ok("organisations", "import", table.file, path)
    assert (told["added"], len(told["edited"]), told["unchanged"]) == ([], 1, 1)


# what follows a signature


def test_a_signature_is_reviewed_withdrawn_and_that_is_undone(table: Laptop) -> None:
    signed = table.ok("sign", table.file, table.record())

    def status() -> str:
        (row,) = table.ok("organisations", "list", table.file)["organisations"]
        return str(row["status"])

    table.ok("review", table.file, signed["signature"], "approved")
    assert status() == "approved"
    assert table.ok("review", table.file, signed["signature"], "approved") == {"entry": None}
    table.ok("review", table.file, signed["signature"], "none")
    assert status() == "signed"
    withdrawal = table.ok(
        "withdraw", table.file, signed["signature"][:12], "--reason", "Cambio", "--day", "2026-01-02"
    )
    assert withdrawal["kind"] == "withdrawal"
    assert status() == "withdrawn"
    assert table.refused("withdraw", table.file, signed["signature"])["code"] == "already-withdrawn"
    table.ok("undo", table.file, withdrawal["entry"], "--reason", "Por error")
    assert status() == "signed"
    assert table.refused("undo", table.file, withdrawal["entry"])["code"] == "already-undone"


def test_a_provisional_signature_is_ratified(table: Laptop) -> None:
    record = table.record(authority={"basis": "delegated", "provisional": True})
    signed = table.ok("sign", table.file, record)
    table.ok("ratify", table.file, signed["signature"], "--reason", "Acta 7", "--day", "2026-01-02")
    assert table.refused("ratify", table.file, signed["signature"])["code"] == "not-provisional"
    assert table.ok("info", table.file)["coalitions"][0]["signatories"] == 1


def test_what_names_no_signature_is_refused(table: Laptop) -> None:
    signed = table.ok("sign", table.file, table.record())
    before = table.digest()
    for command in (("withdraw",), ("ratify",)):
        assert table.refused(*command, table.file, "f" * 64)["code"] == "unknown-signature"
        assert table.refused(*command, table.file, "abc")["code"] == "malformed-entry-id"
    assert table.refused("review", table.file, "f" * 64, "approved")["code"] == "unknown-signature"
    assert table.refused("undo", table.file, "f" * 64)["code"] == "unknown-entry"
    wrong = table.refused("withdraw", table.file, signed["signature"], "--day", "2099-01-01")
    assert problems(wrong) == [("day", "day-in-future")]
    wrong = table.refused("withdraw", table.file, signed["signature"], "--day", "mañana")
    assert problems(wrong) == [("day", "malformed-day")]
    assert table.digest() == before


# papers, laptops, soundness


def test_papers_of_one_of_an_organisation_and_of_all(table: Laptop) -> None:
    first = table.ok("sign", table.file, table.record(), "--out", table.folder / "first")
    named = table.record(organisation={"name": "Otra", "sector": "business", "country": "MX"})
    table.ok("sign", table.file, named, "--out", table.folder / "second")
    one = table.folder / "one.pdf"
    declaration = ("pdf", "declaration", table.file)
    assert table.ok(*declaration, "--signature", first["signature"], "--out", one) == {
        "paths": [str(one)],
        "data": [],
    }
    assert one.read_bytes() == Path(first["pdf"]).read_bytes()
    assert table.refused(*declaration, "--signature", first["signature"], "--out", one)["code"] == "file-exists"
    again = table.ok(*declaration, "--organisation", first["organisation"], "--out", table.folder / "first")
    assert again["paths"] == [first["pdf"]]
    every = table.folder / "all"
    told = table.ok(*declaration, "--all", "--out", every)
    assert (len(told["paths"]), told["paths"], told["failed"]) == (2, sorted(told["new"]), [])
    told = table.ok(*declaration, "--all", "--out", every)
    assert (len(told["paths"]), told["new"]) == (2, [])


def test_a_signature_is_named_by_the_beginning_of_its_id(table: Laptop) -> None:
    signed = table.ok("sign", table.file, table.record())
    out = ("--out", table.folder / "papers")
    for named, code in (("%s{}", "malformed-entry-id"), ("f" * 64, "unknown-signature")):
        assert table.refused("pdf", "declaration", table.file, "--signature", named, *out)["code"] == code
    assert not (table.folder / "papers").exists()
    (path,) = table.ok("pdf", "declaration", table.file, "--signature", signed["signature"][:8], *out)["paths"]
    assert Path(path).read_bytes() == Path(signed["pdf"]).read_bytes()


def test_an_organisation_without_a_signature_has_no_paper(table: Laptop) -> None:
    id_ = organisation(table)
    out = ("--out", table.folder / "papers")
    assert table.refused("pdf", "declaration", table.file, "--organisation", id_, *out)["code"] == "no-signature"
    signed = table.ok("sign", table.file, table.record(organisation={"id": id_}))
    table.ok("sign", table.file, table.record(organisation={"id": id_}))
    several = table.refused(
        "pdf", "declaration", table.file, "--organisation", id_, "--out", table.folder / "x.pdf"
    )
    assert several["code"] == "several-signatures"
    french = ("--signature", signed["signature"], "--language", "fr")
    assert table.refused("pdf", "declaration", table.file, *french, *out)["code"] == "language-not-of-declaration"
    assert not (table.folder / "papers").exists()


def test_a_summary_in_the_programs_languages(table: Laptop) -> None:
    table.ok("sign", table.file, table.record())
    told = table.ok("pdf", "summary", table.file, "--language", "ja", "--out", table.folder / "summary")
    assert [Path(path).name.endswith("-ja.pdf") for path in told["paths"]] == [True]
    fr = ("--language", "fr", "--out", table.folder / "summary")
    assert table.refused("pdf", "summary", table.file, *fr)["code"] == "unknown-language"


def test_the_root_is_published_and_laptops_are_listed(table: Laptop) -> None:
    told = table.ok("laptops", "root", table.file, "--out", table.folder / "public")
    assert told["paths"][0] == str(table.folder / "public" / "ROOT.pem")
    (row,) = table.ok("laptops", "list", table.file)["laptops"]
    assert (row["name"], row["role"], row["this"]) == ("Mesa 1", "coordinator", True)
    assert row["fingerprint"] == table.ok("info", table.file)["laptop"]["fingerprint"]


def test_check_finds_what_was_changed_behind_its_back(table: Laptop) -> None:
    import sqlite3

    table.ok("sign", table.file, table.record())
    with sqlite3.connect(table.file) as database:
        database.execute("UPDATE value SET value = '\"Otra\"' WHERE field = 'names.es'")
    database.close()
    ran = table.call("check", table.file, "--json")
    assert (ran.code, ran.data["ok"]) == (1, False)
    assert "table-differs" in {one["code"] for one in ran.data["problems"]}
    assert ran.error["code"] == "not-sound"
    told = table.call("check", table.file)
    assert "The tables show something else than the journal says." in told.out
    assert "is damaged" in told.err


def test_check_tells_of_a_damaged_file_as_of_any_other_problem(table: Laptop) -> None:
    content = table.file.read_bytes()
    table.file.write_bytes(content[: len(content) // 2])
    ran = table.call("check", table.file, "--json")
    assert (ran.code, ran.data["ok"], ran.data["problems"][0]["code"]) == (1, False, "damaged")


def test_digests_tell_workspaces_apart(table: Laptop) -> None:
    before = table.digest()
    assert set(before) == {"journal", "state"}
    assert all(len(digest) == 64 for digest in before.values())
    organisation(table)
    assert table.digest()["journal"] != before["journal"]
    assert table.digest() == table.ok("digest", table.file, "--coalition", "aca-gdl")


def test_every_answer_is_one_json_document(table: Laptop) -> None:
    ran = table.call("organisations", "list", table.file, "--json")
    assert ran.out.count("\n") == 1
    assert json.loads(ran.out)["total"] == 0


def test_a_spreadsheet_and_a_table_from_excel_are_imported(table: Laptop, tmp_path: Path) -> None:
    rows = [
        ["Nombre de la organización", "Giro", "País", "Municipio"],
        ["Panadería Niño", "Empresas", "México", ""],
    ]
    book = tmp_path / "asistentes.xlsx"
    with xlsxwriter.Workbook(str(book)) as file:
        file.add_worksheet("Notas").write(0, 0, "x")
        sheet = file.add_worksheet("Asistentes")
        for number, cells in enumerate(rows):
            sheet.write_row(number, 0, cells)
    told = table.ok("organisations", "import", table.file, book, "--sheet", "Asistentes")
    assert len(told["added"]) == 1
    refused = table.refused("organisations", "import", table.file, book, "--sheet", "Otra")
    assert problems(refused) == [("file", "workbook-unknown-sheet")]
    text = tmp_path / "asistentes.csv"
    text.write_bytes("".join(";".join(cells) + "\r\n" for cells in rows).encode("cp1252"))
    assert len(table.ok("organisations", "import", table.file, text)["added"]) == 1
    wrong = table.refused("organisations", "import", table.file, text, "--encoding", "utf-8")
    assert problems(wrong) == [("file", "csv-other-encoding")]
