"""Places: what lies in what, which are sets of others, and the figures that they have.

It knows no signatories. What cannot be right (a circle, a set in itself) is told, and left out of every total.
"""

import dataclasses
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from aca_desktop.domain.national_codes import outer, usual
from aca_desktop.domain.problems import Problem

type Broken = Literal["place-circle", "place-within-set", "set-circle", "set-without-members"]
type _Code = Callable[[str], str]
type _IsSet = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that somebody has published: value, where, and the currency where it is money (ISO 4217)."""

    value: Decimal
    source: str
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class FigureAt:
    """A place's figure as it counts at a date: of which year; `later` if only one of after that date is known."""

    year: int
    figure: Figure
    later: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A place by its code (`scheme:code`).

    `codes` are its codes in other schemes; `within` is the place that it lies in; `members` make it a set; figures
    are by measure ("population", "gdp" …) and year.
    """

    code: str
    names: Mapping[str, str] = dataclasses.field(default_factory=dict)
    codes: Mapping[str, str] = dataclasses.field(default_factory=dict)
    within: str | None = None
    members: tuple[str, ...] = ()
    kind: str | None = None
    figures: Mapping[tuple[str, int], Figure] = dataclasses.field(default_factory=dict)

    @property
    def is_set(self) -> bool:
        """Say whether it is a set of others."""
        return bool(self.members) or self.code.startswith("set:")

    def figure(self, measure: str, year: int, currency: str | None = None) -> FigureAt | None:
        """Return the newest figure not later than that year, else the earliest after it, None without any."""
        newest = earliest = None
        for (name, of), figure in self.figures.items():
            if name != measure or figure.currency != currency:
                continue
            if of <= year:
                newest = of if newest is None or of > newest else newest
            elif earliest is None or of < earliest:
                earliest = of
        chosen = earliest if newest is None else newest
        return None if chosen is None else FigureAt(chosen, self.figures[measure, chosen], later=newest is None)


@dataclass(frozen=True, slots=True)
class Atlas:
    """Places as they lie in each other, every code in its one form.

    `within` has an item for each place that is no set, those that nobody described included, an outer place before
    what lies in it; `sets` has each sound set's members, sets among them resolved; `broken` says of a place or a
    set why it is left out.
    """

    places: Mapping[str, Place]
    within: Mapping[str, str | None]
    sets: Mapping[str, frozenset[str]]
    broken: Mapping[str, Broken]
    aliases: Mapping[str, str]
    problems: tuple[Problem, ...]

    def code(self, named: str) -> str:
        """Return the one code of a place named by any of its codes."""
        first = usual(named)
        return self.aliases.get(first, first)

    def expanded(self, code: str) -> frozenset[str]:
        """Return the places that a code stands for: a set's members, else itself; nothing for a broken one."""
        if code in self.sets:
            return self.sets[code]
        return frozenset() if code in self.broken else frozenset((code,))

    def outer_places(self, code: str) -> Iterator[str]:
        """Yield what a place lies in, from the inside out; nothing for one that is broken."""
        here = self.within.get(code) if code not in self.broken else None
        while here is not None:
            yield here
            here = self.within.get(here)


def atlas(
    described: Iterable[Place], named: Iterable[str] = (), parents: Mapping[str, str] | None = None
) -> Atlas:
    """Return how places lie in each other.

    `named` are codes that are asked about though nobody may have described them; `parents` says of codes what they
    lie in where the description does not (a gazetteer's knowledge). Else a national code itself may say it.
    """
    places, aliases, problems = _united(described)

    def code(one: str) -> str:
        first = usual(one)
        return aliases.get(first, first)

    described_sets = {one: place for one, place in places.items() if place.is_set}

    def is_set(one: str) -> bool:
        return one in described_sets or (one.startswith("set:") and one not in places)

    named_ = [code(one) for one in set(named)]
    within = _parents(places, named_, code, is_set, parents or {})
    broken: dict[str, Broken] = {}
    for one in named_:
        if one.startswith("set:") and one not in places:
            broken[one] = "set-without-members"
    sets = _expanded_sets(described_sets, code, broken)
    ordered = _from_outside_in(within, is_set, broken)
    problems += [Problem(one, why) for one, why in sorted(broken.items())]
    problems += _against_codes(places, ordered, broken)
    return Atlas(places, ordered, sets, broken, aliases, tuple(problems))


def _united(described: Iterable[Place]) -> tuple[dict[str, Place], dict[str, str], list[Problem]]:
    """Return places by their one code, what other codes mean, and which are described twice.

    Two places that share a code in any scheme are one; the one with an ISO 3166 code speaks, else the first.
    """
    every = sorted(described, key=lambda place: (not usual(place.code).startswith("iso3166"), place.code))
    places: dict[str, Place] = {}
    one_of: dict[str, str] = {}
    problems: list[Problem] = []
    for place in every:
        own = usual(place.code)
        codes = [own, *(usual(f"{scheme}:{number}") for scheme, number in place.codes.items())]
        known = sorted({one_of[code] for code in codes if code in one_of})
        if known:
            problems.append(Problem(place.code, "place-twice", {"other": known[0]}))
        else:
            places[own] = place if place.code == own else dataclasses.replace(place, code=own)
        for code in codes:
            one_of.setdefault(code, known[0] if known else own)
    return places, {other: one for other, one in one_of.items() if other != one}, problems


def _parents(
    places: Mapping[str, Place],
    named: Iterable[str],
    code: _Code,
    is_set: _IsSet,
    parents: Mapping[str, str],
) -> dict[str, str | None]:
    """Return what every place lies in that is described, named, a member, or outer to one of these."""
    members = (code(member) for place in places.values() for member in place.members)
    waiting = [*places, *named, *members]
    within: dict[str, str | None] = {}
    while waiting:
        here = waiting.pop()
        if here in within or is_set(here):
            continue
        place = places.get(here)
        said = (place.within if place else None) or parents.get(here) or outer(here)
        around = within[here] = None if said is None else code(said)
        if around is not None and around not in within:
            waiting.append(around)
    return within


def _against_codes(
    places: Mapping[str, Place], within: Mapping[str, str | None], broken: Collection[str]
) -> Iterator[Problem]:
    """Yield the places that are said to lie in another place than one of their codes says."""
    for code, place in sorted(places.items()):
        if place.within is None or place.is_set or code in broken:
            continue
        around = list(_around(code, within.get))
        own = [code, *(f"{scheme}:{number}" for scheme, number in sorted(place.codes.items()))]
        for outer_place in (one for each in own for one in _around(each, outer)):
            level = _level(outer_place)
            others = [one for one in around if _level(one) == level]
            if others and outer_place not in around:
                yield Problem(place.code, "place-against-code", {"outer": outer_place, "other": others[0]})
                break


def _around(code: str, outer_of: Callable[[str], str | None]) -> Iterator[str]:
    here = outer_of(code)
    while here is not None:
        yield here
        here = outer_of(here)


def _level(code: str) -> tuple[str, int]:
    """Return a code's scheme and, where digits tell a state from a municipality, how many it has."""
    scheme, _, number = code.partition(":")
    return scheme, 0 if scheme.startswith("iso3166") else len(number)


def _expanded_sets(
    described: Mapping[str, Place], code: _Code, broken: dict[str, Broken]
) -> dict[str, frozenset[str]]:
    """Return each sound set's members that are no sets; note the others, and those that hold one, in `broken`."""
    members = {one: [code(member) for member in place.members] for one, place in described.items()}
    inner = {one: _inner(one, members) for one in members}
    for one, found in inner.items():
        empty = [here for here in found if here.startswith("set:") and not members.get(here)]
        if one in found:
            broken[one] = "set-circle"
        elif empty or not members[one]:
            broken[one] = "set-without-members"
    for one, found in inner.items():
        for here in sorted(found & broken.keys()):
            broken.setdefault(one, broken[here])
    return {one: frozenset(found - members.keys()) for one, found in inner.items() if one not in broken}


def _inner(code: str, members: Mapping[str, Iterable[str]]) -> set[str]:
    """Return all that a set holds, through the sets in it."""
    found: set[str] = set()
    waiting = list(members[code])
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.add(here)
            waiting += members.get(here, ())
    return found


def _from_outside_in(
    within: Mapping[str, str | None], is_set: _IsSet, broken: dict[str, Broken]
) -> dict[str, str | None]:
    """Return the places, outer ones first; those in a circle or a set, or within such, are broken, and last."""
    inside: dict[str, list[str]] = {}
    for one, outer_place in within.items():
        if outer_place is not None:
            inside.setdefault(outer_place, []).append(one)
    ordered: dict[str, str | None] = {}
    waiting = [one for one, outer_place in within.items() if outer_place is None]
    while waiting:
        here = waiting.pop()
        ordered[here] = within[here]
        waiting += inside.get(here, ())
    for one, outer_place in within.items():
        if one not in ordered:
            broken[one] = "place-within-set" if _ends_in_set(one, within, is_set) else "place-circle"
            ordered[one] = outer_place
    return ordered


def _ends_in_set(code: str, within: Mapping[str, str | None], is_set: _IsSet) -> bool:
    seen: set[str] = set()
    here: str | None = code
    while here is not None and here not in seen:
        if is_set(here):
            return True
        seen.add(here)
        here = within.get(here)
    return False


def larger_than_outer(own: Atlas) -> list[Problem]:
    """Return each figure larger than the one of the same year of what the place lies in, the next that has one."""
    places, within, broken = own.places, own.within, own.broken
    problems = []
    for code, place in sorted(places.items()):
        for (measure, year), figure in sorted(place.figures.items()):
            around = within.get(code) if code not in broken else None
            while around is not None and not (around in places and (measure, year) in places[around].figures):
                around = within[around]
            other = places[around].figures[measure, year] if around is not None else None
            if other and other.currency == figure.currency and other.value < figure.value:
                problems.append(
                    Problem(
                        code, "place-larger-than-outer", {"measure": measure, "year": str(year), "outer": around}
                    )
                )
    return problems
