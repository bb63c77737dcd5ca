"""Edits as drafts: which fields change, in which part they go, and which values they replace."""

from collections.abc import Mapping

from aca_desktop.domain.journal import canonical
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.contents import Absent
from aca_desktop.domain.journal.draft import Draft
from aca_desktop.domain.journal.entry import MAX_OVER
from aca_desktop.domain.journal.kinds import KINDS
from aca_desktop.domain.journal.meaning import SubjectState
from aca_desktop.errors import AcaError
from aca_desktop.services.workspace.workspaces import Workspace


def edit_draft(
    workspace: Workspace, coalition: str, kind: str, subject: str, fields: Mapping[str, Json]
) -> Draft | None:
    """Return the edit that gives these fields these values (null removes), None if nothing differs.

    It replaces every value that the fields have now, so it also settles their conflicts.
    """
    return draft_over(workspace.own_state(coalition, subject), kind, subject, fields)


def draft_over(state: SubjectState, kind: str, subject: str, fields: Mapping[str, Json]) -> Draft | None:
    """Return the edit over a subject's state. Raise AcaError `too-many-values` if it would replace too many."""
    changed = {name: value for name, value in fields.items() if _differs(state, kind, name, value)}
    if not changed:
        return None
    over = {one.entry for name in changed for one in state.fields.get((kind, name), ())}
    if len(over) > MAX_OVER:
        raise AcaError("too-many-values", limit=MAX_OVER)
    return first_draft(kind, subject, changed, tuple(over))


def first_draft(kind: str, subject: str, fields: Mapping[str, Json], over: tuple[str, ...] = ()) -> Draft:
    """Return the edit that writes these fields, each in its part; over nothing it is a new subject's."""
    open_: dict[str, Json] = {}
    personal: dict[str, Json] = {}
    for name, value in fields.items():
        field = KINDS[kind].field(name)
        if field is None:
            raise ValueError(f"{kind} has no field {name}")
        (open_ if field.part == "open" else personal)[name] = value
    return Draft(kind, subject, open_, personal, over)


def here(fields: Mapping[str, Json | Absent]) -> dict[str, Json]:
    """Return the fields whose values are here."""
    return {name: value for name, value in fields.items() if not isinstance(value, Absent)}


def _differs(state: SubjectState, kind: str, name: str, value: Json) -> bool:
    candidates = state.fields.get((kind, name), ())
    if not candidates:
        return value is not None
    return {one.compared for one in candidates} != {canonical.text(value)}
