"""Whatever is typed after a command, it answers with 0, 1 or 2, and never stumbles over a mistake of ours."""

import random
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from aca_desktop.cli.running import app
from tests.cli.laptop import Laptop
from tests.cli.test_usage import commands

BUILT = {
    path: command
    for path, command in commands(app.root()).items()
    if path != ("sample",)  # which takes seconds
}

WORDS = (
    *(
        "",
        " ",
        "\udcff",
        "é\u202e",
        "0",
        "-1",
        "9" * 40,
        "a" * 300,
        "../x",
        "null",
        "%s{}",
        "{name}",
        "\n",
        "\x1b[31m",
    ),
    *("=", "x=", "names.es=ñ", "names.es=\udcff", "names.=x", "country=MX", "sectors.x={", "languages=es,en,ja"),
    *("starts=0001-01-01T00:00+14:00", "ends=0001-01-01T00:00+13:00", "starts=9999-12-31T23:59-14:00"),
    *("figures.population.2020=1", "contacts.a=<", "parent=" + "0" * 36, "2026-06-05", "9999-12-31", "2026-02-30"),
    *("es", "ja", "fr", "MX", "aca-gdl", "f" * 64, "abcdef12", "approved", "iso3166-2:MX-JAL", "set:X", "🌱" * 50),
)


def paths(folder: Path) -> list[str]:
    inside = (
        "mesa.aca",
        "texto.md",
        "record.json",
        "nope",
        "nope/deep/x.pdf",
        "new.pdf",
        "caf\udce9",
        "public/ROOT.pem",
    )
    return [*(str(folder / name) for name in inside), str(folder), "/dev/null", "/dev/zero", "", "-", "a" * 300]


def arguments(chance: random.Random, table: Laptop) -> Iterator[str]:
    """Yield a command and arguments that are partly what it wants."""
    path = chance.choice(sorted(BUILT))
    yield from path
    for param in BUILT[path].params:
        if param.name == "file" and chance.random() < 0.9:
            yield str(table.file)
            continue
        if isinstance(param, click.Option):
            if not param.required and chance.random() < 0.5:
                continue
            yield param.opts[0]
            if param.is_flag:
                continue
        for _ in range(chance.choice((1, 1, 2)) if param.nargs == -1 else 1):
            yield word(chance, param, table)


def word(chance: random.Random, param: click.Parameter, table: Laptop) -> str:
    if isinstance(param.type, click.Choice) and chance.random() < 0.9:
        return str(chance.choice(param.type.choices))
    if isinstance(param.type, click.IntRange) and chance.random() < 0.9:
        return chance.choice(("0", "1", "-1", "9" * 40))
    if isinstance(param.type, click.Path) and chance.random() < 0.9:
        return chance.choice(paths(table.folder))
    return chance.choice(WORDS)


@pytest.fixture
def prepared(table: Laptop, monkeypatch: pytest.MonkeyPatch) -> Laptop:
    """Return a laptop in whose folder there is something of every kind; nobody sits at it."""
    table.record()
    table.ok("laptops", "root", table.file, "--out", table.folder / "public")
    monkeypatch.chdir(table.folder)
    monkeypatch.setattr("sys.stdin", None)
    return table


def stumbles(table: Laptop, seed: int, calls: int) -> Iterator[tuple[list[str], str]]:
    """Yield the calls that end as none should, with what they said."""
    chance = random.Random(seed)
    for _ in range(calls):
        typed = [*arguments(chance, table)]
        ran = table.call("--json", *typed)
        if ran.code not in (0, 1, 2) or "our-own-bug" in ran.err:
            yield typed, ran.err


@pytest.mark.parametrize("seed", range(40))
def test_no_arguments_make_a_command_stumble(prepared: Laptop, seed: int) -> None:
    assert [*stumbles(prepared, seed, calls=3)] == []


@pytest.mark.long
@pytest.mark.parametrize("seed", range(100, 140))
def test_no_arguments_at_all_make_a_command_stumble(prepared: Laptop, seed: int) -> None:
    assert [*stumbles(prepared, seed, calls=50)] == []


def test_a_path_that_can_be_none_is_refused_before_anything_is_written(table: Laptop) -> None:
    long, missing = "x" * 300, f"{table.folder}/kits/"
    for command in (
        ("pdf", "summary", table.file, "--out"),
        ("sign", table.file, table.record(), "--out"),
        ("backup", table.file, "--out"),
        ("sync", "export", table.file),
        ("export", table.file, "--to"),
        ("laptops", "request", table.file),
        ("laptops", "root", table.file, "--out"),
        ("salvage", table.file),
    ):
        before = sorted(table.folder.rglob("*"))
        assert table.refused(*command, "", code=2)["code"] == "empty-path"
        assert table.refused(*command, table.folder / long, code=2)["code"] == "name-too-long"
        if command[0] not in ("pdf", "sign") and command[1] != "root":
            assert table.refused(*command, missing, code=2)["code"] == "no-such-folder"
        assert sorted(table.folder.rglob("*")) == before
    (path,) = table.ok("pdf", "summary", table.file, "--out", missing)["paths"]
    assert path.startswith(missing)
    assert table.ok("sync", "export", table.file, missing)["path"].startswith(missing)
