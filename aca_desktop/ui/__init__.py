"""The window (PySide6). The only room with Qt."""
