"""A text in two languages side by side: each pair of paragraphs begins on one line, each column is read whole."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from aca_desktop.documents.images.vectors import segment, stroked
from aca_desktop.documents.typesetting.body import Body, Flow, Part, Room, Row, Setting, paged, parts_of, set_rows
from aca_desktop.documents.typesetting.colours import HEAD_RULE
from aca_desktop.documents.typesetting.framed import (
    FramedWords,
    Framing,
    draw_ground,
    draw_head,
    kicker_style,
    set_title,
)
from aca_desktop.documents.typesetting.lines import Line
from aca_desktop.documents.typesetting.page import MM
from aca_desktop.documents.typesetting.press import Press, Style
from aca_desktop.documents.typesetting.running import draw_running_head
from aca_desktop.documents.typesetting.structure import Element
from aca_desktop.domain.coalition.text import parse
from aca_desktop.i18n import Speech

BILINGUAL_MARGIN = 24.0
BILINGUAL_LINE_UP = 56.0
_GUTTER = 9.0
_SIZES = (10.0, 9.8, 9.6, 9.4, 9.2, 9.0, 8.8, 8.6)
_RUN_ON_SIZE = 9.4
_END_UP = 80.0
_KICKER, _TITLE = 53.0, 62.4


@dataclass(frozen=True, slots=True)
class _Pair:
    """A line of either column on one height; where one has no line there, the other goes on alone."""

    part: int
    above: float
    rows: tuple[Row | None, Row | None]


@dataclass(frozen=True, slots=True)
class _Column:
    """One language's column: where it begins, its title, its parts, and the node that holds it."""

    press: Press
    left: float
    title: tuple[Line, ...]
    style: Style
    kicker: str
    parts: tuple[Part, ...]


def draw_side_by_side(
    press: Press,
    framing: Framing,
    both: tuple[FramedWords, FramedWords],
    also: Speech,
    foot: Callable[[], None],
) -> int:
    """Draw both texts, what `foot` draws under their end, and return how many pages they take."""
    pages = press.pages
    wide = (pages.width - 2 * framing.margin - _GUTTER) / 2
    presses = (press, Press(pages, also))
    columns = tuple(
        _column(own, words, framing.margin + n * (wide + _GUTTER), wide)
        for n, (own, words) in enumerate(zip(presses, both, strict=True))
    )
    down = framing.down + 4.0
    titles = max(_TITLE + (len(one.title) - 1) * one.style.lead / MM for one in columns) + down
    room = Room(titles + 9.4, 46.0, pages.height - 24, pages.height - _END_UP)
    pairs = _fitted(columns, wide, room.end_over_signature - room.first)
    sheets = paged(pairs, room)
    nodes: list[Element] = []
    flows = [Flow(one.press, Body(one.parts, ())) for one in columns]
    for n, own in enumerate(sheets):
        if n:
            pages.next_page()
        draw_ground(press, framing, with_rings=n == len(sheets) - 1)
        if n == 0:
            draw_head(press, framing)
            nodes = [_draw_title(one, down) for one in columns]
        else:
            draw_running_head(press, framing.coalition, both[0].title, framing.margin, down=10.0)
        first = room.first if n == 0 else room.later
        last = _draw(columns, flows, nodes, own, first)
        _draw_rule(press, framing.margin + wide + _GUTTER / 2, _KICKER - 2 + down if n == 0 else 36.0, last + 3)
    foot()
    return len(sheets)


def _column(press: Press, words: FramedWords, left: float, wide: float) -> _Column:
    largest = Style(19, press.either(24, 26), 300, track=press.either(-0.2, 0.6) / 19)
    title, style = set_title(press, words.title, wide, largest)
    kicker = words.kicker if press.japanese else words.kicker.upper()
    return _Column(press, left, title, style, kicker, parts_of(press, parse(words.text).blocks))


def _fitted(columns: Sequence[_Column], wide: float, room: float) -> list[_Pair]:
    """Set both texts in the largest size in which they fit, else in one that runs on well."""
    leads = (1.75, 1.62) if any(one.press.japanese for one in columns) else (1.5,)

    def pairs(size: float, lead: float) -> list[_Pair]:
        setting = Setting(size, size * lead, hyphens=True)
        return list(_paired(columns, [tuple(set_rows(one.press, one.parts, wide, setting)) for one in columns]))

    for lead in leads:
        if _fits(pairs(_SIZES[-1], lead), room):  # first: a text of many pages is not set in sizes in vain
            larger = bisect_left(_SIZES[:-1], 1, key=lambda size: _fits(pairs(size, lead), room))
            return pairs(_SIZES[larger], lead)
    return pairs(_RUN_ON_SIZE, leads[0])


def _fits(pairs: Sequence[_Pair], room: float) -> int:
    return int(sum(pair.above for pair in pairs[1:]) <= room + 0.01)


def _paired(columns: Sequence[_Column], both: Sequence[Sequence[Row]]) -> Iterator[_Pair]:
    """Yield the lines side by side: paragraph by paragraph, and item by item within a list."""
    by_place: list[dict[tuple[int, int], list[Row]]] = []
    for column, rows in zip(columns, both, strict=True):
        first = {part.block: n for n, part in reversed(list(enumerate(column.parts)))}
        own: dict[tuple[int, int], list[Row]] = {}
        for row in rows:
            block = column.parts[row.part].block
            own.setdefault((block, row.part - first[block]), []).append(row)
        by_place.append(own)
    for part, place in enumerate(sorted(by_place[0].keys() | by_place[1].keys())):
        for left, right in zip_longest(*(own.get(place, []) for own in by_place)):
            yield _Pair(part, max(row.above for row in (left, right) if row), (left, right))


def _draw_title(column: _Column, down: float) -> Element:
    """Draw the column's kicker and title, and return the node that holds all of the column."""
    press, pages, over = column.press, column.press.pages, kicker_style(column.press)
    with pages.group("Sect", language=press.speech.language) as node:
        with pages.element("P"):
            pages.line(column.left, _KICKER + down, press.set(column.kicker, over, 70)[0], over.colour)
        with pages.element("H1"):
            press.write(column.title, column.left, _TITLE + down, column.style)
    return node


def _draw(
    columns: Sequence[_Column], flows: Sequence[Flow], nodes: Sequence[Element], pairs: Sequence[_Pair], y: float
) -> float:
    """Draw one page's lines, the first baseline at y, and return the last baseline."""
    placed: list[list[tuple[float, Row]]] = [[], []]
    for n, pair in enumerate(pairs):
        y += pair.above if n else 0.0
        for own, row in zip(placed, pair.rows, strict=True):
            if row is not None:
                own.append((y, row))
    for column, flow, node, own in zip(columns, flows, nodes, placed, strict=True):
        with column.press.pages.within(node):
            flow.draw_at(own, column.left)
    return y


def _draw_rule(press: Press, x: float, top: float, bottom: float) -> None:
    pages = press.pages
    with pages.artifact():
        rule = segment(x * MM, pages.y(top), x * MM, pages.y(bottom))
        pages.draw(f"{stroked(HEAD_RULE, 0.4)} {rule}")
