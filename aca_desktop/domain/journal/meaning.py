"""What a set of entries means: which values a subject's fields have, what its facts did, how signatures stand.

The meanings stand here once, as pure functions of the set: no order of arrival, no clock and no receiver plays a
part. Storage calls `interpret` for one touched subject at a time; `interpret_all` is the same for a whole set.
"""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from graphlib import TopologicalSorter
from typing import Literal

from aca_desktop.domain.journal import canonical
from aca_desktop.domain.journal.authority import Authority, decide, void_reason
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.contents import Absent, Contents, VoidReason, read_contents, read_open
from aca_desktop.domain.journal.entry import Entry, named_subject, united
from aca_desktop.domain.journal.kinds import KINDS, NOT_UNDOABLE, Rank
from aca_desktop.domain.journal.trust import Verifier

type Status = Literal["withdrawn", "rejected", "superseded", "provisional", "approved", "signed"]
type OrganisationStatus = Literal["approved", "signed", "provisional", "withdrawn", "rejected", "expected"]

IN_FORCE: tuple[Status, ...] = ("approved", "signed", "provisional")
"""Best first: an organisation shows its best signature in force."""

_OUT_OF_FORCE: tuple[Status, ...] = ("withdrawn", "rejected")

type FieldKey = tuple[str, str]
"""A kind and a field's name in it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One value of a field that nothing has replaced: the entry that wrote it, and what it wrote."""

    entry: str
    value: Json | Absent

    @property
    def compared(self) -> str:
        """The canonical text by which values are compared; what is absent equals nothing else."""
        if isinstance(self.value, Absent):
            return f"{self.value.why} {self.entry}"
        return canonical.text(self.value)


@dataclass(frozen=True, slots=True)
class Answer:
    """How a consent of a signature stands: given or not, and in which version of its wording."""

    given: bool
    version: str


@dataclass(frozen=True, slots=True)
class SubjectState:
    """What a subject's entries come to.

    `void` has an item for each entry without effect. `fields` holds each field's candidates, the shown one
    first. `facts` are the facts in effect, undone ones left out. `statuses` and `consents` are per signature.
    """

    void: Mapping[str, VoidReason]
    fields: Mapping[FieldKey, tuple[Candidate, ...]]
    facts: frozenset[str]
    statuses: Mapping[str, Status]
    consents: Mapping[str, Mapping[str, Answer]]
    erased: frozenset[str]

    def shown(self, kind: str) -> dict[str, Json | Absent]:
        """Return what everybody sees of an edited kind: field by field, nulls left out."""
        return {
            name: candidates[0].value
            for (of, name), candidates in self.fields.items()
            if of == kind and candidates[0].value is not None
        }

    def conflicts(self) -> list[FieldKey]:
        """Return the fields that have several different values."""
        return [key for key, found in self.fields.items() if len({one.compared for one in found}) > 1]


def organisation_status(state: SubjectState) -> OrganisationStatus | None:
    """Return how an organisation stands; None if it is absent: nothing said of it, nothing signed for it."""
    statuses = set(state.statuses.values())
    for status in (*IN_FORCE, *_OUT_OF_FORCE):
        if status in statuses:
            return status  # type: ignore[return-value]  # superseded is none of these
    return "expected" if state.shown("organisation") else None


@dataclass(frozen=True, slots=True)
class _Read:
    id: str
    entry: Entry
    contents: Contents

    @property
    def kind(self) -> str:
        return self.entry.header.kind

    @property
    def over(self) -> tuple[str, ...]:
        return self.entry.header.over


def interpret(entries: Iterable[Entry], authority: Authority) -> SubjectState:
    """Say what one subject's entries in one coalition mean, given who may write what.

    The entries may come in any order and more than once; those of an unknown kind are without effect.
    """
    unique = united(entries)
    if len(unique) == 1:
        (only,) = unique.values()
        ordered: Sequence[Entry] = (only,)
    else:
        ordered = sorted(unique.values(), key=lambda entry: entry.id)
    void: dict[str, VoidReason] = {}
    effective: dict[str, _Read] = {}
    for entry in ordered:
        kind = KINDS.get(entry.header.kind)
        # of facts only what is open is asked for here: a status never depends on what may be withheld
        contents = read_contents(entry) if kind is not None and kind.edit else read_open(entry)
        why = void_reason(authority, entry, contents)
        if why is not None:
            void[entry.id] = why
        elif contents.kind is not None:
            effective[entry.id] = _Read(entry.id, entry, contents)
    erased = frozenset(id_ for read in effective.values() if read.kind == "erasure" for id_ in read.over)
    for id_ in erased & effective.keys():
        if _is_edit(effective[id_]):
            effective[id_] = _Read(id_, unique[id_], read_contents(unique[id_], erased=True))

    facts = {id_: read for id_, read in effective.items() if not _is_edit(read)}
    if any(read.kind == "undo" for read in facts.values()):
        undone, idle = _undone(facts, authority)
        void |= dict.fromkeys(idle, "not-authorised")
        for id_ in undone | idle:
            del facts[id_]
    fields = _fields([read for id_, read in effective.items() if id_ not in facts and _is_edit(read)], authority)
    signatures = {id_: read for id_, read in facts.items() if read.kind == "signature"}
    return SubjectState(
        void,
        fields,
        frozenset(facts),
        _statuses(signatures, facts, fields) if signatures else {},
        {id_: _consents(id_, read, facts.values()) for id_, read in signatures.items()},
        erased,
    )


def _is_edit(read: _Read) -> bool:
    return read.contents.kind is not None and read.contents.kind.edit


def _undone(facts: Mapping[str, _Read], authority: Authority) -> tuple[set[str], set[str]]:
    """Return the facts that undos take back, and the undos that may take back nothing of what they name.

    An undo is looked at after those it names: one without effect is as if it were not here.
    """
    undone: set[str] = set()
    idle: set[str] = set()
    undos = {id_: read for id_, read in facts.items() if read.kind == "undo"}
    for id_ in TopologicalSorter({id_: undos.keys() & read.over for id_, read in undos.items()}).static_order():
        undo = undos[id_]
        named = [facts[over] for over in undo.over if over in facts and over not in idle]
        allowed = {fact.id for fact in named if _may_undo(undo, fact, authority)}
        undone |= allowed
        if named and not allowed:
            idle.add(undo.id)
    return undone, idle


def _may_undo(undo: _Read, fact: _Read, authority: Authority) -> bool:
    """Say whether the undo's author may take back this fact: its own, or as a coordinator."""
    author = undo.entry.header.replica
    if fact.kind in NOT_UNDOABLE:
        return False
    if fact.kind == "revocation":
        return fact.id in authority.undone and authority.may_revoke(author, fact.entry.header.subject)
    return author == fact.entry.header.replica or authority.rank(author) >= Rank.COORDINATOR


def _fields(edits: Sequence[_Read], authority: Authority) -> dict[FieldKey, tuple[Candidate, ...]]:
    """Return each field's values that nothing has replaced: highest-ranked author first, then highest id."""
    writers: dict[FieldKey, list[_Read]] = {}
    for edit in edits:
        for name in edit.contents.values:
            writers.setdefault((edit.kind, name), []).append(edit)
    fields = {}
    for key, written in writers.items():
        if len(written) > 1:
            replaced = {id_ for edit in written for id_ in edit.over}
            written = [edit for edit in written if edit.id not in replaced]
            written.sort(key=lambda edit: (authority.rank(edit.entry.header.replica), edit.id), reverse=True)
        fields[key] = tuple(Candidate(edit.id, edit.contents.values[key[1]]) for edit in written)
    return fields


def _statuses(
    signatures: Mapping[str, _Read],
    facts: Mapping[str, _Read],
    fields: Mapping[FieldKey, tuple[Candidate, ...]],
) -> dict[str, Status]:
    superseding: dict[str, list[_Read]] = {}
    for signature in signatures.values():
        for id_ in signature.over:
            superseding.setdefault(id_, []).append(signature)
    withdrawn: set[str] = set()
    for fact in facts.values():
        if fact.kind == "withdrawal":
            withdrawn |= _reached(fact, signatures, superseding)
    ratified = {id_ for fact in facts.values() if fact.kind == "ratification" for id_ in fact.over}

    def status(id_: str, signature: _Read) -> Status:
        candidates = fields.get(("review", f"decision.{id_}"))
        decision = candidates[0].value if candidates else None
        if id_ in withdrawn:
            return "withdrawn"
        if decision == "rejected":
            return "rejected"
        if id_ in superseding:
            return "superseded"
        if signature.contents.values.get("provisional") is True and id_ not in ratified:
            return "provisional"
        return "approved" if decision == "approved" else "signed"

    return {id_: status(id_, signature) for id_, signature in signatures.items()}


def _reached(
    withdrawal: _Read, signatures: Collection[str], superseding: Mapping[str, Sequence[_Read]]
) -> set[str]:
    """Return the signatures that a withdrawal names and those superseding them, unless they list it."""
    reached = {id_ for id_ in withdrawal.over if id_ in signatures}
    waiting = list(reached)
    while waiting:
        for signature in superseding.get(waiting.pop(), ()):
            if signature.id not in reached and withdrawal.id not in signature.over:
                reached.add(signature.id)
                waiting.append(signature.id)
    return reached


def _consents(id_: str, signature: _Read, facts: Iterable[_Read]) -> dict[str, Answer]:
    """Return how a signature's consents stand: replaced as an edit's values are; where they differ, not given."""
    later = [fact for fact in facts if fact.kind == "consent" and id_ in fact.over]
    if not later:
        given = signature.contents.values.items()
        named = [(name, value) for name, value in given if name.startswith("consents.")]
        return {
            name.removeprefix("consents."): _answer(value) for name, value in named if isinstance(value, Mapping)
        }
    written = [signature, *later]
    answers: dict[str, Answer] = {}
    for name in {name for read in written for name in read.contents.values if name.startswith("consents.")}:
        naming = [read for read in written if name in read.contents.values]
        replaced = {over for read in naming for over in read.over}
        heads = [
            _answer(value)
            for read in naming
            if read.id not in replaced and isinstance(value := read.contents.values[name], Mapping)
        ]
        if heads:
            refused = [answer for answer in heads if not answer.given]
            best = max(refused or heads, key=lambda answer: (len(answer.version), answer.version))
            answers[name.removeprefix("consents.")] = best
    return answers


def _answer(value: Mapping[str, Json]) -> Answer:
    return Answer(value.get("given") is True, str(value.get("version")))


@dataclass(frozen=True, slots=True)
class Feeds:
    """The entries of one coalition by laptop, to follow them backwards: an authority.Chain over a plain set."""

    laptops: Mapping[str, Mapping[str, str | None]]

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> "Feeds":
        """Return the feeds of these entries."""
        laptops: dict[str, dict[str, str | None]] = {}
        for entry in entries:
            header = entry.header
            laptops.setdefault(named_subject(header.replica), {})[entry.id] = header.prev
        return cls(laptops)

    def surviving(self, laptop: str, named: Collection[str]) -> frozenset[str]:
        """Return the named entries of that laptop and all of their prev-ancestors that link up."""
        return linked(self.laptops.get(laptop, {}), named)


def linked(before: Mapping[str, str | None], named: Collection[str]) -> frozenset[str]:
    """Return those named that are here, and what lies before them without a gap; `before` is id to prev."""
    found: set[str] = set()
    for id_ in named:
        here: str | None = id_
        while here is not None and here in before and here not in found:
            found.add(here)
            here = before[here]
    return frozenset(found)


@dataclass(frozen=True)
class JournalState:
    """What a whole set of entries means: authority per coalition, and a state per coalition and subject."""

    authorities: Mapping[str, Authority]
    subjects: Mapping[tuple[str, str], SubjectState]
    entries: Mapping[str, Entry]

    @cached_property
    def digests(self) -> tuple[str, str]:
        """The journal's and the state's digest, as `Digest` makes them."""
        digest = Digest()
        for id_, entry in sorted(self.entries.items()):
            state = self.subjects[entry.header.coalition, entry.header.subject]
            erased = id_ in state.erased
            digest.add_entry(id_, state.void.get(id_), presence(entry, erased=erased))
        for (coalition, subject), state in sorted(self.subjects.items()):
            for (kind, name), candidates in sorted(state.fields.items()):
                digest.add_field(coalition, subject, kind, name, [one.entry for one in candidates])
        statuses = {id_: status for state in self.subjects.values() for id_, status in state.statuses.items()}
        for id_, status in sorted(statuses.items()):
            digest.add_signature(id_, status)
        return digest.journal, digest.state


def interpret_all(entries: Iterable[Entry], verifier: Verifier) -> JournalState:
    """Say what a whole set means. Each coalition stands alone: an entry speaks only for its own."""
    unique = united(entries)
    coalitions: dict[str, list[Entry]] = {}
    for entry in unique.values():
        coalitions.setdefault(entry.header.coalition, []).append(entry)
    authorities = {}
    subjects = {}
    for coalition, own in coalitions.items():
        authority = decide(coalition, own, Feeds.of(own), verifier)
        authorities[coalition] = authority
        by_subject: dict[str, list[Entry]] = {}
        for entry in own:
            by_subject.setdefault(entry.header.subject, []).append(entry)
        for subject, its in by_subject.items():
            subjects[coalition, subject] = interpret(its, authority)
    return JournalState(authorities, subjects, unique)


def presence(entry: Entry, *, erased: bool) -> str:
    """Say which parts of an entry are here, a letter each: o, p, and for each blob o, p or a dash."""
    keeps = not erased
    letters = "o" if entry.open is not None else ""
    letters += "p" if entry.personal is not None and keeps else ""
    for (part, _hash), blob in zip(entry.header.blobs, entry.blobs, strict=True):
        letters += part[0] if blob is not None and (keeps or part == "open") else "-"
    return letters


class Digest:
    """Two SHA-256 that are equal where entries, and entries and payloads, are.

    `journal` is over the entry ids in ascending order, each as 32 bytes. `state` is over canonical JSON lines:
    ["entry", id, why void or null, presence], then ["field", coalition, subject, kind, name, heads…], then
    ["signature", id, status]; each sort ascending, so that a table can be streamed into it.
    """

    def __init__(self) -> None:
        self._journal = hashlib.sha256()
        self._state = hashlib.sha256()

    def add_entry(self, id_: str, void: str | None, present: str) -> None:
        """Add the next entry."""
        self._journal.update(bytes.fromhex(id_))
        self._add("entry", id_, void, present)

    def add_field(self, coalition: str, subject: str, kind: str, name: str, heads: Iterable[str]) -> None:
        """Add the next field with the ids of its values, the shown one first."""
        self._add("field", coalition, subject, kind, name, *heads)

    def add_signature(self, id_: str, status: str) -> None:
        """Add the next signature."""
        self._add("signature", id_, status)

    @property
    def journal(self) -> str:
        """The digest of the entries."""
        return self._journal.hexdigest()

    @property
    def state(self) -> str:
        """The digest of what they mean and of which parts are here."""
        return self._state.hexdigest()

    def _add(self, *line: str | None) -> None:
        self._state.update(canonical.encode(list(line)) + b"\n")
