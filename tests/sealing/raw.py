"""A finished file taken apart: objects changed one by one, then the table made right. Not a test itself."""

import re
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise

STREAM = re.compile(rb"/Length ([0-9]+)( /Filter /FlateDecode)? >>\nstream\n")


@dataclass(slots=True)
class Raw:
    """The head, the objects by number from 1 with their `obj` and `endobj`, what stands in the trailer."""

    head: bytes
    objects: list[bytes]
    trailer: bytes

    def __getitem__(self, number: int) -> bytes:
        return self.objects[number - 1]

    def __setitem__(self, number: int, data: bytes) -> None:
        self.objects[number - 1] = data

    def find(self, part: bytes, nth: int = 0) -> int:
        """Return the number of the nth object that holds this part."""
        return [n for n, one in enumerate(self.objects, 1) if part in one][nth]

    def swap(self, old: bytes, new: bytes, nth: int = 0) -> None:
        """Put something in the place of what an object holds, once."""
        number = self.find(old, nth)
        self[number] = self[number].replace(old, new, 1)

    def add(self, body: bytes) -> int:
        """Add an object and return its number."""
        number = len(self.objects) + 1
        self.objects.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
        self.trailer = re.sub(rb"/Size [0-9]+", b"/Size %d" % (number + 1), self.trailer)
        return number

    def packed(self, number: int) -> bytes:
        """Return an object's stream as it lies."""
        opened = _stream(self[number])
        return self[number][opened.end() : opened.end() + int(opened[1])]

    def plain(self, number: int) -> bytes:
        """Return an object's stream unpacked."""
        return zlib.decompress(self.packed(number))

    def pack(self, number: int, packed: bytes, length: bytes | None = None) -> None:
        """Put another stream into an object, with its length or another one."""
        own = self[number]
        opened = _stream(own)
        rest = own[opened.end() + int(opened[1]) :]
        before = own[: opened.start(1)] + (length or b"%d" % len(packed)) + own[opened.end(1) : opened.end()]
        self[number] = before + packed + rest

    def repack(self, number: int, change: Callable[[bytes], bytes]) -> None:
        """Change what an object's stream unpacks to."""
        changed = change(self.plain(number))
        if changed == self.plain(number):
            raise AssertionError("nothing was changed")
        self.pack(number, zlib.compress(changed, 4))

    def streams(self) -> list[int]:
        """Return the numbers of all packed streams."""
        return [n for n, one in enumerate(self.objects, 1) if (found := STREAM.search(one)) and found[2]]

    def contents(self) -> list[int]:
        """Return the numbers of the pages' operators."""
        return [
            n for n in self.streams()
            if b"/Type" not in self[n].split(b"stream\n")[0] and b" BDC" in self.plain(n)
        ]  # fmt: skip

    def attached(self) -> tuple[int, int]:
        """Return the numbers of the record and the evidence."""
        record, said = (n for n in self.streams() if b"/Type /EmbeddedFile" in self[n])
        return record, said

    def written(self) -> bytes:
        """Return the file."""
        return self.laid(range(1, len(self.objects) + 1))

    def laid(self, order: Iterable[int], between: bytes = b"") -> bytes:
        """Return the file with its objects laid in another order, or with something between them."""
        out, places = bytearray(self.head), {}
        for number in order:
            places[number] = len(out)
            out += self[number] + between
        start = len(out)
        rows = b"".join(b"%010d 00000 n \n" % places[n] for n in sorted(places))
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1) + rows
        return bytes(out + self.trailer + b"startxref\n%d\n%%%%EOF\n" % start)


def raw(finished: bytes) -> Raw:
    """Take a finished file apart."""
    start = int(finished[finished.rindex(b"startxref\n") + 10 :].split()[0])
    rows = re.findall(rb"([0-9]{10}) 00000 n \n", finished[start:])
    places = [*map(int, rows), start]
    objects = [finished[begin:end] for begin, end in pairwise(places)]
    trailer = finished[finished.index(b"trailer", start) : finished.rindex(b"startxref")]
    return Raw(finished[: places[0]], objects, trailer)


def _stream(own: bytes) -> re.Match[bytes]:
    found = STREAM.search(own)
    assert found is not None, own[:80]
    return found


def stored(plain: bytes) -> bytes:
    """Return a stream in blocks that are not compressed."""
    return zlib.compress(plain, 0)


def in_empty_blocks(plain: bytes, blocks: int = 2000) -> bytes:
    """Return a stream with many blocks of nothing in it."""
    packer = zlib.compressobj(6)
    out = packer.compress(plain) + packer.flush(zlib.Z_FULL_FLUSH)
    out += b"\x00\x00\x00\xff\xff" * blocks
    return out + packer.flush()
