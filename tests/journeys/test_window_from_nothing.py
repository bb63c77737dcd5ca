"""The main job in the window: from nothing to a declaration published in three languages, an event, a signature.

Once by mouse, once everything but the ink by keyboard alone.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aca_desktop.context import Context
from aca_desktop.services.coalition.coalitions import coalition
from aca_desktop.services.coalition.declarations import declarations
from aca_desktop.services.coalition.events import events
from aca_desktop.services.workspace.workspaces import open_workspace
from aca_desktop.ui.pages.paper_pane import PaperPane
from aca_desktop.ui.table.window import TableWindow
from tests.ui.conftest import (  # noqa: F401
    app,
    context,
    garbage_is_collected_here_alone,
    no_thread_is_left,
    qt_says_nothing,
)
from tests.ui.person import Person, called
from tests.ui.windows import wait_for_session, window_in

WORDS = "ocho mesas junto al lago"
NAMES = {"English": "Lake Alliance", "Spanish": "Alianza del Lago", "Japanese": "湖の同盟"}
TITLES = {"English": "For the lake", "Spanish": "Por el lago", "Japanese": "湖のために"}
TEXTS = {
    "English": "We halve what we emit by 2030.",
    "Spanish": "Reducimos a la mitad lo que emitimos antes de 2030.",
    "Japanese": "私たちは2030年までに排出量を半分にします。",
}
EVENT = {"English": "Day of the lake", "Spanish": "Dia del Lago", "Japanese": "湖の日"}


@pytest.fixture
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's folder of the test's own."""
    home = tmp_path / "ana"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    return home


@pytest.mark.parametrize("by_keyboard", [False, True], ids=["mouse", "keyboard"])
def test_from_nothing_to_a_signed_paper(
    qtbot: QtBot,
    context: Context,  # noqa: F811
    own_home: Path,
    *,
    by_keyboard: bool,
) -> None:
    with window_in(qtbot, context) as window:
        window.activateWindow()
        ana = Person(qtbot, window, by_keyboard=by_keyboard)
        found(ana, own_home)
        session = wait_for_session(qtbot, window)
        write_declaration(ana, until(qtbot, session.path, context))
        add_event(ana)
        sign(ana)
        (pane,) = (one for one in window.findChildren(PaperPane) if one.isVisible())
        qtbot.waitUntil(lambda: "Panaderia Ejemplo" in pane.words, timeout=60_000)
        assert "Reducimos a la mitad lo que emitimos" in pane.words
        assert "Maria Ejemplo" in pane.words
    with open_workspace(own_home / "ACA Desktop" / "lago.aca", context) as workspace:
        which = coalition(workspace)
        (declaration,) = declarations(workspace, which)
        (publication,) = declaration.publications
        assert dict(publication.texts) == {"en": TEXTS["English"], "es": TEXTS["Spanish"], "ja": TEXTS["Japanese"]}
        assert [dict(one.names)["es"] for one in events(workspace, which)] == ["Dia del Lago"]


def until(qtbot: QtBot, path: Path, context: Context) -> Callable[[str, str], None]:  # noqa: F811
    """Return a wait for a text of the newest declaration to be on disk, as another program reads it."""

    def wait(tag: str, text: str) -> None:
        def is_kept() -> bool:
            with open_workspace(path, context, write=False) as workspace:
                every = declarations(workspace, coalition(workspace))
                return bool(every) and every[-1].texts.get(tag) == text

        qtbot.waitUntil(is_kept, timeout=20_000)

    return wait


def found(ana: Person, home: Path) -> None:
    """Found a coalition of three languages."""
    ana.chooses("New coalition")
    ana.sees("Your coalition")
    ana.chooses("Spanish")
    ana.chooses("Japanese")
    for language, name in NAMES.items():
        ana.types(f"Name in {language}", name)
    ana.types("Short code", "lago")
    ana.picks("Country", "Mexico")
    ana.chooses("Continue")
    ana.sees("This laptop")
    ana.chooses("Continue")
    ana.types("Its passphrase", WORDS)
    ana.types("The same again", WORDS)
    ana.types("Where the recovery file lies", str(home / "recovery.pem"))
    ana.chooses("Found the coalition")
    ana.sees("Your coalition is founded")
    ana.chooses("Set up the coalition")
    ana.sees("Name and look")


def write_declaration(ana: Person, kept: Callable[[str, str], None]) -> None:
    """Write a declaration in three languages, look at it as a PDF, publish it."""
    ana.chooses("Declarations")
    ana.chooses("New declaration")
    for language, tag in (("English", "en"), ("Spanish", "es"), ("Japanese", "ja")):
        ana.types(f"Title in {language}", TITLES[language])
        ana.types(f"Text in {language}", TEXTS[language])
        kept(tag, TEXTS[language])
    ana.turns_to("Write, look, publish", 2)
    ana.chooses("Publish…")
    ana.sees("Its words never change again")
    ana.chooses("Publish")
    ana.sees("Published")


def add_event(ana: Person) -> None:
    """Add an event."""
    ana.chooses("Events")
    ana.chooses("New event")
    for language, name in EVENT.items():
        ana.types(f"Name of the event in {language}", name)
    ana.sees("Running order")


def sign(ana: Person) -> None:
    """Let somebody of a new organisation sign in Spanish at the desk, and look at the document."""
    ana.opens(2, "Signing table")
    ana.chooses("Open signing window…")
    ana.chooses("In no folder")
    ana.chooses("Start signing")
    ana.chooses("Español")
    table = ana.top
    assert isinstance(table, TableWindow)
    flow = table.flow
    ana.types(called(flow.organisation.search), "Panaderia Ejemplo")
    ana.takes(flow.organisation.add)
    ana.picks("Sector", "Empresa no financiera")
    ana.takes(flow.foot.on)
    ana.types(called(flow.person.fields["name"]), "Maria Ejemplo")
    ana.takes(flow.person.bases.options["office-holder"])
    ana.takes(flow.foot.on)
    QApplication.processEvents()  # the whole text may be seen at once
    while not table.form.read:
        ana.takes(flow.foot.on)
        QApplication.processEvents()
    ana.takes(flow.foot.on)
    ana.takes(flow.signature.consents.boxes["publish-organisation"])
    ana.signs()
    ana.takes(flow.foot.on)
    ana.sees("Maria Ejemplo")
    ana.takes(flow.foot.on)
    ana.sees("Signed today")
    ana.opens(5, "Documents")
