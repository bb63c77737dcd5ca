"""What an entry's two payload parts say, read by the table of kinds; and why an entry says nothing.

The open part alone decides whether an entry is void; an unreadable personal part only counts as absent.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from aca_desktop.domain.canonical import Json, NotCanonical, decode
from aca_desktop.domain.entry import Entry, Part
from aca_desktop.domain.kinds import KINDS, Kind

type VoidReason = Literal["unreadable", "personal-in-open", "not-authorised", "revoked"]
type AbsentReason = Literal["withheld", "erased", "unreadable"]


@dataclass(frozen=True, slots=True)
class Absent:
    """Stands where a personal value would be: it exists, still counts, and is not here."""

    why: AbsentReason


@dataclass(frozen=True, slots=True)
class Contents:
    """The values of the fields that this program knows. Void entries have none; unknown kinds neither."""

    kind: Kind | None
    void: VoidReason | None
    values: Mapping[str, Json | Absent]


def read_contents(entry: Entry, *, erased: bool = False) -> Contents:
    """Read both parts of an entry; `erased` says that an erasure with effect names it."""
    kind = KINDS.get(entry.header.kind)
    if kind is None:
        return Contents(None, None, {})
    values = _open_values(entry, kind)
    if isinstance(values, str):
        return Contents(kind, values, {})
    values.update(_personal_values(entry, kind, erased=erased))
    return Contents(kind, None, values)


def _open_values(entry: Entry, kind: Kind) -> dict[str, Json | Absent] | VoidReason:
    written = _read_part(entry.open) if entry.header.open is not None else {}
    if written is None:
        return "unreadable"
    named = entry.header.fields
    values: dict[str, Json | Absent] = {}
    for name, value in written.items():
        field = kind.field(name)
        if field is not None and field.part == "personal":
            return "personal-in-open"
        if name not in named:
            return "unreadable"
        if field is None:
            continue
        if not (field.accepts(value) or (value is None and kind.edit)):
            return "unreadable"
        values[name] = value
    for name in named:
        if name not in written:
            field = kind.field(name)
            if field is not None and field.part == "open":
                return "unreadable"
    return values


def _personal_values(entry: Entry, kind: Kind, *, erased: bool) -> dict[str, Json | Absent]:
    names = [name for name in entry.header.fields if (field := kind.field(name)) and field.part == "personal"]
    if not names:
        return {}
    if entry.header.personal is not None and (erased or entry.personal is None):
        why: AbsentReason = "erased" if erased else "withheld"
        return {name: Absent(why) for name in names}
    written = _read_part(entry.personal)
    values: dict[str, Json | Absent] = {}
    for name in names:
        field = kind.field(name)
        value = written.get(name) if written is not None else None
        readable = written is not None and name in written and field is not None
        if readable and field is not None and (field.accepts(value) or (value is None and kind.edit)):
            values[name] = value
        else:
            values[name] = Absent("unreadable")
    return values


def _read_part(part: Part | None) -> dict[str, Json] | None:
    if part is None:
        return None
    try:
        value = decode(part.data)
    except NotCanonical:
        return None
    return dict(value) if isinstance(value, dict) else None
