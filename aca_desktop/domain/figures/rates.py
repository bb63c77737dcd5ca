"""Rates between currencies: what one unit of a currency was worth in another, at a day, by whose word.

Without one, sums in different currencies stand beside each other. It knows no journal beyond the names of fields:
`rates.MXN.USD.2024-12-31` is how many US dollars one peso was worth on that day.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.plain_values import decimal_of
from aca_desktop.domain.organisations.values import decimal_text
from aca_desktop.domain.values.problems import Problem
from aca_desktop.domain.values.typed_text import line

_NAME = re.compile(r"([A-Z]{3})\.([A-Z]{3})\.([0-9]{4}-[0-9]{2}-[0-9]{2})")


@dataclass(frozen=True, slots=True)
class Rate:
    """One unit of `of` was worth `value` units of `to` on that day, as `source` says."""

    of: str
    to: str
    day: date
    value: Decimal
    source: str


def rate_at(known: Iterable[Rate], of: str, to: str, at: date) -> Rate | None:
    """Return the newest rate not later than a day, else the earliest after it; None if nobody gave one.

    A rate goes one way: its inverse would be another number than the one that was published. Of two of the same
    day the first counts.
    """
    own = [one for one in known if (one.of, one.to) == (of, to)]
    before = [one for one in own if one.day <= at]
    return max(before, key=_day) if before else min(own, key=_day, default=None)


def _day(one: Rate) -> date:
    return one.day


def rates_of(fields: Mapping[str, Json]) -> tuple[Rate, ...]:
    """Return the rates among a coalition's fields; what is of another shape is left out."""
    found = (_rate(name.removeprefix("rates."), value) for name, value in sorted(fields.items()) if _is_rate(name))
    return tuple(one for one in found if one is not None)


def rate_name(member: str) -> bool:
    """Say whether a field `rates.<member>` can be one: two currencies that differ, and a day of the calendar."""
    return _named(member) is not None


def rate_of_text(name: str, text: str) -> Json | Problem:
    """Return a rate as typed, `0.0543 source`: a number above nothing, and whose word it is."""
    number, _, rest = text.strip().partition(" ")
    value, source = decimal_text(name, number), line(name, rest)
    if isinstance(value, Problem):
        return value
    if Decimal(value) <= 0:
        return Problem(name, "negative-figure")
    if isinstance(source, Problem):
        return Problem(name, "rate-without-source") if not rest.strip() else source
    return {"rate": value, "source": source}


def _is_rate(name: str) -> bool:
    return name.startswith("rates.")


def _named(member: str) -> tuple[str, str, date] | None:
    found = _NAME.fullmatch(member)
    if found is None or found[1] == found[2]:
        return None
    try:
        return found[1], found[2], date.fromisoformat(found[3])
    except ValueError:
        return None


def _rate(member: str, value: Json) -> Rate | None:
    named = _named(member)
    exact = decimal_of(value.get("rate")) if isinstance(value, Mapping) else None
    source = value.get("source") if isinstance(value, Mapping) else None
    if named is None or exact is None or exact <= 0 or not isinstance(source, str):
        return None
    return Rate(*named, exact, source)
