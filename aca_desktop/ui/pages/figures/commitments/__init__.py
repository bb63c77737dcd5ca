"""Commitments: listed and written."""
