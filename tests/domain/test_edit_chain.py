"""Which earlier edit a field's value goes back to, and what came since."""

from aca_desktop.domain.journal.edit_chain import standing
from aca_desktop.domain.journal.entry import Entry
from tests.journals import Laptop, Story, subject

ORGANISATION = subject(1)
TIER = ("organisation", "tier")


def edit(laptop: Laptop, tier: str | None, *over: Entry, **more: str) -> Entry:
    return laptop.write("organisation", ORGANISATION, {"tier": tier, **more}, over=over)


def stands(story: Story, *edits: Entry) -> list[list[Entry] | None]:
    """Return for each edit what has to be thought away with it, None where its value is not there any more."""
    entries = {entry.id: entry for entry in story.entries if entry.header.subject == ORGANISATION}
    found = [standing(one.id, TIER, story.about(ORGANISATION), entries.values()) for one in edits]
    order = list(entries)
    return [None if one is None else [entries[id_] for id_ in sorted(one.since, key=order.index)] for one in found]


def test_only_the_last_edit_stands() -> None:
    story = Story()
    first = edit(story.ana, "A")
    second = edit(story.ana, "B", first)
    assert stands(story, first, second) == [None, [second]]


def test_a_value_that_comes_again_goes_back_to_its_first_edit() -> None:
    story = Story()
    first = edit(story.ana, "A")
    second = edit(story.ana, "B", first)
    third = edit(story.ana, "A", second)
    assert stands(story, first, second, third) == [[first, second, third], None, [third]]


def test_going_back_step_by_step() -> None:
    story = Story()
    first = edit(story.ana, "A")
    second = edit(story.ana, "B", first)
    third = edit(story.ana, "C", second)
    back_on_third = edit(story.ana, "B", third)
    back_on_second = edit(story.ana, "A", back_on_third)
    assert stands(story, first, second, third) == [
        [first, second, third, back_on_third, back_on_second],
        None,
        None,
    ]


def test_the_same_value_after_another_edit_is_no_way_back() -> None:
    story = Story()
    first = edit(story.ana, "A")
    second = edit(story.ana, "B", first)
    third = edit(story.ana, "C", second)
    again = edit(story.ana, "A", third)
    assert stands(story, first, again) == [None, [again]]


def test_there_is_no_one_value_before_a_conflict_was_settled() -> None:
    story = Story()
    ours, theirs = edit(story.ana, "A"), edit(story.event_laptop("mesa"), "B")
    settled = edit(story.ana, "C", ours, theirs)
    back = edit(story.ana, "A", settled)
    assert stands(story, ours, theirs, settled, back) == [None, None, None, [back]]


def test_an_edit_named_for_another_field_is_not_in_between() -> None:
    story = Story()
    first = edit(story.ana, "A", short="a")
    second = edit(story.ana, "B", first)
    third = edit(story.ana, "A", second, first, short="b")
    assert stands(story, first) == [[first, second, third]]


def test_each_side_of_a_conflict_stands() -> None:
    story = Story()
    first = edit(story.ana, "A")
    ours, theirs = edit(story.ana, "B", first), edit(story.event_laptop("mesa"), "C", first)
    assert stands(story, first, ours, theirs) == [None, [ours], [theirs]]


def test_what_has_no_effect_was_never_there() -> None:
    story = Story()
    first = edit(story.ana, "A")
    void = edit(story.laptop("stranger"), "B", first)
    second = edit(story.ana, "A", void)
    assert stands(story, first, void, second) == [[first], None, [second]]
