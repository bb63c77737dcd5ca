"""Pictures as people bring them as logos: of every form and colour, tiny, huge, damaged, and hostile drawings."""

import struct
import zlib
from io import BytesIO

from PIL import Image, ImageCms, ImageDraw

GREEN, CLEAR = (11, 94, 74, 255), (0, 0, 0, 0)
_SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {0}>{1}</svg>'


def leaf(size: tuple[int, int] = (300, 200), mode: str = "RGBA") -> Image.Image:
    """Return a green disc on nothing, or on white in modes without alpha."""
    picture = Image.new("RGBA", size, CLEAR)
    ImageDraw.Draw(picture).ellipse((0, 0, size[0] - 1, size[1] - 1), fill=GREEN)
    if mode == "RGBA":
        return picture
    ground = Image.new("RGBA", size, "white")
    ground.alpha_composite(picture)
    return ground.convert("RGB").convert(mode)


def saved(picture: Image.Image, form: str = "PNG", **options: object) -> bytes:
    """Return a picture as a file's bytes."""
    out = BytesIO()
    picture.save(out, form, **options)
    return out.getvalue()


def bomb(side: int = 22_400) -> bytes:
    """Return a small PNG that says it has `side` × `side` pixels (500 million), and holds as many zeros."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    packer = zlib.compressobj(9)
    row = bytes(1 + (side + 7) // 8)
    rows = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def srgb() -> bytes:
    """Return a profile as pictures carry it."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def drawing(inside: str, size: str = 'viewBox="0 0 300 200"', before: str = "") -> bytes:
    """Return an SVG with this inside."""
    return (before + _SVG.format(size, inside)).encode()


DISC = '<ellipse cx="150" cy="100" rx="150" ry="100" fill="#0b5e4a"/>'
