"""A table of organisations is dropped, looked through, mended and imported by real events; Undo takes it back."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from aca_desktop.context import Context
from aca_desktop.services.organisations import organisations
from aca_desktop.ui.frame.window import MainWindow
from aca_desktop.ui.pages.organisations import OrganisationsPage
from aca_desktop.ui.pages.organisations.importing.importing import ImportView
from aca_desktop.ui.session import Session
from tests.ui.desk import workspace_file
from tests.ui.hands import click, drop, press, words, write
from tests.ui.windows import message_button, said, window_in

LIST = """Organización,Giro,País,Contacto
Empresa Ejemplo 21,Empresas,México,—
Fábrica Ejemplo 03,Industria,MX,x
Taller Ejemplo 4,Industria,MX,x
Clínica Ejemplo 05,Salud,Mex.,x
Centro Ejemplo 06,Salud,MX,x
"""
PATIENCE = 20_000


@contextmanager
def import_of(
    qtbot: QtBot, context: Context, path: Path, text: str, encoding: str = "utf-8"
) -> Iterator[tuple[MainWindow, ImportView]]:
    """Drop a table on a window with a workspace, and wait until its rows are shown."""
    table = path.with_name("asistentes.csv")
    table.write_text(text, encoding=encoding)
    with window_in(qtbot, context, path) as window:
        window.activateWindow()
        drop(window, table)
        qtbot.waitUntil(lambda: bool(window.findChildren(ImportView)), timeout=PATIENCE)
        (view,) = window.findChildren(ImportView)
        qtbot.waitUntil(lambda: view.preview is not None, timeout=PATIENCE)
        yield window, view


def total(window: MainWindow) -> int:
    session = cast("Session", window.desk.session)
    assert session.coalition is not None
    return organisations.listing(session.reader, session.coalition).total


def counts(view: ImportView) -> dict[str, int]:
    return {str(kind): count for kind, count in view.preview.counts.items()} if view.preview is not None else {}


def test_a_table_is_dropped_mended_imported_and_taken_back(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with import_of(qtbot, context, workspace_file(tmp_path), LIST) as (window, view):
        assert counts(view) == {"new": 2, "mend": 3}
        assert "asistentes.csv" in words(view)
        press("Down", view.table)
        qtbot.waitUntil(view.mend.isVisible)
        assert "2 rows say so" in words(view.mend)
        view.mend.instead.setFocus()
        press("Down", view.mend.instead)
        assert "Companies" in view.mend.instead.suggestions, "nothing typed: all of them"
        write("companies", view.mend.instead)
        assert view.mend.instead.suggestions == ["Companies"]
        press("Down", view.mend.instead)
        press("Return", view.mend.instead)
        press("Return", view.mend.instead)
        qtbot.waitUntil(lambda: counts(view) == {"new": 4, "mend": 1}, timeout=PATIENCE)
        view.show_kind("mend")
        click(view.mend.leave)
        qtbot.waitUntil(lambda: counts(view) == {"new": 4, "left-out": 1}, timeout=PATIENCE)
        assert total(window) == 0, "nothing is written yet"
        assert "Nothing is written yet" in words(view)
        click(view.go)
        qtbot.waitUntil(lambda: total(window) == 4, timeout=PATIENCE)
        qtbot.waitUntil(lambda: counts(view).get("same") == 4, timeout=PATIENCE)
        assert "Nothing is written yet" not in words(view)
        click(message_button(window, "Undo"))
        qtbot.waitUntil(lambda: total(window) == 0, timeout=PATIENCE)
        view.table.setFocus()
        press("Esc", view.table)
        page = cast("OrganisationsPage", window.desk.frame.stack.currentWidget())
        assert page.table.isVisible() or any(
            one.startswith("There is no organisation yet.") for one in words(page)
        )
        assert not view.isVisible()


def test_a_guessed_encoding_is_told_beside_the_table(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with import_of(qtbot, context, workspace_file(tmp_path), LIST, "cp1252") as (_window, view):
        assert "5 rows, 4 columns · Read in the encoding cp1252" in words(view)
        assert view.preview is not None
        assert view.preview.rows[1].cells[0] == "Fábrica Ejemplo 03"


def test_a_column_becomes_something_else(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with import_of(qtbot, context, workspace_file(tmp_path), LIST) as (_window, view):
        notes = view.columns.combos[3]
        assert notes.currentText() == "Not imported"
        notes.setFocus()
        while notes.currentData() != "notes":
            press("Down", notes)
        assert view.columns.fields[3] == "notes"
        country = view.columns.combos[2]
        country.setFocus()
        while country.currentData() is not None:
            press("Up", country)
        qtbot.waitUntil(lambda: counts(view) == {"mend": 5}, timeout=PATIENCE)


def test_rows_to_mend_are_saved_as_they_came(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with import_of(qtbot, context, workspace_file(tmp_path), LIST) as (window, view):
        out = tmp_path / "rest.csv"
        view.save_rest_to(out)
        qtbot.waitUntil(lambda: any("rest.csv" in one for one in said(window)), timeout=PATIENCE)
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["Organización", "Giro", "País", "Contacto"]
    assert [row[0] for row in rows[1:]] == ["Fábrica Ejemplo 03", "Taller Ejemplo 4", "Clínica Ejemplo 05"]


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("book.xlsx", b"PK\x03\x04" + bytes(26) + b"[Content_Types].xml", "The workbook is damaged"),
        ("quotes.csv", b'name,country\n"open,MX\n', "quotation"),
    ],
)
def test_what_is_no_table_is_told_and_the_list_stays(
    qtbot: QtBot, context: Context, tmp_path: Path, name: str, data: bytes, sentence: str
) -> None:
    path = tmp_path / name
    with window_in(qtbot, context, workspace_file(tmp_path / "w")) as window:
        path.write_bytes(data)
        drop(window, path)
        qtbot.waitUntil(lambda: bool(said(window)), timeout=PATIENCE)
        assert sentence in said(window)[0]
        page = cast("OrganisationsPage", window.desk.frame.stack.currentWidget())
        qtbot.waitUntil(lambda: page.filters.isVisible(), timeout=PATIENCE)
