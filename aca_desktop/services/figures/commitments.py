"""Commitments of organisations: added, imported from a table, listed with their validation and its age."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from aca_desktop.domain.figures.commitment_record import (
    COMMITMENT_FIELDS,
    commitment_field,
    commitment_field_is_unknown,
    commitment_of,
    fields_of,
    validation_status,
    validation_value,
)
from aca_desktop.domain.figures.commitments import Commitment, Validation, commitment_problems
from aca_desktop.domain.figures.place_record import texts_of
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.values.days import day
from aca_desktop.domain.values.identifiers import identifier
from aca_desktop.domain.values.problems import Problem, Refused
from aca_desktop.domain.values.typed_text import heard, line
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.journal.editing import edit_draft
from aca_desktop.services.organisations.organisation_edits import organisation_state
from aca_desktop.services.organisations.sameness import same_records
from aca_desktop.services.tables.judging import ColumnRules, ImportedTable, Row, Sheet
from aca_desktop.services.tables.reading import Table
from aca_desktop.services.workspace.workspaces import Progress, Workspace
from aca_desktop.storage.queries import listing
from aca_desktop.storage.queries.named_fields import named_fields

__all__ = ["Commitment", "CommitmentRow", "add", "commitments", "import_table", "listed"]

_OF_VALIDATION = ("validation", "validation_day", "validation_body", "validation_source", "validation_seen")


@dataclass(frozen=True, slots=True)
class CommitmentRow:
    """A commitment, its organisation's names, how it stands at the day asked for, and what is wrong with it.

    `too_old`: the validation was seen too long ago to rest a sentence on; never so in a sample.
    """

    commitment: Commitment
    names: Mapping[str, str]
    validation: Validation | None
    too_old: bool
    problems: Sequence[Problem]


def commitments(workspace: Workspace, coalition: Coalition) -> list[Commitment]:
    """Return a coalition's commitments, in the order in which they were written."""
    found = listing.subjects(workspace.journal, coalition.id, "commitment")
    return [one for id_, own in found.items() if (one := commitment_of(id_, own)) is not None]


def listed(workspace: Workspace, coalition: Coalition, at: date | None = None) -> list[CommitmentRow]:
    """Return a coalition's commitments as they stand at a day, None for today."""
    today = workspace.context.now().date()
    every = commitments(workspace, coalition)
    known = named_fields(workspace.journal, coalition.id, (one.organisation for one in every), ("names.*",))
    names = {id_: texts_of(fields, "names") for id_, fields in known.items()}
    rows = []
    for one in every:
        validation = one.validation(at or today)
        too_old = validation is not None and not coalition.sample and validation.is_too_old(at or today)
        problems = commitment_problems(one, max(today, at or today))
        rows.append(CommitmentRow(one, names.get(one.organisation, {}), validation, too_old, problems))
    return rows


def add(workspace: Workspace, coalition: Coalition, commitment: Commitment) -> str:
    """Add a commitment; its id is made here. Raise Refused, or AcaError `unknown-organisation`."""
    organisation_state(workspace, coalition, commitment.organisation)
    problems = commitment_problems(commitment, workspace.context.now().date())
    if problems:
        raise Refused(problems)
    id_ = workspace.context.new_id()
    draft = edit_draft(workspace, coalition.id, "commitment", id_, fields_of(commitment))
    if draft is None:
        raise AssertionError("a commitment says something")
    workspace.write(coalition.id, [draft])
    return id_


def import_table(
    workspace: Workspace, coalition: Coalition, table: Table, progress: Progress | None = None
) -> ImportedTable:
    """Add or edit the commitments of a table, in one transaction.

    The organisation is named by `organisation` (its id), `lei` or another `identifiers.<scheme>`, or `name`; then
    `type`, `scope`, `words.<language>`, `base_year`, `base_value`, `unit`, `target_year`, `target_value`,
    `percent`, `interim.<year>`, `progress.<year>`, `source`, and a validation: `validation` (its status),
    `validation_day`, `validation_body`, `validation_source`, `validation_seen` (else its day). Rows about the same
    organisation (whichever of its records), type, scope and target year are one commitment; one that exists is
    edited, and its earlier validations stay. Raise Refused with the problems of all rows; then nothing is written.
    """
    sheet = Sheet(table, _RULES)
    sheet.require("type")
    if not any(column and _names_organisation(column) for column in sheet.columns):
        sheet.require("organisation")
    finder = _Finder(workspace, coalition)
    known = {finder.key(one): one for one in commitments(workspace, coalition)}
    today = workspace.context.now().date()
    said: dict[str, dict[str, Json]] = {}
    new: list[str] = []
    for row in sheet.rows():
        fields = _fields(row, finder)
        commitment = commitment_of("", fields)
        if commitment is None:
            continue
        before = known.get(finder.key(commitment))
        id_ = before.id if before else workspace.context.new_id()
        if before is None:
            new.append(id_)
        else:
            fields["organisation"] = before.organisation
        whole = commitment_of(id_, {**(fields_of(before) if before else {}), **fields})
        if whole is None:
            raise AssertionError("a commitment that was one is one with more said")
        row.problems += commitment_problems(whole, today)
        known[finder.key(whole)] = whole
        said.setdefault(id_, {}).update(fields)
    sheet.finish()
    drafts = {id_: edit_draft(workspace, coalition.id, "commitment", id_, fields) for id_, fields in said.items()}
    written = {id_: draft for id_, draft in drafts.items() if draft}
    entries = workspace.write(coalition.id, list(written.values()), progress) if written else []
    return ImportedTable(
        added=new,
        edited=[id_ for id_ in written if id_ not in new],
        unchanged=len(drafts) - len(written),
        entries=[entry.id for entry in entries],
    )


class _Finder:
    """Finds the organisation that a row names, in tables made once; records of one organisation are no others."""

    def __init__(self, workspace: Workspace, coalition: Coalition) -> None:
        self._same = same_records(workspace, [coalition])
        self._by: dict[tuple[str, str], set[str]] = {}
        for id_, own in listing.subjects(workspace.journal, coalition.id, "organisation").items():
            self._by[("organisation", id_)] = {id_}
            for name, value in own.items():
                if name.startswith("identifiers.") and isinstance(value, str):
                    self._by.setdefault((name, value), set()).add(id_)
        for id_, name, _country in listing.names(workspace.journal, coalition.id):
            self._by.setdefault(("name", heard(name)), set()).add(id_)

    def found(self, by: str, value: str) -> list[str]:
        """Return the ids of the organisations that this names, each by its first record that is named so."""
        named = sorted(self._by.get((by, heard(value) if by == "name" else value), ()))
        first = {self._same.get(id_, id_): id_ for id_ in reversed(named)}
        return sorted(first.values())

    def key(self, one: Commitment) -> tuple[str, str, str | None, int | None]:
        """Return by what a commitment is known again, whichever record of its organisation bears it."""
        return self._same.get(one.organisation, one.organisation), one.type, one.scope, one.target_year


def _fields(row: Row, finder: _Finder) -> dict[str, Json]:
    """Return what a row says as a commitment's fields, as far as it is right."""
    is_wrong = bool(row.problems)
    said = {name: value for name, value in row.values.items() if name not in _OF_VALIDATION}
    organisation = _organisation(row, finder)
    fields = {name: value for name, value in said.items() if not _names_organisation(name)}
    if organisation is not None:
        fields["organisation"] = organisation
    if "type" not in fields:
        row.miss("type")
    return fields | _validation(row, is_wrong=is_wrong)


def _organisation(row: Row, finder: _Finder) -> str | None:
    naming = [(name, value) for name, value in row.values.items() if _names_organisation(name)]
    if not naming:
        if not row.problems:
            row.miss("organisation")
        return None
    name, value = min(naming, key=lambda one: _BY_RANK.get(one[0], 1))
    found = finder.found(name, str(value))
    if not found:
        row.refuse(name, "unknown-organisation", id=str(value))
    elif len(found) > 1:
        row.refuse(name, "ambiguous-organisation", ids=found)
    return found[0] if len(found) == 1 else None


def _validation(row: Row, *, is_wrong: bool) -> dict[str, Json]:
    said = {name: row.values[name] for name in _OF_VALIDATION if row.values.get(name) is not None}
    if not said:
        return {}
    for needed in ("validation", "validation_day", "validation_source"):
        if needed not in said and not is_wrong:
            row.miss(needed)
    status, on = said.get("validation"), said.get("validation_day")
    if not isinstance(status, str) or not isinstance(on, str):
        return {}
    known = validation_status("validation", status)
    if isinstance(known, Problem):
        return {}
    body = said.get("validation_body")
    one = Validation(
        day=date.fromisoformat(on),
        status=known,
        source=str(said.get("validation_source", "")),
        seen=date.fromisoformat(str(said.get("validation_seen", on))),
        body=body if isinstance(body, str) else None,
    )
    return {f"validation.{on}": validation_value(one)}


def _names_organisation(field: str) -> bool:
    return field in _BY_RANK or field.startswith("identifiers.")


_BY_RANK = {"organisation": 0, "name": 2}
"""How surely a column names an organisation; identifiers are between the two."""


def _judge(field: str, cell: str) -> Json | Problem:
    if field == "validation":
        return validation_status(field, cell)
    if field in ("validation_day", "validation_seen"):
        found = day(field, cell)
        return found if isinstance(found, Problem) else found.isoformat()
    if field in ("validation_body", "validation_source", "name"):
        return line(field, cell)
    if field.startswith("identifiers."):
        return identifier(field, field.removeprefix("identifiers."), cell)
    return commitment_field(field, cell)


def _is_unknown(field: str) -> bool:
    if field in _OF_VALIDATION or _names_organisation(field):
        return False
    return commitment_field_is_unknown(field)


_RULES = ColumnRules(
    fields=("name", *_OF_VALIDATION, *COMMITMENT_FIELDS),
    is_unknown=_is_unknown,
    judge=_judge,
    renamed={scheme: f"identifiers.{scheme}" for scheme in ("lei", "jcn", "rfc", "isin", "ein")},
)
