"""How large the window's own parts are, in pixels of the design. Known before any of them is made."""

SIDE_BAR, TOP_BAR, STRIP = 208, 56, 32
