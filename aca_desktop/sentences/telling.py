"""Problems and reasons in the reader's language: the one way from a code and its facts to words."""

from collections.abc import Mapping
from datetime import date, datetime
from string import Formatter

from aca_desktop.domain.values.problems import Problem
from aca_desktop.errors import Fact
from aca_desktop.i18n import Speech, mark
from aca_desktop.sentences.problems import EXPECTED, MEANT, PROBLEMS
from aca_desktop.sentences.verification import NO_SENTENCE
from aca_desktop.sentences.words import STATUSES, WHY

_DAYS = frozenset({"closes", "earliest", "founded", "opens", "seen", "today", "until"})
_MOMENTS = frozenset({"starts"})
_WORDS: Mapping[str, Mapping[str, str]] = {"expected": EXPECTED, "status": STATUSES, "why": WHY}
_UNKNOWN = mark("unknown")


def problem(speech: Speech, one: Problem) -> str:
    """Return what is wrong with a field."""
    sentence = PROBLEMS.get(one.code)
    if sentence is None:
        return speech.say(NO_SENTENCE, code=one.code)
    said = speech.say(sentence, **shown(speech, sentence, one.facts))
    if one.facts.get("meant"):
        said += " " + speech.say(MEANT, meant=one.facts["meant"])
    return said


def shown(speech: Speech, sentence: str, facts: Mapping[str, Fact]) -> dict[str, str]:
    """Return what fills a sentence's places."""
    return {name: fact(speech, name, facts.get(name)) for name in places(sentence)}


def places(sentence: str) -> set[str]:
    """Return the names of a sentence's places."""
    return {name for _text, name, _format, _conversion in Formatter().parse(sentence) if name}


def fact(speech: Speech, name: str, value: Fact) -> str:
    """Return a fact as it stands in a sentence."""
    if value is None:
        return speech.say(_UNKNOWN)
    if isinstance(value, list):
        return ", ".join(value) or "—"
    if isinstance(value, bool | float):
        return str(value)
    if isinstance(value, int):
        return speech.number(value)
    if name in _WORDS:
        return speech.say(_WORDS[name].get(value, value))
    return _dated(speech, name, value)


def _dated(speech: Speech, name: str, value: str) -> str:
    try:
        if name in _DAYS:
            return speech.day(date.fromisoformat(value))
        if name in _MOMENTS:
            return speech.moment(datetime.fromisoformat(value))
    except ValueError:
        pass
    return value
