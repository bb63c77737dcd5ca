"""Fields: which values nothing has replaced, which of them is shown, and what is absent."""

import pytest

from aca_desktop.domain.journal.contents import Absent
from aca_desktop.domain.journal.entry import Entry
from aca_desktop.domain.journal.meaning import interpret_all, organisation_status
from tests.journals import CHECKER, Laptop, Story, subject, withheld

ORGANISATION = subject(1)
NAME = ("organisation", "names.es")
NOTES = ("organisation", "notes")


def named(laptop: Laptop, name: str | None, *over: Entry) -> Entry:
    return laptop.write("organisation", ORGANISATION, {"names.es": name}, over=over)


def heads(story: Story, key: tuple[str, str] = NAME) -> list[str]:
    return [one.entry for one in story.about(ORGANISATION).fields[key]]


def test_one_value_is_settled() -> None:
    story = Story()
    entry = named(story.ana, "Uno")
    assert heads(story) == [entry.id]
    assert story.about(ORGANISATION).shown("organisation") == {"names.es": "Uno"}
    assert story.about(ORGANISATION).conflicts() == []


def test_an_edit_replaces_what_it_lists() -> None:
    story = Story()
    first = named(story.ana, "Uno")
    second = named(story.event_laptop("mesa"), "Dos", first)
    assert heads(story) == [second.id]


def test_values_that_nothing_replaced_are_a_conflict_and_one_more_edit_resolves_it() -> None:
    story = Story()
    mesa = story.event_laptop("mesa")
    both = [named(mesa, "Uno"), named(story.event_laptop("table"), "Dos")]
    assert set(heads(story)) == {one.id for one in both}
    assert story.about(ORGANISATION).conflicts() == [NAME]
    resolved = named(mesa, "Tres", *both)
    assert heads(story) == [resolved.id]
    assert story.about(ORGANISATION).conflicts() == []


def test_equal_values_of_two_laptops_are_no_conflict() -> None:
    story = Story()
    named(story.event_laptop("mesa"), "Uno")
    named(story.event_laptop("table"), "Uno")
    assert len(heads(story)) == 2
    assert story.about(ORGANISATION).conflicts() == []


@pytest.mark.parametrize(
    ("field", "one", "other", "differ"),
    [
        ("lists.RE100", {"a": 1, "b": 2}, {"b": 2, "a": 1}, False),
        ("lists.RE100", {"a": 1}, {"a": True}, True),
        ("lists.RE100", {"a": None}, {}, True),
        ("lists.RE100", {}, None, True),
        ("sector", "", None, True),
        ("names.es", "e\u0301", "é", False),
        ("founding", True, True, False),
        ("founding", True, False, True),
    ],
)
def test_values_are_compared_as_canonical_text_null_included(
    field: str, one: str, other: str, differ: bool
) -> None:
    story = Story()
    story.event_laptop("mesa").write("organisation", ORGANISATION, {field: one})
    story.event_laptop("table").write("organisation", ORGANISATION, {field: other})
    assert bool(story.about(ORGANISATION).conflicts()) == differ


def test_a_null_removes_and_can_be_in_conflict() -> None:
    story = Story()
    mesa = story.event_laptop("mesa")
    first = named(mesa, "Uno")
    removed = named(mesa, None, first)
    assert story.about(ORGANISATION).shown("organisation") == {}
    assert heads(story) == [removed.id]
    named(story.event_laptop("table"), "Dos", first)
    assert story.about(ORGANISATION).conflicts() == [NAME]


def test_the_highest_rank_is_shown_then_the_highest_id() -> None:
    story = Story()
    mesa, table = story.event_laptop("mesa"), story.event_laptop("table")
    for number in range(6):
        named(mesa, f"mesa {number}")
        named(table, f"table {number}")
    state = story.about(ORGANISATION)
    ids = [one.entry for one in state.fields[NAME]]
    assert ids == sorted(ids, reverse=True)
    coordinators = [named(story.ana, "ana 1"), named(story.ana, "ana 2")]
    root = named(story.root, "root")
    ranked = heads(story)
    assert ranked[0] == root.id
    assert ranked[1:3] == sorted((one.id for one in coordinators), reverse=True)
    assert ranked[3:] == ids
    assert story.about(ORGANISATION).shown("organisation") == {"names.es": "root"}


def test_both_must_name_the_field() -> None:
    story = Story()
    first = story.ana.write("organisation", ORGANISATION, {"names.es": "Uno", "sector": "a"})
    second = story.ana.write("organisation", ORGANISATION, {"sector": "b"}, over=[first])
    assert heads(story) == [first.id]
    assert heads(story, ("organisation", "sector")) == [second.id]


def test_members_of_a_collection_are_fields_of_their_own() -> None:
    story = Story()
    first = named(story.ana, "Uno")
    second = story.ana.write("organisation", ORGANISATION, {"names.ja": "一"}, over=[first])
    assert heads(story) == [first.id]
    assert heads(story, ("organisation", "names.ja")) == [second.id]


def test_other_ids_in_over_are_ignored() -> None:
    story = Story()
    first = named(story.ana, "Uno")
    elsewhere = story.ana.write("organisation", subject(2), {"names.es": "Other"}, over=[first])
    another_kind = story.ana.write("place", ORGANISATION, {"names.es": "Place"}, over=[first])
    fact = story.ana.write("withdrawal", ORGANISATION, over=[first])
    second = story.ana.write("organisation", ORGANISATION, {"names.es": "Dos"}, over=[elsewhere, "f" * 64])
    assert set(heads(story)) == {first.id, second.id}
    assert heads(story, ("place", "names.es")) == [another_kind.id]
    assert fact.id in story.about(ORGANISATION).facts
    state = story.state().subjects[story.id, subject(2)]
    assert [one.entry for one in state.fields[NAME]] == [elsewhere.id]


def test_a_void_edit_replaces_nothing() -> None:
    story = Story()
    first = named(story.ana, "Uno")
    stranger = named(story.laptop("stranger"), "Dos", first)
    broken = story.ana.write("organisation", ORGANISATION, b'{"names.es": 1}', over=[first], fields=["names.es"])
    assert heads(story) == [first.id]
    assert story.about(ORGANISATION).void == {stranger.id: "not-authorised", broken.id: "unreadable"}


def test_with_a_revocation_the_value_before_comes_back() -> None:
    story = Story()
    mesa = story.event_laptop("mesa")
    first = named(story.ana, "Uno")
    named(mesa, "Vandal", first)
    story.revoke(story.ana, mesa)
    assert heads(story) == [first.id]


def test_a_chain_of_edits_leaves_the_last_and_branches_leave_both_ends() -> None:
    story = Story()
    first = named(story.ana, "1")
    second = named(story.ana, "2", first)
    left, right = named(story.ana, "l", second), named(story.ana, "r", second)
    assert set(heads(story)) == {left.id, right.id}
    last = named(story.ana, "x", left)
    assert set(heads(story)) == {last.id, right.id}


def test_an_edit_over_one_that_is_not_here_still_counts() -> None:
    story = Story()
    first = named(story.ana, "1")
    second = named(story.ana, "2", first)
    state = story.state(without=[first]).subjects[story.id, ORGANISATION]
    assert [one.entry for one in state.fields[NAME]] == [second.id]


def test_an_absent_value_still_counts_and_differs_from_all() -> None:
    story = Story()
    mesa, table = story.event_laptop("mesa"), story.event_laptop("table")
    first = mesa.write("organisation", ORGANISATION, personal={"notes": "n"})
    assert story.about(ORGANISATION).shown("organisation") == {"notes": "n"}
    kit = [withheld(entry) for entry in story.entries]
    assert interpret_all(kit, CHECKER).subjects[story.id, ORGANISATION].shown("organisation") == {
        "notes": Absent("withheld")
    }
    second = table.write("organisation", ORGANISATION, personal={"notes": "n"})
    assert not story.about(ORGANISATION).conflicts()
    state = interpret_all([*kit, withheld(second)], CHECKER).subjects[story.id, ORGANISATION]
    assert state.conflicts() == [NOTES]
    assert {one.entry for one in state.fields[NOTES]} == {first.id, second.id}


def test_a_personal_field_that_cannot_be_read_replaces_all_the_same() -> None:
    story = Story()
    first = story.ana.write("organisation", ORGANISATION, personal={"notes": "n"})
    second = story.ana.write("organisation", ORGANISATION, personal=b"\xff", over=[first], fields=["notes"])
    assert heads(story, NOTES) == [second.id]
    third = story.ana.write("organisation", ORGANISATION, over=[second], fields=["notes"])
    assert heads(story, NOTES) == [third.id]
    assert story.about(ORGANISATION).shown("organisation") == {"notes": Absent("unreadable")}


def test_an_organisation_all_of_whose_fields_are_null_is_absent() -> None:
    story = Story()
    first = story.ana.write("organisation", ORGANISATION, {"names.es": "Uno", "sector": "a"}, {"notes": "n"})
    assert organisation_status(story.about(ORGANISATION)) == "expected"
    story.ana.write(
        "organisation", ORGANISATION, {"names.es": None, "sector": None}, {"notes": None}, over=[first]
    )
    assert organisation_status(story.about(ORGANISATION)) is None


def test_fields_of_an_unknown_kind_have_no_effect() -> None:
    story = Story()
    first = named(story.ana, "Uno")
    poll = story.ana.write("poll", ORGANISATION, {"names.es": "Dos"}, over=[first])
    state = story.about(ORGANISATION)
    assert heads(story) == [first.id]
    assert poll.id not in state.void
    assert poll.id not in state.facts
