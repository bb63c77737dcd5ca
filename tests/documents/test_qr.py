"""The code's modules say which mask and level they have, and turn back into what was written."""

from collections.abc import Callable
from itertools import product

import pytest
from reportlab.graphics.barcode.qr import QrCodeWidget

from aca_desktop.documents.images import qr

WORDS = "https://example.org/aca-gdl/0123456789abcdef"
FORMATS = {"101010000010010": 0, "101000100100101": 1, "101111001111100": 2, "101101101001011": 3,
           "100010111111001": 4, "100000011001110": 5, "100111110010111": 6, "100101010100000": 7}  # fmt: skip
"""ISO/IEC 18004, table C.1, level M: the format's bits and the mask's number."""
COLUMNS_IN_THREES = 2
MASKS: tuple[Callable[[int, int], bool], ...] = (
    lambda i, j: (i + j) % 2 == 0,
    lambda i, _j: i % 2 == 0,
    lambda _i, j: j % 3 == 0,
    lambda i, j: (i + j) % 3 == 0,
    lambda i, j: (i // 2 + j // 3) % 2 == 0,
    lambda i, j: i * j % 2 + i * j % 3 == 0,
    lambda i, j: (i * j % 2 + i * j % 3) % 2 == 0,
    lambda i, j: ((i + j) % 2 + i * j % 3) % 2 == 0,
)


def mask_of(modules: tuple[tuple[bool, ...], ...]) -> int:
    across = [modules[8][column] for column in (0, 1, 2, 3, 4, 5, 7, 8)]
    down = [modules[row][8] for row in (7, 5, 4, 3, 2, 1, 0)]
    return FORMATS["".join("1" if dark else "0" for dark in [*across, *down])]


def test_a_code_is_the_same_as_the_most_even_one_but_for_its_mask() -> None:
    for words in (WORDS, "a", "Guadalajara " * 12):
        ours = qr.rows(words)
        even = vars(QrCodeWidget(words, barLevel="M"))["qr"]
        even.make()
        theirs = tuple(tuple(bool(cell) for cell in row) for row in even.modules)
        one, other = MASKS[mask_of(ours)], MASKS[mask_of(theirs)]
        size = len(ours)
        assert size == len(theirs)
        inside = [(i, j) for i, j in product(range(9, size - 9), repeat=2) if i != 6 and j != 6]
        free = [(i, j) for i, j in inside if not _aligns(size, i, j)]
        assert len(free) > 5
        for i, j in free:
            assert ours[i][j] ^ one(i, j) == theirs[i][j] ^ other(i, j), (i, j)


@pytest.mark.parametrize("level", "LMQH")
def test_but_for_the_mask_s_choice_a_code_is_reportlab_s(level: str) -> None:
    """Of one block and of several, with and without room to fill, of digits, capitals and anything."""
    for words in ("7", "0123456789" * 20, "ACA-DESKTOP:1:" + "0F" * 34, *("ñandú " * n for n in (1, 9, 30, 90))):
        theirs = vars(QrCodeWidget(words, barLevel=level))["qr"]
        theirs.version = theirs.version or theirs.calculate_version()
        theirs.makeImpl(test=False, maskPattern=COLUMNS_IN_THREES)
        assert qr.rows(words, level) == tuple(tuple(map(bool, row)) for row in theirs.modules)


def _aligns(size: int, i: int, j: int) -> bool:
    """Say whether a module may belong to an alignment pattern (annex E): they are not masked."""
    version = (size - 17) // 4
    places = _places(version)
    return any(abs(i - y) <= 2 and abs(j - x) <= 2 for y, x in product(places, repeat=2))


def _places(version: int) -> list[int]:
    from reportlab.graphics.barcode.qrencoder import QRUtil

    return [int(place) for place in QRUtil.getPatternPosition(version)]  # type: ignore[no-untyped-call]
