"""A coalition's logo: taken from a picture that somebody brings, kept in the journal, taken away again."""

from dataclasses import replace

from aca_desktop.domain.coalition.logo import FIELD, MOST_BYTES, logo_in, logo_value
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.values.problems import Problem, Refused
from aca_desktop.errors import AcaError
from aca_desktop.services.coalition.coalitions import Coalition, change
from aca_desktop.services.journal.editing import edit_draft
from aca_desktop.services.workspace.workspaces import Workspace

__all__ = ["MOST_BYTES", "bring", "remove_logo", "set_logo", "settle"]


def set_logo(workspace: Workspace, coalition: Coalition, data: bytes) -> list[Problem]:
    """Make a PNG, JPEG or SVG the coalition's logo; return what is wrong with it, nothing if it is the logo now.

    What is kept is a PNG in sRGB of 800 pixels a side at most, without anything else that was in the file. Raise
    AcaError `not-authorised` and what else writing raises.
    """
    try:
        bring(workspace, coalition, data)
    except Refused as refused:
        return list(refused.problems)
    return []


def bring(workspace: Workspace, coalition: Coalition, data: bytes) -> str | None:
    """Do as `set_logo` and return the entry's id, None if it was so; raise Refused for what is wrong with it."""
    from aca_desktop.documents.images.logos import normalised  # here: pictures are rarely brought

    picture = normalised(data)
    if isinstance(picture, Problem):
        raise Refused([picture])
    return _write(workspace, coalition, picture)


def remove_logo(workspace: Workspace, coalition: Coalition) -> bool:
    """Go back to the growth rings; say whether there was a logo. Raise AcaError `not-authorised`."""
    return change(workspace, coalition, {FIELD: None}) is not None


def settle(workspace: Workspace, coalition: Coalition, entry: str, value: Json) -> str:
    """Settle a conflict by the logo of that entry, which the new entry brings along; return its id."""
    kept = workspace.journal.entry(entry)
    picture = logo_in(kept, value) if kept else None
    if picture is None:
        raise AcaError("value-not-here", field=FIELD, why="withheld")
    written = _write(workspace, coalition, picture)
    if written is None:
        raise AssertionError("values that differ can be settled")
    return written


def _write(workspace: Workspace, coalition: Coalition, picture: bytes) -> str | None:
    draft = edit_draft(workspace, coalition.id, "coalition", coalition.subject, {FIELD: dict(logo_value(picture))})
    if draft is None:
        return None
    return workspace.write(coalition.id, [replace(draft, blobs=(("open", picture),))])[0].id
