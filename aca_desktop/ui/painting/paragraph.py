"""Words over several lines at exact heights: broken at phrases in Japanese, balanced, cut after the last line.

Knows no widget. A zero-width space (U+200B) in a text marks where a Japanese phrase ends.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from aca_desktop.domain.coalition.emphasis import spans
from aca_desktop.domain.papers.phrases import NO_BREAK, bound, phrases
from aca_desktop.ui.theme.theme import Theme
from aca_desktop.ui.theme.type import BASELINE, Style, font

PHRASE = "\u200b"
_JOINER = "\u2060"
_LINE = "\u2028"
_SHORT = 90


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one manner: `tone` names a colour of the tokens, None the paragraph's; `ground` one to lie on."""

    words: str
    strong: bool = False
    tone: str | None = None
    struck: bool = False
    ground: str | None = None


def marked(words: str) -> tuple[Run, ...]:
    """Return the runs of a sentence with **strong** words in it."""
    return tuple(Run(span.text, span.strong) for span in spans(words))


def literal(words: str) -> str:
    """Return words, such as a name or a path, so that no mark in them is taken for emphasis by `marked`."""
    return "".join("\\" + char if char in "\\*_" else char for char in words)


def plain(runs: Sequence[Run]) -> str:
    """Return what the runs say, for whoever hears it."""
    return "".join(run.words for run in runs).replace(PHRASE, "")


def held(words: str) -> str:
    """Hold each phrase of a marked text together, so that lines break between phrases only."""
    words = bound(words.replace("\n", _LINE))
    if PHRASE not in words:
        return words
    return PHRASE.join(_JOINER.join(phrase) for phrase in words.split(PHRASE))


def in_phrases(words: str) -> str:
    """Mark the phrases of a Japanese text where nobody has, except in a long one, which reads as books do."""
    return words if PHRASE in words or len(words) > _SHORT else PHRASE.join(phrases(words))


class Paragraph:
    """Runs laid out in one style; measured for a width, then drawn at a place."""

    def __init__(self, runs: Sequence[Run], style: Style, theme: Theme) -> None:
        self._runs, self._style, self._theme = runs, style, theme
        told, marked_ = [held(run.words) for run in runs], [held(in_phrases(run.words)) for run in runs]
        self._usual = self._made(told)
        self._by_phrases = self._made(marked_) if marked_ != told else None
        self._layout = self._by_phrases or self._usual
        self._pitch = style.line * theme.zoom
        self._laid: tuple[float, int | None, bool] | None = None
        self.height = 0.0
        self.width = 0.0
        self.whole = True

    def _made(self, told: Sequence[str]) -> QTextLayout:
        layout = QTextLayout("".join(told), font(self._style, self._theme))
        layout.setCacheEnabled(True)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._formats(told))
        return layout

    def lay(self, room: float, most: int | None = None) -> None:
        """Break into lines for a width in pixels, at most so many; `whole` tells whether all words found room."""
        if self._laid != (room, most, False):
            self._break(max(1.0, room), most)
            self._laid = (room, most, False)

    def lay_balanced(self, room: float) -> None:
        """Break into as few lines as the width allows, then narrow until one more would appear."""
        if self._laid == (room, None, True):
            return
        self._laid = (room, None, True)
        self._break(max(1.0, room), None)
        lines = self._layout.lineCount()
        if lines < 2:
            return
        low, high = room / lines / 2, room
        while high - low > 1:
            middle = (low + high) / 2
            self._break(middle, None)
            if self._layout.lineCount() > lines:
                low = middle
            else:
                high = middle
        self._break(high, None)

    def _break(self, room: float, most: int | None) -> None:
        """Break between phrases; where one is longer than a line, as the letters allow."""
        self._layout = self._by_phrases or self._usual
        self._break_layout(room, most)
        if self._by_phrases is not None and (not self.whole or self._breaks_a_phrase()):
            self._layout = self._usual
            self._break_layout(room, most)

    def _breaks_a_phrase(self) -> bool:
        text, count = self._layout.text(), self._layout.lineCount()
        ends = (self._layout.lineAt(n).textStart() + self._layout.lineAt(n).textLength() for n in range(count - 1))
        return any(_JOINER in text[max(0, end - 1) : end + 1] for end in ends)

    def _break_layout(self, room: float, most: int | None) -> None:
        layout = self._layout
        layout.beginLayout()
        y, self.width, self.whole = 0.0, 0.0, True
        style, size = self._style, self._style.size * self._theme.zoom
        shift = (style.line * self._theme.zoom) / 2 + BASELINE * size
        count = 0
        while True:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(room)
            # Lines grow with the tallest font in them: each is put where its base line belongs.
            line.setPosition(QPointF(0, y + floor(shift) - line.ascent()))
            self.width = max(self.width, line.naturalTextWidth())
            y += self._pitch
            count += 1
            if most is not None and count == most:
                self.whole = line.textStart() + line.textLength() >= len(layout.text())
                break
        layout.endLayout()
        self.height = y

    def lines(self) -> list[str]:
        """Return what stands on each line."""
        layout, text = self._layout, self._layout.text()
        broken = [layout.lineAt(n) for n in range(layout.lineCount())]
        return [text[line.textStart() : line.textStart() + line.textLength()] for line in broken]

    def draw(
        self, painter: QPainter, x: float, y: float, room: float, colour: QColor,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:  # fmt: skip
        """Draw what was laid out with its top left at x, y, in this colour where a run has no other."""
        layout = self._layout
        painter.setPen(colour)
        for n in range(layout.lineCount()):
            line = layout.lineAt(n)
            left = x
            if align != Qt.AlignmentFlag.AlignLeft:
                spare = room - line.naturalTextWidth()
                left += spare if align == Qt.AlignmentFlag.AlignRight else spare / 2
            if n == layout.lineCount() - 1 and not self.whole:
                self._draw_cut(painter, left, y, room, colour)
            else:
                line.draw(painter, QPointF(left, y))

    def _draw_cut(self, painter: QPainter, x: float, y: float, room: float, colour: QColor) -> None:
        """Draw the last line with an ellipsis; its runs look alike then."""
        from aca_desktop.ui.painting.words import fitted

        line = self._layout.lineAt(self._layout.lineCount() - 1)
        rest = (
            self._layout.text()[line.textStart() :].replace(_JOINER, "").replace(PHRASE, "").replace(NO_BREAK, " ")
        )
        strong = all(run.strong for run in self._runs)
        style = self._style.strong if strong else self._style
        painter.setFont(font(style, self._theme))
        painter.setPen(colour)
        shown = fitted(rest, style, self._theme, room)
        painter.drawText(QPointF(x, y + line.position().y() + line.ascent()), shown)

    def _formats(self, told: Sequence[str]) -> list[QTextLayout.FormatRange]:
        ranges, start = [], 0
        for run, words in zip(self._runs, told, strict=True):
            made = QTextLayout.FormatRange()
            made.start, made.length = start, len(words)
            made.format = self._format(run)
            ranges.append(made)
            start += made.length
        return ranges

    def _format(self, run: Run) -> QTextCharFormat:
        made = QTextCharFormat()
        if run.strong:
            made.setFontWeight(QFont.Weight.DemiBold)
        if run.tone is not None:
            made.setForeground(getattr(self._theme.tokens, run.tone))
        if run.ground is not None:
            made.setBackground(getattr(self._theme.tokens, run.ground))
        if run.struck:
            made.setFontStrikeOut(True)
        return made
