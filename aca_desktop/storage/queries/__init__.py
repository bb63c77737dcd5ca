"""Questions to the tables, and what a laptop keeps for itself."""
