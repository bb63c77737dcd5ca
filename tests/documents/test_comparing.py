"""A file is the drawn one only to the byte, but for how its streams are packed."""

import re
import zlib
from collections.abc import Callable

import pytest

from aca_desktop.documents.redrawing import is_same
from tests.documents.kinds import SEALED, drawn

STREAM = re.compile(rb"/Length ([0-9]+) (/Filter /FlateDecode )?>>\nstream\n")
PAPER = drawn("certificate")


def repacked(pdf: bytes, pack: Callable[[bytes], bytes]) -> bytes:
    """Return the file with each packed stream packed anew, its lengths and its table of objects as they follow."""
    start = int(pdf[pdf.rindex(b"startxref\n") + 10 :].split(b"\n")[0])
    table = pdf[start:].split(b"trailer")[0].split(b"\n")[2:-1]
    offsets = [int(row[:10]) for row in table[1:]]
    out, moved = bytearray(pdf[: offsets[0]]), []
    for begin, end in zip(offsets, [*offsets[1:], start], strict=True):
        part = pdf[begin:end]
        found = STREAM.search(part)
        moved.append(len(out))
        if found is not None and b"/Filter /FlateDecode" in part[: found.end()]:
            packed = part[found.end() : found.end() + int(found[1])]
            new = pack(zlib.decompress(packed))
            head = part[: found.start(1)] + b"%d" % len(new) + part[found.end(1) : found.end()]
            part = head + new + part[found.end() + len(packed) :]
        out += part
    at = len(out)
    rows = b"".join(b"%010d 00000 n \n" % place for place in moved)
    trailer = pdf[pdf.index(b"trailer", start) : pdf.rindex(b"startxref")]
    head = b"xref\n0 %d\n%s\n" % (len(moved) + 1, table[0])
    return bytes(out) + head + rows + trailer + b"startxref\n%d\n%%%%EOF\n" % at


def stored(plain: bytes) -> bytes:
    return zlib.compress(plain, 0)


def with_empty_blocks(plain: bytes) -> bytes:
    packing = zlib.compressobj(4)
    out = b"".join(packing.flush(zlib.Z_FULL_FLUSH) + packing.compress(b"") for _ in range(200))
    return out + packing.compress(plain) + packing.flush()


@pytest.mark.parametrize("kind", sorted(SEALED))
def test_the_same_file_is_the_same(kind: str) -> None:
    pdf = drawn(kind)
    assert is_same(pdf, pdf)
    for pack in (stored, zlib.compress, with_empty_blocks):
        assert is_same(pdf, repacked(pdf, pack))


def test_packing_that_hides_more_is_another_file() -> None:
    for pack in (
        lambda plain: zlib.compress(plain + b" "),
        lambda plain: zlib.compress(plain[:-1]),
        lambda plain: zlib.compress(plain) + b"more",
        lambda plain: zlib.compress(plain)[:-1],
        lambda plain: zlib.compress(plain) + zlib.compress(plain),
        lambda plain: plain,
    ):
        assert not is_same(PAPER, repacked(PAPER, pack))


def test_any_other_byte_is_another_file() -> None:
    unpacked = repacked(PAPER, stored)
    for at in range(0, len(PAPER), 97):
        for pdf in (PAPER, unpacked):
            changed = bytearray(pdf)
            changed[at] ^= 1
            # a bit of what is packed may point to other bytes that say the same
            assert not is_same(PAPER, bytes(changed)) or repacked(bytes(changed), stored) == unpacked


@pytest.mark.parametrize(
    "change",
    [
        lambda pdf: pdf + b"\n",
        lambda pdf: pdf[:-1],
        lambda pdf: pdf[:0],
        lambda pdf: pdf.replace(b"\nxref\n", b"\n%\nxref\n", 1),
        lambda pdf: pdf.replace(b"/Length ", b"/Length 0", 1),
        lambda pdf: pdf.replace(b" 00000 n \n", b" 00001 n \n", 1),
        lambda pdf: pdf.replace(b"endobj\n", b"endobj\n\n", 1),
    ],
)
def test_what_stands_between_is_compared(change: Callable[[bytes], bytes]) -> None:
    assert not is_same(PAPER, change(PAPER))


def test_a_bomb_is_not_unpacked() -> None:
    bomb = zlib.compress(bytes(50_000_000), 9)
    assert not is_same(PAPER, repacked(PAPER, lambda _plain: bomb))
