"""Everybody who counts at a day, those alike together: a sentence about 100,000 takes one look at the tables.

The same as `signatories` tells one by one. Who is more than a record that stands today as it stood then goes that
way here too: records that are one organisation, and whoever has signed, left or ratified at both sides of the day.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from aca_desktop.domain.canonical import Json
from aca_desktop.domain.journal import Status
from aca_desktop.services.coalitions import Coalition
from aca_desktop.services.sameness import same_records
from aca_desktop.services.signatories import (
    COUNTED,
    DATED,
    Signatory,
    Standing,
    joining_day,
    signatories_among,
)
from aca_desktop.services.workspaces import Workspace
from aca_desktop.storage import tallying
from aca_desktop.storage.tallying import Group, Signed

SPOKEN = ("tier", "founding", "parent", "identifiers.*", "figures.*")
"""What few organisations say: read of those that do, and no reason to tell others apart."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Signatories of a coalition that stand alike and say the same in all that was asked for.

    `ids` are those of their records, one for each; `signatures` are there if they were asked for.
    """

    coalition: str
    status: Status
    fields: Mapping[str, Json]
    signatures: tuple[Standing, ...]
    ids: Sequence[str]

    @property
    def since(self) -> date:
        """The day they joined: as said, else that of their first signature."""
        return joining_day(self.fields, self.signatures)


@dataclass(frozen=True, slots=True)
class Everybody:
    """All who count: those who are `alike`, and each of the others by itself, as `signatories` tells them.

    Nobody is in both. `spoken` are the fields of SPOKEN of those in `alike` that have any, by id.
    """

    alike: Sequence[Alike]
    apart: Sequence[Signatory]
    spoken: Mapping[str, Mapping[str, Json]]

    @property
    def whole(self) -> Sequence[Alike | Signatory]:
        """All of them, for what is the same for each of those alike."""
        return (*self.alike, *self.apart)


def everybody(
    workspace: Workspace,
    which: Sequence[Coalition],
    fields: Collection[str],
    at: date | None = None,
    *,
    signatures: bool = False,
) -> Everybody:
    """Return who counts in these coalitions at a day, None for all that is known now.

    `fields` are names, no GLOBs; sectors come along.
    """
    spoken = {one.id: tallying.fields(workspace.journal, one.id, SPOKEN) for one in which}
    same = same_records(workspace, which, spoken)
    asked = sorted({*fields} - {"sector"})
    grouped = {
        one.id: tallying.groups(workspace.journal, one.id, COUNTED, asked, signatures=signatures) for one in which
    }
    several = {*same, *(tallying.in_several(workspace.journal) if len(which) > 1 else ())}
    alike: list[Alike] = []
    apart: list[Signatory] = []
    said: dict[str, Mapping[str, Json]] = {}
    for one in which:
        moved, perhaps = _moved(workspace, one, at)
        others = several | moved
        alike += [_alike(one, group, others) for group in grouped[one.id]]
        said |= {id_: own.fields for id_, own in spoken[one.id].items() if id_ not in others}
        wanted = ("sector", *asked, *SPOKEN)
        apart += signatories_among(workspace, one, several | perhaps, wanted, at, same)
    return Everybody([one for one in alike if one.ids], apart, said)


def _alike(which: Coalition, group: Group, others: Collection[str]) -> Alike:
    ids = [id_ for id_ in group.ids if id_ not in others] if others else group.ids
    return Alike(which.id, group.status, group.fields, tuple(_standing(one) for one in group.signatures), ids)


def _standing(one: Signed) -> Standing:
    return Standing(one.status, date.fromisoformat(one.day), one.publication)


def _moved(workspace: Workspace, which: Coalition, at: date | None) -> tuple[frozenset[str], frozenset[str]]:
    """Return whose facts are of later days too, and who of these may have counted at the day."""
    if at is None:
        return frozenset(), frozenset()
    return tallying.moved_since(workspace.journal, which.id, DATED, at.isoformat())
