"""Countries' first subdivisions as ISO 3166-2 lists them: names, kinds, what lies in what. Read once or never."""

import json
from dataclasses import dataclass
from functools import cache

from aca_desktop.domain.values.countries import COUNTRIES
from aca_desktop.domain.values.sorting import natural
from aca_desktop.paths import resources


@dataclass(frozen=True, slots=True)
class Subdivision:
    """A subdivision by its place code (`iso3166-2:MX-JAL`): name as ISO writes it, kind, what it lies in."""

    code: str
    name: str
    kind: str
    within: str


@cache
def subdivisions() -> dict[str, Subdivision]:
    """Return all subdivisions by their place code."""
    path = resources() / "places" / "iso3166-2.json"
    rows = json.loads(path.read_text(encoding="utf-8"))["subdivisions"]
    return {f"iso3166-2:{code}": _subdivision(code, *row) for code, row in rows.items()}


def name_of(code: str) -> str | None:
    """Return a subdivision's name, None if it is none; countries' names are for i18n."""
    one = _subdivision_of(code)
    return one.name if one else None


def outer(code: str) -> str | None:
    """Return what a subdivision lies in, another or its country, None if it is none."""
    one = _subdivision_of(code)
    return one.within if one else None


def of_country(country: str) -> list[Subdivision]:
    """Return a country's subdivisions by name, Japan's from north to south; nothing for what is no country."""
    if country not in COUNTRIES:
        return []
    found = [one for code, one in subdivisions().items() if code.startswith(f"iso3166-2:{country}-")]
    return found if country == "JP" else sorted(found, key=lambda one: natural(one.name))


def _subdivision_of(code: str) -> Subdivision | None:
    return subdivisions().get(code) if code.startswith("iso3166-2:") else None


def _subdivision(code: str, name: str, kind: str, parent: str | None = None) -> Subdivision:
    within = f"iso3166-1:{code[:2]}" if parent is None else f"iso3166-2:{parent}"
    return Subdivision(f"iso3166-2:{code}", name, kind, within)
