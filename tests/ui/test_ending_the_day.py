"""The end of a table's day by mouse and by keyboard alone: what is unfinished, handing in, erasing the laptop."""

import dataclasses
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from aca_desktop.services.coalition.declarations import publications
from aca_desktop.services.journal import undoing
from aca_desktop.services.laptops import recipients, sync_export, sync_import
from aca_desktop.services.laptops.sync_sources import PassphraseKeys
from aca_desktop.services.signing import drafts, staff
from aca_desktop.services.signing.drafts import DraftAbout
from aca_desktop.services.signing.papers_due import sign_at_table
from aca_desktop.services.signing.papers_folder import choose_folder
from aca_desktop.services.workspace.workspaces import Workspace, open_workspace
from aca_desktop.ui import choosing
from aca_desktop.ui.background import Jobs
from aca_desktop.ui.frame.messages import Message
from aca_desktop.ui.frame.window import MainWindow
from aca_desktop.ui.pages.laptops.dialogs.export_dialog import ExportDialog
from aca_desktop.ui.pages.signing import SigningPage
from aca_desktop.ui.parts.buttons import Button, Kind
from aca_desktop.ui.parts.by_keyboard import show_whole
from aca_desktop.ui.parts.scrolling import ScrollArea
from aca_desktop.ui.parts.tone import Tone
from tests.services.founding import only, signature, signed
from tests.services.laptops import Table
from tests.services.test_recipients import published
from tests.ui.hands import click, words
from tests.ui.laptops import Closed, laid, quick_envelopes
from tests.ui.person import Person
from tests.ui.test_signing_desk import table_of
from tests.ui.windows import is_handed_over, said, window_in

NOBODY = PassphraseKeys(None)


class Evening:
    """A volunteer at the closed table's window, whose acts are counted; a system dialog counts as one."""

    def __init__(self, qtbot: QtBot, window: MainWindow, *, by_keyboard: bool) -> None:
        self.qtbot, self.window = qtbot, window
        self.acts: list[str] = []
        self.person = Person(qtbot, window, by_keyboard=by_keyboard, act=self._act)
        self.page = cast("SigningPage", window.desk.frame.stack.currentWidget())

    def _act(self, name: str, do: Callable[[], object]) -> None:
        self.acts.append(name)
        do()

    def system_dialogs_give(self, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
        """Let the system's dialogs choose this folder, or the newest file in it that is not this laptop's own."""

        def choose(*_arguments: object) -> Path:
            self.acts.append("choose in the system's dialog")
            return folder

        def open_file(*_arguments: object) -> Path:
            self.acts.append("choose in the system's dialog")
            return folder / "back.acasync"

        monkeypatch.setattr(choosing, "folder_to_write_into", choose)
        monkeypatch.setattr(choosing, "file_to_open", open_file)

    def hears(self, told: str) -> None:
        """Wait for a message."""
        self.qtbot.waitUntil(lambda: any(told in one for one in said(self.window)), timeout=30_000)


@contextmanager
def evening(qtbot: QtBot, closed: Closed, *, by_keyboard: bool = False) -> Iterator[Evening]:
    with window_in(qtbot, closed.context("mesa"), closed.path("mesa")) as window:
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window.desk.show_page("signing")
        at = Evening(qtbot, window, by_keyboard=by_keyboard)
        qtbot.waitUntil(at.page.desk.isVisible, timeout=30_000)
        yield at


def a_day(folder: Path, also: Callable[[Table, Workspace], None] | None = None) -> Closed:
    """Return laptops after a day at which two signed at "mesa"; the PDF of one of them is in its folder."""

    def lay(laptops: Table) -> None:
        desk = laptops.joined("mesa")
        choose_folder(desk, only(desk), folder)
        staff.set_pin(desk, "2468")
        for _ in range(2):
            sign_at_table(
                desk, dataclasses.replace(signature(), declaration=publications(desk, only(desk))[-1].id)
            )
        if also is not None:
            also(laptops, desk)

    return laid(folder / "laptops", lay)


def main_buttons(at: Evening) -> list[str]:
    """Return what the filled buttons of the day's end say."""
    buttons = [one for one in at.page.closing.findChildren(Button) if one.isVisible()]
    return [one.words() for one in buttons if one._kind is Kind.PRIMARY]


def begun(_laptops: Table, desk: Workspace) -> None:
    """Leave a draft unfinished."""
    which = only(desk)
    draft = drafts.open_draft(desk, DraftAbout(which.code, publications(desk, which)[-1].id, "es"))
    drafts.keep(desk, draft, {"new": True, "new_name": "Panadería Ejemplo", "name": "Ana"})


def at_the_coordinators(closed: Closed, stick: Path) -> None:
    """Import what is on the stick without any passphrase, and put a file for the volunteer beside it."""
    with open_workspace(closed.path(), closed.context(), write=True) as coordination:
        (handed_in,) = stick.glob("*.acasync")
        (done,) = sync_import.bring(coordination, [handed_in], NOBODY)
        assert done.refused is None
        sync_export.export(coordination, only(coordination), stick / "back.acasync")


@pytest.mark.parametrize("by_keyboard", [False, True], ids=["mouse", "keyboard"])
def test_a_volunteer_hands_in_and_learns_when_the_laptop_may_be_erased(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, by_keyboard: bool
) -> None:
    closed, stick = a_day(tmp_path), tmp_path / "STICK"
    stick.mkdir()
    with evening(qtbot, closed, by_keyboard=by_keyboard) as at:
        at.system_dialogs_give(monkeypatch, stick)
        at.person.chooses("End the day…")
        at.person.sees("Do not erase this laptop yet")
        at.person.sees("“coordination” has not confirmed everything that was entered and signed here.")
        at.person.sees("It is encrypted for “coordination”, so nobody needs a passphrase.")
        assert main_buttons(at) == ["Save file…"]
        foot = (at.page.closing.back, at.page.closing.file.by_passphrase, at.page.closing.file.save)
        QTest.qWait(200)
        places, wide = [one.geometry() for one in foot], at.page.closing.laptop.open.sizeHint()
        at.person.chooses("Save file…")
        at.hears("is saved in STICK.")
        qtbot.waitUntil(lambda: at.page.closing.file.number._state == "done")
        assert at.page.closing.isVisible()
        assert main_buttons(at) == ["Open the coordinator’s file…"], "the file is saved: what comes next"
        assert [one.geometry() for one in foot] == places, "nothing moves"
        assert at.page.closing.laptop.open.sizeHint() == wide
        assert len(at.acts) == 3
        (path,) = stick.iterdir()
        assert path.read_bytes()[:9] == b"ACASYNC\x01E"
        at_the_coordinators(closed, stick)
        at.person.chooses("Open the coordinator’s file…")
        at.person.sees("You may erase this laptop")
        at.person.sees("“coordination” has confirmed everything that was entered and signed here.")
        assert "Do not erase this laptop yet" not in words(at.page.closing)
        assert main_buttons(at) == ["Back to signing"]
        assert len(at.acts) == 5
        at.person.chooses("Back to signing")
        qtbot.waitUntil(at.page.desk.isVisible)
        at.person.sees("All saved for the coordinator")
    with evening(qtbot, closed, by_keyboard=by_keyboard) as at:
        at.person.sees("All saved for the coordinator")
        at.person.chooses("End the day…")
        at.person.sees(f"Saved as {path.name} in “STICK” on ")
        assert at.page.closing.file.number._state == "done", "as it was left"
        session = at.window.desk.session
        assert session is not None
        session.write(at.page, "", lambda workspace, _progress: signed(workspace))
        qtbot.waitUntil(lambda: at.page.closing.file.number._state == "now")
        at.person.chooses("Back to signing")
        qtbot.waitUntil(lambda: not any("All saved for the coordinator" in one for one in words(at.page.desk)))


def test_what_was_signed_and_saved_is_counted(qtbot: QtBot, tmp_path: Path) -> None:
    with evening(qtbot, a_day(tmp_path)) as at:
        at.page.close_table()
        qtbot.waitUntil(lambda: at.page.closing.closing is not None)
        now = at.page.closing.closing
        assert now is not None
        assert (now.signed, now.saved, now.due, len(now.drafts)) == (2, 0, 2, 0)
        told = words(at.page.closing)
        assert told[told.index("signed here today") - 1] == "2"
        assert told[told.index("PDFs saved in the folder") - 1] == "0"
        assert not at.page.closing.signed.unfinished.isVisible()


@pytest.mark.parametrize("language", ["en", "es", "ja"])
def test_copies_to_send_and_pdfs_to_make_are_both_to_be_read(qtbot: QtBot, tmp_path: Path, language: str) -> None:
    with evening(qtbot, a_day(tmp_path)) as at:
        at.window.desk.speech.choose(language)
        at.window.resize(960, 540)
        signed = at.page.desk.signed
        qtbot.waitUntil(lambda: len(signed.rows) == 2)
        QTest.qWait(200)
        for bar in (signed._due, signed._owed):
            show_whole(bar)
            assert bar.visibleRegion().boundingRect() == bar.rect()
            assert bar.heightForWidth(bar.width()) <= bar.height(), bar.accessibleName()


@pytest.mark.parametrize("by_keyboard", [False, True], ids=["mouse", "keyboard"])
def test_what_is_unfinished_is_gone_on_with_at_the_desk_without_a_pin(
    qtbot: QtBot, tmp_path: Path, by_keyboard: bool
) -> None:
    closed = a_day(tmp_path, begun)
    with evening(qtbot, closed, by_keyboard=by_keyboard) as at:
        at.person.chooses("End the day…")
        at.person.sees("1 signature is unfinished.")
        at.person.chooses("Continue with “Panadería Ejemplo”")
        qtbot.waitUntil(lambda: is_handed_over(at.page), timeout=30_000)
        table = table_of(at.page)
        assert table.geometry() == at.window.geometry()
        fields = table.findChildren(QLineEdit)
        qtbot.waitUntil(lambda: "Panadería Ejemplo" in [one.text() for one in fields], timeout=30_000)
        table.close()
        qtbot.waitUntil(lambda: at.page.handing.table is None, timeout=30_000)
        at.person.sees("1 signature is unfinished.")
        qtbot.waitUntil(lambda: at.page.handing.papers.findChildren(Jobs) == [], timeout=30_000)


@pytest.mark.parametrize("by_keyboard", [False, True], ids=["mouse", "keyboard"])
def test_deleting_the_unfinished_asks_first(qtbot: QtBot, tmp_path: Path, by_keyboard: bool) -> None:
    closed = a_day(tmp_path, begun)
    with evening(qtbot, closed, by_keyboard=by_keyboard) as at:
        at.person.chooses("End the day…")
        at.person.chooses("Delete draft…")
        at.person.sees("Delete the draft of “")
        at.person.sees("Nothing was signed yet.")
        at.window.desk.tell(Message(lambda _speech: "something newer"))
        at.person.chooses("Cancel")
        at.person.sees("1 signature is unfinished.")
        at.person.chooses("Delete draft…")
        at.person.chooses("Delete draft")
        at.person.sees("“coordination” has not confirmed everything that was entered and signed here.")
        assert not at.page.closing.signed.unfinished.isVisible()
        assert at.window.focusWidget() is at.page.closing.file.save, "the keyboard stays on the page"


@pytest.mark.parametrize("size", [(1280, 800), (1366, 768), (960, 540)])
def test_a_toast_lies_over_no_button(qtbot: QtBot, tmp_path: Path, size: tuple[int, int]) -> None:
    told = (
        Message(lambda _speech: "aca-gdl-mesa-20260605T114207-452f0b45.acasync is saved: 12.", Tone.GOOD),
        Message(lambda _speech: "The file “aca-gdl-otra-20260605.acasync” could not be read. " * 2),
    )
    with evening(qtbot, a_day(tmp_path, begun)) as at:
        at.window.resize(*size)
        at.page.close_table()
        at.person.sees("1 signature is unfinished.")
        (area,) = at.page.closing.findChildren(ScrollArea)
        bar = area.verticalScrollBar()
        for message in told:
            at.window.desk.tell(message)
            toast = at.window.desk.frame.messages.toast
            assert toast is not None
            over = QRect(toast.mapToGlobal(QPoint()), toast.size())
            for place in range(bar.minimum(), bar.maximum() + 1, 8):
                bar.setValue(place)
                for one in at.page.closing.findChildren(Button):
                    seen = one.visibleRegion().boundingRect().translated(one.mapToGlobal(QPoint()))
                    assert not over.intersects(seen), f"{toast.accessibleName()} lies over {one.words()}"


def test_where_no_coordinators_key_is_known_a_passphrase_is_asked_for_on_the_spot(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unpublished(laptops: Table, desk: Workspace) -> None:
        founder = laptops.founder
        undoing.undo(founder, published(founder, founder.key.replica).id)
        laptops.take(desk, laptops.file(founder))
        assert recipients.recipients(desk, only(desk)) == []

    quick_envelopes(monkeypatch)
    closed = a_day(tmp_path, unpublished)
    with evening(qtbot, closed) as at:
        at.person.chooses("End the day…")
        at.person.sees("the file needs a passphrase")
        assert not at.page.closing.file.by_passphrase.isVisible()
        at.person.chooses("Save file…")
        (dialog,) = at.window.findChildren(ExportDialog)
        dialog.passphrase.setText("maíz azul y frijol")
        click(dialog.take)
        at.hears("is written")
        assert at.page.closing.isVisible()
        (path,) = (closed.folder).glob("aca-gdl-mesa-*.acasync")
        assert path.read_bytes()[:9] == b"ACASYNC\x01E"


def test_a_file_that_is_no_coordinators_is_told_and_one_under_a_passphrase_goes_to_the_import(
    qtbot: QtBot, tmp_path: Path
) -> None:
    def more(laptops: Table, _desk: Workspace) -> None:
        other = laptops.joined("otra")
        sync_export.export(other, only(other), laptops.folder / "other.acasync")
        laptops.file(laptops.founder, encrypted=True).rename(laptops.folder / "locked.acasync")

    closed = a_day(tmp_path, more)
    with evening(qtbot, closed) as at:
        at.page.close_table()
        at.page.closing.note(closed.folder / "other.acasync")
        at.hears("which is no coordinator’s laptop")
        at.page.closing.note(closed.folder / "locked.acasync")
        qtbot.waitUntil(lambda: at.window.desk.frame.stack.currentWidget() is not at.page, timeout=30_000)
