"""A paper's pages as its PDF draws them, below each other, as wide as there is room.

QtPdf is imported when the first paper is shown, never before.
"""

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from aca_desktop.i18n import Speech
from aca_desktop.ui.painting.shapes import rounded
from aca_desktop.ui.parts.rows import Column
from aca_desktop.ui.theme.theme import ThemedWidget

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument

_WIDEST = 640


class Pages(Column):
    """The pages of one PDF."""

    def __init__(self) -> None:
        super().__init__(gap=16)
        self._document: QPdfDocument | None = None
        self._sheets: list[_Sheet] = []

    def show_pdf(self, data: bytes, speech: Speech) -> None:
        """Show another PDF."""
        from PySide6.QtPdf import QPdfDocument

        document = QPdfDocument(self)
        buffer = QBuffer(document)  # which reads it until its own end
        buffer.setData(QByteArray(data))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document.load(buffer)
        for sheet in self._sheets:
            self.box.removeWidget(sheet)
            sheet.hide()
            sheet.deleteLater()
        before, self._document = self._document, document
        self._sheets = [
            _Sheet(document, page, self._said(document, page, speech)) for page in range(document.pageCount())
        ]
        for sheet in self._sheets:
            self.box.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
        if before is not None:
            before.close()
            before.deleteLater()

    @property
    def count(self) -> int:
        """How many pages are shown."""
        return len(self._sheets)

    def words(self) -> str:
        """Return what the pages say."""
        return "\n".join(sheet.text() for sheet in self._sheets)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for sheet in self._sheets:
            sheet.set_room(self.width())

    def _said(self, document: "QPdfDocument", page: int, speech: Speech) -> str:
        text = document.getAllText(page).text()
        number = speech.say("Page {page} of {pages}", page=page + 1, pages=document.pageCount())
        return f"{number}\n{text}"


class _Sheet(ThemedWidget, QLabel):
    """One page; a screen reader hears its text."""

    def __init__(self, document: "QPdfDocument", page: int, said: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._page = document, page
        self._room = _WIDEST
        self._drawn: QImage | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(said)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_room(self, room: int) -> None:
        """Be no wider than this."""
        if room != self._room:
            self._room = room
            self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        points = self._document.pagePointSize(self._page)
        wide = max(200, min(self._room, self.theme().px(_WIDEST)))
        return QSize(wide, round(wide * points.height() / max(1.0, points.width())))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        size = QSize(round(self.width() * ratio), round(self.height() * ratio))
        if self._drawn is None or self._drawn.size() != size:
            self._drawn = self._document.render(self._page, size)
        tokens = self.theme().tokens
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), Qt.GlobalColor.white)
            painter.drawImage(self.rect(), self._drawn)
            rounded(painter, self.rect(), 0, None, tokens.line_strong, 1)
