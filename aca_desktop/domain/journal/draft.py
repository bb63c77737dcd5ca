"""What a laptop is about to write: a draft, and how it becomes the next entry of a feed."""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from unicodedata import normalize

from aca_desktop.domain.journal import canonical
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.entry import (
    MAX_BLOB,
    MAX_CONTENT,
    MAX_HEADER,
    MAX_OVER,
    MAX_PART,
    SALT_BYTES,
    Entry,
    Header,
    Part,
    make_entry,
)
from aca_desktop.domain.journal.kinds import PartName
from aca_desktop.errors import AcaError


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry without its place in a feed: what is written, about which subject, over which entries.

    `open` and `personal` are field to value; a value names a blob by its index in `blobs`, (part, bytes). `at`:
    when it was drafted, as `Place.at`; None for when it is written.
    """

    kind: str
    subject: str
    open: Mapping[str, Json] = dataclasses.field(default_factory=dict)
    personal: Mapping[str, Json] = dataclasses.field(default_factory=dict)
    over: tuple[str, ...] = ()
    blobs: tuple[tuple[PartName, bytes], ...] = ()
    at: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where in which feed an entry goes, and the laptop's time (ISO 8601, whole seconds, with offset)."""

    coalition: str
    replica: str
    seq: int
    prev: str | None
    at: str


def compose(draft: Draft, place: Place, random: Callable[[int], bytes]) -> Entry:
    """Return the entry that a draft becomes at its place; `random(n)` gives the salts' bytes.

    Raise AcaError `entry-too-large` if a part, a blob, the header or `over` has more than an entry can hold.
    """
    open_ = _part(draft.open, random)
    personal = _part(draft.personal, random)
    blobs = tuple(Part(random(SALT_BYTES), data) for _part_name, data in draft.blobs)
    header = Header(
        coalition=place.coalition,
        replica=place.replica,
        seq=place.seq,
        prev=place.prev,
        at=draft.at or place.at,
        kind=draft.kind,
        subject=draft.subject,
        fields=tuple(sorted({normalize("NFC", name) for name in (*draft.open, *draft.personal)})),
        over=tuple(sorted(set(draft.over))),
        open=open_.hash if open_ else None,
        personal=personal.hash if personal else None,
        blobs=tuple((name, blob.hash) for (name, _data), blob in zip(draft.blobs, blobs, strict=True)),
    )
    entry = make_entry(header, open_, personal, blobs)
    _require_bounds(entry)
    return entry


def _require_bounds(entry: Entry) -> None:
    sizes = [(len(entry.header_bytes), MAX_HEADER), (len(entry.header.over), MAX_OVER)]
    sizes += [(len(part.data), MAX_PART) for part in (entry.open, entry.personal) if part is not None]
    sizes += [(len(blob.data), MAX_BLOB) for blob in entry.blobs if blob is not None]
    parts = [part for part in (entry.open, entry.personal, *entry.blobs) if part is not None]
    sizes.append((sum(len(part.salt) + len(part.data) for part in parts), MAX_CONTENT))
    for size, limit in sizes:
        if size > limit:
            raise AcaError("entry-too-large", size=size, limit=limit)


def _part(values: Mapping[str, Json], random: Callable[[int], bytes]) -> Part | None:
    return Part(random(SALT_BYTES), canonical.encode(values)) if values else None
