"""Documents by real events: each kind seen in its language, saved, all at once with failures, papers checked."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from aca_desktop.context import Context
from aca_desktop.errors import AcaError
from aca_desktop.services.papers import declarations_in_bulk, papers
from aca_desktop.services.papers.verifying import verify
from aca_desktop.services.workspace.workspaces import Workspace
from aca_desktop.ui.background import Progress
from aca_desktop.ui.frame.dropping import Dropped
from aca_desktop.ui.frame.window import MainWindow
from aca_desktop.ui.pages.documents import DocumentsPage, bulk
from aca_desktop.ui.pages.documents.kinds import KINDS, SEALED, Kind
from aca_desktop.ui.pages.paper_pane import show_folder
from tests.services.founding import founded, signed
from tests.ui.hands import button, click, press, words, write
from tests.ui.windows import said, window_in

TIMEOUT = 20_000
SAYS: dict[Kind, str] = {
    "declaration": "Actuamos por el clima.",
    "joint": "Actuamos por el clima.",
    "summary": "RESUMEN",
    "certificate": "CONSTANCIA DE PARTICIPACIÓN",
    "sheet": "Declaración",
    "card": "Mesa 1",
    "guide": "Entregue las firmas",
}


@contextmanager
def page_in(qtbot: QtBot, context: Context, path: Path) -> Iterator[tuple[MainWindow, DocumentsPage]]:
    """Open a workspace at the page of documents."""
    with window_in(qtbot, context, path) as window:
        window.activateWindow()
        window.desk.show_page("documents")
        yield window, cast("DocumentsPage", window.desk.frame.stack.currentWidget())


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace in which two have signed."""
    with founded(tmp_path) as made:
        signed(made)
        signed(made)
    return tmp_path / "coordination.aca"


def shown(page: DocumentsPage) -> str:
    return page.inside.pane.words


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "network"])
def test_each_kind_is_seen_and_saved(
    qtbot: QtBot, context: Context, workspace: Path, tmp_path: Path, kind: Kind
) -> None:
    with page_in(qtbot, context, workspace) as (_window, page):
        qtbot.waitUntil(lambda: bool(shown(page)), timeout=TIMEOUT)
        click(page.inside.items[kind])
        if kind == "card":
            assert "Name the tables, with commas between." in words(page)
            write("Mesa 1, Mesa 2", page.inside.tables)
        if kind == "sheet":
            qtbot.waitUntil(lambda: any(one.startswith("Nobody is expected") for one in words(page)))
            write("3", page.inside.blank)

        def is_there() -> bool:
            paper = page.inside.pane.paper
            return paper is not None and bool(shown(page)) and (kind == "declaration" or kind in paper.name)

        qtbot.waitUntil(is_there, timeout=TIMEOUT)
        assert SAYS[kind] in shown(page)
        out = tmp_path / "paper.pdf"
        page.inside.pane.save_to(out)
        qtbot.waitUntil(out.exists)
        (checked,) = verify([out])
        assert (checked.verification.sealed_by is not None) == (kind in SEALED)


def test_the_language_of_one_kind_is_kept_and_says_nothing_of_another(
    qtbot: QtBot, context: Context, workspace: Path
) -> None:
    with page_in(qtbot, context, workspace) as (_window, page):
        language = page.inside.language
        qtbot.waitUntil(lambda: bool(shown(page)), timeout=TIMEOUT)
        assert (language.currentText(), language.currentData()) == ("As it was read", None)
        click(page.inside.items["summary"])
        assert language.currentData() == "es"
        language.setFocus()
        write("Jap", language)
        language.activated.emit(language.currentIndex())
        click(page.inside.items["declaration"])
        assert (language.currentText(), language.currentData()) == ("As it was read", None)
        page.refresh()
        assert language.currentData() is None
        click(page.inside.items["summary"])
        assert language.currentData() == "ja"
        qtbot.waitUntil(lambda: page.inside.pane.paper is not None and bool(shown(page)), timeout=TIMEOUT)


def test_a_full_disk_keeps_the_paper_on_the_screen_and_leaves_no_half_file(
    qtbot: QtBot, context: Context, workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "stick"
    out.mkdir()
    with page_in(qtbot, context, workspace) as (window, page):
        qtbot.waitUntil(lambda: bool(shown(page)), timeout=TIMEOUT)
        with monkeypatch.context() as full:
            full.setattr(os, "fsync", no_space)
            page.inside.pane.save_to(out / "paper.pdf")
            qtbot.waitUntil(lambda: bool(said(window)), timeout=TIMEOUT)
        assert "full" in said(window)[0]
        assert list(out.iterdir()) == []
        assert SAYS["declaration"] in shown(page)
        page.inside.pane.save_to(out / "paper.pdf")
        qtbot.waitUntil((out / "paper.pdf").exists, timeout=TIMEOUT)


def no_space(_descriptor: int) -> None:
    """Be a disk that is full."""
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_another_language_makes_another_paper(qtbot: QtBot, context: Context, workspace: Path) -> None:
    with page_in(qtbot, context, workspace) as (_window, page):
        qtbot.waitUntil(lambda: "Actuamos por el clima." in shown(page), timeout=TIMEOUT)
        page.inside.language.setFocus()
        press("Down")
        press("Down")
        qtbot.waitUntil(lambda: "We act for the climate." in shown(page), timeout=TIMEOUT)


def test_arrows_move_along_the_kinds(qtbot: QtBot, context: Context, workspace: Path) -> None:
    with page_in(qtbot, context, workspace) as (_window, page):
        qtbot.waitUntil(page.inside.items["declaration"].hasFocus)
        press("Down")
        assert page.inside.items["joint"].isChecked()
        qtbot.waitUntil(
            lambda: page.inside.pane.paper is not None and "joint" in page.inside.pane.paper.name, timeout=TIMEOUT
        )


def test_all_are_made_while_one_works_elsewhere_and_nothing_is_overwritten(
    qtbot: QtBot, context: Context, workspace: Path, tmp_path: Path
) -> None:
    out = tmp_path / "papers"
    with page_in(qtbot, context, workspace) as (window, page):
        page.make_all(out)
        assert "Making declarations" in words(page)
        with qtbot.waitSignal(page.told, timeout=TIMEOUT):
            window.desk.show_page("organisations")
        assert not any("declarations were made" in one for one in said(window))
        window.desk.show_page("documents")
        assert any("2 declarations were made" in one for one in said(window))
        files = {path: path.stat().st_mtime_ns for path in out.iterdir()}
        assert len(files) == 2
        page.make_all(out)
        qtbot.waitUntil(lambda: any("2 lay there already" in one for one in said(window)), timeout=TIMEOUT)
        assert {path: path.stat().st_mtime_ns for path in out.iterdir()} == files


def test_what_could_not_be_made_stays_listed_with_its_reason(
    qtbot: QtBot, context: Context, workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = papers.declaration_paper
    calls = []

    def fails_once(*arguments: object) -> object:
        calls.append(1)
        if len(calls) == 1:
            raise AcaError("publication-not-here")
        return made(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(declarations_in_bulk, "declaration_paper", fails_once)
    with page_in(qtbot, context, workspace) as (_window, page):
        page.make_all(tmp_path / "papers")
        qtbot.waitUntil(lambda: len(page.inside.bulk.failures) == 1, timeout=TIMEOUT)
        qtbot.waitUntil(lambda: "1 could not be made" in words(page))
        click(button(page.inside.bulk, "Show"))
        qtbot.waitUntil(lambda: any("is not in this file yet" in one for one in words(page)))
        assert len(list((tmp_path / "papers").iterdir())) == 1


def test_cancel_keeps_what_was_made(
    qtbot: QtBot, context: Context, workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def without_end(*_arguments: object, progress: object, **_more: object) -> None:
        assert callable(progress)
        while True:
            progress(1, 9)

    monkeypatch.setattr(bulk, "write_all_declarations", without_end)
    with page_in(qtbot, context, workspace) as (_window, page):
        page.make_all(tmp_path / "papers")
        qtbot.waitUntil(lambda: "Making 9 declarations" in words(page))
        click(button(page.inside.bulk, "Cancel"))
        qtbot.waitUntil(lambda: "Cancelled. 1 declaration was made and stays." in words(page))
        assert page.inside.all.isEnabled()


def test_closing_the_file_ends_the_work_before_its_connections_go(
    qtbot: QtBot, context: Context, workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = []

    def without_end(made: Workspace, *_arguments: object, progress: Progress, **_more: object) -> None:
        try:
            while made.version() >= 0:
                progress(1, 9)
        finally:
            ended.append(1)

    monkeypatch.setattr(bulk, "write_all_declarations", without_end)
    with page_in(qtbot, context, workspace) as (window, page):
        page.make_all(tmp_path / "papers")
        qtbot.waitUntil(lambda: "Making 9 declarations" in words(page))
        press("Ctrl+W")
        qtbot.waitUntil(lambda: bool(ended))
        qtbot.waitUntil(lambda: window.desk.session is None)


def test_papers_that_are_dropped_are_held_against_the_open_file(
    qtbot: QtBot, context: Context, workspace: Path, tmp_path: Path
) -> None:
    with page_in(qtbot, context, workspace) as (_window, page):
        qtbot.waitUntil(lambda: bool(shown(page)), timeout=TIMEOUT)
        out = tmp_path / "paper.pdf"
        page.inside.pane.save_to(out)
        qtbot.waitUntil(out.exists)
        page.show_this(Dropped("pdf", [out]))
        qtbot.waitUntil(lambda: "paper.pdf" in words(page), timeout=TIMEOUT)
        assert "Genuine" in words(page)
        click(button(page, "Back"))
        assert page.inside.isVisible()


def test_a_paper_is_printed(qtbot: QtBot, context: Context, workspace: Path, tmp_path: Path) -> None:
    with page_in(qtbot, context, workspace) as (window, page):
        qtbot.waitUntil(lambda: bool(shown(page)), timeout=TIMEOUT)
        printer = QPrinter()
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        page.inside.pane.print_on(printer)
        qtbot.waitUntil(lambda: any("went to the printer" in one for one in said(window)), timeout=TIMEOUT)
        assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")


def test_a_folder_is_shown(tmp_path: Path) -> None:
    shown: list[str] = []
    show_folder(tmp_path / "a.pdf", lambda url: shown.append(url.toLocalFile()))
    assert shown == [str(tmp_path)]
