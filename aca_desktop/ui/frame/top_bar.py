"""The window's top bar: which coalition is shown, the search field, and help. Knows no session."""

from collections.abc import Callable, Sequence
from typing import override

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from aca_desktop.i18n import Speech
from aca_desktop.ui.frame.measures import TOP_BAR
from aca_desktop.ui.painting.shapes import line
from aca_desktop.ui.parts.buttons import Button, Kind
from aca_desktop.ui.parts.chips import Chip
from aca_desktop.ui.parts.fields.fields import SearchField
from aca_desktop.ui.parts.menus import Menu
from aca_desktop.ui.parts.symbols import Symbol
from aca_desktop.ui.parts.text import Text
from aca_desktop.ui.parts.tone import Tone
from aca_desktop.ui.theme import Theme, ThemedWidget
from aca_desktop.ui.theme.type import BODY

_SEARCH = 320


class TopBar(ThemedWidget, QWidget):
    """`coalition_chosen` tells a coalition's id, `searched` what is typed, `help_asked` that help is wanted."""

    coalition_chosen = Signal(str)
    searched = Signal(str)
    help_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._coalitions: Sequence[tuple[str, str]] = ()
        self._chosen: str | None = None
        self._mark = Symbol("sprout", 16, tone="primary", disc=28)
        self._name = Text("", BODY.strong)
        self._sample = Chip("", Tone.ATTENTION)
        self._sample.hide()
        self._several = Button("", Kind.PLAIN, shown=False, icon="chevron-down")
        self.search = SearchField("", "", "", cap="Ctrl+F")
        self._help = Button("", icon="circle-question-mark", cap="F1", shown=False)
        self._build()

    def _build(self) -> None:
        self._several.clicked.connect(self._open_menu)
        self._help.clicked.connect(self.help_asked)
        self.search.textChanged.connect(self.searched)
        self.search.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._mark)
        self._row.addWidget(self._name)
        self._row.addWidget(self._sample)
        self._row.addWidget(self._several)
        self._row.addStretch(1)
        self._row.addWidget(self.search)
        self._row.addWidget(self._help)

    def show_coalitions(self, coalitions: Sequence[tuple[str, str]], chosen: str | None) -> None:
        """Show the name of the chosen one of these (id, name), and offer the others."""
        names = dict(coalitions)
        self._name.setText(names.get(chosen or "", ""))
        self._mark.setVisible(chosen is not None)
        self._several.setVisible(len(coalitions) > 1)
        self._coalitions, self._chosen = coalitions, chosen

    def show_sample(self, *, sample: bool) -> None:
        """Mark a coalition in which nothing counts."""
        self._sample.setVisible(sample)

    def show_search(self, words: str) -> None:
        """Show what is searched for, without asking for it."""
        with QSignalBlocker(self.search):
            self.search.setText(words)

    def retranslate(self, speech: Speech) -> None:
        """Say everything anew."""
        said = speech.say("Search organisations and people")
        self.search.setPlaceholderText(said)
        self.search.setAccessibleName(said)
        self.search.set_clear_words(speech.say("Clear the search"))
        self._help.setText(speech.say("Help"))
        self._sample.tell(speech.say("SAMPLE"), Tone.ATTENTION)
        self._several.setText(speech.say("Show another coalition"))

    def _open_menu(self) -> None:
        menu = Menu(self._several.words(), self)
        for id_, name in self._coalitions:
            menu.add(name, self._chooser(id_), chosen=id_ == self._chosen)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._several.mapToGlobal(self._several.rect().bottomLeft()))

    def _chooser(self, id_: str) -> Callable[[], None]:
        return lambda: self.coalition_chosen.emit(id_)

    @override
    def use_theme(self, theme: Theme) -> None:
        self._row.setContentsMargins(theme.px(24), 0, theme.px(24), 1)
        self._row.setSpacing(theme.px(10))
        self.search.setFixedWidth(theme.px(_SEARCH))

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.theme().px(TOP_BAR))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.theme().px(TOP_BAR))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme()
        with QPainter(self) as painter:
            painter.fillRect(QRectF(self.rect()), theme.tokens.card)
            low = self.height() - 1
            line(painter, 0, low, self.width(), low, theme.tokens.line)
