"""Finds a Python that can run the program, wherever this machine keeps it.

Runs under any Python from 3.8 on and imports nothing but the standard library. It only looks and asks: it installs
nothing and makes no virtual environment.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

MINORS = (14, 13, 12)
SYSTEM = (Path("/usr/local/bin"), Path("/usr/bin"), Path("/opt/homebrew/bin"))
SPOKEN = "Python 3.12, 3.13 or 3.14"
INSTALLING: Mapping[str, str] = {
    "win32": "Download one from https://www.python.org/downloads/ and install it, or type:\n"
    "  winget install Python.Python.3.13",
    "darwin": "Download one from https://www.python.org/downloads/ and install it",
}
"""How a Python is got, by system; on Linux the system has its own."""
_QUESTION = """
import importlib.util, json, os, sys, sysconfig
base = getattr(sys, "_base_executable", None) or sys.executable
print(json.dumps({
    "path": os.path.realpath(base), "version": sys.version_info[:3], "name": sys.implementation.name,
    "free": bool(sysconfig.get_config_var("Py_GIL_DISABLED")),
    "pip": all(importlib.util.find_spec(module) for module in ("venv", "ensurepip")),
}))
"""


class Python(NamedTuple):
    """An interpreter: its real path, its version as three numbers, whether it can make an environment with pip."""

    path: str
    version: tuple[int, int, int]
    makes_environments: bool

    @property
    def spoken(self) -> str:
        """Return its name in a sentence: Python 3.13.5 (/usr/bin/python3.13)."""
        return f"Python {'.'.join(map(str, self.version))} ({self.path})"

    @property
    def is_debians(self) -> bool:
        """Say whether it belongs to the system, so that a package of the system can complete it."""
        return Path(self.path).parent == Path("/usr/bin")


def find(environ: Mapping[str, str], this: str = sys.executable, system: Sequence[Path] = SYSTEM) -> Python | None:
    """Return the best Python of this machine: one that can make environments, this very one or the newest."""
    incomplete = None
    for path in places(environ, this, system):
        python = ask(path)
        if python is None:
            continue
        if python.makes_environments:
            return python
        incomplete = incomplete or python
    return incomplete


def places(environ: Mapping[str, str], this: str, system: Sequence[Path]) -> Iterator[str]:
    """Yield where a Python may be, each path once: this one, PATH, the system's folders, version managers'."""
    seen = set()
    for path in _guesses(environ, this, system):
        if path not in seen and path.is_file():
            seen.add(path)
            yield str(path)


def _guesses(environ: Mapping[str, str], this: str, system: Sequence[Path]) -> Iterator[Path]:
    yield Path(this)
    names = [*(f"python3.{minor}" for minor in MINORS), "python3", "python"]
    for name in names:
        found = shutil.which(name, path=environ.get("PATH", ""))
        if found:
            yield Path(found)
    for folder in system:
        for name in names:
            yield folder / name
    yield from _managed(environ)


def _managed(environ: Mapping[str, str]) -> Iterator[Path]:
    home = Path(environ.get("HOME") or Path.home())
    pyenv = Path(environ.get("PYENV_ROOT") or home / ".pyenv")
    uv = Path(environ.get("XDG_DATA_HOME") or home / ".local" / "share") / "uv" / "python"
    for minor in MINORS:
        yield from _newest_first((pyenv / "versions").glob(f"3.{minor}*/bin/python3"))
        yield from _newest_first(uv.glob(f"cpython-3.{minor}.*/bin/python3"))
    yield from _of_windows(environ)


def _of_windows(environ: Mapping[str, str]) -> Iterator[Path]:
    """Yield where Windows has Pythons: where `py` says, where its installers put them, uv's."""
    yield from map(Path, _listed(shutil.which("py", path=environ.get("PATH", ""))))
    own, programs, roaming = (environ.get(name) for name in ("LOCALAPPDATA", "ProgramFiles", "APPDATA"))
    for minor in MINORS:
        if own:
            yield Path(own, "Programs", "Python", f"Python3{minor}", "python.exe")
            yield Path(own, "Python", f"pythoncore-3.{minor}-64", "python.exe")
        if programs:
            yield Path(programs, f"Python3{minor}", "python.exe")
        if roaming:
            yield from _newest_first(Path(roaming, "uv", "python").glob(f"cpython-3.{minor}.*/python.exe"))


def _listed(py: str | None) -> list[str]:
    """Return the interpreters that Windows' launcher or install manager lists, in its order; it installs none."""
    if py is None:
        return []
    try:
        told = subprocess.run(
            [py, "--list-paths"], stdin=subprocess.DEVNULL, capture_output=True, timeout=30, check=False
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return []
    return re.findall(r"^ *-\S+ .*?((?:[A-Za-z]:)?[\\/].*?) *\r?$", told.decode("utf-8", "replace"), re.MULTILINE)


def _newest_first(interpreters: Iterable[Path]) -> list[Path]:
    def version(path: Path) -> list[int]:
        folder = next(one for one in path.parents if one.name != "bin")
        return [int(number) for number in re.findall(r"\d+", folder.name)]

    return sorted(interpreters, key=version, reverse=True)


def ask(path: str) -> Python | None:
    """Ask an interpreter what it is; None if it does not answer or the program cannot run under it."""
    clean = {name: value for name, value in os.environ.items() if name not in ("PYTHONHOME", "PYTHONPATH")}
    try:
        answer = subprocess.run(
            [path, "-c", _QUESTION],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=clean,
            timeout=30,
            check=True,
        )
        told = json.loads(answer.stdout.decode("utf-8"))
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
    major, minor, micro = told["version"]
    if major != 3 or minor not in MINORS or told["name"] != "cpython" or told["free"]:
        return None
    return Python(told["path"], (major, minor, micro), told["pip"])
