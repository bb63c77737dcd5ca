"""The fields that have several different values, as the view's tables have them."""

from itertools import groupby
from sys import intern

from aca_desktop.storage.connection import trouble
from aca_desktop.storage.journal import Journal

type Field = tuple[str, str, str]
"""A subject's id, a kind, a field's name."""

type Key = tuple[int, str, str]
"""The same with the subject's row number."""


def conflicting(journal: Journal, coalition: str) -> set[Field]:
    """Return a coalition's fields with several different values; what is absent equals nothing else."""
    with trouble(journal.path):
        keys = conflict_keys(journal, coalition)
        id_of = "SELECT id FROM subject WHERE s = ?"
        ids = {s: journal.database.execute(id_of, [s]).fetchone()[0] for s in {s for s, _kind, _field in keys}}
        return {(ids[s], kind, field) for s, kind, field in keys}


def conflict_keys(journal: Journal, coalition: str) -> set[Key]:
    """Return the same by the subjects' row numbers, which many can be held of."""
    with trouble(journal.path):
        rows = journal.database.execute(
            "SELECT x.s, x.kind, x.field, x.value, x.absent FROM value x WHERE x.s IN (SELECT v.s FROM value v "
            "JOIN subject t ON t.s = v.s JOIN coalition k ON k.c = t.c WHERE v.place > 0 AND k.id = ?) "
            "ORDER BY x.s, x.kind, x.field, x.place",
            [coalition],
        )
        found: set[Key] = set()
        for (s, kind, field), values in groupby(rows, key=lambda row: (row[0], row[1], row[2])):
            candidates = [(row[3], row[4]) for row in values]
            absent = any(value is None for value, _absent in candidates)
            if len(candidates) > 1 and (absent or len(set(candidates)) > 1):
                found.add((s, intern(kind), intern(field)))
        return found
