"""The fields that have several different values, as the view's tables have them."""

from itertools import groupby

from aca_desktop.storage.connection import trouble
from aca_desktop.storage.journal import Journal

type Field = tuple[str, str, str]
"""A subject's id, a kind, a field's name."""


def conflicting(journal: Journal, coalition: str) -> set[Field]:
    """Return a coalition's fields with several different values; what is absent equals nothing else."""
    with trouble(journal.path):
        rows = journal.database.execute(
            "SELECT t.id, x.kind, x.field, x.value, x.absent FROM value x JOIN subject t ON t.s = x.s "
            "JOIN coalition k ON k.c = t.c WHERE k.id = ? AND x.s IN (SELECT s FROM value WHERE place > 0) "
            "ORDER BY x.s, x.kind, x.field",
            [coalition],
        )
        found = set()
        for field, values in groupby(rows, key=lambda row: (row[0], row[1], row[2])):
            candidates = [(row[3], row[4]) for row in values]
            absent = any(value is None for value, _absent in candidates)
            if len(candidates) > 1 and (absent or len(set(candidates)) > 1):
                found.add(field)
        return found
