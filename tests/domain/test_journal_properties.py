"""Whatever laptops write and however it arrives: what it means depends on the set of entries alone."""

import dataclasses
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aca_desktop.domain.journal.contents import read_contents
from aca_desktop.domain.journal.entry import Entry, named_subject, read_header
from aca_desktop.domain.journal.kinds import KINDS, Rank
from aca_desktop.domain.journal.meaning import JournalState, SubjectState, interpret_all
from tests.journals import CHECKER, withheld
from tests.long_runs import LongRun
from tests.random_journals import Delivery, deliveries

FEW = settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck))


def meaning(state: JournalState) -> tuple[object, ...]:
    return state.authorities, state.subjects, state.entries, state.digests


def effect(state: SubjectState) -> tuple[object, ...]:
    """Return what a subject's entries come to, their voidness left aside."""
    return state.fields, state.facts, state.statuses, state.consents, state.erased


def effects(state: JournalState) -> dict[tuple[str, str], tuple[object, ...]]:
    return {key: effect(one) for key, one in state.subjects.items() if any(effect(one))}


def any_order_and_repetition_comes_to_the_same(delivery: Delivery, seed: int) -> None:
    expected = meaning(interpret_all(delivery.entries, CHECKER))
    copies = [entry for batch in delivery.batches for entry in batch]
    assert meaning(interpret_all(copies, CHECKER)) == expected
    assert meaning(interpret_all(reversed(copies), CHECKER)) == expected
    shuffled = [*copies, *delivery.entries[: seed % 7]]
    Random(seed).shuffle(shuffled)
    assert meaning(interpret_all(shuffled, CHECKER)) == expected


def void_entries_change_nothing(delivery: Delivery, _seed: int) -> None:
    """Those of a revoked laptop excepted: without them, others no longer link up to what the revocation names."""
    state = interpret_all(delivery.entries, CHECKER)

    def is_idle(entry: Entry) -> bool:
        header = entry.header
        revoked = state.authorities[header.coalition].survivors
        void = state.subjects[header.coalition, header.subject].void
        return entry.id in void and named_subject(header.replica) not in revoked

    rest = interpret_all([entry for entry in delivery.entries if not is_idle(entry)], CHECKER)
    assert effects(rest) == effects(state)
    for coalition, authority in rest.authorities.items():
        assert authority == state.authorities[coalition]


def unknown_kinds_change_nothing(delivery: Delivery, _seed: int) -> None:
    state = interpret_all(delivery.entries, CHECKER)

    def is_idle(entry: Entry) -> bool:
        revoked = state.authorities[entry.header.coalition].survivors
        return entry.header.kind not in KINDS and named_subject(entry.header.replica) not in revoked

    rest = [entry for entry in delivery.entries if not is_idle(entry)]
    assert effects(interpret_all(rest, CHECKER)) == effects(state)


def coalitions_stand_alone(delivery: Delivery, _seed: int) -> None:
    together = interpret_all(delivery.entries, CHECKER)
    for coalition, authority in together.authorities.items():
        own = [entry for entry in delivery.entries if entry.header.coalition == coalition]
        alone = interpret_all(own, CHECKER)
        assert alone.authorities == {coalition: authority}
        assert alone.subjects == {key: one for key, one in together.subjects.items() if key[0] == coalition}


def status_and_authority_depend_on_open_parts_alone(delivery: Delivery, _seed: int) -> None:
    whole = interpret_all(delivery.entries, CHECKER)
    kit = interpret_all([withheld(entry) for entry in delivery.entries], CHECKER)
    assert kit.authorities == whole.authorities
    for key, state in whole.subjects.items():
        bare = kit.subjects[key]
        assert bare == dataclasses.replace(state, fields=bare.fields)
        heads = {name: [one.entry for one in found] for name, found in state.fields.items()}
        assert heads == {name: [one.entry for one in found] for name, found in bare.fields.items()}


def an_erased_part_makes_no_difference(delivery: Delivery, _seed: int) -> None:
    state = interpret_all(delivery.entries, CHECKER)
    without = [
        withheld(entry)
        if entry.id in state.subjects[entry.header.coalition, entry.header.subject].erased
        else entry
        for entry in delivery.entries
    ]
    assert interpret_all(without, CHECKER).digests == state.digests
    assert interpret_all(without, CHECKER).subjects == state.subjects


def each_entry_is_effective_or_void_and_said_once(delivery: Delivery, _seed: int) -> None:
    state = interpret_all(delivery.entries, CHECKER)
    for entry in delivery.entries:
        assert read_header(entry.header_bytes) == entry.header
        one = state.subjects[entry.header.coalition, entry.header.subject]
        assert not (entry.id in one.void and entry.id in one.facts)
        assert entry.id in one.statuses or entry.header.kind != "signature" or entry.id not in one.facts
        heads = {candidate.entry for found in one.fields.values() for candidate in found}
        assert not heads & one.void.keys()
        assert not one.facts & heads
    for one in state.subjects.values():
        for found in one.fields.values():
            assert found
            assert len({candidate.entry for candidate in found}) == len(found)


def ranks_and_revocations_are_those_in_effect(delivery: Delivery, _seed: int) -> None:
    state = interpret_all(delivery.entries, CHECKER)
    for coalition, authority in state.authorities.items():
        own = [one for (of, _subject), one in state.subjects.items() if of == coalition]
        facts = [state.entries[id_] for one in own for id_ in one.facts]

        def subjects(kind: str, role: str | None = None, among: list[Entry] = facts) -> set[str]:
            return {
                fact.header.subject
                for fact in among
                if fact.header.kind == kind and role in (None, read_contents(fact).values.get("role"))
            }

        events = subjects("enrolment", "event") | subjects("join")
        coordinators = subjects("enrolment", "coordinator")
        expected = dict.fromkeys(events, Rank.EVENT) | dict.fromkeys(coordinators, Rank.COORDINATOR)
        assert authority.ranks == expected
        assert authority.survivors.keys() == subjects("revocation")
        for fact in facts:
            kept = authority.survivors.get(named_subject(fact.header.replica))
            assert kept is None or fact.id in kept
            assert authority.rank(fact.header.replica) > Rank.NONE


def shown_values_are_unreplaced_and_ranked(delivery: Delivery, _seed: int) -> None:
    state = interpret_all(delivery.entries, CHECKER)
    for (coalition, _subject), one in state.subjects.items():
        rank = state.authorities[coalition].rank
        for found in one.fields.values():
            places = [(rank(state.entries[head.entry].header.replica), head.entry) for head in found]
            assert places == sorted(places, reverse=True)
            assert Rank.NONE not in {place[0] for place in places}
            ids = {head.entry for head in found}
            assert not any(ids & set(state.entries[id_].header.over) for id_ in ids)


PROPERTIES = [
    any_order_and_repetition_comes_to_the_same,
    void_entries_change_nothing,
    unknown_kinds_change_nothing,
    coalitions_stand_alone,
    status_and_authority_depend_on_open_parts_alone,
    an_erased_part_makes_no_difference,
    each_entry_is_effective_or_void_and_said_once,
    ranks_and_revocations_are_those_in_effect,
    shown_values_are_unreplaced_and_ranked,
]


def all_hold(delivery: Delivery, seed: int) -> None:
    """Hold one journal against every property, since drawing it costs more than looking at it."""
    for holds in PROPERTIES:
        holds(delivery, seed)


@FEW
@given(delivery=deliveries(), seed=st.integers(0, 1000))
def test_of_any_journal(delivery: Delivery, seed: int) -> None:
    all_hold(delivery, seed)


@pytest.mark.long
@pytest.mark.timeout(0)
def test_of_any_long_journal(long_run: LongRun) -> None:
    long_run.holds("what a journal means", FEW, all_hold, delivery=deliveries(60), seed=st.integers(0, 1000))
