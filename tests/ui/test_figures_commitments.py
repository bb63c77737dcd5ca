"""Commitments by real events: kept to a kind, opened, added, imported, and too old to prove anything."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from aca_desktop.context import Context
from aca_desktop.domain.figures.commitments import Commitment, CommitmentType, Validation
from aca_desktop.services.figures import claims, commitments
from aca_desktop.services.figures.commitments import CommitmentRow
from aca_desktop.ui import choosing
from aca_desktop.ui.pages.figures.claims.claim_view import ClaimView
from aca_desktop.ui.pages.figures.commitments.commitment_cells import Group, grouped
from aca_desktop.ui.pages.figures.commitments.commitment_form import CommitmentForm
from aca_desktop.ui.pages.figures.commitments.commitment_view import CommitmentView
from aca_desktop.ui.pages.figures.page import FirstPart
from aca_desktop.ui.pages.figures.places.places import PlacesPart
from aca_desktop.ui.parts.fields.fields import Field
from tests.services.founding import only
from tests.services.sentences import one_figure
from tests.ui.figures_window import SEEN, click_row, field, figures_in, mistakes, part, told, written
from tests.ui.hands import button, click, drop, press, words, write
from tests.ui.windows import said

pytestmark = pytest.mark.usefixtures("paintings_are_told")


def test_commitments_are_kept_to_a_kind_and_opened(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with written(tmp_path) as workspace:
        which = only(workspace)
        owner = commitments.commitments(workspace, which)[0].organisation
        green = Commitment("", owner, "renewable-energy", target_year=2035, percent=Decimal(100))
        commitments.add(workspace, which, green)
    with figures_in(qtbot, context, tmp_path) as (_window, page):
        first = part(page, FirstPart)
        table = first.commitments.table
        targets = ["Emissions −50% against 2020", "100% renewable energy"]
        qtbot.waitUntil(lambda: told(table, 1) == targets)
        assert told(table, 2) == ["2020–2030", "by 2035"]
        menu = first.commitments.chips["kind"].menu()
        assert menu is not None
        [action] = [one for one in menu.actions() if one.text() == "Renewable energy"]
        action.trigger()
        assert told(table, 1) == targets[1:]
        press("Delete", first.commitments.chips["kind"])
        assert told(table, 1) == targets
        click_row(table, 0)
        view = part(page, CommitmentView)
        qtbot.waitUntil(lambda: "Validated by SBTi" in words(view))
        assert any(one.startswith("2024 is off track.") for one in words(view))
        chart = QAccessible.queryAccessibleInterface(view.chart)
        lines = [chart.child(n).text(QAccessible.Text.Name) for n in range(chart.childCount())]
        assert lines == [
            "2020: 100% of the base year", "2030: 50% of the base year", "2024: 95% measured – off track",
        ]  # fmt: skip


def test_many_commitments_are_grouped_by_kind_year_and_validation() -> None:
    def row(kind: CommitmentType, year: int | None, validation: Validation | None = None) -> CommitmentRow:
        return CommitmentRow(Commitment("", "o", kind, target_year=year), {}, validation, False, ())

    approved = Validation(SEEN, "approved", "s", SEEN, "SBTi")
    rows = [row("net-zero", 2050), row("net-zero", 2040), row("net-zero", 2040, approved)]
    assert grouped(rows) == [rows[2], rows[1], rows[0]]
    greener = [row("renewable-energy", 2030) for _ in range(3)]
    first, *rest = grouped([*greener, *rows])
    assert first == Group("net-zero", 3, (("approved", 1), (None, 2)))
    assert rest[3] == Group("renewable-energy", 3, ((None, 3),))


def test_what_was_seen_too_long_ago_proves_nothing_and_says_where_to_look(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    old = date(2023, 1, 1)
    with written(tmp_path) as workspace:
        which = only(workspace)
        owner = commitments.commitments(workspace, which)[0].organisation
        seen = (Validation(old, "approved", "Target list", old, "SBTi"),)
        commitments.add(workspace, which, Commitment("", owner, "net-zero", target_year=2050, validations=seen))
        claims.add(workspace, which, one_figure(commitment="net-zero", validation="approved"))
    with figures_in(qtbot, context, tmp_path) as (window, page):
        first = part(page, FirstPart)
        qtbot.waitUntil(lambda: told(first.claims.table, 4) == ["True", "True", "Not provable"])
        assert told(first.commitments.table, 3) == ["Validated", "Look up again"]
        click_row(first.claims.table, 2)
        view = part(page, ClaimView)
        qtbot.waitUntil(lambda: "Their commitments are to be looked up again" in words(view))
        assert "Ana" in words(view)
        press("Alt+Left", window)
        click_row(first.commitments.table, 1)
        shown = part(page, CommitmentView)
        qtbot.waitUntil(lambda: any("last seen on January 1, 2023, too long ago" in one for one in words(shown)))
        assert any("(Target list)" in one for one in words(shown))


def test_a_commitment_is_added_with_its_checks(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with written(tmp_path):
        pass
    with figures_in(qtbot, context, tmp_path) as (window, page):
        first = part(page, FirstPart)
        qtbot.waitUntil(lambda: first.commitments.rows.rowCount() == 1)
        press("Ctrl+N", window)
        qtbot.waitUntil(lambda: bool(page.findChildren(CommitmentForm)))
        form = part(page, CommitmentForm)
        qtbot.waitUntil(lambda: QApplication.focusWidget() is form.organisation.field)
        write("Nor", form.organisation.field)
        qtbot.waitUntil(lambda: "Norte" in words(form.organisation))
        click(button(form.organisation, "Norte"))
        write("2030", field(form, "base_year"))
        write("2025", field(form, "target_year"))
        qtbot.waitUntil(lambda: any("must come after the base year" in one for one in mistakes(form)))
        field(form, "base_year").clear()
        write("2019", field(form, "base_year"))
        write("120", field(form, "percent"))
        qtbot.waitUntil(lambda: mistakes(form) == ["It must be between 0 and 100."])
        field(form, "percent").clear()
        write("30", field(form, "percent"))
        qtbot.waitUntil(lambda: not mistakes(form))
        click(button(form, "How it was validated: add a row"))
        status = next(one for one in form.validations.findChildren(QComboBox) if one.isVisible())
        assert status.currentData() == "self-declared"
        cells = [one for one in form.validations.findChildren(Field) if one.isVisible()]
        for cell, text in zip(cells, ("2026-01-01", "", "Its page", ""), strict=True):
            write(text, cell)
        press("Ctrl+Return", window)
        qtbot.waitUntil(lambda: told(first.commitments.table, 0) == ["Norte", "Ana"])
        assert told(first.commitments.table, 3) == ["Self-declared", "Validated"]


def test_a_table_of_commitments_is_imported_or_its_cells_are_marked(
    qtbot: QtBot, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with written(tmp_path):
        pass
    table = tmp_path / "commitments.csv"
    table.write_text("name,type,target_year,percent\nNorte,net-zero,2050,\nNobody,net-zero,2050,200\n", "utf-8")
    monkeypatch.setattr(choosing, "file_to_open", lambda *_asked: table)
    with figures_in(qtbot, context, tmp_path) as (window, page):
        first = part(page, FirstPart)
        qtbot.waitUntil(lambda: first.commitments.rows.rowCount() == 1)
        click(button(page, "Import…"))
        qtbot.waitUntil(first.problems.isVisible)
        assert told(first.problems.table, 0) == ["3", "3"]
        assert set(told(first.problems.table, 1)) == {"name", "percent"}
        assert first.commitments.rows.rowCount() == 1
        table.write_text("name,type,target_year\nNorte,net-zero,2050\n", "utf-8")
        click(button(page, "Import…"))
        qtbot.waitUntil(lambda: "Norte" in told(first.commitments.table, 0))
        assert not first.problems.isVisible()
        assert said(window)[0] == "Commitments imported: 1 added, 0 changed."
        click(button(window, "Undo"))
        qtbot.waitUntil(lambda: "Norte" not in told(first.commitments.table, 0))
        assert said(window)[0] == "It is as it was before."


def test_a_table_that_is_dropped_is_offered_to_its_part_and_taken_back(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    with written(tmp_path):
        pass
    table, other = tmp_path / "lugares.csv", tmp_path / "miembros.csv"
    table.write_text("place,name,within\nx:lejos,Lejos,\n", "utf-8")
    other.write_text("name,sector\nUno,business\n", "utf-8")
    with figures_in(qtbot, context, tmp_path) as (window, page):
        drop(window, other)
        qtbot.waitUntil(lambda: any("miembros.csv is no table of places" in one for one in said(window)))
        assert window.desk.frame.stack.currentWidget() is page
        drop(window, table)
        offer = "lugares.csv is a table of places. Nothing is written yet."
        qtbot.waitUntil(lambda: offer in said(window))
        click(button(window, "Import"))
        parts = part(page, PlacesPart)
        qtbot.waitUntil(lambda: "Lejos" in told(parts.table, 0))
        assert "Places imported: 1 added, 0 changed." in said(window)
        click(button(window, "Undo"))
        qtbot.waitUntil(lambda: "Lejos" not in told(parts.table, 0))
