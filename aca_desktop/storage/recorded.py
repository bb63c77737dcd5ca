"""When signatures were written down, beside the days that they claim: questions answered for all at once."""

import json
from collections.abc import Collection, Mapping

from aca_desktop.domain.journal import Status
from aca_desktop.storage.connection import trouble
from aca_desktop.storage.journal import Journal
from aca_desktop.storage.tallying import DAY, OF_COALITION, so


def only_before(
    journal: Journal, coalition: str, statuses: Collection[Status], first_days: Mapping[str, str]
) -> frozenset[str]:
    """Return a coalition's organisations of which each signature of these statuses is of an earlier day than its
    publication (entry id) allows, by the first days (ISO 8601)."""
    early = (
        "SELECT 1 FROM open_part o JOIN json_each(?) f ON f.key = "
        "json_extract(CAST(o.bytes AS TEXT), '$.publication') "
        f"WHERE o.n = x.n AND {DAY} < f.value"
    )
    with trouble(journal.path):
        rows = journal.database.execute(
            "SELECT t.id FROM signature x NOT INDEXED JOIN organisation g ON g.s = x.s "
            "JOIN subject t ON t.s = x.s "
            f"WHERE {so('x', statuses)} AND {OF_COALITION} GROUP BY x.s HAVING min(EXISTS ({early}))",
            [*statuses, coalition, json.dumps(first_days)],
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
            f"AND {OF_COALITION}",
            [day, coalition],
        ).fetchall()
        return frozenset(id_ for (id_,) in rows)
