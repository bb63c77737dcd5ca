"""The order of names, which is set with the declaration: the same on paper, in lists and on the board.

Who comes first is politics, so there is one function for it. Knows no paper and no table.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.contents import Absent
from aca_desktop.domain.values.sorting import natural

type NameOrder = Literal["sector", "founding", "name", "date"]

NAME_ORDERS: tuple[str, ...] = get_args(NameOrder.__value__)
DEFAULT_ORDER: NameOrder = "sector"


@dataclass(frozen=True, slots=True)
class Named:
    """What an organisation's place depends on: its sector's rank, founding or not, `sort` of its name, its day."""

    sector: int
    founding: bool
    sort: str
    day: date | None
    id: str


def order_of(value: object) -> NameOrder:
    """Return the order that a declaration's field names, by sector if it names none."""
    for known in get_args(NameOrder.__value__):
        if value == known:
            return known  # type: ignore[no-any-return]  # one of the four
    return DEFAULT_ORDER


def order_key(order: NameOrder, one: Named) -> tuple[object, ...]:
    """Return the key by which organisations stand in that order; nobody ties."""
    name = (one.sort, one.id)
    match order:
        case "sector":
            return (one.sector, *name)
        case "founding":
            return (not one.founding, *name)
        case "date":
            return (one.day or date.max, *name)
        case "name":
            return name


def name_key(name: str, fields: Mapping[str, Json | Absent], language: str) -> str:
    """Return how a name is compared: in Japanese by its reading, in Spanish with ñ after n, numbers by value."""
    reading = fields.get("reading")
    said = reading if language == "ja" and isinstance(reading, str) and reading.strip() else name
    if language == "es":
        said = said.replace("ñ", "n\U0010ffff").replace("Ñ", "N\U0010ffff")
    return natural(said)
