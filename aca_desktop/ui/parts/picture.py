"""A small picture, such as a coalition's logo, on white as it stands on paper. Knows not whose it is."""

from typing import override

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from aca_desktop.ui.painting.shapes import rounded
from aca_desktop.ui.theme.theme import ThemedWidget


class Picture(ThemedWidget, QLabel):
    """Shows a PNG as large as it fits; `said` tells who cannot see what it is."""

    def __init__(self, size: tuple[int, int], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self._image = QImage()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_png(self, data: bytes, said: str) -> None:
        """Show another picture; no bytes, or what is no PNG, leave the frame empty."""
        self._image = QImage.fromData(data) if data else QImage()
        self.setText(said)
        self.update()

    @property
    def is_shown(self) -> bool:
        """Whether there is a picture."""
        return not self._image.isNull()

    @override
    def sizeHint(self) -> QSize:
        theme = self.theme()
        return QSize(theme.px(self._size[0]), theme.px(self._size[1]))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme()
        tokens = theme.tokens
        with QPainter(self) as painter:
            rounded(painter, self.rect(), theme.px(4), QColor("white"), tokens.line_strong, tokens.border)
            if self._image.isNull():
                return
            around = theme.px(8)
            room = QRectF(self.rect()).adjusted(around, around, -around, -around)
            size = QSizeF(self._image.size()).scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
            box = QRectF(room.topLeft(), size)
            box.moveCenter(room.center())
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(box, self._image)
