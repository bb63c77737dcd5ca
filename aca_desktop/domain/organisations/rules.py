"""What may be said of an organisation: a rule for each of its fields, under the journal's names.

From text (`FIELD=VALUE` on the command line, a cell of a CSV) or from a value; both come out in one normal form.
"""

import re
from collections.abc import Callable, Mapping

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.organisations import values
from aca_desktop.domain.organisations.record import ANSWERS, OrganisationRecord, fields_of
from aca_desktop.domain.values.addresses import website
from aca_desktop.domain.values.countries import country
from aca_desktop.domain.values.identifiers import identifier, place_code
from aca_desktop.domain.values.languages import language
from aca_desktop.domain.values.problems import Problem
from aca_desktop.domain.values.typed_text import folded, form_problem, line, note

MAX_SHORT = 60

_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[78][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_KANA = re.compile("[\u3041-\u3096\u309d-\u309f\u30a1-\u30ff\u3000 ー・0-9]+")
CONTACT_ROLE = re.compile(r"[a-z](?:[a-z-]{0,22}[a-z])?")
_NULL = ("", "null")
_LIST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,38}[A-Za-z0-9])?")


def organisation_id(field: str, text: str) -> str | Problem:
    """Return an organisation's id: a UUID as the journal makes them (version 7 or 8), in small letters."""
    typed = folded(text).lower()
    return typed if _ID.fullmatch(typed) else Problem(field, "malformed-id")


def sector_code(field: str, text: str) -> str | Problem:
    """Return a sector's code, whichever coalition's: small words with hyphens."""
    typed = folded(text).lower()
    return typed if len(typed) <= 40 and _SLUG.fullmatch(typed) else Problem(field, "malformed-code")


def list_name(field: str, text: str) -> str | Problem:
    """Return the name of a public list such as RE100, or what is wrong with it."""
    typed = folded(text)
    return typed if _LIST.fullmatch(typed) else Problem(field, "malformed-code")


def reading(field: str, text: str) -> str | Problem:
    """Return how a Japanese name is read, in kana; half-width kana become full-width."""
    typed = line(field, folded(text))
    if isinstance(typed, Problem) or _KANA.fullmatch(typed):
        return typed
    return Problem(field, "reading-not-kana")


def sector_problem(field: str, code: str, sectors: frozenset[str]) -> Problem | None:
    """Say that a coalition does not know this sector."""
    return (
        None if code in sectors else Problem(field, "unknown-sector", {"sector": code, "known": sorted(sectors)})
    )


def organisation_field(name: str, text: str, sectors: frozenset[str] | None = None) -> Json | Problem:
    """Return the journal's value for a field as somebody typed it; None, which removes it, for nothing or `null`.

    `sectors` are the coalition's codes, if the coalition is known.
    """
    if organisation_field_is_unknown(name):
        return Problem(name, "unknown-field", {"meant": None})
    if text.strip() in _NULL:
        return None
    parse = _PARSERS.get(_collection(name))
    value: Json | Problem = parse(name, text) if parse else text
    return value if isinstance(value, Problem) else organisation_value(name, value, sectors)


def organisation_value(name: str, value: Json, sectors: frozenset[str] | None = None) -> Json | Problem:
    """Return a field's value in its normal form, or what is wrong with it."""
    if organisation_field_is_unknown(name):
        return Problem(name, "unknown-field", {"meant": None})
    other = _VALUES.get(_collection(name))
    if other:
        return other(name, value)
    if not isinstance(value, str):
        return Problem(name, "wrong-type", {"expected": "text"})
    normal = _TEXTS[_collection(name)](name, value)
    if name == "sector" and sectors is not None and isinstance(normal, str):
        return sector_problem(name, normal, sectors) or normal
    return normal


def organisation_field_is_unknown(name: str) -> bool:
    """Say whether an organisation has no field of that name."""
    collection = _collection(name)
    if collection in _MEMBERS:
        return not _MEMBERS[collection](name.split(".", 1)[1])
    return collection not in _TEXTS and collection not in _VALUES


def organisation_problems(fields: Mapping[str, Json], sectors: frozenset[str]) -> list[Problem]:
    """Return what is wrong with a whole new organisation, given as the journal's fields in normal form."""
    problems = [
        Problem(name, "missing")
        for name, there in (
            ("names", any(name.startswith("names.") for name in fields)),
            ("sector", "sector" in fields),
            ("country", "country" in fields),
        )
        if not there
    ]
    judged = (
        form_problem(name, value, organisation_value(name, value, sectors))
        for name, value in fields.items()
        if value is not None
    )
    return problems + [problem for problem in judged if problem]


def problems_of_organisation(record: OrganisationRecord, sectors: frozenset[str]) -> list[Problem]:
    """Return what is wrong with a new organisation's record."""
    return organisation_problems(fields_of(record), sectors)


def _collection(name: str) -> str:
    """Return `names.*` for `names.es`, and a plain field's own name."""
    first, dot, _ = name.partition(".")
    return f"{first}.*" if dot and f"{first}.*" in _MEMBERS else name


def _is_language(tag: str) -> bool:
    return language("", tag) == tag


def _identifier(name: str, text: str) -> str | Problem:
    return identifier(name, name.split(".", 1)[1], text)


def _short(name: str, text: str) -> str | Problem:
    return line(name, text, MAX_SHORT)


def _answer(name: str, text: str) -> str | Problem:
    typed = folded(text).lower()
    return typed if typed in ANSWERS else Problem(name, "not-one-of", {"allowed": list(ANSWERS)})


type _TextRule = Callable[[str, str], str | Problem]

_TEXTS: Mapping[str, _TextRule] = {
    "names.*": line,
    "legal.*": line,
    "short": _short,
    "reading": reading,
    "sector": sector_code,
    "country": country,
    "place": place_code,
    "represents": place_code,
    "parent": organisation_id,
    "answer": _answer,
    "next": note,
    "identifiers.*": _identifier,
    "website": website,
    "joined": values.day_text,
    "tier": line,
    "notes": note,
}

_VALUES: Mapping[str, Callable[[str, Json], Json | Problem]] = {
    "founding": values.flag,
    "contacts.*": values.contact,
    "lists.*": values.listing,
    "figures.*": values.figure,
}

_PARSERS: Mapping[str, Callable[[str, str], Json | Problem]] = {
    "founding": values.flag_of_text,
    "contacts.*": values.contact_of_text,
    "lists.*": values.listing_of_text,
    "figures.*": values.figure_of_text,
}

_MEMBERS: Mapping[str, Callable[[str], object]] = {
    "names.*": _is_language,
    "legal.*": _is_language,
    "identifiers.*": re.compile(r"[a-z0-9](?:[a-z0-9-]{0,22}[a-z0-9])?").fullmatch,
    "contacts.*": CONTACT_ROLE.fullmatch,
    "lists.*": _LIST.fullmatch,
    "figures.*": re.compile(r"[a-z](?:[a-z-]{0,38}[a-z])?\.(?:19|20)[0-9]{2}").fullmatch,
}
"""Which names the members of a collection may have."""

ORGANISATION_FIELDS: tuple[str, ...] = tuple(sorted({*_TEXTS, *_VALUES}))
"""All fields that somebody can type; `names.*` stands for a collection."""
