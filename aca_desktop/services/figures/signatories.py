"""Who counts at a day: organisations with a signature in force, provisional ones left out.

Only facts are dated: a signature, a withdrawal or a ratification of a later day has not happened yet. Reviews,
sectors and all that is said of an organisation count as they stand now.

Those alike are told together, so that a sentence about 100,000 takes one look at the tables; records that are one
organisation, and whoever has signed, left or ratified at both sides of the day, are looked at one by one.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import chain
from types import MappingProxyType

from aca_desktop.domain.coalition.record import PUBLISH_ORGANISATION
from aca_desktop.domain.figures.commitments import Commitment
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.contents import read_contents
from aca_desktop.domain.journal.meaning import IN_FORCE, OrganisationStatus, Status, SubjectState, interpret
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.organisations.sameness import differing, said_together, same_records
from aca_desktop.services.papers import faces
from aca_desktop.services.workspace.workspaces import Workspace
from aca_desktop.storage.queries import counted, listing
from aca_desktop.storage.queries.counted import Alike, Signed
from aca_desktop.storage.queries.named_fields import named_fields

COUNTED: tuple[Status, ...] = ("approved", "signed")

_DATED = ("signature", "withdrawal", "ratification", "undo")
"""The facts that have not happened yet at a day before their own."""

_KNOWN: tuple[OrganisationStatus, ...] = ("approved", "signed", "provisional", "withdrawn", "expected")

_SPOKEN = ("tier", "founding", "parent", "identifiers.*", "figures.*")
"""What few organisations say: read of those that do, and no reason to tell others apart."""


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
    signatures: tuple[Signed, ...]
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


@dataclass(frozen=True, eq=False)
class Everybody:
    """All who count, or those of them who fit a choice: those `alike`, and each of the others by itself.

    Nobody is in both. `spoken` are the fields that few say, of those in `alike` that have any, by id; `same` is
    what `same_records` tells. `too_old` are the commitments of those who might fit, were it not that a validation
    is old.
    """

    alike: Sequence[Alike]
    apart: Sequence[Signatory]
    spoken: Mapping[str, Mapping[str, Json]]
    same: Mapping[str, str]
    too_old: Sequence[Commitment] = ()

    @property
    def whole(self) -> Sequence[Alike | Signatory]:
        """All of them, for what is the same for each of those alike."""
        return (*self.alike, *self.apart)

    @property
    def count(self) -> int:
        """How many organisations they are, each once."""
        return sum(len(group.ids) for group in self.alike) + len({one.one for one in self.apart})

    @cached_property
    def ids(self) -> Sequence[str]:
        """The organisations, each once, by the records under which they count."""
        return [*chain.from_iterable(group.ids for group in self.alike), *(one.id for one in once(self.apart))]

    def without(self, gone: Collection[str]) -> "Everybody":
        """Return all but these organisations."""
        apart = [one for one in self.apart if one.one not in gone]
        return replace(self, alike=_without(self.alike, gone), apart=apart)


def everybody(
    workspace: Workspace,
    coalitions: Sequence[Coalition],
    fields: Collection[str],
    at: date | None = None,
    *,
    status: bool = False,
    signatures: bool = False,
    publications: bool = False,
) -> Everybody:
    """Return who counts in these coalitions at a day, None for all that is known now.

    `fields` are names, no GLOBs; sectors come along.
    """
    asked = sorted({*fields} - {"sector"})
    told = {
        one.id: counted.said(
            workspace.journal,
            one.id,
            COUNTED,
            asked,
            status=status,
            signatures=signatures,
            publications=publications,
        )
        for one in coalitions
    }
    same = same_records(workspace, coalitions, {id_: own.spoken for id_, own in told.items()})
    several = {*same, *(counted.in_several(workspace.journal) if len(coalitions) > 1 else ())}
    together: list[Alike] = []
    apart: list[Signatory] = []
    spoken: dict[str, Mapping[str, Json]] = {}
    for one in coalitions:
        moved, perhaps = _moved(workspace, one, at)
        others = several | moved
        together += _without(told[one.id].alike, others) if others else told[one.id].alike
        spoken |= {id_: own.fields for id_, own in told[one.id].spoken.items() if id_ not in others}
        wanted = ("sector", *asked, *_SPOKEN)
        apart += _one_by_one(workspace, one, wanted, at, same, (moved, perhaps), several | perhaps)
    return Everybody(together, apart, spoken, same)


def known(
    workspace: Workspace,
    coalitions: Sequence[Coalition],
    fields: Collection[str],
    statuses: Sequence[OrganisationStatus] = _KNOWN,
    *,
    signatures: bool = False,
    publications: bool = False,
) -> Everybody:
    """Return all on record but those refused, whether they have signed or not, each organisation once.

    An organisation of several records is known by what the first of them says.
    """
    asked = sorted({*fields} - {"sector"})
    told = {
        one.id: counted.said(
            workspace.journal, one.id, statuses, asked, signatures=signatures, publications=publications
        )
        for one in coalitions
    }
    same = same_records(workspace, coalitions)
    met: set[str] = set()
    found = []
    for own in told.values():
        for group in own.alike:
            ids = [id_ for id_ in group.ids if same.get(id_, id_) not in met]
            met |= {same.get(id_, id_) for id_ in ids}
            ids = list({same.get(id_, id_): id_ for id_ in reversed(ids)}.values())
            given = tuple(one for one in group.signatures if one.status in COUNTED)
            found.append(replace(group, ids=ids, signatures=given))
    return Everybody([one for one in found if one.ids], (), {}, same)


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
    return [
        found
        for one in coalitions
        for found in _one_by_one(workspace, one, fields, at, same, _moved(workspace, one, at), ids=ids)
    ]


def unnamed(
    workspace: Workspace,
    coalition: Coalition,
    standing: Collection[Status] = IN_FORCE,
    among: Collection[str] | None = None,
) -> frozenset[str]:
    """Return the records, of all or of these, that have a signature that stands so and no longer agree to be
    named: provisional ones too, unless only what counts is asked for."""
    asked = listing.subjects_of_kind(workspace.journal, coalition.id, "consent")
    return frozenset(
        id_
        for id_ in asked
        if (among is None or id_ in among) and _is_unnamed(workspace, coalition, id_, standing)
    )


def once(found: Iterable[Signatory]) -> list[Signatory]:
    """Return each organisation once, in the coalition where its record has the smallest id."""
    seen: dict[str, Signatory] = {}
    for signatory in found:
        if signatory.one not in seen or signatory.id < seen[signatory.one].id:
            seen[signatory.one] = signatory
    return list(seen.values())


def joining_day(fields: Mapping[str, Json], signatures: Iterable[Signed]) -> date:
    """Return the day on which somebody joined: as said, else that of the first of these signatures."""
    joined = fields.get("joined")
    return date.fromisoformat(joined) if isinstance(joined, str) else min(one.day for one in signatures)


def _without(groups: Iterable[Alike], others: Collection[str]) -> list[Alike]:
    less = (replace(one, ids=[id_ for id_ in one.ids if id_ not in others]) for one in groups)
    return [one for one in less if one.ids]


type _Moved = tuple[frozenset[str], frozenset[str]]
"""Of whom a fact is of a later day, and who of these may have counted at the day."""


def _moved(workspace: Workspace, coalition: Coalition, at: date | None) -> _Moved:
    if at is None:
        return frozenset(), frozenset()
    return counted.moved_since(workspace.journal, coalition.id, at.isoformat())


def _one_by_one(
    workspace: Workspace,
    coalition: Coalition,
    fields: Collection[str],
    at: date | None,
    same: Mapping[str, str],
    moved: _Moved,
    records: Collection[str] | None = None,
    *,
    ids: bool = False,
) -> list[Signatory]:
    """Return who counts in a coalition, of all or of these records, of which either all of an organisation's are
    among them, or none."""
    if records is not None and not records:
        return []
    wanted = {*fields, "joined"}
    later, perhaps = moved
    given = {
        id_: tuple(one for one in own if one.status in COUNTED)
        if id_ not in later
        else _signatures_then(workspace, coalition, id_, at)
        if at is not None and id_ in perhaps
        else ()
        for id_, own in counted.signatures(workspace.journal, coalition.id, records, ids=ids).items()
    }
    standing = {id_: own for id_, own in given.items() if own}
    known = named_fields(workspace.journal, coalition.id, standing, wanted)
    hidden = unnamed(workspace, coalition, COUNTED, standing)
    found = [
        Signatory(coalition.id, id_, id_, known.get(id_, {}), own, id_ in hidden, (id_,))
        for id_, own in standing.items()
    ]
    return _united(workspace, coalition, found, same, wanted)


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
    workspace: Workspace, coalition: Coalition, same: Mapping[str, str], counting: Collection[str]
) -> dict[str, list[str]]:
    """Return by organisation the coalition's records that do not count, rejected ones left out, by id."""
    besides: dict[str, list[str]] = {}
    for id_, status in sorted(counted.standing(workspace.journal, coalition.id, same).items()):
        if id_ not in counting and status != "rejected":
            besides.setdefault(same[id_], []).append(id_)
    return besides


def _signatures_then(workspace: Workspace, coalition: Coalition, id_: str, at: date) -> tuple[Signed, ...]:
    """Interpret an organisation's entries without the facts of later days."""
    entries = [
        one.entry
        for one in workspace.journal.about(coalition.id, id_)
        if one.entry.header.kind not in _DATED or faces.day_of(one.entry) <= at
    ]
    statuses = interpret(entries, workspace.journal.authority(coalition.id)).statuses
    found = []
    for entry in entries:
        status = statuses.get(entry.id)
        if status in COUNTED:
            publication = read_contents(entry).values.get("publication")
            signed = publication if isinstance(publication, str) else None
            found.append(Signed(status, faces.day_of(entry), signed, entry.id))
    return tuple(found)


def _is_unnamed(workspace: Workspace, coalition: Coalition, id_: str, standing: Collection[str]) -> bool:
    """Say whether no signature that counts leaves the organisation its name in public."""
    state: SubjectState = workspace.journal.state(coalition.id, id_)
    given = [
        answers[PUBLISH_ORGANISATION].given
        for signature, answers in state.consents.items()
        if state.statuses.get(signature) in standing and PUBLISH_ORGANISATION in answers
    ]
    return bool(given) and not any(given)
