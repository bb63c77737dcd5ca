"""What the page of laptops reads in the worker: plain data out of services, nothing of Qt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aca_desktop.services.coalition import coalitions
from aca_desktop.services.coalition.coalitions import in_language
from aca_desktop.services.coalition.events import events
from aca_desktop.services.journal.conflicts import conflict_count, names_of
from aca_desktop.services.journal.erasers import persons_in
from aca_desktop.services.laptops import revoking
from aca_desktop.services.laptops.laptop_coverage import coverage
from aca_desktop.services.laptops.revoking import invitations
from aca_desktop.ui.pages.laptops.dialogs.revoke_dialog import Revocable
from aca_desktop.ui.pages.laptops.importing.late_dialog import Late

if TYPE_CHECKING:
    from aca_desktop.services.coalition.coalitions import Coalition
    from aca_desktop.services.journal.erasers import CameLater
    from aca_desktop.services.laptops.laptop_coverage import Coverage
    from aca_desktop.services.laptops.revoking import InvitationRow
    from aca_desktop.services.workspace.workspaces import Workspace
    from aca_desktop.ui.background import Progress


@dataclass(frozen=True, slots=True)
class Kit:
    """A kit that was made: its invitation, and when (by the maker's clock)."""

    invitation: "InvitationRow"
    at: str


@dataclass(frozen=True, slots=True)
class Found:
    """What the page shows of a coalition: its laptops, its kits, how many fields are in conflict."""

    laptops: "tuple[Coverage, ...]"
    kits: tuple[Kit, ...]
    conflicts: int

    @property
    def arrived(self) -> int:
        """How many laptops have sent anything, this one counted."""
        return sum(bool(one.held) for one in self.laptops if not one.laptop.is_revoked)

    @property
    def expected(self) -> int:
        """How many laptops are known."""
        return sum(not one.laptop.is_revoked for one in self.laptops)


def look(coalition: str) -> "Callable[[Workspace, Progress], Found]":
    """Return the work that reads what the page shows."""

    def work(workspace: "Workspace", _progress: "Progress") -> Found:
        which = coalitions.coalition(workspace, coalition)
        return Found(
            tuple(coverage(workspace, which)), tuple(_kits(workspace, which)), conflict_count(workspace, which)
        )

    return work


def _kits(workspace: "Workspace", coalition: "Coalition") -> list[Kit]:
    found = []
    for row in invitations(workspace, coalition):
        entry = workspace.journal.entry(row.entry)
        found.append(Kit(row, "" if entry is None else entry.header.at))
    return found


def revocable(
    coalition: str, named: str, called: str, language: str
) -> "Callable[[Workspace, Progress], Revocable]":
    """Return the work that finds out what revoking a laptop (its id) or a kit (its invitation) would cost."""

    def work(workspace: "Workspace", _progress: "Progress") -> "Revocable":
        which = coalitions.coalition(workspace, coalition)
        target = revoking.find(workspace, which, named)
        everything = revoking.survivors(workspace, which, target)
        kits = revoking.invitations(workspace, which)
        kit = next((one for one in kits if target.replica in one.joined and not one.is_revoked), None)
        return Revocable(
            named,
            called,
            target.kind,
            revoking.would_lose(workspace, which, target, everything),
            revoking.would_lose(workspace, which, target, ()),
            tuple(_events(workspace, which, target, language)),
            None if kit is None else kit.entry,
        )

    return work


def late(found: "Sequence[CameLater]", language: str) -> "Callable[[Workspace, Progress], list[Late]]":
    """Return the work that finds out whom it is about that came after an erasure."""

    def work(workspace: "Workspace", _progress: "Progress") -> "list[Late]":
        told = []
        for one in found:
            coalition = coalitions.coalition(workspace, one.coalition)
            names = names_of(workspace, coalition, one.organisation)
            name = coalitions.in_language(names, (language, *coalition.record.languages)) or one.organisation
            told.append(Late(one.coalition, one.organisation, name, persons_in(workspace, one), one.entries))
        return told

    return work


def _events(
    workspace: "Workspace", coalition: "Coalition", target: object, language: str
) -> list[tuple[str, str, int | None]]:
    """Return the events at which a laptop signed, each with what revoking it up to there would cost."""
    if not isinstance(target, revoking.Target) or target.kind == "invitation":
        return []
    found = []
    for event in events(workspace, coalition):
        surviving = revoking.survivors(workspace, coalition, target, event)
        if surviving:
            name = in_language(event.names, (language, *coalition.record.languages)) or event.id
            found.append((event.id, name, revoking.would_lose(workspace, coalition, target, surviving)))
    return found
