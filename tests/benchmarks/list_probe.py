"""Shows a million rows in a table, in a process of its own, and prints how long it took and the memory as JSON.

`python -m tests.benchmarks.list_probe ours WORKSPACE.aca` or `… sql PLAIN.db`.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import override

from PySide6.QtCore import QAbstractItemModel, QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

from aca_desktop.context import Context
from aca_desktop.i18n import Speech
from aca_desktop.services.organisations.organisation_list import Filter
from aca_desktop.ui.app import application
from aca_desktop.ui.background import Jobs
from aca_desktop.ui.models.organisation_cells import Column, columns
from aca_desktop.ui.models.organisations import OrganisationsModel
from aca_desktop.ui.parts.tables import Table
from aca_desktop.ui.session import Session
from aca_desktop.ui.theme.fonts import load_fonts

_PATIENCE = 60_000


class Painted(QObject):
    """Counts the pictures of a table."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self.count = 0
        table.viewport().installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        del watched
        if event.type() == QEvent.Type.Paint:
            self.count += 1
        return False


def wait(condition: Callable[[], bool]) -> None:
    """Run the event loop until the condition holds."""
    loop = QEventLoop()
    timer = QTimer(interval=1)
    timer.timeout.connect(lambda: loop.quit() if condition() else None)
    timer.start()
    QTimer.singleShot(_PATIENCE, loop.quit)
    if not condition():
        loop.exec()
    assert condition(), "it took too long"


def shown(table: QTableView) -> QMainWindow:
    """Show a table in a window, empty."""
    window = QMainWindow()
    window.setCentralWidget(table)
    window.resize(1280, 800)
    window.show()
    QApplication.processEvents()
    return window


def jump(table: QTableView, model: QAbstractItemModel, row: int) -> float:
    """Return how long it takes to show a row from anywhere, painted, in seconds."""
    start = time.perf_counter()
    table.scrollTo(model.index(row, Column.NAME))
    table.viewport().repaint()
    taken = time.perf_counter() - start
    assert table.rowAt(table.viewport().height() // 2) >= 0
    assert abs(table.rowAt(5) - row) < 60, "the row is not there"
    assert model.index(row, Column.NAME).data(), "the row is empty"
    return taken


def memory() -> float:
    """Return the most memory that this process has held, in bytes, as Linux tells it.

    What getrusage tells begins with the memory of the process that has started this one.
    """
    told = Path("/proc/self/status").read_text(encoding="ascii")
    return int(told.partition("VmHWM:")[2].split()[0]) * 1024


def ours(path: Path) -> dict[str, object]:
    """Measure our list."""
    real = Context.of_this_machine()
    jobs = Jobs()
    session = Session(jobs, path, Context(real.now, real.random, path.parent / "home"))
    opened: list[bool] = []
    session.opened.connect(lambda: opened.append(True))
    session.open()
    wait(lambda: bool(opened))
    table, model = Table("Organisations"), OrganisationsModel(Speech("es", "MX"))
    table.setModel(model)
    table.set_columns(columns(Speech("es", "MX")))
    model.restarting.connect(table.scrollToTop)
    window, painted = shown(table), Painted(table)

    before, start = painted.count, time.perf_counter()
    model.show(session)
    wait(lambda: model.rowCount() > 0 and painted.count > before)
    paint = time.perf_counter() - start

    wait(lambda: model.is_complete)
    complete = time.perf_counter() - start
    jumps = [jump(table, model, row) for row in (500_000, 999_000, 250_000, 750_000, 10, 600_000)]

    start = time.perf_counter()
    found: list[int] = []
    model.counted.connect(lambda count, _total: found.append(count))
    model.look_for(Filter("verde norte"))
    wait(lambda: bool(found))
    filtered = time.perf_counter() - start
    answer = {"paint": paint, "complete": complete, "jumps": jumps, "filter": filtered, "memory": memory()}
    window.close()
    session.close()
    jobs.close()
    return answer


def sql(path: Path) -> dict[str, object]:
    """Measure QSqlTableModel: a row far down is there when all before it were fetched."""
    from PySide6.QtCore import Qt
    from PySide6.QtSql import QSqlDatabase, QSqlTableModel

    database = QSqlDatabase.addDatabase("QSQLITE")
    database.setDatabaseName(str(path))
    assert database.open()
    table = QTableView()
    window, painted = shown(table), Painted(table)
    before, start = painted.count, time.perf_counter()
    model = QSqlTableModel(None, database)
    model.setTable("organisation")
    model.setSort(3, Qt.SortOrder.AscendingOrder)
    model.select()
    table.setModel(model)
    wait(lambda: painted.count > before)
    paint = time.perf_counter() - start
    start = time.perf_counter()
    while model.rowCount() <= 500_000 and model.canFetchMore():
        model.fetchMore()
    QApplication.processEvents()
    far = time.perf_counter() - start + jump(table, model, 500_000)
    while model.canFetchMore():
        model.fetchMore()
    answer = {"paint": paint, "jumps": [far], "memory": memory()}
    window.close()
    return answer


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application()
    load_fonts()
    print(json.dumps({"ours": ours, "sql": sql}[sys.argv[1]](Path(sys.argv[2]))))  # noqa: T201
    sys.stdout.flush()
    os._exit(0)
