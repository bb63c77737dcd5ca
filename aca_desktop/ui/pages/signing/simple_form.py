"""The form of the desk's own page: what is filled in for one signature. It judges nothing and writes nothing."""

from typing import override

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aca_desktop.i18n import Speech
from aca_desktop.ui.pages.signing.agreement import Agreement
from aca_desktop.ui.pages.signing.finder import Finder
from aca_desktop.ui.pages.signing.hand import HandCard
from aca_desktop.ui.pages.signing.person import Person
from aca_desktop.ui.pages.signing.what_is_signed import WhatIsSigned
from aca_desktop.ui.parts.buttons import BAR, Button, Kind, icon_button
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.fields import Sentence
from aca_desktop.ui.parts.messages import ACTION_ROW
from aca_desktop.ui.parts.rows import Column, Row
from aca_desktop.ui.parts.scrolling import ScrollArea
from aca_desktop.ui.parts.text import page_title, section_title
from aca_desktop.ui.theme.look import Dressed, Look
from aca_desktop.ui.theme.type import BODY


class SimpleForm(Dressed, QWidget):
    """At the left for whom and who, at the right what is agreed to, and the pad; its parts are public.

    `left_page`: back to where one came from. `empty_asked`: all that is filled in is to go.
    """

    left_page = Signal()
    empty_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = page_title("")
        self.back = icon_button("arrow-left", "")
        self.back.clicked.connect(self.left_page)
        self.what = WhatIsSigned()
        self.finder, self.person = Finder(), Person()
        self.agreement, self.hand = Agreement(), HandCard()
        self.read, self.notice = Button("", icon="book-open"), Button("", icon="shield-check")
        self.reason = Sentence(BODY)
        self.empty = Button("", Kind.TEXT, BAR, icon="eraser")
        self.empty.clicked.connect(self.empty_asked)
        self.sign = Button("", Kind.PRIMARY, BAR, icon="pen-line", keys="Ctrl+Return")
        self.sign.setEnabled(False)
        self._build()

    def _build(self) -> None:
        self._whom_title, self._who_title = section_title(""), section_title("")
        who = Card(gap=16)
        for widget in (self._whom_title, self.finder, self._who_title, self.person):
            who.body.addWidget(widget)
        who.body.addStretch(1)
        self.left = ScrollArea(who)
        agreed, pad = Card(), Card()
        agreed.body.addWidget(self.agreement)
        pad.body.addWidget(self.hand)
        self._right = _LeastHigh(agreed, pad)
        self.right = ScrollArea(self._right)
        self._body = QHBoxLayout()
        self._body.addWidget(self.left, 46)
        self._body.addWidget(self.right, 54)
        head = Row(self.back, self._title, None, self.what, gap=12)
        foot = Row(self.read, self.notice, None, self.reason, self.empty, self.sign, gap=12)
        foot.setObjectName(ACTION_ROW)
        self._column = QVBoxLayout(self)
        self._column.addWidget(head)
        self._column.addLayout(self._body, 1)
        self._column.addWidget(foot)
        foot.box.setAlignment(self.reason, Qt.AlignmentFlag.AlignVCenter)

    def retranslate(self, speech: Speech) -> None:
        """Say everything in the language of now."""
        self._title.setText(speech.say("Sign on this page"))
        self.back.setText(speech.say("Back to the queue"))
        self.what.retranslate(speech)
        self._whom_title.setText(speech.say("For whom"))
        self._who_title.setText(speech.say("The signer"))
        self.finder.retranslate(speech)
        self.person.retranslate(speech)
        self.hand.retranslate(speech)
        self.read.setText(speech.say("Read the declaration"))
        self.notice.setText(speech.say("Privacy notice"))
        self.empty.setText(speech.say("Empty the form"))
        self.sign.setText(speech.say("Sign"))

    @override
    def dress(self, look: Look) -> None:
        self._column.setContentsMargins(look.px(24), look.px(24), look.px(24), look.px(16))
        self._column.setSpacing(look.px(16))
        self._body.setSpacing(look.px(16))


class _LeastHigh(Column):
    """Cards below each other that become lower, the last of them, before they scroll."""

    def __init__(self, *cards: QWidget) -> None:
        super().__init__(*cards)
        self.box.setStretch(len(cards) - 1, 1)

    @override
    def heightForWidth(self, width: int) -> int:
        """Return the least height."""
        return self.box.minimumHeightForWidth(width)
