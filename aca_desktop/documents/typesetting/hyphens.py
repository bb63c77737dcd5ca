"""Where a Latin word may part at a line's end: between syllables, never near its ends. Knows Spanish alone.

A language whose syllables cannot be told from its letters (English) has no such places, so its words stay whole.
"""

import re
from functools import lru_cache

HYPHEN = "\u00ad"
"""Shown as a hyphen, and read as none: readers put the word together again."""

_SHORTEST_WORD = 7
_SHORTEST_PART = 3
_VOWELS = "aeiouáéíóúüàèìòù"
_TOGETHER = frozenset(
    ("bl", "br", "cl", "cr", "dr", "fl", "fr", "gl", "gr", "pl", "pr", "tl", "tr", "ch", "ll", "rr")
)
_LETTERS = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=4096)
def parted(word: str, language: str) -> tuple[str, ...]:
    """Cut a word (its punctuation with it) into parts that a hyphen may follow, the last excepted."""
    if language != "es":
        return (word,)
    places = [
        letters.start() + place for letters in _LETTERS.finditer(word) for place in _places(letters[0].lower())
    ]
    return tuple(word[start:end] for start, end in zip([0, *places], [*places, len(word)], strict=True))


def _places(word: str) -> list[int]:
    """Return where a lower-case Spanish word may part: before a consonant that begins a syllable.

    Two vowels are never parted, not even where they are two syllables (Ortografía de la lengua española, 2010).
    """
    if len(word) < _SHORTEST_WORD:
        return []
    found = []
    for match in re.finditer(rf"(?<=[{_VOWELS}])[^{_VOWELS}]+(?=[{_VOWELS}])", word):
        between = match[0]
        begins = 1 if between[-2:] not in _TOGETHER else 2
        place = match.end() - min(begins, len(between))
        if between[-1] == "y" and len(between) == 1:
            continue
        if _SHORTEST_PART <= place <= len(word) - _SHORTEST_PART:
            found.append(place)
    return found
