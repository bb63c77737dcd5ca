"""What the pages of a sealed paper say, as far as it is held against the evidence and the journal.

Words are compared bare: without what typesetting adds or takes away, that is spaces, hyphens and invisible
characters. It must not know how pages are drawn or read.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_LEFT_OUT = re.compile("[\\s\u00ad\u2010-\u2012\u2060\ufeff\u200b-\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef-]+")

_OPENING = 4
"""Passages before a text at most: a word on its status, the coalition's name, its subtitle, what paper it is."""

_PARTING = "·・,、（("


@dataclass(frozen=True, slots=True)
class PageWords:
    """Passages of all pages in reading order (headings, paragraphs, items, cells), and each page's foot; bare."""

    passages: tuple[str, ...]
    feet: tuple[str, ...]


def bare(words: str) -> str:
    """Return words as they are compared."""
    return _LEFT_OUT.sub("", words)


def shortened(identity: str) -> str:
    """Return an id as papers print it for people, bare."""
    return f"{identity[:4]}{identity[4:8]}…{identity[-4:]}"


def rest_after(passages: Sequence[str], wanted: Sequence[str], head: str) -> Sequence[str] | None:
    """Return what follows when passages come one after the other, None if they do not.

    Nothing may stand between them but the `head` of a further page, and before them only what opens a paper.
    """
    for start, passage in enumerate(passages[: _OPENING + 1]):
        if passage == wanted[0]:
            rest = _rest(passages[start:], wanted, head)
            if rest is not None:
                return rest
    return None


def _rest(passages: Sequence[str], wanted: Sequence[str], head: str) -> Sequence[str] | None:
    n = 0
    for place, passage in enumerate(passages):
        if n < len(wanted) and passage == wanted[n]:
            n += 1
        elif not _is_cut(passage, head):
            return passages[place:] if n == len(wanted) else None
    return () if n == len(wanted) else None


def names(passages: Sequence[str], name: str) -> bool:
    """Say whether a passage is this name, begins with it before a mark that parts, or is cut short in it."""
    wanted = bare(name)
    return any(
        _is_cut(passage, wanted) or (passage.startswith(wanted) and passage[len(wanted)] in _PARTING)
        for passage in passages
    )


def _is_cut(passage: str, whole: str) -> bool:
    """Say whether a passage is these words, or as much of them as had room."""
    return passage == whole or (passage.endswith("…") and len(passage) > 8 and whole.startswith(passage[:-1]))
