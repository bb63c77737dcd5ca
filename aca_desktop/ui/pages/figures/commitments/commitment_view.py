"""One commitment: its way as a picture, how it was validated over time, what was measured, and its sources."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, override

from aca_desktop.domain.figures.pathway import pathway_of
from aca_desktop.sentences.commitments import (
    in_words,
    quantity,
    scope_words,
    share_words,
    target_by,
    validation_words,
)
from aca_desktop.sentences.telling import problem
from aca_desktop.services.figures.commitment_edits import find
from aca_desktop.ui.pages.figures.commitments.commitment_cells import LOOK_UP, STATUSES, status_of
from aca_desktop.ui.pages.figures.facts import Facts
from aca_desktop.ui.pages.figures.figures_part import FiguresPart, fill
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.pages.wanted import WantedFigures, WantedOrganisations
from aca_desktop.ui.painting.paragraph import Run
from aca_desktop.ui.painting.pathway import PathwayChart
from aca_desktop.ui.parts.buttons import Button
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.chips import Chip
from aca_desktop.ui.parts.messages import MessageBar
from aca_desktop.ui.parts.rows import Column, Row, empty
from aca_desktop.ui.parts.scrolling import ScrollArea
from aca_desktop.ui.parts.text import Text, claim, quiet, section_title
from aca_desktop.ui.parts.timeline import TimelineEntry
from aca_desktop.ui.parts.tone import Tone
from aca_desktop.ui.theme.type import BODY

if TYPE_CHECKING:
    from aca_desktop.domain.figures.commitments import Commitment, Validation
    from aca_desktop.services.figures.commitments import CommitmentRow


class CommitmentView(FiguresPart):
    """`open` a commitment by its id."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._id = ""
        self._row: CommitmentRow | None = None
        self._chip, self._name = Chip(""), Text("", BODY.strong)
        self._target, self._own = claim(""), Text("", BODY, "quiet", wraps=True)
        self._organisation, self._edit = Button("", icon="building-2"), Button("", icon="pencil")
        self._old, self._wrong = MessageBar("", Tone.ATTENTION), MessageBar("", Tone.ATTENTION)
        self._way_title, self._way_note = section_title(""), quiet("", wraps=True)
        self.chart = PathwayChart()
        self._no_way = Text("", BODY, "quiet", wraps=True)
        self._facts_title, self._facts = section_title(""), Facts()
        self._history_title, self._history = section_title(""), Column(gap=0)
        self._measured_title, self._measured = section_title(""), Facts(64)
        self._build()

    def _build(self) -> None:
        head = Card(padding=24, gap=8)
        top = Row(self._chip, self._name, self._organisation, self._edit)
        top.box.setStretch(1, 1)
        fill(head, top, self._target, self._own)
        way, facts, history = Card(), Card(), Card()
        way.body.addWidget(self._way_title)
        way.body.addWidget(self.chart, 1)
        fill(way, self._no_way, self._way_note)
        way.body.addStretch()
        fill(facts, self._facts_title, self._facts, self._measured_title, self._measured)
        fill(history, self._history_title, self._history)
        aside = ScrollArea(Column(history, facts, None, gap=16))
        below = Row(way, aside, gap=16)
        below.box.setStretch(0, 60)
        below.box.setStretch(1, 40)
        for part in (self._old, self._wrong, head):
            self.box.addWidget(part)
        self.box.addWidget(below, 1)
        self._edit.clicked.connect(
            lambda: self.asked.emit(WantedFigures("commitments", opened=self._id, edited=True))
        )
        self._organisation.clicked.connect(self._show_organisation)

    def open(self, id_: str) -> None:
        """Show another commitment."""
        if id_ != self._id:
            self._id, self._row = id_, None
            self._tell()

    @override
    def load(self) -> None:
        id_ = self._id

        self.read(
            "commitment", lambda workspace, coalition, _progress: find(workspace, coalition, id_), self._show
        )

    def _show(self, row: "CommitmentRow | None") -> None:
        if row is None:
            self.closed.emit()
            return
        self._row = row
        self._tell()

    @override
    def retranslate(self) -> None:
        speech = self.speech
        self._edit.setText(speech.say("Change…"))
        self._organisation.setText(speech.say("Organisation"))
        self._way_title.setText(speech.say("The way there"))
        self._facts_title.setText(speech.say("What it says exactly"))
        self._history_title.setText(speech.say("How it was validated"))
        self._measured_title.setText(speech.say("What was measured"))
        self._tell()

    def _tell(self) -> None:
        row, speech = self._row, self.speech
        for part in (self._edit, self._organisation):
            part.setVisible(row is not None)
        if row is None:
            for bar in (self._old, self._wrong):
                bar.hide()
            return
        one = row.commitment
        words, tone, _shade = STATUSES[status_of(row)]
        words, tone = (LOOK_UP, Tone.ATTENTION) if row.too_old else (words, tone)
        self._chip.tell(speech.say(words), tone)
        self._name.setText(in_words(row.names, speech.language, *self.tags) or one.organisation)
        self._target.setText(target_by(speech, one))
        own = in_words(one.words, speech.language, *self.tags)
        self._own.setText(own)
        self._own.setVisible(bool(own))
        self._edit.setVisible(self.can_write)
        self._tell_bars(row)
        self._tell_way(one)
        self._facts.show_facts(self._said(one))
        self._tell_history(one.validations, too_old=row.too_old)
        measured = [(str(year), self._measurement(one, year)) for year in sorted(one.progress, reverse=True)]
        self._measured_title.setVisible(bool(measured))
        self._measured.show_facts(measured)

    def _tell_bars(self, row: "CommitmentRow") -> None:
        speech = self.speech
        self._old.setVisible(row.too_old)
        if row.too_old and row.validation is not None:
            self._old.tell(
                speech.say(
                    "The validation was last seen on {day}, too long ago to rest a sentence on. Look it up again "
                    "at its source ({source}), and write down when you saw it.",
                    day=speech.day(row.validation.seen), source=row.validation.source,
                ),
                Tone.ATTENTION,
            )  # fmt: skip
        self._wrong.setVisible(bool(row.problems))
        if row.problems:
            self._wrong.tell(" ".join(problem(speech, one) for one in row.problems), Tone.ATTENTION)

    def _tell_way(self, one: "Commitment") -> None:
        speech, way = self.speech, pathway_of(one)
        self.chart.setVisible(way is not None)
        self._way_note.setVisible(way is not None)
        self._no_way.setVisible(way is None)
        self._no_way.setText(
            speech.say("Nothing can be drawn of it: that takes a target in percent against a base year.")
        )
        if way is not None:
            self.chart.show_way(self._way_title.text(), way, self.room.context.now().date(), speech)
            self._way_note.setText(self._standing(one))

    def _standing(self, one: "Commitment") -> str:
        """Say whether the latest measurement is on the way."""
        speech, rule = (
            self.speech,
            self.speech.say("The line from one target to the next is straight: our own rule."),
        )
        year = max(one.progress, default=None)
        if year is None:
            return f"{speech.say('Nothing was measured yet.')} {rule}"
        track = one.is_on_track(year)
        if track is None:
            return rule
        said = (
            speech.say("{year} is on track.", year=year)
            if track
            else speech.say("{year} is off track.", year=year)
        )
        return f"{said} {rule}"

    def _said(self, one: "Commitment") -> Sequence[tuple[str, str]]:
        speech = self.speech
        base = ""
        if one.base_year is not None:
            base = str(one.base_year)
            if one.base_value is not None:
                base += f" · {quantity(speech, one.base_value, one.unit)}"
        target = "" if one.target_value is None else quantity(speech, one.target_value, one.unit)
        interim = [
            speech.say("{share} by {year}", share=share_words(speech, share), year=year)
            for year, share in sorted(one.interim.items())
        ]
        said = [
            (speech.say("Kind"), scope_words(speech, one)),
            (speech.say("Base year"), base),
            (speech.say("Target year"), "" if one.target_year is None else str(one.target_year)),
            (speech.say("Percent"), "" if one.percent is None else share_words(speech, one.percent)),
            (speech.say("Target value"), target),
            (speech.say("On the way"), speech.enumerate(interim) if interim else ""),
            (speech.say("Source"), one.source or ""),
        ]
        return [(label, words) for label, words in said if words]

    def _measurement(self, one: "Commitment", year: int) -> str:
        speech, progress = self.speech, one.progress[year]
        said = [quantity(speech, progress.value, one.unit)]
        track = one.is_on_track(year)
        if track is not None:
            said.append(speech.say("on track") if track else speech.say("off track"))
        said.append(progress.source)
        return " · ".join(said)

    def _tell_history(self, validations: "Sequence[Validation]", *, too_old: bool) -> None:
        empty(self._history.box)
        speech = self.speech
        if not validations:
            self._history.box.addWidget(quiet(speech.say("Nobody has said yet how it was validated."), wraps=True))
        newest = list(reversed(validations))
        for n, one in enumerate(newest):
            words = validation_words(speech, one)
            when = speech.say(
                "{day}; last seen {seen} · {source}",
                day=speech.short_day(one.day), seen=speech.short_day(one.seen), source=one.source,
            )  # fmt: skip
            icon = "clock" if n == 0 and too_old else "badge-check" if one.status == "approved" else "circle"
            runs = (Run(words[:1].upper() + words[1:], strong=n == 0),)
            self._history.box.addWidget(TimelineEntry(icon, runs, when, last=n == len(newest) - 1))

    def _show_organisation(self) -> None:
        if self._row is not None:
            wanted = WantedOrganisations(opened=self._row.commitment.organisation)
            self.page_asked.emit("organisations", wanted)
