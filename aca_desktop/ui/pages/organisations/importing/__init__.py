"""A table of organisations before it is imported."""
