"""Totals of people and GDP without counting anybody twice: which places count, which do not and why, and how much.

Pure: places and figures in, numbers with their reasons out. It knows no signatories but the places they stand for.

The rules, at a date: one place counts once, whoever signed; a place inside a signatory place is not added, the
outermost wins; sets are their members, united; a territory clips; only governments stand for a place; what is
missing is said, never filled. These rules are this program's own.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext

from aca_desktop.domain.figures.places import Atlas, Broken, FigureAt

_EXACT = Context(prec=100)
"""Figures have at most 36 digits, so no sum of them is ever rounded."""

COUNTING_SECTORS = frozenset({"regional-government", "local-government", "indigenous-community"})
"""Those of the preset sectors whose organisations stand for a place and its people."""


@dataclass(frozen=True, slots=True)
class Removed:
    """A place that is not added, so many times: it counts already by `inside`, which may be itself."""

    place: str
    inside: str
    times: int


@dataclass(frozen=True, slots=True)
class Beyond:
    """A place that reaches beyond the territory, stood for so many times: of it only `parts` count, or nothing."""

    place: str
    parts: tuple[str, ...]
    times: int


@dataclass(frozen=True, slots=True)
class Cover:
    """What signatories' places cover, nothing twice.

    `counted` are the places that are added up; `beyond` lie outside the territory, wholly or but for some parts;
    `left_out` are broken, with the reason. Each in the codes' order.
    """

    counted: tuple[str, ...]
    removed: tuple[Removed, ...]
    beyond: tuple[Beyond, ...]
    left_out: tuple[tuple[str, Broken], ...]

    @property
    def outside(self) -> tuple[str, ...]:
        """The places that lie wholly outside the territory."""
        return tuple(one.place for one in self.beyond if not one.parts)

    @property
    def clipped(self) -> tuple[str, ...]:
        """The places that count with the parts of the territory that they hold."""
        return tuple(one.place for one in self.beyond if one.parts)


@dataclass(frozen=True, slots=True)
class RemovedFigure:
    """What was not added: `value` is the place's figure for all of its times, None if it has none."""

    place: str
    inside: str
    times: int
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class OutsideFigure:
    """What of a place lies outside the territory: its figure less those of its parts, None if any is not known."""

    place: str
    times: int
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class Total:
    """One measure summed. `gross` is the simple sum; less what is outside and what was removed it is `net`.

    `missing` are counted places without a figure: `net` is at least so much, and nobody knows how much more.
    `counted` has the figure behind each of the others. `territory` is the territory's own figure, where one was
    asked for and has one; `exceeds` says that net is more than it, so something is wrong with the figures.
    """

    measure: str
    currency: str | None
    gross: Decimal
    net: Decimal
    removed: tuple[RemovedFigure, ...]
    outside: tuple[OutsideFigure, ...]
    missing: tuple[str, ...]
    counted: tuple[tuple[str, FigureAt], ...]
    territory: Decimal | None
    exceeds: bool

    @property
    def years(self) -> tuple[int, ...]:
        """The years that the figures are of."""
        return tuple(sorted({at.year for _place, at in self.counted}))

    @property
    def sources(self) -> tuple[str, ...]:
        """Where the figures come from."""
        return tuple(sorted({at.figure.source for _place, at in self.counted}))

    @property
    def later(self) -> tuple[str, ...]:
        """The places whose only figures are of a year after the date."""
        return tuple(place for place, at in self.counted if at.later)


def cover(atlas: Atlas, standing: Iterable[str] | Mapping[str, int], territory: str | None = None) -> Cover:
    """Return what of these places counts; `standing` has an item for each signatory that stands for one, or says
    of each place how many there are.

    All codes must have been named to the atlas. A territory that is broken covers nothing.
    """
    said: dict[str, int] = {}
    for named, times in Counter(standing).items():
        code = atlas.code(named)
        said[code] = said.get(code, 0) + times
    within = atlas.within
    if atlas.broken:
        within = {code: outer for code, outer in within.items() if code not in atlas.broken}
    left_out = {code: atlas.broken[code] for code in said if code in atlas.broken}
    standing_for: dict[str, int] = {}
    for code, times in said.items():
        for member in atlas.sets.get(code, (code,)):
            if member in atlas.broken:
                left_out[member] = atlas.broken[member]
            else:
                standing_for[member] = standing_for.get(member, 0) + times
    beyond: list[Beyond] = []
    pieces: Mapping[str, int] = standing_for
    if territory is not None:
        wanted = atlas.expanded(atlas.code(territory)) - atlas.broken.keys()
        pieces, beyond = _clipped(within, standing_for, wanted)
    counted, removed = _outermost(within, pieces)
    return Cover(tuple(counted), tuple(removed), tuple(beyond), tuple(sorted(left_out.items())))


def total(
    atlas: Atlas,
    covered: Cover,
    measure: str,
    year: int,
    currency: str | None = None,
    territory: str | None = None,
) -> Total:
    """Return a cover's total of one measure (money in one currency), with figures as Place.figure chooses them."""
    figures = _figures(atlas, measure, year, currency)
    with localcontext(_EXACT):
        removed = tuple(
            RemovedFigure(
                one.place,
                one.inside,
                one.times,
                at.figure.value * one.times if (at := figures(one.place)) else None,
            )
            for one in covered.removed
        )
        counted = tuple((code, at) for code in covered.counted if (at := figures(code)))
        known = dict(counted)
        net = sum((at.figure.value for at in known.values()), Decimal(0))
        outside = tuple(_outside(one, figures) for one in covered.beyond)
        taken = [one.value for one in removed] + [one.value for one in outside]
        gross = sum((value for value in taken if value is not None), net)
    whole = None if territory is None else whole_of(atlas, territory, measure, year, currency)
    return Total(
        measure=measure,
        currency=currency,
        gross=gross,
        net=net,
        removed=removed,
        outside=outside,
        missing=tuple(code for code in covered.counted if code not in known),
        counted=counted,
        territory=whole,
        exceeds=whole is not None and net > whole,
    )


def whole_of(atlas: Atlas, territory: str, measure: str, year: int, currency: str | None = None) -> Decimal | None:
    """Return a whole territory's figure: a place's own, a set's members' sum; None if any of it is missing."""
    whole = cover(atlas, (territory,))
    figures = [*map(_figures(atlas, measure, year, currency), whole.counted)]
    if whole.left_out or not figures:
        return None
    with localcontext(_EXACT):
        found = Decimal(0)
        for at in figures:
            if at is None:
                return None
            found += at.figure.value
        return found


def currencies(atlas: Atlas, covered: Cover) -> tuple[str, ...]:
    """Return the currencies in which the counted places' GDP is known, the one known of most places first."""
    known: Counter[str] = Counter()
    for code in covered.counted:
        place = atlas.places.get(code)
        own = place.figures.items() if place else ()
        known.update({figure.currency for (name, _), figure in own if name == "gdp" and figure.currency})
    return tuple(sorted(known, key=lambda currency: (-known[currency], currency)))


def _outside(one: Beyond, figures: Callable[[str], FigureAt | None]) -> OutsideFigure:
    """Return what of a place lies outside; nothing where its parts are said to have more than itself."""
    whole, parts = figures(one.place), [figures(part) for part in one.parts]
    if whole is None or None in parts:
        return OutsideFigure(one.place, one.times, None)
    inside = sum((part.figure.value for part in parts if part), Decimal(0))
    return OutsideFigure(one.place, one.times, max(whole.figure.value - inside, Decimal(0)) * one.times)


def _figures(atlas: Atlas, measure: str, year: int, currency: str | None) -> Callable[[str], FigureAt | None]:
    """Return what tells a place's figure of one measure, at once where no place has any."""
    if not any(of == measure for place in atlas.places.values() for of, _year in place.figures):
        return lambda _code: None

    def figure(code: str) -> FigureAt | None:
        place = atlas.places.get(code)
        return place.figure(measure, year, currency) if place else None

    return figure


def _clipped(
    within: Mapping[str, str | None], standing: Mapping[str, int], territory: frozenset[str]
) -> tuple[dict[str, int], list[Beyond]]:
    """Return the pieces of places in a territory, how often each is stood for; and those that reach beyond it.

    A place in the territory is a piece; one around a part of it counts as that part.
    """
    parts = _only_outer(within, territory)
    inside: set[str] = set()
    above: dict[str, int] = {}
    pieces: dict[str, int] = {}
    for code, outer in within.items():
        above[code] = above[outer] + standing.get(outer, 0) if outer is not None else 0
        if code in parts or outer in inside:
            inside.add(code)
        times = standing.get(code, 0) if code in inside else 0
        if code in parts:
            times += above[code]
        if times:
            pieces[code] = times
    held: dict[str, list[str]] = {code: [] for code in sorted(standing.keys() - inside)}
    for part in sorted(parts):
        outer = within[part]
        while outer is not None:
            if outer in held:
                held[outer].append(part)
            outer = within[outer]
    return pieces, [Beyond(code, tuple(own), standing[code]) for code, own in held.items()]


def _only_outer(within: Mapping[str, str | None], codes: frozenset[str]) -> frozenset[str]:
    """Return those of the places that lie in no other of them."""
    covered: set[str] = set()
    outermost: set[str] = set()
    for code, outer in within.items():
        if outer in covered:
            covered.add(code)
        elif code in codes:
            outermost.add(code)
            covered.add(code)
    return frozenset(outermost)


def _outermost(within: Mapping[str, str | None], pieces: Mapping[str, int]) -> tuple[list[str], list[Removed]]:
    """Return the pieces that lie in no other, and all that is removed for them."""
    top: dict[str, str] = {}
    counted: list[str] = []
    removed: list[Removed] = []
    for code, outer in within.items():
        around = top.get(outer) if outer is not None else None
        times = pieces.get(code, 0)
        if around is None and times:
            around = code
            counted.append(code)
            times -= 1
        if around is not None:
            top[code] = around
            if times:
                removed.append(Removed(code, around, times))
    return sorted(counted), sorted(removed, key=lambda one: (one.inside, one.place))
