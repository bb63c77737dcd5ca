"""Bad input gets a clear error, exit 1, and changes nothing: in a process of its own, digests before and after."""

import copy
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.cli.laptop import Laptop, Ran
from tests.domain.example_records import record_json, wave

type Change = Callable[[dict[str, Any]], object]


def ink(*strokes: Sequence[Sequence[int]]) -> Change:
    return lambda record: record["ink"].update(strokes=strokes)


def dot() -> list[list[int]]:
    return [[6000, 2000, number * 8, 500] for number in range(5)]


def point(**changes: int) -> list[list[int]]:
    stroke = wave()
    for place, number in zip(("x", "y", "t", "p"), range(4), strict=True):
        if place in changes:
            stroke[60][number] = changes[place]
    return stroke


CASES: dict[str, tuple[Change, str, str]] = {
    "consent not given": (
        lambda record: record["consents"].update({"publish-organisation": False}),
        "consents.publish-organisation",
        "consent-needed",
    ),
    "consent not said": (
        lambda record: record["consents"].pop("publish-organisation"),
        "consents.publish-organisation",
        "consent-needed",
    ),
    "e-mail": (lambda record: record["signer"].update(email="maria@@ejemplo"), "signer.email", "malformed-email"),
    "sector": (
        lambda record: record["organisation"].update(sector="zoo"),
        "organisation.sector",
        "unknown-sector",
    ),
    "long name": (lambda record: record["signer"].update(name="A" * 10_000), "signer.name", "too-long"),
    "long organisation": (
        lambda record: record["organisation"].update(name="A" * 10_000),
        "organisation.name",
        "too-long",
    ),
    "control": (lambda record: record["signer"].update(name="Mar\x07ía"), "signer.name", "control-character"),
    "bidi": (lambda record: record["signer"].update(name="Mar\u202eía"), "signer.name", "bidi-control"),
    "negative time": (ink(point(t=-1)), "ink.strokes[0][60]", "point-time-out-of-range"),
    "too many points": (
        ink([[n % 9000, n % 3000, n, 500] for n in range(100_001)]),
        "ink.strokes",
        "too-many-points",
    ),
    "one dot": (ink(dot()), "ink", "dot-ink"),
    "nothing": (ink(), "ink", "blank-ink"),
    "no version": (lambda record: record.update(declaration="9"), "declaration", "declaration-not-published"),
    "unknown field": (lambda record: record.update(signature="x"), "signature", "unknown-field"),
    "no object": (lambda record: record.update(signer=[]), "signer", "wrong-type"),
}


def refused(laptop: Laptop, *arguments: object) -> Any:
    """Run a command that must be refused, in a process and, for JSON, in this one; return the error."""
    before = _state(laptop)
    told = laptop.run(*arguments)
    ran = laptop.call(*arguments, "--json")
    for one in (told, ran):
        assert (one.code, one.out) == (1, ""), one
        assert "Traceback" not in one.err
    assert ran.error["message"] == told.err.rstrip("\n")
    assert _state(laptop) == before
    return ran.error


def _state(laptop: Laptop) -> Any:
    files = sorted(path.name for path in laptop.folder.iterdir() if path.name[0] != "." and path.name != "home")
    if not laptop.file.is_file() or laptop.file.stat().st_size > 10**8:
        return files
    ran = laptop.call("digest", laptop.file, "--json")
    return files, ran.data if ran.code == 0 else laptop.file.read_bytes()


def problems(error: Any) -> list[tuple[str, str]]:
    return [(one["field"], one["code"]) for one in error["problems"]]


@pytest.mark.parametrize("case", CASES)
def test_a_record_that_may_not_be_signed(table: Laptop, case: str) -> None:
    change, field, code = CASES[case]
    record = copy.deepcopy(record_json())
    change(record)
    path = table.folder / "record.json"
    path.write_text(json.dumps(record), encoding="utf-8")
    assert (field, code) in problems(refused(table, "sign", table.file, path))


def test_ink_with_nan(table: Laptop) -> None:
    path = table.record()
    text = path.read_text(encoding="utf-8").replace("[[[6000,", "[[[NaN,").replace("[[[6000.0,", "[[[NaN,")
    assert "NaN" in text
    path.write_text(text, encoding="utf-8")
    assert problems(refused(table, "sign", table.file, path)) == [(str(path), "json-not-a-number")]


@pytest.mark.parametrize(
    ("days", "code"),
    [
        (("--closes", "2020-01-01"), "declaration-closed"),
        (("--opens", "2098-01-01"), "declaration-not-open-yet"),
        (("--embargo", "2098-01-01"), "declaration-embargoed"),
    ],
)
def test_a_declaration_that_is_not_open(laptop: Laptop, days: Sequence[str], code: str) -> None:
    laptop.found()
    laptop.publish(*days)
    assert problems(refused(laptop, "sign", laptop.file, laptop.record())) == [("declaration", code)]


def test_a_declaration_whose_publication_was_taken_back(table: Laptop) -> None:
    (row,) = table.ok("declarations", "list", table.file)["declarations"]
    table.ok("undo", table.file, row["publications"][0]["id"])
    assert problems(refused(table, "sign", table.file, table.record())) == [("declaration", "declaration-ended")]


def test_a_declaration_of_another_coalition(table: Laptop) -> None:
    (row,) = table.ok("declarations", "list", table.file)["declarations"]
    table.ok(
        *("coalition", "add", table.file, "jci", "--title", "JCI", "--country", "JP", "--language", "ja"),
        *("--recovery", table.folder, "--passphrase-file", table.passphrase_file),
    )
    record = table.record(coalition="jci", declaration=row["publications"][0]["id"])
    error = refused(table, "sign", table.file, record)
    assert problems(error) == [("declaration", "declaration-of-another-coalition")]


def test_a_coalition_that_is_not_here(table: Laptop) -> None:
    assert refused(table, "sign", table.file, table.record(coalition="nada"))["code"] == "unknown-coalition"


# what is no workspace


def _is_text(laptop: Laptop) -> None:
    laptop.file.write_text("no workspace\n" * 100, encoding="utf-8")


def _is_empty(laptop: Laptop) -> None:
    laptop.file.write_bytes(b"")


def _is_another_database(laptop: Laptop) -> None:
    laptop.file.unlink()
    with sqlite3.connect(laptop.file) as database:
        database.execute("CREATE TABLE t (a)")
    database.close()


def _is_cut_short(laptop: Laptop) -> None:
    os.truncate(laptop.file, laptop.file.stat().st_size // 3)


def _is_of_a_newer_program(laptop: Laptop) -> None:
    with sqlite3.connect(laptop.file) as database:
        columns = [row[1] for row in database.execute("PRAGMA table_info(_sqlite_migrations)")]
        row = database.execute("SELECT * FROM _sqlite_migrations").fetchone()
        newer = {**dict(zip(columns, row, strict=True)), "name": "of_the_future"}
        newer.pop("id", None)
        marks = ", ".join("?" * len(newer))
        database.execute(
            f"INSERT INTO _sqlite_migrations ({', '.join(newer)}) VALUES ({marks})",
            list(newer.values()),
        )
    database.close()


def _is_a_folder(laptop: Laptop) -> None:
    laptop.file.unlink()
    laptop.file.mkdir()


def _is_a_pipe(laptop: Laptop) -> None:
    laptop.file.unlink()
    os.mkfifo(laptop.file)


def _is_gone(laptop: Laptop) -> None:
    laptop.file.unlink()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (_is_text, "not-a-workspace"),
        (_is_empty, "not-a-workspace"),
        (_is_another_database, "not-a-workspace"),
        (_is_cut_short, "damaged"),
        (_is_of_a_newer_program, "newer-program"),
        (_is_a_folder, "not-a-file"),
        (_is_a_pipe, "not-a-file"),
        (_is_gone, "not-found"),
    ],
)
def test_what_is_no_workspace(table: Laptop, change: Callable[[Laptop], None], code: str) -> None:
    record = table.record()
    change(table)
    assert refused(table, "sign", table.file, record)["code"] == code
    assert refused(table, "info", table.file)["code"] == code


def test_a_workspace_locked_by_a_passphrase_is_told_like_one_that_is_none(laptop: Laptop) -> None:
    locked = ("--workspace-passphrase-file", laptop.passphrase_file)
    laptop.ok(*locked, "new", laptop.file, "--laptop", "Mesa 1")
    told = refused(laptop, "sign", laptop.file, laptop.record())
    laptop.file.write_bytes(os.urandom(65_536))
    assert refused(laptop, "sign", laptop.file, laptop.record())["message"] == told["message"]


def test_a_workspace_held_by_another_process(table: Laptop) -> None:
    hold = (
        "import sys; from pathlib import Path; from aca_desktop.context import Context; "
        "from aca_desktop.services.workspace.workspaces import open_workspace\n"
        "with open_workspace(Path(sys.argv[1]), Context.of_this_machine(), write=True):\n"
        "    print('open', flush=True); sys.stdin.read()"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", hold, str(table.file)],
        env=table.environ(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert holder.stdin is not None
    assert holder.stdout is not None
    try:
        assert holder.stdout.readline() == b"open\n"
        error = refused(table, "sign", table.file, table.record())
        assert error["code"] == "held"
        assert str(holder.pid) in error["message"]
        assert table.ok("info", table.file)["coalitions"]
    finally:
        holder.stdin.close()
        holder.wait()
        holder.stdout.close()
    table.ok("sign", table.file, table.record())


# what is no record


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "json-malformed"),
        (b'{"coalition": "aca-gdl"', "json-malformed"),
        (b"[" * 100_000, "json-too-deep"),
        (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "json-too-deep"),
        (b'{"coalition": "a", "coalition": "b"}', "json-duplicate-key"),
        (b'{"consents": {"contact": true, "contact": false}}', "json-duplicate-key"),
        (b'{"coalition": "\xff"}', "json-not-utf-8"),
        (b'{"coalition": "\\ud800"}', "json-lone-surrogate"),
        (b"9" * 5_000, "json-number-too-long"),
        (b"[]", "wrong-type"),
        (b"null", "wrong-type"),
    ],
    ids=lambda value: value if isinstance(value, str) else f"{len(value)} bytes",
)
def test_json_that_is_no_record(table: Laptop, content: bytes, code: str) -> None:
    path = table.folder / "record.json"
    path.write_bytes(content)
    assert [one for _field, one in problems(refused(table, "sign", table.file, path))] == [code]


def test_a_gigabyte_of_json_takes_neither_time_nor_memory(table: Laptop) -> None:
    path = table.folder / "record.json"
    path.write_bytes(b'{"coalition": "')
    os.truncate(path, 2**30)
    before = table.digest()
    seconds, megabytes, ran = _measured(table, "sign", table.file, path)
    small = table.folder / "small.json"
    small.write_bytes(b"{")
    _seconds, usual, _ran = _measured(table, "sign", table.file, small)
    assert (ran.code, ran.out) == (1, "")
    assert "larger than 16,777,216 bytes" in ran.err
    assert table.digest() == before
    assert seconds < 2
    assert megabytes < usual + 40


@pytest.mark.parametrize("kind", ["pipe", "folder", "nothing", "device"])
def test_a_record_that_is_no_file_is_not_waited_for(table: Laptop, kind: str) -> None:
    path = table.folder / "record.json"
    code = "not-a-file"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    elif kind == "device":
        path = Path("/dev/zero")
    else:
        code = "not-found"
    assert refused(table, "sign", table.file, path)["code"] == code


def test_a_name_that_no_system_takes(table: Laptop) -> None:
    long = table.folder / ("a" * 300)
    for command in (("sign", table.file, long), ("verify", long), ("new", long, "--laptop", "A")):
        assert table.refused(*command, code=2)["code"] == "name-too-long"


def test_a_record_that_may_not_be_read(table: Laptop) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may read everything")
    path = table.record()
    path.chmod(0)
    assert refused(table, "sign", table.file, path)["code"] == "cannot-read"


def test_a_workspace_where_nothing_may_be_written(table: Laptop) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    record = table.record()
    folder = table.folder / "fixed"
    folder.mkdir()
    copied = folder / "mesa.aca"
    shutil.copy(table.file, copied)
    folder.chmod(0o500)
    assert refused(table, "sign", copied, record)["code"] == "read-only"
    folder.chmod(0o700)


def _measured(laptop: Laptop, *arguments: object) -> tuple[float, float, Ran]:
    """Run a command; return its processor seconds, its megabytes at most, and how it ended."""
    out, err = laptop.folder / "out", laptop.folder / "err"
    with out.open("wb") as stdout, err.open("wb") as stderr:
        process = subprocess.Popen(laptop.command(*arguments), env=laptop.environ(), stdout=stdout, stderr=stderr)
        _pid, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    ran = Ran(process.returncode, out.read_text(encoding="utf-8"), err.read_text(encoding="utf-8"))
    out.unlink()
    err.unlink()
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, ran
