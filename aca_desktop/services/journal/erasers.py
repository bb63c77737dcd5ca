"""On whose word personal data is erased since some moment, and what has come about those who were erased."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from aca_desktop.domain.journal.contents import read_contents
from aca_desktop.domain.journal.entry import Entry
from aca_desktop.services.coalition.coalitions import coalition, coalitions
from aca_desktop.services.laptops.laptops import laptop_name
from aca_desktop.services.workspace.workspaces import Workspace
from aca_desktop.storage.workspace.connection import trouble


@dataclass(frozen=True, slots=True)
class CameLater:
    """Entries with personal data about an organisation of which a person was erased: perhaps the same person."""

    coalition: str
    organisation: str
    entries: tuple[str, ...]


class Erasers:
    """Remembers which erasures have effect when it is made, and what is here about whom they are about."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        effective = list(self._effective())
        self._before = {entry.id for _coalition, entry in effective}
        subjects = {(which, entry.header.subject) for which, entry in effective}
        self._here = {subject: self._personal(*subject) for subject in subjects}

    def came_later(self) -> tuple[CameLater, ...]:
        """Return what has come since about those of whom something had been erased."""
        found = []
        for (which, subject), before in sorted(self._here.items()):
            new = self._personal(which, subject) - before
            if new:
                found.append(CameLater(which, subject, tuple(sorted(new))))
        return tuple(found)

    def _personal(self, which: str, subject: str) -> frozenset[str]:
        """Return the entries about a subject whose personal part is here."""
        about = self._workspace.journal.about(which, subject)
        return frozenset(one.entry.id for one in about if one.entry.personal is not None)

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
        for c in coalitions(self._workspace):
            for entry in effective_erasures(self._workspace, c.id):
                yield c.id, entry


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


def persons_in(workspace: Workspace, came: CameLater) -> tuple[str, ...]:
    """Return the names of persons in entries that came later, as far as they can be read."""
    found: dict[str, None] = {}
    for id_ in came.entries:
        entry = workspace.journal.entry(id_)
        values = {} if entry is None else read_contents(entry).values
        for value in values.values():
            named = value.get("name") if isinstance(value, Mapping) else None
            if isinstance(named, str):
                found[named] = None
    return tuple(found)
