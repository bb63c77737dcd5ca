"""The fields of a public sentence's figure in its form: their names, what is chosen in them, what was typed."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from aca_desktop.domain.figures.claims import COUNTED, OPERATORS, Slot
from aca_desktop.domain.figures.commitments import STATUSES, TYPES
from aca_desktop.domain.figures.slot_choices import comparisons, nouns, numbers
from aca_desktop.domain.figures.slot_record import MEMBERS
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.i18n import Speech, mark
from aca_desktop.sentences.claims import COUNTED as COUNTED_WORDS
from aca_desktop.sentences.claims import OPERATORS as OPERATOR_WORDS
from aca_desktop.sentences.figure_words import COMMITMENT_TYPES, VALIDATED
from aca_desktop.services.figures.slot_words import COMPARISONS, NOUNS
from aca_desktop.ui.pages.figures.form import Choice

if TYPE_CHECKING:
    from aca_desktop.services.figures.figure_choices import Choices

PLACES = ("territory", "place", "of.place")
UNITS = ("people", "gdp", "revenue")
CITED = ("source", "link", "seen")
LETTERS = "abcdefghijklmnopqrstuvwxyz"
NEW: Mapping[str, str] = {"operator": "more-than", "counted": "signatories"}

LABELS: Mapping[str, str] = {
    "source": mark("Source"),
    "link": mark("Link"),
    "seen": mark("Seen on"),
    "operator": mark("It says"),
    "number": mark("Number"),
    "counted": mark("Of what"),
    "unit": mark("Unit"),
    "territory": mark("Within the territory"),
    "date": mark("As of (day)"),
    "comparison": mark("Comparison"),
    "digits": mark("The number in"),
    "noun": mark("Called"),
    "status": mark("Which signatures"),
    "sector": mark("Sector"),
    "tier": mark("Tier"),
    "founding": mark("Founding members"),
    "joined_since": mark("Joined since"),
    "joined_until": mark("Joined until"),
    "place": mark("Place where they are"),
    "country": mark("Country where they are"),
    "listed": mark("On the public list"),
    "declaration": mark("Declaration"),
    "commitment": mark("Commitment"),
    "commitment_percent": mark("Percent, at least"),
    "validation": mark("Validation"),
    "body": mark("Validated by"),
    "of.number": mark("Out of how many"),
    "of.status": mark("Out of which organisations"),
    "of.sector": mark("Of the sector"),
    "of.country": mark("Of the country"),
    "of.listed": mark("Of the public list"),
}
SLOT = tuple(name for name in LABELS if name in MEMBERS)

COMBOS = frozenset(
    {"operator", "counted", "comparison", "digits", "noun", "status", "sector", "founding", "declaration"}
    | {"commitment", "validation", "of.status", "of.sector"}
)


def notes(speech: Speech) -> dict[str, str]:
    """Return what is said below fields: an example each."""
    day = speech.say("For example 2026-06-05")
    place, country = speech.say("Name or code: iso3166-2:MX-JAL"), speech.say("Two letters: MX")
    return {
        "unit": speech.say("A currency (USD), or % for a share of the territory"),
        "date": speech.say("2026-06-05; empty for every day"),
        "territory": place,
        "place": place,
        "joined_since": day,
        "joined_until": day,
        "seen": day,
        "country": country,
        "of.country": country,
        "listed": "RE100",
        "of.listed": "RE100",
        "number": speech.say("Figures alone: 5000000"),
    }


def chosen(speech: Speech, here: "Choices | None") -> Iterable[tuple[str, list[Choice]]]:
    """Yield what can be chosen of every figure, by the name of its field; of the coalition's own, what is here."""
    any_ = ("", speech.say("any"))
    sectors = [any_, *(here.sectors if here is not None else ())]
    yield "operator", [(one, speech.say(OPERATOR_WORDS[one])) for one in OPERATORS]
    yield "counted", [(one, speech.say(COUNTED_WORDS[one])) for one in COUNTED]
    yield "status", [("", speech.say("approved or signed")), ("approved", speech.say("approved ones"))]
    yield "of.status", [("", speech.say("those that signed")), ("known", speech.say("all on record"))]
    yield "sector", sectors
    yield "of.sector", sectors
    yield "founding", [any_, ("yes", speech.say("yes")), ("no", speech.say("no"))]
    yield "commitment", [any_, *((one, speech.say(COMMITMENT_TYPES[one])) for one in TYPES)]
    yield "validation", [any_, *((one, speech.say(VALIDATED[one])) for one in STATUSES)]
    yield "declaration", [any_, *(here.publications if here is not None else ())]


def wordings(speech: Speech, values: Mapping[str, str], slot: Slot | None) -> Iterable[tuple[str, list[Choice]]]:
    """Yield the wordings that fit a figure, by the name of their field; of one that is not complete, what was
    chosen."""
    usual = ("", speech.say("as usual"))
    offered = {
        "comparison": () if slot is None else comparisons(slot),
        "digits": () if slot is None else numbers(slot),
        "noun": () if slot is None else nouns(slot),
    }
    words = {
        **{code: speech.say(said, number="…", what="").strip() for code, said in COMPARISONS.items()},
        "digits": speech.say("figures"),
        "words": speech.say("words"),
        **{code: speech.say(many) for code, (_one, many) in NOUNS.items()},
        "nationals": speech.say("by the country’s name"),
    }
    for name, codes in offered.items():
        every = dict.fromkeys([*codes, *([values[name]] if values.get(name) else [])])
        yield name, [usual, *((code, words.get(code, code)) for code in every)]


def as_typed(fields: Mapping[str, Json], before: str = "") -> dict[str, str]:
    """Return a sentence's fields as they are typed, a slot's members one by one."""
    typed: dict[str, str] = {}
    for name, value in fields.items():
        if isinstance(value, Mapping):
            typed |= as_typed(value, f"{before}{name}.")
        else:
            typed[before + name] = ("yes" if value else "no") if isinstance(value, bool) else str(value)
    return typed
