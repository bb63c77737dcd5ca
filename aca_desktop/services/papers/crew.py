"""Work spread over processes: started when asked for, fed by pipes, gone when the work or its asker is.

It must not know what is worked at. Processes are spawned, never forked, so that it is the same on every system.
"""

import multiprocessing
import os
import signal
import sys
import traceback
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

from aca_desktop.errors import AcaError
from aca_desktop.windows import limit_memory

if sys.platform != "win32":
    import resource

type Start[T, R] = Callable[[], AbstractContextManager[Callable[[T], R]]]
"""Prepares a process once and yields what it does with each item. It is pickled, and so are items and results."""

_MOST = 8
"""Processes: each takes about 150 MB, and a laptop's disk has enough of these."""

_PATIENCE = 0.1
"""Seconds between two looks at whether a process is to be ended."""

_AHEAD = 2
"""Items that a process has at most: one at work, one to go on with at once."""


@dataclass(frozen=True, slots=True)
class _Broken:
    """A process's own mistake, told by it before it ends."""

    told: str


class _Member:
    """One process, and this side of its pipe."""

    def __init__(self, start: Start[object, object]) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(target=_serve, args=(theirs, start), daemon=True)
        self.process.start()
        theirs.close()
        self.has = 0


def processes_for(items: int, few: int, *, besides: int = 0) -> int:
    """Return over how many processes so many items are spread; 1 for a few, which take less than starting one.

    `besides`: how many more than there are cores, since so many wait for something else.
    """
    cores = getattr(os, "process_cpu_count", os.cpu_count)() or 1
    return 1 if items <= few else min(cores + besides, _MOST)


def spread[T, R](items: Iterable[T], start: Start[T, R], processes: int) -> Generator[R]:
    """Yield what comes of each item, as it comes; by one process in turn, which is this one.

    Items are taken as they are needed, so their number may be large. Either items or results must be small (less
    than a pipe holds, 64 KiB). Whoever stops listening ends the processes when each has done what it is at. Raise
    AcaError `process-gone` if the system ended one.
    """
    if processes <= 1:
        with start() as work:
            yield from map(work, items)
        return
    crew: dict[Connection, _Member] = {}
    try:
        for _ in range(processes):
            member = _Member(start)  # type: ignore[arg-type]
            crew[member.pipe] = member
        yield from _results(iter(items), crew)
    finally:
        for pipe in crew:
            pipe.close()
        for member in crew.values():
            member.process.join()
            member.process.close()


def alone[T, R](work: Callable[[T], R], item: T, memory: int, progress: Callable[[int, int], None]) -> R:
    """Return what comes of one item, in a process of its own that may take so many bytes of memory.

    `progress` is called while it works; what it raises ends the process. Raise AcaError `process-gone` if the
    process ended before it was done, as it does where memory is not enough.
    """
    member = _Member(partial(_confined, work, memory))  # type: ignore[arg-type]
    try:
        _hand(iter([item]), member)
        while not member.pipe.poll(_PATIENCE):
            progress(0, 0)
        result: R = _received(member)
        return result
    finally:
        member.pipe.close()
        member.process.kill()
        member.process.join()
        member.process.close()


@contextmanager
def _confined[T, R](work: Callable[[T], R], memory: int) -> Iterator[Callable[[T], R]]:
    """Take no more memory than this, and say nothing to the terminal if that ends the process."""
    if sys.platform == "win32":
        limit_memory(memory)
    else:
        with suppress(ValueError, OSError):  # macOS knows no such limit
            resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123 (not a path of ours)
        os.dup2(nowhere.fileno(), 2)
    yield work


def _results[T, R](items: Iterator[T], crew: dict[Connection, _Member]) -> Iterator[R]:
    for _ in range(_AHEAD):
        for member in crew.values():
            _hand(items, member)
    while busy := [pipe for pipe, member in crew.items() if member.has]:
        for pipe in wait(busy):
            member = crew[pipe]  # type: ignore[index]
            result: R = _received(member)
            member.has -= 1
            _hand(items, member)
            yield result


def _hand[T](items: Iterator[T], member: _Member) -> None:
    """Give a process the next item, if there is one."""
    for item in items:
        try:
            member.pipe.send(item)
        except OSError as error:
            raise AcaError("process-gone") from error
        member.has += 1
        return


def _received(member: _Member) -> Any:
    try:
        result = member.pipe.recv()
    except (EOFError, OSError) as error:
        raise AcaError("process-gone") from error
    if isinstance(result, _Broken):
        raise AssertionError(result.told)  # noqa: TRY004 (it is our own mistake, whatever it was)
    return result


def _serve[T, R](pipe: Connection, start: Start[T, R]) -> None:
    """Work until the other side is closed, as it is when its process ends, however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for who asked: what is at work gets done
    try:
        with start() as work:
            for item in _items(pipe):
                _tell(pipe, work(item))
    except Exception:  # noqa: BLE001 (handed over to the process that asked, whose last-resort handler tells)
        _tell(pipe, _Broken(traceback.format_exc()))


def _items(pipe: Connection) -> Iterator[Any]:
    with suppress(EOFError, ConnectionResetError):
        while True:
            yield pipe.recv()


def _tell(pipe: Connection, result: object) -> None:
    with suppress(BrokenPipeError, ConnectionResetError):  # nobody listens any more, and the next item tells so
        pipe.send(result)
