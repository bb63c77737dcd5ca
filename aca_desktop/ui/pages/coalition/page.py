"""The coalition's page: its parts in a list at the left, the one that is chosen beside it."""

from collections.abc import Callable
from typing import override

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aca_desktop.domain.coalition.fields import TABLE
from aca_desktop.domain.coalition.table_settings import TableSettings, table_value
from aca_desktop.domain.journal.kinds import Rank
from aca_desktop.i18n import mark
from aca_desktop.services.coalition.coalitions import change
from aca_desktop.ui.frame.messages import Action, Message
from aca_desktop.ui.pages.coalition.consents import ConsentsPart
from aca_desktop.ui.pages.coalition.declarations import DeclarationsPart
from aca_desktop.ui.pages.coalition.events import EventsPart
from aca_desktop.ui.pages.coalition.names import NamesPart
from aca_desktop.ui.pages.coalition.network import NetworkPart
from aca_desktop.ui.pages.coalition.notice import NoticePart
from aca_desktop.ui.pages.coalition.sectors import SectorsPart
from aca_desktop.ui.pages.coalition.table_form import TableForm
from aca_desktop.ui.pages.page import Page, Room
from aca_desktop.ui.pages.part import Part
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.empty import EmptyState
from aca_desktop.ui.parts.messages import ACTION_ROW
from aca_desktop.ui.parts.navigation import ItemList, ListItem
from aca_desktop.ui.parts.rows import Column
from aca_desktop.ui.parts.scrolling import ScrollArea
from aca_desktop.ui.parts.text import page_title, quiet
from aca_desktop.ui.parts.tone import Tone
from aca_desktop.ui.session import Session
from aca_desktop.ui.theme.theme import Theme, ThemedWidget


class TablePart(Part):
    """A choice saves at once."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._why = quiet("", wraps=True)
        self.form = TableForm(over=False)
        self.form.chosen.connect(self._save)
        self.box.addWidget(self._why)
        self.box.addWidget(self.form)

    @override
    def refresh(self) -> None:
        coalition = self.coalition
        self.setEnabled(self.can_write)
        if coalition is not None:
            self.form.show_value(table_value(coalition.record.table), TableSettings(), self.tags)

    @override
    def retranslate(self) -> None:
        self._why.setText(self.speech.say("An event can ask otherwise."))
        self.form.retranslate(self.speech)
        self.refresh()

    def _save(self) -> None:
        value = self.form.value()

        self.save(lambda workspace, coalition: change(workspace, coalition, {TABLE: value}))


_LIST = 216

_PARTS: tuple[tuple[str, str, str, Callable[[Room], Part]], ...] = (
    ("names", mark("Name and look"), "handshake", NamesPart),
    ("declarations", mark("Declarations"), "scroll-text", DeclarationsPart),
    ("events", mark("Events"), "calendar", EventsPart),
    ("sectors", mark("Sectors"), "chart-pie", SectorsPart),
    ("network", mark("Network"), "globe", NetworkPart),
    ("consents", mark("Consents"), "user-check", ConsentsPart),
    ("notice", mark("Privacy notice"), "shield-check", NoticePart),
    ("table", mark("Signing table"), "pen-line", TablePart),
)


class CoalitionPage(Page):
    """`show_this` takes the name of a part."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._items = {name: ListItem(title, icon) for name, title, icon, _make in _PARTS}
        self._list = ItemList(self._items)
        self._parts: dict[str, Part] = {}
        self._told: set[str] = set()  # which speak the language of now
        self._fresh: set[str] = set()  # which show what is in the session now
        self._shown = _PARTS[0][0]
        self._build()
        self._part(self._shown)  # which speaks once the page does
        self._list.check(self._shown)

    def _build(self) -> None:
        self._inside = _Inside(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._inside)
        self._inside.list.body.addWidget(self._list)
        self._list.chosen.connect(self.choose)

    def choose(self, name: str) -> None:
        """Show a part, made now if it is visited for the first time."""
        before = self._parts.get(self._shown)
        if before is not None:
            before.keep()
            before.hide()
        part = self._part(name)
        self._shown = name
        self._tell_part(name)
        self._list.check(name)
        part.show()
        self._inside.show_foot(part.foot)
        self._inside.area.verticalScrollBar().setValue(0)

    def _part(self, name: str) -> Part:
        """Return a part, made now if it was not."""
        part = self._parts.get(name)
        if part is None:
            part = next(make for known, _title, _icon, make in _PARTS if known == name)(self.room)
            part.told.connect(self.told)
            part.page_asked.connect(self.page_asked)
            self._parts[name] = part
            self._inside.parts.box.insertWidget(0, part)
            self._inside.add_foot(part.foot)
        return part

    def _tell_part(self, name: str) -> None:
        """Let a part show what is in the session and speak the language of now, unless it does."""
        part = self._parts[name]
        if name not in self._told:
            self._told.add(name)
            part.retranslate()
        if part.session is not self.session:
            part.show_session(self.session)
        elif name not in self._fresh:
            part.refresh()
        self._fresh.add(name)

    @override
    def show_session(self, session: Session | None) -> None:
        self.session = session
        if session is None:
            for part in self._parts.values():
                part.show_session(None)
        self.refresh()

    @override
    def refresh(self) -> None:
        self._fresh.clear()
        self._inside.show_state(self.session)
        self._tell_part(self._shown)

    @override
    def show_this(self, what: object) -> None:
        if isinstance(what, str) and what in self._items:
            self.choose(what)

    @override
    def retranslate(self) -> None:
        speech = self.speech
        self._inside.retranslate()
        for name, title, _icon, _make in _PARTS:
            self._items[name].setText(speech.say(title))
        self._told.clear()
        self._tell_part(self._shown)

    @override
    def may_leave(self) -> bool:
        part = self._parts[self._shown]
        part.keep()
        if not part.has_mistakes():
            return True
        back = Action(lambda speech: speech.say("Put back what was there"), part.put_back)
        self.told.emit(
            Message(
                lambda speech: speech.say("What is marked cannot be saved like this, so you are still here."),
                actions=(back,), key="mistakes",
            )
        )  # fmt: skip
        return False


class _Inside(ThemedWidget, QWidget):
    """Title, list and part."""

    def __init__(self, page: CoalitionPage) -> None:
        super().__init__(page)
        self._page = page
        self._title = page_title("")
        self.list = Card(padding=8, gap=0)
        self.parts = Column(None, gap=0)
        self.area = ScrollArea(self.parts)
        self._nothing = EmptyState("", "handshake")
        self._row = QHBoxLayout()
        left = Column(self.list, None, gap=0)
        self._left = left
        self._row.addWidget(left)
        self._right = Column(self.area, gap=16)
        self._right.box.setStretch(0, 1)
        self._row.addWidget(self._right, 1)
        self._feet: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._title)
        self._column.addWidget(self._nothing, 1)
        self._column.addLayout(self._row, 1)

    def add_foot(self, foot: QWidget | None) -> None:
        """Keep a part's foot below what scrolls; messages stay above it."""
        if foot is not None:
            foot.setObjectName(ACTION_ROW)
            foot.hide()
            self._feet.append(foot)
            self._right.box.addWidget(foot)

    def show_foot(self, foot: QWidget | None) -> None:
        """Show the foot of the part that is shown, if it has one."""
        for one in self._feet:
            one.setVisible(one is foot)

    def show_state(self, session: Session | None) -> None:
        """Say that there is no coalition here, or that this laptop may not change it."""
        coalition = session.coalition if session is not None and session.is_open else None
        self._nothing.setVisible(coalition is None)
        self._left.setVisible(coalition is not None)
        self._right.setVisible(coalition is not None)
        only_read = coalition is not None and coalition.rank < Rank.COORDINATOR
        self._page.notice(
            Message(
                lambda speech: speech.say(
                    "Only a coordinator’s laptop changes what stands here; this one reads it."
                ),
                Tone.NEUTRAL, key="only-read", lasting=True,
            ),
            holds=only_read,
        )  # fmt: skip

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        speech = self._page.speech
        self._title.setText(speech.say("Coalition"))
        self.list.setAccessibleName(speech.say("Parts of the coalition"))
        self._nothing.set_sentence(
            speech.say("There is no coalition in this file yet. Found one from the first page.")
        )

    @override
    def use_theme(self, theme: Theme) -> None:
        self._column.setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(24))
        self._column.setSpacing(theme.px(16))
        self._row.setSpacing(theme.px(16))
        self._left.setFixedWidth(theme.px(_LIST))
