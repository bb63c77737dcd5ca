"""Documents: what can be made, seen as it is printed, saved, printed; all declarations at once."""

from aca_desktop.ui.pages.documents.page import DocumentsPage

__all__ = ["DocumentsPage"]
