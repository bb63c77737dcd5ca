"""Organisations that may be one and that nobody has decided about, among those that a public sentence counts.

Each connected group of them counts as one: a number is then at least what it is with one of each, and at most what
it is with all of them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product
from math import prod

from aca_desktop.domain.figures.claims import Counted, Doubt, Found
from aca_desktop.domain.journal import canonical
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.organisations.identity import Pair, united
from aca_desktop.services.figures.gathering import of_itself
from aca_desktop.services.figures.signatories import Everybody, Signatory
from aca_desktop.storage.queries.counted import Alike

MOST_WAYS = 16
"""Of more ways to choose one of each group, the number without any of them is taken: rather too small."""


@dataclass(frozen=True, slots=True)
class Undecided:
    """The pairs behind them, and the groups of those that count (organisations, at least two in each)."""

    pairs: Sequence[Pair]
    groups: Sequence[Sequence[str]]


def undecided_among(pairs: Sequence[Pair], fits: Everybody) -> Undecided:
    """Return what is undecided among those who fit."""
    if not pairs:
        return Undecided((), ())
    same = fits.same
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


def at_least(
    counted: Counted, fits: Everybody, undecided: Undecided, number: Callable[[Everybody], Found]
) -> Found:
    """Return a number of those who fit, with one of each undecided group and with all of them."""
    whole = number(fits)
    if counted == "signatories":
        fewer = sum(len(group) - 1 for group in undecided.groups)
        return between(whole, [replace(whole, value=whole.value - fewer)])
    told = _told(counted, fits)
    groups = [group for group in undecided.groups if _matters(counted, [told[id_] for id_ in group])]
    return between(whole, [number(fits.without(gone)) for gone in _ways(groups)])


def conflicting(
    every: Everybody, is_asked: Callable[[str], bool]
) -> dict[str, dict[tuple[str, str], tuple[Json, ...]]]:
    """Return by organisation the fields that are asked for and that its records say differently, with the values:
    by coalition and name, coalition "" for what is so in all of them."""
    said: dict[str, dict[tuple[str, str], dict[str, Json]]] = {}
    for one in every.apart:
        for name, value in {**one.fields, **one.differing}.items():
            if is_asked(name):
                key = (one.coalition if name.startswith(_COALITIONS_OWN) else "", name)
                values = one.differing.get(name, (value,))
                said.setdefault(one.one, {}).setdefault(key, {}).update(
                    {canonical.text(own): own for own in values}
                )
    several = {
        one: {key: tuple(values.values()) for key, values in sorted(own.items()) if len(values) > 1}
        for one, own in said.items()
    }
    return {one: own for one, own in sorted(several.items()) if own}


def whichever_is_right(
    every: Everybody, counted: Counted, is_asked: Callable[[str], bool], number: Callable[[Everybody], Found]
) -> Found:
    """Return a number of everybody, for each value of what records of one organisation say differently."""
    found, several = number(every), conflicting(every, is_asked)
    if not several:
        return found
    choices = [(one, key, values) for one, own in several.items() for key, values in own.items()]
    if prod(len(values) for _one, _key, values in choices) > MOST_WAYS:
        less = number(every.without(several))
        every_ = [replace(part, most=_more(counted, part.most, len(several))) for part in _parts(less)]
        return _spanned(found, [replace(every_[0], whole=every_[1] if every_[1:] else None)])
    ways = product(*([(one, key, value) for value in values] for one, key, values in choices))
    return _spanned(found, [number(_settled(every, way)) for way in ways])


_COALITIONS_OWN = ("sector", "tier", "founding", "joined", "lists.")
"""What each coalition says for itself of an organisation: that several say it differently is no contradiction."""


def _parts(found: Found) -> list[Found]:
    return [found] if found.whole is None else [found, found.whole]


def _more(counted: Counted, most: Decimal | None, organisations: int) -> Decimal | None:
    return most + organisations if counted == "signatories" and most is not None else None


def _spanned(found: Found, others: Sequence[Found]) -> Found:
    """Return the span of a number and of its whole."""
    wholes = [one.whole for one in others if one.whole is not None]
    whole = None if found.whole is None else between(found.whole, wholes, "records-conflict")
    return replace(between(found, others, "records-conflict"), whole=whole, recorded_after=found.recorded_after)


def _settled(every: Everybody, way: Iterable[tuple[str, tuple[str, str], Json]]) -> Everybody:
    """Return everybody where these organisations are what is chosen."""
    chosen: dict[str, list[tuple[str, str, Json]]] = {}
    for one, (coalition, name), value in way:
        chosen.setdefault(one, []).append((coalition, name, value))

    def settled(one: Signatory) -> Signatory:
        new = {name: value for coalition, name, value in chosen[one.one] if coalition in ("", one.coalition)}
        mine = {name: value for name, value in new.items() if name in one.fields}
        differing = {name: values for name, values in one.differing.items() if name not in new}
        return replace(one, fields={**one.fields, **mine}, differing=differing)

    return replace(every, apart=[settled(one) if one.one in chosen else one for one in every.apart])


def _ways(groups: Sequence[Sequence[str]]) -> Iterator[frozenset[str]]:
    """Yield who is left out where one of each group is left; all of them where there are too many ways."""
    every = frozenset(id_ for group in groups for id_ in group)
    if prod(len(group) for group in groups) > MOST_WAYS:
        yield every
    elif groups:
        yield from (every.difference(left) for left in product(*groups))


def _told(counted: Counted, fits: Everybody) -> dict[str, tuple[Json, ...]]:
    """Return by organisation what of it decides a number of this kind."""
    told: dict[str, tuple[Json, ...]] = {}
    for group in fits.alike:
        for id_ in group.ids:
            told[id_] = _telling(counted, group, fits.spoken.get(id_, {}))
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
