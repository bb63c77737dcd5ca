"""Practising: a sample of its own with this table's open settings, without a person, gone afterwards."""

from pathlib import Path

import pytest

from aca_desktop.domain.coalition.fields import TABLE
from aca_desktop.domain.organisations.record import Contact, OrganisationRecord
from aca_desktop.errors import AcaError
from aca_desktop.services.coalition import coalitions, events
from aca_desktop.services.coalition.declarations import publications
from aca_desktop.services.organisations import organisations
from aca_desktop.services.papers.papers import declaration_pdf
from aca_desktop.services.signing import drafts, queue, staff
from aca_desktop.services.signing.drafts import DraftAbout
from aca_desktop.services.signing.practice import end_practice, found_practice
from aca_desktop.services.workspace import checking
from aca_desktop.services.workspace.workspaces import Workspace, open_workspace
from tests.documents.reading import text
from tests.services.founding import founded, only, signature


def about(workspace: Workspace) -> DraftAbout:
    which = only(workspace)
    (publication,) = publications(workspace, which)
    event = events.add(workspace, which, {"names.es": "Lanzamiento", "starts": "2026-06-05T10:00-06:00"})
    return DraftAbout(which.code, publication.id, "es", event.id, over=("1" * 64,))


def test_practising_is_like_the_table_and_counts_nowhere(tmp_path: Path) -> None:
    with founded(tmp_path) as workspace:
        which = only(workspace)
        staff.set_pin(workspace, "2468")
        coalitions.change(workspace, which, {TABLE: {"witness": False, "identify": True}})
        people = {"spokesperson": Contact("Persona Muy Secreta", email="p@ejemplo.mx")}
        record = OrganisationRecord({"es": "Museo"}, "business", "MX", contacts=people, notes="Nota Muy Secreta")
        organisations.add(workspace, which, record)
        table = about(workspace)
        coalitions.change(workspace, which, {f"table.{table.event}": {"witness": True}})
        before = checking.digests(workspace)
        practice = found_practice(workspace, table)
        assert checking.digests(workspace) == before
        assert b"Muy Secreta" not in practice.path.read_bytes()
        with open_workspace(practice.path, workspace.context, write=True) as own:
            sample = only(own)
            assert sample.sample
            assert sample.record.consents == which.record.consents
            event = events.event_by_id(own, sample, practice.about.event or "")
            assert event is not None
            settings = event.table(sample.record.table)
            assert (settings.witness, settings.identify) == (True, True)
            assert [one.name for one in queue.expected(own, sample, "es").rows] == ["Museo"]
            assert staff.check_pin(own, "2468").right
            id_ = drafts.open_draft(own, practice.about)
            coalitions.change(own, sample, {f"table.{practice.about.event}": None, TABLE: None})
            signed = drafts.sign_draft(own, id_, signature())
            assert "MUESTRA" in text(tmp_path, declaration_pdf(own, signed.signature).data)
        end_practice(practice)
        assert not practice.path.parent.exists()


def test_what_a_crash_left_of_practising_goes_next_time(tmp_path: Path) -> None:
    with founded(tmp_path) as workspace:
        table = about(workspace)
        left = found_practice(workspace, table)
        again = found_practice(workspace, table)
        assert not left.path.exists()
        assert again.path.exists()
        with pytest.raises(AcaError) as error:
            found_practice(workspace, DraftAbout("aca-gdl", "0" * 64, "es"))
        assert error.value.code == "version-not-signed"
