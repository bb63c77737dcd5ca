"""Laptops: who they are and what is here of each; their files brought in; conflicts settled; kits and roles."""

from aca_desktop.ui.pages.laptops.page import LaptopsPage

__all__ = ["LaptopsPage"]
