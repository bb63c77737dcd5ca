"""A slot of a public sentence and its JSON object in the journal, each from the other; the rule for each member.

The journal keeps a slot whole in one field, so that one laptop's number never meets another's noun.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date

from aca_desktop.domain.figures.claims import COUNTED, OPERATORS, PERCENT, STATUSES, Chosen, Slot, Whole, Wording
from aca_desktop.domain.figures.commitments import STATUSES as VALIDATIONS
from aca_desktop.domain.figures.commitments import TYPES
from aca_desktop.domain.figures.place_record import code_of_place
from aca_desktop.domain.figures.slot_choices import COMPARISONS, NOUNS, NUMBERS, comparisons, nouns, numbers
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.plain_values import day_of, decimal_of
from aca_desktop.domain.organisations.rules import list_name, sector_code
from aca_desktop.domain.organisations.values import currency, decimal_text, flag_of_text
from aca_desktop.domain.values.countries import country
from aca_desktop.domain.values.days import day
from aca_desktop.domain.values.problems import Problem
from aca_desktop.domain.values.typed_text import folded, line

WHOLE = "of"
"""The member that holds what the number is a part of, itself an object."""

_ENTRY = re.compile("[0-9a-f]{64}")
_MONEY = ("gdp", "revenue")
_SHARED = ("people", "gdp")
_NEEDED = ("operator", "number", "counted")


def slot_of(value: Json) -> Slot | None:
    """Return the slot that a journal's value is; None if it is none, or says what this program does not know.

    A member without which the sentence would say something else is never passed over, nor one that could not have
    been typed: it may show as another on paper.
    """
    if not isinstance(value, Mapping) or not value.keys() <= {*_RULES, WHOLE} or not _is_as_typed(value):
        return None
    operator, counted = _one_of(OPERATORS, value.get("operator")), _one_of(COUNTED, value.get("counted"))
    number, chosen = decimal_of(value.get("number")), _chosen(value)
    if operator is None or counted is None or number is None or chosen is None:
        return None
    whole = None
    if WHOLE in value:
        whole = _whole(value[WHOLE])
        if whole is None:
            return None
    slot = Slot(
        operator=operator,
        number=number,
        counted=counted,
        unit=_text(value, "unit"),
        territory=_text(value, "territory"),
        on=day_of(value.get("date")),
        chosen=chosen,
        whole=whole,
        wording=Wording(*(_text(value, name) for name in ("comparison", "digits", "noun"))),
    )
    return slot if record_of(slot) == value else None


def record_of(slot: Slot) -> dict[str, Json]:
    """Return a slot as the journal's value, nothing unsaid."""
    said: dict[str, Json] = {
        "operator": slot.operator,
        "number": format(slot.number, "f"),
        "counted": slot.counted,
        "unit": slot.unit,
        "territory": slot.territory,
        "date": _iso(slot.on),
        "comparison": slot.wording.comparison,
        "digits": slot.wording.number,
        "noun": slot.wording.noun,
        WHOLE: None
        if slot.whole is None
        else {"number": format(slot.whole.number, "f"), **_record_of_chosen(slot.whole.chosen)},
    }
    return _said(said) | _record_of_chosen(slot.chosen)


def slot_problems(name: str, slot: Slot, founded: date | None) -> list[Problem]:
    """Return what is wrong with a slot; `founded` is the day on which its coalition began."""
    field = f"slots.{name}"
    problems: list[Problem] = []
    if slot.number < 0:
        problems.append(Problem(f"{field}.number", "negative-figure"))
    problems += _unit_problems(field, slot)
    if slot.chosen.status == "known":
        signing: list[str] = [one for one in STATUSES if one != "known"]
        problems.append(Problem(f"{field}.status", "not-one-of", {"allowed": signing}))
    if founded is not None and slot.on is not None and slot.on < founded:
        problems.append(Problem(f"{field}.date", "before-the-coalition", {"founded": founded.isoformat()}))
    problems += _chosen_problems(field, slot.chosen)
    if slot.whole is not None:
        problems += _chosen_problems(f"{field}.{WHOLE}", slot.whole.chosen)
        if slot.counted != "signatories":
            problems.append(Problem(f"{field}.counted", "not-one-of", {"allowed": ["signatories"]}))
        if slot.whole.number < slot.number:
            problems.append(Problem(f"{field}.{WHOLE}.number", "part-larger-than-whole"))
    wording = slot.wording
    for member, said, allowed in (
        ("comparison", wording.comparison, comparisons(slot)),
        ("digits", wording.number, numbers(slot)),
        ("noun", wording.noun, nouns(slot)),
    ):
        if said is not None and said not in allowed:
            problems.append(Problem(f"{field}.{member}", "not-one-of", {"allowed": [*allowed]}))
    return problems


def slot_member_is_unknown(name: str) -> bool:
    """Return whether a slot has no member of that name, `of.sector` being one of the whole."""
    first, dot, rest = name.partition(".")
    return rest not in _OF_WHOLE if dot and first == WHOLE else name not in _RULES


def slot_member(field: str, name: str, text: str) -> Json | Problem:
    """Return the journal's value of a slot's member as typed."""
    return _RULES[name.removeprefix(f"{WHOLE}.")](field, text)


def missing_members(name: str, value: Json) -> list[Problem]:
    """Return which members are missing without which a slot says nothing."""
    said = value if isinstance(value, Mapping) else {}
    missing = [member for member in _NEEDED if said.get(member) is None]
    whole = said.get(WHOLE)
    if isinstance(whole, Mapping) and whole.get("number") is None:
        missing.append(f"{WHOLE}.number")
    return [Problem(f"slots.{name}.{member}", "missing") for member in missing]


def _unit_problems(field: str, slot: Slot) -> list[Problem]:
    problems: list[Problem] = []
    if slot.counted in _MONEY and slot.unit is None:
        problems.append(Problem(f"{field}.unit", "money-without-currency"))
    if slot.unit == PERCENT and slot.counted not in _SHARED:
        problems.append(Problem(f"{field}.unit", "share-of-what", {"allowed": list(_SHARED)}))
    if slot.unit == PERCENT and slot.territory is None:
        problems.append(Problem(f"{field}.territory", "missing"))
    if slot.unit not in (None, PERCENT) and slot.counted not in _MONEY:
        problems.append(Problem(f"{field}.unit", "people-in-money"))
    return problems


def _chosen_problems(field: str, chosen: Chosen) -> list[Problem]:
    """Return what is wrong with a choice: a span that runs back, or what is said of a commitment without one."""
    problems: list[Problem] = []
    since, until = chosen.joined_since, chosen.joined_until
    if since is not None and until is not None and since > until:
        problems.append(Problem(f"{field}.joined_until", "ends-before-it-starts", {"starts": since.isoformat()}))
    of_one = chosen.commitment_percent is not None or (chosen.body is not None and chosen.validation is None)
    if of_one and chosen.commitment is None:
        problems.append(Problem(f"{field}.commitment", "missing"))
    return problems


def _whole(value: Json) -> Whole | None:
    if not isinstance(value, Mapping) or not value.keys() <= _OF_WHOLE or not _is_as_typed(value):
        return None
    number, chosen = decimal_of(value.get("number")), _chosen(value)
    return None if number is None or chosen is None else Whole(number, chosen)


def _chosen(value: Mapping[str, Json]) -> Chosen | None:
    status, founding = _one_of(STATUSES, value.get("status", "signed")), value.get("founding")
    if status is None:
        return None
    return Chosen(
        status=status,
        sector=_text(value, "sector"),
        tier=_text(value, "tier"),
        founding=founding if isinstance(founding, bool) else None,
        joined_since=day_of(value.get("joined_since")),
        joined_until=day_of(value.get("joined_until")),
        place=_text(value, "place"),
        country=_text(value, "country"),
        listed=_text(value, "listed"),
        commitment=_text(value, "commitment"),
        commitment_percent=decimal_of(value.get("commitment_percent")),
        validation=_text(value, "validation"),
        body=_text(value, "body"),
        declaration=_text(value, "declaration"),
    )


def _record_of_chosen(chosen: Chosen) -> dict[str, Json]:
    percent = chosen.commitment_percent
    return _said(
        {
            "status": None if chosen.status == "signed" else chosen.status,
            "sector": chosen.sector,
            "tier": chosen.tier,
            "founding": chosen.founding,
            "joined_since": _iso(chosen.joined_since),
            "joined_until": _iso(chosen.joined_until),
            "place": chosen.place,
            "country": chosen.country,
            "listed": chosen.listed,
            "commitment": chosen.commitment,
            "commitment_percent": None if percent is None else format(percent, "f"),
            "validation": chosen.validation,
            "body": chosen.body,
            "declaration": chosen.declaration,
        }
    )


def _said(members: Mapping[str, Json]) -> dict[str, Json]:
    return {name: value for name, value in members.items() if value is not None}


def _choice(allowed: tuple[str, ...]) -> Callable[[str, str], str | Problem]:
    def rule(field: str, text: str) -> str | Problem:
        typed = folded(text).lower()
        return typed if typed in allowed else Problem(field, "not-one-of", {"allowed": list(allowed)})

    return rule


def _status(field: str, text: str) -> str | Problem | None:
    """Return a status as it is kept: the usual one is not said."""
    typed = _choice(STATUSES)(field, text)
    return None if typed == "signed" else typed


def _unit(field: str, text: str) -> str | Problem:
    typed = folded(text)
    return PERCENT if typed.lower() in (PERCENT, "%") else currency(field, typed)


def _day_text(field: str, text: str) -> str | Problem:
    found = day(field, text)
    return found if isinstance(found, Problem) else found.isoformat()


def _publication(field: str, text: str) -> str | Problem:
    typed = folded(text).lower()
    return typed if _ENTRY.fullmatch(typed) else Problem(field, "malformed-code")


_CHOSEN: Mapping[str, Callable[[str, str], Json | Problem]] = {
    "status": _status,
    "sector": sector_code,
    "tier": line,
    "founding": flag_of_text,
    "joined_since": _day_text,
    "joined_until": _day_text,
    "place": code_of_place,
    "country": country,
    "listed": list_name,
    "commitment": _choice(TYPES),
    "commitment_percent": decimal_text,
    "validation": _choice(VALIDATIONS),
    "body": line,
    "declaration": _publication,
}

_RULES: Mapping[str, Callable[[str, str], Json | Problem]] = {
    "operator": _choice(OPERATORS),
    "number": decimal_text,
    "counted": _choice(COUNTED),
    "unit": _unit,
    "territory": code_of_place,
    "date": _day_text,
    "comparison": _choice(COMPARISONS),
    "digits": _choice(NUMBERS),
    "noun": _choice(NOUNS),
    **_CHOSEN,
}

_OF_WHOLE = frozenset({"number", *_CHOSEN})

MEMBERS: tuple[str, ...] = (*_RULES, *(f"{WHOLE}.{name}" for name in ("number", *_CHOSEN)))
"""All members of a slot, as they are typed."""


def _is_as_typed(value: Mapping[str, Json]) -> bool:
    """Return whether each text of a slot is what its rule makes of it."""
    texts = ((name, said) for name, said in value.items() if isinstance(said, str))
    return all(
        _RULES[name.removeprefix(f"{WHOLE}.")](name, said) == said for name, said in texts if name in _RULES
    )


def _one_of[T: str](allowed: tuple[T, ...], value: Json) -> T | None:
    return next((one for one in allowed if one == value), None)


def _text(value: Mapping[str, Json], name: str) -> str | None:
    said = value.get(name)
    return said if isinstance(said, str) else None


def _iso(value: date | None) -> str | None:
    return None if value is None else value.isoformat()
