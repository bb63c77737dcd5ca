"""A launch's laptops brought together through the window, from the kit to equal digests, with all that goes wrong.

What is signed, edited and erased is done by services; every file, role, backup and choice goes through the window.
"""

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from aca_desktop.context import Context
from aca_desktop.domain.coalition.declaration_record import DeclarationRecord
from aca_desktop.domain.journal.meaning import OrganisationStatus
from aca_desktop.domain.organisations.record import OrganisationById
from aca_desktop.sealing import age_stream
from aca_desktop.sealing.revoked_list import read_list
from aca_desktop.services.coalition import coalitions, declarations
from aca_desktop.services.coalition.founding import NewCoalition, found_workspace
from aca_desktop.services.journal import erasing
from aca_desktop.services.journal.conflicts import conflicts
from aca_desktop.services.organisations import organisations
from aca_desktop.services.signing import following
from aca_desktop.services.signing.signing import sign
from aca_desktop.services.workspace.checking import check, digests
from aca_desktop.services.workspace.workspaces import Workspace, create_workspace, open_workspace
from aca_desktop.ui import choosing
from aca_desktop.ui.frame.window import MainWindow
from aca_desktop.ui.pages.laptops import LaptopsPage
from aca_desktop.ui.pages.laptops.dialogs.kit_dialog import KitDialog, PassphraseShown
from tests.services.founding import Clock, only, signature
from tests.ui.conftest import (  # noqa: F401
    app,
    garbage_is_collected_here_alone,
    no_thread_is_left,
    qt_says_nothing,
)
from tests.ui.hands import drop, press
from tests.ui.person import Person
from tests.ui.windows import said, window_in

CODE, PASSPHRASE = "aca-gdl", "ocho mesas junto al lago"
SIGNINGS = 60
ERASES = "On the word of Coordinación 1: erase the personal data in 1 record here, for good"
ERASES_BOTH = "On the word of Coordinación 1: erase the personal data in 2 records here, for good"


@dataclass(frozen=True, slots=True)
class Laptop:
    """A laptop: its installation and its file."""

    name: str
    path: Path
    context: Context

    @contextmanager
    def open(self) -> Iterator[Workspace]:
        """Open its file to write, while no window has it."""
        with open_workspace(self.path, self.context, write=True) as workspace:
            yield workspace

    def signs(self, number: int) -> list[str]:
        """Have so many new organisations sign; return the signatures."""
        with self.open() as workspace:
            return [sign(workspace, signature()).signature for _ in range(number)]

    def digest(self) -> tuple[str, str]:
        """Return its digests, after checking that its file is sound."""
        with self.open() as workspace:
            assert check(workspace) == []
            return digests(workspace)


class Launch:
    """The laptops of a launch, the stick on which files go from one to the other, who works at their windows."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot, self.folder = qtbot, folder
        self.stick = folder / "stick"
        self.stick.mkdir()
        self.clock = Clock()
        self.founder = self.laptop("Coordinación 1")
        self.recovery = folder / "recovery.pem"
        asked = NewCoalition(CODE, {"es": "Alianza", "en": "Alliance"}, "MX")
        found_workspace(
            self.founder.path, self.founder.context, self.founder.name, asked, self.recovery, PASSPHRASE, "es"
        )
        with self.founder.open() as workspace:
            which = only(workspace)
            declaration = declarations.add(workspace, which, words_of_declaration())
            declarations.publish(workspace, which, declaration, "1")

    def laptop(self, name: str) -> Laptop:
        """Return a laptop without a file."""
        home = self.folder / name.replace(" ", "-").lower()
        home.mkdir()
        return Laptop(name, home / "file.aca", Context(self.clock, secrets.token_bytes, home / "data"))

    @contextmanager
    def at(self, laptop: Laptop, page: str = "laptops") -> Iterator[tuple[Person, MainWindow]]:
        """Open a laptop's window at a page."""
        with window_in(self.qtbot, laptop.context, laptop.path) as window:
            window.activateWindow()
            self.qtbot.waitUntil(window.isActiveWindow)
            window.desk.show_page(page)
            yield Person(self.qtbot, window, by_keyboard=False), window

    def hears(self, window: MainWindow, told: str) -> None:
        """Wait for a message."""
        self.qtbot.waitUntil(lambda: any(told in one for one in said(window)), timeout=60_000)

    def written(self, laptop: Laptop) -> Path:
        """Have a laptop write a plain file of all that it has, by its window; return it."""
        before = set(self.stick.iterdir())
        with self.at(laptop) as (person, window):
            person.chooses("Write a file…")
            person.chooses("Put it under a passphrase: it holds personal data")
            person.types("Folder to write it into", str(self.stick))
            person.chooses("Write the file")
            self.hears(window, "is written")
        (path,) = set(self.stick.iterdir()) - before
        return path

    def brings(
        self, laptop: Laptop, *paths: Path, told: str = "came", agrees: str = "", accepts: str = ""
    ) -> None:
        """Drop files on a laptop's page, look at what they hold, merge them."""
        with self.at(laptop) as (person, window):
            page = cast("LaptopsPage", window.desk.frame.stack.currentWidget())
            drop(page, *paths)
            self.qtbot.waitUntil(lambda: page.bringing._job is None, timeout=60_000)
            if accepts:
                person.sees(accepts)
                person.chooses("Same: accept")
                self.qtbot.waitUntil(lambda: page.bringing._job is None, timeout=60_000)
            assert all(one.is_sound for one in page.bringing.files), [one.code for one in page.bringing.files]
            if agrees:
                assert not page.bringing.foot.merge.isEnabled()
                person.chooses(agrees)
            press("Ctrl+Return", window)
            self.hears(window, told)

    def settles(self, first: Laptop, *others: Laptop) -> None:
        """Bring everything together at the first laptop, and back to all others: all hold the same then."""
        self.brings(first, *(self.written(one) for one in others), told=".")
        back = self.written(first)
        for one in others:
            self.brings(one, back, told=".")
        assert len({one.digest() for one in (first, *others)}) == 1


def words_of_declaration() -> DeclarationRecord:
    """Return what is signed."""
    return DeclarationRecord(
        "1",
        {"es": "Declaración", "en": "Declaration"},
        {"es": "Actuamos por el clima.", "en": "We act for the climate."},
    )


@pytest.fixture
def scrypt_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each envelope be opened by each passphrase in earnest once: it takes seconds."""
    monkeypatch.setattr(age_stream.Envelope, "opened", cache(age_stream.Envelope.opened))


@pytest.fixture
def launch(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, scrypt_once: None) -> Launch:
    """A coalition that has been founded, and nothing else."""
    assert scrypt_once is None
    home = tmp_path / "ana"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    made = Launch(qtbot, tmp_path)
    monkeypatch.setattr(choosing, "folder_to_write_into", lambda *_args: made.stick)
    return made


def kit_of(launch: Launch, laptops: int) -> tuple[Path, str]:
    """Have the founder make a kit; return it with the passphrase that was shown."""
    before = set(launch.stick.iterdir())
    with launch.at(launch.founder) as (person, window):
        person.chooses("Make an event kit…")
        person.types("For how many laptops", str(laptops))
        person.types("Folder to write it into", str(launch.stick))
        (dialog,) = window.findChildren(KitDialog)
        passphrase = dialog.passphrase.text()
        person.chooses("Make the kit")
        launch.qtbot.waitUntil(lambda: bool(window.findChildren(PassphraseShown)), timeout=60_000)
        person.sees(passphrase)
        person.chooses("Close")
    (kit,) = set(launch.stick.iterdir()) - before
    return kit, passphrase


def joined(launch: Launch, name: str, kit: Path, passphrase: str) -> Laptop:
    """Have a laptop without a file join by a kit from its first page."""
    laptop = launch.laptop(name)
    with window_in(launch.qtbot, laptop.context) as window:
        window.activateWindow()
        person = Person(launch.qtbot, window, by_keyboard=False)
        person.chooses("Join with a kit…")
        person.types("The kit", str(kit))
        person.types("Passphrase of this kit", passphrase)
        person.types("Name of this laptop", name)
        person.types("Where its file lies", str(laptop.path))
        person.chooses("Join")
        launch.qtbot.waitUntil(lambda: window.desk.session is not None, timeout=60_000)
        launch.hears(window, "This laptop has joined aca-gdl.")
    return laptop


def coordinator(launch: Launch, name: str) -> Laptop:
    """Have a second laptop become a coordinator's, by its join file and the recovery file."""
    laptop = launch.laptop(name)
    with create_workspace(laptop.path, laptop.context, name) as workspace:
        code = workspace.check_code
    with launch.at(laptop) as (person, window):
        person.chooses("Write a join file…")
        launch.hears(window, code)
    (request,) = launch.stick.glob("*.acajoin")
    with launch.at(launch.founder) as (person, window):
        page = cast("LaptopsPage", window.desk.frame.stack.currentWidget())
        chosen(page, "Add a second coordinator…")
        person.types("Its join file", str(request))
        person.types("Its check code, as its people tell you", code)
        person.types("The coalition’s recovery file", str(launch.recovery))
        person.types("Its passphrase", PASSPHRASE)
        person.chooses("Enrol")
        launch.hears(window, "is enrolled")
    launch.brings(laptop, launch.written(launch.founder), accepts="It is of a coalition that is not here.")
    with laptop.open() as workspace:
        assert only(workspace).rank.name == "COORDINATOR"
    return laptop


def chosen(page: LaptopsPage, words: str) -> None:
    """Choose from the menu of what is done seldom."""
    (action,) = [one for one in page.list.more.menu().actions() if one.text() == words]
    action.trigger()


def revoked(launch: Launch, name: str, choice: str, *, stolen: bool = False, root: bool = False) -> None:
    """Have the founder revoke a laptop."""
    with launch.at(launch.founder) as (person, window):
        page = cast("LaptopsPage", window.desk.frame.stack.currentWidget())
        launch.qtbot.waitUntil(lambda: page.list.model.rowCount() > 1)
        names = [one.laptop.name for one in page.list.model.rows]
        page.list.table.selectRow(names.index(name))
        person.takes(page.list.selected.revoke)
        person.sees(f"Revoke “{name}”")
        person.chooses(choice)
        if stolen:
            person.chooses("It was stolen: nobody joins by its kit any more")
        if root:
            person.types("The coalition’s recovery file", str(launch.recovery))
            person.types("Its passphrase", PASSPHRASE)
        person.chooses("Revoke")
        launch.hears(window, f"“{name}” is revoked")


def restored_halfway(launch: Launch, laptop: Laptop) -> list[str]:
    """Back up, sign, go back to the backup by the settings, sign again: the laptop has gone on twice."""
    with launch.at(laptop, "settings") as (person, window):
        person.chooses("Backups")
        person.chooses("Back up now")
        launch.hears(window, "Backed up")
    lost = laptop.signs(2)
    launch.written(laptop).rename(launch.stick / "before-restoring.acasync")
    with launch.at(laptop, "settings") as (person, window):
        person.chooses("Backups")
        person.sees("reads well")
        (row,) = [
            one
            for one in window.findChildren(QAbstractButton)
            if one.accessibleName().startswith("Restore the backup") and one.isVisible()
        ]
        person.takes(row)
        person.sees("4 records that are here are not in it, and go.")
        person.chooses("Restore")
        launch.hears(window, "Restored.")
    return lost + laptop.signs(2)


@pytest.mark.timeout(600)
def test_a_launch_through_the_window(launch: Launch) -> None:
    founder = launch.founder
    second = coordinator(launch, "Coordinación 2")
    kit, passphrase = kit_of(launch, 3)
    one, two, three = (joined(launch, f"Mesa {n}", kit, passphrase) for n in (1, 2, 3))
    signed = {table.name: table.signs(SIGNINGS) for table in (one, two, three)}

    # a cloned disk goes on twice, so does a restored backup
    shutil.copytree(one.path.parent, launch.folder / "clone")
    again = launch.folder / "clone"
    clone = Laptop("clone", again / one.path.name, Context(launch.clock, secrets.token_bytes, again / "data"))
    one.signs(1)
    clone.signs(1)
    restored_halfway(launch, two)
    early = launch.stick / "before-restoring.acasync"
    database = launch.stick / "clone.aca"
    shutil.copyfile(clone.path, database)
    launch.brings(founder, launch.written(one), database, launch.written(two), launch.written(three), early)
    with launch.at(founder) as (_person, window):
        page = cast("LaptopsPage", window.desk.frame.stack.currentWidget())
        launch.qtbot.waitUntil(lambda: page.list.model.rowCount() == 5)
        twice = [row.laptop.name for row in page.list.model.rows if row.laptop.branches > 1]
        assert twice == ["Mesa 1", "Mesa 2"]
    launch.settles(founder, second, one, two, three, clone)

    # two laptops write different names, a withdrawal stands against a correction
    disputed = signed["Mesa 1"][0]
    with two.open() as workspace:
        entry = workspace.journal.entry(disputed)
        assert entry is not None
        organisation = entry.header.subject
        following.withdraw(workspace, disputed)
        organisations.edit(workspace, only(workspace), organisation, {"short": "Dos"})
    with three.open() as workspace:
        organisations.edit(workspace, only(workspace), organisation, {"short": "Tres"})
        sign(workspace, signature(OrganisationById(organisation)), over=(disputed,))
    launch.brings(founder, launch.written(two), launch.written(three), told="1 conflict waits for you.")
    with founder.open() as workspace:
        shown = organisations.show(workspace, only(workspace), organisation)
        assert (shown.status, len(shown.signatures)) == ("withdrawn", 2)
    settle_conflict(launch, "Tercero")

    # a person is erased: the other laptops are asked, knowing on whose word
    with founder.open() as workspace:
        erasing.erase(workspace, only(workspace), organisation)
    launch.brings(one, launch.written(founder), agrees=ERASES)

    # a table is stolen and goes on; a coordinator is revoked
    revoked(launch, "Mesa 3", "All that is here of it keeps its effect", stolen=True)
    three.signs(1)
    with second.open() as workspace:
        which = only(workspace)
        coalitions.change(workspace, which, {"names.fr": "Alliance"})
    launch.brings(founder, launch.written(second))
    revoked(launch, "Coordinación 2", "Nothing of it keeps its effect", root=True)
    end(launch, founder, second, one, two, three, clone)
    recovered(launch, one)


def settle_conflict(launch: Launch, right: str) -> None:
    """Have the founder type a third value."""
    with launch.at(launch.founder) as (person, _window):
        person.chooses("Choose…")
        person.sees("Short name: which is right?")
        person.sees("Dos")
        person.sees("Tres")
        person.types("None of these: type the right one", right)
        person.chooses("Use what is typed")
        person.sees("Nothing is in conflict.")
    with launch.founder.open() as workspace:
        assert conflicts(workspace, only(workspace)) == []


def recovered(launch: Launch, laptop: Laptop) -> None:
    """Have an event laptop become a coordinator's by the recovery file, as where all others are lost."""
    with launch.at(laptop) as (person, window):
        page = cast("LaptopsPage", window.desk.frame.stack.currentWidget())
        chosen(page, "Become a coordinator by the recovery file…")
        person.types("The coalition’s recovery file", str(launch.recovery))
        person.types("Its passphrase", "not this one")
        person.chooses("Make it a coordinator’s")
        person.sees("This is not the passphrase.")
        person.types("Its passphrase", PASSPHRASE)
        person.chooses("Make it a coordinator’s")
        launch.hears(window, "This laptop is a coordinator’s now.")
        person.finds(QAbstractButton, "Make an event kit…")
    with laptop.open() as workspace:
        assert only(workspace).rank.name == "COORDINATOR"


def end(launch: Launch, *laptops: Laptop) -> None:
    """Bring all together once more, where others are asked about the erasure; publish what is revoked."""
    founder, *others = laptops
    launch.brings(founder, *(launch.written(one) for one in others), told=".")
    back = launch.written(founder)
    # Mesa 1 was asked before; the correction lies nowhere but where it was signed
    asked = {"Mesa 1": "", "Mesa 3": ERASES_BOTH}
    for one in others:
        launch.brings(one, back, told=".", agrees=asked.get(one.name, ERASES))
    assert len({one.digest() for one in laptops}) == 1
    with launch.at(founder) as (_person, window):
        page = cast("LaptopsPage", window.desk.frame.stack.currentWidget())
        chosen(page, "Publish root and what is revoked…")
        launch.hears(window, "REVOKED.json")
    with founder.open() as workspace:
        # all that was signed before counts: at three tables, on the clone, before and after restoring
        which = only(workspace)
        assert organisations.listing(workspace, which).total == 3 * SIGNINGS + 2 + 4
        withdrawn: OrganisationStatus = "withdrawn"
        assert organisations.listing(workspace, which, statuses=[withdrawn]).total == 1
        revoked_list = read_list((launch.stick / "REVOKED.json").read_bytes(), which.root)
    assert sorted(revoked_list.keys.values()) == ["coordinator", "invitation", "laptop"]
