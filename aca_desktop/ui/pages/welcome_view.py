"""What the first page shows, and how it is laid out. It must not know what comes of touching anything."""

from collections.abc import Sequence
from typing import override

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from aca_desktop.i18n import mark
from aca_desktop.paths import resources
from aca_desktop.settings import Recent
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.pages.recents import Recents
from aca_desktop.ui.parts.buttons import TALL, Button, Kind
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.empty import EmptyState
from aca_desktop.ui.parts.fields.drop_zone import DropZone
from aca_desktop.ui.parts.row_buttons import RowButton
from aca_desktop.ui.parts.rows import Column, Row
from aca_desktop.ui.parts.scrolling import ScrollArea
from aca_desktop.ui.parts.symbols import Sign, Symbol
from aca_desktop.ui.parts.text import Text, section_title
from aca_desktop.ui.theme.theme import Theme, ThemedWidget
from aca_desktop.ui.theme.type import BODY, FIGURE, QUIET

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


class WelcomeView(ThemedWidget, QWidget):
    """Recent files, ways to begin, samples, and a zone to drop files on."""

    _making: str | None = None

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
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
        self._try = Text("", BODY.strong, fixed=True)
        self._made_up = Text("", QUIET, "quiet")
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

    def show_recents(self, recents: Sequence[Recent]) -> None:
        """Show files that were opened before, or that there are none."""
        self.recents.show_recents(recents)
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

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        speech = self._room.speech.now
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
        self.recents.retranslate(self._room.speech.now, self._room.context.now().date())

    def _say_samples(self) -> None:
        speech = self._room.speech.now
        self._try.setText(speech.say("Try a sample"))
        self._made_up.setText(speech.say("invented signers"))
        for code, name, _icon, country in _SAMPLES:
            if code in self.samples:
                where = speech.country_name(country) if country else speech.say("three countries")
                beside = speech.say("is being made…") if code == self._making else where
                self.samples[code].tell(speech.say(name), beside)

    @override
    def use_theme(self, theme: Theme) -> None:
        side = theme.px(96 if self.width() >= theme.px(1240) else 24)
        self._column.setContentsMargins(side, theme.px(40), side, theme.px(32))
        self._column.setSpacing(theme.px(16))
        self._head.setSpacing(theme.px(16))
        self._columns.setSpacing(theme.px(24))
        self._left.setSpacing(theme.px(12))
        self._right.setSpacing(theme.px(12))

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.use_theme(self.theme())
        return super().event(event)
