"""A signing table for tests: a workspace, a session in it, the guest's window, and a guest's acts.

A guest acts by real events: clicks, keys, a pen, a finger, an input method.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QInputMethodEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from aca_desktop.context import Context
from aca_desktop.services.coalition.declarations import current_publication
from aca_desktop.services.signing.drafts import DraftAbout, KeptDraft, read_draft
from aca_desktop.ui.background import Jobs
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.session import Session
from aca_desktop.ui.speech import WindowSpeech
from aca_desktop.ui.table.steps.hand_pad import HandPad
from aca_desktop.ui.table.steps.organisation_rows import OrganisationRow
from aca_desktop.ui.table.window import TableWindow
from aca_desktop.ui.theme.appearance import Appearance, ThemeChoice
from tests.ui.desk import session_in
from tests.ui.hands import button, click, write
from tests.ui.test_pad import draw, draw_by_pen

SIZE = (1280, 800)
PATIENCE = 30_000
_TOUCH: list[QPointingDevice] = []


def room_of(jobs: Jobs, context: Context, theme: ThemeChoice = ThemeChoice.LIGHT, language: str = "en") -> Room:
    """Return what a table finds in its desk's window."""
    return Room(WindowSpeech(language), jobs, Appearance(theme), context)


def about_of(session: Session, language: str = "es", organisation: str | None = None) -> DraftAbout:
    """Return what is signed at a table: the only coalition's current declaration."""
    coalition = session.coalition
    assert coalition is not None
    publication = current_publication(session.reader, coalition)
    assert publication is not None
    return DraftAbout(coalition.code, publication.id, language, organisation=organisation)


@contextmanager
def table_in(
    qtbot: QtBot,
    session: Session,
    context: Context,
    *,
    language: str = "es",
    organisation: str | None = None,
    draft: str | None = None,
    theme: ThemeChoice = ThemeChoice.LIGHT,
    size: tuple[int, int] = SIZE,
) -> Iterator["Guest"]:
    """Open a table's window in a session, and close it as staff does without a PIN."""
    room = room_of(session._jobs, context, theme)
    window = TableWindow(room, session, about_of(session, language, organisation), draft)
    window.resize(*size)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE)
    guest = Guest(qtbot, session, window)
    try:
        if window.covers.rest.isVisible():
            window.covers.rest.next.click()
        qtbot.waitUntil(lambda: window.draft_writer.is_idle, timeout=PATIENCE)
        yield guest
    finally:
        if isValid(window):  # staff may have taken it back already
            window._leave()
            qtbot.waitUntil(lambda: not isValid(window) or not window.isVisible(), timeout=PATIENCE)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@contextmanager
def opened(qtbot: QtBot, path: Path, context: Context, **how: object) -> Iterator["Guest"]:
    """Open a workspace and a table's window in it."""
    with session_in(qtbot, path, context) as session, table_in(qtbot, session, context, **how) as guest:  # type: ignore[arg-type]
        yield guest


class Guest:
    """Somebody at the table. `taps` counts what they touch."""

    def __init__(self, qtbot: QtBot, session: Session, window: TableWindow) -> None:
        self.qtbot, self.session, self.window = qtbot, session, window
        self.taps = 0

    @property
    def flow(self) -> QWidget:
        return self.window.flow

    @property
    def step(self) -> int:
        return self.window.flow.steps.index(self.window.flow.current)

    def waits_for(self, condition: Callable[[], bool]) -> None:
        """Wait until something is so, however busy the machine is."""
        self.qtbot.waitUntil(condition, timeout=PATIENCE)

    def taps_on(self, widget: QWidget) -> None:
        """Touch something, once it is laid out."""
        settle()
        assert widget.isVisible(), f"{widget} is not to be seen"
        assert widget.isEnabled(), f"{widget} cannot be touched"
        self.taps += 1
        click(widget)

    def says(self, name: str) -> None:
        """Touch the button that says this."""
        self.taps_on(button(self.window, name))

    def rows(self) -> list[OrganisationRow]:
        return [row for row in self.window.findChildren(OrganisationRow) if row.isVisible()]

    def looks_for(self, text: str, count: int | None = None) -> list[OrganisationRow]:
        """Type the beginning of a name and wait for what is found."""
        step = self.window.flow.organisation
        step.search.clear()
        step._found_now = None
        compose(step.search, text) if not text.isascii() else write(text, step.search)
        self.waits_for(lambda: step._found_now is not None and step._typed == text)
        if count is not None:
            self.waits_for(lambda: len(self.rows()) == count)
        return self.rows()

    def finds(self, text: str) -> None:
        """Choose the first organisation that is found."""
        self.taps_on(self.looks_for(text)[0])
        self.waits_for(lambda: self.step == 1)

    def fills(self, basis: str = "office-holder", **fields: str) -> None:
        """Say who signs."""
        person = self.window.flow.person
        for name, text in fields.items():
            field = person.fields[name]
            field.setFocus()
            compose(field, text) if not text.isascii() else write(text, field)
        self.taps_on(person.bases.options[basis])

    def goes_on(self) -> None:
        """Touch the way on."""
        self.taps_on(self.window.flow.foot.on)

    def reads(self) -> None:
        """Read to the end of the declaration."""
        self.waits_for(self.window.flow.declaration.isVisible)
        for _ in range(200):
            QApplication.processEvents()  # as between two touches
            if self.window.form.read:
                return
            click(self.window.flow.foot.on)
        raise AssertionError("the declaration has no end")

    def agrees(self, *keys: str) -> None:
        """Tick purposes, the necessary one if none is named."""
        boxes = self.window.flow.signature.consents.boxes
        for key in keys or ("publish-organisation",):
            click(boxes[key], QPoint(12, boxes[key].height() // 2))

    @property
    def pad(self) -> HandPad:
        return self.window.flow.signature.hands.pad

    def way(self, count: int = 60) -> list[QPoint]:
        """Return a hand's way over the pad."""
        middle, reach = self.pad.height() // 2, self.pad.height() // 4
        return [QPoint(60 + 6 * n, round(middle + reach * math.sin(n / 3))) for n in range(count)]

    def draws(self, with_: str = "mouse") -> None:
        """Sign by hand."""
        settle()  # nobody draws before the pad is seen
        way = self.way()
        if with_ == "mouse":
            draw(self.pad, way)
        elif with_ == "pen":
            draw_by_pen(self.pad, way)
        else:
            draw_by_touch(self.pad, way)

    def signs(self) -> str:
        """Touch Sign and wait for the thanks; return the signature's id."""
        with self.qtbot.waitSignal(self.window.signed, timeout=20_000) as told:
            self.goes_on()
        assert told.args is not None
        return str(told.args[0])

    def is_kept(self) -> KeptDraft:
        """Wait until everything is on disk, and return the draft as it lies there."""
        draft_writer = self.window.draft_writer
        self.waits_for(lambda: draft_writer.is_idle and draft_writer.draft is not None)
        assert draft_writer.draft is not None
        return read_draft(self.session.reader, draft_writer.draft)

    def comes_to_the_pad(self, search: str = "ejem", **fields: str) -> None:
        """Do everything up to the signature."""
        self.finds(search)
        self.fills(**(fields or {"name": "Maria Ejemplo"}))
        self.goes_on()
        self.reads()
        self.goes_on()
        self.agrees()


def settle() -> None:
    """Let what was shown be laid out, as it is long before a hand gets there."""
    for _ in range(3):
        QApplication.processEvents()


def compose(widget: QWidget, text: str, *, commit: bool = True) -> None:
    """Let an input method compose a text, and commit it unless somebody goes on first."""
    for end in range(1, len(text) + 1):
        QApplication.sendEvent(widget, QInputMethodEvent(text[:end], []))
    if commit:
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(widget, event)


def draw_by_touch(pad: QWidget, way: Sequence[QPoint]) -> None:
    """Draw with a finger."""
    if not _TOUCH:
        _TOUCH.append(QTest.createTouchDevice())
    touch = QTest.touchEvent(pad, _TOUCH[0])
    touch.press(1, way[0], pad)
    touch.commit()
    for place in way[1:-1]:
        touch.move(1, place, pad)
        touch.commit()
    touch.release(1, way[-1], pad)
    touch.commit()
