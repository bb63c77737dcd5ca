"""The first page of an open file: what is to do, who counts, how it grew. Each part is a file."""

from aca_desktop.ui.pages.overview.page import OverviewPage

__all__ = ["OverviewPage"]
