"""Organisations from anybody's table: what each column becomes, what each row would do, and bringing them in.

Nothing is written before `bring`. A row that cannot be taken waits to be mended and never stops the others.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from aca_desktop.domain.coalition.sectors import PRESETS
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.draft import Draft
from aca_desktop.domain.journal.meaning import organisation_status
from aca_desktop.domain.organisations.rules import (
    organisation_field,
    organisation_field_is_unknown,
    organisation_id,
)
from aca_desktop.domain.values.countries import COUNTRIES
from aca_desktop.domain.values.problems import Problem
from aca_desktop.domain.values.sorting import fold
from aca_desktop.domain.values.typed_text import heard
from aca_desktop.i18n import LANGUAGES, Speech
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.figures.place_choices import place_choices
from aca_desktop.services.journal.editing import draft_over, first_draft
from aca_desktop.services.journal.undoing import undo
from aca_desktop.services.organisations.organisation_edits import lacking, lost
from aca_desktop.services.organisations.organisation_import import LARGEST_TABLE
from aca_desktop.services.workspace.workspaces import Progress, Workspace
from aca_desktop.storage.csv_table import Table, read_csv
from aca_desktop.storage.queries import listing

__all__ = ["LARGEST_TABLE", "Mending", "Preview", "PreviewRow", "RowKind", "Table", "bring", "guessed", "look_at"]
__all__ += ["read_csv", "take_back"]

type RowKind = Literal["new", "update", "same", "mend", "left-out"]

_HEADINGS: Mapping[str, Sequence[str]] = {
    "name": ("name", "organisation", "organization", "nombre", "organizacion", "entidad", "名称", "団体名"),
    "sector": ("sector", "type", "giro", "tipo", "分野", "業種", "種別"),
    "country": ("country", "pais", "国", "国名"),
    "place": ("place", "city", "state", "lugar", "municipio", "estado", "ciudad", "所在地", "都道府県"),
    "website": ("website", "web", "url", "sitio web", "pagina web", "ウェブサイト"),
    "short": ("short name", "acronym", "siglas", "nombre corto", "略称"),
    "reading": ("reading", "よみ", "ふりがな", "フリガナ"),
    "notes": ("notes", "notas", "comentarios", "備考"),
    "identifiers.lei": ("lei",),
}
"""How people head what a field holds, folded: case and accents aside."""


@dataclass(frozen=True, slots=True)
class Mending:
    """What somebody has said of cells and rows: other words for a field's cell, and rows that are left out."""

    words: Mapping[tuple[str, str], str] = field(default_factory=dict)
    left_out: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """What a row would do. `problems` are by the column's place; None stands for the row as a whole.

    `before` has of each column that an update changes the value of now, as the journal has it.
    """

    number: int
    kind: RowKind
    cells: Sequence[str]
    problems: Mapping[int | None, Problem]
    before: Mapping[int, Json]
    draft: Draft | None


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


def guessed(coalition: Coalition, headings: Sequence[str]) -> list[str | None]:
    """Return what each column seems to hold, by its heading; None for what nobody knows. No field comes twice."""
    first = f"names.{_languages(coalition)[0]}"
    known = {fold(words): one for one, heads in _HEADINGS.items() for words in heads}
    found: list[str | None] = []
    for heading in headings:
        typed = heading.strip()
        guess: str | None = known.get(fold(typed))
        if typed == "id" or not organisation_field_is_unknown(typed):
            guess = typed
        guess = first if guess == "name" else guess
        found.append(None if guess in found else guess)
    return found


def look_at(
    workspace: Workspace,
    coalition: Coalition,
    table: Table,
    fields: Sequence[str | None],
    mending: Mending | None = None,
    progress: Progress | None = None,
) -> Preview:
    """Return what would become of each row, if column by column these fields are meant (None: not imported)."""
    judge = _Judge(workspace, coalition, fields, mending or Mending())
    rows = []
    for done, (number, cells) in enumerate(table.rows):
        rows.append(judge.row(number, cells))
        if progress is not None:
            progress(done, len(table.rows))
    return Preview(table.header, fields, rows)


def bring(
    workspace: Workspace, coalition: Coalition, preview: Preview, progress: Progress | None = None
) -> list[str]:
    """Write all rows that can go in, in one transaction; return the entries' ids, by which it is taken back."""
    drafts = [row.draft for row in preview.rows if row.draft is not None]
    return [entry.id for entry in workspace.write(coalition.id, drafts, progress)] if drafts else []


def take_back(workspace: Workspace, entries: Iterable[str]) -> None:
    """Undo a whole import. Raise what `undo` raises; then all of it stays."""
    with workspace.file.transaction():
        for entry in entries:
            undo(workspace, entry)


class _Judge:
    """Judges row after row; the same cell is judged once."""

    def __init__(
        self, workspace: Workspace, coalition: Coalition, fields: Sequence[str | None], mending: Mending
    ) -> None:
        self._workspace, self._which = workspace, coalition
        self._fields, self._mending = fields, mending
        self._sectors = coalition.terms.sectors
        self._words = {"sector": _sectors(coalition), "country": _countries()}
        self._places: dict[str, dict[str, str]] = {}
        self._here: dict[tuple[str, str], set[str]] = {}
        for id_, name, country in listing.names(workspace.journal, coalition.id):
            self._here.setdefault((heard(name), country), set()).add(id_)
        self._seen: set[tuple[str, str]] = set()
        self._ids: set[str] = set()

    def row(self, number: int, cells: Sequence[str]) -> PreviewRow:
        """Return what a row would do."""
        problems: dict[int | None, Problem] = {}
        values: dict[str, Json] = {}
        id_: str | None = None
        country = self._country(cells)
        for column, name in enumerate(self._fields):
            cell = cells[column].strip() if column < len(cells) else ""
            if name is None or not cell:
                continue
            value = self._value(name, cell, country)
            if isinstance(value, Problem):
                problems[column] = value
            elif name == "id":
                id_ = str(value)
            else:
                values[name] = value
        if number in self._mending.left_out:
            return PreviewRow(number, "left-out", cells, {}, {}, None)
        return self._judged(number, cells, problems, values, id_)

    def _judged(
        self,
        number: int,
        cells: Sequence[str],
        problems: dict[int | None, Problem],
        values: Mapping[str, Json],
        id_: str | None,
    ) -> PreviewRow:
        id_ = id_ or self._known(values)
        names = {(heard(str(value)), str(values.get("country"))) for value in _names(values)}
        if names & self._seen or (id_ is not None and id_ in self._ids):
            problems.setdefault(None, Problem("row", "said-twice"))
        if id_ is None:
            for needed in lacking(name for name, value in values.items() if value is not None):
                if not any(one is not None and one.field.startswith(needed) for one in problems.values()):
                    problems.setdefault(None, Problem(needed, "missing"))
            said = {name: value for name, value in values.items() if value is not None}
            draft = None if problems else first_draft("organisation", self._workspace.context.new_id(), said)
            kind: RowKind = "mend" if problems else "new"
            before: dict[int, Json] = {}
        else:
            kind, draft, before = self._update(id_, values, problems)
        if kind != "mend":
            self._seen |= names
            self._ids |= {id_} if id_ is not None else set()
        return PreviewRow(number, kind, cells, problems, before, draft)

    def _update(
        self, id_: str, values: Mapping[str, Json], problems: dict[int | None, Problem]
    ) -> tuple[RowKind, Draft | None, dict[int, Json]]:
        state = self._workspace.journal.state(self._which.id, id_)
        if organisation_status(state) is None:
            problems[self._fields.index("id")] = Problem("id", "unknown-organisation", {"id": id_})
        elif gone := lost(state, values):
            problems.setdefault(None, gone[0])
        if problems:
            return "mend", None, {}
        draft = draft_over(state, "organisation", id_, values)
        if draft is None:
            return "same", None, {}
        shown = state.shown("organisation")
        written = {**draft.open, **draft.personal}
        before: dict[int, Json] = {}
        for column, name in enumerate(self._fields):
            value = shown.get(name) if name is not None and name in written else None
            if isinstance(value, str):
                before[column] = value
        return "update", draft, before

    def _known(self, values: Mapping[str, Json]) -> str | None:
        """Return the one organisation of that name and country that is here."""
        country = str(values.get("country"))
        found = {id_ for value in _names(values) for id_ in self._here.get((heard(str(value)), country), ())}
        return next(iter(found)) if len(found) == 1 else None

    def _country(self, cells: Sequence[str]) -> str:
        place = self._fields.index("country") if "country" in self._fields else len(cells)
        cell = cells[place].strip() if place < len(cells) else ""
        said = self._mending.words.get(("country", cell), cell)
        return self._words["country"].get(fold(said), self._which.record.country)

    def _value(self, name: str, cell: str, country: str) -> Json | Problem:
        text = self._mending.words.get((name, cell), cell)
        if name == "id":
            return organisation_id("id", text)
        if name in ("place", "represents"):
            text = self._place(text, country)
        text = self._words.get(name, {}).get(fold(text), text)
        return organisation_field(name, text, self._sectors)

    def _place(self, text: str, country: str) -> str:
        if country not in self._places:
            every = place_choices(self._workspace, self._which, country, _languages(self._which)[0])
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


def _countries() -> dict[str, str]:
    """Return countries' codes by their names in the program's languages, and by themselves."""
    named = {fold(Speech(tag).country_name(code)): code for tag in LANGUAGES for code in COUNTRIES}
    return named | {fold(code): code for code in COUNTRIES}
