"""Records changed at random: wrong types, extremes, empty lists, codes that nobody knows. Not a test itself."""

import copy
import json
import random
from typing import Any

from aca_desktop.domain.papers.paper_records import to_record
from tests.sealing.costly import canonical
from tests.sealing.true_papers import usual

_WORDS = (
    "",
    " ",
    "\n",
    "\t",
    "xx",
    "es",
    "en",
    "ja",
    "tlh",
    "../../x",
    "C",
    "zh_Hant_TW",
    "MX",
    "JP",
    "XX",
    "%s {0} {name}",
    "x Do Q",
    "a" * 200,
    "気" * 200,
    "김ع𝕏" * 60,
    "\u0301",
    "\u00a0" * 20,
    "(" * 90,
    "\\",
    "<b>&amp;",
    "/Length 3 >>",
    "%%EOF",
    "0" * 64,
    "f" * 64,
    "1000-01-01",
    "9998-12-31",
    "9999-12-31",
    "0001-01-01",
    "2026-02-29",
    "1000-01-01T00:00:00+23:59",
    "9998-12-31T23:59:59-23:59",
    "2026-06-05T11:42:07+00:00",
    "0",
    "-0",
    "1E5",
    "9" * 40,
    "0." + "0" * 39 + "1",
    "-" + "9" * 40 + "." + "9" * 40,
    "0.0",
    "0.5",
    "1e-07",
    "pen",
    "seal",
    "typed",
    "paper",
    "office-holder",
    "true",
    "signed",
    "withdrawn",
    "provisional",
    "a4",
    "letter",
    "population",
    "gdp",
    "net-zero",
    "USD",
    "XXX",
    "0 0 0",
    "-999999 999999 1000",
    "1 1 1 1 1 1",
)
_VALUES: tuple[Any, ...] = (
    None,
    True,
    False,
    0,
    1,
    -1,
    2,
    12,
    100,
    2026,
    9999,
    10**6,
    2**31,
    2**53 - 1,
    -(2**53 - 1),
    [],
    {},
    [[]],
    [None],
    ["a"],
    {"a": 1},
)


def mutated(kind: str, seed: int) -> bytes:
    """Return a kind's record with one to four changes that follow from the seed."""
    chance = random.Random(f"{kind} {seed}")
    value: Any = json.loads(to_record(usual(kind)))
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        _change(value, chance)
    return canonical(value)


def _change(value: Any, chance: random.Random) -> None:
    places = list(_places(value))
    within, key = chance.choice(places)
    held = within[key]
    same = [one for one in (_WORDS if isinstance(held, str) else _VALUES) if type(one) is type(held)]
    way = chance.random()
    if isinstance(held, list) and way < 0.7:
        held[:] = chance.choice(([], held[:1], held[-1:], held * 3, held[::-1], [*held, *held[:1]]))
    elif isinstance(held, dict) and way < 0.5:
        other, name = chance.choice(places)
        within[key] = copy.deepcopy(other[name]) if isinstance(other[name], dict) else None
    elif way < 0.75 and same:
        within[key] = chance.choice(same)
    elif way < 0.9:
        within[key] = chance.choice((*_WORDS, *_VALUES))
    elif isinstance(within, dict):
        del within[key]
    else:
        within[key] = None


def _places(value: Any) -> list[tuple[Any, Any]]:
    """Return every place within a value: what holds it, and under which key. Of long lists, their beginning."""
    found: list[tuple[Any, Any]] = []
    inside = value.items() if isinstance(value, dict) else enumerate(value[:6]) if isinstance(value, list) else ()
    for key, one in inside:
        found.append((value, key))
        found += _places(one)
    return found
