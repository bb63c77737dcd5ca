"""Undo: a fact is taken back once, an edit goes back to what was there before it, and nothing else is touched."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.draft import Draft
from aca_desktop.domain.journal.entry import named_subject
from aca_desktop.domain.organisations.record import OrganisationRecord
from aca_desktop.domain.values.problems import Refused
from aca_desktop.errors import AcaError
from aca_desktop.sealing.keys import LaptopKey
from aca_desktop.services.coalition import coalitions, declarations, events
from aca_desktop.services.organisations import organisation_import, organisations
from aca_desktop.services.signing.following import ratify, review, undo, withdraw
from aca_desktop.services.tables.reading import read_or_refuse
from aca_desktop.services.workspace.own_key import OwnKey
from aca_desktop.services.workspace.workspaces import Workspace
from aca_desktop.storage.journal.checking import digests
from tests.services.founding import OtherLaptop, only, signed

BAKERY = OrganisationRecord({"es": "Panadería Ejemplo"}, "business", "MX")


def refusal(workspace: Workspace, act: Callable[[], object]) -> tuple[str, dict[str, object]]:
    """Return why something is not done, having seen that it left no trace."""
    before = digests(workspace.path, workspace.journal)
    with pytest.raises(AcaError) as error:
        act()
    assert digests(workspace.path, workspace.journal) == before
    return error.value.code, dict(error.value.facts)


def fields(workspace: Workspace, id_: str) -> dict[str, object]:
    return dict(organisations.show(workspace, only(workspace), id_).fields)


def edited(workspace: Workspace, id_: str, **values: str) -> str:
    entry = organisations.edit(workspace, only(workspace), id_, values)
    assert entry is not None
    return entry.id


def status(workspace: Workspace, organisation: str) -> str:
    return organisations.show(workspace, only(workspace), organisation).status


def as_laptop(workspace: Workspace, key: LaptopKey) -> Workspace:
    return Workspace(workspace.file, OwnKey(key, workspace.context.home), "Mesa 2", workspace.context)


def test_a_withdrawal_is_taken_back_and_can_be_written_again(workspace: Workspace) -> None:
    one = signed(workspace)
    withdrawal = withdraw(workspace, one.signature)
    taken_back = undo(workspace, withdrawal.id[:10], reason="Fue un error.")
    assert (taken_back.header.kind, taken_back.header.over) == ("undo", (withdrawal.id,))
    assert taken_back.header.subject == one.organisation
    assert status(workspace, one.organisation) == "signed"
    withdraw(workspace, one.signature)
    assert status(workspace, one.organisation) == "withdrawn"


def test_a_fact_is_taken_back_once(workspace: Workspace) -> None:
    one = signed(workspace, provisional=True)
    ratification = ratify(workspace, one.signature)
    undo(workspace, ratification.id)
    assert status(workspace, one.organisation) == "provisional"
    assert refusal(workspace, lambda: undo(workspace, ratification.id)) == (
        "already-undone",
        {"entry": ratification.id},
    )


def test_history_says_what_was_taken_back(workspace: Workspace) -> None:
    one = signed(workspace)
    undo(workspace, withdraw(workspace, one.signature).id)
    history = organisations.show(workspace, only(workspace), one.organisation).history
    assert [(entry.kind, entry.undone) for entry in history] == [
        ("organisation", False),
        ("signature", False),
        ("withdrawal", True),
        ("undo", False),
    ]


def test_an_undo_is_not_undone(workspace: Workspace) -> None:
    one = signed(workspace)
    taken_back = undo(workspace, one.signature)
    assert refusal(workspace, lambda: undo(workspace, taken_back.id)) == (
        "not-undoable",
        {"entry": taken_back.id, "kind": "undo"},
    )


@pytest.mark.parametrize("kind", ["founding", "enrolment"])
def test_what_a_coalition_stands_on_is_not_undone(workspace: Workspace, kind: str) -> None:
    which = only(workspace)
    subject = which.subject if kind == "founding" else named_subject(workspace.key.replica)
    (entry,) = [one.entry for one in workspace.journal.about(which.id, subject) if one.entry.header.kind == kind]
    assert refusal(workspace, lambda: undo(workspace, entry.id))[0] == "not-undoable"


def test_undoing_a_publication_ends_signing_it(workspace: Workspace) -> None:
    one = signed(workspace)
    (publication,) = declarations.publications(workspace, only(workspace))
    undo(workspace, publication.id)
    (ended,) = declarations.publications(workspace, only(workspace))
    assert ended.ended
    with pytest.raises(Refused, match="declaration-ended"):
        signed(workspace)
    assert status(workspace, one.organisation) == "signed"


def test_an_event_laptop_takes_back_its_own_facts_only(workspace: Workspace) -> None:
    one = signed(workspace)
    laptop = OtherLaptop(workspace)
    table = as_laptop(workspace, laptop.key)
    assert refusal(workspace, lambda: undo(table, one.signature)) == ("not-authorised", {"kind": "undo"})
    own = withdraw(table, one.signature)
    undo(table, own.id)
    assert status(workspace, one.organisation) == "signed"


def test_a_laptop_that_waits_takes_nothing_back_from_others(workspace: Workspace) -> None:
    one = signed(workspace)
    waits = as_laptop(workspace, OtherLaptop(workspace, waits=True).key)
    assert refusal(workspace, lambda: undo(waits, one.signature)) == ("not-authorised", {"kind": "undo"})


def test_a_coordinator_takes_back_an_event_laptops_fact(workspace: Workspace) -> None:
    one = signed(workspace)
    withdrawal = withdraw(as_laptop(workspace, OtherLaptop(workspace).key), one.signature)
    undo(workspace, withdrawal.id)
    assert status(workspace, one.organisation) == "signed"


def test_a_revocation_is_taken_back_by_who_may_write_it(workspace: Workspace) -> None:
    which = only(workspace)
    revoked, other = OtherLaptop(workspace, "Mesa 2"), OtherLaptop(workspace, "Mesa 3")
    subject = named_subject(revoked.key.replica)
    (revocation,) = workspace.write(which.id, [Draft("revocation", subject, {"day": "2026-06-05"})])
    assert refusal(workspace, lambda: undo(as_laptop(workspace, other.key), revocation.id))[0] == "not-authorised"
    id_ = organisations.add(workspace, which, BAKERY)
    assert (
        refusal(workspace, lambda: revoked.write(Draft("organisation", id_, {"tier": "A"})))[0] == "not-authorised"
    )
    undo(workspace, revocation.id)
    revoked.write(Draft("organisation", id_, {"tier": "A"}))
    assert fields(workspace, id_)["tier"] == "A"


def test_what_has_no_effect_is_not_undone(workspace: Workspace) -> None:
    id_ = organisations.add(workspace, only(workspace), BAKERY)
    void = OtherLaptop(workspace, waits=True).write(Draft("organisation", id_, {"tier": "A"}))
    assert refusal(workspace, lambda: undo(workspace, void.id)) == (
        "entry-without-effect",
        {"entry": void.id, "why": "not-authorised"},
    )


def test_an_edit_goes_back_to_what_it_replaced(workspace: Workspace) -> None:
    id_ = organisations.add(workspace, only(workspace), BAKERY)
    before = fields(workspace, id_)
    entry = edited(workspace, id_, sector="culture", tier="A", notes="Llamar", website="pan.example")
    inverse = undo(workspace, entry)
    assert (inverse.header.kind, inverse.header.over) == ("organisation", (entry,))
    assert fields(workspace, id_) == before


def test_the_undo_of_an_edit_is_undone_by_undo(workspace: Workspace) -> None:
    id_ = organisations.add(workspace, only(workspace), BAKERY)
    entry = edited(workspace, id_, sector="culture", tier="A")
    after = fields(workspace, id_)
    undo(workspace, undo(workspace, entry).id)
    assert fields(workspace, id_) == after


def test_what_was_done_again_is_undone_under_its_first_name(workspace: Workspace) -> None:
    id_ = organisations.add(workspace, only(workspace), BAKERY)
    entry = edited(workspace, id_, tier="A")
    undo(workspace, undo(workspace, entry).id)
    undo(workspace, entry)
    assert "tier" not in fields(workspace, id_)


def test_what_was_removed_comes_back(workspace: Workspace) -> None:
    id_ = organisations.add(workspace, only(workspace), BAKERY)
    edited(workspace, id_, notes="Llamar el lunes")
    removal = edited(workspace, id_, notes="null")
    undo(workspace, removal)
    assert fields(workspace, id_)["notes"] == "Llamar el lunes"


def test_an_edit_is_taken_back_once(workspace: Workspace) -> None:
    id_ = organisations.add(workspace, only(workspace), BAKERY)
    entry = edited(workspace, id_, tier="A", sector="culture")
    undo(workspace, entry)
    assert refusal(workspace, lambda: undo(workspace, entry)) == (
        "changed-since",
        {"entry": entry, "fields": ["sector", "tier"]},
    )


def test_only_what_still_stands_goes_back(workspace: Workspace) -> None:
    id_ = organisations.add(workspace, only(workspace), BAKERY)
    first = edited(workspace, id_, tier="A", sector="culture")
    edited(workspace, id_, tier="B")
    assert undo(workspace, first).header.fields == ("sector",)
    assert fields(workspace, id_) == {**fields(workspace, id_), "tier": "B", "sector": "business"}


def test_an_edit_that_was_replaced_is_not_undone(workspace: Workspace) -> None:
    id_ = organisations.add(workspace, only(workspace), BAKERY)
    first = edited(workspace, id_, tier="A")
    edited(workspace, id_, tier="B")
    assert refusal(workspace, lambda: undo(workspace, first)) == (
        "changed-since",
        {"entry": first, "fields": ["tier"]},
    )


def test_undoing_one_side_of_a_conflict_leaves_the_other(workspace: Workspace) -> None:
    id_ = organisations.add(workspace, only(workspace), BAKERY)
    laptop = OtherLaptop(workspace)
    (created,) = [one.entry.id for one in workspace.journal.about(only(workspace).id, id_)]
    laptop.write(Draft("organisation", id_, {"sector": "culture"}, over=(created,)))
    mine = workspace.write(
        only(workspace).id, [Draft("organisation", id_, {"sector": "health"}, over=(created,))]
    )[0]
    assert len(organisations.show(workspace, only(workspace), id_).conflicts["sector"]) == 2
    undo(workspace, mine.id)
    shown = organisations.show(workspace, only(workspace), id_)
    assert (shown.fields["sector"], shown.conflicts) == ("culture", {})


def test_undoing_what_changes_nothing(workspace: Workspace) -> None:
    id_ = organisations.add(workspace, only(workspace), BAKERY)
    laptop = OtherLaptop(workspace)
    laptop.write(Draft("organisation", id_, {"tier": "A"}))
    same = laptop.write(Draft("organisation", id_, {"tier": "A"}))
    assert refusal(workspace, lambda: undo(workspace, same.id)) == ("nothing-to-undo", {"entry": same.id})


def test_a_value_that_is_gone_cannot_come_back(workspace: Workspace) -> None:
    id_ = organisations.add(workspace, only(workspace), BAKERY)
    first = edited(workspace, id_, notes="Persona")
    second = edited(workspace, id_, notes="Nadie")
    workspace.write(only(workspace).id, [Draft("erasure", id_, {"day": "2026-06-05"}, over=(first,))])
    assert refusal(workspace, lambda: undo(workspace, second)) == (
        "value-not-here",
        {"field": "notes", "why": "erased"},
    )


def test_an_edit_keeps_no_reason(workspace: Workspace) -> None:
    id_ = organisations.add(workspace, only(workspace), BAKERY)
    entry = edited(workspace, id_, tier="A")
    with pytest.raises(Refused) as error:
        undo(workspace, entry, reason="Un error")
    assert [(one.field, one.code) for one in error.value.problems] == [("reason", "no-reason-in-an-edit")]


def test_an_organisation_that_has_signed_keeps_its_name(workspace: Workspace) -> None:
    one = signed(workspace)
    added = organisations.show(workspace, only(workspace), one.organisation).history[0].id
    assert refusal(workspace, lambda: undo(workspace, added)) == (
        "organisation-has-signed",
        {"organisation": one.organisation},
    )
    undo(workspace, one.signature)
    undo(workspace, added)
    assert organisations.listing(workspace, None).total == 0


def test_an_organisation_is_not_left_half_described(workspace: Workspace) -> None:
    id_ = organisations.add(workspace, only(workspace), BAKERY)
    added = organisations.show(workspace, only(workspace), id_).history[0].id
    edited(workspace, id_, tier="A")
    assert refusal(workspace, lambda: undo(workspace, added)) == (
        "changed-since",
        {"entry": added, "fields": ["tier"]},
    )


def test_a_coalition_stays_one(workspace: Workspace) -> None:
    which = only(workspace)
    about = [one.entry for one in workspace.journal.about(which.id, which.subject)]
    described = next(entry for entry in about if entry.header.kind == "coalition")
    with pytest.raises(Refused, match="wording-changed"):
        undo(workspace, described.id)
    named = coalitions.change(workspace, which, {"names.es": "Alianza", "website": "https://aca.example"})
    assert named is not None
    undo(workspace, named.id)
    assert coalitions.coalition(workspace).record == which.record


def test_a_coalition_keeps_what_later_changes_rest_on(workspace: Workspace) -> None:
    words: dict[str, Json] = {"es": "Comercio", "en": "Trade"}
    trade = coalitions.change(workspace, only(workspace), {"sectors.trade": {"names": words}})
    assert trade is not None
    finer: Json = {"names": words, "parent": "trade"}
    market = coalitions.change(workspace, only(workspace), {"sectors.market": finer})
    assert market is not None
    with pytest.raises(Refused) as error:
        undo(workspace, trade.id)
    assert [one.field for one in error.value.problems] == ["sectors.market.parent"]
    undo(workspace, market.id)
    undo(workspace, trade.id)
    assert only(workspace).record.sectors == ()


def test_a_wording_that_may_have_been_agreed_to_stays(workspace: Workspace) -> None:
    words: Json = {"words": {"es": "Pueden llamarme.", "en": "You may call me."}, "necessary": False}
    entry = coalitions.change(workspace, only(workspace), {"consents.calls.1": words})
    assert entry is not None
    with pytest.raises(Refused) as error:
        undo(workspace, entry.id)
    assert [(one.field, one.code, one.facts) for one in error.value.problems] == [
        ("consents.calls.1", "wording-changed", {"version": "1"})
    ]


def test_an_event_is_taken_back_whole(workspace: Workspace) -> None:
    which = only(workspace)
    event = events.add(workspace, which, {"names.es": "Lanzamiento", "time_zone": "America/Mexico_City"})
    (entry,) = [one.entry for one in workspace.journal.about(which.id, event.id)]
    undo(workspace, entry.id)
    assert events.events(workspace, which) == []


def test_an_event_keeps_its_name(workspace: Workspace) -> None:
    which = only(workspace)
    event = events.add(workspace, which, {"names.es": "Lanzamiento"})
    (entry,) = [one.entry for one in workspace.journal.about(which.id, event.id)]
    events.edit(workspace, which, event.id, {"place": "inegi:14039"})
    assert refusal(workspace, lambda: undo(workspace, entry.id))[0] == "changed-since"


def test_a_decision_goes_back_to_the_one_before(workspace: Workspace) -> None:
    one = signed(workspace)
    review(workspace, one.signature, "approved")
    rejection = review(workspace, one.signature, "rejected")
    assert rejection is not None
    undo(workspace, rejection.id)
    assert status(workspace, one.organisation) == "approved"


def test_an_import_is_undone_to_the_last_organisation(workspace: Workspace) -> None:
    there = organisations.add(workspace, only(workspace), BAKERY)
    before = organisations.listing(workspace, None)
    rows = [f"Empresa {number},business,MX,Nota {number}" for number in range(20)]
    data = "\n".join(["name,sector,country,notes", *rows]).encode()
    for id_ in organisation_import.import_table(workspace, only(workspace), read_or_refuse(data)).added:
        undo(workspace, organisations.show(workspace, only(workspace), id_).history[0].id)
    assert organisations.listing(workspace, None) == before
    assert [row.id for row in before.rows] == [there]


CHANGES = st.dictionaries(
    st.sampled_from(["tier", "notes", "short", "names.en", "sector"]),
    st.sampled_from(["culture", "health", "business", "null"]),
    min_size=1,
).filter(lambda change: change.get("sector") != "null")
FIELDS = st.sets(st.sampled_from(["tier", "notes", "short", "names.en"]), min_size=1)
KEPT = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@KEPT
@given(changes=st.lists(CHANGES, min_size=1, max_size=6))
def test_undo_leads_back_step_by_step(workspace: Workspace, changes: list[dict[str, str]]) -> None:
    which = only(workspace)
    id_ = organisations.add(workspace, which, BAKERY)
    states, entries = [fields(workspace, id_)], []
    for change in changes:
        entry = organisations.edit(workspace, which, id_, change)
        if entry is not None:
            entries.append(entry.id)
            states.append(fields(workspace, id_))
    assert fields(workspace, id_) == states.pop()
    while entries:
        undo(workspace, entries.pop())
        assert fields(workspace, id_) == states.pop()


@KEPT
@given(changes=st.lists(FIELDS, min_size=1, max_size=6), data=st.data())
def test_undo_of_any_edit_touches_what_it_wrote_and_nobody_replaced(
    workspace: Workspace, changes: list[set[str]], data: st.DataObject
) -> None:
    """Held against a plain model: per field, the last edit that wrote it and the value before that one."""
    id_ = organisations.add(workspace, only(workspace), BAKERY)
    last: dict[str, tuple[str, object]] = {}
    entries = []
    for number, names in enumerate(changes):
        before = fields(workspace, id_)
        entries.append(edited(workspace, id_, **dict.fromkeys(names, f"Value {number}")))
        last |= {name: (entries[-1], before.get(name)) for name in names}
    chosen = data.draw(st.sampled_from(entries))
    expected = fields(workspace, id_)
    expected |= {name: before for name, (entry, before) in last.items() if entry == chosen}
    if any(entry == chosen for entry, _before in last.values()):
        undo(workspace, chosen)
    assert fields(workspace, id_) == {name: value for name, value in expected.items() if value is not None}
    assert refusal(workspace, lambda: undo(workspace, chosen))[0] == "changed-since"
