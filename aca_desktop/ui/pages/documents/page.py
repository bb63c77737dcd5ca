"""The page of documents: what can be made at the left, what it will look like beside it, bulk work above both."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from aca_desktop.domain.coalition.network import members_of
from aca_desktop.errors import AcaError
from aca_desktop.i18n import LANGUAGES, mark
from aca_desktop.ui import choosing
from aca_desktop.ui.background import Job
from aca_desktop.ui.frame.dropping import Dropped
from aca_desktop.ui.frame.shortcuts import Keys
from aca_desktop.ui.pages.documents.bulk import Bulk
from aca_desktop.ui.pages.documents.kinds import KINDS, OF_ONE, SEALED, Kind, Order, make
from aca_desktop.ui.pages.documents.signatories import Signatories
from aca_desktop.ui.pages.page import Page, Room
from aca_desktop.ui.pages.paper_pane import PaperPane
from aca_desktop.ui.parts.buttons import Button
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.fields.combos import Combo
from aca_desktop.ui.parts.fields.fields import Field, Labelled
from aca_desktop.ui.parts.navigation import ItemList, ListItem
from aca_desktop.ui.parts.rows import Column, Row, Rule
from aca_desktop.ui.parts.scrolling import ScrollArea
from aca_desktop.ui.parts.text import page_title
from aca_desktop.ui.session import Session
from aca_desktop.ui.theme.theme import Theme, ThemedWidget
from aca_desktop.ui.troubles import sentence

if TYPE_CHECKING:
    from aca_desktop.services.coalition.coalitions import Coalition
    from aca_desktop.services.papers.papers import Paper
    from aca_desktop.ui.pages.checked_papers import CheckedPapers

_LIST = 284
_REST = 300
_MOST_BLANK = 200


class DocumentsPage(Page):
    """`show_this` takes a kind's name, or papers that were dropped, which are checked."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._kind: Kind = "declaration"
        self._chosen: dict[Kind, str | None] = {}  # the language that somebody chose for a kind
        self._job: Job | None = None
        self._shown: Order | None = None
        self._papers: CheckedPapers | None = None
        self._stack = QStackedLayout(self)
        self.inside = _Inside(room)
        self._stack.addWidget(self.inside)
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._make)
        self._connect()

    def _connect(self) -> None:
        inside = self.inside
        inside.kinds.chosen.connect(self.show_this)
        inside.check.clicked.connect(self._choose_papers)
        inside.signatories.chosen.connect(lambda _id, _name: self._make())
        inside.signatories.counted.connect(inside.say_counts)
        inside.language.activated.connect(lambda _place: self._choose_language())
        for field in (inside.blank, inside.tables):
            field.textEdited.connect(lambda _text: self._rest.start())
        inside.all.clicked.connect(self._choose_folder)
        inside.bulk.told.connect(self.told)
        inside.pane.told.connect(self.told)

    @override
    def keys(self) -> Sequence[Keys]:
        return (
            Keys("Ctrl+P", mark("Print the paper")),
            Keys("Ctrl+S", mark("Save the paper")),
            Keys("Ctrl+Shift+S", mark("Make all declarations")),
        )

    @property
    def _which(self) -> "Coalition | None":
        return self.session.coalition if self.session is not None and self.session.is_open else None

    # what is shown

    @override
    def show_session(self, session: Session | None) -> None:
        if session is not self.session:
            self.inside.bulk.stop()
            self._shown = None
            self._chosen.clear()
            self.inside.pane.clear()
        super().show_session(session)

    @override
    def refresh(self) -> None:
        coalition = self._which
        self.inside.items["network"].setVisible(coalition is not None and bool(members_of(coalition.fields)))
        self._fill_languages()
        self.inside.signatories.show_coalition(self.session, coalition)
        self._shown = None
        self._show_options()
        if self._kind not in OF_ONE:
            self._make()

    @override
    def retranslate(self) -> None:
        self.inside.retranslate()
        if self._papers is not None:
            self._papers.retranslate()
        self.refresh()

    @override
    def show_this(self, what: object) -> None:
        if isinstance(what, Dropped):
            if what.kind == "pdf":
                self._check(list(what.paths))
        elif what in KINDS:
            self.choose(next(kind for kind in KINDS if kind == what))

    @override
    def begin(self) -> None:
        self.inside.items[self._kind].setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, kind: Kind) -> None:
        """Show a kind of paper."""
        self._kind = kind
        self._stack.setCurrentWidget(self.inside)
        self._fill_languages()
        self._show_options()
        self._make()

    def _show_options(self) -> None:
        inside = self.inside
        inside.kinds.check(self._kind)
        inside.signatories.setVisible(self._kind in OF_ONE)
        inside.all.setVisible(self._kind == "declaration")
        inside.all.setEnabled(not inside.bulk.is_running)
        inside.blank_label.setVisible(self._kind == "sheet")
        inside.tables_label.setVisible(self._kind == "card")

    def _fill_languages(self) -> None:
        """Offer the languages that this kind of paper can have; for a declaration, as it was read first of all.

        What was chosen for one kind says nothing of another.
        """
        coalition, combo, speech = self._which, self.inside.language, self.speech
        chosen = self._chosen.get(self._kind)
        own = list(coalition.record.languages) if coalition else []
        tags = own if self._kind in ("declaration", "joint", "sheet") else list(LANGUAGES)
        first = [tag for tag in own if tag in tags]
        with QSignalBlocker(combo):
            combo.clear()
            if self._kind == "declaration":
                combo.addItem(speech.say("As it was read"), None)
            for tag in first + [tag for tag in tags if tag not in first]:
                combo.addItem(speech.language_title(tag), tag)
            combo.setCurrentIndex(max(0, combo.findData(chosen)) if chosen else 0)

    def _choose_language(self) -> None:
        self._chosen[self._kind] = self.inside.language.currentData()
        self._make()

    # making

    def _order(self) -> Order | None:
        coalition, inside = self._which, self.inside
        if coalition is None:
            return None
        signature = inside.signatories.list.currentData() if self._kind in OF_ONE else None
        if self._kind in OF_ONE and not signature:
            return None
        typed = inside.blank.text().strip()
        return Order(
            self._kind,
            coalition.id,
            inside.language.currentData(),
            signature,
            min(int(typed), _MOST_BLANK) if typed.isdecimal() and len(typed) < 6 else 0,
            tuple(part.strip() for part in inside.tables.text().split(",") if part.strip()),
        )

    def _make(self) -> None:
        """Make the paper that is wanted beside the window, in place of one that is being made."""
        order, session, inside = self._order(), self.session, self.inside
        if order is not None and order == self._shown:
            return
        if self._job is not None:
            self._job.cancel()
        self._shown = order
        if order is None or session is None:
            inside.pane.show_sentence(self.speech.say("Nobody has signed yet."))
            return
        if order.kind == "card" and not order.tables:
            inside.pane.show_sentence(self.speech.say("Name the tables, with commas between."))
            return
        inside.pane.show_making()
        title = self._title(order)

        def done(paper: "Paper") -> None:
            if order == self._shown:
                inside.pane.show_paper(paper, title, sealed=order.kind in SEALED, folder=session.path.parent)

        def failed(error: AcaError) -> None:
            if order == self._shown:
                inside.pane.show_sentence(sentence(self.speech, error))

        self._job = session.read(self, lambda workspace, progress: make(workspace, order, progress), done, failed)

    def _title(self, order: Order) -> str:
        if order.kind in OF_ONE:
            return self.inside.signatories.list.currentText()
        return self.speech.say(KINDS[order.kind][0])

    def _choose_folder(self) -> None:
        session = self.session
        proposed = session.path.parent if session is not None else None
        folder = choosing.folder_to_write_into(self, self.speech.say("A folder for all declarations"), proposed)
        if folder is not None:
            self.make_all(folder)

    def make_all(self, folder: Path) -> None:
        """Make the declarations of all signatures in a folder."""
        coalition, session = self._which, self.session
        if coalition is not None and session is not None and not self.inside.bulk.is_running:
            self.inside.bulk.start(session, coalition.id, folder)

    # checking

    def _choose_papers(self) -> None:
        words = self.speech.say("Check papers")
        path = choosing.file_to_open(self, words, "PDF (*.pdf)")
        if path is not None:
            self._check([path])

    def _check(self, paths: list[Path]) -> None:
        if self._papers is None:
            from aca_desktop.ui.pages.checked_papers import CheckedPapers

            self._papers = CheckedPapers(self.room)
            self._papers.told.connect(self.told)
            self._papers.left.connect(lambda: self._stack.setCurrentWidget(self.inside))
            self._papers.another_asked.connect(self._choose_papers)
            self._stack.addWidget(self._papers)
            self._papers.retranslate()
        self._stack.setCurrentWidget(self._papers)
        self._papers.check(paths, self.session)


class _Inside(ThemedWidget, QWidget):
    """Title, bulk work, the list of kinds, options and the paper."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        self._title = page_title("")
        self.bulk = Bulk(room)
        self.items: dict[str, ListItem] = {
            kind: ListItem(name, icon, below) for kind, (name, below, icon) in KINDS.items()
        }
        self.kinds = ItemList(self.items)
        self.check = ListItem("", "shield-check", " ")
        self.signatories = Signatories()
        self.language = Combo(icon="languages")
        self.blank, self.tables = Field("0"), Field("1, 2, 3")
        self.blank_label, self.tables_label = Labelled("", self.blank, lines=0), Labelled("", self.tables, lines=0)
        self.all = Button("", icon="files", keys="Ctrl+Shift+S", shown=False)
        self.pane = PaperPane(room)
        self._build()

    def _build(self) -> None:
        whole = Column(self.kinds, Rule(), self.check, None, gap=0, margins=(8, 8, 8, 8))
        self._list = Card(padding=0, gap=0)
        self._list.body.addWidget(ScrollArea(whole, inside=True))
        options = Row(self.signatories, self.blank_label, self.tables_label, self.language, self.all, gap=12)
        options.box.setStretch(0, 1)
        options.box.addStretch(0)  # takes what is left where nothing is as wide as there is room
        options.box.setAlignment(self.language, Qt.AlignmentFlag.AlignBottom)
        right = Column(options, self.pane, gap=16)
        right.box.setStretch(1, 1)
        self._row = QHBoxLayout()
        self._row.addWidget(self._list)
        self._row.addWidget(right, 1)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._title)
        self._column.addWidget(self.bulk)
        self._column.addLayout(self._row, 1)

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        speech = self._room.speech.now
        self._title.setText(speech.say("Documents"))
        self._list.setAccessibleName(speech.say("Kinds of documents"))
        for kind, (name, below, _icon) in KINDS.items():
            self.items[kind].setText(speech.say(name))
            self.items[kind].set_below(speech.say(below))
        self.check.setText(speech.say("Check a PDF…"))
        self.check.set_below(speech.say("yours or anybody’s"))
        self.language.setAccessibleName(speech.say("Language of the paper"))
        self.blank_label.set_label(speech.say("Blank rows"))
        self.tables_label.set_label(speech.say("Names of the tables, with commas between"))
        self.all.setText(speech.say("Make all…"))
        self.signatories.retranslate(speech)
        self.bulk.retranslate()
        self.pane.retranslate()

    def say_counts(self, count: int) -> None:
        """Say how many declarations there are."""
        speech = self._room.speech.now
        self.items["declaration"].set_below(speech.say_count("{count}, one PDF", "{count}, one PDF each", count))

    @override
    def use_theme(self, theme: Theme) -> None:
        self._column.setContentsMargins(*(theme.px(24),) * 4)
        self._column.setSpacing(theme.px(16))
        self._row.setSpacing(theme.px(16))
        self._list.setFixedWidth(theme.px(_LIST))
