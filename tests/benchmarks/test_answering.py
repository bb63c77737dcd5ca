"""How long a click keeps the window from answering: the main acts, in a workspace of some size.

Measured is the window's own work between two answers, so that a busy machine does not decide; the six longest are
told. By the clock, waiting included, the longest may be twice as long.
"""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from aca_desktop.context import Context
from aca_desktop.ui.contents import ENTRIES, Entry
from aca_desktop.ui.program import Program
from aca_desktop.ui.shortcut_sheet import ShortcutSheet
from tests.benchmarks.conftest import Report
from tests.services.founding import founded, only, signed
from tests.ui.conftest import context, garbage_is_collected_here_alone
from tests.ui.desk import drafts
from tests.ui.hands import press, write
from tests.ui.watchdog import Block, Watchdog
from tests.ui.windows import program_in

__all__ = ["context", "garbage_is_collected_here_alone"]
pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(600)]
ALLOWED = 0.050
ORGANISATIONS, SIGNATURES, ROUNDS = 5_000, 200, 3


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with founded(tmp_path) as workspace:
        workspace.write(only(workspace).id, drafts(workspace, ORGANISATIONS))
        for _ in range(SIGNATURES):
            signed(workspace)
    return tmp_path / "coordination.aca"


class Play:
    """A person at the window, each act of whom is watched."""

    def __init__(self, qtbot: QtBot, program: Program, dog: Watchdog, path: Path) -> None:
        self.qtbot, self.program, self.dog, self.path = qtbot, program, dog, path
        dog.act("open the window with a file", lambda: program.open_window(path), self.has_file)
        self.window = program.windows[0]
        self.desk = self.window.desk
        qtbot.waitUntil(lambda: self.desk.is_warm)

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

    def wear(self, theme: str) -> None:
        self.dog.act(f"wear {theme}", lambda: self.program.set_theme(theme), lambda: True)

    def ask_for_help(self) -> None:
        self.dog.act("show all keys", lambda: press("F1", self.window), lambda: bool(self.sheets()))
        sheet = self.sheets()[0]
        self.dog.act("close the sheet", lambda: press("Esc", sheet), lambda: not self.sheets())
        self.window.activateWindow()

    def sheets(self) -> list[ShortcutSheet]:
        return self.window.findChildren(ShortcutSheet)

    def close_and_open(self) -> None:
        self.dog.act("close the file", lambda: press("Ctrl+W", self.window), lambda: not self.has_file())
        self.dog.act("open it again", lambda: self.desk.open(self.path), self.has_file)


def play(qtbot: QtBot, program: Program, dog: Watchdog, path: Path) -> None:
    """Do what people do."""
    person = Play(qtbot, program, dog, path)
    for visit in ("first", "second"):
        for number, entry in enumerate(ENTRIES, 1):
            person.visit(visit, number, entry)
    person.search("ejemplo 77")
    for language in ("es", "ja", "en"):
        person.speak(language)
    for theme in ("dark", "high-contrast", "light"):
        person.wear(theme)
    person.ask_for_help()
    person.close_and_open()
    with qtbot.waitSignal(person.window.closed):
        person.window.close()


def test_no_click_blocks_the_window(qtbot: QtBot, context: Context, path: Path, report: Report) -> None:
    best: dict[str, Block] = {}
    for _ in range(ROUNDS):
        with program_in(qtbot, context) as program, Watchdog.watching(qtbot) as dog:
            play(qtbot, program, dog, path)
        for name, block in dog.blocks.items():
            least = best.setdefault(name, Block(block.clock, block.work))
            least.clock, least.work = min(least.clock, block.clock), min(least.work, block.work)
    for name, block in sorted(best.items(), key=lambda one: -one[1].work)[:6]:
        report(f"the window is kept busy: {name}", block.work / ALLOWED, 1, block.work, ALLOWED)
    name, block = max(best.items(), key=lambda one: one[1].clock)
    report(f"the window does not answer: {name}", block.clock / ALLOWED, 2, block.clock, ALLOWED)
