"""Questions to the view's tables that concern many subjects at once: lists, counts, pages."""

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.entry import read_header
from aca_desktop.domain.journal.meaning import OrganisationStatus, Status
from aca_desktop.domain.values.sorting import words_to_find
from aca_desktop.storage.journal.entries import chunks
from aca_desktop.storage.journal.journal import Journal
from aca_desktop.storage.workspace.connection import trouble


@dataclass(frozen=True, slots=True)
class SignatureRow:
    """A signature's entry id and how it stands."""

    id: str
    status: Status


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """An organisation in a list: its shown fields that are here, and its signatures in the order they came."""

    coalition: str
    id: str
    status: OrganisationStatus
    fields: Mapping[str, Json]
    signatures: Sequence[SignatureRow]


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of a list, and how many the whole list has."""

    rows: Sequence[OrganisationRow]
    total: int


def last_signed(journal: Journal, coalition: str) -> dict[int, str]:
    """Return the day of each organisation's last signature, by row number; of one without a day there is none."""
    with trouble(journal.path):
        rows = journal.database.execute(
            "SELECT g.s, o.bytes FROM signature g JOIN subject t ON t.s = g.s JOIN coalition k ON k.c = t.c "
            "JOIN entry a ON a.n = g.n JOIN header b ON b.n = g.n JOIN feed d ON d.f = a.f "
            f"JOIN open_part o ON o.n = g.n WHERE k.id = ? ORDER BY {_WRITTEN}",
            [coalition],
        )
        newest = dict(rows.fetchall())
    return {s: day for s, content in newest.items() if (day := _day(content)) is not None}


def days_of(journal: Journal, ids: Collection[str]) -> dict[str, str]:
    """Return the days of facts by their entries' ids; of what says none, or cannot be read, there is none."""
    days: dict[str, str] = {}
    with trouble(journal.path):
        for some in chunks(list(ids)):
            marks = ",".join("?" * len(some))
            rows = journal.database.execute(
                f"SELECT i.id, o.bytes FROM entry_id i JOIN open_part o ON o.n = i.n WHERE i.id IN ({marks})",
                [bytes.fromhex(one) for one in some],
            ).fetchall()
            for id_, content in rows:
                day = _day(content)
                if day is not None:
                    days[id_.hex()] = day
    return days


def _day(content: bytes) -> str | None:
    try:
        said = json.loads(content)
    except ValueError:
        return None
    day = said.get("day") if isinstance(said, dict) else None
    return day if isinstance(day, str) else None


_WRITTEN = "substr(b.bytes, 8, 25) || d.replica || printf('%016d', a.seq)"
"""When an entry was written, for sorting: by the laptop's clock, whose text begins a header, its key, its number.

So the order is the same wherever the same entries are, in whichever order they came.
"""


def first_written(subject: str) -> str:
    """Return SQL for when a subject's first entry of a kind was written, for sorting; the kind is its argument."""
    return (
        f"(SELECT min({_WRITTEN}) FROM entry a JOIN header b ON b.n = a.n JOIN feed d ON d.f = a.f "
        f"WHERE a.s = {subject} AND a.kind = ?)"
    )


def subjects_of_kind(journal: Journal, coalition: str, kind: str) -> list[str]:
    """Return the ids of a coalition's subjects that have entries of a kind, in the order of being written."""
    with trouble(journal.path):
        rows = journal.database.execute(
            "SELECT t.id FROM entry e JOIN subject t ON t.s = e.s JOIN coalition k ON k.c = t.c "
            f"WHERE e.kind = ? AND k.id = ? GROUP BY t.s ORDER BY {first_written('t.s')}",
            [kind, coalition, kind],
        )
        return [row[0] for row in rows]


def subjects(
    journal: Journal, coalition: str, kind: str, *, in_order: bool = True
) -> dict[str, Mapping[str, Json]]:
    """Return the fields that a coalition's subjects of a kind show, by subject, of those that show any: they and
    their fields in order, unless that makes no difference; to find it takes half of the time."""
    fields_in_order = " ORDER BY v.field" if in_order else ""
    with trouble(journal.path):
        rows = journal.database.execute(
            f"SELECT t.id, group_concat(json_quote(v.field) || ':' || v.value, ','{fields_in_order}) FROM value v "
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
    coalitions: Collection[str],
    *,
    search: str | None = None,
    statuses: Collection[str] = (),
    without: Collection[str] = (),
    offset: int = 0,
    limit: int | None = None,
) -> Page:
    """Return organisations by name. `search` are parts of its names, as typed; `statuses` keep only these; those
    of the ids in `without` are left out."""
    database = journal.database
    where = [f"k.id IN ({_marks(coalitions)})"]
    values: list[str | int] = [*coalitions]
    if statuses:
        where.append(f"g.status IN ({_marks(statuses)})")
        values += statuses
    if without:
        where.append(f"g.s NOT IN (SELECT s FROM subject WHERE id IN ({_marks(without)}))")
        values += without
    for word in words_to_find(search or ""):
        where.append("instr(g.text, ?)")
        values.append(word)
    of = f"FROM organisation g JOIN coalition k ON k.c = g.c WHERE {' AND '.join(where)}"
    with trouble(journal.path):
        total = database.execute(f"SELECT count(*) {of}", values).fetchone()[0]
        found = database.execute(
            f"SELECT g.s, k.id, g.status, (SELECT id FROM subject t WHERE t.s = g.s) {of} "
            "ORDER BY g.sort, g.s LIMIT ? OFFSET ?",
            [*values, -1 if limit is None else limit, offset],
        ).fetchall()
        return Page(list(rows_of_subjects(journal, found).values()), total)


def rows_of_subjects(
    journal: Journal, found: Sequence[tuple[int, str, OrganisationStatus, str]]
) -> dict[int, OrganisationRow]:
    """Return organisations with fields and signatures, of each its row number, coalition, status and id."""
    numbers = [row[0] for row in found]
    fields, signatures = _fields(journal.database, numbers), _signatures(journal, numbers)
    return {
        s: OrganisationRow(coalition, id_, status, fields.get(s, {}), signatures.get(s, ()))
        for s, coalition, status, id_ in found
    }


def status_counts(journal: Journal, coalition: str) -> dict[str, int]:
    """Return how many organisations of a coalition have which status."""
    with trouble(journal.path):
        rows = journal.database.execute(
            "SELECT g.status, count(*) FROM organisation g NOT INDEXED "
            "WHERE g.c = (SELECT k.c FROM coalition k WHERE k.id = ?) GROUP BY g.status",
            [coalition],
        )
        return dict(rows.fetchall())


def signature_ids(journal: Journal, coalition: str) -> list[str]:
    """Return the entry ids of all signatures in effect of a coalition, in the order in which they came."""
    with trouble(journal.path):
        rows = journal.database.execute(
            "SELECT g.n FROM signature g JOIN subject t ON t.s = g.s JOIN coalition k ON k.c = t.c "
            "WHERE k.id = ? ORDER BY g.n",
            [coalition],
        ).fetchall()
        return [journal.entries.id(row[0]) for row in rows]


def entries_beginning(journal: Journal, digits: str, kind: str | None = None, limit: int = 10) -> list[str]:
    """Return the ids of entries that begin with these hex digits, of one kind or of any; at most `limit`."""
    with trouble(journal.path):
        rows = journal.database.execute(
            "SELECT i.id FROM entry_id i JOIN entry e ON e.n = i.n WHERE i.id BETWEEN ? AND ? "
            "AND (? IS NULL OR e.kind = ?) ORDER BY i.id LIMIT ?",
            [bytes.fromhex(digits.ljust(64, "0")), bytes.fromhex(digits.ljust(64, "f")), kind, kind, limit],
        )
        return [row[0].hex() for row in rows]


def names(journal: Journal, coalition: str) -> list[tuple[str, str, str]]:
    """Return a coalition's organisations (id, name, country): each name that one shows, in every language."""
    with trouble(journal.path):
        rows = journal.database.execute(
            "SELECT t.id, x.value, y.value FROM organisation g JOIN coalition k ON k.c = g.c "
            "JOIN subject t ON t.s = g.s "
            "JOIN value x ON x.s = g.s AND x.kind = 'organisation' AND x.field GLOB 'names.*' AND x.place = 0 "
            "JOIN value y ON y.s = g.s AND y.kind = 'organisation' AND y.field = 'country' AND y.place = 0 "
            "WHERE k.id = ? AND x.value != 'null' AND y.value != 'null' ORDER BY g.s, x.field",
            [coalition],
        )
        return [(id_, json.loads(name), json.loads(country)) for id_, name, country in rows]


def last_written(journal: Journal, coalition: str, replica: str) -> str | None:
    """Return the time (`at`) of a laptop's newest entry in a coalition, None if it has none."""
    with trouble(journal.path):
        row = journal.database.execute(
            "SELECT h.bytes FROM entry e JOIN header h ON h.n = e.n JOIN feed f ON f.f = e.f "
            "JOIN coalition k ON k.c = f.c WHERE k.id = ? AND f.replica = ? ORDER BY e.seq DESC, e.n DESC LIMIT 1",
            [coalition, replica],
        ).fetchone()
        return None if row is None else read_header(row[0]).at


def feeds(journal: Journal, coalition: str) -> list[tuple[str, int]]:
    """Return the laptops (their key's id) that have written in a coalition, each with its number of entries."""
    with trouble(journal.path):
        rows = journal.database.execute(
            "SELECT f.replica, (SELECT count(*) FROM entry e WHERE e.f = f.f) FROM feed f "
            "JOIN coalition k ON k.c = f.c WHERE k.id = ? ORDER BY f.f",
            [coalition],
        )
        return [(replica, entries) for replica, entries in rows]


def _fields(database: Database, subjects: Sequence[int]) -> dict[int, dict[str, Json]]:
    found: dict[int, dict[str, Json]] = {}
    for chunk in chunks(subjects):
        rows = database.execute(
            "SELECT s, field, value FROM value WHERE kind = 'organisation' AND place = 0 AND value IS NOT NULL "
            f"AND s IN ({_marks(chunk)})",
            chunk,
        )
        for s, field, text in rows:
            if text != "null":
                found.setdefault(s, {})[field] = json.loads(text)
    return found


def _signatures(journal: Journal, subjects: Sequence[int]) -> dict[int, list[SignatureRow]]:
    found: dict[int, list[SignatureRow]] = {}
    for chunk in chunks(subjects):
        rows = journal.database.execute(
            "SELECT g.s, b.bytes, g.status FROM signature g JOIN entry a ON a.n = g.n JOIN header b ON b.n = g.n "
            f"JOIN feed d ON d.f = a.f WHERE g.s IN ({_marks(chunk)}) ORDER BY {_WRITTEN}",
            chunk,
        ).fetchall()
        for s, header, status in rows:
            found.setdefault(s, []).append(SignatureRow(hashlib.sha256(header).hexdigest(), status))
    return found


def _marks(items: Collection[object]) -> str:
    return ",".join("?" * len(items))
