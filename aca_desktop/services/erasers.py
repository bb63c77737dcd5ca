"""On whose word personal data is erased: the laptops whose erasures have had effect since some moment."""

from collections.abc import Iterator

from aca_desktop.domain.entry import Entry
from aca_desktop.services.coalitions import coalition, coalitions
from aca_desktop.services.laptops import laptop_name
from aca_desktop.services.workspaces import Workspace
from aca_desktop.storage.connection import trouble


class Erasers:
    """Remembers which erasures have effect when it is made."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._before = {entry.id for _coalition, entry in self._effective()}

    def since(self) -> tuple[str, ...]:
        """Return the laptops, by name, whose erasures have effect now and had not; of an unnamed one the id."""
        named = {
            laptop_name(self._workspace, coalition(self._workspace, which), entry.header.replica)
            or entry.header.replica
            for which, entry in self._effective()
            if entry.id not in self._before
        }
        return tuple(sorted(named))

    def _effective(self) -> Iterator[tuple[str, Entry]]:
        for which in coalitions(self._workspace):
            for entry in effective_erasures(self._workspace, which.id):
                yield which.id, entry


def effective_erasures(workspace: Workspace, coalition_id: str) -> list[Entry]:
    """Return a coalition's erasures that have effect."""
    journal = workspace.journal
    with trouble(journal.path):
        c = journal.entries.coalition(coalition_id)
        erasures = [] if c is None else journal.entries.of_kinds(c, ["erasure"])
        return [
            one.entry
            for one in erasures
            if one.entry.id in journal.state(coalition_id, one.entry.header.subject).facts
        ]
