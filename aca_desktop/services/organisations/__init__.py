"""Organisations: listed, edited, imported, reviewed, united."""
