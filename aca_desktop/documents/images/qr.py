"""A QR code as one path: ReportLab finds the modules, runs of dark ones become rectangles.

The mask is the same for all codes. Readers take any of the eight (ISO/IEC 18004, 7.8); finding the one that looks
most even means drawing the code eight times over, a fifth of the time that a declaration takes. The codewords that
correct others come from a table: ReportLab multiplies polynomials for each code anew.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import chain, zip_longest
from typing import Any

from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.barcode.qrencoder import EXP_TABLE, LOG_TABLE, QRBitBuffer, QRRSBlock, QRUtil

_MASK = 2
"""Columns in threes: of all masks the one least like the patterns by which readers find a code."""

_FILLING = (0xEC, 0x11)
"""What fills the room that the words leave (7.4.10)."""


@lru_cache(maxsize=16)
def rows(words: str, level: str = "M") -> tuple[tuple[bool, ...], ...]:
    """Return the code's modules, row by row from the top, dark ones True."""
    code = vars(QrCodeWidget(words, barLevel=level))["qr"]
    code.version = code.version or code.calculate_version()
    code.dataCache = _codewords(code)
    code.makeImpl(test=False, maskPattern=_MASK)
    return tuple(tuple(bool(cell) for cell in row) for row in code.modules)


def _codewords(code: Any) -> list[int]:
    """Return the words' codewords and those that correct them, of all blocks in turn (7.4.10, 7.5.2, 7.6)."""
    blocks: list[QRRSBlock] = QRRSBlock.getRSBlocks(code.version, code.errorCorrectLevel)  # type: ignore[no-untyped-call]
    room = sum(block.dataCount for block in blocks)
    held = QRBitBuffer()
    for part in code.dataList:
        part.write(held, code.version)
    held.put(0, min(4, 8 * room - held.length))
    data = [*held.buffer, *(_FILLING[n % 2] for n in range(room - len(held.buffer)))]
    parts, corrections, start = [], [], 0
    for block in blocks:
        parts.append(data[start : start + block.dataCount])
        corrections.append(_correction(parts[-1], block.totalCount - block.dataCount))
        start += block.dataCount
    return [one for one in chain(*zip_longest(*parts), *zip(*corrections, strict=True)) if one is not None]


def _correction(data: Sequence[int], count: int) -> bytes:
    """Return what is left of the data, a polynomial over GF(256), when the generator has divided it (7.5.2)."""
    table, top, left = _multiples(count), 8 * (count - 1), 0
    for codeword in data:
        left = ((left & ((1 << top) - 1)) << 8) ^ table[(left >> top) ^ codeword]
    return left.to_bytes(count)


@cache
def _multiples(count: int) -> tuple[int, ...]:
    """Return the generator of so many codewords, without its first term, times each element of GF(256)."""
    _first, *terms = QRUtil.getErrorCorrectPolynomial(count).num  # type: ignore[no-untyped-call]
    return (0, *(int.from_bytes(_times(term, factor) for term in terms) for factor in range(1, 256)))


def _times(one: int, other: int) -> int:
    return EXP_TABLE[(LOG_TABLE[one] + LOG_TABLE[other]) % 255] if one else 0


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
