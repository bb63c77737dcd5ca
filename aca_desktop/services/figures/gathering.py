"""Signatories gathered for totals: how many of what, who stands for which place, what they say of themselves.

One by one, or those together that are alike: the same, but for 100,000 of them in a tenth of the time.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from aca_desktop.domain.coalition.sectors import PRESETS
from aca_desktop.domain.figures import totals as counting
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.coalition.sectors import sector_of
from aca_desktop.services.figures.signatories import Signatory, everybody, once
from aca_desktop.services.workspace.workspaces import Workspace
from aca_desktop.storage.queries.counted import Alike

OWN_MEASURES = ("staff", "students", "revenue")

_GOVERNMENTS = ("regional-government", "local-government")

_PRESETS = frozenset(preset.code for preset in PRESETS)

type Fields = Mapping[str, Json]


@dataclass(frozen=True, slots=True)
class NotStanding:
    """A signatory that stands for no place: its sector adds nobody though it names one, or it names none."""

    organisation: str
    why: Literal["sector", "no-place"]


@dataclass(frozen=True, slots=True)
class Conflicting:
    """An organisation that stands for one place, of which its records name different ones."""

    organisation: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gathered:
    """What totals sum, each organisation once.

    `standing` has the organisations behind each place, in the order of their ids, `conflicting` ones behind each
    that their records name; `said` are the fields in which
    organisations speak of their own figures and parents, by id, of those that do.
    """

    signatories: int
    founding: int
    sectors: Mapping[str, int]
    tiers: Mapping[str, int]
    standing: Mapping[str, tuple[str, ...]]
    not_standing: tuple[NotStanding, ...]
    conflicting: tuple[Conflicting, ...]
    said: Mapping[str, Fields]


def gathered(
    which: Sequence[Coalition],
    counted: Sequence[Signatory],
    alike: Sequence[Alike] = (),
    spoken: Mapping[str, Fields] | None = None,
) -> Gathered:
    """Gather these signatories; an organisation may come several times in `counted`, `one` tells.

    `alike` are further ones, each once, and `spoken` what they and others say of what is in no group's fields.
    """
    organisations = once(counted)
    first = {one.one: one.id for one in organisations}
    fields = _spoken_by(alike, spoken or {}) | {one.id: one.fields for one in organisations}
    sectors = Counter(one.fields.get("sector") for one in organisations)
    standing, coalitions = _Standing(which), {one.id: one for one in which}
    several = several_places(counted)
    for signatory in counted:
        represents, sector = signatory.fields.get("represents"), signatory.fields.get("sector")
        for other in signatory.differing.get("sector", ()):
            sector = sector if adds_people(coalitions[signatory.coalition], other) else other  # the smaller total
        for place in several.get(signatory.one, ()) if represents is not None else ():
            standing.add(signatory.coalition, sector, place, [first[signatory.one]])
        standing.add(signatory.coalition, sector, represents, [first[signatory.one]])
    for group in alike:
        sectors[group.fields.get("sector")] += len(group.ids)
        standing.add(group.coalition, group.fields.get("sector"), group.fields.get("represents"), group.ids)
    parents = {
        record: first[one.one]
        for one in counted
        for record in one.records
        if one.id != one.one or len(one.records) > 1
    }
    behind = standing.places()
    return Gathered(
        signatories=sectors.total(),
        founding=sum(said.get("founding") is True for said in fields.values()),
        sectors=dict(sorted((sector, count) for sector, count in sectors.items() if isinstance(sector, str))),
        tiers=_counts(said.get("tier") for said in fields.values()),
        standing=behind,
        not_standing=standing.others(),
        conflicting=tuple(
            Conflicting(first[one], named)
            for one, named in several.items()
            if first[one] in behind.get(named[0], ())
        ),
        said=_of_themselves(fields, parents),
    )


def several_places(counted: Iterable[Signatory]) -> dict[str, tuple[str, ...]]:
    """Return by organisation the places that its records name, of those that name several, in any coalition."""
    named: dict[str, set[str]] = {}
    for one in counted:
        represents = one.fields.get("represents")
        if isinstance(represents, str):
            named.setdefault(one.one, set()).update(map(str, one.differing.get("represents", (represents,))))
    return {one: tuple(sorted(named[one])) for one in sorted(named) if len(named[one]) > 1}


def gathered_at(workspace: Workspace, coalitions: Sequence[Coalition], at: date | None = None) -> Gathered:
    """Gather all that count in these coalitions at a day, None for all that is known now."""
    every = everybody(workspace, coalitions, ("represents",), at)
    return gathered(coalitions, every.apart, every.alike, every.spoken)


def _spoken_by(alike: Iterable[Alike], spoken: Mapping[str, Fields]) -> dict[str, Fields]:
    """Return what those who are alike say besides, by id, of those who do."""
    if not spoken:
        return {}
    return {id_: spoken[id_] for group in alike for id_ in group.ids if id_ in spoken}


def _of_themselves(fields: Mapping[str, Fields], parents: Mapping[str, str]) -> dict[str, Fields]:
    """Return what organisations say of themselves, parents by the record under which they are counted."""
    found: dict[str, Fields] = {}
    for id_ in sorted(fields):
        said = of_itself(fields[id_])
        parent = said.get("parent")
        if isinstance(parent, str) and parent in parents:
            said = {name: value for name, value in said.items() if name != "parent"}
            said |= {"parent": parents[parent]} if parents[parent] != id_ else {}
        if said:
            found[id_] = said
    return found


def of_itself(fields: Fields) -> dict[str, Json]:
    """Return the figures that an organisation gives of itself, and its parent."""
    return {name: value for name, value in fields.items() if name == "parent" or name.startswith(_OWN_FIGURES)}


_OWN_FIGURES = tuple(f"figures.{measure}." for measure in OWN_MEASURES)


def adds_people(coalition: Coalition, sector: Json) -> bool:
    """Say whether organisations of a sector stand for the people of a place: governments, and unknown ones."""
    known = sector_of(coalition, sector) if isinstance(sector, str) else None
    top = (known.parent or known.code) if known else sector
    return top in counting.COUNTING_SECTORS or top not in _PRESETS


class _Standing:
    """Who stands for which place, filled one after the other."""

    def __init__(self, coalitions: Sequence[Coalition]) -> None:
        self._coalitions = {one.id: one for one in coalitions}
        self._adds: dict[tuple[str, Json], bool] = {}
        self._places: dict[str, list[str]] = {}
        self._others: list[NotStanding] = []

    def add(self, coalition: str, sector: Json, represents: Json, ids: Sequence[str]) -> None:
        """Add organisations of one sector and place (or none)."""
        if not ids:
            return
        key = (coalition, sector)
        if key not in self._adds:
            self._adds[key] = adds_people(self._coalitions[coalition], sector)
        if isinstance(represents, str) and self._adds[key]:
            self._places.setdefault(represents, []).extend(ids)
        elif isinstance(represents, str):
            self._others += [NotStanding(id_, "sector") for id_ in ids]
        elif self._adds[key] and sector in _GOVERNMENTS:
            self._others += [NotStanding(id_, "no-place") for id_ in ids]

    def places(self) -> dict[str, tuple[str, ...]]:
        """Return the organisations behind each place, each once for a place."""
        return {place: tuple(sorted({*ids})) for place, ids in sorted(self._places.items())}

    def others(self) -> tuple[NotStanding, ...]:
        """Return those that stand for no place, each once."""
        why = {one.organisation: one for one in sorted(self._others, key=lambda one: (one.organisation, one.why))}
        standing = {id_ for ids in self._places.values() for id_ in ids} if why else set()
        return tuple(one for id_, one in why.items() if id_ not in standing)


def _counts(values: Iterable[Json]) -> dict[str, int]:
    return dict(sorted(Counter(value for value in values if isinstance(value, str)).items()))
