"""Papers on a printer: which one is asked with the system's own dialog, the pages are drawn in the worker.

QtPdf and the printer's support are imported when something is printed, never before.
"""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from aca_desktop.ui.background import Progress

_FINEST = 300
"""Dots per inch beyond which a page grows and nobody sees a difference."""


def chosen_printer(parent: QWidget, title: str) -> "QPrinter | None":
    """Ask for a printer and how to print; None if nothing is to be printed."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(title)
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


def draw(data: bytes, printer: "QPrinter", progress: "Progress") -> int:
    """Draw a PDF's pages on a printer, each as large as its paper; return how many. For the worker."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, Qt
    from PySide6.QtGui import QPainter
    from PySide6.QtPdf import QPdfDocument

    bytes_ = QByteArray(data)
    buffer = QBuffer(bytes_)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    printer.setFullPage(True)
    box = printer.pageLayout().fullRectPixels(printer.resolution())
    finer = min(1.0, _FINEST / printer.resolution())
    count = int(document.pageCount())
    with QPainter(printer) as painter:
        for page in range(count):
            progress(page, count)
            if page:
                printer.newPage()
            points = document.pagePointSize(page)
            size = points.scaled(box.size().toSizeF(), Qt.AspectRatioMode.KeepAspectRatio).toSize()
            image = document.render(page, size * finer)
            painter.drawImage(QRect(box.topLeft(), size), image)
    document.close()
    return count
