"""The few colours of our papers, as solid tints on white; every text pair has a contrast of at least 4.5:1."""

from typing import NamedTuple


class Colour(NamedTuple):
    """Red, green and blue from 0 to 255, in sRGB."""

    red: int
    green: int
    blue: int

    def tint(self, share: float, ground: "Colour | None" = None) -> "Colour":
        """Mix `share` of this colour (0 to 1) into the ground, white unless given."""
        ground = ground or WHITE
        return Colour(*(round(g + (c - g) * share) for c, g in zip(self, ground, strict=True)))


WHITE = Colour(255, 255, 255)
INK = Colour(0x16, 0x23, 0x1D)
QUIET = Colour(0x5B, 0x6B, 0x64)
GREEN = Colour(0x0B, 0x6E, 0x4F)
DEEP = Colour(0x06, 0x40, 0x2E)
SUN = Colour(0xF2, 0xA5, 0x41)
SUN_TEXT = Colour(0x8A, 0x52, 0x08)
RED = Colour(0xB3, 0x26, 0x1E)
LINE = Colour(0xDC, 0xE3, 0xE0)
AXIS = Colour(0x8F, 0xA7, 0x9C)
PANEL = Colour(0xF1, 0xF6, 0xF3)
PEN = Colour(0x16, 0x26, 0x4D)
ON_DEEP = Colour(0xD6, 0xED, 0xE2)
KICKER_ON_DEEP = Colour(0xA9, 0xE0, 0xC5)
RINGS_ON_DEEP = Colour(0x4C, 0xC3, 0x8A)
HEAD_RULE = GREEN.tint(0.45)
