"""Who types fast leaves a second field before the first is kept: both go into one new thing, none is doubled."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from aca_desktop.context import Context
from aca_desktop.services.declarations import declarations
from aca_desktop.services.events import events
from tests.ui.desk import workspace_file
from tests.ui.gate import Gate
from tests.ui.hands import button, click
from tests.ui.test_coalition_page import of, page_in, typed


def test_a_new_declaration_takes_all_that_is_typed_at_once(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with page_in(qtbot, context, workspace_file(tmp_path), "declarations") as (window, _page, part, session):
        assert session.coalition is not None
        before = len(declarations(session.reader, session.coalition))
        click(button(part, "New declaration"))
        gate = Gate()
        session.read(part, lambda _workspace, _progress: gate.pass_through(), lambda _nothing: None)
        typed(of(part, "titles", "es"), "Por el agua")
        typed(of(part, "texts", "es"), "Cuidamos el agua.")
        gate.opened.set()
        qtbot.waitUntil(lambda: not window.desk.jobs.writes)
        *_, newest = every = declarations(session.reader, session.coalition)
        assert len(every) == before + 1
        assert (newest.titles["es"], newest.texts["es"]) == ("Por el agua", "Cuidamos el agua.")


def test_a_new_event_takes_all_that_is_typed_at_once(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    with page_in(qtbot, context, workspace_file(tmp_path), "events") as (window, _page, part, session):
        assert session.coalition is not None
        before = len(events(session.reader, session.coalition))
        click(button(part, "New event"))
        gate = Gate()
        session.read(part, lambda _workspace, _progress: gate.pass_through(), lambda _nothing: None)
        typed(of(part, "names", "es"), "Dia del Lago")
        typed(of(part, "names", "en"), "Day of the lake")
        gate.opened.set()
        qtbot.waitUntil(lambda: not window.desk.jobs.writes)
        *_, newest = every = events(session.reader, session.coalition)
        assert len(every) == before + 1
        assert dict(newest.names) == {"es": "Dia del Lago", "en": "Day of the lake"}
