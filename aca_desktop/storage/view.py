"""The tables that are a view of the journal: what a subject's state looks like as rows, written and compared."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from aca_desktop.domain import canonical
from aca_desktop.domain.contents import Absent
from aca_desktop.domain.journal import SubjectState, organisation_status
from aca_desktop.domain.sorting import sort_key

type ValueRow = tuple[int, str, str, int, int, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Rows:
    """A subject's rows, each kind sorted: void (n, why); value (s, kind, field, place, n, value, absent);
    signature (n, s, status); organisation (s, c, status, sort)."""

    void: Sequence[tuple[int, str]]
    values: Sequence[ValueRow]
    signatures: Sequence[tuple[int, int, str]]
    organisation: tuple[int, int, str, str] | None


def rows_of(c: int, s: int, state: SubjectState, numbers: Mapping[str, int]) -> Rows:
    """Return the rows that a state makes; `numbers` gives the row number of each of the subject's entries."""
    values: list[ValueRow] = []
    for (kind, field), candidates in sorted(state.fields.items()):
        for place, candidate in enumerate(candidates):
            if isinstance(candidate.value, Absent):
                text, absent = None, str(candidate.value.why)
            else:
                text, absent = canonical.text(candidate.value), None
            values.append((s, kind, field, place, numbers[candidate.entry], text, absent))
    return Rows(
        sorted((numbers[id_], why) for id_, why in state.void.items()),
        values,
        sorted((numbers[id_], s, status) for id_, status in state.statuses.items()),
        _organisation(c, s, state),
    )


def _organisation(c: int, s: int, state: SubjectState) -> tuple[int, int, str, str] | None:
    if not state.statuses and not any(kind == "organisation" for kind, _name in state.fields):
        return None
    status = organisation_status(state)
    return None if status is None else (s, c, status, sort_key(state.shown("organisation")))


def replace(
    database: Database, subjects: Mapping[int, Rows], fresh: Iterable[int], numbers: Iterable[int]
) -> None:
    """Write subjects' rows in place of those before.

    `fresh` are subjects that had none; `numbers` are the row numbers of all entries of the others.
    """
    new = set(fresh)
    old = [(s,) for s in subjects if s not in new]
    many = database.conn.executemany
    if old:
        for table in ("value", "signature", "organisation"):
            many(f"DELETE FROM {table} WHERE s = ?", old)
        many("DELETE FROM void WHERE n = ?", [(n,) for n in numbers])
    rows = subjects.values()
    many("INSERT INTO void VALUES (?, ?)", [row for one in rows for row in one.void])
    many(
        "INSERT INTO value (s, kind, field, place, n, value, absent) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [row for one in rows for row in one.values],
    )
    many("INSERT INTO signature VALUES (?, ?, ?)", [row for one in rows for row in one.signatures])
    many(
        "INSERT INTO organisation VALUES (?, ?, ?, ?)",
        [one.organisation for one in rows if one.organisation is not None],
    )


def clear(database: Database) -> None:
    """Empty the view."""
    for table in ("void", "value", "signature", "organisation"):
        database.execute(f"DELETE FROM {table}")


def written(database: Database, s: int, numbers: Iterable[int]) -> Rows:
    """Return a subject's rows as they are in the tables; `numbers` are its entries' row numbers."""
    marks = ",".join(str(int(n)) for n in numbers)
    void = database.execute(f"SELECT n, why FROM void WHERE n IN ({marks}) ORDER BY n")
    values = database.execute(
        "SELECT s, kind, field, place, n, value, absent FROM value WHERE s = ? ORDER BY kind, field, place", [s]
    )
    signatures = database.execute("SELECT n, s, status FROM signature WHERE s = ? ORDER BY n", [s])
    organisation = database.execute("SELECT s, c, status, sort FROM organisation WHERE s = ?", [s]).fetchone()
    return Rows(
        [tuple(row) for row in void],
        [tuple(row) for row in values],
        [tuple(row) for row in signatures],
        tuple(organisation) if organisation else None,
    )
