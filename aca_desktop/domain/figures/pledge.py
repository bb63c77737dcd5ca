"""A country's pledge in figures (its NDC), as context beside a coalition's own: never added to anything.

It knows no journal beyond the names of a coalition's fields. The pledge's words are the coalition's `pledge.*`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.plain_values import decimal_of, integer_of, text_of
from aca_desktop.domain.organisations.values import decimal_text
from aca_desktop.domain.values.problems import Problem
from aca_desktop.domain.values.typed_text import folded, line


@dataclass(frozen=True, slots=True)
class Pledge:
    """What a country has pledged to cut: `percent` by its own means, `conditional` with support, by `year`.

    `base_year` is what it is measured against, None where nobody recorded it (a country may measure against what
    would have been otherwise); `source` is where it was read.
    """

    percent: Decimal
    conditional: Decimal | None
    year: int
    base_year: int | None
    source: str | None


@dataclass(frozen=True, slots=True)
class EmissionsRank:
    """A country's place among the emitters of the world, and who says so."""

    rank: int
    source: str | None


def pledge_of(fields: Mapping[str, Json]) -> Pledge | None:
    """Return the pledge that a coalition's fields make, None without a percent and a year."""
    percent, year = decimal_of(fields.get("pledge_percent")), integer_of(fields.get("pledge_year"))
    if percent is None or year is None:
        return None
    return Pledge(
        percent=percent,
        conditional=decimal_of(fields.get("pledge_conditional")),
        year=year,
        base_year=integer_of(fields.get("pledge_base_year")),
        source=text_of(fields.get("pledge_source")),
    )


def emissions_rank_of(fields: Mapping[str, Json]) -> EmissionsRank | None:
    """Return the country's place among emitters, None where nobody recorded it."""
    rank = integer_of(fields.get("emissions_rank"))
    return None if rank is None else EmissionsRank(rank, text_of(fields.get("emissions_source")))


def pledge_problems(fields: Mapping[str, Json]) -> list[Problem]:
    """Return what cannot be right about the pledge that these fields make together."""
    problems = []
    percent, conditional = decimal_of(fields.get("pledge_percent")), decimal_of(fields.get("pledge_conditional"))
    year, base = integer_of(fields.get("pledge_year")), integer_of(fields.get("pledge_base_year"))
    if year is not None and base is not None and year <= base:
        problems.append(Problem("pledge_year", "target-before-base", {"base": str(base)}))
    if percent is not None and conditional is not None and conditional < percent:
        problems.append(Problem("pledge_conditional", "less-with-support", {"percent": format(percent, "f")}))
    if (percent is None) != (year is None):
        problems.append(Problem("pledge_year" if year is None else "pledge_percent", "missing"))
    return problems


def _percent(name: str, text: str) -> Json | Problem:
    typed = decimal_text(name, text.strip().removesuffix("%"))
    if isinstance(typed, Problem):
        return typed
    return typed if 0 <= Decimal(typed) <= 100 else Problem(name, "out-of-range", {"low": 0, "high": 100})


def _whole(low: int, high: int) -> Callable[[str, str], Json | Problem]:
    def rule(name: str, text: str) -> Json | Problem:
        typed = folded(text)
        is_number = typed.isascii() and typed.isdigit() and len(typed) <= 6
        if is_number and low <= int(typed) <= high:
            return int(typed)
        return Problem(name, "out-of-range", {"low": low, "high": high})

    return rule


PLEDGE_RULES: Mapping[str, Callable[[str, str], Json | Problem]] = {
    "pledge_percent": _percent,
    "pledge_conditional": _percent,
    "pledge_year": _whole(1990, 2199),
    "pledge_base_year": _whole(1900, 2199),
    "pledge_source": line,
    "emissions_rank": _whole(1, 300),
    "emissions_source": line,
}
"""The rule of each field that somebody types."""
