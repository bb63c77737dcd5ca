"""Which parts of two texts differ, and how they are marked. Knows no widget."""

import re
from difflib import SequenceMatcher

from aca_desktop.ui.painting.paragraph import Run

_PIECES = re.compile(r"\s+|[^\s\u3000-\u9fff\uff00-\uffef]+|.", re.DOTALL)
"""A word, white space, or one sign of Japanese, which has no spaces."""
_ALIKE = 0.3
"""Texts that have less in common are simply two texts: nothing is marked."""


def differing(text: str, other: str) -> list[tuple[str, bool]]:
    """Return the text in pieces, each with whether it differs from the other text."""
    mine, theirs = _PIECES.findall(text), _PIECES.findall(other)
    matcher = SequenceMatcher(None, mine, theirs, autojunk=False)
    if text == other or matcher.ratio() < _ALIKE:
        return [(text, False)]
    found: list[tuple[str, bool]] = []
    for tag, start, end, _first, _last in matcher.get_opcodes():
        piece = "".join(mine[start:end])
        if piece:
            found.append((piece, tag != "equal"))
    return found


def marked(text: str, other: str) -> list[Run]:
    """Return the text as it is shown beside another: strong, and what differs on a ground of its own."""
    return [
        Run(piece, strong=True, tone="on_sun" if differs else None, ground="sun" if differs else None)
        for piece, differs in differing(text, other)
    ]
