"""Writing many entries of one coalition of which none is here: what has to be looked up one by one is left out.

Ids come into their table sorted, many at once, which takes a quarter of the time; nothing may look for one before
`flush`. It knows nothing of what entries mean.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aca_desktop.storage.journal import presence, view
from aca_desktop.storage.journal.entries import Entries, chunks
from aca_desktop.storage.journal.many_rows import insert_rows
from aca_desktop.storage.journal.state_rows import Batch
from aca_desktop.storage.sync.chunk_rows import NewRows

_MOST_IDS = 2**19
"""So many ids are kept until they are written."""

_ID_BYTES = 32

_WRITE_IDS = f"""
    WITH RECURSIVE place(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM place WHERE i + 1 < ?3)
    INSERT OR FAIL INTO entry_id (id, n)
    SELECT CAST(substr(?1, i * {_ID_BYTES} + 1, {_ID_BYTES}) AS BLOB), ?2 + i FROM place ORDER BY 1
"""
"""FAIL, as in many_rows: no copy is kept of all the pages that it changes."""


@dataclass(frozen=True, slots=True)
class Written:
    """What writing came to: the last entry's row number, the subjects that were here before, whose rows are still
    to follow, and the entries whose personal parts are to go."""

    last: int
    old: frozenset[int]
    erased: list[int]


class BulkWriter:
    """Writes rows of new entries. Their ids must be new, which is the caller's to know."""

    def __init__(self, entries: Entries, c: int) -> None:
        self._db = entries.database
        self._c = c
        self._ids = bytearray()
        self._first = 0
        self._waiting: list[tuple[int, bytes]] = []
        self._latest: dict[str, int] = {}

    def write(self, f: int, rows: NewRows, *, begins: bool) -> Written:
        """Write rows of one feed's entries; `begins` says that what comes before the first one may not be here."""
        first, subject = self._next("n", "entry"), self._next("s", "subject")
        old = self._add_subjects(rows.subjects, subject)
        self._insert(f, rows, first, subject, old)
        batch = _without(rows.view, old, rows) if old else rows.view
        view.insert(self._db, batch, first, subject)
        self._keep_ids(first, rows.ids)
        if begins and rows.prev is not None:
            self._waiting.append((first, bytes.fromhex(rows.prev)))
        presence.note_lacking(self._db, [first + n for n in rows.lacking])
        erased = [first + n for n in rows.erased if rows.entries[n][1] not in old]
        return Written(first + len(rows.entries) - 1, frozenset(old.values()), erased)

    def flush(self) -> None:
        """Write what has been put off, so that everything is as if entries had come one by one."""
        if self._ids:
            self._db.execute(_WRITE_IDS, [self._ids, self._first, len(self._ids) // _ID_BYTES])
            self._ids.clear()
            presence.note_waiting(self._db, self._waiting)
            self._waiting.clear()

    def _keep_ids(self, first: int, ids: bytes) -> None:
        if len(self._ids) >= _MOST_IDS * _ID_BYTES:
            self.flush()
        if not self._ids:
            self._first = first
        self._ids += ids

    def _add_subjects(self, ids: Sequence[str], first: int) -> dict[int, int]:
        """Make rows for subjects, numbered from `first` on; return the numbers of those here before, by place.

        Mostly these are only those that the chunk before has cut in two, so that nothing is looked for.
        """
        known = {place: self._latest[id_] for place, id_ in enumerate(ids) if id_ in self._latest}
        new = [(s, id_) for s, id_ in enumerate(ids, first) if s - first not in known]
        made = self._db.conn.executemany(
            f"INSERT INTO subject (s, c, id) VALUES (?, {self._c}, ?) ON CONFLICT DO NOTHING", new
        ).rowcount
        if made < len(new):
            known |= self._here_before(ids, first)
        self._latest = {id_: known.get(place, first + place) for place, id_ in enumerate(ids)}
        return known

    def _here_before(self, ids: Sequence[str], first: int) -> dict[int, int]:
        found: dict[str, int] = {}
        for some in chunks(ids):
            marks = ",".join("?" * len(some))
            rows = self._db.execute(
                f"SELECT id, s FROM subject WHERE id IN ({marks}) AND c = ? AND s < ?", [*some, self._c, first]
            )
            found.update(rows.fetchall())
        return {place: found[id_] for place, id_ in enumerate(ids) if id_ in found}

    def _insert(self, f: int, rows: NewRows, first: int, subject: int, old: Mapping[int, int]) -> None:
        db = self._db
        entries = [
            (first + n, rows.first + n, kind, old.get(s, s + subject)) for n, (kind, s) in enumerate(rows.entries)
        ]
        insert_rows(db, "entry (n, f, seq, kind, s)", f"(?, {f}, ?, ?, ?)", entries)
        insert_rows(db, "header (n, bytes)", "(?n, ?)", enumerate(rows.headers), first)
        insert_rows(db, "open_part (n, salt, bytes)", "(?n, ?, ?)", rows.open, first)
        insert_rows(db, "personal_part (n, salt, bytes)", "(?n, ?, ?)", rows.personal, first)
        insert_rows(db, "blob (n, place, salt, bytes)", "(?n, ?, ?, ?)", rows.blobs, first)

    def _next(self, key: str, table: str) -> int:
        return int(self._db.execute(f"SELECT coalesce(max({key}), 0) + 1 FROM {table}").fetchone()[0])


def _without(batch: Batch, old: Mapping[int, int], rows: NewRows) -> Batch:
    """Return the view's rows without those of subjects that were here before."""
    return Batch(
        [row for row in batch.void if rows.entries[row[0]][1] not in old],
        [row for row in batch.values if row[0] not in old],
        [row for row in batch.signatures if row[1] not in old],
        [row for row in batch.organisations if row[0] not in old],
    )
