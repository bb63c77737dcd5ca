"""Pictures that people bring, such as the image of a Japanese seal: read, made small and opaque, to be drawn.

Whatever cannot be read as a picture is None, so that a paper says in words what it cannot show.
"""

import zlib
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps

_LARGEST_SIDE = 1200
_MOST_PIXELS = 60_000_000


@dataclass(frozen=True, slots=True)
class Picture:
    """sRGB pixels, row by row from the top, and how opaque each is if not all are wholly; zlib-compressed."""

    width: int
    height: int
    pixels: bytes
    alpha: bytes | None = None


def read_picture(data: bytes) -> Picture | None:
    """Return a PNG's or JPEG's pixels on white, upright, 1,200 a side at most; None if damaged or too big."""
    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                return None
            upright = ImageOps.exif_transpose(opened)
            upright.thumbnail((_LARGEST_SIDE, _LARGEST_SIDE))
            clear = upright.convert("RGBA")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return None
    ground = Image.new("RGBA", clear.size, (255, 255, 255, 255))
    ground.alpha_composite(clear)
    opaque = ground.convert("RGB")
    return Picture(opaque.width, opaque.height, zlib.compress(opaque.tobytes(), 9))
