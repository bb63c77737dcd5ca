"""What checking papers found, in a person's words: whether each is genuine, who sealed it, and what to do next."""

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aca_desktop.domain.papers.verification import Verdict, Verification
from aca_desktop.errors import AcaError
from aca_desktop.i18n import Speech, mark
from aca_desktop.sentences.differences import differing
from aca_desktop.sentences.verification import every_check
from aca_desktop.ui import choosing
from aca_desktop.ui.background import Progress
from aca_desktop.ui.frame.messages import Message
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.parts.buttons import Button, back_link
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.chips import Chip
from aca_desktop.ui.parts.progress import LOADING_BAR
from aca_desktop.ui.parts.progress import Progress as Bar
from aca_desktop.ui.parts.rows import Row, empty, fact
from aca_desktop.ui.parts.scrolling import ScrollArea
from aca_desktop.ui.parts.text import Text, page_title, quiet, section_title
from aca_desktop.ui.parts.tone import Tone
from aca_desktop.ui.theme.theme import Theme, ThemedWidget
from aca_desktop.ui.theme.type import BODY
from aca_desktop.ui.troubles import told

if TYPE_CHECKING:
    from aca_desktop.services.papers.verifying import Checked
    from aca_desktop.services.workspace.workspaces import Workspace
    from aca_desktop.ui.session import Session

_CHIPS: dict[Verdict | None, tuple[str, Tone, str]] = {
    "valid": (mark("Genuine"), Tone.GOOD, "circle-check"),
    "valid-but": (mark("Unchanged, to be confirmed"), Tone.ATTENTION, "triangle-alert"),
    "not-valid": (mark("Not genuine"), Tone.HARM, "circle-x"),
    None: (mark("Not verified"), Tone.ATTENTION, "triangle-alert"),
}
_MEANINGS: dict[Verdict | None, str] = {
    "valid": mark("The coalition’s laptop sealed this paper, and not a single letter was changed since."),
    "valid-but": mark("Nothing was changed since it was sealed. Read what follows before you rely on it."),
    "not-valid": mark("Do not rely on this paper. Ask the coalition that it names."),
    None: mark("This version of the program can’t tell whether the document is valid."),
}


class CheckedPapers(ThemedWidget, QWidget):
    """`left`: one wants back. `another_asked`: another paper is to be chosen. `told`: a Message for the window."""

    left = Signal()
    another_asked = Signal()
    told = Signal(object)

    def __init__(self, room: Room, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._room = room
        self._paths: list[Path] = []
        self._session: Session | None = None
        self._found: list[Checked] = []
        self._build()

    def _build(self) -> None:
        self._back = back_link("")
        self._back.clicked.connect(self.left)
        self._title = page_title("")
        self._root = Button("", icon="key-round")
        self._root.clicked.connect(self._choose_root)
        self._another = Button("", icon="shield-check")
        self._another.clicked.connect(self.another_asked)
        self._bar = Bar("", LOADING_BAR)
        self._bar.setRange(0, 0)
        self._results = QWidget()
        self._list = QVBoxLayout(self._results)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._head = QHBoxLayout()
        self._head.addWidget(self._title)
        self._head.addStretch(1)
        self._head.addWidget(self._root)
        self._head.addWidget(self._another)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addLayout(self._head)
        self._column.addWidget(self._bar)
        self._column.addWidget(ScrollArea(self._results), 1)

    def check(self, paths: list[Path], session: "Session | None" = None, trust: Path | None = None) -> None:
        """Check papers beside the window and show what is found.

        They are held against the journal of the session's file, and against a root certificate, if given.
        """
        self._paths, self._session, self._found = list(paths), session, []
        self._show_results()
        self._bar.show()
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

        def held(workspace: "Workspace | None", progress: Progress) -> "list[Checked]":
            from aca_desktop.services.papers.verifying import verify

            home = self._room.context.home
            return verify(paths, home=home, trust=trust, workspace=workspace, progress=progress)

        if session is None:
            alone = partial(held, None)
            self._room.jobs.run(self, alone, self._on_checked, self._on_failed, self._bar.hide, kind="bulk")
        else:
            session.read(self, held, self._on_checked, self._on_failed, self._bar.hide, bulk=True)

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        speech = self._room.speech.now
        self._back.setText(speech.say("Back"))
        self._title.setText(speech.say("Check papers"))
        self._root.setText(speech.say("Compare with ROOT.pem…"))
        self._another.setText(speech.say("Check another…"))
        self._bar.setAccessibleName(speech.say("Papers are being checked"))
        self._show_results()

    def _on_checked(self, found: "list[Checked]") -> None:
        self._found = found
        self._show_results()

    def _on_failed(self, error: AcaError) -> None:
        self.told.emit(Message(told(error), key="check"))

    def _choose_root(self) -> None:
        speech = self._room.speech.now
        folder = self._paths[0].parent if self._paths else None
        words = speech.say("The coalition’s root certificate")
        path = choosing.file_to_open(self, words, f"{words} (*.pem)", folder)
        if path is not None:
            self.check(self._paths, self._session, path)

    def _show_results(self) -> None:
        empty(self._list)
        speech = self._room.speech.now
        for checked in self._found:
            self._list.addWidget(_paper(speech, checked.path, checked.verification))
        self._list.addStretch(1)

    @override
    def use_theme(self, theme: Theme) -> None:
        self._column.setContentsMargins(*(theme.px(24),) * 4)
        self._column.setSpacing(theme.px(16))
        self._head.setSpacing(theme.px(12))
        self._list.setSpacing(theme.px(16))


def _paper(speech: Speech, path: Path, found: Verification) -> Card:
    """Return a card that tells of one paper."""
    words, tone, icon = _CHIPS[found.verdict]
    card = Card(padding=24, gap=12)
    card.body.addWidget(Row(section_title(path.name), Chip(speech.say(words), tone, icon=icon), None))
    card.body.addWidget(Text(speech.say(_MEANINGS[found.verdict]), BODY.strong, wraps=True))
    for check in every_check(speech, found):
        is_quiet = check.outcome in ("passed", "not-checked")
        card.body.addWidget(quiet(check.words, wraps=True) if is_quiet else Text(check.words, wraps=True))
    for line in differing(speech, found.check("journal")):
        card.body.addWidget(quiet(line, wraps=True))
    facts = _facts(speech, found)
    if facts:
        card.body.addWidget(Row(*(fact(label, said) for label, said in facts), None, gap=32))
    return card


def _facts(speech: Speech, found: Verification) -> list[tuple[str, str]]:
    """Return what the seal says of itself, if it can be read."""
    facts = []
    if found.sealed_by is not None:
        facts.append((speech.say("In the name of"), found.sealed_by.coalition))
        facts.append((speech.say("Sealed by the laptop"), found.sealed_by.laptop))
    if found.sealed_at is not None:
        moment = datetime.fromisoformat(found.sealed_at)
        facts.append((speech.say("Time as the laptop had it"), speech.day_and_hour(moment)))
    return facts
