"""Every page in three languages, three themes and two sizes: nothing cut, covered, pale or without a name."""

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from shutil import copyfile, copytree

import pytest
from PySide6.QtCore import QAbstractItemModel
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import aca_desktop.ui
from aca_desktop.context import Context
from aca_desktop.i18n import Speech
from aca_desktop.services.coalition.coalitions import coalition
from aca_desktop.services.laptops.sync_export import export
from aca_desktop.services.samples.samples import build
from aca_desktop.services.workspace.workspaces import open_workspace
from aca_desktop.settings import Recent, Settings
from aca_desktop.ui.frame.contents import ENTRIES
from aca_desktop.ui.frame.help_panel import HelpPanel
from aca_desktop.ui.frame.passphrase import PassphraseDialog
from aca_desktop.ui.frame.window import MainWindow
from aca_desktop.ui.pages.ask import Ask
from aca_desktop.ui.pages.coalition import CoalitionPage
from aca_desktop.ui.pages.figures import FiguresPage
from aca_desktop.ui.pages.founding import Founding
from aca_desktop.ui.pages.laptops import LaptopsPage
from aca_desktop.ui.pages.organisations import OrganisationsPage
from aca_desktop.ui.pages.organisations.adding import AddDialog
from aca_desktop.ui.pages.settings import SettingsPage
from aca_desktop.ui.pages.signing import SigningPage
from aca_desktop.ui.pages.welcome import WelcomePage
from aca_desktop.ui.painting import words as painted
from aca_desktop.ui.painting.telling import tell_paintings
from aca_desktop.ui.parts.dialogs import Dialog
from aca_desktop.ui.parts.row_buttons import RowButton
from aca_desktop.ui.parts.tabs import Tabs
from aca_desktop.ui.program import Program
from aca_desktop.ui.theme.theme import Theme
from aca_desktop.ui.theme.type import Style
from tests.services.laptops import Table as Laptops
from tests.ui.figures_views import figures_views
from tests.ui.further_views import (
    checked_views,
    dialog_views,
    duplicate_views,
    import_views,
    review_views,
)
from tests.ui.hands import click, press
from tests.ui.laptop_views import laptop_views
from tests.ui.laptops import laid
from tests.ui.looking import (
    cut,
    nameless,
    out_of_order,
    out_of_reach,
    overlapping,
    pale,
    shortened,
    tabbed,
    unpressed,
    untold,
    watch_models,
)
from tests.ui.signing_views import signing_views
from tests.ui.windows import program_in, wait_for_session

PAPER = Path(__file__).parents[1] / "data" / "seals" / "form-1-declaration.pdf"
SIZES = ((1280, 800), (1366, 768))
ALL = [
    (language, theme, size)
    for language in ("en", "es", "ja")
    for theme in ("light", "dark", "high-contrast")
    for size in SIZES
]
COVERING = [
    ("en", "high-contrast", SIZES[0]),
    ("es", "dark", SIZES[1]),
    ("ja", "light", SIZES[0]),
]
"""Each language, each theme and each size at least once."""

type Manner = tuple[str, str, tuple[int, int]]
type Eye = Callable[[str, QWidget], None]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample coalition of Guadalajara, made once."""
    path = tmp_path_factory.mktemp("sample") / "aca-gdl.aca"
    build(path, "aca-gdl", Context.of_this_machine())
    (path.parent / "files").mkdir()
    lay_files(path, path.parent / "files")
    return path


def lay_files(sample: Path, folder: Path) -> None:
    """Write files of laptops: one that brings nothing, one of another coalition, one locked, one damaged."""

    def lay(laptops: Laptops) -> None:
        laptops.file(laptops.founder).rename(folder / "other.acasync")
        laptops.file(laptops.founder, encrypted=True).rename(folder / "locked.acasync")

    laid(folder / "laptops", lay)
    with open_workspace(sample, Context.of_this_machine()) as workspace:
        export(workspace, coalition(workspace), folder / "own.acasync")
    (folder / "cut.acasync").write_bytes((folder / "own.acasync").read_bytes()[:-99])


@pytest.fixture
def sentences(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """All sentences of the program's own that are said from now on."""
    said: set[str] = set()
    say = Speech.say

    def listen(speech: Speech, message: str, /, **values: object) -> str:
        words = say(speech, message, **values)
        if not values:
            said.add(words)
        return words

    monkeypatch.setattr(Speech, "say", listen)
    return said


@pytest.fixture
def elided(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """All painted words that had to end with an ellipsis."""
    short: set[str] = set()
    fitted = painted.fitted

    def listen(words: str, style: Style, theme: Theme, room: float) -> str:
        shown = fitted(words, style, theme, room)
        if shown != words:
            short.add(words)
        return shown

    monkeypatch.setattr(painted, "fitted", listen)
    return short


@pytest.fixture(autouse=True)
def paintings_are_told(app: QApplication) -> QApplication:
    """Let charts and the pad tell what they show, as the program does when it starts."""
    tell_paintings()
    return app


def settle(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until what the page has asked for beside the window has come, and what follows from that."""
    for _ in range(3):
        done: list[int] = []
        window.desk.jobs.run(window.desk, lambda _progress: 1, done.append, kind="read")
        qtbot.waitUntil(partial(bool, done), timeout=30_000)


def views(qtbot: QtBot, window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """Go through the pages of an open file, one after the other, and the window's dialogs."""
    for entry in ENTRIES:
        window.desk.show_page(entry.name)
        settle(qtbot, window)
        yield entry.name, window
        page = window.desk.frame.stack.currentWidget()
        if isinstance(page, SigningPage):
            yield from signing_views(window, page, partial(settle, qtbot, window))
        if isinstance(page, CoalitionPage):
            for name in list(page._items)[1:]:
                page.choose(name)
                settle(qtbot, window)
                yield f"{entry.name}-{name}", window
                if name == "declarations":
                    yield from tab_views(qtbot, window, page._parts[name], "declaration")
            page.choose("names")
        if isinstance(page, OrganisationsPage):
            yield from panel_views(qtbot, window, page)
            yield from import_views(qtbot, window, page, partial(settle, qtbot, window))
            yield from review_views(qtbot, window, page, partial(settle, qtbot, window))
            yield from duplicate_views(qtbot, window, page, partial(settle, qtbot, window))
        if isinstance(page, FiguresPage):
            yield from figures_views(window, page, lambda: settle(qtbot, window))
        if isinstance(page, LaptopsPage) and window.desk.session is not None:
            files = sorted(window.desk.session.path.parent.glob("files/*.acasync"))
            yield from laptop_views(qtbot, window, page, files, partial(settle, qtbot, window))
        if isinstance(page, SettingsPage):
            for name in page.items:
                page.choose(name)
                settle(qtbot, window)
                yield f"{entry.name}-{name}", window
    yield from dialog_views(qtbot, window, partial(settle, qtbot, window))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    press("F1", window)
    (panel,) = window.findChildren(HelpPanel)
    yield "help", panel
    click(panel.findChildren(RowButton)[0])
    settle(qtbot, window)
    yield "help-topic", panel
    press("F1", window)
    qtbot.waitUntil(lambda: not window.findChildren(HelpPanel))
    dialog = PassphraseDialog(window.desk.speech.now, "aca-gdl.aca", window)
    dialog.show()
    qtbot.waitExposed(dialog)
    yield "passphrase", dialog
    dialog.reject()
    dialog.deleteLater()


def panel_views(qtbot: QtBot, window: MainWindow, page: OrganisationsPage) -> Iterator[tuple[str, QWidget]]:
    """Go through all that is told of one organisation."""
    page.table.setFocus()
    press("Down", page.table)
    press("Return", page.table)
    settle(qtbot, window)
    assert page.panel.shown is not None
    yield from tab_views(qtbot, window, page, "organisation")
    page.panel.escape()
    page.ask_for_a_new_one()
    (dialog,) = window.findChildren(AddDialog)
    qtbot.waitExposed(dialog)
    yield "organisation-new", dialog
    dialog.reject()
    qtbot.waitUntil(lambda: not window.findChildren(AddDialog))


def tab_views(qtbot: QtBot, window: MainWindow, within: QWidget, name: str) -> Iterator[tuple[str, QWidget]]:
    """Go through the tabs of something."""
    (tabs,) = within.findChildren(Tabs)
    for place in range(tabs.count()):
        tabs.setCurrentIndex(place)
        settle(qtbot, window)
        yield f"{name}-{place + 1}", window
    tabs.setCurrentIndex(0)


def first_views(qtbot: QtBot, window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """Go through what there is without a file: the first page, and the steps of founding."""
    settle(qtbot, window)
    yield "welcome", window
    page = window.desk.frame.stack.currentWidget()
    assert isinstance(page, WelcomePage)
    page._begin_founding()
    (assistant,) = window.findChildren(Founding)
    for place in range(len(assistant._steps)):
        assistant._show_step(place)
        settle(qtbot, window)
        yield f"founding-{place + 1}", window
    assistant._show_step(0)
    page._back()
    paper = Path(window.context.home) / "paper.pdf"
    copyfile(PAPER, paper)
    yield from checked_views(window, paper, partial(settle, qtbot, window))


@contextmanager
def windows_in(qtbot: QtBot, context: Context, sample: Path, folder: Path) -> Iterator[Program]:
    """Open a window without a file and then one with the sample."""
    path = folder / "aca-gdl.aca"
    copyfile(sample, path)
    copytree(sample.parent / "files", folder / "files")
    recents = (
        Recent(str(folder / "away" / "mesa.aca"), "Alianza de Guadalajara", "Mesa 3", "2026-06-04T10:00:00-06:00"),
        Recent(str(path), "ACA Guadalajara", "Coordinación 1", "2026-06-05T09:12:00-06:00"),
    )
    Settings.change(context.home, recents=recents)
    with program_in(qtbot, context) as program:
        program.open_window(None)
        wait_for_session(qtbot, program.open_window(path))
        yield program


def walk(qtbot: QtBot, program: Program, manner: Manner, look: Eye) -> None:
    """Show everything in one language, theme and size, and look at each."""
    language, theme, (width, height) = manner
    program.set_language(language)
    program.set_theme(theme)
    empty, full = program.windows
    for window, ways in ((empty, first_views), (full, views)):
        window.resize(width, height)
        window.activateWindow()
        for name, shown in ways(qtbot, window):
            look(f"{name} {language} {theme} {width}x{height}", shown)


def found_in(
    qtbot: QtBot, program: Program, manners: list[Manner], sentences: set[str], elided: set[str]
) -> list[str]:
    """Return everything that is wrong anywhere, with where it is."""
    found: list[str] = []
    watched: dict[QAbstractItemModel, QAbstractItemModelTester] = {}

    def look(where: str, shown: QWidget) -> None:
        watch_models(shown, watched)
        elided.clear()
        for finding in (
            pale(shown),  # which paints all of it
            shortened(shown, elided, sentences),
            cut(shown, sentences),
            overlapping(shown),
            nameless(shown),
            untold(shown),
        ):
            found.extend(f"{where}: {what}" for what in finding)
        size = "{}x{}".format(*shown.window().size().toTuple())
        if isinstance(shown, MainWindow) and not where.endswith(size):
            found.append(f"{where}: the page asks for {size}")
        if isinstance(shown, MainWindow) and shown.desk.frame.room.verticalScrollBar().maximum():
            found.append(f"{where}: the page does not fit its room")

    for manner in manners:
        walk(qtbot, program, manner, look)
    names = {type(model).__name__ for model in watched}
    assert "OrganisationsModel" in names, names
    return found


def test_nothing_is_cut_covered_pale_or_nameless(
    qtbot: QtBot, context: Context, sample: Path, tmp_path: Path, sentences: set[str], elided: set[str]
) -> None:
    with windows_in(qtbot, context, sample, tmp_path) as program:
        found = found_in(qtbot, program, COVERING, sentences, elided)
    assert not found, "\n".join(found)


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_nothing_is_cut_covered_pale_or_nameless_in_any_manner(
    qtbot: QtBot, context: Context, sample: Path, tmp_path: Path, sentences: set[str], elided: set[str]
) -> None:
    with windows_in(qtbot, context, sample, tmp_path) as program:
        found = found_in(qtbot, program, ALL, sentences, elided)
    assert not found, "\n".join(found)


def test_every_control_is_reached_in_reading_order_and_pressed_by_key(
    qtbot: QtBot, context: Context, sample: Path, tmp_path: Path
) -> None:
    found: list[str] = []
    kinds: set[type[QWidget]] = set()

    def look(where: str, shown: QWidget) -> None:
        kinds.add(type(shown))
        shown.activateWindow()
        qtbot.waitUntil(shown.isActiveWindow)
        reached = tabbed(shown)
        for finding in (out_of_reach(shown, reached), out_of_order(reached), unpressed(reached)):
            found.extend(f"{where}: {what}" for what in finding)

    with windows_in(qtbot, context, sample, tmp_path) as program:
        walk(qtbot, program, COVERING[0], look)
    found.extend(f"not seen: {one.__name__}" for one in _dialogs() if one not in kinds)
    assert not found, "\n".join(found)


def _dialogs() -> list[type[QWidget]]:
    """Return the kinds of dialogs that the program opens."""
    for module in pkgutil.walk_packages(aca_desktop.ui.__path__, "aca_desktop.ui."):
        importlib.import_module(module.name)
    every = (*Dialog.__subclasses__(), *Ask.__subclasses__())
    return [one for one in every if one is not Ask and one.__module__.startswith("aca_desktop.")]
