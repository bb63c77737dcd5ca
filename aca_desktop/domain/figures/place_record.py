"""A place and the journal's fields, each from the other; and the rule for each field that somebody types.

A place's subject is made from its code, so two laptops mean the same one; the field `codes.<scheme>` of that very
code says which it is. It knows no journal beyond the names of fields.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from aca_desktop.domain.figures.places import Figure, Place
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.entry import named_subject
from aca_desktop.domain.journal.plain_values import decimal_of
from aca_desktop.domain.organisations.values import figure, figure_of_text
from aca_desktop.domain.values.identifiers import place_code
from aca_desktop.domain.values.languages import language
from aca_desktop.domain.values.national_codes import usual
from aca_desktop.domain.values.problems import Problem
from aca_desktop.domain.values.typed_text import line

MAX_MEMBERS = 2000

PLACE_FIELDS = ("names.*", "codes.*", "within", "members", "kind", "figures.*")

_FIGURE = re.compile(r"(population|gdp)\.((?:19|20)[0-9]{2})")
_SCHEME = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,22}[a-z0-9])?")
_BETWEEN = re.compile(r"[\s;|]+")
_NULL = ("", "null")


def place_of(subject: str, fields: Mapping[str, Json]) -> Place | None:
    """Return the place that the settled fields of a subject make; None if no code of theirs is the subject's.

    What is of another shape is left out.
    """
    names: dict[str, str] = {}
    codes: dict[str, str] = {}
    figures: dict[tuple[str, int], Figure] = {}
    for name, value in fields.items():
        collection, _, member = name.partition(".")
        if collection == "figures":
            key, known = _measured(member), figure_of(value)
            if key is not None and known is not None:
                figures[key] = known
        elif isinstance(value, str) and member:
            if collection == "names":
                names[member] = value
            elif collection == "codes":
                codes[member] = value
    own = next((f"{scheme}:{code}" for scheme, code in sorted(codes.items()) if _is(subject, scheme, code)), None)
    if own is None:
        return None
    within, members, kind = fields.get("within"), fields.get("members"), fields.get("kind")
    return Place(
        code=own,
        names=names,
        codes=codes,
        within=within if isinstance(within, str) else None,
        members=tuple(one for one in members if isinstance(one, str)) if isinstance(members, list) else (),
        kind=kind if isinstance(kind, str) else None,
        figures=figures,
    )


def fields_of(place: Place) -> dict[str, Json]:
    """Return what is known of a place as the journal's fields, its own code among them."""
    scheme, _, code = place.code.partition(":")
    fields: dict[str, Json] = {f"names.{tag}": name for tag, name in place.names.items()}
    fields |= {f"codes.{scheme}": code for scheme, code in (*place.codes.items(), (scheme, code))}
    for (measure, year), known in place.figures.items():
        fields[f"figures.{measure}.{year}"] = figure_value(known)
    if place.members:
        fields["members"] = list(place.members)
    return fields | {name: value for name, value in (("within", place.within), ("kind", place.kind)) if value}


def figure_value(known: Figure) -> dict[str, Json]:
    """Return a figure as the journal keeps it."""
    money: dict[str, Json] = {} if known.currency is None else {"currency": known.currency}
    return {"value": format(known.value, "f"), "source": known.source} | money


def figures_of(fields: Mapping[str, Json]) -> dict[tuple[str, int], Figure]:
    """Return the figures among the fields (`figures.<measure>.<year>`) by measure and year."""
    named = (
        (_measured(name.removeprefix("figures.")), figure_of(value))
        for name, value in fields.items()
        if name.startswith("figures.")
    )
    return {key: known for key, known in named if key is not None and known is not None}


_LONGEST_YEAR = 4
"""Figures; Python itself refuses to read thousands of them."""


@lru_cache(1000)
def _measured(member: str) -> tuple[str, int] | None:
    """Return the measure and the year of a figure by its name; they are few, and each comes thousands of times."""
    measure, _, year = member.rpartition(".")
    return (measure, int(year)) if year.isdecimal() and len(year) <= _LONGEST_YEAR else None


def figure_of(value: Json) -> Figure | None:
    """Return the figure that a field's value makes, None if it is of another shape."""
    if not isinstance(value, dict):
        return None
    exact, source, currency = decimal_of(value.get("value")), value.get("source"), value.get("currency")
    if exact is None:
        return None
    return Figure(
        exact, source if isinstance(source, str) else "", currency if isinstance(currency, str) else None
    )


def place_name(code: str, names: Mapping[str, str], languages: Iterable[str]) -> str:
    """Return a place's name in the first of the languages that has one, else in any, else its code."""
    wanted = [names[tag] for tag in languages if names.get(tag)]
    return next(iter(wanted or [name for _tag, name in sorted(names.items())]), code)


def code_of_place(field: str, text: str) -> str | Problem:
    """Return a place's one code: ISO 3166-2 where a national code has one, in the scheme's normal form."""
    normal = place_code(field, text)
    if isinstance(normal, Problem):
        return normal
    is_one = normal.isascii() and " " not in normal
    return usual(normal) if is_one else Problem(field, "malformed-place", {"place": text[:40]})


def place_field_is_unknown(name: str) -> bool:
    """Say whether a place has no field of that name."""
    collection, dot, rest = name.partition(".")
    if collection == "names" and dot:
        return language("", rest) != rest
    if collection == "codes" and dot:
        return not _SCHEME.fullmatch(rest)
    if collection == "figures" and dot:
        return not _FIGURE.fullmatch(rest)
    return name not in ("within", "members", "kind")


def why_unknown(name: str) -> Problem | None:
    """Return what is wrong with the name of a field that a place has not, where more can be said than that."""
    collection, _, rest = name.partition(".")
    is_measure = rest in ("population", "gdp") or name in ("population", "gdp")
    return Problem(name, "figure-without-year") if is_measure and collection in ("figures", name) else None


def place_field(name: str, text: str) -> Json | Problem:
    """Return the journal's value of a field as somebody typed it; None, which removes it, for nothing or `null`.

    Members are codes parted by blanks; a figure is `1385629 source`, for money `6400 USD source`.
    """
    if place_field_is_unknown(name):
        return Problem(name, "unknown-field", {"meant": None})
    if text.strip() in _NULL:
        return None
    collection, _, rest = name.partition(".")
    if collection == "figures":
        return place_figure(name, text)
    if collection == "codes":
        code = place_code(name, f"{rest}:{text}")
        return code if isinstance(code, Problem) else code.partition(":")[2]
    if name == "within":
        several = len(_BETWEEN.split(text.strip())) > 1
        return Problem(name, "place-in-several") if several else code_of_place(name, text)
    if name == "members":
        return _members(name, text)
    return line(name, text)


def place_figure(name: str, text: str) -> Json | Problem:
    """Return a place's figure as typed: people are counted whole, GDP has a currency, neither is below nothing."""
    parsed = figure_of_text(name, text)
    value = parsed if isinstance(parsed, Problem) else figure(name, parsed)
    known = None if isinstance(value, Problem) else figure_of(value)
    if known is None:
        return value
    if known.value < 0:
        return Problem(name, "negative-figure")
    if name.startswith("figures.population.") and known.value != known.value.to_integral_value():
        return Problem(name, "people-in-fractions")
    if name.startswith("figures.population.") and known.currency is not None:
        return Problem(name, "people-in-money")
    if name.startswith("figures.gdp.") and known.currency is None:
        return Problem(name, "money-without-currency")
    return value


def texts_of(fields: Mapping[str, Json], collection: str) -> dict[str, str]:
    """Return a collection's members that are texts: {"es": …} of `names.es`."""
    begin = f"{collection}."
    return {
        name.removeprefix(begin): value
        for name, value in fields.items()
        if name.startswith(begin) and isinstance(value, str)
    }


def _members(name: str, text: str) -> Json | Problem:
    codes: list[Json] = []
    for one in _BETWEEN.split(text.strip()):
        code = code_of_place(name, one)
        if isinstance(code, Problem):
            return code
        if code in codes:
            return Problem(name, "said-twice")
        codes.append(code)
    return Problem(name, "too-many", {"limit": MAX_MEMBERS}) if len(codes) > MAX_MEMBERS else codes


def _is(subject: str, scheme: str, code: str) -> bool:
    place = f"{scheme}:{code}"
    return place.isascii() and named_subject(place) == subject
