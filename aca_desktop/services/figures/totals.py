"""Totals of a coalition, or of several: people and GDP by the places that governments stand for, and other lines.

Gathers what domain.figures.totals sums: who counts at a day, the places they represent, the figures known.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import product
from math import prod

from aca_desktop.domain.figures import conversion
from aca_desktop.domain.figures import totals as counting
from aca_desktop.domain.figures.conversion import United
from aca_desktop.domain.figures.place_record import code_of_place, figures_of
from aca_desktop.domain.figures.places import Atlas, Place, atlas
from aca_desktop.domain.figures.rates import Rate, rates_of
from aca_desktop.domain.figures.totals import Cover, Total
from aca_desktop.domain.values.countries import COUNTRIES
from aca_desktop.domain.values.problems import Problem, Refused
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.figures import gazetteer, places
from aca_desktop.services.figures.gathering import (
    OWN_MEASURES,
    Conflicting,
    Fields,
    Gathered,
    NotStanding,
    gathered,
    gathered_at,
)
from aca_desktop.services.figures.signatories import Signatory
from aca_desktop.services.figures.undecided import MOST_WAYS
from aca_desktop.services.workspace.workspaces import Workspace

FIELDS = ("represents", "place", "sector", "tier", "founding", "parent", "figures.*")
"""What totals and public sentences ask of an organisation."""


@dataclass(frozen=True, slots=True)
class Totals:
    """All that is summed at a day.

    `gdp` has a total per currency, the one known of most places first, one without currency where nothing is
    known; `united` is all of it in the first one, where there are several. `own` are totals of the organisations
    themselves (staff, students, revenue), a subsidiary beside its parent removed; a place there is `organisation:`
    and its id. `standing` are the organisations behind each place that
    somebody stands for; `conflicting` ones, whose records name different places, stand for those that make the
    totals smaller, or for none; `sectors` and `tiers` count signatories.
    """

    at: date
    territory: str | None
    signatories: int
    founding: int
    sectors: Mapping[str, int]
    tiers: Mapping[str, int]
    atlas: Atlas
    covered: Cover
    population: Total
    gdp: tuple[Total, ...]
    united: United | None
    own: tuple[Total, ...]
    standing: Mapping[str, tuple[str, ...]]
    not_standing: tuple[NotStanding, ...]
    conflicting: tuple[Conflicting, ...]


def totals(
    workspace: Workspace, coalitions: Sequence[Coalition], at: date | None = None, territory: str | None = None
) -> Totals:
    """Return the totals of these coalitions together at a day, None for all that is known now.

    `territory` is a place as typed (`scheme:code`). Raise Refused if it is none, or nobody knows what it holds.
    """
    day = at or workspace.context.now().date()
    return added_up(workspace, coalitions, gathered_at(workspace, coalitions, at), day, territory)


def summed(
    workspace: Workspace,
    coalitions: Sequence[Coalition],
    counted: Sequence[Signatory],
    day: date,
    territory: str | None = None,
) -> Totals:
    """Return the totals of signatories that somebody has chosen."""
    return added_up(workspace, coalitions, gathered(coalitions, counted), day, territory)


def added_up(
    workspace: Workspace,
    coalitions: Sequence[Coalition],
    found: Gathered,
    day: date,
    territory: str | None,
    known: Atlas | None = None,
) -> Totals:
    """Return the totals of what was gathered; `known` spares reading the places once more."""
    clip = None if territory is None else require_place("territory", territory)
    named = [*found.standing, *([clip] if clip else ())]
    own = places.naming(known or places.atlas_of(workspace, coalitions), named)
    if clip is not None:
        clip = own.code(clip)
        require_known(own, "territory", clip)
    standing = _smallest(own, found, day.year, clip)
    times = {place: len(organisations) for place, organisations in standing.items()}
    covered = counting.cover(own, times, clip)
    money = counting.currencies(own, covered) or (None,)
    return Totals(
        at=day,
        territory=clip,
        signatories=found.signatories,
        founding=found.founding,
        sectors=found.sectors,
        tiers=found.tiers,
        atlas=own,
        covered=covered,
        population=counting.total(own, covered, "population", day.year, territory=clip),
        gdp=tuple(counting.total(own, covered, "gdp", day.year, currency, territory=clip) for currency in money),
        united=united(coalitions, own, covered, day),
        own=tuple(own_totals(found.said, day.year)),
        standing=standing,
        not_standing=found.not_standing,
        conflicting=tuple(one for one in found.conflicting if len({*map(own.code, one.places)}) > 1),
    )


def _smallest(own: Atlas, found: Gathered, year: int, clip: str | None) -> Mapping[str, tuple[str, ...]]:
    """Return who stands for which place, conflicting ones for those that make all sums smallest.

    Only trying tells what places add to others. Where no choice has both the fewest people and the least money in
    each currency, or there are too many, they stand for none: that is never more, since a place's figure is at
    least that of all in it (where it is not, or is missing, a figure is wrong or lacking, whoever stands there).
    """
    if not found.conflicting:
        return found.standing
    names = {one.organisation for one in found.conflicting}
    others = {place: [id_ for id_ in ids if id_ not in names] for place, ids in found.standing.items()}
    if prod(len(one.places) for one in found.conflicting) <= MOST_WAYS:
        times = Counter({place: len(ids) for place, ids in others.items()})
        ways = product(*(one.places for one in found.conflicting))
        tried = {way: _sums(own, times + Counter(way), year, clip) for way in ways}
        keys = {key for sums in tried.values() for key in sums}
        least = {key: min(sums.get(key, Decimal(0)) for sums in tried.values()) for key in keys}
        best = [way for way, sums in tried.items() if all(sums.get(key, 0) == least[key] for key in keys)]
        # among equals by the places' codes, as ids are random
        for one, place in zip(found.conflicting, min(best, key=sorted, default=()), strict=False):
            others[place].append(one.organisation)
    return {place: tuple(sorted(ids)) for place, ids in others.items() if ids}


def _sums(own: Atlas, times: Mapping[str, int], year: int, clip: str | None) -> dict[str, Decimal]:
    """Return the people ("") and the GDP by currency of these places; what is not there is nothing."""
    covered = counting.cover(own, times, clip)
    money = {one: counting.total(own, covered, "gdp", year, one).net for one in counting.currencies(own, covered)}
    return {"": counting.total(own, covered, "population", year).net, **money}


def united(
    coalitions: Sequence[Coalition], own: Atlas, covered: Cover, day: date, currency: str | None = None
) -> United | None:
    """Return all GDP in one currency (else in the one known of most places), None if it is known in that alone."""
    known = counting.currencies(own, covered)
    wanted = currency or next(iter(known), None)
    if wanted is None or not set(known) - {wanted}:
        return None
    return conversion.united(own, covered, day, wanted, rates(coalitions))


def rates(coalitions: Iterable[Coalition]) -> tuple[Rate, ...]:
    """Return the rates between currencies that these coalitions give."""
    return tuple(rate for one in coalitions for rate in rates_of(one.fields))


def own_totals(said: Mapping[str, Fields], year: int) -> Iterable[Total]:
    """Yield the sums of what organisations say of themselves (fields by id), money per currency.

    A subsidiary whose parent is a signatory too is not added. An organisation that says nothing is not missed.
    Those that are each other's parents, or their own, have none: nobody's figures may vanish in a circle.
    """
    parents = _parents(said)
    described = {id_: _as_place(id_, fields, parents.get(id_)) for id_, fields in said.items() if fields}
    own = atlas(described.values())
    for measure in OWN_MEASURES:
        money = {
            figure.currency
            for place in described.values()
            for (name, _year), figure in place.figures.items()
            if name == measure
        }
        for currency in sorted(money, key=str):
            saying = [place.code for place in described.values() if place.figure(measure, year, currency)]
            yield counting.total(own, counting.cover(own, saying), measure, year, currency)


def require_place(field: str, text: str) -> str:
    """Return a place's code as typed; raise Refused if it can be none."""
    code = code_of_place(field, text)
    if isinstance(code, Problem):
        raise Refused([code])
    return code


def require_known(own: Atlas, field: str, code: str) -> None:
    """Raise Refused for a place that nobody has described and ISO 3166 does not list, or that is broken."""
    if code in own.broken:
        raise Refused([Problem(field, own.broken[code])])
    country = code.removeprefix("iso3166-1:")
    listed = country in COUNTRIES or gazetteer.name_of(code) is not None
    if code not in own.places and not listed:
        raise Refused([Problem(field, "unknown-place", {"place": code})])


def _parents(said: Mapping[str, Fields]) -> dict[str, str]:
    """Return the parents that organisations name, but for those whose parents lead back to themselves."""
    named = {id_: parent for id_, fields in said.items() if isinstance(parent := fields.get("parent"), str)}
    seen: set[str] = set()
    circles: set[str] = set()
    for begin in named:
        path: list[str] = []
        one = begin
        while one in named and one not in seen:
            seen.add(one)
            path.append(one)
            one = named[one]
        if one in path:
            circles.update(path[path.index(one) :])
    return {id_: parent for id_, parent in named.items() if id_ not in circles}


def _as_place(id_: str, fields: Fields, parent: str | None) -> Place:
    figures = {key: figure for key, figure in figures_of(fields).items() if key[0] in OWN_MEASURES}
    within = None if parent is None else f"organisation:{parent}"
    return Place(f"organisation:{id_}", within=within, figures=figures)
