"""Check boxes and radio buttons; their words wrap, and the whole row is the target."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QWidget

from aca_desktop.ui.painting.paragraph import Paragraph, Run, plain
from aca_desktop.ui.painting.shapes import dot, rounded
from aca_desktop.ui.theme.icons import draw_icon
from aca_desktop.ui.theme.theme import Theme, ThemedWidget
from aca_desktop.ui.theme.type import BODY, SIGNING, Style


@dataclass(frozen=True, slots=True)
class CheckSize:
    """Lengths of a check box and its words in pixels of the design; `stroke` is that of the mark in it."""

    box: int
    gap: int
    radius: int
    style: Style
    mark: int
    stroke: float
    edge: int = 1


USUAL_CHECK = CheckSize(18, 8, 4, BODY, 14, 3)
SIGNING_CHECK = CheckSize(40, 16, 6, SIGNING, 28, 2.4, 2)


if TYPE_CHECKING:

    class _Button(ThemedWidget, QAbstractButton): ...

else:
    _Button = ThemedWidget  # the Qt class comes with each of the two


class _Worded(_Button):
    """A box or a circle, named before its Qt class, with words beside it."""

    _words: "_Words"

    def _prepare(
        self, words: str, size: CheckSize, note: str, *, strong_note: bool = False, strong: bool = False
    ) -> None:
        self._words = _Words(size, note, strong_note=strong_note, strong=strong)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(words)

    @override
    def setText(self, words: str) -> None:
        """Say these words; an ampersand in them is one."""
        self._words.say(words)
        super().setText(self._words.escaped())
        self.setAccessibleDescription(self._words.note)
        self.updateGeometry()
        self.update()

    def words(self) -> str:
        """Return what it says."""
        return self._words.words

    @override
    def sizeHint(self) -> QSize:
        return self._words.hint(self.theme())

    @override
    def minimumSizeHint(self) -> QSize:
        return self._words.least(self.theme())

    @override
    def heightForWidth(self, width: int) -> int:
        return self._words.height(self.theme(), width)

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)


class CheckBox(_Worded, QCheckBox):
    """A box with words, and below them a note: what is necessary, what is optional."""

    def __init__(
        self, words: str, size: CheckSize = USUAL_CHECK, *, note: str = "", strong_note: bool = False,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._prepare(words, size, note, strong_note=strong_note)

    def ring(self) -> tuple[QRectF, float]:
        """Return what the focus ring goes round, and its radius."""
        size, theme = self._words.size, self.theme()
        if not self._words.words:
            top = (self.height() - theme.px(size.box)) / 2
            return QRectF(0, top, theme.px(size.box), theme.px(size.box)), theme.px(size.radius)
        return QRectF(self.rect()), theme.px(size.radius)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme()
        tokens, size = theme.tokens, self._words.size
        side = theme.px(size.box)
        with QPainter(self) as painter:
            box = QRectF(0, self._words.box_top(theme, self.width(), self.height()), side, side)
            edge = max(theme.px(size.edge), tokens.border)
            if not self.isEnabled():
                rounded(painter, box, theme.px(size.radius), tokens.disabled, tokens.on_disabled, edge)
                mark = tokens.on_disabled
            elif self.checkState() != Qt.CheckState.Unchecked:
                ground = tokens.primary_hover if self.underMouse() else tokens.primary
                rounded(painter, box, theme.px(size.radius), tokens.primary_pressed if self.isDown() else ground)
                mark = tokens.on_primary
            else:
                ground = tokens.hover if self.underMouse() else tokens.card
                edge_colour = tokens.primary if self.isDown() else tokens.line_strong
                rounded(painter, box, theme.px(size.radius), ground, edge_colour, edge)
                mark = tokens.primary
            inner = theme.px(size.mark)
            if self.checkState() != Qt.CheckState.Unchecked:
                name = "check" if self.checkState() == Qt.CheckState.Checked else "minus"
                shift = (side - inner) / 2
                draw_icon(painter, name, box.x() + shift, box.y() + shift, inner, mark, size.stroke)
            self._words.draw(painter, theme, self.width(), self.height(), on=self.isEnabled())


class Radio(_Worded, QRadioButton):
    """One of a few ways, with words beside its circle."""

    def __init__(
        self, words: str, size: CheckSize = USUAL_CHECK, *, note: str = "", strong: bool = False,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._prepare(words, size, note, strong=strong)

    def ring(self) -> tuple[QRectF, float]:
        """Return what the focus ring goes round, and its radius."""
        return QRectF(self.rect()), self.theme().px(4)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            self._draw(painter, self.width())

    def _top(self, wide: int) -> int:
        return self._words.box_top(self.theme(), wide, self.height())

    def _draw(self, painter: QPainter, wide: int) -> None:
        theme = self.theme()
        tokens, size = theme.tokens, self._words.size
        side = theme.px(size.box)
        box = QRectF(0, self._top(wide), side, side)
        edge = max(theme.px(size.edge), tokens.border)
        ground = tokens.hover if self.underMouse() else tokens.card
        colour = tokens.line_strong
        if not self.isEnabled():
            ground, colour = tokens.disabled, tokens.on_disabled
        elif self.isChecked():
            ground = colour = tokens.primary
        rounded(painter, box, side / 2, ground, colour, edge)
        if self.isChecked():
            mark = tokens.on_primary if self.isEnabled() else tokens.on_disabled
            dot(painter, box.center().x(), box.center().y(), side * 0.2, mark)
        self._words.draw(painter, theme, wide, self.height(), on=self.isEnabled())


class _Words:
    """What stands beside a box or circle, and how much room it takes."""

    def __init__(self, size: CheckSize, note: str, *, strong_note: bool, strong: bool) -> None:
        self.size, self.note, self.words = size, note, ""
        self._strong_note, self._strong = strong_note, strong
        self._laid: tuple[Theme, Paragraph] | None = None

    def say(self, words: str) -> None:
        self.words = plain((Run(words),))
        self._runs = [Run(words, strong=self._strong)]
        if self.note:
            tone = None if self._strong_note else "quiet"
            self._runs.append(Run("\n" + self.note, strong=self._strong_note, tone=tone))
        self._laid = None

    def escaped(self) -> str:
        """Return the words for Qt, to which an ampersand is a mark."""
        return self.words.replace("&", "&&")

    def _paragraph(self, theme: Theme, room: float) -> Paragraph:
        if self._laid is None or self._laid[0] is not theme:
            self._laid = theme, Paragraph(self._runs, self.size.style, theme)
        paragraph = self._laid[1]
        paragraph.lay(room)
        return paragraph

    def _left(self, theme: Theme) -> int:
        return theme.px(self.size.box + self.size.gap) if self.words else theme.px(self.size.box)

    def hint(self, theme: Theme) -> QSize:
        """Return the size on one line."""
        if not self.words:
            return QSize(theme.px(self.size.box), theme.px(self.size.box))
        paragraph = self._paragraph(theme, 1_000_000)
        high = max(paragraph.height, theme.px(self.size.box) + 2 * theme.px(1))
        return QSize(self._left(theme) + round(paragraph.width) + 1, round(high))

    def least(self, theme: Theme) -> QSize:
        """Return the smallest size that is of use."""
        hint = self.hint(theme)
        return QSize(
            min(hint.width(), self._left(theme) + theme.px(96)) if self.words else hint.width(), hint.height()
        )

    def height(self, theme: Theme, width: int) -> int:
        """Return how high the words are in this width."""
        if not self.words:
            return theme.px(self.size.box)
        paragraph = self._paragraph(theme, width - self._left(theme))
        return max(round(paragraph.height), theme.px(self.size.box) + 2 * theme.px(1))

    def box_top(self, theme: Theme, width: int, height: int) -> int:
        """Return where the box begins: beside the first line, or in the middle of a single one."""
        side = theme.px(self.size.box)
        if not self.words:
            return (height - side) // 2
        laid = self._paragraph(theme, width - self._left(theme)).height
        top = (height - max(laid, side)) / 2
        return round(top + max(0.0, (theme.px(self.size.style.line) - side) / 2))

    def draw(self, painter: QPainter, theme: Theme, width: int, height: int, *, on: bool) -> None:
        """Draw the words beside the box."""
        if not self.words:
            return
        room = width - self._left(theme)
        paragraph = self._paragraph(theme, room)
        top = (height - max(paragraph.height, theme.px(self.size.box))) / 2
        if paragraph.height < theme.px(self.size.box):
            top = (height - paragraph.height) / 2
        colour = theme.tokens.text if on else theme.tokens.on_disabled
        paragraph.draw(painter, self._left(theme), round(top), room, colour)
