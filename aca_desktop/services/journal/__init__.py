"""Edits and what takes them back: undo, conflicts, erasure."""
