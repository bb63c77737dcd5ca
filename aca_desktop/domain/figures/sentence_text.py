"""The author's words of a public sentence in one language: where figures stand, what is marked, what is wrong.

{a} stands for the figure of slot a; [2030] and [Article 6] mark a name or a date, in which a number may stand.
"""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from aca_desktop.domain.figures.claims import Run
from aca_desktop.domain.figures.stray_numbers import as_seen, number_in
from aca_desktop.domain.values.problems import Problem
from aca_desktop.domain.values.typed_text import line

COUNTED_LANGUAGES = ("en", "es", "ja")
"""The languages in which the program writes figures and knows number words."""

_PART = re.compile(r"\{(?P<slot>[a-z])\}|\[(?P<marked>[^][{}]*[^][{}\s][^][{}]*)\]|(?P<own>[^][{}]+)")
_FULL_WIDTH = re.compile("[｛｝［］]")
NAME = "\0"
"""Stands before and after a name in which a number stands, in a figure as it is written."""

_CHECKED = re.compile(
    r"[\u2713\u2714\u221a\u2611\u2705\u237b\U0001F5F8\U0001F5F9]"
    r"|\b(?:checked|verified|verificad[oa]s?|comprobad[oa]s?)\b"
    r"|検証(?:済|され|した|しました|いたし)|確認済"
)
"""What the program alone says of a figure."""

_GAP = " \N{IDEOGRAPHIC SPACE} "
"""What stands for a figure while the rest is searched, so that words before and after it never meet."""


def runs(words: str, figure: Callable[[str], str]) -> list[Run]:
    """Return a sentence's runs in their order; words that do not read whole come as they are.

    `figure` writes a slot, with NAME before and after each name that nobody checks.
    """
    parts = _parts(words)
    if parts is None:
        return [Run(words)]
    found = [one for run in parts for one in ([run] if run.slot is None else _figure(run.slot, figure(run.slot)))]
    if found and found[0].slot is not None:
        first = found[0].words
        found[0] = replace(found[0], words=first[:1].upper() + first[1:])
    return found


def _figure(slot: str, written: str) -> list[Run]:
    """Return a figure's runs: what is checked, and the names in it."""
    parts = enumerate(written.split(NAME))
    return [Run(part, slot, marked=bool(place % 2)) for place, part in parts if part]


def figures(text: Iterable[Run]) -> dict[str, str]:
    """Return the words of each figure by its slot, in the order of the sentence."""
    found: dict[str, str] = {}
    for run in text:
        if run.slot is not None:
            found[run.slot] = found.get(run.slot, "") + run.words
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
    if wrong := own_words_problems(field, "".join("…" if run.slot is not None else run.words for run in parts)):
        return wrong
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


def own_words_problems(field: str, words: str) -> list[Problem]:
    """Return what is wrong with a coalition's own words: what shows as others, or only the program says."""
    if isinstance(judged := line(field, words), Problem):
        return [judged]
    checked = _CHECKED.search(as_seen(words))
    return [Problem(field, "says-checked", {"words": checked[0]})] if checked else []


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
