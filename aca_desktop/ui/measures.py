"""How large the window's own parts are, in pixels of the design. Known before any of them is made."""

from PySide6.QtCore import QSize

SIDE_BAR, TOP_BAR, STRIP = 208, 56, 32

LEAST = QSize(1024, 640)
"""The least screen that a desk is for. Qt has a smaller one of its own where there is no display."""

TITLE = 32
"""What the system's title bar may need above the window, in pixels."""
