"""The coalition's public sentence: true, with a way to copy it in each language; or why not, and what helps."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication

from aca_desktop.i18n import Speech
from aca_desktop.sentences.figure_words import CLAIM_VERDICTS, DOUBTS
from aca_desktop.ui.messages import Message
from aca_desktop.ui.pages.wanted import WantedOrganisations
from aca_desktop.ui.parts.buttons import Button, Kind
from aca_desktop.ui.parts.cards import Card, Face
from aca_desktop.ui.parts.chips import Chip
from aca_desktop.ui.parts.rows import Column, Row
from aca_desktop.ui.parts.text import claim, quiet
from aca_desktop.ui.parts.tone import Tone

if TYPE_CHECKING:
    from aca_desktop.services.claims import Checked
    from aca_desktop.services.overview import Overview

_MOST_LANGUAGES = 2


class SentenceCard(Card):
    """Hidden where the coalition has no sentence. A sentence that is not true offers no copy."""

    page_asked = Signal(str, object)
    told = Signal(object)

    def __init__(self) -> None:
        super().__init__(padding=24, gap=8)
        self._speech = Speech("en")
        self._checked: Checked | None = None
        self._today = date.min
        self._languages: Sequence[str] = ()
        self._to_review = 0
        self._chip = Chip("")
        self._why = quiet("")
        self._words = claim("")
        self._copies = [Button("", Kind.SECONDARY, icon="copy", fills=True) for _ in range(_MOST_LANGUAGES)]
        self._review = Button("", Kind.PRIMARY, icon="check-check", fills=True)
        self._correct = Button("", icon="pencil", fills=True)
        self._build()

    def _build(self) -> None:
        self._copies[0].set_kind(Kind.PRIMARY)
        for place, button in enumerate(self._copies):
            button.clicked.connect(lambda _on=False, place=place: self._copy(place))
        self._review.clicked.connect(
            lambda: self.page_asked.emit("organisations", WantedOrganisations(("signed",)))
        )
        self._correct.clicked.connect(lambda: self.page_asked.emit("figures", None))
        head = Row(self._chip, self._why)
        head.box.setStretch(1, 1)
        left = Column(head, self._words, None, gap=8)
        right = Column(None, *self._copies, self._review, self._correct, None, gap=8)
        row = Row(left, right, gap=24)
        row.box.setStretch(0, 1)
        self.body.addWidget(row)

    def show_coalition(self, languages: Sequence[str]) -> None:
        """Offer copies in these languages, the first ones first."""
        self._languages = languages

    def show_overview(self, found: "Overview") -> None:
        """Know how many signatures wait for review, which is what may make the sentence true."""
        self._to_review = found.statuses.get("signed", 0)
        self._tell()

    def show_checked(self, checked: "Checked | None", today: date) -> None:
        """Show a sentence as it stands today, or none."""
        self._checked, self._today = checked, today
        self._tell()

    def retranslate(self, speech: Speech) -> None:
        """Say everything in the language of now."""
        self._speech = speech
        self._tell()

    def _tell(self) -> None:
        checked, speech = self._checked, self._speech
        self.setVisible(checked is not None)
        if checked is None:
            return
        true = checked.verdict == "true"
        self.set_face(Face.USUAL if true else Face.URGENT)
        self._chip.tell(
            _capital(speech.say(CLAIM_VERDICTS[checked.verdict])),
            Tone.GOOD if true else Tone.ATTENTION,
            icon="circle-check" if true else "triangle-alert",
        )
        self._why.setText(self._reason(checked))
        self._words.setText(self._in(speech.language))
        self._words.set_tone("text" if true else "quiet")
        self._tell_buttons(true=true)

    def _tell_buttons(self, *, true: bool) -> None:
        speech = self._speech
        offered = self._offered()
        for place, button in enumerate(self._copies):
            button.setVisible(true and place < len(offered))
            if place < len(offered):
                name = speech.language_name(offered[place])
                button.setText(speech.say("Copy in {language}", language=name))
        waiting = (
            self._checked is not None and self._to_review > 0 and self._checked.claim.chosen.status == "approved"
        )
        self._review.setVisible(not true and waiting)
        self._review.setText(
            speech.say_count("Review the signature", "Review the {count} signatures", self._to_review)
        )
        self._correct.setVisible(not true)
        self._correct.set_kind(Kind.SECONDARY if waiting else Kind.PRIMARY)
        self._correct.setText(speech.say("Correct the sentence…"))

    def _reason(self, checked: "Checked") -> str:
        """Return what was counted today, or why it cannot be proved."""
        speech = self._speech
        if checked.verdict == "not-provable" and checked.doubts and checked.doubts[0] in DOUBTS:
            return speech.say(DOUBTS[checked.doubts[0]])
        if checked.now is None:
            return speech.say("It could not be counted.")
        return speech.say("Today: {number}", number=speech.number(_plain(checked.now.value)))

    def _offered(self) -> list[str]:
        words = self._checked.claim.words if self._checked is not None else {}
        wanted = (self._speech.language, *self._languages, *words)
        return [tag for tag in dict.fromkeys(wanted) if words.get(tag)][:_MOST_LANGUAGES]

    def _in(self, language: str) -> str:
        words = self._checked.claim.words if self._checked is not None else {}
        return words.get(language) or next((text for text in words.values() if text), "")

    def _copy(self, place: int) -> None:
        """Put the sentence and its day on the clipboard, as plain text."""
        tag = self._offered()[place]
        spoken = Speech(tag, self._speech.country)
        text = f"{self._in(tag)} ({spoken.day(self._today)})"
        QGuiApplication.clipboard().setText(text)
        self.told.emit(Message(lambda speech: speech.say("Copied: {words}", words=text), Tone.GOOD, key="copied"))


def _plain(value: Decimal) -> Decimal | int:
    return int(value) if value == value.to_integral_value() else value


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
