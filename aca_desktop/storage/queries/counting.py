"""Questions to the tables for whatever is counted: fields of all subjects of a kind, facts with their days."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.entry import read_header
from aca_desktop.domain.journal.meaning import Status
from aca_desktop.storage.journal.journal import Journal
from aca_desktop.storage.queries.listing import first_written
from aca_desktop.storage.queries.whole_columns import values_of
from aca_desktop.storage.workspace.connection import trouble

type FactKind = Literal["signature", "withdrawal", "ratification", "undo", "consent"]

FACTS: tuple[FactKind, ...] = ("signature", "withdrawal", "ratification", "undo", "consent")
"""The facts by which an organisation stands otherwise at one day than at another, or is named or not."""


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact with effect or taken back: its own day (ISO 8601) and, of a signature, the publication and status.

    `id` is the entry's, "" unless ids were asked for: 100,000 of them take a while.
    """

    kind: FactKind
    day: str
    publication: str | None
    status: Status | None
    id: str = ""


@dataclass(frozen=True, slots=True)
class CountedRow:
    """An organisation with the fields that were asked for and its facts, in the order they came."""

    id: str
    fields: Mapping[str, Json]
    facts: tuple[FactRow, ...]


def subjects(
    journal: Journal, coalition: str, kind: str, *, in_order: bool = True
) -> dict[str, Mapping[str, Json]]:
    """Return the fields that a coalition's subjects of a kind show, by subject, of those that show any: in the
    order in which they were written, unless that makes no difference; to find it takes a third of the time."""
    with trouble(journal.path):
        rows = journal.database.execute(
            "SELECT t.id, group_concat(json_quote(v.field) || ':' || v.value, ',' ORDER BY v.field) FROM value v "
            "JOIN subject t ON t.s = v.s WHERE v.kind = ? AND v.s IN (SELECT e.s FROM entry e "
            "JOIN subject u ON u.s = e.s JOIN coalition k ON k.c = u.c WHERE e.kind = ? AND k.id = ?) "
            "AND v.place = 0 AND v.value IS NOT NULL AND v.value <> 'null' GROUP BY v.s "
            f"{f'ORDER BY {first_written("v.s")}' if in_order else ''}",
            [kind, kind, coalition, *([kind] if in_order else [])],
        ).fetchall()
    fields = json.loads("[" + ",".join(f"{{{texts}}}" for _id, texts in rows) + "]")
    return dict(zip((id_ for id_, _texts in rows), fields, strict=True))


def organisations(
    journal: Journal,
    coalition: str,
    patterns: Collection[str],
    only: Collection[str] | None = None,
    *,
    ids: bool = False,
) -> list[CountedRow]:
    """Return a coalition's organisations that have any signature, or `only` those of these.

    `patterns` are GLOBs of the fields wanted.
    """
    wanted = " OR ".join("v.field GLOB ?" for _ in patterns) or "0"
    some = "" if only is None else _ONLY
    these = [] if only is None else [json.dumps(sorted(only))]
    of = f"JOIN organisation g ON g.s = t.s JOIN coalition k ON k.c = t.c WHERE k.id = ? {some}"
    with trouble(journal.path):
        subject_ids = dict(
            journal.database.execute(
                f"SELECT t.s, t.id FROM subject t {of} "
                "AND EXISTS (SELECT 1 FROM signature x WHERE x.s = t.s) ORDER BY g.sort, t.id",
                [coalition, *these],
            ).fetchall()
        )
        values = journal.database.execute(
            f"SELECT v.s, v.field, v.value FROM subject t CROSS JOIN value v ON v.s = t.s {of} "
            f"AND v.kind = 'organisation' AND v.place = 0 AND v.value IS NOT NULL AND ({wanted})",
            [coalition, *these, *patterns],
        ).fetchall()
        facts = _facts(journal, coalition, only, ids=ids)
    fields: dict[int, dict[str, Json]] = {}
    read = values_of([text for _s, _field, text in values])
    for (s, field, _text), value in zip(values, read, strict=True):
        if value is not None:
            fields.setdefault(s, {})[field] = value
    return [CountedRow(id_, fields.get(s, {}), tuple(facts.get(s, ()))) for s, id_ in subject_ids.items()]


_ONLY = "AND t.id IN (SELECT one.value FROM json_each(?) one) "


def _facts(
    journal: Journal, coalition: str, only: Collection[str] | None, *, ids: bool
) -> dict[int, list[FactRow]]:
    marks = ",".join("?" * len(FACTS))
    source = "entry e JOIN subject t" if only is None else "subject t CROSS JOIN entry e"
    rows = journal.database.execute(
        "SELECT e.s, e.n, e.kind, json_extract(CAST(o.bytes AS TEXT), '$.day'), "
        "json_extract(CAST(o.bytes AS TEXT), '$.publication'), x.status "
        f"FROM {source} ON t.s = e.s JOIN coalition k ON k.c = t.c "
        "LEFT JOIN open_part o ON o.n = e.n LEFT JOIN signature x ON x.n = e.n "
        f"WHERE e.kind IN ({marks}) AND k.id = ? AND NOT EXISTS (SELECT 1 FROM void w WHERE w.n = e.n) "
        f"{'' if only is None else _ONLY}ORDER BY e.n",
        [*FACTS, coalition, *([] if only is None else [json.dumps(sorted(only))])],
    ).fetchall()
    written = _days_of_headers(journal, [n for _s, n, _kind, day, _publication, _status in rows if day is None])
    found: dict[int, list[FactRow]] = {}
    for s, n, kind, day, publication, status in rows:
        found.setdefault(s, []).append(
            FactRow(kind, day or written[n], publication, status, journal.entries.id(n) if ids else "")
        )
    return found


def _days_of_headers(journal: Journal, numbers: Iterable[int]) -> dict[int, str]:
    """Return the day on which entries that name none were written, by the laptop's clock."""
    return {n: written_on(journal, n) for n in numbers}


def written_on(journal: Journal, n: int) -> str:
    """Return the day on which an entry, by its row's number, was written by the laptop's clock."""
    with trouble(journal.path):
        header = journal.database.execute("SELECT bytes FROM header WHERE n = ?", [n]).fetchone()[0]
        return read_header(header).at[:10]


def newest_day(journal: Journal, coalition: str) -> str:
    """Return the last day on which any of the coalition's FACTS with effect happened, "" where there is none."""
    day = "json_extract(CAST(o.bytes AS TEXT), '$.day')"
    facts = (
        "FROM entry e JOIN feed f ON f.f = e.f JOIN coalition k ON k.c = f.c LEFT JOIN open_part o ON o.n = e.n "
        f"WHERE e.kind IN ({','.join('?' * len(FACTS))}) AND k.id = ? "
        "AND NOT EXISTS (SELECT 1 FROM void w WHERE w.n = e.n)"
    )
    with trouble(journal.path):
        newest, unsaid = journal.database.execute(
            f"SELECT max({day}), count(*) - count({day}) {facts}", [*FACTS, coalition]
        ).fetchone()
        if not unsaid:
            return newest or ""
        rows = journal.database.execute(f"SELECT e.n {facts} AND {day} IS NULL", [*FACTS, coalition]).fetchall()
        return max([newest or "", *_days_of_headers(journal, [n for (n,) in rows]).values()])
