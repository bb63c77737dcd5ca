"""Everybody who counts at a day, those alike together: a sentence about 100,000 takes one look at the tables.

The same as `signatories` tells one by one. Who is more than a record that stands today as it stood then goes that
way here too: records that are one organisation, and whoever has signed, left or ratified at both sides of the day.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.meaning import OrganisationStatus
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.figures.signatories import COUNTED, DATED, Signatory, signatories_among
from aca_desktop.services.organisations.sameness import same_records
from aca_desktop.services.workspace.workspaces import Workspace
from aca_desktop.storage.queries import tallying
from aca_desktop.storage.queries.alike import Alike, said

_KNOWN: tuple[OrganisationStatus, ...] = ("approved", "signed", "provisional", "withdrawn", "expected")

SPOKEN = ("tier", "founding", "parent", "identifiers.*", "figures.*")
"""What few organisations say: read of those that do, and no reason to tell others apart."""


@dataclass(frozen=True, slots=True, eq=False)
class Everybody:
    """All who count: those who are `alike`, and each of the others by itself, as `signatories` tells them.

    Nobody is in both. `spoken` are the fields of SPOKEN of those in `alike` that have any, by id; `same` is what
    `same_records` tells.
    """

    alike: Sequence[Alike]
    apart: Sequence[Signatory]
    spoken: Mapping[str, Mapping[str, Json]]
    same: Mapping[str, str]

    @property
    def whole(self) -> Sequence[Alike | Signatory]:
        """All of them, for what is the same for each of those alike."""
        return (*self.alike, *self.apart)


def everybody(
    workspace: Workspace,
    coalitions: Sequence[Coalition],
    fields: Collection[str],
    at: date | None = None,
    *,
    status: bool = False,
    signatures: bool = False,
) -> Everybody:
    """Return who counts in these coalitions at a day, None for all that is known now.

    `fields` are names, no GLOBs; sectors come along.
    """
    asked = sorted({*fields} - {"sector"})
    told = {
        one.id: said(workspace.journal, one.id, COUNTED, asked, SPOKEN, status=status, signatures=signatures)
        for one in coalitions
    }
    same = same_records(workspace, coalitions, {id_: own.spoken for id_, own in told.items()})
    several = {*same, *(tallying.in_several(workspace.journal) if len(coalitions) > 1 else ())}
    together: list[Alike] = []
    apart: list[Signatory] = []
    spoken: dict[str, Mapping[str, Json]] = {}
    for one in coalitions:
        moved, perhaps = _moved(workspace, one, at)
        others = several | moved
        together += _without(told[one.id].alike, others) if others else told[one.id].alike
        spoken |= {id_: own.fields for id_, own in told[one.id].spoken.items() if id_ not in others}
        wanted = ("sector", *asked, *SPOKEN)
        apart += signatories_among(workspace, one, several | perhaps, wanted, at, same)
    return Everybody(together, apart, spoken, same)


def known(
    workspace: Workspace,
    coalitions: Sequence[Coalition],
    fields: Collection[str],
    statuses: Sequence[OrganisationStatus] = _KNOWN,
    *,
    signatures: bool = False,
) -> Everybody:
    """Return all on record but those refused, whether they have signed or not, each organisation once.

    An organisation of several records is known by what the first of them says.
    """
    asked = sorted({*fields} - {"sector"})
    told = {
        one.id: said(workspace.journal, one.id, statuses, asked, SPOKEN, signatures=signatures)
        for one in coalitions
    }
    same = same_records(workspace, coalitions)
    met: set[str] = set()
    found = []
    for own in told.values():
        for group in own.alike:
            ids = [id_ for id_ in group.ids if same.get(id_, id_) not in met]
            met |= {same.get(id_, id_) for id_ in ids}
            ids = list({same.get(id_, id_): id_ for id_ in reversed(ids)}.values())
            counted = tuple(one for one in group.signatures if one.status in COUNTED)
            found.append(replace(group, ids=ids, signatures=counted))
    return Everybody([one for one in found if one.ids], (), {}, same)


def _without(groups: Iterable[Alike], others: Collection[str]) -> list[Alike]:
    less = (replace(one, ids=[id_ for id_ in one.ids if id_ not in others]) for one in groups)
    return [one for one in less if one.ids]


def _moved(workspace: Workspace, coalition: Coalition, at: date | None) -> tuple[frozenset[str], frozenset[str]]:
    """Return whose facts are of later days too, and who of these may have counted at the day."""
    if at is None:
        return frozenset(), frozenset()
    return tallying.moved_since(workspace.journal, coalition.id, DATED, at.isoformat())
