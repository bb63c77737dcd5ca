"""Organisations that may be one and that nobody has decided about, among those that a public sentence counts.

Each connected group of them counts as one: a number is then at least what it is with one of each, and at most what
it is with all of them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from math import prod

from aca_desktop.domain.canonical import Json
from aca_desktop.domain.claims import Counted, Doubt, Found
from aca_desktop.domain.identity import Pair, united
from aca_desktop.services.choosing import Fits
from aca_desktop.services.gathering import of_itself, several_places
from aca_desktop.services.signatories import Signatory
from aca_desktop.storage.alike import Alike

MOST_WAYS = 16
"""Of more ways to choose one of each group, the number without any of them is taken: rather too small."""


@dataclass(frozen=True, slots=True)
class Undecided:
    """The pairs behind them, and the groups of those that count (organisations, at least two in each)."""

    pairs: Sequence[Pair]
    groups: Sequence[Sequence[str]]


def undecided_among(pairs: Sequence[Pair], fits: Fits) -> Undecided:
    """Return what is undecided among those who fit."""
    if not pairs:
        return Undecided((), ())
    same = fits.every.same
    between = [(same.get(one, one), same.get(other, other)) for one, other in pairs]
    first = united(dict.fromkeys(sorted({id_ for both in between for id_ in both}), ()), between)
    counted = {id_ for group in fits.alike for id_ in group.ids} | {one.one for one in fits.apart}
    groups: dict[str, list[str]] = {}
    for id_, key in first.items():
        if id_ in counted:
            groups.setdefault(key, []).append(id_)
    groups = {key: ids for key, ids in groups.items() if len(ids) > 1}
    behind = [both for both, (one, _other) in zip(pairs, between, strict=True) if first[one] in groups]
    return Undecided(behind, [*groups.values()])


def at_least(counted: Counted, fits: Fits, undecided: Undecided, number: Callable[[Fits], Found]) -> Found:
    """Return a number of those who fit, with one of each undecided group and with all of them."""
    whole = number(fits)
    if counted == "signatories":
        fewer = sum(len(group) - 1 for group in undecided.groups)
        return between(whole, [replace(whole, value=whole.value - fewer)])
    told = _told(counted, fits)
    groups = [group for group in undecided.groups if _matters(counted, [told[id_] for id_ in group])]
    return between(whole, [number(without(fits, gone)) for gone in _ways(groups)])


def wherever_they_stand(fits: Fits, number: Callable[[Fits], Found]) -> Found:
    """Return a number of those who fit, for each place that records of one organisation name in conflict."""
    whole, several = number(fits), several_places(fits.apart)
    if not several:
        return whole
    if prod(map(len, several.values())) > MOST_WAYS:
        none = number(_standing_for(fits, dict.fromkeys(several)))
        return between(whole, [replace(none, most=None)], "places-conflict")
    ways = [dict(zip(several, way, strict=True)) for way in product(*several.values())]
    return between(whole, [number(_standing_for(fits, way)) for way in ways], "places-conflict")


def _standing_for(fits: Fits, way: Mapping[str, str | None]) -> Fits:
    """Return those who fit, where these organisations stand for these places, or for none."""
    apart = [
        replace(one, places=(), fields={**one.fields, "represents": way[one.one]})
        if one.one in way and one.fields.get("represents") is not None
        else one
        for one in fits.apart
    ]
    return replace(fits, apart=apart)


def without(fits: Fits, gone: frozenset[str]) -> Fits:
    """Return those who fit but for these organisations."""
    alike = [replace(group, ids=[id_ for id_ in group.ids if id_ not in gone]) for group in fits.alike]
    return replace(
        fits,
        alike=[group for group in alike if group.ids],
        apart=[one for one in fits.apart if one.one not in gone],
    )


def _ways(groups: Sequence[Sequence[str]]) -> Iterator[frozenset[str]]:
    """Yield who is left out where one of each group is left; all of them where there are too many ways."""
    every = frozenset(id_ for group in groups for id_ in group)
    if prod(len(group) for group in groups) > MOST_WAYS:
        yield every
    elif groups:
        yield from (every.difference(left) for left in product(*groups))


def _told(counted: Counted, fits: Fits) -> dict[str, tuple[Json, ...]]:
    """Return by organisation what of it decides a number of this kind."""
    told: dict[str, tuple[Json, ...]] = {}
    for group in fits.alike:
        for id_ in group.ids:
            told[id_] = _telling(counted, group, fits.every.spoken.get(id_, {}))
    for one in fits.apart:
        told[one.one] = (*told.get(one.one, ()), *_telling(counted, one, one.fields))
    return told


def _telling(counted: Counted, one: Alike | Signatory, said: Mapping[str, Json]) -> tuple[Json, ...]:
    if counted in ("staff", "students", "revenue"):
        return tuple(of_itself(said).values())
    names = {"people": ("sector", "represents"), "gdp": ("sector", "represents"), "sectors": ("sector",)}
    names |= {
        "subdivisions": ("place", "represents"),
        "places": ("sector", "represents"),
        "countries": ("country",),
    }
    fields = tuple(one.fields.get(name) for name in names.get(counted, ()))
    return (one.coalition, *fields)


def _matters(counted: Counted, told: Sequence[tuple[Json, ...]]) -> bool:
    """Return whether a number can depend on which of a group is left: figures add up, all else counts once."""
    return any(told) if counted in ("staff", "students", "revenue") else any(one != told[0] for one in told)


def between(whole: Found, others: Iterable[Found], doubt: Doubt = "duplicates-undecided") -> Found:
    """Return the span of all that a number may be, with the doubt if that is more than it was."""
    every = [whole, *others]
    least = min(one.value for one in every)
    most = [one.most for one in every if one.most is not None]
    span = Found(least, max(most) if len(most) == len(every) else None, whole.doubts)
    if span.most == whole.most and all(one.value == whole.value for one in every):
        return whole
    return replace(span, doubts=tuple(dict.fromkeys((*whole.doubts, doubt))))
