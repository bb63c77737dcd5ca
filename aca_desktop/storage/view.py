"""The tables that are a view of the journal: what a subject's state looks like as rows, written and compared."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlite_utils import Database

from aca_desktop.domain import canonical
from aca_desktop.domain.canonical import Json
from aca_desktop.domain.contents import Absent
from aca_desktop.domain.journal import SubjectState, organisation_status
from aca_desktop.domain.sorting import search_text, sort_key

type OrganisationRow = tuple[int, int, str, str, str, str]
type ValueRow = tuple[int, str, str, int, int, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Rows:
    """A subject's rows, each kind sorted: void (n, why); value (s, kind, field, place, n, value, absent);
    signature (n, s, status); organisation (s, c, status, sort, sector, text)."""

    void: Sequence[tuple[int, str]]
    values: Sequence[ValueRow]
    signatures: Sequence[tuple[int, int, str]]
    organisation: OrganisationRow | None


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


def _organisation(c: int, s: int, state: SubjectState) -> OrganisationRow | None:
    if not state.statuses and not any(kind == "organisation" for kind, _name in state.fields):
        return None
    status = organisation_status(state)
    if status is None:
        return None
    fields = state.shown("organisation")
    return (s, c, status, sort_key(fields), *_found_by(fields))


def _found_by(fields: Mapping[str, Json | Absent]) -> tuple[str, str]:
    """Return the sector and the text that an organisation is found by."""
    sector = fields.get("sector")
    return sector if isinstance(sector, str) else "", search_text(fields)


def fill_search(database: Database) -> None:
    """Put what they are found by beside organisations that were written before."""
    rows = database.execute(
        "SELECT x.s, x.field, x.value FROM value x JOIN organisation g ON g.s = x.s "
        "WHERE x.kind = 'organisation' AND x.place = 0 AND x.value IS NOT NULL ORDER BY x.s"
    )
    found = []
    for s, own in groupby(rows.fetchall(), lambda row: row[0]):
        fields = {field: json.loads(text) for _s, field, text in own}
        found.append((*_found_by(fields), s))
    database.conn.executemany("UPDATE organisation SET sector = ?, text = ? WHERE s = ?", found)


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
        "INSERT INTO organisation (s, c, status, sort, sector, text) VALUES (?, ?, ?, ?, ?, ?)",
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
    organisation = database.execute(
        "SELECT s, c, status, sort, sector, text FROM organisation WHERE s = ?", [s]
    ).fetchone()
    return Rows(
        [tuple(row) for row in void],
        [tuple(row) for row in values],
        [tuple(row) for row in signatures],
        tuple(organisation) if organisation else None,
    )
