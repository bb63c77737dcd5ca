"""What is here of each laptop of a coalition and what is missing, as runs of entry numbers; who is to come."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from aca_desktop.domain.journal.contents import read_contents
from aca_desktop.domain.journal.entry import named_subject
from aca_desktop.domain.journal.trust import check_code
from aca_desktop.domain.values.sorting import natural
from aca_desktop.sealing.keys import Checker, replica_of
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.laptops.laptops import ROLES, LaptopRow, laptops
from aca_desktop.services.workspace.workspaces import Workspace
from aca_desktop.storage.journal import feeds
from aca_desktop.storage.journal.held_spans import Held, held

type Span = tuple[int, int]
"""The first and the last of consecutive entry numbers."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """A laptop, the entries of it that are here and those that are known to be missing, and its newest one's time.

    `joined_by` is the entry of the invitation by which it joined, if it did. `last_at` is by the laptop's clock
    (ISO 8601), None where nothing of it is here.
    """

    laptop: LaptopRow
    held: tuple[Span, ...]
    missing: tuple[Span, ...]
    last_at: str | None
    joined_by: str | None

    @property
    def known(self) -> int:
        """How far its entries are known to go."""
        return max(self.laptop.last, self.laptop.told or 0)

    @property
    def lacking(self) -> int:
        """How many of its entries are missing."""
        return sum(last - first + 1 for first, last in self.missing)


def coverage(workspace: Workspace, coalition: Coalition) -> list[Coverage]:
    """Return a coalition's laptops as `laptops` does, and after them those that are enrolled and yet to come."""
    joined = _joined_by(workspace, coalition)
    rows = laptops(workspace, coalition)
    here = held(workspace.journal, coalition.id)
    come = {row.replica for row in rows}
    return [
        _coverage(workspace, row, here.get(row.replica, Held((), None)), joined)
        for row in (*rows, *_to_come(workspace, coalition, come))
    ]


def missing_of(held: Iterable[Span], known: int) -> tuple[Span, ...]:
    """Return what lies between and after these spans, which are in order, up to the number `known`."""
    found, after = [], 1
    for first, last in held:
        if first > after:
            found.append((after, first - 1))
        after = last + 1
    if after <= known:
        found.append((after, known))
    return tuple(found)


def _coverage(workspace: Workspace, row: LaptopRow, here: Held, joined: dict[str, str]) -> Coverage:
    entry = None if here.newest is None else workspace.journal.entry(here.newest)
    known = max(row.last, row.told or 0)
    at = None if entry is None else entry.header.at
    return Coverage(row, here.spans, missing_of(here.spans, known), at, joined.get(row.replica))


def _joined_by(workspace: Workspace, coalition: Coalition) -> dict[str, str]:
    return {
        one.entry.header.replica: one.entry.header.over[0]
        for one in feeds.deciding(workspace.journal, coalition.id)
        if one.entry.header.kind == "join" and one.entry.header.over
    }


def _to_come(workspace: Workspace, coalition: Coalition, here: set[str]) -> Sequence[LaptopRow]:
    """Return the laptops that were enrolled and of which nothing is here."""
    authority = workspace.journal.authority(coalition.id)
    found: dict[str, LaptopRow] = {}
    for one in feeds.deciding(workspace.journal, coalition.id):
        if one.entry.header.kind != "enrolment":
            continue
        values = read_contents(one.entry).values
        try:
            certificate = bytes.fromhex(str(values.get("certificate")))
        except ValueError:
            continue
        key = Checker().certified_key(certificate)
        replica = None if key is None else replica_of(key)
        if replica is None or replica in here:
            continue
        name = values.get("name")
        found[replica] = LaptopRow(
            name=name if isinstance(name, str) else None,
            check_code=check_code(replica),
            replica=replica,
            role=ROLES[authority.rank(replica)],
            entries=0,
            is_this=replica == workspace.key.replica,
            last=0,
            told=None,
            gaps=0,
            branches=0,
            is_revoked=named_subject(replica) in authority.survivors,
        )
    return sorted(found.values(), key=lambda row: (natural(row.name or ""), row.replica))
