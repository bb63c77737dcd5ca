"""The first look: that the sample is built once, where that is possible, and the window opened with it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.packaging import FOLDER

PROGRAM = """
import pathlib, sys
if sys.argv[1] == "sample":
    path = pathlib.Path(sys.argv[3])
    if (pathlib.Path.cwd() / "refuses").exists() and "data" not in str(path):
        sys.exit("It will not.")
    path.write_text("sample")
else:
    print(sys.argv[1], pathlib.Path(sys.argv[1]).read_text())
"""


def show(cwd: Path) -> subprocess.CompletedProcess[str]:
    """Show, with a program that builds and opens as the real one does, and a data folder of its own."""
    package = cwd / "program" / "aca_desktop"
    package.mkdir(parents=True, exist_ok=True)
    (package / "__init__.py").touch()
    (package / "__main__.py").write_text(PROGRAM, encoding="utf-8")
    (package / "paths.py").write_text(
        f"import pathlib\ndef home():\n    return pathlib.Path({str(cwd / 'data')!r})\n", encoding="utf-8"
    )
    own = {**os.environ, "PYTHONPATH": str(package.parent)}
    command = [sys.executable, "-P", str(FOLDER / "show.py")]
    return subprocess.run(command, cwd=cwd, env=own, capture_output=True, encoding="utf-8", check=False)


def test_the_sample_is_built_and_opened(tmp_path: Path) -> None:
    done = show(tmp_path)
    assert (done.returncode, done.stdout) == (0, "demo/aca-gdl.aca sample\n"), done.stderr
    assert "Building the sample" in done.stderr


def test_it_is_built_once(tmp_path: Path) -> None:
    show(tmp_path)
    (tmp_path / "demo" / "aca-gdl.aca").write_text("changed", encoding="utf-8")
    done = show(tmp_path)
    assert (done.stdout, done.stderr) == ("demo/aca-gdl.aca changed\n", "")


@pytest.mark.parametrize("how", ["a file in its place", "refused"])
def test_where_it_cannot_be_built_the_data_folder_takes_it(tmp_path: Path, how: str) -> None:
    (tmp_path / ("demo" if how == "a file in its place" else "refuses")).write_text("mine", encoding="utf-8")
    done = show(tmp_path)
    assert (done.returncode, done.stdout) == (0, f"{tmp_path / 'data' / 'demo' / 'aca-gdl.aca'} sample\n")
