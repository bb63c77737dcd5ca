"""A commitment and the journal's fields, each from the other; and the rule for each field that somebody types."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from aca_desktop.domain.figures.commitments import (
    SCOPES,
    STATUSES,
    TYPES,
    Commitment,
    CommitmentType,
    Progress,
    Validation,
    ValidationStatus,
)
from aca_desktop.domain.figures.place_record import texts_of
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.plain_values import day_of, decimal_of, integer_of, text_of
from aca_desktop.domain.organisations.rules import organisation_id
from aca_desktop.domain.organisations.values import decimal_text
from aca_desktop.domain.values.days import day
from aca_desktop.domain.values.languages import language
from aca_desktop.domain.values.problems import Problem
from aca_desktop.domain.values.typed_text import folded, line

COMMITMENT_FIELDS = (
    "organisation",
    "type",
    "words.*",
    "scope",
    "base_year",
    "base_value",
    "unit",
    "target_year",
    "target_value",
    "percent",
    "interim.*",
    "progress.*",
    "validation.*",
    "source",
)

_YEAR = re.compile(r"(?:19|20|21)[0-9]{2}")
_NULL = ("", "null")


def commitment_of(id_: str, fields: Mapping[str, Json]) -> Commitment | None:
    """Return the commitment that a subject's settled fields make; None without an organisation and a type.

    What is of another shape is left out.
    """
    organisation, type_ = fields.get("organisation"), _type(fields.get("type"))
    if not isinstance(organisation, str) or type_ is None:
        return None
    validations = (_validation(name, value) for name, value in _members(fields, "validation"))
    interim = {
        int(year): found
        for year, value in _members(fields, "interim")
        if _YEAR.fullmatch(year)
        and isinstance(value, Mapping)
        and (found := decimal_of(value.get("percent"))) is not None
    }
    progress = {
        int(year): measured
        for year, value in _members(fields, "progress")
        if _YEAR.fullmatch(year) and (measured := _progress(value)) is not None
    }
    return Commitment(
        id=id_,
        organisation=organisation,
        type=type_,
        words=texts_of(fields, "words"),
        scope=text_of(fields.get("scope")),
        base_year=integer_of(fields.get("base_year")),
        base_value=decimal_of(fields.get("base_value")),
        unit=text_of(fields.get("unit")),
        target_year=integer_of(fields.get("target_year")),
        target_value=decimal_of(fields.get("target_value")),
        percent=decimal_of(fields.get("percent")),
        interim=interim,
        validations=tuple(sorted((one for one in validations if one), key=lambda one: one.day)),
        progress=progress,
        source=text_of(fields.get("source")),
    )


def fields_of(commitment: Commitment) -> dict[str, Json]:
    """Return what a commitment says as the journal's fields, nothing unsaid."""
    plain: dict[str, Json] = {
        "organisation": commitment.organisation,
        "type": commitment.type,
        "scope": commitment.scope,
        "base_year": commitment.base_year,
        "base_value": _written(commitment.base_value),
        "unit": commitment.unit,
        "target_year": commitment.target_year,
        "target_value": _written(commitment.target_value),
        "percent": _written(commitment.percent),
        "source": commitment.source,
    }
    fields: dict[str, Json] = {name: value for name, value in plain.items() if value is not None}
    fields |= {f"words.{tag}": words for tag, words in commitment.words.items()}
    fields |= {f"interim.{year}": {"percent": _written(value)} for year, value in commitment.interim.items()}
    for year, measured in commitment.progress.items():
        fields[f"progress.{year}"] = {
            "value": _written(measured.value),
            "source": measured.source,
            "seen": measured.seen.isoformat(),
        }
    for one in commitment.validations:
        fields[f"validation.{one.day.isoformat()}"] = validation_value(one)
    return fields


def validation_value(one: Validation) -> dict[str, Json]:
    """Return a validation as the journal keeps it, its day being the field's."""
    body: dict[str, Json] = {} if one.body is None else {"body": one.body}
    return {"status": one.status, "source": one.source, "seen": one.seen.isoformat()} | body


def commitment_field_is_unknown(name: str) -> bool:
    """Say whether a commitment has no field of that name that can be typed."""
    collection, dot, rest = name.partition(".")
    if not dot:
        return name not in _RULES
    if collection == "words":
        return language("", rest) != rest
    return collection not in ("interim", "progress") or not _YEAR.fullmatch(rest)


def commitment_field(name: str, text: str) -> Json | Problem:
    """Return the journal's value of a field as typed; None, which removes it, for nothing or `null`.

    `interim.2030` is a percent; `progress.2024` is `1200 2025-03-01 source`: the value, when it was seen, where.
    """
    if commitment_field_is_unknown(name):
        return Problem(name, "unknown-field", {"meant": None})
    if text.strip() in _NULL:
        return None
    collection, dot, _ = name.partition(".")
    if not dot:
        return _RULES[name](name, text)
    if collection == "words":
        return line(name, text)
    if collection == "interim":
        percent = _percent(name, text)
        return percent if isinstance(percent, Problem) else {"percent": percent}
    return _typed_progress(name, text)


def validation_status(field: str, text: str) -> ValidationStatus | Problem:
    """Return how a body has judged a commitment."""
    typed = folded(text).lower()
    found = next((one for one in STATUSES if one == typed), None)
    return Problem(field, "not-one-of", {"allowed": list(STATUSES)}) if found is None else found


def _choice(*allowed: str) -> Callable[[str, str], str | Problem]:
    def rule(field: str, text: str) -> str | Problem:
        typed = folded(text).lower()
        return typed if typed in allowed else Problem(field, "not-one-of", {"allowed": list(allowed)})

    return rule


def _year(field: str, text: str) -> int | Problem:
    typed = folded(text)
    if not _YEAR.fullmatch(typed):
        return Problem(field, "out-of-range", {"low": "1900", "high": "2199"})
    return int(typed)


def _percent(field: str, text: str) -> str | Problem:
    typed = decimal_text(field, text.strip().removesuffix("%"))
    if isinstance(typed, Problem):
        return typed
    return typed if 0 <= Decimal(typed) <= 100 else Problem(field, "out-of-range", {"low": 0, "high": 100})


def _typed_progress(name: str, text: str) -> Json | Problem:
    number, _, rest = text.strip().partition(" ")
    seen, _, source = rest.strip().partition(" ")
    value, on, where = decimal_text(name, number), day(name, seen), line(name, source)
    for one in (value, on, where):
        if isinstance(one, Problem):
            return one
    return {"value": str(value), "seen": on.isoformat(), "source": str(where)} if isinstance(on, date) else None


_RULES: Mapping[str, Callable[[str, str], Json | Problem]] = {
    "organisation": organisation_id,
    "type": _choice(*TYPES),
    "scope": _choice(*SCOPES),
    "base_year": _year,
    "base_value": decimal_text,
    "unit": line,
    "target_year": _year,
    "target_value": decimal_text,
    "percent": _percent,
    "source": line,
}


def _members(fields: Mapping[str, Json], collection: str) -> list[tuple[str, Json]]:
    begin = f"{collection}."
    return [(name.removeprefix(begin), value) for name, value in fields.items() if name.startswith(begin)]


def _validation(name: str, value: Json) -> Validation | None:
    if not isinstance(value, Mapping):
        return None
    on, status = day_of(name), value.get("status")
    seen = day_of(value.get("seen")) or on
    body, source = value.get("body"), value.get("source")
    known = next((one for one in STATUSES if one == status), None)
    if on is None or seen is None or known is None:
        return None
    return Validation(
        on, known, source if isinstance(source, str) else "", seen, body if isinstance(body, str) else None
    )


def _progress(value: Json) -> Progress | None:
    if not isinstance(value, Mapping):
        return None
    number, source, seen = decimal_of(value.get("value")), value.get("source"), day_of(value.get("seen"))
    if number is None or seen is None:
        return None
    return Progress(number, source if isinstance(source, str) else "", seen)


def _type(value: Json) -> CommitmentType | None:
    return next((one for one in TYPES if one == value), None)


def _written(value: Decimal | None) -> str | None:
    return None if value is None else format(value, "f")
