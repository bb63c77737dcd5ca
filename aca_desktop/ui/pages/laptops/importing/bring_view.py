"""Files brought in: looked through, shown with what they hold, merged when somebody says so. All or nothing."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aca_desktop.domain.journal.kinds import Rank
from aca_desktop.errors import AcaError
from aca_desktop.i18n import Speech
from aca_desktop.services.laptops.sync_sources import PassphraseKeys
from aca_desktop.ui import choosing
from aca_desktop.ui.background import Job
from aca_desktop.ui.frame.messages import Action, Message
from aca_desktop.ui.pages.laptops.importing import bringing_words
from aca_desktop.ui.pages.laptops.importing.bringing_foot import BringingFoot
from aca_desktop.ui.pages.laptops.importing.bringing_work import Incoming, bring, incoming, told_apart
from aca_desktop.ui.pages.laptops.importing.refused_file import RefusedFile
from aca_desktop.ui.pages.laptops.importing.sound_files import SoundFiles
from aca_desktop.ui.pages.laptops.laptop_actions import DONE, TO_SETTLE
from aca_desktop.ui.parts.buttons import Button, back_link
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.progress import LOADING_BAR, Progress
from aca_desktop.ui.parts.rows import Column, Row, empty
from aca_desktop.ui.parts.scrolling import ScrollArea
from aca_desktop.ui.parts.symbols import Symbol
from aca_desktop.ui.parts.text import Text, page_title
from aca_desktop.ui.parts.tone import Tone
from aca_desktop.ui.theme.theme import Theme, ThemedWidget
from aca_desktop.ui.theme.type import BODY
from aca_desktop.ui.troubles import told

if TYPE_CHECKING:
    from aca_desktop.services.laptops.sync_import import Imported
    from aca_desktop.ui.pages.page import Page


class BringView(ThemedWidget, QWidget):
    """`begun`: files came. `left`: one wants back to the list. `told` has a Message for the window.

    `conflicts_asked`, `papers_asked`: what comes next. `late_came`: somebody wants to see what came about those of
    whom something had been erased (a list of CameLater).
    """

    left = Signal()
    begun = Signal()
    told = Signal(object)
    conflicts_asked = Signal()
    late_came = Signal(object)
    papers_asked = Signal()

    def __init__(self, page: "Page") -> None:
        super().__init__()
        self._page = page
        self.files: list[Incoming] = []
        self.refused: list[RefusedFile] = []
        self._job: Job | None = None
        self._merges = False
        self._build()

    def _build(self) -> None:
        self.back, self._title, self._state = back_link(""), page_title(""), Text("", BODY, "quiet")
        self.add = Button("", icon="plus")
        self.back.clicked.connect(self.leave)
        self.add.clicked.connect(self.choose)
        self._head = QHBoxLayout()
        for widget in (self.back, self._title, self._state, self.add):
            self._head.addWidget(widget, 1 if widget is self._state else 0)
        self._bar = Progress("", LOADING_BAR)
        self._bar.setRange(0, 0)
        policy = self._bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._bar.setSizePolicy(policy)
        self.sound = SoundFiles()
        self.sound.dropped.connect(self._leave_out)
        self._refused = Column(gap=16)
        self._notes = Card(gap=4)
        self._explained = Card(gap=4)
        self.foot = BringingFoot()
        self.foot.cancel.clicked.connect(self._cancel)
        self.foot.merge.clicked.connect(self.merge)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._files = Column(self.sound, self._refused, self._notes, self._explained, None, gap=16)
        files = Column(self._bar, ScrollArea(self._files), gap=0)
        files.box.setStretch(1, 1)
        self._column.addWidget(files, 1)
        self._column.addWidget(self.foot)

    # what comes in

    def begin(self, paths: Sequence[Path]) -> None:
        """Look through more files; those that are here already are not looked at twice."""
        if self._merges:
            return
        self.begun.emit()
        here = {file.path for file in self.files}
        self.files += [incoming(path) for path in dict.fromkeys(paths) if path not in here]
        self._look_through()

    def choose(self) -> None:
        """Ask for files."""
        speech = self._page.speech
        paths = choosing.files_to_open(self, speech.say("Files of laptops"), speech.say("Files of laptops"))
        if paths:
            self.begin(paths)

    def leave(self) -> None:
        """Go back to the list; looking through files is given up, and nothing has changed."""
        if not self._merges:
            self.left.emit()

    @property
    def waiting(self) -> list[Incoming]:
        """The files of laptops that nobody has enrolled."""
        return [file for file in self.files if file.strangers]

    def forget(self) -> None:
        """Forget the files, and with them every passphrase that was typed; what looks through them is given up."""
        self.files = []
        if self._job is not None and not self._merges:
            self._job.cancel()
            self._job = None
            self._set_works(works=False)

    def _leave_out(self, place: int) -> None:
        del self.files[place]
        if self.files:
            self._look_through()
        else:
            self.leave()

    # looking through

    def _look_through(self) -> None:
        session = self._page.session
        if session is None or not session.is_open:
            return
        if self._job is not None:
            self._job.cancel()
        files = list(self.files)
        self._set_works(works=True)
        job: list[Job] = []
        went: list[bool] = []

        def is_latest() -> bool:
            return bool(job) and self._job is job[0]

        def done(results: "list[Imported]") -> None:
            went.append(True)
            if is_latest():
                self.files = told_apart(files, results)

        def failed(error: AcaError) -> None:
            went.append(False)
            self.told.emit(Message(told(error), key=DONE))

        def ended() -> None:
            if not is_latest():
                return
            self._job = None
            self._set_works(works=False)
            if went:
                self.show_files()
            else:
                self._tell_cancelled()
                self.left.emit()

        name = self._page.speech.say("Looking through files")
        self._job = session.write(self, name, bring(files, dry_run=True), done, failed, ended)
        job.append(self._job)

    def _tell_cancelled(self) -> None:
        self.told.emit(
            Message(lambda speech: speech.say("Cancelled. Nothing was changed."), Tone.NEUTRAL, key=DONE)
        )

    def show_files(self) -> None:
        """Show what is known of all files."""
        speech = self._page.speech
        self.sound.show_files(self.files, speech)
        self._show_refused(speech)
        _fill(
            self._notes,
            [_line(icon, tone, words) for icon, tone, words in bringing_words.notes(self.files, speech)],
        )
        explained = [_pair(word, words) for word, words in bringing_words.explained(speech)]
        _fill(self._explained, explained if any(file.is_sound for file in self.files) else [])
        number = speech.say_count("{count} file", "{count} files", len(self.files))
        self._state.setText(speech.say("{files}, nothing changed yet", files=number))
        self.foot.show_files(self.files, speech)
        self._take_focus()

    def _show_refused(self, speech: Speech) -> None:
        box = self._refused.box
        empty(box)
        self.refused = []
        out = [(place, file) for place, file in enumerate(self.files) if file.code is not None]
        for place, file in sorted(out, key=lambda one: (not one[1].wants_passphrase, not one[1].strangers)):
            self.refused.append(self._refused_file(place, file, speech))
            box.addWidget(self.refused[-1])
        self._refused.setVisible(bool(self.refused))

    def _refused_file(self, place: int, file: Incoming, speech: Speech) -> RefusedFile:
        row = RefusedFile(file, speech, may_accept=self._is_coordinator)
        row.opened.connect(lambda passphrase: self._open(place, passphrase))
        row.accepted.connect(lambda: self._accept(place))
        row.dropped.connect(lambda: self._leave_out(place))
        return row

    @property
    def _is_coordinator(self) -> bool:
        session = self._page.session
        coalition = session.coalition if session is not None else None
        return coalition is not None and coalition.rank >= Rank.COORDINATOR

    def _open(self, place: int, passphrase: str) -> None:
        """Try a passphrase on a file, and on those others that have had none yet."""
        keys = PassphraseKeys(passphrase)
        self.files = [
            replace(file, keys=keys) if at == place or (file.wants_passphrase and file.keys is None) else file
            for at, file in enumerate(self.files)
        ]
        self._look_through()

    def _accept(self, place: int) -> None:
        self.files[place] = replace(self.files[place], accepted=True)
        self._look_through()

    def _take_focus(self) -> None:
        """Give the keyboard to what is asked for first."""
        asked = next((row.passphrase for row in self.refused if row.passphrase is not None), None)
        wanted: QWidget = asked or (self.foot.merge if self.foot.merge.isEnabled() else self.back)
        if self.isVisible():
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    # merging

    def merge(self) -> None:
        """Merge all that are sound, after a backup."""
        session = self._page.session
        files = [file for file in self.files if file.is_sound]
        if session is None or not files or self._job is not None or not self.foot.is_agreed:
            return
        self._merges = True
        self._set_works(works=True)
        went: list[bool] = []

        def done(results: "list[Imported]") -> None:
            went.append(True)
            self._on_merged(results)

        def failed(error: AcaError) -> None:
            went.append(False)
            self.told.emit(Message(told(error), key=DONE))

        def ended() -> None:
            self._job = None
            self._merges = False
            self._set_works(works=False)
            if not went:
                self._tell_cancelled()

        name = self._page.speech.say("Merging")
        self._job = session.write(self, name, bring(files, dry_run=False), done, failed, ended)

    def _on_merged(self, results: "list[Imported]") -> None:
        self._merges = False
        came = [one for one in results if one.merged is not None]
        todo = self._next(came)
        key = TO_SETTLE if any(one.merged is not None and one.merged.conflicts for one in came) else DONE
        self.told.emit(
            Message(lambda speech: bringing_words.came(came, speech), Tone.GOOD, todo, key=key, to_do=bool(todo))
        )
        merged = {one.path for one in came}
        self.files = [file for file in self.files if file.path not in merged]
        self.left.emit()

    def _next(self, came: "Sequence[Imported]") -> tuple[Action, ...]:
        actions = []
        if any(one.merged is not None and one.merged.conflicts for one in came):
            actions.append(Action(lambda speech: speech.say("Choose…"), self.conflicts_asked.emit))
        if any(one.joined for one in came):
            actions.append(Action(lambda speech: speech.say("Seal papers again…"), self.papers_asked.emit))
        later = [late for one in came for late in one.came_later]
        if later and self._is_coordinator:
            actions.append(
                Action(lambda speech: speech.say("Look whom it is about…"), lambda: self.late_came.emit(later))
            )
        return tuple(actions)

    def _cancel(self) -> None:
        if self._job is not None and self._merges:
            self._job.cancel()
        else:
            self.leave()

    def _set_works(self, *, works: bool) -> None:
        self._bar.setVisible(works)
        self._files.setEnabled(not works)
        self.add.setEnabled(not works)
        self.foot.set_works(works=works, merges=self._merges)

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        speech = self._page.speech
        self.back.setText(speech.say("Laptops"))
        self._title.setText(speech.say("Bring together"))
        self.add.setText(speech.say("Add files…"))
        self._bar.setAccessibleName(speech.say("Running work"))
        self.show_files()

    @override
    def use_theme(self, theme: Theme) -> None:
        self._column.setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(24))
        self._column.setSpacing(theme.px(12))
        self._head.setSpacing(theme.px(12))


def _fill(card: Card, widgets: Sequence[QWidget]) -> None:
    empty(card.body)
    for widget in widgets:
        card.body.addWidget(widget)
    card.setVisible(bool(widgets))


def _line(icon: str, tone: str, words: str) -> Row:
    row = Row(Symbol(icon, 18, tone=tone), Text(words, wraps=True))
    row.box.setStretch(1, 1)
    return row


def _pair(word: str, words: str) -> Row:
    row = Row(Text(word, BODY.strong, fixed=True), Text(words, tone="quiet", wraps=True))
    row.box.setStretch(1, 1)
    return row
