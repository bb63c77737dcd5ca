"""The rows of a table, judged cell by cell by the rules of the kind that they describe.

It must not know what the fields mean: the rules say which there are, and what a cell comes to.
"""

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.values.problems import Problem, Refused
from aca_desktop.errors import Fact
from aca_desktop.storage.tables.table import Table

MOST_PROBLEMS = 10_000
"""After so many no more are looked for: nobody reads them, and a hostile table could have millions."""

_SHOWN = 80


@dataclass(frozen=True, slots=True)
class ColumnRules:
    """What a table's columns may be.

    `fields` are those that a hint names; `judge` gives a cell's value; `renamed` has other headings of fields;
    `why` says more of an unknown column, if more can be said.
    """

    fields: Sequence[str]
    is_unknown: Callable[[str], bool]
    judge: Callable[[str, str], Json | Problem]
    renamed: Mapping[str, str] = field(default_factory=dict)
    why: Callable[[str], Problem | None] = lambda _field: None


@dataclass(slots=True)
class Row:
    """A row while it is judged: what its cells say by field (None removes), and what is wrong with it.

    A problem's field is the journal's field, or nothing where it is about the row as a whole.
    """

    number: int
    cells: Sequence[str]
    values: dict[str, Json] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def refuse(self, name: str, code: str, **facts: Fact) -> None:
        """Note what is wrong with a cell."""
        self.problems.append(Problem(name, code, facts))

    def miss(self, name: str) -> None:
        """Note that a cell is missing, unless something is wrong with it already."""
        if all(one.field.partition(".")[0] != name for one in self.problems):
            self.refuse(name, "missing")


@dataclass(frozen=True, slots=True)
class ImportedTable:
    """What came of a table: ids or codes added and edited, in its order; how many rows said nothing new.

    `entries` are the ids of what was written, by which it can be taken back.
    """

    added: Sequence[str]
    edited: Sequence[str]
    unchanged: int
    entries: Sequence[str] = field(default=(), compare=False)


class Sheet:
    """A table while it is judged. `columns` are the fields of its columns, None for one that is not imported."""

    def __init__(self, table: Table, rules: ColumnRules, columns: Sequence[str | None] | None = None) -> None:
        self.table = table
        self._rules = rules
        self._is_strict = columns is None
        self._missing: list[str] = []
        self._rows: list[Row] = []
        self._judged: dict[tuple[str, str], Json | Problem] = {}
        self._has_too_many = False
        self._header: list[Problem] = []
        self._headings = [_printable(cell) for cell in table.header]
        self.columns = self._read_header() if columns is None else list(columns)

    def require(self, name: str) -> None:
        """Note once that a column is missing, if it is."""
        if name not in self.columns and name not in self._missing:
            self._missing.append(name)

    @property
    def is_headed(self) -> bool:
        """Return whether all columns are understood, so that rows can be judged."""
        return not self._header and not self._missing

    def rows(self) -> Iterator[Row]:
        """Judge row after row; none if the header is wrong. Whoever takes them may add to their problems."""
        count = 0
        for number, cells in self.table.rows if self.is_headed else ():
            row = self.row(number, cells)
            self._rows.append(row)
            yield row
            count += len(row.problems)
            if count >= MOST_PROBLEMS:
                self._has_too_many = True
                return

    def row(self, number: int, cells: Sequence[str]) -> Row:
        """Judge the cells of one row; the same words are judged once."""
        row = Row(number, cells)
        if self._is_strict and len(cells) > len(self.columns):
            row.refuse("", "csv-cell-without-column")
        for name, cell in zip(self.columns, cells, strict=False):
            if name is None or not cell.strip():
                continue
            if (name, cell) not in self._judged:
                self._judged[name, cell] = self._rules.judge(name, cell)
            value = self._judged[name, cell]
            if isinstance(value, Problem):
                row.problems.append(value)
            else:
                row.values[name] = value
        return row

    def column_of(self, name: str) -> int | None:
        """Return the column of a field or of a part of it (`contacts.press.email`)."""
        for place, own in enumerate(self.columns):
            if own is not None and (name == own or name.startswith(f"{own}.")):
                return place
        return None

    def finish(self) -> None:
        """Raise Refused if anything was wrong."""
        head = self.table.header_row
        problems = [*self._header, *(Problem(f"rows[{head}].{name}", "missing") for name in self._missing)]
        problems += [self._located(row, one) for row in self._rows for one in row.problems]
        if self._has_too_many:
            problems[MOST_PROBLEMS:] = [Problem("file", "too-many-problems", {"limit": MOST_PROBLEMS})]
        if problems:
            raise Refused(problems)

    def _located(self, row: Row, one: Problem) -> Problem:
        place = self.column_of(one.field)
        name = one.field
        if place is not None:
            name = self._headings[place] + name.removeprefix(self.columns[place] or "")
        return Problem(f"rows[{row.number}]" + (f".{name}" if name else ""), one.code, one.facts)

    def _read_header(self) -> list[str | None]:
        columns: list[str | None] = []
        for heading in self._headings:
            name = self._rules.renamed.get(heading, heading)
            if problem := self._heading_problem(heading, name, columns):
                where = f"rows[{self.table.header_row}]" + (f".{heading}" if heading else "")
                self._header.append(Problem(where, problem.code, problem.facts))
            columns.append(name)
        return columns

    def _heading_problem(self, heading: str, name: str, before: Iterable[str | None]) -> Problem | None:
        rules = self._rules
        if not heading:
            return Problem("", "csv-column-without-heading")
        if rules.is_unknown(name):
            meant = difflib.get_close_matches(heading, (*rules.renamed, *rules.fields), n=1)
            return rules.why(name) or Problem("", "unknown-field", {"meant": meant[0] if meant else None})
        return Problem("", "said-twice") if name in before else None


def _printable(heading: str) -> str:
    return "".join(one if one.isprintable() else "\ufffd" for one in heading.strip()[:_SHOWN])
