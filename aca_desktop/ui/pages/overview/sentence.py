"""The coalition's public sentence: true, with a way to copy it in each language; or why not, and what helps."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication

from aca_desktop.i18n import Speech
from aca_desktop.sentences.claims import causes_of, joined, today, why_not
from aca_desktop.sentences.figure_words import verdict_words
from aca_desktop.ui.frame.messages import Message
from aca_desktop.ui.pages.sentence_runs import shown_runs
from aca_desktop.ui.pages.wanted import WantedFigures, WantedOrganisations
from aca_desktop.ui.parts.buttons import Button, Kind
from aca_desktop.ui.parts.cards import Card, Face
from aca_desktop.ui.parts.chips import Chip
from aca_desktop.ui.parts.rows import Column, Row
from aca_desktop.ui.parts.text import Text, claim
from aca_desktop.ui.parts.tone import Tone
from aca_desktop.ui.theme.type import QUIET

if TYPE_CHECKING:
    from aca_desktop.services.figures.claim_causes import Causes
    from aca_desktop.services.figures.claim_texts import Worded
    from aca_desktop.services.figures.claims import Checked

_MOST_LANGUAGES = 2


@dataclass(frozen=True, slots=True)
class Proof:
    """A sentence as it stands, and what is behind it where it is not true."""

    checked: "Checked"
    causes: "Causes | None"


class SentenceCard(Card):
    """Hidden where the coalition has no sentence. A sentence that is not true offers no copy."""

    page_asked = Signal(str, object)
    told = Signal(object)

    def __init__(self) -> None:
        super().__init__(padding=24, gap=8)
        self._speech = Speech("en")
        self._said: Worded | None = None
        self._proof: Proof | None = None
        self._today = date.min
        self._languages: Sequence[str] = ()
        self._chip = Chip("")
        self._why = Text("", QUIET, "quiet", wraps=True)
        self._words = claim("")
        self._copies = [Button("", Kind.SECONDARY, icon="copy", fills=True) for _ in range(_MOST_LANGUAGES)]
        self._remedy = Button("", Kind.PRIMARY, fills=True)
        self._correct = Button("", icon="pencil", fills=True)
        self._remedy_leads: tuple[str, object] = ("figures", None)
        self._build()

    def _build(self) -> None:
        self._copies[0].set_kind(Kind.PRIMARY)
        for place, button in enumerate(self._copies):
            button.clicked.connect(lambda _on=False, place=place: self._copy(place))
        self._remedy.clicked.connect(lambda: self.page_asked.emit(*self._remedy_leads))
        self._correct.clicked.connect(lambda: self.page_asked.emit("figures", self._edited()))
        head = Row(self._chip, self._why)
        head.box.setStretch(1, 1)
        head.box.setAlignment(self._why, Qt.AlignmentFlag.AlignVCenter)
        left = Column(head, self._words, None, gap=8)
        right = Column(None, *self._copies, self._remedy, self._correct, None, gap=8)
        row = Row(left, right, gap=24)
        row.box.setStretch(0, 1)
        self.body.addWidget(row)

    def show_coalition(self, languages: Sequence[str]) -> None:
        """Offer copies in these languages, the first ones first."""
        self._languages = languages

    def show_claim(self, found: "Worded | None") -> None:
        """Show a sentence, or none; how it stands is shown once it was counted."""
        self._said = found
        if self._proof is not None and self._proof.checked.worded != found:
            self._proof = None
        self._tell()

    def show_proof(self, proof: Proof | None, on: date) -> None:
        """Show how the sentence stands today."""
        self._proof, self._today = proof, on
        self._said = None if proof is None else proof.checked.worded
        self._tell()

    def retranslate(self, speech: Speech) -> None:
        """Say everything in the language of now."""
        self._speech = speech
        self._tell()

    def _tell(self) -> None:
        said, proof, speech = self._said, self._proof, self._speech
        self.setVisible(said is not None)
        if said is None:
            return
        verdict = proof.checked.verdict if proof is not None else None
        true = verdict == "true"
        self.set_face(Face.USUAL if true or proof is None else Face.URGENT)
        if proof is None:
            self._chip.tell(speech.say("Being counted…"), Tone.NEUTRAL)
        else:
            words = verdict_words(speech, verdict)
            tone, icon = (Tone.GOOD, "circle-check") if true else (Tone.ATTENTION, "triangle-alert")
            self._chip.tell(words, tone, icon=icon)
        self._why.setText("" if proof is None else self._reason(proof))
        self._words.set_runs(shown_runs(said.runs(speech.language, *self._languages)))
        self._words.set_tone("text" if true else "quiet")
        self._tell_copies(true=true)
        self._tell_remedy(proof, true=true)

    def _tell_copies(self, *, true: bool) -> None:
        offered = self._offered()
        for place, button in enumerate(self._copies):
            button.setVisible(true and place < len(offered))
            if place < len(offered):
                name = self._speech.language_name(offered[place])
                button.setText(self._speech.say("Copy in {language}", language=name))

    def _tell_remedy(self, proof: Proof | None, *, true: bool) -> None:
        """Offer what could make the sentence true, before correcting its words."""
        speech = self._speech
        offered = None if proof is None or proof.causes is None else remedy(speech, proof.causes, self._opened())
        self._remedy.setVisible(offered is not None and not true)
        if offered is not None:
            self._remedy.setText(offered.words)
            self._remedy.set_icon(offered.icon)
            self._remedy_leads = (offered.page, offered.what)
        self._correct.setVisible(proof is not None and not true)
        self._correct.set_kind(Kind.SECONDARY if offered is not None else Kind.PRIMARY)
        self._correct.setText(speech.say("Correct the sentence…"))

    def _reason(self, proof: Proof) -> str:
        """Return what was counted today, or why it is not true or cannot be proved, and what is behind that."""
        speech, checked = self._speech, proof.checked
        if checked.verdict == "true":
            return " · ".join(today(speech, told) for told in checked.slots)
        behind = causes_of(speech, proof.causes) if proof.causes is not None else []
        return joined(speech, [why_not(speech, checked), *behind])

    def _opened(self) -> WantedFigures:
        return WantedFigures("claims", opened=None if self._said is None else self._said.claim.id)

    def _edited(self) -> WantedFigures:
        return WantedFigures("claims", opened=None if self._said is None else self._said.claim.id, edited=True)

    def _offered(self) -> list[str]:
        words = self._said.texts if self._said is not None else {}
        wanted = (self._speech.language, *self._languages, *words)
        return [tag for tag in dict.fromkeys(wanted) if words.get(tag)][:_MOST_LANGUAGES]

    def _copy(self, place: int) -> None:
        """Put the sentence and its day on the clipboard, as plain text."""
        tag = self._offered()[place]
        if self._said is not None:
            self.told.emit(copied(self._said, tag, self._today, self._speech.country))


@dataclass(frozen=True, slots=True)
class Remedy:
    """What could make a sentence true: its words and icon, and the page where it is done."""

    words: str
    icon: str
    page: str
    what: object


def remedy(speech: Speech, causes: "Causes", proof: WantedFigures) -> Remedy | None:
    """Return what could make a sentence true or provable, None where nothing is; `proof` shows why it is not."""
    if causes.undecided:
        where = WantedOrganisations(duplicates=True)
        return Remedy(speech.say("Decide on possible duplicates"), "copy", "organisations", where)
    if causes.too_old:
        return Remedy(speech.say("See what to look up again"), "search", "figures", proof)
    if causes.missing:
        places = WantedFigures("places", opened=causes.missing[0], edited=True)
        return Remedy(speech.say("Add the missing figures"), "plus", "figures", places)
    if causes.to_review:
        words = speech.say_count("Review the signature", "Review the {count} signatures", causes.to_review)
        return Remedy(words, "check-check", "organisations", WantedOrganisations(("signed",)))
    if causes.provisional:
        words = speech.say_count(
            "Ratify the provisional one", "Ratify the {count} provisional ones", causes.provisional
        )
        return Remedy(words, "stamp", "organisations", WantedOrganisations(("provisional",)))
    return None


def copied(said: "Worded", tag: str, on: date, country: str | None) -> Message:
    """Put a sentence in a language and its day on the clipboard, as plain text; return what is told of it."""
    spoken = Speech(tag, country)
    text = f"{said.words(tag)} ({spoken.day(on)})"
    QGuiApplication.clipboard().setText(text)
    return Message(lambda speech: speech.say("Copied: {words}", words=text), Tone.GOOD, key="copied")
