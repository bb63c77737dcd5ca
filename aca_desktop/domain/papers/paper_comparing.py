"""Two records of a document compared field by field: where they differ, and what each says there.

It must not know why they differ; a picture or ink is one value, never compared in parts.
"""

import dataclasses
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import zip_longest

from aca_desktop.domain.journal import canonical
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.papers.record_codec import codec
from aca_desktop.domain.signing.ink import Trace


@dataclass(frozen=True, slots=True)
class Unlike:
    """A place in a record by its path (`signature.consents[1].given`), and what stands there in each of two.

    Where one of them has nothing at all, the path ends there.
    """

    path: str
    one: object
    other: object


def as_read[T](record: T) -> T:
    """Return a record, or a part of one, as a document carries it: cut and cleaned as writing does."""
    own = codec(type(record))
    read: T = own.read(canonical.decode(canonical.encode(own.write(record))))
    return read


def unlike(one: object, other: object, path: str = "") -> Iterator[Unlike]:
    """Yield the places in which two values of the same type differ, in the order of their fields."""
    if one == other:
        return
    if _is_record(one) and type(one) is type(other):
        for field in dataclasses.fields(one):  # type: ignore[arg-type]  # it is a dataclass
            inner = f"{path}.{field.name}" if path else field.name
            yield from unlike(getattr(one, field.name), getattr(other, field.name), inner)
    elif isinstance(one, tuple) and isinstance(other, tuple):
        for place, (own, its) in enumerate(zip_longest(one, other)):
            yield from unlike(own, its, f"{path}[{place}]")
    else:
        yield Unlike(path, one, other)


def plain(value: object) -> Json:
    """Return a record's value for people and scripts; of a picture or ink its SHA-256."""
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return f"sha256:{hashlib.sha256(value).hexdigest()}"
    if isinstance(value, Trace):
        return plain(canonical.encode(codec(Trace).write(value)))
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if _is_record(value):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}  # type: ignore[arg-type]  # it is a dataclass
    return f"{value:f}" if isinstance(value, Decimal) else repr(value)


def _is_record(value: object) -> bool:
    return dataclasses.is_dataclass(value) and not isinstance(value, Trace)
