"""A screen of its own (Xvfb), on which a program's window is waited for and photographed."""

import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

TOOLS = {"Xvfb": "xvfb", "xdotool": "xdotool", "import": "imagemagick"}
"""The programs that this needs, and their packages of Debian."""

ROUNDS = 7
MOST = 1.2
"""How long an installed program may take until its window is seen, beside the checkout."""


def missing() -> list[str]:
    """Return the packages of programs that are not there."""
    return sorted({package for program, package in TOOLS.items() if shutil.which(program) is None})


@contextmanager
def screen(size: str = "1366x768x24") -> Iterator[str]:
    """Show a screen for the block, and yield its name."""
    command = ["Xvfb", "-noreset", "-displayfd", "1", "-screen", "0", size]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as shown:
        assert shown.stdout is not None
        try:
            yield f":{shown.stdout.readline().decode().strip()}"
        finally:
            shown.terminate()


def shows(words: str, display: str) -> bool:
    """Say whether a window whose title has these words is seen."""
    command = ["xdotool", "search", "--onlyvisible", "--name", words]
    environment = {"DISPLAY": display, "PATH": "/usr/bin:/bin"}
    return bool(subprocess.run(command, env=environment, capture_output=True, check=False).stdout)


def wait_for(words: str, display: str, *, seen: bool = True, seconds: float = 120) -> None:
    """Wait until a window whose title has these words is seen, or is no longer."""
    end = time.monotonic() + seconds
    while shows(words, display) != seen:
        assert time.monotonic() < end, f"no window {'is' if seen else 'that was'} called {words}"
        time.sleep(0.02)


@dataclass(frozen=True, slots=True)
class Opening:
    """How a window is opened by a command, and ended."""

    command: Sequence[str | Path]
    environment: Mapping[str, str]
    end: Callable[[subprocess.Popen[bytes]], object] = subprocess.Popen.terminate

    def seconds(self, words: str, display: str) -> float:
        """Open the window, end it again, and return after how many seconds it was seen."""
        began = time.monotonic()
        opened = subprocess.Popen(self.command, env=self.environment)
        try:
            wait_for(words, display)
            return time.monotonic() - began
        finally:
            self.end(opened)
            opened.wait(60)
            wait_for(words, display, seen=False)


def beside(installed: Opening, checkout: Opening, display: str, told: Path) -> float:
    """Open both in turn; return how long the one takes beside the other, by their medians, and write it down."""
    both = (installed, checkout)
    for one in both:
        one.seconds("ACA Desktop", display)
    rounds = [[one.seconds("ACA Desktop", display) for one in both] for _ in range(ROUNDS)]
    first, second = (median([times[at] for times in rounds]) for at in range(2))
    told.parent.mkdir(parents=True, exist_ok=True)
    told.write_text(
        f"seen after {first:.2f} s, the checkout's window after {second:.2f} s: {first / second:.2f}\n"
    )
    return first / second


def photograph(display: str, picture: Path, seconds: float = 5) -> int:
    """Photograph a screen after it has had time to be drawn, and return how many colours are on it."""
    time.sleep(seconds)
    picture.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(["import", "-display", display, "-window", "root", str(picture)], check=True)
    told = subprocess.run(["identify", "-format", "%k", str(picture)], capture_output=True, text=True, check=True)
    return int(told.stdout)
