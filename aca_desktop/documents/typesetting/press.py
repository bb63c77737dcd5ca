"""Setting words on pages in one language: a style, a measure, and where the first line goes.

What a word says is the caller's; where marks and meaning are written is `page`'s.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from aca_desktop.documents.images.pictures import Picture, read_picture
from aca_desktop.documents.typesetting.colours import INK, Colour
from aca_desktop.documents.typesetting.fonts import Manner, Weight, font_name, width
from aca_desktop.documents.typesetting.lines import REMEMBERED, Line, Segment, Shape, set_lines
from aca_desktop.documents.typesetting.page import MM, PIXELS_A_MARK, Pages
from aca_desktop.documents.typesetting.pieces import plain
from aca_desktop.documents.typesetting.structure import Role
from aca_desktop.domain.coalition.emphasis import Span
from aca_desktop.domain.values.plain_png import size_of
from aca_desktop.i18n import Speech


@dataclass(frozen=True, slots=True)
class Style:
    """Type in points: size and lead (from baseline to baseline), weight, colour, tracking in em."""

    size: float
    lead: float = 0.0
    weight: Weight = 400
    colour: Colour = INK
    italic: bool = False
    track: float = 0.0

    def scaled(self, factor: float) -> "Style":
        """Return the style in another size, lead with it."""
        return replace(self, size=round(self.size * factor, 2), lead=round(self.lead * factor, 3))


@dataclass(frozen=True, slots=True)
class Press:
    """One document in the making: its pages, its language's words, where its text stands between."""

    pages: Pages
    speech: Speech

    @property
    def japanese(self) -> bool:
        """Say whether the document is in Japanese."""
        return self.speech.language == "ja"

    def either(self, latin: float, japanese: float) -> float:
        """Return the first, or the second for Japanese."""
        return japanese if self.japanese else latin

    def set(
        self, words: str | tuple[Span, ...], style: Style, measure: float, *, shape: Shape = "text",
    ) -> tuple[Line, ...]:  # fmt: skip
        """Set words in a style to a measure in millimetres."""
        self.pages.limits.take(len(words) if isinstance(words, str) else sum(len(span.text) for span in words))
        setting = (self.speech.language, style, measure, shape)
        return _plainly(words, *setting) if isinstance(words, str) else _set(words, *setting)

    def single(self, words: str, style: Style, measure: float) -> Line:
        """Set words on one line, cut short with an ellipsis if they are too long for it."""
        lines = self.set(words, style, measure)
        if len(lines) == 1:
            return lines[0]
        cut = self.set(words[:1] + "…", style, measure)[0]
        fitting, too_long = 1, min(len(words), _MOST_ON_A_LINE)
        while too_long - fitting > 1:
            middle = (fitting + too_long) // 2
            lines = self.set(_cut(words, middle) + "…", style, measure)
            if len(lines) == 1:
                fitting, cut = middle, lines[0]
            else:
                too_long = middle
        return cut

    def whole(self, words: str, style: Style, measure: float, height: float) -> tuple[tuple[Line, ...], Style]:
        """Set words that are never cut: the largest on one line, else on lines that fill no more than the height
        (in millimetres); return the style they are set in."""
        for factor in _ON_ONE_LINE:
            smaller = style.scaled(factor)
            if len(lines := self.set(words, smaller, measure)) == 1:
                return lines, smaller
        for factor in _ON_MORE_LINES:
            smaller = style.scaled(factor)
            lines = self.set(words, smaller, measure)
            if len(lines) * smaller.lead / MM <= height:
                break
        return lines, smaller

    def digits(self, digits: str, style: Style) -> Line:
        """Set digits of one font that never part, and that no other paper has: they are not remembered."""
        font = font_name(digits[0], _manner(self.speech.language, style))
        wide = (width(digits, font) + style.track * len(digits)) * style.size
        return Line(
            (Segment(0.0, digits, font, style.track * style.size, wide),), style.size, wide, ends_with_space=True
        )

    def at_most(self, count: int, words: str | tuple[Span, ...], style: Style, measure: float) -> tuple[Line, ...]:
        """Set words on at most so many lines, the last cut short with an ellipsis if they are too many."""
        lines = self.set(words, style, measure)
        if len(lines) > count:
            lines = self.set(words, style, measure, shape="dense")
        if len(lines) <= count:
            return lines
        rest = "".join(line.text + (" " if line.ends_with_space else "") for line in lines[count - 1 :])
        return (*lines[: count - 1], self.single(rest, style, measure))

    def joined(self, sentences: Sequence[str]) -> str:
        """Return sentences one after the other, as this language parts them."""
        return ("" if self.japanese else " ").join(sentences)

    def write(self, lines: tuple[Line, ...], x: float, y: float, style: Style) -> float:
        """Draw lines one below the other, the first baseline at y, and return the last one's baseline."""
        lead = style.lead / MM
        self.pages.lines([(x, y + n * lead, line) for n, line in enumerate(lines)], style.colour)
        return y + lead * (len(lines) - 1)

    def paragraph(
        self, words: str, style: Style, x: float, y: float, measure: float, *, role: Role = "P"
    ) -> float:
        """Write a paragraph or heading whose first line stands at y (mm); return where the next may begin."""
        lines = self.set(words, style, measure, shape="name" if role == "H1" else "text")
        with self.pages.element(role):
            self.write(lines, x, y, style)
        return y + len(lines) * style.lead / MM

    def write_right(self, line: Line, right: float, y: float, style: Style) -> None:
        """Draw a line that ends at `right`."""
        self.pages.lines([(right - line.width / MM, y, line)], style.colour)

    def write_centred(self, line: Line, middle: float, y: float, style: Style) -> None:
        """Draw a line with its middle there."""
        self.pages.lines([(middle - line.width / MM / 2, y, line)], style.colour)

    def picture(self, data: bytes) -> Picture | None:
        """Read a picture to be drawn; None where it is damaged."""
        width, height = size_of(data) or (0, 0)
        self.pages.limits.take(width * height // PIXELS_A_MARK)
        return read_picture(data)

    def width(self, words: str, style: Style) -> float:
        """Return the width of words on one line, in millimetres."""
        return self.set(words, style, 10_000)[0].width / MM


_ON_ONE_LINE = (1.0, 0.85, 0.7, 0.6)
_ON_MORE_LINES = (0.6, 0.5, 0.42, 0.34, 0.28)

_MOST_ON_A_LINE = 500
"""More letters than the narrowest of them fit across a page."""


def _cut(words: str, most: int) -> str:
    """Return the words' beginning of at most so many characters, up to a word's end if that is most of it."""
    kept = words[:most]
    whole = kept if words[most : most + 1] == " " else kept.rpartition(" ")[0]
    return whole.rstrip(" ,;:·") if 2 * len(whole) > most else kept.rstrip()


@lru_cache(maxsize=REMEMBERED)
def _plainly(words: str, language: str, style: Style, measure: float, shape: Shape) -> tuple[Line, ...]:
    """Set words without emphasis; those that every paper has are found without being taken apart first."""
    return _set(plain(words), language, style, measure, shape)


def _set(spans: tuple[Span, ...], language: str, style: Style, measure: float, shape: Shape) -> tuple[Line, ...]:
    return set_lines(spans, _manner(language, style), style.size, measure * MM, shape=shape)


def _manner(language: str, style: Style) -> Manner:
    return Manner(language, style.weight, style.italic, style.track)


def shortened(identity: str) -> str:
    """Write an id as people compare it: 9f3c 27e1 … 0a86."""
    return f"{identity[:4]}\u00a0{identity[4:8]}\u00a0…\u00a0{identity[-4:]}"
