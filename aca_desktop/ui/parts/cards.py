"""Cards: the white surfaces that a page is made of, and the figures among them that lead into a list."""

from enum import Enum
from typing import override

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from aca_desktop.ui.painting.shapes import rounded
from aca_desktop.ui.painting.words import draw_line, width
from aca_desktop.ui.theme.icons import draw_icon
from aca_desktop.ui.theme.theme import Theme, ThemedWidget, theme_of
from aca_desktop.ui.theme.type import BODY, FIGURE, QUIET, SMALL, Style


class Face(Enum):
    """How a card looks: as usual, or bounded or filled in sun, or chosen among others, or the step to take now."""

    USUAL = "usual"
    URGENT = "urgent"
    ATTENTION = "attention"
    CHOSEN = "chosen"
    NOW = "now"


class Card(ThemedWidget, QFrame):
    """A surface that holds a column (`body`), 16 inside its edge unless told otherwise."""

    def __init__(
        self, *, padding: int = 16, gap: int = 12, face: Face = Face.USUAL, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._padding, self._gap, self._face = padding, gap, face
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self._corners = [_Corner(self, n) for n in range(4)] if padding == 0 else []

    def set_face(self, face: Face) -> None:
        """Look otherwise."""
        self._face = face
        self.update()

    @override
    def use_theme(self, theme: Theme) -> None:
        inside = theme.px(self._padding) + 1
        self.body.setContentsMargins(inside, inside, inside, inside)
        self.body.setSpacing(theme.px(self._gap))

    @property
    def face(self) -> Face:
        """How the card looks."""
        return self._face

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = self.theme().px(8)
        for n, corner in enumerate(self._corners):
            x = self.width() - side if n % 2 else 0
            y = self.height() - side if n // 2 else 0
            corner.setGeometry(x, y, side, side)
            corner.raise_()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            draw_card(painter, QRectF(self.rect()), self._face, self.theme())


class _Corner(QWidget):
    """Covers one square corner of what fills a card to its edge: window outside, the card's rounded edge."""

    def __init__(self, card: Card, which: int) -> None:
        super().__init__(card)
        self._card, self._which = card, which
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        box = QRectF(self._card.rect()).translated(-self.pos().x(), -self.pos().y())
        outside = QPainterPath()
        outside.addRect(QRectF(self.rect()))
        inside = QPainterPath()
        inside.addRoundedRect(box, theme.px(8), theme.px(8))
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillPath(outside.subtracted(inside), theme.tokens.window)
            edge, wide = card_edge(self._card.face, theme)
            rounded(painter, box, theme.px(8), None, edge, wide)


def draw_card(painter: QPainter, box: QRectF, face: Face, theme: Theme) -> None:
    """Draw a card's ground and edge."""
    tokens = theme.tokens
    ground = tokens.sun_tint if face is Face.ATTENTION else tokens.tint if face is Face.CHOSEN else tokens.card
    edge, wide = card_edge(face, theme)
    rounded(painter, box, theme.px(8), ground, edge, wide)


def card_edge(face: Face, theme: Theme) -> tuple[QColor, int]:
    """Return the colour of a card's edge and its width."""
    tokens = theme.tokens
    if face is Face.URGENT:
        return tokens.sun_line, tokens.border + 1
    if face is Face.ATTENTION:
        return tokens.sun_line, tokens.border
    if face in (Face.CHOSEN, Face.NOW):
        return tokens.primary, tokens.border + 1
    return tokens.line, tokens.border


class FigureCard(ThemedWidget, QPushButton):
    """A number with its words, a button into the list that it counts; with an action's words it is in sun."""

    def __init__(
        self, figure: str, words: str, icon: str, *, action: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.tell(figure, words, action=action)

    def tell(self, figure: str, words: str, *, action: str = "") -> None:
        """Tell another number."""
        self._figure, self._said, self._action = figure, words, action
        super().setText(" ".join(filter(None, (figure, words))).replace("&", "&&"))
        self.setAccessibleDescription(action)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        theme = self.theme()
        words = width(self._said, BODY, theme) + theme.px(34)
        if self._action:
            words += width(self._action, SMALL.strong, theme) + theme.px(32)
        figure = width(self._figure, FIGURE, theme) + theme.px(34 + 20 + 8)
        return QSize(round(max(words, figure)) + 1, theme.px(82))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme().px(120), self.theme().px(82))

    def ring(self) -> tuple[QRectF, float]:
        """Return what the focus ring goes round, and its radius."""
        return QRectF(self.rect()), self.theme().px(8)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme()
        tokens = theme.tokens
        urgent = bool(self._action)
        with QPainter(self) as painter:
            draw_card(painter, QRectF(self.rect()), Face.ATTENTION if urgent else Face.USUAL, theme)
            if (self.underMouse() or self.isDown()) and not urgent:
                edge = tokens.line if tokens.tinted else tokens.primary
                ground = tokens.tint if self.isDown() else tokens.hover
                rounded(painter, self.rect(), theme.px(8), ground, edge, tokens.border)
            inside = theme.px(17)
            right = self.width() - inside
            square = theme.px(20)
            icon = tokens.sun_ink if urgent else tokens.quiet
            draw_icon(painter, self._icon, right - square, theme.px(21), square, icon)
            box = QRectF(inside, theme.px(13), right - square - inside - theme.px(8), theme.px(36))
            draw_line(painter, box, self._figure, FIGURE, theme, tokens.text)
            below = QRectF(inside, theme.px(49), right - inside, theme.px(20))
            if urgent:
                self._draw_action(painter, below, theme)
            style = self._fitting(below.width(), theme)
            draw_line(painter, below, self._said, style, theme, tokens.text if urgent else tokens.quiet)

    def _fitting(self, room: float, theme: Theme) -> Style:
        """Return the greatest style in which the words find room: they are told rather small than in part."""
        return next((one for one in (BODY, SMALL) if width(self._said, one, theme) <= room), QUIET)

    def _draw_action(self, painter: QPainter, box: QRectF, theme: Theme) -> None:
        square = theme.px(16)
        colour = theme.tokens.sun_ink
        draw_icon(
            painter, "chevron-right", box.right() - square + theme.px(3), box.top() + theme.px(2), square, colour
        )
        wide = width(self._action, SMALL.strong, theme) + 1
        place = QRectF(box.right() - square - theme.px(3) - wide, box.top(), wide, box.height())
        draw_line(painter, place, self._action, SMALL.strong, theme, colour)
        box.setRight(place.left() - theme.px(8))
