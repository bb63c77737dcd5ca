"""Signatures are reviewed one after the other by single keys; each decision can be taken back."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from pytestqt.qtbot import QtBot

from aca_desktop.context import Context
from aca_desktop.services.organisations.reviewing import waiting
from aca_desktop.ui.frame.window import MainWindow
from aca_desktop.ui.pages.organisations import OrganisationsPage
from aca_desktop.ui.pages.organisations.reviewing.review import ReviewView
from aca_desktop.ui.session import Session
from tests.services.founding import founded, only, signed
from tests.ui.hands import button, click, press, words
from tests.ui.windows import window_in

PATIENCE = 20_000


@contextmanager
def review_in(qtbot: QtBot, context: Context, folder: Path, count: int) -> Iterator[tuple[MainWindow, ReviewView]]:
    """Open the review of so many signatures, by its button."""
    with founded(folder) as workspace:
        for _ in range(count):
            signed(workspace)
    with window_in(qtbot, context, folder / "coordination.aca") as window:
        window.resize(1280, 800)
        window.activateWindow()
        window.desk.show_page("organisations")
        page = cast("OrganisationsPage", window.desk.frame.stack.currentWidget())
        qtbot.waitUntil(lambda: f"Review {count}" in words(page), timeout=PATIENCE)
        click(button(page, f"Review {count}"))
        view = page.asides.review
        assert view is not None
        qtbot.waitUntil(lambda: view.ink.ink is not None, timeout=PATIENCE)
        yield window, view


def left(window: MainWindow) -> int:
    session = cast("Session", window.desk.session)
    assert session.coalition is not None
    return len(waiting(session.reader, session.coalition))


def test_single_keys_decide_and_go_on_and_the_last_is_taken_back(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    with review_in(qtbot, context, tmp_path, 3) as (window, view):
        assert "3 of 3 left" in words(view)
        assert view.table.hasFocus(), "single keys act at once"
        assert "2 other organisations are called the same." in words(view), "they all have the example's name"
        told = words(view.facts)
        assert [told[n : n + 2] for n in (2, 4, 8)] == [
            ["Authority", "By office"],
            ["Witness", "None named"],
            ["May be published", "The organisation and the signer"],
        ]
        press("L", view.table)
        qtbot.waitUntil(lambda: view.table.currentIndex().row() == 1)
        press("A", view.table)
        qtbot.waitUntil(lambda: left(window) == 2, timeout=PATIENCE)
        qtbot.waitUntil(lambda: view.table.currentIndex().row() == 2)
        press("R", view.table)
        qtbot.waitUntil(lambda: left(window) == 1, timeout=PATIENCE)
        assert view.table.currentIndex().row() == 0, "what was put off comes last"
        assert "1 of 3 left" in words(view)
        qtbot.waitUntil(view.undo_last.isEnabled, timeout=PATIENCE)
        view.table.setFocus()
        press("Ctrl+Z", view.table)
        qtbot.waitUntil(lambda: left(window) == 2, timeout=PATIENCE)
        qtbot.waitUntil(lambda: view.table.currentIndex().row() == 2)
        click(button(view, "Organisations"))
        assert not view.isVisible()


def test_what_was_put_off_comes_after_all_others(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with review_in(qtbot, context, tmp_path, 3) as (_window, view):
        press("L", view.table)
        qtbot.waitUntil(lambda: view.table.currentIndex().row() == 1)
        press("Down", view.table)
        press("A", view.table)
        assert view.table.currentIndex().row() == 1, "the first was put off"


def test_undo_at_once_does_not_take_back_the_decision_before(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    with review_in(qtbot, context, tmp_path, 3) as (window, view):
        press("A", view.table)
        qtbot.waitUntil(view.undo_last.isEnabled, timeout=PATIENCE)
        approved = {*view.decided}
        press("R", view.table)
        assert not view.undo_last.isEnabled()
        press("Ctrl+Z", view.table)
        qtbot.waitUntil(view.undo_last.isEnabled, timeout=PATIENCE)
        qtbot.waitUntil(lambda: left(window) == 1, timeout=PATIENCE)
        assert approved < view.decided.keys()


def test_those_of_one_name_are_told_and_whoever_has_none_is_not(tmp_path: Path) -> None:
    with founded(tmp_path) as workspace:
        first = signed(workspace)
        (one,) = waiting(workspace, only(workspace))
        assert (one.signature, one.alike, one.day) == (first.signature, 0, "2026-06-05")
        signed(workspace)
        assert [one.alike for one in waiting(workspace, only(workspace))] == [1, 1]
