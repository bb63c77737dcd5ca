"""Who counts as a signatory at a day: organisations with a signature in force, provisional ones left out.

Only facts are dated: a signature, a withdrawal or a ratification of a later day has not happened yet. Reviews,
sectors and all that is said of an organisation count as they stand now.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from aca_desktop.domain.coalition.record import PUBLISH_ORGANISATION
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.contents import read_contents
from aca_desktop.domain.journal.meaning import IN_FORCE, Status, SubjectState, interpret
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.organisations.sameness import differing, said_together, same_records
from aca_desktop.services.papers import faces
from aca_desktop.services.workspace.workspaces import Workspace
from aca_desktop.storage.queries import counting, listing, tallying
from aca_desktop.storage.queries.alike import Signed
from aca_desktop.storage.queries.counting import CountedRow, FactKind
from aca_desktop.storage.queries.named_fields import named_fields

COUNTED: tuple[Status, ...] = ("approved", "signed")

DATED: tuple[FactKind, ...] = ("signature", "withdrawal", "ratification", "undo")
"""The facts that have not happened yet at a day before their own."""


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
    """An organisation that counts in a coalition, once there however many records it has.

    `id` is its first record there that counts; `records` are all of them there, those that count first; `one` is
    the organisation itself, the same in all coalitions. `fields` are those asked for, as its records say them
    together; `unnamed` says that it no longer agrees to be named. `differing` are those that they contradict each
    other in, with their values.
    """

    coalition: str
    id: str
    one: str
    fields: Mapping[str, Json]
    signatures: tuple[Standing, ...]
    unnamed: bool
    records: tuple[str, ...]
    differing: Mapping[str, tuple[Json, ...]] = MappingProxyType({})

    @property
    def since(self) -> date:
        """The day it joined: as said, else that of its first signature that counts."""
        return joining_day(self.fields, self.signatures)

    @property
    def status(self) -> Status:
        """How the best of its signatures stands."""
        return "approved" if any(one.status == "approved" for one in self.signatures) else "signed"


def signatories(
    workspace: Workspace,
    coalitions: Sequence[Coalition],
    fields: Collection[str],
    at: date | None = None,
    *,
    ids: bool = False,
) -> list[Signatory]:
    """Return who counts in these coalitions at a day, None for all that is known now.

    `fields` are GLOBs; `joined` comes along. An organisation of several coalitions comes once for each: `one`
    tells.
    """
    same = same_records(workspace, coalitions)
    return [found for one in coalitions for found in _of_coalition(workspace, one, fields, at, same, ids=ids)]


def signatories_among(
    workspace: Workspace,
    coalition: Coalition,
    records: Collection[str],
    fields: Collection[str],
    at: date | None,
    same: Mapping[str, str],
) -> list[Signatory]:
    """Return who counts in a coalition of these records, as `signatories` does; `same` is what same_records tells,
    of whose records either all of an organisation's are among these, or none."""
    return _of_coalition(workspace, coalition, fields, at, same, records) if records else []


def unnamed(workspace: Workspace, coalition: Coalition, standing: Collection[Status] = IN_FORCE) -> frozenset[str]:
    """Return the records that have a signature that stands so and no longer agree to be named: provisional ones
    too, unless only what counts is asked for."""
    asked = listing.subjects_of_kind(workspace.journal, coalition.id, "consent")
    return frozenset(id_ for id_ in asked if _is_unnamed(workspace, coalition, id_, standing))


def once(found: Iterable[Signatory]) -> list[Signatory]:
    """Return each organisation once, in the coalition where its record has the smallest id."""
    seen: dict[str, Signatory] = {}
    for signatory in found:
        if signatory.one not in seen or signatory.id < seen[signatory.one].id:
            seen[signatory.one] = signatory
    return list(seen.values())


def joining_day(fields: Mapping[str, Json], signatures: Iterable[Standing | Signed]) -> date:
    """Return the day on which somebody joined: as said, else that of the first of these signatures."""
    joined = fields.get("joined")
    return date.fromisoformat(joined) if isinstance(joined, str) else min(one.day for one in signatures)


def _of_coalition(
    workspace: Workspace,
    coalition: Coalition,
    fields: Collection[str],
    at: date | None,
    same: Mapping[str, str],
    records: Collection[str] | None = None,
    *,
    ids: bool = False,
) -> list[Signatory]:
    wanted = {*fields, "joined"}
    rows = counting.organisations(workspace.journal, coalition.id, wanted, records, ids=ids)
    return _united(workspace, coalition, list(_counting(workspace, coalition, rows, at)), same, wanted)


def _united(
    workspace: Workspace,
    coalition: Coalition,
    found: Sequence[Signatory],
    same: Mapping[str, str],
    wanted: Collection[str],
) -> list[Signatory]:
    """Return a coalition's signatories, those whose records are one organisation as one."""
    if not same:
        return list(found)
    several: dict[str, list[Signatory]] = {}
    for one in found:
        if one.id in same:
            several.setdefault(same[one.id], []).append(one)
    silent = _records_besides(workspace, coalition, same, {one.id for own in several.values() for one in own})
    met: set[str] = set()
    united = []
    for one in found:
        key = same.get(one.id)
        if key is None:
            united.append(one)
        elif key not in met:
            met.add(key)
            own = sorted(several[key], key=lambda record: record.id)
            records = (*(record.id for record in own), *silent.get(key, ()))
            known = named_fields(workspace.journal, coalition.id, records, wanted) if len(records) > 1 else {}
            united.append(
                replace(
                    own[0],
                    one=key,
                    fields=said_together(known, records) if known else own[0].fields,
                    signatures=tuple(signature for record in own for signature in record.signatures),
                    unnamed=any(record.unnamed for record in own),
                    records=records,
                    differing=differing(known),
                )
            )
    return united


def _records_besides(
    workspace: Workspace, coalition: Coalition, same: Mapping[str, str], counted: Collection[str]
) -> dict[str, list[str]]:
    """Return by organisation the coalition's records that do not count, rejected ones left out, by id."""
    besides: dict[str, list[str]] = {}
    for id_, status in sorted(tallying.standing(workspace.journal, coalition.id, same).items()):
        if id_ not in counted and status != "rejected":
            besides.setdefault(same[id_], []).append(id_)
    return besides


def _counting(
    workspace: Workspace, coalition: Coalition, rows: Iterable[CountedRow], at: date | None
) -> Iterator[Signatory]:
    day = None if at is None else at.isoformat()
    for row in rows:
        signatures = _signatures(workspace, coalition, row, day)
        if signatures:
            unnamed = any(fact.kind == "consent" for fact in row.facts) and _is_unnamed(
                workspace, coalition, row.id
            )
            yield Signatory(coalition.id, row.id, row.id, row.fields, signatures, unnamed, (row.id,))


def _signatures(
    workspace: Workspace, coalition: Coalition, row: CountedRow, day: str | None
) -> tuple[Standing, ...]:
    dated = [fact for fact in row.facts if fact.kind in DATED]
    if day is None or all(fact.day <= day for fact in dated):
        return tuple(
            Standing(fact.status, date.fromisoformat(fact.day), fact.publication, fact.id)
            for fact in dated
            if fact.status in COUNTED
        )
    if not any(fact.kind == "signature" and fact.day <= day for fact in dated):
        return ()
    return _signatures_then(workspace, coalition, row.id, day)


def _signatures_then(workspace: Workspace, coalition: Coalition, id_: str, day: str) -> tuple[Standing, ...]:
    """Interpret an organisation's entries without the facts of later days."""
    entries = [
        one.entry
        for one in workspace.journal.about(coalition.id, id_)
        if one.entry.header.kind not in DATED or faces.day_of(one.entry).isoformat() <= day
    ]
    statuses = interpret(entries, workspace.journal.authority(coalition.id)).statuses
    found = []
    for entry in entries:
        status = statuses.get(entry.id)
        if status in COUNTED:
            publication = read_contents(entry).values.get("publication")
            signed = publication if isinstance(publication, str) else None
            found.append(Standing(status, faces.day_of(entry), signed, entry.id))
    return tuple(found)


def _is_unnamed(workspace: Workspace, coalition: Coalition, id_: str, standing: Collection[str] = COUNTED) -> bool:
    """Say whether no signature that counts leaves the organisation its name in public."""
    state: SubjectState = workspace.journal.state(coalition.id, id_)
    given = [
        answers[PUBLISH_ORGANISATION].given
        for signature, answers in state.consents.items()
        if state.statuses.get(signature) in standing and PUBLISH_ORGANISATION in answers
    ]
    return bool(given) and not any(given)
