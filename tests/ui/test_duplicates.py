"""Duplicates in the window: found, told apart by single keys, taken back, and seen by who may not say anything."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from aca_desktop.context import Context
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.draft import Draft
from aca_desktop.services.organisations import sameness
from aca_desktop.services.workspace.workspaces import Workspace
from aca_desktop.ui.frame.window import MainWindow
from aca_desktop.ui.pages.organisations import OrganisationsPage
from aca_desktop.ui.pages.organisations.merging.duplicates import DuplicatesView
from aca_desktop.ui.pages.overview.waiting import Waiting
from aca_desktop.ui.parts.cells import Cell
from aca_desktop.ui.session import Session
from tests.services.counted import signatory
from tests.services.founding import founded, only
from tests.services.laptops import Table as Laptops
from tests.ui.hands import button, click, press, words
from tests.ui.laptops import laid
from tests.ui.windows import message_button, window_in

PATIENCE = 20_000
LEI = "529900T8BM49AURSDO55"


def filled(workspace: Workspace) -> None:
    """Write a city twice, a firm three times under names that are alike, and a school once."""
    signatory(workspace, "Ayuntamiento de Zapopan", "local-government", website="https://zapopan.gob.mx")
    city: dict[str, Json] = {"names.es": "AYUNTAMIENTO DE ZAPOPAN", "sector": "local-government", "country": "MX"}
    workspace.write(only(workspace).id, [Draft("organisation", workspace.context.new_id(), city)])
    for name in ("Cementos del Norte, S.A. de C.V.", "Cementos del Norte", "Cementos del Norde"):
        signatory(workspace, name)
    signatory(workspace, "Escuela", "higher-education")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with founded(tmp_path) as workspace:
        filled(workspace)
    return tmp_path / "coordination.aca"


@contextmanager
def page_in(qtbot: QtBot, context: Context, path: Path) -> Iterator[tuple[MainWindow, OrganisationsPage]]:
    with window_in(qtbot, context, path) as window:
        window.resize(1280, 800)
        window.activateWindow()
        window.desk.show_page("organisations")
        yield window, cast("OrganisationsPage", window.desk.frame.stack.currentWidget())


def opened(qtbot: QtBot, page: OrganisationsPage, count: int) -> DuplicatesView:
    """Open the view by its button, and wait until the first pair of so many is shown."""
    qtbot.waitUntil(lambda: f"Duplicates {count}" in words(page), timeout=PATIENCE)
    click(button(page, f"Duplicates {count}"))
    view = page.asides.duplicates
    assert view is not None
    qtbot.waitUntil(lambda: len(view.cards) == 2, timeout=PATIENCE)
    assert len(view.rows.rows) == count
    return view


def signatories(window: MainWindow) -> int:
    session = cast("Session", window.desk.session)
    assert session.coalition is not None
    return sameness.status_counts(session.reader, session.coalition)["signed"]


def told(window: MainWindow) -> list[str]:
    return [message.words(window.desk.speech.now) for message in window.desk.frame.messages.shown]


def row_of(view: DuplicatesView, name: str) -> int:
    return next(row for row in range(len(view.rows.rows)) if name in view.names(view.rows.rows[row]))


def test_pairs_are_told_apart_by_single_keys_and_the_last_is_taken_back(
    qtbot: QtBot, context: Context, path: Path
) -> None:
    with page_in(qtbot, context, path) as (window, page):
        view = opened(qtbot, page, 4)
        assert "4 of 4 left" in words(view)
        assert view.table.hasFocus(), "single keys act at once"
        view.table.setCurrentIndex(view.rows.index(row_of(view, "Cementos del Norte, S.A. de C.V."), 0))
        qtbot.waitUntil(lambda: view.cards[0].accessibleName().startswith("Cementos"), timeout=PATIENCE)
        assert "The same name" in words(view)
        assert "The same in both: Sector and Country" in words(view)
        assert signatories(window) == 5
        press("S", view.table)
        press("S", view.table)  # nobody has seen the pair that comes next
        qtbot.waitUntil(lambda: signatories(window) == 4, timeout=PATIENCE)
        qtbot.waitUntil(lambda: told(window) == ["They count as one organisation from now on."], timeout=PATIENCE)
        assert "3 of 4 left" in words(view)
        view.table.setCurrentIndex(view.rows.index(row_of(view, "Cementos del Norde"), 0))
        qtbot.waitUntil(lambda: "Nearly the same name" in words(view) and view.two.isEnabled(), timeout=PATIENCE)
        press("T", view.table)
        qtbot.waitUntil(lambda: told(window) == ["They are two organisations."], timeout=PATIENCE)
        assert "1 of 4 left" in words(view), "what is two with one is two with the other"
        below = [view.rows.index(row, 0).data(Cell.BELOW) for row in range(4)]
        assert {"Follows from the others", "One organisation", "Two organisations"} < set(below)
        click(message_button(window, "Undo"))
        qtbot.waitUntil(lambda: "3 of 4 left" in words(view), timeout=PATIENCE)
        assert view.table.hasFocus(), "the next key acts again"
        press("Esc", view.table)
        assert not view.isVisible()
        qtbot.waitUntil(lambda: "Duplicates 3" in words(page), timeout=PATIENCE)


def test_looking_is_stopped_and_begun_again(qtbot: QtBot, context: Context, path: Path) -> None:
    with page_in(qtbot, context, path) as (window, page):
        qtbot.waitUntil(lambda: "Duplicates 4" in words(page), timeout=PATIENCE)
        held = Event()
        window.desk.jobs.run(window.desk, lambda _progress: held.wait(30))  # so that looking is still to begin
        click(button(page, "Duplicates 4"))
        view = page.asides.duplicates
        assert view is not None
        assert view.search is not None
        assert "Looking for organisations that may be there twice …" in words(view)
        view.search.cancel()
        held.set()
        qtbot.waitUntil(lambda: "It was stopped before all were compared." in words(view), timeout=PATIENCE)
        click(button(view, "Look again"))
        qtbot.waitUntil(lambda: "4 of 4 left" in words(view), timeout=PATIENCE)


def test_what_differs_stands_side_by_side_with_the_signatures(qtbot: QtBot, context: Context, path: Path) -> None:
    with page_in(qtbot, context, path) as (_window, page):
        view = opened(qtbot, page, 4)
        view.table.setCurrentIndex(view.rows.index(row_of(view, "AYUNTAMIENTO DE ZAPOPAN"), 0))
        qtbot.waitUntil(
            lambda: view.cards[0].accessibleName().upper() == "AYUNTAMIENTO DE ZAPOPAN", timeout=PATIENCE
        )
        (signed,) = [card for card in view.cards if "María Zúñiga" in words(card)]
        (silent,) = [card for card in view.cards if card is not signed]
        assert "https://zapopan.gob.mx" in words(signed)
        assert {"Nobody has signed for it.", "Website", "—"} <= set(words(silent))
        assert view.cards[0].y() == view.cards[1].y()
        press("L", view.table)
        qtbot.waitUntil(lambda: view.cards[0].accessibleName().startswith("Cementos"), timeout=PATIENCE)
        card = view.cards[0]
        name = card.accessibleName()
        click(card.open)
        assert not view.isVisible()
        qtbot.waitUntil(lambda: page.panel.accessibleName() == name, timeout=PATIENCE)


def test_an_organisations_panel_tells_with_whom_it_is_one(qtbot: QtBot, context: Context, path: Path) -> None:
    with page_in(qtbot, context, path) as (window, page):
        view = opened(qtbot, page, 4)
        view.table.setCurrentIndex(view.rows.index(row_of(view, "Cementos del Norte, S.A. de C.V."), 0))
        qtbot.waitUntil(lambda: view.cards[0].accessibleName().startswith("Cementos"), timeout=PATIENCE)
        one, other = view.names(view.rows.rows[view.table.currentIndex().row()])
        click(view.same)
        qtbot.waitUntil(lambda: signatories(window) == 4, timeout=PATIENCE)
        page.asides.leave()
        page.panel.show_organisation(view.rows.rows[row_of(view, one)].ids[0])
        qtbot.waitUntil(lambda: page.panel.same_as.isVisible(), timeout=PATIENCE)
        first = page.panel.accessibleName()
        second = other if first == one else one
        assert "Counts as one organisation with:" in words(page.panel)
        click(button(page.panel.same_as, second))
        qtbot.waitUntil(lambda: page.panel.accessibleName() == second, timeout=PATIENCE)
        qtbot.waitUntil(lambda: first in words(page.panel.same_as), timeout=PATIENCE)
        click(button(page.panel.same_as, "Take back that they are one"))
        qtbot.waitUntil(lambda: signatories(window) == 5, timeout=PATIENCE)
        qtbot.waitUntil(lambda: not page.panel.same_as.isVisible(), timeout=PATIENCE)


def test_two_that_share_an_identifier_contradict_with_their_remedy(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    with founded(tmp_path) as workspace:
        ids = sorted(
            signatory(workspace, name, identifiers__lei=LEI).organisation for name in ("Cal del Sur", "Agua Azul")
        )
        workspace.write(only(workspace).id, [Draft("same", ids[0], {f"same.{ids[1]}": False})])
    with page_in(qtbot, context, tmp_path / "coordination.aca") as (window, page):
        view = opened(qtbot, page, 1)
        assert any("both have the same identifier (LEI)" in one for one in words(view))
        assert not view.two.isEnabled(), "it is said already"
        press("S", view.table)
        qtbot.waitUntil(lambda: "0 of 1 left" in words(view), timeout=PATIENCE)
        qtbot.waitUntil(lambda: bool(told(window)), timeout=PATIENCE)
        view.show_session(cast("Session", window.desk.session))
        qtbot.waitUntil(lambda: "No organisation seems to be there twice." in words(view), timeout=PATIENCE)


def test_an_event_laptop_sees_and_cannot_say(qtbot: QtBot, tmp_path: Path) -> None:
    def lay(laptops: Laptops) -> None:
        for name in ("Cementos del Norte, S.A. de C.V.", "Cementos del Norte"):
            signatory(laptops.founder, name)
        laptops.joined("mesa")

    closed = laid(tmp_path, lay)
    with page_in(qtbot, closed.context("mesa"), closed.path("mesa")) as (window, page):
        view = opened(qtbot, page, 1)
        assert "A coordinator’s laptop says whether they are one." in words(view)
        assert not view.same.isEnabled()
        press("S", view.table)
        press("T", view.table)
        assert "1 of 1 left" in words(view)
        assert signatories(window) == 2


def test_the_overview_leads_to_the_pairs_that_wait(qtbot: QtBot, context: Context, path: Path) -> None:
    with window_in(qtbot, context, path) as window:
        window.resize(1280, 800)
        window.desk.show_page("overview")
        page = window.desk.frame.stack.currentWidget()
        assert page is not None
        qtbot.waitUntil(lambda: "4 pairs may be one" in words(page), timeout=PATIENCE)
        (waiting,) = page.findChildren(Waiting)
        click(button(waiting, "4 pairs may be one"))
        organisations = cast("OrganisationsPage", window.desk.frame.stack.currentWidget())
        view = organisations.asides.duplicates
        assert view is not None
        qtbot.waitUntil(lambda: len(view.cards) == 2, timeout=PATIENCE)
        assert view.isVisible()
        window.desk.show_page("overview")
        click(button(waiting, "1 expected, not signed"))
        assert not view.isVisible(), "the list is wanted now"
        assert organisations.table.isVisible()
