"""The queue as staff sees it: left unfinished, arrived in order, parked, expected. It does nothing itself."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aca_desktop.i18n import Speech, mark
from aca_desktop.ui.pages.signing.looking import Day
from aca_desktop.ui.pages.signing.queue.queue_row import QueueRow
from aca_desktop.ui.pages.signing.queue.queue_words import below_words, draft_name, minutes_words
from aca_desktop.ui.painting.shapes import line
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.fields.fields import SearchField
from aca_desktop.ui.parts.rows import Row
from aca_desktop.ui.parts.scrolling import ScrollArea
from aca_desktop.ui.parts.text import Text, quiet
from aca_desktop.ui.theme.theme import ThemedWidget
from aca_desktop.ui.theme.type import BODY, QUIET

if TYPE_CHECKING:
    from aca_desktop.services.signing.queue import Expected

_PAUSE = 120
_NOBODY = mark(
    "Nobody is expected yet. Whoever comes can sign all the same; who is expected is added or imported under "
    "Organisations."
)


@dataclass(frozen=True, slots=True)
class _Shown:
    """One row as it is to be shown: what makes it, and its actions as (act, words, icon)."""

    key: str
    name: str
    below: str
    beside: str
    actions: tuple[tuple[str, str, str | None], ...]
    number: int | None = None
    grip: str = ""
    icon: str = ""
    marked: bool = False
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class _Section:
    """A part of the list: its title, how many it has, what is said at its right, its rows."""

    title: str
    count: int
    said: str
    rows: tuple[_Shown, ...] = field(default=())


class QueueView(Card):
    """`asked` tells an act with a row's key; `ordered` the keys of the arrived, in the order they are to have;
    `searched` what is looked for."""

    asked = Signal(str, str)
    ordered = Signal(object)
    searched = Signal(str)

    def __init__(self) -> None:
        super().__init__(padding=0, gap=0)
        self._shown: tuple[_Section, ...] = ()
        self._hint = ""
        self.rows: dict[str, QueueRow] = {}
        self._order: list[str] = []
        self._late = False  # something else is to be shown once the row in somebody's hand is let go of
        self.search = SearchField("", "", "", cap="/")
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(lambda: self.searched.emit(self.search.text()))
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self._list = QWidget()
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self._area = ScrollArea(self._list, inside=True)
        self.body.addWidget(Row(self.search, margins=(12, 12, 12, 12)))
        self.body.addWidget(self._area, 1)

    def show_day(self, day: Day, now: datetime, speech: Speech, *, may: bool) -> None:
        """Show the queue; rows stay the same widgets as long as they say the same."""
        sections = tuple(_sections(day, self.search.text().strip(), now, speech, may=may))
        nobody = not self.search.text().strip() and not any(section.count for section in sections)
        hint = speech.say(_NOBODY) if nobody else ""
        if (sections, hint) != (self._shown, self._hint):
            self._shown, self._hint = sections, hint
            self._rebuild()

    def show_nothing(self) -> None:
        """Show an empty list."""
        self._shown, self._hint = (), ""
        self._rebuild()

    def retranslate(self, speech: Speech) -> None:
        """Say everything in the language of now."""
        self.search.setPlaceholderText(speech.say("Find in the queue: two letters are enough"))
        self.search.setAccessibleName(speech.say("Find in the queue"))
        self.search.set_clear_words(speech.say("Empty the search"))

    def _rebuild(self) -> None:
        if any(row.is_held() for row in self.rows.values()):
            self._late = True
            return
        self._late = False
        focused, scrolled = self._focused(), self._area.verticalScrollBar().value()
        while self._column.count() > 1:
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.rows, self._order = {}, []
        for section in self._shown:
            self._add(_Band(section.title, section.count, section.said))
            for one in section.rows:
                self._add_row(one)
        if self._hint:
            self._add(Row(Text(self._hint, BODY, "quiet", wraps=True), margins=(16, 12, 16, 12)))
        self._area.verticalScrollBar().setValue(scrolled)
        self._focus_again(focused)

    def _add(self, widget: QWidget) -> None:
        self._column.insertWidget(self._column.count() - 1, widget)

    def _add_row(self, one: _Shown) -> None:
        row = QueueRow(
            one.key, one.name, one.below, one.beside,
            number=one.number, grip=one.grip, icon=one.icon, marked=one.marked, urgent=one.urgent,
        )  # fmt: skip
        for act, words, icon in one.actions:
            row.add_action(act, words, icon)
        row.asked.connect(self.asked)
        row.moved.connect(self._move)
        row.dropped.connect(self._drop)
        self.rows[one.key] = row
        if one.number is not None:
            self._order.append(one.key)
        self._add(row)

    def _move(self, key: str, step: int) -> None:
        """Let a row change places with the one before or after it."""
        at = self._order.index(key)
        to = at + step
        if not 0 <= to < len(self._order):
            return
        row = self.rows[key]
        place = self._column.indexOf(row) + step
        self._column.removeWidget(row)
        self._column.insertWidget(place, row)
        self._order[at], self._order[to] = self._order[to], self._order[at]
        if row.grip is not None:
            row.grip.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop(self) -> None:
        self.ordered.emit(list(self._order))
        if self._late:
            self._rebuild()

    def _focused(self) -> tuple[str, str] | None:
        now = self.window().focusWidget()
        for key, row in self.rows.items():
            if now is not None and now is row.grip:
                return key, ""
            for act, button in row.buttons.items():
                if now is button:
                    return key, act
        return None

    def _focus_again(self, focused: tuple[str, str] | None) -> None:
        row = self.rows.get(focused[0]) if focused else None
        if row is not None and focused is not None:
            button = row.buttons.get(focused[1]) or row.grip
            if button is not None:
                button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif focused is not None:
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)  # its row is gone


def _sections(day: Day, typed: str, now: datetime, speech: Speech, *, may: bool) -> Sequence[_Section]:
    from aca_desktop.domain.values.sorting import has_words, words_to_find

    words = words_to_find(typed)

    def fits(*texts: str) -> bool:
        return any(has_words(text, words) for text in texts)

    left = [one for one in day.left if fits(one.organisation)]
    arrived = [one for one in day.arrivals if not one.parked]
    parked = [one for one in day.arrivals if one.parked and fits(one.name, one.person)]
    alone = [one for one in day.parked if fits(one.organisation)]
    sections = []
    if left:
        rows = tuple(
            _Shown(
                one.id,
                draft_name(speech, one),
                "",
                minutes_words(speech, one.kept, now),
                _acts(
                    may, ("resume", speech.say("Resume"), "play"), ("delete", speech.say("Delete draft…"), None)
                ),
                icon="triangle-alert",
                urgent=True,
            )
            for one in left
        )
        sections.append(_Section(speech.say("Left unfinished"), len(left), "", rows))
    rows = tuple(
        _Shown(
            one.id,
            one.name,
            below_words(one),
            speech.say("draft kept") if one.draft else minutes_words(speech, one.arrived, now),
            _acts(may, ("park", speech.say("Park"), None), ("start", speech.say("Start"), "play")),
            number=place + 1,
            grip=speech.say("Move {name}: Alt+Up, Alt+Down", name=one.name),
            marked=place == 0,
            urgent=one.draft is not None,
        )
        for place, one in enumerate(arrived)
        if fits(one.name, one.person)
    )
    said = speech.say("drag, or Alt+Up, Alt+Down") if len(arrived) > 1 else ""
    sections.append(_Section(speech.say("Arrived"), len(arrived), said, rows))
    if parked or alone:
        rows = tuple(
            _Shown(
                one.id,
                one.name,
                below_words(one),
                speech.say("draft kept") if one.draft else "",
                _acts(
                    may,
                    ("leave", speech.say("Remove…") if one.draft else speech.say("Remove"), None),
                    ("call", speech.say("Resume"), "play"),
                ),
                icon="pause",
                urgent=True,
            )
            for one in parked
        ) + tuple(
            _Shown(
                one.id,
                draft_name(speech, one),
                "",
                speech.say("draft kept"),
                _acts(
                    may, ("delete", speech.say("Delete draft…"), None), ("resume", speech.say("Resume"), "play")
                ),
                icon="pause",
                urgent=True,
            )
            for one in alone
        )
        sections.append(_Section(speech.say("Parked"), len(rows), "", rows))
    sections.append(_expected(day, typed, speech, may=may))
    return sections


def _expected(day: Day, typed: str, speech: Speech, *, may: bool) -> _Section:
    arrive = ("arrive", speech.say("Has arrived"), "user-check")
    names = Counter(one.name for one in day.expected.rows)
    rows = [
        _Shown(one.organisation, one.name, _told_apart(one, names[one.name] > 1), "", _acts(may, arrive))
        for one in day.expected.rows
    ]
    more = day.expected.total - len(rows)
    said = speech.say_count("{count} more: type to find", "{count} more: type to find", more) if more > 0 else ""
    if typed and may:
        add = ("walk-in", speech.say("Add"), "user-plus")
        rows.append(_Shown(typed, typed, speech.say("Comes without being expected"), "", (add,)))
    return _Section(
        speech.say_count("Expected", "Expected", day.expected.total), day.expected.total, said, tuple(rows)
    )


def _told_apart(one: "Expected", same_name: bool) -> str:
    """Return what stands below a name: the person, and what tells organisations of one name apart."""
    what = " · ".join(part for part in (one.sector, one.place) if part)
    if one.person and not same_name:
        return one.person
    return " · ".join(part for part in (what, one.person) if part)


def _acts(may: bool, *actions: tuple[str, str, str | None]) -> tuple[tuple[str, str, str | None], ...]:
    return actions if may else ()


class _Band(ThemedWidget, QWidget):
    """The title of a section, in a band."""

    def __init__(self, title: str, count: int, said: str) -> None:
        super().__init__()
        row = Row(
            Text(title.upper(), QUIET.strong, "quiet", fixed=True),
            Text(str(count), QUIET.strong, fixed=True),
            None,
            *([quiet(said)] if said else []),
            gap=8,
            margins=(16, 8, 16, 10),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(row)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self.theme().tokens
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), tokens.window)
            line(painter, 0, self.height() - 1, self.width(), self.height() - 1, tokens.line)
