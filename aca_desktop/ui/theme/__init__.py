"""Themes: colours, fonts and icons, and which of them a window has. Knows no page and no workspace."""

from aca_desktop.ui.theme.theme import Theme, ThemedWidget, apply_theme, theme_of, tokens_of

__all__ = ["Theme", "ThemedWidget", "apply_theme", "theme_of", "tokens_of"]
