"""A screen of its own (Xvfb), on which a program's window is waited for and photographed."""

import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

TOOLS = {"Xvfb": "xvfb", "xdotool": "xdotool", "import": "imagemagick"}
"""The programs that this needs, and their packages of Debian."""


def missing() -> list[str]:
    """Return the packages of programs that are not there."""
    return sorted({package for program, package in TOOLS.items() if shutil.which(program) is None})


@contextmanager
def screen(size: str = "1366x768x24") -> Iterator[str]:
    """Show a screen for the block, and yield its name."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", size]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as shown:
        assert shown.stdout is not None
        try:
            yield f":{shown.stdout.readline().decode().strip()}"
        finally:
            shown.terminate()


def window_titled(words: str, display: str, seconds: float = 120) -> str:
    """Wait for a window whose title has these words, and return its id."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        asked = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", words],
            env={"DISPLAY": display, "PATH": "/usr/bin:/bin"},
            capture_output=True,
            text=True,
            check=False,
        )
        if found := asked.stdout.split():
            return found[-1]
        time.sleep(0.5)
    raise AssertionError(f"no window is called {words}")


def photograph(display: str, picture: Path, seconds: float = 5) -> int:
    """Photograph a screen after it has had time to be drawn, and return how many colours are on it."""
    time.sleep(seconds)
    picture.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(["import", "-display", display, "-window", "root", str(picture)], check=True)
    told = subprocess.run(["identify", "-format", "%k", str(picture)], capture_output=True, text=True, check=True)
    return int(told.stdout)
