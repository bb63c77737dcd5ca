"""The list of organisations as a model: its rows, its filter, its order, and what happens while it is made."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from aca_desktop.context import Context
from aca_desktop.domain.journal.draft import Draft
from aca_desktop.i18n import Speech
from aca_desktop.services.organisations.organisation_list import Filter
from aca_desktop.services.workspace.workspaces import Workspace
from aca_desktop.ui.background import Progress
from aca_desktop.ui.models.organisation_cells import Column, columns
from aca_desktop.ui.models.organisations import OrganisationsModel
from aca_desktop.ui.parts.cells import Cell
from aca_desktop.ui.parts.tables import Table
from aca_desktop.ui.parts.tone import Tone
from aca_desktop.ui.session import Session
from tests.services.founding import only, signed
from tests.ui.desk import session_in, workspace_file
from tests.ui.gate import Gate

MANY = 730


@dataclass
class List:
    """A session in a workspace of many organisations, and the model of it."""

    session: Session
    model: OrganisationsModel
    told: list[tuple[int, int]]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the workspace and the installation that it was made on."""
    folder = tmp_path_factory.mktemp("written")
    workspace_file(folder, MANY)
    return folder


@pytest.fixture
def shown(qtbot: QtBot, context: Context, tmp_path: Path, written: Path) -> Iterator[List]:
    shutil.copytree(written, tmp_path, dirs_exist_ok=True)
    with session_in(qtbot, tmp_path / "coordination.aca", context) as session:
        model = OrganisationsModel(Speech("en"))
        tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        told: list[tuple[int, int]] = []
        model.counted.connect(lambda count, total: told.append((count, total)))
        model.show(session)
        qtbot.waitUntil(lambda: model.is_complete)
        yield List(session, model, told)
        tester.deleteLater()
        model.deleteLater()


def names(model: QAbstractItemModel, rows: range | None = None) -> list[str]:
    return [str(model.index(row, Column.NAME).data()) for row in rows or range(model.rowCount())]


def expected(count: int = MANY) -> list[str]:
    return [f"Ejemplo {number}" for number in range(1, count + 1)]


def sort_by(qtbot: QtBot, shown: List, column: Column, *, also: bool = False) -> None:
    with qtbot.waitSignal(shown.model.ended):
        shown.model.sort_by(column, also=also)


def look_for(qtbot: QtBot, shown: List, wanted: Filter) -> None:
    with qtbot.waitSignal(shown.model.ended):
        shown.model.look_for(wanted)


def test_all_rows_are_there_in_order(shown: List) -> None:
    assert names(shown.model) == expected()
    assert shown.told[-1] == (MANY, MANY)
    assert shown.model.index(0, Column.SECTOR).data() == "Companies"


def test_any_row_is_reached_without_those_before(shown: List) -> None:
    before = len(shown.model._pages)
    assert names(shown.model, range(610, 613)) == expected()[610:613]
    assert len(shown.model._pages) <= before + 1


def test_the_first_rows_are_there_before_the_order_of_all(qtbot: QtBot, shown: List) -> None:
    model = OrganisationsModel(Speech("en"))
    with qtbot.waitSignals([model.modelReset, model.modelReset]):
        model.show(shown.session)
    assert not model.is_complete
    assert names(model) == expected()[:200]
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.rowsInserted):
        pass
    assert model.is_complete
    assert names(model) == expected()


def test_what_is_typed_is_found_after_a_pause(qtbot: QtBot, shown: List) -> None:
    before = len(shown.told)
    for typed in ("e", "ej", "ejemplo 7", "ejemplo 72"):
        shown.model.look_for(Filter(typed))
        assert names(shown.model, range(2)) == expected()[:2], "the rows of before stay until then"
    with qtbot.waitSignal(shown.model.ended):
        pass
    assert names(shown.model) == [name for name in expected() if "72" in name]
    assert shown.told[before:] == [(17, MANY)], "each key was looked for"
    look_for(qtbot, shown, Filter(""))
    assert names(shown.model) == expected()


def test_nothing_found_is_an_empty_list(qtbot: QtBot, shown: List) -> None:
    look_for(qtbot, shown, Filter("nobody"))
    assert shown.model.rowCount() == 0
    assert shown.told[-1] == (0, MANY)


def test_statuses_narrow_the_list(qtbot: QtBot, shown: List) -> None:
    first = shown.model.organisation(0)
    assert first is not None
    with qtbot.waitSignal(shown.session.changed):
        shown.session.write(shown.model, "", lambda workspace, _progress: signed(workspace, first.id).signature)
    with qtbot.waitSignal(shown.model.ended):
        shown.model.show(shown.session)
    look_for(qtbot, shown, Filter(statuses=frozenset({"signed"})))
    assert names(shown.model) == expected()[:1]
    status = shown.model.index(0, Column.STATUS)
    assert (status.data(), status.data(Cell.CHIP)) == ("To review", Tone.ATTENTION)
    assert shown.model.index(0, Column.SIGNED).data() == "Jun 5, 2026"
    look_for(qtbot, shown, Filter(statuses=frozenset({"expected"})))
    assert shown.model.index(0, Column.SIGNED).data() == ""


def test_the_order_can_be_turned(qtbot: QtBot, shown: List) -> None:
    sort_by(qtbot, shown, Column.NAME)
    assert names(shown.model, range(3)) == expected()[::-1][:3]
    look_for(qtbot, shown, Filter("ejemplo 72"))
    assert names(shown.model) == [name for name in expected()[::-1] if "72" in name]
    sort_by(qtbot, shown, Column.NAME)
    assert names(shown.model) == [name for name in expected() if "72" in name]


def test_the_head_says_how_the_list_is_sorted(qtbot: QtBot, shown: List) -> None:
    def said(column: Column) -> object:
        return shown.model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)

    assert (said(Column.NAME), said(Column.SECTOR)) == ("Organisation, ascending", None)
    sort_by(qtbot, shown, Column.SIGNED)
    assert list(shown.model.sorted_by) == [(Column.SIGNED, True)], "the newest come first"
    sort_by(qtbot, shown, Column.NAME, also=True)
    sort_by(qtbot, shown, Column.NAME, also=True)
    assert list(shown.model.sorted_by) == [(Column.SIGNED, True), (Column.NAME, True)]
    assert (said(Column.NAME), said(Column.SIGNED)) == ("Organisation, descending", "Signed, descending")
    assert names(shown.model, range(2)) == expected()[::-1][:2]
    sort_by(qtbot, shown, Column.SECTOR)
    assert list(shown.model.sorted_by) == [(Column.SECTOR, False)]


def test_a_change_is_shown_where_the_list_stays_the_same(qtbot: QtBot, shown: List) -> None:
    resets: list[bool] = []
    shown.model.modelReset.connect(lambda: resets.append(True))
    first = shown.model.organisation(0)
    assert first is not None
    with qtbot.waitSignal(shown.session.changed):
        shown.session.write(shown.model, "", lambda workspace, _progress: signed(workspace, first.id).signature)
    with qtbot.waitSignal(shown.model.ended):
        shown.model.show(shown.session)
    assert shown.model.index(0, Column.STATUS).data() == "To review"
    assert not resets, "a view would lose its place"


def test_one_more_is_shown_in_its_place(qtbot: QtBot, shown: List) -> None:
    def add(workspace: Workspace, _progress: Progress) -> None:
        fields = {"names.es": "Ejemplo 10 y medio", "sector": "business", "country": "MX"}
        workspace.write(only(workspace).id, [Draft("organisation", workspace.context.new_id(), fields)])

    with qtbot.waitSignal(shown.session.changed):
        shown.session.write(shown.model, "", add)
    with qtbot.waitSignal(shown.model.ended):
        shown.model.show(shown.session)
    assert names(shown.model) == [*expected(10), "Ejemplo 10 y medio", *expected()[10:]]


def test_ticks_stay_with_their_organisations(qtbot: QtBot, shown: List) -> None:
    for row in (0, 500):
        index = shown.model.index(row, Column.TICK)
        assert index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
        assert shown.model.setData(index, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    wanted = {expected()[0], expected()[500]}
    sort_by(qtbot, shown, Column.NAME)
    look_for(qtbot, shown, Filter("ejemplo"))
    assert {one.fields["names.es"] for one in shown.model.ticked()} == wanted
    shown.model.tick_none()
    assert shown.model.ticked() == []


def test_a_newer_question_is_answered_alone(qtbot: QtBot, shown: List) -> None:
    gate = Gate()
    shown.session.read(shown.model, lambda _workspace, _progress: gate.pass_through(), lambda _nothing: None)
    assert gate.reached.wait(20)
    before = len(shown.told)
    shown.model.look_for(Filter("ejemplo 1"))
    qtbot.wait(200)
    shown.model.look_for(Filter("ejemplo 2"))
    qtbot.wait(200)
    gate.opened.set()
    qtbot.waitUntil(lambda: len(shown.told) > before)
    qtbot.waitUntil(lambda: shown.model._job is None)
    assert shown.told[before:] == [(len([name for name in expected() if "2" in name]), MANY)]


def test_a_closed_session_leaves_nothing(qtbot: QtBot, shown: List) -> None:
    del qtbot
    shown.model.show(None)
    assert shown.model.rowCount() == 0
    assert shown.told[-1] == (0, 0)


def test_it_is_said_in_another_language(shown: List) -> None:
    assert shown.model.headerData(Column.STATUS, Qt.Orientation.Horizontal) == "Status"
    shown.model.retranslate(Speech("es"))
    assert shown.model.headerData(Column.STATUS, Qt.Orientation.Horizontal) == "Estado"
    assert shown.model.index(0, Column.SECTOR).data() == "Empresas"


def test_a_table_scrolls_to_the_top_of_another_list(qtbot: QtBot, shown: List) -> None:
    window = QMainWindow()
    table = Table("Organisations")
    window.setCentralWidget(table)
    table.setModel(shown.model)
    table.set_columns(columns(Speech("en")))
    shown.model.restarting.connect(table.scrollToTop)
    window.resize(900, 500)
    with qtbot.waitExposed(window):
        window.show()
    table.scrollToBottom()
    assert table.rowAt(0) > MANY // 2
    look_for(qtbot, shown, Filter("ejemplo"))
    look_for(qtbot, shown, Filter("ejemplo 3"))
    assert table.rowAt(0) == 0
    window.close()
    window.deleteLater()
