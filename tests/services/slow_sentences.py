"""What sentences of a random world come to and whether they hold, as plainly as can be: nothing of the program."""

from decimal import Decimal
from itertools import product
from math import prod
from typing import Any

from tests.services.slow_slots import fits, number
from tests.services.slow_worlds import EVER, Map, joined, organisations, refused, rows

FACTORS = {"exactly": ("1", "1"), "nearly": ("0.95", "1"), "about": ("0.95", "1.05")}
SHARED = ("country", "place", "represents", "parent", "figures")
NEEDS: Any = {"sectors": ("sector",), "countries": ("country",), "subdivisions": ("place", "represents")}
NEEDS |= dict.fromkeys(("people", "gdp", "places"), ("sector", "represents"))
NEEDS |= {one: (f"figures.{one}.", "parent") for one in ("staff", "students", "revenue")}


def span(every: Any) -> Any:
    return min(one[0] for one in every), None if None in [o[1] for o in every] else max(o[1] for o in every)


def choices(every: Any, slot: Any) -> Any:
    """Return what a number depends on and records of one organisation say differently, with the values."""
    filters, said = (name.split("_")[0].replace("listed", "lists.") for name in slot), dict[Any, Any]()
    names = (*NEEDS.get(slot["counted"], ()), *filters)
    for r in every:
        for name in [name for name in r["values"] if name.startswith(names)]:
            where = "" if name.startswith(SHARED) else r["coalition"]
            said.setdefault((r["one"], where, name), set()).update(r["values"][name])
    return {key: values for key, values in said.items() if len(values) > 1}


def settled(r: Any, way: Any) -> Any:
    own = {n: v for (one, c, n), v in way.items() if one == r["one"] and c in ("", r["coalition"]) and n in r}
    return {**r, **own, "values": {**r["values"], **{name: [value] for name, value in own.items()}}}


def undecided(world: Any, which: Any) -> Any:
    """Return the pairs of records that may be one organisation, of which nobody has said anything."""
    found = []
    for c in which:
        own = [r for r in world["records"] if r["coalition"] == c]
        key = joined([r["id"] for r in own], [(a, b) for of, a, b, same in world["words"] if same and of == c])
        two = [{key[a], key[b]} for of, a, b, same in world["words"] if not same and of == c]
        for a, b in product([r for r in own if not refused(r)], repeat=2):
            alike = a["lei"] and a["lei"] == b["lei"]
            alike = alike or (a["names.es"], a["country"]) == (b["names.es"], b["country"])
            if alike and key[a["id"]] != key[b["id"]] and {key[a["id"]], key[b["id"]]} not in two:
                found.append((a["id"], b["id"]))
    return found


def found(world: Any, which: Any, slot: Any, at: Any, day: Any) -> Any:
    """Return what a slot counts of whom had signed until `at`, figures as of `day`; None for what nobody knows."""
    map_ = Map(world, which)
    if any(map_.parts(slot[n]) is None or slot[n] not in map_.known for n in ("territory", "place") if n in slot):
        return None
    every, first = rows(world, which, at), organisations(world, which)
    groups = joined(sorted({*first.values()}), [(first[a], first[b]) for a, b in undecided(world, which)])

    def count(some: Any) -> Any:
        own = [r for r in some if fits(map_, r, slot, day)]
        met = {groups[o]: sorted({r["one"] for r in own if groups[r["one"]] == groups[o]}) for o in groups}
        doubtful = {one for ids in met.values() if len(ids) > 1 for one in ids}
        ways = [doubtful - {*left} for left in product(*(ids for ids in met.values() if len(ids) > 1))]
        ways = [doubtful] if len(ways) > 16 else ways
        kept = [[r for r in own if r["one"] not in gone] for gone in (set(), *ways)]
        return span([number(world, which, map_, slot, rows_, day) for rows_ in kept])

    said = choices(every, slot)
    if prod(map(len, said.values())) <= 16:
        ways = [dict(zip(said, way, strict=True)) for way in product(*said.values())]
        return span([count(every), *(count([settled(r, way) for r in every]) for way in ways if way)])
    low, most = count([r for r in every if r["one"] not in {one for one, _, _ in said}])
    most = most + len({one for one, _, _ in said}) if slot["counted"] == "signatories" else None
    return span([count(every), (low, most)])


def holds(slot: Any, value: Any, most: Any) -> Any:
    """Whether a slot holds of all that its number may be (True), of none (False), or of some (None)."""
    number_, operator = Decimal(slot["number"]), slot["operator"]
    most = Decimal("Infinity") if most is None else most
    tried = [value, most, *([number_] if value <= number_ <= most else [])]
    low, high = (number_ * Decimal(one) for one in FACTORS.get(operator, ("1", "1")))
    ways = {"more-than": lambda one: one > number_, "at-least": lambda one: one >= number_}
    said = {ways.get(operator, lambda one: low <= one <= high)(one) for one in tried}
    return None if len(said) > 1 else said.pop()


def verdict(world: Any, which: Any, slot: Any) -> Any:
    """Return a slot's verdict, with what it counts today."""
    today, on = world["today"], slot.get("date")
    now = found(world, which, slot, EVER, max(today, on or today))
    then = found(world, which, slot, on, on) if on else now
    nothing = slot["number"] == "0" and slot["operator"] in FACTORS
    if now is None or then is None or nothing or (on and on > today):
        return "not-provable", now
    was, is_ = holds(slot, *then), holds(slot, *now)
    said = "not-provable" if None in (was, is_) else "true" if is_ else "not-any-more"
    return "false" if was is False else said, now
