"""Watches the event loop: how long each of a person's acts keeps the window from answering.

A heart beats in a thread of its own; each beat is an event that the window answers as soon as it can.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Self

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from pytestqt.qtbot import QtBot

_BEAT = 0.004


@dataclass
class Block:
    """The longest time without an answer, in seconds: by the clock, and the window's own work in it."""

    clock: float = 0.0
    work: float = 0.0


class Watchdog(QObject):
    """Lets acts happen inside the event loop, and notes the longest block of each in `blocks`."""

    _beat = Signal(float)

    def __init__(self, qtbot: QtBot) -> None:
        super().__init__()
        self.blocks: dict[str, Block] = {}
        self._qtbot = qtbot
        self._block: Block | None = None
        self._worked = 0.0
        self._beat.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    @classmethod
    @contextmanager
    def watching(cls, qtbot: QtBot) -> Iterator[Self]:
        """Watch while inside."""
        dog, ends = cls(qtbot), threading.Event()

        def heartbeat() -> None:
            while not ends.wait(_BEAT):
                dog._beat.emit(time.perf_counter())

        heart = threading.Thread(target=heartbeat)
        heart.start()
        try:
            yield dog
        finally:
            ends.set()
            heart.join()

    def act(
        self, name: str, do: Callable[[], object], until: Callable[[], bool], *, timeout: int = 20_000
    ) -> None:
        """Do something as an event, and watch until what it leads to has happened."""
        self._qtbot.wait(20)
        self._worked = time.thread_time()
        self._block = self.blocks.setdefault(name, Block())
        QTimer.singleShot(0, do)
        self._qtbot.waitUntil(until, timeout=timeout)
        self._qtbot.wait(60)
        self._block = None

    def _answer(self, sent: float) -> None:
        worked = time.thread_time()
        if self._block is not None:
            self._block.clock = max(self._block.clock, time.perf_counter() - sent)
            self._block.work = max(self._block.work, worked - self._worked)
        self._worked = worked
