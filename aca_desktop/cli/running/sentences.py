"""Errors in the reader's language, with the problems of a record: lines for people, data for scripts."""

from collections.abc import Mapping

from aca_desktop.cli.running.usage import WrongUsage
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.values.problems import Refused
from aca_desktop.errors import AcaError, Fact
from aca_desktop.i18n import Speech, mark
from aca_desktop.sentences.errors import ERRORS, sentence
from aca_desktop.sentences.problems import MEANT
from aca_desktop.sentences.telling import fact, places, problem, shown
from aca_desktop.sentences.verification import NO_SENTENCE, reason

SEE: Mapping[str, str] = {
    "damaged": "aca-desktop salvage FILE.aca NEW.aca",
    "export-differs": "aca-desktop check",
    "no-coalition": "aca-desktop coalition add, aca-desktop sync import",
    "no-declaration": "aca-desktop declarations add",
    "no-rows": "--blank",
    "no-signature": "aca-desktop organisations show",
    "no-such-conflict": "aca-desktop conflicts list",
    "no-such-value": "aca-desktop conflicts list",
    "not-a-workspace": "--workspace-passphrase-file",
    "not-sound": "aca-desktop salvage FILE.aca NEW.aca",
    "root-needed": "--recovery",
    "several-coalitions": "--coalition",
    "several-declarations": "--declaration",
    "unknown-claim": "aca-desktop claims list",
    "unknown-coalition": "aca-desktop coalition list",
    "unknown-declaration": "aca-desktop declarations list",
    "unknown-entry": "aca-desktop organisations show",
    "unknown-laptop-here": "aca-desktop laptops list",
    "unknown-organisation": "aca-desktop organisations list",
    "unknown-signature": "aca-desktop organisations show",
}
"""By an error's code: what to call next, or which option to give."""

USAGE: Mapping[str, str] = {
    "missing-argument": mark("{argument} is missing."),
    "missing-command": mark("A command is missing."),
    "missing-option": mark("{option} is missing."),
    "one-of": mark("Exactly one of these is needed: {options}."),
    "not-a-choice": mark("{option} must be one of: {allowed}."),
    "empty-path": mark("The name of a file or folder is empty. Enter a name; “.” means the current folder."),
    "name-too-long": mark("The name {path}… is too long. Enter a name of at most {limit} bytes."),
    "no-such-folder": mark(
        "There is no folder {path}. Create it first, or enter a name without a slash at the end."
    ),
    "not-a-field": mark("“{text}” is no FIELD=VALUE."),
    "not-a-number": mark("{option} must be a whole number that is not negative."),
    "number-out-of-range": mark("{option} must be a whole number from {least} to {most}."),
    "only-with": mark("{option} makes sense only with {needs}."),
    "option-needs-value": mark("{option} needs a value."),
    "option-takes-no-value": mark("{option} takes no value."),
    "passphrase-needed": mark("A passphrase is needed, and there is no terminal to ask at: give it in a file."),
    "texts-and-titles": mark("Every TEXT.md needs one --language and one --title, in the same order."),
    "titles-and-languages": mark(
        "There are {titles} titles for {languages} languages: give one for all, or one each."
    ),
    "too-many-arguments": mark("This is too much: {arguments}."),
    "unknown-command": mark("There is no command “{command}”."),
    "unknown-option": mark("There is no option {option}."),
    "no-display": mark("There is no display to show the window on. Use the commands."),
    "wrong-usage": mark("The command line cannot be understood: {reason}"),
}
"""Of WrongUsage; each is followed by where to read more, so none of them says it."""


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
