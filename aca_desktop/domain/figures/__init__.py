"""Places, totals, commitments and public sentences."""
