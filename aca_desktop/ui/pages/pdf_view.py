"""A PDF as Qt draws it, beside the window's thread: whole pages, larger or smaller, its text for who listens.

Imported when the first paper is shown, never before: QtPdf is heavy.
"""

from typing import override

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSizeF, Qt, QTimer
from PySide6.QtGui import QAccessible, QPalette, QWheelEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QWidget

from aca_desktop.i18n import Speech
from aca_desktop.ui.painting.telling import Line
from aca_desktop.ui.parts.scrolling import thin_bars
from aca_desktop.ui.theme.theme import Theme, ThemedWidget

_STEP = 1.25
_LEAST, _MOST = 0.1, 5.0
_TOLD_PAGES = 3
"""So many pages are read out; a longer paper is read in a reader of its own."""


class PdfView(ThemedWidget, QPdfView):
    """The pages of one PDF below each other, one whole page at a time unless enlarged."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._document = QPdfDocument(parent)  # not the view's own, which would outlive what draws it, and crash
        self._words = ""
        self._buffer = QBuffer(self._document)  # which reads it until its own end
        thin_bars(self)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.FitInView)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setDocument(self._document)

    def show_pdf(self, data: bytes, speech: Speech) -> None:
        """Show another PDF, or with no bytes none at all."""
        self._document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(data))
        self.setZoomMode(QPdfView.ZoomMode.FitInView)
        if data:
            self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
            self._document.load(self._buffer)
        self.verticalScrollBar().setValue(0)
        self._words = ""
        if data:
            QTimer.singleShot(0, self, lambda: self._tell(speech))  # once it is seen

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return self._document.pageCount()

    def words(self) -> str:
        """Return what the pages say, as far as they are read out."""
        return self._words

    def told_role(self) -> QAccessible.Role:
        """Return what it is to a screen reader."""
        return QAccessible.Role.Document

    def told(self) -> list[Line]:
        """Return what is read out, line by line."""
        return [Line(line.strip(), self.rect()) for line in self._words.splitlines() if line.strip()]

    @property
    def fits(self) -> bool:
        """Whether a page is shown whole."""
        return self.zoomMode() == QPdfView.ZoomMode.FitInView

    def fit(self) -> None:
        """Show whole pages."""
        self.setZoomMode(QPdfView.ZoomMode.FitInView)

    def enlarge(self, steps: int) -> None:
        """Show pages so many steps larger, or smaller."""
        factor = (self._factor_of_fit() if self.fits else self.zoomFactor()) * _STEP**steps
        self.setZoomMode(QPdfView.ZoomMode.Custom)
        self.setZoomFactor(min(max(factor, _LEAST), _MOST))

    def _factor_of_fit(self) -> float:
        page = self._document.pagePointSize(0) if self.pages else QSizeF(595, 842)
        points_to_pixels = self.screen().logicalDotsPerInch() / 72
        margins = self.documentMargins()
        wide = self.viewport().width() - margins.left() - margins.right()
        high = self.viewport().height() - margins.top() - margins.bottom()
        return max(0.05, min(wide / page.width(), high / page.height()) / points_to_pixels)

    def _tell(self, speech: Speech) -> None:
        self._words = self._said(speech) if self.pages else ""

    def _said(self, speech: Speech) -> str:
        pages = self.pages
        told = []
        for page in range(min(pages, _TOLD_PAGES)):
            told.append(speech.say("Page {page} of {pages}", page=page + 1, pages=pages))
            told.append(self._document.getAllText(page).text())
        return "\n".join(told)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl make it larger or smaller."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.angleDelta().y():
            self.enlarge(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    @override
    def recolour(self, theme: Theme) -> None:
        colours = QPalette(self.palette())
        colours.setColor(QPalette.ColorRole.Dark, theme.tokens.track)
        self.setPalette(colours)
