"""What the coalition may say, and why: sentences, totals, commitments, places, snapshots. Each part is a file."""

from aca_desktop.ui.pages.figures.page import FiguresPage

__all__ = ["FiguresPage"]
