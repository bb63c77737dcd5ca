"""The window's only thread: work in order beside it, and what comes of it, delivered in the window's thread.

It must not know what is worked at. Work touches no widget and gets plain data; its `progress` tells how far it is
and ends it when it was cancelled, so that a transaction around it is rolled back.
"""

import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from aca_desktop.errors import AcaError

type Kind = Literal["read", "write", "bulk"]
"""A short look-up; something to be kept; many things one after the other, which lets everything else in."""

type Work[T] = Callable[["Progress"], T]

_LETS_IN: dict[Kind, frozenset[Kind]] = {
    "read": frozenset(),
    "write": frozenset({"read"}),
    "bulk": frozenset({"read", "write"}),
}
"""What may run in between, while a job of a kind tells of its progress."""

_TELL_SECONDS = 0.05
_SWITCH_SECONDS = 0.000_5
"""After so long the worker lets the window go on. Each call of Qt gives the interpreter's lock away, and with
Python's usual 5 ms to get it back, a page that takes 40 ms took 140 while the worker was computing."""
_PATIENCE = 2.0
"""Seconds for which the end waits for work that may hang, such as a printer's."""


class _Cancelled(BaseException):  # so that nothing on its way takes it for an error of its own
    """Ends work that was cancelled."""


class Progress:
    """Called by work with (done, of all): tells the window, lets short jobs in, and ends cancelled work."""

    def __init__(self, tell: Callable[[], None], let_in: Callable[[], None]) -> None:
        self.latest: tuple[int, int] = (0, 0)
        self._tell = tell
        self._let_in = let_in
        self._stop = threading.Event()
        self._told = float("-inf")

    def __call__(self, done: int, of: int) -> None:
        """Tell that so many are done of so many."""
        if self._stop.is_set():
            raise _Cancelled
        self.latest = (done, of)
        now = time.monotonic()
        if now - self._told >= _TELL_SECONDS:
            self._told = now
            self._tell()
        self._let_in()
        if self._stop.is_set():  # by whoever was let in, or while it was: what it has closed is gone
            raise _Cancelled

    def cancelled(self) -> bool:
        """Say whether somebody wants this to end."""
        return self._stop.is_set()

    def stop(self) -> None:
        """Ask the work to end at its next step."""
        self._stop.set()


class Job:
    """Something that was handed in: can be cancelled, and tells its name and kind."""

    def __init__(self, name: str, kind: Kind, progress: Progress) -> None:
        self.name = name
        self.kind = kind
        self.progress = progress

    def cancel(self) -> None:
        """End it at its next step, or before it begins; what it has written in a transaction is taken back."""
        self.progress.stop()


@dataclass(frozen=True, slots=True)
class _Asked:
    """Who wants to hear of a job. Lives and dies in the window's thread, for it may hold widgets."""

    job: Job
    owner: QObject
    work: Work[object]
    done: Callable[[object], None] | None
    failed: Callable[[AcaError], None] | None
    ended: Callable[[], None] | None


@dataclass(frozen=True, slots=True)
class _Task:
    """What the worker knows of a job."""

    number: int
    job: Job


@dataclass(frozen=True, slots=True)
class _Outcome:
    """How a job ended: exactly one of these, or cancelled."""

    result: object = None
    error: BaseException | None = None
    cancelled: bool = False


class Jobs(QObject):
    """Runs jobs in one thread, in order. Signals and callbacks come in the thread that made it.

    `begun` and `progressed` tell of jobs that have a name, `rested` that none of them runs any more, `writing`
    that one of them is to keep something. `failed` gets the errors of jobs that have no handler of their own. Our
    own mistakes go to sys.excepthook. With `may_hang`, work is at something outside that may never answer: nobody
    waits long for it at the end.
    """

    writing = Signal()
    begun = Signal(object)
    progressed = Signal(object, int, int)
    rested = Signal()
    failed = Signal(object)
    _started = Signal(int)
    _moved = Signal(int)
    _ended = Signal(int)

    def __init__(self, parent: QObject | None = None, *, may_hang: bool = False) -> None:
        super().__init__(parent)
        self._may_hang = may_hang
        self._numbers = count(1)
        self._asked: dict[int, _Asked] = {}
        self._outcomes: dict[int, _Outcome] = {}
        self._running: list[int] = []
        self._waiting: list[_Task] = []
        self._wake = threading.Condition()
        self._closing = False
        self._thread: threading.Thread | None = None
        queued = Qt.ConnectionType.QueuedConnection
        self._started.connect(self._on_started, queued)
        self._moved.connect(self._on_moved, queued)
        self._ended.connect(self._on_ended, queued)

    def run[T](
        self,
        owner: QObject,
        work: Work[T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[AcaError], None] | None = None,
        ended: Callable[[], None] | None = None,
        *,
        name: str = "",
        kind: Kind = "read",
    ) -> Job:
        """Do the work in the worker; then call `done` with its result, or `failed`, and `ended` in any case.

        Nothing is called any more once `owner` is gone (but `failed` tells of what was to be kept and was not),
        and after a job that was cancelled only `ended` is.
        """
        if self._closing:
            raise AssertionError("no work is taken on at the end")
        number = next(self._numbers)
        progress = Progress(lambda: self._moved.emit(number), lambda: self._let_in(kind))
        job = Job(name, kind, progress)
        self._asked[number] = _Asked(job, owner, work, done, failed, ended)  # type: ignore[arg-type]
        with self._wake:
            self._waiting.append(_Task(number, job))
            self._wake.notify()
        if self._thread is None:
            sys.setswitchinterval(_SWITCH_SECONDS)
            self._thread = threading.Thread(target=self._live, name="aca-desktop-worker", daemon=self._may_hang)
            self._thread.start()
        if name and kind == "write":
            self.writing.emit()
        return job

    @property
    def writes(self) -> list[Job]:
        """What is still to be kept: writes that run or wait."""
        return [asked.job for asked in self._asked.values() if asked.job.kind == "write"]

    @property
    def is_idle(self) -> bool:
        """Whether nothing runs, waits, or is still to be told."""
        return not self._asked

    def close(self) -> None:
        """End: what was to be kept is kept, everything else is dropped; returns when the thread is gone.

        What could not be kept is still told; no other callback is called.
        """
        self._closing = True
        for asked in self._asked.values():
            if asked.job.kind != "write":
                asked.job.cancel()
        with self._wake:
            self._wake.notify()
        if self._thread is not None:
            self._thread.join(_PATIENCE if self._may_hang else None)
            self._thread = None
        self._asked.clear()
        for outcome in self._outcomes.values():
            self._tell_nobody(outcome)
        self._outcomes.clear()

    # the worker's side

    def _live(self) -> None:
        while (task := self._next()) is not None:
            self._execute(task)

    def _next(self) -> _Task | None:
        with self._wake:
            while not self._waiting:
                if self._closing:
                    return None
                self._wake.wait()
            return self._waiting.pop(0)

    def _let_in(self, running: Kind) -> None:
        """Run what waits and may come in between."""
        allowed = _LETS_IN[running]
        while allowed:
            with self._wake:
                task = next((one for one in self._waiting if one.job.kind in allowed), None)
                if task is None:
                    return
                self._waiting.remove(task)
            self._execute(task)

    def _execute(self, task: _Task) -> None:
        """Do a job and post how it ended. No last reference to it dies here, for it may hold widgets."""
        self._started.emit(task.number)
        self._outcomes[task.number] = self._outcome(task)
        self._ended.emit(task.number)

    def _outcome(self, task: _Task) -> _Outcome:
        if task.job.progress.cancelled():
            return _Outcome(cancelled=True)
        try:
            return _Outcome(self._asked[task.number].work(task.job.progress))
        except _Cancelled:
            return _Outcome(cancelled=True)
        except BaseException as error:  # noqa: BLE001 (handed over to the window's thread, which judges it)
            return _Outcome(error=error)

    # the window's side

    def _on_started(self, number: int) -> None:
        asked = self._asked.get(number)
        if asked is not None and asked.job.name:
            self._running.append(number)
            self.begun.emit(asked.job)

    def _on_moved(self, number: int) -> None:
        asked = self._asked.get(number)
        if asked is not None and asked.job.name:
            self.progressed.emit(asked.job, *asked.job.progress.latest)

    def _on_ended(self, number: int) -> None:
        asked, outcome = self._asked.pop(number, None), self._outcomes.pop(number, None)
        if asked is None or outcome is None:
            return
        try:
            if isValid(asked.owner):
                self._tell(asked, outcome)
            elif asked.job.kind == "write" or not isinstance(outcome.error, AcaError):
                self._tell_nobody(outcome)
        finally:
            self._rest(number)

    def _tell(self, asked: _Asked, outcome: _Outcome) -> None:
        try:
            if isinstance(outcome.error, AcaError) and asked.failed is not None:
                asked.failed(outcome.error)
            elif outcome.error is not None:
                self._tell_nobody(outcome)
            elif not outcome.cancelled and asked.done is not None:
                asked.done(outcome.result)
        finally:
            if asked.ended is not None and isValid(asked.owner):
                asked.ended()

    def _tell_nobody(self, outcome: _Outcome) -> None:
        """Tell of an error that nobody in particular waits for."""
        if isinstance(outcome.error, AcaError):
            self.failed.emit(outcome.error)
        elif outcome.error is not None:
            sys.excepthook(type(outcome.error), outcome.error, outcome.error.__traceback__)

    def _rest(self, number: int) -> None:
        if number in self._running:
            self._running.remove(number)
            if self._running:
                job = self._asked[self._running[-1]].job
                self.begun.emit(job)
                self.progressed.emit(job, *job.progress.latest)
            else:
                self.rested.emit()
