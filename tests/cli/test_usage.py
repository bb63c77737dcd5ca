"""Wrong usage: exit 2, a code, a sentence that says where to read more; and every command that there is to be."""

from collections.abc import Sequence

import click
import pytest

from aca_desktop import __main__ as beginning
from aca_desktop import __version__
from aca_desktop.cli.running import app
from tests.cli.laptop import Laptop

DESIGNED = """
    new, sample, info, coalition list, coalition edit, coalition add, events list, events edit, events add,
    declarations list, declarations add, declarations publish,
    organisations list, organisations show, organisations add, organisations edit, organisations import,
    organisations same, organisations not-same, sign, review, withdraw, ratify, undo, erase,
    pdf declaration, pdf draft, pdf joint, pdf summary, pdf network, pdf certificate, pdf sheet, pdf card,
    export, sync export, sync import, conflicts list, conflicts resolve,
    laptops list, laptops request, laptops enrol, laptops revoke, laptops recover, laptops root,
    places list, places import, commitments list, commitments import, totals,
    claims list, claims add, claims check, snapshot save, snapshot list, snapshot diff,
    verify, check, digest, backup, restore, lock, unlock
"""


def paths(named: str) -> list[tuple[str, ...]]:
    return [tuple(one.split()) for one in named.split(",")]


def commands(group: click.Group, before: tuple[str, ...] = ()) -> dict[tuple[str, ...], click.Command]:
    """Return every command that is no group, by how it is called."""
    found: dict[tuple[str, ...], click.Command] = {}
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            found |= commands(command, (*before, name))
        else:
            found[*before, name] = command
    return found


def test_every_designed_command_is_known() -> None:
    assert set(paths(DESIGNED)) <= set(commands(app.root()))


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("inffo", "a.aca"), "unknown-command", "Is “info” meant?"),
        (("sync",), "missing-command", "More: aca-desktop sync --help"),
        (("declarations", "ad"), "unknown-command", "Is “add” meant?"),
        (("info",), "missing-argument", "FILE.aca is missing."),
        (("sign", "a.aca"), "missing-argument", "RECORD.json is missing."),
        (("verify",), "missing-argument", "PATH… is missing."),
        (("new", "a.aca"), "missing-option", "--laptop is missing."),
        (("new", "a.aca", "--laptop", "A", "--found", "x"), "missing-option", "More: aca-desktop new --help"),
        (("pdf", "sheet", "a.aca", "--blank", "5000"), "number-out-of-range", "from 0 to 1,000"),
        (("pdf", "summary", "a.aca"), "missing-option", "--out is missing."),
        (("info", "a.aca", "--jsn"), "unknown-option", "Is “--json” meant?"),
        (("info", "a.aca", "b.aca"), "too-many-arguments", "This is too much: b.aca."),
        (("new", "a.aca", "--laptop"), "option-needs-value", "--laptop needs a value."),
        (("info", "a.aca", "--json=yes"), "option-takes-no-value", "--json takes no value."),
        (("organisations", "list", "a.aca", "--limit", "-1"), "not-a-number", "--limit must be a whole number"),
        (("organisations", "list", "a.aca", "--limit", "x"), "not-a-number", "--limit must be a whole number"),
        (("organisations", "list", "a.aca", "--status", "x"), "not-a-choice", "--status must be one of: approved"),
        (("sample", "x", "a.aca"), "not-a-choice", "must be one of: aca-gdl, jci, wasi, aca."),
        (("--language", "fr", "info", "a.aca"), "not-a-choice", "--language must be one of: en, es, ja."),
        (("organisations", "edit", "a.aca", "id", "short"), "not-a-field", "“short” is no FIELD=VALUE."),
        (("organisations", "add", "a.aca"), "missing-argument", "FIELD=VALUE… is missing."),
        (("pdf", "declaration", "a.aca", "--out", "x"), "one-of", "--signature, --organisation, --all"),
        (("pdf", "declaration", "a.aca", "--all", "--signature", "1", "--out", "x"), "one-of", "Exactly one"),
        (
            ("declarations", "add", "a.aca", "t.md", "--language", "es", "--title", "A", "--title", "B"),
            "texts-and-titles",
            "Every TEXT.md needs one --language",
        ),
    ],
)
def test_a_mistake_is_told_with_what_would_be_right(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch, arguments: Sequence[str], code: str, says: str
) -> None:
    monkeypatch.chdir(laptop.folder)
    ran = laptop.call("--json", *arguments)
    assert (ran.code, ran.out, ran.error["code"]) == (2, "", code)
    assert says in ran.error["message"]
    told = laptop.call(*arguments)
    assert (told.code, told.out) == (2, "")
    assert says in told.err
    assert "--help" in told.err


def test_json_may_stand_anywhere(laptop: Laptop) -> None:
    laptop.ok("new", laptop.file, "--laptop", "Mesa 1")
    plain = laptop.call("info", laptop.file, "--json")
    for arguments in (("--json", "info", laptop.file), ("info", "--json", laptop.file)):
        assert laptop.call(*arguments) == plain
    grouped = laptop.call("events", "list", laptop.file, "--json")
    assert laptop.call("events", "--json", "list", laptop.file) == grouped
    assert grouped.data == {"events": []}


def test_json_as_a_name_asks_for_nothing(laptop: Laptop) -> None:
    ran = laptop.call("new", laptop.file, "--laptop", "--json")
    assert "--json" in laptop.ok("info", laptop.file)["laptop"]["name"]
    assert ran.code == 0


@pytest.mark.parametrize("arguments", [(), ("a.aca",), ("pyproject.toml",)])
def test_a_file_or_nothing_is_for_the_window(
    arguments: Sequence[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["aca-desktop", *arguments])
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert beginning.main() == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "There is no display" in said.err


@pytest.mark.parametrize("arguments", [("info",), ("info", "a.aca"), ("--help",), ("--json",), ("no-such",)])
def test_a_command_is_for_the_command_line(arguments: Sequence[str]) -> None:
    assert not beginning.is_for_the_window(arguments, app.COMMANDS)


def test_the_version_is_told(laptop: Laptop) -> None:
    assert laptop.call("--version").out == f"aca-desktop {__version__}\n"


@pytest.mark.parametrize("path", [(), *sorted(commands(app.root()))], ids=" ".join)
def test_every_command_helps_in_every_language(laptop: Laptop, path: Sequence[str]) -> None:
    told = [laptop.call("--language", language, *path, "--help") for language in ("en", "es", "ja")]
    assert [one.code for one in told] == [0, 0, 0]
    english, spanish, japanese = (one.out for one in told)
    assert english.startswith(" ".join(["Usage: aca-desktop", *path]))
    assert spanish.startswith(" ".join(["Uso: aca-desktop", *path]))
    assert japanese.startswith(" ".join(["使い方: aca-desktop", *path]))
    assert "--json" in english
    assert "Options:" not in spanish + japanese


def test_the_list_of_commands_says_what_each_does(laptop: Laptop) -> None:
    told = laptop.call("--help").out
    for name in app.COMMANDS:
        assert f"\n  {name} " in told
    assert "Sign from a record" in told
