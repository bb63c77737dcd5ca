"""Without a file: what was opened before, a new coalition, a sample, a paper to check. Knows no other page."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedLayout

from aca_desktop.i18n import mark
from aca_desktop.settings import Settings
from aca_desktop.ui.frame.shortcuts import Keys
from aca_desktop.ui.pages.page import Page, Room
from aca_desktop.ui.pages.welcome_view import LANGUAGES, WelcomeView
from aca_desktop.ui.parts.menus import Menu
from aca_desktop.ui.parts.scrolling import ScrollArea

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aca_desktop.errors import AcaError
    from aca_desktop.ui.background import Progress
    from aca_desktop.ui.pages.checked_papers import CheckedPapers
    from aca_desktop.ui.pages.founding import Founding


class WelcomePage(Page):
    """The first page; the assistant for a new coalition and the verdicts on papers take its place meanwhile."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._stack = QStackedLayout(self)
        self._start = WelcomeView(self.room)
        self._first = ScrollArea(self._start, inside=True)  # so that it asks no height of a small window
        self._stack.addWidget(self._first)
        self._founding: Founding | None = None
        self._papers: CheckedPapers | None = None
        self._connect()

    def _connect(self) -> None:
        start = self._start
        start.recents.chosen.connect(self.file_asked)
        start.recents.located.connect(self._locate)
        start.new.clicked.connect(self._begin_founding)
        start.open.clicked.connect(self._open)
        start.join.clicked.connect(lambda: self._join())
        start.check.clicked.connect(self._choose_papers)
        start.zone.dropped.connect(self.dropped)
        start.help.clicked.connect(self.help_asked)
        for code, row in start.samples.items():
            row.clicked.connect(lambda _on=False, code=code: self._try_sample(code))

    @override
    def keys(self) -> "Sequence[Keys]":
        return (Keys("Ctrl+N", mark("Found a new coalition")), Keys("Return", mark("Open the marked file")))

    @override
    def retranslate(self) -> None:
        self._start.retranslate()
        self._offer_languages()
        for view in (self._founding, self._papers):
            if view is not None:
                view.retranslate()

    @override
    def refresh(self) -> None:
        """Show the files that were opened before, and look which of them are still there."""
        self._show_recents()
        if self._stack.currentWidget() is self._first:
            QTimer.singleShot(0, self._start, self._start.focus_first)  # once it is seen

    @override
    def show_this(self, what: object) -> None:
        """Show what was dropped or is asked for: papers are checked, everything else wants a file first."""
        from aca_desktop.ui.frame.dropping import Dropped
        from aca_desktop.ui.frame.messages import Action, Message

        if isinstance(what, Dropped):
            if what.kind == "pdf":
                self._check(what.paths)
                return
            actions = [Action(lambda speech: speech.say("Open…"), self._open, primary=True)]
            if what.kind == "sync":
                kit = what.paths[0]
                actions.append(Action(lambda speech: speech.say("Join by this kit…"), lambda: self._join(kit)))
            self.told.emit(
                Message(
                    lambda speech: speech.say("Open your coalition’s file first, then drop this into it."),
                    actions=tuple(actions),
                    key="drop",
                )
            )

    # what was opened before

    def _show_recents(self) -> None:
        recents = Settings.kept_in(self.room.context.home).recents
        self._start.show_recents(recents)
        paths = [recent.path for recent in recents]

        def look(_progress: "Progress") -> frozenset[str]:
            return frozenset(path for path in paths if not Path(path).is_file())

        if paths:
            self.room.jobs.run(self, look, self._start.show_missing)

    def _open(self) -> None:
        from aca_desktop.ui import choosing

        path = choosing.workspace_to_open(self, self.speech)
        if path is not None:
            self.file_asked.emit(path)

    def _locate(self, missing: Path) -> None:
        from aca_desktop.ui import choosing

        path = choosing.workspace_to_open(self, self.speech, missing.parent)
        if path is not None:
            self.file_asked.emit(path)

    def _join(self, kit: Path | None = None) -> None:
        from aca_desktop.ui.pages.joining import Joining

        joining = Joining(self.room, self.window())
        joining.told.connect(self.told)
        joining.joined.connect(self.file_asked)
        joining.ask(kit)

    # samples

    def _try_sample(self, code: str) -> None:
        from aca_desktop.ui.frame.messages import Action, Message
        from aca_desktop.ui.parts.tone import Tone

        path = self.room.context.home / "samples" / f"{code}.aca"
        if not path.exists():
            self._make_sample(code, path)
            return
        again = Action(lambda speech: speech.say("Make it anew"), lambda: self._make_anew(code, path))
        self.file_asked.emit(path)
        self.told.emit(
            Message(
                lambda speech: speech.say("This is the sample that you tried before, as you left it."),
                Tone.NEUTRAL, (again,), key="sample",
            )
        )  # fmt: skip

    def _make_anew(self, code: str, path: Path) -> None:
        from aca_desktop.services.workspace.file_place import free_name

        self._make_sample(code, free_name(path.parent, path.name))

    def _make_sample(self, code: str, path: Path) -> None:
        context = self.room.context

        def work(progress: "Progress") -> Path:
            from aca_desktop.files import make_folder
            from aca_desktop.services.samples.samples import build

            make_folder(path.parent)
            build(path, code, context, progress)
            return path

        self._start.show_making(code)
        self.room.jobs.run(
            self,
            work,
            self.file_asked.emit,
            self._tell_trouble,
            lambda: self._start.show_making(None),
            name=self.room.speech.now.say("Making the sample"),
            kind="write",
        )

    def _tell_trouble(self, error: "AcaError") -> None:
        from aca_desktop.ui.frame.messages import Message
        from aca_desktop.ui.troubles import told

        self.told.emit(Message(told(error), key=error.code))

    # what takes the page's place

    def dropped(self, paths: list[Path]) -> None:
        """Have files that were dropped on the page judged by the window."""
        self.files_dropped.emit(paths)

    def _begin_founding(self) -> None:
        if self._founding is None:
            from aca_desktop.ui.pages.founding import Founding

            self._founding = Founding(self.room)
            self._founding.told.connect(self.told)
            self._founding.left.connect(self._back)
            self._founding.opened.connect(self._on_founded)
            self._stack.addWidget(self._founding)
            self._founding.retranslate()
        self._stack.setCurrentWidget(self._founding)
        self._founding.begin()

    def _on_founded(self, path: Path) -> None:
        self._drop_founding()
        self._back()
        self.page_asked.emit("coalition", None)
        self.file_asked.emit(path)

    def _drop_founding(self) -> None:
        """Forget the assistant, and with it every passphrase that was typed."""
        if self._founding is not None:
            self._stack.removeWidget(self._founding)
            self._founding.deleteLater()
            self._founding = None

    def _choose_papers(self) -> None:
        from aca_desktop.ui import choosing

        words = self.speech.say("Papers")
        path = choosing.file_to_open(self, self.speech.say("Check a PDF"), f"{words} (*.pdf *.acasync)")
        if path is not None:
            self._check([path])

    def _check(self, paths: list[Path]) -> None:
        if self._papers is None:
            from aca_desktop.ui.pages.checked_papers import CheckedPapers

            self._papers = CheckedPapers(self.room)
            self._papers.told.connect(self.told)
            self._papers.left.connect(self._back)
            self._papers.another_asked.connect(self._choose_papers)
            self._stack.addWidget(self._papers)
            self._papers.retranslate()
        self._stack.setCurrentWidget(self._papers)
        self._papers.check(paths)

    def _back(self) -> None:
        self._stack.setCurrentWidget(self._first)
        self._start.focus_first()

    # language

    def _offer_languages(self) -> None:
        """Have a menu of the languages at their button, the one that is spoken checked."""
        before = self._start.languages.menu()
        menu = Menu(self.speech.say("Language"), self)
        for code, name in LANGUAGES:
            menu.add(name, self._chooser(code), chosen=code == self.speech.language)
        self._start.languages.setMenu(menu)
        if before is not None:
            before.deleteLater()

    def _chooser(self, code: str) -> Callable[[], None]:
        return lambda: self.language_asked.emit(code)
