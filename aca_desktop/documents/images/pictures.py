"""Pictures that people bring, made plain when they are taken, and read to be drawn.

Read with distrust: sizes are judged before pixels are unpacked.
"""

import zlib
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Literal

from PIL import Image, ImageCms, ImageOps

from aca_desktop.domain.values.plain_png import size_of

MOST_PIXELS = 60_000_000
"""Of a picture that is brought."""

SEAL_IMAGE = (1200, 500)
"""Pixels that the image of a seal has at most: 600 to the inch of its height on paper, 400 of its width."""

UNREADABLE = (
    OSError, SyntaxError, ValueError, KeyError, EOFError, OverflowError, ImageCms.PyCMSError, zlib.error,
    Image.DecompressionBombError, Image.DecompressionBombWarning,
)  # fmt: skip
"""What Pillow raises at files that are damaged or worse."""

type Refused = Literal["damaged", "too-many-pixels"]


@dataclass(frozen=True, slots=True)
class Picture:
    """sRGB pixels, row by row from the top, and how opaque each is if not all are wholly; zlib-compressed."""

    width: int
    height: int
    pixels: bytes
    alpha: bytes | None = None


def taken(data: bytes) -> Image.Image | Refused:
    """Return a PNG or JPEG that somebody brings, upright, in sRGB with alpha."""
    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                return "too-many-pixels"
            return _in_srgb(ImageOps.exif_transpose(opened))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return "too-many-pixels"
    except UNREADABLE:
        return "damaged"


def plain_png(picture: Image.Image, size: tuple[int, int]) -> bytes:
    """Return a picture as a PNG of its pixels alone, made smaller where it is larger than `size`."""
    small = picture.copy()
    small.info.clear()
    small.thumbnail(size, Image.Resampling.LANCZOS)
    out = BytesIO()
    small.save(out, "PNG", optimize=True)
    return out.getvalue()


def seal_image(data: bytes) -> bytes | Refused:
    """Return the image of a seal on white as a plain PNG; one that is so already stays as it is."""
    size = size_of(data)
    if size is not None and size[0] <= SEAL_IMAGE[0] and size[1] <= SEAL_IMAGE[1]:
        return data
    clear = taken(data)
    if isinstance(clear, str):
        return clear
    ground = Image.new("RGBA", clear.size, (255, 255, 255, 255))
    ground.alpha_composite(clear)
    return plain_png(ground.convert("RGB"), SEAL_IMAGE)


@lru_cache(maxsize=16)
def read_picture(data: bytes) -> Picture | None:
    """Return a plain PNG's pixels, and its alpha if not all are opaque; None if they are damaged."""
    try:
        with Image.open(BytesIO(data), formats=("PNG",)) as opened:
            clear = opened.convert("RGBA")
    except UNREADABLE:
        return None
    alpha = clear.getchannel("A")
    veil = None if alpha.getextrema() == (255, 255) else zlib.compress(alpha.tobytes(), 9)
    return Picture(clear.width, clear.height, zlib.compress(clear.convert("RGB").tobytes(), 9), veil)


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
