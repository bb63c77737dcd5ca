"""What people do at the window, watched: once around the desk, and the whole way from nothing to a signed paper.

Each round wants a process of its own, in which everything happens for the first time; test_answering.py starts it,
says by ACA_ROUND where the workspace and the blocks belong, and reads them.
"""

import json
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from aca_desktop.context import Context
from aca_desktop.ui.frame.contents import ENTRIES, Entry
from aca_desktop.ui.frame.help_panel import HelpPanel
from aca_desktop.ui.frame.window import MainWindow
from aca_desktop.ui.pages.coalition import CoalitionPage
from aca_desktop.ui.pages.organisations import OrganisationsPage
from aca_desktop.ui.pages.page import Page
from aca_desktop.ui.pages.paper_pane import PaperPane
from aca_desktop.ui.parts.tables import Table
from aca_desktop.ui.parts.tabs import Tabs
from aca_desktop.ui.program import Program
from tests.journeys import test_window_from_nothing as from_nothing
from tests.ui.conftest import app, context, garbage_is_collected_here_alone
from tests.ui.hands import press, write
from tests.ui.person import Person
from tests.ui.watchdog import Watchdog
from tests.ui.windows import program_in, wait_for_session, window_in

__all__ = ["app", "context", "garbage_is_collected_here_alone"]
pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(300), pytest.mark.usefixtures("app")]


class Play:
    """A person at the window, each act of whom is watched."""

    def __init__(self, qtbot: QtBot, program: Program, dog: Watchdog, path: Path) -> None:
        self.qtbot, self.program, self.dog, self.path = qtbot, program, dog, path
        self.window = program.open_window(path)  # a start, which test_first_paint.py measures
        qtbot.waitUntil(lambda: self.has_file() and self.window.desk.is_warm)
        self.desk = self.window.desk

    def has_file(self) -> bool:
        windows = self.program.windows
        return bool(windows) and windows[0].desk.session is not None

    def visit(self, visit: str, number: int, entry: Entry) -> None:
        items = self.desk.frame.bars.side.findChildren(QPushButton)
        title = self.desk.speech.now.say(entry.title)
        self.dog.act(
            f"{visit} visit of {entry.name}",
            lambda: press(f"Ctrl+{number}", self.window),
            lambda: [item.text() for item in items if item.isChecked()] == [title],
        )

    def choose_part(self, name: str) -> None:
        page = self.page(CoalitionPage)
        self.dog.act(f"first look at {name}", lambda: page.choose(name), self.is_idle)

    def look_at_an_organisation(self) -> None:
        page = self.page(OrganisationsPage)
        (table,) = page.findChildren(Table)
        self.qtbot.waitUntil(lambda: table.model().rowCount() > 0)
        table.setFocus()
        self.dog.act("go to a row", lambda: press("Down", table), self.is_idle)
        self.dog.act("open an organisation", lambda: press("Return", table), self.is_idle)
        (tabs,) = page.panel.findChildren(Tabs)
        for place in range(tabs.count()):
            self.dog.act(f"turn to its tab {place + 1}", partial(tabs.setCurrentIndex, place), self.is_idle)
        self.dog.act("close it", lambda: press("Esc", page.panel), self.is_idle)
        self.dog.act("scroll far", lambda: press("End", table), self.is_idle)

    def page[P: Page](self, kind: type[P]) -> P:
        name = {CoalitionPage: "coalition", OrganisationsPage: "organisations"}[kind]
        self.desk.show_page(name)
        self.qtbot.waitUntil(self.is_idle)
        (page,) = self.window.findChildren(kind)
        return page

    def is_idle(self) -> bool:
        return self.desk.jobs.is_idle

    def search(self, words: str) -> None:
        field = self.desk.frame.bars.top.search
        self.dog.act("go to the search", lambda: press("Ctrl+F", self.window), field.hasFocus)
        for place, letter in enumerate(words, 1):
            self.type(letter, words[:place])
        self.dog.act("clear the search", field.clear, lambda: not field.text())

    def type(self, letter: str, so_far: str) -> None:
        field = self.desk.frame.bars.top.search
        self.dog.act("type into the search", lambda: write(letter, field), lambda: field.text() == so_far)

    def speak(self, language: str) -> None:
        self.dog.act(
            f"speak {language}",
            lambda: self.program.set_language(language),
            lambda: self.desk.speech.now.language == language,
        )

    def apply_theme(self, theme: str) -> None:
        self.dog.act(f"wear {theme}", lambda: self.program.set_theme(theme), lambda: True)

    def ask_for_help(self) -> None:
        self.dog.act("show the help", lambda: press("F1", self.window), lambda: bool(self.helps()))
        panel = self.helps()[0]
        self.dog.act("close the help", lambda: press("Esc", panel), lambda: not self.helps())
        self.window.activateWindow()

    def helps(self) -> list[HelpPanel]:
        return self.window.findChildren(HelpPanel)

    def close_and_open(self) -> None:
        self.dog.act("close the file", lambda: press("Ctrl+W", self.window), lambda: not self.has_file())
        self.dog.act("open it again", lambda: self.desk.open(self.path), self.has_file)


def play(qtbot: QtBot, program: Program, dog: Watchdog, path: Path) -> None:
    """Do what people do."""
    person = Play(qtbot, program, dog, path)
    for visit in ("first", "second"):
        for number, entry in enumerate(ENTRIES, 1):
            person.visit(visit, number, entry)
    for name in ("declarations", "events", "sectors", "consents", "notice", "table"):
        person.choose_part(name)
    person.look_at_an_organisation()
    person.search("ejemplo 77")
    for language in ("es", "ja", "en"):
        person.speak(language)
    for theme in ("dark", "high-contrast", "light"):
        person.apply_theme(theme)
    person.ask_for_help()
    person.close_and_open()
    with qtbot.waitSignal(person.window.closed):
        person.window.close()


def round_at_the_desk(qtbot: QtBot, context: Context) -> None:
    folder = Path(os.environ["ACA_ROUND"])
    with program_in(qtbot, context) as program, Watchdog.watching(qtbot) as dog:
        play(qtbot, program, dog, folder / "coordination.aca")
    keep(dog, folder)


def round_from_nothing(qtbot: QtBot, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    with window_in(qtbot, context) as window, Watchdog.watching(qtbot) as dog:
        go_the_whole_way(qtbot, window, dog, tmp_path)
    keep(dog, Path(os.environ["ACA_ROUND"]))


def go_the_whole_way(qtbot: QtBot, window: MainWindow, dog: Watchdog, home: Path) -> None:
    """Found a coalition, write and publish its declaration, add an event, let somebody sign."""
    jobs = window.desk.jobs

    def act(name: str, do: Callable[[], object]) -> None:
        dog.act(name, do, lambda: jobs.is_idle)

    window.activateWindow()
    ana = Person(qtbot, window, by_keyboard=False, act=act)
    from_nothing.found(ana, home)
    session = wait_for_session(qtbot, window)
    from_nothing.write_declaration(ana, from_nothing.until(qtbot, session.path, window.context))
    from_nothing.add_event(ana)
    from_nothing.sign(ana)
    (pane,) = (one for one in window.findChildren(PaperPane) if one.isVisible())
    qtbot.waitUntil(lambda: "Maria Ejemplo" in pane.words, timeout=60_000)


def keep(dog: Watchdog, folder: Path) -> None:
    """Write down how long each act kept the window from answering, in seconds."""
    longest = {name: block.clock for name, block in dog.blocks.items()}
    (folder / "blocks.json").write_text(json.dumps(longest), encoding="utf-8")
