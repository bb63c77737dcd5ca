"""One organisation, beside the list."""
