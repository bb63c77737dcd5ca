"""A hand that draws for a minute at a thousand points a second: none is lost, on the pad or on disk."""

import math
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aca_desktop.context import Context
from tests.ui.desk import workspace_file
from tests.ui.table.tables import opened, settle
from tests.ui.test_pad import pen


def draw_long(qtbot: QtBot, context: Context, folder: Path, seconds: int, *, stroke: int) -> float:
    """Draw a thousand points a second in strokes of so many, each sent in its time; return how long it took."""
    points = 1000 * seconds
    with opened(qtbot, workspace_file(folder, 1), context) as guest:
        guest.comes_to_the_pad()
        settle()
        pad = guest.pad
        begun = time.perf_counter()
        for number in range(points):
            turn = number / 40
            place = QPointF(
                pad.width() / 2 + pad.width() / 3 * math.sin(turn / 9.7),
                pad.height() / 2 + pad.height() / 3 * math.cos(turn / 7.3),
            )
            at = number % stroke
            kind = QEvent.Type.TabletMove
            if at == 0:
                kind = QEvent.Type.TabletPress
            elif at == stroke - 1:
                kind = QEvent.Type.TabletRelease
            pen(pad, kind, place, 0.3 + 0.2 * math.sin(number / 50), when=1 + number)
            while time.perf_counter() - begun < number / 1000:
                QApplication.processEvents()
        taken = time.perf_counter() - begun
        assert [len(one) for one in pad.ink.strokes] == [stroke] * (points // stroke)
        assert guest.is_kept().inks["signer"].strokes == pad.ink.strokes
        last = pad.ink.strokes[-1][-1]
        assert last.t == points - 1
        return taken


def test_no_point_of_two_seconds_is_lost(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    draw_long(qtbot, context, tmp_path, 2, stroke=500)


@pytest.mark.long
@pytest.mark.timeout(300)
def test_no_point_of_a_minute_is_lost(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    assert draw_long(qtbot, context, tmp_path, 60, stroke=3000) < 66, "the pad keeps up with the hand"
