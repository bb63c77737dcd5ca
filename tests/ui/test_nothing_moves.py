"""Every page while toasts, notices, badges and judgements come and go: nothing that is there already moves."""

from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from aca_desktop.context import Context
from aca_desktop.ui.frame import messages
from aca_desktop.ui.frame.contents import ENTRIES
from aca_desktop.ui.frame.messages import Message, undo_action
from aca_desktop.ui.frame.window import MainWindow
from aca_desktop.ui.parts.fields.fields import Labelled, Sentence
from aca_desktop.ui.parts.tone import Tone
from tests.ui.looking import Places, moved, places, seen
from tests.ui.test_every_page import (
    COVERING,
    paintings_are_told,  # noqa: F401
    sample,  # noqa: F401
    settle,
    walk,
    windows_in,
)


def comings_and_goings(window: MainWindow) -> Iterator[str]:
    """Let messages of each kind and badges come and go in a window."""
    told = window.desk.frame.messages
    window.desk.tell(Message(lambda _speech: "4 signatures approved", Tone.GOOD, (undo_action(lambda: None),)))
    yield "a toast came"
    window.desk.tell(Message(lambda _speech: "The file “mesa-1.acasync” could not be read. " * 3))
    yield "trouble was told"
    for tone in (Tone.ATTENTION, Tone.HARM):
        window.desk.tell(Message(lambda _speech: "No backup for 8 days. " * 4, tone, key="test", lasting=True))
        yield "a notice came"
    told.withdraw("test")
    yield "the notice went"
    side = window.desk.frame.bars.side
    for entry in ENTRIES:
        side.set_badge(entry.name, 1_234, "1,234 wait")
    yield "badges came"
    for entry in ENTRIES:
        side.set_badge(entry.name, 0, "")
    yield "badges went"


def judgements(shown: QWidget) -> Iterator[str]:
    """Say at each field that is seen what is wrong with it, and that nothing is."""
    every = [one for one in seen(shown) if isinstance(one, Labelled)]
    rows = [one for one in seen(shown) if isinstance(one, Sentence) and not isinstance(one.parent(), Labelled)]
    for words in ("Enter a name.", "Write the day as 2026-06-05, no later than today. " * 4):
        for labelled in every:
            labelled.say_mistake(words)
        for row in rows:
            row.tell("", words)
        yield f"{len(every)} fields and {len(rows)} rows were judged"
    for labelled in every:
        labelled.say_mistake(None)
    for row in rows:
        row.tell("")
    yield "nothing is wrong any more"


def at_rest(window: QWidget) -> Places:
    """Wait until what was typed and asked for before has come, and return where everything stands."""
    before: Places = Counter()
    now = places(window)
    while now != before:
        QTest.qWait(250)
        before, now = now, places(window)
    return now


def test_nothing_moves_while_messages_badges_and_judgements_come_and_go(
    qtbot: QtBot,
    context: Context,
    sample: Path,  # noqa: F811
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(messages, "_ARRIVES", 0)  # each page has been there for a while
    found: list[str] = []

    def look(where: str, shown: QWidget) -> None:
        goings = [judgements(shown)]
        if isinstance(shown, MainWindow):
            settle(qtbot, shown)
            if shown.desk.session is not None:
                goings.append(comings_and_goings(shown))
        elif isinstance(shown, QDialog) and shown.height() > program.windows[1].height():
            found.append(f"{where}: it is {shown.height()} high")
        before = at_rest(shown)
        for what in chain(*goings):
            QApplication.processEvents()
            found.extend(f"{where}, {what}: {one}" for one in moved(before, places(shown)))

    with windows_in(qtbot, context, sample, tmp_path) as program:
        walk(qtbot, program, COVERING[0], look)
        walk(qtbot, program, ("es", "light", (960, 540)), look)
    assert not found, "\n".join(found)
