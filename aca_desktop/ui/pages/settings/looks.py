"""How all windows speak and look: language, theme, text size. What is chosen acts at once."""

from decimal import Decimal
from typing import override

from PySide6.QtCore import QSignalBlocker, Signal

from aca_desktop.i18n import mark
from aca_desktop.settings import Settings
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.pages.part import Part
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.combos import Combo
from aca_desktop.ui.parts.fields import Labelled
from aca_desktop.ui.parts.rows import Row
from aca_desktop.ui.parts.text import section_title
from aca_desktop.ui.theme.appearance import Theme

_LANGUAGES = (("en", "English"), ("es", "Español"), ("ja", "日本語"))
"""Each by its own name, whatever language the window speaks."""

_THEMES = (
    ("", mark("As the system")),
    (Theme.LIGHT.value, mark("Light")),
    (Theme.DARK.value, mark("Dark")),
    (Theme.HIGH_CONTRAST.value, mark("High contrast")),
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
        self.language, self.theme, self.zoom = Combo(), Combo(), Combo()
        self._labels = [Labelled("", combo, lines=0) for combo in (self.language, self.theme, self.zoom)]
        self.language.activated.connect(lambda _n: self.language_asked.emit(self.language.currentData()))
        self.theme.activated.connect(lambda _n: self.theme_asked.emit(self.theme.currentData()))
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
            (self.theme, [(speech.say(words), value) for value, words in _THEMES], self._theme()),
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
        return "" if theme is Theme.SYSTEM else theme.value

    @override
    def retranslate(self) -> None:
        speech = self.speech
        self._title.setText(speech.say("Language and look"))
        words = (speech.say("Language"), speech.say("Theme"), speech.say("Text size"))
        for label, said in zip(self._labels, words, strict=True):
            label.set_label(said)
        self.refresh()
