"""Looks: colours, letters and icons, and which of them a window wears. Knows no page and no workspace."""

from aca_desktop.ui.theme.look import Dressed, Look, look_of, tokens_of, wear

__all__ = ["Dressed", "Look", "look_of", "tokens_of", "wear"]
