"""Fields that have several different values: listed with who wrote them and when, settled by one more edit."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from aca_desktop.domain.coalition import logo
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.contents import Absent, read_contents
from aca_desktop.domain.journal.entry import Entry
from aca_desktop.domain.journal.kinds import KINDS
from aca_desktop.domain.journal.meaning import Candidate
from aca_desktop.domain.values.problems import Problem, Refused
from aca_desktop.errors import AcaError
from aca_desktop.services.coalition import logos
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.journal.editing import edit_draft
from aca_desktop.services.laptops.laptops import ROLES, Role, laptop_name
from aca_desktop.services.organisations import organisations
from aca_desktop.services.workspace.workspaces import Workspace
from aca_desktop.storage.queries.conflicts import conflicting


@dataclass(frozen=True, slots=True)
class ConflictValue:
    """One of a field's values: the entry that wrote it, on which laptop (replica and name), when by its clock.

    `role` is the laptop's now; `before` what the value replaced there, if that is here.
    """

    value: Json | Absent
    entry: str
    replica: str
    laptop: str | None
    at: str
    role: Role | None = None
    before: Json | Absent = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field with several different values, the one first that everybody sees meanwhile.

    `names` are what its subject is called, by language as far as it has any; `other` is the same of the other
    organisation where it is about whether two are one.
    """

    subject: str
    kind: str
    field: str
    values: tuple[ConflictValue, ...]
    names: Mapping[str, str] = MappingProxyType({})
    other: Mapping[str, str] = MappingProxyType({})


def conflicts(workspace: Workspace, coalition: Coalition) -> list[Conflict]:
    """Return a coalition's conflicts, by subject, kind and field."""
    found = []
    laptops = _Laptops(workspace, coalition)
    for subject, kind, field in sorted(conflicting(workspace.journal, coalition.id)):
        entries = {one.entry.id: one.entry for one in workspace.journal.about(coalition.id, subject)}
        fields = workspace.journal.state(coalition.id, subject).fields
        values = tuple(laptops.value(one, field, entries) for one in fields[kind, field])
        other = names_of(workspace, coalition, field.removeprefix("same.")) if kind == "same" else {}
        found.append(Conflict(subject, kind, field, values, _names(fields), other))
    return found


def names_of(workspace: Workspace, coalition: Coalition, subject: str) -> Mapping[str, str]:
    """Return what a subject is called, by language as far as it has any names or titles."""
    return _names(workspace.journal.state(coalition.id, subject).fields)


def conflict_count(workspace: Workspace, coalition: Coalition) -> int:
    """Return how many fields of a coalition are in conflict."""
    return len(conflicting(workspace.journal, coalition.id))


def _names(fields: Mapping[tuple[str, str], Sequence[Candidate]]) -> Mapping[str, str]:
    """Return what a subject is called, by language: its names or titles."""
    found = {}
    for (_kind, field), candidates in fields.items():
        first, _, tag = field.partition(".")
        if first in ("names", "titles", "text") and tag and candidates:
            value = candidates[0].value
            if isinstance(value, str):
                found[tag] = value
    return MappingProxyType(found)


def resolve_by_entry(workspace: Workspace, coalition: Coalition, subject: str, field: str, entry: str) -> str:
    """Settle a conflict by the value that an entry wrote; return the new entry's id.

    Raise AcaError `no-such-conflict`, `no-such-value`, `value-not-here`, `not-authorised`.
    """
    conflict = _find(workspace, coalition, subject, field)
    chosen = next((one for one in conflict.values if one.entry == entry), None)
    if chosen is None:
        raise AcaError("no-such-value", entry=entry, field=field)
    if isinstance(chosen.value, Absent):
        raise AcaError("value-not-here", field=field, why=chosen.value.why)
    if (conflict.kind, field) == ("coalition", logo.FIELD) and chosen.value is not None:
        return logos.settle(workspace, coalition, entry, chosen.value)
    return _settle(workspace, coalition, conflict, chosen.value)


def resolve_by_value(
    workspace: Workspace, coalition: Coalition, subject: str, field: str, text: str | None
) -> str:
    """Settle a conflict by a value as typed, None: by none at all; return the new entry's id.

    An organisation's fields are typed as in `organisations edit`; others as JSON, or as plain text. Raise Refused
    for a value that the field cannot have, AcaError `no-such-conflict`, `not-authorised`.
    """
    conflict = _find(workspace, coalition, subject, field)
    if conflict.kind == "organisation":
        entry = organisations.edit(workspace, coalition, subject, {field: text or "null"})
        if entry is not None:
            return entry.id
    return _settle(workspace, coalition, conflict, None if text is None else _typed(conflict, text))


def _typed(conflict: Conflict, text: str) -> Json:
    """Return a value as typed, in the form that the field takes."""
    accepts = KINDS[conflict.kind].field(conflict.field) if conflict.field != logo.FIELD else None
    try:
        read: Json = json.loads(text)
    except (ValueError, RecursionError):
        read = text
    for value in (read, text):
        if accepts is not None and accepts.accepts(value):
            return value
    raise Refused([Problem(conflict.field, "not-a-value-of-it")])


def _settle(workspace: Workspace, coalition: Coalition, conflict: Conflict, value: Json) -> str:
    draft = edit_draft(workspace, coalition.id, conflict.kind, conflict.subject, {conflict.field: value})
    if draft is None:
        raise AssertionError("values that differ can be settled")
    return workspace.write(coalition.id, [draft])[0].id


def _find(workspace: Workspace, coalition: Coalition, subject: str, field: str) -> Conflict:
    found = [one for one in conflicts(workspace, coalition) if (one.subject, one.field) == (subject, field)]
    if not found:
        raise AcaError("no-such-conflict", subject=subject[:80], field=field[:80])
    return found[0]


class _Laptops:
    """Tells who wrote a value: looks each laptop up once."""

    def __init__(self, workspace: Workspace, coalition: Coalition) -> None:
        self._workspace, self._which = workspace, coalition
        self._authority = workspace.journal.authority(coalition.id)
        self._names: dict[str, str | None] = {}

    def value(self, candidate: Candidate, field: str, entries: Mapping[str, Entry]) -> ConflictValue:
        """Return a value with who wrote it, when, and in place of what."""
        header = entries[candidate.entry].header
        replica = header.replica
        if replica not in self._names:
            self._names[replica] = laptop_name(self._workspace, self._which, replica)
        replaced = [entries[one] for one in header.over if one in entries]
        before = [read_contents(one).values.get(field) for one in replaced if field in one.header.fields]
        role = ROLES[self._authority.rank(replica)]
        return ConflictValue(
            candidate.value, candidate.entry, replica, self._names[replica], header.at, role,
            before[0] if len(before) == 1 else None,
        )  # fmt: skip
