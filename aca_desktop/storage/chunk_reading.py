"""Reading a file's chunks one after the other: into entries, or into the rows of entries that are new.

It needs no database. A long file is read in a process of its own, one chunk ahead of who writes.
"""

import gc
import multiprocessing
import os
import signal
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Protocol

from aca_desktop.domain.authority import Authority, may_decide
from aca_desktop.domain.entry import Entry
from aca_desktop.domain.sync_opening import Opening
from aca_desktop.errors import AcaError
from aca_desktop.storage.chunk_rows import NewRows, new_rows
from aca_desktop.storage.sync_entries import SegmentWalk
from aca_desktop.storage.sync_frames import Frame

ALONE = 200_000
"""So many entries are read in seconds: two processes gain little on them, and lose if the machine is busy."""


@dataclass(frozen=True, slots=True)
class Task:
    """A chunk to be read: its segment's index, whether its entries are new here (`rows`), who may write what.

    Without a frame it is what was left of the chunk before.
    """

    index: int
    frame: Frame | None
    rows: bool
    authority: Authority


@dataclass(frozen=True, slots=True)
class Chunk:
    """What was in a chunk: rows, if they were asked for and none of its entries may decide who writes; or entries.

    `more` says that of those asked for as rows some are left: they come after the last one that may decide.
    """

    index: int
    entries: list[Entry]
    rows: NewRows | None
    more: bool = False


class ChunkReader(Protocol):
    """Reads one chunk at a time: each `give` is followed by a `take`, the last `take` by `end`."""

    def give(self, task: Task) -> None:
        """Give the next chunk to be read."""
        ...

    def take(self) -> Chunk:
        """Return what was in it; raise AcaError for what is wrong with it, or with the segment that it ends."""
        ...

    def end(self) -> None:
        """Say that there are no more; raise AcaError for what is wrong with the end of the last segment."""
        ...


@contextmanager
def reading(opening: Opening, c: int, entries: int) -> Iterator[ChunkReader]:
    """Yield a reader for so many entries; `c` is the coalition's row number."""
    cores = getattr(os, "process_cpu_count", os.cpu_count)() or 1
    if entries <= ALONE or cores < 2:
        with _without_collecting():
            yield _Here(opening, c)
        return
    beside = _Beside(opening, c)
    try:
        with _without_collecting():
            yield beside
    finally:
        beside.close()


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Let Python look for no garbage: nothing that is read refers back to itself, and there is much of it."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Here:
    """Reads in this process."""

    def __init__(self, opening: Opening, c: int) -> None:
        self._walk = SegmentWalk(opening)
        self._c = c
        self._task: Task | None = None
        self._left: list[Entry] = []

    def give(self, task: Task) -> None:
        self._task = task

    def take(self) -> Chunk:
        if self._task is None:
            raise AssertionError("nothing was given")
        task, self._task = self._task, None
        frame, entries, self._left = task.frame, self._left, []
        if frame is not None:
            entries = list(self._walk.entries(task.index, frame))
        if not task.rows or not entries:
            return Chunk(task.index, entries, None)
        decisive = [at for at, entry in enumerate(entries, 1) if may_decide(entry.header, task.authority)]
        if decisive:
            self._left = entries[decisive[-1] :]
            return Chunk(task.index, entries[: decisive[-1]], None, bool(self._left))
        return Chunk(task.index, [], new_rows(entries, self._c, task.authority))

    def end(self) -> None:
        self._walk.end()


@dataclass(frozen=True, slots=True)
class _Broken:
    """The process's own mistake, told by it before it ends."""

    told: str


class _Beside:
    """Reads in another process. Each side waits for the other before it sends, so that no pipe fills from both."""

    def __init__(self, opening: Opening, c: int) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, opening, c), daemon=True)
        self._process.start()
        theirs.close()
        self._authority: Authority | None = None

    def give(self, task: Task) -> None:
        known = task.authority is self._authority or task.authority == self._authority
        self._authority = task.authority
        self._send((task.index, task.frame, task.rows, None if known else task.authority))

    def take(self) -> Chunk:
        found = self._received()
        if not isinstance(found, Chunk):
            raise AssertionError("no chunk")  # noqa: TRY004
        return found

    def end(self) -> None:
        self._send(None)
        self._received()

    def close(self) -> None:
        """End the process, wherever it is."""
        self._pipe.close()
        self._process.join()
        self._process.close()

    def _send(self, item: object) -> None:
        try:
            self._pipe.send(item)
        except OSError as error:
            raise AcaError("process-gone") from error

    def _received(self) -> object:
        try:
            found = self._pipe.recv()
        except (EOFError, OSError) as error:
            raise AcaError("process-gone") from error
        if isinstance(found, _Broken):
            raise AssertionError(found.told)  # noqa: TRY004 (it is our own mistake, whatever it was)
        if isinstance(found, AcaError):
            raise found
        return found


def _serve(pipe: Connection, opening: Opening, c: int) -> None:
    """Read until the other side is closed, as it is when its process ends, however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for who asked
    with _without_collecting(), suppress(EOFError, ConnectionResetError, BrokenPipeError):
        try:
            _read_all(pipe, _Here(opening, c))
        except AcaError as error:
            pipe.send(error)
        except Exception:  # noqa: BLE001 (handed over to the process that asked, whose last-resort handler tells)
            pipe.send(_Broken(traceback.format_exc()))


def _read_all(pipe: Connection, reader: _Here) -> None:
    authority: Authority | None = None
    while (item := pipe.recv()) is not None:
        index, frame, rows, changed = item
        authority = changed or authority
        if authority is None:
            raise AssertionError("nobody said who may write")
        reader.give(Task(index, frame, rows, authority))
        pipe.send(reader.take())
    reader.end()
    pipe.send(None)
