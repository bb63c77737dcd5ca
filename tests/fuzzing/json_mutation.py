"""Changes to JSON that keep it JSON, and a few that nearly do. Not a test itself."""

import copy
import json
from random import Random
from typing import Any

EXTREMES: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1, 2**31, 2**53 + 1, -(2**63), 2**64, 10**400, 0.1, -0.0, 1e308, 5e-324),
    *("", " ", "0", "null", "\0", "\ud800", "\u202eabc", "é", "e\u0301", "\ufeff", "山" * 300, "x" * 70_000),
    *("0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "2026-02-30", "2026-06-05T11:42:07", "24:00"),
    *("-1", "1e9", "NaN", "00", "9" * 400, "0.00000000000000000000000000001", "../../etc/passwd", "a;b,c\r\n\t"),
    *([], {}, [[]], [{}], {"": None}, [None] * 2000, "00" * 32, "ff" * 32, "00000000-0000-7000-8000-000000000000"),
)

type Way = tuple[Any, ...]


def some_way(value: Any, chance: Random) -> Way:
    """Return the way to some value inside one: seldom itself, and any of its own as likely as any other."""
    way: Way = ()
    while isinstance(value, dict | list) and value and chance.random() > 0.1:
        key = chance.choice([*value] if isinstance(value, dict) else range(len(value)))
        way, value = (*way, key), value[key]
    return way


def at(value: Any, way: Way) -> Any:
    """Return what lies at the end of a way."""
    for key in way:
        value = value[key]
    return value


def changed_value(value: Any, chance: Random) -> Any:
    """Return the value with a few things changed: types, extremes, keys dropped, doubled, nested, swapped."""
    value = copy.deepcopy(value)
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        way = some_way(value, chance)
        if not way:
            value = chance.choice(EXTREMES) if chance.random() < 0.2 else value
            continue
        holder, key = at(value, way[:-1]), way[-1]
        _change(holder, key, copy.deepcopy(at(value, some_way(value, chance))), chance)
    return value


def _change(holder: Any, key: Any, other: Any, chance: Random) -> None:
    old, how = holder[key], chance.randrange(8)
    if how == 0:
        del holder[key]
    elif how == 1 and isinstance(holder, dict):
        holder[chance.choice((str(key).upper(), f"{key} ", "", "__proto__", "\ud800", "id"))] = old
    elif how == 1:
        holder.insert(key, old)
    elif how == 2:
        for _ in range(chance.choice((1, 2, 40))):
            old = [old] if chance.random() < 0.5 else {"a": old}
        holder[key] = old
    elif how == 3:
        holder[key] = other
    elif how == 4 and isinstance(old, str):
        place = chance.randrange(len(old) + 1)
        holder[key] = old[:place] + chance.choice(("\u0300", "\0", "0", "A", "\u200f", "𝄞", "\n")) + old[place:]
    elif how == 5 and isinstance(old, int | float) and abs(old) < 1e300:
        holder[key] = chance.choice((old + 1, -old, old * 10**9, float(old), str(old), old + 0.5))
    elif how == 6 and isinstance(old, list):
        holder[key] = old * chance.choice((2, 40)) if len(old) < 500 else old[::-1]
    else:
        holder[key] = copy.deepcopy(chance.choice(EXTREMES))


def compact(value: Any) -> bytes:
    """Return canonical JSON wherever it has any: keys sorted, nothing escaped that need not be."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode("utf-8", "surrogatepass")


def changed_json(data: bytes, chance: Random) -> bytes:
    """Return a JSON text with its value changed, or what is around it."""
    how = chance.randrange(12)
    if how == 0:
        return changed_text(data, chance)
    value = changed_value(json.loads(data), chance)
    if how == 1:
        return json.dumps(value, indent=chance.choice((None, 3))).encode()
    if how == 2:
        return json.dumps(value).encode(chance.choice(("utf-16", "utf-8-sig", "utf-32", "utf-7")))
    return compact(value)


def changed_text(data: bytes, chance: Random) -> bytes:
    """Return a JSON text that is hardly one: cut, keys twice, numbers without end, deep, with noise."""
    place = chance.randrange(len(data) + 1)
    inside = data.rstrip()[1:-1]
    return chance.choice(
        (
            lambda: data[:place],
            lambda: data[:place] + data[chance.randrange(len(data)) :],
            lambda: b"{" + inside + b"," + inside + b"}",
            lambda: (
                data[:place]
                + chance.choice((b"\xff", b"\0", b"NaN", b"1e999", b"//", b"\xed\xa0\x80"))
                + data[place:]
            ),
            lambda: b"[" * 100_000 + data,
            lambda: b'{"a":' * 5_000 + data + b"}" * 5_000,
            lambda: data.replace(b":", b": " + b"9" * 5_000, 1),
            lambda: b"",
        )
    )()
