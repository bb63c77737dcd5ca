"""The page of settings: its parts in a list at the left, the one that is chosen beside it."""

from collections.abc import Callable
from decimal import Decimal
from typing import override

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aca_desktop.i18n import mark
from aca_desktop.settings import Settings
from aca_desktop.ui.pages.page import Page, Room
from aca_desktop.ui.pages.part import Part
from aca_desktop.ui.pages.settings.about import AboutPart
from aca_desktop.ui.pages.settings.backups import BackupsPart
from aca_desktop.ui.pages.settings.laptop import LaptopPart
from aca_desktop.ui.pages.settings.passphrase import PassphrasePart
from aca_desktop.ui.pages.settings.staff import StaffPart
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.fields.combos import Combo
from aca_desktop.ui.parts.fields.fields import Labelled
from aca_desktop.ui.parts.navigation import ItemList, ListItem
from aca_desktop.ui.parts.rows import Column, Row
from aca_desktop.ui.parts.scrolling import ScrollArea
from aca_desktop.ui.parts.text import page_title, section_title
from aca_desktop.ui.session import Session
from aca_desktop.ui.theme.appearance import ThemeChoice
from aca_desktop.ui.theme.theme import Theme, ThemedWidget

_LANGUAGES = (("en", "English"), ("es", "Español"), ("ja", "日本語"))
"""Each by its own name, whatever language the window speaks."""

_THEMES = (
    ("", mark("As the system")),
    (ThemeChoice.LIGHT.value, mark("Light")),
    (ThemeChoice.DARK.value, mark("Dark")),
    (ThemeChoice.HIGH_CONTRAST.value, mark("High contrast")),
)
_SIZES = (100, 110, 125, 150, 175, 200)


class LooksPart(Part):
    """`language_asked`, `theme_asked` ("" for the system's) and `zoom_asked` tell what was chosen."""

    language_asked = Signal(str)
    theme_asked = Signal(str)
    zoom_asked = Signal(int)

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._title = section_title("")
        self.language, self.colours, self.zoom = Combo(), Combo(), Combo()
        self._labels = [Labelled("", combo, lines=0) for combo in (self.language, self.colours, self.zoom)]
        self.language.activated.connect(lambda _n: self.language_asked.emit(self.language.currentData()))
        self.colours.activated.connect(lambda _n: self.theme_asked.emit(self.colours.currentData()))
        self.zoom.activated.connect(lambda _n: self.zoom_asked.emit(self.zoom.currentData()))
        card = Card(padding=24, gap=16)
        card.body.addWidget(self._title)
        for label in self._labels:
            card.body.addWidget(Row(label, None))
        self.box.addWidget(card)

    @override
    def refresh(self) -> None:
        """Show what is kept."""
        speech, kept = self.speech, Settings.kept_in(self.room.context.home)
        system = speech.say("As the system")
        choices: tuple[tuple[Combo, list[tuple[str, object]], object], ...] = (
            (self.language, [(system, ""), *((name, tag) for tag, name in _LANGUAGES)], kept.language or ""),
            (self.colours, [(speech.say(words), value) for value, words in _THEMES], self._theme()),
            (self.zoom, [(speech.percent(Decimal(size) / 100), size) for size in _SIZES], kept.zoom),
        )
        for combo, entries, chosen in choices:
            with QSignalBlocker(combo):
                combo.clear()
                for words, value in entries:
                    combo.addItem(words, value)
                combo.setCurrentIndex(max(0, combo.findData(chosen)))

    def _theme(self) -> str:
        theme = self.room.appearance.theme
        return "" if theme is ThemeChoice.SYSTEM else theme.value

    @override
    def retranslate(self) -> None:
        speech = self.speech
        self._title.setText(speech.say("Language and look"))
        words = (speech.say("Language"), speech.say("Theme"), speech.say("Text size"))
        for label, said in zip(self._labels, words, strict=True):
            label.set_label(said)
        self.refresh()


_LIST, _WIDEST = 216, 960
"""How wide the list is, and at most what is set: longer lines are not read well."""

_PARTS: tuple[tuple[str, str, str, Callable[[Room], Part]], ...] = (
    ("look", mark("Language and look"), "languages", LooksPart),
    ("laptop", mark("This laptop"), "laptop", LaptopPart),
    ("staff", mark("Staff and PIN"), "user-check", StaffPart),
    ("passphrase", mark("Passphrase"), "key-round", PassphrasePart),
    ("backups", mark("Backups"), "archive", BackupsPart),
    ("about", mark("About, licences"), "info", AboutPart),
)


class SettingsPage(Page):
    """`show_this` takes the name of a part."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.items = {name: ListItem(title, icon) for name, title, icon, _make in _PARTS}
        self.parts: dict[str, Part] = {}
        self._shown = _PARTS[0][0]
        self._inside = _Inside(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._inside)
        self._inside.items.chosen.connect(self.choose)
        self.choose(self._shown)

    def choose(self, name: str) -> None:
        """Show a part, made now if it is visited for the first time."""
        part = self.parts.get(name)
        if part is None:
            part = next(make for known, _title, _icon, make in _PARTS if known == name)(self.room)
            part.told.connect(self.told)
            if isinstance(part, LooksPart):
                part.language_asked.connect(self.language_asked)
                part.theme_asked.connect(self.theme_asked)
                part.zoom_asked.connect(self.zoom_asked)
            if isinstance(part, PassphrasePart | BackupsPart):
                part.aside_asked.connect(self.aside_asked)
            if isinstance(part, PassphrasePart):
                part.lock_asked.connect(self.lock_asked)
            self.parts[name] = part
            self._inside.parts.box.insertWidget(0, part)
            part.retranslate()
            part.show_session(self.session)
        self._shown = name
        self._inside.items.check(name)
        for known, one in self.parts.items():
            one.setVisible(known == name)
        self._inside.area.verticalScrollBar().setValue(0)

    @override
    def show_session(self, session: Session | None) -> None:
        for part in self.parts.values():
            part.show_session(session)
        super().show_session(session)

    @override
    def refresh(self) -> None:
        for part in self.parts.values():
            part.refresh()

    @override
    def show_this(self, what: object) -> None:
        if isinstance(what, str) and what in self.items:
            self.choose(what)

    @override
    def retranslate(self) -> None:
        speech = self.speech
        self._inside.title.setText(speech.say("Settings"))
        self._inside.list.setAccessibleName(speech.say("Parts of the settings"))
        for name, title, _icon, _make in _PARTS:
            self.items[name].setText(speech.say(title))
        for part in self.parts.values():
            part.retranslate()

    @override
    def begin(self) -> None:
        self.items[self._shown].setFocus(Qt.FocusReason.OtherFocusReason)


class _Inside(ThemedWidget, QWidget):
    """Title, list and part."""

    def __init__(self, page: SettingsPage) -> None:
        super().__init__(page)
        self.title = page_title("")
        self.list = Card(padding=8, gap=0)
        self.items = ItemList(page.items)
        self.list.body.addWidget(self.items)
        self.parts = Column(None, gap=0)
        self.area = ScrollArea(self.parts)
        self._left = Column(self.list, None, gap=0)
        self._row = QHBoxLayout()
        self._row.addWidget(self._left)
        self._row.addWidget(self.area, 1)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.title)
        self._column.addLayout(self._row, 1)

    @override
    def use_theme(self, theme: Theme) -> None:
        self._column.setContentsMargins(*(theme.px(24),) * 4)
        self._column.setSpacing(theme.px(16))
        self._row.setSpacing(theme.px(16))
        self._left.setFixedWidth(theme.px(_LIST))
        self.parts.setMaximumWidth(theme.px(_WIDEST))
