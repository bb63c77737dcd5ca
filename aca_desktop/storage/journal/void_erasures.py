"""Personal parts that an erasure without effect took away here: what could come back, and who has it."""

from collections.abc import Collection

from aca_desktop.domain.journal.sync_opening import Opening
from aca_desktop.storage.journal.entries import chunks
from aca_desktop.storage.journal.feeds import covered_by
from aca_desktop.storage.journal.journal import Journal
from aca_desktop.storage.workspace.connection import trouble


def erased_here(journal: Journal, coalition: str) -> set[str]:
    """Return the entries that an erasure names, with effect or without, and of which something is not here."""
    with trouble(journal.path):
        c = journal.entries.coalition(coalition)
        erasures = [] if c is None else journal.entries.of_kinds(c, ["erasure"])
        named = {id_ for one in erasures for id_ in one.entry.header.over}
        numbers = {n: id_ for id_ in named if (n := journal.entries.number(id_)) is not None}
        found: set[str] = set()
        for some in chunks(sorted(numbers)):
            marks = ",".join(map(str, some))
            rows = journal.database.execute(f"SELECT n FROM lacking WHERE n IN ({marks})")
            found.update(numbers[n] for (n,) in rows)
        return found


def could_come_back(journal: Journal, coalition: str) -> set[str]:
    """Return those of them that no erasure with effect names."""
    found = set()
    for one in journal.entries.of_ids(erased_here(journal, coalition)):
        if one.entry.id not in journal.state(coalition, one.entry.header.subject).erased:
            found.add(one.entry.id)
    return found


def held_by(journal: Journal, opening: Opening, ids: Collection[str]) -> set[str]:
    """Return those of these entries that a file's maker has with their personal parts, as its opening says."""
    with trouble(journal.path):
        numbers = {n: id_ for id_ in ids if (n := journal.entries.number(id_)) is not None}
        authors = {header.replica for id_ in ids if (header := journal.header(id_)) is not None}
    found: set[str] = set()
    for feed in [one for one in opening.feeds if one.replica in authors]:
        held, bare = covered_by(journal, opening.coalition, feed.replica, feed.holds)
        found |= {numbers[n] for n in (held - bare) & numbers.keys()}
    return found
