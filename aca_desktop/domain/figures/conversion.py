"""GDP in one currency where places have theirs in several: never without a rate, its day and whose word it is.

Pure, beside domain.figures.totals: what counts is decided there, each place once.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Context, Decimal, localcontext

from aca_desktop.domain.figures.places import Atlas
from aca_desktop.domain.figures.rates import Rate, rate_at
from aca_desktop.domain.figures.totals import Cover

_EXACT = Context(prec=150)
"""Figures and rates have at most 36 digits, so no product of them is rounded before it shall be."""


@dataclass(frozen=True, slots=True)
class Converted:
    """Money of a currency within a united sum: `net` in its own, `value` in the sum's, by `rate`."""

    currency: str
    net: Decimal
    value: Decimal
    rate: Rate


@dataclass(frozen=True, slots=True)
class United:
    """GDP in one currency, each place once.

    `own` is what needed no rate, `converted` the rest by currency; `without_rate` are places whose figures nobody
    gave a rate for, `missing` those without any: the sum lacks both.
    """

    currency: str
    net: Decimal
    own: Decimal
    converted: tuple[Converted, ...]
    without_rate: tuple[str, ...]
    missing: tuple[str, ...]


def united(atlas: Atlas, covered: Cover, at: date, currency: str, rates: Iterable[Rate]) -> United:
    """Return the counted places' GDP in a currency.

    A place that has a figure in the currency itself needs no rate; of several others the first that has one
    counts, by the alphabet. What was converted is rounded to whole units: a rate is no more exact than that.
    """
    known = tuple(rates)
    own, sums = Decimal(0), dict[Rate, Decimal]()
    without, missing = list[str](), list[str]()
    with localcontext(_EXACT):
        for code in covered.counted:
            figures = _figures(atlas, code, at.year)
            if currency in figures:
                own += figures[currency]
                continue
            rate = next((one for other in figures if (one := rate_at(known, other, currency, at))), None)
            if rate is not None:
                sums[rate] = sums.get(rate, Decimal(0)) + figures[rate.of]
            else:
                (without if figures else missing).append(code)
        converted = tuple(
            Converted(rate.of, net, (net * rate.value).quantize(Decimal(1)), rate)
            for rate, net in sorted(sums.items(), key=lambda one: one[0].of)
        )
        net = own + sum((one.value for one in converted), Decimal(0))
    return United(currency, net, own, converted, tuple(without), tuple(missing))


def _figures(atlas: Atlas, code: str, year: int) -> Mapping[str, Decimal]:
    """Return a place's GDP by currency, as it counts in a year."""
    place = atlas.places.get(code)
    if place is None:
        return {}
    known = sorted({one.currency for (name, _), one in place.figures.items() if name == "gdp" and one.currency})
    chosen = ((currency, place.figure("gdp", year, currency)) for currency in known)
    return {currency: at.figure.value for currency, at in chosen if at}
