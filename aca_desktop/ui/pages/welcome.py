"""Without a file: what was opened before, a new coalition, a sample, a paper to check. Knows no other page."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from aca_desktop.i18n import mark
from aca_desktop.paths import resources
from aca_desktop.settings import Settings
from aca_desktop.ui.pages.page import Page, Room
from aca_desktop.ui.pages.recents import Recents
from aca_desktop.ui.parts.buttons import TALL, Button, Kind
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.drop_zone import DropZone
from aca_desktop.ui.parts.empty import EmptyState
from aca_desktop.ui.parts.menus import Menu
from aca_desktop.ui.parts.row_buttons import RowButton
from aca_desktop.ui.parts.rows import Column, Row
from aca_desktop.ui.parts.scrolling import ScrollArea
from aca_desktop.ui.parts.symbols import Sign, Symbol
from aca_desktop.ui.parts.text import Text, section_title
from aca_desktop.ui.shortcuts import Keys
from aca_desktop.ui.theme.look import Dressed, Look
from aca_desktop.ui.theme.type import BODY, FIGURE, QUIET

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aca_desktop.errors import AcaError
    from aca_desktop.ui.background import Progress
    from aca_desktop.ui.pages.checked_papers import CheckedPapers
    from aca_desktop.ui.pages.founding import Founding

LANGUAGES = (("en", "English"), ("es", "Español"), ("ja", "日本語"))
"""Each by its own name, whatever language the window speaks."""

_SAMPLES = (
    ("aca-gdl", mark("ACA Guadalajara"), "sprout", "MX"),
    ("jci", mark("Japan Climate Initiative"), "leaf", "JP"),
    ("wasi", mark("We Are Still In"), "landmark", "US"),
    ("aca", mark("The network of all three"), "globe", ""),
)

_KINDS = (
    (".aca", mark("open the file")),
    (".acasync", mark("bring in a laptop’s work")),
    (".csv  .xlsx", mark("import organisations")),
    (".pdf", mark("check a paper")),
)


class WelcomePage(Page):
    """The first page; the assistant for a new coalition and the verdicts on papers take its place meanwhile."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._stack = QStackedLayout(self)
        self._start = _Start(self)
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
        from aca_desktop.ui.dropping import Dropped
        from aca_desktop.ui.messages import Action, Message

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
        from aca_desktop.ui.messages import Action, Message
        from aca_desktop.ui.parts.tone import Tone

        path = self.room.context.home / "samples" / f"{code}.aca"
        if not path.exists():
            self._make_sample(code, path)
            return
        again = Action(lambda speech: speech.say("Make it anew"), lambda: self._make_anew(code, path))
        self.told.emit(
            Message(
                lambda speech: speech.say("This is the sample that you tried before, as you left it."),
                Tone.NEUTRAL, (again,), key="sample",
            )
        )  # fmt: skip
        self.file_asked.emit(path)

    def _make_anew(self, code: str, path: Path) -> None:
        from aca_desktop.services.file_place import free_name

        self._make_sample(code, free_name(path.parent, path.name))

    def _make_sample(self, code: str, path: Path) -> None:
        context = self.room.context

        def work(_progress: "Progress") -> Path:
            from aca_desktop.files import make_folder
            from aca_desktop.services.samples import build

            make_folder(path.parent)
            build(path, code, context)
            return path

        self._start.show_making(code)
        self.room.jobs.run(
            self,
            work,
            self.file_asked.emit,
            self._tell_trouble,
            lambda: self._start.show_making(None),
            kind="write",
        )

    def _tell_trouble(self, error: "AcaError") -> None:
        from aca_desktop.ui.messages import Message
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


class _Start(Dressed, QWidget):
    """What one sees first."""

    def __init__(self, page: WelcomePage) -> None:
        super().__init__(page)
        self._page = page
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._build_head())
        self._column.addStretch(3)
        self._column.addLayout(self._build_columns(), 20)
        self._column.addStretch(3)
        self._column.addWidget(self._build_zone())

    def _build_head(self) -> QHBoxLayout:
        self._sign = Sign(48)
        self._title = Text("ACA Desktop", FIGURE, fixed=True)
        self._motto = Text("", BODY, "quiet")
        self.languages = Button("", icon="languages")
        self.help = Button("", icon="circle-question-mark", cap="F1", shown=False)
        self._head = QHBoxLayout()
        self._head.addWidget(self._sign)
        self._head.addWidget(Column(self._title, self._motto, gap=0))
        self._head.addStretch(1)
        self._head.addWidget(self.languages)
        self._head.addWidget(self.help)
        return self._head

    def _build_columns(self) -> QHBoxLayout:
        self._columns = QHBoxLayout()
        self._columns.addLayout(self._build_recents(), 664)
        self._columns.addLayout(self._build_ways(), 400)
        return self._columns

    def _build_recents(self) -> QVBoxLayout:
        self._recent = section_title("")
        self.recents = Recents()
        self._nothing = EmptyState("", "folder-open")
        inside = Column(self.recents, None, self._nothing, None, gap=0)
        card = Card(padding=0, gap=0)
        card.body.addWidget(ScrollArea(inside, inside=True))
        card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._left = QVBoxLayout()
        self._left.addWidget(self._recent)
        self._left.addWidget(card, 1)
        return self._left

    def _build_ways(self) -> QVBoxLayout:
        self._ways = section_title("")
        self.new = Button("", Kind.PRIMARY, TALL, icon="file-plus", keys="Ctrl+N", fills=True)
        self.open = Button("", size=TALL, icon="folder-open", cap="Ctrl+O", fills=True)
        self.join = Button("", icon="package", fills=True)
        self.check = Button("", icon="shield-check", fills=True)
        self._right = QVBoxLayout()
        for widget in (self._ways, self.new, self.open, self.join, self.check, self._build_samples()):
            self._right.addWidget(widget)
        self._right.addStretch(1)
        return self._right

    def _build_samples(self) -> Card:
        self._try = Text("", BODY.strong)
        self._made_up = Text("", QUIET, "quiet", fixed=True)
        card = Card(padding=0, gap=0)
        head = Row(
            Symbol("flask-conical", 18, tone="primary"), self._try, None, self._made_up, margins=(13, 13, 13, 12)
        )
        card.body.addWidget(head)
        self.samples = {}
        for code, name, icon, _country in _SAMPLES:
            if (resources() / "samples" / code / "claims.json").is_file():
                self.samples[code] = RowButton(name, icon, lined=True)
                card.body.addWidget(self.samples[code])
        return card

    def _build_zone(self) -> DropZone:
        self.zone = DropZone("", "", disc=True)
        self.zone.box.setStretch(1, 0)
        self._kinds = []
        for ending, _does in _KINDS:
            what = Text("", QUIET, "quiet", fixed=True)
            self._kinds.append(what)
            self.zone.box.addStretch(1)
            self.zone.box.addWidget(Column(None, Text(ending, BODY.strong, fixed=True), what, None, gap=2))
        return self.zone

    def focus_first(self) -> None:
        """Give the keyboard to what is most likely wanted."""
        if not self.recents.isHidden():
            self.recents.focus_first()
        else:
            self.new.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_recents(self, recents: "Sequence[object]") -> None:
        """Show files that were opened before, or that there are none."""
        self.recents.show_recents(recents)  # type: ignore[arg-type]
        self.recents.setVisible(bool(recents))
        self._nothing.setVisible(not recents)
        self._say_recents()

    def show_missing(self, missing: frozenset[str]) -> None:
        """Say which of them are not there."""
        self.recents.show_missing(missing)
        self._say_recents()

    def show_making(self, code: str | None) -> None:
        """Show that a sample is being made, or none any more."""
        self._making = code
        for row in self.samples.values():
            row.setEnabled(code is None)
        self._say_samples()

    _making: str | None = None

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        speech = self._page.speech
        self._motto.setText(speech.say("Declarations signed by hand. Totals that hold."))
        self.languages.setText(dict(LANGUAGES).get(speech.language, "English"))
        self.languages.setAccessibleName(speech.say("Language: {language}", language=self.languages.words()))
        self.help.setText(speech.say("Help"))
        self._recent.setText(speech.say("Recent"))
        self._ways.setText(speech.say("Start"))
        self.new.setText(speech.say("New coalition"))
        self.open.setText(speech.say("Open…"))
        self.join.setText(speech.say("Join with a kit…"))
        self.check.setText(speech.say("Check a PDF…"))
        self._nothing.set_sentence(
            speech.say("Files that you open are listed here. To look around first, try a sample.")
        )
        self.zone.set_words(speech.say("Drop a file anywhere"), speech.say("What happens depends on its content"))
        for text, (_ending, does) in zip(self._kinds, _KINDS, strict=True):
            text.setText(speech.say(does))
        self._say_recents()
        self._say_samples()

    def _say_recents(self) -> None:
        self.recents.retranslate(self._page.speech, self._page.room.context.now().date())

    def _say_samples(self) -> None:
        speech = self._page.speech
        self._try.setText(speech.say("Try a sample"))
        self._made_up.setText(speech.say("invented signers"))
        for code, name, _icon, country in _SAMPLES:
            if code in self.samples:
                where = speech.country_name(country) if country else speech.say("three countries")
                beside = speech.say("is being made…") if code == self._making else where
                self.samples[code].tell(speech.say(name), beside)

    @override
    def dress(self, look: Look) -> None:
        side = look.px(96 if self.width() >= look.px(1240) else 24)
        self._column.setContentsMargins(side, look.px(40), side, look.px(32))
        self._column.setSpacing(look.px(16))
        self._head.setSpacing(look.px(16))
        self._columns.setSpacing(look.px(24))
        self._left.setSpacing(look.px(12))
        self._right.setSpacing(look.px(12))

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.dress(self.look())
        return super().event(event)
