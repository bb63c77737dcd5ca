"""The process as shells and other programs start it: closed streams, broken pipes, Ctrl-C, foreign locales."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from aca_desktop import mishap
from aca_desktop.cli.running import streams
from tests.cli.laptop import Laptop


def shell(laptop: Laptop, line: str) -> "subprocess.CompletedProcess[str]":
    """Run a line of shell in which $A is the program."""
    program = f"{sys.executable} -m aca_desktop"
    environ = laptop.environ() | {"FILE": str(laptop.file), "RECORD": str(laptop.folder / "record.json")}
    return subprocess.run(
        ["bash", "-c", line.replace("$A", program)],
        env=environ,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_standard_input_may_be_closed(table: Laptop) -> None:
    table.record()
    done = shell(table, "$A sign $FILE $RECORD --json <&-")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["status"] == "signed"
    assert shell(table, "$A sign $FILE - <&-").returncode == 1


def test_all_streams_may_be_closed_and_the_workspace_stays_whole(table: Laptop) -> None:
    table.record()
    assert shell(table, "$A sign $FILE $RECORD <&- >&- 2>&-").returncode == 0
    assert shell(table, "$A info $FILE --nonsense <&- >&- 2>&-").returncode == 2
    assert table.ok("check", table.file)["ok"]
    assert table.ok("organisations", "list", table.file)["total"] == 1


def test_no_file_takes_the_number_of_a_stream_that_is_closed(tmp_path: Path) -> None:
    code = (
        "import os, sys; from aca_desktop.cli.running import streams; streams.prepare(); "
        "sys.exit(os.open(sys.argv[1], os.O_CREAT | os.O_WRONLY) < 3)"
    )
    line = f'{sys.executable} -c "$CODE" {tmp_path / "file"} <&- >&- 2>&-'
    done = subprocess.run(["bash", "-c", line], env={**os.environ, "CODE": code}, check=False)
    assert done.returncode == 0


def test_nobody_listens_any_more(table: Laptop) -> None:
    table.record()
    done = shell(table, "$A sign $FILE $RECORD 2>&1 | true; echo ${PIPESTATUS[0]}")
    assert (done.stdout, done.stderr) == ("0\n", "")
    assert table.ok("organisations", "list", table.file)["total"] == 1
    assert shell(table, "$A info nowhere.aca 2>&1 | true; echo ${PIPESTATUS[0]}").stdout == "1\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is full")
def test_an_answer_that_cannot_be_written_is_an_error(table: Laptop) -> None:
    done = shell(table, "$A info $FILE > /dev/full")
    assert done.returncode == 1
    assert done.stderr.startswith("It was done, but the answer could not be written")
    assert shell(table, "$A info $FILE --nonsense 2> /dev/full").returncode != 0
    assert shell(table, "$A sign --help > /dev/full").stderr.startswith("It was done, but the answer")


@pytest.mark.parametrize("locale", ["C", "POSIX", "es_MX.ISO-8859-1", "ja_JP.eucJP"])
def test_it_writes_utf_8_whatever_the_locale_is(table: Laptop, locale: str) -> None:
    name = "Universidad de Zúñiga 山田"
    organisation = {"name": name, "sector": "higher-education", "country": "MX"}
    table.ok("sign", table.file, table.record(organisation=organisation))
    environ = table.environ() | {"LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    environ.pop("PYTHONIOENCODING", None)
    done = subprocess.run(
        table.command("organisations", "list", table.file), env=environ, capture_output=True, check=True
    )
    assert name in done.stdout.decode("utf-8")


@pytest.mark.parametrize(
    ("environ", "said"),
    [
        ({"LANG": "es_MX.UTF-8"}, "no está ahí"),
        ({"LANG": "ja_JP.UTF-8"}, "見つかりません"),
        ({"LANG": "de_DE.UTF-8"}, "is not there"),
        ({"LANG": "xx_YY", "LC_ALL": "nonsense"}, "is not there"),
        ({}, "is not there"),
    ],
)
def test_it_speaks_the_systems_language(laptop: Laptop, environ: dict[str, str], said: str) -> None:
    one = Laptop(laptop.folder, environment=environ)
    assert said in one.run("info", "nowhere.aca").err


def test_it_speaks_the_installations_language_and_the_one_asked_for(laptop: Laptop) -> None:
    laptop.home.mkdir()
    settings = laptop.home / "settings.json"
    settings.write_text('{"installation": "1", "language": "ja"}', encoding="utf-8")
    assert "見つかりません" in laptop.call("info", "nowhere.aca").err
    assert "no está ahí" in laptop.call("--language", "es", "info", "nowhere.aca").err
    settings.write_text("[1", encoding="utf-8")
    assert "is not there" in laptop.call("info", "nowhere.aca").err


def test_reading_leaves_no_trace_in_the_data_folder(laptop: Laptop) -> None:
    laptop.call("info", laptop.file)
    assert not laptop.home.exists()


def test_a_path_that_is_no_text_is_told_nevertheless(laptop: Laptop) -> None:
    path = laptop.folder / os.fsdecode(b"caf\xe9.aca")
    laptop.run("new", path, "--laptop", "Mesa 1")
    ran = laptop.run("info", path, "--json")
    assert ran.code == 0
    assert os.fsencode(ran.data["workspace"]) == os.fsencode(path)
    assert "caf\\udce9.aca" in laptop.run("info", path).out


def test_names_cannot_steer_the_terminal(laptop: Laptop) -> None:
    ran = laptop.call("info", laptop.folder / "a\x1b[31m\u202e\nb.aca")
    assert "\x1b" not in ran.err
    assert "\u202e" not in ran.err
    assert "a\\x1b[31m\\u202e\\nb.aca" in ran.err
    assert streams.line("Zúñiga 山田 «ok»") == "Zúñiga 山田 «ok»"


def test_ctrl_c_stops_it_with_130(table: Laptop) -> None:
    before = table.digest()
    program = subprocess.Popen(
        table.command("sign", table.file, "-"),
        env=table.environ(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert program.stdin is not None
    program.stdin.write(b" " * 300_000)  # more than a pipe holds: it is reading when this returns
    program.stdin.flush()
    program.send_signal(signal.SIGINT)
    out, err = program.communicate()
    assert program.returncode == 130, err
    assert (out, err.decode()) == (b"", "Stopped. What was saved before is safe, and nothing is half-written.\n")
    assert table.digest() == before


def test_ctrl_c_in_the_middle_of_an_import_stops_it_with_130_too(tmp_path: Path) -> None:
    (tmp_path / "stopped.py").write_text(
        "import sys\n"
        "from aca_desktop import __main__ as program\n"
        "from aca_desktop.context import Context\n"
        "def stop():\n"
        "    exec('raise KeyboardInterrupt')\n"
        "Context.of_this_machine = stop\n"
        "sys.exit(program.main())\n",
        encoding="utf-8",
    )
    checkout = str(Path(__file__).parents[2])
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), checkout])}
    done = subprocess.run([sys.executable, "-m", "stopped", "info"], env=environ, check=False)
    assert done.returncode == 130


def test_our_own_mistake_is_kept_for_the_report_and_told_without_its_trace(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> None:
        raise LookupError("a mistake of ours")

    monkeypatch.setattr("aca_desktop.cli.info.coalitions", fail)
    laptop.call("new", laptop.file, "--laptop", "Mesa 1")
    assert not laptop.file.exists()
    ran = laptop.call("new", laptop.file, "--laptop", "Mesa 1", "--json")
    log = laptop.home / "log" / "mistakes.txt"
    assert (ran.code, ran.error["code"], ran.error["facts"]["log"]) == (1, "our-own-bug", str(log))
    assert "Traceback" not in ran.err
    kept = log.read_text(encoding="utf-8")
    assert kept.count("LookupError: a mistake of ours") == 2
    assert "Traceback" in kept


def test_the_log_is_begun_anew_when_it_is_large(tmp_path: Path) -> None:
    path = mishap.keep(ValueError("first"), tmp_path, "2026-06-05T11:42:07-06:00")
    assert path is not None
    with path.open("a", encoding="utf-8") as log:
        log.write("x" * 1_000_001)
    mishap.keep(ValueError("second"), tmp_path, "2026-06-05T11:42:07-06:00")
    assert "first" not in path.read_text(encoding="utf-8")
    assert "second" in path.read_text(encoding="utf-8")
    assert path.with_name("mistakes-before.txt").exists()


def test_a_log_that_cannot_be_written_hides_no_answer(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("a file", encoding="utf-8")
    assert mishap.keep(ValueError("first"), tmp_path, "2026-06-05T11:42:07-06:00") is None
