"""Going through a sync file once: framing, order, bounds, sums and signatures; what is sound is handed on.

It writes nothing. A file is gone through twice: once to check all of it, once to read what is needed.
"""

import hashlib
from collections.abc import Callable

from aca_desktop.domain.journal import canonical
from aca_desktop.domain.journal.entry import statement
from aca_desktop.domain.journal.sync_opening import Opening, malformed, read_opening, sync_statement
from aca_desktop.domain.journal.trust import Verifier
from aca_desktop.errors import AcaError
from aca_desktop.storage.sync import sync_frames
from aca_desktop.storage.sync.sync_frames import DATA, INDEX_BYTES, INVITATION, OPEN, TRAILER, Frame, FrameReader

type Pour = Callable[[Callable[[bytes], None]], None]
"""Pours a plain sync file's bytes into what it is given, from the first to the last, in pieces of any size."""

MOST_LATER_CHUNKS = 64
LONGEST_LATER_CHUNK = 65_536
"""Bytes of an optional frame's content: anybody can write one, and every laptop keeps it and passes it on."""


class SyncReader:
    """Takes a file's bytes by `feed` and `end`. `take` gets (index of the segment, chunk)."""

    def __init__(self, verifier: Verifier, take: Callable[[int, Frame], None] | None = None) -> None:
        self._verifier = verifier
        self._take = take
        self._frames = FrameReader(self._frame)
        self._sum = hashlib.sha256(sync_frames.PLAIN)
        self._opening: Opening | None = None
        self._chunks = 0
        self._segments = 0
        self._index = -1
        self._is_full = False
        self.invitation: bytes | None = None
        self.later: list[Frame] = []
        self.digest = ""

    @property
    def opening(self) -> Opening:
        """What the file says of itself; known once it has been fed."""
        if self._opening is None:
            raise malformed("opening", "none")
        return self._opening

    def feed(self, data: bytes) -> None:
        """Take the next bytes; raise AcaErrors for what is wrong with them."""
        self._frames.feed(data)

    def end(self) -> None:
        """Say that no more comes."""
        self._frames.end()

    def _frame(self, frame: Frame) -> None:
        if frame.type == TRAILER:
            self._end_with(frame)
            return
        self._sum.update(frame.raw)
        if self._opening is None:
            if frame.type != OPEN:
                raise malformed(frame.type, "before the opening")
            self._open(read_opening(frame.content()))
        elif frame.type == DATA:
            self._chunk(frame)
        elif frame.type == INVITATION:
            if self.invitation is not None or self._chunks:
                raise malformed(INVITATION, "out of order")
            self.invitation = frame.content()
        elif frame.is_optional:
            self.later.append(frame)
            if len(self.later) > MOST_LATER_CHUNKS or len(frame.packed) > LONGEST_LATER_CHUNK:
                raise malformed(frame.type, "too many or too long")
        else:
            raise malformed(frame.type, "twice")

    def _open(self, opening: Opening) -> None:
        """Check an opening's keys and the signatures of all heads in it."""
        for replica, key in [(feed.replica, feed.key) for feed in opening.feeds] + [
            (opening.exporter.replica, opening.exporter.key)
        ]:
            if hashlib.sha256(key).hexdigest() != replica:
                raise AcaError("sync-signature", laptop=replica)
        for feed in opening.feeds:
            for last, head, signature in {
                (run.last, run.head, run.signature) for run in (*feed.holds, *feed.segments)
            }:
                said = statement(opening.coalition, feed.replica, last, head)
                if not self._verifier.verify(feed.key, said, signature):
                    raise AcaError("sync-signature", laptop=feed.replica)
        self._segments = sum(len(feed.segments) for feed in opening.feeds)
        self._opening = opening

    def _chunk(self, frame: Frame) -> None:
        """Check that chunks come in the order of segments, each full but a segment's last."""
        index = int.from_bytes(frame.packed[:INDEX_BYTES])
        goes_on = index == self._index and self._is_full
        if not (goes_on or index == self._index + 1) or index >= self._segments:
            raise malformed(DATA, "out of order")
        if not 0 < frame.unpacked <= sync_frames.CHUNK:
            raise malformed(DATA, "its size")
        self._index = index
        self._is_full = frame.unpacked == sync_frames.CHUNK
        self._chunks += 1
        if self._take is not None:
            self._take(index, frame)

    def _end_with(self, frame: Frame) -> None:
        opening = self.opening
        self.digest = self._sum.hexdigest()
        if frame.unpacked != len(frame.packed):
            raise malformed(TRAILER, "another size than stated")
        try:
            said = canonical.decode(bytes(frame.packed))
        except canonical.NotCanonical as error:
            raise malformed(TRAILER, str(error)) from error
        if not isinstance(said, dict) or said.keys() != {"chunks", "entries", "sha256", "signature"}:
            raise malformed(TRAILER, "not the keys of this version")
        if said["sha256"] != self.digest:
            raise AcaError("sync-sum")
        told = (said["chunks"], said["entries"])
        if told != (self._chunks, opening.entries) or self._index + 1 != self._segments:
            raise malformed(TRAILER, "counts")
        signature = said["signature"]
        try:
            signed = bytes.fromhex(signature) if isinstance(signature, str) else b""
        except ValueError:
            signed = b""
        statement_ = sync_statement(opening.coalition, opening.exporter.replica, self.digest)
        if signed.hex() != signature or not self._verifier.verify(opening.exporter.key, statement_, signed):
            raise AcaError("sync-signature", laptop=opening.exporter.replica)
