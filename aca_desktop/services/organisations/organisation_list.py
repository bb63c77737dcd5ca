"""The list of all of a coalition's organisations, however long: its order, a filter over it, a few of its rows.

Places in the list are row numbers of this file; they stay as long as it is open and mean nothing elsewhere.
"""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from aca_desktop.domain.journal.meaning import OrganisationStatus
from aca_desktop.domain.organisations.finding import enough_to_find
from aca_desktop.domain.values.sorting import natural
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.coalition.sectors import sector_words
from aca_desktop.services.organisations.duplicates import duplicates
from aca_desktop.services.workspace.workspaces import Progress, Workspace
from aca_desktop.storage.queries import listing, long_lists, people
from aca_desktop.storage.queries.listing import OrganisationRow

__all__ = [
    "STATUSES",
    "Filter",
    "OrganisationRow",
    "Sort",
    "Standing",
    "in_order",
    "matching",
    "order",
    "rows",
    "signed_days",
    "standing",
]


STATUSES: tuple[OrganisationStatus, ...] = (
    *("signed", "provisional", "expected", "approved", "withdrawn", "rejected"),
)
"""Every status, in the order of what a coordinator has to do about it."""


type SortColumn = Literal["name", "sector", "status", "signed"]


@dataclass(frozen=True, slots=True)
class Sort:
    """A column by which the list is sorted; what has nothing in it comes last, either way."""

    column: SortColumn
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """What organisations are looked for: part of a name as typed, and any of these statuses and sectors.

    `contradicting`: only those of which laptops say different things.
    """

    search: str = ""
    statuses: frozenset[OrganisationStatus] = frozenset()
    sectors: frozenset[str] = frozenset()
    contradicting: bool = False

    @property
    def lets_all_through(self) -> bool:
        """Whether nothing is looked for."""
        return not (self.search.strip() or self.statuses or self.sectors or self.contradicting)


@dataclass(frozen=True, slots=True)
class Standing:
    """How many organisations have which status, and how many contradict themselves.

    `duplicates` are pairs that may be one.
    """

    statuses: Mapping[str, int]
    contradicting: int
    duplicates: int = 0


def order(
    workspace: Workspace, coalition: Coalition, progress: Progress | None = None, *, first: int | None = None
) -> "array[int]":
    """Return the places of all organisations by name; of the `first` few, if that is given, in a moment."""
    return long_lists.order(workspace.journal, coalition.id, limit=first, progress=progress)


def in_order(
    workspace: Workspace,
    coalition: Coalition,
    sorts: Sequence[Sort],
    language: str,
    progress: Progress | None = None,
) -> "array[int]":
    """Return the places of all organisations by these columns, the first one first, and by name where all agree.

    A sector is sorted by its words in `language`, a status by what comes of it.
    """
    found = order(workspace, coalition, progress)
    for sort in reversed(sorts):
        if sort.column == "name":
            found = found[::-1] if sort.descending else found
            continue
        keys = _keys(workspace, coalition, sort.column, language)
        known = sorted((place for place in found if place in keys), key=keys.__getitem__, reverse=sort.descending)
        found = array("q", [*known, *(place for place in found if place not in keys)])
    return found


def _keys(
    workspace: Workspace, coalition: Coalition, column: SortColumn, language: str
) -> Mapping[int, str | int]:
    """Return what a column is sorted by, by place."""
    if column == "signed":
        return listing.last_signed(workspace.journal, coalition.id)
    said = long_lists.column(workspace.journal, coalition.id, "status" if column == "status" else "sector")
    if column == "status":
        return {place: STATUSES.index(status) for place, status in said.items() if status in STATUSES}
    words = {code: natural(sector_words(coalition, code, language)) for code in {*said.values()}}
    return {place: words[code] for place, code in said.items()}


def matching(
    workspace: Workspace,
    coalition: Coalition,
    ordered: "array[int]",
    wanted: Filter,
    progress: Progress | None = None,
) -> "array[int]":
    """Return the places, of those given and in their order, of the organisations that are looked for.

    Once enough is typed to name somebody, those are found too for which a person of that name stands.
    """
    typed = wanted.search.encode("utf-8", "replace").decode("utf-8")

    def of(search: str) -> "array[int]":
        return long_lists.matching(
            workspace.journal,
            coalition.id,
            ordered,
            search=search,
            statuses=sorted(wanted.statuses),
            sectors=sorted(wanted.sectors),
            progress=progress,
        )

    found = of(typed)
    if enough_to_find(typed):
        persons = people.organisations_of(workspace.journal, coalition.id, typed, progress)
        if persons - set(found):
            allowed = (set(of("")) & persons) | set(found)
            found = array("q", (place for place in ordered if place in allowed))
    if not wanted.contradicting:
        return found
    contradicting = long_lists.contradicting(workspace.journal, coalition.id)
    return array("q", (place for place in found if place in contradicting))


def standing(workspace: Workspace, coalition: Coalition) -> Standing:
    """Return how a coalition's organisations stand."""
    statuses = listing.status_counts(workspace.journal, coalition.id)
    return Standing(
        statuses,
        len(long_lists.contradicting(workspace.journal, coalition.id)),
        len(duplicates(workspace, coalition)),
    )


def signed_days(workspace: Workspace, shown: Iterable[OrganisationRow]) -> dict[str, str]:
    """Return the day on which each last signed (2026-06-05) by id; those that never did are left out."""
    newest = {one.id: one.signatures[-1].id for one in shown if one.signatures}
    days = listing.days_of(workspace.journal, newest.values())
    return {id_: days[entry] for id_, entry in newest.items() if entry in days}


def rows(workspace: Workspace, places: Sequence[int]) -> dict[int, OrganisationRow]:
    """Return the organisations at these places, a few hundred at most; one that is no more is left out."""
    return long_lists.organisations_at(workspace.journal, places)
