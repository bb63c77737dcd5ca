"""What sentences of a random world come to and whether they hold, as plainly as can be: nothing of the program."""

from decimal import Decimal
from itertools import product
from typing import Any

from tests.services.slow_slots import fits, number
from tests.services.slow_worlds import EVER, Map, joined, organisations, rows

FACTORS = {"exactly": ("1", "1"), "nearly": ("0.95", "1"), "about": ("0.95", "1.05")}


def span(every: Any) -> Any:
    return min(one[0] for one in every), None if None in [o[1] for o in every] else max(o[1] for o in every)


def anywhere(world: Any, which: Any, map_: Any, slot: Any, own: Any, day: Any) -> Any:
    """Return a number wherever organisations stand whose records name several places."""
    named: Any = {r["one"]: set() for r in own if r.get("represents")}
    for r in own:
        named.get(r["one"], set()).update(r["named"] if r.get("represents") else ())
    ways = [dict(zip(named, way, strict=True)) for way in product(*map(sorted, named.values()))]
    found = [number(world, which, map_, slot, own, day)]
    for way in ways if len(ways) > 1 else ():
        said = {one: {"represents": place, "named": {place}} for one, place in way.items()}
        put = [{**r, **said[r["one"]]} if r.get("represents") else r for r in own]
        found.append(number(world, which, map_, slot, put, day))
    return span(found)


def undecided(world: Any, which: Any) -> Any:
    """Return the pairs of records that may be one organisation, of which nobody has said anything."""
    found = []
    for c in which:
        own = [r for r in world["records"] if r["coalition"] == c]
        words = [word[1:] for word in world["words"] if word[0] == c]
        key = joined([r["id"] for r in own], [(a, b) for a, b, same in words if same])
        two = [{key[a], key[b]} for a, b, same in words if not same]
        for a, b in product(own, own):
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
    own = [r for r in rows(world, which, at) if fits(map_, r, slot, day)]
    first = organisations(world, which)
    groups = joined(sorted({*first.values()}), [(first[a], first[b]) for a, b in undecided(world, which)])
    here = {r["one"] for r in own}
    several = [ids for top in {*groups.values()} if len(ids := [o for o in sorted(here) if groups[o] == top]) > 1]
    ways = [{one for ids in several for one in ids} - {*left} for left in product(*several)]
    ways = [{one for ids in several for one in ids}] if len(ways) > 16 else ways
    return span(
        [
            anywhere(world, which, map_, slot, [r for r in own if r["one"] not in gone], day)
            for gone in (set(), *ways)
        ]
    )


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
