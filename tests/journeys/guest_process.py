"""A process with a guest at the table: goes as far as it is told, tells what is on disk, waits to be killed."""

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aca_desktop.context import Context
from aca_desktop.ui.background import Jobs
from aca_desktop.ui.session import Session
from aca_desktop.ui.table.form import kept
from aca_desktop.ui.table.window import TableWindow
from aca_desktop.ui.theme.fonts import load_fonts
from tests.ui.hands import write
from tests.ui.table.tables import Guest, about_of, compose, room_of

PATIENCE = 60.0


class Waiter:
    """Waits in the event loop, as pytest-qt's bot does in a test."""

    @contextmanager
    def waitSignal(self, signal: SignalInstance, timeout: int = 0) -> Iterator["Told"]:  # noqa: N802, ARG002
        told = Told()
        signal.connect(lambda *args: setattr(told, "args", list(args)))
        yield told
        self.waitUntil(lambda: told.args is not None)

    def waitUntil(self, condition: Callable[[], bool], timeout: int = 0) -> None:  # noqa: N802, ARG002 (its name)
        until = time.monotonic() + PATIENCE
        while not condition():
            QApplication.processEvents()
            if time.monotonic() > until:
                raise TimeoutError


@dataclass
class Told:
    """With what a signal came, None before it did."""

    args: list[object] | None = None


def told(guest: Guest) -> None:
    """Tell what is on disk now: the form, and how many points each stroke has."""
    guest.is_kept()
    strokes = [len(stroke) for stroke in guest.pad.ink.strokes]
    sys.stdout.write(json.dumps({"form": kept(guest.window.form), "strokes": strokes}) + "\n")
    sys.stdout.flush()


def play(guest: Guest, until: str) -> None:
    """Go through the steps as far as one of them, and tell."""
    if until == "searching":
        guest.looks_for("ejem")
        return told(guest)
    if until == "adding":
        guest.looks_for("Nueva")
        guest.says("No encuentro mi organización")
        write(" Cooperativa", guest.window.flow.organisation.new.name)
        return told(guest)
    guest.finds("ejem")
    if until == "composing":
        field = guest.window.flow.person.fields["name"]
        field.setFocus()
        compose(field, "見本花子", commit=False)
        return told(guest)
    guest.fills(name="Maria Ejemplo", title="Rectora", email="maria@ejemplo.mx")
    if until == "person":
        return told(guest)
    guest.goes_on()
    guest.reads()
    if until == "declaration":
        return told(guest)
    guest.goes_on()
    guest.agrees("publish-organisation", "contact")
    if until == "agreed":
        return told(guest)
    if until == "typed":
        guest.says("Escribir mi nombre")
        return told(guest)
    while until == "drawing":  # until it is killed
        guest.draws("pen")
        told(guest)
    guest.draws("pen")
    if until == "signed":
        sys.stdout.write(json.dumps({"signed": guest.signs()}) + "\n")
        sys.stdout.flush()
        return None
    guest.draws("touch")
    return told(guest)


def main(path: Path, home: Path, until: str) -> None:
    app = QApplication([])
    app.setStyle("Fusion")
    load_fonts()
    real = Context.of_this_machine()
    context = Context(real.now, real.random, home)
    jobs = Jobs()
    session = Session(jobs, path, context)
    waiter = Waiter()
    session.open()
    waiter.waitUntil(lambda: session.is_open)
    window = TableWindow(room_of(jobs, context), session, about_of(session))
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    window.covers.rest.next.click()
    play(Guest(cast("QtBot", waiter), session, window), until)
    waiter.waitUntil(lambda: False)  # until it is killed


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
