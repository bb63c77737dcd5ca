"""What a chip, a bar or a row wants to say by its colour; always beside a word, never alone."""

from enum import Enum
from typing import NamedTuple

from PySide6.QtGui import QColor

from aca_desktop.ui.theme.tokens import Tokens


class Tone(Enum):
    """Good, in need of attention, neither, or harm."""

    GOOD = "good"
    ATTENTION = "attention"
    NEUTRAL = "neutral"
    HARM = "harm"


class Pair(NamedTuple):
    """A ground, what stands on it, and the edge that takes the ground's place where there are no tints."""

    ground: QColor
    ink: QColor
    edge: QColor


def pair(tone: Tone, tokens: Tokens) -> Pair:
    """Return a tone's colours."""
    if tone is Tone.GOOD:
        return Pair(tokens.tint, tokens.primary, tokens.primary)
    if tone is Tone.ATTENTION:
        return Pair(tokens.sun_tint, tokens.sun_ink, tokens.sun_line)
    if tone is Tone.HARM:
        return Pair(tokens.red_tint, tokens.red, tokens.red)
    return Pair(tokens.hover, tokens.quiet, tokens.line_strong)
