"""Who types fast leaves a second field before the first is kept: both go into one new thing, none is doubled."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from pytestqt.qtbot import QtBot

from aca_desktop.context import Context
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.coalition.declarations import declarations
from aca_desktop.services.coalition.events import events
from aca_desktop.ui.session import Session
from tests.ui.coalition_views import of, page_in, typed
from tests.ui.desk import workspace_file
from tests.ui.gate import Gate
from tests.ui.hands import button, click


@contextmanager
def typed_fast(
    qtbot: QtBot, context: Context, path: Path, name: str, new: str, fields: Mapping[tuple[str, str], str]
) -> Iterator[tuple[Session, Coalition]]:
    """Begin a new thing at a part of the coalition's page and fill in fields while nothing can be kept yet."""
    with page_in(qtbot, context, path, name) as (window, _page, part, session):
        click(button(part, new))
        gate = Gate()
        session.read(part, lambda _workspace, _progress: gate.pass_through(), lambda _nothing: None)
        for (field, tag), text in fields.items():
            typed(of(part, field, tag), text)
        gate.opened.set()
        qtbot.waitUntil(lambda: not window.desk.jobs.writes)
        assert session.coalition is not None
        yield session, session.coalition


def test_a_new_declaration_takes_all_that_is_typed_at_once(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    fields = {("titles", "es"): "Por el agua", ("texts", "es"): "Cuidamos el agua."}
    with typed_fast(qtbot, context, workspace_file(tmp_path), "declarations", "New declaration", fields) as (
        session,
        which,
    ):
        first, newest = declarations(session.reader, which)
        assert first.titles["es"] != newest.titles["es"] == "Por el agua"
        assert newest.texts["es"] == "Cuidamos el agua."


def test_a_new_event_takes_all_that_is_typed_at_once(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    fields = {("names", "es"): "Dia del Lago", ("names", "en"): "Day of the lake"}
    with typed_fast(qtbot, context, workspace_file(tmp_path), "events", "New event", fields) as (session, which):
        (newest,) = events(session.reader, which)
        assert dict(newest.names) == {"es": "Dia del Lago", "en": "Day of the lake"}
