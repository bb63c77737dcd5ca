"""Records that may be one organisation."""
