"""The organisations: the list of all, and beside it one with its details, signatures, history and papers."""

from aca_desktop.ui.pages.organisations.page import OrganisationsPage

__all__ = ["OrganisationsPage"]
