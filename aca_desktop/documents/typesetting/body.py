"""A declaration's text as lines on pages: the largest size that fits, and where it runs on when none does."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from aca_desktop.documents.typesetting.colours import GREEN
from aca_desktop.documents.typesetting.fonts import Manner
from aca_desktop.documents.typesetting.lines import Line, count_lines, set_lines
from aca_desktop.documents.typesetting.page import MM
from aca_desktop.documents.typesetting.pieces import plain
from aca_desktop.documents.typesetting.press import Press
from aca_desktop.documents.typesetting.structure import Element, Role
from aca_desktop.domain.coalition.emphasis import Span
from aca_desktop.domain.coalition.text import Block, Paragraph

_SIZES = tuple(11.5 - 0.25 * n for n in range(9))
_RUN_ON_SIZE = 10.5


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the text: its paragraph or item, its indent (mm), and the room above it (mm)."""

    part: int
    line: Line
    label: Line | None
    indent: float
    above: float


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, or an item of a list (`listing` is the list's block) with its label; `block` from 0."""

    spans: tuple[Span, ...]
    block: int
    listing: int | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """Size and lead of a text in points, and whether long words may part."""

    size: float
    lead: float
    hyphens: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """The text in one size, ready to be placed: its rows, and which of its parts belong to one list."""

    parts: tuple[Part, ...]
    rows: tuple[Row, ...]

    @property
    def height(self) -> float:
        """From the first baseline to the last, in millimetres."""
        return sum(row.above for row in self.rows[1:])


def lay_out(press: Press, blocks: Sequence[Block], measure: float, room: float) -> Body:
    """Set the text in the largest size whose last baseline lies at most `room` mm under the first one."""
    parts = parts_of(press, blocks)

    def fits(size: float) -> int:
        return int(_estimate(press, parts, size, measure) <= room + 0.01)

    size = _RUN_ON_SIZE
    if fits(_SIZES[-1]):  # first: a text of many pages is not set in sizes in vain
        size = _SIZES[bisect_left(_SIZES[:-1], 1, key=fits)]
    return Body(parts, tuple(set_rows(press, parts, measure, Setting(size, _lead(press, size)))))


_SETTINGS = 4
"""About so many sizes a text is set in until one fits."""


def parts_of(press: Press, blocks: Sequence[Block]) -> tuple[Part, ...]:
    """Return a text's paragraphs and items one by one, items with their labels."""
    parts = tuple(_parts(blocks, japanese=press.japanese))
    press.pages.limits.take(_SETTINGS * sum(len(span.text) for part in parts for span in part.spans))
    return parts


def _parts(blocks: Sequence[Block], *, japanese: bool) -> Iterator[Part]:
    for n, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            yield Part(block.spans, n)
            continue
        for number, spans in enumerate(block.items, start=block.start or 0):
            yield Part(spans, n, n, "•" if block.start is None else kanji(number) if japanese else str(number))


_DIGITS = "〇一二三四五六七八九"


def kanji(number: int) -> str:
    """Write a number as Japanese lists do, up to 99: 十二."""
    tens, ones = divmod(number, 10)
    if not 0 < number < 100:
        return str(number)
    return ("" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十") + (_DIGITS[ones] if ones else "")


def _lead(press: Press, size: float) -> float:
    return size * press.either(1.58, 1.86)


def _indent(press: Press, part: Part, size: float) -> float:
    if part.listing is None:
        return 0.0
    wide = max(press.either(7.0, 2 * size / MM), (0.66 * len(part.label) * size + 5) / MM)
    return wide if not press.japanese else max(wide, (len(part.label) + 0.7) * size / MM)


def _gaps(parts: Sequence[Part], lead: float) -> Iterator[float]:
    """Yield the room over each part beyond its line's own lead, both in millimetres."""
    before: Part | None = None
    for part in parts:
        together = before is not None and part.listing is not None and before.listing == part.listing
        yield lead * (0.29 if together else 0.52)
        before = part


def _estimate(press: Press, parts: Sequence[Part], size: float, measure: float) -> float:
    """Return the height that the text takes in a size, without setting it."""
    manner, lead = Manner(press.speech.language), _lead(press, size) / MM
    lines = sum(
        count_lines(part.spans, manner, size, (measure - _indent(press, part, size)) * MM) for part in parts
    )
    return (lines - 1) * lead + sum(list(_gaps(parts, lead))[1:])


def set_rows(press: Press, parts: Sequence[Part], measure: float, setting: Setting) -> Iterator[Row]:
    """Yield the lines of all parts, set to a measure in millimetres."""
    size, lead = setting.size, setting.lead / MM
    manner = Manner(press.speech.language, hyphens=setting.hyphens)
    for n, (part, gap) in enumerate(zip(parts, _gaps(parts, lead), strict=True)):
        indent = _indent(press, part, size)
        label = None
        if part.label:
            label = set_lines(plain(part.label), Manner(manner.language, 600), size, measure * MM)[0]
        lines = set_lines(part.spans, manner, size, (measure - indent) * MM)
        for k, line in enumerate(lines):
            yield Row(n, line, label if k == 0 else None, indent, lead + (gap if k == 0 else 0.0))


@dataclass(frozen=True, slots=True)
class Room:
    """Where text may stand, in mm from the top: first baselines, and the last with and without a signature."""

    first: float
    later: float
    end: float
    end_over_signature: float


class Placeable(Protocol):
    """What can be shared out among pages: it belongs to a part of the text and wants room above it (mm)."""

    @property
    def part(self) -> int:
        """The paragraph or item that it belongs to."""

    @property
    def above(self) -> float:
        """The room above it, in millimetres."""


def paged[R: Placeable](rows: Sequence[R], room: Room) -> list[Sequence[R]]:
    """Share the rows out among pages; the signature goes on the last and never stands there without text.

    Neither a first nor a last line of a paragraph stands alone.
    """
    rest: Sequence[R] = rows
    pages: list[Sequence[R]] = []
    top = room.first
    while _reach(rest, room.end_over_signature - top) < len(rest):
        reached = min(_reach(rest, room.end - top), max(1, len(rest) - 4))
        cut = _cut(rest, reached)
        pages.append(rest[:cut])
        rest, top = rest[cut:], room.later
    return [*pages, rest]


def _reach(rows: Sequence[Placeable], room: float) -> int:
    used = 0.0
    for n, row in enumerate(rows):
        used += row.above if n else 0.0
        if used > room + 0.01:
            return n
    return len(rows)


def _cut(rows: Sequence[Placeable], reached: int) -> int:
    """Return where to part rows, at most `reached`: between paragraphs, or with two lines on either side."""
    for cut in range(reached, 0, -1):
        part = rows[cut].part
        before = sum(1 for row in rows[:cut] if row.part == part)
        after = sum(1 for row in rows[cut:] if row.part == part)
        if before == 0 or (before >= 2 and after >= 2):
            return cut
    return max(1, reached)


class Flow:
    """Draws rows page after page and keeps the nodes of paragraphs and lists that go on."""

    def __init__(self, press: Press, body: Body) -> None:
        self._press, self._body = press, body
        self._nodes: dict[int, Element] = {}
        self._lists: dict[int, Element] = {}

    def draw(self, rows: Sequence[Row], x: float, y: float) -> float:
        """Draw rows with the first baseline at y and return the last baseline."""
        placed: list[tuple[float, Row]] = []
        for n, row in enumerate(rows):
            y += row.above if n else 0.0
            placed.append((y, row))
        self.draw_at(placed, x)
        return y

    def draw_at(self, placed: Sequence[tuple[float, Row]], x: float) -> None:
        """Draw rows, each with its baseline at its own y."""
        by_part: dict[int, list[tuple[float, Row]]] = {}
        for y, row in placed:
            by_part.setdefault(row.part, []).append((y, row))
        for part, own in by_part.items():
            listing = self._body.parts[part].listing
            if listing is None:
                self._draw_part(part, own, x)
            else:
                self._draw_item(listing, part, own, x)

    def _draw_item(self, listing: int, part: int, own: Sequence[tuple[float, Row]], x: float) -> None:
        pages = self._press.pages
        if listing not in self._lists:
            with pages.group("L") as element:
                self._lists[listing] = element
        with pages.within(self._lists[listing]):
            if part in self._nodes:
                self._draw_part(part, own, x)
                return
            with pages.group("LI"):
                y, first = own[0]
                if first.label is not None:
                    with pages.element("Lbl"):
                        pages.line(x, y, first.label, GREEN)
                self._draw_part(part, own, x)

    def _draw_part(self, part: int, own: Sequence[tuple[float, Row]], x: float) -> None:
        pages = self._press.pages
        role: Role = "P" if self._body.parts[part].listing is None else "LBody"
        known = self._nodes.get(part)
        with pages.element(role) if known is None else pages.more(known) as element:
            pages.lines([(x + row.indent, y, row.line) for y, row in own])
        self._nodes.setdefault(part, element)
