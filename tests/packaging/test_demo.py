"""The play: that it writes where nothing was, tells what it wrote, and stops where a command refuses."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.packaging import FOLDER

PROGRAM = """
import json, os, pathlib, sys
arguments = sys.argv[1:]
def out():
    return pathlib.Path(arguments[arguments.index("--out") + 1])
def sample():
    pathlib.Path(arguments[2]).write_text("workspace")
    return {}
def sign():
    paper = out() / (pathlib.Path(arguments[2]).stem + ".pdf")
    paper.write_text("declaration")
    return {"pdf": str(paper)}
def pdf():
    (out() / "summary.pdf").write_text("summary")
    return {"paths": [str(out() / "summary.pdf")], "data": []}
def laptops():
    (out() / "ROOT.pem").write_text("root")
    return {}
def verify():
    verdict = os.environ.get("VERDICT", "valid")
    paths = arguments[1:arguments.index("--trust")]
    return {"results": [{"path": path, "verdict": verdict, "reasons": ["bytes-changed"]} for path in paths]}
assert arguments[-1] == "--json"
if arguments[0] == os.environ.get("REFUSES"):
    print("It will not.", file=sys.stderr)
    print(json.dumps({"error": {"code": "no"}}))
    sys.exit(1)
print(json.dumps(globals()[arguments[0]]()))
sys.exit(arguments[0] == "verify" and "VERDICT" in os.environ)
"""


def play(cwd: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    """Play in a folder, with a program that does as the real one says it does."""
    program = cwd / "program" / "aca_desktop"
    program.mkdir(parents=True, exist_ok=True)
    (program / "__init__.py").touch()
    (program / "__main__.py").write_text(PROGRAM, encoding="utf-8")
    own = {**os.environ, "PYTHONPATH": str(program.parent), **environ}
    command = [sys.executable, "-P", str(FOLDER / "demo.py")]
    return subprocess.run(command, cwd=cwd, env=own, capture_output=True, encoding="utf-8", check=False)


def test_it_writes_into_demo_and_names_what_it_wrote(tmp_path: Path) -> None:
    done = play(tmp_path)
    assert done.returncode == 0, done.stderr
    named = [line for line in done.stdout.splitlines()[:-1] if not line.startswith(" ")]
    assert named == [
        f"demo/{name}" for name in ("aca-gdl.aca", "yamada.pdf", "zuniga.pdf", "summary.pdf", "ROOT.pem")
    ]
    assert all((tmp_path / path).is_file() for path in named)
    assert "山田" in done.stdout
    assert "Zúñiga" in done.stdout
    assert done.stdout.splitlines()[-1].startswith("All 3 papers are valid under ROOT.pem.")


def test_it_overwrites_nothing(tmp_path: Path) -> None:
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / "summary.pdf").write_text("mine", encoding="utf-8")
    for number in (2, 3):
        assert f"demo/{number}/summary.pdf" in play(tmp_path).stdout
    assert (tmp_path / "demo" / "summary.pdf").read_text(encoding="utf-8") == "mine"


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    (tmp_path / "demo").mkdir()
    assert "demo/summary.pdf" in play(tmp_path).stdout


def test_a_file_in_its_place_stops_it(tmp_path: Path) -> None:
    (tmp_path / "demo").write_text("mine", encoding="utf-8")
    done = play(tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "The play stopped here" in done.stderr


@pytest.mark.parametrize("command", ["sample", "sign", "pdf", "laptops", "verify"])
def test_a_refusal_stops_it(tmp_path: Path, command: str) -> None:
    done = play(tmp_path, REFUSES=command)
    assert done.returncode == 1
    assert done.stderr.endswith(f"It will not.\nThe play stopped here: aca-desktop {command} refused\n")
    assert "are valid" not in done.stdout


@pytest.mark.parametrize("verdict", ["valid-but", "not-valid"])
def test_a_paper_that_is_not_valid_stops_it(tmp_path: Path, verdict: str) -> None:
    done = play(tmp_path, VERDICT=verdict)
    assert done.returncode == 1
    assert f"demo/summary.pdf is {verdict} (bytes-changed)" in done.stderr
    assert "are valid" not in done.stdout
