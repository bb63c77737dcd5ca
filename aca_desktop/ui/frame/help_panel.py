"""Help (F1): what can be done on the page that is shown, and its keys; a search finds those of all pages."""

from collections.abc import Mapping, Sequence
from typing import override

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from aca_desktop.domain.values.sorting import has_words, words_to_find
from aca_desktop.i18n import Speech
from aca_desktop.ui.frame.help_topics import Topic, topics
from aca_desktop.ui.frame.shortcuts import Keys, press
from aca_desktop.ui.painting.shapes import line
from aca_desktop.ui.parts.buttons import Button, back_link, icon_button, link
from aca_desktop.ui.parts.fields.fields import SearchField
from aca_desktop.ui.parts.row_buttons import RowButton
from aca_desktop.ui.parts.rows import Column, Row, Rule, Views, empty
from aca_desktop.ui.parts.scrolling import ScrollArea
from aca_desktop.ui.parts.symbols import KeyCap
from aca_desktop.ui.parts.text import Text, page_title, section_title
from aca_desktop.ui.theme.theme import Theme, ThemedWidget
from aca_desktop.ui.theme.type import BODY, QUIET, SMALL

_WIDE = 408
_RING = (4, 4, 4, 4)
"""Room for a focus ring inside what scrolls."""


class HelpPanel(ThemedWidget, QFrame):
    """Lies over the right of `room`. `closed`: it is gone; the keyboard is back where it was. `report_asked`: for
    support.

    `page` is the shown page's name, `titles` all pages' by their names, `keys` the shown page's and everywhere's.
    """

    closed = Signal()
    report_asked = Signal()

    def __init__(
        self,
        speech: Speech,
        page: str,
        titles: Mapping[str, str],
        keys: tuple[Sequence[Keys], Sequence[Keys]],
        room: QWidget,
    ) -> None:
        super().__init__(room.window())
        self._speech, self._page, self._titles, self._keys, self._room = speech, page, titles, keys, room
        self._before = room.window().focusWidget()
        self._all_topics = self._all_keys = False
        self.setAccessibleName(speech.say("Help"))
        said = speech.say("Search help")
        self.search = SearchField(said, said, speech.say("Clear the search"))
        self._list, self._topic = Column(gap=4, margins=_RING), Column(gap=12, margins=_RING)
        self._build()
        room.installEventFilter(self)
        press(self, "Esc", self._escape, everywhere=False)
        self.search.textChanged.connect(lambda _text: self._show_list())
        self._show_list()
        self._place()
        self.show()
        self.raise_()
        self.search.setFocus()

    def _build(self) -> None:
        close = icon_button("x", self._speech.say("Close"))
        close.clicked.connect(self.close_panel)
        shown = QWidget()
        self._views = Views(shown)
        for column in (self._list, self._topic):
            self._views.addWidget(ScrollArea(column))
        self._column = QVBoxLayout(self)
        self._column.addWidget(Row(page_title(self._speech.say("Help")), None, KeyCap("Esc"), close, gap=12))
        self._column.addWidget(self.search)
        self._column.addWidget(shown, 1)
        stuck = Text(
            self._speech.say("Still stuck? Save a report without personal data and send it to your coordinator."),
            QUIET,
            "quiet",
            wraps=True,
        )
        report = Button(self._speech.say("Save…"))
        report.clicked.connect(self.report_asked)
        foot = Row(stuck, report, gap=12)
        foot.box.setStretch(0, 1)
        self._column.addWidget(Rule())
        self._column.addWidget(foot)

    def close_panel(self) -> None:
        """Go, and give the keyboard back."""
        self._room.removeEventFilter(self)
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()
        self.deleteLater()

    def _escape(self) -> None:
        if self._views.currentIndex():
            self._show_list()
            self.search.setFocus()
        else:
            self.close_panel()

    # what it shows

    def _show_list(self) -> None:
        """Show the topics and keys that are looked for, or the shown page's."""
        say, typed = self._speech.say, words_to_find(self.search.text())
        empty(self._list.box)
        every = topics(self._speech.language)
        here = [one for one in every if one.page == self._page and has_words(one.text, typed)]
        others = [one for one in every if one.page != self._page and has_words(one.text, typed)]
        own, everywhere = ([one for one in keys if has_words(say(one.does), typed)] for keys in self._keys)
        self._add_topics(say("On this page: {page}", page=self._titles[self._page]), here)
        if typed or self._all_topics:
            for page, title in self._titles.items():
                self._add_topics(title, [one for one in others if one.page == page])
        self._add_keys(say("Keys on this page"), own)
        if typed or self._all_keys or not own:
            self._add_keys(say("Keys everywhere"), everywhere)
        if typed and not (here or others or own or everywhere):
            self._list.box.addWidget(Text(say("Nothing found. Try another word."), BODY, "quiet", wraps=True))
        if not typed:
            self._add_links()
        self._list.box.addStretch(1)
        self._views.setCurrentIndex(0)

    def _add_topics(self, title: str, found: Sequence[Topic]) -> None:
        if found:
            self._list.box.addWidget(_heading(title))
        for topic in found:
            row = RowButton(topic.title, "circle-question-mark", below=topic.hint, height=52)
            row.clicked.connect(lambda _on=False, topic=topic: self._show_topic(topic))
            self._list.box.addWidget(row)

    def _add_keys(self, title: str, keys: Sequence[Keys]) -> None:
        if keys:
            self._list.box.addWidget(_heading(title))
        for one in keys:
            does = Text(self._speech.say(one.does), wraps=True)
            row = Row(does, KeyCap(one.keys), gap=12, margins=(0, 4, 0, 4))
            row.box.setStretch(0, 1)
            self._list.box.addWidget(row)

    def _add_links(self) -> None:
        links: list[Button] = []
        if not self._all_keys and self._keys[0]:
            links.append(link(self._speech.say("All keys"), icon="keyboard"))
            links[-1].clicked.connect(self._show_all_keys)
        if not self._all_topics:
            links.append(link(self._speech.say("All topics"), icon="file-text"))
            links[-1].clicked.connect(self._show_all_topics)
        if links:
            self._list.box.addWidget(Row(*links, None, gap=16))

    def _show_all_keys(self) -> None:
        self._all_keys = True
        self._show_list()

    def _show_all_topics(self) -> None:
        self._all_topics = True
        self._show_list()

    def _show_topic(self, topic: Topic) -> None:
        empty(self._topic.box)
        back = back_link(self._speech.say("Help"))
        back.clicked.connect(self._escape)
        self._topic.box.addWidget(Row(back, None))
        self._topic.box.addWidget(section_title(topic.title))
        for paragraph in topic.paragraphs:
            text = Text("", wraps=True)
            text.set_marked(paragraph)
            self._topic.box.addWidget(text)
        self._topic.box.addStretch(1)
        self._views.setCurrentIndex(1)
        back.setFocus(Qt.FocusReason.OtherFocusReason)

    # where it is

    def _place(self) -> None:
        room, wide = self._room, min(self.theme().px(_WIDE), self._room.width())
        at = room.mapTo(room.window(), QPoint(room.width() - wide, 0))
        self.setGeometry(at.x(), at.y(), wide, room.height())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._place()
        return False

    @override
    def use_theme(self, theme: Theme) -> None:
        self._column.setContentsMargins(*(theme.px(24),) * 4)
        self._column.setSpacing(theme.px(16))
        self._place()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self.theme().tokens
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), tokens.window)
            line(painter, 0, 0, 0, self.height(), tokens.line_strong)


def _heading(words: str) -> Column:
    return Column(Text(words, SMALL.strong, "quiet", wraps=True), margins=(0, 8, 0, 0))
