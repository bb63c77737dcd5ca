"""Who may write what: a function of the set of entries, in three passes from root down to event laptops.

No clock and no arrival plays a part. An entry that enrols, invites or revokes counts only if its author
outranks its target; a revocation leaves a laptop only what it names and what came before that.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.contents import Absent, Contents, VoidReason, read_contents
from aca_desktop.domain.journal.entry import Entry, Header, join_statement, named_subject
from aca_desktop.domain.journal.kinds import AUTHORITY_KINDS, Rank
from aca_desktop.domain.journal.trust import Verifier

DECIDING = AUTHORITY_KINDS | {"undo"}
"""Kinds whose entries decide who may write what."""

ROLES: Mapping[str, Rank] = {"coordinator": Rank.COORDINATOR, "event": Rank.EVENT}


class Chain(Protocol):
    """Follows feeds backwards through the entries that are here."""

    def surviving(self, laptop: str, named: Collection[str]) -> frozenset[str]:
        """Return the named entries of that laptop (a subject) and all of their prev-ancestors that link up."""
        ...


@dataclass(frozen=True, slots=True)
class Authority:
    """The outcome for one coalition. Laptops are known by their subject, the UUIDv8 of their replica.

    `survivors` has an item for each revoked laptop; `joins` and `undone` are ids of entries that count as joins
    and of revocations that were taken back.
    """

    coalition: str
    ranks: Mapping[str, Rank]
    survivors: Mapping[str, frozenset[str]]
    joins: frozenset[str]
    undone: frozenset[str]

    def rank(self, replica: str) -> Rank:
        """Return the rank of the laptop with that key, or of root."""
        if replica == self.coalition:
            return Rank.ROOT
        return self.ranks.get(named_subject(replica), Rank.NONE)

    def coordinators(self) -> frozenset[str]:
        """Return the coordinators' laptops that are not revoked."""
        enrolled = (subject for subject, rank in self.ranks.items() if rank == Rank.COORDINATOR)
        return frozenset(enrolled) - self.survivors.keys()

    def once_enrolled(self, replica: str) -> "Authority":
        """Return what holds once a laptop without a role is enrolled for events; a revocation stands."""
        if self.rank(replica) > Rank.NONE:
            return self
        return replace(self, ranks={**self.ranks, named_subject(replica): Rank.EVENT})

    def why_void(
        self, id_: str, header: Header, values: Mapping[str, Json | Absent], who: Rank
    ) -> VoidReason | None:
        """Say why an entry that is readable has no effect all the same; None if it has."""
        kept = self.survivors.get(named_subject(header.replica)) if self.survivors else None
        if kept is not None and id_ not in kept:
            return "revoked"
        rank = self.rank(header.replica)
        authority = header.kind in AUTHORITY_KINDS
        allowed = self._may_write(id_, header, values, rank) if authority else rank >= who
        return None if allowed else "not-authorised"

    def _may_write(self, id_: str, header: Header, values: Mapping[str, Json | Absent], rank: Rank) -> bool:
        if header.kind == "founding":
            return rank == Rank.ROOT and header.subject == named_subject(self.coalition)
        if header.kind == "enrolment":
            role = ROLES.get(str(values.get("role")))
            return role is not None and rank > role and rank > self._target_rank(header.subject)
        if header.kind == "revocation":
            return self.may_revoke(header.replica, header.subject)
        if header.kind == "invitation":
            return rank >= Rank.COORDINATOR > self._target_rank(header.subject)
        return id_ in self.joins

    def may_revoke(self, replica: str, subject: str) -> bool:
        """Say whether the laptop with that key may revoke this laptop or invitation, or take that back."""
        rank = self.rank(replica)
        return rank >= Rank.COORDINATOR and rank > self._target_rank(subject)

    def _target_rank(self, subject: str) -> Rank:
        if subject == named_subject(self.coalition):
            return Rank.ROOT
        return self.ranks.get(subject, Rank.NONE)


@dataclass(frozen=True, slots=True)
class _Read:
    id: str
    header: Header
    values: Mapping[str, Json | Absent]

    @property
    def author(self) -> str:
        return named_subject(self.header.replica)


def decide(coalition: str, entries: Iterable[Entry], chain: Chain, verifier: Verifier) -> Authority:
    """Decide from a coalition's entries of the AUTHORITY_KINDS and its undos (others are ignored)."""
    read = [
        _Read(entry.id, entry.header, contents.values)
        for entry in entries
        if entry.header.kind in AUTHORITY_KINDS or entry.header.kind == "undo"
        for contents in (read_contents(entry),)
        if contents.void is None
    ]
    root = named_subject(coalition)
    by_root = [item for item in read if item.author == root]
    coordinators = {
        item.header.subject
        for item in by_root
        if item.header.kind == "enrolment" and item.values.get("role") == "coordinator"
    } - {root}
    of_coordinators = [
        item for item in by_root if item.header.kind == "revocation" and item.header.subject in coordinators
    ]
    undone = _taken_back(of_coordinators, by_root)
    kept = _survivors(of_coordinators, undone, chain)

    trusted = by_root + [
        item for item in read if item.author in coordinators and item.id in kept.get(item.author, {item.id})
    ]
    lower = [item for item in trusted if item.header.subject not in coordinators and item.header.subject != root]
    revocations = [item for item in lower if item.header.kind == "revocation"]
    undone |= _taken_back(revocations, trusted)
    kept |= _survivors(revocations, undone, chain)
    enrolled = {
        item.header.subject
        for item in lower
        if item.header.kind == "enrolment" and item.values.get("role") == "event"
    }

    joins = _joins(coalition, read, lower, undone, kept, verifier)
    joined = {named_subject(item.header.replica) for item in joins}
    ranks = dict.fromkeys((enrolled | joined) - coordinators, Rank.EVENT) | dict.fromkeys(
        coordinators, Rank.COORDINATOR
    )
    return Authority(coalition, ranks, kept, frozenset(item.id for item in joins), frozenset(undone))


def _taken_back(revocations: Iterable[_Read], authors: Iterable[_Read]) -> set[str]:
    """Return those revocations that an undo among the authors' entries names; it has their subject."""
    named = {
        (item.header.subject, target)
        for item in authors
        if item.header.kind == "undo"
        for target in item.header.over
    }
    return {item.id for item in revocations if (item.header.subject, item.id) in named}


def _survivors(revocations: Iterable[_Read], undone: Collection[str], chain: Chain) -> dict[str, frozenset[str]]:
    kept: dict[str, frozenset[str]] = {}
    for item in revocations:
        if item.id in undone:
            continue
        laptop = item.header.subject
        survives = chain.surviving(laptop, item.header.over)
        kept[laptop] = kept[laptop] & survives if laptop in kept else survives
    return kept


def _joins(
    coalition: str,
    read: Iterable[_Read],
    trusted: list[_Read],
    undone: Collection[str],
    kept: Mapping[str, frozenset[str]],
    verifier: Verifier,
) -> list[_Read]:
    invitations = {item.id: item for item in trusted if item.header.kind == "invitation"}
    allowed: dict[str, list[tuple[str, ...]]] = {}
    for item in trusted:
        if item.header.kind == "revocation" and item.id not in undone:
            allowed.setdefault(item.header.subject, []).append(item.header.over)
    joins = []
    for item in read:
        if item.header.kind != "join" or item.header.subject != item.author:
            continue
        if item.id not in kept.get(item.author, {item.id}):
            continue
        for target in item.header.over:
            invitation = invitations.get(target)
            if (
                invitation is not None
                and all(item.id in named for named in allowed.get(invitation.header.subject, ()))
                and _signed_by_invitation(coalition, item, invitation, verifier)
            ):
                joins.append(item)
                break
    return joins


def _signed_by_invitation(coalition: str, join: _Read, invitation: _Read, verifier: Verifier) -> bool:
    try:
        certificate = bytes.fromhex(str(invitation.values.get("certificate")))
        signature = bytes.fromhex(str(join.values.get("signature")))
    except ValueError:
        return False
    key = verifier.certified_key(certificate)
    statement = join_statement(coalition, invitation.id, join.header.replica)
    return key is not None and verifier.verify(key, statement, signature)


def void_reason(authority: Authority, entry: Entry, contents: Contents) -> VoidReason | None:
    """Say why an entry has no effect, unreadable ones included; None if it has, or if its kind is unknown."""
    if contents.void is not None or contents.kind is None:
        return contents.void
    return authority.why_void(entry.id, entry.header, contents.values, contents.kind.who)


def may_decide(header: Header, before: Authority) -> bool:
    """Say whether an entry may change who may write: one of a revoked laptop may close a gap in what survives."""
    return header.kind in DECIDING or (
        bool(before.survivors) and named_subject(header.replica) in before.survivors
    )
