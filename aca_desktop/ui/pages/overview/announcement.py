"""Tells on top of the overview which other public sentences are not true any more since they were published."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from aca_desktop.i18n import Speech
from aca_desktop.sentences.claims import joined, why_not
from aca_desktop.ui.pages.wanted import WantedFigures
from aca_desktop.ui.painting.paragraph import literal
from aca_desktop.ui.parts.messages import MessageBar
from aca_desktop.ui.parts.tone import Tone

if TYPE_CHECKING:
    from aca_desktop.services.claims import Checked


class Announcement(MessageBar):
    """Hidden while every sentence that was true still is."""

    page_asked = Signal(str, object)

    def __init__(self) -> None:
        super().__init__("", Tone.ATTENTION)
        self._speech = Speech("en")
        self._turned: Sequence[tuple[Checked, str]] = ()
        self._see = self.add_action("")
        self._see.clicked.connect(self._lead)
        self.hide()

    def show_turned(self, turned: "Sequence[tuple[Checked, str]]") -> None:
        """Show these sentences, each with its words."""
        self._turned = turned
        self._tell()

    def retranslate(self, speech: Speech) -> None:
        """Say everything in the language of now."""
        self._speech = speech
        self._see.setText(speech.say("See why"))
        self._tell()

    def _tell(self) -> None:
        speech, turned = self._speech, self._turned
        self.setVisible(bool(turned))
        if len(turned) == 1:
            checked, words = turned[0]
            said = speech.say("**{words}** is not true any more.", words=literal(words))
            self.tell(joined(speech, [said, literal(why_not(speech, checked))]), Tone.ATTENTION)
        elif turned:
            said = speech.say_count(
                "{count} public sentence is not true any more.",
                "{count} public sentences are not true any more.",
                len(turned),
            )
            self.tell(said, Tone.ATTENTION)

    def _lead(self) -> None:
        opened = self._turned[0][0].claim.id if len(self._turned) == 1 else None
        self.page_asked.emit("figures", WantedFigures("claims", opened=opened))
