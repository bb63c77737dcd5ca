"""A table at which thousands sign, one after the other: memory stays flat, nothing gets slower."""

import gc
import sys
import time
from pathlib import Path
from statistics import median

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aca_desktop.context import Context
from aca_desktop.ui.table.form import SIGNATURE
from tests.ui.desk import workspace_file
from tests.ui.gallery import handwriting
from tests.ui.table.tables import Guest, opened

SIGNINGS, EDGE = 2_000, 200
FLAT = 32 * 2**20
SLOWER = 1.2


def memory() -> int:
    """Return the process's resident memory in bytes."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096


def sign(guest: Guest, number: int) -> float:
    """Fill in, draw, sign, be thanked, finish; return the processor's seconds."""
    window = guest.window
    begun = time.process_time()
    window.next_guest(window._for_anybody())
    window._on_changed(
        {
            "new": True,
            "new_name": f"Organización {number}",
            "new_sector": "business",
            "new_country": "MX",
            "name": f"Persona {number}",
            "basis": "office-holder",
            "consents": {"publish-organisation": True},
            "read": True,
            "device": "pen",
        }
    )
    window.flow._go_to(SIGNATURE)
    ink = handwriting()
    window.flow.signature.show_inks({"signer": ink})
    for place, stroke in enumerate(ink.strokes):
        window.keeper.keep_stroke("signer", place, stroke, (ink.width, ink.height))
    guest.qtbot.waitUntil(lambda: window.keeper.is_idle)
    with guest.qtbot.waitSignal(window.signed, timeout=30_000):
        window.sign()
    guest.qtbot.waitUntil(lambda: window.flow.copies.paper is not None, timeout=30_000)
    window.wipe()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if number % 20 == 0:
        gc.collect()  # as the program does in this thread
    return time.process_time() - begun


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_two_thousand_sign(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with opened(qtbot, workspace_file(tmp_path, 0), context) as guest:
        for number in range(EDGE):
            sign(guest, -number)
        before = memory()
        taken = [sign(guest, number) for number in range(SIGNINGS)]
        grown = memory() - before
    first, last = median(taken[:EDGE]), median(taken[-EDGE:])
    assert last <= SLOWER * first, f"{first * 1000:.0f} ms at first, {last * 1000:.0f} ms at last"
    assert grown <= FLAT, f"{grown / 2**20:.0f} MB more"
