"""What follows a signature: withdrawn, ratified, reviewed; named by an id or the beginning of one."""

import re
from collections.abc import Callable
from datetime import date

import pytest

from aca_desktop.domain.journal.contents import read_contents
from aca_desktop.domain.journal.draft import Draft
from aca_desktop.domain.journal.entry import Entry
from aca_desktop.domain.journal.meaning import Status
from aca_desktop.domain.organisations.record import OrganisationById
from aca_desktop.domain.values.problems import Refused
from aca_desktop.errors import AcaError
from aca_desktop.services.journal import entry_names
from aca_desktop.services.organisations import organisations
from aca_desktop.services.signing.following import ratify, review, undo, withdraw
from aca_desktop.services.signing.signing import sign
from aca_desktop.services.workspace.own_key import OwnKey
from aca_desktop.services.workspace.workspaces import Workspace
from aca_desktop.storage.journal.checking import digests
from tests.services.founding import OtherLaptop, only, signature, signed


def status(workspace: Workspace, id_: str) -> Status | None:
    entry = workspace.journal.entry(id_)
    assert entry is not None
    return workspace.journal.state(entry.header.coalition, entry.header.subject).statuses.get(id_)


def refusal(workspace: Workspace, act: Callable[[], object]) -> tuple[str, dict[str, object]]:
    """Return why something is not done, having seen that it left no trace."""
    before = digests(workspace.path, workspace.journal)
    with pytest.raises(AcaError) as error:
        act()
    assert digests(workspace.path, workspace.journal) == before
    return error.value.code, dict(error.value.facts)


def wrong(workspace: Workspace, act: Callable[[], object]) -> list[tuple[str, str]]:
    before = digests(workspace.path, workspace.journal)
    with pytest.raises(Refused) as error:
        act()
    assert digests(workspace.path, workspace.journal) == before
    return [(one.field, one.code) for one in error.value.problems]


def values(entry: Entry) -> dict[str, object]:
    return dict(read_contents(entry).values)


def test_a_withdrawal_says_when_and_why(workspace: Workspace) -> None:
    one = signed(workspace)
    entry = withdraw(workspace, one.signature, reason="  Cambio de\ndueños ", day=date(2026, 6, 1))
    assert (entry.header.kind, entry.header.subject, entry.header.over) == (
        "withdrawal",
        one.organisation,
        (one.signature,),
    )
    assert values(entry) == {"day": "2026-06-01", "reason": "Cambio de\ndueños"}
    assert entry.personal is not None  # a reason can tell of people, and goes with an erasure
    assert status(workspace, one.signature) == "withdrawn"
    assert organisations.show(workspace, only(workspace), one.organisation).status == "withdrawn"


def test_without_day_and_reason_it_is_today(workspace: Workspace) -> None:
    entry = withdraw(workspace, signed(workspace).signature, reason=" ")
    assert values(entry) == {"day": "2026-06-05"}


def test_nothing_is_withdrawn_twice(workspace: Workspace) -> None:
    one = signed(workspace)
    withdraw(workspace, one.signature)
    assert refusal(workspace, lambda: withdraw(workspace, one.signature)) == (
        "already-withdrawn",
        {"signature": one.signature},
    )


def test_a_withdrawal_reaches_what_superseded_the_signature(workspace: Workspace) -> None:
    one = signed(workspace)
    renewed = sign(workspace, signature(OrganisationById(one.organisation)), over=(one.signature,))
    assert status(workspace, one.signature) == "superseded"
    withdraw(workspace, one.signature)
    assert status(workspace, renewed.signature) == "withdrawn"


def test_who_signs_in_place_of_what_is_withdrawn_stands(workspace: Workspace) -> None:
    one = signed(workspace)
    corrected = sign(workspace, signature(OrganisationById(one.organisation)), over=(one.signature,))
    withdraw(workspace, one.signature)
    again = sign(workspace, signature(OrganisationById(one.organisation)), over=(corrected.signature,))
    assert again.status == "signed"
    assert status(workspace, corrected.signature) == "withdrawn"
    withdraw(workspace, again.signature)
    assert status(workspace, again.signature) == "withdrawn"


def test_who_withdrew_may_sign_again(workspace: Workspace) -> None:
    one = signed(workspace)
    withdraw(workspace, one.signature)
    again = signed(workspace, one.organisation)
    assert again.status == "signed"
    assert organisations.show(workspace, only(workspace), one.organisation).status == "signed"


def test_a_provisional_signature_is_ratified_once(workspace: Workspace) -> None:
    one = signed(workspace, provisional=True)
    assert one.status == "provisional"
    entry = ratify(workspace, one.signature, reason="Acta 12", day=date(2026, 6, 4))
    assert values(entry) == {"day": "2026-06-04", "reason": "Acta 12"}
    assert status(workspace, one.signature) == "signed"
    assert refusal(workspace, lambda: ratify(workspace, one.signature)) == (
        "not-provisional",
        {"signature": one.signature, "status": "signed"},
    )


def test_a_withdrawn_signature_is_not_ratified(workspace: Workspace) -> None:
    one = signed(workspace, provisional=True)
    withdraw(workspace, one.signature)
    assert refusal(workspace, lambda: ratify(workspace, one.signature))[1]["status"] == "withdrawn"


@pytest.mark.parametrize("act", [withdraw, ratify])
def test_a_day_in_the_future_and_a_reason_that_hides(workspace: Workspace, act: Callable[..., Entry]) -> None:
    one = signed(workspace, provisional=True)
    assert wrong(workspace, lambda: act(workspace, one.signature, reason="\u202eabc", day=date(2026, 6, 7))) == [
        ("reason", "bidi-control"),
        ("day", "day-in-future"),
    ]


def test_a_review_is_a_decision_that_can_be_changed(workspace: Workspace) -> None:
    one = signed(workspace)
    entry = review(workspace, one.signature, "approved")
    assert entry is not None
    assert (entry.header.kind, entry.header.fields) == ("review", (f"decision.{one.signature}",))
    assert status(workspace, one.signature) == "approved"
    assert review(workspace, one.signature, "approved") is None
    assert review(workspace, one.signature, "rejected") is not None
    assert status(workspace, one.signature) == "rejected"
    assert review(workspace, one.signature, None) is not None
    assert status(workspace, one.signature) == "signed"
    assert review(workspace, one.signature, None) is None


def test_a_provisional_signature_stays_so_when_approved(workspace: Workspace) -> None:
    one = signed(workspace, provisional=True)
    review(workspace, one.signature, "approved")
    assert status(workspace, one.signature) == "provisional"
    ratify(workspace, one.signature)
    assert status(workspace, one.signature) == "approved"


def test_what_is_out_of_force_is_not_approved(workspace: Workspace) -> None:
    first = signed(workspace)
    second = sign(workspace, signature(OrganisationById(first.organisation)), over=(first.signature,))
    assert refusal(workspace, lambda: review(workspace, first.signature, "approved"))[0] == "already-superseded"
    assert review(workspace, first.signature, "rejected") is not None
    withdraw(workspace, second.signature)
    assert refusal(workspace, lambda: review(workspace, second.signature, "approved"))[0] == "already-withdrawn"


def test_an_event_laptop_reviews_nothing(workspace: Workspace) -> None:
    one = signed(workspace)
    laptop = OtherLaptop(workspace)
    at_the_event = Workspace(
        workspace.file, OwnKey(laptop.key, workspace.context.home), "Mesa 2", workspace.context
    )
    assert refusal(workspace, lambda: review(at_the_event, one.signature, "approved")) == (
        "not-authorised",
        {"kind": "review"},
    )
    withdraw(at_the_event, one.signature)
    assert status(workspace, one.signature) == "withdrawn"


@pytest.mark.parametrize("shape", [lambda id_: id_[:8], str.upper, lambda id_: f" {id_[:4]} {id_[4:12]}\n"])
def test_the_beginning_of_an_id_is_enough(workspace: Workspace, shape: Callable[[str], str]) -> None:
    one = signed(workspace)
    withdraw(workspace, shape(one.signature))
    assert status(workspace, one.signature) == "withdrawn"


@pytest.mark.parametrize("named", ["", "0123456", "signature", "0" * 65, "１２３４５６７８", "\udc80", "0x123456"])
def test_what_is_no_beginning_of_an_id(workspace: Workspace, named: str) -> None:
    code, facts = refusal(workspace, lambda: withdraw(workspace, named))
    assert (code, facts["least"]) == ("malformed-entry-id", 8)
    str(facts["entry"]).encode()


def test_an_id_that_nothing_or_something_else_has(workspace: Workspace) -> None:
    one = signed(workspace)
    entry = withdraw(workspace, one.signature)
    assert refusal(workspace, lambda: withdraw(workspace, "0" * 64)) == (
        "unknown-signature",
        {"signature": "0" * 64},
    )
    assert refusal(workspace, lambda: withdraw(workspace, entry.id))[0] == "unknown-signature"
    assert refusal(workspace, lambda: undo(workspace, "0" * 64)) == ("unknown-entry", {"entry": "0" * 64})


def test_a_beginning_that_two_signatures_have(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entry_names, "_ID", re.compile("[0-9a-f]+"))  # eight digits hardly ever meet
    ids = [signed(workspace).signature for _ in range(17)]
    digit = next(id_[0] for id_ in ids if sum(other[0] == id_[0] for other in ids) > 1)
    alike = sorted(id_ for id_ in ids if id_[0] == digit)
    assert refusal(workspace, lambda: withdraw(workspace, digit)) == (
        "ambiguous-entry",
        {"entry": digit, "ids": alike[:10]},
    )
    least = next(n for n in range(1, 65) if not any(id_[:n] == alike[0][:n] for id_ in alike[1:]))
    withdraw(workspace, alike[0][:least])
    assert status(workspace, alike[0]) == "withdrawn"


def test_a_signature_without_effect_is_followed_by_nothing(workspace: Workspace) -> None:
    one = signed(workspace)
    undo(workspace, one.signature)
    for act in (withdraw, ratify, lambda w, s: review(w, s, "approved")):
        assert refusal(workspace, lambda act=act: act(workspace, one.signature)) == (  # type: ignore[misc]
            "signature-without-effect",
            {"signature": one.signature, "why": "undone"},
        )
    waits = OtherLaptop(workspace, waits=True)
    void = waits.write(Draft("signature", one.organisation, {"day": "2026-06-05"}))
    assert refusal(workspace, lambda: withdraw(workspace, void.id))[1]["why"] == "not-authorised"
