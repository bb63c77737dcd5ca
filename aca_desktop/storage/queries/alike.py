"""What a coalition's organisations say, those that say the same together: each table read once, as it lies.

A row of `value` is looked at once for all fields asked for; nothing is looked up organisation by organisation.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import compress
from typing import Any

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.meaning import OrganisationStatus, Status
from aca_desktop.storage.journal.journal import Journal
from aca_desktop.storage.queries import counting
from aca_desktop.storage.queries.tallying import DAY, OF_COALITION, SHOWN, Spoken, so, spoken_in
from aca_desktop.storage.queries.whole_columns import values_of, whole_columns
from aca_desktop.storage.workspace.connection import trouble


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature that counts: its status, its day, and the publication (entry id) that was signed."""

    status: Status
    day: date
    publication: str | None


@dataclass(frozen=True, slots=True)
class Alike:
    """Organisations of a coalition that stand alike and say the same in their sector and the fields asked for.

    `status` and `signatures`, those of the statuses asked for, are there if they were asked for; `ids` are theirs.
    """

    coalition: str
    status: Status | OrganisationStatus | None
    fields: Mapping[str, Json]
    signatures: tuple[Signed, ...]
    ids: Sequence[str]


@dataclass(frozen=True, slots=True)
class Said:
    """Those of the statuses asked for, alike together; and what any organisation says that few say, by id."""

    alike: Sequence[Alike]
    spoken: Mapping[str, Spoken]


def said(
    journal: Journal,
    coalition: str,
    statuses: Collection[Status | OrganisationStatus],
    fields: Sequence[str],
    few: Sequence[str],
    *,
    status: bool = False,
    signatures: bool = False,
) -> Said:
    """Return what a coalition's organisations say in their sector and `fields`, and in `few` (or `name.*`)."""
    with trouble(journal.path):
        shown, rare = _values(journal, fields, few)
        numbers, ids, counts, stands, sectors = _organisations(journal, coalition, statuses, status=status)
        signed = _signatures(journal, statuses) if signatures else {}
        counted = list(compress(numbers, counts))
        keys = zip(
            compress(stands, counts),
            compress(sectors, counts),
            *(map(own.get, counted) for own in shown),
            *([(signed.get(s, ()) for s in counted)] if signatures else ()),
            strict=True,
        )
        found: dict[tuple[Any, ...], list[str]] = {}
        for id_, key in zip(compress(ids, counts), keys, strict=True):
            found.setdefault(key, []).append(id_)
        told = _told(found, fields)
        alike = [
            Alike(coalition, key[0], own, _signed(journal, key[-1]) if signatures else (), ids)
            for (key, ids), own in zip(found.items(), told, strict=True)
        ]
        named = dict(zip(numbers, ids, strict=True)) if rare else {}
        return Said(alike, spoken_in([(named[s], *own) for s, *own in rare if s in named]))


def _values(
    journal: Journal, fields: Sequence[str], few: Sequence[str]
) -> tuple[list[dict[int, str]], list[tuple[int, OrganisationStatus, str, str]]]:
    """Return the text of each of the fields by organisation (its row's number), and the rows of the few."""
    own = [f"v.field = ?{place}" for place in range(1, len(fields) + 1)]
    bounds = [bound for name in few for bound in _bounds(name)]
    rare = " OR ".join(
        f"(v.field < ?{place + 1} AND v.field >= ?{place})"
        for place in range(len(fields) + 1, len(fields) + len(bounds) + 1, 2)
    )
    both = any(begin <= name < end for name in fields for begin, end in map(_bounds, few))
    others = rare if both or not own else f"NOT ({' OR '.join(own)})"  # that is quicker found out
    columns = [f"json_group_array(v.{name}) FILTER (WHERE {one})" for one in own for name in ("s", "value")]
    status = "(SELECT g.status FROM organisation g WHERE g.s = v.s)"
    columns.append(f"json_group_array(json_array(v.s, {status}, v.field, v.value)) FILTER (WHERE {others})")
    arrays = journal.database.execute(
        f"SELECT {', '.join(columns)} FROM value v NOT INDEXED WHERE ({' OR '.join([*own, rare])}) AND {SHOWN}",
        [*fields, *bounds],
    ).fetchone()
    read = [json.loads(array) for array in arrays]
    return [dict(zip(read[place], read[place + 1], strict=True)) for place in range(0, len(read) - 1, 2)], read[-1]


def _bounds(name: str) -> tuple[str, str]:
    """Return the first name that is meant, and the first after all that are."""
    return (name[:-1], f"{name[:-2]}/") if name.endswith(".*") else (name, f"{name}\0")


def _organisations(
    journal: Journal, coalition: str, statuses: Collection[Status | OrganisationStatus], *, status: bool
) -> Sequence[Sequence[Any]]:
    """Return of all of a coalition's: the row's number, id, whether its status is one of these, status, sector."""
    return whole_columns(
        journal.database,
        ["g.s", "t.id", so("g", statuses), "g.status" if status else "NULL", "g.sector"],
        f"FROM organisation g NOT INDEXED JOIN subject t ON t.s = g.s WHERE {OF_COALITION}",
        [*statuses, coalition],
    )


def _signatures(journal: Journal, statuses: Collection[Status | OrganisationStatus]) -> dict[int, tuple[Any, ...]]:
    """Return the signatures of these statuses by organisation, in the order in which they came, each in threes."""
    numbers, *columns = whole_columns(
        journal.database,
        ["x.s", "x.status", f"{_WHAT} || ''", f"iif({DAY} IS NULL, x.n, 0)"],
        f"FROM signature x NOT INDEXED LEFT JOIN open_part o ON o.n = x.n WHERE {so('x', statuses)}",
        [*statuses],
    )
    found: dict[int, tuple[Any, ...]] = {}
    for s, one in zip(numbers, zip(*columns, strict=True), strict=True):
        found[s] = found[s] + one if s in found else one
    return found


def _told(found: Iterable[tuple[Any, ...]], fields: Sequence[str]) -> Iterable[dict[str, Json]]:
    """Return what is said where a status, a sector and the fields' texts stand so."""
    keys = list(found)
    columns = [values_of(key[2 + place] for key in keys) for place in range(len(fields))]
    for key, *values in zip(keys, *columns, strict=True):
        said = zip(fields, values, strict=True)
        own = {name: value for name, value in said if value is not None}
        yield {"sector": key[1], **own} if key[1] else own


def _signed(journal: Journal, flat: Sequence[Any]) -> tuple[Signed, ...]:
    found = []
    for start in range(0, len(flat), 3):
        status, what, unsaid = flat[start : start + 3]
        day, publication = json.loads(what) if what is not None else (None, None)
        found.append(Signed(status, date.fromisoformat(day or counting.written_on(journal, unsaid)), publication))
    return tuple(found)


_WHAT = "json_extract(CAST(o.bytes AS TEXT), '$.day', '$.publication')"
