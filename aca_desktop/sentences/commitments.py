"""A commitment in words: its target, how it was validated, what was seen too long ago."""

from collections.abc import Mapping
from decimal import Decimal

from aca_desktop.domain.figures.commitments import Commitment, Validation
from aca_desktop.i18n import Speech
from aca_desktop.sentences.figure_words import COMMITMENT_TYPES, SCOPES, VALIDATED


def target_words(speech: Speech, one: Commitment) -> str:
    """Return what a commitment aims at, in a few words: emissions −38% against 2013."""
    said = _aim(speech, one)
    if one.base_year is None or one.type not in ("emission-reduction", "net-zero", "energy-efficiency"):
        return said
    return speech.say("{target} against {year}", target=said, year=one.base_year)


def target_by(speech: Speech, one: Commitment) -> str:
    """Return what a commitment aims at and by when."""
    said = target_words(speech, one)
    if one.target_year is None:
        return said
    return speech.say("{target} by the year {year}", target=said, year=one.target_year)


def scope_words(speech: Speech, one: Commitment) -> str:
    """Return a commitment's kind and scope."""
    kind = speech.say(COMMITMENT_TYPES[one.type])
    scope = speech.say(SCOPES[one.scope]) if one.scope is not None and one.scope in SCOPES else ""
    return " · ".join(filter(None, (kind, scope)))


def validation_words(speech: Speech, one: Validation | None) -> str:
    """Return how a commitment was validated and by whom."""
    if one is None:
        return speech.say("not validated")
    status = speech.say(VALIDATED[one.status])
    return speech.say("{status} by {body}", status=status, body=one.body) if one.body else status


def quantity(speech: Speech, value: Decimal, unit: str | None) -> str:
    """Return a value in a commitment's unit."""
    number = speech.number(int(value) if value == value.to_integral_value() else value)
    return f"{number} {unit}" if unit else number


def share_words(speech: Speech, percent: Decimal) -> str:
    """Return a percentage, with one decimal where it is no whole one."""
    return speech.percent(round(percent, 1) / 100)


def in_words(words: Mapping[str, str], *languages: str) -> str:
    """Return a commitment's own words in the first of the languages that has some, else in any, else none."""
    found = [words[tag] for tag in languages if words.get(tag)]
    return next(iter(found), next(iter(words.values()), ""))


def _aim(speech: Speech, one: Commitment) -> str:
    share = None if one.percent is None else share_words(speech, one.percent)
    if one.type == "net-zero":
        return speech.say("Net zero")
    if one.type == "emission-reduction" and share:
        return speech.say("Emissions −{share}", share=share)
    if one.type == "renewable-energy" and share:
        return speech.say("{share} renewable energy", share=share)
    if one.type == "energy-efficiency" and share:
        return speech.say("Energy use −{share}", share=share)
    own = in_words(one.words, speech.language, "en")
    return own or speech.say(COMMITMENT_TYPES[one.type])
