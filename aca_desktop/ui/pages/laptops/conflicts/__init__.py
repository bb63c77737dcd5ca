"""Fields with several values, compared and settled."""
