"""Tests of four folders under wine, by the Python and the libraries of the zip for Windows; each leaves a log."""

import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.installed import screen, wine
from tests.installed.programs import CHECKOUT
from tests.installed.wine import Wine
from tests.packaging import room

pytestmark = [pytest.mark.installed, pytest.mark.timeout(3600)]

FOLDERS = ("domain", "sealing", "storage", "services")
FILES = [path for folder in FOLDERS for path in sorted((CHECKOUT / "tests" / folder).glob("test_*.py"))]
LOGS = CHECKOUT / "build" / "wine"
SECONDS = 1800
"""How long one file may take; wine is six to eight times slower."""
NEEDED = wine.missing() + screen.missing()
QT_FOR_TESTS = ("PySide6/QtTest.pyd", "PySide6/Qt6Test.dll")
"""What pytest-qt imports in every test run, and what is not shipped."""

if not wine.ZIPS:
    pytestmark.append(pytest.mark.skip(reason="no zip in dist/: python3 packaging/build.py windows"))
elif NEEDED:
    pytestmark.append(pytest.mark.skip(reason=f"not installed: {' '.join(NEEDED)}"))


@pytest.fixture(scope="module")
def windows(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wine]:
    """A fresh Windows, with a screen."""
    with wine.fresh(tmp_path_factory.mktemp("wine") / "prefix") as windows:
        yield windows


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of the zip, which finds this checkout first, then what is shipped, then what tests need."""
    fetching, folder, environment = room("shipping.fetching"), room("shipping.folder"), room("environment")
    work = tmp_path_factory.mktemp("python")
    wheels = fetching.wheels(fetching.WINDOWS, work / "wheels", environment.TEST)
    folder.unpack(wheels, work / "tests")
    python = wine.interpreter(work, work / "tests")
    with zipfile.ZipFile(next(path for path in wheels if path.name.startswith("pyside6_essentials-"))) as archive:
        archive.extractall(python.parent.parent / "lib", QT_FOR_TESTS)
    return python


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_it_passes(windows: Wine, python: Path, file: Path) -> None:
    LOGS.mkdir(parents=True, exist_ok=True)
    log = LOGS / f"{file.parent.name}-{file.stem}.log"
    options = ["-q", "-n0", "-rfEs", "--tb=short", f"--timeout={SECONDS}", "--basetemp", r"C:\tests"]
    options += ["-m", "not benchmark and not long"]
    with log.open("wb") as told:
        done = subprocess.run(
            ["wine", python, "-B", "-m", "pytest", *options, file.relative_to(CHECKOUT).as_posix()],
            cwd=CHECKOUT,
            env={**windows.environment, "HYPOTHESIS_STORAGE_DIRECTORY": r"C:\hypothesis"},
            stdin=subprocess.DEVNULL,
            stdout=told,
            stderr=subprocess.STDOUT,
            timeout=SECONDS + 60,
            check=False,
        )
    assert done.returncode == 0, log.read_text("utf-8", "replace")[-3000:]
