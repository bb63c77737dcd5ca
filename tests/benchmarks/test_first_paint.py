"""The window's first picture beside a bare window's with a table; with a large workspace beside an empty one.

Each start is a process of its own, measured from outside until it says that it has painted.
"""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.benchmarks.conftest import Report
from tests.benchmarks.test_signing import LARGE, fill, founded, opened, zuniga

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(900)]
ROUNDS = 15

BARE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget, QTableWidgetItem

class Table(QTableWidget):
    def paintEvent(self, event):
        super().paintEvent(event)
        print("painted", flush=True)
        QTimer.singleShot(0, QApplication.quit)

application = QApplication([])
window = QMainWindow()
table = Table(20, 5)
for row in range(20):
    for column in range(5):
        table.setItem(row, column, QTableWidgetItem(f"Ejemplo {row} {column}"))
window.setCentralWidget(table)
window.resize(1280, 800)
window.show()
application.exec()
"""

OURS = """
import gc
gc.disable()
import sys
from aca_desktop.ui.frame.window import MainWindow

paint = MainWindow.paintEvent

def painted(self, event):
    first = not self._was_painted
    paint(self, event)
    if first:
        print("painted", flush=True)
        follow(self)

def follow(window):
    from PySide6.QtCore import QTimer
    desk = window._desk
    there = desk is not None and (desk.session is not None or len(sys.argv) == 1)
    if there:
        window.repaint()
        print("shown", flush=True)
        window.close()
    else:
        QTimer.singleShot(1, lambda: follow(window))

MainWindow.paintEvent = painted
from aca_desktop.__main__ import main
sys.exit(main())
"""


@pytest.fixture(scope="module")
def environ(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A start as a person makes it: modules are compiled, the data folder is the test's own."""
    folder = tmp_path_factory.mktemp("start")
    own = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {
        **own,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
        "ACA_DESKTOP_HOME": str(folder / "home"),
    }


def start(code: str, arguments: Sequence[str], environ: dict[str, str]) -> list[float]:
    """Start a program, and return after how many seconds it said each of its words."""
    began = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", code, *arguments], env=environ, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdout is not None
        said = [time.perf_counter() - began for _line in process.stdout]
    assert process.returncode == 0
    return said


def fastest(programs: Sequence[tuple[str, Sequence[str]]], environ: dict[str, str]) -> list[list[float]]:
    """Start programs in turn, many times, and return the fastest times of each: the least disturbed ones."""
    for code, arguments in programs:
        start(code, arguments, environ)
    rounds = [[start(code, arguments, environ) for code, arguments in programs] for _ in range(ROUNDS)]
    return [[min(times) for times in zip(*of_one, strict=True)] for of_one in zip(*rounds, strict=True)]


def test_the_first_picture(environ: dict[str, str], report: Report) -> None:
    (bare,), (painted, shown) = fastest([(BARE, ()), (OURS, ())], environ)
    report("the window's first picture, beside a bare window's", painted / bare, 1.4, painted, bare)
    report("the first page shown, beside a bare window's first picture", shown / bare, 4, shown, bare)


def test_the_first_picture_with_100_000_signatures(
    tmp_path: Path, environ: dict[str, str], report: Report
) -> None:
    for name in ("empty", "large"):
        (tmp_path / name).mkdir()
    empty, large = founded(tmp_path / "empty"), founded(tmp_path / "large")
    with opened(large) as workspace:
        fill(workspace, zuniga())
    times = fastest([(OURS, (str(empty),)), (OURS, (str(large),))], environ)
    (bare_painted, bare_shown), (painted, shown) = times
    name = f"with {LARGE:,} signatures, beside none"
    report(f"first picture {name}", painted / bare_painted, 1.2, painted, bare_painted)
    report(f"first page {name}", shown / bare_shown, 1.2, shown, bare_shown)
