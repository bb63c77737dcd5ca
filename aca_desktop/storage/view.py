"""The tables that are a view of the journal: what a subject's state looks like as rows, written and compared."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as made
from itertools import groupby

from sqlite_utils import Database

from aca_desktop.domain import canonical
from aca_desktop.domain.canonical import Json
from aca_desktop.domain.contents import Absent
from aca_desktop.domain.journal import SubjectState, organisation_status
from aca_desktop.domain.sorting import listed_as
from aca_desktop.storage.many_rows import insert_rows

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


@dataclass(slots=True)
class Batch:
    """The rows of many subjects on their way into the tables."""

    void: list[tuple[int, str]] = made(default_factory=list)
    values: list[ValueRow] = made(default_factory=list)
    signatures: list[tuple[int, int, str]] = made(default_factory=list)
    organisations: list[OrganisationRow] = made(default_factory=list)

    def add(self, rows: Rows) -> None:
        """Add a subject's rows."""
        self.void += rows.void
        self.values += rows.values
        self.signatures += rows.signatures
        if rows.organisation is not None:
            self.organisations.append(rows.organisation)


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
    return organisation_row(c, s, status, state.shown("organisation"))


def organisation_row(c: int, s: int, status: str, fields: Mapping[str, Json | Absent]) -> OrganisationRow:
    """Return the row by which an organisation is listed; `fields` are those shown."""
    return (s, c, status, *_found_by(fields))


def _found_by(fields: Mapping[str, Json | Absent]) -> tuple[str, str, str]:
    """Return the key by which an organisation is listed, and the sector and the text that it is found by."""
    sort, text = listed_as(fields)
    sector = fields.get("sector")
    return sort, sector if isinstance(sector, str) else "", text


def fill_search(database: Database) -> None:
    """Put what they are found by beside organisations that were written before."""
    rows = database.execute(
        "SELECT x.s, x.field, x.value FROM value x JOIN organisation g ON g.s = x.s "
        "WHERE x.kind = 'organisation' AND x.place = 0 AND x.value IS NOT NULL ORDER BY x.s"
    )
    found = []
    for s, own in groupby(rows.fetchall(), lambda row: row[0]):
        fields = {field: json.loads(text) for _s, field, text in own}
        found.append((*_found_by(fields)[1:], s))
    database.conn.executemany("UPDATE organisation SET sector = ?, text = ? WHERE s = ?", found)


def remove(database: Database, subjects: Iterable[int], numbers: Iterable[int]) -> None:
    """Take subjects' rows away; `numbers` are the row numbers of all their entries."""
    old = [(s,) for s in subjects]
    if old:
        many = database.conn.executemany
        for table in ("value", "signature", "organisation"):
            many(f"DELETE FROM {table} WHERE s = ?", old)
        many("DELETE FROM void WHERE n = ?", [(n,) for n in numbers])


def insert(database: Database, batch: Batch, n: int = 0, s: int = 0) -> None:
    """Write the rows of subjects that have none; `n` and `s` are added to entries' and subjects' numbers."""
    insert_rows(database, "void (n, why)", "(?n, ?)", batch.void, n)
    values = "value (s, kind, field, place, n, value, absent)"
    insert_rows(database, values, "(?s, ?, ?, ?, ?n, ?, ?)", batch.values, n, s)
    insert_rows(database, "signature (n, s, status)", "(?n, ?s, ?)", batch.signatures, n, s)
    organisations = "organisation (s, c, status, sort, sector, text)"
    insert_rows(database, organisations, "(?s, ?, ?, ?, ?, ?)", batch.organisations, n, s)


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
