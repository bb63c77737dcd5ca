"""A table at which hundreds sign, one after the other: memory stays flat, nothing gets slower."""

import gc
import logging
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aca_desktop.context import Context
from aca_desktop.ui.table.form import SIGNATURE
from tests.long_runs import LongRun
from tests.ui.desk import workspace_file
from tests.ui.gallery import handwriting
from tests.ui.table.tables import Guest, opened

LOG = logging.getLogger(__name__)
PARTS, EDGE, EVERY = 10, 200, 100
FLAT = 16 * 2**20
"""What may come: the database's caches fill as the file grows, and its page numbers with them."""

SLOWER = 1.2


@dataclass(frozen=True, slots=True)
class Sample:
    """What there is after so many signings: resident bytes, objects that Python tracks, and those of Qt."""

    memory: int
    objects: int
    widgets: int


def sampled(guest: Guest, number: int) -> Sample:
    """Collect what is garbage, count what is left, and tell (`--log-cli-level=info` shows it)."""
    gc.collect()
    held = (guest.window, guest.session)
    found = Sample(memory(), len(gc.get_objects()), sum(len(one.findChildren(QObject)) for one in held))
    LOG.info("%d: %.1f MB, %d objects, %d of Qt's", number, found.memory / 2**20, found.objects, found.widgets)
    return found


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
        window.draft_writer.keep_stroke("signer", place, stroke, (ink.width, ink.height))
    guest.qtbot.waitUntil(lambda: window.draft_writer.is_idle)
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
def test_hundreds_sign(qtbot: QtBot, context: Context, tmp_path: Path, long_run: LongRun) -> None:
    with opened(qtbot, workspace_file(tmp_path, 0), context) as guest:
        for number in range(EDGE):
            sign(guest, -number)
        before = now = sampled(guest, 0)
        taken = []
        for number in long_run.turns(PARTS):
            taken.append(sign(guest, number + 1))
            if len(taken) % EVERY == 0:
                now = sampled(guest, len(taken))
        now = sampled(guest, len(taken))
    first, last = median(taken[:EDGE]), median(taken[-EDGE:])
    LOG.info("%.0f ms of the processor at first, %.0f ms at last", first * 1000, last * 1000)
    assert last <= SLOWER * first, f"{first * 1000:.0f} ms at first, {last * 1000:.0f} ms at last"
    assert now.widgets == before.widgets
    assert now.objects - before.objects < len(taken), "no signing leaves even one object behind"
    assert now.memory - before.memory <= FLAT, f"{(now.memory - before.memory) / 2**20:.0f} MB more"
