"""A file's chunks on their way from who reads them to who writes them. What is in them is no concern here, but for
whether it may change who writes.
"""

from collections.abc import Callable

from aca_desktop.domain.authority import Authority
from aca_desktop.domain.sync_opening import Run
from aca_desktop.storage.chunk_reading import Chunk, ChunkReader, Task
from aca_desktop.storage.sync_frames import Frame
from aca_desktop.storage.sync_wanted import Wanted


class Chunks:
    """A file's chunks on their way to who writes, who takes each when the next one is being read."""

    def __init__(
        self,
        reader: ChunkReader,
        wanted: Wanted,
        take: Callable[[Chunk, int, Run], None],
        authority: Callable[[], Authority],
    ) -> None:
        self._reader = reader
        self._wanted = wanted
        self._take = take
        self._authority = authority
        self._given = False

    def chunk(self, index: int, frame: Frame) -> None:
        """Take the next chunk of the file, which is of the segment with that index."""
        if index in self._wanted.here:
            return
        before = self._read()
        self._give(index, frame)
        if before is not None:
            self._write(before)

    def end(self) -> None:
        """Say that the file has no more chunks."""
        last = self._read()
        if last is not None:
            self._write(last)
        self._reader.end()

    def _read(self) -> Chunk | None:
        """Return what was in the chunk that was given last, None if none was or it is written.

        What may change who writes is written at once: what comes after it has to know.
        """
        if not self._given:
            return None
        self._given = False
        chunk = self._reader.take()
        while chunk.rows is None:
            self._write(chunk)
            if not chunk.more:
                return None
            self._give(chunk.index, None)
            chunk = self._reader.take()
        self._given = False
        return chunk

    def _give(self, index: int, frame: Frame | None) -> None:
        self._reader.give(Task(index, frame, index in self._wanted.new, self._authority()))
        self._given = True

    def _write(self, chunk: Chunk) -> None:
        self._take(chunk, *self._wanted.segments[chunk.index])
