"""Tries what was laid out before it is handed on: a sample and its sealed papers, by several processes."""

import os
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from environment import say
from shipping import tools

START = """import runpy, sys
sys.path.insert(0, sys.argv.pop(1))
runpy.run_module("aca_desktop", run_name="__main__")"""


def play(name: str, command: Sequence[str | Path], called: Callable[[Path], str] = str) -> None:
    """Play a sample through with a program, in a folder of its own; raise Trouble with its words if it fails."""
    with TemporaryDirectory(prefix="aca-desktop-smoke-") as made:
        folder = Path(made)
        own = {"ACA_DESKTOP_HOME": called(folder / "home")}
        file, papers, root = folder / "sample.aca", folder / "papers", folder / "public"
        acts: Sequence[Sequence[str | Path]] = (
            ("sample", "aca-gdl", file),
            ("pdf", "declaration", file, "--all", "--out", papers),
            ("laptops", "root", file, "--out", root),
            ("verify", papers, "--trust", root / "ROOT.pem"),
        )
        for act in acts:
            words = [called(word) if isinstance(word, Path) else word for word in act]
            tools.call([*command, *words], environment={**_environment(), **own})
        say(f"{name}: a sample's {len(list(papers.glob('*.pdf')))} papers were made and are valid.")


def library(name: str, folder: Path, python: str = "") -> None:
    """Play with a folder of packages under a Python: this one, or one of the system's."""
    play(name, [python or sys.executable, "-I", "-c", START, folder])


def windows(folder: Path, work: Path) -> None:
    """Play with the folder for Windows under wine; where that is missing, say that nobody has tried it."""
    if shutil.which("wine") is None:
        say("Nobody has tried what was made for Windows, since wine is not installed.")
        return
    os.environ.update(WINEARCH="win64", WINEPREFIX=str(work / "wine"), WINEDEBUG="-all")
    try:
        play("Windows, under wine", ["wine", folder / "aca-desktop.exe"], _in_windows)
    finally:
        tools.call(["wineserver", "--kill"], judges=True)


def _environment() -> Mapping[str, str]:
    """Return this environment without what leads to other packages; wine 10 ends at once if TMPDIR is set."""
    away = ("PYTHONPATH", "PYTHONHOME", "TMPDIR")
    return {name: value for name, value in os.environ.items() if name not in away}


def _in_windows(path: Path) -> str:
    """Return what wine calls a path of this system."""
    return "Z:" + str(path).replace("/", "\\")
