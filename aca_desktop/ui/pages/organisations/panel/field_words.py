"""What an organisation's fields and their values are called in the window. Knows no widget."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.contents import Absent
from aca_desktop.domain.organisations.typing import typed
from aca_desktop.i18n import Speech, mark
from aca_desktop.sentences.words import ABSENT
from aca_desktop.services.coalition.sectors import sector_words

if TYPE_CHECKING:
    from aca_desktop.services.coalition.coalitions import Coalition

_FIELDS: Mapping[str, str] = {
    "short": mark("Short name"),
    "reading": mark("Reading (kana)"),
    "sector": mark("Sector"),
    "country": mark("Country"),
    "place": mark("Place"),
    "represents": mark("Place whose people it represents"),
    "parent": mark("Belongs to (id)"),
    "website": mark("Website"),
    "answer": mark("Answer to the invitation"),
    "next": mark("Next step"),
    "joined": mark("Joined on"),
    "tier": mark("Membership"),
    "founding": mark("Founding signatory"),
    "notes": mark("Notes"),
    "logo": mark("Logo"),
}

_CONTACTS: Mapping[str, str] = {
    "spokesperson": mark("Spokesperson"),
    "press": mark("Press contact"),
    "assistant": mark("Assistant"),
}

ANSWERS: Mapping[str, str] = {
    "yes": mark("yes"),
    "no": mark("no"),
    "undecided": mark("undecided"),
    "unanswered": mark("unanswered"),
}

NOTES: Mapping[str, str] = {
    "place": mark("Type a part of its name, or its code."),
    "represents": mark("Type a part of its name, or its code."),
    "joined": mark("For example 2026-06-05"),
    "contacts": mark("Name, title <e-mail> telephone"),
}
"""How a field is typed where that is not plain."""


def field_words(name: str, speech: Speech) -> str:
    """Return what a field is called: `names.es` is “Name (Spanish)”."""
    first, _, rest = name.partition(".")
    if first == "names":
        return speech.say("Name ({language})", language=speech.language_name(rest))
    if first == "legal":
        return speech.say("Legal name ({language})", language=speech.language_name(rest))
    if first == "contacts":
        return speech.say(_CONTACTS[rest]) if rest in _CONTACTS else speech.say("Contact: {role}", role=rest)
    if first == "identifiers":
        return speech.say("Identifier {scheme}", scheme=rest.upper())
    if first == "figures":
        measure, _, year = rest.partition(".")
        return speech.say("Figure: {measure}, {year}", measure=measure, year=year)
    if first == "lists":
        return speech.say("On the list {list}", list=rest)
    return speech.say(_FIELDS[name]) if name in _FIELDS else name


def value_words(name: str, value: Json | Absent, speech: Speech, coalition: "Coalition | None") -> str:
    """Return a value as one reads it, not as it is typed."""
    if isinstance(value, Absent):
        return speech.say(ABSENT[value.why])
    if name == "sector" and coalition is not None:
        return sector_words(coalition, value, speech.language)
    if name == "country" and isinstance(value, str):
        return speech.country_name(value)
    if name == "answer" and isinstance(value, str) and value in ANSWERS:
        return speech.say(ANSWERS[value])
    if isinstance(value, bool):
        return speech.say("yes") if value else speech.say("no")
    return typed(name, value)
