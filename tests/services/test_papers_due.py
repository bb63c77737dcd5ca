"""Papers that could not be made or kept: known after a restart, made again, and in nobody's export."""

from datetime import date
from pathlib import Path

import pytest

from aca_desktop import paths
from aca_desktop.documents.typesetting import fonts
from aca_desktop.errors import AcaError
from aca_desktop.services.papers.papers import declaration_pdf
from aca_desktop.services.signing import drafts, following, handing_over, papers_due
from aca_desktop.services.signing.closing import closing
from aca_desktop.services.signing.drafts import DraftAbout
from aca_desktop.services.signing.papers_folder import (
    LEAST_FREE,
    archive,
    choose_folder,
    chosen_folder,
    default_folder,
    look_at,
    make_due,
    was_asked,
)
from aca_desktop.services.signing.table_day import signed_today, surroundings, today, unhanded
from aca_desktop.services.workspace.workspaces import Workspace, open_workspace
from tests.services.founding import founded, only, signature
from tests.services.laptops import table
from tests.small_disk import UNWRITABLE, fill, small_disk


def signs(workspace: Workspace) -> str:
    """Sign at the table, and return the signature's id."""
    about = DraftAbout(only(workspace).code, "1" * 64, "es")
    return drafts.sign_draft(workspace, drafts.open_draft(workspace, about), signature()).signature


def due(workspace: Workspace) -> tuple[str, ...]:
    return papers_due.due(workspace, only(workspace))


def makes(workspace: Workspace) -> tuple[int, str | None]:
    """Make what is due; return how many came of it and the code of what kept the others back."""
    made = make_due(workspace, only(workspace))
    return made.count, made.trouble.code if made.trouble else None


def test_a_paper_is_due_from_the_signature_on_and_after_a_restart(tmp_path: Path) -> None:
    with founded(tmp_path) as workspace:
        first, second = signs(workspace), signs(workspace)
        papers_due.settle(workspace, first)
    with open_workspace(tmp_path / "coordination.aca", workspace.context, write=True) as again:
        assert due(again) == (second,)
        now = today(again, only(again), "es", limit=9)
        assert [(one.signature, one.due) for one in now.newest] == [(second, True), (first, False)]
        assert now.due == closing(again, only(again), "es").due == 1
        assert makes(again) == (1, None)
        assert due(again) == ()


def test_a_laptop_that_is_not_enrolled_has_a_day_and_its_papers(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        founder, waiting = laptops.founder, laptops.laptop("mesa 2")
        laptops.take(waiting, laptops.file(founder), accept_new=True)
        first, second = signs(waiting), signs(waiting)
        assert due(waiting) == (first, second)
        now = today(waiting, only(waiting), "es", limit=9)
        assert [one.signature for one in now.newest] == [second, first]
        assert {one.name for one in now.newest} == {one.name for one in unhanded(waiting, only(waiting), "es")}
        assert all(one.name for one in now.newest)
        assert (now.count, surroundings(waiting, only(waiting)).enrolled) == (2, False)
        handing_over.record_copy(waiting, first, "paper")
        assert [one.signature for one in unhanded(waiting, only(waiting), "es")] == [second]
        assert makes(waiting) == (1, None)
        following.undo(waiting, second)
        assert len(signed_today(waiting, only(waiting))) == 1
        assert surroundings(founder, only(founder)).enrolled


def test_a_signature_that_is_no_longer_in_force_wants_no_paper(workspace: Workspace) -> None:
    signed = signs(workspace)
    following.withdraw(workspace, signed)
    assert due(workspace) == ()


def test_a_copy_that_was_handed_over_is_a_paper_but_not_one_in_the_folder(
    workspace: Workspace, tmp_path: Path
) -> None:
    first = signs(workspace)
    handing_over.record_copy(workspace, first, "paper")
    assert due(workspace) == ()
    choose_folder(workspace, only(workspace), tmp_path)
    second = signs(workspace)
    handing_over.record_copy(workspace, second, "paper")
    assert due(workspace) == (second,)


def test_nobody_else_learns_of_it(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        desk = laptops.joined("mesa")
        choose_folder(desk, only(desk), tmp_path)
        about = DraftAbout(only(desk).code, "1" * 64, "es")
        drafts.sign_draft(desk, drafts.open_draft(desk, about), signature())
        laptops.take(laptops.founder, laptops.file(desk))
        assert len(due(desk)) == 1
        assert due(laptops.founder) == ()
        assert not was_asked(laptops.founder, only(laptops.founder))


def test_a_full_disk_keeps_papers_back_until_there_is_room(workspace: Workspace, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", kilobytes=4_096) as disk:
        choose_folder(workspace, only(workspace), disk)
        signs(workspace), signs(workspace)
        filler = fill(disk)
        assert makes(workspace) == (0, "disk-full")
        assert [one.name for one in disk.iterdir()] == ["filler"], "nothing is half-written"
        assert len(due(workspace)) == 2
        filler.unlink()
        assert makes(workspace) == (2, None)
        assert len(list(disk.glob("*.pdf"))) == 2
        assert due(workspace) == ()


def test_a_folder_that_is_gone_is_not_made_anew(workspace: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    choose_folder(workspace, only(workspace), folder)
    signs(workspace)
    assert makes(workspace) == (0, "folder-gone")
    assert not folder.exists()
    folder.mkdir()
    assert makes(workspace) == (1, None)


def test_a_folder_that_takes_no_file_keeps_papers_back(workspace: Workspace) -> None:
    choose_folder(workspace, only(workspace), UNWRITABLE)
    signs(workspace)
    assert makes(workspace) == (0, "cannot-write")
    assert len(due(workspace)) == 1


def test_a_font_that_is_not_there_is_told_as_trouble_of_the_world(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    signs(workspace)
    fonts.font.cache_clear()
    fonts.width.cache_clear()
    with monkeypatch.context() as patch:
        patch.setattr(fonts, "resources", lambda: tmp_path)
        assert makes(workspace) == (0, "cannot-read")
    assert makes(workspace) == (1, None)


def test_the_same_paper_is_not_kept_twice(workspace: Workspace, tmp_path: Path) -> None:
    choose_folder(workspace, only(workspace), tmp_path)
    signed = signs(workspace)
    archive(declaration_pdf(workspace, signed), tmp_path)  # and the power went before it was known
    assert makes(workspace) == (1, None)
    assert len(list(tmp_path.glob("*.pdf"))) == 1


def test_a_folder_is_looked_at(tmp_path: Path) -> None:
    found = look_at(tmp_path)
    assert found.trouble is None
    assert found.free > LEAST_FREE
    assert list(tmp_path.iterdir()) == []
    for folder, code in ((tmp_path / "none", "folder-gone"), (UNWRITABLE, "cannot-write")):
        trouble = look_at(folder).trouble
        assert trouble is not None
        assert (trouble.code, trouble.facts["path"]) == (code, str(folder))
    with small_disk(tmp_path / "disk", kilobytes=64) as disk:
        assert isinstance(trouble := look_at(disk).trouble, AcaError)
        assert trouble.code == "disk-full"
        fill(disk)
        assert isinstance(trouble := look_at(disk).trouble, AcaError)
        assert trouble.code == "disk-full"


def test_a_folder_in_documents_is_made_with_its_first_paper_and_no_other(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "documents", lambda: tmp_path / "Documents")
    (tmp_path / "Documents").mkdir()
    proposed = default_folder(only(workspace), "es", date(2026, 12, 2))
    assert proposed == tmp_path / "Documents" / "Alianza-para-la-Acción-Climática-de-Guadalajara-2026-12-02"
    assert look_at(proposed).trouble is None
    assert list(tmp_path.glob("Documents/*")) == [], "it is made when there is something to keep"
    paper = declaration_pdf(workspace, signs(workspace))
    archive(paper, proposed)
    assert [one.name for one in proposed.iterdir()] == [paper.name]
    with pytest.raises(AcaError) as raised:
        archive(paper, tmp_path / "stick")
    assert raised.value.code == "folder-gone"
    assert not (tmp_path / "stick").exists()
    monkeypatch.setattr(paths, "documents", lambda: UNWRITABLE)
    trouble = look_at(UNWRITABLE / "Alianza").trouble
    assert trouble is not None
    assert (trouble.code, trouble.facts["path"]) == ("cannot-write", str(UNWRITABLE / "Alianza"))


def test_that_no_folder_is_wanted_is_remembered_too(workspace: Workspace, tmp_path: Path) -> None:
    which = only(workspace)
    assert (was_asked(workspace, which), chosen_folder(workspace, which)) == (False, None)
    choose_folder(workspace, which, None)
    assert (was_asked(workspace, which), chosen_folder(workspace, which)) == (True, None)
    choose_folder(workspace, which, tmp_path)
    assert (was_asked(workspace, which), chosen_folder(workspace, which)) == (True, tmp_path)
