"""The folder in which a table keeps its papers, by real events; papers that could not be made are made again."""

import shutil
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from aca_desktop import paths
from aca_desktop.context import Context
from aca_desktop.documents.typesetting import fonts
from aca_desktop.services.signing import papers_folder, staff
from aca_desktop.services.signing.papers_due import due, sign_at_table
from aca_desktop.services.signing.papers_folder import FolderState, choose_folder, look_at
from aca_desktop.ui import choosing
from aca_desktop.ui.background import Jobs
from aca_desktop.ui.frame.window import MainWindow
from aca_desktop.ui.pages.signing import SigningPage
from aca_desktop.ui.pages.signing import papers as asking
from aca_desktop.ui.pages.signing.folder_dialog import FolderDialog
from aca_desktop.ui.pages.signing.trying import TryDialog
from aca_desktop.ui.session import Session
from tests.services.founding import only, signature
from tests.small_disk import UNWRITABLE, fill, small_disk
from tests.ui.gate import Gate
from tests.ui.hands import button, click, press, words, write
from tests.ui.looking import moved, places
from tests.ui.table.tables import Guest, settle
from tests.ui.test_nothing_moves import at_rest
from tests.ui.test_pad import draw
from tests.ui.test_signing_desk import desk_in, founded_again, prepared, take_back, until
from tests.ui.windows import is_handed_over, said


@pytest.fixture(autouse=True)
def documents_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "Documents").mkdir()
    monkeypatch.setattr(paths, "documents", lambda: tmp_path / "Documents")


def dialog_in(qtbot: QtBot, window: MainWindow) -> FolderDialog:
    """Wait until staff is asked for a folder."""

    def asked() -> list[FolderDialog]:
        return [one for one in window.findChildren(FolderDialog) if one.isVisible()]

    until(qtbot, asked)
    (dialog,) = asked()
    return dialog


def picks(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Let the system's dialog be answered so."""
    monkeypatch.setattr(choosing, "folder_to_write_into", lambda *_asked: folder)


def keeping_in(folder: Path, tmp_path: Path, context: Context) -> Path:
    """Write a workspace whose table keeps its papers in a folder."""
    path = prepared(tmp_path)
    with founded_again(path, context) as workspace:
        choose_folder(workspace, only(workspace), folder)
    return path


def says(dialog: FolderDialog, part: str) -> bool:
    return any(part in one for one in words(dialog))


def tells(page: SigningPage, whole: str) -> bool:
    return bar(page) == whole


def at_the_table(qtbot: QtBot, page: SigningPage, session: Session) -> Guest:
    """Hand the laptop to somebody."""
    until(qtbot, lambda: page.day is not None)
    click(page.desk.next.other)
    until(qtbot, lambda: is_handed_over(page))
    assert page.handing.table is not None
    page.handing.table.showNormal()
    page.handing.table.resize(1366, 768)
    welcome = page.handing.table.covers.rest.next
    until(qtbot, welcome.isVisible)
    click(welcome)
    return Guest(qtbot, session, page.handing.table)


def signs(guest: Guest) -> None:
    """Sign, and wait until the paper was made and kept, or could not be."""
    guest.comes_to_the_pad(search="museo")
    guest.draws()
    guest.signs()
    copies, jobs = guest.window.flow.copies, (guest.window.outside.sticks, guest.session._jobs)
    guest.waits_for(lambda: copies.paper is not None or copies._failed is not None)
    guest.waits_for(lambda: all(one.is_idle for one in jobs))


def missing(session: Session) -> int:
    assert session.coalition is not None
    return len(due(session.reader, session.coalition))


def bar(page: SigningPage) -> str:
    """Return what is said of papers that are due, "" for nothing."""
    signed = page.desk.signed
    return signed._due.accessibleName() if signed._due.isVisible() else ""


def test_a_folder_is_asked_for_once_and_each_paper_is_kept_in_it(
    qtbot: QtBot, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    with desk_in(qtbot, context, prepared(tmp_path, asked=False)) as (window, page, session):
        until(qtbot, page.desk.before.isVisible)
        click(page.desk.before.change)
        dialog = dialog_in(qtbot, window)
        for wrong, why in (
            (UNWRITABLE, "kernel cannot be written"),
            (tmp_path / "gone", "gone is no longer there"),
        ):
            picks(monkeypatch, wrong)
            click(dialog.choose)
            until(qtbot, partial(says, dialog, why))
            click(dialog.take)
            until(qtbot, lambda: not dialog._takes_it)
            assert dialog.isVisible()
        picks(monkeypatch, folder)
        click(dialog.choose)
        until(qtbot, lambda: any(f"{folder}\n" in one and "GB free" in one for one in words(dialog)))
        click(dialog.take)
        until(qtbot, lambda: papers_folder.chosen_folder(session.reader, only(session.reader)) == folder)
        signs(at_the_table(qtbot, page, session))  # without a question
        take_back(qtbot, page)
        (paper,) = folder.iterdir()
        assert paper.read_bytes().startswith(b"%PDF")
        until(qtbot, lambda: len(page.desk.signed.rows) == 1)
        assert bar(page) == ""
        assert not any("No PDF" in row.text() for row in page.desk.signed.rows)


def test_one_card_settles_all_before_the_first_signer_and_moves_nothing(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    with desk_in(qtbot, context, prepared(tmp_path, pin=False, asked=False)) as (window, page, session):
        card = page.desk.before
        until(qtbot, lambda: page.day is not None and card.isVisible())
        proposed = str(tmp_path / "Documents")
        until(qtbot, lambda: any(proposed in one and "GB free" in one for one in words(card)))
        assert "1 of 3 done" in words(card)
        before = at_rest(window)
        card.first.setFocus()
        press("Return", card.first)
        assert "A PIN has 4 to 12 digits" in card.first.accessibleDescription()
        write("1234", card.first)
        press("Return", card.first)
        assert "don’t match" in card.second.accessibleDescription()
        settle()
        assert not [one for one in moved(before, places(window)) if "Field" not in one]
        write("1234", card.second)
        press("Return", card.second)
        until(qtbot, lambda: "2 of 3 done" in words(card))
        assert staff.pin_is_set(session.reader)
        draw(card.pad, [QPoint(30 + 10 * step, 20 + 5 * (step % 3)) for step in range(9)])
        until(qtbot, lambda: "3 of 3 done" in words(card))
        settle()
        assert card.isVisible()
        assert not [one for one in moved(before, places(window)) if "Field" not in one and "3 done" not in one]
        assert not any((tmp_path / "Documents").iterdir())
        at_the_table(qtbot, page, session)  # without a question
        take_back(qtbot, page, "1234")
        until(qtbot, lambda: not card.isVisible())


def test_start_takes_what_the_card_shows(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with desk_in(qtbot, context, prepared(tmp_path, asked=False)) as (_window, page, session):
        until(qtbot, page.desk.before.isVisible)
        at_the_table(qtbot, page, session)
        take_back(qtbot, page)
        until(qtbot, lambda: not page.desk.before.isVisible())
        folder = papers_folder.chosen_folder(session.reader, only(session.reader))
        assert folder is not None
        assert folder.parent == tmp_path / "Documents"


def test_documents_itself_is_never_made(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    (tmp_path / "Documents").rmdir()
    with desk_in(qtbot, context, prepared(tmp_path, asked=False)) as (window, page, _session):
        until(qtbot, lambda: any("no longer there" in one for one in words(page.desk.before)))
        assert "1 of 3 done" in words(page.desk.before)  # the PIN
        click(page.desk.next.other)
        dialog = dialog_in(qtbot, window)
        until(qtbot, partial(says, dialog, "no longer there"))
        dialog.reject()
        assert not (tmp_path / "Documents").exists()


def test_a_default_folder_that_cannot_be_written_says_so(
    qtbot: QtBot, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "documents", lambda: UNWRITABLE)
    with desk_in(qtbot, context, prepared(tmp_path, asked=False)) as (window, page, _session):
        until(qtbot, lambda: page.day is not None)
        click(page.desk.next.other)
        dialog = dialog_in(qtbot, window)
        until(qtbot, partial(says, dialog, "cannot be written"))
        press("Return", dialog.take)
        until(qtbot, lambda: not dialog._takes_it)
        assert dialog.isVisible()
        press("Escape", dialog)


def test_no_folder_is_an_answer_too_and_can_be_changed(
    qtbot: QtBot, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with desk_in(qtbot, context, prepared(tmp_path, asked=False)) as (window, page, session):
        until(qtbot, page.desk.before.isVisible)
        click(page.desk.before.change)
        dialog = dialog_in(qtbot, window)
        click(dialog.none)
        click(dialog.take)
        until(qtbot, lambda: "In no folder" in words(page.desk.before))
        signs(at_the_table(qtbot, page, session))
        take_back(qtbot, page)
        until(qtbot, lambda: len(page.desk.signed.rows) == 1)
        assert bar(page) == ""
        click(page.desk.try_out)
        (trying,) = window.findChildren(TryDialog)
        assert "Papers: kept in no folder" in words(trying)
        click(trying.elsewhere)
        dialog = dialog_in(qtbot, window)
        picks(monkeypatch, tmp_path)
        click(dialog.choose)
        until(qtbot, lambda: any("GB free" in one for one in words(dialog)))
        click(dialog.take)
        until(qtbot, lambda: f"Papers: kept in {tmp_path}" in words(trying))
        trying.reject()


def test_a_folder_that_goes_while_somebody_signs_is_asked_for_again(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    with desk_in(qtbot, context, keeping_in(folder, tmp_path, context)) as (window, page, session):
        at_the_table(qtbot, page, session)
        take_back(qtbot, page)
        shutil.rmtree(folder)
        click(page.desk.next.other)
        click(page.desk.next.other)
        dialog = dialog_in(qtbot, window)
        assert any("stick is no longer there. Nothing is lost." in one for one in words(dialog))
        dialog.reject()
        folder.mkdir()
        guest = at_the_table(qtbot, page, session)
        shutil.rmtree(folder)
        signs(guest)
        take_back(qtbot, page)
        until(qtbot, lambda: any("safe, not all papers" in one and "stick is no" in one for one in said(window)))
        until(qtbot, lambda: bar(page) == "1 signature is safe, but has no PDF yet")
        assert any("No PDF" in row.text() for row in page.desk.signed.rows)
        assert not folder.exists()
        click(page.desk.signed.again)
        dialog = dialog_in(qtbot, window)
        assert any("stick is no longer there" in one for one in words(dialog))
        folder.mkdir()
        click(button(dialog, "Make it again"))
        until(qtbot, lambda: len(list(folder.glob("*.pdf"))) == 1)
        until(qtbot, lambda: bar(page) == "")
        assert "1 paper was made." in said(window)


def test_a_folder_that_never_answers_counts_as_gone(
    qtbot: QtBot, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate()

    def hangs(folder: Path) -> FolderState:
        gate.pass_through()
        return look_at(folder)

    monkeypatch.setattr(papers_folder, "look_at", hangs)
    monkeypatch.setattr(asking, "_PATIENCE", 50)
    with desk_in(qtbot, context, keeping_in(tmp_path, tmp_path, context)) as (window, page, _session):
        until(qtbot, lambda: page.day is not None)
        click(page.desk.next.other)
        dialog = dialog_in(qtbot, window)
        assert any("is no longer there" in one for one in words(dialog))
        dialog.reject()
        gate.opened.set()
        until(qtbot, lambda: page.handing.papers.findChildren(Jobs) == [])
        assert page.handing.table is None, "what answers too late opens nothing"


def test_what_a_power_cut_left_is_made_when_staff_is_back(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    path = keeping_in(folder, tmp_path, context)
    with founded_again(path, context) as workspace:
        sign_at_table(workspace, signature())
    with desk_in(qtbot, context, path) as (window, page, session):
        until(qtbot, partial(tells, page, "1 signature is safe, but has no PDF yet"))
        at_the_table(qtbot, page, session)
        assert missing(session) == 1
        take_back(qtbot, page)
        until(qtbot, partial(tells, page, ""))
        assert "1 paper was made." in said(window)
        assert len(list(folder.iterdir())) == 1
        at_the_table(qtbot, page, session)
        take_back(qtbot, page)
        assert not any("0 papers" in one for one in said(window))


TOLD = {
    "en": ("No PDF", "1 signature is safe, but has no PDF yet", "Make it again"),
    "es": ("Sin PDF", "1 firma está a salvo, pero aún sin PDF", "Hacerlo otra vez"),
    "ja": ("PDFなし", "署名1件は保存済み、PDFは未作成です", "もう一度作る"),
}


def test_a_disk_that_filled_up_is_seen_after_a_restart_in_each_language(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    with small_disk(tmp_path / "disk", kilobytes=60 * 1024) as disk:
        path = keeping_in(disk, tmp_path, context)
        with desk_in(qtbot, context, path) as (window, page, session):
            guest = at_the_table(qtbot, page, session)
            filler = fill(disk)
            signs(guest)
            take_back(qtbot, page)
            until(qtbot, lambda: bar(page) == TOLD["en"][1])
            assert list(disk.iterdir()) == [filler], "nothing is half-written"
        with desk_in(qtbot, context, path) as (window, page, session):
            for language, (chip, told, again) in TOLD.items():
                window.desk.speech.choose(language)
                until(qtbot, partial(tells, page, told))
                assert any(chip in row.text() for row in page.desk.signed.rows)
                assert page.desk.signed.again.words() == again
            window.desk.speech.choose("en")
            settle()
            click(page.desk.signed.again)
            dialog = dialog_in(qtbot, window)
            assert any("The disk is full" in one or "Too little room" in one for one in words(dialog))
            filler.unlink()
            click(button(dialog, "Make it again"))
            until(qtbot, lambda: len(list(disk.glob("*.pdf"))) == 1)
            until(qtbot, lambda: bar(page) == "")
            assert missing(session) == 0


def test_fonts_that_are_not_there_keep_the_paper_back_and_not_the_signature(
    qtbot: QtBot, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with desk_in(qtbot, context, prepared(tmp_path)) as (window, page, session):
        guest = at_the_table(qtbot, page, session)
        with monkeypatch.context() as patch:
            fonts.font.cache_clear()
            fonts.width.cache_clear()
            patch.setattr(fonts, "resources", lambda: tmp_path)
            signs(guest)
            take_back(qtbot, page)
            until(qtbot, lambda: any("cannot be read" in one for one in said(window)))
            until(qtbot, lambda: bar(page) == "1 signature is safe, but has no PDF yet")
            assert missing(session) == 1
        click(page.desk.signed.again)
        until(qtbot, lambda: bar(page) == "")
