"""Entries of a chunk as the rows that they come to, if nothing of them and of their subjects is here yet.

It is worked out without a database, and so in any process: rows are numbered from 0, and get their place when they
are written.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from aca_desktop.domain.journal.authority import Authority
from aca_desktop.domain.journal.entry import Entry
from aca_desktop.storage.journal.state_rows import Batch
from aca_desktop.storage.journal.stored import Stored
from aca_desktop.storage.journal.subject_rows import add_rows

type PartRow = tuple[int, bytes, bytes]
"""An entry's number, a part's salt and bytes."""


@dataclass(frozen=True, slots=True)
class NewRows:
    """Rows of consecutive entries of one feed. Entries and subjects are numbered by their place in these lists.

    `prev` is the id of what comes before the first entry, whose seq is `first`; `ids` are 32 bytes each; `entries`
    are (kind, subject); `lacking` are entries of which something is not here, `erased` those whose personal parts
    are to go if their subjects are new.
    """

    first: int
    prev: str | None
    ids: bytes
    subjects: list[str]
    entries: list[tuple[str, int]]
    headers: list[bytes]
    open: list[PartRow]
    personal: list[PartRow]
    blobs: list[tuple[int, int, bytes, bytes]]
    lacking: list[int]
    view: Batch
    erased: list[int]


def new_rows(entries: Sequence[Entry], c: int, authority: Authority) -> NewRows:
    """Return the rows of these entries, each of which follows the one before."""
    by_subject: dict[str, list[Stored]] = {}
    listed: list[tuple[str, int]] = []
    for n, entry in enumerate(entries):
        own = by_subject.setdefault(entry.header.subject, [])
        s = own[0].s if own else len(by_subject) - 1
        own.append(Stored(n, s, entry))
        listed.append((entry.header.kind, s))
    view = Batch()
    erased: list[int] = []
    for s, stored in enumerate(by_subject.values()):
        erased += add_rows(view, c, s, stored, authority)
    return NewRows(
        entries[0].header.seq,
        entries[0].header.prev,
        bytes.fromhex("".join([entry.id for entry in entries])),
        list(by_subject),
        listed,
        [entry.header_bytes for entry in entries],
        [(n, *entry.open) for n, entry in enumerate(entries) if entry.open is not None],
        [(n, *entry.personal) for n, entry in enumerate(entries) if entry.personal is not None],
        [(n, at, *blob) for n, entry in enumerate(entries) for at, blob in enumerate(entry.blobs) if blob],
        [n for n, entry in enumerate(entries) if entry.lacks_something],
        view,
        erased,
    )
