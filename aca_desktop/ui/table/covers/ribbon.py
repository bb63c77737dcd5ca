"""What marks a table of a sample, above everything: nothing that is signed here counts."""

from typing import override

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from aca_desktop.i18n import Speech
from aca_desktop.ui.painting.words import CENTRE, draw_line
from aca_desktop.ui.theme.theme import ThemedWidget
from aca_desktop.ui.theme.type import BODY, SIGNING


class Ribbon(ThemedWidget, QLabel):
    """A line of words on sun, as wide as the window."""

    def __init__(self) -> None:
        super().__init__()
        self._style = SIGNING.strong
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def retranslate(self, speech: Speech) -> None:
        """Say it in the guest's language."""
        self.setText(speech.say("SAMPLE: nothing signed here counts"))

    def set_large(self, large: bool) -> None:
        """Take no more room where the text is large."""
        self._style = BODY.strong if large else SIGNING.strong
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(1, self.theme().px(self._style.line))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme()
        with QPainter(self) as painter:
            box = QRectF(self.rect())
            painter.fillRect(box, theme.tokens.sun)
            draw_line(painter, box, self.text(), self._style, theme, theme.tokens.on_sun, CENTRE)
