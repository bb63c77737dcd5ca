"""What to begin with in a coalition that has no organisations yet, in order, with what is done already."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from aca_desktop.i18n import Speech, mark
from aca_desktop.ui.pages.wanted import WantedOrganisations
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.row_buttons import RowButton
from aca_desktop.ui.parts.rows import Column
from aca_desktop.ui.parts.text import Text, section_title
from aca_desktop.ui.theme.type import BODY

if TYPE_CHECKING:
    from aca_desktop.services.figures.overview import Overview

_STEPS: tuple[tuple[str, str, str, str, object], ...] = (
    ("declaration", mark("Write the declaration and publish it"), "scroll-text", "coalition", "declarations"),
    ("notice", mark("Write the privacy notice"), "shield-check", "coalition", "notice"),
    ("event", mark("Say when and where people sign"), "calendar", "coalition", "events"),
    ("organisations", mark("Add the organisations that are expected"), "building-2", "organisations",
     WantedOrganisations()),
    ("signing", mark("Open the signing table"), "pen-line", "signing", None),
)  # fmt: skip


class Beginning(Card):
    """Five steps, each a button to where it is done."""

    page_asked = Signal(str, object)

    def __init__(self) -> None:
        super().__init__(padding=0, gap=0)
        self._speech = Speech("en")
        self._done: frozenset[str] = frozenset()
        self._title = section_title("")
        self._why = Text("", BODY, "quiet", wraps=True)
        self.body.addWidget(Column(self._title, self._why, gap=4, margins=(14, 16, 14, 14)))
        self._steps = {name: RowButton("", icon, lined=True) for name, _words, icon, _page, _what in _STEPS}
        for name, _words, _icon, page, what in _STEPS:
            step = self._steps[name]
            step.clicked.connect(lambda _on=False, page=page, what=what: self.page_asked.emit(page, what))
            self.body.addWidget(step)

    def show_overview(self, found: "Overview") -> None:
        """Show which steps are done."""
        done = {"declaration": found.published, "notice": found.has_notice, "event": found.has_event}
        self._done = frozenset(name for name, is_done in done.items() if is_done)
        self._tell()

    def retranslate(self, speech: Speech) -> None:
        """Say everything in the language of now."""
        self._speech = speech
        self._title.setText(speech.say("What to do first"))
        self._why.setText(speech.say("There is no organisation in this file yet."))
        self._tell()

    def _tell(self) -> None:
        for name, words, _icon, _page, _what in _STEPS:
            done = self._speech.say("done") if name in self._done else ""
            self._steps[name].tell(self._speech.say(words), done)
