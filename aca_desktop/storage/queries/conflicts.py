"""The fields that have several different values, as the view's tables have them."""

from sys import intern

from aca_desktop.storage.journal.journal import Journal
from aca_desktop.storage.workspace.connection import trouble

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
            "SELECT b.s, b.kind, b.field FROM value b INDEXED BY value_conflict "
            "CROSS JOIN value a ON (a.s, a.kind, a.field, a.place) = (b.s, b.kind, b.field, 0) "
            "JOIN subject t ON t.s = b.s JOIN coalition k ON k.c = t.c WHERE b.place > 0 AND k.id = ? "
            "AND (a.value IS NULL OR b.value IS NULL OR a.value <> b.value)",
            [coalition],
        )
        return {(s, intern(kind), intern(field)) for s, kind, field in rows}
