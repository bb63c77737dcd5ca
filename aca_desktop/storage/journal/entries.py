"""Entries as rows and rows as entries. It knows nothing of what they mean."""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from aca_desktop.domain.journal.entry import Entry, Header, Part, read_header, united
from aca_desktop.errors import AcaError
from aca_desktop.storage.journal import presence
from aca_desktop.storage.journal.stored import Stored

_CHUNK = 500
_PARTS = """
    SELECT e.n, e.s, h.bytes, o.salt, o.bytes, p.salt, p.bytes
    FROM entry e JOIN header h ON h.n = e.n
    LEFT JOIN open_part o ON o.n = e.n LEFT JOIN personal_part p ON p.n = e.n
"""


@dataclass(frozen=True, slots=True)
class Added:
    """What adding entries came to: the new ones, and the row numbers of those present and of those filled."""

    new: list[Stored]
    present: frozenset[int]
    filled: frozenset[int]


class Entries:
    """Writes entries into their rows, and reads them again."""

    def __init__(self, database: Database) -> None:
        self._db = self.database = database
        self._coalitions: dict[str, int] = {}
        self._feeds: dict[tuple[int, str], int] = {}

    def forget(self) -> None:
        """Forget remembered row numbers, after a transaction that was rolled back."""
        self._coalitions.clear()
        self._feeds.clear()

    def coalition(self, id_: str) -> int | None:
        """Return the row number of a coalition, None if it has no entry here."""
        known = self._coalitions.get(id_)
        if known is None:
            row = self._db.execute("SELECT c FROM coalition WHERE id = ?", [id_]).fetchone()
            if row is None:
                return None
            known = self._coalitions[id_] = row[0]
        return known

    def feed(self, c: int, replica: str) -> int | None:
        """Return the row number of a laptop's feed in a coalition, None if it has no entry there."""
        known = self._feeds.get((c, replica))
        if known is None:
            row = self._db.execute("SELECT f FROM feed WHERE c = ? AND replica = ?", [c, replica]).fetchone()
            if row is None:
                return None
            known = self._feeds[c, replica] = row[0]
        return known

    def subject(self, c: int, id_: str) -> int | None:
        """Return the row number of a subject in a coalition, None if nothing is written about it."""
        row = self._db.execute("SELECT s FROM subject WHERE id = ? AND c = ?", [id_, c]).fetchone()
        return None if row is None else row[0]

    def number(self, id_: str) -> int | None:
        """Return the row number of an entry, None if it is not here."""
        row = self._db.execute("SELECT n FROM entry_id WHERE id = ?", [bytes.fromhex(id_)]).fetchone()
        return None if row is None else row[0]

    def id(self, n: int) -> str:
        """Return the id of the entry with that row number; raise AcaError `damaged` if its header is missing."""
        return hashlib.sha256(self._header(n)).hexdigest()

    def _header(self, n: int) -> bytes:
        row = self._db.execute("SELECT bytes FROM header WHERE n = ?", [n]).fetchone()
        if row is None:
            path = self._db.execute("PRAGMA database_list").fetchone()[2]
            raise AcaError("damaged", path=path, reason="no header")
        return bytes(row[0])

    def add(self, entries: Sequence[Entry]) -> Added:
        """Write those that are not here yet, and the parts that were missing of those that are."""
        unique = united(entries)
        numbers = self._numbers_of(unique)
        filled = {n for id_, n in numbers.items() if self._fill(n, unique[id_])}
        fresh = {id_: entry for id_, entry in unique.items() if id_ not in numbers}
        row = self._db.execute("SELECT coalesce(max(n), 0) FROM entry").fetchone()
        stored = []
        subjects = self._subjects(fresh.values())
        for n, entry in enumerate(fresh.values(), row[0] + 1):
            c = self.make_coalition(entry.header.coalition)
            stored.append(Stored(n, subjects[c, entry.header.subject], entry))
        self._insert(stored)
        presence.note_new(self._db, [(one.n, one.entry) for one in stored])
        return Added(stored, frozenset(numbers.values()), frozenset(filled))

    def of_subjects(self, subjects: Collection[int]) -> Iterator[tuple[int, list[Stored]]]:
        """Yield each subject that has entries, with them, without blobs."""
        for chunk in chunks(sorted(subjects)):
            marks = ",".join("?" * len(chunk))
            rows = self._db.execute(f"{_PARTS} WHERE e.s IN ({marks}) ORDER BY e.s, e.n", chunk)
            yield from _by_subject(rows)

    def counts(self, subjects: Collection[int]) -> dict[int, int]:
        """Return how many entries there are about each subject."""
        found: dict[int, int] = {}
        for chunk in chunks(sorted(subjects)):
            marks = ",".join("?" * len(chunk))
            rows = self._db.execute(f"SELECT s, count(*) FROM entry WHERE s IN ({marks}) GROUP BY s", chunk)
            found.update(rows.fetchall())
        return found

    def all_subjects(self, c: int) -> Iterator[tuple[int, list[Stored]]]:
        """Yield each subject of a coalition with its entries, without blobs."""
        rows = self._db.execute(
            f"{_PARTS} JOIN subject t ON t.s = e.s WHERE t.c = ? ORDER BY e.s, e.n",
            [c],
        )
        yield from _by_subject(rows)

    def of_kinds(self, c: int, kinds: Iterable[str]) -> list[Stored]:
        """Return a coalition's entries of these kinds, without blobs."""
        names = sorted(kinds)
        quoted = ",".join(f"'{name}'" for name in names if name.replace("-", "").isalpha())
        rows = self._db.execute(
            f"{_PARTS} JOIN feed f ON f.f = e.f WHERE e.kind IN ({quoted}) AND f.c = ? ORDER BY e.n",
            [c],
        )
        return [_stored(row) for row in rows]

    def of_ids(self, ids: Iterable[str]) -> list[Stored]:
        """Return those of these entries that are here, without blobs, as they came here."""
        found: list[Stored] = []
        for chunk in chunks([bytes.fromhex(id_) for id_ in ids]):
            marks = ",".join("?" * len(chunk))
            rows = self._db.execute(f"{_PARTS} JOIN entry_id i ON i.n = e.n WHERE i.id IN ({marks})", chunk)
            found += [_stored(row) for row in rows]
        return sorted(found, key=lambda one: one.n)

    def one(self, id_: str) -> Stored | None:
        """Return one entry with all that is here of it, None if it is not here."""
        n = self.number(id_)
        if n is None:
            return None
        return self._whole(n)

    def header(self, id_: str) -> Header | None:
        """Return the header of one entry alone, None if the entry is not here."""
        row = self._db.execute(
            "SELECT h.bytes FROM entry_id i JOIN header h ON h.n = i.n WHERE i.id = ?", [bytes.fromhex(id_)]
        ).fetchone()
        return None if row is None else read_header(row[0])

    def _whole(self, n: int) -> Stored:
        return self.with_blobs(_stored(self._db.execute(f"{_PARTS} WHERE e.n = ?", [n]).fetchone()))

    def with_blobs(self, stored: Stored) -> Stored:
        """Return the entry with those of its blobs that are here."""
        entry = stored.entry
        if not entry.header.blobs:
            return stored
        rows = self._db.execute("SELECT place, salt, bytes FROM blob WHERE n = ?", [stored.n])
        parts = {place: Part(salt, data) for place, salt, data in rows}
        blobs = tuple(parts.get(place) for place in range(len(entry.header.blobs)))
        filled = Entry(entry.id, entry.header, entry.header_bytes, entry.open, entry.personal, blobs)
        return Stored(stored.n, stored.s, filled)

    def subjects_of(self, numbers: Collection[int]) -> set[int]:
        """Return the subjects' row numbers of these entries."""
        found: set[int] = set()
        for some in chunks(sorted(numbers)):
            marks = ",".join("?" * len(some))
            found.update(s for (s,) in self._db.execute(f"SELECT s FROM entry WHERE n IN ({marks})", some))
        return found

    def purge_personal(self, numbers: Iterable[int]) -> set[int]:
        """Delete the personal parts and personal blobs of these entries, with salts; return those that had any."""
        purged = set()
        for n in numbers:
            header = read_header(self._header(n))
            gone = self._db.execute("DELETE FROM personal_part WHERE n = ?", [n]).rowcount
            for place, (part, _hash) in enumerate(header.blobs):
                if part == "personal":
                    gone += self._db.execute("DELETE FROM blob WHERE n = ? AND place = ?", [n, place]).rowcount
            if gone:
                purged.add(n)
        presence.note_lacking(self._db, purged)
        return purged

    def _numbers_of(self, ids: Iterable[str]) -> dict[str, int]:
        found: dict[str, int] = {}
        for chunk in chunks([bytes.fromhex(id_) for id_ in ids]):
            marks = ",".join("?" * len(chunk))
            rows = self._db.execute(f"SELECT id, n FROM entry_id WHERE id IN ({marks})", chunk)
            found.update((id_.hex(), n) for id_, n in rows)
        return found

    def make_coalition(self, id_: str) -> int:
        """Return the row number of a coalition, whose row is made if it is not there."""
        known = self.coalition(id_)
        if known is None:
            known = int(self._db.execute("INSERT INTO coalition (id) VALUES (?) RETURNING c", [id_]).fetchone()[0])
            self._coalitions[id_] = known
        return known

    def make_feed(self, c: int, replica: str) -> int:
        """Return the row number of a laptop's feed, whose row is made if it is not there."""
        known = self.feed(c, replica)
        if known is None:
            row = self._db.execute(
                "INSERT INTO feed (c, replica) VALUES (?, ?) RETURNING f", [c, replica]
            ).fetchone()
            known = self._feeds[c, replica] = int(row[0])
        return known

    def _subjects(self, entries: Iterable[Entry]) -> dict[tuple[int, str], int]:
        wanted = {(self.make_coalition(entry.header.coalition), entry.header.subject) for entry in entries}
        self._db.conn.executemany(
            "INSERT INTO subject (c, id) VALUES (?, ?) ON CONFLICT DO NOTHING", sorted(wanted)
        )
        found: dict[tuple[int, str], int] = {}
        for chunk in chunks(sorted({id_ for _c, id_ in wanted})):
            marks = ",".join("?" * len(chunk))
            rows = self._db.execute(f"SELECT c, id, s FROM subject WHERE id IN ({marks})", chunk)
            found.update(((c, id_), s) for c, id_, s in rows)
        return found

    def _insert(self, stored: Sequence[Stored]) -> None:
        many = self._db.conn.executemany
        many(
            "INSERT INTO entry (n, f, seq, kind, s) VALUES (?, ?, ?, ?, ?)",
            [
                (
                    one.n,
                    self.make_feed(self.make_coalition(header.coalition), header.replica),
                    header.seq,
                    header.kind,
                    one.s,
                )
                for one in stored
                for header in (one.entry.header,)
            ],
        )
        many(
            "INSERT INTO entry_id (id, n) VALUES (?, ?)",
            sorted((bytes.fromhex(one.entry.id), one.n) for one in stored),
        )
        many("INSERT INTO header (n, bytes) VALUES (?, ?)", [(one.n, one.entry.header_bytes) for one in stored])
        for table, parts in (
            ("open_part", [(one.n, one.entry.open) for one in stored]),
            ("personal_part", [(one.n, one.entry.personal) for one in stored]),
        ):
            many(
                f"INSERT INTO {table} (n, salt, bytes) VALUES (?, ?, ?)",
                [(n, part.salt, part.data) for n, part in parts if part is not None],
            )
        many(
            "INSERT INTO blob (n, place, salt, bytes) VALUES (?, ?, ?, ?)",
            [
                (one.n, place, blob.salt, blob.data)
                for one in stored
                for place, blob in enumerate(one.entry.blobs)
                if blob is not None
            ],
        )

    def _fill(self, n: int, entry: Entry) -> bool:
        """Keep the parts of an entry that is here already, as far as they were missing; say whether any was."""
        filled = 0
        for table, part in (("open_part", entry.open), ("personal_part", entry.personal)):
            if part is not None:
                filled += self._db.execute(
                    f"INSERT OR IGNORE INTO {table} (n, salt, bytes) VALUES (?, ?, ?)",
                    [n, part.salt, part.data],
                ).rowcount
        for place, blob in enumerate(entry.blobs):
            if blob is not None:
                filled += self._db.execute(
                    "INSERT OR IGNORE INTO blob (n, place, salt, bytes) VALUES (?, ?, ?, ?)",
                    [n, place, blob.salt, blob.data],
                ).rowcount
        if filled:
            presence.note_filled(self._db, self._whole(n).entry, n)
        return filled > 0


def _stored(row: Sequence[bytes | int | None]) -> Stored:
    n, s, header_bytes, open_salt, open_bytes, personal_salt, personal_bytes = row
    assert isinstance(n, int)  # noqa: S101 (as the tables say)
    assert isinstance(s, int)  # noqa: S101
    assert isinstance(header_bytes, bytes)  # noqa: S101
    header = read_header(header_bytes)
    entry = Entry(
        hashlib.sha256(header_bytes).hexdigest(),
        header,
        header_bytes,
        _part(open_salt, open_bytes),
        _part(personal_salt, personal_bytes),
        (None,) * len(header.blobs),
    )
    return Stored(n, s, entry)


def _part(salt: bytes | int | None, data: bytes | int | None) -> Part | None:
    return Part(salt, data) if isinstance(salt, bytes) and isinstance(data, bytes) else None


def _by_subject(rows: Iterable[Sequence[bytes | int | None]]) -> Iterator[tuple[int, list[Stored]]]:
    group: list[Stored] = []
    for row in rows:
        stored = _stored(row)
        if group and group[0].s != stored.s:
            yield group[0].s, group
            group = []
        group.append(stored)
    if group:
        yield group[0].s, group


def chunks[T](items: Sequence[T]) -> Iterator[Sequence[T]]:
    """Yield the items in runs short enough for one statement's arguments."""
    for start in range(0, len(items), _CHUNK):
        yield items[start : start + _CHUNK]
