"""Questions that the tables answer in sets: who counts now, by what; for totals of many, without a row for each.

The same as `counting` tells one by one, as it stands now; and whose facts are of later days than one.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.meaning import OrganisationStatus, Status
from aca_desktop.domain.organisations.identity import Pair
from aca_desktop.domain.organisations.likeness import Reason
from aca_desktop.storage.journal.entries import chunks
from aca_desktop.storage.journal.journal import Journal
from aca_desktop.storage.queries import counting, duplicate_rows
from aca_desktop.storage.queries.counting import FactKind
from aca_desktop.storage.queries.whole_columns import values_of, whole_columns
from aca_desktop.storage.workspace.connection import trouble


@dataclass(frozen=True, slots=True)
class Day:
    """So many organisations of a sector that joined on a day (ISO 8601), and so many signatures of that day.

    An organisation joins by the first signature of its best status.
    """

    sector: str | None
    day: str
    joined: int
    signed: int


def days(
    journal: Journal,
    coalition: str,
    counted: Collection[Status],
    in_force: Collection[Status],
    alone: str | None = None,
) -> list[Day]:
    """Return by sector and day who of a coalition joined, of those whose status is counted, and the signatures in
    force: of all, or of one organisation alone."""
    source, only = ("signature x NOT INDEXED CROSS JOIN organisation g ON g.s = x.s", "")
    if alone is not None:
        source = "subject t JOIN organisation g ON g.s = t.s JOIN signature x ON x.s = g.s"
        only = "AND t.id = ?"
    with trouble(journal.path):
        columns = whole_columns(
            journal.database,
            [
                "g.sector",
                f"ifnull({DAY}, x.n)",
                f"{so('g', counted)} AND x.n = "
                "(SELECT min(y.n) FROM signature y WHERE y.s = g.s AND y.status = g.status)",
            ],
            f"FROM {source} LEFT JOIN open_part o ON o.n = x.n "
            f"WHERE {OF_COALITION} AND {so('x', in_force)} {only}",
            [*counted, coalition, *in_force, *([] if alone is None else [alone])],
        )
        found: dict[tuple[str, str], Day] = {}
        for (sector, day, joins), count in Counter(zip(*columns, strict=True)).items():
            key = sector, day if isinstance(day, str) else counting.written_on(journal, day)
            before = found.get(key, Day(sector or None, key[1], 0, 0))
            found[key] = replace(before, joined=before.joined + count * joins, signed=before.signed + count)
        return list(found.values())


def moved_since(
    journal: Journal, coalition: str, kinds: Collection[FactKind], day: str
) -> tuple[frozenset[str], frozenset[str]]:
    """Return the organisations of which a fact of these kinds is of a later day (ISO 8601), and those of them of
    which a signature is not, so that they may have counted on that day. A fact without a day may be of any.
    """
    with trouble(journal.path):
        moved = _with_facts(journal, coalition, kinds, f"ifnull({DAY}, '~') > ?", day)
        signed = _with_facts(journal, coalition, _SIGNATURE, f"ifnull({DAY}, '') <= ?", day) if moved else ()
        return frozenset(moved), frozenset(moved).intersection(signed)


_SIGNATURE: tuple[FactKind] = ("signature",)


def _with_facts(journal: Journal, coalition: str, kinds: Collection[FactKind], so: str, day: str) -> Sequence[str]:
    rows: Sequence[tuple[str]] = journal.database.execute(
        "SELECT t.id FROM (SELECT DISTINCT e.s FROM entry e JOIN feed f ON f.f = e.f "
        "JOIN coalition k ON k.c = f.c LEFT JOIN open_part o ON o.n = e.n "
        f"WHERE e.kind IN ({','.join('?' * len(kinds))}) AND k.id = ? AND {so} "
        "AND NOT EXISTS (SELECT 1 FROM void w WHERE w.n = e.n)) m JOIN subject t ON t.s = m.s",
        [*kinds, coalition, day],
    ).fetchall()
    return [id_ for (id_,) in rows]


def in_several(journal: Journal) -> list[str]:
    """Return the organisations of which several coalitions have a record of the same id."""
    with trouble(journal.path):
        rows: list[tuple[str]] = journal.database.execute(
            "SELECT t.id FROM subject t JOIN organisation g ON g.s = t.s GROUP BY t.id HAVING count(*) > 1"
        ).fetchall()
        return [id_ for (id_,) in rows]


def possible_duplicates(journal: Journal, coalition: str) -> dict[Pair, tuple[Reason, ...]]:
    """Return the pairs of a coalition's organisations that may be one, with the reasons, as they are stored."""
    with trouble(journal.path):
        c = journal.entries.coalition(coalition)
        return {} if c is None else duplicate_rows.pairs(journal.database, c)


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
            f"JOIN subject t ON t.s = g.s WHERE {SHOWN} AND ({wanted}) AND {OF_COALITION}",
            [*plain, *globs, coalition],
        ).fetchall()
    return spoken_in(rows)


def spoken_in(rows: Sequence[tuple[str, OrganisationStatus, str, str]]) -> dict[str, Spoken]:
    """Return what rows (id, status, field, text of its value) say, by id."""
    found: dict[str, Spoken] = {}
    values = values_of(row[3] for row in rows)
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
                f"WHERE t.id IN ({marks}) AND {OF_COALITION}",
                [*some, coalition],
            ).fetchall()
    return found


DAY = "json_extract(CAST(o.bytes AS TEXT), '$.day')"

SHOWN = "v.kind = 'organisation' AND v.place = 0 AND v.value IS NOT NULL"

OF_COALITION = "g.c = (SELECT k.c FROM coalition k WHERE k.id = ?)"


def so(table: str, statuses: Collection[Status | OrganisationStatus]) -> str:
    """An organisation's own status is its best signature's, so it needs no look at each of them."""
    return f"{table}.status IN ({','.join('?' * len(statuses))})"
