"""Places: what lies in what, which are sets of others, and the figures that they have.

It knows no signatories. What cannot be right (a circle, a set in itself) is told, and left out of every total.
"""

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from aca_desktop.domain.values.national_codes import outer, usual
from aca_desktop.domain.values.problems import Problem

type Broken = Literal["place-circle", "place-within-set", "set-circle", "set-without-members"]
type LiesIn = Callable[[str], str | None]
"""Tells by a code alone what a place lies in, None if it can't."""


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
    set why it is left out; `twice` are places described once more under another code.
    """

    places: Mapping[str, Place]
    within: Mapping[str, str | None]
    sets: Mapping[str, frozenset[str]]
    broken: Mapping[str, Broken]
    aliases: Mapping[str, str]
    twice: tuple[Problem, ...]

    @property
    def problems(self) -> list[Problem]:
        """All that cannot be right about the places."""
        broken = (Problem(one, why) for one, why in sorted(self.broken.items()))
        return [*self.twice, *broken, *_against_codes(self), *_larger_than_outer(self)]

    def code(self, named: str) -> str:
        """Return the one code of a place named by any of its codes."""
        first = usual(named)
        return self.aliases.get(first, first)

    def is_set(self, code: str) -> bool:
        """Say whether a code is that of a set, described or not."""
        place = self.places.get(code)
        return place.is_set if place else code.startswith("set:")

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

    def naming(self, named: Iterable[str], lies_in: LiesIn = outer) -> "Atlas":
        """Return the atlas with these codes too, and what they lie in, though nobody may have described them.

        `lies_in` says it where the description does not (a gazetteer's knowledge), else a national code itself.
        """
        new = {*map(self.code, named)} - self.within.keys() - self.sets.keys() - self.broken.keys()
        if not new:
            return self
        within, broken = dict(self.within), dict(self.broken)
        for one in sorted(new):
            if one.startswith("set:") and one not in self.places:
                broken[one] = "set-without-members"
            here: str | None = one
            path: dict[str, str | None] = {}
            while here is not None and here not in path and here not in within and not self.is_set(here):
                place = self.places.get(here)
                said = (place.within if place else None) or lies_in(here) or outer(here)
                path[here] = None if said is None else self.code(said)
                here = path[here]
            why: Broken | None = None
            if here is not None:
                circle: Broken | None = "place-circle" if here in path else broken.get(here)
                why = "place-within-set" if self.is_set(here) else circle
            for code in reversed(path):
                within[code] = path[code]
                if why is not None:
                    broken[code] = why
        return dataclasses.replace(self, within=within, broken=broken)


def atlas(described: Iterable[Place], named: Iterable[str] = (), lies_in: LiesIn = outer) -> Atlas:
    """Return how places lie in each other, and the codes that are named, as `Atlas.naming` has it."""
    places, aliases, twice = _united(described)
    own = Atlas(places, {}, {}, {}, aliases, tuple(twice))
    members = {one: [*map(own.code, place.members)] for one, place in places.items() if place.is_set}
    sets, broken = _expanded_sets(members)
    own = dataclasses.replace(own, sets=sets, broken=broken)
    inner = (member for own_members in members.values() for member in own_members if not own.is_set(member))
    return own.naming([*places, *inner], lies_in).naming(named, lies_in)


def _united(described: Iterable[Place]) -> tuple[dict[str, Place], dict[str, str], list[Problem]]:
    """Return places by their one code, what other codes mean, and which are described twice.

    Two places that share a code in any scheme are one; the one with an ISO 3166 code speaks, else the first.
    """
    every = [(usual(place.code), place) for place in described]
    every.sort(key=lambda one: (not one[0].startswith("iso3166"), one[1].code))
    places: dict[str, Place] = {}
    one_of: dict[str, str] = {}
    problems: list[Problem] = []
    for own, place in every:
        codes = {own, *[usual(f"{scheme}:{number}") for scheme, number in place.codes.items()]}
        known = min([one_of[code] for code in codes if code in one_of], default=None)
        if known is not None:
            problems.append(Problem(place.code, "place-twice", {"other": known}))
        else:
            places[own] = place if place.code == own else dataclasses.replace(place, code=own)
        for code in codes:
            one_of.setdefault(code, own if known is None else known)
    return places, {other: one for other, one in one_of.items() if other != one}, problems


def _against_codes(own: Atlas) -> Iterator[Problem]:
    """Yield the places that are said to lie in another place than one of their codes says."""
    for code, place in sorted(own.places.items()):
        if place.within is None or place.is_set or code in own.broken:
            continue
        around = list(own.outer_places(code))
        codes = [code, *(f"{scheme}:{number}" for scheme, number in sorted(place.codes.items()))]
        for outer_place in (one for each in codes for one in _outer_by_code(each)):
            level = _level(outer_place)
            others = [one for one in around if _level(one) == level]
            if others and outer_place not in around:
                yield Problem(place.code, "place-against-code", {"outer": outer_place, "other": others[0]})
                break


def _outer_by_code(code: str) -> Iterator[str]:
    here = outer(code)
    while here is not None:
        yield here
        here = outer(here)


def _level(code: str) -> tuple[str, int]:
    """Return a code's scheme and, where digits tell a state from a municipality, how many it has."""
    scheme, _, number = code.partition(":")
    return scheme, 0 if scheme.startswith("iso3166") else len(number)


def _expanded_sets(
    members: Mapping[str, Sequence[str]],
) -> tuple[dict[str, frozenset[str]], dict[str, Broken]]:
    """Return each sound set's members that are no sets; and why the others, and those that hold one, are not."""
    broken: dict[str, Broken] = {}
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
    return {one: frozenset(found - members.keys()) for one, found in inner.items() if one not in broken}, broken


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


def _larger_than_outer(own: Atlas) -> list[Problem]:
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
