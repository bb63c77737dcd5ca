"""A bare window to put parts into, shown in a look."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from aca_desktop.ui.theme import Theme, apply_theme
from aca_desktop.ui.theme.tokens import Tokens


@contextmanager
def window_of_parts(app: QApplication, tokens: Tokens) -> Iterator[QWidget]:
    """Show a window with a column, and let it go afterwards."""
    window = QWidget()
    QVBoxLayout(window)
    apply_theme(window, Theme(tokens))
    window.resize(600, 400)
    window.show()
    window.activateWindow()
    yield window
    window.close()
    window.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def put(desk: QWidget, *parts: QWidget) -> None:
    """Put parts below each other into the window."""
    layout = desk.layout()
    assert layout is not None
    for part in parts:
        layout.addWidget(part)
        part.show()
    layout.activate()
