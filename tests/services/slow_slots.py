"""Whom a slot of a random world chooses and what they come to, as plainly as can be: nothing of the program."""

from decimal import Decimal
from typing import Any

from tests.services.slow_totals import currencies, figure, of_themselves, smallest, total
from tests.services.slow_worlds import EVER, STANDING

FINER = {"business": ("company", "financial-institution", "cooperative")}


def fits(map_: Any, row: Any, slot: Any, day: Any) -> Any:
    """Whether a row is chosen by a slot's filters."""
    where = {a for p in map_.parts(row.get("place") or "set:") or () for a in map_.around(p)}
    joined_ = row.get("joined") or min(day for day, _ in row["signed"])
    return (
        slot.get("sector") in (None, row["sector"], *(t for t, own in FINER.items() if row["sector"] in own))
        and slot.get("tier") in (None, row.get("tier"))
        and slot.get("country") in (None, row["country"])
        and slot.get("founding") in (None, "true" if row.get("founding") else "false")
        and ("joined_since" not in slot or slot["joined_since"] <= joined_ <= day)
        and ("joined_until" not in slot or joined_ <= min(slot["joined_until"], day))
        and ("listed" not in slot or row.get(f"lists.{slot['listed']}", EVER) <= day)
        and ("place" not in slot or bool(where & map_.parts(slot["place"])))
        and ("status" not in slot or "approved" in {how for _, how in row["signed"]})
    )


def stand(rows: Any) -> Any:
    """Return the places that each organisation's records name, of those that stand for any."""
    own = [r for r in rows if r.get("represents")]
    adds = {r["one"] for r in own if {*r["values"]["sector"]} <= {*STANDING}}
    return {one: sorted({p for r in own if r["one"] == one for p in r["values"]["represents"]}) for one in adds}


def rate_at(world: Any, which: Any, of: Any, to: Any, day: Any) -> Any:
    """Return the newest rate (of, to, day, value) not later than a day, else the earliest after it."""
    own = [one for c in which for one in world["rates"].get(c, ()) if one[:2] == (of, to)]
    before = [one for one in own if one[2] <= day]
    return max(before, key=lambda one: one[2]) if before else min(own, key=lambda one: one[2], default=None)


def whole(map_: Any, territory: Any, measure: Any, year: Any, currency: Any) -> Any:
    _, net, _, missing, counted, broken = total(map_, [territory], measure, year, currency)
    return None if missing or broken or not counted else net


def of_places(map_: Any, world: Any, which: Any, slot: Any, stood: Any, day: Any) -> Any:
    """Return people or GDP: for certain, and at the utmost (None: nobody knows)."""
    year, territory, unit, measure = int(day[:4]), slot.get("territory"), slot.get("unit"), slot["counted"]
    if not stood and measure == "gdp":
        return Decimal(0), None
    standing = smallest(map_, stood, year, territory)
    counted = total(map_, standing, "population", year, None, territory)[4]
    money = (
        None if measure == "people" else unit if unit != "percent" else next(iter(currencies(map_, counted)), None)
    )
    measure = "population" if measure == "people" else measure
    _, net, _, missing, _, broken = total(map_, standing, measure, year, money, territory)
    limit = whole(map_, territory, measure, year, money) if territory else None
    if measure == "gdp" and unit != "percent" and {*currencies(map_, counted)} - {unit}:
        sums: Any = {}
        lost, own = False, Decimal(0)
        for one in counted:
            has = {m: v for m in currencies(map_, [one]) if (v := figure(map_, one, "gdp", year, m)) is not None}
            rate = next((r for m in sorted(has) if (r := rate_at(world, which, m, unit, day))), None)
            own += has.get(unit, 0)
            if unit not in has and rate:
                sums[rate] = sums.get(rate, 0) + has[rate[0]]
            lost |= unit not in has and not rate
        if sums:
            net = own + sum((v * Decimal(rate[3])).quantize(Decimal(1)) for rate, v in sums.items())
            return net, None if lost or broken else net
    if (limit is not None and net > limit) or (unit == "percent" and not limit):
        return Decimal(0), None
    if unit == "percent":
        return net * 100 / limit, Decimal(100) if missing or broken else net * 100 / limit
    return net, None if missing or broken else net


def number(world: Any, which: Any, map_: Any, slot: Any, own: Any, day: Any) -> Any:
    """Return what these rows come to: for certain, and at the utmost."""
    counted, stood = slot["counted"], stand(own)
    if counted in ("people", "gdp"):
        return of_places(map_, world, which, slot, stood, day)
    if counted in ("staff", "students", "revenue"):
        return of_themselves(slot, own, day)
    named = {r.get(name) for r in own for name in ("place", "represents")} - {None}
    named = {p for ps in stood.values() for p in ps} if counted == "places" else named
    inside = map_.parts(slot["territory"]) if "territory" in slot else None
    places = {
        p for code in named for p in map_.parts(code) or () if not inside or inside.intersection(map_.around(p))
    }
    states = {[one for one in ("", *map_.around(p)) if "iso3166-1" not in one][-1] for p in places}
    found = {"signatories": {r["one"] for r in own}, "coalitions": {r["coalition"] for r in own}, "places": places}
    found |= {"sectors": {next((t for t, f in FINER.items() if r["sector"] in f), r["sector"]) for r in own}}
    found |= {"countries": {r["country"] for r in own}, "subdivisions": {s for s in states if "iso3166-2" in s}}
    return (Decimal(len(found[counted])),) * 2
