"""The watchdog sees a block, and sees none where the work is done beside the window."""

import time

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from aca_desktop.ui.background import Jobs
from tests.ui.watchdog import Watchdog


def test_a_block_is_seen(qtbot: QtBot) -> None:
    done: list[str] = []

    def block() -> None:
        time.sleep(0.4)
        done.append("blocked")

    with Watchdog.watching(qtbot) as dog:
        dog.act("nothing", lambda: done.append("nothing"), lambda: bool(done))
        dog.act("block", block, lambda: "blocked" in done)
        dog.act("later", lambda: QTimer.singleShot(30, block), lambda: done.count("blocked") == 2)
    assert dog.blocks["block"].clock > 0.3
    assert dog.blocks["later"].clock > 0.3
    assert dog.blocks["nothing"].clock < 0.3
    assert dog.blocks["block"].work < 0.3, "it slept"


def test_work_beside_the_window_is_no_block(qtbot: QtBot) -> None:
    jobs = Jobs()
    done: list[None] = []
    with Watchdog.watching(qtbot) as dog:
        dog.act("work", lambda: jobs.run(jobs, lambda _progress: time.sleep(0.5), done.append), lambda: bool(done))
    jobs.close()
    assert dog.blocks["work"].clock < 0.4
