"""What is drawn rather than laid out: shapes, words, ink, charts, rings. Knows no page and no workspace."""
