"""What a subject's entries came to before all of them were here: what documents made earlier could truly say.

Nobody keeps what a laptop had seen at some time. So two families of states are gone through: as the entries were
written one after the other by the laptops' clocks, which somebody had who received all at once; and for each entry
what its own laptop had of the subject for certain. Every value that was ever shown is in one of them.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import islice

from aca_desktop.domain.journal.authority import Authority
from aca_desktop.domain.journal.entry import Entry
from aca_desktop.domain.journal.meaning import SubjectState, interpret

_WORK = 20_000
"""Entries that are interpreted in about a second: of a subject with very many, only the latest states are told."""


def is_gone_through(entries: Sequence[Entry]) -> bool:
    """Say whether `earlier_states` yields all that it could of a subject with these entries."""
    return 2 * len(entries) <= _most(entries)


def earlier_states(
    entries: Sequence[Entry], authority: Authority, always: Collection[str] = ()
) -> Iterator[SubjectState]:
    """Yield the states that one subject has had up to now, the latest first, each set of entries once.

    `entries` are all that are here about it, in the order in which they came; those in `always` (ids), and what
    their laptops had before, belong to every state of the second family. What a laptop wrote before its key was
    revoked had effect then.
    """
    then = replace(authority, survivors={})
    void = interpret(entries, then).void
    effective = [entry for entry in entries if entry.id not in void]
    seen: set[frozenset[str]] = set()
    for some in islice(_sets(effective, always), _most(entries)):
        ids = frozenset(entry.id for entry in some)
        if ids not in seen:
            seen.add(ids)
            yield interpret(some, then)


def _most(entries: Sequence[Entry]) -> int:
    return _WORK // max(1, len(entries))


def _sets(entries: Sequence[Entry], always: Collection[str]) -> Iterator[list[Entry]]:
    by_time = sorted(entries, key=_instant)
    for end in range(len(by_time), 0, -1):
        yield by_time[:end]
    before = _before(entries)
    needed = _reached(always, before)
    for entry in reversed(by_time):
        named = needed | _reached([entry.id], before)
        yield [one for one in entries if one.id in named]


def _before(entries: Iterable[Entry]) -> dict[str, list[str]]:
    """Return for each entry what its laptop had: entries that it replaces, and the one that it wrote before."""
    before: dict[str, list[str]] = {}
    last: dict[str, str] = {}
    for entry in sorted(entries, key=lambda one: one.header.seq):
        replica = entry.header.replica
        before[entry.id] = [*entry.header.over, *([last[replica]] if replica in last else [])]
        last[replica] = entry.id
    return before


def _reached(named: Iterable[str], before: Mapping[str, Sequence[str]]) -> set[str]:
    found: set[str] = set()
    waiting = list(named)
    while waiting:
        id_ = waiting.pop()
        if id_ in before and id_ not in found:
            found.add(id_)
            waiting += before[id_]
    return found


def _instant(entry: Entry) -> float:
    """Return the time of an entry as its laptop had it, in seconds."""
    return datetime.fromisoformat(entry.header.at).timestamp()
