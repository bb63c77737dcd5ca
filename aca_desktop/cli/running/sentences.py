"""Errors in the reader's language, with the problems of a record: lines for people, data for scripts."""

from collections.abc import Mapping

from aca_desktop.cli.running.error_sentences import SEE, USAGE
from aca_desktop.cli.running.usage import WrongUsage
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.values.problems import Refused
from aca_desktop.errors import AcaError, Fact
from aca_desktop.i18n import Speech, mark
from aca_desktop.sentences.errors import ERRORS, sentence
from aca_desktop.sentences.problems import MEANT
from aca_desktop.sentences.telling import fact, places, problem, shown
from aca_desktop.sentences.verification import NO_SENTENCE, reason

__all__ = ["data", "lines", "problem", "reason"]

_REFUSED = mark("It was refused, and nothing was changed. To be put right:")
_SEE = mark("See: {command}")
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


def _sentence(speech: Speech, error: AcaError) -> str:
    """Return an error with what helps at a terminal: the facts that it does not say, and what to call."""
    if isinstance(error, WrongUsage):
        words = USAGE.get(error.code, NO_SENTENCE)
        return speech.say(words, **shown(speech, words, {**error.facts, "code": error.code}))
    told = sentence(speech, error)
    rest = error.facts.keys() - places(ERRORS.get(error.code, "")) - {"path"}
    if rest:
        told += " (" + "; ".join(f"{name}: {fact(speech, name, error.facts[name])}" for name in sorted(rest)) + ")"
    return f"{told} {speech.say(_SEE, command=SEE[error.code])}" if error.code in SEE else told


def _facts(facts: Mapping[str, Fact]) -> dict[str, Json]:
    return {name: [*value] if isinstance(value, list) else _json(value) for name, value in facts.items()}


def _json(value: str | float | bool | None) -> Json:
    return str(value) if isinstance(value, float) else value
