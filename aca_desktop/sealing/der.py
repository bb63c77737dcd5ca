"""The little of DER (X.690) that seals need: writing a value, and reading one strictly. It must not know CMS."""

from collections.abc import Iterator
from dataclasses import dataclass

INTEGER = 0x02
OCTET_STRING = 0x04
NULL = 0x05
OBJECT_IDENTIFIER = 0x06
SEQUENCE = 0x30
SET = 0x31
CONTEXT_0 = 0xA0


class NotDer(ValueError):
    """The bytes are not one value of the expected kind in DER."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value: its tag's byte, what it holds, and all its bytes with the header."""

    tag: int
    content: bytes
    whole: bytes


def write(tag: int, *parts: bytes) -> bytes:
    """Return the value of this tag that holds the parts one after the other."""
    content = b"".join(parts)
    size = len(content)
    if size < 0x80:
        return bytes((tag, size)) + content
    length = size.to_bytes((size.bit_length() + 7) // 8)
    return bytes((tag, 0x80 | len(length))) + length + content


def values(data: bytes) -> Iterator[Value]:
    """Yield the values that stand one after the other; raise NotDer where a header is not DER or too long."""
    at = 0
    while at < len(data):
        value = _first(data[at:])
        yield value
        at += len(value.whole)


def inside(data: bytes, tag: int) -> list[Value]:
    """Return what the one value in these bytes holds; raise NotDer if it is not one value of this tag."""
    value = _first(data)
    if value.tag != tag or value.whole != data:
        raise NotDer("not one value of the expected tag")
    return list(values(value.content))


def _first(data: bytes) -> Value:
    """Return the value at the beginning, its length in the shortest form and of at most two bytes."""
    if len(data) < 2:
        raise NotDer("cut short")
    tag, first = data[0], data[1]
    start = 2
    size = first
    if first & 0x80:
        start += first & 0x7F
        if start not in (3, 4):
            raise NotDer("a length of another form")
        size = int.from_bytes(data[2:start])
    content = data[start : start + size]
    if len(content) != size or write(tag, content) != data[: start + size]:
        raise NotDer("cut short, or a length of another form")
    return Value(tag, content, data[: start + size])
