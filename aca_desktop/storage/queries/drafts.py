"""Drafts of signatures in SQL: what was filled in, drawn and attached so far. No journal, and nobody exports them.

Whether a form makes sense is nothing that is known here.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.signing.attachments import Attachment
from aca_desktop.errors import AcaError
from aca_desktop.storage.workspace.connection import trouble
from aca_desktop.storage.workspace.workspace import WorkspaceFile

_DRAFTS = "SELECT id, about, begun, kept, parked FROM draft"


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One draft: what it is about, when it was begun and last kept (ISO 8601), whether it was parked; and those
    of its fields that were asked for."""

    id: str
    about: Json
    begun: str
    kept: str
    parked: bool
    form: Mapping[str, Json]


def add(file: WorkspaceFile, id_: str, about: Json, at: str) -> None:
    """Begin a draft."""
    with file.transaction():
        file.journal.database.execute(
            "INSERT INTO draft (id, about, begun, kept) VALUES (?, ?, ?, ?)", [id_, _text(about), at, at]
        )


def keep_fields(file: WorkspaceFile, id_: str, fields: Mapping[str, Json], at: str) -> None:
    """Keep fields; None removes one. Raise AcaError `draft-gone`."""
    with file.transaction():
        _touch(file, id_, at)
        many = file.journal.database.conn.executemany
        many(
            "DELETE FROM draft_field WHERE draft = ? AND name = ?",
            [(id_, name) for name, value in fields.items() if value is None],
        )
        many(
            "INSERT OR REPLACE INTO draft_field VALUES (?, ?, ?)",
            [(id_, name, _text(value)) for name, value in fields.items() if value is not None],
        )


def keep_stroke(file: WorkspaceFile, id_: str, pad: str, number: int, data: bytes, at: str) -> None:
    """Keep a stroke in place of the one of that number. Raise AcaError `draft-gone`."""
    with file.transaction():
        _touch(file, id_, at)
        file.journal.database.execute(
            "INSERT OR REPLACE INTO draft_stroke VALUES (?, ?, ?, ?)", [id_, pad, number, data]
        )


def drop_strokes(file: WorkspaceFile, id_: str, pad: str, at: str, *, last_only: bool) -> None:
    """Take away a pad's last stroke, or all of them. Raise AcaError `draft-gone`."""
    last = "(SELECT max(number) FROM draft_stroke WHERE draft = ?1 AND pad = ?2)" if last_only else "number"
    with file.transaction():
        _touch(file, id_, at)
        file.journal.database.execute(
            f"DELETE FROM draft_stroke WHERE draft = ?1 AND pad = ?2 AND number = {last}", [id_, pad]
        )


def keep_file(file: WorkspaceFile, id_: str, name: str, kept: Attachment | None, at: str) -> None:
    """Keep a file under a name; None removes it. Raise AcaError `draft-gone`."""
    with file.transaction():
        _touch(file, id_, at)
        database = file.journal.database
        database.execute("DELETE FROM draft_file WHERE draft = ? AND name = ?", [id_, name])
        if kept is not None:
            row = [id_, name, kept.media_type, kept.name, kept.data]
            database.execute("INSERT INTO draft_file VALUES (?, ?, ?, ?, ?)", row)


def park(file: WorkspaceFile, id_: str, at: str, *, parked: bool) -> None:
    """Say whether a draft is parked. Raise AcaError `draft-gone`."""
    with file.transaction():
        _touch(file, id_, at)
        file.journal.database.execute("UPDATE draft SET parked = ? WHERE id = ?", [int(parked), id_])


def remove(file: WorkspaceFile, id_: str) -> None:
    """Take a draft away with all that it holds. Raise AcaError `draft-gone`."""
    with file.transaction():
        if file.journal.database.execute("DELETE FROM draft WHERE id = ?", [id_]).rowcount != 1:
            raise AcaError("draft-gone", draft=id_)


def every(file: WorkspaceFile, names: Sequence[str]) -> list[DraftRow]:
    """Return all drafts with their fields of these names, the first begun first."""
    with trouble(file.path):
        rows = file.journal.database.execute(f"{_DRAFTS} ORDER BY begun, id").fetchall()
        return [_row(row, {name: fields(file, row[0]).get(name) for name in names}) for row in rows]


def one(file: WorkspaceFile, id_: str) -> DraftRow:
    """Return a draft. Raise AcaError `draft-gone`."""
    with trouble(file.path):
        row = file.journal.database.execute(f"{_DRAFTS} WHERE id = ?", [id_]).fetchone()
    if row is None:
        raise AcaError("draft-gone", draft=id_)
    return _row(row, {})


def fields(file: WorkspaceFile, id_: str) -> dict[str, Json]:
    """Return a draft's fields."""
    with trouble(file.path):
        rows = file.journal.database.execute("SELECT name, value FROM draft_field WHERE draft = ?", [id_])
        return {name: json.loads(text) for name, text in rows}


def strokes(file: WorkspaceFile, id_: str) -> dict[str, list[bytes]]:
    """Return a draft's strokes per pad, in their order."""
    found: dict[str, list[bytes]] = {}
    with trouble(file.path):
        rows = file.journal.database.execute(
            "SELECT pad, bytes FROM draft_stroke WHERE draft = ? ORDER BY pad, number", [id_]
        )
        for pad, data in rows:
            found.setdefault(pad, []).append(data)
    return found


def files(file: WorkspaceFile, id_: str) -> dict[str, Attachment]:
    """Return a draft's files by the names under which they are kept."""
    with trouble(file.path):
        rows = file.journal.database.execute(
            "SELECT name, media_type, bytes, file_name FROM draft_file WHERE draft = ?", [id_]
        )
        return {name: Attachment(*row) for name, *row in rows}


def _touch(file: WorkspaceFile, id_: str, at: str) -> None:
    if file.journal.database.execute("UPDATE draft SET kept = ? WHERE id = ?", [at, id_]).rowcount != 1:
        raise AcaError("draft-gone", draft=id_)


def _row(row: tuple[str, str, str, str, int], form: Mapping[str, Json]) -> DraftRow:
    id_, about, begun, kept, parked = row
    return DraftRow(id_, json.loads(about), begun, kept, bool(parked), form)


def _text(value: Json) -> str:
    """Return the value as ASCII, so that half a character, typed a moment ago, can be kept too."""
    return json.dumps(value, separators=(",", ":"), sort_keys=True)
