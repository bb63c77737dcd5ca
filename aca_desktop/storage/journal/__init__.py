"""The journal in SQL, the tables that are a view of it, and whether both are sound."""
