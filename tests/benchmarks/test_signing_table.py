"""The signing table: from the last touch on Sign to the thanks, by the clock, while papers are made beside it."""

import os
import time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from aca_desktop.context import Context
from tests.benchmarks.clock import p95
from tests.benchmarks.conftest import Report
from tests.services.founding import founded, only
from tests.ui.conftest import app, context, garbage_is_collected_here_alone
from tests.ui.desk import drafts, session_in
from tests.ui.hands import click
from tests.ui.table.tables import Guest, settle, table_in

__all__ = ["app", "context", "garbage_is_collected_here_alone"]  # fixtures

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(600)]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ALLOWED = 0.3
ORGANISATIONS, ROUNDS = 3_000, 30


def sign(guest: Guest, number: int) -> float:
    """Let one guest come to the pad and draw; return the seconds from Sign to the thanks, seen."""
    name = f"Ejemplo {number + 1_000}"
    guest.finds(name)
    guest.fills(name=f"Maria {number}", title="Rectora")
    guest.goes_on()
    guest.reads()
    guest.goes_on()
    guest.agrees("publish-organisation", "publish-signer")
    guest.draws("pen")
    settle()
    thanked: list[float] = []
    guest.window.signed.connect(lambda _id, _name: thanked.append(time.perf_counter()))
    start = time.perf_counter()
    click(guest.window.flow.foot.on)
    guest.qtbot.waitUntil(lambda: bool(thanked))
    guest.window.repaint()
    return time.perf_counter() - start


def test_from_sign_to_thanks(report: Report, qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with founded(tmp_path) as workspace:
        workspace.write(only(workspace).id, drafts(workspace, ORGANISATIONS))
    path = tmp_path / "coordination.aca"
    taken = []
    with session_in(qtbot, path, context) as session, table_in(qtbot, session, context) as guest:
        for number in range(ROUNDS):
            taken.append(sign(guest, number))
            guest.goes_on()  # at once, whether the paper is made or not
            guest.says("Empezar")
    slowest = p95(taken)
    report("from Sign to Thank you, p95, of what is allowed", slowest / ALLOWED, 1, slowest, ALLOWED)
