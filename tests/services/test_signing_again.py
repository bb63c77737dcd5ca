"""Signing once more: corrected, renewed, for another organisation; followed, undone, in the history."""

import dataclasses

import pytest

from aca_desktop.domain.coalition.declaration_record import DeclarationRecord
from aca_desktop.domain.organisations.record import OrganisationById
from aca_desktop.errors import AcaError
from aca_desktop.services.coalition import declarations
from aca_desktop.services.coalition.declarations import Publication
from aca_desktop.services.journal import undoing
from aca_desktop.services.organisations import organisations
from aca_desktop.services.signing import drafts, following
from aca_desktop.services.signing.signing import Signed
from aca_desktop.services.signing.signing_again import Begun, begin_again, newer_version
from aca_desktop.services.workspace.workspaces import Workspace
from aca_desktop.ui.table.form import Form
from tests.services.founding import only, signature, signed


def publish_again(workspace: Workspace) -> Publication:
    """Publish a second version of the declaration."""
    which = only(workspace)
    (written,) = declarations.declarations(workspace, which)
    words = DeclarationRecord("2", written.titles, {"es": "Actuamos ya.", "en": "We act now."})
    return declarations.publish(workspace, which, declarations.add(workspace, which, words, written.id), "2")


def sign_draft(workspace: Workspace, begun: Begun, organisation: str | None) -> Signed:
    """Sign a draft as the table would, with what its form holds."""
    by_id = OrganisationById(organisation) if organisation else None
    record = dataclasses.replace(signature(by_id), declaration=begun.about.publication)
    return drafts.sign_draft(workspace, begun.draft, record)


def statuses(workspace: Workspace, organisation: str) -> list[str]:
    shown = organisations.show(workspace, only(workspace), organisation)
    return [one.status for one in shown.signatures]


def kinds(workspace: Workspace, organisation: str) -> list[str]:
    return [one.kind for one in organisations.show(workspace, only(workspace), organisation).history]


def test_a_correction_holds_what_was_given_but_no_consent_and_no_hand(workspace: Workspace) -> None:
    one = signed(workspace)
    begun = begin_again(workspace, one.signature[:12], "correct")
    kept = drafts.read_draft(workspace, begun.draft)
    assert kept.about == begun.about
    assert (kept.about.over, kept.about.organisation) == ((one.signature,), one.organisation)
    assert kept.form == {
        "language": "es",
        "organisation": one.organisation,
        "shown": "Universidad de Guadalajara",
        "again": True,
        "name": "María Zúñiga",
        "title": "Rectora",
        "email": "maria@ejemplo.mx",
        "basis": "office-holder",
        "provisional": False,
    }
    assert (kept.inks, kept.files) == ({}, {})
    assert kept.form.keys() <= {field.name for field in dataclasses.fields(Form)}, "the table knows these fields"


def test_a_correction_replaces_and_can_be_undone_and_stays_in_the_history(workspace: Workspace) -> None:
    one = signed(workspace)
    after = sign_draft(workspace, begin_again(workspace, one.signature, "correct"), one.organisation)
    assert statuses(workspace, one.organisation) == ["superseded", "signed"]
    undoing.undo(workspace, after.signature)
    assert statuses(workspace, one.organisation) == ["signed"]
    assert kinds(workspace, one.organisation) == ["organisation", "signature", "signature", "undo"]


def test_a_new_version_is_signed_over_the_old_one(workspace: Workspace) -> None:
    one = signed(workspace)
    assert newer_version(workspace, one.signature) is None
    with pytest.raises(AcaError) as error:
        begin_again(workspace, one.signature, "renew")
    assert error.value.code == "nothing-newer"
    second = publish_again(workspace)
    newer = newer_version(workspace, one.signature)
    assert newer is not None
    assert newer.id == second.id
    begun = begin_again(workspace, one.signature, "renew")
    assert begun.about.publication == second.id
    after = sign_draft(workspace, begun, one.organisation)
    assert statuses(workspace, one.organisation) == ["superseded", "signed"]
    assert newer_version(workspace, after.signature) is None


def test_an_ended_version_is_not_corrected(workspace: Workspace) -> None:
    one = signed(workspace)
    (publication,) = declarations.publications(workspace, only(workspace))
    publish_again(workspace)
    undoing.undo(workspace, publication.id)
    with pytest.raises(AcaError) as error:
        begin_again(workspace, one.signature, "correct")
    assert error.value.code == "version-not-signed"
    assert begin_again(workspace, one.signature, "renew").about.over == (one.signature,)


def test_the_same_person_signs_for_another_organisation(workspace: Workspace) -> None:
    one = signed(workspace)
    begun = begin_again(workspace, one.signature, "another")
    kept = drafts.read_draft(workspace, begun.draft)
    assert (kept.about.over, kept.about.organisation) == ((), None)
    assert kept.form == {"language": "es", "name": "María Zúñiga", "title": "Rectora", "email": "maria@ejemplo.mx"}
    other = sign_draft(workspace, begun, None)
    assert other.organisation != one.organisation
    assert statuses(workspace, one.organisation) == ["signed"]


def test_what_follows_can_be_taken_back_each_by_a_further_fact(workspace: Workspace) -> None:
    one = signed(workspace, provisional=True)
    ratified = following.ratify(workspace, one.signature, reason="Consejo")
    assert statuses(workspace, one.organisation) == ["signed"]
    withdrawn = following.withdraw(workspace, one.signature, reason="Cambio")
    assert statuses(workspace, one.organisation) == ["withdrawn"]
    undoing.undo(workspace, withdrawn.id)
    undoing.undo(workspace, ratified.id)
    assert statuses(workspace, one.organisation) == ["provisional"]
    assert kinds(workspace, one.organisation)[2:] == ["ratification", "withdrawal", "undo", "undo"]


def test_a_correction_of_a_withdrawn_signature_is_withdrawn_no_more_by_itself(workspace: Workspace) -> None:
    one = signed(workspace)
    after = sign_draft(workspace, begin_again(workspace, one.signature, "correct"), one.organisation)
    following.withdraw(workspace, one.signature)
    assert statuses(workspace, one.organisation) == ["withdrawn", "withdrawn"]
    assert after.signature
