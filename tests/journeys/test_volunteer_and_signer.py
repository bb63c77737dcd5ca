"""The volunteer's way, from a kit on a stick to the first signer, and an expected signer's way, by counted acts.

Once by mouse, once by keyboard alone but for the ink.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from aca_desktop import paths
from aca_desktop.context import Context
from aca_desktop.domain.organisations.record import OrganisationRecord
from aca_desktop.services.organisations import organisations
from aca_desktop.services.signing import staff
from aca_desktop.services.signing.papers_folder import choose_folder
from aca_desktop.ui import choosing
from aca_desktop.ui.frame.window import MainWindow
from aca_desktop.ui.pages.signing import SigningPage
from aca_desktop.ui.table.steps.organisation_rows import OrganisationRow
from aca_desktop.ui.table.window import TableWindow
from tests.services.founding import founded, only
from tests.services.laptops import PASSPHRASE
from tests.ui.conftest import (  # noqa: F401
    app,
    context,
    garbage_is_collected_here_alone,
    no_thread_is_left,
    qt_says_nothing,
)
from tests.ui.laptops import laid, quick_envelopes
from tests.ui.person import Person, called
from tests.ui.windows import is_handed_over, wait_for_session, window_in

ACTS, TAPS = 9, 7
"""How many a volunteer needs until a signer is welcomed, and an expected signer until they are thanked,
besides reading and writing."""

SIZE = (1366, 768)
_NOT_COUNTED = ("leave ", "touch the pad", "draw", "lift the hand")

by_hand = pytest.mark.parametrize("by_keyboard", [False, True], ids=["mouse", "keyboard"])


class Acts(list[str]):
    """What somebody did, in order: a press, a field filled in, a file chosen in a system dialog are one each."""

    def __call__(self, name: str, do: Callable[[], object]) -> None:
        """Do it, and count it."""
        if not name.startswith(_NOT_COUNTED):
            self.append(name)
        do()

    @property
    def taps(self) -> list[str]:
        """What was done besides reading and writing."""
        return [one for one in self if not one.startswith("type ")]


@contextmanager
def at_the_desk(qtbot: QtBot, context: Context, path: Path | None) -> Iterator[MainWindow]:  # noqa: F811
    with window_in(qtbot, context, path) as window:
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        try:
            yield window
        finally:
            for table in window.findChildren(TableWindow):
                table._leave()


def table_of(qtbot: QtBot, window: MainWindow) -> TableWindow:
    """Wait until the laptop is handed over, and return the table's window."""
    page = cast("SigningPage", window.desk.frame.stack.currentWidget())
    qtbot.waitUntil(lambda: is_handed_over(page), timeout=30_000)
    table = page.handing.table
    assert table is not None
    table.showNormal()
    table.resize(*SIZE)  # of a usual laptop, whatever screen tests have
    table.activateWindow()
    qtbot.waitUntil(table.isActiveWindow, timeout=30_000)
    return table


@by_hand
def test_from_a_kit_on_a_stick_to_the_first_signer(
    qtbot: QtBot,
    context: Context,  # noqa: F811
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    by_keyboard: bool,
) -> None:
    kits: list[Path] = []
    laid(tmp_path / "founder", lambda laptops: kits.append(laptops.kit(laptops.founder)))
    quick_envelopes(monkeypatch)
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    (tmp_path / "Documents").mkdir()
    monkeypatch.setattr(paths, "documents", lambda: tmp_path / "Documents")
    acts = Acts()

    def stick(*_asked: object) -> Path:
        acts.append("choose the kit in the system's dialog")
        return kits[0]

    monkeypatch.setattr(choosing, "file_to_open", stick)
    with at_the_desk(qtbot, context, None) as window:
        ana = Person(qtbot, window, by_keyboard=by_keyboard, act=acts)
        join(ana)
        wait_for_session(qtbot, window)
        ana.sees("Start signing")
        start(ana)
        table = table_of(qtbot, window)
        qtbot.waitUntil(table.covers.rest.next.isVisible)
        table._leave()
    assert len(acts) == ACTS, acts


def join(ana: Person) -> None:
    """Join by the kit that is on a stick."""
    ana.chooses("Join with a kit…")
    ana.takes(first_of(ana, "Choose…"))
    ana.types("Passphrase of this kit", PASSPHRASE)
    ana.types("Name of this laptop", "Mesa 7")
    ana.chooses("Join")


def start(ana: Person) -> None:
    """Hand the laptop to the first signer; what is asked for before comes once."""
    ana.types("PIN", "2468")
    ana.types("Confirm PIN", "2468")
    ana.chooses("Start signing")


def first_of(ana: Person, name: str) -> QAbstractButton:
    """Return the upper one of several buttons of one name."""
    found = [one for one in ana.top.findChildren(QAbstractButton) if one.isVisible() and called(one) == name]
    return min(found, key=lambda one: one.mapToGlobal(one.rect().topLeft()).y())


@by_hand
def test_an_expected_signer_signs(
    qtbot: QtBot,
    context: Context,  # noqa: F811
    tmp_path: Path,
    *,
    by_keyboard: bool,
) -> None:
    with founded(tmp_path) as workspace:
        which = only(workspace)
        organisations.add(workspace, which, OrganisationRecord({"es": "Museo Ejemplo"}, "business", "MX"))
        staff.set_pin(workspace, "2468")
        choose_folder(workspace, which, None)
    acts = Acts()
    with at_the_desk(qtbot, context, tmp_path / "coordination.aca") as window:
        window.desk.show_page("signing")
        Person(qtbot, window, by_keyboard=by_keyboard).chooses("Start signing")
        table = table_of(qtbot, window)
        signer = Person(qtbot, cast("MainWindow", table), by_keyboard=by_keyboard, act=acts)
        sign(signer, table, qtbot, by_keyboard=by_keyboard)
        table._leave()
    assert len(acts.taps) == TAPS, acts.taps


def sign(signer: Person, table: TableWindow, qtbot: QtBot, *, by_keyboard: bool) -> None:
    """Sign for an organisation that is expected; reading on is no tap."""
    flow = table.flow
    signer.takes(table.covers.rest.next)
    qtbot.waitUntil(flow.organisation.search.isVisible)
    signer.types(called(flow.organisation.search), "Museo")
    signer.takes(row_of(qtbot, table))
    qtbot.waitUntil(flow.person.isVisible)
    signer.types(called(flow.person.fields["name"]), "Maria Ejemplo")
    signer.takes(flow.person.bases.options["office-holder"])
    signer.takes(flow.foot.on)
    qtbot.waitUntil(flow.declaration.isVisible)
    reads = Person(qtbot, cast("MainWindow", table), by_keyboard=by_keyboard)
    QApplication.processEvents()  # the whole text may be seen at once
    while not table.form.read:
        reads.takes(flow.foot.on)
        QApplication.processEvents()
    signer.takes(flow.foot.on)
    qtbot.waitUntil(flow.signature.isVisible)
    signer.takes(flow.signature.consents.boxes["publish-organisation"])
    signer.signs()
    with qtbot.waitSignal(table.signed, timeout=30_000):
        signer.takes(flow.foot.on)
    signer.sees("Maria Ejemplo")


def row_of(qtbot: QtBot, table: TableWindow) -> OrganisationRow:
    """Wait for the one organisation that is found, and return its row."""
    rows: list[OrganisationRow] = []

    def look() -> bool:
        rows[:] = [row for row in table.findChildren(OrganisationRow) if row.isVisible()]
        return len(rows) == 1

    qtbot.waitUntil(look, timeout=30_000)
    return rows[0]
