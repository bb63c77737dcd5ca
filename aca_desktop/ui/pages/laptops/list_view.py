"""The list of laptops, and where their files are dropped."""

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from aca_desktop.ui.pages.laptops import words
from aca_desktop.ui.pages.laptops.kits_card import KitsCard
from aca_desktop.ui.pages.laptops.model import LaptopsModel, columns
from aca_desktop.ui.pages.laptops.selected import SelectedLaptop
from aca_desktop.ui.parts.buttons import Button, Kind, icon_button
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.fields.drop_zone import DropZone
from aca_desktop.ui.parts.tables import WITH_BAR, Table
from aca_desktop.ui.parts.text import Text, page_title
from aca_desktop.ui.theme.theme import Theme, ThemedWidget
from aca_desktop.ui.theme.type import BODY

if TYPE_CHECKING:
    from aca_desktop.services.laptops.laptop_coverage import Coverage
    from aca_desktop.ui.pages.laptops.reading import Found
    from aca_desktop.ui.pages.page import Page

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
