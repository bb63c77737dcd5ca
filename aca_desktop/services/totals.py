"""Totals of a coalition, or of several: people and GDP by the places that governments stand for, and other lines.

Gathers what domain.totals sums: who counts at a day, the places they represent, the figures known.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from aca_desktop.domain import conversion
from aca_desktop.domain import totals as counting
from aca_desktop.domain.canonical import Json
from aca_desktop.domain.conversion import United
from aca_desktop.domain.countries import COUNTRIES
from aca_desktop.domain.place_record import code_of_place, figures_of
from aca_desktop.domain.places import Atlas, Place, atlas
from aca_desktop.domain.problems import Problem, Refused
from aca_desktop.domain.rates import Rate, rates_of
from aca_desktop.domain.sectors import PRESETS
from aca_desktop.domain.totals import Cover, Total
from aca_desktop.services import gazetteer, places
from aca_desktop.services.coalitions import Coalition
from aca_desktop.services.faces import sector_of
from aca_desktop.services.signatories import Signatory, once, signatories
from aca_desktop.services.workspaces import Workspace

FIELDS = ("represents", "place", "sector", "tier", "founding", "parent", "figures.*")
"""What totals and public sentences ask of an organisation."""

OWN_MEASURES = ("staff", "students", "revenue")

_OWN_FIGURES = tuple(f"figures.{measure}." for measure in OWN_MEASURES)

_PRESETS = frozenset(preset.code for preset in PRESETS)


@dataclass(frozen=True, slots=True)
class NotStanding:
    """A signatory that stands for no place: its sector adds nobody though it names one, or it names none."""

    organisation: str
    why: Literal["sector", "no-place"]


@dataclass(frozen=True, slots=True)
class Totals:
    """All that is summed at a day.

    `gdp` has a total per currency, the one known of most places first, one without currency where nothing is
    known; `united` is all of it in the first one, where there are several. `own` are totals of the organisations
    themselves (staff, students, revenue), a subsidiary beside its parent removed; a place there is `organisation:`
    and its id. `standing` are the organisations behind each place that
    somebody stands for; `sectors` and `tiers` count signatories.
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


def totals(
    workspace: Workspace, which: Sequence[Coalition], at: date | None = None, territory: str | None = None
) -> Totals:
    """Return the totals of these coalitions together at a day, None for all that is known now.

    `territory` is a place as typed (`scheme:code`). Raise Refused if it is none, or nobody knows what it holds.
    """
    day = at or workspace.context.now().date()
    return summed(workspace, which, signatories(workspace, which, FIELDS, at), day, territory)


def summed(
    workspace: Workspace,
    which: Sequence[Coalition],
    counted: Sequence[Signatory],
    day: date,
    territory: str | None = None,
) -> Totals:
    """Return the totals of signatories that somebody has chosen."""
    standing, not_standing = _standing(which, counted)
    clip = None if territory is None else require_place("territory", territory)
    named = [*standing, *([clip] if clip else ())]
    own = places.atlas_of(workspace, which, named)
    if clip is not None:
        clip = own.code(clip)
        require_known(own, "territory", clip)
    repeated = [place for place, organisations in standing.items() for _ in organisations]
    covered = counting.cover(own, repeated, clip)
    money = counting.currencies(own, covered) or (None,)
    organisations = once(counted)
    return Totals(
        at=day,
        territory=clip,
        signatories=len(organisations),
        founding=sum(one.fields.get("founding") is True for one in organisations),
        sectors=_counts(organisations, "sector"),
        tiers=_counts(organisations, "tier"),
        atlas=own,
        covered=covered,
        population=counting.total(own, covered, "population", day.year, territory=clip),
        gdp=tuple(counting.total(own, covered, "gdp", day.year, currency, territory=clip) for currency in money),
        united=united(which, own, covered, day),
        own=tuple(own_totals(organisations, day.year)),
        standing=standing,
        not_standing=tuple(not_standing),
    )


def united(
    which: Sequence[Coalition], own: Atlas, covered: Cover, day: date, currency: str | None = None
) -> United | None:
    """Return all GDP in one currency (else in the one known of most places), None if it is known in that alone."""
    known = counting.currencies(own, covered)
    wanted = currency or next(iter(known), None)
    if wanted is None or not set(known) - {wanted}:
        return None
    return conversion.united(own, covered, day, wanted, rates(which))


def rates(which: Iterable[Coalition]) -> tuple[Rate, ...]:
    """Return the rates between currencies that these coalitions give."""
    return tuple(rate for one in which for rate in rates_of(one.fields))


def own_totals(organisations: Iterable[Signatory], year: int) -> Iterable[Total]:
    """Yield the sums of what organisations say of themselves, money per currency.

    A subsidiary whose parent is a signatory too is not added. An organisation that says nothing is not missed.
    """
    every = list(organisations)
    if not any(name.startswith(_OWN_FIGURES) for one in every for name in one.fields):
        return
    described = {one.id: _as_place(one) for one in every}
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


def adds_people(which: Coalition, sector: Json) -> bool:
    """Say whether organisations of a sector stand for the people of a place: governments, and unknown ones."""
    known = sector_of(which, sector) if isinstance(sector, str) else None
    top = (known.parent or known.code) if known else sector
    return top in counting.COUNTING_SECTORS or top not in _PRESETS


def _standing(
    which: Sequence[Coalition], counted: Iterable[Signatory]
) -> tuple[dict[str, tuple[str, ...]], list[NotStanding]]:
    """Return the organisations that stand for each place, each once for a place, and those that stand for none."""
    coalitions = {one.id: one for one in which}
    adds: dict[tuple[str, Json], bool] = {}
    standing: dict[str, dict[str, None]] = {}
    not_standing: list[NotStanding] = []
    for one in counted:
        sector, place = one.fields.get("sector"), one.fields.get("represents")
        key = (one.coalition, sector)
        if key not in adds:
            adds[key] = adds_people(coalitions[one.coalition], sector)
        if isinstance(place, str) and adds[key]:
            standing.setdefault(place, {})[one.one] = None
        elif isinstance(place, str):
            not_standing.append(NotStanding(one.id, "sector"))
        elif adds[key] and sector in ("regional-government", "local-government"):
            not_standing.append(NotStanding(one.id, "no-place"))
    return {place: tuple(organisations) for place, organisations in standing.items()}, not_standing


def _as_place(one: Signatory) -> Place:
    parent = one.fields.get("parent")
    figures = {key: figure for key, figure in figures_of(one.fields).items() if key[0] in OWN_MEASURES}
    within = f"organisation:{parent}" if isinstance(parent, str) else None
    return Place(f"organisation:{one.id}", within=within, figures=figures)


def _counts(organisations: Iterable[Signatory], field: str) -> dict[str, int]:
    said = Counter(value for one in organisations if isinstance(value := one.fields.get(field), str))
    return dict(sorted(said.items()))
