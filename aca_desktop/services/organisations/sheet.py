"""A table (CSV) whose columns are fields, judged cell by cell: all of its rows are right, or nothing is taken.

It must not know what the fields mean: a rule says which there are, and what a cell comes to.
"""

import dataclasses
import difflib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.values.problems import Problem, Refused
from aca_desktop.errors import Fact
from aca_desktop.services.organisations.organisation_import import MOST_PROBLEMS
from aca_desktop.storage.csv_table import Table, read_csv

_SHOWN = 80


@dataclass(frozen=True, slots=True)
class SheetRules:
    """What a table's columns may be: `fields` for a hint, `renamed` headings; `judge` gives a cell's value, and
    `why` tells of an unknown column what is wrong with it, if more can be said."""

    fields: Sequence[str]
    is_unknown: Callable[[str], bool]
    judge: Callable[[str, str], Json | Problem]
    renamed: Mapping[str, str]
    why: Callable[[str], Problem | None] = lambda _field: None


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row's number, the header being 1, and what its cells say; None removes, what is not said is not there."""

    number: int
    values: Mapping[str, Json]


@dataclass(frozen=True, slots=True)
class ImportedSheet:
    """What came of a table: ids or codes added and edited, in its order; how many rows said nothing new.

    `entries` are the ids of what was written, by which it can be taken back.
    """

    added: Sequence[str]
    edited: Sequence[str]
    unchanged: int
    entries: Sequence[str] = dataclasses.field(default=(), compare=False)


class Sheet:
    """A table while it is judged; `problems` collects what is wrong with it."""

    def __init__(self, table: Table, rules: SheetRules) -> None:
        self.problems: list[Problem] = []
        self._table = table
        self._rules = rules
        self._columns = self._header()
        self._headings = {field: heading for heading, field in reversed(self._columns)}

    @classmethod
    def of(cls, data: bytes, rules: SheetRules) -> "Sheet":
        """Read a table; raise Refused if it is none."""
        table = read_csv(data)
        if isinstance(table, Problem):
            raise Refused([table])
        return cls(table, rules)

    @property
    def columns(self) -> list[str]:
        """The fields that its columns stand for."""
        return [field for _heading, field in self._columns]

    def require(self, field: str) -> None:
        """Say that a column is missing, if it is."""
        if field not in self.columns:
            self.problems.append(Problem(f"rows[{self._table.header_row}].{field}", "missing"))

    def rows(self) -> list[SheetRow]:
        """Return the rows as far as they are right; none if the header is not."""
        found: list[SheetRow] = []
        for number, cells in self._table.rows if not self.problems else ():
            if len(cells) > len(self._columns):
                self.problems.append(Problem(f"rows[{number}]", "csv-cell-without-column"))
            found.append(SheetRow(number, self._values(number, cells)))
            if len(self.problems) >= MOST_PROBLEMS:
                del self.problems[MOST_PROBLEMS:]
                self.problems.append(Problem("file", "too-many-problems", {"limit": MOST_PROBLEMS}))
                break
        return found

    def refuse(self, cell: tuple[int, str], code: str, **facts: Fact) -> None:
        """Note what is wrong with a cell: its row's number and its field."""
        row, field = cell
        self.problems.append(Problem(f"rows[{row}].{self._headings.get(field, field)}", code, facts))

    def miss(self, cell: tuple[int, str]) -> None:
        """Note that a cell is missing, unless it has been said already what is wrong with it."""
        row, field = cell
        name = f"rows[{row}].{self._headings.get(field, field)}"
        if all(one.field != name for one in self.problems):
            self.refuse(cell, "missing")

    def has_refused(self, row: int) -> bool:
        """Say whether something of a row is wrong, so that it need not be missed besides."""
        begin = f"rows[{row}]"
        return any(one.field.startswith(f"{begin}.") or one.field == begin for one in self.problems)

    def finish(self) -> None:
        """Raise Refused if anything was wrong."""
        if self.problems:
            raise Refused(self.problems)

    def _header(self) -> list[tuple[str, str]]:
        columns: list[tuple[str, str]] = []
        row = self._table.header_row
        for cell in self._table.header:
            heading = "".join(one if one.isprintable() else "\ufffd" for one in cell.strip()[:_SHOWN])
            field = self._rules.renamed.get(heading, heading)
            if not heading:
                self.problems.append(Problem(f"rows[{row}]", "csv-column-without-heading"))
            elif self._rules.is_unknown(field) and (told := self._rules.why(field)):
                self.problems.append(Problem(f"rows[{row}].{heading}", told.code, told.facts))
            elif self._rules.is_unknown(field):
                meant = difflib.get_close_matches(heading, (*self._rules.renamed, *self._rules.fields), n=1)
                where = f"rows[{row}].{heading}"
                self.problems.append(Problem(where, "unknown-field", {"meant": meant[0] if meant else None}))
            elif any(field == other for _heading, other in columns):
                self.problems.append(Problem(f"rows[{row}].{heading}", "said-twice"))
            columns.append((heading, field))
        return columns

    def _values(self, number: int, cells: Sequence[str]) -> dict[str, Json]:
        values: dict[str, Json] = {}
        for (heading, field), cell in zip(self._columns, cells, strict=False):
            if not cell.strip():
                continue
            value = self._rules.judge(field, cell)
            if isinstance(value, Problem):
                where = heading + value.field.removeprefix(field)
                self.problems.append(Problem(f"rows[{number}].{where}", value.code, value.facts))
            else:
                values[field] = value
        return values
