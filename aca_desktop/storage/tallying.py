"""Questions that the tables answer in sets: who counts now, by what; for totals of many, without a row for each.

The same as `counting` tells one by one, without days: only how it stands now.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from aca_desktop.domain.canonical import Json
from aca_desktop.domain.journal import Status
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


def joined(journal: Journal, coalition: str, statuses: Collection[Status]) -> list[Joined]:
    """Return a coalition's organisations of these statuses by sector and day."""
    with trouble(journal.path):
        rows = journal.database.execute(
            f"SELECT g.sector, {_DAY} d, count(*), min(x.n) FROM organisation g NOT INDEXED "
            "JOIN signature x ON x.n = (SELECT min(y.n) FROM signature y WHERE y.s = g.s AND y.status = g.status) "
            f"LEFT JOIN open_part o ON o.n = x.n WHERE {_OF_COALITION} AND {_standing_so(statuses)} "
            f"GROUP BY 1, {_BY_DAY}",
            [coalition, *statuses],
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


def fields(
    journal: Journal, coalition: str, statuses: Collection[Status], names: Collection[str]
) -> dict[str, dict[str, Json]]:
    """Return the fields of those names (GLOBs) by organisation, of those that have any, in the list's order."""
    plain = [name for name in names if "*" not in name]
    globs = [name for name in names if "*" in name]
    wanted = " OR ".join([f"v.field IN ({','.join('?' * len(plain))})", *("v.field GLOB ?" for _ in globs)])
    with trouble(journal.path):
        rows = journal.database.execute(
            "SELECT t.id, v.field, v.value FROM value v CROSS JOIN organisation g ON g.s = v.s "
            f"JOIN subject t ON t.s = g.s WHERE {_SHOWN} AND ({wanted}) "
            f"AND {_OF_COALITION} AND {_standing_so(statuses)} ORDER BY g.sort, g.s",
            [*plain, *globs, coalition, *statuses],
        ).fetchall()
    found: dict[str, dict[str, Json]] = {}
    values = values_of([text for _id, _field, text in rows])
    for (id_, field, _text), value in zip(rows, values, strict=True):
        if value is not None:
            found.setdefault(id_, {})[field] = value
    return found


def ordered(journal: Journal, coalition: str, statuses: Collection[Status], ids: Iterable[str]) -> list[str]:
    """Return those of the organisations that count, in the list's order."""
    found: list[tuple[str, int, str]] = []
    with trouble(journal.path):
        for some in chunks(sorted(set(ids))):
            marks = ",".join("?" * len(some))
            found += journal.database.execute(
                "SELECT g.sort, g.s, t.id FROM subject t JOIN organisation g ON g.s = t.s "
                f"WHERE t.id IN ({marks}) AND {_OF_COALITION} AND {_standing_so(statuses)}",
                [*some, coalition, *statuses],
            ).fetchall()
    return [id_ for _sort, _s, id_ in sorted(found)]


_DAY = "json_extract(CAST(o.bytes AS TEXT), '$.day')"

_BY_DAY = "ifnull(d, x.n)"
"""Signatures that name no day are told one by one: their header has when they were written."""

_SHOWN = "v.kind = 'organisation' AND v.place = 0 AND v.value IS NOT NULL"

_OF_COALITION = "g.c = (SELECT k.c FROM coalition k WHERE k.id = ?)"


def _standing_so(statuses: Collection[Status]) -> str:
    """An organisation's own status is its best signature's, so it needs no look at each of them."""
    return f"g.status IN ({','.join('?' * len(statuses))})"
