"""What sentences of a random world come to and whether they hold, as plainly as can be: nothing of the program."""

from decimal import Decimal
from itertools import product
from math import prod
from typing import Any

from tests.services.slow_slots import fits, number
from tests.services.slow_worlds import EVER, Map, joined, organisations, refused, rows

FACTORS = {"exactly": ("1", "1"), "nearly": ("0.95", "1"), "about": ("0.95", "1.05")}


def span(every: Any) -> Any:
    return min(one[0] for one in every), None if None in [o[1] for o in every] else max(o[1] for o in every)


def asked(slot: Any) -> Any:
    """Return how the names begin of what a slot's number depends on."""
    counted, joined_ = slot["counted"], {"joined_since", "joined_until"} & {*slot}
    names = {*slot} & {"sector", "tier", "country", "founding", "place"} | ({"joined"} if joined_ else set())
    names |= {"sector"} if counted in ("people", "gdp", "places", "sectors") else set()
    names |= {"represents"} if counted in ("people", "gdp", "places", "subdivisions") else set()
    names |= {"subdivisions": {"place"}, "countries": {"country"}}.get(counted, set())
    names |= {f"figures.{counted}.", "parent"} if counted in ("staff", "students", "revenue") else set()
    return (*names, f"lists.{slot.get('listed', '-')}")


def choices(every: Any, names: Any) -> Any:
    """Return what records of one organisation say differently, in one coalition or, of what is no coalition's own,
    in several."""
    said: Any = {}
    for r in every:
        for name, values in r["values"].items():
            where = r["coalition"] if name.startswith(("sector", "tier", "founding", "joined", "lists")) else ""
            if name.startswith(names):
                said.setdefault((r["one"], where, name), set()).update(values)
    return {key: values for key, values in said.items() if len(values) > 1}


def settled(r: Any, way: Any) -> Any:
    """Return a row where its records agree."""
    own = {n: v for (one, c, n), v in way.items() if one == r["one"] and c in ("", r["coalition"]) and n in r}
    return {**r, **own, "values": {**r["values"], **{name: [value] for name, value in own.items()}}}


def undecided(world: Any, which: Any) -> Any:
    """Return the pairs of records that may be one organisation, of which nobody has said anything."""
    found = []
    for c in which:
        own = [r for r in world["records"] if r["coalition"] == c]
        words = [word[1:] for word in world["words"] if word[0] == c]
        key = joined([r["id"] for r in own], [(a, b) for a, b, same in words if same])
        two = [{key[a], key[b]} for a, b, same in words if not same]
        for a, b in product([r for r in own if not refused(r)], repeat=2):
            alike = (a["names.es"], a["country"]) == (b["names.es"], b["country"]) or (
                a["lei"] and a["lei"] == b["lei"]
            )
            if alike and key[a["id"]] != key[b["id"]] and {key[a["id"]], key[b["id"]]} not in two:
                found.append((a["id"], b["id"]))
    return found


def found(world: Any, which: Any, slot: Any, at: Any, day: Any) -> Any:
    """Return what a slot counts of whom had signed until `at`, figures as of `day`; None for what nobody knows."""
    map_ = Map(world, which)
    for code in (slot.get("territory"), slot.get("place")):
        if code and (map_.parts(code) is None or code not in map_.known):
            return None
    every = rows(world, which, at)
    first = organisations(world, which)
    groups = joined(sorted({*first.values()}), [(first[a], first[b]) for a, b in undecided(world, which)])

    def number_of(some: Any) -> Any:
        own = [r for r in some if fits(map_, r, slot, day)]
        here = {r["one"] for r in own}
        several = [
            ids for top in {*groups.values()} if len(ids := [o for o in sorted(here) if groups[o] == top]) > 1
        ]
        ways = [{one for ids in several for one in ids} - {*left} for left in product(*several)]
        ways = [{one for ids in several for one in ids}] if len(ways) > 16 else ways
        counted = [[r for r in own if r["one"] not in gone] for gone in (set(), *ways)]
        return span([number(world, which, map_, slot, rows_, day) for rows_ in counted])

    said = choices(every, asked(slot))
    if prod(map(len, said.values())) > 16:
        doubtful = {one for one, _, _ in said}
        low, most = number_of([r for r in every if r["one"] not in doubtful])
        most = most + len(doubtful) if slot["counted"] == "signatories" else None
        return span([number_of(every), (low, most)])
    ways = [dict(zip(said, way, strict=True)) for way in product(*said.values())]
    return span([number_of(every), *(number_of([settled(r, way) for r in every]) for way in ways if way)])


def holds(slot: Any, value: Any, most: Any) -> Any:
    """Whether a slot holds of all that its number may be (True), of none (False), or of some (None)."""
    number_, most, operator = (
        Decimal(slot["number"]),
        Decimal("Infinity") if most is None else most,
        slot["operator"],
    )
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
    if was is False:
        return "false", now
    return "not-provable" if None in (was, is_) else "true" if is_ else "not-any-more", now
