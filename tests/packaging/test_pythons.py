"""Which Python is chosen, in folders laid out like those of real machines."""

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.packaging import executable, room

pythons = room("pythons")
REFUSING = 'echo "pyenv: python3.13: command not found" >&2; exit 127'


def interpreter(path: Path, *version: int, **told: Any) -> str:
    """Lay down a program that answers like an interpreter, and return its path."""
    answer = {"path": str(path), "version": version, "name": "cpython", "free": False, "pip": True} | told
    return str(executable(path, f"echo '{json.dumps(answer)}'"))


def find(
    home: Path, this: Path | str, path: Path | None = None, system: list[Path] | None = None, **environ: str
) -> Any:
    """Look for a Python as on a machine that has nothing but these folders."""
    return pythons.find({"HOME": str(home), "PATH": str(path or ""), **environ}, str(this), system or [])


def test_the_real_interpreter_answers() -> None:
    found = pythons.ask(sys.executable)
    assert found.version == sys.version_info[:3]
    assert found.path == os.path.realpath(found.path)
    assert Path(found.path).is_file()
    assert found.makes_environments


def test_the_one_it_was_started_with_is_taken_if_it_is_good(tmp_path: Path) -> None:
    this = interpreter(tmp_path / "opt/python", 3, 12, 4)
    interpreter(tmp_path / "bin/python3.14", 3, 14, 1)
    assert find(tmp_path, this, tmp_path / "bin").path == this


def test_the_newest_on_the_path_is_taken(tmp_path: Path) -> None:
    interpreter(tmp_path / "bin/python3.12", 3, 12, 4)
    newest = interpreter(tmp_path / "bin/python3.14", 3, 14, 1)
    interpreter(tmp_path / "bin/python3.15", 3, 15, 0)
    assert find(tmp_path, interpreter(tmp_path / "old", 3, 8, 18), tmp_path / "bin").path == newest


def test_where_shims_refuse_the_versions_behind_them_are_found(tmp_path: Path) -> None:
    for name in ("python3.14", "python3.13", "python3.12", "python3"):
        executable(tmp_path / "shims" / name, REFUSING)
    for version in ((3, 8, 18), (3, 13, 2), (3, 13, 10), (3, 12, 9)):
        name = ".".join(map(str, version))
        interpreter(tmp_path / ".pyenv/versions" / name / "bin/python3", *version)
    found = find(tmp_path, tmp_path / "none", tmp_path / "shims")
    assert found.version == (3, 13, 10)


def test_pyenv_may_live_elsewhere(tmp_path: Path) -> None:
    path = interpreter(tmp_path / "elsewhere/versions/3.12.1/bin/python3", 3, 12, 1)
    assert find(tmp_path, "none", PYENV_ROOT=str(tmp_path / "elsewhere")).path == path


def test_the_systems_folder_is_looked_at_though_it_is_not_on_the_path(tmp_path: Path) -> None:
    path = interpreter(tmp_path / "usr/bin/python3", 3, 13, 5)
    assert find(tmp_path, "none", system=[tmp_path / "usr/bin"]).path == path


@pytest.mark.parametrize(
    ("variable", "place"),
    [
        ("LOCALAPPDATA", "Programs/Python/Python313/python.exe"),
        ("LOCALAPPDATA", "Python/pythoncore-3.13-64/python.exe"),
        ("ProgramFiles", "Python313/python.exe"),
        ("APPDATA", "uv/python/cpython-3.13.2-windows-x86_64-none/python.exe"),
    ],
)
def test_windows_own_places_are_looked_at(tmp_path: Path, variable: str, place: str) -> None:
    path = interpreter(tmp_path / "a folder" / place, 3, 13, 2)
    environ = {"HOME": str(tmp_path), "PATH": "", variable: str(tmp_path / "a folder")}
    assert pythons.find(environ, "none", []).path == path


@pytest.mark.parametrize("first", [" -V:3.14[-64] *   ", " -3.14-64        ", " -V:3.14 *        "])
def test_what_windows_launcher_lists_is_asked(tmp_path: Path, first: str) -> None:
    path = interpreter(tmp_path / "D e" / "python.exe", 3, 14, 0)
    lines = ["Installed Pythons found by py Launcher", " -V:3.9         C:\\Python39\\python.exe", first + path]
    executable(tmp_path / "bin" / "py", "[ $1 = --list-paths ] && cat <<'END'\n" + "\r\n".join(lines) + "\r\nEND")
    assert find(tmp_path, "none", tmp_path / "bin").path == path


@pytest.mark.parametrize("script", ["echo No installed Pythons found!", "exit 3"])
def test_a_launcher_that_lists_none_is_passed_over(tmp_path: Path, script: str) -> None:
    executable(tmp_path / "bin" / "py", script)
    assert find(tmp_path, "none", tmp_path / "bin") is None


@pytest.mark.parametrize(
    ("version", "told"),
    [
        ((3, 11, 7), {}),
        ((3, 15, 0), {}),
        ((3, 13, 0), {"name": "pypy"}),
        ((3, 13, 0), {"free": True}),
        ((2, 13, 0), {}),
    ],
)
def test_what_the_program_cannot_run_under_is_passed_over(
    tmp_path: Path, version: tuple[int, ...], told: dict[str, Any]
) -> None:
    assert find(tmp_path, interpreter(tmp_path / "python", *version, **told)) is None


@pytest.mark.parametrize("script", [REFUSING, "echo no JSON", "kill -9 $$", "exit 0"])
def test_what_does_not_answer_is_passed_over(tmp_path: Path, script: str) -> None:
    assert find(tmp_path, executable(tmp_path / "python", script)) is None


def test_one_that_can_make_environments_is_preferred(tmp_path: Path) -> None:
    interpreter(tmp_path / "bin/python3.14", 3, 14, 0, pip=False)
    whole = interpreter(tmp_path / "bin/python3.12", 3, 12, 0)
    assert find(tmp_path, "none", tmp_path / "bin").path == whole


def test_one_that_cannot_is_better_than_none(tmp_path: Path) -> None:
    path = interpreter(tmp_path / "bin/python3.14", 3, 14, 0, pip=False)
    found = find(tmp_path, "none", tmp_path / "bin")
    assert (found.path, found.makes_environments, found.is_debians) == (path, False, False)
