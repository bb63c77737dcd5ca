"""One part of a page: how it reads, saves with Undo, and says what is wrong. Knows no field."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from aca_desktop.domain.journal.kinds import Rank
from aca_desktop.domain.values.problems import Problem, Refused
from aca_desktop.errors import AcaError
from aca_desktop.i18n import Speech
from aca_desktop.sentences.telling import problem
from aca_desktop.ui.background import Progress
from aca_desktop.ui.frame.messages import Action, Message, Words, undo_action
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.parts.rows import Column, Row
from aca_desktop.ui.parts.tone import Tone
from aca_desktop.ui.session import Session
from aca_desktop.ui.troubles import told

if TYPE_CHECKING:
    from aca_desktop.domain.journal.entry import Entry
    from aca_desktop.services.coalition.coalitions import Coalition
    from aca_desktop.services.workspace.workspaces import Workspace

type Writing = Callable[["Workspace", "Coalition"], "Entry | str | None"]
"""Writes in the worker; returns the entry that Undo takes back, or its id, None if nothing was to be written."""


SAVED = "saved"
"""The key of what tells that something is saved: the next takes its place, and it goes with its page."""


def side_by_side(*fields: QWidget) -> Row:
    """Return fields in a row, all beginning at its top, however much stands below them."""
    row = Row(*fields, gap=16)
    for field in fields:
        row.box.setAlignment(field, Qt.AlignmentFlag.AlignTop)
    return row


class Part(Column):
    """`told` has a Message for the window, `page_asked` another page. Subclasses build themselves."""

    told = Signal(object)
    page_asked = Signal(str, object)

    foot: Row | None = None
    """What stays in sight below the part, however far that is scrolled; the page shows it."""

    def __init__(self, room: Room) -> None:
        super().__init__(gap=16)
        self.room = room
        self.session: Session | None = None

    @property
    def speech(self) -> Speech:
        """The window's speech as it is now."""
        return self.room.speech.now

    @property
    def coalition(self) -> "Coalition | None":
        """The coalition that is shown."""
        return self.session.coalition if self.session is not None and self.session.is_open else None

    @property
    def tags(self) -> tuple[str, ...]:
        """The coalition's languages, its first one first."""
        coalition = self.coalition
        if coalition is None:
            return ()
        return coalition.record.languages or tuple(coalition.record.names)

    @property
    def can_write(self) -> bool:
        """Whether this laptop may change what a coordinator changes."""
        coalition, session = self.coalition, self.session
        return (
            session is not None
            and session.writable
            and coalition is not None
            and coalition.rank >= Rank.COORDINATOR
        )

    def show_session(self, session: Session | None) -> None:
        """Show this workspace, or none."""
        self.session = session
        self.refresh()

    def refresh(self) -> None:
        """Show what is in the session now; what is being typed stays."""

    def retranslate(self) -> None:
        """Say everything in the language of now."""

    def keep(self) -> None:
        """Save what was typed and not yet saved."""

    def has_mistakes(self) -> bool:
        """Say whether something was typed that cannot be saved."""
        return False

    def put_back(self) -> None:
        """Let what cannot be saved be as it was before."""

    def save(
        self,
        writing: Writing,
        refused: Callable[[Sequence[Problem]], None] | None = None,
        saved: Callable[[], None] | None = None,
        *,
        undoable: bool = True,
        undoing: Writing | None = None,
        words: Words | None = None,
        more: tuple[Action, ...] = (),
    ) -> None:
        """Write beside the window; then tell that it is saved, with Undo, or what is wrong.

        `undoing` is how to undo what no inverse entry can take back; `words` say what was done, and `more` what
        one can do next, where "Saved." is too little.
        """
        which, session = self.coalition, self.session
        if which is None or session is None:
            return
        id_ = which.id

        def work(workspace: "Workspace", _progress: Progress) -> str | None:
            from aca_desktop.services.coalition.coalitions import coalition

            entry = writing(workspace, coalition(workspace, id_))
            return entry if entry is None or isinstance(entry, str) else entry.id

        def done(entry: str | None) -> None:
            if entry is not None and undoing is not None:
                self._tell_saved(lambda: self.save(undoing, undoable=False), words, more)
            elif entry is not None:
                self._tell_saved((lambda: self.undo(entry)) if undoable else None, words, more)
            if saved is not None:
                saved()

        def failed(error: AcaError) -> None:
            if isinstance(error, Refused) and refused is not None:
                refused(error.problems)
            else:
                self._tell_trouble(error)

        session.write(self, self.speech.say("Saving"), work, done, failed)

    def _tell_saved(self, undo: Callable[[], None] | None, words: Words | None, more: tuple[Action, ...]) -> None:
        actions = more
        if undo is not None:
            actions = (*more, undo_action(undo))
        words = words or (lambda speech: speech.say("Saved."))
        self.told.emit(Message(words, Tone.GOOD, actions, key=SAVED))

    def undo(self, entry: str, undone: Callable[[], None] | None = None) -> None:
        """Take an entry back; then call `undone`, or tell that it is as before."""
        session = self.session
        if session is None or not session.is_open:
            return

        def work(workspace: "Workspace", _progress: Progress) -> None:
            from aca_desktop.services.journal.undoing import undo

            undo(workspace, entry)

        def done(_nothing: None) -> None:
            (undone or self.tell_undone)()

        session.write(self, self.speech.say("Undo"), work, done, self._tell_trouble)

    def tell_undone(self) -> None:
        """Tell that it is as before."""
        self.told.emit(Message(lambda speech: speech.say("It is as it was before."), Tone.GOOD, key=SAVED))

    def _tell_trouble(self, error: AcaError) -> None:
        if isinstance(error, Refused):
            found = error.problems[0]
            self.told.emit(Message(lambda speech: problem(speech, found), key=SAVED))
        else:
            self.told.emit(Message(told(error), key=SAVED))
