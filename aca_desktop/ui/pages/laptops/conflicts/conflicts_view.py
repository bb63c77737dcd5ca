"""Conflicts, one after the other: values side by side, one chosen or a third typed. Nothing is lost by it."""

from functools import partial
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from aca_desktop.domain.journal.contents import Absent
from aca_desktop.domain.values.problems import Refused
from aca_desktop.errors import AcaError
from aca_desktop.sentences.telling import problem
from aca_desktop.services.coalition.coalitions import coalition
from aca_desktop.services.journal import conflicts
from aca_desktop.ui.frame.messages import Message
from aca_desktop.ui.frame.shortcuts import press
from aca_desktop.ui.pages.laptops.conflicts import conflict_words
from aca_desktop.ui.pages.laptops.conflicts.value_card import ValueCard
from aca_desktop.ui.pages.laptops.conflicts.value_grid import ValueGrid, caps_in, one_in
from aca_desktop.ui.pages.laptops.laptop_actions import DONE
from aca_desktop.ui.pages.wanted import WantedOrganisations
from aca_desktop.ui.parts.buttons import BAR, Button, Kind, back_link, link
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.empty import EmptyState
from aca_desktop.ui.parts.fields.checks import Radio
from aca_desktop.ui.parts.fields.fields import Field, Sentence
from aca_desktop.ui.parts.messages import ACTION_ROW
from aca_desktop.ui.parts.navigation import ListItem
from aca_desktop.ui.parts.rows import Column, Row
from aca_desktop.ui.parts.scrolling import ScrollArea
from aca_desktop.ui.parts.symbols import KeyCap, Symbol
from aca_desktop.ui.parts.text import Text, page_title
from aca_desktop.ui.theme.theme import Theme, ThemedWidget
from aca_desktop.ui.theme.type import BODY, PAGE_TITLE
from aca_desktop.ui.troubles import told

if TYPE_CHECKING:
    from aca_desktop.services.journal.conflicts import Conflict
    from aca_desktop.services.workspace.workspaces import Workspace
    from aca_desktop.ui.background import Progress
    from aca_desktop.ui.pages.page import Page

_LIST = 264
_KEYS_FROM = 1040
"""How wide the view must be, in pixels of the design, for the keys to be said at its foot."""
_MOST = 200
"""How many are listed: the rest comes when these are settled."""
_KEYED = 9


class ConflictsView(ThemedWidget, QWidget):
    """`left`: one wants back. `told` has a Message. `organisation_asked`: a history is wanted."""

    left = Signal()
    told = Signal(object)
    organisation_asked = Signal(object)

    def __init__(self, page: "Page") -> None:
        super().__init__()
        self._page = page
        self.conflicts: list[Conflict] = []
        self.items: list[ListItem] = []
        self.cards: list[ValueCard] = []
        self._shown: tuple[str, str] | None = None
        self._works = False
        self._build()
        for number in range(1, _KEYED + 1):
            press(self, str(number), partial(self._choose_by_key, number))
        press(self, "S", self.skip)

    def _build(self) -> None:
        self.back, self._title, self._count = back_link(""), page_title(""), Text("", BODY, "quiet")
        self._kept = Text("", BODY, "quiet")
        self.back.clicked.connect(self.left)
        self._head = QHBoxLayout()
        for widget in (self.back, self._title, self._count, self._kept):
            self._head.addWidget(widget, 1 if widget is self._count else 0)
        self._list = Column(gap=0)
        self._left = Card(padding=4, gap=0)
        self._left.body.addWidget(ScrollArea(Column(self._list, None, gap=0, margins=(4, 4, 4, 4)), inside=True))
        self._empty = EmptyState("", "circle-check")
        self._body = QHBoxLayout()
        self._body.addWidget(self._left)
        self._body.addWidget(self._build_right(), 1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addLayout(self._body, 1)
        self._column.addWidget(self._empty, 1)

    def _build_right(self) -> QWidget:
        self._about, self._question = Text("", BODY, "quiet"), Text("", PAGE_TITLE, wraps=True)
        self._values = ValueGrid()
        self._build_third()
        self._times = Text("", BODY, "quiet")
        self.history = link("")
        self.history.clicked.connect(self._show_history)
        below = Row(Symbol("info", 16), self._times, self.history)
        below.box.setStretch(1, 1)
        card = Card(padding=16, gap=8)
        self._inside = Column(self._about, self._question, self._values, self._third, None, below, gap=8)
        card.body.addWidget(ScrollArea(self._inside))
        self._keys_before, self._keys_after = (
            Text("", tone="quiet", fixed=True),
            Text("", tone="quiet", fixed=True),
        )
        self._caps = Row(gap=4)
        self._keys = Row(self._keys_before, self._caps, self._keys_after, KeyCap("Return"), None, gap=6)
        self._keys.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.skip_button = Button("", size=BAR, icon="arrow-right", cap="S")
        self.use = Button("", Kind.PRIMARY, BAR, icon="check", cap="Return")
        self.skip_button.clicked.connect(self.skip)
        self.use.clicked.connect(self.confirm)
        self._foot = Card()
        self._foot.setObjectName(ACTION_ROW)
        foot = Row(self._keys, None, self.skip_button, self.use)
        foot.box.setStretch(0, 100)
        self._foot.body.addWidget(foot)
        right = Column(card, self._foot, gap=16)
        right.box.setStretch(0, 1)
        self._right = right
        return right

    def _build_third(self) -> None:
        self.third, self.third_radio = Field(), Radio("")
        self.third_radio.setAutoExclusive(False)
        self.third_mistake = Sentence()
        self._third_cap = Row()
        third = Row(self._third_cap, self.third, self.third_radio)
        third.box.setStretch(1, 1)
        self._third = Column(third, self.third_mistake, gap=4)
        self.third_radio.toggled.connect(partial(self._on_toggled, self.third_radio))
        self.third.textEdited.connect(self._on_typed)
        self.third.returnPressed.connect(self.confirm)

    # what is shown

    def show_conflicts(self, found: "list[Conflict]") -> None:
        """Show these; the one that was shown stays so if it is still there."""
        self.conflicts = found[:_MOST]
        keys = [(one.subject, one.field) for one in self.conflicts]
        if self._shown in keys and len(self.items) == len(self.conflicts) and self.cards:
            self._say()
            return
        at = keys.index(self._shown) if self._shown in keys else 0
        self._fill_list()
        has_any = bool(self.conflicts)
        for widget in (self._left, self._right, self._kept):
            widget.setVisible(has_any)
        self._empty.setVisible(not has_any)
        if has_any:
            self.show_one(min(at, len(self.conflicts) - 1))
        else:
            self._shown, self.cards = None, []
            self._say()
            if self.isVisible():
                self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill_list(self) -> None:
        speech = self._page.speech
        for item in self.items:
            item.hide()
            item.deleteLater()
        self.items = []
        for place, one in enumerate(self.conflicts):
            words, field = conflict_words.subject_words(one, speech), conflict_words.field_words(one, speech)
            item = ListItem(words, "git-compare", field)
            item.clicked.connect(lambda _on=False, place=place: self.show_one(place))
            self._list.box.addWidget(item)
            self.items.append(item)

    @property
    def at(self) -> int:
        """The place of the conflict that is shown, -1 where there is none."""
        keys = [(one.subject, one.field) for one in self.conflicts]
        return keys.index(self._shown) if self._shown in keys else -1

    def show_one(self, place: int) -> None:
        """Show a conflict; nothing is chosen beforehand."""
        one = self.conflicts[place]
        self._shown = (one.subject, one.field)
        for at, item in enumerate(self.items):
            item.setChecked(at == place)
        self._fill_values(one)
        self.third.clear()
        self._say_mistake("")
        self._say()
        self._wake()
        if self.isVisible() and self.cards:
            self.items[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill_values(self, one: "Conflict") -> None:
        speech = self._page.speech
        coalition = self._page.session.coalition if self._page.session is not None else None
        texts = [
            conflict_words.shortened(conflict_words.value_words(one, value.value, speech, coalition))
            for value in one.values
        ]
        self.cards = []
        for place, value in enumerate(one.values):
            other = texts[1 if place == 0 else 0]
            card = ValueCard(place + 1, value, texts[place], other, speech)
            if value.before is not None:
                before = conflict_words.shortened(conflict_words.value_words(one, value.before, speech, coalition))
                card.add_before(speech.say("was “{value}”", value=before))
            card.radio.setEnabled(not isinstance(value.value, Absent))
            card.radio.toggled.connect(partial(self._on_toggled, card.radio))
            self.cards.append(card)
        self.third_radio.setChecked(False)
        self._values.show_cards(self.cards)
        number = str(len(self.cards) + 1)
        one_in(self._third_cap, KeyCap(number))
        caps_in(self._caps, [str(n) for n in range(1, len(self.cards) + 2)])

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        speech = self._page.speech
        self.back.setText(speech.say("Laptops"))
        self._title.setText(speech.say("Conflicts"))
        self._kept.setText(speech.say("Nothing is lost: all values stay in the history"))
        self._times.setText(speech.say("Times are as each laptop had them; they decide nothing."))
        self.history.setText(speech.say("See all in the history"))
        self._keys_before.setText(speech.say("Choose with"))
        self._keys_after.setText(speech.say("confirm with"))
        self.skip_button.setText(speech.say("Skip"))
        self.third.setPlaceholderText(speech.say("None of these: type the right one"))
        for control in (self.third, self.third_radio):
            control.setAccessibleName(speech.say("None of these: type the right one"))
        self._empty.set_sentence(speech.say("Nothing is in conflict."))
        self._fill_list()
        if self.at >= 0:
            self.show_one(self.at)
        self._say()

    def _say(self) -> None:
        speech, at = self._page.speech, self.at
        self._count.setText(
            speech.say("{at} of {all}", at=speech.number(at + 1), all=speech.number(len(self.conflicts)))
            if at >= 0
            else ""
        )
        if at < 0:
            return
        one = self.conflicts[at]
        name, kind = conflict_words.subject_words(one, speech), conflict_words.kind_words(one, speech)
        self._about.setText(name if name == kind else f"{kind} · {name}")
        self._question.setText(
            speech.say("{field}: which is right?", field=conflict_words.field_words(one, speech))
        )
        self.history.setVisible(one.kind in ("organisation", "review", "same"))

    # what is chosen

    @property
    def chosen(self) -> int | None:
        """The place of the value that is chosen; that of the typed one comes after all others."""
        places = [place for place, card in enumerate(self.cards) if card.radio.isChecked()]
        if places:
            return places[0]
        return len(self.cards) if self.third_radio.isChecked() and self.cards else None

    def _choose_by_key(self, number: int) -> None:
        if number <= len(self.cards):
            radio = self.cards[number - 1].radio
            radio.setChecked(radio.isEnabled())
            radio.setFocus(Qt.FocusReason.ShortcutFocusReason)  # so that Enter confirms it
        elif number == len(self.cards) + 1 and self.cards:
            self.third_radio.setChecked(True)
            self.third.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_toggled(self, chosen: Radio, on: bool) -> None:
        """Let only one be chosen; all are reached by Tab, which Qt's own groups do not allow."""
        if on:
            for one in (*(card.radio for card in self.cards), self.third_radio):
                if one is not chosen:
                    one.setChecked(False)
        self._wake()

    def _on_typed(self, text: str) -> None:
        self._say_mistake("")
        if text:
            self.third_radio.setChecked(True)
        self._wake()

    def _wake(self) -> None:
        speech, chosen = self._page.speech, self.chosen
        typed = chosen == len(self.cards)
        ready = chosen is not None and not (typed and not self.third.text().strip())
        self.use.setEnabled(ready and not self._works)
        if chosen is None or typed:
            words = speech.say("Use what is typed") if typed else speech.say("Use this")
        else:
            words = speech.say("Use number {number}", number=speech.number(chosen + 1))
        self.use.setText(words)

    def skip(self) -> None:
        """Go to the next one, and leave this as it is."""
        if self.conflicts and not self._works:
            self.show_one((self.at + 1) % len(self.conflicts))

    def confirm(self) -> None:
        """Settle the conflict by what is chosen."""
        session, chosen, at = self._page.session, self.chosen, self.at
        which = session.coalition if session is not None else None
        if session is None or which is None or chosen is None or at < 0 or not self.use.isEnabled():
            return
        one, id_ = self.conflicts[at], which.id
        entry = self.cards[chosen].value.entry if chosen < len(self.cards) else None
        typed = self.third.text().strip()

        def work(workspace: "Workspace", _progress: "Progress") -> str:
            here = coalition(workspace, id_)
            if entry is not None:
                return conflicts.resolve_by_entry(workspace, here, one.subject, one.field, entry)
            return conflicts.resolve_by_value(workspace, here, one.subject, one.field, typed)

        def done(_entry: str) -> None:
            following = self.conflicts[at + 1] if at + 1 < len(self.conflicts) else None
            self._shown = None if following is None else (following.subject, following.field)

        self._works = True
        self._wake()
        session.write(self, self._page.speech.say("Saving"), work, done, self._on_failed, self._on_ended)

    def _on_ended(self) -> None:
        self._works = False
        self._wake()

    def _on_failed(self, error: AcaError) -> None:
        if isinstance(error, Refused):
            self._say_mistake(problem(self._page.speech, error.problems[0]))
        else:
            self.told.emit(Message(told(error), key=DONE))

    def _say_mistake(self, words: str) -> None:
        """Say what is wrong with what is typed, "" that nothing is."""
        self.third.set_mistaken(bool(words))
        self.third.setAccessibleDescription(words)
        self.third_mistake.tell("", words)

    def _show_history(self) -> None:
        at = self.at
        if at >= 0:
            self.organisation_asked.emit(WantedOrganisations(opened=self.conflicts[at].subject))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, now = event.key(), self.focusWidget()
        presses = isinstance(now, QAbstractButton) and not now.isChecked()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not presses:
            self.confirm()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.conflicts:
            step = -1 if key == Qt.Key.Key_Up else 1
            self.show_one(max(0, min(len(self.conflicts) - 1, self.at + step)))
        else:
            super().keyPressEvent(event)

    @override
    def use_theme(self, theme: Theme) -> None:
        self._column.setContentsMargins(*(theme.px(24),) * 4)
        self._column.setSpacing(theme.px(16))
        self._head.setSpacing(theme.px(12))
        self._body.setSpacing(theme.px(16))
        self._left.setFixedWidth(theme.px(_LIST))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the keys in a narrow window: they stand in the sheet of all keys too."""
        super().resizeEvent(event)
        self._keys.setVisible(self.width() >= self.theme().px(_KEYS_FROM))
