"""Changes to sync files: what a frame unpacks to, packed, summed and signed anew. Not a test itself."""

import json
import struct
from random import Random
from typing import Any

from tests.fuzzing.json_mutation import changed_value, compact
from tests.services.test_sync_fuzz import Frames, inside, packed, put_together, raw, summed, taken_apart


def changed_sync_file(data: bytes, chance: Random) -> bytes:
    """Return a file whose outer sums hold, most of the time."""
    how = chance.randrange(10)
    if how == 0:
        return raw(data, chance)
    if how == 1:
        return inside(data, chance)
    parts = taken_apart(data)
    for _ in range(chance.choice((1, 1, 2))):
        change = chance.choice((_opening, _opening, _lines, _lines, _frames))
        parts = change(parts, chance)
    return _whole(parts)


def _whole(parts: Frames) -> bytes:
    """Return a file of these frames; where the opening says nothing that could be signed, of the frames alone."""
    try:
        return put_together(parts)
    except (KeyError, TypeError, AttributeError, IndexError, ValueError):
        return summed(b"".join(packed(*part) for part in parts), {}, max(0, len(parts) - 1), 0)


def _opening(parts: Frames, chance: Random) -> Frames:
    try:
        value = json.loads(parts[0][1])
    except ValueError:
        return parts
    return [(b"OPEN", compact(changed_value(value, chance))), *parts[1:]]


def _lines(parts: Frames, chance: Random) -> Frames:
    """Change an entry's line, its JSON or its length, or put lines in another order."""
    if len(parts) < 2:
        return parts
    place = chance.randrange(1, len(parts))
    type_, content = parts[place]
    lines = content[4:].split(b"\n")
    at, how = chance.randrange(len(lines)), chance.randrange(6)
    if how == 0:
        chance.shuffle(lines)
    elif how == 1:
        lines.insert(at, lines[chance.randrange(len(lines))])
    elif how == 2:
        del lines[at]
    else:
        lines[at] = _line(lines[at], chance)
    before = (
        content[:4] if chance.random() < 0.9 else struct.pack(">I", chance.choice((0, 1, 7, 2**31, 2**32 - 1)))
    )
    return [*parts[:place], (type_, before + b"\n".join(lines)), *parts[place + 1 :]]


def _line(line: bytes, chance: Random) -> bytes:
    try:
        value: Any = json.loads(line)
    except ValueError:
        return line[: chance.randrange(len(line) + 1)] + chance.choice((b"{}", b"[", b"\0", b"\xff", b"null"))
    return compact(changed_value(value, chance))


def _frames(parts: Frames, chance: Random) -> Frames:
    """Put frames in another order, leave one out, double it, name it otherwise, cut it in two, join two."""
    parts, how = list(parts), chance.randrange(6)
    at = chance.randrange(len(parts))
    type_, content = parts[at]
    if how == 0:
        chance.shuffle(parts)
    elif how == 1:
        del parts[at]
    elif how == 2:
        parts += [parts[at]] * chance.choice((1, 1, 80))
    elif how == 3:
        parts[at] = (chance.choice((b"DATA", b"OPEN", b"TAIL", b"NEWS", b"newS", b"\0\0\0\0", b"    ")), content)
    elif how == 4:
        cut = chance.randrange(len(content) + 1)
        parts[at : at + 1] = [(type_, content[:cut]), (type_, content[:4] + content[cut:])]
    elif at:
        parts[at - 1 : at + 1] = [(type_, parts[at - 1][1] + content[4:])]
    return parts
