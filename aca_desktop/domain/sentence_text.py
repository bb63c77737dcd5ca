"""The author's words of a public sentence in one language: where figures stand, what is marked, what is wrong.

{a} stands for the figure of slot a; [2030] and [Article 6] mark a name or a date, in which a number may stand.
"""

import re
from collections.abc import Callable, Collection, Sequence
from itertools import pairwise

from aca_desktop.domain.claims import Run
from aca_desktop.domain.problems import Problem
from aca_desktop.domain.stray_numbers import number_in

COUNTED_LANGUAGES = ("en", "es", "ja")
"""The languages in which the program writes figures and knows number words."""

_PART = re.compile(r"\{(?P<slot>[a-z])\}|\[(?P<marked>[^][{}]*[^][{}\s][^][{}]*)\]|(?P<own>[^][{}]+)")
_FULL_WIDTH = re.compile("[｛｝［］]")
_GAP = " \N{IDEOGRAPHIC SPACE} "
"""What stands for a figure while the rest is searched, so that words before and after it never meet."""


def runs(words: str, figure: Callable[[str], str]) -> list[Run]:
    """Return a sentence's runs in their order, where `figure` writes a slot; words that do not read whole come as
    they are."""
    parts = _parts(words)
    if parts is None:
        return [Run(words)]
    found = [run if run.slot is None else Run(figure(run.slot), run.slot) for run in parts]
    if found and found[0].slot is not None:
        first = found[0].words
        found[0] = Run(first[:1].upper() + first[1:], found[0].slot)
    return found


def plain(text: Sequence[Run]) -> str:
    """Return a sentence's runs as one text."""
    return "".join(run.words for run in text)


def text_problems(tag: str, words: str, slots: Collection[str]) -> list[Problem]:
    """Return what is wrong with the words in a language; a sentence without slots may say any number."""
    field = f"words.{tag}"
    parts = _parts(words)
    if parts is None or _FULL_WIDTH.search(words):
        return [Problem(field, "malformed-sentence")]
    if not slots:
        unknown = [run.slot for run in parts if run.slot is not None]
        return [Problem(field, "unknown-slot", {"slot": unknown[0]})] if unknown else []
    if tag not in COUNTED_LANGUAGES:
        return [Problem(field, "language-without-figures", {"allowed": [*COUNTED_LANGUAGES]})]
    problems: list[Problem] = []
    said = [run.slot for run in parts if run.slot is not None]
    problems += [Problem(field, "unknown-slot", {"slot": one}) for one in dict.fromkeys(said) if one not in slots]
    problems += [Problem(field, "slot-not-in-words", {"slot": one}) for one in slots if one not in said]
    problems += [Problem(field, "slot-twice", {"slot": one}) for one in slots if said.count(one) > 1]
    rest = "".join(_GAP if run.slot is not None or run.marked else run.words for run in parts)
    number = number_in(rest, tag)
    if number is not None:
        problems.append(Problem(field, "number-outside-figure", {"number": number}))
    if any(first.slot and second.slot for first, second in pairwise(parts)):
        problems.append(Problem(field, "figures-touch"))
    return problems


def _parts(words: str) -> list[Run] | None:
    """Return the runs of the words, a slot's by its name; None if braces or brackets do not match."""
    found: list[Run] = []
    end = 0
    for part in _PART.finditer(words):
        if part.start() != end:
            return None
        end = part.end()
        slot, marked = part["slot"], part["marked"]
        found.append(Run(slot or marked or part["own"], slot, marked is not None))
    return found if end == len(words) else None
