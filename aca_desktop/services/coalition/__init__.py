"""A coalition and its declarations, events, wordings and logo."""
