"""Organisations from a table: what each column becomes, what each row would do, and importing them.

Nothing is written before `bring` or `import_table`. In a preview, a row that cannot be imported never stops the
others.
"""

import dataclasses
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from aca_desktop.domain.coalition.sectors import PRESETS
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.draft import Draft
from aca_desktop.domain.journal.meaning import organisation_status
from aca_desktop.domain.organisations.headings import matched
from aca_desktop.domain.organisations.rules import (
    ORGANISATION_FIELDS,
    organisation_field,
    organisation_field_is_unknown,
    organisation_id,
)
from aca_desktop.domain.values.countries import COUNTRIES
from aca_desktop.domain.values.identifiers import identifier
from aca_desktop.domain.values.problems import Problem
from aca_desktop.domain.values.sorting import fold
from aca_desktop.domain.values.typed_text import heard
from aca_desktop.i18n import LANGUAGES, Speech
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.figures.place_choices import place_choices
from aca_desktop.services.journal.editing import draft_over, first_draft
from aca_desktop.services.organisations.organisation_edits import lacking, lost
from aca_desktop.services.tables.judging import ColumnRules, Row, Sheet
from aca_desktop.services.tables.reading import Table
from aca_desktop.services.workspace.workspaces import Progress, Workspace
from aca_desktop.storage.queries import listing

__all__ = ["Imported", "Mending", "Preview", "PreviewRow", "RowKind", "Similar"]
__all__ += ["bring", "guessed", "import_table", "look_at"]

type RowKind = Literal["new", "update", "same", "mend", "left-out"]

_SAMPLE = 50
"""Cells of a column that are looked at for what they hold."""


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
class Mending:
    """What somebody has said of cells and rows: other words for a field's cell, and rows that are left out."""

    words: Mapping[tuple[str, str], str] = field(default_factory=dict)
    left_out: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """What a row would do. `problems` are by the column's place; None stands for the row as a whole.

    `id` is the organisation's, if it is known. `before` has of each column that an update changes the value of
    now, as the journal has it.
    """

    number: int
    kind: RowKind
    cells: Sequence[str]
    problems: Mapping[int | None, Problem]
    before: Mapping[int, Json]
    draft: Draft | None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """All rows of a table, as its columns are understood."""

    headings: Sequence[str]
    fields: Sequence[str | None]
    rows: Sequence[PreviewRow]

    @property
    def counts(self) -> Mapping[RowKind, int]:
        """How many rows are of which kind."""
        return Counter(row.kind for row in self.rows)


def guessed(coalition: Coalition, table: Table) -> list[str | None]:
    """Return what each column seems to hold, by its heading, else by its cells; None for what nobody knows.

    No field comes twice.
    """
    first = _languages(coalition)[0]
    meant = matched(table.header)
    found: list[str | None] = []
    for column, heading in enumerate(table.header):
        typed = heading.strip()
        guess = meant[column]
        if typed == "id" or not organisation_field_is_unknown(typed):
            guess = typed
        elif guess is not None:
            guess = {"name": f"names.{first}", "name.legal": f"legal.{first}"}.get(guess, guess)
        else:
            guess = _held(table, column)
        is_ours = guess == "id" or (guess is not None and not organisation_field_is_unknown(guess))
        found.append(guess if is_ours and guess not in found else None)
    return found


def _held(table: Table, column: int) -> str | None:
    """Return the field whose values fill a column: LEIs or countries; no name of it said so."""
    cells = [cells[column].strip() for _row, cells in table.rows[: 4 * _SAMPLE] if column < len(cells)]
    filled = [cell for cell in cells if cell][:_SAMPLE]
    known = _countries()
    if len(filled) > 1 and all(isinstance(identifier("", "lei", cell), str) for cell in filled):
        return "identifiers.lei"
    is_country = len(filled) > 1 and sum(fold(cell) in known for cell in filled) * 5 >= len(filled) * 4
    return "country" if is_country else None


def look_at(
    workspace: Workspace,
    coalition: Coalition,
    table: Table,
    fields: Sequence[str | None],
    mending: Mending | None = None,
    progress: Progress | None = None,
) -> Preview:
    """Return what would become of each row, if column by column these fields are meant (None: not imported)."""
    judge = _Judge(workspace, coalition, mending or Mending(), by_name=True)
    sheet = Sheet(table, judge.rules, fields)
    rows = []
    for done, (number, cells) in enumerate(table.rows):
        rows.append(judge.judged(sheet, sheet.row(number, cells)))
        if progress is not None:
            progress(done, len(table.rows))
    return Preview(table.header, fields, rows)


def bring(
    workspace: Workspace, coalition: Coalition, rows: Sequence[PreviewRow], progress: Progress | None = None
) -> list[str]:
    """Write all rows that can be imported, in one transaction; return the entries' ids, to undo it."""
    drafts = [row.draft for row in rows if row.draft is not None]
    return [entry.id for entry in workspace.write(coalition.id, drafts, progress)] if drafts else []


def import_table(
    workspace: Workspace, coalition: Coalition, table: Table, progress: Progress | None = None
) -> Imported:
    """Add, or where the row has an `id`, edit the organisations of a table, in one transaction.

    Columns are headed by the journal's fields (`names.es`, `sector`, `identifiers.lei` …), or as people call them
    (`guessed`); `name` stands for the name in the coalition's first language. Cells are as for `edit`, but an
    empty one leaves the field as it is; `null` removes. Raise Refused with the problems of all rows, each field as
    `rows[7].names.es` (the header being row 1); then nothing is written. What `progress` is told is organisations.
    """
    judge = _Judge(workspace, coalition, Mending(), by_name=False)
    fields = zip(map(str.strip, table.header), guessed(coalition, table), strict=True)
    known = {heading: name for heading, name in fields if name is not None}
    sheet = Sheet(table, dataclasses.replace(judge.rules, renamed={**known, **judge.rules.renamed}))
    absent = lacking(name for name in sheet.columns if name is not None)
    rows: list[PreviewRow] = []
    for row in sheet.rows():
        rows.append(judge.judged(sheet, row))
        for one in [one for one in row.problems if one.code == "missing" and one.field in absent]:
            row.problems.remove(one)
            sheet.require(one.field)
    sheet.finish()
    bring(workspace, coalition, rows, progress)
    ids: dict[RowKind, list[str]] = {"new": [], "update": [], "same": []}
    for imported in rows:
        ids[imported.kind].append(imported.id or "")
    return Imported(ids["new"], ids["update"], len(ids["same"]), _similar(workspace, coalition, rows))


class _Judge:
    """Judges row after row. `by_name`: a name and country that is here once is that organisation."""

    def __init__(self, workspace: Workspace, coalition: Coalition, mending: Mending, *, by_name: bool) -> None:
        self._workspace, self._coalition = workspace, coalition
        self._mending, self._by_name = mending, by_name
        self._sectors = coalition.terms.sectors
        self._words = {"sector": _sectors(coalition), "country": _countries()}
        self._places: dict[str, dict[str, str]] = {}
        self._here: dict[tuple[str, str], set[str]] = {}
        for id_, name, country in listing.names(workspace.journal, coalition.id) if by_name else ():
            self._here.setdefault((heard(name), country), set()).add(id_)
        self._seen: set[tuple[str, str]] = set()
        self._ids: set[str] = set()
        self.rules = ColumnRules(
            fields=("id", "name", *ORGANISATION_FIELDS),
            is_unknown=lambda name: name != "id" and organisation_field_is_unknown(name),
            judge=self._value,
            renamed={"name": f"names.{_languages(coalition)[0]}"},
        )

    def judged(self, sheet: Sheet, row: Row) -> PreviewRow:
        """Return what a row would do."""
        if row.number in self._mending.left_out:
            return PreviewRow(row.number, "left-out", row.cells, {}, {}, None)
        self._resolve_places(row)
        id_ = row.values.pop("id", None)
        draft: Draft | None = None
        before: dict[int, Json] = {}
        known = str(id_) if id_ is not None else self._known(row.values)
        names = {(heard(str(value)), str(row.values.get("country"))) for value in _names(row.values)}
        if self._by_name and (names & self._seen or known in self._ids):
            row.refuse("", "said-twice")
        elif known is not None and known in self._ids:
            row.refuse("id", "said-twice")
        is_here = known is not None
        if known is not None:
            self._ids.add(known)
            draft, before = self._update(sheet, row, known)
        elif all(one.field != "id" for one in row.problems):
            draft = self._new(row)
            known = draft.subject if draft is not None else None
        if row.problems:
            found: dict[int | None, Problem] = {}
            for one in row.problems:
                found.setdefault(sheet.column_of(one.field), one)
            return PreviewRow(row.number, "mend", row.cells, found, {}, None)
        self._seen |= names
        kind: RowKind = "same" if draft is None else "update" if is_here else "new"
        return PreviewRow(row.number, kind, row.cells, {}, before, draft, known)

    def _new(self, row: Row) -> Draft | None:
        said = {name: value for name, value in row.values.items() if value is not None}
        for needed in lacking(said):
            row.miss(needed)
        if row.problems:
            return None
        return first_draft("organisation", self._workspace.context.new_id(), said)

    def _update(self, sheet: Sheet, row: Row, id_: str) -> tuple[Draft | None, dict[int, Json]]:
        state = self._workspace.journal.state(self._coalition.id, id_)
        if organisation_status(state) is None:
            row.refuse("id", "unknown-organisation", id=id_)
        else:
            row.problems += lost(state, row.values)
        draft = None if row.problems else draft_over(state, "organisation", id_, row.values)
        if draft is None:
            return None, {}
        shown = state.shown("organisation")
        written = {**draft.open, **draft.personal}
        before: dict[int, Json] = {}
        for column, name in enumerate(sheet.columns):
            value = shown.get(name) if name is not None and name in written else None
            if isinstance(value, str):
                before[column] = value
        return draft, before

    def _known(self, values: Mapping[str, Json]) -> str | None:
        """Return the one organisation of that name and country that is here."""
        country = str(values.get("country"))
        found = {id_ for value in _names(values) for id_ in self._here.get((heard(str(value)), country), ())}
        return next(iter(found)) if len(found) == 1 else None

    def _value(self, name: str, cell: str) -> Json | Problem:
        text = self._mending.words.get((name, cell.strip()), cell.strip())
        if name == "id":
            return organisation_id("id", text)
        if name in ("place", "represents"):
            return text  # which one is meant depends on the row's country
        text = self._words.get(name, {}).get(fold(text), text)
        return organisation_field(name, text, self._sectors)

    def _resolve_places(self, row: Row) -> None:
        country = str(row.values.get("country") or self._coalition.record.country)
        for name in ("place", "represents"):
            text = row.values.get(name)
            if isinstance(text, str):
                value = organisation_field(name, self._place(text, country))
                if isinstance(value, Problem):
                    del row.values[name]
                    row.problems.append(value)
                else:
                    row.values[name] = value

    def _place(self, text: str, country: str) -> str:
        if country not in self._places:
            every = place_choices(self._workspace, self._coalition, country, _languages(self._coalition)[0])
            self._places[country] = {fold(words): code for code, words in every}
        return self._places[country].get(fold(text), text)


_ALSO = {"empresa": "company"}
"""What lists say for a sector that has a more exact name here, folded."""


def _languages(coalition: Coalition) -> Sequence[str]:
    return (*coalition.record.languages, *sorted(coalition.record.names), "en")


def _names(values: Mapping[str, Json]) -> list[Json]:
    return [value for name, value in values.items() if name.startswith("names.") and value is not None]


def _sectors(coalition: Coalition) -> dict[str, str]:
    """Return the coalition's sectors' codes by their names in any language, and by themselves."""
    known = coalition.terms.sectors
    every = [one for one in (*PRESETS, *coalition.record.sectors) if one.code in known]
    coded = {fold(one.code): one.code for one in every}
    also = {words: code for words, code in _ALSO.items() if code in known}
    return also | coded | {fold(words): one.code for one in every for words in one.names.values()}


@cache
def _countries() -> dict[str, str]:
    """Return countries' codes by their names in the program's languages, and by themselves."""
    named = {fold(Speech(tag).country_name(code)): code for tag in LANGUAGES for code in COUNTRIES}
    return named | {fold(code): code for code in COUNTRIES}


def _similar(workspace: Workspace, coalition: Coalition, rows: Sequence[PreviewRow]) -> list[Similar]:
    """Return the organisations of the table that are called as another of the same country."""
    numbers = {row.id: row.number for row in rows if row.id is not None}
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
