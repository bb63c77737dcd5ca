"""When signatures were written down, beside the days that they claim: questions answered for all at once."""

import json
from collections.abc import Collection, Mapping

from aca_desktop.domain.journal.meaning import Status
from aca_desktop.storage.journal.journal import Journal
from aca_desktop.storage.queries.tallying import DAY, OF_COALITION, so
from aca_desktop.storage.workspace.connection import trouble


def only_before(
    journal: Journal, coalition: str, statuses: Collection[Status], first_days: Mapping[str, str]
) -> frozenset[str]:
    """Return a coalition's organisations of which each signature of these statuses is of an earlier day than its
    publication (entry id) allows, by the first days (ISO 8601)."""
    early = (  # the last of the days tells quickly of nearly all that they are not
        "SELECT x.n, x.s FROM signature x NOT INDEXED CROSS JOIN open_part o ON o.n = x.n "
        f"WHERE {so('x', statuses)} AND {DAY} < ? AND {DAY} < (SELECT f.value FROM json_each(?) f "
        "WHERE f.key = json_extract(CAST(o.bytes AS TEXT), '$.publication'))"
    )
    with trouble(journal.path):
        rows = journal.database.execute(
            f"WITH early AS MATERIALIZED ({early}) "
            "SELECT t.id FROM subject t JOIN organisation g ON g.s = t.s "
            f"WHERE t.s IN (SELECT s FROM early) AND {OF_COALITION} AND NOT EXISTS (SELECT 1 FROM signature y "
            f"WHERE y.s = t.s AND {so('y', statuses)} AND y.n NOT IN (SELECT n FROM early))",
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
            f"AND {OF_COALITION}",
            [day, coalition],
        ).fetchall()
        return frozenset(id_ for (id_,) in rows)
