"""Laptops' files by real events: previewed, merged, cancelled, refused, accepted, erasures agreed to."""

from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from aca_desktop.services.journal import erasing
from aca_desktop.services.laptops.laptop_coverage import coverage
from aca_desktop.services.workspace import backups as keeping
from aca_desktop.services.workspace.backups import backups
from aca_desktop.services.workspace.workspaces import open_workspace
from aca_desktop.ui.pages.laptops.importing.late_dialog import LateDialog
from tests.services.founding import only, signed
from tests.services.laptops import PASSPHRASE, Table
from tests.ui.hands import click, drop, press, words, write
from tests.ui.laptops import laid, quick_envelopes
from tests.ui.laptops_window import Desk, desk_in
from tests.ui.windows import message_button


def test_files_are_previewed_and_merged_and_the_counts_agree(qtbot: QtBot, tmp_path: Path) -> None:
    paths: list[Path] = []

    def lay(laptops: Table) -> None:
        mesa = laptops.joined("mesa")
        signed(mesa)
        paths.append(laptops.file(mesa))
        signed(mesa)
        paths.append(laptops.file(mesa))
        laptops.take(mesa, laptops.file(laptops.founder))
        broken = paths[0].with_name("broken.acasync")
        broken.write_bytes(paths[0].read_bytes()[:-40])
        paths.append(broken)

    closed = laid(tmp_path, lay)
    before = closed.digest()
    with desk_in(qtbot, closed) as desk:
        desk.brings(*paths)
        desk.sees("2 files together")
        desk.sees("5 new records · 2 organisations have signed")
        desk.sees("The refused file stays out.")
        assert "Refused" in words(desk.page.bringing.refused[0])
        desk.sees("Nothing was read from it.", desk.page.bringing.refused[0])
        assert closed_digest(desk) == before
        press("Ctrl+Return", desk.window)
        desk.hears("5 new records came. 2 more organisations have signed.")
        assert desk.page.list.isVisible()
        desk.sees("2 of 2 have arrived")
    with open_workspace(closed.path(), closed.context()) as workspace:
        assert len(backups(workspace)) == 1
    assert closed.digest() == closed.digest("mesa")


def closed_digest(desk: Desk) -> tuple[str, str]:
    from aca_desktop.services.workspace.checking import digests

    return digests(desk.session.reader)


def test_merging_is_cancelled_and_nothing_has_changed(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths: list[Path] = []

    def lay(laptops: Table) -> None:
        mesa = laptops.joined("mesa")
        signed(mesa)
        paths.append(laptops.file(mesa))

    closed = laid(tmp_path, lay)
    before = closed.digest()
    with desk_in(qtbot, closed) as desk:
        desk.brings(*paths)
        held = Event()
        monkeypatch.setattr(keeping, "back_up", lambda *_args: held.wait(30))  # so that merging is still to come
        click(desk.page.bringing.foot.merge)
        click(desk.page.bringing.foot.cancel)
        held.set()
        desk.hears("Cancelled. Nothing was changed.")
        desk.settles()
        assert desk.page.bringing.foot.merge.isEnabled()
        assert closed_digest(desk) == before
        press("Esc", desk.window)
        qtbot.waitUntil(desk.page.list.isVisible)


def test_looking_through_files_is_cancelled_from_the_strip(qtbot: QtBot, tmp_path: Path) -> None:
    paths: list[Path] = []

    def lay(laptops: Table) -> None:
        paths.append(laptops.file(laptops.founder))

    with desk_in(qtbot, laid(tmp_path, lay)) as desk:
        held = Event()
        desk.window.desk.jobs.run(desk.window, lambda _progress: held.wait(30))  # so that it is still to begin
        drop(desk.page, *paths)
        assert desk.page.bringing._job is not None
        desk.page.bringing._job.cancel()
        held.set()
        desk.hears("Cancelled. Nothing was changed.")
        assert desk.page.list.isVisible()


def test_a_file_that_is_closed_meanwhile_forgets_what_was_dropped(qtbot: QtBot, tmp_path: Path) -> None:
    paths: list[Path] = []

    def lay(laptops: Table) -> None:
        paths.append(laptops.file(laptops.founder))

    with desk_in(qtbot, laid(tmp_path, lay)) as desk:
        held = Event()
        desk.window.desk.jobs.run(desk.window, lambda _progress: held.wait(30))
        drop(desk.page, *paths)
        press("Ctrl+W", desk.window)
        held.set()
        qtbot.waitUntil(lambda: desk.window.desk.session is None, timeout=30_000)
        assert desk.page.bringing.files == []
        assert desk.page.bringing._job is None


def test_a_wrong_passphrase_is_asked_for_again(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths: list[Path] = []

    def lay(laptops: Table) -> None:
        for name in ("uno", "dos"):
            mesa = laptops.joined(name)
            signed(mesa)
            paths.append(laptops.file(mesa, encrypted=True))

    closed = laid(tmp_path, lay)
    quick_envelopes(monkeypatch)
    with desk_in(qtbot, closed) as desk:
        desk.brings(*paths)
        first, second = desk.page.bringing.refused
        assert first.passphrase is not None
        assert second.passphrase is not None
        qtbot.waitUntil(first.passphrase.hasFocus)
        write("not this")
        press("Return")
        desk.settles()
        again = desk.page.bringing.refused[0]
        desk.sees("This does not open it.", again)
        assert again.passphrase is not None
        again.passphrase.insert(PASSPHRASE)
        assert again.open is not None
        click(again.open)
        desk.settles()
        # the second was tried with the first one's, which was wrong: it is still asked for its own
        (last,) = desk.page.bringing.refused
        assert last.passphrase is not None
        last.passphrase.insert(PASSPHRASE)
        press("Return", last.passphrase)
        desk.settles()
        assert desk.page.bringing.refused == []
        click(desk.page.bringing.foot.merge)
        desk.hears("6 new records came.")
        assert desk.page.bringing.files == []


def test_a_laptop_that_nobody_has_enrolled_is_accepted_on_purpose(qtbot: QtBot, tmp_path: Path) -> None:
    paths: list[Path] = []
    codes: list[str] = []

    def lay(laptops: Table) -> None:
        stranger = laptops.laptop("Mesa 5")
        laptops.take(stranger, laptops.file(laptops.founder), accept_new=True)
        signed(stranger)
        paths.append(laptops.file(stranger))
        codes.append(stranger.check_code)

    closed = laid(tmp_path, lay)
    with desk_in(qtbot, closed) as desk:
        desk.brings(*paths)
        (row,) = desk.page.bringing.refused
        assert codes[0] in words(row)
        desk.sees("Mesa 5: new here.", row)
        assert not desk.page.bringing.foot.merge.isEnabled()
        # set aside, it waits on the list and nothing has changed
        desk.page.bringing.back.click()
        desk.hears("Files of laptops that are new here wait for you: Mesa 5.")
        click(message_button(desk.window, "Compare…"))
        desk.settles()
        (row,) = desk.page.bringing.refused
        assert row.accept is not None
        click(row.accept)
        desk.settles()
        desk.sees("1 laptop is enrolled by you")
        click(desk.page.bringing.foot.merge)
        desk.hears("new records came.")
    with open_workspace(closed.path(), closed.context()) as workspace:
        (found,) = [one for one in coverage(workspace, only(workspace)) if one.laptop.name == "Mesa 5"]
        assert found.laptop.role == "event"


def test_an_event_laptop_cannot_accept_and_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    paths: list[Path] = []

    def lay(laptops: Table) -> None:
        laptops.joined("mesa")
        stranger = laptops.laptop("Mesa 5")
        laptops.take(stranger, laptops.file(laptops.founder), accept_new=True)
        signed(stranger)
        paths.append(laptops.file(stranger))

    with desk_in(qtbot, laid(tmp_path, lay), "mesa") as desk:
        assert not desk.page.list.kit.isVisible()
        desk.brings(*paths)
        (row,) = desk.page.bringing.refused
        assert row.accept is None
        desk.sees("Only a coordinator’s laptop can accept it.", row)


def test_erasing_is_agreed_to_knowing_on_whose_word(qtbot: QtBot, tmp_path: Path) -> None:
    paths: list[Path] = []

    def lay(laptops: Table) -> None:
        mesa = laptops.joined("mesa")
        done = signed(mesa)
        laptops.take(laptops.founder, laptops.file(mesa))
        erasing.erase(laptops.founder, only(laptops.founder), done.organisation)
        paths.append(laptops.file(laptops.founder))

    closed = laid(tmp_path, lay)
    with desk_in(qtbot, closed, "mesa") as desk:
        desk.brings(*paths)
        foot = desk.page.bringing.foot
        assert foot.agrees.words() == (
            "On the word of coordination: erase the personal data in 1 record here, for good"
        )
        assert not foot.merge.isEnabled()
        press("Ctrl+Return", desk.window)
        assert desk.page.bringing._job is None
        click(foot.agrees)
        click(foot.merge)
        desk.hears("came.")
    assert closed.digest() == closed.digest("mesa")


def test_what_comes_after_an_erasure_is_offered_to_the_coordinator(qtbot: QtBot, tmp_path: Path) -> None:
    paths: list[Path] = []

    def lay(laptops: Table) -> None:
        mesa = laptops.joined("mesa")
        done = signed(mesa)
        laptops.take(laptops.founder, laptops.file(mesa))
        erasing.erase(laptops.founder, only(laptops.founder), done.organisation)
        signed(mesa, done.organisation)
        paths.append(laptops.file(mesa))

    closed = laid(tmp_path, lay)
    with desk_in(qtbot, closed) as desk:
        desk.brings(*paths)
        click(desk.page.bringing.foot.merge)
        desk.hears("Personal data came of 1 organisation of which some had been erased.")
        click(message_button(desk.window, "Look whom it is about…"))
        dialog = desk.dialog(LateDialog)
        assert not dialog.take.isEnabled()
        (box,) = dialog.boxes
        assert box.words() == "Universidad de Guadalajara"
        assert "Zúñiga" in box.accessibleDescription()
        click(box)
        click(dialog.take)
        desk.is_gone(LateDialog)
        desk.hears("Personal data was erased in 1 record.")
    for file in (closed.path(), *tmp_path.glob("coordination.aca-*")):
        assert "Zúñiga".encode() not in file.read_bytes()
