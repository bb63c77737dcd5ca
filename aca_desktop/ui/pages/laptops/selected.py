"""What is said of the laptop that is chosen in the list, and what can be done about it."""

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from aca_desktop.i18n import Speech
from aca_desktop.ui.pages.laptops import words
from aca_desktop.ui.painting.shapes import rounded
from aca_desktop.ui.parts.buttons import Button, Kind
from aca_desktop.ui.parts.symbols import Symbol
from aca_desktop.ui.parts.text import Text
from aca_desktop.ui.theme.theme import Theme, ThemedWidget
from aca_desktop.ui.theme.type import BODY

if TYPE_CHECKING:
    from aca_desktop.services.laptops.laptop_coverage import Coverage


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
