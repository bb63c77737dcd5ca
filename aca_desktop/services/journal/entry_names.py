"""Entries as people name them: by their id, or by as much of its beginning as only one has."""

import re

from aca_desktop.domain.journal.entry import Entry
from aca_desktop.errors import AcaError
from aca_desktop.services.workspace.workspaces import Workspace
from aca_desktop.storage.queries import listing

LEAST = 8
"""Hex digits of an id that are enough, if no other begins with them."""

_ID = re.compile(rf"[0-9a-f]{{{LEAST},64}}")


def named_entry(workspace: Workspace, named: str, kind: str | None = None) -> Entry:
    """Return the entry of that id or beginning, with all that is here of it; of one kind, if that is given.

    Raise AcaError `malformed-entry-id` (no hex, or too short), `unknown-entry` (for a signature
    `unknown-signature`), `ambiguous-entry`.
    """
    typed = "".join(named.split()).lower()
    shown = ascii(named[:80]).strip("'")
    if not _ID.fullmatch(typed):
        raise AcaError("malformed-entry-id", entry=shown, least=LEAST)
    found = listing.entries_beginning(workspace.journal, typed, kind)
    if len(found) > 1:
        raise AcaError("ambiguous-entry", entry=shown, ids=found)
    entry = workspace.journal.entry(found[0]) if found else None
    if entry is None:
        raise AcaError(
            "unknown-entry" if kind is None else f"unknown-{kind}", **{"entry" if kind is None else kind: shown}
        )
    return entry
