"""A coalition's logo: whatever picture is brought becomes a small, upright PNG in sRGB, or is refused.

Read with distrust: sizes are judged before pixels are unpacked. What is drawn of it on paper is a `Picture`.
"""

import zlib
from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageCms, ImageOps

from aca_desktop.documents.pictures import Picture
from aca_desktop.documents.vector_logos import rasterised
from aca_desktop.domain.logo import FIELD, MOST_BYTES
from aca_desktop.domain.problems import Problem

LONGEST_SIDE = 800
"""Pixels: 600 to the inch where a logo is drawn largest."""

_MOST_PIXELS = 60_000_000
_SHORTEST_LONG_SIDE = 64
_LONGEST_RATIO = 8
_KEPT_BYTES = 512 * 2**10
_RASTERS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_UNREADABLE = (
    OSError, SyntaxError, ValueError, KeyError, EOFError, OverflowError, ImageCms.PyCMSError, zlib.error,
    Image.DecompressionBombError, Image.DecompressionBombWarning,
)  # fmt: skip
"""What Pillow raises at files that are damaged or worse."""


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
def read_logo(data: bytes) -> Picture | None:
    """Return a normalised logo's pixels and alpha; None for what was not normalised here and cannot be read."""
    try:
        with Image.open(BytesIO(data), formats=("PNG",)) as opened:
            if max(opened.size) > LONGEST_SIDE or min(opened.size) < 1:
                return None
            clear = opened.convert("RGBA")
    except _UNREADABLE:
        return None
    alpha = clear.getchannel("A")
    veil = None if alpha.getextrema() == (255, 255) else zlib.compress(alpha.tobytes(), 9)
    return Picture(clear.width, clear.height, zlib.compress(clear.convert("RGB").tobytes(), 9), veil)


def _raster(data: bytes) -> Image.Image | Problem:
    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                return Problem(FIELD, "logo-too-many-pixels", {"limit": _MOST_PIXELS})
            upright = ImageOps.exif_transpose(opened)
            return _in_srgb(upright)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return Problem(FIELD, "logo-too-many-pixels", {"limit": _MOST_PIXELS})
    except _UNREADABLE:
        return Problem(FIELD, "logo-damaged")


def _in_srgb(picture: Image.Image) -> Image.Image:
    """Return a picture of any mode in sRGB with alpha; an ICC profile that does not fit it is passed over."""
    if picture.mode.startswith("I"):
        picture = picture.convert("I").point(lambda grey: grey / 256).convert("L")
    profile = picture.info.get("icc_profile")
    alpha = picture.convert("RGBA").getchannel("A") if picture.has_transparency_data else None
    plain = picture if picture.mode in ("RGB", "CMYK", "L") else picture.convert("RGB")
    if profile:
        try:
            own = ImageCms.ImageCmsProfile(BytesIO(profile))
            changed = ImageCms.profileToProfile(plain, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
            plain = changed or plain
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass
    clear = plain.convert("RGB").convert("RGBA")
    if alpha is not None:
        clear.putalpha(alpha)
    return clear


def _packed(picture: Image.Image) -> bytes:
    """Return it as PNG, smaller until it takes no more room than every paper can spare."""
    side = min(LONGEST_SIDE, max(picture.size))
    while True:
        small = picture.copy()
        small.info.clear()
        small.thumbnail((side, side), Image.Resampling.LANCZOS)
        out = BytesIO()
        small.save(out, "PNG", optimize=True)
        if out.tell() <= _KEPT_BYTES or side <= _SHORTEST_LONG_SIDE:
            return out.getvalue()
        side = side * 4 // 5
