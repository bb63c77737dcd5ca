"""Sync files: framed, written, read, and brought into the journal."""
