"""A public sentence and the journal's fields, each from the other; and the rule for each field that is typed."""

import re
from collections.abc import Callable, Mapping
from datetime import date

from aca_desktop.domain.canonical import Json
from aca_desktop.domain.claims import (
    BASES,
    CLAIM_STATUSES,
    COUNTED,
    OPERATORS,
    PERCENT,
    Chosen,
    Claim,
)
from aca_desktop.domain.commitments import STATUSES, TYPES
from aca_desktop.domain.days import day
from aca_desktop.domain.languages import language
from aca_desktop.domain.organisation_rules import sector_code
from aca_desktop.domain.organisation_values import currency, decimal_text, flag_of_text
from aca_desktop.domain.place_record import code_of_place, texts_of
from aca_desktop.domain.plain_values import day_of, decimal_of
from aca_desktop.domain.problems import Problem
from aca_desktop.domain.typed_text import folded, line

_NULL = ("", "null")
_ENTRY = re.compile("[0-9a-f]{64}")
_MONEY = ("gdp", "revenue")
_SHARED = ("people", "gdp")


def claim_of(id_: str, fields: Mapping[str, Json]) -> Claim | None:
    """Return the sentence that a subject's settled fields make; None if it does not say what it counts.

    A field without which the sentence would say something else is never passed over: then it is none.
    """
    basis = _one_of(BASES, fields.get("basis", "counted"))
    operator, counted = _one_of(OPERATORS, fields.get("operator")), _one_of(COUNTED, fields.get("counted"))
    number, status = decimal_of(fields.get("number")), _one_of(CLAIM_STATUSES, fields.get("status", "signed"))
    if basis is None or operator is None or counted is None or number is None or status is None:
        return None
    founding = fields.get("founding")
    return Claim(
        id=id_,
        words=texts_of(fields, "words"),
        basis=basis,
        operator=operator,
        number=number,
        counted=counted,
        unit=_text(fields, "unit"),
        territory=_text(fields, "territory"),
        on=day_of(fields.get("date")),
        source=_text(fields, "source"),
        chosen=Chosen(
            status=status,
            sector=_text(fields, "sector"),
            tier=_text(fields, "tier"),
            founding=founding if isinstance(founding, bool) else None,
            joined_since=day_of(fields.get("joined_since")),
            joined_until=day_of(fields.get("joined_until")),
            place=_text(fields, "place"),
            commitment=_text(fields, "commitment"),
            commitment_percent=decimal_of(fields.get("commitment_percent")),
            validation=_text(fields, "validation"),
            body=_text(fields, "body"),
            declaration=_text(fields, "declaration"),
        ),
    )


def fields_of(claim: Claim) -> dict[str, Json]:
    """Return what a sentence says as the journal's fields, nothing unsaid."""
    chosen = claim.chosen
    plain: dict[str, Json] = {
        "basis": claim.basis,
        "operator": claim.operator,
        "number": format(claim.number, "f"),
        "counted": claim.counted,
        "unit": claim.unit,
        "territory": claim.territory,
        "date": _iso(claim.on),
        "source": claim.source,
        "status": None if chosen.status == "signed" else chosen.status,
        "sector": chosen.sector,
        "tier": chosen.tier,
        "founding": chosen.founding,
        "joined_since": _iso(chosen.joined_since),
        "joined_until": _iso(chosen.joined_until),
        "place": chosen.place,
        "commitment": chosen.commitment,
        "commitment_percent": None
        if chosen.commitment_percent is None
        else format(chosen.commitment_percent, "f"),
        "validation": chosen.validation,
        "body": chosen.body,
        "declaration": chosen.declaration,
    }
    fields: dict[str, Json] = {name: value for name, value in plain.items() if value is not None}
    return fields | {f"words.{tag}": words for tag, words in claim.words.items()}


def claim_problems(claim: Claim, founded: date | None) -> list[Problem]:
    """Return what is wrong with a sentence; `founded` is the day on which its coalition began."""
    problems: list[Problem] = []
    if not claim.words:
        problems.append(Problem("words", "missing"))
    if claim.number < 0:
        problems.append(Problem("number", "negative-figure"))
    if claim.basis == "cited" and claim.source is None:
        problems.append(Problem("source", "missing"))
    if claim.counted in _MONEY and claim.unit is None:
        problems.append(Problem("unit", "money-without-currency"))
    if claim.unit == PERCENT and claim.counted not in _SHARED:
        problems.append(Problem("unit", "share-of-what", {"allowed": list(_SHARED)}))
    if claim.unit == PERCENT and claim.territory is None:
        problems.append(Problem("territory", "missing"))
    if claim.unit not in (None, PERCENT) and claim.counted not in _MONEY:
        problems.append(Problem("unit", "people-in-money"))
    if founded is not None and claim.on is not None and claim.on < founded and claim.basis == "counted":
        problems.append(Problem("date", "before-the-coalition", {"founded": founded.isoformat()}))
    since, until = claim.chosen.joined_since, claim.chosen.joined_until
    if since is not None and until is not None and until < since:
        problems.append(Problem("joined_until", "ends-before-it-starts", {"starts": since.isoformat()}))
    return problems


def claim_field_is_unknown(name: str) -> bool:
    """Say whether a sentence has no field of that name."""
    collection, dot, rest = name.partition(".")
    if collection == "words" and dot:
        return language("", rest) != rest
    return name not in _RULES


def claim_field(name: str, text: str) -> Json | Problem:
    """Return the journal's value of a field as typed; None, which removes it, for nothing or `null`."""
    if claim_field_is_unknown(name):
        return Problem(name, "unknown-field", {"meant": None})
    if text.strip() in _NULL:
        return None
    return line(name, text) if name.startswith("words.") else _RULES[name](name, text)


def missing_in(fields: Mapping[str, Json]) -> list[Problem]:
    """Return which of the fields are missing without which a sentence says nothing."""
    return [Problem(name, "missing") for name in ("operator", "number", "counted") if fields.get(name) is None]


def _choice(allowed: tuple[str, ...]) -> Callable[[str, str], str | Problem]:
    def rule(field: str, text: str) -> str | Problem:
        typed = folded(text).lower()
        return typed if typed in allowed else Problem(field, "not-one-of", {"allowed": list(allowed)})

    return rule


def _unit(field: str, text: str) -> str | Problem:
    typed = folded(text)
    return PERCENT if typed.lower() in (PERCENT, "%") else currency(field, typed)


def _day_text(field: str, text: str) -> str | Problem:
    found = day(field, text)
    return found if isinstance(found, Problem) else found.isoformat()


def _publication(field: str, text: str) -> str | Problem:
    typed = folded(text).lower()
    return typed if _ENTRY.fullmatch(typed) else Problem(field, "malformed-code")


_RULES: Mapping[str, Callable[[str, str], Json | Problem]] = {
    "basis": _choice(BASES),
    "operator": _choice(OPERATORS),
    "number": decimal_text,
    "counted": _choice(COUNTED),
    "unit": _unit,
    "territory": code_of_place,
    "date": _day_text,
    "source": line,
    "status": _choice(CLAIM_STATUSES),
    "sector": sector_code,
    "tier": line,
    "founding": flag_of_text,
    "joined_since": _day_text,
    "joined_until": _day_text,
    "place": code_of_place,
    "commitment": _choice(TYPES),
    "commitment_percent": decimal_text,
    "validation": _choice(STATUSES),
    "body": line,
    "declaration": _publication,
}


def _one_of[T: str](allowed: tuple[T, ...], value: Json) -> T | None:
    return next((one for one in allowed if one == value), None)


def _text(fields: Mapping[str, Json], name: str) -> str | None:
    value = fields.get(name)
    return value if isinstance(value, str) else None


def _iso(value: date | None) -> str | None:
    return None if value is None else value.isoformat()
