"""Fields that have several different values: listed with who wrote them and when, settled by one more edit."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from aca_desktop.domain.canonical import Json
from aca_desktop.domain.contents import Absent
from aca_desktop.domain.entry import Header
from aca_desktop.domain.journal import Candidate
from aca_desktop.domain.kinds import KINDS
from aca_desktop.domain.problems import Problem, Refused
from aca_desktop.errors import AcaError
from aca_desktop.services import organisations
from aca_desktop.services.coalitions import Coalition
from aca_desktop.services.editing import edit_draft
from aca_desktop.services.laptops import laptop_name
from aca_desktop.services.workspaces import Workspace
from aca_desktop.storage.conflicts import conflicting


@dataclass(frozen=True, slots=True)
class ConflictValue:
    """One of a field's values: the entry that wrote it, on which laptop (replica and name), when by its clock."""

    value: Json | Absent
    entry: str
    replica: str
    laptop: str | None
    at: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field with several different values, the one first that everybody sees meanwhile."""

    subject: str
    kind: str
    field: str
    values: tuple[ConflictValue, ...]


def conflicts(workspace: Workspace, which: Coalition) -> list[Conflict]:
    """Return a coalition's conflicts, by subject, kind and field."""
    names: dict[str, str | None] = {}
    found = []
    for subject, kind, field in sorted(conflicting(workspace.journal, which.id)):
        headers = {one.entry.id: one.entry.header for one in workspace.journal.about(which.id, subject)}
        candidates = workspace.journal.state(which.id, subject).fields[kind, field]
        for candidate in candidates:
            replica = headers[candidate.entry].replica
            if replica not in names:
                names[replica] = laptop_name(workspace, which, replica)
        values = tuple(_value(one, headers, names) for one in candidates)
        found.append(Conflict(subject, kind, field, values))
    return found


def resolve_by_entry(workspace: Workspace, which: Coalition, subject: str, field: str, entry: str) -> str:
    """Settle a conflict by the value that an entry wrote; return the new entry's id.

    Raise AcaError `no-such-conflict`, `no-such-value`, `value-not-here`, `not-authorised`.
    """
    conflict = _find(workspace, which, subject, field)
    chosen = next((one for one in conflict.values if one.entry == entry), None)
    if chosen is None:
        raise AcaError("no-such-value", entry=entry, field=field)
    if isinstance(chosen.value, Absent):
        raise AcaError("value-not-here", field=field, why=chosen.value.why)
    return _settle(workspace, which, conflict, chosen.value)


def resolve_by_value(workspace: Workspace, which: Coalition, subject: str, field: str, text: str | None) -> str:
    """Settle a conflict by a value as typed, None: by none at all; return the new entry's id.

    An organisation's fields are typed as in `organisations edit`; others as JSON, or as plain text. Raise Refused
    for a value that the field cannot have, AcaError `no-such-conflict`, `not-authorised`.
    """
    conflict = _find(workspace, which, subject, field)
    if conflict.kind == "organisation":
        entry = organisations.edit(workspace, which, subject, {field: text or "null"})
        if entry is not None:
            return entry.id
    return _settle(workspace, which, conflict, None if text is None else _typed(conflict, text))


def _typed(conflict: Conflict, text: str) -> Json:
    """Return a value as typed, in the form that the field takes."""
    accepts = KINDS[conflict.kind].field(conflict.field)
    try:
        read: Json = json.loads(text)
    except (ValueError, RecursionError):
        read = text
    for value in (read, text):
        if accepts is not None and accepts.accepts(value):
            return value
    raise Refused([Problem(conflict.field, "not-a-value-of-it")])


def _settle(workspace: Workspace, which: Coalition, conflict: Conflict, value: Json) -> str:
    draft = edit_draft(workspace, which.id, conflict.kind, conflict.subject, {conflict.field: value})
    if draft is None:
        raise AssertionError("values that differ can be settled")
    return workspace.write(which.id, [draft])[0].id


def _find(workspace: Workspace, which: Coalition, subject: str, field: str) -> Conflict:
    found = [one for one in conflicts(workspace, which) if (one.subject, one.field) == (subject, field)]
    if not found:
        raise AcaError("no-such-conflict", subject=subject[:80], field=field[:80])
    return found[0]


def _value(candidate: Candidate, headers: Mapping[str, Header], names: Mapping[str, str | None]) -> ConflictValue:
    header = headers[candidate.entry]
    return ConflictValue(candidate.value, candidate.entry, header.replica, names[header.replica], header.at)
