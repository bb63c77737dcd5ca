"""Text of a page: a label that keeps its line height, wraps, is cut short with a tooltip, and can be heard."""

from collections.abc import Sequence
from math import ceil
from typing import override

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from aca_desktop.ui.painting.paragraph import Paragraph, Run, marked, plain
from aca_desktop.ui.theme.theme import Theme, ThemedWidget
from aca_desktop.ui.theme.type import BODY, CLAIM, PAGE_TITLE, QUIET, SECTION, SMALL, Style

_SHORTEST, _TITLE = 48, 36


class Text(ThemedWidget, QLabel):
    """Words in one style of the scale. `tone` names a colour of the tokens.

    One line, unless `wraps` (or `balanced`: all lines about as long). What finds no room ends with an ellipsis
    and is shown whole in a tooltip, after `lines` lines if given. With `fixed`, a line is never cut short.
    """

    def __init__(
        self,
        words: str = "",
        style: Style = BODY,
        tone: str = "text",
        *,
        wraps: bool = False,
        balanced: bool = False,
        lines: int | None = None,
        fixed: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._style, self._tone, self._align = style, tone, align
        self._wraps, self._balanced = wraps or balanced, balanced
        self._most = lines if self._wraps else 1
        self._fixed = fixed
        self._runs: tuple[Run, ...] = ()
        self._paragraph: Paragraph | None = None
        across = QSizePolicy.Policy.Fixed if fixed else QSizePolicy.Policy.Preferred
        policy = QSizePolicy(across, QSizePolicy.Policy.Preferred if self._wraps else QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(self._wraps)
        self.setSizePolicy(policy)
        self.setText(words)

    @override
    def setText(self, words: str) -> None:
        """Show these words, in place of those before."""
        self.set_runs((Run(words, self._style.weight == 600),))

    def set_marked(self, words: str) -> None:
        """Show a sentence with **strong** words in it."""
        self.set_runs(marked(words))

    def set_runs(self, runs: Sequence[Run]) -> None:
        """Show words in several manners."""
        self._runs = tuple(runs)
        super().setText(plain(self._runs))
        self._forget()

    def set_tone(self, tone: str) -> None:
        """Show the words in another colour of the tokens."""
        self._tone = tone
        self.update()

    def set_lines(self, lines: int | None) -> None:
        """End words that wrap with an ellipsis after another number of lines."""
        if lines != self._most:
            self._most = lines
            self._forget()

    def set_style(self, style: Style) -> None:
        """Show the words in another style."""
        self._style = style
        self._forget()

    @override
    def use_theme(self, theme: Theme) -> None:
        self._forget()

    @override
    def recolour(self, theme: Theme) -> None:
        self._paragraph = None

    def _forget(self) -> None:
        self._paragraph = None
        self.updateGeometry()
        self._show_rest()
        self.update()

    def _laid(self, room: float) -> Paragraph:
        theme = self.theme()
        if self._paragraph is None:
            self._paragraph = Paragraph(self._runs, self._style, theme)
        if self._balanced:
            self._paragraph.lay_balanced(room)
        else:
            self._paragraph.lay(room, self._most)
        return self._paragraph

    @override
    def sizeHint(self) -> QSize:
        laid = self._laid(640 * self.theme().zoom if self._wraps else 1_000_000)
        return QSize(ceil(laid.width), round(laid.height))

    @override
    def minimumSizeHint(self) -> QSize:
        theme = self.theme()
        hint = self.sizeHint()
        if self._fixed:
            return hint
        return QSize(min(hint.width(), theme.px(_SHORTEST)), theme.px(self._style.line))

    @override
    def hasHeightForWidth(self) -> bool:
        return self._wraps

    @override
    def heightForWidth(self, width: int) -> int:
        return round(self._laid(width).height) if self._wraps else -1

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_rest()

    def _show_rest(self) -> None:
        """Let the tooltip tell what found no room."""
        whole = self._laid(self.width()).whole if self.testAttribute(Qt.WidgetAttribute.WA_Resized) else True
        told = "" if whole else self.text()
        if self.toolTip() != told:
            self.setToolTip(told)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme()
        laid = self._laid(self.width())
        tone = getattr(theme.tokens, self._tone if self.isEnabled() else "on_disabled")
        top = 0.0 if self._wraps else (self.height() - laid.height) / 2
        with QPainter(self) as painter:
            laid.draw(painter, 0, round(top), self.width(), tone, self._align)


class _PageTitle(Text):
    """As high as a button, so that titles stand alike on pages with buttons beside them and on those with none."""

    @override
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), max(hint.height(), self.theme().px(_TITLE)))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


def page_title(words: str) -> Text:
    """Return a page's title."""
    return _PageTitle(words, PAGE_TITLE, fixed=True)


def section_title(words: str) -> Text:
    """Return the title of a card or a part of a page."""
    return Text(words, SECTION)


def claim(words: str) -> Text:
    """Return a claim, its lines about as long as each other."""
    return Text(words, CLAIM, balanced=True)


def field_label(words: str) -> Text:
    """Return what stands above a field."""
    return Text(words, SMALL.strong)


def quiet(words: str, *, wraps: bool = False) -> Text:
    """Return small words beside something greater."""
    return Text(words, QUIET, "quiet", wraps=wraps)
