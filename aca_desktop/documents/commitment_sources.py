"""Where each commitment was read, and how it stands with whom: a table below the targets' years."""

from collections.abc import Callable, Sequence

from aca_desktop.documents.images.vectors import segment, stroked
from aca_desktop.documents.summary_pages.summary_facts import SUMMARY_MARGIN
from aca_desktop.documents.typesetting.colours import INK, LINE, QUIET, Colour
from aca_desktop.documents.typesetting.lines import Line
from aca_desktop.documents.typesetting.page import MM, Placed
from aca_desktop.documents.typesetting.press import Press, Style
from aca_desktop.domain.figures.commitments import Validation, ValidationStatus
from aca_desktop.domain.papers.summary_blocks import CommitmentRow
from aca_desktop.i18n import Speech, mark

_H2, _HEAD = Style(11, 14, 600), Style(7.8, 10, 400, QUIET)
_CELL = Style(8.2, 10.4)
_STANDING, _SOURCE, _GUTTER = 52.0, 105.0, 3.0
_BASE, _END = 4.2, 28.0

_STATUSES: dict[ValidationStatus, str] = {
    "approved": mark("approved by {body}, {day}"),
    "committed": mark("committed to {body}, {day}"),
    "lapsed": mark("lapsed with {body}, {day}"),
    "removed": mark("removed by {body}, {day}"),
    "self-declared": mark("self-declared, {day}"),
}


def draw_sources(press: Press, rows: Sequence[CommitmentRow], y: float, turn_page: Callable[[], None]) -> None:
    """Draw the table from below y on, on as many more pages as it takes."""
    _Sources(press, turn_page).draw(rows, y + 11.0)


def validation_words(speech: Speech, one: Validation | None) -> str:
    """Say how a commitment stands, with whom, and since when."""
    if one is None:
        return speech.say("no validation recorded")
    body = one.body or speech.say("its own word")
    return speech.say(_STATUSES[one.status], body=body, day=speech.short_day(one.day))


def source_words(speech: Speech, row: CommitmentRow) -> str:
    """Name where a commitment and its validation were read, each source once, and when that was seen."""
    validation = row.validation
    if validation is None:
        return row.source or speech.say("source not recorded")
    seen = speech.say("{source}, seen on {day}", source=validation.source, day=speech.short_day(validation.seen))
    return seen if row.source in (None, validation.source) else f"{row.source}; {seen}"


class _Sources:
    def __init__(self, press: Press, turn_page: Callable[[], None]) -> None:
        self._press, self._pages, self._turn = press, press.pages, turn_page
        width = press.pages.width - 2 * SUMMARY_MARGIN
        self._lefts = (0.0, _STANDING, _SOURCE)
        self._rooms = (_STANDING - _GUTTER, _SOURCE - _STANDING - _GUTTER, width - _SOURCE)
        self._limit = press.pages.height - _END
        self._y = 0.0

    def draw(self, rows: Sequence[CommitmentRow], y: float) -> None:
        press, pages = self._press, self._pages
        if y + 32 > self._limit:
            self._turn()
            y = 36.0
        with pages.element("H2"):
            title = press.speech.say("Who validated, and where it was read")
            pages.line(SUMMARY_MARGIN, y, press.single(title, _H2, 160))
        self._y = y + 6.4
        with pages.group("Table"):
            self._draw_heads(again=False)
            for row in rows:
                self._draw_row(row)

    def _draw_heads(self, *, again: bool) -> None:
        press, pages, speech = self._press, self._pages, self._press.speech
        heads = (speech.say("Organisation"), speech.say("Validation"), speech.say("Source"))
        lines = [press.single(words, _HEAD, room) for words, room in zip(heads, self._rooms, strict=True)]
        placed: list[Placed] = [
            (SUMMARY_MARGIN + left, self._y, line) for left, line in zip(self._lefts, lines, strict=True)
        ]
        if again:
            with pages.artifact("Header"):
                pages.lines(placed, QUIET)
        else:
            with pages.group("TR"):
                for one in placed:
                    with pages.element("TH", scope="Column"):
                        pages.lines([one], QUIET)
        self._y += 2.4
        self._rule(INK, 0.8)

    def _draw_row(self, row: CommitmentRow) -> None:
        press, speech = self._press, self._press.speech
        name = speech.say("{name}: {scope}", name=row.name, scope=row.scope)
        said = (name, validation_words(speech, row.validation), source_words(speech, row))
        set_ = [press.set(words, _CELL, room) for words, room in zip(said, self._rooms, strict=True)]
        lead = _CELL.lead / MM
        high = _BASE + (max(len(lines) for lines in set_) - 1) * lead + 1.8
        if self._y + high > self._limit:
            self._turn()
            self._y = 34.0
            self._draw_heads(again=True)
        self._pages.table_row(
            [self._cell(left, lines, lead, INK if n == 0 else QUIET)
             for n, (left, lines) in enumerate(zip(self._lefts, set_, strict=True))]
        )  # fmt: skip
        self._y += high
        self._rule(LINE, 0.35)

    def _cell(
        self, left: float, lines: Sequence[Line], lead: float, colour: Colour
    ) -> tuple[Sequence[Placed], Colour]:
        base = self._y + _BASE
        return [(SUMMARY_MARGIN + left, base + n * lead, line) for n, line in enumerate(lines)], colour

    def _rule(self, colour: Colour, width: float) -> None:
        pages = self._pages
        with pages.artifact():
            end = (pages.width - SUMMARY_MARGIN) * MM
            rule = segment(SUMMARY_MARGIN * MM, pages.y(self._y), end, pages.y(self._y))
            pages.draw(f"{stroked(colour, width)} {rule}")
