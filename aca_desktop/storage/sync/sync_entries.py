"""A segment's stream of entries: written, and read with every bound, hash and link of the chain checked.

Each entry is a line of sizes, then the bytes that it tells: header, open part, personal part, blobs; a part or
blob with its salt before it (resources/schemas/SYNC.md).
"""

import re
from collections.abc import Iterator, Sequence
from hashlib import sha256

from aca_desktop.domain.journal.entry import (
    MAX_BLOB,
    MAX_CONTENT,
    MAX_HEADER,
    MAX_PART,
    SALT_BYTES,
    Entry,
    Header,
    HeaderForm,
    Malformed,
    Part,
    read_header,
)
from aca_desktop.domain.journal.sync_opening import Opening, Run, malformed
from aca_desktop.errors import AcaError
from aca_desktop.storage.sync.sync_frames import INDEX_BYTES, Frame

_NUMBER = rb"(?:[1-9][0-9]{0,7}|null)"
_LINE = re.compile(rb"\[([1-9][0-9]{0,7}(?:,%b){2,})\]\n" % _NUMBER)
_LONGEST_LINE = 16 * 1024


def written(header: bytes, parts: Sequence[tuple[bytes, bytes] | None]) -> bytes:
    """Return an entry as it lies in a segment's stream; `parts` are open, personal and blobs as (salt, bytes)."""
    sizes = ["null" if part is None else str(len(part[0]) + len(part[1])) for part in parts]
    pieces = [f"[{len(header)},{','.join(sizes)}]\n".encode("ascii"), header]
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
        self._form = HeaderForm(coalition, replica)
        self._left = b""
        self._seq = run.first - 1
        self._id: str | None = None
        self.prev: str | None = None

    def feed(self, data: bytes) -> Iterator[Entry]:
        """Yield entries that end here; raise AcaError `sync-malformed`, `sync-chain`, `sync-hash`."""
        data = self._left + data if self._left else data
        at = 0
        while (found := _sizes(data, at)) is not None:
            start, end, sizes = found
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

    def _entry(self, data: bytes, at: int, sizes: Sequence[int]) -> Entry:
        end = at + sizes[0]
        header_bytes = data[at:end]
        id_ = sha256(header_bytes).hexdigest()
        parts: list[Part | None] = []
        hashes: list[str | None] = []
        for size in sizes[1:]:
            if not size:
                parts.append(None)
                hashes.append(None)
                continue
            if size < SALT_BYTES:
                raise malformed("segment", "a salt too short")
            at, end = end, end + size
            salt_end = at + SALT_BYTES
            parts.append(Part(data[at:salt_end], data[salt_end:end]))
            hashes.append(sha256(data[at:end]).hexdigest())
        header = self._next(header_bytes, id_, hashes)
        return Entry(id_, header, header_bytes, parts[0], parts[1], tuple(parts[2:]))

    def _next(self, header_bytes: bytes, id_: str, hashes: Sequence[str | None]) -> Header:
        """Return the header of this feed's next entry, checked against the hashes of the parts that are here."""
        if self._id is not None:
            usual = self._form.read(header_bytes, self._seq + 1, self._id, hashes)
            if usual is not None:
                self._seq, self._id = self._seq + 1, id_
                return usual
        try:
            header = read_header(header_bytes)
        except Malformed as error:
            raise malformed("header", str(error)) from error
        self._follow(header, id_)
        _require_hashes(header, hashes)
        return header

    def _follow(self, header: Header, id_: str) -> None:
        """Check that an entry is the next of this feed: the head's signature then covers it."""
        if header.replica != self._replica or header.coalition != self._coalition:
            raise AcaError("sync-chain", laptop=self._replica)
        if header.seq != self._seq + 1 or (self._id is not None and header.prev != self._id):
            raise AcaError("sync-chain", laptop=self._replica)
        if self._id is None:
            self.prev = header.prev
        self._seq, self._id = header.seq, id_


class SegmentWalk:
    """Goes through the segments of a file, whose chunks it gets in order; whole segments may be left out."""

    def __init__(self, opening: Opening) -> None:
        self._opening = opening
        self._runs = list(opening.segments())
        self._index = -1
        self._segment: SegmentReader | None = None

    def entries(self, index: int, frame: Frame) -> Iterator[Entry]:
        """Yield the entries that end in the next chunk, which is of the segment with that index."""
        if self._segment is None or index != self._index:
            self.end()
            self._index = index
            feed, run = self._runs[index]
            self._segment = SegmentReader(self._opening.coalition, feed.replica, run)
        return self._segment.feed(frame.content(INDEX_BYTES))

    def end(self) -> None:
        """Say that the segment that was read has no more chunks."""
        if self._segment is not None:
            self._segment.end()
            self._segment = None


def _sizes(data: bytes, at: int) -> tuple[int, int, list[int]] | None:
    """Return where the next entry's bytes begin and end, and their sizes (0: not there); None if its line is not
    whole yet."""
    line = _LINE.match(data, at, at + _LONGEST_LINE)
    if line is None:
        if data.find(b"\n", at, at + _LONGEST_LINE) >= 0:
            raise malformed("segment", "a line of another form")
        if len(data) - at >= _LONGEST_LINE:
            raise malformed("segment", "a line too long")
        return None
    sizes = [0 if text == b"null" else int(text) for text in line[1].split(b",")]
    start, length = line.end(), sum(sizes)
    if length > MAX_HEADER:
        _require_bounds(sizes)
    return start, start + length, sizes


def _require_bounds(sizes: Sequence[int]) -> None:
    """Check each size by itself, where their sum does not say already that none is too large."""
    header, *parts = sizes
    if header > MAX_HEADER or sum(parts) > MAX_CONTENT:
        raise malformed("segment", "an entry too large")
    if any(size > MAX_PART + SALT_BYTES for size in parts[:2]):
        raise malformed("segment", "an entry too large")
    if any(size > MAX_BLOB + SALT_BYTES for size in parts[2:]):
        raise malformed("segment", "a blob too large")


def _require_hashes(header: Header, found: Sequence[str | None]) -> None:
    """Check every part against its hash; only what is personal may be missing."""
    named = [header.open, header.personal, *(hash_ for _part, hash_ in header.blobs)]
    if found == named:
        return
    if len(found) != len(named):
        raise malformed("segment", "another number of blobs")
    names = ("open", "personal", *(part for part, _hash in header.blobs))
    for name, hash_, said in zip(names, found, named, strict=True):
        if hash_ is None:
            if name == "open" and said is not None:
                raise malformed("segment", "an open part is missing")
        elif hash_ != said:
            raise AcaError("sync-hash", part=name)
