"""Random worlds as plain data, each from its seed, and what puts one into a workspace."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from itertools import permutations
from pathlib import Path
from random import Random
from typing import Any

from aca_desktop.domain.figures.places import Figure, Place
from aca_desktop.domain.journal.draft import Draft
from aca_desktop.domain.organisations.record import OrganisationById
from aca_desktop.sealing.keys import LaptopKey
from aca_desktop.services.coalition import coalitions
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.figures import places
from aca_desktop.services.journal import erasing
from aca_desktop.services.organisations.saying_same import say
from aca_desktop.services.signing import following
from aca_desktop.services.signing.signing import sign
from aca_desktop.services.workspace.workspaces import Workspace
from tests.services.founding import Clock, found, founded, signature

type World = dict[str, Any]

TODAY = "2026-06-20"
ISO = {"iso3166-2:MX-JAL": "iso3166-1:MX", "iso3166-2:MX-NLE": "iso3166-1:MX", "iso3166-2:JP-14": "iso3166-1:JP"}
PLACES = tuple(f"x:{letter}" for letter in "abcdefghi")
SETS = ("set:ONE", "set:TWO", "set:THREE")
NAMES = (
    *("Almendro", "Bisonte azul", "Cascabel", "Durazno", "Espejismo", "Farolillo", "Girasoles", "Horizontes"),
    *("Invernadero", "Jacaranda", "Kilometraje", "Laberinto", "Mandolina", "Nubarrones", "Orquesta", "Pentagrama"),
    *("Quesadilla", "Relampago", "Sombrilla", "Trampolin", "Uvas moradas", "Violonchelo", "Xilofono", "Zanahoria"),
)
SECTORS = (
    *("regional-government", "local-government", "local-government", "indigenous-community"),
    *("business", "company", "cooperative", "higher-education", "health"),
)
COUNTED = (
    *("signatories", "signatories", "people", "people", "people", "gdp", "gdp", "gdp", "staff", "revenue"),
    *("coalitions", "sectors", "countries", "subdivisions", "places"),
)
OPERATORS = ("more-than", "at-least", "exactly", "nearly", "about")
AIMS = ("0", "1", "1", "1", "1", "0.96", "1.04", "0.9", "1.1", "+1", "-1")
AIMS_NEARLY = ("0", "1", "0.97", "0.97", "1.03", "1.03", "1.03", "1.07", "0.93", "+1")
"""How far from the truth a number is, as a share of it or by so much."""

CURRENCIES = ("MXN", "USD", "JPY")


def random_world(seed: object) -> World:
    """Draw a world: what the coalitions say of places, who signed, who may be whom, what is said in public."""
    draw = Random(str(seed))
    which = ["aaa", "bbb", "ccc"][: draw.choice((1, 2, 2, 3))]
    world: World = {"today": TODAY, "coalitions": which, "iso": ISO}
    world["members"] = which[1:] if draw.random() < 0.8 else []
    world["places"] = {code: _places(draw) for code in which}
    world["rates"] = {code: _rates(draw) for code in which}
    world["records"] = _records(draw, which)
    world["words"] = _words(draw, world["records"])
    world["asked"] = [_asked(draw, which) for _ in range(8)]
    world["sentences"] = [(code, [_slot(draw) for _ in range(10)]) for code in which[:2]]
    return world


def _maybe(draw: Random, share: float, value: Any) -> Any:
    return value if draw.random() < share else None


def _day(draw: Random, first: int = 2021, last: int = 2026) -> str:
    day = date(draw.randint(first, last), draw.randint(1, 12), draw.randint(1, 28)).isoformat()
    return min(day, TODAY) if last <= 2026 else day


def _places(draw: Random) -> dict[str, dict[str, Any]]:
    """Draw what one coalition says: what lies in what may be another's other way up."""
    found: dict[str, dict[str, Any]] = {}
    for n, code in enumerate(PLACES):
        within = draw.choice((None, *ISO, *PLACES[:n], *PLACES[:n]))
        found[code] = {"within": within, "members": [], "figures": _figures(draw, n + 2)}
    for code in (*ISO, "iso3166-1:MX", "iso3166-1:JP"):
        found[code] = {"within": None, "members": [], "figures": _figures(draw, 1)}
    for n, code in enumerate(SETS):
        members = draw.sample((*PLACES, *SETS[:n], *ISO, *SETS[:n]), draw.randint(1, 4))
        found[code] = {"within": None, "members": sorted({*members}), "figures": {}}
    if draw.random() < 0.05:
        found["set:ONE"]["members"].append(draw.choice(SETS))
    return {code: place for code, place in found.items() if draw.random() < 0.8}


def _figures(draw: Random, depth: int) -> dict[tuple[str, int], tuple[str, str | None]]:
    size = 10**7 // depth**2
    found: dict[tuple[str, int], tuple[str, str | None]] = {}
    for year in draw.sample(range(2018, 2028), draw.choice((0, 1, 1, 1, 2, 3))):
        found["population", year] = (str(draw.randint(1, size)), None)
    for year in draw.sample(range(2018, 2028), draw.choice((0, 1, 1, 2))):
        found["gdp", year] = (
            f"{draw.randint(1, size)}.{draw.randint(1, 9)}",
            draw.choice((*CURRENCIES, "MXN", "MXN")),
        )
    return found


def _rates(draw: Random) -> list[tuple[str, str, str, str]]:
    found = {}
    pairs = [*permutations(CURRENCIES, 2)]
    for of, to in draw.sample(pairs, draw.choice((0, 2, 4, 6))):
        for _ in range(draw.choice((1, 2, 3))):
            found[of, to, _day(draw)] = f"{draw.randint(1, 30)}.{draw.randint(1, 99)}"
    return [(*key, value) for key, value in found.items()]


def _records(draw: Random, which: Sequence[str]) -> list[dict[str, Any]]:
    names = draw.sample(NAMES, len(NAMES))
    found: list[dict[str, Any]] = []
    for n in range(draw.randint(6, 14)):
        record = _record(draw, f"019e0000-{draw.randint(0, 65535):04x}-7000-8000-{n:012x}", names[n], found)
        record["coalition"] = draw.choice(which)
        if found and draw.random() < 0.3:  # may be a duplicate
            like = draw.choice(found)
            record |= {name: like[name] for name in ("names.es", "country", "coalition")}
        found.append(record)
        others = [code for code in which if code != record["coalition"]]
        if others and draw.random() < 0.12:  # one subject in two coalitions
            again = {**record, "coalition": draw.choice(others), "signatures": _signatures(draw)}
            found.append({**again, "represents": _maybe(draw, 0.5, record["represents"])})
    return found


def _record(draw: Random, id_: str, name: str, others: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    sector = draw.choice(SECTORS)
    government = sector in SECTORS[:4]
    record: dict[str, Any] = {
        "id": id_,
        "names.es": name,
        "sector": sector,
        "country": draw.choice(("MX", "MX", "JP")),
        "tier": _maybe(draw, 0.4, draw.choice(("A", "B"))),
        "founding": _maybe(draw, 0.3, True),
        "joined": _maybe(draw, 0.2, _day(draw)),
        "place": _maybe(draw, 0.7, draw.choice((*PLACES, *ISO, *SETS))),
        "represents": _maybe(draw, 0.9 if government else 0.1, draw.choice((*PLACES, *PLACES, *ISO, *SETS))),
        "lei": _maybe(draw, 0.15, draw.choice(("5299000000000000AA11", "5299000000000000BB22"))),
        "parent": _maybe(draw, 0.25, draw.choice([one["id"] for one in others] or [None])),
        "lists.RE100": _maybe(draw, 0.4, _day(draw)),
        "signatures": _signatures(draw),
        "erased": draw.random() < 0.04,
    }
    if draw.random() < 0.8:
        record[f"figures.staff.{draw.randint(2020, 2027)}"] = (str(draw.randint(1, 900)), None)
        record[f"figures.revenue.{draw.randint(2020, 2027)}"] = (
            str(draw.randint(1, 900)),
            draw.choice(("MXN", "USD")),
        )
    return record


def _signatures(draw: Random) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for n in range(draw.choice((0, 1, 1, 1, 1, 1, 1, 2, 3))):
        provisional = draw.random() < 0.2
        found.append(
            {
                "day": _day(draw),
                "over": draw.randrange(n) if n and draw.random() < 0.7 else None,
                "review": draw.choice((None, None, None, "approved", "approved", "rejected")),
                "provisional": provisional,
                "ratified": _maybe(draw, 0.5, _day(draw)) if provisional else None,
                "withdrawn": _maybe(draw, 0.15, _day(draw)),
            }
        )
    return found


def _words(draw: Random, records: Sequence[Mapping[str, Any]]) -> list[tuple[str, str, str, bool]]:
    """Draw what coordinators say of pairs of records of one coalition."""
    pairs = sorted(
        {
            (one["coalition"], one["id"], other["id"])
            for one in records
            for other in records
            if one["coalition"] == other["coalition"] and one["id"] < other["id"]
        }
    )
    alike = {
        (one["id"], other["id"]) for one in records for other in records if one["names.es"] == other["names.es"]
    }
    wanted = draw.sample(pairs, min(len(pairs), draw.choice((0, 0, 1, 1, 2))))
    wanted += [one for one in pairs if one[1:] in alike and draw.random() < 0.3 and one not in wanted]
    return [(*one, draw.random() < 0.7) for one in wanted]


def _asked(draw: Random, which: Sequence[str]) -> tuple[list[str], str | None, str | None]:
    coalitions_ = sorted(draw.sample(which, draw.randint(1, len(which))))
    territory = draw.choice((*PLACES, *ISO, "iso3166-1:MX", *SETS))
    return coalitions_, _maybe(draw, 0.6, _day(draw, 2021, 2028)), _maybe(draw, 0.6, territory)


def _slot(draw: Random) -> dict[str, str]:
    """Draw a slot, whose number is still how far from the truth it shall be."""
    counted, operator = draw.choice(COUNTED), draw.choice(OPERATORS)
    territory = draw.choice((*PLACES, *ISO, "iso3166-1:MX", *SETS)) if draw.random() < 0.5 else None
    unit = draw.choice((*CURRENCIES, "MXN")) if counted in ("gdp", "revenue") else None
    if counted in ("people", "gdp") and territory and draw.random() < 0.4:
        unit = "percent"
    said = {
        "operator": operator,
        "number": draw.choice(AIMS_NEARLY if operator in ("nearly", "about") else AIMS),
        "counted": counted,
        "unit": unit,
        "territory": territory if counted in ("people", "gdp", "places", "subdivisions") else None,
        "date": _maybe(draw, 0.5, _day(draw, 2021, 2026 if draw.random() < 0.8 else 2028)),
        "sector": _maybe(draw, 0.2, draw.choice(SECTORS)),
        "tier": _maybe(draw, 0.1, draw.choice(("A", "B"))),
        "founding": _maybe(draw, 0.1, draw.choice(("true", "false"))),
        "joined_since": _maybe(draw, 0.1, _day(draw, 2021, 2022)),
        "joined_until": _maybe(draw, 0.1, _day(draw, 2023, 2026)),
        "place": _maybe(draw, 0.15, draw.choice((*PLACES, *ISO, *SETS))),
        "country": _maybe(draw, 0.1, draw.choice(("MX", "JP"))),
        "listed": _maybe(draw, 0.1, "RE100"),
        "status": _maybe(draw, 0.15, "approved"),
    }
    return {name: value for name, value in said.items() if value is not None}


def aimed(slot: Mapping[str, str], truth: Decimal) -> dict[str, str]:
    """Return a slot whose number is as far from the truth as was drawn, whole, so that it may be said."""
    aim = slot["number"]
    number = truth + Decimal(aim) if aim[0] in "+-" else truth * Decimal(aim)
    return {**slot, "number": format(max(number.to_integral_value(), Decimal(0)), "f")}


@contextmanager
def put(world: World, folder: Path) -> Iterator[Workspace]:
    """Yield a workspace that holds a world, written as the program writes."""
    clock = Clock("2020-01-01T10:00:00-06:00")
    first, *others = world["coalitions"]
    with founded(folder, clock, first) as workspace:
        for n, code in enumerate(others):
            found(workspace, code, LaptopKey.from_seed(bytes([n + 1]) * 32))
        clock.moment = datetime.fromisoformat(f"{world['today']}T10:00:00-06:00")
        with workspace.file.transaction():
            _write_all(workspace, world)
        for record in world["records"]:
            if record["erased"] and record["signatures"]:
                erasing.erase(workspace, coalitions.coalition(workspace, record["coalition"]), record["id"])
        yield workspace


def _write_all(workspace: Workspace, world: World) -> None:
    first = world["coalitions"][0]
    which = {one.code: one for one in coalitions.coalitions(workspace)}
    for code, one in which.items():
        places.add(workspace, one, [_place(*item) for item in world["places"][code].items()])
        rates: dict[str, Any] = {
            f"rates.{of}.{to}.{day}": {"rate": value, "source": "Bank"}
            for of, to, day, value in world["rates"][code]
        }
        members = {f"members.{which[member].id}": True for member in world["members"] if code == first}
        if rates or members:
            coalitions.change(workspace, one, rates | members)
    for record in world["records"]:
        _write(workspace, which[record["coalition"]], record)
    for code, one_id, other, same in world["words"]:
        say(workspace, which[code], one_id, other, same=same)


def _place(code: str, said: Mapping[str, Any]) -> Place:
    figures = {
        key: Figure(Decimal(value), "Census", currency) for key, (value, currency) in said["figures"].items()
    }
    return Place(code, names={"es": code}, within=said["within"], members=tuple(said["members"]), figures=figures)


def _write(workspace: Workspace, coalition: Coalition, record: Mapping[str, Any]) -> None:
    fields: dict[str, Any] = {}
    for name, value in record.items():
        if value is None or name in ("id", "coalition", "signatures", "erased"):
            continue
        if name.startswith("figures."):
            number, currency = value
            fields[name] = {"value": number, "source": "Own count"} | ({"currency": currency} if currency else {})
        elif name.startswith("lists."):
            fields[name] = {"source": "List", "date": value}
        else:
            fields["identifiers.lei" if name == "lei" else name] = value
    workspace.write(coalition.id, [Draft("organisation", record["id"], fields)])
    ids: list[str] = []
    for one in record["signatures"]:
        paper = signature(
            OrganisationById(record["id"]),
            provisional=one["provisional"],
            day=date.fromisoformat(one["day"]),
            coalition=coalition.code,
        )
        over = () if one["over"] is None else (ids[one["over"]],)
        ids.append(sign(workspace, paper, over=over).signature)
        if one["review"]:
            following.review(workspace, ids[-1], one["review"])
    for kind in ("ratification", "withdrawal"):
        for id_, one in zip(ids, record["signatures"], strict=True):
            day = one["ratified" if kind == "ratification" else "withdrawn"]
            if day:
                workspace.write(coalition.id, [Draft(kind, record["id"], {"day": day}, over=(id_,))])
