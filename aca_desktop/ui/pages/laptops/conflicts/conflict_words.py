"""What is said of a conflict: of what it is, its field, its values, and who wrote each when."""

from typing import TYPE_CHECKING

from aca_desktop.domain.figures.slot_record import slot_of
from aca_desktop.domain.journal import canonical
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.contents import Absent
from aca_desktop.i18n import Speech, mark
from aca_desktop.sentences.words import ABSENT
from aca_desktop.services.figures.slot_filters import filters
from aca_desktop.services.figures.slot_words import written
from aca_desktop.ui.pages.organisations.panel.field_words import field_words as organisation_field
from aca_desktop.ui.pages.organisations.panel.field_words import value_words as organisation_value

if TYPE_CHECKING:
    from aca_desktop.services.coalition.coalitions import Coalition
    from aca_desktop.services.journal.conflicts import Conflict

_SUBJECTS = {
    "coalition": mark("Coalition"),
    "declaration": mark("Declaration"),
    "event": mark("Event"),
    "commitment": mark("Commitment"),
    "place": mark("Place"),
    "claim": mark("Public sentence"),
    "organisation": mark("Organisation"),
    "review": mark("Review"),
    "same": mark("Same organisation"),
}
_DECISIONS = {"approved": mark("approved"), "rejected": mark("rejected")}
_LONGEST = 400


def subject_words(one: "Conflict", speech: Speech) -> str:
    """Return what a conflict is about: its name, else what it is."""
    names = one.names
    found = names.get(speech.language) or next(iter(names.values()), "")
    return found or kind_words(one, speech)


def kind_words(one: "Conflict", speech: Speech) -> str:
    """Return what kind of thing a conflict is about."""
    return speech.say(_SUBJECTS[one.kind]) if one.kind in _SUBJECTS else one.kind


def field_words(one: "Conflict", speech: Speech) -> str:
    """Return what the field is called."""
    first, _, tag = one.field.partition(".")
    if one.kind == "same":
        other = one.other.get(speech.language) or next(iter(one.other.values()), tag)
        return speech.say("The same organisation as {name}", name=other)
    if first == "decision":
        return speech.say("Decision about a signature")
    if first == "titles" and tag:
        return speech.say("Title ({language})", language=speech.language_name(tag))
    if first in ("texts", "text") and tag:
        return speech.say("Text ({language})", language=speech.language_name(tag))
    if one.kind == "claim" and first == "slots":
        return speech.say("Figure {letter}", letter=f"{{{tag}}}")
    return organisation_field(one.field, speech)


def value_words(one: "Conflict", value: Json | Absent, speech: Speech, coalition: "Coalition | None") -> str:
    """Return a value as one reads it."""
    if isinstance(value, Absent):
        return f"({speech.say(ABSENT[value.why])})"
    if value is None:
        return speech.say("(nothing)")
    if one.kind == "same" and isinstance(value, bool):
        return speech.say("One organisation") if value else speech.say("Two organisations")
    if one.kind == "organisation":
        return organisation_value(one.field, value, speech, coalition)
    slot = slot_of(value) if one.kind == "claim" else None
    if slot is not None:
        said = "; ".join(f"{label}: {words}" for label, words in filters(speech, slot, {}))
        return speech.say("{figure} ({filters})", figure=written(speech, slot, {}), filters=said)
    if isinstance(value, str):
        return speech.say(_DECISIONS[value]) if one.kind == "review" and value in _DECISIONS else value
    return canonical.text(value)


def shortened(text: str) -> str:
    """Return a text that is not too long to stand beside another."""
    return text if len(text) <= _LONGEST else text[:_LONGEST].rstrip() + "…"
