"""Digests: equal where entries and payloads are, different where anything differs."""

import hashlib
import json

from aca_desktop.domain.journal.entry import Entry, named_subject
from aca_desktop.domain.journal.meaning import Feeds, interpret_all, linked
from tests.journals import CHECKER, Story, subject, withheld

ORGANISATION = subject(1)


def digests(entries: list[Entry]) -> tuple[str, str]:
    return interpret_all(entries, CHECKER).digests


def story_with_a_signature() -> Story:
    story = Story()
    story.ana.write("organisation", ORGANISATION, {"names.es": "Uno"}, {"notes": "n"})
    story.ana.write(
        "signature", ORGANISATION, {"publication": "c" * 64}, {"typed": "Y"}, blobs=[("personal", b"ink")]
    )
    return story


def test_the_digest_of_nothing_is_the_hash_of_nothing() -> None:
    nothing = hashlib.sha256().hexdigest()
    assert digests([]) == (nothing, nothing)


def test_the_journals_digest_is_over_sorted_ids() -> None:
    story = story_with_a_signature()
    whole = hashlib.sha256(b"".join(sorted(bytes.fromhex(entry.id) for entry in story.entries)))
    assert digests(story.entries)[0] == whole.hexdigest()


def test_the_states_digest_is_over_lines_of_canonical_json() -> None:
    story = Story()
    edit = story.ana.write("organisation", ORGANISATION, {"names.es": "Uno"}, {"notes": "n"})
    other = story.ana.write("organisation", ORGANISATION, {"names.es": "Dos"})
    stranger = story.laptop("stranger").write("organisation", ORGANISATION, {"names.es": "Tres"})
    signature = story.ana.write("signature", ORGANISATION, blobs=[("open", b"o"), ("personal", b"p")])
    present = {edit.id: "op", other.id: "o", stranger.id: "o", signature.id: "op"}
    present |= {entry.id: "o" for entry in story.entries[:2]}
    lines: list[list[str | None]] = [
        ["entry", id_, "not-authorised" if id_ == stranger.id else None, letters]
        for id_, letters in sorted(present.items())
    ]
    heads = sorted([edit.id, other.id], reverse=True)
    lines.append(["field", story.id, ORGANISATION, "organisation", "names.es", *heads])
    lines.append(["field", story.id, ORGANISATION, "organisation", "notes", edit.id])
    lines.append(["signature", signature.id, "signed"])
    text = "".join(json.dumps(line, separators=(",", ":")) + "\n" for line in lines)
    assert digests(story.entries)[1] == hashlib.sha256(text.encode()).hexdigest()


def test_one_more_entry_changes_both() -> None:
    story = story_with_a_signature()
    before = digests(story.entries)
    story.ana.write("copy", ORGANISATION)
    after = digests(story.entries)
    assert before[0] != after[0]
    assert before[1] != after[1]


def test_a_part_that_is_not_here_changes_the_state_alone() -> None:
    story = story_with_a_signature()
    *rest, signature = story.entries
    journal, state = digests(story.entries)
    for poorer in ([*rest, withheld(signature)], [*map(withheld, rest), signature]):
        assert digests(poorer)[0] == journal
        assert digests(poorer)[1] != state


def test_two_coalitions_are_digested_together_and_apart() -> None:
    here, there = Story("Here"), Story("There")
    both = digests(here.entries + there.entries)
    assert both == digests(there.entries + here.entries)
    assert len({both, digests(here.entries), digests(there.entries)}) == 3


def test_a_feed_is_followed_backwards_to_its_first_gap() -> None:
    before = {"d": "c", "c": "b", "a": None, "x": "c"}
    assert linked(before, ["d"]) == {"d", "c"}
    assert linked(before, ["x", "a"]) == {"x", "c", "a"}
    assert linked(before, ["b", "z"]) == frozenset()
    assert linked({**before, "b": "a"}, ["d", "c"]) == {"d", "c", "b", "a"}


def test_a_feed_knows_only_its_own_laptop() -> None:
    story = Story()
    mesa = story.event_laptop("mesa")
    own = mesa.write("organisation", ORGANISATION, {"names.es": "Uno"})
    feeds = Feeds.of(story.entries)
    assert feeds.surviving(named_subject(mesa.replica), [own.id]) == {own.id}
    assert feeds.surviving(named_subject(story.ana.replica), [own.id]) == frozenset()
    assert feeds.surviving(subject(9), [own.id]) == frozenset()
