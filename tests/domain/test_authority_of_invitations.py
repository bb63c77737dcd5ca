"""Who may write by an invitation: laptops that join by themselves, and what a revocation leaves of them."""

import pytest

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.entry import join_statement
from aca_desktop.domain.journal.kinds import Rank
from tests.domain.ranks import author, rank, written
from tests.journals import Story, key, subject


def test_a_laptop_joins_by_its_invitations_signature() -> None:
    story = Story()
    new = story.laptop("new")
    join = story.join(new, story.invite(story.ana))
    assert rank(story, new) == Rank.EVENT
    assert story.why_void(join) is None
    assert story.why_void(written(new)) is None


def test_the_real_certificate_of_an_invitation_holds_its_key() -> None:
    story = Story()
    invitation = story.invite(story.ana)
    values = story.state().entries[invitation.entry.id].open
    assert values is not None
    assert invitation.key.public_key.hex() in values.data.decode()


@pytest.mark.parametrize("wrong", ["key", "laptop", "coalition", "invitation", "bytes", "nothing"])
def test_a_join_with_another_signature_is_void(wrong: str) -> None:
    story = Story()
    new, other = story.laptop("new"), story.laptop("other")
    invitation, second = story.invite(story.ana), story.invite(story.ana, 2)
    signature = {
        "key": second.key.sign(join_statement(story.id, invitation.entry.id, new.replica)),
        "laptop": invitation.key.sign(join_statement(story.id, invitation.entry.id, other.replica)),
        "coalition": invitation.key.sign(join_statement(other.replica, invitation.entry.id, new.replica)),
        "invitation": invitation.key.sign(join_statement(story.id, second.entry.id, new.replica)),
        "bytes": b"\x30\x00",
        "nothing": b"",
    }[wrong]
    join = story.join(new, invitation, signature)
    assert rank(story, new) == Rank.NONE
    assert story.why_void(join) == "not-authorised"


@pytest.mark.parametrize(
    "values",
    [
        {"name": "Mesa"},
        {"signature": "zz"},
        {"signature": "é"},
        {"signature": ""},
    ],
)
def test_a_join_without_a_readable_signature_is_void(values: dict[str, Json]) -> None:
    story = Story()
    new = story.laptop("new")
    join = new.write("join", new.subject, values, over=[story.invite(story.ana).entry])
    assert story.why_void(join) == "not-authorised"


@pytest.mark.parametrize("certificate", ["", "zz", "00", "3003020101", None])
def test_an_invitation_without_a_readable_certificate_lets_nobody_in(certificate: str | None) -> None:
    story = Story()
    values: dict[str, Json] = {"laptops": 1} if certificate is None else {"certificate": certificate}
    entry = story.ana.write("invitation", subject(5), values)
    new = story.laptop("new")
    signed = key("invitation 1").sign(join_statement(story.id, entry.id, new.replica))
    new.write("join", new.subject, {"signature": signed.hex()}, over=[entry])
    assert rank(story, new) == Rank.NONE


def test_a_join_speaks_for_its_own_laptop_only() -> None:
    story = Story()
    new, other = story.laptop("new"), story.laptop("other")
    invitation = story.invite(story.ana)
    for about, signed_for in ((other.subject, new), (other.subject, other)):
        signature = invitation.key.sign(join_statement(story.id, invitation.entry.id, signed_for.replica))
        join = new.write("join", about, {"signature": signature.hex()}, over=[invitation.entry])
        assert story.why_void(join) == "not-authorised"
    assert rank(story, new) == rank(story, other) == Rank.NONE


@pytest.mark.parametrize(
    ("of", "counts"), [("root", True), ("coordinator", True), ("event", False), ("nobody", False)]
)
def test_who_invites(of: str, counts: bool) -> None:
    story = Story()
    invitation = story.invite(author(story, of))
    new = story.laptop("new")
    story.join(new, invitation)
    assert story.why_void(invitation.entry) == (None if counts else "not-authorised")
    assert rank(story, new) == (Rank.EVENT if counts else Rank.NONE)


def test_an_invitation_whose_subject_is_a_coordinator_is_void() -> None:
    story = Story()
    bea = story.coordinator("bea")
    for laptop in (story.ana, story.root):
        invitation = story.invite(laptop, about=bea.subject)
        story.join(story.laptop("new"), invitation)
        assert story.why_void(invitation.entry) == "not-authorised"
    assert rank(story, story.laptop("new")) == Rank.NONE


def test_revoking_an_invitation_voids_the_joins_that_it_does_not_name() -> None:
    story = Story()
    invitation = story.invite(story.ana)
    known, stranger = story.laptop("known"), story.laptop("stranger")
    good, bad = story.join(known, invitation), story.join(stranger, invitation)
    revocation = story.revoke(story.ana, invitation, good)
    assert (rank(story, known), rank(story, stranger)) == (Rank.EVENT, Rank.NONE)
    assert story.why_void(bad) == "not-authorised"
    late = story.laptop("late")
    story.join(late, invitation)
    assert rank(story, late) == Rank.NONE
    story.ana.write("undo", invitation.entry.header.subject, over=[revocation])
    assert rank(story, late) == rank(story, stranger) == Rank.EVENT


def test_all_of_several_revocations_of_an_invitation_must_name_a_join() -> None:
    story = Story()
    invitation = story.invite(story.ana)
    one, two = story.laptop("one"), story.laptop("two")
    first, second = story.join(one, invitation), story.join(two, invitation)
    story.revoke(story.ana, invitation, first, second)
    story.revoke(story.ana, invitation, second)
    assert (rank(story, one), rank(story, two)) == (Rank.NONE, Rank.EVENT)


def test_a_revoked_laptop_that_joined_keeps_what_is_named() -> None:
    story = Story()
    new = story.laptop("new")
    join = story.join(new, story.invite(story.ana))
    before, after = written(new), written(new)
    story.revoke(story.ana, new, before)
    assert [story.why_void(one) for one in (join, before, after)] == [None, None, "revoked"]
    story.revoke(story.ana, new)
    assert [story.why_void(one) for one in (join, before, after)] == ["revoked"] * 3


def test_an_invitation_of_a_revoked_coordinator_lets_nobody_in() -> None:
    story = Story()
    bea = story.coordinator("bea")
    invitation = story.invite(bea)
    new = story.laptop("new")
    story.join(new, invitation)
    assert rank(story, new) == Rank.EVENT
    story.revoke(story.root, bea)
    assert rank(story, new) == Rank.NONE
