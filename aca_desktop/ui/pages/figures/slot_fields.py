"""The fields of a public sentence's figure in its form: their names, what is chosen in them, what was typed."""

from collections.abc import Iterable, Mapping

from aca_desktop.domain.canonical import Json
from aca_desktop.domain.claims import Slot
from aca_desktop.domain.slot_choices import comparisons, nouns, numbers
from aca_desktop.domain.slot_record import MEMBERS
from aca_desktop.i18n import Speech, mark
from aca_desktop.services.slot_words import COMPARISONS, NOUNS
from aca_desktop.ui.pages.figures.form import Choice

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
