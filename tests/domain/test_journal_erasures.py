"""Erasures: what they take, what they leave, and that whoever never had it comes to the same."""

from aca_desktop.domain.journal.contents import Absent
from aca_desktop.domain.journal.meaning import interpret_all, presence
from tests.domain.test_journal_facts import ORGANISATION, PUBLICATION
from tests.journals import CHECKER, Story, subject, withheld


def test_an_erasure_takes_personal_parts_and_blobs_and_leaves_status_and_open_parts() -> None:
    story = Story()
    signature = story.ana.write(
        "signature",
        ORGANISATION,
        {"publication": PUBLICATION},
        {"signer": {"family": "山田"}, "ink": {"blob": 0}},
        blobs=[("personal", b"ink"), ("open", b"rows")],
    )
    edit = story.ana.write("organisation", ORGANISATION, {"names.es": "Uno"}, {"notes": "n"})
    erasure = story.ana.write("erasure", ORGANISATION, over=[signature, edit])
    state = story.about(ORGANISATION)
    assert state.erased == {signature.id, edit.id}
    assert state.statuses == {signature.id: "signed"}
    assert state.shown("organisation") == {"names.es": "Uno", "notes": Absent("erased")}
    assert presence(signature, erased=False) == "oppo"
    assert presence(signature, erased=True) == "o-o"
    assert presence(withheld(signature), erased=False) == "o-o"
    assert erasure.id in state.facts


def test_whoever_has_not_or_never_had_the_part_comes_to_the_same() -> None:
    story = Story()
    edit = story.ana.write("organisation", ORGANISATION, {"names.es": "Uno"}, {"notes": "n"})
    story.ana.write("erasure", ORGANISATION, over=[edit])
    kit = interpret_all([withheld(entry) for entry in story.entries], CHECKER)
    assert kit.subjects == story.state().subjects
    assert kit.digests == story.state().digests


def test_an_erasure_by_an_event_laptop_is_void_and_the_payload_counts_again() -> None:
    story = Story()
    mesa = story.event_laptop("mesa")
    edit = story.ana.write("organisation", ORGANISATION, personal={"notes": "n"})
    mesa.write("erasure", ORGANISATION, over=[edit])
    assert story.about(ORGANISATION).shown("organisation") == {"notes": "n"}
    bea = story.coordinator("bea")
    bea.write("erasure", ORGANISATION, over=[edit])
    assert story.about(ORGANISATION).shown("organisation") == {"notes": Absent("erased")}
    story.revoke(story.root, bea)
    assert story.about(ORGANISATION).shown("organisation") == {"notes": "n"}


def test_an_erasure_reaches_void_entries_and_unknown_kinds_too() -> None:
    story = Story()
    stranger = story.laptop("stranger").write("organisation", ORGANISATION, personal={"notes": "n"})
    poll = story.ana.write("poll", ORGANISATION, {"a": 1}, {"voter": "山田"})
    story.ana.write("erasure", ORGANISATION, over=[stranger, poll])
    assert story.about(ORGANISATION).erased == {stranger.id, poll.id}
    kit = interpret_all([withheld(entry) for entry in story.entries], CHECKER)
    assert kit.digests == story.state().digests


def test_an_erasure_of_another_subjects_entries_does_nothing() -> None:
    story = Story()
    edit = story.ana.write("organisation", ORGANISATION, personal={"notes": "n"})
    story.ana.write("erasure", subject(2), over=[edit])
    assert story.about(ORGANISATION).shown("organisation") == {"notes": "n"}
