"""Errors, problems and reasons in the reader's language: the one way from a code and its facts to words."""

from collections.abc import Mapping
from datetime import date, datetime
from string import Formatter

from aca_desktop.cli.error_sentences import ERRORS, USAGE
from aca_desktop.cli.problem_sentences import EXPECTED, MEANT, PROBLEMS
from aca_desktop.cli.usage import WrongUsage
from aca_desktop.cli.verification_sentences import REASONS
from aca_desktop.cli.words import STATUSES, WHY
from aca_desktop.domain.canonical import Json
from aca_desktop.domain.problems import Problem, Refused
from aca_desktop.errors import AcaError, Fact
from aca_desktop.i18n import Speech, mark

_DAYS = frozenset({"closes", "earliest", "opens", "today", "until"})
_MOMENTS = frozenset({"starts"})
_WORDS: Mapping[str, Mapping[str, str]] = {"expected": EXPECTED, "status": STATUSES, "why": WHY}
_UNKNOWN = mark("unknown")
_REFUSED = mark("It was refused, and nothing was changed. To be put right:")
_NO_SENTENCE = mark("It was refused ({code}).")
_MORE = mark("More: {help} --help")
_MOST_PROBLEMS = 200


def lines(speech: Speech, error: AcaError) -> list[str]:
    """Return an error in sentences; what is wrong with a record has a line each."""
    if isinstance(error, Refused):
        told = [
            f"  {one.field}: {problem(speech, one)}".replace("  : ", "  ", 1)
            for one in error.problems[:_MOST_PROBLEMS]
        ]
        more = len(error.problems) - len(told)
        rest = [speech.say_count("  … and {count} more", "  … and {count} more", more)] if more else []
        return [speech.say(_REFUSED), *told, *rest]
    said = [_sentence(speech, error)]
    if isinstance(error, WrongUsage):
        if error.facts.get("meant"):
            said[0] += " " + speech.say(MEANT, meant=error.facts["meant"])
        said.append(speech.say(_MORE, help=error.facts.get("help")))
    return said


def data(speech: Speech, error: AcaError) -> dict[str, Json]:
    """Return an error for scripts: its code, the sentences as `message`, its facts, a record's problems."""
    told: dict[str, Json] = {"code": error.code, "message": "\n".join(lines(speech, error))}
    if isinstance(error, Refused):
        return told | {
            "problems": [
                {"field": one.field, "code": one.code, "message": problem(speech, one), "facts": _facts(one.facts)}
                for one in error.problems
            ]
        }
    return told | {"facts": _facts(error.facts)}


def problem(speech: Speech, one: Problem) -> str:
    """Return what is wrong with a field."""
    sentence = PROBLEMS.get(one.code)
    if sentence is None:
        return speech.say(_NO_SENTENCE, code=one.code)
    said = speech.say(sentence, **_shown(speech, sentence, one.facts))
    if one.facts.get("meant"):
        said += " " + speech.say(MEANT, meant=one.facts["meant"])
    return said


def reason(speech: Speech, code: str) -> str:
    """Return why a paper is not simply valid."""
    return speech.say(REASONS[code]) if code in REASONS else speech.say(_NO_SENTENCE, code=code)


def _sentence(speech: Speech, error: AcaError) -> str:
    table = USAGE if isinstance(error, WrongUsage) else ERRORS
    sentence = table.get(error.code)
    if sentence is None:
        return speech.say(_NO_SENTENCE, code=error.code)
    return speech.say(sentence, **_shown(speech, sentence, error.facts))


def _shown(speech: Speech, sentence: str, facts: Mapping[str, Fact]) -> dict[str, str]:
    """Return what fills a sentence's places."""
    places = [name for _text, name, _format, _conversion in Formatter().parse(sentence) if name]
    return {name: _fact(speech, name, facts.get(name)) for name in places}


def _fact(speech: Speech, name: str, value: Fact) -> str:
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


def _facts(facts: Mapping[str, Fact]) -> dict[str, Json]:
    return {name: [*value] if isinstance(value, list) else _json(value) for name, value in facts.items()}


def _json(value: str | float | bool | None) -> Json:
    return str(value) if isinstance(value, float) else value
