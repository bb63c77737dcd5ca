"""The proof of each public sentence on pages of its own: what was counted, by which rows and sources, what not."""

import re
from collections.abc import Callable, Sequence

from aca_desktop.documents.about_journal import journal_name
from aca_desktop.documents.images.vectors import segment, stroked
from aca_desktop.documents.summary_pages.summary_claims import draw_badge, quoted, verdict_words
from aca_desktop.documents.summary_pages.summary_facts import SUMMARY_MARGIN, day_of
from aca_desktop.documents.typesetting.colours import GREEN, INK, LINE, QUIET, SUN_TEXT
from aca_desktop.documents.typesetting.lines import Line
from aca_desktop.documents.typesetting.page import MM
from aca_desktop.documents.typesetting.press import Press, Style
from aca_desktop.domain.papers.summary_blocks import MOST_NAMED, ClaimFace, SlotFace, SlotSource, marks
from aca_desktop.domain.papers.summary_papers import SummaryPaper, SummaryRow
from aca_desktop.i18n import Speech

_KICKER, _SENTENCE = Style(7.5, 10, 600, GREEN, track=0.13), Style(20, 27, 300, track=-0.01)
_VERDICT, _OPEN = 10.5, Style(9, 12.6, 400, QUIET)
_NUMBER, _LABEL = Style(27, 30, 300, GREEN), Style(9, 12.6)
_SMALLER = (0.6, 0.5, 0.42, 0.36, 0.3)
_H2, _KEY, _WORDS = Style(11, 14, 600), Style(9, 12.6, 600, GREEN), Style(9, 12.6)
_NAME, _FAINT, _NOTE = Style(9, 12.2), Style(8.2, 11, 400, QUIET), Style(8.2, 11.6, 400, QUIET)
_COLUMN, _GAP, _ROW, _END = 37.0, 8.0, 6.5, 28.0


def draw_proofs(
    press: Press, paper: SummaryPaper, pages_of: Sequence[int], turn_page: Callable[[], None]
) -> None:  # fmt: skip
    """Draw a proof for each sentence that is counted; `pages_of` has the page of each row of the list."""
    counted = [one for one in paper.claims if one.slots]
    borne = iter(words for words, _slot in marks(paper.claims))
    for number, claim in enumerate(counted, 1):
        turn_page()
        with press.pages.group("Sect"):
            _Proof(press, paper, pages_of, turn_page).draw(
                claim, f"{press.speech.number(number)}", f"{press.speech.number(len(counted))}",
                [next(borne) for _slot in claim.slots],
            )  # fmt: skip


class _Proof:
    """One sentence's proof, from the top of a page to wherever it ends."""

    def __init__(
        self, press: Press, paper: SummaryPaper, pages_of: Sequence[int], turn_page: Callable[[], None]
    ) -> None:
        self._press, self._paper, self._pages_of, self._turn = press, paper, pages_of, turn_page
        self._width = press.pages.width - 2 * SUMMARY_MARGIN
        self._y = 36.0

    def draw(self, claim: ClaimFace, number: str, of: str, borne: Sequence[str]) -> None:
        press, pages, say = self._press, self._press.pages, self._press.speech.say
        kicker = say("Proof of a public sentence · {number} of {all}", number=number, all=of)
        kicker = kicker if press.japanese else kicker.upper()
        with pages.element("P"):
            press.write((press.single(kicker, _KICKER, self._width),), SUMMARY_MARGIN, self._y, _KICKER)
        lines = press.at_most(5, quoted(press.speech, claim.runs), _SENTENCE, self._width)
        with pages.element("H1"):
            self._y = press.write(lines, SUMMARY_MARGIN, self._y + 9.5, _SENTENCE)
        if claim.marked:
            names = press.speech.enumerate(claim.marked[:MOST_NAMED])
            self._y += 2
            self._text(say("Names and dates, not checked: {names}", names=names), _NOTE, 3)
        for mark, slot in zip(borne, claim.slots, strict=True):
            self._slot(slot, mark, alone=len(claim.slots) == 1)
        self._y += 2
        self._text(
            say("The JSON beside this document has the query of each figure, with its rows and numbers."), _NOTE, 2
        )

    def _slot(self, slot: SlotFace, mark: str, *, alone: bool) -> None:
        press, pages, speech = self._press, self._press.pages, self._press.speech
        if not alone:
            self._heading(press.joined([speech.say("Figure {mark}:", mark=mark), slot.words]), 60)
        says, colour = verdict_words(speech, slot.verdict)
        day = speech.day(day_of(self._paper))
        self._room(12)
        self._y += 8.5
        draw_badge(press, slot.verdict, SUMMARY_MARGIN + 2.3, self._y - 1.3, 2.3)
        style = Style(_VERDICT, 14, 600, colour)
        word = press.single(says, style, 70)
        with pages.element("P"):
            pages.line(SUMMARY_MARGIN + 7, self._y, word, colour)
        beside = 7 + word.width / MM + 3
        said = press.joined([speech.say("On {day}.", day=day), *([slot.open_cases] if slot.open_cases else [])])
        with pages.element("P"):
            open_ = press.at_most(2, said, _OPEN, self._width - beside)
            self._y = press.write(open_, SUMMARY_MARGIN + beside, self._y, _OPEN)
        self._numbers(slot)
        own = speech.say("{journal}, as of {day}.", journal=journal_name(press, self._paper), day=day)
        self._labelled(speech.say("What was counted"), [(slot.proof, None)])
        chosen = [speech.say("{label}: {value}.", label=label, value=value) for label, value in slot.filters]
        self._labelled(speech.say("Chosen by"), [(press.joined(chosen), None)])
        self._labelled(
            speech.say("Sources"),
            [(own, None), *((self._source(one), one.link) for one in slot.sources[:MOST_NAMED])],
        )
        if slot.figures.sources > len(slot.sources):
            more = slot.figures.sources - len(slot.sources)
            self._text(speech.say_count("{count} more source", "{count} more sources", more), _NOTE, 1, _COLUMN)
        self._behind(slot, mark)
        self._not_counted(slot)

    def _numbers(self, slot: SlotFace) -> None:
        """Draw what was found, the threshold, and how many stand behind it, where that is another number."""
        press, pages, speech = self._press, self._press.pages, self._press.speech
        limit = speech.say("threshold: {count}", count=slot.count) if slot.count else speech.say("threshold")
        shown = [(slot.found or "–", speech.say("counted")), (slot.threshold, limit)]
        if slot.figures.organisations != slot.figures.found:
            behind = speech.number(slot.figures.organisations)
            shown.append((behind, speech.say("organisations behind it")))
        self._room(26)
        self._y += 12.5
        step = self._width / 3
        labels = [press.set(label, _LABEL, step - 6) for _number, label in shown]
        for n, ((number, _label), told) in enumerate(zip(shown, labels, strict=True)):
            x = SUMMARY_MARGIN + n * step
            lines, style = self._number(number, step - 6)
            with pages.element("P"):
                press.write(lines, x, self._y - (len(lines) - 1) * style.lead / MM, style)
                press.write(told, x, self._y + 5.6, _LABEL)
        self._y += 9.6 + (max(map(len, labels)) - 1) * _LABEL.lead / MM

    def _number(self, number: str, measure: float) -> tuple[tuple[Line, ...], Style]:
        """Set a number as large as it fits; a Japanese one, which has no spaces, parts behind its 「～」 alone."""
        lines, style = self._press.whole(number, _NUMBER, measure, 11)
        if len(lines) == 1 or " " in number:
            return lines, style
        parts = [part for part in re.split("(?<=～)", number) if part]
        for factor in _SMALLER:
            smaller = _NUMBER.scaled(factor)
            apart = [self._press.set(part, smaller, measure) for part in parts]
            if all(len(one) == 1 for one in apart):
                return tuple(one[0] for one in apart), smaller
        return lines, style

    def _labelled(self, label: str, told: Sequence[tuple[str, str | None]]) -> None:
        """Draw a label with paragraphs beside it, some of which are links, under a rule."""
        press, pages = self._press, self._press.pages
        x, lead = SUMMARY_MARGIN + _COLUMN, _WORDS.lead / MM
        for n, (words, address) in enumerate(told):
            lines = press.at_most(6, words, _WORDS, self._width - _COLUMN)
            self._room(len(lines) * lead + 3)
            if n == 0:
                self._rule(self._y)
                self._y += 5.0
                with pages.element("P"):
                    pages.line(SUMMARY_MARGIN, self._y, press.single(label, _KEY, _COLUMN - 2), GREEN)
            if address is None:
                with pages.element("P"):
                    press.write(lines, x, self._y, _WORDS)
            else:
                with pages.group("P"):
                    pages.web_link(address, [(x, self._y + k * lead, line) for k, line in enumerate(lines)])
            self._y += len(lines) * lead
        self._y -= 1.4

    def _source(self, one: SlotSource) -> str:
        speech = self._press.speech
        if one.seen is None:
            return one.words
        return speech.say("{link}, seen on {day}", link=one.words, day=speech.day(one.seen))

    def _behind(self, slot: SlotFace, mark: str) -> None:
        """Name the rows behind a figure, or say where in the list they are marked."""
        press, pages, speech = self._press, self._press.pages, self._press.speech
        rows = [row for row in slot.rows if row <= len(self._pages_of)]
        if not rows:
            return
        self._heading(
            speech.say_count("{count} row of the list proves it", "{count} rows of the list prove it", len(rows)),
            16,
        )
        if len(rows) > MOST_NAMED:
            self._y += 5.6
            bearing = sorted({self._pages_of[row - 1] for row in rows})
            said = speech.say_count(
                "They bear the mark {mark} on page {pages}.", "They bear the mark {mark} on pages {pages}.",
                len(bearing), mark=mark, pages=speech.enumerate(_ranges(speech, bearing)),
            )  # fmt: skip
            self._text(said, _WORDS, 6)
            return
        self._y += 1.8
        self._rule(self._y)
        with pages.group("L"):
            for n in range(0, len(rows), 2):
                own = [(self._paper.rows[row - 1], self._pages_of[row - 1]) for row in rows[n : n + 2]]
                wide = (self._width - _GAP) / 2
                names = [press.at_most(3, row.name, _NAME, wide - 36) for row, _page in own]
                high = _ROW + (max(map(len, names)) - 1) * _NAME.lead / MM
                self._room(high)
                for k, ((row, page), name) in enumerate(zip(own, names, strict=True)):
                    self._row(row, page, name, SUMMARY_MARGIN + k * (wide + _GAP), wide, high)
                self._y += high

    def _row(
        self, row: SummaryRow, page: int, name: tuple[Line, ...], left: float, wide: float, high: float
    ) -> None:  # fmt: skip
        press, pages, speech = self._press, self._press.pages, self._press.speech
        base, right = self._y + 4.4, left + wide
        number = press.single(speech.say("p. {page}", page=speech.number(page)), _FAINT, 12)
        with pages.group("LI"), pages.element("LBody"):
            press.write(name, left, base, _NAME)
            press.write_right(press.single(speech.short_day(row.signed), _FAINT, 24), right - 12, base, _FAINT)
            press.write_right(number, right, base, _FAINT)
        self._rule(self._y + high, left, right)

    def _not_counted(self, slot: SlotFace) -> None:
        """Draw each group that is not counted: how many, and why."""
        if not slot.not_counted:
            return
        press, pages, speech = self._press, self._press.pages, self._press.speech
        self._heading(speech.say("Not counted, and why"), 14)
        self._y += 1.8
        self._rule(self._y)
        style = Style(9, 12.2, 600, SUN_TEXT)
        with pages.group("L"):
            for group in slot.not_counted:
                self._room(6.0)
                with pages.group("LI"):
                    with pages.element("Lbl"):
                        number = press.single(speech.number(group.count), style, 18)
                        pages.line(SUMMARY_MARGIN, self._y + 4.15, number, SUN_TEXT)
                    with pages.element("LBody"):
                        why = press.single(group.why, _NAME, self._width - 20)
                        pages.line(SUMMARY_MARGIN + 20, self._y + 4.15, why, INK)
                self._y += 6.0
                self._rule(self._y)

    def _heading(self, words: str, room: float) -> None:
        """Draw a heading that stays on a page with what follows."""
        self._room(room + 9)
        self._y += 9.0
        with self._press.pages.element("H2"):
            self._y = self._press.write(
                self._press.at_most(2, words, _H2, self._width), SUMMARY_MARGIN, self._y, _H2
            )

    def _text(self, words: str, style: Style, most: int, indent: float = 0.0) -> None:
        lines = self._press.at_most(most, words, style, self._width - indent)
        self._room(len(lines) * style.lead / MM)
        self._y += style.lead / MM
        with self._press.pages.element("P"):
            self._y = self._press.write(lines, SUMMARY_MARGIN + indent, self._y, style)

    def _room(self, height: float) -> None:
        """Go on on a new page if there is no room left for so much."""
        if self._y + height > self._press.pages.height - _END:
            self._turn()
            self._y = 30.0

    def _rule(self, y: float, left: float = SUMMARY_MARGIN, right: float | None = None) -> None:
        pages = self._press.pages
        end = SUMMARY_MARGIN + self._width if right is None else right
        with pages.artifact():
            pages.draw(f"{stroked(LINE, 0.35)} {segment(left * MM, pages.y(y), end * MM, pages.y(y))}")


def _ranges(speech: Speech, pages: Sequence[int]) -> list[str]:
    """Return pages in words, three and more that follow one another as a span."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    said: list[str] = []
    for run in runs:
        first, last = speech.number(run[0]), speech.number(run[-1])
        if len(run) > 2:
            said.append(speech.say("{first} to {last}", first=first, last=last))
        else:
            said += [first, last][: len(run)]
    return said
