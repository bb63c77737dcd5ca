"""The wordings that a slot can be written with: comparisons, forms of its number, nouns. Codes; no words here.

A noun never says more than is counted: "companies" needs the sector, "nationals" the country as territory.
"""

from collections.abc import Mapping

from aca_desktop.domain.figures.claims import Chosen, Counted, Operator, Slot

_COMPARISONS: Mapping[Operator, tuple[str, ...]] = {
    "more-than": ("more-than", "over"),
    "at-least": ("at-least", "no-fewer-than"),
    "exactly": ("bare", "exactly"),
    "nearly": ("nearly", "almost"),
    "about": ("about", "around"),
}
COMPARISONS = tuple(code for codes in _COMPARISONS.values() for code in codes)

NUMBERS = ("digits", "words")

_ANY = ("signatories", "organisations", "entities", "members")
_ON_RECORD = ("organisations", "entities")
"""Of those on record not all have signed; if they are on a list, they are its members."""

_BY_SECTOR: Mapping[str, str] = {
    "business": "companies",
    "company": "companies",
    "financial-institution": "financial-institutions",
    "cooperative": "cooperatives",
    "regional-government": "regional-governments",
    "local-government": "local-governments",
    "higher-education": "universities",
    "research": "research-institutions",
    "civil-society": "civil-society-organisations",
    "indigenous-community": "indigenous-communities",
    "faith-group": "faith-groups",
    "health": "health-institutions",
    "culture": "cultural-institutions",
    "professional-association": "professional-associations",
}
_OF_PEOPLE = ("people", "nationals")
NOUNS = (*_ANY, *dict.fromkeys(_BY_SECTOR.values()), *_OF_PEOPLE)

NATIONALITIES = ("JP", "MX", "US")
"""Countries of whose people and organisations there is a word of their own: Mexican, Americans."""

WORDED = 10
"""Up to this number there are words: five."""

_COUNTRY = "iso3166-1:"


def comparisons(slot: Slot) -> tuple[str, ...]:
    """Return the ways to write a slot's comparison, the usual one first."""
    return _COMPARISONS[slot.operator]


def numbers(slot: Slot) -> tuple[str, ...]:
    """Return the ways to write a slot's number, the usual one first."""
    every = [slot.number, *([slot.whole.number] if slot.whole else [])]
    small = slot.unit is None and all(1 <= one <= WORDED and one == one.to_integral_value() for one in every)
    return NUMBERS if small else NUMBERS[:1]


def nouns(slot: Slot) -> tuple[str, ...]:
    """Return the nouns that say no more than a slot counts, the usual one first; none where there is no choice."""
    by_counted: Mapping[Counted, tuple[str, ...]] = {
        "signatories": (*sector_noun(slot), *_any(slot.chosen)),
        "people": _OF_PEOPLE if nation(slot) else _OF_PEOPLE[:1],
    }
    return by_counted.get(slot.counted, ()) if slot.unit is None else ()


def _any(chosen: Chosen) -> tuple[str, ...]:
    if chosen.status != "known":
        return _ANY
    return _ON_RECORD if chosen.listed is None else (*_ON_RECORD, "members")


def sector_noun(slot: Slot) -> tuple[str, ...]:
    """Return the noun that names the sector of all that a slot counts, if there is one."""
    noun = _BY_SECTOR.get(sector_of(slot) or "")
    return () if noun is None else (noun,)


def sector_of(slot: Slot) -> str | None:
    """Return the sector that a slot counts, its own or that of the whole."""
    whole = None if slot.whole is None else slot.whole.chosen.sector
    return slot.chosen.sector or whole


def nation(slot: Slot) -> str | None:
    """Return the country that is a slot's territory, if its people have a word of their own."""
    territory = slot.territory or ""
    country = territory.removeprefix(_COUNTRY)
    return country if territory != country and country in NATIONALITIES else None
