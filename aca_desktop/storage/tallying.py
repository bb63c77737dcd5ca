"""Questions that the tables answer in sets: who counts now, by what; for totals of many, without a row for each.

The same as `counting` tells one by one, without days: only how it stands now.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from aca_desktop.domain.canonical import Json
from aca_desktop.domain.journal import OrganisationStatus, Status
from aca_desktop.storage import counting
from aca_desktop.storage.connection import trouble
from aca_desktop.storage.counting import values_of
from aca_desktop.storage.entries import chunks
from aca_desktop.storage.journal import Journal


@dataclass(frozen=True, slots=True)
class Group:
    """Organisations that count, of one sector and standing for one place (None: for none); their ids."""

    sector: str | None
    represents: str | None
    ids: Sequence[str]


def groups(journal: Journal, coalition: str, statuses: Collection[Status]) -> list[Group]:
    """Return a coalition's organisations of these statuses, by sector and place."""
    with trouble(journal.path):
        rows = journal.database.execute(
            "SELECT g.sector, v.value, t.id "
            "FROM organisation g NOT INDEXED JOIN subject t ON t.s = g.s "
            f"LEFT JOIN value v ON v.s = g.s AND {_SHOWN} AND v.field = 'represents' "
            f"WHERE {_OF_COALITION} AND {_standing_so(statuses)}",
            [coalition, *statuses],
        ).fetchall()
    found: dict[tuple[str, str | None], list[str]] = {}
    for sector, represents, id_ in rows:
        found.setdefault((sector, represents), []).append(id_)
    places = values_of([represents for _sector, represents in found])
    return [
        Group(sector or None, place if isinstance(place, str) else None, ids)
        for ((sector, _represents), ids), place in zip(found.items(), places, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class Joined:
    """So many organisations of a sector whose first signature of their best status is of that day (ISO 8601)."""

    sector: str | None
    day: str
    count: int


def joined(
    journal: Journal, coalition: str, statuses: Collection[Status], alone: str | None = None
) -> list[Joined]:
    """Return a coalition's organisations of these statuses by sector and day: of all, or of one alone."""
    only = "" if alone is None else "AND g.s IN (SELECT t.s FROM subject t WHERE t.id = ?) "
    with trouble(journal.path):
        rows = journal.database.execute(
            f"SELECT g.sector, {_DAY} d, count(*), min(x.n) FROM organisation g "
            f"{'NOT INDEXED ' if alone is None else ''}"
            "JOIN signature x ON x.n = (SELECT min(y.n) FROM signature y WHERE y.s = g.s AND y.status = g.status) "
            f"LEFT JOIN open_part o ON o.n = x.n WHERE {_OF_COALITION} AND {_standing_so(statuses)} "
            f"{only}GROUP BY 1, {_BY_DAY}",
            [coalition, *statuses, *([] if alone is None else [alone])],
        ).fetchall()
        return [
            Joined(sector or None, day or counting.written_on(journal, n), count) for sector, day, count, n in rows
        ]


def signed_on(journal: Journal, coalition: str, statuses: Collection[Status], day: str) -> int:
    """Return how many of a coalition's signatures of these statuses are of that day (ISO 8601)."""
    marks = ",".join("?" * len(statuses))
    with trouble(journal.path):
        rows = journal.database.execute(
            f"SELECT {_DAY} d, count(*), min(x.n) FROM organisation g NOT INDEXED JOIN signature x ON x.s = g.s "
            f"LEFT JOIN open_part o ON o.n = x.n WHERE {_OF_COALITION} AND x.status IN ({marks}) "
            f"GROUP BY {_BY_DAY}",
            [coalition, *statuses],
        ).fetchall()
        return sum(count for own, count, n in rows if (own or counting.written_on(journal, n)) == day)


@dataclass(frozen=True, slots=True)
class Spoken:
    """How an organisation stands, and those of the fields asked for that it shows."""

    status: OrganisationStatus
    fields: dict[str, Json]


def fields(journal: Journal, coalition: str, names: Collection[str]) -> dict[str, Spoken]:
    """Return the fields of those names (GLOBs) by organisation, of those that have any, counted or not."""
    plain = [name for name in names if "*" not in name]
    globs = [name for name in names if "*" in name]
    wanted = " OR ".join([f"v.field IN ({','.join('?' * len(plain))})", *("v.field GLOB ?" for _ in globs)])
    with trouble(journal.path):
        rows = journal.database.execute(
            "SELECT t.id, g.status, v.field, v.value FROM value v CROSS JOIN organisation g ON g.s = v.s "
            f"JOIN subject t ON t.s = g.s WHERE {_SHOWN} AND ({wanted}) AND {_OF_COALITION}",
            [*plain, *globs, coalition],
        ).fetchall()
    found: dict[str, Spoken] = {}
    values = values_of([row[3] for row in rows])
    for (id_, status, field, _text), value in zip(rows, values, strict=True):
        if value is not None:
            if id_ not in found:
                found[id_] = Spoken(status, {})
            found[id_].fields[field] = value
    return found


def standing(journal: Journal, coalition: str, ids: Iterable[str]) -> dict[str, OrganisationStatus]:
    """Return how those of these organisations stand that a coalition has."""
    found: dict[str, OrganisationStatus] = {}
    with trouble(journal.path):
        for some in chunks(sorted(set(ids))):
            marks = ",".join("?" * len(some))
            found |= journal.database.execute(
                "SELECT t.id, g.status FROM subject t JOIN organisation g ON g.s = t.s "
                f"WHERE t.id IN ({marks}) AND {_OF_COALITION}",
                [*some, coalition],
            ).fetchall()
    return found


_DAY = "json_extract(CAST(o.bytes AS TEXT), '$.day')"

_BY_DAY = "ifnull(d, x.n)"
"""Signatures that name no day are told one by one: their header has when they were written."""

_SHOWN = "v.kind = 'organisation' AND v.place = 0 AND v.value IS NOT NULL"

_OF_COALITION = "g.c = (SELECT k.c FROM coalition k WHERE k.id = ?)"


def _standing_so(statuses: Collection[Status]) -> str:
    """An organisation's own status is its best signature's, so it needs no look at each of them."""
    return f"g.status IN ({','.join('?' * len(statuses))})"
