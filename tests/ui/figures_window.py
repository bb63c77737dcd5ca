"""A coalition with figures, their page in a window, and what hands do there."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QWidget
from pytestqt.qtbot import QtBot

from aca_desktop.context import Context
from aca_desktop.domain.figures.commitments import Commitment, Progress, Validation
from aca_desktop.services.figures import claims, commitments, places
from aca_desktop.services.workspace.workspaces import Workspace
from aca_desktop.ui.frame.window import MainWindow
from aca_desktop.ui.pages.figures import FiguresPage
from aca_desktop.ui.pages.figures.claims.claim_form import ClaimForm
from aca_desktop.ui.pages.figures.commitments.commitment_form import CommitmentForm
from aca_desktop.ui.pages.figures.places.place_form import PlaceForm
from aca_desktop.ui.parts.fields.combos import Combo
from aca_desktop.ui.parts.fields.fields import Field, Sentence
from tests.services.counted import FIXTURE, NORTH, SOUTH, STATE, signatory
from tests.services.founding import founded, only
from tests.services.sentences import one_figure
from tests.ui.hands import press
from tests.ui.windows import window_in

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
        sentence = one_figure("{a} have signed", operator="more-than", number="3", date="2026-06-05")
        claims.add(workspace, which, {**sentence, "words.es": "{a} han firmado"})
        people = one_figure(operator="more-than", number="8000000", counted="people", comparison="over")
        claims.add(workspace, which, people)
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
    found = (one._mistake for one in widget.findChildren(Sentence) if one.isVisible())
    return [one.text() for one in found if one.text()]
