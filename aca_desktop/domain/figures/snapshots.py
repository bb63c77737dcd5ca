"""A named state at a date: the rows of a coalition's list without persons, and what differs between two such."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from aca_desktop.domain.journal import canonical
from aca_desktop.domain.journal.canonical import Json, NotCanonical

ROWS_IN_A_BLOB = 5_000
"""So many rows of the longest names fit in one blob."""


@dataclass(frozen=True, slots=True)
class SnapshotRow:
    """A signatory as it stood: its signature's entry id, sector, place (`scheme:code`), status and day."""

    organisation: str
    signature: str
    names: Mapping[str, str]
    sector: str | None
    place: str | None
    status: str
    day: str


@dataclass(frozen=True, slots=True)
class Change:
    """A signatory of both states of which something differs: the names of what does."""

    before: SnapshotRow
    after: SnapshotRow
    fields: Sequence[str]


@dataclass(frozen=True, slots=True)
class Difference:
    """What has changed from one state to another: who joined, who left, of whom something differs."""

    joined: Sequence[SnapshotRow]
    left: Sequence[SnapshotRow]
    changed: Sequence[Change]


def packed(rows: Sequence[SnapshotRow]) -> list[bytes]:
    """Return the rows as the bytes of blobs: canonical JSON, so many rows in each."""
    values = [_value(row) for row in rows]
    return [canonical.encode(values[at : at + ROWS_IN_A_BLOB]) for at in range(0, len(values), ROWS_IN_A_BLOB)]


def unpacked(blobs: Iterable[bytes]) -> list[SnapshotRow] | None:
    """Return the rows in blobs, None if they are none that this program knows."""
    rows: list[SnapshotRow] = []
    for blob in blobs:
        try:
            value = canonical.decode(blob)
        except NotCanonical:
            return None
        for item in value if isinstance(value, list) else (None,):
            row = _row(item)
            if row is None:
                return None
            rows.append(row)
    return rows


def difference(
    before: Iterable[SnapshotRow], after: Iterable[SnapshotRow], same: Mapping[str, str] | None = None
) -> Difference:
    """Return what has changed between two states, each part in the order of its own state.

    `same` has the organisation of each record that is not the only one of its own: organisations are compared, by
    the rows of one signature where there are such.
    """
    then, now = _by_organisation(before, same or {}), _by_organisation(after, same or {})
    both = [_compared_rows(then[id_], rows) for id_, rows in now.items() if id_ in then]
    changes = [
        Change(old, new, [name for name in _COMPARED if getattr(old, name) != getattr(new, name)])
        for old, new in both
    ]
    return Difference(
        joined=[rows[0] for id_, rows in now.items() if id_ not in then],
        left=[rows[0] for id_, rows in then.items() if id_ not in now],
        changed=[one for one in changes if one.fields],
    )


def _by_organisation(rows: Iterable[SnapshotRow], same: Mapping[str, str]) -> dict[str, list[SnapshotRow]]:
    found: dict[str, list[SnapshotRow]] = {}
    for row in rows:
        found.setdefault(same.get(row.organisation, row.organisation), []).append(row)
    return found


def _compared_rows(then: Sequence[SnapshotRow], now: Sequence[SnapshotRow]) -> tuple[SnapshotRow, SnapshotRow]:
    """Return the rows of an organisation that are compared: of the same signature, else the first of each."""
    pairs = ((old, new) for old in then for new in now if old.signature == new.signature)
    return next(pairs, (then[0], now[0]))


_COMPARED = ("names", "sector", "place", "status", "signature")


def _value(row: SnapshotRow) -> Json:
    return {
        "organisation": row.organisation,
        "signature": row.signature,
        "names": dict(row.names),
        "sector": row.sector,
        "place": row.place,
        "status": row.status,
        "day": row.day,
    }


def _row(value: Json) -> SnapshotRow | None:
    if not isinstance(value, Mapping):
        return None
    names, sector, place = value.get("names"), value.get("sector"), value.get("place")
    texts = [value.get(name) for name in ("organisation", "signature", "status", "day")]
    if not isinstance(names, Mapping) or not all(isinstance(text, str) for text in texts):
        return None
    organisation, signature, status, day = map(str, texts)
    return SnapshotRow(
        organisation,
        signature,
        {tag: name for tag, name in names.items() if isinstance(name, str)},
        sector if isinstance(sector, str) else None,
        place if isinstance(place, str) else None,
        status,
        day,
    )
