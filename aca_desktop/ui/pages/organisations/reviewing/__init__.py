"""Signatures that wait for review."""
