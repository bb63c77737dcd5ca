"""What people type, tidied and judged: one-line fields and notes. It knows no field's meaning.

Control characters and bidirectional overrides are refused, not taken out: with them a name can show as another
on screen and paper (Unicode TR 36). Marks of direction (U+200E, U+200F, U+061C) are harmless and stay.
"""

import re
import unicodedata
from collections.abc import Callable

from aca_desktop.domain.values.problems import Problem

type Rule = Callable[[str, str], str | Problem]
"""From a field's name and what was typed to what is kept, or what is wrong with it."""

MAX_LINE = 200
MAX_NOTE = 4000

_EDGES = " \t\r\n\u00a0\u2002\u2003\u2009\u200b\u3000\ufeff"
_LINE_BREAK = re.compile("[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_CONTROL_IN_NOTE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SHOWS_NOTHING = frozenset({"Cf", "Zs", "Zl", "Zp", "Cc", "Cn"})
_BLANK_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")


def tidy(text: str) -> str:
    """Return the text as it is kept: NFC, no blanks at its ends, lines ending in LF."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n")).strip(_EDGES)


def line(field: str, text: str, limit: int = MAX_LINE) -> str | Problem:
    """Return a one-line text tidied, or what is wrong with it; `limit` in characters."""
    return _judged(field, text, limit, one_line=True)


def note(field: str, text: str, limit: int = MAX_NOTE) -> str | Problem:
    """Return a text of several lines tidied, or what is wrong with it; tabs are allowed."""
    return _judged(field, text, limit, one_line=False)


def folded(text: str) -> str:
    """Return codes and addresses as typed with a Japanese input method in plain ASCII form (NFKC), trimmed."""
    return unicodedata.normalize("NFKC", text[: 4 * MAX_NOTE]).strip(_EDGES)


def heard(name: str) -> str:
    """Return a name without what nobody hears: width, case, how many blanks."""
    return " ".join(folded(name).casefold().split())


def same_name(typed: str, name: str) -> bool:
    """Return whether a name was typed as it was given; case, width and blanks may differ."""
    one, other = (heard(text).replace(" ", "") for text in (typed, name))
    return one == other


def needed(field: str, text: str, rule: Rule, problems: list[Problem]) -> str:
    """Return a needed field as its rule keeps it; otherwise "", and what is wrong is added to the problems."""
    if not text.strip():
        problems.append(Problem(field, "missing"))
        return ""
    return optional(field, text, rule, problems) or ""


def optional(field: str, text: str, rule: Rule, problems: list[Problem]) -> str | None:
    """Return a field as its rule keeps it, None if it is blank or wrong; then that is added to the problems."""
    if not text.strip():
        return None
    judged = rule(field, text)
    if isinstance(judged, Problem):
        problems.append(judged)
        return None
    return judged


def form_problem(field: str, given: object, judged: object) -> Problem | None:
    """Say what is wrong with a value that a rule has judged: the rule's Problem, or that it is not in normal form.

    What is typed goes through a rule and comes out normal; a record must hold what came out, not what went in.
    """
    if isinstance(judged, Problem):
        return judged
    return None if judged == given else Problem(field, "not-normal")


def _judged(field: str, text: str, limit: int, *, one_line: bool) -> str | Problem:
    if len(text) > 4 * limit:  # before normalising, whose time can grow with the square of the length
        return Problem(field, "too-long", {"limit": limit, "length": len(text)})
    if _SURROGATE.search(text):
        return Problem(field, "lone-surrogate")
    tidied = tidy(text)
    if not _shows(tidied):
        return Problem(field, "empty")
    if one_line and _LINE_BREAK.search(tidied):
        return Problem(field, "line-break")
    if found := (_CONTROL if one_line else _CONTROL_IN_NOTE).search(tidied):
        return Problem(field, "control-character", {"character": _name(found[0])})
    if found := _BIDI.search(tidied):
        return Problem(field, "bidi-control", {"character": _name(found[0])})
    if len(tidied) > limit:
        return Problem(field, "too-long", {"limit": limit, "length": len(tidied)})
    return tidied


def _shows(text: str) -> bool:
    return any(
        unicodedata.category(character) not in _SHOWS_NOTHING and character not in _BLANK_LETTERS
        for character in text
    )


def _name(character: str) -> str:
    return f"U+{ord(character):04X}"
