"""The workspace file: opened, locked, copied, replaced."""
