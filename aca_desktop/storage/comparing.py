"""By what all of a coalition's organisations are compared with each other, in one look over the tables."""

from dataclasses import dataclass

from aca_desktop.domain.journal import OrganisationStatus
from aca_desktop.storage.connection import trouble
from aca_desktop.storage.counting import values_of
from aca_desktop.storage.journal import Journal


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """An organisation: its names folded, a line each; country "" and website None where it says none."""

    id: str
    status: OrganisationStatus
    names: tuple[str, ...]
    country: str
    website: str | None
    identifiers: tuple[tuple[str, str], ...]


def compared_rows(journal: Journal, coalition: str) -> list[ComparedRow]:
    """Return all of a coalition's organisations, in the order in which they came."""
    of = "g.c = (SELECT k.c FROM coalition k WHERE k.id = ?)"
    with trouble(journal.path):
        rows = journal.database.execute(
            f"SELECT g.s, t.id, g.status, g.text FROM organisation g JOIN subject t ON t.s = g.s WHERE {of} "
            "ORDER BY g.s",
            [coalition],
        ).fetchall()
        values = journal.database.execute(
            "SELECT v.s, v.field, v.value FROM value v CROSS JOIN organisation g ON g.s = v.s "
            "WHERE v.kind = 'organisation' AND v.place = 0 AND v.value IS NOT NULL "
            f"AND (v.field IN ('country', 'website') OR v.field GLOB 'identifiers.*') AND {of}",
            [coalition],
        ).fetchall()
    said: dict[int, dict[str, str]] = {}
    for (s, field, _text), value in zip(values, values_of([row[2] for row in values]), strict=True):
        if isinstance(value, str):
            said.setdefault(s, {})[field] = value
    found = []
    for s, id_, status, text in rows:
        fields = said.get(s, {})
        country, website = fields.pop("country", ""), fields.pop("website", None)
        found.append(ComparedRow(id_, status, tuple(text.split("\n")), country, website, tuple(fields.items())))
    return found
