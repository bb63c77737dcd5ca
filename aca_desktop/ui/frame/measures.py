"""How large the window's own parts are, in pixels of the design. Known before any of them is made."""

from PySide6.QtCore import QSize

SIDE_BAR, TOP_BAR, STRIP = 208, 56, 32

LEAST = QSize(940, 500)
"""The least window, in pixels: half of a screen of 1920 × 1080 at 200 %, less its task bar. Pages scroll in it."""

TITLE = 32
"""What the system's title bar may need above the window, in pixels."""
