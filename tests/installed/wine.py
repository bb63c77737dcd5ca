"""A Windows of its own, played by wine in a fresh folder; what wine 10 lacks is stood in for, here only."""

import os
import shutil
import subprocess
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.installed import screen
from tests.installed.programs import CHECKOUT, DIST, Program

ZIPS = sorted(DIST.glob("ACA-Desktop-*-windows-x64.zip"))
_STAND_INS = Path(__file__).parent / "stand_ins"


@dataclass(frozen=True, slots=True)
class Wine:
    """A prefix: its folder, and the screen on which it shows windows."""

    prefix: Path
    display: str

    @property
    def environment(self) -> dict[str, str]:
        """Return what wine needs to be told, and nothing of this machine's own."""
        return {
            "PATH": os.environ["PATH"],
            "HOME": os.environ["HOME"],
            "WINEARCH": "win64",
            "WINEPREFIX": str(self.prefix),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscms=n",
            "DISPLAY": self.display,
            "LANG": "C.UTF-8",
        }

    @property
    def programs(self) -> Path:
        """Return the folder in which setups for one user install."""
        return next((self.prefix / "drive_c" / "users").glob("*/AppData/Local")) / "Programs"

    def run(self, *command: str | Path) -> str:
        """Run a Windows program to its end and return what it printed."""
        done = subprocess.run(
            ["wine", *map(str, command)], env=self.environment, capture_output=True, timeout=600, check=False
        )
        assert done.returncode == 0, (command, done.stdout, done.stderr)
        return done.stdout.decode("utf-8", "replace")

    def boot(self) -> None:
        """Make the prefix, and lay down what stands in."""
        self.run("wineboot", "--init")
        self.wait()
        _build("icuuc", self.prefix / "drive_c" / "windows" / "system32")

    def wait(self) -> None:
        """Wait until every program has ended, wine's own server too."""
        subprocess.run(["wineserver", "--wait"], env=self.environment, timeout=120, check=False)

    def end(self) -> None:
        """End everything that runs in this prefix."""
        subprocess.run(["wineserver", "--kill"], env=self.environment, timeout=60, check=False)

    def stand_in_beside(self, python: Path) -> None:
        """Lay beside an interpreter what is looked for there alone."""
        _build("mscms", python)

    def program(self, starter: Path, home: Path) -> Program:
        """Return an installed program as one that can be run, with a data folder of its own."""
        environment = {**self.environment, "ACA_DESKTOP_HOME": called(home)}
        return Program(["wine", str(starter)], environment, called)


@contextmanager
def fresh(prefix: Path) -> Iterator[Wine]:
    """Yield a fresh Windows, with a screen."""
    with screen.screen() as display:
        windows = Wine(prefix, display)
        windows.boot()
        try:
            yield windows
        finally:
            windows.end()


def interpreter(work: Path, *further: Path) -> Path:
    """Unpack the zip, and return its interpreter, to which this checkout comes before what is shipped."""
    with zipfile.ZipFile(ZIPS[-1]) as archive:
        archive.extractall(work)
    python = work / "ACA Desktop" / "python"
    paths = ("python313.zip", ".", called(CHECKOUT), r"..\lib", *map(called, further))
    (python / "python313._pth").write_text("\n".join(paths), "utf-8")
    return python / "python.exe"


def called(path: Path) -> str:
    """Return what wine calls a path of this system."""
    return "Z:" + str(path).replace("/", "\\")


def gone(path: Path, seconds: float = 60) -> bool:
    """Wait until a path is gone: an uninstaller copies itself, returns, and does its work then."""
    end = time.monotonic() + seconds
    while path.exists() and time.monotonic() < end:
        time.sleep(0.5)
    return not path.exists()


def missing() -> list[str]:
    """Return the packages of programs that are not there."""
    needed = {"wine": "wine", "wineserver": "wine64", "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64"}
    return sorted(package for program, package in needed.items() if shutil.which(program) is None)


def _build(name: str, into: Path) -> None:
    source, target = _STAND_INS / f"{name}.c", into / f"{name}.dll"
    subprocess.run(["x86_64-w64-mingw32-gcc", "-shared", "-s", "-o", str(target), str(source)], check=True)
