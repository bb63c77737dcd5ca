"""Conflicts, one after the other: values side by side, one chosen or a third typed. Nothing is lost by it."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from aca_desktop.domain.journal.contents import Absent
from aca_desktop.domain.values.problems import Refused
from aca_desktop.errors import AcaError
from aca_desktop.i18n import mark
from aca_desktop.sentences.telling import problem
from aca_desktop.services.coalition.coalitions import coalition
from aca_desktop.services.journal import conflicts
from aca_desktop.ui.frame.messages import Message
from aca_desktop.ui.frame.shortcuts import press
from aca_desktop.ui.pages.laptops.conflicts import conflict_words
from aca_desktop.ui.pages.laptops.conflicts.value_card import ValueCard
from aca_desktop.ui.pages.laptops.conflicts.value_grid import ValueGrid, caps_in, one_in
from aca_desktop.ui.pages.laptops.laptop_actions import DONE
from aca_desktop.ui.pages.one_by_one import OneByOne, Said, Titles
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.pages.wanted import WantedOrganisations
from aca_desktop.ui.parts.buttons import BAR, Button, Kind, link
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.fields.checks import Radio
from aca_desktop.ui.parts.fields.fields import Field, Sentence
from aca_desktop.ui.parts.messages import ACTION_ROW
from aca_desktop.ui.parts.rows import Column, Row
from aca_desktop.ui.parts.scrolling import ScrollArea
from aca_desktop.ui.parts.symbols import KeyCap, Symbol
from aca_desktop.ui.parts.text import Text
from aca_desktop.ui.theme.type import BODY, PAGE_TITLE
from aca_desktop.ui.troubles import told

if TYPE_CHECKING:
    from aca_desktop.services.coalition.coalitions import Coalition
    from aca_desktop.services.journal.conflicts import Conflict
    from aca_desktop.services.workspace.workspaces import Workspace
    from aca_desktop.ui.background import Progress

_KEYS_FROM = 1040
"""How wide the view must be, in pixels of the design, for the keys to be said at its foot."""
_MOST = 200
"""How many are listed: the rest comes when these are settled."""
_KEYED = 9


class ConflictsView(OneByOne["Conflict", tuple[str, str], "Conflict"]):
    """`organisation_asked`: a history is wanted."""

    organisation_asked = Signal(object)

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._margins = (24, 24, 24, 24)
        self.cards: list[ValueCard] = []
        self._works = False
        self._kept = Text("", BODY, "quiet")
        titles = Titles(mark("Laptops"), mark("Conflicts"), mark("Conflicts"))
        self.lay_out(titles, self._build_right(), self._kept)
        for number in range(1, _KEYED + 1):
            press(self, str(number), partial(self._choose_by_key, number))

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
        self._hint = Row(self._keys_before, self._caps, self._keys_after, KeyCap("Return"), None, gap=6)
        self._hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.skip = self.act(mark("Skip"), "arrow-right", "S", mark("Skip a conflict"), self.put_off)
        self.use = Button("", Kind.PRIMARY, BAR, icon="check", cap="Return")
        self.use.clicked.connect(self.confirm)
        foot, acts = Card(), Row(self._hint, None, self.skip, self.use)
        foot.setObjectName(ACTION_ROW)
        acts.box.setStretch(0, 100)
        foot.body.addWidget(acts)
        right = Column(card, foot, gap=16)
        right.box.setStretch(0, 1)
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

    @override
    def waiting(self, workspace: "Workspace", coalition: "Coalition", progress: "Progress") -> "list[Conflict]":
        return conflicts.conflicts(workspace, coalition)

    @override
    def key(self, item: "Conflict") -> tuple[str, str]:
        return item.subject, item.field

    @override
    def title(self, item: "Conflict") -> str:
        return conflict_words.subject_words(item, self.speech)

    @override
    def said(self, item: "Conflict") -> Said:
        return Said(conflict_words.field_words(item, self.speech), "git-compare")

    @override
    def nothing_words(self) -> str:
        return self.speech.say("Nothing is in conflict.")

    @override
    def count_words(self) -> str:
        at, every = self.speech.number(self.at + 1), self.speech.number(len(self.rows.rows))
        return self.speech.say("{at} of {all}", at=at, all=every)

    @override
    def show_found(self, found: "Sequence[Conflict]") -> None:
        """Show these; the one that was shown stays so if it is still there, else the one after it comes."""
        found = found[:_MOST]
        keys, here = [self.key(one) for one in found], self.now
        if here is not None and self.key(here) in keys and len(found) == len(self.rows.rows):
            return
        at = self.at if 0 <= self.at < len(found) else 0
        if here is not None and self.key(here) in keys:
            at = keys.index(self.key(here))
        self._show_rows(found)
        if found:
            self.select(at)
        elif self.isVisible():
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def at(self) -> int:
        """The place of the conflict that is shown, -1 where there is none."""
        return self.table.currentIndex().row()

    @override
    def show_row(self) -> None:
        """Show a conflict; nothing is chosen beforehand."""
        self.seen = self.now
        if self.seen is not None:
            self.show_seen(self.seen, self.seen)
        self.tell()

    def _fill_values(self, one: "Conflict") -> None:
        speech = self.speech
        coalition = self.coalition
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

    @override
    def retranslate(self) -> None:
        speech = self.speech
        self._kept.setText(speech.say("Nothing is lost: all values stay in the history"))
        self._times.setText(speech.say("Times are as each laptop had them; they decide nothing."))
        self.history.setText(speech.say("See all in the history"))
        self._keys_before.setText(speech.say("Choose with"))
        self._keys_after.setText(speech.say("confirm with"))
        self.third.setPlaceholderText(speech.say("None of these: type the right one"))
        for control in (self.third, self.third_radio):
            control.setAccessibleName(speech.say("None of these: type the right one"))
        super().retranslate()

    @override
    def show_seen(self, item: "Conflict", seen: "Conflict") -> None:
        speech, kind = self.speech, conflict_words.kind_words(item, self.speech)
        name = self.title(item)
        self._about.setText(name if name == kind else f"{kind} · {name}")
        self._question.setText(
            speech.say("{field}: which is right?", field=conflict_words.field_words(item, speech))
        )
        self.history.setVisible(item.kind in ("organisation", "review", "same"))
        self._fill_values(item)
        self.third.clear()
        self._say_mistake("")

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
        self.wake()

    def _on_typed(self, text: str) -> None:
        self._say_mistake("")
        if text:
            self.third_radio.setChecked(True)
        self.wake()

    @override
    def wake(self) -> None:
        speech, chosen = self.speech, self.chosen
        self._kept.setVisible(bool(self.rows.rows))
        self.skip.setEnabled(not self._works)
        typed = chosen == len(self.cards)
        ready = chosen is not None and not (typed and not self.third.text().strip())
        self.use.setEnabled(ready and not self._works)
        if chosen is None or typed:
            words = speech.say("Use what is typed") if typed else speech.say("Use this")
        else:
            words = speech.say("Use number {number}", number=speech.number(chosen + 1))
        self.use.setText(words)

    def confirm(self) -> None:
        """Settle the conflict by what is chosen."""
        session, which, chosen, one = self.session, self.coalition, self.chosen, self.now
        if session is None or which is None or chosen is None or one is None or not self.use.isEnabled():
            return
        id_ = which.id
        entry = self.cards[chosen].value.entry if chosen < len(self.cards) else None
        typed = self.third.text().strip()

        def work(workspace: "Workspace", _progress: "Progress") -> str:
            here = coalition(workspace, id_)
            if entry is not None:
                return conflicts.resolve_by_entry(workspace, here, one.subject, one.field, entry)
            return conflicts.resolve_by_value(workspace, here, one.subject, one.field, typed)

        self._works = True
        self.wake()
        session.write(self, self.speech.say("Saving"), work, None, self._on_failed, self._on_ended)

    def _on_ended(self) -> None:
        self._works = False
        self.wake()

    def _on_failed(self, error: AcaError) -> None:
        if isinstance(error, Refused):
            self._say_mistake(problem(self.speech, error.problems[0]))
        else:
            self.told.emit(Message(told(error), key=DONE))

    def _say_mistake(self, words: str) -> None:
        """Say what is wrong with what is typed, "" that nothing is."""
        self.third.set_mistaken(bool(words))
        self.third.setAccessibleDescription(words)
        self.third_mistake.tell("", words)

    def _show_history(self) -> None:
        if self.now is not None:
            self.organisation_asked.emit(WantedOrganisations(opened=self.now.subject))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, now = event.key(), self.focusWidget()
        presses = isinstance(now, QAbstractButton) and not now.isChecked()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not presses:
            self.confirm()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.rows.rows:
            self.select(max(0, min(len(self.rows.rows) - 1, self.at + (-1 if key == Qt.Key.Key_Up else 1))))
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the keys in a narrow window: they stand in the sheet of all keys too."""
        super().resizeEvent(event)
        self._hint.setVisible(self.width() >= self.theme().px(_KEYS_FROM))
