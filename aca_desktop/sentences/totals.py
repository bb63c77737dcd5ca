"""Totals in words: what became of each place, GDP in one currency, and the rules by which they are counted."""

from collections.abc import Mapping, Sequence

from aca_desktop.domain.figures.conversion import United
from aca_desktop.i18n import Speech, mark
from aca_desktop.sentences.figure_words import LEFT_OUT
from aca_desktop.services.figures.figure_words import rate_words
from aca_desktop.services.figures.totals_rows import PlaceRow

RULES: Sequence[tuple[str, str]] = (
    (mark("A place counts once."), mark("Whoever signs for it: city and mayor’s office are one place.")),
    (
        mark("The greater place wins."),
        mark("A place inside another that signed too adds nothing, for its people are counted already."),
    ),
    (
        mark("A group is counted place by place."),
        mark("Of a metropolitan area each municipality counts, and counts once."),
    ),
    (
        mark("A territory cuts."),
        mark("What a sentence says of a territory counts only people who live in it."),
    ),
    (
        mark("Only governments stand for people."),
        mark("Companies and universities add nobody: their staff, students and revenue have lines of their own."),
    ),
    (
        mark("Nothing is filled in."),
        mark(
            "A figure is the newest not later than the day, else the earliest after it, which is said. What is "
            "missing is named."
        ),
    ),
)
"""The six rules, each with its reason; they are this program's own."""

_BECAME: Mapping[str, str] = {
    "counted": mark("counted"),
    "inside": mark("inside {place}, which counts"),
    "again": mark("counted already"),
    "outside": mark("outside the territory"),
    "partly": mark("only its part in the territory"),
    "missing": mark("counted, but no figure is known"),
}


def became_words(speech: Speech, row: PlaceRow) -> str:
    """Return what became of a place in a total."""
    if row.became == "left-out":
        return speech.say("left out: {why}", why=speech.say(LEFT_OUT.get(row.why, row.why)))
    said = speech.say(_BECAME[row.became])
    return said.format(place=row.why) if row.became == "inside" else said


def united_words(speech: Speech, one: United, before_rates: str = "") -> list[str]:
    """Return what GDP of all currencies comes to, at which rates, and what had none; nothing if all is in one."""
    said = []
    if one.converted:
        net = speech.number(one.net)
        said.append(speech.say("GDP of all currencies in {currency}: {net}", currency=one.currency, net=net))
        said += [before_rates + rate_words(speech, part.rate) for part in one.converted]
    if one.without_rate:
        said.append(
            speech.say_count(
                "{count} place has its GDP in another currency, without a rate to {currency}: not added",
                "{count} places have their GDP in another currency, without a rate to {currency}: not added",
                len(one.without_rate),
                currency=one.currency,
            )
        )
    return said
