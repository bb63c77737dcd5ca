"""On whose word personal data is erased: the laptops whose erasures have had effect since some moment."""

from collections.abc import Iterator

from aca_desktop.services.coalitions import coalition, coalitions
from aca_desktop.services.laptops import laptop_name
from aca_desktop.services.workspaces import Workspace
from aca_desktop.storage.connection import trouble
from aca_desktop.storage.entries import Stored


class Erasers:
    """Remembers which erasures have effect when it is made."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._before = {stored.entry.id for _coalition, stored in self._effective()}

    def since(self) -> tuple[str, ...]:
        """Return the laptops, by name, whose erasures have effect now and had not; of an unnamed one the id."""
        named = {
            laptop_name(self._workspace, coalition(self._workspace, which), stored.entry.header.replica)
            or stored.entry.header.replica
            for which, stored in self._effective()
            if stored.entry.id not in self._before
        }
        return tuple(sorted(named))

    def _effective(self) -> Iterator[tuple[str, Stored]]:
        journal = self._workspace.journal
        with trouble(journal.path):
            for which in coalitions(self._workspace):
                c = journal.entries.coalition(which.id)
                erasures = [] if c is None else journal.entries.of_kinds(c, ["erasure"])
                for stored in erasures:
                    if stored.entry.id in journal.state(which.id, stored.entry.header.subject).facts:
                        yield which.id, stored
