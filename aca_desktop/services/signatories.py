"""Who counts as a signatory at a day: organisations with a signature in force, provisional ones left out.

Only facts are dated: a signature, a withdrawal or a ratification of a later day has not happened yet. Reviews,
sectors and all that is said of an organisation count as they stand now.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from aca_desktop.domain.canonical import Json
from aca_desktop.domain.coalition_record import PUBLISH_ORGANISATION
from aca_desktop.domain.contents import read_contents
from aca_desktop.domain.identity import united
from aca_desktop.domain.journal import IN_FORCE, Status, SubjectState, interpret
from aca_desktop.services import faces
from aca_desktop.services.coalitions import Coalition
from aca_desktop.services.workspaces import Workspace
from aca_desktop.storage import counting, listing
from aca_desktop.storage.counting import CountedRow

COUNTED: tuple[Status, ...] = ("approved", "signed")

_DATED = frozenset({"signature", "withdrawal", "ratification", "undo"})


@dataclass(frozen=True, slots=True)
class Standing:
    """A signature that counts: how it stands, its day, and the publication (entry id) that was signed.

    `id` is its own entry's, "" unless ids were asked for.
    """

    status: Status
    day: date
    publication: str | None
    id: str = ""


@dataclass(frozen=True, slots=True)
class Signatory:
    """An organisation that counts.

    `fields` are those asked for; `one` is the id of the record that stands for all records of this organisation,
    itself where there is no other; `unnamed` says that it no longer agrees to be named.
    """

    coalition: str
    id: str
    one: str
    fields: Mapping[str, Json]
    signatures: tuple[Standing, ...]
    unnamed: bool

    @property
    def since(self) -> date:
        """The day it joined: as said, else that of its first signature that counts."""
        joined = self.fields.get("joined")
        return date.fromisoformat(joined) if isinstance(joined, str) else min(one.day for one in self.signatures)


def signatories(
    workspace: Workspace,
    which: Sequence[Coalition],
    fields: Collection[str],
    at: date | None = None,
    *,
    ids: bool = False,
) -> list[Signatory]:
    """Return who counts in these coalitions at a day, None for all that is known now.

    `fields` are GLOBs; identifiers and `joined` come along. An organisation with several records, or in several
    coalitions, comes once for each: `one` tells.
    """
    found: list[Signatory] = []
    same: list[tuple[str, str]] = []
    for one in which:
        wanted = {*fields, "identifiers.*", "joined"}
        rows = counting.organisations(workspace.journal, one.id, wanted, ids=ids)
        found += _counting(workspace, one, rows, at)
        same += said_to_be_same(workspace, one)
    marks = {signatory.id: identifiers_in(signatory.fields) for signatory in found}
    first = united(marks, same)
    return [
        signatory if first[signatory.id] == signatory.id else _standing_behind(signatory, first[signatory.id])
        for signatory in found
    ]


def unnamed(workspace: Workspace, which: Coalition) -> frozenset[str]:
    """Return the organisations that have signed and no longer agree to be named, provisional ones too."""
    asked = listing.subjects_of_kind(workspace.journal, which.id, "consent")
    return frozenset(id_ for id_ in asked if _is_unnamed(workspace, which, id_, IN_FORCE))


def once(found: Iterable[Signatory]) -> list[Signatory]:
    """Return each organisation once: the first of its records."""
    seen: dict[str, Signatory] = {}
    for signatory in found:
        seen.setdefault(signatory.one, signatory)
    return list(seen.values())


def _standing_behind(one: Signatory, first: str) -> Signatory:
    return Signatory(one.coalition, one.id, first, one.fields, one.signatures, one.unnamed)


def _counting(
    workspace: Workspace, which: Coalition, rows: Iterable[CountedRow], at: date | None
) -> Iterator[Signatory]:
    day = None if at is None else at.isoformat()
    for row in rows:
        signatures = _signatures(workspace, which, row, day)
        if signatures:
            unnamed = any(fact.kind == "consent" for fact in row.facts) and _is_unnamed(workspace, which, row.id)
            yield Signatory(which.id, row.id, row.id, row.fields, signatures, unnamed)


def _signatures(workspace: Workspace, which: Coalition, row: CountedRow, day: str | None) -> tuple[Standing, ...]:
    dated = [fact for fact in row.facts if fact.kind in _DATED]
    if day is None or all(fact.day <= day for fact in dated):
        return tuple(
            Standing(fact.status, date.fromisoformat(fact.day), fact.publication, fact.id)
            for fact in dated
            if fact.status in COUNTED
        )
    if not any(fact.kind == "signature" and fact.day <= day for fact in dated):
        return ()
    return _signatures_then(workspace, which, row.id, day)


def _signatures_then(workspace: Workspace, which: Coalition, id_: str, day: str) -> tuple[Standing, ...]:
    """Interpret an organisation's entries without the facts of later days."""
    entries = [
        one.entry
        for one in workspace.journal.about(which.id, id_)
        if one.entry.header.kind not in _DATED or faces.day_of(one.entry).isoformat() <= day
    ]
    statuses = interpret(entries, workspace.journal.authority(which.id)).statuses
    found = []
    for entry in entries:
        status = statuses.get(entry.id)
        if status in COUNTED:
            publication = read_contents(entry).values.get("publication")
            signed = publication if isinstance(publication, str) else None
            found.append(Standing(status, faces.day_of(entry), signed, entry.id))
    return tuple(found)


def _is_unnamed(workspace: Workspace, which: Coalition, id_: str, standing: Collection[str] = COUNTED) -> bool:
    """Say whether no signature that counts leaves the organisation its name in public."""
    state: SubjectState = workspace.journal.state(which.id, id_)
    given = [
        answers[PUBLISH_ORGANISATION].given
        for signature, answers in state.consents.items()
        if state.statuses.get(signature) in standing and PUBLISH_ORGANISATION in answers
    ]
    return bool(given) and not any(given)


def identifiers_in(fields: Mapping[str, Json]) -> list[tuple[str, Json]]:
    """Return the identifiers that mark an organisation wherever it is written down."""
    return [(name, str(value)) for name, value in fields.items() if name.startswith("identifiers.")]


def said_to_be_same(workspace: Workspace, which: Coalition) -> list[tuple[str, str]]:
    """Return the pairs of organisations that a coordinator has said to be the same."""
    return [
        (one.id, name.removeprefix("same."))
        for one in counting.subjects(workspace.journal, which.id, "same")
        for name, value in one.fields.items()
        if name.startswith("same.") and value is True
    ]
