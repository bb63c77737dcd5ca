"""A coalition's logo: whatever picture is brought becomes a small, upright PNG in sRGB, or is refused.

Read with distrust: sizes are judged before pixels are unpacked. What is drawn of it on paper is a `Picture`.
"""

from functools import lru_cache

from PIL import Image

from aca_desktop.documents.images.pictures import MOST_PIXELS, plain_png, taken
from aca_desktop.documents.images.vector_logos import rasterised
from aca_desktop.domain.coalition.logo import FIELD, MOST_BYTES
from aca_desktop.domain.values.plain_png import size_of
from aca_desktop.domain.values.problems import Problem

LONGEST_SIDE = 800
"""Pixels: 600 to the inch where a logo is drawn largest."""

_SHORTEST_LONG_SIDE = 64
_LONGEST_RATIO = 8
_KEPT_BYTES = 512 * 2**10
_RASTERS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


def normalised(data: bytes) -> bytes | Problem:
    """Return a PNG, JPEG or SVG as a PNG with alpha, its longest side 800 pixels at most; a Problem of `logo`."""
    if len(data) > MOST_BYTES:
        return Problem(FIELD, "attachment-too-large", {"limit": MOST_BYTES})
    picture = _raster(data) if data.startswith(_RASTERS) else rasterised(data, LONGEST_SIDE)
    if isinstance(picture, Problem):
        return picture
    seen = picture.getchannel("A").point(lambda alpha: 255 if alpha > 2 else 0).getbbox()
    if seen is None:
        return Problem(FIELD, "logo-empty")
    picture = picture.crop(seen)
    if max(picture.size) < _SHORTEST_LONG_SIDE:
        return Problem(FIELD, "logo-too-small", {"least": _SHORTEST_LONG_SIDE})
    if max(picture.size) > _LONGEST_RATIO * min(picture.size):
        return Problem(FIELD, "logo-too-narrow", {"limit": _LONGEST_RATIO})
    return _packed(picture)


@lru_cache(maxsize=16)
def plain_logo(data: bytes) -> bytes | None:
    """Return a logo of the journal as records hold one; None for what another program wrote and can't be drawn."""
    size = size_of(data)
    if size is not None and max(size) <= LONGEST_SIDE:
        return data
    made = normalised(data)
    return None if isinstance(made, Problem) else made


def _raster(data: bytes) -> Image.Image | Problem:
    picture = taken(data)
    if picture == "too-many-pixels":
        return Problem(FIELD, "logo-too-many-pixels", {"limit": MOST_PIXELS})
    return Problem(FIELD, "logo-damaged") if isinstance(picture, str) else picture


def _packed(picture: Image.Image) -> bytes:
    """Return it as PNG, smaller until it takes no more room than every paper can spare."""
    side = min(LONGEST_SIDE, max(picture.size))
    while len(packed := plain_png(picture, (side, side))) > _KEPT_BYTES and side > _SHORTEST_LONG_SIDE:
        side = side * 4 // 5
    return packed
