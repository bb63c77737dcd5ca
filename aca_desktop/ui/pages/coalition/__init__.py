"""The coalition's page: what it is called, what it asks, its declarations and events. Each part is a file."""

from aca_desktop.ui.pages.coalition.page import CoalitionPage

__all__ = ["CoalitionPage"]
