"""Open parts in a plain form, recognised by one pattern in a third of the time of reading them.

Nearly all are: texts without escapes, flags, numbers, days, consents, flat records. What is recognised means
what contents.read_open reads; about everything else it says nothing.
"""

import re
import unicodedata
from functools import lru_cache

from aca_desktop.domain.journal.contents import named_fields
from aca_desktop.domain.journal.kinds import PLAIN, PLAIN_RECORD

_ITEM_NAME = re.compile('"([a-z_]+)":')
_FIELD_NAME = re.compile(r"[A-Za-z0-9_.-]+")


def plain_values(kind: str, fields: tuple[str, ...], data: bytes) -> dict[str, str] | None:
    """Return the values of an open part as canonical JSON, by name in order; None if its form is not plain.

    `fields` are those that the header names. That it is not plain says nothing of whether it can be read.
    """
    form = _form(kind, fields)
    if form is None:
        return None
    pattern, names, records = form
    try:
        written = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    found = pattern.fullmatch(written)
    if found is None or not (written.isascii() or unicodedata.is_normalized("NFC", written)):
        return None
    for group in records:
        keys = _ITEM_NAME.findall(found[group])
        if keys != sorted(set(keys)):
            return None
    return dict(zip(names, found.groups(), strict=True))


type _Form = tuple[re.Pattern[str], tuple[str, ...], tuple[int, ...]]
"""The pattern, the fields of its groups, and which groups are records."""


@lru_cache(256)
def _form(kind: str, fields: tuple[str, ...]) -> _Form | None:
    """Return the form of an open part whose header names these fields, None if there is none."""
    named = named_fields(kind, fields)
    if named is None or len(fields) > 60:
        return None
    names = sorted(named.open)
    patterns = [PLAIN.get(accepts) for name in names if (accepts := named.open[name]) is not None]
    if len(patterns) < len(names) or None in patterns or not all(map(_FIELD_NAME.fullmatch, names)):
        return None
    items = [f'"{re.escape(name)}":({pattern})' for name, pattern in zip(names, patterns, strict=True)]
    records = tuple(at for at, pattern in enumerate(patterns, 1) if pattern == PLAIN_RECORD)
    return re.compile(rf"\{{{','.join(items)}\}}"), tuple(names), records
