"""A commitment written or changed as it was typed, field by field, with the history of its validations."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from aca_desktop.domain.figures.commitment_record import (
    commitment_field,
    commitment_of,
    fields_of,
    validation_status,
    validation_value,
)
from aca_desktop.domain.figures.commitments import Commitment, Validation, commitment_problems
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.values.days import day
from aca_desktop.domain.values.problems import Problem, Refused
from aca_desktop.domain.values.typed_text import line
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.figures.commitments import CommitmentRow, listed
from aca_desktop.services.journal.editing import edit_draft
from aca_desktop.services.organisations.organisation_edits import organisation_state
from aca_desktop.services.workspace.workspaces import Workspace


@dataclass(frozen=True, slots=True)
class TypedValidation:
    """A validation as typed, "" where nothing is: day and `seen` as 2026-06-05, status by its code."""

    day: str
    status: str
    body: str
    source: str
    seen: str


def find(workspace: Workspace, coalition: Coalition, id_: str) -> CommitmentRow | None:
    """Return a commitment as it stands today, None if there is none of that id."""
    return next((row for row in listed(workspace, coalition) if row.commitment.id == id_), None)


def judged(
    id_: str, typed: Mapping[str, str], validations: Sequence[TypedValidation], today: date
) -> Commitment | Sequence[Problem]:
    """Return the commitment that is typed, or all that is wrong with it.

    A problem of a validation is of the field `validation.<its place>`, or `validation.<its place>.<part>`.
    """
    values = {name: commitment_field(name, text) for name, text in typed.items()}
    problems = [one for one in values.values() if isinstance(one, Problem)]
    said: dict[str, Json] = {
        name: value for name, value in values.items() if not isinstance(value, Problem) and value is not None
    }
    days: dict[str, int] = {}
    for place, one in enumerate(validations):
        found = _validation(f"validation.{place}", one)
        if isinstance(found, list):
            problems += found
            continue
        written = found.day.isoformat()
        if written in days:
            problems.append(Problem(f"validation.{place}.day", "said-twice"))
        days[written] = place
        said[f"validation.{written}"] = validation_value(found)
    wrong = {one.field for one in problems}
    problems += [
        Problem(name, "missing") for name in ("organisation", "type") if name not in said and name not in wrong
    ]
    commitment = commitment_of(id_, {"organisation": "", **said})  # its years can be judged without whose it is
    if commitment is None:
        return problems
    problems += [_at_its_place(one, days) for one in commitment_problems(commitment, today)]
    return problems or commitment


def write(
    workspace: Workspace,
    coalition: Coalition,
    id_: str | None,
    typed: Mapping[str, str],
    validations: Sequence[TypedValidation],
) -> str:
    """Add a commitment, or change the one of that id to what is typed; return its id.

    Raise Refused, or AcaError `unknown-organisation`.
    """
    found = judged(id_ or "", typed, validations, workspace.context.now().date())
    if not isinstance(found, Commitment):
        raise Refused([*found])
    organisation_state(workspace, coalition, found.organisation)
    before = None if id_ is None else find(workspace, coalition, id_)
    subject = id_ or workspace.context.new_id()
    gone = set() if before is None else fields_of(before.commitment).keys() - fields_of(found).keys()
    fields: dict[str, Json] = {**fields_of(found), **dict.fromkeys(gone)}
    draft = edit_draft(workspace, coalition.id, "commitment", subject, fields)
    if draft is not None:
        workspace.write(coalition.id, [draft])
    return subject


def _validation(field: str, typed: TypedValidation) -> Validation | list[Problem]:
    on = day(f"{field}.day", typed.day) if typed.day else Problem(f"{field}.day", "missing")
    status = validation_status(f"{field}.status", typed.status)
    source = line(f"{field}.source", typed.source) if typed.source else Problem(f"{field}.source", "missing")
    body = line(f"{field}.body", typed.body) if typed.body else None
    seen = day(f"{field}.seen", typed.seen) if typed.seen else on
    problems = [one for one in (on, status, source, body) if isinstance(one, Problem)]
    if typed.seen and isinstance(seen, Problem):
        problems.append(seen)
    if isinstance(on, Problem) or isinstance(status, Problem) or isinstance(source, Problem):
        return problems
    if isinstance(body, Problem) or isinstance(seen, Problem):
        return problems
    return Validation(on, status, source, seen, body)


def _at_its_place(one: Problem, days: Mapping[str, int]) -> Problem:
    begin, _, rest = one.field.partition(".")
    if begin == "validation" and rest in days:
        return Problem(f"validation.{days[rest]}", one.code, one.facts)
    return one
