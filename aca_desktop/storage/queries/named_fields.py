"""A few fields of a few organisations, without reading all of theirs."""

from collections.abc import Collection, Iterable

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.storage.journal.entries import chunks
from aca_desktop.storage.journal.journal import Journal
from aca_desktop.storage.queries.whole_columns import values_of
from aca_desktop.storage.workspace.connection import trouble


def named_fields(
    journal: Journal, coalition: str, ids: Iterable[str], names: Collection[str]
) -> dict[str, dict[str, Json]]:
    """Return the shown fields of those names (GLOBs) of these organisations, by id, of those that have any."""
    wanted = " OR ".join("v.field GLOB ?" for _ in names)
    rows: list[tuple[str, str, str]] = []
    with trouble(journal.path):
        for some in chunks(sorted(set(ids))):
            marks = ",".join("?" * len(some))
            rows += journal.database.execute(
                "SELECT t.id, v.field, v.value FROM subject t JOIN value v ON v.s = t.s "
                f"WHERE t.id IN ({marks}) AND t.c = (SELECT k.c FROM coalition k WHERE k.id = ?) "
                f"AND v.kind = 'organisation' AND v.place = 0 AND v.value IS NOT NULL AND ({wanted})",
                [*some, coalition, *names],
            ).fetchall()
    found: dict[str, dict[str, Json]] = {}
    values = values_of([text for _id, _field, text in rows])
    for (id_, field, _text), value in zip(rows, values, strict=True):
        if value is not None:
            found.setdefault(id_, {})[field] = value
    return found
