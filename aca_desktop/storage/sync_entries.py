"""A segment's stream of entries: written, and read with every bound, hash and link of the chain checked.

Each entry is a line of sizes, then the bytes that it tells: header, open part, personal part, blobs; a part or
blob with its salt before it (resources/schemas/SYNC.md).
"""

import hashlib
import json
import re
from collections.abc import Callable, Container, Iterator, Sequence

from aca_desktop.domain.entry import (
    MAX_BLOB,
    MAX_CONTENT,
    MAX_HEADER,
    MAX_PART,
    SALT_BYTES,
    Entry,
    Header,
    Malformed,
    Part,
    read_header,
)
from aca_desktop.domain.sync_opening import Opening, Run, malformed
from aca_desktop.errors import AcaError
from aca_desktop.storage.sync_frames import INDEX_BYTES, Frame

_NUMBER = rb"(?:[1-9][0-9]{0,7}|null)"
_LINE = re.compile(rb"\[[1-9][0-9]{0,7}(?:,%b){2,}\]" % _NUMBER)
_LONGEST_LINE = 16 * 1024


def written(header: bytes, parts: Sequence[tuple[bytes, bytes] | None]) -> bytes:
    """Return an entry as it lies in a segment's stream; `parts` are open, personal and blobs as (salt, bytes)."""
    sizes = ",".join("null" if part is None else str(len(part[0]) + len(part[1])) for part in parts)
    pieces = [f"[{len(header)},{sizes}]\n".encode("ascii"), header]
    for part in parts:
        if part is not None:
            pieces += part
    return b"".join(pieces)


class SegmentReader:
    """Reads the entries of one segment, of one laptop in one coalition, from its chunks."""

    def __init__(self, coalition: str, replica: str, run: Run) -> None:
        self._coalition = coalition
        self._replica = replica
        self._run = run
        self._left = b""
        self._seq = run.first - 1
        self._id: str | None = None
        self.prev: str | None = None

    def feed(self, data: bytes) -> Iterator[Entry]:
        """Yield entries that end here; raise AcaError `sync-malformed`, `sync-chain`, `sync-hash`."""
        data = self._left + data if self._left else data
        at = 0
        while (found := _sizes(data, at)) is not None:
            start, sizes = found
            end = start + sum(size for size in sizes if size is not None)
            if end > len(data):
                break
            yield self._entry(data, start, sizes)
            at = end
        self._left = data[at:]

    def end(self) -> None:
        """Say that the segment has no more chunks."""
        if self._left or self._seq != self._run.last:
            raise malformed("segment", "another number of entries")
        if self._id != self._run.head:
            raise AcaError("sync-chain", laptop=self._replica)

    def _entry(self, data: bytes, start: int, sizes: Sequence[int | None]) -> Entry:
        at = start + (sizes[0] or 0)
        header_bytes = data[start:at]
        id_ = hashlib.sha256(header_bytes).hexdigest()
        try:
            header = read_header(header_bytes)
        except Malformed as error:
            raise malformed("header", str(error)) from error
        parts: list[Part | None] = []
        for size in sizes[1:]:
            if size is None:
                parts.append(None)
                continue
            salt_end = at + SALT_BYTES
            parts.append(Part(data[at:salt_end], data[salt_end : at + size]))
            at += size
        self._follow(header, id_)
        _require_parts(header, parts)
        return Entry(id_, header, header_bytes, parts[0], parts[1], tuple(parts[2:]))

    def _follow(self, header: Header, id_: str) -> None:
        """Check that an entry is the next of this feed: the head's signature then covers it."""
        if (header.coalition, header.replica) != (self._coalition, self._replica):
            raise AcaError("sync-chain", laptop=self._replica)
        if header.seq != self._seq + 1 or (self._id is not None and header.prev != self._id):
            raise AcaError("sync-chain", laptop=self._replica)
        if self._id is None:
            self.prev = header.prev
        self._seq, self._id = header.seq, id_


class SegmentWalk:
    """Takes a file's chunks in order and hands on the entries of its segments, but for those of `skipped` ones.

    `ended` is told the index of each segment that has come whole.
    """

    def __init__(
        self,
        opening: Opening,
        skipped: Container[int],
        take: Callable[[Iterator[Entry]], None],
        ended: Callable[[int], None],
    ) -> None:
        self._opening = opening
        self._runs = list(opening.segments())
        self._skipped = skipped
        self._take = take
        self._ended = ended
        self._index = -1
        self._segment: SegmentReader | None = None

    def chunk(self, index: int, frame: Frame) -> None:
        """Take the next chunk."""
        if index != self._index:
            self.end()
            self._index = index
            if index not in self._skipped:
                feed, run = self._runs[index]
                self._segment = SegmentReader(self._opening.coalition, feed.replica, run)
        if self._segment is not None:
            self._take(self._segment.feed(frame.content(INDEX_BYTES)))

    def end(self) -> None:
        """End the segment that is being read."""
        if self._segment is not None:
            self._segment.end()
            self._segment = None
            self._ended(self._index)


def _sizes(data: bytes, at: int) -> tuple[int, list[int | None]] | None:
    """Return where the bytes of the next entry begin and their sizes, None if its line is not whole yet."""
    end = data.find(b"\n", at, at + _LONGEST_LINE)
    if end < 0:
        if len(data) - at >= _LONGEST_LINE:
            raise malformed("segment", "a line too long")
        return None
    line = data[at:end]
    if not _LINE.fullmatch(line):
        raise malformed("segment", "a line of another form")
    sizes: list[int | None] = json.loads(line)
    header, parts, blobs = sizes[0] or 0, sizes[1:3], sizes[3:]
    if header > MAX_HEADER or any(size is not None and not _fits(size, MAX_PART) for size in parts):
        raise malformed("segment", "an entry too large")
    if any(size is not None and not _fits(size, MAX_BLOB) for size in blobs):
        raise malformed("segment", "a blob too large")
    if sum(size for size in sizes[1:] if size is not None) > MAX_CONTENT:
        raise malformed("segment", "an entry too large")
    return end + 1, sizes


def _fits(size: int, limit: int) -> bool:
    return SALT_BYTES <= size <= limit + SALT_BYTES


def _require_parts(header: Header, parts: Sequence[Part | None]) -> None:
    """Check every part against its hash; only what is personal may be missing."""
    named = [("open", header.open), ("personal", header.personal), *header.blobs]
    if len(parts) != len(named):
        raise malformed("segment", "another number of blobs")
    for (name, hash_), part in zip(named, parts, strict=True):
        if part is None:
            if name == "open" and hash_ is not None:
                raise malformed("segment", "an open part is missing")
        elif part.hash != hash_:
            raise AcaError("sync-hash", part=name)
