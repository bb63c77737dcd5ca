"""Documents: gathered, drawn, sealed, written, checked."""
