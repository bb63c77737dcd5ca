"""Changes to finished documents, before they are sealed with a laptop's own key. Not a test itself."""

import re
import zlib
from contextlib import suppress
from random import Random

from tests.fuzzing.json_mutation import changed_json
from tests.sealing.raw import Raw, in_empty_blocks, raw, stored

_NAME = re.compile(rb"/[A-Za-z][A-Za-z0-9]*")
_NUMBER = re.compile(rb"(?<![\w.])-?[0-9]+(?:\.[0-9]+)?(?![\w.])")
_VALUES = (
    b"null",
    b"0",
    b"-1",
    b"99999999999999999999",
    b"1e9",
    b"/X",
    b"()",
    b"<FF",
    b"[]",
    b"<<>>",
    b"true",
    b"1 0 R",
    b"(",
)


def changed_document(data: bytes, chance: Random) -> bytes:
    """Return a finished file with an object, a stream or what it carries changed, and the table made right."""
    file = raw(data)
    carried = file.attached()
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        with suppress(zlib.error):  # of a stream that another change has made unreadable
            _change(file, carried, chance)
    return file.written()


def _change(file: Raw, carried: tuple[int, int], chance: Random) -> None:
    how = chance.randrange(8)
    if how <= 2:
        _change_object(file, chance)
    elif how <= 4:
        _change_stream(file, chance.choice(file.streams()), chance)
    elif how == 5:
        number = chance.choice(carried)
        file.pack(number, zlib.compress(changed_json(file.plain(number), chance)))
    elif how == 6:
        one, other = (chance.randrange(1, len(file.objects) + 1) for _ in range(2))
        body = file[other].partition(b" obj\n")[2]
        file[one] = b"%d 0 obj\n%s" % (one, body)
    else:
        file.add(chance.choice(_VALUES) if chance.random() < 0.5 else file[1].partition(b" obj\n")[2][:-8])


def _change_object(file: Raw, chance: Random) -> None:
    """Change a name or a number of an object outside of its stream, or add one."""
    number = chance.randrange(1, len(file.objects) + 1)
    own = file[number]
    head, stream, rest = own.partition(b"stream\n")
    begin = head.index(b" obj\n") + 5
    spots = [one for form in (_NAME, _NUMBER) for one in form.finditer(head, begin)]
    if not spots:
        return
    spot = chance.choice(spots)
    new = chance.choice((*_VALUES, b"/Kids", b"/AA", b"/OpenAction", spot[0] + b" " + spot[0], b""))
    file[number] = head[: spot.start()] + new + head[spot.end() :] + stream + rest


def _change_stream(file: Raw, number: int, chance: Random) -> None:
    """Change what a stream unpacks to, or how it is packed."""
    plain, how = file.plain(number), chance.randrange(6)
    at = chance.randrange(len(plain) + 1)
    if how == 0:
        packed = zlib.compress(
            plain[:at] + chance.choice((b" 0 Tr ", b"(x) Tj ", b"%", b"q ", b"\0", b" Do ")) + plain[at:]
        )
    elif how == 1:
        packed = zlib.compress(plain[:at])
    elif how == 2:
        packed = zlib.compress(plain + bytes(chance.choice((1, 10_000_000))), 9)
    elif how == 3:
        packed = in_empty_blocks(plain[:at] + b" " + plain[at:])
    elif how == 4:
        packed = stored(plain)[:-4] + bytes(4)
    else:
        packed = chance.randbytes(len(file.packed(number)))
    file.pack(number, packed)
