"""States that a subject has had: each value that was ever shown is in one, and nothing that never was."""

import pytest

from aca_desktop.domain.journal import earlier_states as module
from aca_desktop.domain.journal.earlier_states import earlier_states, is_gone_through
from tests.journals import Story, subject


def names(story: Story, *always: str) -> list[object]:
    authority = story.state().authorities[story.id]
    about = [entry for entry in story.entries if entry.header.subject == subject(1)]
    states = earlier_states(about, authority, always)
    return [state.shown("organisation").get("names.es") for state in states]


def test_each_value_was_once_shown_also_of_two_that_were_written_at_once() -> None:
    story = Story()
    first = story.ana.write("organisation", subject(1), {"names.es": "Uno"})
    story.ana.write("organisation", subject(1), {"names.es": "Dos"}, over=[first])
    story.event_laptop("mesa").write("organisation", subject(1), {"names.es": "Tres"}, over=[first])
    story.ana.write("organisation", subject(2), {"names.es": "Otra"})
    assert set(names(story)) == {"Uno", "Dos", "Tres"}
    assert names(story)[0] == story.state().subjects[story.id, subject(1)].shown("organisation")["names.es"]


def test_what_belongs_to_every_state_is_in_those_that_one_laptop_had() -> None:
    story = Story()
    signed = story.event_laptop("mesa").write("signature", subject(1), {"publication": "c" * 64})
    story.ana.write("review", subject(1), {f"decision.{signed.id}": "rejected"})
    authority = story.state().authorities[story.id]
    about = [entry for entry in story.entries if entry.header.subject == subject(1)]
    statuses = [state.statuses.get(signed.id) for state in earlier_states(about, authority, [signed.id])]
    assert set(statuses) == {"signed", "rejected"}


def test_of_very_many_entries_only_the_latest_states_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    story = Story()
    before: list[str] = []
    for number in range(20):
        before = [story.ana.write("organisation", subject(1), {"names.es": f"{number}"}, over=before).id]
    about = [entry for entry in story.entries if entry.header.subject == subject(1)]
    assert is_gone_through(about)
    assert len(names(story)) == 20
    monkeypatch.setattr(module, "_WORK", 100)
    assert not is_gone_through(about)
    assert names(story) == ["19", "18", "17", "16", "15"]
