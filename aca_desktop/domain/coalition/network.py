"""Whom a network has: its member coalitions, and the bodies that stand behind it. It knows no journal.

A body advances, coordinates or supports; it signs nothing by that and is counted nowhere, so it is never a member.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.strict_json import Foreign
from aca_desktop.domain.organisations.name_order import name_key
from aca_desktop.domain.values.addresses import website
from aca_desktop.domain.values.countries import country
from aca_desktop.domain.values.problems import Problem
from aca_desktop.domain.values.record_reading import Reading

type BodyRole = Literal["advancing-organisation", "national-coordinator", "partner"]

BODY_ROLES: tuple[BodyRole, ...] = get_args(BodyRole.__value__)
"""What a body may be to a network, in the order in which papers list them."""

_MEMBERS, _BODIES = "members.", "bodies."


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation that stands behind a network; `names` are per language, `country` is its ISO 3166 code."""

    code: str
    names: Mapping[str, str]
    role: BodyRole
    country: str | None = None
    website: str | None = None


def members_of(fields: Mapping[str, Json]) -> frozenset[str]:
    """Return the ids of the coalitions that are members of a network with these fields; none: it is no network."""
    return frozenset(
        name.removeprefix(_MEMBERS)
        for name, value in fields.items()
        if name.startswith(_MEMBERS) and value is not None
    )


def member_field(coalition: str) -> str:
    """Return the field that makes a coalition of this id a member; its value is true."""
    return f"{_MEMBERS}{coalition}"


def bodies_of(fields: Mapping[str, Json]) -> tuple[Body, ...]:
    """Return the bodies behind a network, by role and code; what is of another shape is left out."""
    found = (
        read_body(name.removeprefix(_BODIES), value)
        for name, value in fields.items()
        if name.startswith(_BODIES) and isinstance(value, Mapping)
    )
    bodies = [one for one in found if isinstance(one, Body)]
    return tuple(sorted(bodies, key=lambda one: (BODY_ROLES.index(one.role), one.code)))


def named_bodies(fields: Mapping[str, Json], languages: Sequence[str]) -> list[tuple[str, Body]]:
    """Return the bodies with their names in the first of the languages that has one: by role, then by name."""

    def place(pair: tuple[str, Body]) -> tuple[int, str]:
        name, body = pair
        return BODY_ROLES.index(body.role), name_key(name, {}, languages[0])

    def name_of(body: Body) -> str:
        return next((body.names[tag] for tag in languages if tag in body.names), min(body.names.values()))

    return sorted(((name_of(one), one) for one in bodies_of(fields)), key=place)


def body_field(code: str) -> str:
    """Return the field of the body of this code."""
    return f"{_BODIES}{code}"


def body_value(body: Body) -> dict[str, Json]:
    """Return a body as its field's value."""
    facts: dict[str, Json] = {"names": dict(body.names), "role": body.role}
    facts |= {} if body.country is None else {"country": body.country}
    return facts | ({} if body.website is None else {"website": body.website})


def read_body(code: str, value: Mapping[str, Foreign]) -> Body | Problem:
    """Return a field's value as a body, or the first thing that is wrong with it."""
    reading = Reading(value, body_field(code), [])
    names = reading.words("names")
    if not names and not reading.problems:
        reading.refuse("names", "missing")
    body = Body(
        code,
        names,
        reading.needed_choice("role", BODY_ROLES),
        reading.checked("country", country),
        reading.checked("website", website),
    )
    reading.finish()
    return reading.problems[0] if reading.problems else body
