"""A public sentence and the journal's fields, each from the other; and the rule for each field that is typed."""

import re
from collections.abc import Mapping
from datetime import date

from aca_desktop.domain.figures.claims import Claim, Slot
from aca_desktop.domain.figures.place_record import texts_of
from aca_desktop.domain.figures.sentence_text import own_words_problems, text_problems
from aca_desktop.domain.figures.slot_record import (
    WHOLE,
    missing_members,
    record_of,
    slot_member,
    slot_member_is_unknown,
    slot_of,
    slot_problems,
)
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.plain_values import day_of, text_of
from aca_desktop.domain.values.addresses import website
from aca_desktop.domain.values.days import day, past_day_problem
from aca_desktop.domain.values.languages import language
from aca_desktop.domain.values.problems import Problem
from aca_desktop.domain.values.typed_text import line

SLOT = re.compile("[a-z]")
"""A slot's name: it stands in braces in the words."""

_NULL = ("", "null")
_CITED = ("source", "link", "seen")


def claim_of(id_: str, fields: Mapping[str, Json]) -> Claim | None:
    """Return the sentence that a subject's settled fields make; None if one of its slots is none."""
    slots: dict[str, Slot] = {}
    for name, value in sorted(fields.items()):
        collection, dot, member = name.partition(".")
        if collection == "slots" and dot and value is not None:
            slot = slot_of(value) if SLOT.fullmatch(member) else None
            if slot is None:
                return None
            slots[member] = slot
    words = texts_of(fields, "words")
    if not words and not slots:
        return None
    return Claim(
        id=id_,
        words=words,
        slots=slots,
        source=text_of(fields.get("source")),
        link=text_of(fields.get("link")),
        seen=day_of(fields.get("seen")),
    )


def fields_of(claim: Claim) -> dict[str, Json]:
    """Return what a sentence says as the journal's fields, nothing unsaid."""
    said: dict[str, Json] = {f"words.{tag}": words for tag, words in claim.words.items()}
    said |= {f"slots.{name}": record_of(slot) for name, slot in claim.slots.items()}
    seen = None if claim.seen is None else claim.seen.isoformat()
    cited = zip(_CITED, (claim.source, claim.link, seen), strict=True)
    return said | {name: value for name, value in cited if value is not None}


def claim_problems(claim: Claim, founded: date | None, today: date) -> list[Problem]:
    """Return what is wrong with a sentence; `founded` is the day on which its coalition began."""
    problems = [] if claim.words else [Problem("words", "missing")]
    if claim.source is not None:
        problems += own_words_problems("source", claim.source)
    if claim.seen is not None and (not_seen := past_day_problem("seen", claim.seen, today)):
        problems.append(not_seen)
    for tag, words in claim.words.items():
        problems += text_problems(tag, words, [*claim.slots])
    for name, slot in claim.slots.items():
        problems += slot_problems(name, slot, founded)
    said = dict(zip(_CITED, (claim.source, claim.link, claim.seen), strict=True))
    if claim.slots:
        return problems + [Problem(name, "cited-and-counted") for name, value in said.items() if value is not None]
    return problems + [Problem(name, "missing") for name, value in said.items() if value is None]


def typed_fields(before: Mapping[str, Json], typed: Mapping[str, str]) -> tuple[dict[str, Json], list[Problem]]:
    """Return the journal's values of fields as typed, and what is wrong with them; None removes a field.

    `slots.a.number` changes a member of the slot in `before`, `slots.a` with nothing or `null` removes it whole.
    """
    values: dict[str, Json] = {}
    problems: list[Problem] = []
    for field, text in typed.items():
        name, member = _parted(field)
        value = _value(field, member, text)
        if isinstance(value, Problem):
            problems.append(value)
        elif member is None:
            values[name] = value
        else:
            values[name] = _with(values.get(name, before.get(name)), member, value)
    wrong = {one.field for one in problems}
    for name, value in values.items():
        if name.startswith("slots.") and value is not None:
            missing = missing_members(name.removeprefix("slots."), value)
            problems += [one for one in missing if one.field not in wrong]
    return values, problems


def _parted(field: str) -> tuple[str, str | None]:
    """Return the journal's field, and the slot's member if a member is meant."""
    collection, _, rest = field.partition(".")
    slot, dot, member = rest.partition(".")
    return (f"slots.{slot}", member) if collection == "slots" and dot else (field, None)


def _value(field: str, member: str | None, text: str) -> Json | Problem:
    collection, dot, rest = field.partition(".")
    if collection == "slots":
        is_slot = SLOT.fullmatch(rest.partition(".")[0]) is not None
        known = is_slot and (text.strip() in _NULL if member is None else not slot_member_is_unknown(member))
    elif dot:
        known = collection == "words" and language("", rest) == rest
    else:
        known = field in _CITED
    if not known:
        return Problem(field, "unknown-field", {"meant": None})
    if text.strip() in _NULL:
        return None
    if member is not None:
        return slot_member(field, member, text)
    if field == "seen":
        found = day(field, text)
        return found if isinstance(found, Problem) else found.isoformat()
    return website(field, text) if field == "link" else line(field, text)


def _with(slot: Json, member: str, value: Json) -> Json:
    """Return a slot's value with one member changed, without it where the value is None."""
    said = dict(slot) if isinstance(slot, Mapping) else {}
    first, dot, rest = member.partition(".")
    if dot:
        inner = _with(said.get(WHOLE), rest, value)
        return _with(said, first, inner or None)
    said.pop(member, None)
    return said if value is None else {**said, member: value}
