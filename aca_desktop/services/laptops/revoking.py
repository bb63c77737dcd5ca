"""Revoking laptops and invitations: which of their entries keep their effect; and the list that is published."""

from collections.abc import Iterator
from dataclasses import dataclass

from aca_desktop.domain.journal.contents import read_contents
from aca_desktop.domain.journal.draft import Draft
from aca_desktop.domain.journal.entry import MAX_OVER, Entry, named_subject
from aca_desktop.domain.journal.kinds import Rank
from aca_desktop.domain.journal.revocations import Revocations, RevokedKind
from aca_desktop.domain.journal.trust import check_code
from aca_desktop.errors import AcaError
from aca_desktop.sealing.certificates import Authority
from aca_desktop.sealing.keys import Checker, replica_of
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.coalition.events import Event
from aca_desktop.services.laptops.enrolling import write_as_root
from aca_desktop.services.laptops.laptops import laptop_name
from aca_desktop.services.workspace.workspaces import Workspace
from aca_desktop.storage.journal import feeds
from aca_desktop.storage.sync.sync_merging import rolled_back


@dataclass(frozen=True, slots=True)
class Target:
    """Who is to be revoked: a laptop by its replica, or an invitation by its key's."""

    replica: str
    kind: RevokedKind

    @property
    def subject(self) -> str:
        """What the revocation is about."""
        return named_subject(self.replica)


@dataclass(frozen=True, slots=True)
class Revoked:
    """A revocation that is on disk, and how many entries have lost their effect by it."""

    entry: Entry
    lost: int


@dataclass(frozen=True, slots=True)
class InvitationRow:
    """An invitation: its entry and its key's id, for how many laptops, the replicas that joined by it."""

    entry: str
    replica: str
    laptops: int
    joined: tuple[str, ...]
    is_revoked: bool

    @property
    def is_overdrawn(self) -> bool:
        """Whether more have joined than were meant."""
        return len(self.joined) > self.laptops


def find(workspace: Workspace, coalition: Coalition, named: str) -> Target:
    """Return the laptop of that check code, id (or how it begins) or name, or the invitation of that entry id.

    Raise AcaError `unknown-laptop-here`, `ambiguous-laptop`.
    """
    targets = dict(_targets(workspace, coalition))
    code = named.upper().replace("-", "")
    found = [
        Target(replica, kind)
        for replica, (kind, names) in targets.items()
        if named in names
        or code == check_code(replica).replace("-", "")
        or (len(named) >= 8 and replica.startswith(named))
    ]
    if not found:
        raise AcaError("unknown-laptop-here", laptop=named[:80])
    if len(found) > 1:
        raise AcaError("ambiguous-laptop", laptop=named, codes=[check_code(one.replica) for one in found])
    return found[0]


def survivors(
    workspace: Workspace, coalition: Coalition, target: Target, event: Event | None = None
) -> tuple[str, ...]:
    """Return the entries to name so that all that we have keeps its effect, or all up to the end of an event.

    Of an invitation: the joins. Raise AcaError `too-many-values` if there are more branches than can be named.
    """
    if target.kind == "invitation":
        invited = _invitation_entries(workspace, coalition, target)
        named = [
            one.entry.id
            for one in feeds.deciding(workspace.journal, coalition.id)
            if one.entry.header.kind == "join" and not invited.isdisjoint(one.entry.header.over)
        ]
    elif event is None:
        named = feeds.heads(workspace.journal, coalition.id, target.replica)
    else:
        signed = {
            one.n
            for one in feeds.signatures_of(workspace.journal, coalition.id, target.replica)
            if read_contents(one.entry).values.get("event") == event.id
        }
        named = feeds.last_of(workspace.journal, coalition.id, target.replica, signed)
    if len(named) > MAX_OVER:
        raise AcaError("too-many-values", limit=MAX_OVER)
    return tuple(named)


def revoke(
    workspace: Workspace,
    coalition: Coalition,
    target: Target,
    surviving: tuple[str, ...],
    *,
    root: Authority | None = None,
    reason: str | None = None,
) -> Revoked:
    """Revoke a laptop or an invitation; only the entries named and those before them keep their effect.

    A coordinator is revoked by root. Raise AcaError `root-needed`, `not-authorised`.
    """
    if target.kind == "coordinator" and root is None:
        raise AcaError("root-needed")
    draft = Draft(
        "revocation",
        target.subject,
        {"day": workspace.context.at()[:10]},
        {"reason": reason} if reason else {},
        over=surviving,
    )
    with workspace.file.transaction():
        before = feeds.void_count(workspace.journal, coalition.id)
        if target.kind == "coordinator" and root is not None:
            entry = write_as_root(workspace, coalition, root, draft)
        else:
            (entry,) = workspace.write(coalition.id, [draft])
        return Revoked(entry, feeds.void_count(workspace.journal, coalition.id) - before)


def would_lose(
    workspace: Workspace, coalition: Coalition, target: Target, surviving: tuple[str, ...]
) -> int | None:
    """Return how many entries would lose their effect; None for a coordinator's, which root alone revokes."""
    if target.kind == "coordinator":
        return None
    with rolled_back(workspace.journal):
        return revoke(workspace, coalition, target, surviving).lost


def invitations(workspace: Workspace, coalition: Coalition) -> list[InvitationRow]:
    """Return a coalition's invitations, in the order in which they came here."""
    deciding = feeds.deciding(workspace.journal, coalition.id)
    authority = workspace.journal.authority(coalition.id)
    rows = []
    for one in deciding:
        if one.entry.header.kind != "invitation" or (key := _key_of(one.entry)) is None:
            continue
        joins = [
            join.entry.header.replica
            for join in deciding
            if join.entry.id in authority.joins and one.entry.id in join.entry.header.over
        ]
        laptops = read_contents(one.entry).values.get("laptops")
        rows.append(
            InvitationRow(
                one.entry.id,
                key,
                laptops if isinstance(laptops, int) else 0,
                tuple(sorted(set(joins))),
                named_subject(key) in authority.survivors,
            )
        )
    return rows


def revocations(workspace: Workspace, coalition: Coalition) -> Revocations:
    """Return what is published: every revoked key, and every signature in effect of laptops that seal by one."""
    survivors_ = workspace.journal.authority(coalition.id).survivors
    keys = {
        replica: kind
        for replica, (kind, _names) in _targets(workspace, coalition)
        if named_subject(replica) in survivors_
    }
    paths = _paths(workspace, coalition)
    entries: set[str] = set()
    for replica, path in paths.items():
        if path & keys.keys():
            entries.update(feeds.effective_signatures(workspace.journal, coalition.id, replica))
    return Revocations(coalition.id, workspace.context.at(), keys, frozenset(entries))


def _targets(workspace: Workspace, coalition: Coalition) -> Iterator[tuple[str, tuple[RevokedKind, set[str]]]]:
    """Yield every key that can be revoked, what it is, and by which names it is known besides its id."""
    authority = workspace.journal.authority(coalition.id)
    for replica in _paths(workspace, coalition):
        name = laptop_name(workspace, coalition, replica)
        kind: RevokedKind = "coordinator" if authority.rank(replica) == Rank.COORDINATOR else "laptop"
        yield replica, (kind, {name} if name else set())
    for row in invitations(workspace, coalition):
        yield row.replica, ("invitation", {row.entry})


def _paths(workspace: Workspace, coalition: Coalition) -> dict[str, set[str]]:
    """Return every laptop with the keys that may certify its seals: its own, inviting and enrolling ones."""
    paths = {one.replica: {one.replica} for one in feeds.feeds(workspace.journal, coalition.id)}
    paths.pop(coalition.id, None)
    deciding = feeds.deciding(workspace.journal, coalition.id)
    inviting = {
        one.entry.id: {key, one.entry.header.replica}
        for one in deciding
        if one.entry.header.kind == "invitation" and (key := _key_of(one.entry)) is not None
    }
    for one in deciding:
        header = one.entry.header
        if header.kind == "enrolment" and (key := _key_of(one.entry)) is not None:
            paths.setdefault(key, {key}).add(header.replica)
        elif header.kind == "join":
            for over in header.over:
                paths.setdefault(header.replica, {header.replica}).update(inviting.get(over, ()))
    for path in paths.values():
        path.discard(coalition.id)
    return paths


def _invitation_entries(workspace: Workspace, coalition: Coalition, target: Target) -> set[str]:
    return {row.entry for row in invitations(workspace, coalition) if row.replica == target.replica}


def _key_of(entry: Entry) -> str | None:
    """Return the id of the key that an enrolment or invitation certifies, None if it cannot be read."""
    text = read_contents(entry).values.get("certificate")
    try:
        certificate = bytes.fromhex(text) if isinstance(text, str) else b""
    except ValueError:
        return None
    key = Checker().certified_key(certificate)
    return None if key is None else replica_of(key)
