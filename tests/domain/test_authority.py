"""Who may write what: root, coordinators, event laptops, and what a revocation leaves of them."""

from collections.abc import Mapping

import pytest

from aca_desktop.domain.journal.entry import named_subject
from aca_desktop.domain.journal.kinds import KINDS, Rank
from aca_desktop.domain.journal.meaning import interpret_all
from tests.domain.ranks import ORGANISATION, RANKS, author, rank, written
from tests.journals import CHECKER, Story, subject

LOWEST: Mapping[str, str] = {
    "coalition": "coordinator",
    "declaration": "coordinator",
    "publication": "coordinator",
    "recipient": "coordinator",
    "event": "event",
    "organisation": "event",
    "commitment": "event",
    "place": "coordinator",
    "claim": "coordinator",
    "same": "coordinator",
    "review": "coordinator",
    "signature": "event",
    "ratification": "event",
    "withdrawal": "event",
    "consent": "event",
    "copy": "event",
    "erasure": "coordinator",
    "undo": "event",
    "snapshot": "coordinator",
}
"""As DESIGN.md has it; those that decide authority have tests of their own."""


def test_the_table_has_every_kind() -> None:
    assert set(LOWEST) | {"founding", "enrolment", "invitation", "revocation", "join"} == set(KINDS)


@pytest.mark.parametrize("of", RANKS)
@pytest.mark.parametrize("kind", LOWEST)
def test_who_may_write_a_kind(kind: str, of: str) -> None:
    story = Story()
    entry = author(story, of).write(kind, ORGANISATION)
    may = RANKS.index(of) >= RANKS.index(LOWEST[kind])
    assert story.why_void(entry) == (None if may else "not-authorised")


@pytest.mark.parametrize("of", RANKS)
def test_only_root_founds_and_only_its_own_coalition(of: str) -> None:
    story = Story()
    laptop = author(story, of)
    own = laptop.write("founding", story.subject, {"code": "x"})
    other = laptop.write("founding", Story("Other").subject, {"code": "x"})
    assert story.why_void(own) == (None if of == "root" else "not-authorised")
    assert story.why_void(other) == "not-authorised"


@pytest.mark.parametrize(
    ("of", "role", "given"),
    [
        ("root", "coordinator", Rank.COORDINATOR),
        ("root", "event", Rank.EVENT),
        ("coordinator", "event", Rank.EVENT),
        ("coordinator", "coordinator", Rank.NONE),
        ("event", "event", Rank.NONE),
        ("event", "coordinator", Rank.NONE),
        ("nobody", "event", Rank.NONE),
        ("root", "root", Rank.NONE),
        ("root", "observer", Rank.NONE),
        ("coordinator", "observer", Rank.NONE),
        ("coordinator", "root", Rank.NONE),
    ],
)
def test_an_enrolment_counts_only_if_its_author_outranks_its_target(of: str, role: str, given: Rank) -> None:
    story = Story()
    new = story.laptop("new")
    entry = story.enrol(author(story, of), new, role)
    assert rank(story, new) == given
    assert story.why_void(entry) == (None if given else "not-authorised")


def test_an_enrolment_without_a_role_gives_none() -> None:
    story = Story()
    new = story.laptop("new")
    entry = story.ana.write("enrolment", new.subject, {"name": "Mesa"})
    assert rank(story, new) == Rank.NONE
    assert story.why_void(entry) == "not-authorised"


def test_a_coordinator_cannot_enrol_another_coordinator_or_root_as_less() -> None:
    story = Story()
    bea = story.coordinator("bea")
    down = story.enrol(story.ana, bea, "event")
    assert story.why_void(down) == "not-authorised"
    assert rank(story, bea) == Rank.COORDINATOR
    assert story.why_void(story.enrol(story.ana, story.root, "event")) == "not-authorised"
    assert rank(story, story.root) == Rank.ROOT


def test_order_of_writing_and_arrival_plays_no_part() -> None:
    story = Story()
    early = written(story.laptop("mesa"))
    assert story.why_void(early) == "not-authorised"
    story.event_laptop("mesa")
    assert story.why_void(early) is None
    backwards = interpret_all(reversed(story.entries), CHECKER)
    assert backwards.subjects == story.state().subjects


def test_enrolments_of_a_coordinator_that_nobody_enrolled_do_not_count() -> None:
    story = Story()
    false = story.laptop("false")
    story.enrol(false, false, "coordinator")
    story.enrol(false, story.laptop("mesa"), "event")
    assert rank(story, false) == rank(story, story.laptop("mesa")) == Rank.NONE


def test_an_unreadable_enrolment_gives_no_rank() -> None:
    story = Story()
    mesa = story.laptop("mesa")
    entry = story.ana.write("enrolment", mesa.subject, b'{"role": "event"}', fields=("role",))
    assert rank(story, mesa) == Rank.NONE
    assert story.why_void(entry) == "unreadable"


def test_a_revocation_leaves_what_it_names_and_what_came_before() -> None:
    story = Story()
    mesa = story.event_laptop("mesa")
    first, second, third = (written(mesa, name) for name in "abc")
    revocation = story.revoke(story.ana, mesa, second)
    assert [story.why_void(one) for one in (first, second, third)] == [None, None, "revoked"]
    assert story.why_void(revocation) is None
    state = story.about(ORGANISATION)
    assert {one.entry for one in state.fields["organisation", "names.es"]} == {first.id, second.id}


def test_a_revocation_that_names_nothing_leaves_nothing() -> None:
    story = Story()
    mesa = story.event_laptop("mesa")
    entry = written(mesa)
    story.revoke(story.ana, mesa)
    assert story.why_void(entry) == "revoked"
    assert story.why_void(written(mesa)) == "revoked"


def test_a_revocation_names_entries_of_that_laptop_only() -> None:
    story = Story()
    mesa, table = story.event_laptop("mesa"), story.event_laptop("table")
    entry, other = written(mesa), written(table)
    story.revoke(story.ana, mesa, other)
    assert story.why_void(entry) == "revoked"
    assert story.why_void(other) is None


def test_all_of_several_revocations_must_allow_an_entry() -> None:
    story = Story()
    bea = story.coordinator("bea")
    mesa = story.event_laptop("mesa")
    first, second, third = (written(mesa, name) for name in "abc")
    story.revoke(story.ana, mesa, third)
    story.revoke(bea, mesa, first)
    assert [story.why_void(one) for one in (first, second, third)] == [None, "revoked", "revoked"]


def test_behind_a_gap_entries_count_until_a_revocation_and_wait_after_it() -> None:
    story = Story()
    mesa = story.event_laptop("mesa")
    first, missing, third = (written(mesa, name) for name in "abc")
    assert not story.state(without=[missing]).subjects[story.id, ORGANISATION].void
    story.revoke(story.ana, mesa, third)
    waiting = story.state(without=[missing]).subjects[story.id, ORGANISATION]
    assert waiting.void == {first.id: "revoked"}
    assert not story.about(ORGANISATION).void


def test_a_named_entry_that_is_not_here_keeps_nothing() -> None:
    story = Story()
    mesa = story.event_laptop("mesa")
    first, missing = written(mesa), written(mesa)
    story.revoke(story.ana, mesa, missing)
    assert story.state(without=[missing]).subjects[story.id, ORGANISATION].void == {first.id: "revoked"}


def test_of_a_forked_feed_the_branch_that_is_not_named_goes() -> None:
    story = Story()
    mesa = story.event_laptop("mesa")
    trunk = written(mesa)
    left = written(mesa)
    right = mesa.write("organisation", ORGANISATION, {"names.es": "r"}, after=trunk)
    assert left.header.seq == right.header.seq
    assert not story.about(ORGANISATION).void
    story.revoke(story.ana, mesa, left)
    assert [story.why_void(one) for one in (trunk, left, right)] == [None, None, "revoked"]


@pytest.mark.parametrize(
    ("of", "target", "counts"),
    [
        ("root", "coordinator", True),
        ("root", "event", True),
        ("root", "nobody", True),
        ("root", "root", False),
        ("coordinator", "event", True),
        ("coordinator", "nobody", True),
        ("coordinator", "coordinator", False),
        ("coordinator", "root", False),
        ("event", "event", False),
        ("event", "nobody", False),
        ("nobody", "nobody", False),
    ],
)
def test_a_revocation_counts_only_if_its_author_outranks_its_target(of: str, target: str, counts: bool) -> None:
    story = Story()
    targets = {
        "root": story.root,
        "coordinator": story.coordinator("bea"),
        "event": story.event_laptop("target"),
        "nobody": story.laptop("stranger"),
    }
    revocation = story.revoke(author(story, of), targets[target])
    assert story.why_void(revocation) == (None if counts else "not-authorised")
    after = written(targets[target])
    assert (story.why_void(after) == "revoked") == counts


def test_a_coordinator_cannot_revoke_itself() -> None:
    story = Story()
    assert story.why_void(story.revoke(story.ana, story.ana)) == "not-authorised"
    assert story.why_void(written(story.ana)) is None


def test_revoking_a_coordinator_voids_its_later_enrolments_and_another_re_enrols() -> None:
    story = Story()
    bea = story.coordinator("bea")
    kept, lost = story.laptop("kept"), story.laptop("lost")
    named = story.enrol(bea, kept, "event")
    later = story.enrol(bea, lost, "event")
    story.revoke(story.root, bea, named)
    assert story.why_void(later) == "revoked"
    assert (rank(story, kept), rank(story, lost)) == (Rank.EVENT, Rank.NONE)
    assert story.why_void(written(lost)) == "not-authorised"
    story.enrol(story.ana, lost, "event")
    assert story.why_void(written(lost)) is None


def test_revocations_by_a_revoked_coordinator_fall_away() -> None:
    story = Story()
    bea = story.coordinator("bea")
    mesa = story.event_laptop("mesa")
    entry = written(mesa)
    spiteful = story.revoke(bea, mesa)
    assert story.why_void(entry) == "revoked"
    story.revoke(story.root, bea)
    assert story.why_void(entry) is None
    assert story.why_void(spiteful) == "revoked"


def test_a_revocation_taken_back_by_who_could_write_it_is_as_if_absent() -> None:
    story = Story()
    bea = story.coordinator("bea")
    mesa = story.event_laptop("mesa")
    entry = written(mesa)
    revocation = story.revoke(story.ana, mesa)
    undo = bea.write("undo", mesa.subject, over=[revocation])
    assert story.why_void(entry) is None
    assert story.why_void(undo) is None
    assert revocation.id not in story.about(mesa.subject).facts
    again = story.revoke(story.ana, mesa)
    assert story.why_void(entry) == "revoked"
    assert again.id in story.about(mesa.subject).facts


def test_one_of_several_revocations_taken_back_leaves_the_others() -> None:
    story = Story()
    mesa = story.event_laptop("mesa")
    first, second = written(mesa), written(mesa)
    wide = story.revoke(story.ana, mesa, second)
    narrow = story.revoke(story.ana, mesa, first)
    story.ana.write("undo", mesa.subject, over=[narrow])
    assert story.why_void(second) is None
    assert {wide.id, narrow.id} & story.about(mesa.subject).facts == {wide.id}


def test_only_root_takes_back_the_revocation_of_a_coordinator() -> None:
    story = Story()
    bea = story.coordinator("bea")
    entry = written(bea)
    revocation = story.revoke(story.root, bea)
    undo = story.ana.write("undo", bea.subject, over=[revocation])
    assert story.why_void(undo) == "not-authorised"
    assert story.why_void(entry) == "revoked"
    assert story.why_void(bea.write("undo", bea.subject, over=[revocation])) == "revoked"
    story.root.write("undo", bea.subject, over=[revocation])
    assert story.why_void(entry) is None
    assert story.why_void(undo) == "not-authorised"


def test_an_event_laptop_takes_back_no_revocation() -> None:
    story = Story()
    mesa, table = story.event_laptop("mesa"), story.event_laptop("table")
    entry = written(mesa)
    revocation = story.revoke(story.ana, mesa)
    undo = table.write("undo", mesa.subject, over=[revocation])
    assert story.why_void(undo) == "not-authorised"
    assert story.why_void(entry) == "revoked"


def test_an_undo_about_another_subject_takes_back_no_revocation() -> None:
    story = Story()
    mesa = story.event_laptop("mesa")
    entry = written(mesa)
    revocation = story.revoke(story.ana, mesa)
    story.ana.write("undo", subject(9), over=[revocation])
    assert story.why_void(entry) == "revoked"
    assert revocation.id in story.about(mesa.subject).facts


def test_an_undo_by_a_coordinator_revoked_since_takes_nothing_back() -> None:
    story = Story()
    bea = story.coordinator("bea")
    mesa = story.event_laptop("mesa")
    entry = written(mesa)
    revocation = story.revoke(story.ana, mesa)
    bea.write("undo", mesa.subject, over=[revocation])
    assert story.why_void(entry) is None
    story.revoke(story.root, bea)
    assert story.why_void(entry) == "revoked"


def test_an_entry_speaks_only_for_its_coalition() -> None:
    here, there = Story("Here"), Story("There")
    mesa = here.event_laptop("mesa")
    same = there.laptop("mesa")
    assert mesa.replica == same.replica
    mine = written(mesa, "mine")
    theirs = written(same, "theirs")
    edit = there.ana.write("organisation", ORGANISATION, {"names.es": "over"}, over=[mine])
    there.revoke(there.ana, same)
    state = interpret_all(here.entries + there.entries, CHECKER)
    assert state.authorities[here.id].rank(mesa.replica) == Rank.EVENT
    assert state.authorities[there.id].rank(mesa.replica) == Rank.NONE
    assert state.subjects[here.id, ORGANISATION].shown("organisation") == {"names.es": "mine"}
    assert not state.subjects[here.id, ORGANISATION].void
    assert state.subjects[there.id, ORGANISATION].void == {theirs.id: "revoked"}
    assert state.subjects[there.id, ORGANISATION].fields["organisation", "names.es"][0].entry == edit.id


def test_roots_own_feed_may_fork() -> None:
    story = Story()
    first = story.root.entries[0]
    mesa = story.laptop("mesa")
    again = story.root.write(
        "enrolment", mesa.subject, {"role": "event", "name": "Mesa", "certificate": "00"}, after=first
    )
    assert again.header.seq == story.root.entries[1].header.seq
    assert rank(story, story.ana) == Rank.COORDINATOR
    assert rank(story, mesa) == Rank.EVENT


def test_laptops_are_known_by_the_subject_of_their_key() -> None:
    story = Story()
    authority = story.state().authorities[story.id]
    assert authority.ranks == {named_subject(story.ana.replica): Rank.COORDINATOR}
    assert authority.rank(story.id) == Rank.ROOT
