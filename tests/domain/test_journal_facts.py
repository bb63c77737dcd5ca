"""Facts: signatures and how they stand, withdrawals, ratifications, consents and undos."""

import pytest

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.entry import Entry
from aca_desktop.domain.journal.meaning import Answer, organisation_status
from tests.journals import Laptop, Story, subject

ORGANISATION = subject(1)
PUBLICATION = "c" * 64


def signed(laptop: Laptop, *over: Entry, provisional: bool = False, **consents: bool) -> Entry:
    values: dict[str, Json] = {"publication": PUBLICATION, "provisional": provisional, "day": "2026-06-05"}
    for name, given in consents.items():
        values[f"consents.{name}"] = {"given": given, "version": "1"}
    return laptop.write("signature", ORGANISATION, values, {"signer": {"family": "山田"}}, over=over)


def decided(laptop: Laptop, signature: Entry, decision: str | None, *over: Entry) -> Entry:
    return laptop.write("review", ORGANISATION, {f"decision.{signature.id}": decision}, over=over)


def status(story: Story, signature: Entry) -> str | None:
    return story.about(ORGANISATION).statuses.get(signature.id)


def test_a_signature_alone_is_signed() -> None:
    story = Story()
    signature = signed(story.event_laptop("mesa"))
    assert status(story, signature) == "signed"
    assert organisation_status(story.about(ORGANISATION)) == "signed"


ORDER = ["withdrawn", "rejected", "superseded", "provisional", "approved"]


@pytest.mark.parametrize("reasons", range(1 << len(ORDER)))
def test_the_first_status_that_applies_counts(reasons: int) -> None:
    apply = [name for bit, name in enumerate(ORDER) if reasons >> bit & 1]
    if "rejected" in apply and "approved" in apply:
        apply.remove("approved")
    story = Story()
    signature = signed(story.ana, provisional="provisional" in apply)
    for name in apply:
        if name == "withdrawn":
            story.ana.write("withdrawal", ORGANISATION, over=[signature])
        elif name == "superseded":
            signed(story.ana, signature)
        elif name in ("rejected", "approved"):
            decided(story.ana, signature, name)
    assert status(story, signature) == next((name for name in ORDER if name in apply), "signed")


def test_a_ratified_signature_is_provisional_no_longer() -> None:
    story = Story()
    one, other = signed(story.ana, provisional=True), signed(story.ana, provisional=True)
    story.event_laptop("mesa").write("ratification", ORGANISATION, over=[one])
    assert status(story, one) == "signed"
    assert status(story, other) == "provisional"
    decided(story.ana, one, "approved")
    decided(story.ana, other, "approved")
    assert status(story, one) == "approved"
    assert status(story, other) == "provisional"


def test_a_ratification_about_another_organisation_does_nothing() -> None:
    story = Story()
    signature = signed(story.ana, provisional=True)
    story.ana.write("ratification", subject(2), over=[signature])
    story.ana.write("withdrawal", subject(2), over=[signature])
    assert status(story, signature) == "provisional"


def test_a_review_is_changed_and_removed_like_any_field() -> None:
    story = Story()
    signature = signed(story.ana)
    first = decided(story.ana, signature, "rejected")
    assert status(story, signature) == "rejected"
    second = decided(story.ana, signature, "approved", first)
    assert status(story, signature) == "approved"
    decided(story.ana, signature, None, second)
    assert status(story, signature) == "signed"


def test_of_two_reviews_the_shown_one_counts() -> None:
    story = Story()
    signature = signed(story.ana)
    decided(story.ana, signature, "approved")
    decided(story.root, signature, "rejected")
    assert status(story, signature) == "rejected"


def test_a_void_review_does_nothing() -> None:
    story = Story()
    signature = signed(story.ana)
    decided(story.event_laptop("mesa"), signature, "rejected")
    assert status(story, signature) == "signed"


@pytest.mark.parametrize(
    ("statuses", "shown"),
    [
        (["signed", "approved", "provisional"], "approved"),
        (["provisional", "signed"], "signed"),
        (["provisional", "withdrawn", "rejected"], "provisional"),
        (["rejected", "withdrawn"], "withdrawn"),
        (["rejected"], "rejected"),
    ],
)
def test_an_organisation_shows_its_best_signature_in_force(statuses: list[str], shown: str) -> None:
    story = Story()
    for name in statuses:
        signature = signed(story.ana, provisional=name == "provisional")
        if name == "withdrawn":
            story.ana.write("withdrawal", ORGANISATION, over=[signature])
        elif name in ("approved", "rejected"):
            decided(story.ana, signature, name)
        assert status(story, signature) == name
    assert organisation_status(story.about(ORGANISATION)) == shown


def test_a_withdrawal_reaches_what_supersedes_unless_that_lists_it() -> None:
    story = Story()
    first = signed(story.ana)
    corrected = signed(story.ana, first)
    again = signed(story.ana, corrected)
    apart = signed(story.ana)
    withdrawal = story.ana.write("withdrawal", ORGANISATION, over=[first])
    assert [status(story, one) for one in (first, corrected, again)] == ["withdrawn"] * 3
    assert status(story, apart) == "signed"
    renewed = signed(story.ana, first, withdrawal)
    after = signed(story.ana, renewed)
    assert status(story, renewed) == "superseded"
    assert status(story, after) == "signed"
    assert organisation_status(story.about(ORGANISATION)) == "signed"


def test_a_withdrawal_of_the_later_one_leaves_the_earlier_superseded() -> None:
    story = Story()
    first = signed(story.ana)
    second = signed(story.ana, first)
    story.ana.write("withdrawal", ORGANISATION, over=[second])
    assert (status(story, first), status(story, second)) == ("superseded", "withdrawn")
    assert organisation_status(story.about(ORGANISATION)) == "withdrawn"


def test_a_second_withdrawal_reaches_the_renewed_signature() -> None:
    story = Story()
    first = signed(story.ana)
    withdrawal = story.ana.write("withdrawal", ORGANISATION, over=[first])
    renewed = signed(story.ana, first, withdrawal)
    assert status(story, renewed) == "signed"
    story.ana.write("withdrawal", ORGANISATION, over=[renewed])
    assert status(story, renewed) == "withdrawn"


def test_many_withdrawals_reach_all_of_a_long_chain() -> None:
    story = Story()
    last = signed(story.ana)
    first = last
    for _ in range(600):
        last = signed(story.ana, last)
    for _ in range(600):
        story.ana.write("withdrawal", ORGANISATION, over=[first])
    assert set(story.about(ORGANISATION).statuses.values()) == {"withdrawn"}


def test_a_void_signature_has_no_status_and_supersedes_nothing() -> None:
    story = Story()
    signature = signed(story.ana)
    stranger = signed(story.laptop("stranger"), signature)
    assert status(story, stranger) is None
    assert status(story, signature) == "signed"


def test_signatures_stay_when_the_publication_is_undone() -> None:
    story = Story()
    declaration = subject(7)
    publication = story.ana.write("publication", declaration, {"label": "1"})
    signature = story.ana.write("signature", ORGANISATION, {"publication": publication.id})
    story.ana.write("undo", declaration, over=[publication])
    assert publication.id not in story.about(declaration).facts
    assert status(story, signature) == "signed"


@pytest.mark.parametrize(
    ("author", "undoer", "allowed"),
    [
        ("mesa", "mesa", True),
        ("mesa", "table", False),
        ("mesa", "ana", True),
        ("mesa", "root", True),
        ("ana", "mesa", False),
        ("ana", "bea", True),
        ("mesa", "stranger", False),
    ],
)
def test_a_fact_is_taken_back_by_its_author_or_a_coordinator(author: str, undoer: str, allowed: bool) -> None:
    story = Story()
    laptops = {
        "mesa": story.event_laptop("mesa"),
        "table": story.event_laptop("table"),
        "ana": story.ana,
        "bea": story.coordinator("bea"),
        "root": story.root,
        "stranger": story.laptop("stranger"),
    }
    signature = signed(laptops[author])
    undo = laptops[undoer].write("undo", ORGANISATION, over=[signature])
    assert (status(story, signature) is None) == allowed
    assert (signature.id not in story.about(ORGANISATION).facts) == allowed
    assert story.why_void(undo) == (None if allowed else "not-authorised")


def test_an_undo_of_what_is_not_here_is_not_void() -> None:
    story = Story()
    signature = signed(story.ana)
    undo = story.event_laptop("mesa").write("undo", ORGANISATION, over=[signature])
    assert story.why_void(undo) == "not-authorised"
    state = story.state(without=[signature]).subjects[story.id, ORGANISATION]
    assert undo.id not in state.void


def test_an_undo_of_own_and_anothers_facts_takes_back_its_own() -> None:
    story = Story()
    mesa = story.event_laptop("mesa")
    own, other = signed(mesa), signed(story.ana)
    undo = mesa.write("undo", ORGANISATION, over=[own, other])
    assert story.why_void(undo) is None
    assert (status(story, own), status(story, other)) == (None, "signed")


@pytest.mark.parametrize("kind", ["withdrawal", "ratification", "consent", "copy", "snapshot", "publication"])
def test_other_facts_are_taken_back_too(kind: str) -> None:
    story = Story()
    signature = signed(story.ana, provisional=True, contact=True)
    values: dict[str, Json] = {"consents.contact": {"given": False, "version": "1"}} if kind == "consent" else {}
    fact = story.ana.write(kind, ORGANISATION, values, over=[signature])
    with_fact = story.about(ORGANISATION)
    assert fact.id in with_fact.facts
    undo = story.ana.write("undo", ORGANISATION, over=[fact])
    after = story.about(ORGANISATION)
    assert after.facts == {signature.id, undo.id}
    assert after.statuses == {signature.id: "provisional"}
    assert after.consents[signature.id] == {"contact": Answer(given=True, version="1")}


def test_redo_is_writing_it_again() -> None:
    story = Story()
    signature = signed(story.ana)
    withdrawal = story.ana.write("withdrawal", ORGANISATION, over=[signature])
    undo = story.ana.write("undo", ORGANISATION, over=[withdrawal])
    nothing = story.ana.write("undo", ORGANISATION, over=[undo])
    assert status(story, signature) == "signed"
    assert story.why_void(nothing) == "not-authorised"
    story.ana.write("withdrawal", ORGANISATION, over=[signature])
    assert status(story, signature) == "withdrawn"


def test_an_undo_of_a_void_undo_stands_as_if_that_were_not_here() -> None:
    story = Story()
    signature = signed(story.ana)
    void = story.event_laptop("mesa").write("undo", ORGANISATION, over=[signature])
    later = story.ana.write("undo", ORGANISATION, over=[void])
    assert (story.why_void(void), story.why_void(later)) == ("not-authorised", None)
    state = story.state(without=[void]).subjects[story.id, ORGANISATION]
    assert later.id not in state.void


def test_what_cannot_be_taken_back_stays() -> None:
    story = Story()
    mesa = story.event_laptop("mesa")
    invitation = story.invite(story.ana)
    join = story.join(story.laptop("new"), invitation)
    signature = signed(story.ana)
    erasure = story.ana.write("erasure", ORGANISATION, over=[signature])
    enrolment = next(entry for entry in story.entries if entry.header.subject == mesa.subject)
    for fact in (story.root.entries[0], enrolment, invitation.entry, join, erasure):
        undo = story.root.write("undo", fact.header.subject, over=[fact])
        assert story.why_void(undo) == "not-authorised"
        assert fact.id in story.about(fact.header.subject).facts
    authority = story.state().authorities[story.id]
    assert authority.rank(mesa.replica) == authority.rank(story.laptop("new").replica) == 1
    assert story.about(ORGANISATION).erased == {signature.id}


def test_an_edit_is_not_taken_back_by_an_undo() -> None:
    story = Story()
    edit = story.ana.write("organisation", ORGANISATION, {"names.es": "Uno"})
    undo = story.ana.write("undo", ORGANISATION, over=[edit])
    assert story.about(ORGANISATION).shown("organisation") == {"names.es": "Uno"}
    assert story.why_void(undo) is None


def consent(laptop: Laptop, over: list[Entry], *, given: bool, version: str = "1") -> Entry:
    values: dict[str, Json] = {"consents.contact": {"given": given, "version": version}}
    return laptop.write("consent", ORGANISATION, values, over=over)


def answer(story: Story, signature: Entry) -> Answer | None:
    return story.about(ORGANISATION).consents[signature.id].get("contact")


def test_a_consent_fact_takes_back_or_extends() -> None:
    story = Story()
    signature = signed(story.ana, contact=True)
    plain = signed(story.ana)
    assert answer(story, signature) == Answer(given=True, version="1")
    assert answer(story, plain) is None
    back = consent(story.ana, [signature], given=False)
    assert answer(story, signature) == Answer(given=False, version="1")
    consent(story.ana, [signature, back], given=True, version="2")
    assert answer(story, signature) == Answer(given=True, version="2")
    consent(story.ana, [plain], given=True)
    assert answer(story, plain) == Answer(given=True, version="1")


def test_where_consents_differ_none_is_given() -> None:
    story = Story()
    signature = signed(story.ana)
    consent(story.event_laptop("mesa"), [signature], given=True, version="3")
    consent(story.event_laptop("table"), [signature], given=False, version="2")
    assert answer(story, signature) == Answer(given=False, version="2")


def test_of_several_versions_the_newest_is_shown() -> None:
    story = Story()
    signature = signed(story.ana)
    consent(story.event_laptop("mesa"), [signature], given=True, version="9")
    consent(story.event_laptop("table"), [signature], given=True, version="10")
    assert answer(story, signature) == Answer(given=True, version="10")


def test_a_consent_over_another_signature_or_without_authority_does_nothing() -> None:
    story = Story()
    signature, other = signed(story.ana, contact=True), signed(story.ana, contact=True)
    consent(story.ana, [other], given=False)
    consent(story.laptop("stranger"), [signature], given=False)
    assert answer(story, signature) == Answer(given=True, version="1")
