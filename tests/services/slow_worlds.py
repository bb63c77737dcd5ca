"""Who counts in a random world and what they add up to, as plainly as can be: nothing of the program is used."""

from decimal import Decimal
from typing import Any

EVER, NEVER = "9999-12-30", "9999-12-31"
STANDING = ("regional-government", "local-government", "indigenous-community")


def status(record: Any, i: Any, day: Any) -> Any:
    """How a record's signature stands at a day; None if it is of a later one."""
    every, one = record["signatures"], record["signatures"][i]
    if one["day"] > day:
        return None
    if (one["withdrawn"] or NEVER) <= day or (
        one["over"] is not None and status(record, one["over"], day) == "withdrawn"
    ):
        return "withdrawn"
    if one["review"] == "rejected":
        return "rejected"
    if any(other["over"] == i and other["day"] <= day for other in every):
        return "superseded"
    if one["provisional"] and (one["ratified"] or NEVER) > day:
        return "provisional"
    return one["review"] or "signed"


def counting(record: Any, day: Any) -> Any:
    """Return (day, status) of its signatures that count."""
    every = [(one["day"], status(record, i, day)) for i, one in enumerate(record["signatures"])]
    return [one for one in every if one[1] in ("approved", "signed")]


def refused(record: Any) -> Any:
    """Whether its signatures were rejected, so that it speaks for nobody."""
    found = {status(record, i, EVER) for i in range(len(record["signatures"]))}
    return "rejected" in found and found <= {"rejected", "superseded"}


def joined(ids: Any, pairs: Any) -> Any:
    """Return for each id the smallest of those that pairs join it with, on and on."""
    first = {id_: id_ for id_ in ids}
    for _ in first:
        for a, b in pairs:
            first[a] = first[b] = min(first[a], first[b])
    return first


def organisations(world: Any, which: Any) -> Any:
    """Return for each record's id the smallest id of its organisation."""
    records = [one for one in world["records"] if one["coalition"] in which]
    bears = [(one["id"], one["lei"]) for one in records if one["lei"] and not refused(one)]
    pairs = [(a, b) for a, lei in bears for b, other in bears if lei == other]
    pairs += [(a, b) for c, a, b, same in world["words"] if same and c in which]
    return joined([one["id"] for one in records], pairs)


def amount_first(value: Any) -> Any:
    return (Decimal(value[0]), value[1] or "") if isinstance(value, tuple) else (Decimal(0), str(value))


def rows(world: Any, which: Any, day: Any) -> Any:
    """Return who counts, an organisation of several coalitions once for each."""
    first, found = organisations(world, which), []
    for coalition in which:
        records = sorted((r for r in world["records"] if r["coalition"] == coalition), key=lambda r: r["id"])
        for one in sorted({first[r["id"]] for r in records}):
            own = [r for r in records if first[r["id"]] == one]
            counted = [r for r in own if counting(r, day)]
            heard = counted + [r for r in own if r not in counted and not refused(r)]
            names = {n for r in heard for n in r if n != "signatures" and r[n] is not None}
            values = {n: sorted({r[n] for r in heard if r.get(n) is not None}, key=amount_first) for n in names}
            said = {name: own[0] for name, own in values.items()} | {"ids": [r["id"] for r in heard]}
            more = {"one": one, "values": values, "signed": [s for r in counted for s in counting(r, day)]}
            found += [{**said, **more, "first": counted[0]["id"]}] if counted else []
    return found


class Map:
    """The places that coalitions describe; where they differ, the first's word."""

    def __init__(self, world: Any, which: Any) -> None:
        self.within, self.known = dict(world["iso"]), {*world["iso"], *world["iso"].values()}
        self.members, self.figures = dict[Any, Any](), dict[Any, Any]()
        for code, place in [item for c in reversed(which) for item in world["places"][c].items()]:
            self.known |= {code}
            self.within |= {code: place["within"]} if place["within"] else {}
            self.members |= {code: place["members"]} if place["members"] else {}
            self.figures |= {(code, *key): value for key, value in place["figures"].items()}

    def around(self, code: Any) -> Any:
        return [code, *self.around(self.within[code])] if self.within.get(code) else [code]

    def parts(self, code: Any, seen: Any = ()) -> Any:
        """Return the places that a place or a set is; None if the set cannot be."""
        if not (code in self.members or code.startswith("set:")):
            return {code}
        inner = [self.parts(one, (*seen, code)) for one in self.members.get(code, ())] if code not in seen else []
        return None if None in inner or not inner else set().union(*inner)
