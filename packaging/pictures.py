"""Makes the three pictures in README: the overview, the table at which one signs, a sealed declaration.

Run by .venv's Python: `.venv/bin/python packaging/pictures.py`. All of it is the program itself with the sample
aca-gdl, drawn without a screen.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication, QWidget

from aca_desktop.context import Context
from aca_desktop.services.coalition.declarations import current_publication
from aca_desktop.services.signing.drafts import DraftAbout
from aca_desktop.settings import Settings
from aca_desktop.ui.app import application
from aca_desktop.ui.last_resort import LastResort
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.program import Program
from aca_desktop.ui.session import Session
from aca_desktop.ui.table.window import TableWindow

PICTURES = Path(__file__).parent / "pictures"
SIZE = QSize(1280, 800)
PAPER_SIZE = QSize(566, 800)
PATIENCE = 60.0
"""Seconds within which everything must be seen."""


def main() -> None:
    """Make all three."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["ACA_DESKTOP_HOME"] = str(folder / "home")
        path = folder / "aca-gdl.aca"
        run("sample", "aca-gdl", path)
        run("pdf", "declaration", path, "--all", "--out", folder / "papers", "--language", "en")
        paper(min((folder / "papers").glob("*.pdf")))
        windows(path)


def run(*arguments: object) -> None:
    """Run a command of the program."""
    subprocess.run(
        [sys.executable, "-m", "aca_desktop", *map(str, arguments)], check=True, stdout=subprocess.DEVNULL
    )


def paper(path: Path) -> None:
    """Draw the first page of a document."""
    document = QPdfDocument()
    document.load(str(path))
    sheet = QImage(PAPER_SIZE, QImage.Format.Format_RGB32)
    sheet.fill(Qt.GlobalColor.white)
    with QPainter(sheet) as painter:
        painter.drawImage(0, 0, document.render(0, PAPER_SIZE))
    sheet.save(str(PICTURES / "declaration.png"))


def windows(path: Path) -> None:
    """Grab the overview and the signing table."""
    context = Context.of_this_machine()
    Settings.change(context.home, language="en", theme="light")
    _app = application()
    program = Program(context, LastResort(context))
    window = program.open_window(path)
    window.resize(SIZE)
    session = until(lambda: window.desk.session)
    window.desk.show_page("overview")
    settle()
    keep(window, "overview")
    table = table_of(window.desk.room, session)
    table.covers.rest.next.click()
    settle()
    keep(table, "table")
    table.hide()
    program.end()


def table_of(room: Room, session: Session) -> TableWindow:
    """Open the table as a guest finds it."""
    coalition = until(lambda: session.coalition)
    publication = until(lambda: current_publication(session.reader, coalition))
    table = TableWindow(room, session, DraftAbout(coalition.code, publication.id, "en"), None)
    table.resize(SIZE)
    table.show()
    settle()
    return table


def keep(widget: QWidget, name: str) -> None:
    """Write what a window shows into a file."""
    widget.grab().save(str(PICTURES / f"{name}.png"))


def settle() -> None:
    """Let everything be read and laid out."""
    end = time.monotonic() + 2
    until(lambda: time.monotonic() > end)


def until[T](wanted: Callable[[], T | None]) -> T:
    """Handle events until there is something; return it."""
    end = time.monotonic() + PATIENCE
    while not (found := wanted()):
        if time.monotonic() > end:
            raise TimeoutError
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        time.sleep(0.01)
    return found


if __name__ == "__main__":
    main()
