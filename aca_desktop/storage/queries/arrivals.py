"""Who has arrived at this laptop's table, in SQL: their order, and who was put aside. No export reads it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.errors import AcaError
from aca_desktop.storage.workspace.connection import trouble
from aca_desktop.storage.workspace.workspace import WorkspaceFile


@dataclass(frozen=True, slots=True)
class ArrivalRow:
    """One arrival: when (ISO 8601), whether put aside, and what staff said of it."""

    id: str
    arrived: str
    parked: bool
    said: Mapping[str, Json]


def add(file: WorkspaceFile, coalition: str, row: ArrivalRow) -> None:
    """Add an arrival after all others."""
    with file.transaction():
        file.journal.database.execute(
            "INSERT INTO arrival (id, coalition, place, arrived, parked, said) "
            "VALUES (?, ?, (SELECT coalesce(max(place), 0) + 1 FROM arrival), ?, ?, ?)",
            [row.id, coalition, row.arrived, int(row.parked), json.dumps(row.said, sort_keys=True)],
        )


def every(file: WorkspaceFile, coalition: str) -> list[ArrivalRow]:
    """Return a coalition's arrivals in their order."""
    with trouble(file.path):
        rows = file.journal.database.execute(
            "SELECT id, arrived, parked, said FROM arrival WHERE coalition = ? ORDER BY place, id", [coalition]
        )
        return [ArrivalRow(id_, arrived, bool(parked), json.loads(said)) for id_, arrived, parked, said in rows]


def said(file: WorkspaceFile, id_: str) -> Mapping[str, Json]:
    """Return what was said of an arrival, nothing of one that is gone."""
    with trouble(file.path):
        row = file.journal.database.execute("SELECT said FROM arrival WHERE id = ?", [id_]).fetchone()
    return json.loads(row[0]) if row else {}


def change(file: WorkspaceFile, id_: str, said: Mapping[str, Json]) -> None:
    """Say something else of an arrival. Raise AcaError `arrival-gone`."""
    with file.transaction():
        changed = file.journal.database.execute(
            "UPDATE arrival SET said = ? WHERE id = ?", [json.dumps(said, sort_keys=True), id_]
        )
        if changed.rowcount != 1:
            raise AcaError("arrival-gone", arrival=id_)


def park(file: WorkspaceFile, id_: str, *, parked: bool) -> None:
    """Put an arrival aside, or take it up again at its place; one that is gone stays so."""
    with file.transaction():
        file.journal.database.execute("UPDATE arrival SET parked = ? WHERE id = ?", [int(parked), id_])


def remove(file: WorkspaceFile, id_: str) -> None:
    """Take an arrival away; one that is gone stays so."""
    with file.transaction():
        file.journal.database.execute("DELETE FROM arrival WHERE id = ?", [id_])


def order(file: WorkspaceFile, ids: Sequence[str]) -> None:
    """Put these arrivals into this order, on the places that they have together; those that are gone stay so."""
    with file.transaction():
        database = file.journal.database
        rows = database.execute("SELECT place, id FROM arrival ORDER BY place, id").fetchall()
        here = {id_ for _place, id_ in rows}
        places = [place for place, id_ in rows if id_ in ids]
        wanted = [id_ for id_ in dict.fromkeys(ids) if id_ in here]
        database.conn.executemany(
            "UPDATE arrival SET place = ? WHERE id = ?", list(zip(places, wanted, strict=True))
        )
