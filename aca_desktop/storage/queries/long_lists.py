"""Lists of any length: the order of all organisations as row numbers, those that match, and a few rows of them.

A row number is a subject's in this file: it stays while the file is open, and means nothing elsewhere.
"""

from array import array
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Literal

from aca_desktop.domain.values.sorting import words_to_find
from aca_desktop.storage.journal.entries import chunks
from aca_desktop.storage.journal.journal import Journal
from aca_desktop.storage.queries.conflicts import conflicting
from aca_desktop.storage.queries.listing import OrganisationRow, rows_of_subjects
from aca_desktop.storage.workspace.connection import trouble

type Progress = Callable[[int, int], None]

_AT_ONCE = 5_000


def order(
    journal: Journal, coalition: str, *, limit: int | None = None, progress: Progress | None = None
) -> "array[int]":
    """Return the row numbers of a coalition's organisations by name, of all or of the first few."""
    found = array("q")
    sql = "SELECT s FROM organisation WHERE c = ? ORDER BY sort, s LIMIT ?"
    c = journal.entries.coalition(coalition)
    for chunk in _chunks(journal, sql, [c, -1 if limit is None else limit], progress):
        found.extend(chunk)
    return found


def column(journal: Journal, coalition: str, name: Literal["sector", "status"]) -> dict[int, str]:
    """Return what the organisations of a coalition have in a column of the view, by row number."""
    with trouble(journal.path):
        return dict(
            journal.database.execute(
                f"SELECT s, {name} FROM organisation NOT INDEXED WHERE c = ? AND {name} != ''",
                [journal.entries.coalition(coalition)],
            ).fetchall()
        )


def matching(
    journal: Journal,
    coalition: str,
    ordered: "array[int]",
    *,
    search: str = "",
    statuses: Collection[str] = (),
    sectors: Collection[str] = (),
    progress: Progress | None = None,
) -> "array[int]":
    """Return those of the row numbers, in their order, whose organisations match.

    `search` are parts of its names, as typed, in any order; of `statuses` and `sectors`, if given, it
    has one.
    """
    where = ["c = ?"]
    values: list[str | int | None] = [journal.entries.coalition(coalition)]
    for word in words_to_find(search):
        where.append("instr(text, ?)")
        values.append(word)
    for column, wanted in (("status", statuses), ("sector", sectors)):
        if wanted:
            where.append(f"{column} IN ({','.join('?' * len(wanted))})")
            values += wanted
    if len(where) == 1:
        return ordered
    # looked through in the order in which they lie on disk, then put into the list's: an index would jump about
    sql = f"SELECT s FROM organisation NOT INDEXED WHERE {' AND '.join(where)}"
    marked = bytearray(max(ordered, default=0) + 1)
    for chunk in _chunks(journal, sql, values, progress):
        for s in chunk:
            if s < len(marked):
                marked[s] = 1
    return array("q", (s for s in ordered if marked[s]))


def contradicting(journal: Journal, coalition: str) -> frozenset[int]:
    """Return the row numbers of a coalition's organisations that have a field with several different values."""
    subjects = sorted({subject for subject, _kind, _field in conflicting(journal, coalition)})
    c = journal.entries.coalition(coalition)
    found: set[int] = set()
    with trouble(journal.path):
        for chunk in chunks(subjects):
            rows = journal.database.execute(
                "SELECT g.s FROM organisation g JOIN subject t ON t.s = g.s "
                f"WHERE g.c = ? AND t.id IN ({','.join('?' * len(chunk))})",
                [c, *chunk],
            )
            found.update(row[0] for row in rows)
    return frozenset(found)


def organisations_at(journal: Journal, numbers: Sequence[int]) -> dict[int, OrganisationRow]:
    """Return the organisations of these row numbers; one that is no more is left out."""
    with trouble(journal.path):
        marks = ",".join("?" * len(numbers))
        found = journal.database.execute(
            "SELECT g.s, k.id, g.status, t.id FROM organisation g JOIN coalition k ON k.c = g.c "
            f"JOIN subject t ON t.s = g.s WHERE g.s IN ({marks})",
            list(numbers),
        ).fetchall()
        return rows_of_subjects(journal, found)


def _chunks(
    journal: Journal, sql: str, values: Sequence[str | int | None], progress: Progress | None
) -> Iterator[list[int]]:
    with trouble(journal.path):
        cursor = journal.database.conn.execute(sql, values)
        done = 0
        while chunk := cursor.fetchmany(_AT_ONCE):
            yield [row[0] for row in chunk]
            done += len(chunk)
            if progress is not None:
                progress(done, done)
