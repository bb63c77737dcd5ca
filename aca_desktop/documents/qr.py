"""A QR code as one path: ReportLab finds the modules, runs of dark ones become rectangles.

The mask is the same for all codes. Readers take any of the eight (ISO/IEC 18004, 7.8); finding the one that looks
most even means drawing the code eight times over, a fifth of the time that a declaration takes.
"""

from functools import lru_cache

from reportlab.graphics.barcode.qr import QrCodeWidget

_MASK = 2
"""Columns in threes: of all masks the one least like the patterns by which readers find a code."""


@lru_cache(maxsize=16)
def rows(words: str, level: str = "M") -> tuple[tuple[bool, ...], ...]:
    """Return the code's modules, row by row from the top, dark ones True."""
    code = vars(QrCodeWidget(words, barLevel=level))["qr"]
    code.version = code.version or code.calculate_version()
    code.makeImpl(test=False, maskPattern=_MASK)
    return tuple(tuple(bool(cell) for cell in row) for row in code.modules)


def path(words: str, left: float, bottom: float, side: float, level: str = "M") -> str:
    """Return the operators that fill the code in the current colour, in points."""
    modules = rows(words, level)
    size = side / len(modules)
    code = []
    for n, row in enumerate(modules):
        y = bottom + side - (n + 1) * size
        start = None
        for k in range(len(row) + 1):
            dark = k < len(row) and row[k]
            if dark and start is None:
                start = k
            elif not dark and start is not None:
                code.append(f"{left + start * size:.3f} {y:.3f} {(k - start) * size:.3f} {size:.3f} re")
                start = None
    return "\n".join([*code, "f"])
