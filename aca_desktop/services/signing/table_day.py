"""A day at this laptop's table, for staff: what is chosen, who has signed here, what is wrong with clock and disk.

What is chosen (declaration, event) is this laptop's own; no export reads it.
"""

import shutil
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.contents import Absent
from aca_desktop.domain.journal.meaning import Status
from aca_desktop.domain.organisations.words import name_of
from aca_desktop.domain.signing.ink import Ink
from aca_desktop.domain.signing.signature_fields import SignatureRead, read_signature
from aca_desktop.domain.values.addresses import email
from aca_desktop.files import world_trouble
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.coalition.events import events
from aca_desktop.services.laptops.laptops import role
from aca_desktop.services.signing import papers_due
from aca_desktop.services.signing.handing_over import copies
from aca_desktop.services.workspace.workspaces import Workspace
from aca_desktop.storage.journal import feeds
from aca_desktop.storage.queries import listing, local_values
from aca_desktop.storage.queries.named_fields import named_fields

LEAST_FREE = 500 * 2**20
"""Bytes on the disk, below which staff is warned: far more than a day's signatures and copies need."""

type ClockTrouble = Literal["behind", "ahead"]

_AHEAD = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is signed at this table: a publication's and an event's id, None where nothing was chosen."""

    publication: str | None = None
    event: str | None = None


@dataclass(frozen=True, slots=True)
class SignedHere:
    """A signature that was given here: for whom, by whom, when (ISO 8601), how; the ways of copies handed over.

    `signer` and `ink` are None where they are not here (any more). `sendable`: an e-mail address was given. `due`:
    its paper could not be made or kept yet.
    """

    signature: str
    organisation: str
    name: str
    signer: str | None
    at: str
    method: str
    ink: Ink | None
    status: Status
    copies: tuple[str, ...]
    sendable: bool
    due: bool = False


@dataclass(frozen=True, slots=True)
class Unhanded:
    """A signature of which no copy was handed over: for whom, and whether an e-mail address was given."""

    signature: str
    name: str
    sendable: bool


@dataclass(frozen=True, slots=True)
class Today:
    """What was signed here today: the newest few, how many in all, and how many of them could be sent a copy that
    they have not got; `due`: how many papers, of whatever day, could not be made or kept yet."""

    newest: tuple[SignedHere, ...]
    count: int
    owed: int
    due: int = 0


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Clock, disk and role: what is wrong with the clock, and the time of the newest entry here; bytes that are
    free; whether somebody has enrolled this laptop."""

    clock: ClockTrouble | None
    newest: str | None
    free: int
    enrolled: bool

    @property
    def is_tight(self) -> bool:
        """Whether the disk is nearly full."""
        return self.free < LEAST_FREE


def chosen(workspace: Workspace, coalition: Coalition) -> Chosen:
    """Return what was chosen for this table; whether it is still there is not looked at.

    Until something is, an event laptop is at the only event there is.
    """
    kept = local_values.read(workspace.file, f"table.{coalition.id}")
    if kept is None and role(coalition) == "event":
        known = events(workspace, coalition)
        return Chosen(event=known[0].id if len(known) == 1 else None)
    said = kept if isinstance(kept, Mapping) else {}
    publication, event = said.get("publication"), said.get("event")
    return Chosen(publication if isinstance(publication, str) else None, event if isinstance(event, str) else None)


def choose(workspace: Workspace, coalition: Coalition, what: Chosen) -> None:
    """Keep what is chosen for this table."""
    value = {"publication": what.publication, "event": what.event}
    local_values.keep(workspace.file, f"table.{coalition.id}", value)


def choose_event(workspace: Workspace, coalition: str, event: str) -> None:
    """Keep the event's id of the table at which this laptop is to be, for the coalition of that id."""
    local_values.keep(workspace.file, f"table.{coalition}", {"publication": None, "event": event})


def unhanded(workspace: Workspace, coalition: Coalition, language: str) -> tuple[Unhanded, ...]:
    """Return the signatures of today of which no copy was handed over, the newest first, however many."""
    languages = (language, *coalition.record.languages, "en")
    found = _without_copy(workspace, coalition, signed_today(workspace, coalition))
    organisations = {read.entry.header.subject for read in found}
    fields = _names(workspace, coalition, organisations)
    return tuple(
        Unhanded(
            read.entry.id,
            name_of(fields.get(read.entry.header.subject, {}), languages) or "",
            sendable=_is_sendable(read),
        )
        for read in found
    )


def signed_today(workspace: Workspace, coalition: Coalition) -> list[str]:
    """Return the signatures (entry ids) that were given here today."""
    day = workspace.context.now().date().isoformat()
    ids = feeds.signatures_at(workspace.journal, coalition.id, workspace.key.replica, day)
    if workspace.is_enrolled(coalition.id):
        return ids
    subjects = {one.id: one.header.subject for one in feeds.without_blobs(workspace.journal, ids)}
    return [one for one in ids if one in workspace.own_state(coalition.id, subjects[one]).statuses]


def _names(
    workspace: Workspace, coalition: Coalition, organisations: Collection[str]
) -> Mapping[str, Mapping[str, Json | Absent]]:
    """Return the fields by which these organisations are named."""
    if workspace.is_enrolled(coalition.id):
        return named_fields(workspace.journal, coalition.id, organisations, ("name", "names.*"))
    return {one: workspace.own_state(coalition.id, one).shown("organisation") for one in organisations}


def _without_copy(workspace: Workspace, coalition: Coalition, ids: Sequence[str]) -> list[SignatureRead]:
    """Return of these signatures those of which no copy was handed over, in their order, without ink."""
    copied = feeds.followed_by_copies(workspace.journal, coalition.id)
    wanted = [one for one in ids if one not in copied]
    read = {one.id: read_signature(one) for one in feeds.without_blobs(workspace.journal, wanted)}
    return [read[one] for one in wanted]


def today(workspace: Workspace, coalition: Coalition, language: str, *, limit: int) -> Today:
    """Return what was signed here today, however much it was."""
    ids = signed_today(workspace, coalition)
    languages = (language, *coalition.record.languages, "en")
    due = papers_due.due(workspace, coalition)
    newest = (_signed(workspace, coalition, id_, languages) for id_ in ids[:limit])
    return Today(
        tuple(replace(one, due=one.signature in due) for one in newest),
        len(ids),
        sum(map(_is_sendable, _without_copy(workspace, coalition, ids))),
        len(due),
    )


def surroundings(workspace: Workspace, coalition: Coalition) -> Surroundings:
    """Return how clock, disk and role are; what is signed under a wrong clock stands, with the time it had."""
    newest = listing.last_written(workspace.journal, coalition.id, workspace.key.replica)
    with world_trouble("cannot-read", workspace.path):
        free = shutil.disk_usage(workspace.path.absolute().parent).free
    clock = _clock_trouble(newest, workspace.context.now())
    return Surroundings(clock, newest, free, workspace.is_enrolled(coalition.id))


def _clock_trouble(newest: str | None, now: datetime) -> ClockTrouble | None:
    """Say whether the clock is before this laptop's newest entry, or more than a year after it."""
    try:
        last = datetime.fromisoformat(newest) if newest else None
    except ValueError:
        return None  # a cloned laptop may have written anything
    if last is None:
        return None
    return "behind" if now < last else "ahead" if now > last + _AHEAD else None


def _signed(workspace: Workspace, coalition: Coalition, id_: str, languages: Sequence[str]) -> SignedHere:
    entry = workspace.journal.entry(id_)
    if entry is None:
        raise AssertionError("a signature of the list is in the journal")
    organisation = entry.header.subject
    state = workspace.own_state(coalition.id, organisation)
    read = read_signature(entry, erased=id_ in state.erased)
    return SignedHere(
        signature=id_,
        organisation=organisation,
        name=name_of(state.shown("organisation"), languages) or "",
        signer=read.signer.name if read.signer else None,
        at=entry.header.at,
        method=read.method,
        ink=read.ink,
        status=state.statuses.get(id_, "signed"),
        copies=copies(workspace, coalition, organisation).get(id_, ()),
        sendable=_is_sendable(read),
    )


def _is_sendable(read: SignatureRead) -> bool:
    return read.signer is not None and isinstance(email("email", read.signer.email or ""), str)
