"""The palette that Qt's own painting goes by, made of tokens, so that nothing of Fusion's colours is left."""

from PySide6.QtGui import QPalette

from aca_desktop.ui.theme.tokens import Tokens

_GROUP = QPalette.ColorGroup
_ROLE = QPalette.ColorRole


def palette(tokens: Tokens) -> QPalette:
    """Return the palette of a theme."""
    made = QPalette()
    for role, colour in {
        _ROLE.Window: tokens.window,
        _ROLE.WindowText: tokens.text,
        _ROLE.Base: tokens.card,
        _ROLE.AlternateBase: tokens.hover,
        _ROLE.ToolTipBase: tokens.card,
        _ROLE.ToolTipText: tokens.text,
        _ROLE.PlaceholderText: tokens.quiet,
        _ROLE.Text: tokens.text,
        _ROLE.Button: tokens.card,
        _ROLE.ButtonText: tokens.text,
        _ROLE.BrightText: tokens.on_primary,
        _ROLE.Light: tokens.card,
        _ROLE.Midlight: tokens.hover,
        _ROLE.Mid: tokens.line,
        _ROLE.Dark: tokens.line_strong,
        _ROLE.Shadow: tokens.line_strong,
        _ROLE.Highlight: tokens.primary,
        _ROLE.HighlightedText: tokens.on_primary,
        _ROLE.Accent: tokens.primary,
        _ROLE.Link: tokens.primary,
        _ROLE.LinkVisited: tokens.primary,
    }.items():
        made.setColor(role, colour)
    for role in (_ROLE.WindowText, _ROLE.Text, _ROLE.ButtonText, _ROLE.PlaceholderText, _ROLE.ToolTipText):
        made.setColor(_GROUP.Disabled, role, tokens.on_disabled)
    made.setColor(_GROUP.Disabled, _ROLE.Base, tokens.disabled)
    made.setColor(_GROUP.Disabled, _ROLE.Button, tokens.disabled)
    return made
