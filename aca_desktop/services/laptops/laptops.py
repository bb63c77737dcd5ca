"""The laptops of a coalition as a list: who they are, what is here of them, what is missing."""

from dataclasses import dataclass
from typing import Literal

from aca_desktop.domain.journal.contents import read_contents
from aca_desktop.domain.journal.entry import named_subject
from aca_desktop.domain.journal.kinds import Rank
from aca_desktop.domain.journal.trust import check_code
from aca_desktop.domain.values.sorting import natural
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.workspace.workspaces import Workspace
from aca_desktop.storage.journal import feeds

type Role = Literal["coordinator", "event"]

ROLES: dict[Rank, Role | None] = {
    Rank.NONE: None,
    Rank.EVENT: "event",
    Rank.COORDINATOR: "coordinator",
    Rank.ROOT: None,
}
"""What a rank is called where laptops are listed; a laptop that nobody enrolled has no role."""


@dataclass(frozen=True, slots=True)
class LaptopRow:
    """A laptop that has written in a coalition: its name there, check code and key's id, role, entries here.

    `last` is the seq of its last entry here, `told` how far others say it goes (None: no farther); it has so many
    `gaps`, and so many `branches` where a copied disk went on twice.
    """

    name: str | None
    check_code: str
    replica: str
    role: Role | None
    entries: int
    is_this: bool
    last: int
    told: int | None
    gaps: int
    branches: int
    is_revoked: bool


def laptops(workspace: Workspace, coalition: Coalition) -> list[LaptopRow]:
    """Return the laptops that have written in a coalition, this one first, then by name."""
    authority = workspace.journal.authority(coalition.id)
    rows = [
        LaptopRow(
            name=laptop_name(workspace, coalition, feed.replica),
            check_code=check_code(feed.replica),
            replica=feed.replica,
            role=ROLES[authority.rank(feed.replica)],
            entries=feed.entries,
            is_this=feed.replica == workspace.key.replica,
            last=feed.last,
            told=feed.told,
            gaps=feed.gaps,
            branches=feed.branches,
            is_revoked=named_subject(feed.replica) in authority.survivors,
        )
        for feed in feeds.feeds(workspace.journal, coalition.id)
        if feed.replica != coalition.id
    ]
    return sorted(rows, key=lambda row: (not row.is_this, natural(row.name or ""), row.replica))


def role(coalition: Coalition) -> Role | None:
    """Return this laptop's role in a coalition, None if nobody has enrolled it."""
    return ROLES[coalition.rank]


def is_revoked(workspace: Workspace, coalition: Coalition) -> bool:
    """Say whether this laptop was revoked in a coalition: what it writes has no effect any more."""
    return named_subject(workspace.key.replica) in workspace.journal.authority(coalition.id).survivors


def laptop_name(workspace: Workspace, coalition: Coalition, replica: str) -> str | None:
    """Return the name under which a laptop was enrolled or joined, this one's own; None if nobody enrolled it."""
    if replica == workspace.key.replica:
        return workspace.name
    about = workspace.journal.about(coalition.id, named_subject(replica))
    for stored in sorted(about, key=lambda one: one.entry.id):
        if stored.entry.header.kind in ("enrolment", "join"):
            name = read_contents(stored.entry).values.get("name")
            if isinstance(name, str):
                return name
    return None
