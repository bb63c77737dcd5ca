"""Settings: how the window speaks and looks, this laptop, its backups, the program and its licences."""

from aca_desktop.ui.pages.settings.page import SettingsPage

__all__ = ["SettingsPage"]
