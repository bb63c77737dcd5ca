"""Two narrow columns that headed paragraphs flow through, as long as each other, onto further pages if need be."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from aca_desktop.documents.summary_pages.method_note import Section, Words
from aca_desktop.documents.summary_pages.summary_facts import SUMMARY_MARGIN
from aca_desktop.documents.typesetting.colours import GREEN, QUIET
from aca_desktop.documents.typesetting.page import MM
from aca_desktop.documents.typesetting.press import Press, Style

_COLUMN, _GUTTER = 78.5, 9.0
_HASH = Style(8.3, 11.6, track=0.25 / 8.3)
_HASH_CELL, _HASH_HIGH = 17.0, 18.2
_TITLE, _PARAGRAPH, _SECTION = 6.0, 6.4, 2.6
_END = 28.0
_ADDRESS = re.compile(r"https?://[^\s()（）<>、。]+[^\s()（）<>、。.,;:]")
"""An address of the web: its paragraph can be followed to it."""

_TOGETHER = 8


@dataclass(frozen=True, slots=True)
class Hash:
    """A hash in groups under its name."""

    title: str
    digits: str


type Piece = Section | Hash


def draw_columns(press: Press, pieces: Sequence[Piece], y: float, turn_page: Callable[[], None]) -> float:
    """Draw the pieces from y on, and return where they end on the last page."""
    limit, pieces = press.pages.height - _END, [part for one in pieces for part in _parts(one)]
    whole = sum(_high(press, one) for one in pieces)
    half = max(whole / 2, max((_high(press, one) for one in pieces), default=0.0))
    flow = _Flow(press, y, min(limit, y + half + 4.0), limit, turn_page)
    for one in pieces:
        flow.add(one, _high(press, one))
    return flow.end


class _Flow:
    def __init__(
        self, press: Press, top: float, middle: float, limit: float, turn_page: Callable[[], None]
    ) -> None:
        self._press, self._top, self._middle, self._limit, self._turn = press, top, middle, limit, turn_page
        self._column = Column(press, SUMMARY_MARGIN, top)
        self._first, self.end = True, top

    def add(self, piece: Piece, high: float) -> None:
        """Draw a piece where it has room: in this column, the next, or on a new page."""
        bound = self._middle if self._first else self._limit
        if self._column.y > self._top and self._column.y + high - 8.0 > bound:
            self._next()
        if isinstance(piece, Hash):
            self._column.hash(piece.title, piece.digits)
        else:
            self._column.section(piece.title, *piece.paragraphs)
        self.end = max(self.end, self._column.y)

    def _next(self) -> None:
        if not self._first:
            self._turn()
            self._top, self._middle, self.end = 34.0, self._limit, 34.0
        x = SUMMARY_MARGIN + _COLUMN + _GUTTER if self._first else SUMMARY_MARGIN
        self._column = Column(self._press, x, self._top)
        self._first = not self._first


class Column:
    """A narrow column of headed paragraphs."""

    def __init__(self, press: Press, x: float, y: float) -> None:
        self._press, self._x, self.y = press, x, y
        self._head = Style(9.5, 13, 600, GREEN)
        self._text = _text(press)

    def section(self, title: str, *paragraphs: Words) -> None:
        """Write a heading and its paragraphs; without a title they go on from the column before."""
        if title:
            with self._press.pages.element("H2"):
                self._press.pages.line(self._x, self.y, self._press.single(title, self._head, _COLUMN), GREEN)
            self.y += _TITLE
        for words in paragraphs:
            lines = self._press.set(words, self._text, _COLUMN)
            said = words if isinstance(words, str) else "".join(span.text for span in words)
            address = _ADDRESS.search(said)
            if address is None:
                with self._press.pages.element("P"):
                    self.y = self._press.write(lines, self._x, self.y, self._text)
            else:
                with self._press.pages.group("P"):
                    placed = [(self._x, self.y + n * self._text.lead / MM, line) for n, line in enumerate(lines)]
                    self._press.pages.web_link(address[0], placed, self._text.colour)
                self.y = placed[-1][1]
            self.y += _PARAGRAPH
        self.y += _SECTION

    def hash(self, title: str, digits: str) -> None:
        """Write a hash in groups under its name."""
        press, quiet = self._press, Style(8.2, 11, 400, QUIET)
        self.y -= 2.6
        with press.pages.element("P"):
            press.pages.line(self._x, self.y, press.single(title, quiet, _COLUMN), QUIET)
        groups = [digits[n : n + 8] for n in range(0, len(digits), 8)]
        with press.pages.element("P"), press.pages.spoken(digits):
            press.pages.lines(
                (self._x + n % 4 * _HASH_CELL, self.y + 4.8 + n // 4 * 4.4, press.set(group, _HASH, 40)[0])
                for n, group in enumerate(groups)
            )
        self.y += 4.8 + 4.4 * ((len(groups) - 1) // 4) + 9.0


def _parts(piece: Piece) -> list[Piece]:
    """Return a section of many paragraphs as several, since a part stays together."""
    if isinstance(piece, Hash) or len(piece.paragraphs) <= _TOGETHER:
        return [piece]
    first, rest = piece.paragraphs[:_TOGETHER], piece.paragraphs[_TOGETHER:]
    return [Section(piece.title, first), *_parts(Section("", rest))]


def _text(press: Press) -> Style:
    return Style(9, press.either(13.3, 13.5))


def _high(press: Press, piece: Piece) -> float:
    if isinstance(piece, Hash):
        return _HASH_HIGH - 2.6
    style = _text(press)
    lead = style.lead / MM
    lines = [len(press.set(words, style, _COLUMN)) for words in piece.paragraphs]
    title = _TITLE if piece.title else 0.0
    return title + sum((count - 1) * lead + _PARAGRAPH for count in lines) + _SECTION
