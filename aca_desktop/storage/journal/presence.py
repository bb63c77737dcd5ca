"""What is not here: entries before others (`waiting`) and parts that a header names (`lacking`)."""

from collections.abc import Collection, Iterable, Sequence
from itertools import batched

from sqlite_utils import Database

from aca_desktop.domain.journal.entry import Entry, blob_parts

_AT_ONCE = 500
_RESOLVE = """
    DELETE FROM waiting WHERE n IN (
        SELECT w.n FROM waiting w CROSS JOIN entry e ON e.n = w.n
        CROSS JOIN entry_id i ON i.id = w.prev CROSS JOIN entry p ON p.n = i.n
        WHERE p.f = e.f AND p.seq = e.seq - 1)
"""
"""From what waits, which is little: left to itself SQLite begins with every entry."""


def note_new(database: Database, written: Sequence[tuple[int, Entry]]) -> None:
    """Note what is not here of entries, by row number, and before them, when they have just been written."""
    note_lacking(database, [n for n, entry in written if entry.lacks_something])
    headers = {entry.id: entry.header for _n, entry in written}
    outside = []
    for n, entry in written:
        prev = entry.header.prev
        before = headers.get(prev) if prev is not None else None
        follows = before is not None and (before.replica, before.seq) == (
            entry.header.replica,
            entry.header.seq - 1,
        )
        if prev is not None and not follows:
            outside.append((n, bytes.fromhex(prev)))
    note_waiting(database, outside)


def note_lacking(database: Database, numbers: Iterable[int]) -> None:
    """Note entries of which something is not here."""
    database.conn.executemany("INSERT OR IGNORE INTO lacking VALUES (?)", [(n,) for n in numbers])


def note_filled(database: Database, entry: Entry, n: int) -> None:
    """Take an entry with all that is here of it off the list if nothing of it lacks any more."""
    if not entry.lacks_something:
        database.execute("DELETE FROM lacking WHERE n = ?", [n])


def note_waiting(database: Database, befores: Sequence[tuple[int, bytes]]) -> None:
    """Note entries (row number, id of the one before) as waiting unless that one is here; others may wait no more.

    The one before must be of the same feed and have the seq before: otherwise it is none, and the entry waits.
    """
    database.conn.executemany("INSERT INTO waiting VALUES (?, ?)", befores)
    if database.execute("SELECT 1 FROM waiting LIMIT 1").fetchone():
        database.execute(_RESOLVE)


def with_personal(database: Database, numbers: Collection[int]) -> set[int]:
    """Return those of these entries of which a personal part or blob is here."""
    found: set[int] = set()
    for some in batched(sorted(numbers), _AT_ONCE):
        marks = ",".join(map(str, some))
        found.update(n for (n,) in database.execute(f"SELECT n FROM personal_part WHERE n IN ({marks})"))
        blobs = database.execute(
            f"SELECT b.n, b.place, h.bytes FROM blob b JOIN header h ON h.n = b.n WHERE b.n IN ({marks})"
        )
        found.update(n for n, place, header in blobs if blob_parts(header)[place] == b"personal")
    return found
