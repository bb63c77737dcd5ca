"""A slot written in a language: comparison, number, noun, and each qualifier of what it counts.

The only place that writes a figure of a public sentence; whatever a slot chooses is in its words.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from aca_desktop.domain.coalition.sectors import PRESETS
from aca_desktop.domain.figures.claims import PERCENT, Chosen, Counted, Slot, Wording
from aca_desktop.domain.figures.sentence_text import NAME
from aca_desktop.domain.figures.slot_choices import comparisons, nation, nouns, numbers, sector_noun
from aca_desktop.domain.figures.stray_numbers import number_in
from aca_desktop.i18n import Speech, mark
from aca_desktop.services.figures.money_words import money
from aca_desktop.services.figures.number_words import in_figures, in_words, is_followed_by_of

type Names = Mapping[str, str]
"""Words for the codes of sectors, places and publications; a code without one is written as it is."""

COMPARISONS: Mapping[str, str] = {
    "more-than": mark("more than {number} {what}"),
    "over": mark("over {number} {what}"),
    "at-least": mark("at least {number} {what}"),
    "no-fewer-than": mark("no fewer than {number} {what}"),
    "bare": mark("{number} {what}"),
    "exactly": mark("exactly {number} {what}"),
    "nearly": mark("nearly {number} {what}"),
    "almost": mark("almost {number} {what}"),
    "about": mark("about {number} {what}"),
    "around": mark("around {number} {what}"),
}

NOUNS: Mapping[str, tuple[str, str]] = {
    "signatories": (mark("signatory"), mark("signatories")),
    "organisations": (mark("organisation"), mark("organisations")),
    "entities": (mark("entity"), mark("entities")),
    "members": (mark("member"), mark("members")),
    "companies": (mark("company"), mark("companies")),
    "financial-institutions": (mark("financial institution"), mark("financial institutions")),
    "cooperatives": (mark("cooperative"), mark("cooperatives")),
    "regional-governments": (mark("regional government"), mark("regional governments")),
    "local-governments": (mark("local government"), mark("local governments")),
    "universities": (mark("institution of higher education"), mark("institutions of higher education")),
    "research-institutions": (mark("research institution"), mark("research institutions")),
    "civil-society-organisations": (mark("civil-society organisation"), mark("civil-society organisations")),
    "indigenous-communities": (mark("indigenous community"), mark("indigenous communities")),
    "faith-groups": (mark("faith group"), mark("faith groups")),
    "health-institutions": (mark("health institution"), mark("health institutions")),
    "cultural-institutions": (mark("cultural institution"), mark("cultural institutions")),
    "professional-associations": (mark("professional association"), mark("professional associations")),
    "people": (mark("person"), mark("people")),
    "nationals-JP": (mark("person in Japan"), mark("people in Japan")),
    "nationals-MX": (mark("Mexican"), mark("Mexicans")),
    "nationals-US": (mark("American"), mark("Americans")),
    "staff": (mark("employee"), mark("employees")),
    "students": (mark("student"), mark("students")),
    "coalitions": (mark("coalition"), mark("coalitions")),
    "sectors": (mark("sector"), mark("sectors")),
    "countries": (mark("country"), mark("countries")),
    "subdivisions": (mark("state or province"), mark("states or provinces")),
    "places": (mark("place represented"), mark("places represented")),
}

_COUNTERS: Mapping[str, str] = {
    "companies": "社",
    "universities": "校",
    "regional-governments": "自治体",
    "local-governments": "自治体",
    **dict.fromkeys(("people", "nationals-JP", "nationals-MX", "nationals-US", "staff", "students"), "人"),
    "countries": "か国",
    "places": "地域",
    **dict.fromkeys(("coalitions", "sectors", "subdivisions"), "つ"),
}
"""What Japanese counts each by; all others by 団体. Grammar, not words: no other language has them."""

_MOST_TSU = 10
"""From this number on what has no counter of its own stands without one."""

_NATIONS: Mapping[str, str] = {
    "JP": mark("Japanese {what}"),
    "MX": mark("Mexican {what}"),
    "US": mark("US {what}"),
}

_TARGETS: Mapping[str, tuple[str, str]] = {
    "emission-reduction": (
        mark("emission-reduction targets"),
        mark("emission-reduction targets of at least {percent}"),
    ),
    "net-zero": (mark("net-zero targets"), mark("net-zero targets of at least {percent}")),
    "renewable-energy": (
        mark("renewable-energy targets"),
        mark("renewable-energy targets of at least {percent}"),
    ),
    "energy-efficiency": (
        mark("energy-efficiency targets"),
        mark("energy-efficiency targets of at least {percent}"),
    ),
    "adaptation": (mark("adaptation targets"), mark("adaptation targets of at least {percent}")),
    "other": (mark("climate targets"), mark("climate targets of at least {percent}")),
}
_WHOLE: Mapping[str, str] = {
    "renewable-energy": mark("{percent} renewable-energy targets"),
    "emission-reduction": mark("{percent} emission-reduction targets"),
}
"""Targets of the whole, where "at least 100%" says no more."""

_VALIDATED: Mapping[str, tuple[str, str]] = {
    "approved": (mark("approved {targets}"), mark("{targets} approved by {body}")),
    "committed": (
        mark("{targets} committed to a validating body"),
        mark("{targets} committed to {body}"),
    ),
    "self-declared": (mark("self-declared {targets}"), mark("{targets} self-declared to {body}")),
    "lapsed": (mark("lapsed {targets}"), mark("{targets} lapsed with {body}")),
    "removed": (mark("removed {targets}"), mark("{targets} removed by {body}")),
}
_SCIENCE_BASED = "SBTi"

_CLAUSE = re.compile(r"[,;!?…、。，；：！？]|[.:–—] |(?:\S+ ){6}")
"""What makes of a name more than a name."""


def written(speech: Speech, slot: Slot, names: Names) -> str:
    """Return a slot's words as they stand in a sentence of this language, in small letters."""
    return with_names(speech, slot, names).replace(NAME, "")


def with_names(speech: Speech, slot: Slot, names: Names) -> str:
    """Return the same with NAME before and after each name in which a number stands, which nobody checks."""
    if slot.whole is not None:
        return _part_of_whole(speech, slot, names)
    noun = _noun(slot)
    return _compared(speech, slot, _number(speech, slot, noun), _what(speech, slot, noun, names))


def phrase_of(speech: Speech, chosen: Chosen, names: Names) -> str:
    """Return in words which organisations are chosen, as many: founding signatories in Jalisco."""
    what = speech.say("organisations") if chosen.status == "known" else speech.say("signatories")
    return _chosen(speech, chosen, what, names, names_sector=False).replace(NAME, "")


def _part_of_whole(speech: Speech, slot: Slot, names: Names) -> str:
    whole = slot.whole
    if whole is None:
        raise ValueError("a slot without whole")
    noun = _noun(slot)
    own = Wording(number=slot.wording.number)
    all_of = Slot("exactly", whole.number, slot.counted, chosen=whole.chosen, wording=own)
    if noun in nouns(all_of):
        all_of = replace(all_of, wording=replace(own, noun=noun))
    elif whole.chosen.status == "known":
        all_of = replace(all_of, wording=replace(own, noun=nouns(all_of)[0]))
    if replace(slot.chosen, status=whole.chosen.status) == whole.chosen:
        all_of = replace(all_of, chosen=replace(whole.chosen, status="signed"))
        part = _compared(speech, slot, _number(speech, slot, noun), "")
        return speech.say("{part} of {whole}", part=part, whole=with_names(speech, all_of, names))
    part = _compared(speech, slot, _number(speech, slot, noun), _what(speech, slot, noun, names))
    return speech.say("{part} out of {whole}", part=part, whole=with_names(speech, all_of, names))


def _compared(speech: Speech, slot: Slot, number: str, what: str) -> str:
    comparison = slot.wording.comparison or comparisons(slot)[0]
    if speech.language == "ja" and slot.counted == "countries" and slot.chosen == Chosen():
        what = ""  # か国 says it
    if speech.language == "ja" and comparison == "bare" and slot.counted == "signatories":
        return what + number
    said = speech.say(COMPARISONS[comparison], number=number, what=what)
    return said.strip() if what else said.strip().removesuffix("の")


def _number(speech: Speech, slot: Slot, noun: str) -> str:
    """Return the number with its unit, or with what Japanese counts by."""
    if slot.unit == PERCENT:
        return speech.percent(slot.number / 100)
    if slot.unit is not None:
        return money(speech, slot.number, slot.unit)
    as_word = slot.wording.number == "words" and "words" in numbers(slot)
    number = in_words(speech, slot.number) if as_word else in_figures(speech, slot.number)
    if speech.language != "ja":
        return f"{number} de" if is_followed_by_of(speech, number) else number
    counter = _COUNTERS.get(noun, "団体")
    return number if counter == "つ" and slot.number >= _MOST_TSU else number + counter


def _noun(slot: Slot) -> str:
    """Return the code of the noun: the one chosen, or the usual one; of people of a country, with the country."""
    allowed = nouns(slot)
    noun = slot.wording.noun if slot.wording.noun in allowed else next(iter(allowed), slot.counted)
    return f"nationals-{nation(slot)}" if noun == "nationals" else noun


def _what(speech: Speech, slot: Slot, noun: str, names: Names) -> str:
    place = (
        None if slot.territory is None else _name(speech, names.get(slot.territory, slot.territory), is_place=True)
    )
    if slot.counted == "signatories":
        what = _plural(speech, noun, slot)
        named = noun in sector_noun(slot) and _is_usual(speech, slot.chosen.sector, names)
        return _chosen(speech, slot.chosen, what, names, names_sector=named, count=1 if slot.number == 1 else 2)
    what = _measured(speech, slot, noun, place)
    if slot.chosen == Chosen():
        return what
    signing = speech.say("signatories")
    return speech.say(
        _OF_WHOM[slot.counted], what=what, whom=_chosen(speech, slot.chosen, signing, names, names_sector=False)
    )


_OF_WHOM: Mapping[Counted, str] = {
    "people": mark("{what} represented by {whom}"),
    "gdp": mark("{what} represented by {whom}"),
    **dict.fromkeys(
        ("staff", "students", "revenue", "coalitions", "sectors", "countries", "subdivisions", "places"),
        mark("{what} of {whom}"),
    ),
}


def _measured(speech: Speech, slot: Slot, noun: str, place: str | None) -> str:
    if slot.counted == "revenue":
        return speech.say("of revenue")
    if slot.unit == PERCENT:
        share = mark("of the population of {place}") if slot.counted == "people" else mark("of the GDP of {place}")
        return speech.say(share, place=place or "")
    if slot.counted == "gdp":
        return speech.say("of GDP") if place is None else speech.say("of the GDP of {place}", place=place)
    what = _plural(speech, noun, slot)
    if place is None or noun.startswith("nationals-"):
        return what
    return speech.say("{what} in {place}", what=what, place=place)


def _plural(speech: Speech, noun: str, slot: Slot) -> str:
    one, many = NOUNS[noun]
    noun_ = one if slot.number == 1 or speech.language == "ja" else many
    return speech.say(noun_)


def _chosen(speech: Speech, chosen: Chosen, what: str, names: Names, *, names_sector: bool, count: int = 2) -> str:
    """Return a noun with all that a choice says of it; `count` is 1 where it is said of one."""
    say, say_count = speech.say, speech.say_count
    if chosen.country is not None:
        nation_ = _NATIONS.get(chosen.country)
        country = speech.country_within(chosen.country)
        what = (
            say("{what} from {country}", what=what, country=country)
            if nation_ is None
            else say(nation_, what=what)
        )
    if chosen.founding is not None:
        what = (
            say_count("founding {what}", "founding {what}", count, what=what)
            if chosen.founding
            else say_count("later {what}", "later {what}", count, what=what)
        )
    if chosen.place is not None:
        what = say(
            "{what} in {place}",
            what=what,
            place=_name(speech, names.get(chosen.place, chosen.place), is_place=True),
        )
    if chosen.sector is not None and not names_sector:
        what = say(
            "{what} of the sector “{sector}”",
            what=what,
            sector=_name(speech, names.get(chosen.sector, chosen.sector)),
        )
    if chosen.tier is not None:
        what = say("{what} of the tier “{tier}”", what=what, tier=_name(speech, chosen.tier))
    if chosen.listed is not None:
        what = say("{what} on the list {list}", what=what, list=_name(speech, chosen.listed))
    if chosen.commitment is not None or chosen.validation is not None or chosen.body is not None:
        what = say("{what} with {targets}", what=what, targets=_targets(speech, chosen))
    if chosen.declaration is not None:
        title = _name(speech, names.get(chosen.declaration, chosen.declaration))
        what = say_count(
            "{what} that signed “{title}”", "{what} that signed “{title}”", count, what=what, title=title
        )
    what = _joined(speech, what, chosen.joined_since, chosen.joined_until, count)
    if chosen.status == "approved":
        return say("{what} with an approved signature", what=what)
    return say("{what} on record", what=what) if chosen.status == "known" else what


def _is_usual(speech: Speech, sector: str | None, names: Names) -> bool:
    """Return whether a sector is called as usual here: a coalition may give its code other words."""
    usual = next((one.names.get(speech.language) for one in PRESETS if one.code == sector), None)
    return sector is None or names.get(sector, usual) in (usual, sector)


def _name(speech: Speech, name: str, *, is_place: bool = False) -> str:
    """Return a name, set apart if a number stands in it, or a clause, which may say anything."""
    plain_ = speech.within(name.replace(NAME, "")) if is_place else name.replace(NAME, "")
    is_name = number_in(plain_, speech.language) is None and not _CLAUSE.search(plain_)
    return plain_ if is_name else f"{NAME}{plain_}{NAME}"


def _joined(speech: Speech, what: str, since: date | None, until: date | None, count: int) -> str:
    first, last = ("" if one is None else speech.day(one) for one in (since, until))
    if since is not None and until is not None:
        return speech.say_count(
            "{what} that joined from {first} to {last}",
            "{what} that joined from {first} to {last}",
            count,
            what=what,
            first=first,
            last=last,
        )
    if since is not None:
        return speech.say_count(
            "{what} that has joined since {day}",
            "{what} that have joined since {day}",
            count,
            what=what,
            day=first,
        )
    if until is not None:
        return speech.say_count(
            "{what} that had joined by {day}", "{what} that had joined by {day}", count, what=what, day=last
        )
    return what


def _targets(speech: Speech, chosen: Chosen) -> str:
    kind, percent = chosen.commitment, chosen.commitment_percent
    is_science_based = (kind, chosen.validation, chosen.body) == (
        "emission-reduction",
        "approved",
        _SCIENCE_BASED,
    )
    plain, at_least = _TARGETS[kind or "other"]
    if percent is None:
        targets = speech.say("science-based targets") if is_science_based else speech.say(plain)
    else:
        said = _WHOLE.get(kind or "") if percent == 100 else None
        targets = speech.say(said or at_least, percent=speech.percent(percent / 100))
    if chosen.validation is None:
        return (
            targets
            if chosen.body is None
            else speech.say("{targets} seen by {body}", targets=targets, body=_name(speech, chosen.body))
        )
    alone, by = _VALIDATED[chosen.validation]
    if chosen.body is None:
        return speech.say(alone, targets=targets)
    return speech.say(by, targets=targets, body=_name(speech, chosen.body))
