"""`new` and `info`: what a workspace is made of, what is told of it, what is refused before anything is made."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.cli.laptop import Laptop

FOUNDING = ("--found", "aca-gdl", "--title", "Alianza", "--country", "MX", "--language", "es")


def found(laptop: Laptop, *more: object, passphrase: Path | None = None) -> tuple[object, ...]:
    secret = ("--passphrase-file", passphrase or laptop.passphrase_file)
    return ("new", laptop.file, "--laptop", "Mesa 1", *FOUNDING, *secret, *more)


def test_a_workspace_without_a_coalition(laptop: Laptop) -> None:
    made = laptop.ok("new", laptop.file, "--laptop", "Mesa 1")
    assert made == laptop.ok("info", laptop.file)
    assert made["workspace"] == str(laptop.file)
    assert set(made["laptop"]) == {"name", "fingerprint"}
    assert made["laptop"]["name"] == "Mesa 1"
    assert [len(part) for part in made["laptop"]["fingerprint"].split("-")] == [4, 4, 4, 4]
    assert made["coalitions"] == []


def test_commands_that_only_read_need_no_coalition(laptop: Laptop) -> None:
    laptop.ok("new", laptop.file, "--laptop", "Mesa 1")
    assert laptop.ok("organisations", "list", laptop.file) == {"organisations": [], "total": 0}
    for command, key in (("declarations", "declarations"), ("events", "events"), ("laptops", "laptops")):
        assert laptop.ok(command, "list", laptop.file)[key] == []
    assert laptop.ok("coalition", "list", laptop.file) == {"coalitions": []}
    assert laptop.ok("check", laptop.file) == {"ok": True, "problems": []}
    other = Laptop(laptop.folder / "other")
    other.folder.mkdir()
    other.ok("new", other.file, "--laptop", "Mesa 2")
    assert laptop.digest() == other.digest()
    assert laptop.refused("organisations", "add", laptop.file, "names.es=A")["code"] == "no-coalition"


def test_a_coalition_is_founded(laptop: Laptop) -> None:
    recovery = laptop.folder / "root.pem"
    made = laptop.ok(*found(laptop, "--recovery", recovery))
    assert made["laptop"]["role"] == "coordinator"
    (coalition,) = made["coalitions"]
    assert coalition["code"] == "aca-gdl"
    assert coalition["role"] == "coordinator"
    assert (coalition["signatories"], coalition["organisations"], coalition["declarations"]) == (0, 0, [])
    assert recovery.read_bytes().startswith(b"-----BEGIN ENCRYPTED PRIVATE KEY-----")
    assert made["recovery"] == str(recovery)


def test_info_tells_of_declarations_and_counts(table: Laptop) -> None:
    table.ok("sign", table.file, table.record())
    table.ok("organisations", "add", table.file, "names.es=Otra", "sector=business", "country=MX")
    (coalition,) = table.ok("info", table.file)["coalitions"]
    assert (coalition["signatories"], coalition["organisations"]) == (1, 2)
    (declaration,) = coalition["declarations"]
    assert (declaration["version"], declaration["languages"], declaration["published"]) == ("1", ["es"], True)
    assert len(declaration["sha256"]) == 64


def test_a_draft_is_told_as_not_published(table: Laptop) -> None:
    text = table.folder / "texto.md"
    table.ok("declarations", "add", table.file, text, "--language", "es", "--title", "Otra")
    rows = table.ok("info", table.file)["coalitions"][0]["declarations"]
    assert [(row["version"], row["published"], row["sha256"] is None) for row in rows] == [
        ("1", True, False),
        (None, False, True),
    ]


def test_one_title_is_for_all_languages_or_there_is_one_for_each(laptop: Laptop) -> None:
    def names(folder: str, *options: str) -> Any:
        one = Laptop(laptop.folder / folder)
        one.folder.mkdir()
        one.ok(
            *("new", one.file, "--laptop", "A", "--found", "jci", "--country", "jp", "--recovery", one.folder),
            *("--passphrase-file", one.passphrase_file, *options),
        )
        return one.ok("coalition", "list", one.file)["coalitions"][0]["fields"]

    both = names("one", "--language", "ja", "--language", "EN", "--title", "JCI")
    assert (both["names.ja"], both["names.en"], both["languages"], both["country"]) == (
        "JCI",
        "JCI",
        ["ja", "en"],
        "JP",
    )
    each = names("two", "--language", "ja", "--language", "en", "--title", "気候", "--title", "Climate")
    assert (each["names.ja"], each["names.en"]) == ("気候", "Climate")


def test_consents_without_words_in_a_language_are_in_english_and_that_is_said(laptop: Laptop) -> None:
    arguments = found(laptop, "--language", "fr", "--recovery", laptop.folder / "r.pem")
    ran = laptop.call(*arguments)
    assert ran.code == 0
    assert "The consents are in English for French" in ran.out
    fields = laptop.ok("coalition", "list", laptop.file)["coalitions"][0]["fields"]
    words = fields["consents.publish-organisation.1"]["words"]
    assert words["fr"].startswith("The coalition may publish")
    assert words["es"].startswith("La coalición puede")


def test_the_recovery_file_gets_a_name_in_a_folder(laptop: Laptop) -> None:
    made = laptop.ok(*found(laptop, "--recovery", laptop.folder))
    assert made["recovery"] == str(laptop.folder / "aca-gdl-recovery.pem")
    assert Path(made["recovery"]).is_file()


@pytest.mark.parametrize("lacking", ["--title", "--country", "--language", "--recovery"])
def test_what_founding_needs_is_asked_for_before_anything_is_made(laptop: Laptop, lacking: str) -> None:
    arguments = [*found(laptop, "--recovery", laptop.folder / "r.pem")]
    at = arguments.index(lacking)
    del arguments[at : at + 2]
    error = laptop.refused(*arguments, code=2)
    assert (error["code"], error["facts"]["option"]) == ("missing-option", lacking)
    assert not laptop.file.exists()


def test_founding_options_without_found_are_a_mistake(laptop: Laptop) -> None:
    error = laptop.refused("new", laptop.file, "--laptop", "A", "--country", "MX", code=2)
    assert (error["code"], error["facts"]["option"]) == ("only-with", "--country")


def test_too_many_titles_are_a_mistake(laptop: Laptop) -> None:
    arguments = found(laptop, "--title", "Otra", "--recovery", laptop.folder / "r.pem")
    assert laptop.refused(*arguments, code=2)["code"] == "titles-and-languages"


def test_everything_wrong_with_a_coalition_is_told_at_once(laptop: Laptop) -> None:
    error = laptop.refused(
        *("new", laptop.file, "--laptop", "A", "--found", "ÁCA!", "--title", "\u202e", "--country", "XX"),
        *("--language", "spanish", "--recovery", laptop.folder / "r.pem"),
        *("--passphrase-file", laptop.passphrase_file),
    )
    assert error["code"] == "refused"
    assert {one["code"] for one in error["problems"]} == {
        *("malformed-code", "unknown-country", "malformed-language", "empty"),
    }
    assert not laptop.file.exists()
    assert not (laptop.folder / "r.pem").exists()


def test_nothing_is_overwritten_and_nothing_left_behind(laptop: Laptop) -> None:
    laptop.file.write_text("mine", encoding="utf-8")
    recovery = laptop.folder / "r.pem"
    assert laptop.refused(*found(laptop, "--recovery", recovery))["code"] == "file-exists"
    assert laptop.file.read_text(encoding="utf-8") == "mine"
    assert not recovery.exists()
    laptop.file.unlink()
    recovery.write_text("mine", encoding="utf-8")
    assert laptop.refused(*found(laptop, "--recovery", recovery))["code"] == "file-exists"
    assert recovery.read_text(encoding="utf-8") == "mine"
    assert not laptop.file.exists()


@pytest.mark.parametrize("name", ["", " ", "x" * 65, "Mesa\n1", "Mesa\u202e1"])
def test_a_laptop_has_a_name_that_a_certificate_can_hold(laptop: Laptop, name: str) -> None:
    assert laptop.refused("new", laptop.file, "--laptop", name)["problems"][0]["field"] == "laptop"
    assert not laptop.file.exists()


def test_a_further_coalition_is_founded(table: Laptop) -> None:
    made = table.ok(
        *("coalition", "add", table.file, "jci", "--title", "JCI", "--country", "JP", "--language", "ja"),
        *("--recovery", table.folder / "jci.pem", "--passphrase-file", table.passphrase_file),
    )
    assert made["code"] == "jci"
    told = table.ok("info", table.file)
    assert "role" not in told["laptop"]
    assert [one["code"] for one in told["coalitions"]] == ["aca-gdl", "jci"]
    assert table.refused("organisations", "add", table.file, "names.es=A")["code"] == "several-coalitions"
    assert table.refused("digest", table.file, "--coalition", "aca")["code"] == "unknown-coalition"
    assert table.digest() != table.ok("digest", table.file, "--coalition", "jci")


# passphrases


@pytest.mark.parametrize("content", [b"secret\n", b"secret\r\nsecond line\n", b"secret", b"\xef\xbb\xbfsecret\n"])
def test_a_passphrase_is_the_first_line_of_its_file(laptop: Laptop, content: bytes) -> None:
    secret = laptop.folder / "secret"
    secret.write_bytes(content)
    option = ("--workspace-passphrase-file", secret)
    laptop.ok(*option, "new", laptop.file, "--laptop", "Mesa 1")
    secret.write_bytes(b"secret\n")
    laptop.ok(*option, "info", laptop.file)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty-passphrase"),
        (b"\nsecret", "empty-passphrase"),
        (b"x" * 5000, "malformed-passphrase"),
        (b"se\0cret", "malformed-passphrase"),
        (b"\xff\xfe", "not-utf-8"),
    ],
)
def test_what_is_no_passphrase(laptop: Laptop, content: bytes, code: str) -> None:
    secret = laptop.folder / "secret"
    secret.write_bytes(content)
    arguments = found(laptop, "--recovery", laptop.folder / "r.pem", passphrase=secret)
    assert laptop.refused(*arguments)["code"] == code
    assert not laptop.file.exists()


def test_a_passphrase_is_not_read_from_a_pipe_or_a_folder_and_never_waited_for(laptop: Laptop) -> None:
    pipe = laptop.folder / "pipe"
    os.mkfifo(pipe)
    for path, code in ((pipe, "not-a-file"), (laptop.folder, "not-a-file"), (laptop.folder / "no", "not-found")):
        arguments = found(laptop, "--recovery", laptop.folder / "r.pem", passphrase=path)
        assert laptop.refused(*arguments)["code"] == code


def test_a_huge_passphrase_file_is_not_read_whole(laptop: Laptop) -> None:
    huge = laptop.folder / "huge"
    huge.write_bytes(b"secret\n")
    os.truncate(huge, 2**40)
    laptop.ok(*found(laptop, "--recovery", laptop.folder / "r.pem", passphrase=huge))


def test_without_a_file_and_without_a_terminal_there_is_nobody_to_ask(laptop: Laptop) -> None:
    arguments = ("new", laptop.file, "--laptop", "A", *FOUNDING, "--recovery", laptop.folder / "r.pem")
    assert laptop.run(*arguments, "--json").error["code"] == "passphrase-needed"
    assert laptop.run(*arguments).code == 2
    assert not laptop.file.exists()


def test_a_locked_workspace_and_none_are_told_alike(laptop: Laptop) -> None:
    option = ("--workspace-passphrase-file", laptop.passphrase_file)
    laptop.ok(*option, "new", laptop.file, "--laptop", "Mesa 1")
    assert not laptop.file.read_bytes().startswith(b"SQLite")
    other = laptop.folder / "other"
    other.write_text("otra\n", encoding="utf-8")
    foreign = laptop.folder / "foreign.aca"
    foreign.write_bytes(os.urandom(100_000))
    told = [
        laptop.refused("info", laptop.file),
        laptop.refused("--workspace-passphrase-file", other, "info", laptop.file),
        laptop.refused(*option, "info", foreign),
    ]
    assert {one["code"] for one in told} == {"not-a-workspace"}
    assert len({one["message"].split(" is no ACA Desktop file")[1] for one in told}) == 1
    laptop.ok(*option, "info", laptop.file)


def test_no_two_coalitions_are_founded_under_one_code(table: Laptop) -> None:
    recovery = table.folder / "again.pem"
    again = table.refused(
        *("coalition", "add", table.file, "aca-gdl", "--title", "T", "--country", "MX", "--language", "es"),
        *("--recovery", recovery, "--passphrase-file", table.passphrase_file),
    )
    assert [one["code"] for one in again["problems"]] == ["code-in-use"]
    assert not recovery.exists()


def test_a_network_is_made_of_the_coalitions_that_are_here(table: Laptop) -> None:
    table.ok("sign", table.file, table.record())
    made = table.ok(
        *("coalition", "add", table.file, "red", "--title", "Red", "--country", "MX", "--language", "es"),
        *("--recovery", table.folder / "red.pem", "--passphrase-file", table.passphrase_file),
    )
    member = next(one["id"] for one in table.ok("coalition", "list", table.file)["coalitions"] if one != made)
    edit = ("coalition", "edit", table.file, "--coalition", "red")
    wrong = table.refused(*edit, f"members.{member}=friend")["problems"]
    assert [one["code"] for one in wrong] == ["not-one-of"]
    table.ok(*edit, f"members.{member}=true")
    table.ok(*edit, 'bodies.wwf={"names":{"es":"WWF"},"role":"partner","country":"MX"}')
    paper = table.ok("pdf", "network", table.file, "--coalition", "red", "--out", table.folder / "red.pdf")
    (printed,) = (Path(one) for one in paper["data"] if one.endswith(".json"))
    assert json.loads(printed.read_text("utf-8"))["bodies"] == [
        {"name": "WWF", "role": "partner", "country": "México", "website": None}
    ]
