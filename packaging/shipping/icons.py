"""Draws the program's icon from its SVG: PNG for Linux, ICO for Windows."""

import io
from pathlib import Path

from PIL import Image
from resvg_py import svg_to_bytes

from environment import HERE

ICON = HERE.root / "resources" / "application" / "aca-desktop.svg"
SIZES = (16, 24, 32, 48, 64, 128, 256)


def png(size: int) -> bytes:
    """Return the icon as a PNG of `size` pixels a side."""
    return bytes(svg_to_bytes(svg_string=ICON.read_text("utf-8"), width=size, height=size, skip_system_fonts=True))


def write_ico(target: Path) -> None:
    """Write the icon in all sizes that Windows shows."""
    pictures = [Image.open(io.BytesIO(png(size))) for size in SIZES]
    pictures[-1].save(target, "ICO", sizes=[(size, size) for size in SIZES], append_images=pictures[:-1])
