"""Organisations from a table (CSV) under the journal's own field names: all of its rows, or none."""

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.draft import Draft
from aca_desktop.domain.journal.meaning import SubjectState, organisation_status
from aca_desktop.domain.organisations.rules import (
    ORGANISATION_FIELDS,
    organisation_field,
    organisation_field_is_unknown,
    organisation_id,
)
from aca_desktop.domain.values.problems import Problem, Refused
from aca_desktop.domain.values.typed_text import heard
from aca_desktop.errors import Fact
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.journal.editing import draft_over, first_draft
from aca_desktop.services.organisations.organisation_edits import lacking, lost
from aca_desktop.services.workspace.workspaces import Progress, Workspace
from aca_desktop.storage.csv_table import MAX_BYTES, Table, read_csv
from aca_desktop.storage.queries import listing

LARGEST_TABLE = MAX_BYTES
"""Bytes that a table may have; whoever opens the file reads one more and no more."""

MOST_PROBLEMS = 10_000
"""After so many no more are looked for: nobody reads them, and a hostile table could have millions."""

_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Similar:
    """Organisations of the same name and country, at least one of them from the table: perhaps the same.

    `rows` are those of the table, as a spreadsheet counts them; `organisations` the ids of all of them, those that
    the table does not name first.
    """

    name: str
    country: str
    rows: Sequence[int]
    organisations: Sequence[str]


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a table: ids added and edited, in its order; rows that said nothing new; perhaps the same."""

    added: Sequence[str]
    edited: Sequence[str]
    unchanged: int
    similar: Sequence[Similar]


@dataclass(frozen=True, slots=True)
class _Column:
    """A column as it is headed, and the field that it stands for (`id` for the organisation's own)."""

    heading: str
    field: str


@dataclass(frozen=True, slots=True)
class _Row:
    """A row that keeps all rules; `state` is None for a new organisation."""

    number: int
    id: str
    values: Mapping[str, Json]
    state: SubjectState | None


def import_csv(
    workspace: Workspace, coalition: Coalition, data: bytes, progress: Progress | None = None
) -> Imported:
    """Add, or where the row has an `id`, edit the organisations of a table, in one transaction.

    Columns are headed by the journal's fields (`names.es`, `sector`, `identifiers.lei` …); `name` stands for the
    name in the coalition's first language. Cells are as for `edit`, but an empty one leaves the field as it is;
    `null` removes. Raise Refused with the problems of all rows, each field as `rows[7].names.es` (the header
    being row 1); then nothing is written. What `progress` is told is organisations.
    """
    table = read_csv(data)
    if isinstance(table, Problem):
        raise Refused([table])
    sheet = _Sheet(workspace, coalition, table)
    rows = sheet.judged()
    if sheet.problems:
        raise Refused(sheet.problems)
    drafts = [draft for row in rows if (draft := _draft(row))]
    if drafts:
        workspace.write(coalition.id, drafts, progress)
    written = {draft.subject for draft in drafts}
    return Imported(
        added=[row.id for row in rows if row.state is None],
        edited=[row.id for row in rows if row.state is not None and row.id in written],
        unchanged=len(rows) - len(drafts),
        similar=_similar(workspace, coalition, rows),
    )


def _draft(row: _Row) -> Draft | None:
    if row.state is None:
        return first_draft("organisation", row.id, row.values)
    return draft_over(row.state, "organisation", row.id, row.values)


class _Sheet:
    """A table while it is judged; `problems` collects what is wrong with it."""

    def __init__(self, workspace: Workspace, coalition: Coalition, table: Table) -> None:
        self._workspace = workspace
        self._which = coalition
        self._table = table
        self._sectors = coalition.terms.sectors
        self._ids: set[str] = set()
        self._missing_columns: set[str] = set()
        self._judged: dict[tuple[str, str], Json | Problem] = {}
        self.problems: list[Problem] = []
        self._columns = self._read_header()

    def judged(self) -> list[_Row]:
        """Return the rows; all of them, if there is no problem."""
        rows: list[_Row] = []
        if self.problems:
            return rows
        for number, cells in self._table.rows:
            row = self._row(number, cells)
            if row is not None:
                rows.append(row)
            if len(self.problems) >= MOST_PROBLEMS:
                del self.problems[MOST_PROBLEMS:]
                self.problems.append(Problem("file", "too-many-problems", {"limit": MOST_PROBLEMS}))
                break
        return rows

    def _read_header(self) -> list[_Column]:
        columns: list[_Column] = []
        for cell in self._table.header:
            heading = "".join(one if one.isprintable() else "\ufffd" for one in cell.strip()[:_SHOWN])
            field = f"names.{_first_language(self._which)}" if heading == "name" else heading
            if not heading:
                self._refuse(self._table.header_row, heading, "csv-column-without-heading")
            elif field != "id" and organisation_field_is_unknown(field):
                meant = difflib.get_close_matches(heading, ("id", "name", *ORGANISATION_FIELDS), n=1)
                self._refuse(self._table.header_row, heading, "unknown-field", meant=meant[0] if meant else None)
            elif any(field == column.field for column in columns):
                self._refuse(self._table.header_row, heading, "said-twice")
            columns.append(_Column(heading, field))
        return columns

    def _row(self, number: int, cells: Sequence[str]) -> _Row | None:
        if len(cells) > len(self._columns):
            self._refuse(number, "", "csv-cell-without-column")
        said = {
            column.field: self._judge(number, column, cell)
            for column, cell in zip(self._columns, cells, strict=False)
            if cell.strip()
        }
        id_ = said.pop("id", None)
        values = {field: value for field, value in said.items() if not isinstance(value, Problem)}
        if id_ is None:
            return self._new(number, [field for field, value in said.items() if value is not None], values)
        return self._existing(number, id_, values) if isinstance(id_, str) else None

    def _new(self, number: int, said: Iterable[str], values: Mapping[str, Json]) -> _Row:
        for needed in lacking(said):
            if needed not in lacking(column.field for column in self._columns):
                self._refuse(number, needed, "missing")
            elif needed not in self._missing_columns:
                self._missing_columns.add(needed)
                self._refuse(self._table.header_row, needed, "missing")
        given = {field: value for field, value in values.items() if value is not None}
        return _Row(number, self._workspace.context.new_id(), given, None)

    def _existing(self, number: int, id_: str, values: Mapping[str, Json]) -> _Row | None:
        state = self._workspace.journal.state(self._which.id, id_)
        if organisation_status(state) is None:
            self._refuse(number, "id", "unknown-organisation", id=id_)
            return None
        if id_ in self._ids:
            self._refuse(number, "id", "said-twice")
        self._ids.add(id_)
        for problem in lost(state, values):
            self._refuse(number, problem.field, problem.code)
        return _Row(number, id_, values, state)

    def _judge(self, number: int, column: _Column, cell: str) -> Json | Problem:
        """Return a cell's value, and note it if it is a Problem. The same words are judged once."""
        key = (column.field, cell)
        if key not in self._judged:
            self._judged[key] = (
                organisation_id("id", cell)
                if column.field == "id"
                else organisation_field(column.field, cell, self._sectors)
            )
        value = self._judged[key]
        if isinstance(value, Problem):
            self._refuse(
                number, column.heading + value.field.removeprefix(column.field), value.code, **value.facts
            )
        return value

    def _refuse(self, row: int, heading: str, code: str, **facts: Fact) -> None:
        self.problems.append(Problem(f"rows[{row}].{heading}" if heading else f"rows[{row}]", code, facts))


def _first_language(coalition: Coalition) -> str:
    return next(iter((*coalition.record.languages, *sorted(coalition.record.names))), "en")


def _similar(workspace: Workspace, coalition: Coalition, rows: Sequence[_Row]) -> list[Similar]:
    """Return the organisations of the table that are called as another of the same country."""
    numbers = {row.id: row.number for row in rows}
    same: dict[tuple[str, str], dict[str, str]] = {}
    for id_, name, country in listing.names(workspace.journal, coalition.id):
        same.setdefault((heard(name), country), {})[id_] = name
    found: dict[frozenset[str], Similar] = {}
    for (_name, country), names in same.items():
        ids = sorted(names, key=lambda id_: (numbers.get(id_, 0), id_))
        told = [numbers[id_] for id_ in ids if id_ in numbers]
        if len(ids) > 1 and told:
            found.setdefault(frozenset(ids), Similar(names[ids[0]], country, told, ids))
    return sorted(found.values(), key=lambda one: tuple(one.rows))
