"""Organisations: listed, shown with signatures and history, added and edited. Tables are read beside."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.contents import Absent, VoidReason, read_contents
from aca_desktop.domain.journal.entry import Entry
from aca_desktop.domain.journal.kinds import KINDS
from aca_desktop.domain.journal.meaning import (
    Candidate,
    OrganisationStatus,
    Status,
    SubjectState,
    organisation_status,
)
from aca_desktop.domain.organisations.record import OrganisationRecord, fields_of
from aca_desktop.domain.organisations.rules import (
    organisation_field,
    problems_of_organisation,
)
from aca_desktop.domain.signing.signature_fields import SignatureRead, read_signature
from aca_desktop.domain.values.problems import Problem, Refused
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.journal.editing import draft_over, first_draft
from aca_desktop.services.laptops.laptops import laptop_name
from aca_desktop.services.organisations.organisation_edits import lacking, lost, organisation_state
from aca_desktop.services.workspace.workspaces import Workspace
from aca_desktop.storage.queries import listing as tables
from aca_desktop.storage.queries.listing import OrganisationRow, Page, SignatureRow

__all__ = [
    "HistoryEntry",
    "OrganisationDetail",
    "OrganisationRow",
    "Page",
    "SignatureRow",
    "SignatureShown",
    "Value",
    "add",
    "add_typed",
    "edit",
    "listing",
    "show",
]


@dataclass(frozen=True, slots=True)
class Value:
    """One of several values of a field in conflict: its entry, whose laptop wrote it, and its time there."""

    value: Json | Absent
    entry: str
    laptop: str | None
    at: str


@dataclass(frozen=True, slots=True)
class SignatureShown:
    """A signature with all that is here of it, and how it stands."""

    read: SignatureRead
    status: Status


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One entry about an organisation: `fields` are the names that it writes, `values` what is here of them.

    `laptop` is its name, None if nobody enrolled it; `void` why it has no effect; `undone` that a later one took
    it back; `over` what it replaces or is about.
    """

    id: str
    kind: str
    laptop: str | None
    at: str
    fields: Sequence[str]
    values: Mapping[str, Json | Absent]
    over: Sequence[str]
    void: VoidReason | None
    undone: bool


@dataclass(frozen=True, slots=True)
class OrganisationDetail:
    """All about one organisation.

    `fields` are those shown, an Absent where the value is withheld or erased; `conflicts` has an item for each
    field with several different values, the shown one first; signatures and history are in the order they came.
    """

    coalition: str
    id: str
    status: OrganisationStatus
    fields: Mapping[str, Json | Absent]
    conflicts: Mapping[str, Sequence[Value]]
    signatures: Sequence[SignatureShown]
    history: Sequence[HistoryEntry]


def listing(
    workspace: Workspace,
    coalition: Coalition | None,
    *,
    search: str | None = None,
    statuses: Collection[OrganisationStatus] = (),
    offset: int = 0,
    limit: int | None = None,
) -> Page:
    """Return organisations by name: of one coalition, or of all in the workspace.

    `search` is part of a name, as typed; `statuses` keep only these; the page's `total` counts what they leave.
    """
    coalitions = workspace.journal.coalitions() if coalition is None else [coalition.id]
    if not coalitions:
        return Page((), 0)
    typed = None if search is None else search.encode("utf-8", "replace").decode("utf-8")
    return tables.organisations(
        workspace.journal, coalitions, search=typed, statuses=statuses, offset=offset, limit=limit
    )


def show(workspace: Workspace, coalition: Coalition, id_: str) -> OrganisationDetail:
    """Return all about one organisation. Raise AcaError `unknown-organisation`."""
    state = organisation_state(workspace, coalition, id_)
    status = organisation_status(state)
    if status is None:
        raise AssertionError("an organisation that is here has a status")
    entries = [stored.entry for stored in workspace.journal.about(coalition.id, id_)]
    laptops = {
        replica: laptop_name(workspace, coalition, replica)
        for replica in {entry.header.replica for entry in entries}
    }
    return OrganisationDetail(
        coalition=coalition.id,
        id=id_,
        status=status,
        fields=state.shown("organisation"),
        conflicts=_conflicts(state, entries, laptops),
        signatures=[
            SignatureShown(_signature(workspace, entry, state), state.statuses[entry.id])
            for entry in entries
            if entry.id in state.statuses
        ],
        history=[_history(entry, state, laptops) for entry in entries],
    )


def add(workspace: Workspace, coalition: Coalition, record: OrganisationRecord) -> str:
    """Add an organisation that has not signed yet; return its id.

    Raise Refused with everything that is wrong with the record, AcaError `not-authorised`.
    """
    problems = problems_of_organisation(record, coalition.terms.sectors)
    if problems:
        raise Refused(problems)
    id_ = workspace.context.new_id()
    workspace.write(coalition.id, [first_draft("organisation", id_, fields_of(record))])
    return id_


def add_typed(workspace: Workspace, coalition: Coalition, fields: Mapping[str, str]) -> Entry:
    """Add an organisation from fields as typed, like those of `edit`; its id is the entry's subject.

    Raise Refused with everything that is wrong, AcaError `not-authorised`.
    """
    judged = {name: organisation_field(name, text, coalition.terms.sectors) for name, text in fields.items()}
    said = {name: value for name, value in judged.items() if value is not None}
    problems = [one for one in said.values() if isinstance(one, Problem)]
    problems += [Problem(needed, "missing") for needed in lacking(said)]
    if problems:
        raise Refused(problems)
    values = {name: value for name, value in said.items() if not isinstance(value, Problem)}
    (entry,) = workspace.write(coalition.id, [first_draft("organisation", workspace.context.new_id(), values)])
    return entry


def edit(workspace: Workspace, coalition: Coalition, id_: str, fields: Mapping[str, str]) -> Entry | None:
    """Change fields as typed (`names.es`, `sector` …), `null` or nothing removes one; None if nothing differs.

    Raise Refused, also where the last name, the sector or the country would go; AcaError `unknown-organisation`,
    `not-authorised`.
    """
    state = organisation_state(workspace, coalition, id_)
    judged = {name: organisation_field(name, text, coalition.terms.sectors) for name, text in fields.items()}
    problems = [one for one in judged.values() if isinstance(one, Problem)]
    values = {name: value for name, value in judged.items() if not isinstance(value, Problem)}
    problems += lost(state, values)
    if values.get("parent") == id_:
        problems.append(Problem("parent", "not-a-value-of-it"))
    if problems:
        raise Refused(problems)
    draft = draft_over(state, "organisation", id_, values)
    return workspace.write(coalition.id, [draft])[0] if draft else None


def _signature(workspace: Workspace, entry: Entry, state: SubjectState) -> SignatureRead:
    whole = workspace.journal.entry(entry.id) or entry
    return read_signature(whole, erased=entry.id in state.erased)


def _conflicts(
    state: SubjectState, entries: Sequence[Entry], laptops: Mapping[str, str | None]
) -> dict[str, Sequence[Value]]:
    headers = {entry.id: entry.header for entry in entries}

    def value(one: Candidate) -> Value:
        header = headers[one.entry]
        return Value(one.value, one.entry, laptops[header.replica], header.at)

    return {
        name: [value(one) for one in state.fields[kind, name]]
        for kind, name in state.conflicts()
        if kind == "organisation"
    }


def _history(entry: Entry, state: SubjectState, laptops: Mapping[str, str | None]) -> HistoryEntry:
    header = entry.header
    kind = KINDS.get(header.kind)
    void = state.void.get(entry.id)
    is_fact = kind is not None and not kind.edit
    return HistoryEntry(
        id=entry.id,
        kind=header.kind,
        laptop=laptops[header.replica],
        at=header.at,
        fields=header.fields,
        values=read_contents(entry, erased=entry.id in state.erased).values,
        over=header.over,
        void=void,
        undone=is_fact and void is None and entry.id not in state.facts,
    )
