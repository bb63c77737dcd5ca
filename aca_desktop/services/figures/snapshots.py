"""Snapshots: the list of signatories at a date kept under a name, so that what was published can be compared."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from aca_desktop.domain.figures.place_record import texts_of
from aca_desktop.domain.figures.snapshots import Difference, SnapshotRow, difference, packed, unpacked
from aca_desktop.domain.journal.contents import read_contents
from aca_desktop.domain.journal.draft import Draft
from aca_desktop.domain.journal.entry import Entry
from aca_desktop.domain.values.problems import Problem, Refused
from aca_desktop.domain.values.typed_text import line
from aca_desktop.errors import AcaError
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.figures.signatories import once, signatories
from aca_desktop.services.organisations.sameness import same_records
from aca_desktop.services.workspace.workspaces import Workspace

__all__ = ["Difference", "Snapshot", "SnapshotRow", "diff", "find", "rows_at", "save", "snapshots"]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A state that was kept: `id` is its entry's, `date` the day whose state it is, `at` when it was kept.

    `rows` is None if what it holds cannot be read here.
    """

    id: str
    name: str
    date: date
    at: str
    rows: Sequence[SnapshotRow] | None


def save(workspace: Workspace, coalition: Coalition, name: str, at: date | None = None) -> Snapshot:
    """Keep the state at a day, None for all that is known now, under a name.

    Raise Refused for a name that is none or taken, or a day to come; AcaError `not-authorised`.
    """
    today = workspace.context.now().date()
    usual = line("name", name)
    problems = [usual] if isinstance(usual, Problem) else []
    if any(one.name == usual for one in snapshots(workspace, coalition)):
        problems.append(Problem("name", "said-twice"))
    if at is not None and at > today:
        problems.append(Problem("at", "day-in-future", {"today": today.isoformat()}))
    if problems or isinstance(usual, Problem):
        raise Refused(problems)
    blobs = packed(rows_at(workspace, coalition, at))
    draft = Draft(
        "snapshot",
        coalition.subject,
        {
            "name": usual,
            "date": (at or today).isoformat(),
            "day": today.isoformat(),
            "rows": [*range(len(blobs))],
        },
        blobs=tuple(("open", blob) for blob in blobs),
    )
    (entry,) = workspace.write(coalition.id, [draft])
    kept = _snapshot(workspace.journal.entry(entry.id) or entry)
    if kept is None:
        raise AssertionError("what was kept can be read")
    return kept


def snapshots(workspace: Workspace, coalition: Coalition) -> list[Snapshot]:
    """Return a coalition's snapshots by date; those taken back are left out."""
    state = workspace.journal.state(coalition.id, coalition.subject)
    entries = [
        workspace.journal.entry(one.entry.id) or one.entry
        for one in workspace.journal.about(coalition.id, coalition.subject)
        if one.entry.header.kind == "snapshot" and one.entry.id in state.facts
    ]
    found = [snapshot for entry in entries if (snapshot := _snapshot(entry))]
    return sorted(found, key=lambda one: (one.date, one.at, one.id))


def find(workspace: Workspace, coalition: Coalition, named: str) -> Snapshot:
    """Return the snapshot of that name or entry id. Raise AcaError `unknown-snapshot`."""
    every = snapshots(workspace, coalition)
    for one in every:
        if named in (one.name, one.id):
            return one
    raise AcaError("unknown-snapshot", snapshot=ascii(named[:80]).strip("'"), known=[one.name for one in every])


def diff(workspace: Workspace, coalition: Coalition, before: str, after: str | None = None) -> Difference:
    """Return what has changed from one snapshot to another, None for now.

    Raise AcaError `unknown-snapshot`, or `snapshot-unreadable` where a newer program has kept it.
    """
    then = _rows(find(workspace, coalition, before))
    now = rows_at(workspace, coalition) if after is None else _rows(find(workspace, coalition, after))
    return difference(then, now, same_records(workspace, [coalition]))


def rows_at(workspace: Workspace, coalition: Coalition, at: date | None = None) -> list[SnapshotRow]:
    """Return the rows of a coalition's list at a day, None for all that is known now."""
    counted = signatories(workspace, [coalition], ("names.*", "sector", "place"), at, ids=True)
    rows = []
    for one in once(counted):
        best = min(one.signatures, key=lambda signature: (signature.status != "approved", signature.day))
        sector, place = one.fields.get("sector"), one.fields.get("place")
        rows.append(
            SnapshotRow(
                organisation=one.one,
                signature=best.id,
                names=texts_of(one.fields, "names"),
                sector=sector if isinstance(sector, str) else None,
                place=place if isinstance(place, str) else None,
                status=best.status,
                day=best.day.isoformat(),
            )
        )
    return rows


def _rows(one: Snapshot) -> Sequence[SnapshotRow]:
    if one.rows is None:
        raise AcaError("snapshot-unreadable", snapshot=one.name)
    return one.rows


def _snapshot(entry: Entry) -> Snapshot | None:
    values = read_contents(entry).values
    name, day = values.get("name"), values.get("date")
    places = values.get("rows")
    if not isinstance(name, str) or not isinstance(day, str) or not isinstance(places, list):
        return None
    blobs = []
    for place in places:
        blob = entry.blobs[place] if isinstance(place, int) and 0 <= place < len(entry.blobs) else None
        if blob is None:
            return Snapshot(entry.id, name, date.fromisoformat(day), entry.header.at, None)
        blobs.append(blob.data)
    return Snapshot(entry.id, name, date.fromisoformat(day), entry.header.at, unpacked(blobs))
