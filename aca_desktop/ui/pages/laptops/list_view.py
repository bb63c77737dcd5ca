"""The list of laptops, and where their files are dropped."""

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from aca_desktop.i18n import Speech
from aca_desktop.ui.pages.laptops import words
from aca_desktop.ui.pages.laptops.model import LaptopsModel, columns
from aca_desktop.ui.pages.laptops.words import moment_words
from aca_desktop.ui.painting.shapes import rounded
from aca_desktop.ui.parts.buttons import SMALL_SIZE, Button, Kind, icon_button
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.chips import Chip
from aca_desktop.ui.parts.fields.drop_zone import DropZone
from aca_desktop.ui.parts.rows import Column, Row, empty
from aca_desktop.ui.parts.symbols import Symbol
from aca_desktop.ui.parts.tables import WITH_BAR, Table
from aca_desktop.ui.parts.text import Text, page_title, section_title
from aca_desktop.ui.parts.tone import Tone
from aca_desktop.ui.theme.theme import Theme, ThemedWidget
from aca_desktop.ui.theme.type import BODY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aca_desktop.services.laptops.laptop_coverage import Coverage
    from aca_desktop.ui.pages.laptops.reading import Found, Kit
    from aca_desktop.ui.pages.page import Page


class SelectedLaptop(ThemedWidget, QFrame):
    """A bar below the list; sun-coloured where something is missing or unusual."""

    ask_pressed = Signal()
    revoke_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._urgent = False
        self._symbol = Symbol("info", 18)
        self._text = Text("", BODY, wraps=True)
        self.ask = Button("", icon="mail")
        self.revoke = Button("", Kind.HARM)
        self.ask.clicked.connect(self.ask_pressed)
        self.revoke.clicked.connect(self.revoke_pressed)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._symbol)
        self._row.addWidget(self._text, 1, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self.ask)
        self._row.addWidget(self.revoke)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_laptop(
        self, one: "Coverage | None", speech: Speech, *, may_revoke: bool, alone: bool = False
    ) -> None:
        """Show what is to be said of a laptop, or how others come if it is alone; nothing for None."""
        self.setVisible(one is not None)
        if one is None:
            return
        unusual = one.laptop.branches > 1 or (one.laptop.role is None and not one.laptop.is_revoked)
        self._urgent = not words.is_whole(one) or unusual
        tone = "sun_ink" if self._urgent else "quiet"
        self._symbol.show_icon("triangle-alert" if self._urgent else "info", tone=tone)
        said = words.sentence(one, speech)
        if alone and one.laptop.is_this and not self._urgent:
            said = speech.say(
                "This laptop is the only one so far. Others join with an event kit; what they write comes back as "
                "files."
            )
        self._text.set_marked(said)
        self.ask.setText(speech.say("Ask for them…"))
        self.ask.setVisible(bool(one.missing or one.laptop.gaps) and not one.laptop.is_this)
        self.revoke.setText(speech.say("Revoke…"))
        self.revoke.setVisible(may_revoke and not one.laptop.is_this and not one.laptop.is_revoked)
        self.update()

    @override
    def use_theme(self, theme: Theme) -> None:
        self._row.setContentsMargins(theme.px(17), theme.px(4), theme.px(9), theme.px(4))
        self._row.setSpacing(theme.px(12))
        self.setMinimumHeight(theme.px(44))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme()
        tokens = theme.tokens
        ground = tokens.sun_tint if self._urgent else tokens.card
        edge = None if self._urgent and tokens.tinted else tokens.sun_line if self._urgent else tokens.line
        with QPainter(self) as painter:
            rounded(painter, QRectF(self.rect()), theme.px(8), ground, edge, tokens.border)


class KitsCard(Card):
    """`revoke_asked` has the kit's invitation and what the kit is called."""

    revoke_asked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(gap=8)
        self._title = section_title("")
        self._rows = Column(gap=4)
        self.body.addWidget(self._title)
        self.body.addWidget(self._rows)

    def show_kits(self, kits: "Sequence[Kit]", speech: Speech, *, may_revoke: bool) -> None:
        """Show these, the newest first; nothing where there are none."""
        self._title.setText(speech.say("Kits"))
        box = self._rows.box
        empty(box)
        for kit in sorted(kits, key=lambda one: one.at, reverse=True):
            box.addWidget(self._row(kit, speech, may_revoke=may_revoke))
        self.setVisible(bool(kits))

    def _row(self, kit: "Kit", speech: Speech, *, may_revoke: bool) -> Row:
        row = kit.invitation
        called = speech.say("Kit of {moment}", moment=moment_words(kit.at, speech))
        joined = speech.say(
            "{joined} of {meant} laptops have joined",
            joined=speech.number(len(row.joined)), meant=speech.number(row.laptops),
        )  # fmt: skip
        parts: list[QWidget | None] = [Symbol("package", 18), Text(called), Text(joined, tone="quiet"), None]
        if row.is_revoked:
            parts.append(Chip(speech.say("Revoked"), Tone.HARM))
        else:
            if row.is_overdrawn:
                parts.append(Chip(speech.say("More than it was meant for"), Tone.ATTENTION, icon="triangle-alert"))
            if may_revoke:
                button = Button(speech.say("Revoke…"), Kind.HARM, SMALL_SIZE)
                button.setAccessibleName(speech.say("Revoke: {what}", what=called))
                button.clicked.connect(lambda: self.revoke_asked.emit(row.entry, called))
                parts.append(button)
        return Row(*parts)


_HEAD = 36
_LEAST_ROWS = 2


class ListView(ThemedWidget, QWidget):
    """Tells of presses; the page does what they ask for."""

    ask_pressed = Signal(object)
    revoke_pressed = Signal(object)

    def __init__(self, page: "Page") -> None:
        super().__init__()
        self._page = page
        self._found: Found | None = None
        self._may_write = self._is_coordinator = False
        self._build_head()
        self._build_zone()
        self._build_table()
        self.kits = KitsCard()
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        for widget in (self.zone, self._card, self.selected, self.kits):
            self._column.addWidget(widget, 1 if widget is self._card else 0)
        self._column.addStretch(0)
        self.show_nothing()

    def _build_head(self) -> None:
        self._title, self._count = page_title(""), Text("", BODY, "quiet")
        self.kit = Button("", icon="package")
        self.export = Button("", icon="upload")
        self.more = icon_button("ellipsis", "", kind=Kind.SECONDARY)
        self._head = QHBoxLayout()
        self._head.addWidget(self._title)
        self._head.addWidget(self._count, 1)
        for button in (self.kit, self.export, self.more):
            self._head.addWidget(button)

    def _build_zone(self) -> None:
        self.zone = DropZone("", "")
        self.zone.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.choose = Button("", icon="folder-open", keys="Ctrl+I")
        self.zone.box.addWidget(self.choose)

    def _build_table(self) -> None:
        self.model = LaptopsModel(self._page.speech)
        self.table = Table("", row=WITH_BAR)
        self.table.setModel(self.model)
        self.table.selectionModel().currentRowChanged.connect(self._on_chosen)
        self.selected = SelectedLaptop()
        self.selected.ask_pressed.connect(lambda: self.ask_pressed.emit(self.chosen))
        self.selected.revoke_pressed.connect(lambda: self.revoke_pressed.emit(self.chosen))
        self._card = Card(padding=0, gap=0)
        self._card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._card.body.addWidget(self.table)

    @property
    def chosen(self) -> "Coverage | None":
        """The laptop that is chosen."""
        index = self.table.currentIndex()
        return self.model.rows[index.row()] if index.isValid() else None

    def show_rights(self, *, may_write: bool, coordinator: bool, has_coalition: bool) -> None:
        """Show only what this laptop may do here."""
        self._may_write, self._is_coordinator = may_write, coordinator
        self.zone.setEnabled(may_write)
        self.kit.setVisible(coordinator)
        self.kit.setEnabled(may_write)
        self.export.setVisible(has_coalition)

    def show_nothing(self) -> None:
        """Show no laptops: there is no coalition."""
        self._found = None
        for widget in (self._card, self.selected, self.kits):
            widget.hide()
        self._count.setText("")

    def show_found(self, found: "Found") -> None:
        """Show a coalition's laptops; the one that was chosen stays so."""
        before, is_first = self.chosen, self._found is None
        self._found = found
        speech = self._page.speech
        self.model.show(found.laptops, speech, self._page.room.context.now().date())
        self.table.set_columns(columns(speech))
        self._card.setVisible(bool(found.laptops))
        self._limit_height()
        self._choose_again(before)
        may = self._may_write and self._is_coordinator
        self.kits.show_kits(found.kits, speech, may_revoke=may)
        self._say()
        if is_first and self.window().focusWidget() in (self.kit, self.export, self.more, self.choose):
            self.focus_first()

    def _choose_again(self, before: "Coverage | None") -> None:
        """Choose the laptop that was chosen; else the first of which something is missing."""
        rows = self.model.rows
        kept = [place for place, one in enumerate(rows) if before and one.laptop.replica == before.laptop.replica]
        wanted = kept or [place for place, one in enumerate(rows) if not words.is_whole(one)] or [0]
        if rows:
            self.table.selectRow(wanted[0])
        self._on_chosen(self.table.currentIndex())

    def _on_chosen(self, _index: QModelIndex) -> None:
        may = self._may_write and self._is_coordinator
        alone = self._found is not None and len(self._found.laptops) == 1
        self.selected.show_laptop(self.chosen, self._page.speech, may_revoke=may, alone=alone)

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        speech = self._page.speech
        self._title.setText(speech.say("Laptops"))
        self.kit.setText(speech.say("Make an event kit…"))
        self.export.setText(speech.say("Write a file…"))
        self.more.setText(speech.say("More to do with laptops"))
        self.zone.set_words(
            speech.say("Drop files of other laptops here"),
            speech.say("You see what they hold before anything changes"),
        )
        self.choose.setText(speech.say("Choose files…"))
        self.table.setAccessibleName(speech.say("Laptops"))
        if self._found is not None:
            self.show_found(self._found)

    def _say(self) -> None:
        found, speech = self._found, self._page.speech
        if found is None:
            return
        self._count.setText(
            speech.say(
                "{arrived} of {expected} have arrived",
                arrived=speech.number(found.arrived), expected=speech.number(found.expected),
            )
            if found.expected > 1
            else ""
        )  # fmt: skip

    def _limit_height(self) -> None:
        """Let the card end with its last row."""
        theme, rows = self.theme(), len(self.model.rows)
        self._card.setMaximumHeight(theme.px(_HEAD + WITH_BAR * rows) + 3)
        self._card.setMinimumHeight(theme.px(_HEAD + WITH_BAR * min(rows, _LEAST_ROWS)) + 3)

    @override
    def use_theme(self, theme: Theme) -> None:
        self._column.setContentsMargins(*(theme.px(24),) * 4)
        self._column.setSpacing(theme.px(16))
        self._head.setSpacing(theme.px(12))
        self._limit_height()

    def focus_first(self) -> None:
        """Give the keyboard to what is most likely wanted."""
        wanted = self.table if self.table.isVisible() else self.choose
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)
