"""The figures by real events: sentences proved and written, commitments, totals, places, snapshots."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from aca_desktop.context import Context
from aca_desktop.domain.commitments import Commitment, CommitmentType, Progress, Validation
from aca_desktop.domain.places import Figure, Place
from aca_desktop.sealing.keys import LaptopKey
from aca_desktop.services import claims, commitments, following, places, snapshots
from aca_desktop.services.commitments import CommitmentRow
from aca_desktop.services.workspaces import Workspace
from aca_desktop.ui import choosing
from aca_desktop.ui.pages.figures import FiguresPage
from aca_desktop.ui.pages.figures.claim_form import ClaimForm
from aca_desktop.ui.pages.figures.claim_view import ClaimView
from aca_desktop.ui.pages.figures.commitment_cells import Group, grouped
from aca_desktop.ui.pages.figures.commitment_form import CommitmentForm
from aca_desktop.ui.pages.figures.commitment_view import CommitmentView
from aca_desktop.ui.pages.figures.first import FirstPart
from aca_desktop.ui.pages.figures.place_form import PlaceForm
from aca_desktop.ui.pages.figures.places import PlacesPart
from aca_desktop.ui.pages.figures.rates_form import RatesForm
from aca_desktop.ui.pages.figures.snapshots import SnapshotDialog, SnapshotsPart
from aca_desktop.ui.pages.figures.totals import TotalsPart
from aca_desktop.ui.pages.organisations import OrganisationsPage
from aca_desktop.ui.pages.overview import OverviewPage
from aca_desktop.ui.painting.telling import tell_paintings
from aca_desktop.ui.parts.chips import Chip
from aca_desktop.ui.parts.combos import Combo
from aca_desktop.ui.parts.fields import Field, Sentence
from aca_desktop.ui.window import MainWindow
from tests.services.counted import FIXTURE, NORTH, SOUTH, STATE, signatory
from tests.services.founding import found, founded, only
from tests.ui.hands import button, click, drop, press, words, write
from tests.ui.windows import said, window_in

SEEN = date(2026, 1, 20)


@contextmanager
def written(folder: Path) -> Iterator[Workspace]:
    """A coalition with a state, two cities, two companies, sentences, a commitment; the caller adds to it."""
    with founded(folder) as workspace:
        which = only(workspace)
        places.add(workspace, which, FIXTURE)
        for name, represents in (("Estado", STATE), ("Norte", NORTH), ("Sur", SOUTH)):
            signatory(workspace, name, "local-government", represents)
        ana = signatory(workspace, "Ana", "business")
        sentence = {"words.en": "More than three", "words.es": "Más de tres", "operator": "more-than"}
        claims.add(workspace, which, {**sentence, "number": "3", "counted": "signatories", "date": "2026-06-05"})
        people = {"words.en": "Over eight million", "operator": "more-than", "number": "8000000"}
        claims.add(workspace, which, {**people, "counted": "people"})
        commitments.add(
            workspace,
            which,
            Commitment(
                "", ana.organisation, "emission-reduction", base_year=2020, base_value=Decimal(200), unit="t",
                target_year=2030, percent=Decimal(50), source="Report",
                validations=(Validation(SEEN, "approved", "List", SEEN, "SBTi"),),
                progress={2024: Progress(Decimal(190), "Report", date(2025, 4, 1))},
            ),
        )  # fmt: skip
        yield workspace


@pytest.fixture(autouse=True)
def paintings_are_told(app: QApplication) -> QApplication:
    """Let charts tell what they show, as the program does when it starts."""
    tell_paintings()
    return app


@contextmanager
def figures_in(qtbot: QtBot, context: Context, folder: Path) -> Iterator[tuple[MainWindow, FiguresPage]]:
    """Open the figures of the file in this folder."""
    with window_in(qtbot, context, folder / "coordination.aca") as window:
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        press("Ctrl+4", window)
        page = window.desk.frame.stack.currentWidget()
        assert isinstance(page, FiguresPage)
        try:
            yield window, page
        finally:
            page._opened = False  # what a failed test leaves half entered must not keep the window open


def told(view: QAbstractItemView, column: int) -> list[str]:
    """Return what a column of a table says."""
    model = view.model()
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def click_row(view: QAbstractItemView, row: int) -> None:
    box = view.visualRect(view.model().index(row, 0, QModelIndex()))
    where = QPoint(box.left() + 20, box.center().y())
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)


def part[P: QWidget](page: FiguresPage, kind: type[P]) -> P:
    """Return the part of that kind, which is seen."""
    (found,) = page.findChildren(kind)
    assert found.isVisible()
    return found


def field(form: ClaimForm | CommitmentForm | PlaceForm, name: str) -> Field:
    control = form.fields[name].control
    assert isinstance(control, Field)
    return control


def pick(form: ClaimForm | CommitmentForm, name: str, value: str) -> None:
    """Choose in a list as the keyboard does."""
    control = form.fields[name].control
    assert isinstance(control, Combo)
    control.setFocus()
    press("Home", control)
    while control.currentData() != value:
        before = control.currentIndex()
        press("Down", control)
        assert control.currentIndex() > before, f"{value} is not offered"
    control.activated.emit(control.currentIndex())


def mistakes(widget: QWidget) -> list[str]:
    """Return the mistakes that are said below fields."""
    found = [one for one in widget.findChildren(Sentence) if one.isVisible() and one._mistake]
    return [one._text.text() for one in found]


# -- public sentences


def test_sentences_stand_with_what_they_need_and_how_they_stand(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    with written(tmp_path):
        pass
    with figures_in(qtbot, context, tmp_path) as (_window, page):
        first = part(page, FirstPart)
        qtbot.waitUntil(lambda: told(first.claims.table, 4) == ["True", "True"])
        assert told(first.claims.table, 0) == ["More than three", "Over eight million"]
        assert told(first.claims.table, 1) == ["needs more than 3", "needs more than 8,000,000"]
        assert told(first.claims.table, 3) == ["4", "8,055,985"]
        assert "all 2 true, checked now" in words(page)
        click(button(page, "Copy the true ones"))
        copied = QGuiApplication.clipboard().text().splitlines()
        assert copied == ["More than three", "Over eight million", "(June 5, 2026)"]


def test_a_row_opens_the_list_behind_a_sentence(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with written(tmp_path):
        pass
    with figures_in(qtbot, context, tmp_path) as (window, page):
        first = part(page, FirstPart)
        qtbot.waitUntil(lambda: told(first.claims.table, 4) == ["True", "True"])
        click_row(first.claims.table, 0)
        view = part(page, ClaimView)
        qtbot.waitUntil(lambda: told(view.table, 0) == ["Ana", "Estado", "Norte", "Sur"])
        assert "4 signatories behind it" in words(view)
        click(button(view, "Copy in Spanish"))
        assert QGuiApplication.clipboard().text() == "Más de tres (5 de junio de 2026)"
        view.table.setFocus()
        press("Down", view.table)
        press("Return", view.table)
        shown = window.desk.frame.stack.currentWidget()
        assert isinstance(shown, OrganisationsPage)
        press("Ctrl+4", window)
        press("Alt+Left", window)
        assert part(page, FirstPart).isVisible()


def test_a_sentence_is_checked_while_it_is_typed_and_saved(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with written(tmp_path):
        pass
    with figures_in(qtbot, context, tmp_path) as (window, page):
        qtbot.waitUntil(lambda: "New sentence" in words(page))
        click(button(page, "New sentence"))
        form = part(page, ClaimForm)
        qtbot.waitUntil(lambda: QApplication.focusWidget() is field(form, "words.en"))
        write("At least one company", field(form, "words.en"))
        write("many", field(form, "number"))
        qtbot.waitUntil(lambda: any("no number" in one for one in mistakes(form)))
        field(form, "number").clear()
        write("1", field(form, "number"))
        pick(form, "operator", "at-least")
        pick(form, "sector", "business")
        (chip,) = form.findChildren(Chip)
        qtbot.waitUntil(lambda: chip.text() == "True")
        pick(form, "operator", "more-than")
        qtbot.waitUntil(lambda: chip.text() == "Not true")
        assert "It says more than 1; today it is 1." in words(form)
        pick(form, "operator", "at-least")
        press("Ctrl+Return", window)
        first = page.part(FirstPart)
        qtbot.waitUntil(lambda: told(first.claims.table, 4) == ["True", "True", "True"])
        assert said(window)[0] == "Saved."
        click(button(window, "Undo"))
        qtbot.waitUntil(lambda: told(first.claims.table, 4) == ["True", "True"])


def test_a_filter_that_is_gone_is_said_beside_its_field(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with written(tmp_path):
        pass
    with figures_in(qtbot, context, tmp_path) as (window, page):
        click_row_when_there(qtbot, part(page, FirstPart), 1)
        view = part(page, ClaimView)
        qtbot.waitUntil(lambda: "Over eight million" in words(view))
        click(button(view, "Change…"))
        form = part(page, ClaimForm)
        qtbot.waitUntil(lambda: field(form, "number").text() == "8000000")
        write("x:nowhere", field(form, "territory"))
        qtbot.waitUntil(lambda: any("Nobody has described" in one for one in mistakes(form)))
        press("Ctrl+1", window)
        assert window.desk.frame.stack.currentWidget() is page
        assert said(window)[0].startswith("What you changed here is not saved yet")
        click(button(window, "Let it go"))
        assert part(page, FirstPart).isVisible()


def click_row_when_there(qtbot: QtBot, first: FirstPart, row: int) -> None:
    qtbot.waitUntil(lambda: first.claims.rows.rowCount() > row)
    click_row(first.claims.table, row)


def test_a_sentence_that_turned_false_is_announced_with_its_cause_and_remedy(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    with written(tmp_path) as workspace:
        which = only(workspace)
        beto = signatory(workspace, "Beto", "business")
        other = {"words.en": "Two companies", "operator": "at-least", "number": "2", "counted": "signatories"}
        claims.add(workspace, which, {**other, "sector": "business", "date": "2026-06-05"})
        following.withdraw(workspace, beto.signature, day=date(2026, 6, 6))
    with window_in(qtbot, context, tmp_path / "coordination.aca") as window:
        press("Ctrl+1", window)
        page = window.desk.frame.stack.currentWidget()
        assert isinstance(page, OverviewPage)
        qtbot.waitUntil(lambda: any("Two companies is not true any more." in one for one in words(page)))
        click(button(page, "See why"))
        figures = window.desk.frame.stack.currentWidget()
        assert isinstance(figures, FiguresPage)
        view = part(figures, ClaimView)
        qtbot.waitUntil(lambda: "Beto: withdrawn" in words(view))
        why = "It says at least 2; today it is 1. On June 5, 2026 it was 2. 1 withdrew."
        assert why in words(view)
        assert not [one for one in words(view) if one.startswith("Copy")]


def test_nothing_of_one_coalition_stays_open_for_another(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with written(tmp_path) as workspace:
        found(workspace, "other", LaptopKey.generate())
    with figures_in(qtbot, context, tmp_path) as (window, page):
        first = part(page, FirstPart)
        session = window.desk.session
        assert session is not None
        assert session.coalition is not None
        session.choose(next(one.id for one in session.coalitions if one.code == "aca-gdl"))
        qtbot.waitUntil(lambda: told(first.claims.table, 4) == ["True", "True"])
        click(button(page, "New sentence"))
        form = part(page, ClaimForm)
        write("More than one", field(form, "words.en"))
        session.choose(next(one.id for one in session.coalitions if one.code == "other"))
        qtbot.waitUntil(first.isVisible)
        assert not form.isVisible()
        qtbot.waitUntil(lambda: any(one.startswith("A public sentence says") for one in words(page)))
        assert page.may_leave()


# -- commitments


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
        one = {"words.en": "One net zero", "operator": "exactly", "number": "1", "counted": "signatories"}
        claims.add(workspace, which, {**one, "commitment": "net-zero", "validation": "approved"})
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


def test_places_to_mend_can_be_kept_to(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with written(tmp_path) as workspace:
        places.add(workspace, only(workspace), [Place("set:all", members=(NORTH, "set:all"))])
    with figures_in(qtbot, context, tmp_path) as (_window, page):
        page.choose(2)
        tree = part(page, PlacesPart)
        qtbot.waitUntil(lambda: "1 to mend" in words(tree))
        click(button(tree, "1 to mend"))
        assert told(tree.table, 0) == ["set:all"]
        assert "holds itself" in str(tree.rows.index(0, 0).data(Qt.ItemDataRole.ToolTipRole))


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


# -- totals, places, snapshots


def test_totals_say_what_is_taken_off_and_why(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with written(tmp_path):
        pass
    with figures_in(qtbot, context, tmp_path) as (_window, page):
        page.choose(1)
        totals = part(page, TotalsPart)
        qtbot.waitUntil(lambda: "8,055,985" in words(totals))
        assert told(totals.table, 0) == [STATE, NORTH, SOUTH]
        assert told(totals.table, 2) == ["", "−1,460,148", "−1,155,790"]
        below = [totals.rows.index(row, 0).data(Qt.ItemDataRole.ToolTipRole) for row in range(3)]
        assert f"inside {STATE}, which counts" in str(below[1])
        chart = QAccessible.queryAccessibleInterface(totals.chart)
        lines = [chart.child(n).text(QAccessible.Text.Name) for n in range(chart.childCount())]
        assert lines == [
            "Sum of 3 governments: 10,671,923", f"Already counted in {STATE}: −2,615,938", "Net: 8,055,985",
        ]  # fmt: skip
        write(NORTH, totals.territory)
        qtbot.waitUntil(lambda: "1,460,148" in words(totals))
        totals.territory.clear()
        write("x:nowhere", totals.territory)
        qtbot.waitUntil(lambda: any("Nobody has described" in one for one in mistakes(totals)))
        totals.territory.clear()
        write("2026-05-01", totals.day)
        qtbot.waitUntil(lambda: "0" in words(totals))
        click(button(totals, "How is it counted?"))
        assert any("The greater place wins." in one for one in words(totals))


def test_a_rate_between_currencies_is_typed_and_used(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with written(tmp_path) as workspace:
        money = {("gdp", 2022): Figure(Decimal(1000), "Bank", "MXN")}
        dollars = {("gdp", 2022): Figure(Decimal(50), "Bank", "USD")}
        places.add(workspace, only(workspace), [Place("x:one", figures=money), Place("x:two", figures=dollars)])
        signatory(workspace, "Uno", "local-government", "x:one")
        signatory(workspace, "Dos", "local-government", "x:two")
    with figures_in(qtbot, context, tmp_path) as (window, page):
        page.choose(1)
        totals = part(page, TotalsPart)
        qtbot.waitUntil(lambda: totals.measure.count() == 3)
        click(button(page, "Currency rates…"))
        form = part(page, RatesForm)
        click(button(form, "Rates between currencies: add a row"))
        cells = form.rates.findChildren(Field)
        for cell, text in zip(cells, ("USD", "USD", "2024-12-31", "20", "Bank"), strict=True):
            write(text, cell)
        qtbot.waitUntil(lambda: any("of one currency in another" in one for one in mistakes(form)))
        cells[1].clear()
        write("MXN", cells[1])
        press("Ctrl+Return", window)
        qtbot.waitUntil(totals.isVisible)
        totals.measure.setFocus()
        press("Down", totals.measure)
        totals.measure.activated.emit(totals.measure.currentIndex())
        said_ = "GDP of all currencies in MXN: 2,000"
        qtbot.waitUntil(lambda: any(said_ in one for one in words(totals)))


def test_a_place_is_changed_and_what_cannot_be_right_is_said(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    with written(tmp_path):
        pass
    with figures_in(qtbot, context, tmp_path) as (window, page):
        page.choose(2)
        tree = part(page, PlacesPart)
        qtbot.waitUntil(lambda: told(tree.table, 0) == [STATE, NORTH, SOUTH])
        write("south", tree.search)
        assert told(tree.table, 0) == [SOUTH]
        click_row(tree.table, 0)
        form = part(page, PlaceForm)
        qtbot.waitUntil(lambda: field(form, "within").text() == STATE)
        field(form, "within").clear()
        write(SOUTH, field(form, "within"))
        qtbot.waitUntil(lambda: any("lies in itself" in one for one in mistakes(form)))
        field(form, "within").clear()
        write(STATE, field(form, "within"))
        write("Sur", field(form, "names.en"))
        qtbot.waitUntil(lambda: not mistakes(form))
        press("Ctrl+Return", window)
        qtbot.waitUntil(lambda: told(tree.table, 0) == ["Sur"])
        tree.search.clear()
        assert told(tree.table, 2) == ["8,055,985", "1,155,790", "1,460,148"]


def test_a_snapshot_is_kept_and_compared_with_today(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with written(tmp_path) as workspace:
        snapshots.save(workspace, only(workspace), "Press release")
        signatory(workspace, "Beto", "business")
    with figures_in(qtbot, context, tmp_path) as (window, page):
        page.choose(3)
        kept = part(page, SnapshotsPart)
        qtbot.waitUntil(lambda: told(kept.changes, 0) == ["Beto"])
        assert "Since “Press release”" in words(kept)
        assert "1 joined · 0 left · 0 changed" in words(kept)
        click(button(kept, "Copy in Spanish"))
        qtbot.waitUntil(lambda: "Empresas (2)" in QGuiApplication.clipboard().text())
        press("Ctrl+N", window)
        qtbot.waitUntil(lambda: bool(page.findChildren(SnapshotDialog)))
        (dialog,) = page.findChildren(SnapshotDialog)
        qtbot.waitExposed(dialog)
        name = dialog.findChildren(Field)[0]
        press("Return", name)
        assert "It is missing." in words(dialog)
        write("Today", name)
        press("Return", name)
        qtbot.waitUntil(lambda: kept.rows.rowCount() == 2)
        counts = dict(zip(told(kept.table, 0), told(kept.table, 1), strict=True))
        assert counts == {"Today": "5 signatories", "Press release": "4 signatories"}
