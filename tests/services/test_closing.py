"""The end of a table's day: what is owed, what waits, and when the laptop may be wiped."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from aca_desktop.domain.organisations.record import OrganisationRecord
from aca_desktop.domain.signing.signature_record import Signer
from aca_desktop.errors import AcaError
from aca_desktop.services.journal import erasing, undoing
from aca_desktop.services.laptops import holdings
from aca_desktop.services.organisations import organisations
from aca_desktop.services.signing import drafts, handing_over, papers_due, papers_folder, queue
from aca_desktop.services.signing.closing import Closing, closing, write_copies
from aca_desktop.services.signing.drafts import DraftAbout
from aca_desktop.services.signing.pace import typical_seconds
from aca_desktop.services.signing.signing import Signed, sign
from aca_desktop.services.signing.table_day import Chosen, choose, chosen, surroundings, today
from aca_desktop.services.workspace.workspaces import Workspace
from tests.services.founding import Clock, founded, only, signature
from tests.services.laptops import KnownKeys, Table, table


@pytest.fixture
def laptops(tmp_path: Path) -> Iterator[Table]:
    with table(tmp_path) as laptops:
        yield laptops


def by(workspace: Workspace, name: str, address: str | None = None) -> Signed:
    return sign(workspace, dataclasses.replace(signature(), signer=Signer(name, None, address)))


def stands(workspace: Workspace) -> Closing:
    return closing(workspace, only(workspace), "es")


def test_the_laptop_is_kept_until_a_coordinator_holds_all_of_it(laptops: Table) -> None:
    desk = laptops.joined("mesa")
    by(desk, "Ana")
    held = stands(desk).held  # the kit that it joined by said so
    assert held is not None
    assert (held.laptop, held.missing, held.entries) == ("coordination", 3, 3)
    assert not stands(desk).may_be_wiped
    laptops.take(laptops.founder, laptops.file(desk))
    back = laptops.file(laptops.founder)
    held = holdings.note_file(desk, only(desk), back, KnownKeys())
    assert held.is_complete
    assert stands(desk).may_be_wiped
    by(desk, "Eva")
    after = stands(desk)
    assert not after.may_be_wiped
    assert after.held is not None
    assert after.held.missing == 2  # the organisation and its signature


def test_bringing_in_a_coordinators_file_tells_it_too(laptops: Table) -> None:
    desk = laptops.joined("mesa")
    by(desk, "Ana")
    laptops.take(laptops.founder, laptops.file(desk))
    back = laptops.file(laptops.founder)
    laptops.take(desk, back, dry_run=True)
    assert not stands(desk).may_be_wiped  # a preview keeps nothing
    laptops.take(desk, back)
    assert stands(desk).may_be_wiped


def test_a_gap_or_a_missing_person_keeps_the_laptop(laptops: Table) -> None:
    desk = laptops.joined("mesa")
    by(desk, "Ana")
    early = laptops.file(desk)
    one = by(desk, "Eva")
    laptops.take(laptops.founder, early)
    held = holdings.note_file(desk, only(desk), laptops.file(laptops.founder), KnownKeys())
    assert held.missing == 2
    laptops.take(laptops.founder, laptops.file(desk))
    erasing.erase(laptops.founder, only(laptops.founder), one.organisation)
    held = holdings.note_file(desk, only(desk), laptops.file(laptops.founder), KnownKeys())
    assert held.missing, "of a run whose personal parts are not all there nothing is taken for granted"


def test_what_another_event_laptop_says_does_not_count(laptops: Table) -> None:
    desk, other = laptops.joined("mesa"), laptops.joined("otra")
    by(desk, "Ana")
    laptops.take(other, laptops.file(desk))
    with pytest.raises(AcaError) as error:
        holdings.note_file(desk, only(desk), laptops.file(other), KnownKeys())
    assert error.value.code == "not-of-a-coordinator"
    laptops.take(desk, laptops.file(other))
    assert not stands(desk).may_be_wiped
    with pytest.raises(AcaError):
        holdings.note_file(desk, only(desk), laptops.file(desk), KnownKeys())  # its own word


def test_what_is_still_to_be_done(tmp_path: Path) -> None:
    with founded(tmp_path, Clock()) as workspace:
        which = only(workspace)
        for name in ("Museo", "Hospital"):
            organisations.add(workspace, which, OrganisationRecord({"es": name}, "business", "MX"))
        ana, eva = by(workspace, "Ana", "ana@ejemplo.mx"), by(workspace, "Eva")
        luis = by(workspace, "Luis", "luis@ejemplo.mx")
        handing_over.record_copy(workspace, luis.signature, "paper")
        came = queue.arrive(workspace, which, queue.coming("Museo"))
        drafts.open_draft(workspace, DraftAbout(which.code, "1" * 64, "es", arrival=came.id))
        queue.arrive(workspace, which, queue.coming("Circo"))
        now = stands(workspace)
        assert (now.signed, now.due) == (3, 0)
        assert [one.signature for one in now.without_copy] == [eva.signature, ana.signature]
        assert [one.signature for one in now.to_send] == [ana.signature]
        assert (len(now.drafts), [one.name for one in now.arrived], now.expected) == (1, ["Circo"], 2)
        folder = tmp_path / "mail"
        with pytest.raises(AcaError) as error:
            write_copies(workspace, now.to_send, "email", folder)
        assert error.value.code == "folder-gone"
        folder.mkdir()
        (path,) = write_copies(workspace, now.to_send, "email", folder)
        assert path.suffix == ".eml"
        assert [one.signature for one in stands(workspace).without_copy] == [eva.signature]
        (paper,) = write_copies(workspace, stands(workspace).without_copy, "file", folder)
        assert paper.suffix == ".pdf"
        assert stands(workspace).without_copy == ()


def test_the_pdfs_that_are_in_the_folder_are_counted(tmp_path: Path) -> None:
    with founded(tmp_path, Clock()) as workspace:
        which, folder = only(workspace), tmp_path / "pdfs"
        folder.mkdir()
        papers_folder.choose_folder(workspace, which, folder)
        for _ in range(2):
            papers_due.sign_at_table(workspace, signature())
        assert (stands(workspace).signed, stands(workspace).saved) == (2, 0)
        assert papers_folder.make_due(workspace, which).count == 2
        assert stands(workspace).saved == len(list(folder.glob("*.pdf"))) == 2
        papers_folder.choose_folder(workspace, which, None)
        assert stands(workspace).saved == 0


def test_the_desk_counts_all_and_shows_the_newest(tmp_path: Path) -> None:
    with founded(tmp_path, Clock()) as workspace:
        ones = [by(workspace, f"Ana {number}", "ana@ejemplo.mx") for number in range(4)]
        by(workspace, "Eva")
        handing_over.record_copy(workspace, ones[0].signature, "file")
        undoing.undo(workspace, handing_over.record_copy(workspace, ones[1].signature, "file").id)
        now = today(workspace, only(workspace), "es", limit=2)
        assert [one.signer for one in now.newest] == ["Eva", "Ana 3"]
        assert (now.count, now.owed) == (5, 3)
        assert now.owed == len(stands(workspace).to_send)


def test_signed_today_is_what_was_signed_here_by_this_laptops_clock(laptops: Table) -> None:
    desk = laptops.joined("mesa")
    by(laptops.founder, "Otro")
    laptops.take(desk, laptops.file(laptops.founder))
    by(desk, "Ayer")
    laptops.clock.wait(days=1)
    one = by(desk, "Ana")
    (here,) = today(desk, only(desk), "es", limit=9).newest
    assert (here.signature, here.signer, here.name) == (one.signature, "Ana", "Universidad de Guadalajara")
    assert (here.method, here.status, here.copies, here.sendable) == ("pen", "signed", (), False)
    assert here.ink is not None
    laptops.clock.wait(days=-1)
    (before,) = today(desk, only(desk), "es", limit=9).newest
    assert before.signer == "Ayer"


def test_clock_and_disk_are_looked_at(laptops: Table) -> None:
    desk = laptops.joined("mesa")
    by(desk, "Ana")
    around = surroundings(desk, only(desk))
    assert (around.clock, around.free > 0) == (None, True)
    laptops.clock.wait(hours=-2)
    assert surroundings(desk, only(desk)).clock == "behind"
    laptops.clock.wait(days=400)
    assert surroundings(desk, only(desk)).clock == "ahead"
    assert dataclasses.replace(around, free=10**8).is_tight
    assert not dataclasses.replace(around, free=10**10).is_tight


def test_what_was_chosen_stays_chosen_on_this_laptop(laptops: Table) -> None:
    desk = laptops.founder
    assert chosen(desk, only(desk)) == Chosen()
    choose(desk, only(desk), Chosen("1" * 64, "e"))
    assert chosen(desk, only(desk)) == Chosen("1" * 64, "e")


def test_how_long_it_takes_is_the_middle_of_three_or_more(tmp_path: Path) -> None:
    clock = Clock()
    with founded(tmp_path, clock) as workspace:
        for seconds in (40, 7200, 60, 300):
            assert typical_seconds(workspace) is None
            id_ = drafts.open_draft(workspace, DraftAbout("aca-gdl", "1" * 64, "es"))
            clock.wait(seconds=seconds)
            drafts.sign_draft(workspace, id_, signature())
        assert typical_seconds(workspace) == 60
