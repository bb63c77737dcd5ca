"""Entries, who may write them, and what a set of them means."""
