"""By what a coalition's organisations are compared with each other, in one look over the tables."""

import json
from collections.abc import Collection

from sqlite_utils import Database

from aca_desktop.domain.likeness import Known
from aca_desktop.storage.whole_columns import values_of


def known_organisations(database: Database, c: int, only: Collection[int] | None = None) -> dict[int, Known]:
    """Return by row number a coalition's organisations that aren't rejected, or those `only` of them."""
    given: list[object] = [c]
    source = "organisation g"
    if only is not None:
        source, given = (
            "json_each(?) one CROSS JOIN organisation g ON g.s = one.value",
            [json.dumps(sorted(only)), c],
        )
    of = "g.c = ? AND g.status <> 'rejected'"
    rows = database.execute(
        f"SELECT g.s, t.id, g.text FROM {source} CROSS JOIN subject t ON t.s = g.s WHERE {of}", given
    ).fetchall()
    values = database.execute(
        f"SELECT v.s, v.field, v.value FROM {source} CROSS JOIN value v ON v.s = g.s "
        "WHERE v.kind = 'organisation' AND v.place = 0 AND v.value IS NOT NULL "
        f"AND (v.field IN ('country', 'website') OR v.field GLOB 'identifiers.*') AND {of}",
        given,
    ).fetchall()
    said: dict[int, dict[str, str]] = {}
    for (s, field, _text), value in zip(values, values_of([row[2] for row in values]), strict=True):
        if isinstance(value, str):
            said.setdefault(s, {})[field] = value
    found = {}
    for s, id_, text in rows:
        fields = said.get(s, {})
        country, website = fields.pop("country", ""), fields.pop("website", None)
        found[s] = Known(id_, tuple(text.split("\n")), country, website, tuple(fields.items()))
    return found
