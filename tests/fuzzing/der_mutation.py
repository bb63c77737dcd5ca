"""Changes to DER and PEM: values by their tags, lengths, nesting, labels. Not a test itself."""

import base64
import re
from collections.abc import Iterator
from random import Random

from aca_desktop.sealing import der

_BLOCK = re.compile(rb"-----BEGIN ([A-Z ]+)-----\n(.*?)-----END [A-Z ]+-----\n", re.DOTALL)
_CONSTRUCTED = 0x20


def spans(data: bytes, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, int]]:
    """Yield of each value where it begins, where its content does, and where it ends; inner ones too."""
    at, end = start, len(data) if end is None else end
    while at + 2 <= end:
        size, body = data[at + 1], at + 2
        if size >= 0x80:
            count = size & 0x7F
            size, body = int.from_bytes(data[body : body + count]), body + count
        if not size <= end - body:
            return
        yield at, body, body + size
        if data[at] & _CONSTRUCTED:
            yield from spans(data, body, body + size)
        at = body + size


def changed_der(data: bytes, chance: Random) -> bytes:
    """Return DER with one value changed and the lengths around it made right again, most of the time."""
    found = list(spans(data))
    at, body, end = chance.choice(found)
    other = chance.choice(found)
    tag, content = data[at], data[body:end]
    last = (content[-1] if content else 0) ^ (1 << chance.randrange(8))
    new = chance.choice(
        (
            der.write(chance.choice((1, 2, 3, 4, 5, 6, 0x0C, 0x30, 0x31, 0xA0, 0x80)), content),
            b"",
            der.write(tag, content) * 2,
            data[other[0] : other[2]],
            der.write(tag, chance.choice((b"", b"\0", b"\x7f" * 9, b"\xff" * 300, bytes(40_000)))),
            der.write(tag, content[:-1] + bytes([last])),
            der.write(0x30, der.write(tag, content)),
            bytes([tag, 0x80]) + content + b"\0\0",
        )
    )
    if chance.random() < 0.15:
        return data[:at] + new + data[end:]
    return _put(data, 0, len(data), at, end, new)


def _put(data: bytes, start: int, stop: int, at: int, end: int, new: bytes) -> bytes:
    """Return values with the one from `at` to `end` replaced, and those around it measured anew."""
    out, place = b"", start
    while place < stop:
        first, body, after = next(spans(data, place, stop), (place, place, stop))
        if (first, after) == (at, end):
            out += new
        elif first < body <= at and end <= after:
            out += der.write(data[first], _put(data, body, after, at, end, new))
        else:
            out += data[first:after]
        place = after
    return out


def changed_pem(data: bytes, chance: Random) -> bytes:
    """Return PEM with a block's DER, a label, the order or what is around changed."""
    blocks = [(one[1], base64.b64decode(one[2])) for one in _BLOCK.finditer(data)]
    place, how = chance.randrange(len(blocks)), chance.randrange(14)
    label, content = blocks[place]
    if how == 0:
        blocks.reverse()
    elif how == 1:
        blocks.append(blocks[place])
    elif how == 2:
        del blocks[place]
    elif how == 3:
        blocks[place] = (
            chance.choice((b"PRIVATE KEY", b"EC PRIVATE KEY", b"X509 CRL", b"", b"A" * 3000)),
            content,
        )
    else:
        for _ in range(chance.choice((1, 1, 1, 2))):
            content = changed_der(content, chance) if next(spans(content), None) else content
        blocks[place] = (label, content)
    text = b"".join(_armoured(*one) for one in blocks)
    at = chance.randrange(len(text) + 1)
    return {
        4: text[:at],
        5: text[:at]
        + chance.choice((b"=", b"\0", b"\xff", b"\r", b"\n\n", b"-----", b"Proc-Type: 4\n"))
        + text[at:],
        6: text.replace(b"\n", b"\r\n"),
        7: text.replace(b"-----\n", b"-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\n", 1),
    }.get(how, text)


def _armoured(label: bytes, content: bytes) -> bytes:
    text = base64.b64encode(content)
    lines = [text[at : at + 64] for at in range(0, len(text), 64)]
    return b"-----BEGIN %s-----\n%s\n-----END %s-----\n" % (label, b"\n".join(lines), label)
