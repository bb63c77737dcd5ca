"""Who counts, as the tables tell it: how a coalition's organisations stand, what they say, since when.

Those that stand alike and say the same come together, each table read once, as it lies; or one by one, as they are
listed. Whose facts are of later days than one is told here; what a day's facts mean is the journal's to say.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import batched
from typing import Any

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.meaning import OrganisationStatus, Status
from aca_desktop.domain.organisations.identity import Pair
from aca_desktop.domain.organisations.likeness import Reason
from aca_desktop.storage.journal.entries import chunks
from aca_desktop.storage.journal.journal import Journal
from aca_desktop.storage.journal.schema import FEW_SAY
from aca_desktop.storage.queries import duplicate_rows
from aca_desktop.storage.queries.whole_columns import values_of, whole_columns
from aca_desktop.storage.workspace.connection import trouble


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature: its status, its day, and the publication (entry id) that was signed, where that was asked for.

    `id` is its own entry's, "" unless ids were asked for.
    """

    status: Status
    day: date
    publication: str | None
    id: str = ""


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
class Spoken:
    """How an organisation stands, and those of the fields asked for that it shows."""

    status: OrganisationStatus
    fields: dict[str, Json]


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
    *,
    status: bool = False,
    signatures: bool = False,
    publications: bool = False,
) -> Said:
    """Return what a coalition's organisations say in their sector and `fields`, and what few of them say."""
    columns = ["sector", *(["represents"] if "represents" in fields else [])]
    others = [name for name in fields if name not in columns]
    with trouble(journal.path):
        numbers, ids, *known = whole_columns(
            journal.database,
            ["g.s", "t.id", *(f"g.{name}" for name in (*columns, *(["status"] if status else [])))],
            "FROM organisation g NOT INDEXED JOIN subject t ON t.s = g.s "
            f"WHERE {_OF_COALITION} AND {_so('g', statuses)}",
            [coalition, *statuses],
        )
        known += [[*map(own.get, numbers)] for own in _values(journal, others)]
        signed = _signatures(journal, statuses, publications=publications) if signatures else {}
        found: dict[tuple[Any, ...], list[str]] = {}
        for id_, key in zip(
            ids, zip(*known, *([map(signed.get, numbers)] if signed else []), strict=True), strict=True
        ):
            found.setdefault(key, []).append(id_)
        names = [*columns, *(["status"] if status else []), *others]
        alike = [
            Alike(coalition, own.pop("status", None), own, _signed(key[len(names) :]), same)
            for (key, same), own in zip(found.items(), _told(found, names, others), strict=True)
        ]
        return Said(alike, spoken(journal, coalition))


def signatures(
    journal: Journal, coalition: str, only: Collection[str] | None = None, *, ids: bool = False
) -> dict[str, tuple[Signed, ...]]:
    """Return by organisation all signatures that were not taken back, in the order in which they came; the
    organisations as they are listed, all of a coalition's that have any, or `only` those of these."""
    some = "" if only is None else "AND t.id IN (SELECT one.value FROM json_each(?) one) "
    with trouble(journal.path):
        rows = journal.database.execute(
            f"SELECT t.id, x.status, x.day, {_PUBLICATION}, x.n FROM subject t JOIN organisation g ON g.s = t.s "
            f"JOIN signature x ON x.s = t.s LEFT JOIN open_part o ON o.n = x.n WHERE {_OF_COALITION} {some}"
            "ORDER BY g.sort, t.id, x.n",
            [coalition, *([] if only is None else [json.dumps(sorted(only))])],
        ).fetchall()
        found: dict[str, list[Signed]] = {}
        for organisation, status, day, publication, n in rows:
            id_ = journal.entries.id(n) if ids else ""
            found.setdefault(organisation, []).append(Signed(status, date.fromisoformat(day), publication, id_))
        return {id_: tuple(own) for id_, own in found.items()}


def spoken(journal: Journal, coalition: str, begin: str = "") -> dict[str, Spoken]:
    """Return what few of a coalition's organisations say (FEW_SAY), of those that say any of it, counted or not:
    the fields whose names begin so."""
    with trouble(journal.path):
        rows = journal.database.execute(
            "SELECT t.id, g.status, v.field, v.value FROM value v CROSS JOIN organisation g ON g.s = v.s "
            f"JOIN subject t ON t.s = g.s WHERE {_SHOWN} AND {FEW_SAY} AND v.field >= ? AND v.field < ? || '~' "
            f"AND {_OF_COALITION}",
            [begin, begin, coalition],
        ).fetchall()
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
                f"WHERE t.id IN ({marks}) AND {_OF_COALITION}",
                [*some, coalition],
            ).fetchall()
    return found


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


def moved_since(journal: Journal, coalition: str, day: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the organisations of which a fact is of a later day (ISO 8601), and those of them that may have
    counted on that day: of which a signature is not, or one may have been taken back since."""
    early = (
        "SELECT x.s FROM signature x NOT INDEXED WHERE x.day <= ? "
        "UNION SELECT e.s FROM entry e WHERE e.kind = 'undo'"
    )
    with trouble(journal.path):
        rows = journal.database.execute(
            f"WITH early AS MATERIALIZED ({early}) SELECT DISTINCT t.id, t.s IN (SELECT s FROM early) "
            f"FROM ({_FACT_DAYS}) d JOIN subject t ON t.s = d.s WHERE d.day > ? AND t.{_OF_COALITION[2:]}",
            [day, day, coalition],
        ).fetchall()
        return frozenset(id_ for id_, _may in rows), frozenset(id_ for id_, may in rows if may)


def newest_day(journal: Journal, coalition: str) -> str:
    """Return the last day (ISO 8601) of any of the coalition's facts with effect, "" where there is none."""
    with trouble(journal.path):
        (newest,) = journal.database.execute(
            f"SELECT max(d.day) FROM ({_FACT_DAYS}) d JOIN subject t ON t.s = d.s WHERE t.{_OF_COALITION[2:]}",
            [coalition],
        ).fetchone()
        return newest or ""


_FACT_DAYS = (  # a signature that was taken back is none, nor had it effect since the undo's own day
    "SELECT x.s, x.day FROM signature x NOT INDEXED UNION ALL "
    "SELECT e.s, ifnull(json_extract(CAST(o.bytes AS TEXT), '$.day'), "
    "substr(json_extract(CAST(h.bytes AS TEXT), '$.at'), 1, 10)) "
    "FROM entry e JOIN header h ON h.n = e.n LEFT JOIN open_part o ON o.n = e.n "
    "WHERE e.kind IN ('withdrawal', 'ratification', 'undo') AND NOT EXISTS (SELECT 1 FROM void w WHERE w.n = e.n)"
)


def signed_on(journal: Journal, coalition: str, statuses: Collection[Status], day: str) -> int:
    """Return how many of a coalition's signatures of these statuses are of a day (ISO 8601)."""
    with trouble(journal.path):
        (count,) = journal.database.execute(
            "SELECT count(*) FROM signature x NOT INDEXED JOIN organisation g ON g.s = x.s "
            f"WHERE x.day = ? AND {_so('x', statuses)} AND {_OF_COALITION}",
            [day, *statuses, coalition],
        ).fetchone()
        return int(count)


def only_before(
    journal: Journal, coalition: str, statuses: Collection[Status], first_days: Mapping[str, str]
) -> frozenset[str]:
    """Return a coalition's organisations of which each signature of these statuses is of an earlier day than its
    publication (entry id) allows, by the first days (ISO 8601)."""
    early = (  # the last of the days tells quickly of nearly all that they are not
        "SELECT x.n, x.s FROM signature x NOT INDEXED CROSS JOIN open_part o ON o.n = x.n "
        f"WHERE {_so('x', statuses)} AND x.day < ? AND x.day < (SELECT f.value FROM json_each(?) f "
        f"WHERE f.key = {_PUBLICATION})"
    )
    with trouble(journal.path):
        rows = journal.database.execute(
            f"WITH early AS MATERIALIZED ({early}) "
            "SELECT t.id FROM subject t JOIN organisation g ON g.s = t.s "
            f"WHERE t.s IN (SELECT s FROM early) AND {_OF_COALITION} AND NOT EXISTS (SELECT 1 FROM signature y "
            f"WHERE y.s = t.s AND {_so('y', statuses)} AND y.n NOT IN (SELECT n FROM early))",
            [*statuses, max(first_days.values(), default=""), json.dumps(first_days), coalition, *statuses],
        ).fetchall()
        return frozenset(id_ for (id_,) in rows)


def recorded_until(journal: Journal, coalition: str, day: str) -> frozenset[str]:
    """Return a coalition's organisations of which a signature, not rejected, was written down on a day (ISO 8601)
    or before, by the clock of the laptop that wrote it."""
    with trouble(journal.path):
        rows = journal.database.execute(
            "SELECT DISTINCT t.id FROM signature x NOT INDEXED JOIN organisation g ON g.s = x.s "
            "JOIN subject t ON t.s = x.s JOIN header h ON h.n = x.n "
            "WHERE x.status <> 'rejected' AND substr(json_extract(CAST(h.bytes AS TEXT), '$.at'), 1, 10) <= ? "
            f"AND {_OF_COALITION}",
            [day, coalition],
        ).fetchall()
        return frozenset(id_ for (id_,) in rows)


def _values(journal: Journal, fields: Sequence[str]) -> list[dict[int, str]]:
    """Return the text of each of the fields by organisation (its row's number)."""
    if not fields:
        return []
    own = [f"v.field = ?{place}" for place in range(1, len(fields) + 1)]
    columns = [f"json_group_array(v.{name}) FILTER (WHERE {one})" for one in own for name in ("s", "value")]
    arrays = journal.database.execute(
        f"SELECT {', '.join(columns)} FROM value v NOT INDEXED WHERE ({' OR '.join(own)}) AND {_SHOWN}", fields
    ).fetchone()
    texts = [json.loads(array) for array in arrays]
    return [dict(zip(texts[place], texts[place + 1], strict=True)) for place in range(0, len(texts), 2)]


def _signatures(
    journal: Journal, statuses: Collection[Status | OrganisationStatus], *, publications: bool
) -> dict[int, tuple[Any, ...]]:
    """Return the signatures of these statuses by organisation, in the order in which they came, each in threes."""
    numbers, *columns = whole_columns(
        journal.database,
        ["x.s", "x.status", "x.day", _PUBLICATION if publications else "NULL"],
        f"FROM signature x NOT INDEXED {'LEFT JOIN open_part o ON o.n = x.n' if publications else ''} "
        f"WHERE {_so('x', statuses)}",
        [*statuses],
    )
    found: dict[int, tuple[Any, ...]] = {}
    for s, one in zip(numbers, zip(*columns, strict=True), strict=True):
        found[s] = found[s] + one if s in found else one
    return found


def _told(
    found: Iterable[tuple[Any, ...]], names: Sequence[str], texts: Collection[str]
) -> Iterable[dict[str, Any]]:
    """Return what is said where these stand so, with which the keys begin; of some names they have JSON."""
    columns = [
        values_of(column) if name in texts else column
        for name, column in zip(names, zip(*found, strict=True), strict=False)
    ]
    for values in zip(*columns, strict=True):
        said = zip(names, values, strict=True)
        yield {name: value for name, value in said if value is not None and (value or name != "sector")}


def _signed(flat: Sequence[Sequence[Any] | None]) -> tuple[Signed, ...]:
    every = [one for some in flat if some for one in batched(some, 3)]
    return tuple(Signed(status, date.fromisoformat(day), publication) for status, day, publication in every)


_PUBLICATION = "json_extract(CAST(o.bytes AS TEXT), '$.publication')"

_SHOWN = "v.kind = 'organisation' AND v.place = 0 AND v.value IS NOT NULL"

_OF_COALITION = "g.c = (SELECT k.c FROM coalition k WHERE k.id = ?)"


def _so(table: str, statuses: Collection[Status | OrganisationStatus]) -> str:
    """An organisation's own status is its best signature's, so it needs no look at each of them."""
    return f"{table}.status IN ({','.join('?' * len(statuses))})"
