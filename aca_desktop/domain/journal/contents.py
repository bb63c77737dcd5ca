"""What an entry's two payload parts say, read by the table of kinds; and why an entry says nothing.

The open part alone decides whether an entry is void; an unreadable personal part only counts as absent.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from aca_desktop.domain.journal.canonical import Json, NotCanonical, decode
from aca_desktop.domain.journal.entry import Entry, Part
from aca_desktop.domain.journal.kinds import KINDS, Field, Kind

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


@dataclass(frozen=True, slots=True)
class NamedFields:
    """What the table of kinds says of the fields that a header names.

    `open` are those that the open part may have, None being one that this program does not know, and `must` is how
    many of them it has to have; `personal` are those that the personal part should have.
    """

    kind: Kind
    open: Mapping[str, Callable[[Json], bool] | None]
    must: int
    personal: Mapping[str, Field]


@lru_cache(256)
def named_fields(kind: str, fields: tuple[str, ...]) -> NamedFields | None:
    """Return what is known of these fields, None for an unknown kind; headers name the same ones all the time."""
    known = KINDS.get(kind)
    if known is None:
        return None
    found = {name: known.field(name) for name in fields}
    open_ = {name: None if of is None else of.accepts for name, of in found.items() if not _is_personal(of)}
    personal = {name: of for name, of in found.items() if of is not None and of.part == "personal"}
    return NamedFields(known, open_, sum(accepts is not None for accepts in open_.values()), personal)


def _is_personal(field: Field | None) -> bool:
    return field is not None and field.part == "personal"


def read_contents(entry: Entry, *, erased: bool = False) -> Contents:
    """Read both parts of an entry; `erased` says that an erasure with effect names it."""
    named = named_fields(entry.header.kind, entry.header.fields)
    if named is None:
        return Contents(None, None, {})
    values = _open_values(entry, named)
    if isinstance(values, str):
        return Contents(named.kind, values, {})
    if named.personal:
        values.update(_personal_values(entry, named, erased=erased))
    return Contents(named.kind, None, values)


def read_open(entry: Entry) -> Contents:
    """Read the open part alone: all that authority, statuses and totals ask for."""
    named = named_fields(entry.header.kind, entry.header.fields)
    if named is None:
        return Contents(None, None, {})
    values = _open_values(entry, named)
    return Contents(named.kind, values, {}) if isinstance(values, str) else Contents(named.kind, None, values)


def day_of(entry: Entry) -> str:
    """Return an entry's own day (ISO 8601), else the one on which its laptop wrote it, by that laptop's clock."""
    day = read_open(entry).values.get("day")
    return day if isinstance(day, str) else entry.header.at[:10]


def _open_values(entry: Entry, named: NamedFields) -> dict[str, Json | Absent] | VoidReason:
    written = _read_part(entry.open) if entry.header.open is not None else {}
    if written is None:
        return "unreadable"
    allowed, edit = named.open, named.kind.edit
    values: dict[str, Json | Absent] = {}
    for name, value in written.items():
        if name not in allowed:
            return "personal-in-open" if _is_personal(named.kind.field(name)) else "unreadable"
        accepts = allowed[name]
        if accepts is None:
            continue
        if not (accepts(value) or (value is None and edit)):
            return "unreadable"
        values[name] = value
    return values if len(values) == named.must else "unreadable"


def _personal_values(entry: Entry, named: NamedFields, *, erased: bool) -> dict[str, Json | Absent]:
    if entry.header.personal is not None and (erased or entry.personal is None):
        why: AbsentReason = "erased" if erased else "withheld"
        return {name: Absent(why) for name in named.personal}
    written = _read_part(entry.personal) or {}
    values: dict[str, Json | Absent] = {}
    for name, field in named.personal.items():
        value = written.get(name)
        if name in written and (field.accepts(value) or (value is None and named.kind.edit)):
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
