"""One public sentence: how it stands and why, copies in each language, whom it counts, what it says exactly."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QSignalBlocker, Qt

from aca_desktop.domain.figures.sentence_text import figures
from aca_desktop.i18n import Speech, mark
from aca_desktop.sentences.claims import asked, causes_of, filters, joined, today, why_not
from aca_desktop.sentences.figure_words import recorded_after, verdict_words
from aca_desktop.sentences.words import STATUSES
from aca_desktop.services.figures.claim_causes import causes
from aca_desktop.services.figures.claim_rows import claim_rows
from aca_desktop.services.figures.claims import check
from aca_desktop.services.figures.figure_choices import choices
from aca_desktop.ui.pages.figures.claims.claim_cells import VERDICTS
from aca_desktop.ui.pages.figures.claims.proof_rows import ProofTable
from aca_desktop.ui.pages.figures.facts import Facts
from aca_desktop.ui.pages.figures.figures_part import FiguresPart, fill
from aca_desktop.ui.pages.overview.sentence import Remedy, copied, remedy
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.pages.sentence_runs import shown_runs
from aca_desktop.ui.pages.wanted import WantedFigures, WantedOrganisations
from aca_desktop.ui.parts.buttons import Button, Kind, link
from aca_desktop.ui.parts.cards import Card, Face
from aca_desktop.ui.parts.chips import Chip
from aca_desktop.ui.parts.fields.combos import Combo
from aca_desktop.ui.parts.flow import Flow
from aca_desktop.ui.parts.rows import Column, Row, Rule
from aca_desktop.ui.parts.scrolling import ScrollArea
from aca_desktop.ui.parts.text import Text, claim, quiet, section_title
from aca_desktop.ui.parts.tone import Tone
from aca_desktop.ui.theme.type import BODY, QUIET

if TYPE_CHECKING:
    from aca_desktop.services.coalition.coalitions import Coalition
    from aca_desktop.services.figures.claim_causes import Causes
    from aca_desktop.services.figures.claim_rows import ClaimRow
    from aca_desktop.services.figures.claims import Checked, CheckedSlot
    from aca_desktop.services.figures.figure_choices import Choices
    from aca_desktop.services.workspace.workspaces import Workspace
    from aca_desktop.ui.background import Progress

_MOST_NAMED = 12

OPERATORS = {
    "more-than": mark("“More than” is true of every greater number, not of the number itself."),
    "at-least": mark("“At least” is true of the number itself and of every greater one."),
    "exactly": mark("“Exactly” is true of the very number alone."),
    "nearly": mark("“Nearly” is true from 95% of the number up to the number itself: our own rule."),
    "about": mark("“About” is true from 95% to 105% of the number: our own rule."),
}


@dataclass(frozen=True, slots=True)
class _Found:
    checked: "Checked"
    rows: "Mapping[str, Sequence[ClaimRow]]"
    causes: "Causes"
    choices: "Choices"


class ClaimView(FiguresPart):
    """`open` a sentence by its id; it is counted anew whenever something changes.

    The proof is of one figure, which is chosen where there are several.
    """

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._id = ""
        self._found: _Found | None = None
        self._chip, self._why = Chip(""), Text("", QUIET, "quiet", wraps=True)
        self._words, self._others = claim(""), Text("", BODY, "quiet", wraps=True)
        self._copies: list[Button] = []
        self._copy_row = Flow(gap=8)
        self._edit, self._remedy = Button("", icon="pencil"), Button("", Kind.PRIMARY)
        self._remedy_leads: Remedy | None = None
        self._head = Card(padding=24, gap=8)
        self._rows_title, self._unnamed = section_title(""), quiet("")
        self.which = Combo()
        self.which.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToContents)
        self._checked_note = quiet("", wraps=True)
        self._to_totals = link("")
        self.table = ProofTable()
        self._says_title, self._facts, self._rule = section_title(""), Facts(), quiet("", wraps=True)
        self._gone_title, self._gone = section_title(""), Text("", BODY, wraps=True)
        self._build()

    def _build(self) -> None:
        top = Row(self._chip, self._why, self._remedy, self._edit)
        top.box.setStretch(1, 1)
        top.box.setAlignment(self._why, Qt.AlignmentFlag.AlignVCenter)
        fill(self._head, top, self._words, self._checked_note, self._others, self._copy_row)
        self._behind = Card(padding=0, gap=0)
        head = Row(self._rows_title, self._unnamed, self.which, self._to_totals, margins=(16, 12, 16, 12))
        head.box.setStretch(1, 1)
        fill(self._behind, head, Rule(), self.table)
        self._left_over = Card(gap=8, face=Face.ATTENTION)
        fill(self._left_over, self._gone_title, self._gone)
        says = Card(gap=12)
        fill(says, self._says_title, self._facts, self._rule)
        aside = ScrollArea(Column(self._left_over, says, None, gap=16))
        below = Row(self._behind, aside, gap=16)
        below.box.setStretch(0, 68)
        below.box.setStretch(1, 32)
        self.box.addWidget(self._head)
        self.box.addWidget(below, 1)
        self._edit.clicked.connect(lambda: self.asked.emit(WantedFigures("claims", opened=self._id, edited=True)))
        self._to_totals.clicked.connect(self._show_totals)
        self.which.activated.connect(lambda _place: self._tell())
        self._remedy.clicked.connect(self._lead_to_remedy)
        self._remedy.hide()
        self.table.chosen.connect(
            lambda id_: self.page_asked.emit("organisations", WantedOrganisations(opened=id_))
        )

    def open(self, id_: str) -> None:
        """Show another sentence."""
        if id_ != self._id:
            self._id, self._found = id_, None
            self._tell()

    @override
    def load(self) -> None:
        id_, language = self._id, self.speech.language

        def work(workspace: "Workspace", coalition: "Coalition", _progress: "Progress") -> _Found | None:
            checked = next(iter(check(workspace, coalition, id_)), None)
            if checked is None:
                return None
            return _Found(
                checked,
                {one.name: claim_rows(workspace, coalition, one, language) for one in checked.slots},
                causes(workspace, coalition, checked, language),
                choices(workspace, coalition, language),
            )

        self.read("claim", work, self._show)

    def _show(self, found: _Found | None) -> None:
        if found is None:
            self.closed.emit()
            return
        self._found = found
        self._offer_figures(found.checked)
        self._tell()

    def _offer_figures(self, checked: "Checked") -> None:
        """Offer the figures whose proof can be seen, the one that decides first seen."""
        words = figures(checked.worded.runs(self.speech.language, *self.tags))
        chosen = self.which.currentData() or (checked.telling.name if checked.telling else None)
        with QSignalBlocker(self.which):
            self.which.clear()
            for one in checked.slots:
                self.which.addItem(words.get(one.name, one.name), one.name)
            self.which.setCurrentIndex(max(0, self.which.findData(chosen)))

    def _told(self) -> "CheckedSlot | None":
        """Return the figure whose proof is seen."""
        slots = self._found.checked.slots if self._found is not None else ()
        return next((one for one in slots if one.name == self.which.currentData()), None)

    @override
    def retranslate(self) -> None:
        speech = self.speech
        self.table.retranslate(speech)
        self._edit.setText(speech.say("Change…"))
        self._says_title.setText(speech.say("What it says exactly"))
        self._to_totals.setText(speech.say("How the sum is made"))
        self._tell()

    def _tell(self) -> None:
        found, speech = self._found, self.speech
        for part in (self._edit, self._copy_row, self._rule):
            part.setVisible(found is not None)
        if found is None:
            self._chip.tell(speech.say("Being counted…"), Tone.NEUTRAL)
            for text in (self._why, self._words, self._others, self._rows_title, self._unnamed):
                text.setText("")
            self._facts.show_facts(())
            for part_ in (self._left_over, self._to_totals, self._remedy):
                part_.hide()
            return
        checked = found.checked
        _word, tone, icon = VERDICTS[checked.verdict]
        self._chip.tell(verdict_words(speech, checked.verdict), tone, icon=icon)
        self._head.set_face(Face.URGENT if tone is Tone.ATTENTION else Face.USUAL)
        after = [recorded_after(speech, one.then) for one in checked.slots]
        self._why.setText(joined(speech, [self._reason(found), *after]))
        self._words.set_runs(shown_runs(checked.worded.runs(speech.language, *self.tags)))
        self._words.set_tone("text" if checked.verdict in ("true", None) else "quiet")
        self._edit.setVisible(self.can_write)
        self._tell_copies(checked)
        self._tell_rows(found)
        told = self._told()
        self._checked_note.setText(
            ""
            if told is None
            else speech.say("Only the highlighted figures are checked. The other words are the coalition’s own.")
        )
        self._checked_note.setVisible(told is not None)
        self._facts.show_facts(
            _cited(speech, checked) if told is None else filters(speech, told.slot, found.choices.words)
        )
        self._rule.setText("" if told is None else speech.say(OPERATORS[told.slot.operator]))
        self._tell_gone(found)

    def _reason(self, found: _Found) -> str:
        speech, checked = self.speech, found.checked
        if checked.verdict is None:
            return speech.say("Cited from its source, not counted.")
        if checked.verdict == "true":
            return " · ".join(
                speech.say("{what}; it {asked}", what=today(speech, one), asked=asked(speech, one.slot))
                for one in checked.slots
            )
        return joined(speech, [why_not(speech, checked), *causes_of(speech, found.causes)])

    def _tell_copies(self, checked: "Checked") -> None:
        """Offer a copy in each language that has words, if it is true or cited."""
        speech, words = self.speech, {tag: checked.worded.words(tag) for tag in checked.worded.texts}
        tags = [tag for tag in dict.fromkeys((speech.language, *self.tags, *words)) if words.get(tag)]
        self._others.setText("\n".join(words[tag] for tag in tags[1:]))
        self._others.setVisible(len(tags) > 1)
        offered = tags if checked.verdict in ("true", None) else []
        while len(self._copies) < len(offered):
            button = Button("", icon="copy")
            place = len(self._copies)
            button.clicked.connect(lambda _on=False, n=place: self._copy(n))
            self._copies.append(button)
            self._copy_row.add(button)
        self._offered = offered
        for n, button in enumerate(self._copies):
            button.setVisible(n < len(offered))
            button.set_kind(Kind.PRIMARY if n == 0 else Kind.SECONDARY)
            if n < len(offered):
                button.setText(speech.say("Copy in {language}", language=speech.language_name(offered[n])))
        self._copy_row.setVisible(bool(offered))

    def _tell_rows(self, found: _Found) -> None:
        speech, told = self.speech, self._told()
        rows = [] if told is None else found.rows[told.name]
        evidence = None if told is None else told.evidence
        self.table.show_rows(rows)
        self._behind.setVisible(told is not None)
        self.which.setVisible(len(found.checked.slots) > 1)
        sums = evidence is not None and evidence.totals is not None
        title = (
            speech.say_count(
                "{count} government stands for places", "{count} governments stand for places", len(rows)
            )
            if sums
            else speech.say_count("{count} signatory behind it", "{count} signatories behind it", len(rows))
        )
        self._rows_title.setText(title)
        self._to_totals.setVisible(sums)
        unnamed = sum(row.unnamed for row in rows)
        self._unnamed.setText(
            speech.say_count("of which {count} unnamed", "of which {count} unnamed", unnamed) if unnamed else ""
        )

    def _tell_gone(self, found: _Found) -> None:
        """Name who counted then and does not now, or what keeps it from being proved; and what helps."""
        speech, causes = self.speech, found.causes
        title, lines = self._lacking(found)
        more = max(causes.lost, causes.too_old, len(causes.missing)) - len(lines)
        if more > 0 and lines:
            lines.append(speech.say_count("{count} more", "{count} more", more))
        self._gone_title.setText(title)
        self._gone.setText("\n".join(lines))
        self._left_over.setVisible(bool(lines))
        true = found.checked.verdict in ("true", None)
        offered = (
            None
            if true or (causes.too_old and not causes.undecided)
            else remedy(speech, causes, WantedFigures("claims"))
        )
        self._remedy.setVisible(offered is not None)
        if offered is not None:
            self._remedy.setText(offered.words)
            self._remedy.set_icon(offered.icon)
            self._remedy_leads = offered

    def _lacking(self, found: _Found) -> tuple[str, list[str]]:
        """Return the title and lines of what lacks: who left, commitments to look up, places without a figure."""
        speech, causes = self.speech, found.causes
        if causes.gone:
            gone = [
                speech.say("{name}: {status}", name=one.name, status=speech.say(STATUSES[one.status]))
                for one in causes.gone[:_MOST_NAMED]
                if one.name
            ]
            return speech.say("Counted then, not any more"), gone
        if causes.look_up:
            named = list(dict.fromkeys(name for _id, name in causes.look_up if name))
            return speech.say("Their commitments are to be looked up again"), named[:_MOST_NAMED]
        if causes.missing:
            names = found.choices.places
            return speech.say("No figure is known"), [names.get(one, one) for one in causes.missing[:_MOST_NAMED]]
        return "", []

    def _lead_to_remedy(self) -> None:
        offered = self._remedy_leads
        if offered is not None and isinstance(offered.what, WantedFigures):
            self.asked.emit(offered.what)
        elif offered is not None:
            self.page_asked.emit(offered.page, offered.what)

    def _show_totals(self) -> None:
        told = self._told()
        self.asked.emit(WantedFigures("totals", opened=None if told is None else told.slot.territory))

    def _copy(self, n: int) -> None:
        if self._found is not None:
            on = self.room.context.now().date()
            self.told.emit(copied(self._found.checked.worded, self._offered[n], on, self.speech.country))


def _cited(speech: Speech, checked: "Checked") -> list[tuple[str, str]]:
    """Return where a cited sentence was read."""
    claim_ = checked.claim
    seen = None if claim_.seen is None else speech.day(claim_.seen)
    said = [
        (speech.say("Source"), claim_.source),
        (speech.say("Link"), claim_.link),
        (speech.say("Seen on"), seen),
    ]
    return [(label, value) for label, value in said if value]
