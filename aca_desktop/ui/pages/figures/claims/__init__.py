"""Public sentences: listed, written, proved."""
