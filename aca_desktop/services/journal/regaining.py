"""Personal data that an erasure took here, when that erasure has lost its effect: it may come back, and from whom.

Laptops that learned of the erasure later, or never, still hold it; so two laptops with the same entries differ
until a file brings it again. Which ones do is known from what their files said, kept where no export reads.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from aca_desktop.domain.journal.sync_opening import Opening
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.laptops.laptops import laptop_name
from aca_desktop.services.workspace.workspaces import Workspace
from aca_desktop.storage.journal import void_erasures
from aca_desktop.storage.queries import local_values


@dataclass(frozen=True, slots=True)
class Regainable:
    """A coalition's entries whose personal data may come back, and the names of laptops that said they have it."""

    coalition: str
    entries: tuple[str, ...]
    laptops: tuple[str, ...]


def note(workspace: Workspace, coalition: Coalition, opening: Opening) -> None:
    """Keep which of the entries that lost their personal data here a file's maker still has with theirs.

    A kit tells nothing of that: it withholds all.
    """
    if opening.audience == "event":
        return
    erased = void_erasures.erased_here(workspace.journal, coalition.id)
    maker = opening.exporter.replica
    if not erased or maker == workspace.key.replica or laptop_name(workspace, coalition, maker) is None:
        return
    before = _noted(workspace, coalition)
    there = void_erasures.held_by(workspace.journal, opening, erased)
    if there or maker in before:
        local_values.keep(workspace.file, _name(coalition.id), {**before, maker: sorted(there)})


def regainable(workspace: Workspace, coalition: Coalition) -> Regainable | None:
    """Return what could come back of a coalition, None for nothing."""
    entries = void_erasures.could_come_back(workspace.journal, coalition.id)
    if not entries:
        return None
    laptops = {
        laptop_name(workspace, coalition, replica) or replica
        for replica, there in _noted(workspace, coalition).items()
        if not entries.isdisjoint(there)
    }
    return Regainable(coalition.id, tuple(sorted(entries)), tuple(sorted(laptops)))


def _noted(workspace: Workspace, coalition: Coalition) -> dict[str, list[str]]:
    """Return the entries that each laptop has, by replica."""
    kept = local_values.read(workspace.file, _name(coalition.id))
    return {
        replica: [str(one) for one in there]
        for replica, there in (kept.items() if isinstance(kept, Mapping) else ())
        if isinstance(there, list)
    }


def _name(coalition: str) -> str:
    return f"erased.{coalition}"
