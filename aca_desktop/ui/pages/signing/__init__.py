"""Signing, one person after the other: who, for whom, what is agreed to, the hand's signature, its paper."""

from aca_desktop.ui.pages.signing.page import SigningPage

__all__ = ["SigningPage"]
