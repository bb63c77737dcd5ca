"""The list of organisations as a file for others: all that is known, or what may be published."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from aca_desktop.domain.coalition.record import PUBLISH_SIGNER
from aca_desktop.domain.journal import canonical
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.signing.signature_fields import read_signature
from aca_desktop.domain.signing.signature_record import Signer
from aca_desktop.files import write_new
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.figures import places
from aca_desktop.services.figures.signatories import Signatory, once, signatories
from aca_desktop.services.workspace.workspaces import Workspace
from aca_desktop.storage.queries import listing
from aca_desktop.storage.table_writing import Cell, csv_bytes, xlsx_bytes

__all__ = ["ENDINGS", "Exported", "export"]

ENDINGS = (".csv", ".xlsx", ".json")

_PUBLIC = ("sector", "country", "place", "website", "tier", "founding")


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: where, how many rows; how many signatories were left out since they may not be named."""

    path: Path
    rows: int
    unnamed: int


@dataclass(frozen=True, slots=True)
class _Table:
    header: Sequence[str]
    rows: Sequence[Mapping[str, Json]]
    unnamed: int = 0


def export(workspace: Workspace, coalition: Coalition, path: Path, *, public: bool = False) -> Exported:
    """Write a coalition's organisations to a new file, whose ending (one of ENDINGS) says as what.

    `public`: signatories that count and may be named, with what may be published of them; otherwise every
    organisation with all that is here. Raise AcaError `file-exists`, `cannot-write`, `disk-full`.
    """
    table = _public(workspace, coalition) if public else _whole(workspace, coalition)
    ending = path.suffix.lower()
    if ending == ".json":
        at = workspace.context.at()
        document: Json = {
            "coalition": coalition.code,
            "at": at,
            "organisations": [dict(row) for row in table.rows],
        }
        content = canonical.encode(document) + b"\n"
    else:
        cells = ([_cell(row.get(name)) for name in table.header] for row in table.rows)
        make = csv_bytes if ending == ".csv" else lambda header, rows: xlsx_bytes(coalition.code, header, rows)
        content = make(table.header, cells)
    write_new(path, content, private=not public)
    return Exported(path, len(table.rows), table.unnamed)


def _whole(workspace: Workspace, coalition: Coalition) -> _Table:
    """Return every organisation with the fields under the journal's names, as an import takes them."""
    page = listing.organisations(workspace.journal, [coalition.id])
    rows: list[Mapping[str, Json]] = [{"id": row.id, "status": row.status, **row.fields} for row in page.rows]
    fields = sorted({name for row in page.rows for name in row.fields})
    return _Table(("id", *fields, "status"), rows)


def _public(workspace: Workspace, coalition: Coalition) -> _Table:
    counted = once(signatories(workspace, [coalition], (*_PUBLIC, "names.*"), ids=True))
    named = [one for one in counted if not one.unnamed]
    where = {str(one.fields["place"]) for one in named if "place" in one.fields}
    own = places.naming(places.atlas_of(workspace, [coalition]), where)
    languages = (*coalition.record.languages, "en")
    rows: list[Mapping[str, Json]] = []
    for one in named:
        names = {name: value for name, value in one.fields.items() if name.startswith("names.")}
        plain = {name: one.fields[name] for name in _PUBLIC if name in one.fields}
        place = one.fields.get("place")
        signer = _signer(workspace, coalition, one)
        rows.append(
            {
                **names,
                **plain,
                "place_name": places.name_in(own, own.code(place), languages) if isinstance(place, str) else None,
                "since": one.since.isoformat(),
                "signer": signer.name if signer else None,
                "title": signer.title if signer else None,
            }
        )
    tags = sorted({name for row in rows for name in row if name.startswith("names.")})
    header = (*tags, *_PUBLIC[:3], "place_name", *_PUBLIC[3:], "since", "signer", "title")
    return _Table(header, rows, len(counted) - len(named))


def _signer(workspace: Workspace, coalition: Coalition, one: Signatory) -> Signer | None:
    """Return who has signed, if that may be published: of the signatures that count, the first that allows it."""
    states = [workspace.journal.state(coalition.id, record) for record in one.records]
    for signature in _by_day(one):
        state = next(state for state in states if signature in state.statuses)
        answer = state.consents.get(signature, {}).get(PUBLISH_SIGNER)
        entry = workspace.journal.entry(signature) if answer and answer.given else None
        if entry is not None:
            return read_signature(entry, erased=signature in state.erased).signer
    return None


def _by_day(one: Signatory) -> Iterable[str]:
    return [signature.id for signature in sorted(one.signatures, key=lambda signature: signature.day)]


def _cell(value: Json) -> Cell:
    """Return a field as a cell; what has parts is written as JSON, which an import takes."""
    if value is None or isinstance(value, str | int):
        return value
    return canonical.text(value)
