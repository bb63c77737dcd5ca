"""What places of a random world come to, as plainly as can be: nothing of the program is used."""

from decimal import Decimal
from itertools import product
from typing import Any


def newest(figures: Any, year: Any, currency: Any) -> Any:
    """Return the newest figure ({year: (value, currency)}) not later than a year, else the earliest after it."""
    own = {of: Decimal(value) for of, (value, money) in figures.items() if money == currency}
    return own[max((of for of in own if of <= year), default=min(own))] if own else None


def figure(map_: Any, code: Any, measure: Any, year: Any, currency: Any) -> Any:
    return newest({y: v for (c, m, y), v in map_.figures.items() if (c, m) == (code, measure)}, year, currency)


def total(map_: Any, standing: Any, measure: Any, year: Any, currency: Any = None, territory: Any = None) -> Any:
    """Return gross, net, what was removed (place, inside, times, value), missing, counted; if any is broken."""
    inside: Any = map_.parts(territory) if territory else None
    tops = [one for one in inside or () if len(inside.intersection(map_.around(one))) == 1]
    value = {one: figure(map_, one, measure, year, currency) for one in (*map_.known, *standing, *(inside or ()))}
    gross: Any = Decimal(0)
    pieces: Any = []
    for place in [one for code in standing for one in map_.parts(code) or ()]:
        value.setdefault(place, None)
        if inside is None or inside.intersection(map_.around(place)):
            held, beyond = [place], 0
        else:
            held = [one for one in tops if place in map_.around(one)]
            known = None not in (value[place], *(value[one] for one in held))
            beyond = max(value[place] - sum(value[one] for one in held), 0) if known else 0
        pieces += held
        gross += beyond + sum(value[one] or 0 for one in held)
    top = {one: next(p for p in reversed(map_.around(one)) if p in pieces) for one in pieces}
    counted = sorted({*top.values()})
    times = {one: pieces.count(one) - (one in counted) for one in top}
    removed = [(p, top[p], n, None if value[p] is None else value[p] * n) for p, n in times.items() if n]
    net = sum((value[one] for one in counted if value[one] is not None), Decimal(0))
    missing = [one for one in counted if value[one] is None]
    broken = any(map_.parts(code) is None for code in standing)
    return gross, net, sorted(removed, key=lambda one: one[:2]), missing, counted, broken


def currencies(map_: Any, counted: Any) -> Any:
    """Return the currencies of places' GDP, the one known of most places first."""
    known = [
        {money for (c, m, _y), (_v, money) in map_.figures.items() if (c, m) == (one, "gdp")} for one in counted
    ]
    every = [money for own in known for money in own]
    return sorted({*every}, key=lambda money: (-every.count(money), money))


def smallest(map_: Any, stood: Any, year: Any, territory: Any) -> Any:
    """Return the places that count where each organisation stands for one that makes sums smallest, or none."""

    def sums(way: Any) -> Any:
        counted = total(map_, way, "population", year, None, territory)
        money = {m: total(map_, way, "gdp", year, m, territory)[1] for m in currencies(map_, counted[4])}
        return {"": counted[1], **money}

    sure = [own[0] for own in stood.values() if len(own) == 1]
    several = [own for own in stood.values() if len(own) > 1]
    tried = [(sorted(way), sums([*sure, *way])) for way in product(*several)]
    if len(tried) == 1 or len(tried) > 16:
        return [*sure, *tried[0][0]] if len(tried) == 1 else sure
    best = [w for w, own in tried if all(own.get(k, 0) <= o.get(k, 0) for _, o in tried for k in {*own, *o})]
    return [*sure, *min(best, default=[])]


def of_themselves(slot: Any, own: Any, day: Any) -> Any:
    """Return what organisations say of themselves, a subsidiary beside its parent not added."""
    once = {
        one: min((r for r in own if r["one"] == one), key=lambda r: r["first"]) for one in {r["one"] for r in own}
    }
    record = {id_: r["one"] for r in own for id_ in r["ids"]}
    parent = {one: record.get(r.get("parent"), one) for one, r in once.items()}
    parent = {one: up for one, up in parent.items() if up != one}
    said = {}
    for one, r in once.items():
        figures = {int(k[-4:]): v for k, v in r.items() if k.startswith(f"figures.{slot['counted']}.")}
        said[one] = newest(figures, int(day[:4]), slot.get("unit"))

    def above(one: Any) -> Any:
        found = []
        while one in parent and parent[one] not in found:
            one = parent[one]
            found.append(one)
        return found

    circles = {one for one in parent if one in above(one)}
    parent = {one: up for one, up in parent.items() if one not in circles}
    saying = {one for one, value in said.items() if value is not None}
    value = sum((said[one] for one in saying if not saying.intersection(above(one))), Decimal(0))
    return value, value if len(saying) == len(once) else None
