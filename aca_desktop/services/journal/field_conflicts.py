"""What laptops say differently of one subject: the values of each field in conflict, who said them and when."""

from dataclasses import dataclass

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.contents import Absent
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.laptops.laptops import laptop_name
from aca_desktop.services.workspace.workspaces import Workspace


@dataclass(frozen=True, slots=True)
class Said:
    """One value of a field (None where it is not here), the laptop that said it, and when (ISO 8601)."""

    value: Json
    laptop: str
    at: str


def conflicts_of(workspace: Workspace, coalition: Coalition, subject: str) -> dict[str, tuple[Said, ...]]:
    """Return the fields of a subject that have several different values, each with these, the shown one first."""
    state = workspace.journal.state(coalition.id, subject)
    found = {}
    for kind, name in state.conflicts():
        said = []
        for candidate in state.fields[kind, name]:
            entry = workspace.journal.entry(candidate.entry)
            if entry is not None:
                value = None if isinstance(candidate.value, Absent) else candidate.value
                laptop = laptop_name(workspace, coalition, entry.header.replica) or ""
                said.append(Said(value, laptop, entry.header.at))
        found[name] = tuple(said)
    return found


def newest_entry(workspace: Workspace, coalition: Coalition, subject: str) -> str | None:
    """Return the id of this laptop's newest entry about a subject, None if it has written none."""
    own = workspace.key.replica
    mine = [one.entry for one in workspace.journal.about(coalition.id, subject) if one.entry.header.replica == own]
    return max(mine, key=lambda entry: entry.header.seq).id if mine else None
