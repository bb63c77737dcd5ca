"""The laptops of a coalition, and what the coalition publishes so that anybody can check its papers."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from aca_desktop.domain.contents import read_contents
from aca_desktop.domain.entry import named_subject
from aca_desktop.domain.kinds import Rank
from aca_desktop.domain.trust import check_code
from aca_desktop.files import make_folder, write_new
from aca_desktop.services.coalitions import Coalition
from aca_desktop.services.workspaces import Workspace
from aca_desktop.storage import listing

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
    """A laptop that has written in a coalition: its name there, check code and key's id, role, entries here."""

    name: str | None
    check_code: str
    replica: str
    role: Role | None
    entries: int
    is_this: bool


def laptops(workspace: Workspace, which: Coalition) -> list[LaptopRow]:
    """Return the laptops that have written in a coalition, this one first, then by name."""
    rows = [
        LaptopRow(
            name=laptop_name(workspace, which, replica),
            check_code=check_code(replica),
            replica=replica,
            role=ROLES[workspace.journal.authority(which.id).rank(replica)],
            entries=entries,
            is_this=replica == workspace.key.replica,
        )
        for replica, entries in listing.feeds(workspace.journal, which.id)
        if replica != which.id
    ]
    return sorted(rows, key=lambda row: (not row.is_this, row.name or "", row.replica))


def role(which: Coalition) -> Role | None:
    """Return this laptop's role in a coalition, None if nobody has enrolled it."""
    return ROLES[which.rank]


def write_root(which: Coalition, out: Path) -> list[Path]:
    """Write what the coalition publishes into a folder: ROOT.pem. One that lies there and is the same stays.

    Raise AcaError `file-exists`, `cannot-write`.
    """
    from aca_desktop.sealing.certificates import to_pem

    make_folder(out)
    path = out / "ROOT.pem"
    pem = to_pem(which.root)
    if not (path.is_file() and path.read_bytes() == pem):
        write_new(path, pem)
    return [path]


def laptop_name(workspace: Workspace, which: Coalition, replica: str) -> str | None:
    """Return the name under which a laptop was enrolled or joined, this one's own; None if nobody enrolled it."""
    if replica == workspace.key.replica:
        return workspace.name
    about = workspace.journal.about(which.id, named_subject(replica))
    for stored in sorted(about, key=lambda one: one.entry.id):
        if stored.entry.header.kind in ("enrolment", "join"):
            name = read_contents(stored.entry).values.get("name")
            if isinstance(name, str):
                return name
    return None
