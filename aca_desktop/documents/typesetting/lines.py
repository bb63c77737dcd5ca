"""Lines of type: where a paragraph breaks, and where on the line each run of one font begins.

The breaker looks at the whole paragraph: among the ways with the fewest lines it takes the one whose lines are
most even, with a last line that is not a leftover. Measures are in em until a size in points is given.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate
from math import inf
from typing import Literal

from aca_desktop.documents.typesetting.fonts import MISSING, Manner, width
from aca_desktop.documents.typesetting.hyphens import HYPHEN
from aca_desktop.documents.typesetting.pieces import Piece, pieces
from aca_desktop.domain.coalition.emphasis import Span
from aca_desktop.domain.papers.phrases import NO_BREAK

type Shape = Literal["text", "name", "title", "dense"]
"""A dense text takes as few lines as it can, though they end within Japanese phrases."""

REMEMBERED = 1024
"""So many texts are remembered as they were set: the words that all papers have, in some languages, and not the
names of everybody who signs in a day."""

_LAST_LINE = 0.30
_LAST_LINE_CHARACTERS = 4.0
_HYPHEN_COST = 0.03
_LONG_WORD = 40
"""Letters: a longer word that no line holds is cut into halves of a line, since nobody reads it for its breaks."""

_LINE_COST, _WITHIN_COST = 0.3, 2.0
"""What a further line costs in Japanese, and what one that ends within a phrase, which is dearer."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of one font on a line: `x` from the line's start and `space` between characters, both in points."""

    x: float
    text: str
    font: str
    space: float
    width: float


@dataclass(frozen=True, slots=True)
class Line:
    """One line, set in a size: its segments, its width in points, whether words go on after it."""

    segments: tuple[Segment, ...]
    size: float
    width: float
    ends_with_space: bool

    @property
    def text(self) -> str:
        """The line's words."""
        return "".join(segment.text for segment in self.segments)


def set_lines(
    spans: tuple[Span, ...], manner: Manner, size: float, measure: float, *, shape: Shape = "text"
) -> tuple[Line, ...]:
    """Set words in a size to a measure (both in points) and return the lines, at least one."""
    return _set(spans, manner, size, measure, shape)


@lru_cache(maxsize=REMEMBERED)
def _set(spans: tuple[Span, ...], manner: Manner, size: float, measure: float, shape: Shape) -> tuple[Line, ...]:
    cut, ranges = broken(spans, manner, measure / size, shape)
    return tuple(_place(cut[start:end], manner, size) for start, end in ranges)


def count_lines(spans: tuple[Span, ...], manner: Manner, size: float, measure: float) -> int:
    """Return how many lines the words take, without setting them."""
    return len(broken(spans, manner, measure / size, "text")[1])


@lru_cache(maxsize=REMEMBERED)
def _pieces(spans: tuple[Span, ...], manner: Manner) -> tuple[Piece, ...]:
    return pieces(spans, manner)


@lru_cache(maxsize=REMEMBERED)
def broken(
    spans: tuple[Span, ...], manner: Manner, measure: float, shape: Shape
) -> tuple[tuple[Piece, ...], tuple[tuple[int, int], ...]]:
    """Return the pieces and, for each line, which of them stand on it (spaces at its ends left out)."""
    cut = _splintered(_pieces(spans, manner), measure)
    return cut, _Breaker(cut, measure, shape, japanese=manner.japanese).ranges()


def _splintered(cut: tuple[Piece, ...], measure: float) -> tuple[Piece, ...]:
    """Cut what no line can hold into single characters that may each begin a line."""
    if not cut:
        return cut
    starts = [n for n, piece in enumerate(cut) if piece.breaks or piece.space or n == 0]
    splinters: list[Piece] = []
    for start, end in zip(starts, [*starts[1:], len(cut)], strict=True):
        held = cut[start:end]
        if sum(piece.width + (piece.kern if n else 0.0) for n, piece in enumerate(held)) <= measure:
            splinters += held
        elif any(piece.text == NO_BREAK for piece in held):
            splinters += _splintered(tuple(_unbound(held)), measure)
        else:
            splinters += [splinter for piece in held for splinter in _characters(piece, measure / 2)]
    return tuple(splinters)


def _unbound(held: Sequence[Piece]) -> Iterator[Piece]:
    """Let words part at no-break spaces after all, since together they are too wide."""
    after = False
    for piece in held:
        bond = piece.text == NO_BREAK
        yield replace(piece, text=" ", space=True) if bond else replace(piece, breaks=piece.breaks or after)
        after = bond


def _characters(piece: Piece, half: float) -> Iterator[Piece]:
    """Yield a piece's characters, of a long word as many together as half a line holds."""
    if len(piece.text) == 1:
        yield replace(piece, breaks=True)
        return
    track = (piece.width - width(piece.text, piece.font)) / len(piece.text)
    room = half if len(piece.text) > _LONG_WORD else 0.0
    text, long, kern = "", 0.0, piece.kern
    for char in piece.text:
        own = width(char, piece.font) + track
        if text and long + own > room:
            yield replace(piece, text=text, width=long, kern=kern, breaks=True)
            text, long, kern = "", 0.0, 0.0
        text, long = text + char, long + own
    yield replace(piece, text=text, width=long, kern=kern, breaks=True)


class _Breaker:
    """Finds the best breaks of one paragraph by dynamic programming over the places where a line may begin."""

    def __init__(self, cut: Sequence[Piece], measure: float, shape: Shape, *, japanese: bool) -> None:
        self._cut, self._measure, self._shape = cut, measure, shape
        self._widths = [0.0, *accumulate(piece.width + piece.kern for piece in cut)]
        self._places = [0, *(n for n, piece in enumerate(cut) if piece.breaks and n), len(cut)]
        self._starts, self._ends = self._bare_edges()
        self._last_line = _LAST_LINE_CHARACTERS if japanese else _LAST_LINE * measure
        self._by_phrase = japanese and shape != "dense"

    def ranges(self) -> tuple[tuple[int, int], ...]:
        places, measure = self._places, self._measure
        if self._length(0, len(places) - 1) <= measure:
            return (self._bare(0, len(self._cut)),)
        best: list[tuple[int, float, int]] = [(0, 0.0, 0)]
        first = 0
        line_cost = _LINE_COST if self._by_phrase else 0.0
        for here in range(1, len(places)):
            end_cost = self._end_cost(places[here]) if places[here] < len(self._cut) else None
            while first < here - 1 and self._length(first, here) > measure + 2:
                first += 1
            found = (len(places), inf, 0)
            least = (end_cost or 0.0) + line_cost
            for there in range(first, here):
                lines, cost, _ = best[there]
                lines = 0 if self._by_phrase else lines + 1
                if lines > found[0] or (lines == found[0] and cost + least >= found[1]):
                    continue
                length = self._length(there, here)
                if length > measure and there < here - 1:
                    continue
                cost += self._cost(length, end_cost) + line_cost
                if (lines, cost) < found[:2]:
                    found = (lines, cost, there)
            best.append(found)
        return self._walk(best)

    def _bare_edges(self) -> tuple[list[tuple[int, float, float, float]], list[tuple[int, float, float]]]:
        """Return what a line is that begins at each place (its first piece, where that is, its kern and what it
        changes), and one that ends there, spaces left out."""
        starts, ends = [], []
        for place in self._places:
            start, _ = self._bare(place, len(self._cut))
            piece = self._cut[start] if start < len(self._cut) else None
            starts.append(
                (start, self._widths[start], piece.kern if piece else 0.0, piece.at_start if piece else 0.0)
            )
            _, end = self._bare(0, place)
            ends.append((end, self._widths[end], self._cut[end - 1].at_end if end else 0.0))
        return starts, ends

    def _walk(self, best: list[tuple[int, float, int]]) -> tuple[tuple[int, int], ...]:
        ranges = []
        here = len(self._places) - 1
        while here > 0:
            there = best[here][2]
            ranges.append(self._bare(self._places[there], self._places[here]))
            here = there
        return tuple(reversed(ranges)) or ((0, 0),)

    def _bare(self, start: int, end: int) -> tuple[int, int]:
        cut = self._cut
        while end > start and cut[end - 1].space:
            end -= 1
        while start < end and cut[start].space:
            start += 1
        return start, end

    def _length(self, there: int, here: int) -> float:
        """Return how long a line from one place to another is."""
        start, left, kern, at_start = self._starts[there]
        end, right, at_end = self._ends[here]
        return right - left - kern + at_start + at_end if start < end else 0.0

    def _cost(self, length: float, end_cost: float | None) -> float:
        """Return a line's cost; the last one's end costs nothing."""
        slack = max(0.0, (self._measure - length) / self._measure)
        if end_cost is not None:
            return slack * slack + end_cost
        if self._shape == "title":
            return slack * slack
        return 1.0 if length < self._last_line else 0.0

    def _end_cost(self, end: int) -> float:
        """Return how badly a line ends here: within a Japanese phrase, at a hyphen, after a short word."""
        within = end < len(self._cut) and self._cut[end].within
        start, end = self._bare(0, end)
        last = self._cut[end - 1]
        if within:
            return _WITHIN_COST
        if last.hyphen:
            return _HYPHEN_COST
        if last.wide:
            return 0.0 if self._shape == "text" or last.text in "、。・　」』）" else 0.1
        short = len(last.text) <= 2 and last.text.isalpha() and (end - 2 < start or self._cut[end - 2].space)
        return (0.25 if self._shape != "text" else 0.004) if short else 0.0


def _place(cut: Sequence[Piece], manner: Manner, size: float) -> Line:
    """Give each run its place."""
    if not cut:
        return Line((), size, 0.0, ends_with_space=True)
    hyphenated = cut[-1].hyphen
    if hyphenated:
        last = cut[-1]
        ending = replace(last, text=last.text + HYPHEN, width=last.width + last.at_end, at_end=0.0)
        cut = [*cut[:-1], ending]
    long = sum(p.width + (p.kern if n else 0.0) for n, p in enumerate(cut)) + cut[0].at_start + cut[-1].at_end
    segments = tuple(_segments(cut, manner.track * size, size))
    return Line(segments, size, long * size, not cut[-1].wide and not hyphenated)


def _segments(cut: Sequence[Piece], track: float, size: float) -> list[Segment]:
    """Join pieces into segments as long as font and space between characters stay the same."""
    segments: list[Segment] = []
    x = cut[0].at_start * size
    text, font, start = "", MISSING, x
    for n, piece in enumerate(cut):
        gap = piece.kern * size if n else 0.0
        if n and font == piece.font != MISSING and abs(gap) < 1e-6:
            text += piece.text
        else:
            if n:
                segments.append(Segment(start, text, font, track, x - start))
            start, text, font = x + gap, piece.text, piece.font
        x += gap + piece.width * size
    segments.append(Segment(start, text, font, track, x - start))
    return segments
