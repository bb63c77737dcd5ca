"""Undo: a fact is taken back by an `undo`, an edit by its inverse, as long as its values are still there."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from aca_desktop.domain.coalition import logo
from aca_desktop.domain.coalition.fields import coalition_of
from aca_desktop.domain.journal import canonical
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.contents import Absent
from aca_desktop.domain.journal.draft import Draft
from aca_desktop.domain.journal.edit_chain import standing
from aca_desktop.domain.journal.entry import Entry
from aca_desktop.domain.journal.kinds import KINDS, NOT_UNDOABLE, PartName, Rank
from aca_desktop.domain.journal.meaning import SubjectState, interpret
from aca_desktop.domain.values.problems import Problem, Refused
from aca_desktop.domain.values.typed_text import note
from aca_desktop.errors import AcaError
from aca_desktop.services.coalition.coalitions import coalition, require_sound
from aca_desktop.services.journal.editing import first_draft, here
from aca_desktop.services.journal.entry_names import named_entry
from aca_desktop.services.organisations.organisation_edits import lacking
from aca_desktop.services.workspace.workspaces import Workspace

_WORDINGS = ("consents.", "notices.")


def undo_all(workspace: Workspace, entries: Iterable[str]) -> None:
    """Undo these entries, all or none. Raise what `undo` raises."""
    with workspace.file.transaction():
        for entry in entries:
            undo(workspace, entry)


def undo(workspace: Workspace, entry: str, *, reason: str | None = None) -> Entry:
    """Take an entry back, named by its id or the beginning of it; return the entry that does so.

    Of an edit, each field that still has the edit's value goes back to what it would be without the edit. Raise
    Refused (reason; what a coalition must not lose); AcaError `unknown-entry`, `ambiguous-entry`,
    `malformed-entry-id`, `entry-without-effect` (void), `not-undoable`, `not-authorised`, for a fact
    `already-undone`, for an edit `changed-since`, `nothing-to-undo`, `value-not-here`, `organisation-has-signed`.
    """
    target = named_entry(workspace, entry)
    header = target.header
    state = workspace.own_state(header.coalition, header.subject)
    kind = KINDS.get(header.kind)
    if kind is None or header.kind in NOT_UNDOABLE:
        raise AcaError("not-undoable", entry=target.id, kind=header.kind)
    if target.id in state.void:
        raise AcaError("entry-without-effect", entry=target.id, why=state.void[target.id])
    draft = _inverse(workspace, target, state, reason) if kind.edit else _undo(workspace, target, state, reason)
    return workspace.write(header.coalition, [draft])[0]


def _undo(workspace: Workspace, target: Entry, state: SubjectState, reason: str | None) -> Draft:
    header = target.header
    if target.id not in state.facts:
        raise AcaError("already-undone", entry=target.id)
    authority = workspace.journal.authority(header.coalition)
    own = workspace.key.replica
    allowed = (
        authority.may_revoke(own, header.subject)
        if header.kind == "revocation"
        else own == header.replica or authority.rank(own) >= Rank.COORDINATOR
    )
    if not allowed:
        raise AcaError("not-authorised", kind="undo")
    said = note("reason", reason) if reason and reason.strip() else None
    if isinstance(said, Problem):
        raise Refused([said])
    day = workspace.context.now().date().isoformat()
    return Draft("undo", header.subject, {"day": day}, {"reason": said} if said else {}, (target.id,))


def _inverse(workspace: Workspace, target: Entry, state: SubjectState, reason: str | None) -> Draft:
    """Return the edit that leaves things as if `target` had not been written, as far as nothing has come after."""
    if reason and reason.strip():
        raise Refused([Problem("reason", "no-reason-in-an-edit")])
    header = target.header
    entries = {one.entry.id: one.entry for one in workspace.journal.about(header.coalition, header.subject)}
    standing_by_name = {
        name: found
        for name in header.fields
        if (found := standing(target.id, (header.kind, name), state, entries.values()))
    }
    if not standing_by_name:
        raise AcaError("changed-since", entry=target.id, fields=list(header.fields))
    values: dict[str, Json] = {}
    blobs: tuple[tuple[PartName, bytes], ...] = ()
    over: set[str] = set()
    for name, found in standing_by_name.items():
        rest = {id_: entry for id_, entry in entries.items() if id_ not in found.since}
        before, picture = _shown(workspace, target, name, rest)
        now = next(one for one in state.fields[header.kind, name] if one.entry == found.head)
        if now.compared != canonical.text(before):
            values[name] = before
            blobs = (("open", picture),) if picture is not None else blobs
            over.add(found.head)
    if not values:
        raise AcaError("nothing-to-undo", entry=target.id)
    _require_sound(workspace, target, state, values)
    return replace(first_draft(header.kind, header.subject, values, tuple(over)), blobs=blobs)


def _shown(
    workspace: Workspace, target: Entry, name: str, entries: Mapping[str, Entry]
) -> tuple[Json, bytes | None]:
    """Return what these entries alone would show in a field, null for nothing, and a logo's picture with it."""
    header = target.header
    authority = workspace.journal.authority(header.coalition).once_enrolled(workspace.key.replica)
    state = interpret(entries.values(), authority)
    candidates = state.fields.get((header.kind, name), ())
    if not candidates:
        return None, None
    shown = candidates[0]
    if isinstance(shown.value, Absent):
        raise AcaError("value-not-here", field=name, why=shown.value.why)
    if (header.kind, name) == ("coalition", logo.FIELD) and shown.value is not None:
        # values name blobs by their place in their own entry, and blobs are not shared: the picture comes along
        entry = workspace.journal.entry(shown.entry)
        picture = logo.logo_in(entry, shown.value) if entry else None
        if picture is None:
            raise AcaError("value-not-here", field=name, why="withheld")
        return logo.logo_value(picture), picture
    if entries[shown.entry].header.blobs:
        raise AcaError("not-undoable", entry=target.id, kind=header.kind)
    return shown.value, None


def _require_sound(workspace: Workspace, target: Entry, state: SubjectState, values: Mapping[str, Json]) -> None:
    """Refuse to leave behind an organisation or event half described, or a coalition that is none."""
    header = target.header
    before = here(state.shown(header.kind))
    after = {name: value for name, value in {**before, **values}.items() if value is not None}
    if header.kind == "organisation" and not after and state.statuses:
        raise AcaError("organisation-has-signed", organisation=header.subject)
    if header.kind in ("organisation", "event") and after and set(lacking(after)) - set(lacking(before)):
        raise AcaError("changed-since", entry=target.id, fields=sorted(after))
    if header.kind == "coalition":
        wordings = [name for name in values if name.startswith(_WORDINGS)]
        if wordings:
            raise Refused(
                [Problem(name, "wording-changed", {"version": name.rpartition(".")[2]}) for name in wordings]
            )
        require_sound(coalition_of(coalition(workspace, header.coalition).code, after))
