"""Coalitions side by side: a column each, a row for each thing that they say of themselves; and all united."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from aca_desktop.documents.images.marks import draw_mark
from aca_desktop.documents.images.vectors import filled, rectangle, rounded, segment, stroked
from aca_desktop.documents.summary_pages.summary_charts import BANDS, draw_title
from aca_desktop.documents.summary_pages.summary_claims import draw_badge, quoted, verdict_words
from aca_desktop.documents.summary_pages.summary_facts import SUMMARY_MARGIN
from aca_desktop.documents.typesetting.colours import DEEP, GREEN, INK, LINE, QUIET, SUN_TEXT, WHITE, Colour
from aca_desktop.documents.typesetting.lines import Line
from aca_desktop.documents.typesetting.page import MM
from aca_desktop.documents.typesetting.press import Press, Style
from aca_desktop.domain.papers.summary_papers import NetworkColumn, NetworkPaper

_NOT_IN_A_NAME = re.compile("[^a-z0-9]")
"""What no name of a picture may have within a page's operators, whatever a coalition calls itself."""

_LABEL_WIDE, _GUTTER = 28.0, 5.5
_PARTS_WIDE = 96.0
_ACROSS = 3
_SHARED = 6
"""So many organisations that signed in several coalitions are named; the data beside the paper has all."""
_LABEL = Style(8.4, 11, 400, QUIET)
_TEXT, _NOTE = Style(9, 12), Style(7.8, 10, 400, QUIET)
_NUMBER = Style(22, 27, 300, GREEN)
_H2 = Style(11, 14, 600)


def draw_comparison(press: Press, paper: NetworkPaper, turn_page: Callable[[], None]) -> None:
    """Draw the columns on the current page, three a page, and on the last what they are together."""
    count = len(paper.columns)
    draw_title(press, press.speech.say_count("{count} coalition", "{count} coalitions, side by side", count))
    y = 48.0
    for n in range(0, count, _ACROSS):
        if n:
            turn_page()
            y = 30.0
        y = _Table(press, paper, paper.columns[n : n + _ACROSS]).draw(y)
    if y > press.pages.height - 64:
        turn_page()
        y = 30.0
    _draw_united(press, paper, y + 8.5)


class _Table:
    def __init__(self, press: Press, paper: NetworkPaper, columns: Sequence[NetworkColumn]) -> None:
        self._press, self._pages, self._columns = press, press.pages, columns
        self._width = press.pages.width - 2 * SUMMARY_MARGIN
        room = self._width - _LABEL_WIDE
        self._wide = (room - (_ACROSS - 1) * _GUTTER) / _ACROSS
        self._most_signed = max((one.signatories for one in paper.columns), default=1) or 1
        self._most_people = max((one.people for one in paper.columns if one.people is not None), default=None)
        self._y = 0.0

    def draw(self, top: float) -> float:
        """Draw heads and rows, and return where they end."""
        speech = self._press.speech
        self._y = top
        with self._pages.group("Table"):
            self._draw_heads()
            self._text_row(speech.say("Country"), [one.country for one in self._columns])
            self._headlines()
            self._numbers(
                speech.say("Signatories"),
                [(speech.number(one.signatories), one.signatories / self._most_signed, one.signatories_note)
                 for one in self._columns],
            )  # fmt: skip
            self._numbers(
                speech.say("People, net"),
                [
                    None if one.people is None or not self._most_people
                    else (speech.number(one.people), float(one.people / self._most_people), one.people_note)
                    for one in self._columns
                ],
            )  # fmt: skip
            self._text_row(speech.say("Country’s pledge"), [one.pledge for one in self._columns])
            self._text_row(speech.say("Emissions"), [one.emissions for one in self._columns], last=True)
        return self._y

    def _x(self, n: int) -> float:
        return SUMMARY_MARGIN + _LABEL_WIDE + n * (self._wide + _GUTTER)

    def _rule(self, colour: Colour, width: float) -> None:
        pages = self._pages
        with pages.artifact():
            left, right = SUMMARY_MARGIN * MM, (SUMMARY_MARGIN + self._width) * MM
            pages.draw(f"{stroked(colour, width)} {segment(left, pages.y(self._y), right, pages.y(self._y))}")

    def _draw_heads(self) -> None:
        press, pages = self._press, self._pages
        style = Style(9, 12, 600)
        names = [press.at_most(4, one.face.name, style, self._wide) for one in self._columns]
        for n, one in enumerate(self._columns):
            x, tells = self._x(n) + 8, f"{n}{_NOT_IN_A_NAME.sub('', one.face.code)}"
            draw_mark(press, one.face, x, self._y + 14, 16, tells=tells, widest=self._wide)
        self._y += 28.6
        with pages.group("TR"):
            with pages.element("TH", scope="Column"):
                pages.line(SUMMARY_MARGIN, self._y, press.set(press.speech.say("Coalition"), _LABEL, 26)[0], QUIET)
            for n, lines in enumerate(names):
                with pages.element("TH", scope="Column"):
                    press.write(lines, self._x(n), self._y, style)
        self._y += (max(map(len, names)) - 1) * style.lead / MM + 3.2
        self._rule(INK, 0.8)

    def _label(self, words: str) -> tuple[Line, ...]:
        return self._press.at_most(3, words, _LABEL, _LABEL_WIDE - 3)

    def _text_row(self, label: str, values: Sequence[str | None], *, last: bool = False) -> None:
        press, pages = self._press, self._pages
        words = self._label(label)
        cells = [press.at_most(5, value, _TEXT, self._wide) if value else () for value in values]
        lead = _TEXT.lead / MM
        with pages.group("TR"):
            with pages.element("TH", scope="Row"):
                press.write(words, SUMMARY_MARGIN, self._y + 5.2, _LABEL)
            for n, lines in enumerate(cells):
                if lines:
                    with pages.element("TD"):
                        press.write(lines, self._x(n), self._y + 5.2, _TEXT)
                else:
                    self._not_recorded(n)
        self._y += max(len(words) * _LABEL.lead / MM, *(max(1, len(lines)) * lead for lines in cells)) + 3.8
        self._rule(INK if last else LINE, 0.8 if last else 0.35)

    def _not_recorded(self, n: int) -> None:
        """Say in a dashed box that a coalition has not told this."""
        press, pages = self._press, self._pages
        style = Style(8.2, 11, 400, QUIET, italic=not press.japanese)
        line = press.single(press.speech.say("not recorded"), style, self._wide - 4)
        x = self._x(n)
        with pages.artifact():
            box = rounded(x * MM, pages.y(self._y + 6.7), line.width + 4 * MM, 4.9 * MM, 1 * MM)
            pages.draw(f"{stroked(QUIET, 0.5, '[2 1.6] 0')} {box} S [] 0 d")
        with pages.element("TD"):
            pages.line(x + 2, self._y + 5.2, line, QUIET)

    def _headlines(self) -> None:
        press, pages, speech = self._press, self._pages, self._press.speech
        style = Style(9.5, press.either(13, 14))
        label = self._label(speech.say("Headline"))
        cells = []
        for one in self._columns:
            cells.append(
                press.at_most(12, quoted(speech, one.headline), style, self._wide) if one.headline else ()
            )
        high = 0.0
        with pages.group("TR"):
            with pages.element("TH", scope="Row"):
                press.write(label, SUMMARY_MARGIN, self._y + 5.4, _LABEL)
            for n, (one, lines) in enumerate(zip(self._columns, cells, strict=True)):
                if not lines:
                    self._not_recorded(n)
                    high = max(high, 4.4)
                    continue
                with pages.element("TD") as cell:
                    y = press.write(lines, self._x(n), self._y + 5.4, style)
                if one.verdict is not None:
                    says, colour = verdict_words(speech, one.verdict)
                    small = Style(7.8, 10, 600, colour)
                    y += 5.2
                    draw_badge(press, one.verdict, self._x(n) + 1.7, y - 0.95, 1.7)
                    with pages.more(cell):
                        pages.line(self._x(n) + 4.8, y, press.single(says, small, self._wide - 4.8), colour)
                high = max(high, y - self._y)
        self._y += high + 3.4
        self._rule(LINE, 0.35)

    def _numbers(self, label: str, values: Sequence[tuple[str, float, str | None] | None]) -> None:
        """Draw a number a column, over a bar as long as its share of the greatest."""
        press, pages = self._press, self._pages
        words = self._label(label)
        bars = [(n, one[1]) for n, one in enumerate(values) if one is not None]
        with pages.artifact():
            for n, share in bars:
                x, y = self._x(n) * MM, pages.y(self._y + 12.2)
                ground = rectangle(x, y, self._wide * MM, 1.9 * MM)
                own = rectangle(x, y, max(self._wide * share, 0.5) * MM, 1.9 * MM)
                pages.draw(f"{filled(GREEN.tint(0.1))} {ground} f {filled(GREEN)} {own} f")
        notes = [press.at_most(3, one[2], _NOTE, self._wide) if one and one[2] else () for one in values]
        with pages.group("TR"):
            with pages.element("TH", scope="Row"):
                press.write(words, SUMMARY_MARGIN, self._y + 5.2, _LABEL)
            for n, (one, note) in enumerate(zip(values, notes, strict=True)):
                if one is None:
                    self._not_recorded(n)
                    continue
                style = _NUMBER
                while press.width(one[0], style) > self._wide and style.size > 9:
                    style = style.scaled(0.88)
                with pages.element("TD"):
                    pages.line(self._x(n), self._y + 8.8, press.single(one[0], style, self._wide), GREEN)
                    if note:
                        press.write(note, self._x(n), self._y + 16.0, _NOTE)
        self._y += 15.0 + max(len(note) for note in notes) * _NOTE.lead / MM + 1.2
        self._rule(LINE, 0.35)


def _draw_united(press: Press, paper: NetworkPaper, y: float) -> None:
    """Draw the sums."""
    pages, speech = press.pages, press.speech
    end = pages.width - SUMMARY_MARGIN
    strong = Style(11, 14, 600, GREEN)
    with pages.element("H2"):
        pages.line(SUMMARY_MARGIN, y, press.set(speech.say("United, without counting twice"), _H2, 120)[0])
    y += 7.2
    numbers = [one.signatories for one in paper.columns]
    sum_ = " + ".join([*(speech.number(one) for one in numbers[:8]), *(["…"] if numbers[8:] else [])])
    with pages.element("P"):
        pages.line(SUMMARY_MARGIN, y, press.single(speech.say("Organisations"), _LABEL, 26), QUIET)
        said = f"{sum_} = {speech.number(sum(numbers))}"
        line = press.single(said, _TEXT, 74)
        pages.line(SUMMARY_MARGIN + _LABEL_WIDE, y, line, INK)
        if paper.repeated:
            off = speech.say_count(
                "− {count} that signed in several", "− {count} that signed in several", paper.repeated
            )
            pages.line(SUMMARY_MARGIN + _LABEL_WIDE + 76, y, press.single(off, _TEXT, 42), SUN_TEXT)
        press.write_right(press.set(speech.number(paper.signatories), strong, 40)[0], end, y, strong)
    for one in paper.shared[:_SHARED]:
        y += 4.6
        with pages.element("P"):
            lines = press.at_most(1, one, _NOTE, 110)
            press.write(lines, SUMMARY_MARGIN + _LABEL_WIDE, y, _NOTE)
    if rest := len(paper.shared) - _SHARED:
        y += _more(press, rest, y)
    y += 7.4
    parts = [(one.face.name, _everywhere(one)) for one in paper.columns if one.people is not None]
    if paper.people is not None:
        if len(parts) > 1:
            _draw_parts(press, parts, y - 3.4)
        with pages.element("P"):
            pages.line(SUMMARY_MARGIN, y, press.single(speech.say("People"), _LABEL, 26), QUIET)
            press.write_right(press.set(speech.number(paper.people), strong, 60)[0], end, y, strong)
            listed = speech.enumerate([f"{name} {speech.number(value)}" for name, value in parts])
            told = speech.say("Without territories: {list}.", list=listed) if _any_clipped(paper) else listed
            lines = press.at_most(4, told, _NOTE, 96)
            y += 5.4 if len(parts) > 1 else 0.0
            press.write(lines, SUMMARY_MARGIN + _LABEL_WIDE, y, _NOTE)
        y += (max(1, len(lines)) - 1) * _NOTE.lead / MM
    with pages.artifact():
        rule = segment(SUMMARY_MARGIN * MM, pages.y(y + 3.4), end * MM, pages.y(y + 3.4))
        pages.draw(f"{stroked(DEEP, 0.5)} {rule}")


def _draw_parts(press: Press, parts: Sequence[tuple[str, Decimal]], top: float) -> None:
    """Draw each coalition's people as a part of one bar, from the greatest; the words below tell what they are."""
    pages, x = press.pages, SUMMARY_MARGIN + _LABEL_WIDE
    whole = sum(value for _name, value in parts) or Decimal(1)
    style = Style(7.4, 10, 400, WHITE)
    with pages.artifact():
        for n, (name, value) in enumerate(sorted(parts, key=lambda part: -part[1])):
            wide = _PARTS_WIDE * float(value / whole)
            box = rectangle(x * MM, pages.y(top + 4.4), max(wide, 0.3) * MM, 4.4 * MM)
            pages.draw(f"{filled(BANDS[n % len(BANDS)])} {stroked(WHITE, 0.8)} {box} B")
            if n == 0 and press.width(name, style) < wide - 4:
                pages.line(x + 2, top + 3.1, press.single(name, style, wide), WHITE)
            x += wide


def _everywhere(one: NetworkColumn) -> Decimal:
    """Return a coalition's people without a territory: what the united sum is made of."""
    return one.people_everywhere or one.people or Decimal(0)


def _any_clipped(paper: NetworkPaper) -> bool:
    return any(one.people is not None and _everywhere(one) != one.people for one in paper.columns)


def _more(press: Press, rest: int, y: float) -> float:
    """Say how many are not listed here, and return the room that takes; nothing for none."""
    if rest <= 0:
        return 0.0
    words = press.speech.say_count("and {count} more", "and {count} more", rest)
    with press.pages.element("P"):
        press.pages.line(SUMMARY_MARGIN + _LABEL_WIDE, y + 4.6, press.single(words, _NOTE, 110), QUIET)
    return 4.6
